// An ordinary form of a page, or an empty element, becomes a form that knows its domains.
import { associationsOf } from "./asked.js";
import { readFrom } from "./control.js";
import { wrongType } from "./core.js";
import { createContactForm } from "./create.js";
import { inOrder, languageTag, setAttributes, titleOf } from "./dom.js";
import { CONTROLS, controlsIn } from "./found.js";
import { naming } from "./names.js";
import { foundPart, madePart } from "./part.js";
import { languageFor } from "./pieces.js";
import { createLive, createSummary, titled } from "./summary.js";
import { word } from "./words.js";

/** The fields whose names pages use for something else too. A domain that does not ask for one leaves its control alone. */
const SHARED = new Set(["id", "label", "language"]);

/** The attachment of each form or element. */
const attachments = new WeakMap();

export function attach(root, options) {
  if (!root?.ownerDocument || !root.querySelector || CONTROLS.has(root.localName)) throw wrongType("root", "an element around controls", root);
  const { onSubmit, place, ...about } = options ?? {};
  const document = root.ownerDocument;
  associationsOf(options && about);
  if (onSubmit !== undefined && typeof onSubmit !== "function") throw wrongType("options/onSubmit", "a function", onSubmit);
  if (!(place ?? root).insertBefore) throw wrongType("options/place", "an element", place);
  const names = naming(about.names);
  const controls = () => controlsIn(root, names, about.section);
  const parts = new Map();
  const form = createContactForm(options && { ...aboutPage(), ...about, language: about.language ?? languageFor(languageTag(root)), values: { ...filled(), ...about.values } });
  // A second call takes the place of the first.
  attachments.get(root)?.detach();
  const container = place ?? root.querySelector("[data-registrant-fields]");
  const [summary, live] = [createSummary(document), createLive(document)];
  const listening = new AbortController();

  function aboutPage() {
    const found = controls();
    return { fullName: found.has("full_name") && !found.has("given_name") };
  }

  function filled() {
    const read = [...controls()].map(([path, found]) => [names.name(path), readFrom(found)]);
    return Object.fromEntries(read.filter(([, value]) => value !== "" && value !== false));
  }

  /** Puts what the page lacks before its first button, if the page has no place for it. */
  function insert(boxes) {
    if (container) return inOrder(container, boxes);
    const button = root.querySelector("[type=submit], button:not([type])");
    for (const box of boxes.filter((box) => !box.isConnected)) button ? button.before(box) : root.append(box);
    return undefined;
  }

  /** Finds the controls of the page again, which may add, replace and remove them. */
  function find() {
    const found = controls();
    for (const [path, { controls, made, remove }] of parts) {
      const now = found.get(path) ?? [];
      if (made ? now.length === 0 : now.length === controls.length && now.every((control, index) => control === controls[index])) continue;
      remove();
      parts.delete(path);
    }
    for (const [path, controls] of found) {
      if (parts.has(path)) continue;
      const part = foundPart(controls, root);
      parts.set(path, part);
      // A control with the attribute `form` can be anywhere in the page.
      for (const node of [...controls, part.fix]) if (!root.contains(node)) listen(node);
    }
  }

  /** Takes what the page or the browser has filled in without an event. */
  function sync() {
    find();
    for (const [path, part] of parts) if (part.isChanged()) form.set(names.name(path), part.read());
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
  function render() {
    sync();
    const snapshot = form.getSnapshot();
    const { fields } = snapshot;
    setAttributes(root, { "aria-busy": isUnknown() && "true" });
    // The page stays as it is until the rules are here.
    if (snapshot.pending) return;
    const made = [];
    const shown = new Set();
    const focused = root.getRootNode().activeElement;
    for (const field of fields) {
      const part = partOf(field);
      const span = 6 / fields.filter(({ row }) => row === field.row).length;
      part.show(field, { language: snapshot.language, span });
      shown.add(field.path);
      if (part.made) made.push(part.made);
    }
    for (const [path, part] of parts) if (!shown.has(path)) part.hide(SHARED.has(path));
    insert([...made, ...[...parts.values()].flatMap(({ made: box }) => (box && !made.includes(box) ? [box] : []))]);
    if (pathOf(focused) && !shown.has(pathOf(focused))) focusAfter(focused, shown);
    const now = Object.fromEntries(fields.map((field) => [field.name, [field.error ?? field.warning, field.suggestion?.label].filter(Boolean).join(" ")]));
    const fresh = fields.find(({ name }) => now[name] && now[name] !== before[name]);
    if (fresh) live.say(titled(parts.get(fresh.path).title(fresh), now[fresh.name], form.getSnapshot().language));
    else if (Object.values(now).every((text) => !text)) live.say("");
    before = now;
    if (!summary.box.hidden && !isUnknown()) list(wrong(), true);
  }

  /** Takes the focus from a control that goes to the one after it, or else to the last one. */
  function focusAfter(control, shown) {
    const all = [...parts].filter(([path]) => shown.has(path)).map(([, part]) => part.control);
    const after = all.filter((one) => isBefore(control, one)).sort((one, other) => (isBefore(one, other) ? -1 : 1));
    (after[0] ?? all.at(-1))?.focus();
  }

  const isBefore = (one, other) => one.compareDocumentPosition(other) & 4;
  const pathOf = (target) => [...parts].find(([, { controls }]) => controls.includes(target))?.[0];

  function take({ target, isComposing, inputType }) {
    if (pathOf(target) === undefined) find();
    const path = pathOf(target);
    if (path === undefined) return undefined;
    const name = names.name(path);
    const { selectionStart } = target;
    const { caret } = form.set(name, parts.get(path).read(), { caret: selectionStart, isComposing, inputType });
    // The boxes of a number stay as they are typed.
    const isPhone = form.field(name)?.type === "phone" && typeof selectionStart === "number" && parts.get(path).controls.length === 1;
    if (isPhone && !isComposing && target.getRootNode().activeElement === target) target.setSelectionRange(caret, caret);
    return path;
  }

  const on = (target, type, listener, more) => target?.addEventListener(type, listener, { signal: listening.signal, ...more });
  const LISTENERS = {
    input: take,
    compositionend: ({ target }) => take({ target }),
    change({ target }) {
      const path = take({ target });
      const isChosen = target.localName === "select" || ["checkbox", "radio", "date"].includes(target.type);
      // Autofill changes fields that nobody is in.
      if (path !== undefined && (isChosen || target.getRootNode().activeElement !== target)) form.blur(names.name(path));
    },
    focusout({ target, relatedTarget }) {
      const path = pathOf(target);
      if (path === undefined || parts.get(path).controls.includes(relatedTarget)) return;
      form.blur(names.name(path));
    },
    click({ target }) {
      const found = [...parts].find(([, { fix }]) => fix === target);
      if (!found) return;
      form.accept(names.name(found[0]));
      found[1].control.focus();
    },
  };
  const listen = (node) => Object.entries(LISTENERS).forEach(([type, listener]) => on(node, type, listener));
  listen(root);
  // A browser that goes back fills in what was there before, and says nothing.
  on(document.defaultView, "pageshow", sync);

  const isForm = root.localName === "form";
  const hadValidation = isForm && !root.noValidate;

  /** Returns the other controls that the browser would refuse; each group of radio buttons once. */
  function others() {
    if (!hadValidation) return [];
    const ours = new Map([...parts.values()].flatMap(({ controls, control }) => controls.map((node) => [node, control])));
    const isWrong = (node) => node.willValidate && (ours.has(node) ? node.validity.valueMissing && !ours.get(node).validity.customError : !node.validity.valid);
    return [...new Map([...root.elements].filter(isWrong).map((node) => [node.type === "radio" ? node.name : node, node])).values()];
  }

  /** Returns all that is wrong, in the order of the page. */
  function wrong() {
    const { fields, problems } = form.getSnapshot();
    const ours = fields.filter(({ error }) => error).map((field) => ({ label: parts.get(field.path).title(field), message: field.error, control: parts.get(field.path).control }));
    const theirs = others().map((control) => ({ label: titleOf(control.labels?.[0])?.trim() || control.ariaLabel || control.name, message: control.validationMessage, control }));
    return [...[...ours, ...theirs].sort((one, other) => (isBefore(one.control, other.control) ? -1 : 1)), ...problems.map((message) => ({ message }))];
  }

  const list = (errors, isQuiet) => {
    const { language } = form.getSnapshot();
    summary.show(errors, errors.length > 0 ? word(language, "problem") : "", language, isQuiet);
  };

  /** Returns whether a verdict has to wait for rules or phone numbers. */
  function isUnknown() {
    const { pending, reading } = form.getSnapshot();
    return pending || reading;
  }

  /** Leaves every field; if something is refused, the list of errors takes the focus, unless the call is quiet. */
  function submit({ isQuiet } = {}) {
    sync();
    if (isUnknown()) {
      live.say(word(form.getSnapshot().language, "loading"));
      form.ready().catch(failed).then(() => live.say(""));
      const { contact, report } = form.getSnapshot();
      return { accepted: false, contact, report };
    }
    const result = form.submit();
    for (const node of others()) node.checkValidity();
    const errors = wrong();
    list(errors, isQuiet);
    return { ...result, accepted: result.accepted && errors.length === 0 };
  }

  /** Says that rules or phone numbers do not come. What else does not come makes texts plainer. */
  function failed() {
    if (isUnknown()) summary.show([], word(form.getSnapshot().language, "unloaded"), form.getSnapshot().language);
  }

  let isWaiting = false;
  /** Sends the form again once there can be a verdict. */
  async function later(submitter) {
    if (isWaiting) return;
    isWaiting = true;
    await form.ready().catch(() => undefined);
    isWaiting = false;
    if (!isUnknown() && !listening.signal.aborted) root.requestSubmit(submitter);
  }

  if (isForm) {
    // The list of errors replaces the browser's own bubble.
    root.noValidate = true;
    on(
      root,
      "submit",
      (event) => {
        const { submitter } = event;
        // The button of a draft sends anything.
        if (submitter?.formNoValidate) return;
        let result;
        try {
          result = submit();
        } finally {
          if (!result?.accepted) {
            event.preventDefault();
            // Nobody must send a contact that is refused.
            event.stopImmediatePropagation();
          }
        }
        if (result.accepted) onSubmit?.(result, event);
        else if (isUnknown()) later(submitter);
      },
      { capture: true },
    );
    // The page's own values come back after the event.
    on(root, "reset", () =>
      setTimeout(() => {
        for (const part of parts.values()) part.read();
        form.reset();
      }),
    );
  }

  root.prepend(summary.box);
  root.append(live.box);
  find();
  for (const part of parts.values()) part.read();
  const end = form.subscribe(render);
  const attached = {
    form,
    submit,
    detach() {
      end();
      listening.abort();
      for (const part of parts.values()) part.remove();
      summary.remove();
      live.box.remove();
      root.removeAttribute("aria-busy");
      if (hadValidation) root.noValidate = false;
      if (attachments.get(root) === attached) attachments.delete(root);
    },
  };
  attachments.set(root, attached);
  return attached;
}
