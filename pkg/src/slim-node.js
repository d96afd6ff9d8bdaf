// The entry for forms in Node.js, where a server draws them.
import { loadWith } from "./engine.js";
import { fromDisk } from "./from-disk.js";

export * from "./api.js";

loadWith(() => fromDisk("registrant_slim_bg.wasm"));
