// The names of formats. They are names of products, in English; only the library's own format has a name in each language.
import { select } from "./dom.js";
import { add, tag, word } from "./language.js";
import words from "./words/convert.js";

add(words);

/** Returns what a person reads for a format, and its language. */
export const titleOf = ({ name, title }) => (name === "contact" ? { title: word("canonical"), lang: tag() } : { title, lang: "en" });

/** Makes a select of formats. */
export function formatSelect(schemas, chosen, listener, id) {
  const node = select(schemas.map((one) => [one.name, titleOf(one).title]), chosen, listener);
  for (const option of node.options) option.lang = titleOf({ name: option.value }).lang;
  return Object.assign(node, { id });
}
