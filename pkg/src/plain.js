// Finds what JSON cannot carry before it reaches the wasm file, where it would get lost or never end.

const DEEPEST = 64;

/** Nothing for plain data; else the path of the first value that isn't, what it is, and what to do about it. */
export function refusal(value, depth = 0) {
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
    const tag = Object.prototype.toString.call(value);
    if (tag !== "[object Object]") return refused(`a value ${tag} is not plain data`, "pass text or a plain object");
  }
  for (const key of Object.keys(value)) {
    const found = refusal(value[key], depth + 1);
    if (found) {
      // Only the outermost part of a cycle's path tells anything.
      found.path = [key, ...found.path].slice(0, 8);
      return found;
    }
  }
  return undefined;
}

function refused(message, remedy) {
  return { path: [], message, remedy };
}
