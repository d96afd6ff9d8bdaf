// The entry for forms in Node.js, where a server draws them.
import { loadWith } from "./engine.js";
import { fromDisk } from "./from-disk.js";
import { host } from "./stream.js";
import { openOfNode } from "./worker-node.js";

export * from "./api.js";

host.open = openOfNode;
loadWith(() => fromDisk("registrant_slim_bg.wasm"));
