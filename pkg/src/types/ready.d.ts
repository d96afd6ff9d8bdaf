// Loading ahead of the first call.

/**
 * Compiles the wasm file in the background, so that the first call need not. A page stays responsive meanwhile. Without it,
 * the first call compiles at once.
 *
 * Rejects with a {@link RegistrantError} of kind `not_initialized` if the host compiles no WebAssembly. The error says what to
 * allow. With `registrant/load`, `init` does this and more.
 *
 * @example
 * await ready();
 */
export function ready(): Promise<void>;
