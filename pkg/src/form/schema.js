// The contact as a Standard Schema, version 1: synchronous, so that every library can use it.
import { asked, associationsOf, rulesOf } from "./asked.js";
import { countryOf } from "./countries.js";
import { normalizeContact } from "./core.js";
import { naming } from "./names.js";
import { bringPhones, isOfPhones, isOfRules, lacking, load, spoken } from "./pieces.js";
import { tidied } from "./tidy.js";
import { isTooLong, isValue } from "./value.js";
import { verdict } from "./verdict.js";
import { word } from "./words.js";

export function contactSchema(options) {
  const [associations, names, language] = [associationsOf(options), naming(options.names), options.language ?? "en"];
  const rules = () => rulesOf({ ...options, language: spoken(language) });
  // A value can have a number of any country.
  const ready = async (country = options.country) =>
    void (await Promise.all([...lacking(language, country, associations, options.provider).map(load), bringPhones()]));
  const bring = (country) => void ready(country).catch(() => undefined);
  // Wrong options fail at once, and not at the first value.
  try {
    asked(associations, { kind: options.kind }, rules(), options.domains);
  } catch (error) {
    // Rules that are not here yet come by the time of the first value.
    if (!isOfRules(error)) throw error;
  }
  bring(options.country);
  const validate = (value) => validated(value, { ...options, associations, rules: rules(), names, bring });
  return { "~standard": { version: 1, vendor: "registrant", validate }, ready: () => ready() };
}


function validated(value, { associations, rules, names, kind, country, bring }) {
  // A customer may read what an issue says.
  const refused = (key, ...path) => ({ issues: [{ message: word(rules.language, key), ...(path.length > 0 && { path }) }] });
  // A FormData or a Map keeps its values elsewhere, and has no members.
  if (typeof value !== "object" || !value || Symbol.iterator in value) return refused("unreadable");
  const given = { kind, country };
  // The names of the value itself, so that an issue points to them.
  const own = new Map();
  for (const [name, part] of Object.entries(value)) {
    const path = names.find(name);
    if (path === undefined || part === undefined || part === null || part === "") continue;
    if (!isValue(part)) return refused("unreadable", name);
    if ([part].flat().some(isTooLong)) return refused("tooLong", name);
    own.set(path, name);
    given[path] = read(path, typeof part === "number" ? String(part) : part);
  }
  let contact;
  try {
    ({ contact } = normalizeContact(given));
  } catch (error) {
    const path = error.pointer?.split("/")[2];
    if (isOfPhones(error)) return refused("loading");
    if (!own.has(path)) throw error;
    return refused("unreadable", own.get(path));
  }
  bring(contact.country);
  try {
    const { accepted, violations } = verdict(contact, associations, rules);
    if (accepted) return { value: contact };
    const errors = violations.filter(({ severity }) => severity === "error");
    return { issues: errors.map(({ message, path }) => ({ message: reason(path) ?? message, path: [own.get(path) ?? names.name(path)] })) };
  } catch (error) {
    // An exception would end the page's own check.
    if (!isOfRules(error) && !isOfPhones(error)) throw error;
    return refused("loading");
  }

  /** Returns why a phone number cannot be read: it says more than the form that a registry wants. */
  function reason(path) {
    const isPhone = typeof given[path] === "string" && /^(phone|fax)$/.test(path);
    return isPhone ? tidied({ type: "phone" }, given[path], { country: contact.country, language: rules.language }).reason : undefined;
  }
}

/** Reads a value as a form does: the lines of a street, and a country by name. */
function read(path, part) {
  if (typeof part !== "string") return part;
  if (path === "street") return part.split(/\r?\n/);
  return /(^|_)country$|^citizenship$/.test(path) ? (countryOf(part) ?? part) : part;
}

