// Finds what JSON cannot carry before it reaches the wasm file, where it would get lost or never end.

const DEEPEST = 64;

/** A key that an error may repeat: any other may be somebody's data, or of any length. */
export const PLAIN_KEY = /^[@~]?[A-Za-z0-9_-]{1,40}$/;

/** What has members that no key leads to. The tag of an object does not tell them where a Proxy stands before it. */
const OPAQUE = ["Map", "Set", "WeakMap", "WeakSet", "Promise", "Date", "RegExp", "Error", "ArrayBuffer", "URL"]
  .map((name) => globalThis[name])
  .filter((type) => typeof type === "function");

/** Nothing for plain data; else the path of the first value that isn't, what it is, and what to do about it. */
export function refusal(value) {
  try {
    return refusalAt(value, 0);
  } catch (cause) {
    return { ...refused("the value cannot be read: it throws", "pass a plain object"), cause };
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
      return refused(`${value} is not a JSON number`, "leave it out");
    case "bigint":
      return refused("a BigInt is not plain data", "pass a number or a string");
    case "object":
      break;
    default:
      return refused(`a ${typeof value} is not plain data`, "leave it out");
  }
  if (value === null) return undefined;
  if (depth > DEEPEST) {
    return refused(`the data is cyclic, or more than ${DEEPEST} levels deep`, "pass a plain document");
  }
  if (!Array.isArray(value)) {
    if (typeof value.then === "function") return refused("a promise is not plain data", "await it first");
    const tag = Object.prototype.toString.call(value);
    // What the language's own types are made of is nothing else: the usual case, and the cheapest to tell.
    const isBare = Object.getPrototypeOf(value) === Object.prototype;
    const isOpaque = tag !== "[object Object]" || (!isBare && OPAQUE.some((type) => value instanceof type));
    if (isOpaque) return refused(`${named(tag, value)} is not plain data`, "pass text or a plain object");
  }
  for (const key of Object.keys(value)) {
    const found = refusalAt(value[key], depth + 1);
    if (found) {
      // Only the outermost part of a cycle's path tells anything.
      found.path = PLAIN_KEY.test(key) ? [key, ...found.path].slice(0, 8) : [];
      return found;
    }
  }
  return undefined;
}

/** What an object is, by the name of its type where that is one of the language's own. */
function named(tag, value) {
  const type = OPAQUE.find((type) => value instanceof type);
  return type ? `a value of type ${type.name}` : `a value ${tag.slice(0, 40)}`;
}

function refused(message, remedy) {
  return { path: [], message, remedy };
}
