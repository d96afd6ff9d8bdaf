// The functions that the form needs of the rest of the package.
export { addPiece, addressFormat, check, choices, formatPhoneAsYouType, languageFor as messagesFor, normalize, normalizeContact, ready, requirements, schemas, suffix } from "../api.js";
export { rules } from "../engine.js";
export { refuseUnknown, wrong, wrongType } from "../argument.js";
export { RegistrantError } from "../fault.js";
export { PLAIN_KEY } from "../plain.js";
export { conditionHolds, presence } from "../presence.js";
