// The reading of one value when the person leaves its field.
import { chosen } from "./choices.js";
import { isCode, readCountry } from "./countries.js";
import { normalize, normalizeContact } from "./core.js";
import { isOfPhones } from "./pieces.js";
import { isTooLong } from "./value.js";

/**
 * Returns a value in its clean form, what changed, and a fix if something is wrong. `country` is a code or undefined.
 * Nothing is guessed: a value that cannot be read stays as it is.
 */
export function tidied(field, value, { country, language }) {
  if (isTooLong(value)) return { value, changes: [] };
  if (typeof value !== "string" || value.trim() === "") return { value: typeof value === "string" ? "" : value, changes: [] };
  const options = { ...(country && { country }), ...(language && { language }) };
  if (field.type === "phone") return phone(value, options);
  if (field.type === "country") return readCountry(value, language ? { language } : undefined);
  const known = field.options && chosen(field.options, value, field.type);
  if (known !== undefined) return replaced(value, known, "chosen");
  if (field.type === "lines") return lines(value);
  const { contact, changes } = alone(field.path, value, country, language);
  const own = changes.filter(({ path }) => path === field.path);
  const clean = contact[field.path] ?? value;
  const option = field.options && chosen(field.options, clean);
  return { value: option ?? clean, changes: own };
}

/** Normalizes a contact of one value. A phone number that nobody asks for may have to stay as it is. */
function alone(path, value, country, language) {
  try {
    return normalizeContact({ [path]: value, ...(country && { country }) }, language ? { language } : undefined);
  } catch (error) {
    if (!isOfPhones(error)) throw error;
    return { contact: {}, changes: [] };
  }
}

/** Reads a phone number; one that is in use is written internationally, so that another country cannot change it. */
function phone(value, options) {
  const { valid, international, region, changes, error } = normalize("phone", value, options);
  if (valid) return { value: international, changes, region };
  return { value, changes: [], fix: error?.fix ?? undefined, reason: error && sentence(error.message) };
}

const sentence = (text) => text.charAt(0).toUpperCase() + text.slice(1);

const replaced = (before, after, code) => ({ value: after, changes: before === after ? [] : [{ code, before, after }] });

function lines(value) {
  const { contact, changes } = normalizeContact({ street: value.split(/\r?\n/) });
  return { value: (contact.street ?? []).join("\n"), changes };
}

/** Returns whether a value fits another country: it is one of its postal codes, or one of its subdivisions. */
export function fits(field, value, country) {
  if (isTooLong(value)) return false;
  if (field.type === "postal_code") return normalize("postal-code", value, { country }).valid;
  if (field.type === "subdivision") return normalize("subdivision", value, { country }).valid;
  return true;
}

/** Returns the only option that has a postal code, or undefined. */
export function subdivisionOf(postalCode, country, options) {
  if (isTooLong(postalCode)) return undefined;
  const { valid, subdivisions = [] } = normalize("postal-code", postalCode, { country });
  const possible = options.filter(({ value }) => valid && subdivisions.includes(value));
  return possible.length === 1 ? possible[0].value : undefined;
}

/** Returns the parts of a full name, or undefined if it has only one. */
export function split(name, country) {
  try {
    const { given, family, confidence } = normalize("name", name, isCode(country) ? { country } : undefined);
    return given && family ? { given, family, confidence } : undefined;
  } catch {
    // The smallest wasm file cannot take names apart: the whole name is one.
    return undefined;
  }
}
