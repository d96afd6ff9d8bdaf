// Arguments as JSON text. An error about a value that JSON cannot hold names the parameter and the place in it.
import { RegistrantError } from "./fault.js";
import { PLAIN_KEY, refusal } from "./plain.js";

/** Writes arguments, by the names of their parameters, as JSON texts in the same order. */
export function texts(args) {
  return Object.entries(args).map(([name, value]) => text(name, value));
}

function text(name, value) {
  refuse(name, value);
  const json = JSON.stringify(value) ?? "null";
  // UTF-8 cannot hold a lone surrogate, so it is written as an escape and becomes U+FFFD.
  if (!json.includes("\\ud")) return json;
  return json.replace(/\\(?:ud[89a-f]..|.)/g, (escape) => (escape.length > 2 ? "\ufffd" : escape));
}

/** Throws if a value is not plain data. */
export function refuse(name, value) {
  const found = refusal(value);
  if (found) throw wrong([name, ...found.path], found.message, found.remedy, found.cause);
}

/** Makes the error for a value at a place. */
export function wrong(path, reason, remedy, cause) {
  const pointer = path.map((key) => `/${key.replace("~", "~0")}`).join("");
  return new RegistrantError("argument", `at ${pointer}: ${sentence(reason, remedy)}`, { pointer, reason, remedy, cause });
}

/** Joins reason and remedy, unless the remedy, `pass X`, only repeats the reason, `expected X, found Y`. */
export function sentence(reason, remedy) {
  return reason.startsWith(remedy.replace("pass ", "expected ")) ? reason : `${reason}; ${remedy}`;
}

/** Makes the error for a value of the wrong type. */
export function wrongType(name, expected, value) {
  const found = value === null ? "null" : value === undefined ? "nothing" : Array.isArray(value) ? "an array" : named(typeof value);
  return wrong([name], `expected ${expected}, found ${found}`, `pass ${expected}`);
}

/** Throws if options are no object, or have members that nobody knows. */
export function refuseUnknown(options, names) {
  if (typeof options !== "object" || options === null || Array.isArray(options)) throw wrongType("options", "an object", options);
  const unknown = Object.keys(options).find((name) => !names.includes(name));
  if (unknown !== undefined) throw wrong(["options", ...(PLAIN_KEY.test(unknown) ? [unknown] : [])], "unknown option", "remove it");
}

/** Runs a call for an option. An error names the option. */
export function placed(option, run) {
  try {
    return run();
  } catch (error) {
    const { kind, message, pointer = "" } = error;
    const own = `/options/${option}`;
    throw new RegistrantError(kind, message.replace(pointer, own), { ...error, pointer: own });
  }
}

/** Throws if an argument is not a string. */
export function onlyTexts(args) {
  for (const [name, value] of Object.entries(args)) if (typeof value !== "string") throw wrongType(name, "a string", value);
}

const named = (type) => ({ object: "an object" })[type] ?? `a ${type}`;

/** Adds today's local date to options, because the wasm file cannot know it. A null date stays: no date. */
export function dated(name, options, association) {
  // Spreading would turn a Map, or a promise without `await`, into an empty object.
  refuse(name, options);
  if (typeof (options ?? {}) !== "object" || Array.isArray(options)) return options;
  if (options?.today !== undefined || (association?.today ?? undefined) !== undefined) return options;
  const now = new Date();
  const two = (number) => String(number).padStart(2, "0");
  return { ...options, today: `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}` };
}
