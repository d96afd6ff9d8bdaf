// Phone numbers alone: the same answers as the whole package's, and what is left out refused by name.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import test from "node:test";
import * as phone from "registrant/phone";

const require = createRequire(import.meta.url);
const full = require("registrant");
full.version(); // From here on it answers by its own file.
const { getExample, getSupportedRegionCodes } = createRequire(join(process.env.ROOT, "package.json"))("awesome-phonenumber");

/** What a call comes to, the order of its members included. */
function outcome(run) {
  try {
    return { answer: JSON.stringify(run()) };
  } catch ({ kind, pointer, message }) {
    return { kind, pointer, message };
  }
}

/** The number that libphonenumber shows for a type; undefined where the region has none. */
function example(region, type) {
  try {
    return getExample(region, type).number;
  } catch {
    return undefined;
  }
}

/** Asks both for everything; the country is a code. */
function same(text, country) {
  const asked = `${text} in ${country}`;
  assert.equal(phone.phoneE164(text, country), full.phoneE164(text, country), asked);
  for (const options of [{ country }, { country, language: "en" }]) {
    assert.deepEqual(outcome(() => phone.normalize("phone", text, options)), outcome(() => full.normalize("phone", text, options)), asked);
  }
}

test("a number is grouped while it is typed, as in the whole package", () => {
  for (const [text, country] of [["01426", "FR"], ["2015550123", "US"], ["+4420794", null], ["0142", undefined], ["call me", "FR"]]) {
    const typed = (entry) => Array.from(text, (_, index) => entry.formatPhoneAsYouType(text.slice(0, index + 1), index + 1, country));
    assert.deepEqual(typed(phone), typed(full), text);
  }
  assert.deepEqual(phone.formatPhoneAsYouType("01426", 5, "FR"), { value: "01 42 6", caret: 7 });
  assert.deepEqual(outcome(() => phone.formatPhoneAsYouType(5)), outcome(() => full.formatPhoneAsYouType(5)));
});

test("the corpus: all cases of phone numbers", () => {
  const folder = join(process.env.ROOT, "tests/cases");
  const cases = readdirSync(folder).filter((file) => file.endsWith(".json")).flatMap((file) => JSON.parse(readFileSync(join(folder, file), "utf8")).cases);
  const phones = cases.filter(({ call, args }) => call === "normalize" && args[0] === "phone");
  assert.ok(phones.length > 30);
  let compared = 0;
  for (const { note, args } of phones) {
    const [, text, options] = args;
    if (![undefined, "en"].includes(options?.language) || (options?.country ?? "FR").length > 2) continue;
    assert.deepEqual(outcome(() => phone.normalize(...args)), outcome(() => full.normalize(...args)), note);
    if (typeof text === "string") assert.equal(phone.phoneE164(text, options?.country), full.phoneE164(text, options?.country), note);
    compared += 1;
  }
  assert.ok(compared > 25, `only ${compared} cases were compared`);
});

test("libphonenumber's examples of every region, as they are written here and abroad, whole, cut and run on", () => {
  const types = ["fixed-line", "mobile", "toll-free", "premium-rate", "shared-cost", "voip", "personal-number", "pager", "uan", "voicemail"];
  const regions = getSupportedRegionCodes();
  assert.ok(regions.length > 200);
  for (const region of regions) {
    const numbers = types.map((type) => example(region, type)).filter((number) => number?.e164);
    assert.ok(numbers.length > 0, region);
    for (const { national, international, e164, rfc3966 } of numbers) {
      for (const text of [national, international, e164, rfc3966, e164.slice(1), `${national} ext. 7`, national.slice(0, -1), `${e164}9`]) {
        same(text, region);
      }
      assert.equal(phone.phoneE164(international), full.phoneE164(international));
    }
  }
});

test("odd texts and odd options are answered or refused alike", () => {
  for (const text of ["", " ", "\ud800", "+\udfff33", "\u0000", "\u202e+33142685300", "😀", "9".repeat(1_000_000), "0142685300"]) {
    for (const country of ["FR", "fr", "FRA", "250", "UK", "EL", "AN", "AC", "XX", "ZZ", undefined, null, ""]) {
      if (country !== "") same(text, country);
      assert.equal(phone.phoneE164(text, country), full.phoneE164(text, country));
    }
  }
  const options = [[], 7, "FR", true, { country: 33 }, { country: [] }, { country: {} }, { today: false }, { country: 1n }, { country: "" }, { contry: "FR" },
    { language: "tlh" }, { language: 1 }, { language: "en-GB", today: null, order: "dmy", kind: undefined }];
  for (const one of options) {
    const [ours, theirs] = [phone, full].map((entry) => outcome(() => entry.normalize("phone", "1", one)));
    assert.deepEqual([ours.kind, ours.pointer], [theirs.kind, theirs.pointer], JSON.stringify([ours, theirs]));
    if (/is expected/.test(theirs.message)) assert.equal(ours.message, theirs.message);
  }
  for (const value of [undefined, null, 7, 1n, {}, Symbol("1")]) {
    assert.deepEqual(outcome(() => phone.normalize("phone", value)), outcome(() => full.normalize("phone", value)));
    assert.deepEqual(outcome(() => phone.normalize(value, "1")), outcome(() => full.normalize(value, "1")));
    for (const args of [[value], ["1", value ?? 7]]) {
      assert.deepEqual(outcome(() => phone.phoneE164(...args)), outcome(() => full.phoneE164(...args)));
    }
  }
});

test("what is left out is refused by name, and where it is", () => {
  const refused = (run, reason) => assert.throws(run, (error) => error instanceof Error && error.kind === "argument"
    && reason.test(error.message) && /`registrant`/.test(error.remedy));
  refused(() => phone.phoneE164("01 42 68 53 00", "France"), /names are not supported/);
  refused(() => phone.normalize("phone", "01 42 68 53 00", { country: "France" }), /names are not supported/);
  refused(() => phone.normalize("country", "France"), /only phone numbers/);
  refused(() => phone.normalize("fone", "1"), /only phone numbers/);
  assert.throws(() => phone.normalize("phone", "1", { language: "fr" }), { kind: "argument", pointer: "/options/language", remedy: /`registrant`/ });
});

test("by import, by require and as a worker's module: the same functions and answers", () => {
  const common = require("registrant/phone");
  assert.deepEqual(Object.keys(common).sort(), ["RegistrantError", "formatPhoneAsYouType", "normalize", "phoneE164", "ready", "version"]);
  assert.deepEqual(Object.keys(phone).sort(), Object.keys(common).sort());
  assert.equal(common.version(), require("registrant/package.json").version);
  assert.deepEqual(common.normalize("phone", "+33142685300"), phone.normalize("phone", "+33142685300"));
});

/** Runs a script in a process of its own, since which file answers depends on what was asked before. */
function fresh(entry, script) {
  const counted = `let compiled = [];
    const { Module } = WebAssembly;
    WebAssembly.Module = class extends Module { constructor(bytes) { super(bytes); compiled.push(bytes.length); } };
    const registrant = ${entry};
    const small = (length) => length < 300_000;
    ${script}`;
  const type = entry.startsWith("await") ? "module" : "commonjs";
  return execFileSync(process.execPath, [`--input-type=${type}`, "--eval", counted], { encoding: "utf8" });
}

for (const entry of [`await import("registrant")`, `require("registrant")`]) {
  test(`${entry}: a first phone number compiles the small file alone, anything else the whole one`, () => {
    const script = `const first = registrant.phoneE164("01 42 68 53 00", "FR");
      const before = compiled.map(small);
      const known = registrant.phoneE164("01 42 68 53 00", "France");
      const after = compiled.map(small);
      registrant.version();
      console.log(JSON.stringify([first, before, known, after, compiled.length]));`;
    assert.deepEqual(JSON.parse(fresh(entry, script)), ["+33142685300", [true], "+33142685300", [true, false], 2]);
  });

  test(`${entry}: once the whole file is there, it answers`, () => {
    const script = `registrant.version();
      console.log(JSON.stringify([registrant.phoneE164("01 42 68 53 00", "FR"), compiled.map(small)]));`;
    assert.deepEqual(JSON.parse(fresh(entry, script)), ["+33142685300", [false]]);
  });
}

test("a first call with a mistake says what the whole file says", () => {
  const script = `const told = (run) => { try { return run() ?? null; } catch ({ kind, message }) { return { kind, message }; } };
    const calls = [["1", 7], [7, "FR"], ["1", "Atlantis"], ["020 7031 3000", "UK"], ["020 7031 3000", "EU"], ["1", ""]];
    const first = calls.map((args) => told(() => registrant.phoneE164(...args)));
    registrant.version();
    console.log(JSON.stringify([first, calls.map((args) => told(() => registrant.phoneE164(...args)))]));`;
  const [first, then] = JSON.parse(fresh(`require("registrant")`, script));
  assert.deepEqual(first, then);
  assert.equal(then[3], "+442070313000");
});
