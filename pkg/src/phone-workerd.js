// The entry for phone numbers in Cloudflare's workers, which run only a wasm file that was compiled at upload.
import module from "./registrant_phone_bg.wasm";
import { initSync, loadWith } from "./phone-engine.js";

export { RegistrantError, formatPhoneAsYouType, normalize, phoneE164, version } from "./phone-engine.js";

loadWith(() => initSync({ module }));
