import { Worker } from "node:worker_threads";
import { conversation } from "./stream.js";

/** Starts a worker of Node.js from a text. It has a port, while a browser's has `self`. */
export function openOfNode(text) {
  const worker = new Worker(`globalThis.self = require("node:worker_threads").parentPort;\n${text}`, { eval: true });
  return conversation({
    post: (message) => worker.postMessage(message),
    listen(answered, failed) {
      worker.on("message", answered);
      worker.on("error", failed);
    },
    end: () => worker.terminate(),
  });
}
