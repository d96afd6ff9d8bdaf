// The default entry in Node.js. It reads its wasm file from the disk at the first call. Many processes make only a few calls.
// So the file for phone numbers, which loads in a fraction of the time, answers `phoneE164` until the first other call.
import * as engine from "./engine.js";
import { fromDisk } from "./from-disk.js";
import { loadFromDisk } from "./on-disk.js";
import * as phoneEngine from "./phone-engine.js";

export * from "./api.js";
export { checkStream, convertStream } from "./stream.js";

loadFromDisk();
phoneEngine.loadWith(() => fromDisk(`${__dirname}/registrant_phone_bg.wasm`));

export function phoneE164(value, country) {
  if (engine.isLoaded()) return engine.phoneE164(value, country);
  try {
    return phoneEngine.phoneE164(value, country);
  } catch {
    // The argument is a country's name or a mistake: the whole file knows the name, or has the message.
    return engine.phoneE164(value, country);
  }
}
