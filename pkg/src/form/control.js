// The controls of one field: what they hold, and what the field makes of them. Several are the lines of one street, or radio
// buttons.
import { chosen, labelOf } from "./choices.js";
import { countryOf } from "./countries.js";
import { fillOptions, setAttributes, writePhone } from "./dom.js";
import { word } from "./words.js";

/** The attributes that a field sets. They come back at the end. */
const OWN = ["required", "inputmode", "autocomplete", "autocapitalize", "aria-invalid", "aria-describedby"];

export function createControl(controls, isMade) {
  const [control] = controls;
  const before = controls.map((node) => Object.fromEntries(OWN.map((name) => [name, node.getAttribute(name) ?? undefined])));
  const isSelect = control.localName === "select";
  // The page's own options stay.
  const isOurs = isMade || (isSelect && control.options.length < 2);

  const read = () => readFrom(controls);
  const off = new Set();
  let last;

  function put(field) {
    const { value, type } = field;
    if (control.type === "checkbox") control.checked = value === true;
    else if (control.type === "radio") for (const node of controls) node.checked = node.value === value;
    else if (controls.length > 1) putLines(String(value));
    else if (isSelect && !isOurs) putOption(field);
    else if (type === "country") putCountry(field);
    else if (control.type === "tel") writePhone(control, value);
    else if (control.value !== value) control.value = value;
  }

  /** Writes a country by its name, however the person has spelled it. */
  function putCountry({ value, options }) {
    if (control.value !== value && countryOf(control.value) !== value) control.value = isSelect ? value : labelOf(options, value);
  }

  function putLines(value) {
    if (read() === value) return;
    const lines = value.split("\n");
    const last = controls.length - 1;
    for (const [index, node] of controls.entries()) node.value = index === last ? lines.slice(last).join(", ") : (lines[index] ?? "");
  }

  /** Chooses the page's option for a value, however the page spells it. */
  function putOption({ value, type, options }) {
    const read = (text) => (type === "country" ? countryOf(text) : chosen(options ?? [], text, type));
    const all = [...control.options];
    const option = all.find((one) => one.value === value) ?? all.find((one) => value && (read(one.value) === value || read(one.label) === value));
    if (option) option.selected = true;
    else if (value === "") control.selectedIndex = all.findIndex((one) => one.value === "");
  }

  return {
    read: () => (last = read()),
    /** Returns whether the value is another than the last one that was read or shown. */
    isChanged: () => (last === undefined ? read() !== "" && read() !== false : read() !== last),
    show(field, { language, describedBy }) {
      if (isSelect && isOurs && field.options) fillOptions(control, field.options, field.value, word(language, "choose"));
      put(field);
      last = read();
      for (const [index, node] of controls.entries()) {
        const own = before[index];
        setAttributes(node, {
          required: own.required !== undefined || (index === 0 && field.required && node.type !== "checkbox"),
          inputmode: field.inputMode,
          autocomplete: controls.length > 1 ? own.autocomplete : (field.autocomplete ?? own.autocomplete),
          autocapitalize: field.autoCapitalize,
          "aria-invalid": String(field.error !== undefined),
          "aria-describedby": [own["aria-describedby"], ...describedBy].filter(Boolean).join(" ") || undefined,
        });
        node.setCustomValidity(index === 0 ? (field.refusal ?? "") : "");
      }
    },
    /** Takes the controls out of the form, or back in. */
    disable(isOff) {
      // The page's own scripts read hidden controls, and may disable any control.
      for (const node of controls) {
        if (isOff && !node.disabled && node.type !== "hidden") {
          off.add(node);
          node.disabled = true;
        }
        if (!isOff && off.delete(node)) node.disabled = false;
        if (isOff) node.setCustomValidity("");
      }
    },
    restore() {
      for (const [index, node] of controls.entries()) {
        setAttributes(node, before[index]);
        node.setCustomValidity("");
      }
    },
  };
}

/** Returns the value of the controls of one field. */
export function readFrom(controls) {
  const [control] = controls;
  if (control.type === "checkbox") return control.checked;
  if (control.type === "radio") return controls.find(({ checked }) => checked)?.value ?? "";
  return controls.length === 1 ? control.value : controls.map(({ value }) => value).join("\n").trimEnd();
}
