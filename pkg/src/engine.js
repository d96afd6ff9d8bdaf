// The one wasm instance: loaded at the first call, replaced after a crash.
import * as wasm from "built-wasm/registrant.js";
import { fault } from "./fault.js";
import { refusal } from "./plain.js";

let load;
let loaded = false;

/** Says how the wasm file is instantiated when the first call needs it. */
export function loadWith(loader) {
  load = loader;
}

/** Calls one function of the wasm file with plain data. */
export function call(name, ...args) {
  for (const [index, value] of args.entries()) {
    const found = refusal(value);
    if (found) {
      const pointer = found.path.map((key) => `/${key.replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");
      const place = pointer === "" ? "" : ` at ${pointer}`;
      throw fault("argument", `argument ${index + 1} of ${name}${place}: ${found.message}; ${found.remedy}`, {
        pointer,
        remedy: found.remedy,
      });
    }
  }
  return JSON.parse(guarded(() => wasm.call(name, text(args))));
}

/** The E.164 form of a valid phone number. */
export function phoneE164(value, country = "") {
  return guarded(() => wasm.phone_e164(value, country));
}

/** JSON text; a surrogate without its partner, which no UTF-8 can carry, becomes U+FFFD. */
function text(value) {
  const json = JSON.stringify(value);
  if (!json.includes("\\ud")) return json;
  return json.replace(/\\(?:ud[89a-f]..|.)/g, (escape) => (escape.length > 2 ? "\ufffd" : escape));
}

/** The package's version. */
export function version() {
  return guarded(wasm.version);
}

function guarded(run) {
  if (!loaded) {
    load();
    loaded = true;
  }
  try {
    return run();
  } catch (cause) {
    if (typeof cause === "string") {
      const { kind, message, ...properties } = JSON.parse(cause);
      throw fault(kind, message, properties);
    }
    if (!(cause instanceof WebAssembly.RuntimeError) && !(cause instanceof RangeError)) throw cause;
    // The instance stopped in the middle of its work: the next call gets a fresh one.
    wasm.__wbg_reset_state();
    throw fault("internal", "internal error in registrant, please report it", { cause });
  }
}
