// What the entries with the form engine export: what form.d.ts declares, the same in every host.
export { addLanguage, addPiece, addressFormat, check, checkLines, checkOrder, choices, conditionHolds, dataVersion, formatPhoneAsYouType, normalize, normalizeContact, phoneE164, presence, ready, requirements, suffix, version } from "../api.js";
export { RegistrantError } from "../fault.js";
export { languageFor } from "./pieces.js";
export * from "./index.js";
