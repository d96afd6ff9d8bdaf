// The whole file in Node.js, which reads it from the disk at the first call, and a language when a call asks for it.
import { loadWith, packed } from "./engine.js";
import { fromDisk } from "./from-disk.js";
import { host } from "./stream.js";
import { openOfNode } from "./worker-node.js";

/** The readers of the messages, by language. */
export const messages = new Map(
  ["de", "es", "fr", "it", "ja", "nl", "pt", "zh"].map((language) => [language, () => exported(fromDisk(`${__dirname}/languages/${language}.js`))]),
);

/** Returns the text that a module exports, between `export default ` and `;`. */
const exported = (module) => JSON.parse(module.toString().slice(15, -2));

export function loadFromDisk() {
  host.open = openOfNode;
  loadWith(() => fromDisk(`${__dirname}/registrant_bg.wasm`));
  for (const [language, read] of messages) packed.set(language, read);
}
