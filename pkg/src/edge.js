// The entry for the edge runtimes of Next.js and Vercel, which run only a wasm file that was compiled before.
import module from "./registrant_bg.wasm?module";
import { loadWith } from "./engine.js";

export * from "./api.js";
export { checkStream, convertStream } from "./stream.js";

loadWith(() => module);
