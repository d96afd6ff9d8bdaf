// The entry for phone numbers in browsers and bundlers. It contains its wasm file as text and compiles it at the first call.
import text from "built-wasm/phone/registrant_bg.wasm.txt";
import { loadWith } from "./phone-engine.js";
import { sourceOf } from "./unpacked.js";

export { RegistrantError, formatPhoneAsYouType, normalize, phoneE164, ready, version } from "./phone-engine.js";

loadWith(sourceOf(text));
