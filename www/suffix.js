// The rules of one suffix: what is asked, of whom, what is verified, who says so, and when somebody last looked.
import { button, capital, element, labelled, select, source, text } from "./dom.js";
import { state as checked } from "./check.js";
import { library } from "./engine.js";
import { add, day, listed, sentence, spoken, word } from "./language.js";
import words from "./words/docs.js";
import roleWords from "./words/check.js";
import kindWords from "./words/where.js";

add(words);
add(roleWords);
add(kindWords);

const ROLES = ["owner", "admin", "tech", "bill"];
const KINDS = ["individual", "company", "association", "public_body"];

/** The contact that the rules are shown for; anyone at first. */
const about = { kind: "", country: "" };
const roleNames = (roles) => listed(roles.map((role) => word(`role_${role}`)));

export async function draw(root, wanted) {
  const heading = text("h1", word("rules_of", { suffix: wanted }));
  root.append(element("header", { className: "hero" }, [heading]));
  const engine = await library();
  const suffix = known(engine, wanted);
  if (suffix === undefined) {
    heading.textContent = word("unknown_suffix");
    return root.append(element("div", { className: "card stack" }, [text("p", word("unknown_suffix_way")), text("a", word("all_suffixes"), { href: "#/docs" })]));
  }
  const domain = `example.${suffix}`;
  const explained = engine.explain(domain, { provider: "none" });
  const ask = () => engine.requirements({ domain, roles: ROLES }, { kind: about.kind || null, country: about.country || null }, { language: spoken(), provider: "none" });
  const asked = ask();
  heading.after(text("p", word(`basis_${explained.basis}`, { suffix: `.${suffix}` }), { className: "lead" }));
  const part = (id, title, items) => (items.length > 0 ? [element("section", { className: "card later", id }, [text("h2", title), element("ul", {}, items)])] : []);
  const said = (one) => element("li", {}, [sentence(capital(one.why)), source(one, word("source"))]);
  root.append(
    element("div", { className: "columns" }, [
      fieldsCard(engine, { suffix, explained, ask }),
      element("aside", { className: "side" }, [facts(explained, suffix), ...part("verification", word("verification"), asked.verification.map(said)), ...part("notes", word("notes"), asked.notes.map(said))]),
    ]),
    element("details", { className: "card", id: "rules" }, [text("summary", word("word_for_word")), element("ul", { className: "plain", lang: "en" }, explained.rules.map(rule))]),
  );
  return undefined;
}

/** Returns the suffix of an address, if there is one. */
function known(engine, wanted) {
  try {
    const { suffix } = engine.suffix(`example.${wanted.replace(/^\./, "")}`);
    return suffix;
  } catch {
    return undefined;
  }
}

/** Makes the card with the fields, and the choices that the fields depend on. */
function fieldsCard(engine, { suffix, explained, ask }) {
  const list = element("div");
  const show = () => list.replaceChildren(fieldsOf(ask(), explained));
  const change = (member) => (value) => {
    about[member] = value;
    show();
  };
  const kinds = [["", word("anyone")], ...KINDS.map((kind) => [kind, word(`kind_${kind}`)])];
  const countries = [["", word("anywhere")], ...engine.choices("countries", { language: spoken() }).map(({ value, label }) => [value, label])];
  show();
  return element("section", { className: "card stack", id: "asked" }, [
    text("h2", word("asked", { suffix })),
    element("div", { className: "grid" }, [
      labelled(word("kind"), Object.assign(select(kinds, about.kind, change("kind")), { id: "kind" })),
      labelled(word("country"), Object.assign(select(countries, about.country, change("country")), { id: "country" })),
    ]),
    list,
  ]);
}

/** Lists each field with the conditions, the roles, the reason and the sources. */
function fieldsOf({ fields, not_eligible: closed }, { rules }) {
  const shown = fields.filter(({ path, rules = [], presence }) => path !== "kind" && (rules.length > 0 || presence !== "optional"));
  const rows = shown.map((field) => {
    const rules = field.rules ?? [];
    const own = rules.filter(({ layer }) => layer !== "country");
    const roles = ROLES.filter((role) => (own.length > 0 ? own : rules).some((one) => one.roles.includes(role)));
    const links = [...new Map(own.map((one) => [one.source, one])).values()].slice(0, 4).map((one) => source(one, word("source"))).filter(Boolean);
    return element("li", { attributes: { "data-presence": presence(field) } }, [
      element("h3", {}, [capital(field.label), text("span", word(`presence_${presence(field)}`), { className: "pill" })]),
      ...conditions(field).map((condition) => text("p", sentence(capital(condition)), { className: "small" })),
      field.why && text("p", sentence(capital(field.why))),
      element("p", { className: "small quiet meta" }, [text("span", roles.length === ROLES.length ? word("all_roles") : roleNames(roles)), ...links]),
    ]);
  });
  const refusals = closed.map((one) => element("li", { attributes: { "data-severity": "error" } }, [text("span", sentence(one.message), { className: "message" }), source(rules.find(({ id }) => id === one.rule) ?? {}, word("source"))]));
  return element("div", { className: "stack" }, [element("ul", { className: "findings" }, refusals), element("ul", { className: "asked" }, rows)]);
}

const presence = ({ presence: of, severity, any_of: either, required_when: when = [] }) =>
  of === "forbidden" ? "forbidden" : of === "required" ? (severity === "error" ? "required" : "usual") : either ? "any" : when.length > 0 ? "when" : "optional";

const conditions = ({ required_when: when = [], forbidden_when: not = [] }) => [
  ...when.map(({ condition }) => word("required_when", { condition })),
  ...not.map(({ condition }) => word("forbidden_when", { condition })),
];

/** Lists the roles, the days, and the way to the check. */
function facts({ roles, rules, review, data_version: version }, suffix) {
  const reviewed = rules.filter(({ layer }) => layer === "registry").map((rule) => rule.reviewed).filter(Boolean).sort().at(-1) ?? review?.date;
  const row = (term, said) => (said ? [text("dt", term), element("dd", {}, said)] : []);
  return element("section", { className: "card", id: "facts" }, [
    element("dl", { className: "facts" }, [
      ...row(word("roles_required"), roles?.required.length > 0 && [`${roleNames(roles.required)} `, source(roles, word("source"))]),
      ...row(word("roles_stored"), roles?.stored.length > 0 && [roleNames(roles.stored)]),
      ...row(word("reviewed"), reviewed && [day(reviewed)]),
      ...row(word("reviewed_by"), review && [source(review, word("source"))]),
      ...row(word("data_version"), [day(version)]),
    ]),
    button(word("check_suffix", { suffix }), () => {
      checked.domains = `mydomain.${suffix}`;
      location.hash = "#/check";
    }, { className: "primary" }),
  ]);
}

/** Writes a rule as the library explains it. */
function rule({ id, words: sentence, why, source: where, date, reviewed }) {
  return element("li", {}, [
    text("code", id),
    text("p", `${capital(sentence)}.`),
    element("p", { className: "small quiet" }, [`${capital(why)}. `, source({ source: where, date }, "Source"), reviewed ? ` Reviewed ${reviewed}.` : ""]),
  ]);
}
