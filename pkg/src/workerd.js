// The entry for Cloudflare's workers, which run only a wasm file that was compiled at upload.
import module from "./registrant_bg.wasm";
import { loadWith } from "./engine.js";

export * from "./api.js";
export { checkStream, convertStream } from "./stream.js";

loadWith(() => module);
