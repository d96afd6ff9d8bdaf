// The values that a form takes for a field.

export const KINDS = ["individual", "company", "association", "public_body", "reseller"];

/** The number of characters that are read. No field of a contact needs more, and a check refuses a longer text as a wrong call. */
const LONGEST = 20_000;

/** Returns whether a value is too long to be read. It stays in its field, next to an error. */
export const isTooLong = (value) => typeof value === "string" && value.length > LONGEST;

/** Returns whether a value is one that a field can have: a text, a number, the state of a checkbox, or lines. */
export const isValue = (value) => ["string", "boolean"].includes(typeof value) || Number.isFinite(value) || isLines(value);
const isLines = (value) => Array.isArray(value) && value.every((line) => typeof line === "string");
