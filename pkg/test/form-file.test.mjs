// The wasm file for forms, against the full one: with its pieces it must judge each contact alike.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import test from "node:test";
import * as full from "registrant";
import * as form from "registrant/load";
import { dist, files } from "./files.mjs";

const require = createRequire(import.meta.url);
form.initSync(readFileSync(join(files, "registrant-form.wasm")));

const corpus = join(process.env.ROOT, "tests/cases");
const contacts = readFileSync(join(corpus, "contacts.ndjson"), "utf8").trim().split("\n").map((line) => JSON.parse(line));
const pieces = join(dist, "pieces");
const text = (value, replace = null) => JSON.stringify(value, replace, 1);

/** A report as text, without what the file lacks: the meaning of a date in words. */
const told = (report) => text(report, (_, value) => (value?.params?.format === "YYYY-MM-DD" ? { ...value, fix: null } : value));

/** The association of a contact of the corpus. */
function association({ suffix, roles }) {
  return { domain: `mydomain.${suffix}`, today: "2026-11-21", ...Object.fromEntries(roles.split(",").map((role) => [role, true])) };
}

/** The days that a contact can have. */
const DAYS = ["birth_date", "formation_date", "id_issue_date"];

/** The contact as the controls of a form give it: its country as a code, and each day in digits. */
function asGiven(contact) {
  const inDigits = (name) => (/\p{L}/u.test(contact[name] ?? "") ? full.normalize("date", contact[name]).value : null);
  const country = contact.country && full.normalize("country", contact.country).value;
  const given = [["country", country], ...DAYS.map((name) => [name, inDigits(name)])];
  return { ...contact, ...Object.fromEntries(given.filter(([, value]) => value)) };
}

/** Returns an example, or undefined if libphonenumber has none. */
function exampleOf(get) {
  try {
    return get();
  } catch {
    return undefined;
  }
}

/** Adds the pieces whose names begin with a text. */
function add(start) {
  for (const name of readdirSync(pieces).filter((name) => name.endsWith(".cjs") && name.startsWith(start))) form.addPiece(require(join(pieces, name)));
}

test("with rules alone it has plain messages and no sources, and takes a subdivision as it is written", () => {
  const [contact, to] = [{ kind: "individual", country: "US", subdivision: "Kalifornia" }, { domain: "a.us", owner: true }];
  assert.throws(() => form.check(contact, to), { kind: "not_loaded" });
  add("rules-u");
  const { violations } = form.check(contact, to, { schema: "contact" });
  assert.ok(violations.length > 3);
  for (const { rule, message } of violations) assert.deepEqual([typeof rule.id, rule.source, message.length > 10], ["string", "", true]);
  const { value, error } = form.normalize("subdivision", "Kalifornia", { country: "US" });
  assert.deepEqual([value, error.code], ["Kalifornia", "unsupported"]);
  for (const code of ["GB", "gb", "GBR", "826", "UK"]) assert.equal(form.normalize("country", code).value, "GB");
});

test("with pieces it judges each contact of the corpus as the full file does", () => {
  add("");
  for (const row of contacts) {
    const [contact, to] = [asGiven(row.contact), association(row)];
    const options = { schema: "contact" };
    assert.equal(told(form.check(contact, to, options)), told(full.check(contact, to, options)), row.note);
  }
});

test("it reads the numbers of every region as the full file does", () => {
  const { getExample, getSupportedRegionCodes } = createRequire(join(process.env.ROOT, "package.json"))("awesome-phonenumber");
  const types = ["fixed-line", "mobile", "toll-free", "premium-rate", "shared-cost", "voip", "personal-number", "pager", "uan", "voicemail"];
  let compared = 0;
  for (const country of getSupportedRegionCodes()) {
    for (const type of types) {
      const national = exampleOf(() => getExample(country, type).number.national);
      const e164 = exampleOf(() => getExample(country, type).number.e164);
      if (!e164) continue;
      // Each digit is changed once, so most ranges and lengths of a plan are met.
      const others = Array.from(e164, (digit, at) => `${e164.slice(0, at)}${(Number(digit) + 3) % 10}${e164.slice(at + 1)}`).slice(1);
      for (const number of [national, e164, `${e164}1`, e164.slice(0, -1), e164.slice(1), `00${e164.slice(1)}`, ...others]) {
        assert.equal(text(form.normalize("phone", number, { country })), text(full.normalize("phone", number, { country })), `${country} ${number}`);
        assert.deepEqual(form.formatPhoneAsYouType(number, 3, country), full.formatPhoneAsYouType(number, 3, country), `${country} ${number}`);
        compared += 1;
      }
    }
  }
  assert.ok(compared > 10_000, `${compared}`);
});

test("a piece of phone numbers with another form is refused", () => {
  const piece = require(join(pieces, "phones-9.cjs"));
  for (const wrong of [piece.slice(0, 200), piece.replace("\f", "1\f"), piece.replaceAll("\n", "\f"), piece.replace(/\t.*\n/, "\t\n")]) {
    assert.throws(() => form.addPiece(wrong), { kind: "argument", pointer: "/piece" });
  }
});

test("it asks for the same fields", () => {
  const asked = new Set();
  for (const row of contacts) {
    const { kind, country } = asGiven(row.contact);
    const [to, about] = [association(row), { kind, country }];
    const key = text([to.domain, about]);
    if (asked.has(key)) continue;
    asked.add(key);
    assert.equal(text(form.requirements(to, about)), text(full.requirements(to, about)), key);
  }
  assert.ok(asked.size > 500);
});

test("it checks an order as the full file does", () => {
  for (const row of contacts.filter((_, index) => index % 7 === 0)) {
    const order = { domains: [`mydomain.${row.suffix}`, "example.com"], contacts: { owner: asGiven(row.contact), admin: "owner" } };
    const options = { today: "2026-11-21", schema: "contact" };
    assert.equal(told(form.checkOrder(order, options)), told(full.checkOrder(order, options)), row.note);
  }
});

test("it has the rules of every suffix and every provider", () => {
  const providers = [undefined, "gandi", "dnsimple", "glauca", "cloudflare", "godaddy", "namecheap", "openprovider", "opensrs", "porkbun", "route53", "freebox"];
  for (const [index, { suffix }] of full.suffixes().suffixes.entries()) {
    const to = { domain: `mydomain.${suffix}`, owner: true, today: "2026-11-21", provider: providers[index % providers.length] };
    assert.equal(text(form.requirements(to)), text(full.requirements(to)), text(to));
  }
});

test("what it leaves out is refused by name", () => {
  const own = { rules: { suffixes: ["*"], rule: [] } };
  for (const call of [
    () => form.explain("a.fr"),
    () => form.suffixes(),
    () => form.eligible({ kind: "individual" }),
    () => form.requirementsSchema({ domain: "a.fr", owner: true }),
    () => form.normalize("name", "Ann Example"),
    () => form.normalize("address", "1 rue Neuve, 75001 Paris"),
    () => form.check({ kind: "individual" }, { domain: "a.fr", owner: true }, own),
    () => form.convert({}, { to: "gandi-v3" }),
  ]) assert.throws(call, /this build does not include the/);
});
