// An ordinary form of a page, or an empty element, becomes a form that knows its domains.
import { createContactForm } from "./create.js";
import { inOrder } from "./dom.js";
import { controlsIn } from "./found.js";
import { naming } from "./names.js";
import { foundPart, madePart } from "./part.js";
import { createLive, createSummary } from "./summary.js";

export function attach(root, options) {
  const { onSubmit, place, ...about } = options;
  const document = root.ownerDocument;
  const names = naming(options.names);
  const parts = new Map([...controlsIn(root, names)].map(([path, controls]) => [path, foundPart(controls)]));
  const isWhole = parts.has("full_name") && !parts.has("given_name");
  const form = createContactForm({ fullName: isWhole, ...about, values: { ...read(), ...options.values } });
  const { language } = about;
  const container = place ?? root.querySelector("[data-registrant-fields]");
  const [summary, live] = [createSummary(document, language), createLive(document)];
  const listening = new AbortController();

  function read() {
    const filled = [...parts].map(([path, part]) => [names.name(path), part.read()]);
    return Object.fromEntries(filled.filter(([, value]) => value !== "" && value !== false));
  }

  /** Puts what the page lacks before its first button, if the page has no place for it. */
  function insert(boxes) {
    if (container) return inOrder(container, boxes);
    const button = root.querySelector("[type=submit], button:not([type])");
    for (const box of boxes.filter((box) => !box.isConnected)) button ? button.before(box) : root.append(box);
    return undefined;
  }

  function partOf(field) {
    const part = parts.get(field.path);
    if (part && (!part.made || part.input === field.input)) return part;
    const made = madePart(document, field);
    part?.made.replaceWith(made.made);
    parts.set(field.path, made);
    return made;
  }

  let before = {};
  function render({ fields, errors, pending }) {
    // The page stays as it is until the rules are here.
    if (pending) return;
    const made = [];
    const shown = new Set();
    for (const field of fields) {
      const part = partOf(field);
      const span = 6 / fields.filter(({ row }) => row === field.row).length;
      part.show(field, { language, span });
      shown.add(field.path);
      if (part.made) made.push(part.made);
    }
    for (const [path, part] of parts) if (!shown.has(path)) part.hide();
    insert([...made, ...[...parts.values()].flatMap(({ made: box }) => (box && !made.includes(box) ? [box] : []))]);
    const fresh = fields.find(({ name, error }) => error && error !== before[name]);
    if (fresh) live.say(`${parts.get(fresh.path).title(fresh)}: ${fresh.error}`);
    else if (Object.keys(errors).length === 0) live.say("");
    before = errors;
    if (Object.keys(errors).length === 0) summary.show([], true);
  }

  const pathOf = (target) => [...parts].find(([, { controls }]) => controls.includes(target))?.[0];

  function take(target) {
    const path = pathOf(target);
    if (path === undefined) return undefined;
    const at = target.type === "tel" ? target.selectionStart : undefined;
    const { caret } = form.set(names.name(path), parts.get(path).read(), { caret: at });
    if (target.type === "tel" && typeof caret === "number" && target.getRootNode().activeElement === target) target.setSelectionRange(caret, caret);
    return path;
  }

  const on = (target, type, listener, more) => target.addEventListener(type, listener, { signal: listening.signal, ...more });
  on(root, "input", (event) => {
    // A phone number must not be grouped in the middle of a composition.
    if (!(event.isComposing && event.target.type === "tel")) take(event.target);
  });
  on(root, "compositionend", ({ target }) => take(target));
  on(root, "change", ({ target }) => {
    const path = take(target);
    const isChosen = target.localName === "select" || ["checkbox", "radio", "date"].includes(target.type);
    // Autofill changes fields that nobody is in.
    if (path !== undefined && (isChosen || target.getRootNode().activeElement !== target)) form.blur(names.name(path));
  });
  on(root, "focusout", ({ target, relatedTarget }) => {
    const path = pathOf(target);
    if (path === undefined || parts.get(path).controls.includes(relatedTarget)) return;
    form.blur(names.name(path));
  });
  on(root, "click", ({ target }) => {
    const found = [...parts].find(([, { fix }]) => fix === target);
    if (!found) return;
    form.accept(names.name(found[0]));
    found[1].control.focus();
  });

  /** Leaves every field; if the contact is refused, the list of errors takes the focus. */
  function submit() {
    const { pending, accepted, contact, report } = form.getSnapshot();
    if (pending) return { accepted, contact, report };
    const result = form.submit();
    const { fields, problems } = form.getSnapshot();
    const wrong = fields.filter(({ error }) => error).map((field) => ({ label: parts.get(field.path).title(field), message: field.error, control: parts.get(field.path).control }));
    summary.show([...wrong, ...problems.map((message) => ({ message }))]);
    return result;
  }

  const isForm = root.localName === "form";
  const hadValidation = isForm && !root.noValidate;
  if (isForm) {
    // The list of errors replaces the browser's own bubble.
    root.noValidate = true;
    on(
      root,
      "submit",
      (event) => {
        const result = submit();
        if (result.accepted) return onSubmit?.(result, event);
        event.preventDefault();
        // Nobody must send a contact that is refused.
        event.stopImmediatePropagation();
        const { submitter } = event;
        if (form.getSnapshot().pending) form.ready().then(() => root.requestSubmit(submitter)).catch(() => undefined);
        return undefined;
      },
      { capture: true },
    );
    // The page's own values come back after the event.
    on(root, "reset", () => setTimeout(() => form.reset()));
  }

  root.prepend(summary.box);
  root.append(live.box);
  const end = form.subscribe(render);
  return {
    form,
    submit,
    detach() {
      end();
      listening.abort();
      for (const part of parts.values()) part.remove();
      summary.box.remove();
      live.box.remove();
      if (hadValidation) root.noValidate = false;
    },
  };
}
