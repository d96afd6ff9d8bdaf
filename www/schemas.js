// The matrix of formats and fields: which provider's contact holds which field.
import { capital, element, text } from "./dom.js";
import { labels, library } from "./engine.js";
import { word } from "./language.js";

export async function draw(root) {
  root.append(element("header", { className: "hero" }, [text("h1", word("schemas_title")), text("p", word("schemas_hint"), { className: "lead" })]));
  const [engine, label] = await Promise.all([library(), labels()]);
  const all = engine.schemas().filter(({ name }) => name !== "contact");
  const count = (field) => all.filter(({ fields }) => field in fields).length;
  const fields = [...new Set(all.flatMap(({ fields }) => Object.keys(fields)))].sort((one, other) => count(other) - count(one));
  const head = all.map(({ name, title }) => element("th", { title, scope: "col", lang: "en" }, [text("span", name)]));
  const rows = fields.map((field) =>
    element("tr", {}, [
      text("th", capital(label(field)), { scope: "row", title: field }),
      ...all.map((schema) => element("td", {}, field in schema.fields ? [element("span", { textContent: "●", title: schema.fields[field] || schema.name, attributes: { role: "img", "aria-label": word("holds") } })] : [])),
    ]),
  );
  const table = element("table", { id: "schemas" }, [element("thead", {}, [element("tr", {}, [text("td", ""), ...head])]), element("tbody", {}, rows)]);
  root.append(element("section", { className: "card" }, [element("div", { className: "scroll", tabIndex: 0, attributes: { role: "region", "aria-label": word("schemas_title") } }, [table])]));
}
