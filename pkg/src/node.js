// The default entry in Node.js. It reads its wasm file from the disk at the first call. Many processes make only a few calls.
// So the file for phone numbers, which loads in a fraction of the time, answers `phoneE164` until the first other call.
import * as engine from "./engine.js";
import { fromDisk } from "./from-disk.js";
import * as phoneEngine from "./phone-engine.js";
import { host } from "./stream.js";
import { openOfNode } from "./worker-node.js";

export * from "./api.js";
export { checkStream, convertStream } from "./stream.js";

host.open = openOfNode;
engine.loadWith(() => fromDisk(`${__dirname}/registrant_node_bg.wasm`));
phoneEngine.loadWith(() => fromDisk(`${__dirname}/registrant_phone_bg.wasm`));

// A language is read when a call asks for it.
for (const language of ["de", "es", "fr", "it", "ja", "nl", "pt", "zh"]) {
  engine.packed.set(language, () => messages(fromDisk(`${__dirname}/languages/${language}.js`)));
}

/** Returns the text that the module of a language exports, between `export default ` and `;`. */
const messages = (module) => JSON.parse(module.toString().slice(15, -2));

export function phoneE164(value, country) {
  if (engine.isLoaded()) return engine.phoneE164(value, country);
  try {
    return phoneEngine.phoneE164(value, country);
  } catch {
    // The argument is a country's name or a mistake: the whole file knows the name, or has the message.
    return engine.phoneE164(value, country);
  }
}
