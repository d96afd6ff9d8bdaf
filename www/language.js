// The language of the page, and its own words. The words about a contact and its fields come from the library.

/** The languages, each by its own name. */
export const LANGUAGES = { en: "English", fr: "Français", de: "Deutsch", es: "Español", it: "Italiano", nl: "Nederlands", pt: "Português", ja: "日本語", zh: "简体中文" };
const ORDER = Object.keys(LANGUAGES);

/** The words, by key: a text for each language, in the order above. */
const words = {};
let current = "en";

/** Adds a table of words. */
export const add = (table) => Object.assign(words, table);

export const spoken = () => current;

/** The tag of the language, as HTML and `Intl` take it. */
export const tag = () => (current === "zh" ? "zh-Hans" : current);

/** Chooses a language, if the page speaks it. */
export function speak(language) {
  if (ORDER.includes(language)) current = language;
  // A worker has no document.
  if (globalThis.document) document.documentElement.lang = tag();
}

/** Returns the first of the browser's languages that the page speaks. */
export function preferred() {
  const wanted = (navigator.languages ?? []).map((one) => one.split("-")[0].toLowerCase());
  return wanted.find((one) => ORDER.includes(one)) ?? "en";
}

/** Returns a text of the page; values replace the names in braces. */
export function word(key, values = {}) {
  const text = words[key]?.[ORDER.indexOf(current)] ?? key;
  return text.replace(/\{(\w+)\}/g, (_, name) => values[name] ?? "");
}

/** Writes a number as the language does. */
export const number = (value) => new Intl.NumberFormat(tag()).format(value);

/** Writes a number with a noun, from a text such as `one error|{n} errors`. */
export function counted(value, key) {
  const forms = word(key, { n: number(value) }).split("|");
  const isOne = new Intl.PluralRules(tag()).select(value) === "one";
  return isOne ? forms[0] : forms.at(-1);
}

/** Writes a day as the language does. */
export const day = (date) => new Intl.DateTimeFormat(tag(), { dateStyle: "long", timeZone: "UTC" }).format(new Date(`${date}T00:00Z`));

/** Ends a sentence of the library as the language does. */
export const sentence = (text) => (current === "ja" || current === "zh" ? `${text}。` : `${text}. `);

/** Joins texts as a list: `a, b and c`. */
export const listed = (texts) => new Intl.ListFormat(tag(), { type: "conjunction" }).format(texts);
