// The part of the page that shows which schema holds which field.
import { schemas } from "./load.js";
import { $, element } from "./dom.js";

/** Draws the table once; it has no words to translate. */
export function drawSchemas() {
  if ($("schemas-table").rows.length > 0) return;
  const all = schemas().filter(({ provider }) => provider !== "none");
  const count = (field) => all.filter(({ fields }) => field in fields).length;
  const fields = [...new Set(all.flatMap(({ fields }) => Object.keys(fields)))].sort((a, b) => count(b) - count(a));
  const cell = (name, textContent, attributes = {}) => element(name, { textContent, attributes });
  const head = all.map(({ name, title }) => element("th", { title, attributes: { scope: "col" } }, [cell("span", name)]));
  const rows = fields.map((field) => {
    const cells = all.map((schema) => element("td", { textContent: field in schema.fields ? "●" : "" }));
    return element("tr", {}, [cell("th", field, { scope: "row" }), ...cells]);
  });
  $("schemas-table").replaceChildren(element("thead", {}, [element("tr", {}, [element("td"), ...head])]), element("tbody", {}, rows));
}
