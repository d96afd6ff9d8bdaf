// The names of the fields in the developer's code, and the fields of the canonical contact.
import { isOneEditApart } from "./choices.js";
import { PLAIN_KEY, schemas, wrong, wrongType } from "./core.js";

/** Returns a field's usual name in JavaScript: `given_name` becomes `givenName`. */
const camelCase = (path) => path.replace(/_([a-z0-9])/g, (_, letter) => letter.toUpperCase());

let fields;

/** Returns the fields of the canonical contact, by their names in JavaScript and by their own. */
function known() {
  if (fields) return fields;
  const paths = Object.keys(schemas().find(({ name }) => name === "contact").fields);
  fields = new Map([...paths.map((path) => [camelCase(path), path]), ...paths.map((path) => [path, path])]);
  return fields;
}

/**
 * Makes both directions of a map from the developer's names to fields. Names that it lacks are in camelCase, or canonical if
 * the map is the text `canonical`.
 */
export function naming(names = {}) {
  if (names !== "canonical" && (typeof names !== "object" || names === null || Array.isArray(names))) throw wrongType("options/names", "an object", names);
  const usual = names === "canonical" ? (path) => path : camelCase;
  const own = names === "canonical" ? {} : names;
  const paths = new Map(Object.entries(own).map(([name, path]) => [name, pathOf(path, ["options", "names"], name)]));
  const nameOf = new Map([...paths].map(([name, path]) => [path, name]));
  if (nameOf.size < paths.size) throw wrong(["options", "names"], "expected one name for each field, found two", "leave one out");
  for (const [name, path] of paths) {
    const other = known().get(name) ?? path;
    if (other !== path && !nameOf.has(other)) throw wrong(["options", "names", name], "expected a name that no other field has, found one", `give a name to \`${other}\`, too`);
  }
  return {
    /** Returns the developer's name of a field. */
    name: (path) => nameOf.get(path) ?? usual(path),
    /** Returns the field of a name; throws if there is none. `at` is the place of the names in the call. */
    path: (name, at) => paths.get(name) ?? pathOf(name, at, name, [...paths.keys()]),
    /** Returns the field of a name, or undefined. */
    find: (name) => paths.get(name) ?? known().get(name),
  };
}

function pathOf(name, at, member, own = []) {
  const path = known().get(name);
  if (path !== undefined) return path;
  const near = PLAIN_KEY.test(name) && [...own, ...known().keys()].find((one) => isOneEditApart(one.toLowerCase(), name.toLowerCase()));
  const remedy = near ? `did you mean \`${near}\`?` : `use one such as \`given_name\`${at?.[1] === "names" ? "; it comes after yours: `{ firstName: \"given_name\" }`" : ""}`;
  const found = PLAIN_KEY.test(name) ? `\`${name}\`` : "another text";
  throw wrong(at ? [...at, ...(PLAIN_KEY.test(member) ? [member] : [])] : ["name"], `expected the name of a field, found ${found}`, remedy);
}
