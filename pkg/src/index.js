// The entry for browsers and bundlers. It contains the wasm file as text and compiles it at the first call, or by `ready`.
import text from "built-wasm/registrant_bg.wasm.txt";
import { loadWith } from "./engine.js";
import { sourceOf } from "./unpacked.js";

export * from "./api.js";
export { checkStream, convertStream } from "./stream.js";

loadWith(sourceOf(text));
