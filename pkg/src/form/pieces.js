// The texts and lists that the smallest wasm file lacks. A form loads them when it shows them.
import { forget } from "./choices.js";
import { addPiece } from "./core.js";

let loaders = {};
const [loading, here] = [new Map(), new Set()];

/** Sets what loads each piece, by name. Without it, nothing is missing. */
export function loadPiecesBy(given) {
  loaders = given;
}

/** Returns whether a piece can be loaded and is not here yet. */
const isMissing = (name) => name in loaders && !here.has(name);

/** Returns the piece with the messages of a tag's language: `languages/de` for `de-CH`. */
const messagesOf = (tag) => `languages/${String(tag).split(/[-_]/)[0].toLowerCase()}`;

/** Returns the wanted language, or English until its messages are here. */
export const spoken = (language) => (isMissing(messagesOf(language)) ? "en" : language);

/** Returns the pieces that a language and a country need and that are not here yet. */
export const lacking = (language, country) =>
  missing(["sentences", messagesOf(language), ...(country ? [`subdivisions-${country[0].toLowerCase()}`] : [])]);

/** Returns the pieces that are not here yet. */
const missing = (names) => names.filter(isMissing);

/** Loads a piece, once. One that does not come can be asked for again. */
export function load(name) {
  if (!loading.has(name)) loading.set(name, bring(name).finally(() => loading.delete(name)));
  return loading.get(name);
}

async function bring(name) {
  addPiece((await loaders[name]()).default);
  forget();
  here.add(name);
}
