// The contact that the values of a form are, and what the rules say of it.
import { check, normalizeContact } from "./core.js";
import { split } from "./tidy.js";
import { isTooLong } from "./value.js";
import { word } from "./words.js";

/** Makes the canonical contact of the values of the shown fields, and of the kind. */
export function contactOf(values, fields, kind) {
  const contact = kind ? { kind } : {};
  for (const { path } of fields) {
    const value = values.get(path);
    if (isTooLong(value)) continue;
    if (typeof value === "boolean") contact[path] = value;
    else if (typeof value === "string" && value.trim() !== "") contact[path] = path === "street" ? value.split(/\r?\n/) : value;
  }
  const whole = contact.full_name?.trim();
  // One word is one name, in whichever field it is.
  const parts = whole && (split(whole, contact.country) ?? (!/\s/.test(whole) && { family: whole }));
  if (parts) Object.assign(contact, { given_name: parts.given, family_name: parts.family, full_name: undefined });
  return normalizeContact(contact).contact;
}

/** Checks the contact for each domain, and returns one report with what any of them says. */
export function verdict(contact, associations, options) {
  const reports = associations.map((association) => plainer(check(contact, association, { ...options, schema: "contact" }), options.language));
  if (reports.length === 1) return reports[0];
  const all = (member, key) => [...new Map(reports.flatMap((report) => report[member]).map((one) => [key(one), one])).values()];
  return {
    ...reports[0],
    accepted: reports.every(({ accepted }) => accepted),
    violations: all("violations", ({ path, code, message, severity }) => [path, code, message, severity].join("\n")),
    notes: all("notes", ({ id }) => id),
    verification: all("verification", ({ id }) => id),
    domains: associations.map(({ domain }, index) => ({ domain, report: reports[index] })),
  };
}

/** Puts a text for customers in the place of one that lists the words of the data model. */
function plainer(report, language) {
  const isWord = ({ path, code }) => path === "kind" && code === "unknown_value";
  return { ...report, violations: report.violations.map((one) => (isWord(one) ? { ...one, message: word(language, "unreadable") } : one)) };
}

/** Adds an error for each value that is too long to be read, and so not a part of the contact. */
export function withTooLong(report, paths, language) {
  if (paths.length === 0) return report;
  const message = word(language, "tooLong");
  const rule = { id: "form.length", layer: "generic", source: "", date: "" };
  const errors = paths.map((path) => ({ code: "too_long", severity: "error", path, pointer: `/${path}`, roles: [], params: {}, rule, fix: null, message }));
  return { ...report, accepted: false, violations: [...report.violations.filter(({ path }) => !paths.includes(path)), ...errors] };
}
