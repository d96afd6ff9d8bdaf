// The functions that the form needs of the rest of the package.
export { addPiece, addressFormat, check, choices, formatPhoneAsYouType, normalize, normalizeContact, requirements, schemas } from "../api.js";
export { RegistrantError } from "../fault.js";
export { conditionHolds, presence } from "../presence.js";
