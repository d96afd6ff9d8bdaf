// The default entry: carries the wasm file as text and compiles it, synchronously, at the first call.
import base64 from "built-wasm/registrant_bg.wasm";
import { initSync } from "built-wasm/registrant.js";
import { loadWith } from "./engine.js";

export * from "./api.js";

loadWith(() => initSync({ module: bytes(base64) }));

function bytes(text) {
  if (typeof Buffer === "function") return Buffer.from(text, "base64");
  const binary = atob(text);
  const result = new Uint8Array(binary.length);
  for (let i = 0; i < binary.length; i += 1) result[i] = binary.charCodeAt(i);
  return result;
}
