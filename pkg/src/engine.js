// The functions of the wasm files that have everything, and of the small one.
import * as wasm from "built-wasm/registrant.js";
import { kind, onlyTexts, text } from "./argument.js";
import { fault } from "./fault.js";
import { instance } from "./instance.js";

export const { loadWith, isLoaded, run } = instance(wasm);

/** Runs one operation of the JSON contract. */
export function call(name, ...args) {
  const texts = args.map((value, index) => text(name, index, value));
  // The operation that runs most often has a way of its own.
  const operation = name === "check" ? () => wasm.check(...texts) : () => wasm.call(name, `[${texts.join()}]`);
  return JSON.parse(run(operation));
}

/** Lines of JSON in, lines of JSON out. */
export function checkLines(documents, association, options) {
  const isText = typeof documents === "string";
  if (!isText && !(documents instanceof Uint8Array)) throw notBytes(documents);
  const bytes = isText ? new TextEncoder().encode(documents) : documents;
  const [to, as] = [text("checkLines", 1, association), text("checkLines", 2, options)];
  const lines = run(() => wasm.check_lines(bytes, to, as));
  return isText ? new TextDecoder().decode(lines) : lines;
}

function notBytes(value) {
  const remedy = "give a Uint8Array or a text";
  return fault("argument", `the documents are ${kind(value)}; ${remedy}`, { remedy });
}

/** The E.164 form of a valid phone number. */
export function phoneE164(value, country) {
  country ??= "";
  onlyTexts(value, country);
  return run(() => wasm.phone_e164(value, country));
}

/** The package's version. */
export function version() {
  return run(wasm.version);
}
