// What a form gets from `requirements`, for every suffix: presence, options and patterns that agree with `check`.
import assert from "node:assert/strict";
import { test } from "node:test";
import { check, choices, conditionHolds, presence, requirements, suffixes } from "registrant";

/** Countries, each with values of a contact there. */
const COUNTRIES = {
  FR: ["01 42 68 53 00", "33380"], DE: ["030 12345678", "10115"], US: ["(212) 555-0123", "10001"], IT: ["06 1234 5678", "00187"],
  ES: ["912 34 56 78", "28013"], GB: ["020 7946 0018", "SW1A 1AA"], NL: ["020 123 4567", "1012 ab"], BE: ["02 401 23 45", "1000"],
  CH: ["044 364 70 00", "8001"], AT: ["01 58800 0", "1010"], SE: ["08 50 00 00 00", "111 20"], PL: ["22 200 00 00", "00-001"],
  IE: ["01 234 5678", "D02 AF30"], CA: ["416-555-0123", "m5v 3l9"], AU: ["(02) 9374 0000", "2000"], JP: ["03-1234-5678", "100-0001"],
  CN: ["010 1234 5678", "100000"], BR: ["11 2345-6789", "01310-100"], HK: ["2123 4567", ""], IN: ["011 2345 6789", "110001"],
};
const KINDS = ["individual", "company", "association", "public_body", "reseller"];

/** Every suffix, each with one kind and one country in turn: all pairs come often. */
const forms = suffixes().suffixes.map(({ suffix }, index) => {
  const association = { domain: `mydomain.${suffix}`, roles: ["owner"], today: "2026-11-20" };
  const kind = KINDS[index % KINDS.length];
  const country = Object.keys(COUNTRIES)[Math.floor(index / KINDS.length) % 20];
  return { association, kind, country, fields: requirements(association, { kind, country }).fields };
});

const valueOf = ({ type, example }) => (type === "flag" ? true : example);

/** Returns a contact with the values that everybody has, and the examples. */
function filled({ kind, country, fields }) {
  const [phone, postal_code] = COUNTRIES[country];
  const contact = { kind, country, street: ["1 Main Street"], city: "Town", phone, postal_code };
  if (kind !== "individual") contact.organization = "Example Ltd";
  for (const field of fields) if (field.presence !== "forbidden") contact[field.path] ??= valueOf(field);
  return contact;
}

const isFilled = (value) => value === true || (Array.isArray(value) ? value.length > 0 : (value ?? "") !== "");

test("`presence` says what `check` misses, and what it does not expect", () => {
  let compared = 0;
  for (const [index, form] of forms.entries()) {
    const { association, kind, country, fields } = form;
    const whole = filled(form);
    const removed = Object.keys(whole)[2 + (index % (Object.keys(whole).length - 2))];
    for (const contact of [{ kind, country }, whole, { ...whole, [removed]: undefined }, { kind, country, full_name: "Ada Byron" }]) {
      const { violations } = check(contact, association, { schema: "contact" });
      for (const field of fields) {
        if (field.path === "kind" || field.path === "country") continue;
        const said = presence(field, contact);
        const missing = violations.find(({ path, code }) => path === field.path && code === "missing");
        const isRequired = said.presence === "required" && !isFilled(contact[field.path]);
        const where = `${association.domain} ${kind} ${country} ${field.path}`;
        assert.equal(missing?.severity ?? null, isRequired ? said.severity : null, where);
        compared += 1;
      }
    }
  }
  assert.ok(compared > 20_000, compared);
});

test("conditions are evaluated as the rules evaluate them", () => {
  const holds = (when, contact, unless = null) => conditionHolds({ when, unless }, contact);
  assert.ok(holds(null, {}), "no conditions");
  assert.ok(holds({ kind: ["individual"] }, {}), "nobody but a person has no kind and no organization");
  assert.ok(holds({ kind: ["company"] }, { organization: "Example Ltd" }));
  assert.ok(!holds({ kind: ["company"] }, { kind: "individual", organization: "Example Ltd" }));
  assert.ok(holds({ in: { country: ["FR"] } }, { country: " fr " }), "a code in any case");
  assert.ok(!holds({ in: { ca_legal_type: ["CCT"] } }, { ca_legal_type: "cct" }), "other codes as they are");
  assert.ok(!holds({ not_in: { country: ["FR"] } }, {}), "an empty field is in no list and outside none");
  assert.ok(holds({ not_in: { country: ["FR"] } }, { country: "DE" }));
  assert.ok(!holds({ present: ["street"] }, { street: [" ", ""] }), "white space is empty");
  assert.ok(holds({ absent: ["email"] }, { email: null }));
  assert.ok(holds({ in: { fi_is_finnish: ["true"] } }, { fi_is_finnish: true }), "a flag");
  assert.ok(!holds(null, { email: "a@b.example" }, { present: ["email"] }), "an exception");
  assert.ok(holds(null, {}, { present: ["email"], absent: [] }));
});

test("a control is in the closed list, and a select has its options", () => {
  const inputs = ["text", "email", "tel", "date", "checkbox", "select", "textarea"];
  const lists = new Map();
  for (const { association, fields } of forms) {
    for (const { path, input, enum: options, choices: name, example, label, why = "A" } of fields) {
      const where = `${association.domain} ${path}`;
      assert.ok(inputs.includes(input), where);
      for (const text of [label, why]) assert.doesNotMatch(text, /^\p{Ll}/u, where);
      if (input !== "select") continue;
      assert.ok((options === undefined) !== (name === undefined), where);
      if (name && !lists.has(name)) lists.set(name, choices(name));
      const all = options ?? lists.get(name);
      assert.ok(all.length > 0 && all.every(({ value, label }) => value && label), where);
      // No source says what the codes of this field mean, so a form does not show it.
      const isBare = ({ value, label }) => value === label && !/\p{Ll}/u.test(value);
      if (path !== "pt_identification_type") assert.deepEqual(all.filter(isBare), [], where);
      if (example) assert.ok(all.some(({ value }) => value === example), where);
    }
  }
  assert.ok(lists.size > 3, lists.size);
});

test("the options of a language have its names, in its order", () => {
  for (const language of ["fr", "de", "es", "ja"]) {
    const countries = choices("countries", { language });
    const names = new Intl.DisplayNames(language, { type: "region" });
    // Hosts have different long names of these four, so they have their short ones.
    const short = new Intl.DisplayNames(language, { type: "region", style: "short" });
    const disputed = (value, label) => ["FK", "HK", "MO", "PS"].includes(value) && short.of(value).startsWith(label);
    assert.ok(countries.every(({ value, label }) => label === names.of(value) || disputed(value, label)), language);
    assert.deepEqual(countries.map(({ label }) => label), countries.map(({ label }) => label).sort(new Intl.Collator(language).compare));
    const { fields } = requirements({ domain: "mydomain.fr", owner: true }, { kind: "individual", country: "FR" }, { language });
    const { enum: residence } = fields.find(({ path }) => path === "country");
    assert.equal(residence.find(({ value }) => value === "DE").label, names.of("DE"));
  }
  assert.equal(choices("countries").length, choices("countries", { language: "de" }).length);
});

test("a pattern compiles as HTML's, and blocks nothing that is accepted", () => {
  const patterns = new Map();
  for (const form of forms) {
    const whole = filled(form);
    for (const { path, pattern, example } of form.fields) {
      if (pattern === undefined) continue;
      const [html, plain] = [new RegExp(`^(?:${pattern})$`, "v"), new RegExp(pattern)];
      assert.ok(!["phone", "given_name", "family_name", "postal_code", "email"].includes(path), path);
      for (const text of example ? [example, ` ${example} `] : []) {
        assert.ok(html.test(text) && plain.test(text), `${form.association.domain} ${path}`);
      }
      patterns.set(pattern, path);
    }
    const { violations } = check(whole, form.association, { schema: "contact" });
    assert.ok(!violations.some(({ path, code }) => path === "phone" && code === "invalid_format"), form.association.domain);
  }
  assert.ok(patterns.size > 1, patterns.size);
});

test("an empty form gets a verdict", () => {
  for (const { association } of forms.slice(0, 50)) {
    const { accepted, violations } = check({}, association);
    assert.ok(!accepted && violations.some(({ code }) => code === "missing"), association.domain);
  }
});
