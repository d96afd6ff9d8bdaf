// An ordinary form of a page, or an empty element, becomes a form that knows its domains.
import { readFrom } from "./control.js";
import { wrongType } from "./core.js";
import { createContactForm } from "./create.js";
import { inOrder, languageTag } from "./dom.js";
import { controlsIn } from "./found.js";
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
  if (!root?.ownerDocument || !root.querySelector) throw wrongType("root", "an element of the page", root);
  const { onSubmit, place, ...about } = options ?? {};
  const document = root.ownerDocument;
  const names = naming(about.names);
  const parts = new Map();
  const form = createContactForm(options && { ...aboutPage(), ...about, language: about.language ?? languageFor(languageTag(root)), values: { ...filled(), ...about.values } });
  // A second call takes the place of the first.
  attachments.get(root)?.detach();
  const container = place ?? root.querySelector("[data-registrant-fields]");
  const [summary, live] = [createSummary(document), createLive(document)];
  const listening = new AbortController();

  function aboutPage() {
    const found = controlsIn(root, names);
    return { fullName: found.has("full_name") && !found.has("given_name") };
  }

  function filled() {
    const read = [...controlsIn(root, names)].map(([path, controls]) => [names.name(path), readFrom(controls)]);
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
    const found = controlsIn(root, names);
    for (const [path, { controls, made, remove }] of parts) {
      const now = found.get(path) ?? [];
      if (made ? now.length === 0 : now.length === controls.length && now.every((control, index) => control === controls[index])) continue;
      remove();
      parts.delete(path);
    }
    for (const [path, controls] of found) {
      if (parts.has(path)) continue;
      const part = foundPart(controls);
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
  let language;
  function render() {
    sync();
    const snapshot = form.getSnapshot();
    const { fields, errors } = snapshot;
    // The page stays as it is until the rules are here.
    if (snapshot.pending) return;
    const made = [];
    const shown = new Set();
    for (const field of fields) {
      const part = partOf(field);
      const span = 6 / fields.filter(({ row }) => row === field.row).length;
      part.show(field, { language: snapshot.language, span });
      shown.add(field.path);
      if (part.made) made.push(part.made);
    }
    for (const [path, part] of parts) if (!shown.has(path) && !SHARED.has(path)) part.hide();
    insert([...made, ...[...parts.values()].flatMap(({ made: box }) => (box && !made.includes(box) ? [box] : []))]);
    const fresh = fields.find(({ name, error }) => error && error !== before[name]);
    if (fresh) live.say(titled(parts.get(fresh.path).title(fresh), fresh.error));
    else if (Object.keys(errors).length === 0) live.say("");
    before = errors;
    const isDone = Object.keys(errors).length === 0 && others().length === 0;
    if (isDone || (language !== snapshot.language && !summary.box.hidden)) list(isDone ? [] : wrong(), true);
    language = snapshot.language;
  }

  const pathOf = (target) => [...parts].find(([, { controls }]) => controls.includes(target))?.[0];

  function take({ target, isComposing, inputType }) {
    if (pathOf(target) === undefined) find();
    const path = pathOf(target);
    if (path === undefined) return undefined;
    const isPhone = target.type === "tel";
    const { caret } = form.set(names.name(path), parts.get(path).read(), { caret: isPhone ? target.selectionStart : undefined, isComposing, inputType });
    if (isPhone && !isComposing && typeof caret === "number" && target.getRootNode().activeElement === target) target.setSelectionRange(caret, caret);
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
    const ours = new Set([...parts.values()].flatMap(({ controls }) => controls));
    const isWrong = (node) => node.willValidate && (ours.has(node) ? node.validity.valueMissing && !node.validity.customError : !node.validity.valid);
    return [...new Map([...root.elements].filter(isWrong).map((node) => [node.type === "radio" ? node.name : node, node])).values()];
  }

  /** Returns all that is wrong, in the order of the page. */
  function wrong() {
    const { fields, problems } = form.getSnapshot();
    const ours = fields.filter(({ error }) => error).map((field) => ({ label: parts.get(field.path).title(field), message: field.error, control: parts.get(field.path).control }));
    const theirs = others().map((control) => ({ label: control.labels?.[0]?.textContent.trim() || control.ariaLabel || control.name, message: control.validationMessage, control }));
    const isBefore = (one, other) => one.control.compareDocumentPosition(other.control) & 4;
    return [...[...ours, ...theirs].sort((one, other) => (isBefore(one, other) ? -1 : 1)), ...problems.map((message) => ({ message }))];
  }

  const list = (errors, isQuiet) => summary.show(errors, errors.length > 0 ? word(form.getSnapshot().language, "problem") : "", isQuiet);

  /** Returns whether a verdict has to wait for rules or phone numbers. */
  function isUnknown() {
    const { pending, reading } = form.getSnapshot();
    return pending || reading;
  }

  /** Leaves every field; if something is refused, the list of errors takes the focus, unless the call is quiet. */
  function submit({ isQuiet } = {}) {
    sync();
    if (isUnknown()) {
      form.ready().catch(failed);
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
    if (isUnknown()) summary.show([], word(form.getSnapshot().language, "unloaded"));
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
      summary.box.remove();
      live.box.remove();
      if (hadValidation) root.noValidate = false;
      if (attachments.get(root) === attached) attachments.delete(root);
    },
  };
  attachments.set(root, attached);
  return attached;
}
