// The functions of the wasm files with everything, and of the one for forms.
import * as wasm from "built-engine/registrant.js";
import { onlyTexts, texts } from "./argument.js";
import { instance } from "./instance.js";

/** The added pieces and messages, which a fresh instance does not have. */
export const pieces = new Set();

/** The loader of the rules and phone numbers that a file lacks, if the entry has pieces of them. */
export const rules = { bring: undefined };

const own = instance(wasm, () => {
  for (const piece of pieces) wasm.call("add_piece", JSON.stringify([piece]));
});
export const { loadWith, isLoaded, start, compiled, run } = own;

export async function ready(options) {
  await own.ready();
  await rules.bring?.(options);
}

/** The messages of languages that the entry carries. Each is packed until a call names its language. */
export const packed = new Map();

/** Unpacks the messages of a call's language once, if the entry carries them. */
export function bring({ options, association, order }) {
  const language = options?.language ?? association?.language ?? order?.language;
  if (packed.size === 0 || typeof language !== "string") return;
  const tag = language.slice(0, 2).toLowerCase();
  const unpack = packed.get(tag);
  if (unpack === undefined) return;
  packed.delete(tag);
  const messages = unpack();
  run(() => wasm.call("add_piece", JSON.stringify([messages])));
  pieces.add(messages);
}

/** Runs one operation of the JSON API, with arguments by the names in the types. */
export function call(name, args = {}) {
  const given = texts(args);
  bring(args);
  // The most frequent operation has a function of its own.
  const operation = name === "check" ? () => wasm.check(...given) : () => wasm.call(name, `[${given.join()}]`);
  return JSON.parse(run(operation));
}

/** Checks a piece of lines of JSON, with arguments as JSON, and returns lines of JSON. */
export function checkPiece(bytes, association, options) {
  return run(() => wasm.check_lines(bytes, association, options));
}

/** Returns the E.164 form of a valid phone number. */
export function phoneE164(value, country) {
  country ??= "";
  onlyTexts({ value, country });
  return run(() => {
    const answer = wasm.phone_e164(value, country);
    // No number begins with `!`, and an error does.
    if (answer?.startsWith("!")) throw answer.slice(1);
    return answer;
  });
}

/** Returns the package's version. */
export function version() {
  return run(wasm.version);
}
