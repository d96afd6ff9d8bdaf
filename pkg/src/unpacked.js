// The wasm file as a text in a module: bundlers, minifiers and every encoding of a page keep its characters as they are.
import { joined } from "./joined.js";

/** The printable characters of ASCII that neither a string nor a page escapes. */
const CHARACTERS = ` !#%&()*+,-./0123456789:;=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^_abcdefghijklmnopqrstuvwxyz{|}~`;

/** The number of characters, at the end, that begin a pair. */
const PREFIXES = 2;

/**
 * Returns the wasm file of a text.
 *
 * The text begins with all bytes in the order of their frequency, two characters each. The most frequent bytes are one
 * character of the rest, the others a pair.
 */
export function unpacked(text) {
  const singles = CHARACTERS.length - PREFIXES;
  const place = new Uint8Array(128);
  for (let i = 0; i < CHARACTERS.length; i += 1) place[CHARACTERS.charCodeAt(i)] = i;
  const at = (index) => place[text.charCodeAt(index)];
  const order = new Uint8Array(256);
  for (let i = 0; i < 256; i += 1) order[i] = at(2 * i) * 16 + at(2 * i + 1);
  const bytes = new Uint8Array(text.length - 512);
  let length = 0;
  for (let i = 512; i < text.length; i += 1) {
    const first = at(i);
    if (first < singles) bytes[length] = order[first];
    else bytes[length] = order[singles + (first - singles) * CHARACTERS.length + at((i += 1))];
    length += 1;
  }
  return joined(bytes.subarray(0, length));
}
