// The names of the fields in the developer's code, and the fields of the canonical contact.
import { RegistrantError, schemas, wrong } from "./core.js";

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
  const usual = names === "canonical" ? (path) => path : camelCase;
  const own = names === "canonical" ? {} : names;
  const paths = new Map(Object.entries(own).map(([name, path]) => [name, pathOf(path)]));
  const nameOf = new Map([...paths].map(([name, path]) => [path, name]));
  if (nameOf.size < paths.size) throw wrong(["options", "names"], "expected one name for each field, found two", "leave one out");
  return {
    /** Returns the developer's name of a field. */
    name: (path) => nameOf.get(path) ?? usual(path),
    /** Returns the field of a name; throws if there is none. */
    path: (name) => paths.get(name) ?? pathOf(name),
    /** Returns the field of a name, or undefined. */
    find: (name) => paths.get(name) ?? known().get(name),
  };
}

function pathOf(name) {
  const path = known().get(name);
  if (path !== undefined) return path;
  const reason = "expected the name of a field, found another text";
  const remedy = "use a field of the contact such as `givenName`, or add the name to `names`";
  throw new RegistrantError("argument", `at /name: ${reason}; ${remedy}`, { pointer: "/name", reason, remedy });
}
