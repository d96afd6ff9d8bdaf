// The whole file in Node.js, which reads it from the disk at the first call, and a language when a call asks for it.
import { call, loadWith, messages as carried, pieces } from "./engine.js";
import { fromDisk } from "./from-disk.js";
import { host } from "./stream.js";
import { openOfNode } from "./worker-node.js";

/** The readers of the messages and of the words of forms, by language. */
export const messages = new Map(
  ["de", "es", "fr", "it", "ja", "nl", "pt", "zh"].map((language) => [language, () => exported(fromDisk(`${__dirname}/languages/${language}.js`))]),
);

/** Returns the texts that a module exports, one in each line, before `;`. */
const exported = (module) => module.toString().trim().split("\n").map((line) => JSON.parse(line.slice(line.indexOf('"'), -1)));

/** Loads the file at the first call. `addWords` takes the words of forms in a language, when its messages come. */
export function loadFromDisk(addWords) {
  host.open = openOfNode;
  loadWith(() => fromDisk(`${__dirname}/registrant_bg.wasm`));
  const packed = new Map(messages);
  /** Unpacks the messages of a call's language once. */
  carried.unpack = ({ options, association, order }) => {
    const language = options?.language ?? association?.language ?? order?.language;
    if (typeof language !== "string") return;
    const tag = language.slice(0, 2).toLowerCase();
    const unpack = packed.get(tag);
    if (unpack === undefined) return;
    packed.delete(tag);
    const [piece, words] = unpack();
    addWords?.(tag, words);
    call("add_piece", { piece });
    pieces.add(piece);
  };
}
