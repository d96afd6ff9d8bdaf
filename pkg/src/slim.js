// The entry of the small wasm file: carries it as text and compiles it, synchronously, at the first call.
import base64 from "built-wasm/slim/registrant_bg.wasm";
import { initSync } from "built-wasm/registrant.js";
import { bytes } from "./bytes.js";
import { loadWith } from "./engine.js";

export * from "./api.js";

loadWith(() => initSync({ module: bytes(base64) }));
