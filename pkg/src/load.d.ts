export * from "./index.js";

/** A compiled `WebAssembly.Module`, if the type library knows that type. */
type CompiledModule = typeof globalThis extends { WebAssembly: { Module: new (...args: any[]) => infer M } } ? M : object;

/** A `Response` of `fetch`, if the type library knows that type. */
type FetchResponse = typeof globalThis extends { Response: new (...args: any[]) => infer R } ? R : object;

/**
 * The bytes of a wasm file, or the module compiled from them. `npx registrant wasm FOLDER` writes those for browsers:
 * `registrant.wasm`, and the smaller `registrant-form.wasm`. `registrant/registrant.wasm` is that of Node.js.
 */
export type WasmSource = ArrayBuffer | ArrayBufferView | CompiledModule;

/**
 * Loads the wasm file. Call the other functions after the promise is fulfilled.
 *
 * Throws a `RegistrantError` of kind `not_found` if the file cannot be fetched, and of kind `argument` if it is not this
 * package's. You can try again. After a success, later calls change nothing.
 *
 * @example await init(fetch("/registrant.wasm"));
 */
export function init(source: WasmSource | FetchResponse | Promise<WasmSource | FetchResponse>): Promise<void>;

/**
 * Loads the wasm file at once, and throws as {@link init} does. After a success, later calls change nothing.
 *
 * @example initSync(readFileSync(require.resolve("registrant/registrant.wasm")));
 */
export function initSync(source: WasmSource): void;
