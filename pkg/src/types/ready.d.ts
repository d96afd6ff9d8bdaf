// Loading ahead of the first call.

/**
 * Compiles the wasm file in the background, so that the first call need not. A page stays responsive meanwhile. Without it,
 * the first call compiles at once.
 *
 * Rejects with a {@link RegistrantError} of kind `not_initialized` if the host compiles no WebAssembly. The error says what to
 * allow. With `registrant/load`, `init` does this and more.
 *
 * In a browser, the file of `registrant/form` has the rules of most generic domains, and no phone numbers. `ready` also loads the
 * rules of the named domains and of a provider, some 2 KB for each first letter. If it gets no domain, it loads all of them. It
 * loads all phone numbers, 46 KB, or with `countries` those of the countries, some 5 KB for each first digit of their calling
 * codes. With `countries` it loads their states, too, 3 KB for each first letter. Without them, a call about such a domain or number throws an error of kind `not_loaded`.
 *
 * In every host, it rejects if an option is unknown or names what nobody knows.
 *
 * @example
 * await ready({ domains: ["example.fr", "example.com"] });
 * await ready({ domain: "example.fr", countries: ["FR", "BE"] }); // other numbers are refused by name
 */
export function ready(options?: {
  domain?: string;
  domains?: readonly string[];
  provider?: string;
  countries?: readonly string[];
}): Promise<void>;
