// The entry with the form engine in workerd, which compiles no wasm at run time: the file is a module.
import module from "./registrant_slim_bg.wasm";
import { initSync } from "built-wasm/registrant.js";
import { loadWith } from "./engine.js";

export * from "./api.js";
export * from "./form/index.js";

loadWith(() => initSync({ module }));
