// The controls of an ordinary form, by the fields of the contact that they are for.

/** The fields of the tokens of `autocomplete`, as far as their names differ. */
const TOKENS = {
  "given-name": "given_name",
  "family-name": "family_name",
  name: "full_name",
  organization: "organization",
  "street-address": "street",
  "address-line1": "street",
  "address-line2": "street",
  "address-line3": "street",
  "address-level2": "city",
  "address-level1": "subdivision",
  "postal-code": "postal_code",
  country: "country",
  "country-name": "country",
  email: "email",
  tel: "phone",
  bday: "birth_date",
};

const CONTROLS = new Set(["input", "select", "textarea"]);
const OTHER = new Set(["submit", "button", "reset", "image", "file", "password"]);

/** Returns the controls of each field: by name, `contact[given_name]` included, or else by the token of `autocomplete`. */
export function controlsIn(root, names) {
  const found = new Map();
  // A form knows its controls outside of it too.
  for (const control of root.localName === "form" ? root.elements : root.querySelectorAll("input, select, textarea")) {
    if (!CONTROLS.has(control.localName) || OTHER.has(control.type) || control.closest("[data-registrant-field]")) continue;
    const path = names.find(control.name) ?? names.find(lastWord(control.name)) ?? TOKENS[lastToken(control.autocomplete)];
    if (path === undefined) continue;
    const isHidden = control.type === "hidden";
    // A hidden control gives its value only if it is alone.
    const before = (found.get(path) ?? []).filter(({ type }) => isHidden || type !== "hidden");
    const isMore = before.length === 0 || (!isHidden && (control.type === "radio" || path === "street"));
    if (isMore) found.set(path, [...before, control]);
  }
  return found;
}

/** Returns the last word of a name: `given_name` of `contact[given_name]` and of `owner.given_name`. */
const lastWord = (name) => name.match(/(\w+)\W*$/)?.[1] ?? "";
const lastToken = (tokens) => (tokens ?? "").trim().split(/\s+/).at(-1).toLowerCase();
