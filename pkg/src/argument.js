// What a caller passes, on its way into a wasm file.
import { fault } from "./fault.js";
import { refusal } from "./plain.js";

/** Fails where the arguments of phoneE164 are not texts. */
export function onlyTexts(value, country) {
  if (typeof value !== "string") throw notText("value", value);
  if (typeof country !== "string") throw notText("country", country);
}

function notText(name, value) {
  return fault("argument", `${name} is ${kind(value)}, not a text; give a text`, { remedy: "give a text" });
}

/** What a value is, in words. */
export function kind(value) {
  return value === null ? "null" : `of type ${typeof value}`;
}

/** An argument as JSON text. */
export function text(name, index, value) {
  plain(name, index, value);
  const json = JSON.stringify(value) ?? "null";
  // A surrogate without its partner, which no UTF-8 can carry, is written as an escape; it becomes U+FFFD.
  if (!json.includes("\\ud")) return json;
  return json.replace(/\\(?:ud[89a-f]..|.)/g, (escape) => (escape.length > 2 ? "\ufffd" : escape));
}

/** Fails where JSON cannot carry an argument. */
export function plain(name, index, value) {
  const found = refusal(value);
  if (!found) return;
  const pointer = found.path.map((key) => `/${key.replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");
  const place = pointer === "" ? "" : ` at ${pointer}`;
  throw fault("argument", `argument ${index + 1} of ${name}${place}: ${found.message}; ${found.remedy}`, {
    pointer,
    remedy: found.remedy,
  });
}
