// The rules, texts and lists that the smallest wasm file lacks. A form loads them when it needs them.
import { forget } from "./choices.js";
import { addPiece, messagesFor, requirements, rules, suffix } from "./core.js";

let loaders = {};
const [loading, here] = [new Map(), new Set()];
/** The domains whose rules are here. */
const known = new Set();

/** Sets what loads each piece, by name. Without it, nothing is missing. */
export function loadPiecesBy(given) {
  loaders = given;
  rules.bring = bringRules;
}

/** Returns whether an error says that rules are missing which can be loaded. */
export const isOfRules = (error) => error?.kind === "not_loaded" && loaders.sentences !== undefined;

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

/** Loads the rules of domains, or all of them. */
async function bringRules({ domain, domains = domain && [domain], provider } = {}) {
  const names = domains?.flatMap((domain) => rulesOf({ domain, provider })) ?? missing(Object.keys(loaders).filter((name) => name.startsWith("rules-")));
  await Promise.all([...new Set(names)].map(load));
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

/** Returns the pieces that a language, a country and some domains need and that are not here yet. */
export function lacking(language, country, associations, provider) {
  const rules = associations.flatMap(({ domain }) => rulesOf({ domain, provider }));
  const subdivisions = country ? [`subdivisions-${country[0].toLowerCase()}`] : [];
  return missing([...new Set(rules), "sentences", messagesOf(language), ...subdivisions]);
}

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
