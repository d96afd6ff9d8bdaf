// Inflates in JavaScript, because all functions are synchronous and the browser's DecompressionStream is not.
import { gunzipSync } from "fflate/browser";
import { bytes } from "./bytes.js";

/** Decodes a base64 text and inflates it by gzip. */
export function unpacked(text) {
  const packed = bytes(text);
  const zlib = globalThis.process?.getBuiltinModule?.("node:zlib");
  return zlib ? zlib.gunzipSync(packed) : gunzipSync(packed);
}
