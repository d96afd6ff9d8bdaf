// The entry with the form engine in Node.js, where a server draws the form: with the file that lacks nothing.
import { loadWith } from "./engine.js";
import { fromDisk } from "./from-disk.js";

export * from "./api.js";
export * from "./form/index.js";

loadWith(() => fromDisk(`${__dirname}/registrant_node_bg.wasm`));
