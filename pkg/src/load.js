// The entry without the wasm file. The caller gives it: as bytes, as a compiled module, or as a response to stream.
import { isLoaded, loadWith, start } from "./engine.js";
import { RegistrantError } from "./fault.js";
import { isModule, refused } from "./instance.js";

export * from "./api.js";
export { checkStream, convertStream } from "./stream.js";

loadWith(() => {
  const reason = "the wasm file is not loaded";
  const remedy = "call `await init(fetch(url))` or `initSync(bytes)` first, with registrant.wasm or registrant-form.wasm of `npx registrant wasm`";
  throw new RegistrantError("not_initialized", `${reason}; ${remedy}`, { reason, remedy });
});

export async function init(source) {
  if (isLoaded()) return;
  let given;
  try {
    given = await source;
  } catch (cause) {
    throw notFetched("", cause);
  }
  if (given?.ok === false) throw notFetched(`: status ${given.status}`);
  try {
    start(ours(await compiled(given)));
  } catch (cause) {
    throw wrongSource(cause);
  }
}

export function initSync(source) {
  if (isLoaded()) return;
  try {
    start(ours(isModule(source) ? source : new WebAssembly.Module(plain(source))));
  } catch (cause) {
    throw wrongSource(cause);
  }
}

/** Converts bytes to a form that every engine accepts: some refuse a DataView. */
const plain = (source) => (ArrayBuffer.isView(source) ? new Uint8Array(source.buffer, source.byteOffset, source.byteLength) : source);

/** Compiles bytes or a response to a module; returns a module as it is. */
async function compiled(source) {
  if (isModule(source)) return source;
  if (typeof source?.arrayBuffer !== "function") return WebAssembly.compile(plain(source));
  // Only a response of this type can be compiled while it streams.
  const streams = source.headers?.get("content-type") === "application/wasm" && WebAssembly.compileStreaming;
  return streams ? WebAssembly.compileStreaming(source) : WebAssembly.compile(await source.arrayBuffer());
}

/** The exports of the wasm file that this package calls. */
const EXPORTS = ["memory", "version", "call", "check", "check_lines", "phone_e164", "__wbindgen_start"];

/** Returns the module if it is this package's, or throws: otherwise a wrong module would become the instance and stay. */
function ours(module) {
  const names = WebAssembly.Module.exports(module).map(({ name }) => name);
  const missing = EXPORTS.find((name) => !names.includes(name));
  if (missing !== undefined) throw new TypeError(`expected the export ${missing} in the module, found none`);
  return module;
}

function notFetched(why, cause) {
  const reason = `cannot fetch the wasm file${why}`;
  const remedy = "check its address";
  return new RegistrantError("not_found", `${reason}; ${remedy}`, { reason, remedy, cause });
}

/** Matches what engines say if the host compiles nothing, rather than not these bytes. */
const REFUSAL = /unsafe-eval|content.security|CSP|embedder/i;

function wrongSource(cause) {
  if (REFUSAL.test(cause?.message)) return refused(cause);
  const reason = "expected the wasm file of this package, found another value";
  const remedy = "pass the bytes, module or response of registrant.wasm or registrant-form.wasm in the same version";
  return new RegistrantError("argument", `at /source: ${reason}; ${remedy}`, { pointer: "/source", reason, remedy, cause });
}
