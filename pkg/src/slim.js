// The entry for forms. It contains its wasm file as text and compiles it, synchronously, at the first call.
import base64 from "built-wasm/slim/registrant_bg.wasm.gz";
import { initSync } from "built-wasm/registrant.js";
import { loadWith } from "./engine.js";
import { unpacked } from "./unpacked.js";

export * from "./api.js";

loadWith(() => initSync({ module: unpacked(base64) }));
