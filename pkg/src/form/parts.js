// The parts of a form that belong to one field: its label, its control, and the texts about it.
import { controlOf, element, fillOptions, freshId, say, setAttributes, showValue } from "./dom.js";
import { word } from "./words.js";

/** The attributes of a control that a form changes. They come back at the end. */
const ATTRIBUTES = [
  "required",
  "inputmode",
  "autocomplete",
  "autocapitalize",
  "maxlength",
  "aria-invalid",
  "aria-describedby",
  "aria-required",
  "disabled",
  "id",
];

/** Makes the label, the control and the texts of a field that the page does not have. */
export function madePart(document, field) {
  const control = controlOf(document, field);
  control.id = freshId();
  control.name = field.name;
  const label = element(document, "label", { for: control.id, part: "label" });
  control.setAttribute("part", "control");
  const box = element(document, "div", { part: "field", "data-registrant-field": field.name }, label, control);
  return part({ controls: [control], box, label, isMade: true, document });
}

/** Takes the control of a field from the page; several of them are the lines of one street. */
export function foundPart(controls) {
  const [first] = controls;
  const label = first.labels?.[0];
  const wrapper = first.closest("[data-field]") ?? (label?.contains(first) ? label : undefined);
  return part({ controls, box: wrapper, label, isMade: false, document: first.ownerDocument });
}

function part({ controls, box, label, isMade, document }) {
  const control = controls[0];
  const before = controls.map((node) => ATTRIBUTES.map((name) => [name, node.getAttribute(name) ?? undefined]));
  const described = control.getAttribute("aria-describedby") ?? "";
  const labelText = label?.textContent;
  const hiddenNodes = box ? [box] : [label, ...controls].filter(Boolean);
  const wereHidden = hiddenNodes.map((node) => node.hidden);
  const id = (control.id ||= freshId());
  const text = (kind, name) => element(document, name ?? "div", { id: `${id}-${kind}`, part: kind, "data-registrant": kind, hidden: true });
  const texts = { hint: text("hint"), changed: text("changed"), error: text("error"), warning: text("warning") };
  const fix = element(document, "button", { type: "button", part: "suggestion", "data-registrant": "suggestion", hidden: true });
  // Inside a label, the texts would become part of the control's name.
  const after = label?.contains(control) ? label : controls.at(-1);
  after.after(...Object.values(texts), fix);

  return {
    controls,
    control,
    box: box ?? control,
    isMade,
    fix,
    /** Returns the value of the control, or of the lines together. */
    read() {
      if (control.type === "checkbox") return control.checked;
      if (control.type === "radio") return controls.find(({ checked }) => checked)?.value ?? "";
      return controls.length > 1 ? controls.map(({ value }) => value).join("\n").trimEnd() : control.value;
    },
    hide(isHidden) {
      for (const [index, node] of hiddenNodes.entries()) node.hidden = isHidden || wereHidden[index];
      // A hidden control takes no part in the form.
      for (const [index, node] of controls.entries()) node.disabled = isHidden || before[index].some(([name, value]) => name === "disabled" && value !== undefined);
      if (isHidden) for (const node of [...Object.values(texts), fix]) node.hidden = true;
    },
    show(field, language, caret) {
      if (isMade) {
        say(label, field.required || field.input === "checkbox" ? field.label : `${field.label} (${word(language, "optional")})`);
      } else if (label && !label.contains(control)) say(label, labelled(field, labelText));
      if (field.options && control.localName === "select") fillOptions(control, field.options, field.value, word(language, "choose"));
      this.put(field.value, caret);
      const shown = { hint: field.hint, changed: changedText(field, language), error: field.error, warning: field.error ? undefined : field.warning };
      for (const [kind, node] of Object.entries(texts)) {
        say(node, shown[kind] ?? "");
        node.hidden = !shown[kind];
      }
      fix.hidden = !field.suggestion;
      say(fix, field.suggestion?.label ?? "");
      const ids = [described, ...Object.entries(texts).filter(([kind]) => shown[kind]).map(([, node]) => node.id)].filter(Boolean);
      for (const [index, node] of controls.entries()) {
        setAttributes(node, {
          required: field.required && index === 0 && node.type !== "checkbox",
          inputmode: field.inputMode,
          autocomplete: controls.length > 1 ? before[index].find(([name]) => name === "autocomplete")[1] : field.autocomplete,
          autocapitalize: field.autoCapitalize,
          "aria-invalid": field.error ? "true" : undefined,
          "aria-describedby": ids.join(" ") || undefined,
        });
        node.setCustomValidity?.(index === 0 ? (field.violations.find(({ severity }) => severity === "error")?.message ?? "") : "");
      }
    },
    put(value, caret) {
      if (control.type === "radio") for (const node of controls) node.checked = node.value === value;
      else if (controls.length === 1) showValue(control, value, caret);
      else if (this.read() !== value) {
        const lines = String(value).split("\n");
        for (const [index, node] of controls.entries()) node.value = index === controls.length - 1 ? lines.slice(index).join(", ") : (lines[index] ?? "");
      }
    },
    remove() {
      for (const node of [...Object.values(texts), fix]) node.remove();
      if (isMade) return box.remove();
      if (label && !label.contains(control)) say(label, labelText);
      for (const [index, node] of hiddenNodes.entries()) node.hidden = wereHidden[index];
      for (const [index, node] of controls.entries()) {
        setAttributes(node, Object.fromEntries(before[index]));
        node.setCustomValidity?.("");
      }
    },
  };
}

/** Returns the label of the page, with the country's name of the field if it has one. */
function labelled(field, own) {
  return field.isLocal ? field.label : own;
}

/** Returns what became of a value, if that is more than another grouping. */
function changedText({ changes, split }, language) {
  if (split) return word(language, "split", split);
  const last = changes.findLast?.(({ message }) => message);
  return last?.message;
}
