// Countries by name, in the languages of the package. The smallest wasm file knows only codes; the host knows the names.
import { folded } from "./choices.js";
import { choices, normalize } from "./core.js";

const LANGUAGES = ["en", "fr", "de", "es", "it", "nl", "pt", "ja", "zh"];

let names;

/** Returns the codes of countries by their folded names. */
function byName() {
  if (names) return names;
  const options = choices("countries");
  names = new Map(options.map(({ value, label }) => [folded(label), value]));
  const { DisplayNames } = globalThis.Intl ?? {};
  for (const language of DisplayNames ? LANGUAGES : []) {
    const inLanguage = new DisplayNames(language, { type: "region", fallback: "none" });
    for (const { value } of options) names.set(folded(inLanguage.of(value) ?? value), value);
  }
  return names;
}

/** Reads the country of a text: its code, the changes, or a fix if only one country has nearly that name. */
export function readCountry(text, options) {
  const { valid, value, changes, error } = normalize("country", text, options);
  if (valid) return { value, changes };
  const named = byName().get(folded(text));
  if (named) return { value: named, changes: [{ code: "country_from_name", before: text, after: named }] };
  return { value: text.trim(), changes: [], fix: error?.fix ?? nearest(folded(text)) };
}

/** Returns the code of the country that a text names, or undefined. */
export const countryOf = (text) => normalize("country", text).value ?? byName().get(folded(text));

/** Returns the only country whose name is one letter away; short names are too ambiguous. */
function nearest(text) {
  if (text.length < 5) return undefined;
  const near = new Set([...byName()].filter(([name]) => isOneEditApart(text, name)).map(([, code]) => code));
  return near.size === 1 ? [...near][0] : undefined;
}

function isOneEditApart(one, other) {
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  if (long.length - short.length > 1) return false;
  let at = 0;
  while (at < short.length && short[at] === long[at]) at += 1;
  const rest = short.slice(at);
  // A letter too many, another letter, or two letters in the other order.
  const isTurned = short.length === long.length && rest[0] === long[at + 1] && rest[1] === long[at] && rest.slice(2) === long.slice(at + 2);
  return rest === long.slice(at + 1) || rest.slice(1) === long.slice(at + 1) || isTurned;
}
