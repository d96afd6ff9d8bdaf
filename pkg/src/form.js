// The entry with the form engine. It contains the wasm file of `registrant/slim` as text and compiles it at the first call.
import base64 from "built-wasm/slim/registrant_bg.wasm.gz";
import { initSync } from "built-wasm/registrant.js";
import { loadWith } from "./engine.js";
import { unpacked } from "./unpacked.js";

export * from "./api.js";
export * from "./form/index.js";

loadWith(() => initSync({ module: unpacked(base64) }));
