// The default entry in Node.js. What counts there is the time of a call, not that of a download, so the wasm file is another
// one, built for speed; it is carried compressed, as half of the package otherwise were its text. A process often lives for a
// few calls, too: until something else has been asked, phone numbers are left to their own wasm file, which is there in a
// fraction of the time.
import { gunzipSync } from "node:zlib";
import base64 from "built-wasm/node/registrant_bg.wasm.gz";
import { initSync } from "built-wasm/registrant.js";
import phoneBase64 from "built-wasm/phone/registrant_bg.wasm";
import { bytes } from "./bytes.js";
import * as engine from "./engine.js";
import * as phoneEngine from "./phone-engine.js";

export * from "./api.js";

engine.loadWith(() => initSync({ module: gunzipSync(bytes(base64)) }));
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
