// The view that shows which suffixes a contact can register.
import { button, capital, element, labelled, replace, say, select, text } from "./dom.js";
import { state as checked } from "./check.js";
import { labels, library } from "./engine.js";
import { createGrid } from "./grid.js";
import { add, listed, number, spoken, tag, word } from "./language.js";
import words from "./words/where.js";

add(words);

const VERDICTS = ["accepted", "acceptable", "not_eligible"];
const KINDS = ["individual", "company", "association", "public_body"];

/** The data that every contact has. An ordinary contact has them, though nobody typed them. */
const ORDINARY = new Set(["given_name", "family_name", "full_name", "organization", "street", "city", "postal_code", "subdivision", "country", "email", "phone"]);

const region = () => /-([A-Z]{2})\b/.exec(navigator.language)?.[1] ?? "FR";

const state = { mode: "ordinary", kind: "individual", country: region(), find: "", shown: new Set(VERDICTS), only: undefined };

/** Returns whether the form of the other view has more than its first values. */
const isTyped = () => Object.keys(checked.contact).some((path) => !["kind", "country"].includes(path));

/** Returns the verdict of each suffix. An ordinary contact is blamed for nothing that it would have. */
function verdicts(engine) {
  const isOrdinary = state.mode === "ordinary";
  const contact = isOrdinary ? { kind: state.kind, country: state.country } : checked.contact;
  const association = isOrdinary ? { owner: true } : { roles: checked.roles, operation: checked.operation };
  const options = { schema: "contact", provider: isOrdinary ? "none" : checked.provider, language: spoken() };
  const answers = engine.eligible(contact, association, options).suffixes.map((one) => {
    if (one.verdict !== "acceptable") return { ...one, needs: [] };
    const needs = [...one.missing.filter((path) => !isOrdinary || !ORDINARY.has(path)), ...one.wrong];
    return { ...one, needs, verdict: needs.length > 0 ? "acceptable" : "accepted" };
  });
  return { answers, contact, association, options };
}

export async function draw(root) {
  const controls = element("div", { className: "grid" });
  const find = element("input", { type: "search", id: "find", value: state.find, spellcheck: false, autocapitalize: "none", autocomplete: "off", placeholder: ".com" });
  const filters = element("div", { className: "filters", attributes: { role: "group", "aria-label": word("filter") } });
  const gain = element("section", { className: "card", id: "gain" });
  const count = element("p", { className: "quiet", id: "count", attributes: { role: "status" } });
  const about = element("aside", { className: "card reason", id: "reason", attributes: { "aria-live": "polite" } });
  const place = element("div", { className: "stack" }, [text("p", word("loading"), { className: "quiet" })]);
  root.append(
    element("header", { className: "hero" }, [text("h1", word("where_title")), text("p", word("where_lead"), { className: "lead" })]),
    element("section", { className: "card stack" }, [controls]),
    gain,
    element("section", { className: "card stack" }, [element("div", { className: "tools" }, [labelled(word("find"), find), filters]), count, element("div", { className: "atlas" }, [place, about])]),
  );
  const [engine, label] = await Promise.all([library(), labels()]);
  const grid = createGrid(word("suffixes"), explain);
  place.replaceChildren(grid.node);
  let now;

  function ask() {
    state.only = undefined;
    now = verdicts(engine);
    drawControls();
    drawGain();
    filter();
  }

  function drawControls() {
    const change = (member) => (value) => {
      state[member] = value;
      ask();
    };
    if (!isTyped()) state.mode = "ordinary";
    const modes = isTyped() ? [labelled(word("contact"), Object.assign(select([["ordinary", word("ordinary")], ["checked", word("checked")]], state.mode, change("mode")), { id: "mode" }))] : [];
    const ordinary = state.mode === "ordinary" ? [
      labelled(word("kind"), Object.assign(select(KINDS.map((kind) => [kind, word(`kind_${kind}`)]), state.kind, change("kind")), { id: "kind" })),
      labelled(word("country"), Object.assign(select(engine.choices("countries", { language: spoken() }).map(({ value, label }) => [value, label]), state.country, change("country")), { id: "country" })),
    ] : [];
    replace(controls, [...modes, ...ordinary]);
    // The same selects stay, so their values are set again.
    for (const [id, value] of Object.entries({ mode: state.mode, kind: state.kind, country: state.country })) {
      const control = controls.querySelector(`#${id}`);
      if (control) control.value = value;
    }
  }

  /** Lists the groups of fields that open the most suffixes. */
  function drawGain() {
    const groups = new Map();
    for (const { verdict, needs } of now.answers) if (verdict === "acceptable") groups.set(needs.join(), (groups.get(needs.join()) ?? 0) + 1);
    const best = [...groups].sort(([, one], [, other]) => other - one).slice(0, 6);
    gain.hidden = best.length === 0;
    const items = best.map(([key, size]) => {
      const isChosen = state.only === key;
      const choose = () => {
        state.only = isChosen ? undefined : key;
        drawGain();
        filter();
      };
      const parts = [text("strong", `+${number(size)}`), ` ${capital(listed(key.split(",").map(label)))}`];
      return element("li", {}, [element("button", { type: "button", className: "gain", on: { click: choose }, attributes: { "aria-pressed": String(isChosen) } }, parts)]);
    });
    const focused = [...gain.querySelectorAll("button")].indexOf(document.activeElement);
    gain.replaceChildren(text("h2", word("gain")), element("ul", { className: "gains" }, items));
    gain.querySelectorAll("button")[focused]?.focus();
  }

  function filter() {
    const wanted = state.find.trim().toLowerCase().replace(/^\./, "");
    const found = now.answers.filter(({ suffix, needs }) => suffix.includes(wanted) && (state.only === undefined || needs.join() === state.only));
    const of = (verdict) => found.filter((one) => one.verdict === verdict).length;
    replace(filters, VERDICTS.map((verdict) => button(`${word(`verdict_${verdict}`)} ${number(of(verdict))}`, () => {
      if (state.shown.has(verdict)) state.shown.delete(verdict);
      else state.shown.add(verdict);
      filter();
    }, { className: "filter", attributes: { "data-verdict": verdict, "aria-pressed": String(state.shown.has(verdict)) } })));
    const shown = found.filter(({ verdict }) => state.shown.has(verdict));
    say(count, word("shown", { n: number(shown.length), all: number(now.answers.length) }));
    grid.show(shown.map(({ suffix, verdict }) => ({ suffix, verdict, said: word(`verdict_${verdict}`) })));
    explain(undefined);
  }

  /** Says why a suffix has its verdict. */
  function explain(suffix) {
    const one = now?.answers.find((answer) => answer.suffix === suffix);
    about.classList.toggle("open", one !== undefined);
    if (!one) return about.replaceChildren(text("p", word("point"), { className: "quiet" }));
    const said = [];
    if (one.needs.length > 0) said.push(text("p", word("needs", { fields: listed(one.needs.map(label)) })));
    if (one.verdict === "not_eligible") {
      const { violations } = engine.check(now.contact, { ...now.association, domain: `example.${suffix}` }, now.options);
      const why = violations.filter(({ rule }) => one.reasons.includes(rule.id)).map(({ message }) => message);
      said.push(element("ul", {}, [...new Set(why)].map((message) => text("li", message))));
    }
    const notes = one.basis === "generic" ? [text("p", word("generic", { suffix: `.${suffix}` }), { className: "quiet" })] : [];
    return about.replaceChildren(
      element("h2", { className: "of", attributes: { "data-verdict": one.verdict } }, [`.${suffix}`, text("span", word(`verdict_${one.verdict}`), { className: "small" })]),
      ...said,
      ...notes,
      element("p", {}, [text("a", word("rules_of", { suffix }), { href: `#/tld/${suffix}` })]),
    );
  }

  find.addEventListener("input", () => {
    state.find = find.value;
    filter();
  });
  grid.node.lang = tag();
  ask();
}
