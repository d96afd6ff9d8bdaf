export * from "./index.js";

/** A compiled `WebAssembly.Module`, where the type library knows that type. */
type CompiledModule = typeof globalThis extends { WebAssembly: { Module: new (...args: any[]) => infer M } } ? M : object;

/** A `Response` of `fetch`, where the type library knows that type. */
type FetchResponse = typeof globalThis extends { Response: new (...args: any[]) => infer R } ? R : object;

/** The bytes of `registrant/registrant.wasm` or of `registrant/registrant-slim.wasm`, or the module compiled from them. */
export type WasmSource = ArrayBuffer | ArrayBufferView | CompiledModule;

/**
 * Loads the wasm file; the functions may be called when the promise is fulfilled.
 *
 * Throws a `RegistrantError` of kind `not_found` when the file cannot be fetched, of kind `argument` when it is not this
 * package's; another try may follow. Once the file is loaded, later calls change nothing.
 *
 * @example await init(fetch("/registrant.wasm"));
 */
export function init(source: WasmSource | FetchResponse | Promise<WasmSource | FetchResponse>): Promise<void>;

/**
 * Loads the wasm file at once; throws as {@link init} does. Once it is loaded, later calls change nothing.
 *
 * @example initSync(readFileSync(require.resolve("registrant/registrant.wasm")));
 */
export function initSync(source: WasmSource): void;
