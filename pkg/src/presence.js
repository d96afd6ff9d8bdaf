// The presence that the rules demand of a field: the conditions of `requirements`, evaluated without the wasm file.

import { wrongType } from "./argument.js";

const PRESENCES = ["required", "optional", "forbidden"];

/** The fields whose values are codes of countries, in any case. */
const IS_COUNTRY = /(^|_)country$|^citizenship$/;

/** Returns whether the conditions of an entry of `required_when` or `forbidden_when` hold for a contact. */
export function conditionHolds({ when, unless }, contact) {
  return all(when, contact).every(Boolean) && !all(unless, contact).some(Boolean);
}

/** Returns the presence that the rules demand of a field, given the other values of a contact, and the severity of a breach. */
export function presence(requirement, contact) {
  if (!PRESENCES.includes(requirement?.presence)) throw wrongType("requirement", "a field of `requirements`", requirement);
  const { instead = [], forbidden_when = [], required_when = [] } = requirement;
  const isReplaced = requirement.presence === "required" && instead.some((path) => isFilled(contact, path));
  let found = { presence: "optional", severity: null };
  if (requirement.presence !== "optional" && !isReplaced) found = pick(requirement.presence, requirement.severity);
  const open = [...forbidden_when.map((one) => ["forbidden", one]), ...required_when.map((one) => ["required", one])];
  for (const [presence, one] of open) {
    const isStricter = found.severity === null || (found.severity === "warning" && one.severity === "error");
    if (isStricter && conditionHolds(one, contact)) found = pick(presence, one.severity);
  }
  return found;
}

const pick = (presence, severity) => ({ presence, severity });

/** Evaluates each condition of a set. */
function all(conditions, contact) {
  const { kind, in: isIn, not_in: isNotIn, present = [], absent = [] } = conditions ?? {};
  const held = [];
  if (kind) held.push(kind.includes(kindOf(contact)));
  for (const [path, values] of Object.entries(isIn ?? {})) held.push(isOneOf(contact, path, values) === true);
  for (const [path, values] of Object.entries(isNotIn ?? {})) held.push(isOneOf(contact, path, values) === false);
  for (const path of present) held.push(isFilled(contact, path));
  for (const path of absent) held.push(!isFilled(contact, path));
  return held;
}

/** Returns the kind of a contact: without one, an organization's name decides. */
function kindOf(contact) {
  return textOf(contact, "kind") || (isFilled(contact, "organization") ? "company" : "individual");
}

/** Returns whether a field has one of these values; undefined if it is empty. */
function isOneOf(contact, path, values) {
  const text = textOf(contact, path);
  if (text === "") return undefined;
  return values.includes(IS_COUNTRY.test(path) && text.length === 2 ? text.toUpperCase() : text);
}

/** Returns whether a field contains more than white space. */
function isFilled(contact, path) {
  const value = contact?.[path];
  if (typeof value === "boolean") return true;
  return (Array.isArray(value) ? value : [value]).some((line) => typeof line === "string" && line.trim() !== "");
}

/** Returns the text of a field, of several lines the first. */
function textOf(contact, path) {
  const value = contact?.[path];
  if (typeof value === "boolean") return /^hide_/.test(path) ? "" : String(value);
  const line = Array.isArray(value) ? value[0] : typeof value === "string" ? value.split("\n")[0] : "";
  return typeof line === "string" ? line.trim() : "";
}
