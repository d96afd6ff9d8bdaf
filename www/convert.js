// The view that moves a contact to another provider's format.
import { button, capital, download, element, labelled, say, text } from "./dom.js";
import { drawn, joined, linesOf, marksOfSource, marksOfTarget } from "./compare.js";
import { labels, library } from "./engine.js";
import { dropZone, saysWhy, textOf } from "./file.js";
import { formatSelect, titleOf } from "./formats.js";
import { counted, number, spoken, word } from "./language.js";

/** The longest document. More contacts belong into a batch. */
const LIMIT = 2_000_000;

const EXAMPLE = {
  type: 0, given: "Camille", family: "Martin", email: " camille@example.fr", phone: "01 42 68 53 00", streetaddr: "12 rue de la Paix",
  zip: "75002", city: "Paris", country: "France", lang: "fr", extra_parameters: { birth_city: "Lyon", birth_date: "02/07/1985" },
};

const state = { typed: "", from: "", to: "dnsimple" };

export async function draw(root) {
  const typed = element("textarea", { value: state.typed, rows: 12, spellcheck: false, autocapitalize: "none", className: "code", id: "source" });
  const problem = element("p", { className: "problem", attributes: { role: "alert" } });
  const detected = element("p", { className: "hint", id: "detected", attributes: { role: "status" } });
  const result = element("div", { className: "stack", id: "result" });
  const choices = element("div", { className: "grid" });
  const take = async (file) => {
    try {
      set(await textOf(file, LIMIT));
    } catch (error) {
      say(problem, saysWhy(error));
    }
  };
  root.append(
    element("header", { className: "hero" }, [text("h1", word("convert_title")), text("p", word("convert_lead"), { className: "lead" })]),
    element("section", { className: "card stack" }, [
      labelled(word("document"), typed),
      element("div", { className: "actions" }, [
        dropZone(word("drop"), take, ".json,.xml,.vcf,.txt"),
        button(word("example"), () => set(JSON.stringify(EXAMPLE, null, 2)), { id: "example" }),
        button(word("clear"), () => set(""), { id: "clear" }),
      ]),
      problem,
      detected,
      choices,
    ]),
    result,
  );

  function set(value) {
    [typed.value, state.typed, state.from] = [value, value, ""];
    show();
  }

  const [engine, label] = await Promise.all([library(), labels()]);
  const schemas = engine.schemas();
  const schemaOf = (name) => schemas.find((one) => one.name === name);
  const choose = (member) => (value) => {
    state[member] = value;
    show();
  };
  typed.addEventListener("input", () => {
    [state.typed, state.from] = [typed.value, ""];
    show();
  });

  function show() {
    say(problem, "");
    say(detected, "");
    choices.replaceChildren();
    if (state.typed.trim() === "") return result.replaceChildren();
    if (state.typed.length > LIMIT) return say(problem, word("file_large", { size: number(Math.ceil(state.typed.length / 1_000_000)), limit: LIMIT / 1_000_000 }));
    try {
      const document = parsed(state.typed);
      const found = engine.detect(document);
      const from = state.from || found.schema;
      say(detected, word("recognized", { schema: titleOf(schemaOf(found.schema) ?? { title: found.schema }).title }));
      choices.append(
        labelled(word("from"), formatSelect(schemas, from, choose("from"), "from")),
        labelled(word("to"), formatSelect(schemas, state.to, choose("to"), "to")),
      );
      const answer = engine.convert(document, { from, to: state.to, language: spoken() });
      result.replaceChildren(...drawResult({ document, answer, schemaOf, label }), others({ engine, document, from, schemas, choose: choose("to") }));
    } catch (error) {
      result.replaceChildren();
      say(problem, "");
      problem.append(word("not_recognized"), " ", element("span", { className: "small", lang: "en", textContent: error.reason ?? "" }));
    }
    return undefined;
  }
  show();
}

/** Returns a document as JSON if it is JSON. Other texts go to the library as they are. */
function parsed(typed) {
  try {
    const value = JSON.parse(typed);
    return typeof value === "object" && value !== null ? value : typed;
  } catch {
    return typed;
  }
}

function drawResult({ document, answer, schemaOf, label }) {
  const written = typeof answer.document === "string" ? answer.document : `${JSON.stringify(answer.document, null, 2)}\n`;
  const isText = typeof answer.document === "string";
  const kind = isText ? (written.startsWith("<") ? ["xml", "application/xml"] : ["vcf", "text/vcard"]) : ["json", "application/json"];
  const copy = button(word("copy"), () => navigator.clipboard.writeText(written).then(() => say(copy, word("copied")), () => undefined));
  const changes = joined(answer.changes);
  const refused = answer.violations.filter(({ severity }) => severity === "error");
  const named = ({ path, pointer, at, role }) => [role ?? at, path ? capital(label(path)) : pointer].filter(Boolean).join(" · ");
  const side = (title, lines, mark, more = []) => element("figure", {}, [element("figcaption", {}, [title, ...more]), drawn(lines, mark, title)]);
  const list = (id, title, items) => (items.length > 0 ? [element("section", { id, className: "card" }, [text("h2", title), element("ul", { className: "plain" }, items)])] : []);
  return [
    element("p", { id: "outcome", className: "banner", attributes: { role: "status", "data-verdict": refused.length > 0 ? "refused" : "accepted" } }, [
      [counted(changes.length, "changes"), counted(answer.losses.length, "losses"), refused.length > 0 && counted(refused.length, "errors")].filter(Boolean).join(" · "),
    ]),
    element("section", { className: "card" }, [
      element("div", { className: "sides" }, [
        side(word("before"), linesOf(document), marksOfSource(answer, schemaOf(answer.from))),
        side(word("after"), linesOf(answer.document), marksOfTarget(answer, schemaOf(answer.to))),
      ]),
      element("p", { className: "actions" }, [copy, button(word("download"), () => download(`contact.${kind[0]}`, [written], kind[1]))]),
    ]),
    ...list("violations", word("target_refuses"), answer.violations.map(({ message }) => text("li", message))),
    ...list("changes", word("changed"), changes.map((one) => element("li", {}, [text("strong", named(one)), " ", text("del", one.before), " → ", text("ins", one.after)]))),
    ...list("losses", word("lost"), answer.losses.map((one) => element("li", {}, [text("strong", named(one)), one.refused && ` · ${word("lost_refused")}`]))),
  ];
}

/** Lists every other format, with what a conversion to it loses. */
function others({ engine, document, from, schemas, choose }) {
  const rows = schemas.filter(({ name }) => name !== from).map((schema) => {
    const { name } = schema;
    const { title, lang } = titleOf(schema);
    const row = (state, said) => element("li", { attributes: { "data-verdict": state } }, [
      button(title, () => choose(name), { className: "link", lang }),
      text("span", said, { className: "small" }),
    ]);
    try {
      const { losses, violations } = engine.convert(document, { from, to: name });
      const errors = violations.filter(({ severity }) => severity === "error").length;
      return row(errors > 0 ? "refused" : "accepted", [counted(losses.length, "losses"), errors > 0 && counted(errors, "errors")].filter(Boolean).join(" · "));
    } catch {
      return row("refused", word("no_conversion"));
    }
  });
  return element("section", { className: "card", id: "others" }, [text("h2", word("others")), element("ul", { className: "tiles" }, rows)]);
}
