// The entry with the form engine in Cloudflare's workers, which run only a wasm file that was compiled at upload: with the file that lacks only languages.
import module from "./registrant_bg.wasm";
import loaders from "built-wasm/pieces.js";
import { loadWith } from "./engine.js";
import { loadPiecesBy } from "./form/pieces.js";

export * from "./form/functions.js";

loadWith(() => module);
loadPiecesBy(Object.fromEntries(Object.entries(loaders).filter(([name]) => name.startsWith("languages/"))));
