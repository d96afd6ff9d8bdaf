// What a caller in JavaScript can pass by mistake.
import assert from "node:assert/strict";
import test from "node:test";
import * as registrant from "registrant";
import { canAssociate, check, count, dataVersion, list, version } from "registrant";
import { faq } from "./faq.mjs";

const run = (contact, association = faq.association) => check(contact, association, faq.options);
const refused = (contact, pointer) => {
  assert.throws(() => run(contact), (error) => {
    assert.ok(error instanceof Error);
    assert.equal(error.kind, "argument");
    assert.equal(error.pointer, pointer);
    assert.ok(error.reason.length > 0 && error.remedy.length > 0);
    assert.ok([error.reason, `${error.reason}; ${error.remedy}`].map((text) => `at ${pointer}: ${text}`).includes(error.message), error.message);
    return true;
  });
};

test("an error is an Error with a kind", () => {
  assert.throws(() => run(faq.contact, { ...faq.association, domain: "" }), (error) => {
    assert.ok(error instanceof Error);
    assert.equal(typeof error.kind, "string");
    assert.notEqual(error.message, "");
    return true;
  });
});

for (const value of [undefined, null, 7, "text", [], true]) {
  test(`${JSON.stringify(value)} in the place of an association`, () => {
    assert.throws(() => check(faq.contact, value, faq.options), (error) => typeof error.kind === "string");
  });
}

test("values that JSON cannot carry are named by their place", () => {
  refused({ ...faq.contact, type: 0n }, "/contact/type");
  refused({ ...faq.contact, phone: NaN }, "/contact/phone");
  refused({ ...faq.contact, given: () => "Given" }, "/contact/given");
  refused({ ...faq.contact, given: Symbol("Given") }, "/contact/given");
  refused({ ...faq.contact, extra_parameters: new Map() }, "/contact/extra_parameters");
  refused({ ...faq.contact, extra_parameters: { birth_date: new Date() } }, "/contact/extra_parameters/birth_date");
  refused({ ...faq.contact, "a/b~c": [1n] }, "/contact");
  refused(new Uint8Array(3), "/contact");
});

test("cyclic and deeply nested data are refused", () => {
  const cyclic = { ...faq.contact };
  cyclic.self = cyclic;
  refused(cyclic, `/contact${"/self".repeat(8)}`);
  let deep = "bottom";
  for (let i = 0; i < 100_000; i += 1) deep = [deep];
  refused({ ...faq.contact, deep }, `/contact/deep${"/0".repeat(7)}`);
});

/** Values that a spread would make nothing of. */
const opaque = {
  Map: new Map([["language", "fr"]]),
  promise: Promise.resolve({ language: "fr" }),
  thenable: { then() {} },
  Date: new Date(),
  RegExp: /x/,
  URL: new URL("https://example.com"),
  Error: new Error("x"),
  "a Map behind a Proxy": new Proxy(new Map(), {}),
  "a Date behind a Proxy": new Proxy(new Date(), {}),
  "a Proxy that throws": new Proxy({}, { ownKeys() { throw new Error("x"); } }),
};
const asked = { domain: "mydomain.fr", owner: true };
const withOptions = {
  check: (options) => registrant.check(faq.contact, asked, options),
  checkLines: (options) => registrant.checkLines("{}", asked, options),
  checkOrder: (options) => registrant.checkOrder({ domains: ["a.fr"], contacts: { owner: faq.contact } }, options),
  requirements: (options) => registrant.requirements(asked, null, options),
  requirementsSchema: (options) => registrant.requirementsSchema(asked, null, options),
  explain: (options) => registrant.explain("a.fr", options),
  eligible: (options) => registrant.eligible(faq.contact, null, options),
  canAssociate: (options) => registrant.canAssociate(faq.contact, asked, options),
  canAssociateDomain: (options) => registrant.canAssociateDomain("A1", asked, [], options),
  normalize: (options) => registrant.normalize("country", "FR", options),
  normalizeContact: (options) => registrant.normalizeContact({}, options),
  convert: (options) => registrant.convert(faq.contact, options),
  list: (options) => registrant.list("gandi-v3", [], options),
  gandiV3ToV5: (options) => registrant.gandiV3ToV5("a.fr", {}, [], options),
};

for (const [name, run] of Object.entries(withOptions)) {
  test(`${name} refuses options that are no plain object`, () => {
    for (const [what, value] of Object.entries(opaque)) {
      assert.throws(() => run(value), (error) => {
        const { kind, pointer, reason, remedy } = error;
        assert.equal(kind, "argument", `${what}: ${error.stack}`);
        assert.ok(pointer === "/options" || (what === "thenable" && pointer === "/options/then"), `${what}: ${pointer}`);
        assert.ok(reason && remedy);
        return true;
      }, what);
    }
  });
}

test("a promise that nobody waited for is told so", () => {
  assert.throws(() => registrant.gandiV5Request("create", Promise.resolve({})), { kind: "argument", pointer: "/order", remedy: "await it first" });
});

test("a JSON value of a wrong type is a violation, not a wrong call", () => {
  const report = check({ ...faq.contact, type: {} }, asked, { schema: "gandi-v3" });
  assert.equal(report.accepted, false);
  const [{ pointer, rule }] = report.violations;
  assert.deepEqual([pointer, rule.id], ["/type", "document.type"]);
});

test("the places of one call have one base, and a parameter's public name", () => {
  const at = (run) => {
    try {
      run();
    } catch (error) {
      assert.ok(error.reason && error.remedy, error.stack);
      return error.pointer;
    }
    return assert.fail("nothing was thrown");
  };
  for (const [pointer, run] of [
    ["/contact/type", () => check({ ...faq.contact, type: 0n }, asked)],
    ["/contact", () => check("{", asked)],
    ["/association/domain", () => check(faq.contact, { domain: "a.nosuch", owner: true })],
    ["/association/operation", () => check(faq.contact, { ...asked, operation: "renew" })],
    ["/association/language", () => check(faq.contact, { ...asked, language: "pl" })],
    ["/association", () => check(faq.contact, { domain: "a.fr" })],
    ["/options/today", () => check(faq.contact, asked, { today: new Date() })],
    ["/options/today", () => check(faq.contact, asked, { today: "2026-13-01" })],
    ["/options/language", () => check(faq.contact, asked, { language: "pl" })],
    ["/options/schema", () => check(faq.contact, asked, { schema: "gandi-v33" })],
    ["/options/rules/rule/0/field", () => check(faq.contact, asked, { rules: { suffixes: ["*"], rule: [{ id: "x", field: "ctiy" }] } })],
    ["/association/domain", () => registrant.checkLines("{}", { domain: "a.nosuch", owner: true })],
    ["/documents", () => registrant.checkLines([], asked)],
    ["/value", () => registrant.phoneE164(7)],
    ["/order/duration", () => registrant.gandiV5Request("create", { domain: "a.com", duration: 1n })],
    ["/handle", () => registrant.canAssociateDomain("A1", asked, [])],
    ["/how", () => registrant.dnsimpleErrors("raed", {})],
    ["/contactId", () => registrant.dnsimpleCanDelete(1.5, [])],
    ["/httpStatus", () => registrant.gandiErrors({}, 0)],
    ["/answer", () => registrant.freeboxEntries(null)],
  ]) {
    assert.equal(at(run), pointer, String(run));
  }
});

test("an error is short, whatever the caller's keys, and repeats none that may be data", () => {
  for (const key of ["k".repeat(200_000), "jean.dupont@secret.example", "Jean Dupont", "é"]) {
    for (const run of [
      () => check(faq.contact, { ...asked, [key]: 1 }),
      () => check(faq.contact, asked, { [key]: 1 }),
      () => check({ ...faq.contact, [key]: 1n }, asked),
      () => registrant.encode({ [key]: { a: 5 } }, "gandi-v3"),
      () => registrant.convert({ [key]: "x" }, { from: "gandi-v3" }),
      () => registrant.convert(faq.contact, { to: "gandi-v3", [key]: 1 }),
    ]) {
      assert.throws(run, (error) => error.message.length < 400 && !JSON.stringify(error).includes(key) && !error.message.includes(key));
    }
  }
});

test("undefined is the same as absent", () => {
  const sparse = { ...faq.contact, orgname: undefined, extra_parameters: undefined };
  assert.deepEqual(run(sparse), run(faq.contact));
  assert.deepEqual(
    check(faq.contact, { ...faq.association, tech: undefined }, { ...faq.options, schema: undefined }),
    check(faq.contact, faq.association, { ...faq.options, schema: undefined }),
  );
});

test("a prototype and hidden properties do not count", () => {
  const bare = Object.assign(Object.create(null), faq.contact);
  assert.deepEqual(run(bare), run(faq.contact));
});

test("odd text gives a report or an error, never a crash", () => {
  const odd = ["\ud800", "\udfff\ud800", "\u0000", "\u202e", "😀", "", " ", "9".repeat(1_000_000)];
  for (const text of odd) {
    for (const field of Object.keys(faq.contact)) {
      try {
        assert.equal(typeof run({ ...faq.contact, [field]: text }).accepted, "boolean");
      } catch (error) {
        assert.notEqual(error.kind ?? "none", "internal", `${field}: ${error.message}`);
        assert.equal(typeof error.kind, "string", `${field}: ${error.stack}`);
      }
    }
  }
});

test("ten megabytes are refused with their place", () => {
  assert.throws(() => run({ ...faq.contact, given: "x".repeat(10_000_000) }), { kind: "document", pointer: "/contact/given" });
});

test("the arguments are not changed, and calls leave nothing behind", () => {
  const before = JSON.stringify(faq);
  const first = JSON.stringify(run(faq.contact));
  assert.throws(() => run(faq.contact, { domain: "no suffix at all" }));
  canAssociate({ ...faq.contact, extra_parameters: faq.birth }, faq.association, faq.options);
  assert.equal(JSON.stringify(run(faq.contact)), first);
  assert.equal(JSON.stringify(faq), before);
});

test("a frozen contact does, and the answer belongs to the caller", () => {
  const report = run(Object.freeze({ ...faq.contact }));
  report.violations.length = 0;
  assert.notEqual(run(faq.contact).violations.length, 0);
});

const minor = { ...faq.contact, extra_parameters: { ...faq.birth, birth_date: "2020-01-02" } };
const ages = (association, options) =>
  check(minor, { ...faq.association, ...association }, options).violations.filter(({ path }) => path === "birth_date").length;

test("without a date, today is taken; null is no date", () => {
  const { today, ...options } = faq.options;
  assert.equal(ages({}, options), 1);
  assert.equal(ages({}, { ...options, today: undefined }), 1);
  assert.equal(ages({}, undefined), 1);
  assert.equal(ages({}, null), 1);
  assert.equal(ages({}, { ...options, today: null }), 0);
  assert.equal(ages({}, { ...options, today: "2060-01-01" }), 0);
});

test("the association's own date goes before today's", () => {
  assert.equal(ages({ today: "2060-01-01" }, undefined), 0);
  assert.equal(ages({ today: null }, undefined), 1);
});

test("a list of a hundred thousand contacts is answered in seconds", () => {
  const contacts = Array.from({ length: 100_000 }, (_, i) => ({ ...faq.contact, handle: `AB${i}-GANDI`, type: i % 5 }));
  const page = list("gandi-v3", contacts, { type: [0, "1"], sort_by: "handle desc", items_per_page: 2 });
  assert.deepEqual(page.map(({ handle }) => handle), ["AB99996-GANDI", "AB99995-GANDI"]);
  assert.equal(count("gandi-v3", contacts, { type: 0 }), 20_000);
  assert.throws(() => list("gandi-v3", [{}, 7]), { kind: "argument", pointer: "/documents/1" });
  assert.throws(() => list("gandi-v3", {}), { kind: "argument", pointer: "/documents" });
  assert.throws(() => list("gandi-v3", [{ handle: 1n }]), { kind: "argument", pointer: "/documents/0/handle" });
});

test("versions are texts", () => {
  assert.match(version(), /^\d+\.\d+\.\d+$/);
  assert.match(dataVersion(), /^\d{4}-\d{2}-\d{2}$/);
});
