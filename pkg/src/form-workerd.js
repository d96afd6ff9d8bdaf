// The entry with the form engine in Cloudflare's workers, which run only a wasm file that was compiled at upload.
import module from "./registrant_slim_bg.wasm";
import { loadWith } from "./engine.js";

export * from "./api.js";
export * from "./form/index.js";

loadWith(() => module);
