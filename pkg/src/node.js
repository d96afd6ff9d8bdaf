// The default entry in Node.js, where a process often lives for a few calls: until something else has been asked, phone
// numbers are left to their own wasm file, which is there in a fraction of the time.
import base64 from "built-wasm/registrant_bg.wasm";
import { initSync } from "built-wasm/registrant.js";
import phoneBase64 from "built-wasm/phone/registrant_bg.wasm";
import { bytes } from "./bytes.js";
import * as engine from "./engine.js";
import * as phoneEngine from "./phone-engine.js";

export * from "./api.js";

engine.loadWith(() => initSync({ module: bytes(base64) }));
phoneEngine.loadWith(() => phoneEngine.initSync({ module: bytes(phoneBase64) }));

export function phoneE164(value, country) {
  if (engine.isLoaded()) return engine.phoneE164(value, country);
  try {
    return phoneEngine.phoneE164(value, country);
  } catch {
    // A country's name, or a mistake: the whole file knows it, or has the words for it.
    return engine.phoneE164(value, country);
  }
}
