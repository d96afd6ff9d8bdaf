// The default entry in Node.js. Calls must be fast there, and downloads don't matter, so it has a wasm file built for speed.
// The file is compressed, because its text would be half of the package. Many processes make only a few calls. So the file
// for phone numbers, which loads in a fraction of the time, answers `phoneE164` until the first other call.
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
    // The argument is a country's name or a mistake: the whole file knows the name, or has the message.
    return engine.phoneE164(value, country);
  }
}
