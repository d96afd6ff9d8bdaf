// The wasm file as a text in a module, which bundlers, minifiers and every encoding of a page keep as it is: compressed, in base64.
// A server's compression finds nothing more in it than the 6 bits of each character.
import { decompressing } from "./decompressed.js";
import { joined } from "./joined.js";

/** The time in milliseconds after which the page may react to a click. */
const PATIENCE = 10;

/** Makes the source of an instance from a text: the file now, or by a promise that lets the page work in between. */
export const sourceOf = (text) => (inSteps) => inSteps ? unpackedInSteps(text) : unpacked(text);

/** Returns the wasm file of a text. */
export function unpacked(text) {
  const steps = decompressing(bytesOf(text));
  for (;;) {
    const { done, value } = steps.next();
    if (done) return joined(value);
  }
}

async function unpackedInSteps(text) {
  const steps = decompressing(bytesOf(text));
  for (let since = Date.now(); ; ) {
    const { done, value } = steps.next();
    if (done || Date.now() - since > PATIENCE) {
      await new Promise((resolve) => setTimeout(resolve));
      since = Date.now();
    }
    if (done) return joined(value);
  }
}

function bytesOf(text) {
  const characters = atob(text);
  const bytes = new Uint8Array(characters.length);
  for (let i = 0; i < bytes.length; i += 1) bytes[i] = characters.charCodeAt(i);
  return bytes;
}
