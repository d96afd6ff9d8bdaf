// The entry for phone numbers in the edge runtimes of Next.js and Vercel.
import module from "./registrant_phone_bg.wasm?module";
import { loadWith } from "./phone-engine.js";

export { RegistrantError, formatPhoneAsYouType, normalize, phoneE164, ready, version } from "./phone-engine.js";

loadWith(() => module);
