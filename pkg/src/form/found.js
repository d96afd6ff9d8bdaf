// The controls of an ordinary form, by the fields of the contact that they are for.

/** The fields of the tokens of `autocomplete` whose names are others. */
const TOKENS = {
  name: "full_name",
  "street-address": "street",
  "address-line": "street",
  "address-level2": "city",
  "address-level1": "subdivision",
  "country-name": "country",
  "additional-name": "given_name",
  tel: "phone",
  bday: "birth_date",
};

/** Matches the tokens of a part: a line of a street, a part of a number, or of a date. */
const PART = /^(address-line|bday|tel)(\d|-.*)$/;

/** Matches the tokens that only add to another control. */
const ADDED = /^(tel-extension|additional-name)$/;

/** The sections of the HTML standard that have no prefix. */
const SECTION = /^(shipping|billing|section-.*)$/;

export const CONTROLS = new Set(["input", "select", "textarea"]);
const OTHER = new Set(["submit", "button", "reset", "image", "file", "password"]);

/**
 * Returns the controls of each field: by name, `contact[given_name]` included, or else by the token of `autocomplete`. Of
 * several sections, such as two addresses, one counts: that of the options, or else the first.
 */
export function controlsIn(root, names, section) {
  const [found, named] = [new Map(), new Set()];
  let wanted = section?.toLowerCase().split(/\s+/);
  // A form knows its controls outside of it too.
  for (const control of root.localName === "form" ? root.elements : root.querySelectorAll("input, select, textarea")) {
    if (!CONTROLS.has(control.localName) || OTHER.has(control.type) || control.closest("[data-registrant-field]")) continue;
    const path = names.find(control.name) ?? names.find(lastWord(control.name)) ?? fieldOf(tokenOf(control), names);
    if (path === undefined) continue;
    const words = wordsBefore(control, names);
    const own = words.filter((word) => SECTION.test(word));
    wanted ??= own.length > 0 ? own : undefined;
    const isIn = (list, word) => list.some((one) => plain(one) === plain(word));
    const isOfSection = wanted?.every((word) => isIn(words, word));
    if (!isOfSection && own.some((word) => !isIn(wanted, word))) continue;
    // A control that names the section takes the place of those that name none.
    if (named.has(path) ? !isOfSection : isOfSection) {
      if (named.has(path)) continue;
      named.add(path);
      found.delete(path);
    }
    const isHidden = control.type === "hidden";
    // A hidden control gives its value only if it is alone.
    const before = (found.get(path) ?? []).filter(({ type }) => isHidden || type !== "hidden");
    const isAdded = ADDED.test(tokenOf(control));
    const isMore = isAdded || control.type === "radio" || path === "street" || [control, ...before].every((one) => PART.test(tokenOf(one)));
    if (before.length === 0 ? !isAdded : !isHidden && isMore) found.set(path, [...before, control]);
  }
  return found;
}

/** Returns the last word of a name: `given_name` of `contact[given_name]` and of `owner.given_name`. */
const lastWord = (name) => name.match(/(\w+)\W*$/)?.[1] ?? "";

const tokensOf = ({ autocomplete }) => (autocomplete ?? "").trim().toLowerCase().split(/\s+/);

/** Returns the last token of `autocomplete`. */
export const tokenOf = (control) => tokensOf(control).at(-1);

/** Returns the words that may name the section of a control: before its token, and before the last word of its name. */
function wordsBefore(control, names) {
  const ofName = names.find(control.name) ? [] : (control.name.toLowerCase().match(/\w+/g) ?? []);
  return [tokensOf(control), ofName].flatMap((words) => words.slice(0, -1));
}

const plain = (word) => word.replace("section-", "");

function fieldOf(token, names) {
  const whole = token.replace(PART, "$1");
  return TOKENS[whole] ?? names.find(whole.replace("-", "_"));
}
