// The functions of the wasm file for phone numbers.
import * as wasm from "built-wasm/phone/registrant.js";
import { onlyTexts, refuse, sentence } from "./argument.js";
import { RegistrantError } from "./fault.js";
import { instance } from "./instance.js";
import { PLAIN_KEY } from "./plain.js";
import { typed } from "./typing.js";

export { RegistrantError };

export const { loadWith, ready, run } = instance({ __wbg_reset_state: wasm.__wbg_reset_state, initSync: wasm.initSync });

/** The options of `normalize`; the last three do not change a phone number. */
const OPTIONS = ["country", "language", "kind", "order", "today"];

// Reading the arguments here keeps the reader of JSON out of the wasm file. The errors are those of the whole file.
export function normalize(kind, value, options) {
  for (const [name, argument] of Object.entries({ kind, value, options })) refuse(name, argument);
  const { country, language } = texts(options ?? {});
  if (typeof kind !== "string") throw unlike("/kind", "a string", kind);
  if (typeof value !== "string") throw unlike("/value", "a string", value);
  if (kind !== "phone") {
    throw wrong("/kind", "only phone numbers are supported in `registrant/phone`", "use `phone`, or import `registrant`");
  }
  return JSON.parse(answered(() => wasm.normalize(value, country, language)));
}

export function phoneE164(value, country) {
  country ??= "";
  onlyTexts({ value, country });
  return answered(() => wasm.phone_e164(value, country)) || undefined;
}

export function formatPhoneAsYouType(text, caret, country) {
  country ??= "";
  onlyTexts({ text, country });
  return typed(text, caret, run(() => wasm.phone_as_you_type(text, country)));
}

export function version() {
  return run(wasm.version);
}

/** Reads the answer of a call, or throws it: an error begins with `!`. */
function answered(call) {
  return run(() => {
    const answer = call();
    if (answer.startsWith("!")) throw answer.slice(1);
    return answer;
  });
}

/** Returns the options if each is known and is a text or absent; throws otherwise. */
function texts(options) {
  if (typeof options !== "object" || Array.isArray(options)) throw unlike("/options", "an object", options);
  for (const [name, value] of Object.entries(options)) {
    if ((value ?? undefined) === undefined) continue;
    const pointer = PLAIN_KEY.test(name) ? `/options/${name}` : "/options";
    if (typeof value !== "string") throw unlike(pointer, "a string", value);
    if (!OPTIONS.includes(name)) throw wrong(pointer, "unknown member", "remove it");
  }
  return options;
}

function unlike(pointer, expected, value) {
  const kinds = { boolean: "a boolean", number: "a number", string: "a string" };
  const object = Array.isArray(value) ? "an array" : "an object";
  const found = (value ?? null) === null ? "null" : (kinds[typeof value] ?? object);
  return wrong(pointer, `expected ${expected}, found ${found}`, `pass ${expected}`);
}

function wrong(pointer, reason, remedy) {
  return new RegistrantError("argument", `at ${pointer}: ${sentence(reason, remedy)}`, { pointer, reason, remedy });
}
