// The entry with the form engine. It contains the smallest wasm file as text, and compiles it at the first call or by
// `ready`. What that file lacks is loaded when a form shows it.
import text from "built-wasm/form/registrant_bg.wasm.txt";
import loaders from "built-wasm/pieces.js";
import { loadWith } from "./engine.js";
import { loadPiecesBy } from "./form/pieces.js";
import { sourceOf } from "./unpacked.js";

export * from "./form/functions.js";

loadWith(sourceOf(text));
loadPiecesBy(loaders);
