// The entry without the wasm file: the caller brings it, as bytes, as a compiled module, or as a response to stream.
import initialize, { initSync as initializeSync } from "built-wasm/registrant.js";
import { loadWith } from "./engine.js";
import { fault } from "./fault.js";

export * from "./api.js";

let ready = false;

loadWith(() => {
  if (ready) return;
  const remedy = "call `await init(fetch(url))` or `initSync(bytes)` with registrant/registrant.wasm or registrant/registrant-slim.wasm first";
  throw fault("not_initialized", `the wasm file is not loaded: ${remedy}`, { remedy });
});

export async function init(source) {
  const module = await source;
  if (module?.ok === false) {
    throw fault("not_found", `the wasm file could not be fetched: status ${module.status}`);
  }
  await initialize({ module_or_path: module });
  ready = true;
}

export function initSync(module) {
  initializeSync({ module });
  ready = true;
}
