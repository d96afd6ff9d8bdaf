// The verdict next to the form: what is wrong, what is empty, who says so, and what comes later.
import { button, capital, element, replace, say, source, text } from "./dom.js";
import { add, counted, listed, sentence, word } from "./language.js";
import words from "./words/check.js";

add(words);

/** Makes the part of a page with the verdict. `focus` goes to a field; `accept` puts a value into it. */
export function createVerdict(side, { library, focus, accept }) {
  const banner = element("p", { id: "banner", className: "banner", attributes: { role: "status" } });
  const domains = element("ul", { id: "domains", className: "chips" });
  const wrong = element("ul", { id: "wrong", className: "findings" });
  const empty = element("div", { id: "empty", className: "empty" });
  const field = element("div", { id: "about", className: "card about", hidden: true });
  const later = element("div", { id: "later" });
  side.replaceChildren(banner, element("div", { className: "card result" }, [domains, wrong, empty]), field, later);

  function show(snapshot, { domains: known, roles, operation, options }) {
    const { report, fields } = snapshot;
    const nameOf = new Map(fields.map((one) => [one.path, one]));
    const isEmpty = ({ code, path }) => code === "missing" && !nameOf.get(path)?.error && nameOf.has(path);
    const open = report.violations.filter((one) => one.severity === "error" && isEmpty(one));
    const told = once(report.violations.filter((one) => !open.includes(one) && !(one.severity === "warning" && isEmpty(one))));
    const errors = told.filter(({ severity }) => severity === "error");
    const warnings = told.filter(({ severity }) => severity === "warning");
    const state = report.accepted ? "accepted" : errors.length > 0 ? "refused" : "open";
    banner.dataset.verdict = state;
    const rest = warnings.length > 0 ? ` · ${counted(warnings.length, "warnings")}` : "";
    const also = open.length > 0 ? ` · ${counted(unique(open).length, "empty")}` : "";
    const said = { accepted: word("accepted"), refused: `${counted(errors.length, "errors")}${also}`, open: counted(unique(open).length, "empty") };
    say(banner, said[state] + rest);

    replace(domains, reportsOf(snapshot, known).map(([domain, one]) => chip(domain, one, isEmpty)));
    replace(wrong, [...errors, ...warnings].map((one) => finding(one, nameOf.get(one.path), { focus, accept })));
    const buttons = unique(open).map((path) => button(capital(nameOf.get(path).label), () => focus(nameOf.get(path).name), { className: "link" }));
    replace(empty, buttons.length > 0 ? [text("h2", word("still_empty")), element("ul", {}, buttons.map((one) => element("li", {}, [one])))] : []);
    drawLater(later, snapshot, { known, roles, operation, options, library });
  }

  return {
    show,
    unknown() {
      banner.dataset.verdict = "none";
      say(banner, word("not_checked"));
      for (const node of [domains, wrong, empty, later]) node.replaceChildren();
    },
    /** Says why a field is there, and who asks for it. */
    about({ fields }, name) {
      const one = fields.find((field) => field.name === name);
      field.hidden = !one?.why;
      if (!one?.why) return;
      const from = source({ source: one.source?.source, date: one.source?.date }, word("source"));
      field.replaceChildren(text("h2", capital(one.label)), element("p", {}, [sentence(capital(one.why)), from]));
    },
  };
}

/** Keeps the first violation of each kind in each field: several domains may want the same. */
const once = (violations) => violations.filter((one, index) => violations.findIndex(({ path, code }) => path === one.path && code === one.code) === index);

const unique = (violations) => [...new Set(violations.map(({ path }) => path))];

/** Returns the report of each domain. */
function reportsOf({ report }, known) {
  return report.domains?.map(({ domain, report: one }) => [domain, one]) ?? [[known[0], report]];
}

/** Makes a link to the rules of a domain, with its verdict as a sign. */
function chip(domain, { accepted, suffix, violations }, isOpen) {
  const errors = violations.filter(({ severity }) => severity === "error");
  const state = accepted ? "accepted" : errors.every(isOpen) ? "open" : "refused";
  const said = { accepted: word("accepted"), refused: counted(errors.length, "errors"), open: counted(errors.length, "empty") }[state];
  const link = element("a", { href: `#/tld/${suffix}`, title: `${said}. ${word("rules_of", { suffix })}` }, [element("span", { className: "sign", ariaHidden: "true" }), domain]);
  return element("li", { attributes: { "data-verdict": state } }, [link]);
}

/** Makes a line about one thing that is wrong. */
function finding({ message, severity, fix, rule }, field, { focus, accept }) {
  const parts = [text("span", message, { className: "message" })];
  if (field && fix) parts.push(button(word("use", { fix }), () => accept(field.name, fix), { className: "fix" }));
  if (field) parts.push(button(word("go"), () => focus(field.name), { className: "link small", ariaLabel: `${word("go")}: ${field.label}` }));
  const from = rule && source(rule, word("source"));
  if (from) parts.push(from);
  return element("li", { attributes: { "data-severity": severity } }, parts);
}

/** Draws the demands besides the data, the verifications, and what the roles need. */
function drawLater(later, { notes, verification, contact }, { known, roles, operation, options, library }) {
  const order = library.checkOrder({ domains: known, contacts: contactsOf(roles, contact), operation }, { provider: options.provider }).domains;
  const named = (key) => [...new Set(order.flatMap((one) => one[key] ?? []))].map((role) => word(`role_${role}`));
  const [missing, unstored] = [named("missing_roles"), named("unstored_roles")];
  const generic = order.filter(({ basis }) => basis === "generic").map(({ suffix }) => `.${suffix}`);
  const lines = [
    missing.length > 0 && word("missing_roles", { roles: listed(missing) }),
    unstored.length > 0 && word("unstored_roles", { roles: listed(unstored) }),
    generic.length > 0 && word("generic", { suffix: listed(generic) }),
  ].filter(Boolean);
  const said = (one) => element("li", {}, [sentence(capital(one.why)), source(one, word("source"))]);
  const part = (id, title, items) => (items.length > 0 ? [element("section", { id, className: "card later" }, [text("h2", title), element("ul", {}, items)])] : []);
  replace(later, [
    ...part("verification", word("verification"), verification.map(said)),
    ...part("notes", word("notes"), [...notes.map(said), ...lines.map((line) => text("li", line))]),
  ]);
}

/** Returns one contact for all its roles. */
function contactsOf([first, ...others], contact) {
  return { [first]: contact, ...Object.fromEntries(others.map((role) => [role, first])) };
}
