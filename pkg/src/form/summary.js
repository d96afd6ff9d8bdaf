// The list of errors above a form, which takes the focus, and the region that a screen reader follows.
import { element, freshId, say } from "./dom.js";

/** Separators of a label and its message, in languages without a colon and a space. */
const COLONS = { fr: "\u00a0: ", ja: "\uff1a", zh: "\uff1a" };

/** Returns a message after the label of its field, unless it begins with that. */
export const titled = (label, message, language) => (message.startsWith(label) ? message : `${label}${COLONS[language.slice(0, 2)] ?? ": "}${message}`);

export function createSummary(document) {
  const heading = element(document, "h2", { id: freshId(), part: "summary-title" });
  const list = element(document, "ul", { part: "summary-list" });
  const attributes = { tabindex: "-1", role: "group", "aria-labelledby": heading.id, part: "summary", "data-registrant": "summary", hidden: true };
  const box = element(document, "div", attributes, heading, list);

  /** The controls that got an id for a link. */
  const named = [];

  return {
    box,
    remove() {
      for (const control of named) control.removeAttribute("id");
      box.remove();
    },
    /** Lists errors under a title, each with the control to go to, and takes the focus. It is hidden without a title. */
    show(errors, title, language, isQuiet) {
      say(heading, title);
      const fresh = element(
        document,
        "ul",
        {},
        ...errors.map(({ label, message, control }) => {
          if (!control) return element(document, "li", {}, message);
          // Nobody can go to a hidden control.
          if (control.type === "hidden") return element(document, "li", {}, titled(label, message, language));
          if (!control.id) named.push(control);
          const link = element(document, "a", { href: `#${(control.id ||= freshId())}`, part: "summary-link" }, titled(label, message, language));
          link.addEventListener("click", (event) => {
            event.preventDefault();
            box.getRootNode().getElementById(control.id).focus();
          });
          return element(document, "li", {}, link);
        }),
      );
      // Links that are still right keep the focus.
      if (fresh.innerHTML !== list.innerHTML) list.replaceChildren(...fresh.childNodes);
      box.hidden = title === "";
      if (!box.hidden && !isQuiet) box.focus();
    },
  };
}

/** Makes the only live region of a form. What it says, a screen reader reads at once. */
export function createLive(document) {
  const attributes = { role: "status", "aria-live": "polite", part: "live", "data-registrant": "live" };
  const box = element(document, "div", attributes);
  // Out of sight, but not hidden from screen readers.
  Object.assign(box.style, { position: "absolute", width: "1px", height: "1px", overflow: "hidden", clipPath: "inset(50%)", whiteSpace: "nowrap" });
  return { box, say: (text) => say(box, text) };
}
