// The entry with the form engine. It contains the wasm file of `registrant/slim` as text and compiles it at the first call, or by `ready`.
import text from "built-wasm/slim/registrant_bg.wasm.txt";
import { loadWith } from "./engine.js";
import { unpacked } from "./unpacked.js";

export * from "./api.js";
export * from "./form/index.js";

loadWith(() => unpacked(text));
