// The entry with the form engine in the edge runtimes of Next.js and Vercel.
import module from "./registrant_slim_bg.wasm?module";
import { loadWith } from "./engine.js";

export * from "./api.js";
export * from "./form/index.js";

loadWith(() => module);
