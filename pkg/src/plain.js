// Finds values that JSON cannot hold before they reach the wasm file, where they would get lost or never end.

const DEEPEST = 64;

/** The pattern of keys that an error may repeat. Any other key may be somebody's data, or of any length. */
export const PLAIN_KEY = /^[@~]?[A-Za-z0-9_-]{1,40}$/;

/** The types with members that have no key. A Proxy in front of an object hides its tag, so the type is tested. */
const OPAQUE = ["Map", "Set", "WeakMap", "WeakSet", "Promise", "Date", "RegExp", "Error", "ArrayBuffer", "URL"]
  .map((name) => globalThis[name])
  .filter((type) => typeof type === "function");

/** Returns undefined for plain data, or else the path of the first other value, its type, and the remedy. */
export function refusal(value) {
  try {
    return refusalAt(value, 0);
  } catch (cause) {
    return { ...refused("expected plain data, found a value that throws an error", "pass a plain object"), cause };
  }
}

function refusalAt(value, depth) {
  switch (typeof value) {
    case "string":
    case "boolean":
    case "undefined":
      return undefined;
    case "number":
      if (Number.isFinite(value)) return undefined;
      return refused(`expected a JSON number, found ${value}`, "remove it");
    case "bigint":
      return refused("expected plain data, found a BigInt", "pass a number or a string");
    case "object":
      break;
    default:
      return refused(`expected plain data, found a ${typeof value}`, "remove it");
  }
  if (value === null) return undefined;
  if (depth > DEEPEST) {
    return refused(`expected at most ${DEEPEST} levels of data, found more or a cycle`, "pass a plain document");
  }
  if (!Array.isArray(value)) {
    if (typeof value.then === "function") return refused("expected plain data, found a promise", "await it first");
    const tag = Object.prototype.toString.call(value);
    // A bare object cannot be of an opaque type: the usual case, and the cheapest to test.
    const isBare = Object.getPrototypeOf(value) === Object.prototype;
    const isOpaque = tag !== "[object Object]" || (!isBare && OPAQUE.some((type) => value instanceof type));
    if (isOpaque) return refused(`expected plain data, found ${named(tag, value)}`, "pass a string or a plain object");
  }
  for (const key of Object.keys(value)) {
    const found = refusalAt(value[key], depth + 1);
    if (found) {
      // Only the outermost part of a cycle's path helps.
      found.path = PLAIN_KEY.test(key) ? [key, ...found.path].slice(0, 8) : [];
      return found;
    }
  }
  return undefined;
}

/** Names the type of an object, if it is one of the language's own. */
function named(tag, value) {
  const type = OPAQUE.find((type) => value instanceof type);
  return type ? `a value of type ${type.name}` : `a value ${tag.slice(0, 40)}`;
}

function refused(message, remedy) {
  return { path: [], message, remedy };
}
