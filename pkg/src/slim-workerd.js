// The entry of the small wasm file for Cloudflare's workers, which only run a wasm file that was compiled when the worker was uploaded.
import module from "./registrant_slim_bg.wasm";
import { initSync } from "built-wasm/registrant.js";
import { loadWith } from "./engine.js";

export * from "./api.js";

loadWith(() => initSync({ module }));
