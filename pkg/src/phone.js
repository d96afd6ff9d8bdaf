// The entry for phone numbers. It contains its wasm file as text and compiles it, synchronously, at the first call.
import base64 from "built-wasm/phone/registrant_bg.wasm";
import { bytes } from "./bytes.js";
import { initSync, loadWith } from "./phone-engine.js";

export { RegistrantError, formatPhoneAsYouType, normalize, phoneE164, version } from "./phone-engine.js";

loadWith(() => initSync({ module: bytes(base64) }));
