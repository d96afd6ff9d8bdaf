// The rules, texts, phone numbers and lists that the smallest wasm file lacks. A form loads them when it needs them.
import { forget } from "./choices.js";
import { RegistrantError, addPiece, choices, formatPhoneAsYouType, messagesFor, normalize, requirements, rules, suffix } from "./core.js";
import { isTooLong } from "./value.js";
import { addWords } from "./words.js";

let loaders = {};
const [loading, here] = [new Map(), new Set()];
/** The domains whose rules are here. */
const known = new Set();

/** Sets what loads each piece, by name. Without it, nothing is missing. */
export function loadPiecesBy(given) {
  loaders = given;
  rules.bring = bringCalled;
}

/** Returns whether an error says that rules are missing which can be loaded. */
export const isOfRules = (error) => error?.kind === "not_loaded" && !isOfPhones(error) && loaders.sentences !== undefined;

/** Returns whether an error says that the phone numbers of a calling code are missing. */
export const isOfPhones = (error) => error?.kind === "not_loaded" && PHONES.test(error.remedy);
const PHONES = /phones-\d/;

/** Returns the pieces with the rules that a domain lacks. */
export function rulesOf({ domain, provider }) {
  const key = `${provider} ${domain}`;
  if (known.has(key)) return [];
  try {
    requirements({ domain, roles: ["owner"], provider });
    known.add(key);
  } catch (error) {
    // The caller's own call reports any other mistake.
    if (isOfRules(error)) {
      const [letter] = suffix(domain).suffix.split(".").at(-1);
      return missing([`rules-${letter}`, `rules-of-${String(provider).trim().toLowerCase()}`]);
    }
  }
  return [];
}

/** Returns the piece with the phone numbers that a country, or the reading of a number, lacks. */
export function phonesOf(country, number) {
  if (!("phones-1" in loaders)) return [];
  try {
    // A digit is enough to ask for the numbers of the country.
    formatPhoneAsYouType(number || "0", undefined, country);
    if (number && !isTooLong(number)) normalize("phone", number, country ? { country } : undefined);
  } catch (error) {
    // The caller's own call reports any other mistake.
    if (isOfPhones(error)) return missing(error.remedy.match(PHONES));
  }
  return [];
}

/** Returns the pieces that are not here and whose names have this start. */
const allMissing = (start) => missing(Object.keys(loaders).filter((name) => name.startsWith(start)));

/** Loads all phone numbers. */
export const bringPhones = () => Promise.all(allMissing("phones-").map(load));

/** Loads the rules of domains and the phone numbers of countries, or all of them. */
async function bringCalled(options) {
  const { domain, domains = domain && [domain], provider, countries } = options;
  const names = [
    ...(domains?.flatMap((domain) => rulesOf({ domain, provider })) ?? allMissing("rules-")),
    ...(countries?.map((text) => normalize("country", text).value).flatMap((country) => [...phonesOf(country), ...missing([statesOf(country)])]) ?? allMissing("phones-")),
  ];
  await Promise.all([...new Set(names)].map(load));
}

/** Returns the piece with the subdivisions of a country. */
const statesOf = (country) => `subdivisions-${country[0].toLowerCase()}`;

/** Returns a list of options; throws if it can be loaded and is not here yet. */
export function choicesHere(name, options) {
  const [, country] = /^subdivisions:([a-z]{2})$/i.exec(name) ?? [];
  if (!country || !isMissing(statesOf(country))) return choices(name, options);
  const [reason, remedy] = ["the subdivisions are not loaded", `call \`await ready({ countries: ["${country}"] })\` first`];
  throw new RegistrantError("not_loaded", `${reason}; ${remedy}`, { reason, remedy });
}

/** Returns whether a piece can be loaded and is not here yet. */
const isMissing = (name) => name in loaders && !here.has(name);

/** Returns the piece with the messages of a tag's language: `languages/de` for `de-CH`. */
const messagesOf = (tag) => `languages/${String(tag).split(/[-_]/)[0].toLowerCase()}`;

/** Returns the language of a tag: one whose messages are here or can be loaded, or else English. */
export function languageFor(tag) {
  const language = messagesFor(tag);
  const name = /^[a-z]{2}([-_][a-z0-9]{1,8})*$/i.test(tag) && messagesOf(tag);
  return name && isMissing(name) ? name.slice("languages/".length) : language;
}

/** Returns the wanted language, or English until its messages are here. */
export const spoken = (language) => (isMissing(messagesOf(language)) ? "en" : language);

/**
 * Returns the pieces that a language, a country and some domains need and that are not here yet. So do phone numbers, and the
 * examples of a `home`.
 */
export function lacking(language, country, associations, provider, { numbers = [], home } = {}) {
  const rules = associations.flatMap(({ domain }) => rulesOf({ domain, provider }));
  const subdivisions = country ? [statesOf(country)] : [];
  const phones = [...phonesOf(home), ...numbers.flatMap((number) => phonesOf(country, number))];
  return missing([...new Set([...rules, ...phones]), "sentences", messagesOf(language), ...subdivisions]);
}

/** Returns the pieces that are not here yet. */
const missing = (names) => names.filter(isMissing);

/** Loads a piece, once. One that does not come can be asked for again. */
export function load(name) {
  if (!loading.has(name)) loading.set(name, bring(name).finally(() => loading.delete(name)));
  return loading.get(name);
}

/** The addresses of the modules that did not come, by name. */
const failed = {};

async function imported(name) {
  try {
    return await loaders[name]();
  } catch (cause) {
    // Chromium 148 never asks again for a module that did not come, unless its address is another one.
    const address = failed[name];
    failed[name] = /http\S+$/.exec(cause)?.[0];
    if (!address) throw cause;
    return import(/* @vite-ignore */ /* webpackIgnore: true */ `${address}?${Date.now()}`);
  }
}

async function bring(name) {
  const { default: texts, words } = await imported(name);
  addPiece(texts);
  // The file of a language has the words of the form, too.
  if (words) addWords(name.slice("languages/".length), words);
  forget();
  here.add(name);
}
