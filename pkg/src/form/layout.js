// The fields of a form in order: the country first, the name and the address as people write them there.
import { isDormant, presenceOf } from "./asked.js";
import { optionsOf } from "./choices.js";
import { addressFormat, normalize } from "./core.js";
import { word } from "./words.js";

const ADDRESS = ["street", "city", "subdivision", "postal_code"];
const NAMES = ["given_name", "family_name"];
const COMMON = new Set(["kind", "country", ...NAMES, "full_name", "organization", ...ADDRESS, "email", "phone"]);

/** Returns whether a form asks for a field whatever its domain. */
export const isCommon = (path) => COMMON.has(path);

/** The format of an address whose country is not known yet. */
const ANYWHERE = { rows: [["street"], ["city", "subdivision"], ["postal_code"]], labels: {}, family_name_first: false };

/** Returns the country's format, or a general one. */
export function formatOf(country, language) {
  return country ? addressFormat(country, language ? { language } : undefined) : ANYWHERE;
}

/** Returns the rows of the form: lists of fields that belong side by side. */
export function rowsOf(format, paths, withFullName) {
  const address = format.rows.map((row) => [...row]);
  const at = (path) => address.findIndex((row) => row.includes(path));
  // Registries want a city of countries whose addresses name none. It comes between the larger and the smaller place.
  if (at("city") < 0) address.splice(at("subdivision") >= 0 && at("subdivision") < at("street") ? at("street") : at("street") + 1, 0, ["city"]);
  for (const path of ["subdivision", "postal_code"]) if (at(path) < 0) address.push([path]);
  const names = format.family_name_first ? [...NAMES].reverse() : NAMES;
  const common = [["kind"], ["country"], withFullName ? ["full_name"] : names, ["organization"], ...address, ["email"], ["phone"]];
  return [...common, ...paths.filter((path) => !COMMON.has(path)).map((path) => [path])];
}

/** Returns whether the form shows a field: the domain may want it, and the country's addresses have it. */
export function isShown(field, contact, format) {
  const { presence } = presenceOf(field, contact);
  if (presence !== "optional") return presence === "required";
  if (field.path === "subdivision" || field.path === "postal_code") return format.rows.flat().includes(field.path);
  return COMMON.has(field.path) || contact[field.path] !== undefined || !(isDormant(field, contact) || isOfCodes(field));
}

/** Returns whether all options are codes of a registry that no source explains: nobody could choose. */
const isOfCodes = ({ enum: few }) => few?.every(({ value, label }) => value === label);

/** Returns what a control needs to know of a field besides its value. */
export function described(field, contact, format, { language, section }) {
  const { presence, severity } = presenceOf(field, contact);
  const options = optionsOf(field, language);
  const example = exampleOf(field);
  const rule = (field.rules ?? []).find(({ presence }) => presence === "required") ?? field.rules?.[0];
  return {
    path: field.path,
    type: field.type,
    label: format.labels[field.path] ?? field.label,
    isLocal: format.labels[field.path] !== undefined,
    input: field.input,
    options,
    required: presence === "required" && severity === "error",
    recommended: presence === "required" && severity === "warning",
    anyOf: field.any_of,
    hint: example && TYPED.has(field.input) && !PLAIN.has(field.path) ? word(language, "example", { value: example }) : undefined,
    example,
    why: field.why,
    source: rule && { rule: rule.id, source: rule.source, date: rule.date },
    autocomplete: field.autofill && [section, field.autofill].filter(Boolean).join(" "),
    inputMode: inputMode(field),
    autoCapitalize: CAPITALS[field.path] ?? CAPITALS[field.type] ?? "off",
    maxLength: field.length_unit === "bytes" ? undefined : field.max_length,
    minLength: field.min_length || undefined,
    pattern: field.pattern,
  };
}

/** The controls that somebody types in. */
const TYPED = new Set(["text", "textarea", "email", "tel"]);

/** The fields that everybody knows how to fill in. */
const PLAIN = new Set([...NAMES, "full_name", "organization", "street", "city", "subdivision", "email"]);

/** Returns the example as people write it. */
function exampleOf({ type, example }) {
  return type === "phone" && example ? (normalize("phone", example).international ?? example) : example;
}

const CAPITALS = {
  given_name: "words",
  family_name: "words",
  full_name: "words",
  organization: "words",
  city: "words",
  lines: "words",
  postal_code: "characters",
};

function inputMode({ type, input, example }) {
  if (input === "tel" || input === "email") return input;
  if (type === "postal_code" && example && /^\d+$/.test(example)) return "numeric";
  return input === "text" ? "text" : undefined;
}
