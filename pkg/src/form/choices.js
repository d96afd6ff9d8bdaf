// The options of a select.
import { choices } from "./core.js";

const lists = new Map();

/** Returns the options of a field, or undefined if it has none. */
export function optionsOf({ path, input, enum: few, choices: name }, language) {
  if (input !== "select") return undefined;
  // Nobody who orders a domain is its reseller.
  if (few) return path === "kind" ? few.filter(({ value }) => value !== "reseller") : few;
  const key = `${name} ${language ?? ""}`;
  if (!lists.has(key)) lists.set(key, choices(name, language ? { language } : undefined));
  return lists.get(key);
}

/** Returns a text without case, accents and punctuation. */
export const folded = (text) => text.normalize("NFD").replace(/[^\p{L}\p{N}]/gu, "").toLowerCase();

/** Returns the value of the option that a text names, by value or label in any spelling, or undefined. */
export function chosen(options, text, type) {
  const wanted = folded(text);
  if (wanted === "") return undefined;
  const exact = options.find(({ value }) => value === text);
  // The code of a state may lack that of its country.
  const isNamed = ({ value, label }) => [value, label ?? "", ...(type === "subdivision" ? [value.slice(3)] : [])].some((name) => folded(name) === wanted);
  const found = (exact ?? options.find(isNamed))?.value;
  // The lookup of RFC 4647, section 3.4: `fr-CA` is found as `fr`.
  const shorter = found === undefined && type === "language" && text.match(/^(.+)[-_]/)?.[1];
  return shorter ? chosen(options, shorter, type) : found;
}

/** Forgets the lists, because a piece or a language was added. */
export const forget = () => lists.clear();

/** Returns what a value is called among the options. */
export const labelOf = (options, value) => options?.find((option) => option.value === value)?.label ?? value;

/** Returns whether two texts differ by one letter: one too many, another one, or two in the other order. */
export function isOneEditApart(one, other) {
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  if (long.length - short.length > 1) return false;
  let at = 0;
  while (at < short.length && short[at] === long[at]) at += 1;
  const rest = short.slice(at);
  const isTurned = short.length === long.length && rest[0] === long[at + 1] && rest[1] === long[at] && rest.slice(2) === long.slice(at + 2);
  return rest === long.slice(at + 1) || rest.slice(1) === long.slice(at + 1) || isTurned;
}
