// The JSON Schema of a domain beside `check`: it refuses nothing that `check` accepts, and what it lets through and `check`
// refuses is what JSON Schema cannot say.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import test from "node:test";
import { check, normalizeContact, requirements, requirementsSchema, suffixes } from "registrant";

const require = createRequire(join(process.env.ROOT, "package.json"));
const Ajv = require("ajv/dist/2020").default;
const { parse } = require("smol-toml");

const TODAY = "2026-11-20";
const options = { schema: "contact", today: TODAY };
const KINDS = ["individual", "company", "association", "public_body", "reseller"];
const DRAWN = 60;

/** The same numbers at every run. */
function random(seed) {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** Contacts that the rule files have as examples, by the field that the rule is about. */
const examples = [];
const folder = join(process.env.ROOT, "data/rules");
for (const name of readdirSync(folder).filter((file) => file.endsWith(".toml"))) {
  for (const { passes = [], fails = [] } of parse(readFileSync(join(folder, name), "utf8")).rule ?? []) {
    for (const { owner, ...contact } of [...passes, ...fails]) examples.push(contact);
  }
}
const written = new Map();
for (const contact of examples) {
  for (const [field, value] of Object.entries(contact)) {
    written.set(field, (written.get(field) ?? new Set()).add(value));
  }
}

/** One suffix of each set of rules: what it asks of an empty contact tells the sets apart. */
const byRules = new Map();
for (const { suffix } of suffixes().suffixes) {
  const asked = requirements({ domain: `a.${suffix}`, owner: true, admin: true, tech: true, bill: true });
  byRules.set(asked.fields.flatMap(({ rules }) => rules.map(({ id }) => id)).join(), suffix);
}

/** What JSON Schema has no words for: some demands, what is asked of each line of a text, what its first line decides. */
const isBeyond = ({ path, demand, when }, code, contact) =>
  when?.in?.street !== undefined ||
  // Only a tuple could speak of the first line alone, and strict validators refuse an open tuple.
  (code === "missing" && path === "street" && contact.street?.length > 1) ||
  (code !== "missing" && demand !== null &&
    (demand.valid || demand.identifier || demand.min_age || demand.same_as_owner || demand.unit === "bytes" || demand.unit === "utf16" || path === "street"));

/** As it comes: without formats, without options that loosen it. */
const ajv = () => new Ajv({ strict: true, allErrors: true, logger: fault });
const fault = Object.fromEntries(["log", "warn", "error"].map((level) => [level, (text) => assert.fail(text)]));

/** What the built-in rules do not use together: bytes, lines, yes-or-no fields in conditions, one of several fields. */
const OWN = {
  suffixes: ["*"],
  rule: [
    { id: "t.bytes", field: "city", presence: "optional", max: 12, unit: "bytes", severity: "error", why: "short" },
    { id: "t.utf16", field: "job_title", presence: "required", max: 8, unit: "utf16", severity: "error", why: "short" },
    { id: "t.line", field: "street", presence: "required", max: 30, severity: "error", why: "short lines" },
    { id: "t.any", field: "vat_number", alternatives: ["siren", "whois_privacy"], presence: "required", severity: "error", why: "one" },
    { id: "t.flag", field: "label", when: { present: ["hide_email"], absent: ["whois_privacy"] }, presence: "required", severity: "error", why: "flags" },
    { id: "t.hide", field: "hide_email", when: { in: { whois_privacy: ["true"] } }, presence: "required", severity: "error", why: "flags" },
    { id: "t.open", field: "hide_address", presence: "forbidden", severity: "error", why: "flags" },
    { id: "t.first-line", field: "fax", when: { in: { street: ["1 rue"] } }, presence: "required", severity: "error", why: "first line" },
    { id: "t.language", field: "language", unless: { present: ["fax"], kind: ["individual"] }, presence: "required", pattern: "^[a-z]{2}$", severity: "error", why: "language" },
  ],
};

let [judged, accepted, refused, beyond] = [0, 0, 0, 0];

function compare(association, about, more = { provider: "none" }, given = []) {
  const schema = requirementsSchema(association, about, more);
  const accepts = ajv().compile(schema);
  const { fields } = requirements(association, about, more);
  const rules = new Map(fields.flatMap((field) => field.rules.map((rule) => [rule.id, rule])));
  const paths = new Set(fields.map(({ path }) => path));
  const values = (field) => {
    const own = fields.find(({ path }) => path === field);
    const listed = own?.enum?.map(({ value }) => value) ?? [];
    const found = [...listed, ...(written.get(field) ?? []), own?.example].filter((value) => value !== undefined);
    if (field === "street") return ["1 rue", ["1 rue"], [], [""], ["", "1 rue"], "1 rue\nBâtiment A", ["x".repeat(300)], " "];
    if (found.some((value) => typeof value === "boolean")) return found;
    if (own?.type === "flag") return [true, false];
    if (own?.type === "kind") return KINDS;
    if (own?.type === "date") found.push("1980-02-30", "2020-01-01", "01/02/1980");
    return [...found, "x".repeat(300), "\u{1f600}".repeat(40), "é"];
  };
  const draw = random(association.domain.length + paths.size);
  // A form has no example of everyday fields.
  const everyday = { family_name: "Family", street: ["1 Main Street"], city: "Springfield", organization: "Example" };
  const full = Object.fromEntries(fields.map(({ path, example }) => [path, example ?? everyday[path]]).filter(([, value]) => value));
  const concerned = (contact) => Object.keys(contact).every((field) => paths.has(field));
  const contacts = [{}, full, ...given.filter(concerned)].map((contact) => ({ ...contact }));
  for (let i = 0; i < DRAWN; i += 1) {
    const contact = i % 2 ? {} : { ...full };
    for (const path of paths) {
      const [what, choices] = [draw(12), values(path)];
      if (what < 4) contact[path] = choices[draw(choices.length)];
      else if (what === 4) delete contact[path];
      else if (what === 5 && path !== "kind") contact[path] = null;
      else if (what === 6 && !["kind", "street"].includes(path) && typeof choices[0] === "string") contact[path] = draw(2) ? "" : " \u0085";
    }
    contacts.push(contact);
  }
  for (const drawn of contacts) {
    if (about.kind) drawn.kind = about.kind;
    if (about.country) drawn.country = about.country;
    // Normalization leaves out what is null; a form's contact has it.
    const nulls = Object.entries(drawn).filter(([, value]) => value === null);
    const contact = { ...normalizeContact(drawn).contact, ...Object.fromEntries(nulls) };
    if (typeof drawn.street === "string" && drawn.street === drawn.street.trim()) contact.street = drawn.street;
    const report = check(contact, { ...association }, { ...options, ...more });
    const isAccepted = accepts(contact);
    judged += 1;
    if (report.accepted) {
      accepted += 1;
      const place = () => `.${association.domain} ${JSON.stringify(about)} ${JSON.stringify(contact)}: ${JSON.stringify(accepts.errors, null, 1)}`;
      assert.ok(isAccepted, isAccepted ? "" : place());
    } else {
      refused += 1;
      if (!isAccepted) continue;
      beyond += 1;
      for (const { rule, code } of report.violations.filter(({ severity }) => severity === "error")) {
        const known = rules.get(rule.id);
        assert.ok(known && isBeyond(known, code, contact), `${rule.id} ${code} of ${JSON.stringify(contact)} is refused by check alone`);
      }
    }
  }
}

test("the schema refuses nothing that check accepts, and all that it can say", (t) => {
  for (const suffix of byRules.values()) {
    const domain = `a.${suffix}`;
    compare({ domain, owner: true }, {}, undefined, examples);
    compare({ domain, admin: true, tech: true }, {});
    compare({ domain, owner: true, operation: "trade" }, { kind: "individual", country: "FR" });
    compare({ domain, owner: true, bill: true }, { kind: "company", country: "US" });
  }
  t.diagnostic(`${judged} contacts: ${accepted} accepted, ${refused} refused, of these ${beyond} by check alone`);
  // Most examples of rules are parts of contacts, which the baseline refuses.
  assert.ok(accepted > 10_000 && refused - beyond > 10_000, `${accepted} ${refused} ${beyond}`);
});

test("the same at a provider, and with rules of the caller's own", () => {
  for (const domain of ["a.fr", "a.us", "a.com", "a.io"]) {
    for (const provider of ["gandi", "dnsimple", "route53", "glauca", "opensrs"]) {
      compare({ domain, owner: true }, {}, { provider }, examples);
      compare({ domain, owner: true, admin: true }, { kind: "individual", country: "FR" }, { provider });
    }
    for (const kind of [null, ...KINDS]) compare({ domain, owner: true }, { kind }, { provider: "none", rules: OWN });
  }
});
