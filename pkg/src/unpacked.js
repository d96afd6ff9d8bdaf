// Inflating in JavaScript: synchronous, as the functions are, which the browser's own DecompressionStream is not.
import { gunzipSync } from "fflate/browser";
import { bytes } from "./bytes.js";

/** The bytes that a base64 text has compressed by gzip. */
export function unpacked(text) {
  const packed = bytes(text);
  const zlib = globalThis.process?.getBuiltinModule?.("node:zlib");
  return zlib ? zlib.gunzipSync(packed) : gunzipSync(packed);
}
