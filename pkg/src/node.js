// The default entry in Node.js. Calls must be fast there, and downloads don't matter, so it has a wasm file built for speed.
// The file is compressed, because its text would be half of the package. Many processes make only a few calls. So the file
// for phone numbers, which loads in a fraction of the time, answers `phoneE164` until the first other call.
import { gunzipSync } from "node:zlib";
import base64 from "built-wasm/node/registrant_bg.wasm.gz";
import de from "built-wasm/languages/de.txt.gz";
import es from "built-wasm/languages/es.txt.gz";
import fr from "built-wasm/languages/fr.txt.gz";
import it from "built-wasm/languages/it.txt.gz";
import ja from "built-wasm/languages/ja.txt.gz";
import nl from "built-wasm/languages/nl.txt.gz";
import pt from "built-wasm/languages/pt.txt.gz";
import zh from "built-wasm/languages/zh.txt.gz";
import { initSync } from "built-wasm/registrant.js";
import phoneBase64 from "built-wasm/phone/registrant_bg.wasm";
import { bytes } from "./bytes.js";
import * as engine from "./engine.js";
import * as phoneEngine from "./phone-engine.js";

export * from "./api.js";

engine.loadWith(() => initSync({ module: gunzipSync(bytes(base64)) }));
phoneEngine.loadWith(() => phoneEngine.initSync({ module: bytes(phoneBase64) }));

// A language is unpacked when a call asks for it.
for (const [language, text] of Object.entries({ de, es, fr, it, ja, nl, pt, zh })) {
  engine.packed.set(language, () => gunzipSync(bytes(text)).toString());
}

export function phoneE164(value, country) {
  if (engine.isLoaded()) return engine.phoneE164(value, country);
  try {
    return phoneEngine.phoneE164(value, country);
  } catch {
    // The argument is a country's name or a mistake: the whole file knows the name, or has the message.
    return engine.phoneE164(value, country);
  }
}
