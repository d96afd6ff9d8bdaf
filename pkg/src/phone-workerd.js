// The entry for phone numbers in Cloudflare's workers, which run only a wasm file that was compiled at upload.
import module from "./registrant_phone_bg.wasm";
import { loadWith } from "./phone-engine.js";

export { RegistrantError, formatPhoneAsYouType, normalize, phoneE164, ready, version } from "./phone-engine.js";

loadWith(() => module);
