// What the entries with the form engine export: what form.d.ts declares, the same in every host.
import { refuse } from "../argument.js";
import * as api from "../api.js";

export { addLanguage, addPiece, addressFormat, conditionHolds, dataVersion, formatPhoneAsYouType, normalize, normalizeContact, phoneE164, presence, ready, requirements, suffix, version } from "../api.js";
export { RegistrantError } from "../fault.js";
export { choicesHere as choices, languageFor } from "./pieces.js";
export * from "./index.js";

// The file for browsers knows canonical contacts alone, so every host takes nothing else.
export const check = (contact, association, options) => api.check(contact, association, canonical(options));
export const checkLines = (documents, association, options) => api.checkLines(documents, association, canonical(options));
export const checkOrder = (order, options) => api.checkOrder(order, canonical(options));

function canonical(options) {
  // Spreading would turn a Map into an empty object.
  refuse("options", options);
  return typeof (options ?? {}) === "object" && !Array.isArray(options) ? { schema: "contact", ...options } : options;
}
