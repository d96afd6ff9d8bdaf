// The part of a page for one field: its label, its controls, and the texts about it.
import { createControl } from "./control.js";
import { element, freshId, say, titleOf } from "./dom.js";
import { isCommon } from "./layout.js";
import { word } from "./words.js";

const TEXTS = ["reason", "hint", "changed", "error", "warning"];

/** Makes the part of a field that the page does not have. */
export function madePart(document, { input, name }) {
  const isOther = input === "select" || input === "textarea";
  const attributes = { id: freshId(), name, part: "control", ...(isOther ? input === "textarea" && { rows: 2 } : { type: input }) };
  const control = element(document, isOther ? input : "input", attributes);
  const label = element(document, "label", { for: control.id, part: "label" });
  const box = element(document, "div", { part: "field", "data-registrant-field": name }, label, control);
  return createPart({ controls: [control], nodes: [box], label, made: box, input });
}

/** Takes the controls of a field from the page, with their label and what is around both. */
export function foundPart(controls, root) {
  const labels = controls.flatMap((control) => [...(control.labels ?? [])]);
  const group = controls[0].closest("fieldset");
  // A group of radio buttons has its label in its own fieldset.
  const isOwn = group && group !== root && root.contains(group) && [...group.elements].every((node) => controls.includes(node));
  const around = controls[0].closest("[data-field]") ?? (isOwn ? group : undefined);
  const nodes = around ? [around] : [...new Set([...labels, ...controls])];
  return createPart({ controls, nodes, label: controls.length === 1 ? labels[0] : undefined });
}

function createPart({ controls, nodes, label, made, input }) {
  const [control] = controls;
  const { ownerDocument: document } = control;
  const ownId = control.id;
  const id = (control.id ||= freshId());
  const own = createControl(controls, made !== undefined);
  // The page may hide nodes of its own accord.
  const off = new Set();
  function reveal() {
    for (const node of off) node.hidden = false;
    off.clear();
  }
  const title = titleOf(label);
  const canRename = label && label.childElementCount === 0;
  const texts = TEXTS.map((kind) => [kind, element(document, "div", { id: `${id}-${kind}`, part: kind, "data-registrant": kind, hidden: true })]);
  const fix = element(document, "button", { id: `${id}-fix`, type: "button", part: "suggestion", "data-registrant": "suggestion", hidden: true });
  const about = [...texts.map(([, node]) => node), fix];
  let isShown = false;
  // In a label, the texts would become a part of the control's name.
  const last = controls.at(-1);
  (last.closest("label") ?? last).after(...about);

  return {
    controls,
    control,
    title: (field) => (made || field.isLocal || !title?.trim() ? field.label : title.trim()),
    made,
    input,
    fix,
    read: own.read,
    isChanged: own.isChanged,
    show(field, { language, span }) {
      const isOptional = !field.required && !field.recommended && !field.anyOf && field.path !== "kind" && control.type !== "checkbox";
      if (made) say(label, isOptional ? `${field.label} (${word(language, "optional")})` : field.label);
      else if (canRename) say(label, field.isLocal ? field.label : title);
      // Everybody knows why a form asks for a name. An error may give the reason already.
      const isSaid = isCommon(field.path) || [field.error, field.warning].includes(field.why);
      const said = { reason: isSaid ? undefined : field.why, hint: field.hint, changed: changed(field, language), error: field.error, warning: field.error ? undefined : field.warning };
      for (const [kind, node] of texts) {
        say(node, said[kind] ?? "");
        node.hidden = !said[kind];
      }
      say(fix, field.suggestion?.label ?? "");
      fix.hidden = !field.suggestion;
      if (made) made.dataset.span = span;
      own.show(field, { language, describedBy: about.filter(({ hidden }) => !hidden).map(({ id }) => id) });
      isShown = true;
      reveal();
      own.disable(false);
    },
    /** Takes the field off the page. What the page may need for something else becomes the page's own again. */
    hide(isShared) {
      for (const node of about) node.hidden = true;
      if (isShared && !made) {
        if (isShown) restore();
        isShown = false;
        return;
      }
      for (const node of nodes.filter(({ hidden }) => !hidden)) {
        off.add(node);
        node.hidden = true;
      }
      own.disable(true);
    },
    remove() {
      for (const node of about) node.remove();
      if (made) return made.remove();
      restore();
      if (!ownId) control.removeAttribute("id");
      return undefined;
    },
  };

  function restore() {
    if (canRename) say(label, title);
    reveal();
    own.disable(false);
    own.restore();
  }
}

/** Returns what another field has changed in this one, or the parts of a full name. */
function changed({ changes, split }, language) {
  if (split) return word(language, "split", split);
  const last = changes[changes.length - 1];
  return last?.code.includes("_from_p") ? word(language, last.code) : undefined;
}
