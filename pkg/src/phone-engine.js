// The functions of the wasm file that has phone numbers alone.
import * as wasm from "built-wasm/phone/registrant.js";
import { onlyTexts, text } from "./argument.js";
import { instance } from "./instance.js";

export const { loadWith, run } = instance(wasm);
export const { initSync } = wasm;

export function normalize(...args) {
  const texts = args.map((value, index) => text("normalize", index, value));
  return JSON.parse(run(() => wasm.normalize(`[${texts.join()}]`)));
}

export function phoneE164(value, country) {
  onlyTexts(value, (country ??= ""));
  return run(() => wasm.phone_e164(value, country));
}

export function version() {
  return run(wasm.version);
}
