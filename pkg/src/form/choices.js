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
  const found = (exact ?? options.find(({ value, label }) => folded(value) === wanted || folded(label ?? "") === wanted))?.value;
  // The lookup of RFC 4647, section 3.4: `fr-CA` is found as `fr`.
  const shorter = found === undefined && type === "language" && text.match(/^(.+)[-_]/)?.[1];
  return shorter ? chosen(options, shorter, type) : found;
}

/** Forgets the lists, because a piece or a language was added. */
export const forget = () => lists.clear();

/** Returns what a value is called among the options. */
export const labelOf = (options, value) => options?.find((option) => option.value === value)?.label ?? value;
