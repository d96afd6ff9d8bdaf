// The entry for forms in the edge runtimes of Next.js and Vercel.
import module from "./registrant_slim_bg.wasm?module";
import { loadWith } from "./engine.js";

export * from "./api.js";

loadWith(() => module);
