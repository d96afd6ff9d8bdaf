// The entry for phone numbers in Node.js.
import { fromDisk } from "./from-disk.js";
import { loadWith } from "./phone-engine.js";

export { RegistrantError, formatPhoneAsYouType, normalize, phoneE164, ready, version } from "./phone-engine.js";

loadWith(() => fromDisk(`${__dirname}/registrant_phone_bg.wasm`));
