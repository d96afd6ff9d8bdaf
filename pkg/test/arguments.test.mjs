// What a caller in JavaScript can pass by mistake.
import assert from "node:assert/strict";
import test from "node:test";
import { canAssociate, check, count, dataVersion, list, version } from "registrant";
import { faq } from "./faq.mjs";

const run = (contact, association = faq.association) => check(contact, association, faq.options);
const refused = (contact, pointer) => {
  assert.throws(() => run(contact), (error) => {
    assert.ok(error instanceof Error);
    assert.equal(error.kind, "argument");
    assert.equal(error.pointer, pointer);
    assert.ok(error.remedy.length > 0);
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
  refused({ ...faq.contact, type: 0n }, "/type");
  refused({ ...faq.contact, phone: NaN }, "/phone");
  refused({ ...faq.contact, given: () => "Given" }, "/given");
  refused({ ...faq.contact, given: Symbol("Given") }, "/given");
  refused({ ...faq.contact, extra_parameters: new Map() }, "/extra_parameters");
  refused({ ...faq.contact, extra_parameters: { birth_date: new Date() } }, "/extra_parameters/birth_date");
  refused({ ...faq.contact, "a/b~c": [1n] }, "/a~1b~0c/0");
  refused(new Uint8Array(3), "");
});

test("cyclic and deeply nested data are refused", () => {
  const cyclic = { ...faq.contact };
  cyclic.self = cyclic;
  refused(cyclic, "/self".repeat(8));
  let deep = "bottom";
  for (let i = 0; i < 100_000; i += 1) deep = [deep];
  refused({ ...faq.contact, deep }, `/deep${"/0".repeat(7)}`);
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

test("ten megabytes are refused in a second, with their place", () => {
  const start = performance.now();
  assert.throws(() => run({ ...faq.contact, given: "x".repeat(10_000_000) }), { kind: "document", pointer: "/given" });
  assert.ok(performance.now() - start < 1000);
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
  assert.throws(() => list("gandi-v3", [{ handle: 1n }]), { kind: "argument", pointer: "/0/handle" });
});

test("versions are texts", () => {
  assert.match(version(), /^\d+\.\d+\.\d+$/);
  assert.match(dataVersion(), /^\d{4}-\d{2}-\d{2}$/);
});
