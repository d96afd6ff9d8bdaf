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

/** Runs one operation of the JSON contract. */
export function call(name, ...args) {
  const texts = args.map((value, index) => text(name, index, value));
  // The operation that runs most often has a way of its own.
  const run = name === "check" ? () => wasm.check(...texts) : () => wasm.call(name, `[${texts.join()}]`);
  return JSON.parse(guarded(run));
}

/** Lines of JSON in, lines of JSON out. */
export function checkLines(documents, association, options) {
  const isText = typeof documents === "string";
  if (!isText && !(documents instanceof Uint8Array)) throw notBytes(documents);
  const bytes = isText ? new TextEncoder().encode(documents) : documents;
  const [to, as] = [text("checkLines", 1, association), text("checkLines", 2, options)];
  const lines = guarded(() => wasm.check_lines(bytes, to, as));
  return isText ? new TextDecoder().decode(lines) : lines;
}

/** The E.164 form of a valid phone number. */
export function phoneE164(value, country) {
  if (typeof value !== "string") throw notText("value", value);
  if (typeof (country ??= "") !== "string") throw notText("country", country);
  return guarded(() => wasm.phone_e164(value, country));
}

function notText(name, value) {
  return fault("argument", `${name} is ${kind(value)}, not a text; give a text`, { remedy: "give a text" });
}

function notBytes(value) {
  const remedy = "give a Uint8Array or a text";
  return fault("argument", `the documents are ${kind(value)}; ${remedy}`, { remedy });
}

function kind(value) {
  return value === null ? "null" : `of type ${typeof value}`;
}

/** An argument as JSON text. */
function text(name, index, value) {
  const found = refusal(value);
  if (found) {
    const pointer = found.path.map((key) => `/${key.replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");
    const place = pointer === "" ? "" : ` at ${pointer}`;
    throw fault("argument", `argument ${index + 1} of ${name}${place}: ${found.message}; ${found.remedy}`, {
      pointer,
      remedy: found.remedy,
    });
  }
  const json = JSON.stringify(value) ?? "null";
  // A surrogate without its partner, which no UTF-8 can carry, is written as an escape; it becomes U+FFFD.
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
