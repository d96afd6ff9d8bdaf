// What has a way of its own into the wasm file: many documents, and phone numbers.
import assert from "node:assert/strict";
import test from "node:test";
import { check, checkLines, normalize, phoneE164 } from "registrant";
import { faq } from "./faq.mjs";

const options = { ...faq.options, schema: "gandi-v3" };
const documents = [faq.contact, { ...faq.contact, country: "US" }, { ...faq.contact, given: "É\ud800" }];

test("a line each is answered as one call each, in bytes and in text", () => {
  const wanted = documents.map((document) => `${JSON.stringify(check(document, faq.association, options))}\n`).join("");
  const input = documents.map((document) => JSON.stringify(document).replace("\\ud800", "\ufffd")).join("\n");
  assert.equal(checkLines(input, faq.association, options), wanted);
  const bytes = checkLines(new TextEncoder().encode(input), faq.association, options);
  assert.ok(bytes instanceof Uint8Array);
  assert.equal(new TextDecoder().decode(bytes), wanted);
});

test("the answer to bytes is the caller's own", () => {
  const bytes = new TextEncoder().encode(JSON.stringify(faq.contact));
  const first = checkLines(bytes, faq.association, options);
  const copy = first.slice();
  checkLines(new TextEncoder().encode("{}\n".repeat(1000)), faq.association, options);
  assert.deepEqual(first, copy);
});

test("a line that is no document has an error in its place, and an empty one nothing", () => {
  const lines = checkLines(`{]\n\n${JSON.stringify(faq.contact)}\n"text"`, faq.association, options).trimEnd().split("\n");
  const [wrong, report, text] = lines.map((line) => JSON.parse(line));
  assert.equal(wrong.error.offset, 1);
  assert.equal(wrong.error.line, 1);
  assert.equal(text.error.line, 4);
  assert.equal(report.accepted, false);
  assert.equal(text.error.kind, "document");
  assert.equal(checkLines("", faq.association, options), "");
});

test("a line far behind has its number in the message too", () => {
  const line = JSON.stringify(faq.contact);
  const many = `${`${line}\n`.repeat(2_000)}{]\n`;
  const { error } = JSON.parse(checkLines(many, faq.association, options).trimEnd().split("\n").at(-1));
  assert.equal(error.line, 2_001);
  assert.match(error.message, /^line 2001: /);
});

test("what is no text and no bytes is refused", () => {
  for (const value of [undefined, null, 7, {}, [], new ArrayBuffer(8)]) {
    assert.throws(() => checkLines(value, faq.association, options), { kind: "argument" });
  }
  assert.throws(() => checkLines("", { domain: "mydomain.fr" }, options), { kind: "argument" });
  assert.throws(() => checkLines("", faq.association, { schema: "gandi-v33" }), { kind: "schema" });
});

test("check remembers nothing between associations", () => {
  const accepted = (domain) => check(faq.contact, { ...faq.association, domain }, options).suffix;
  assert.deepEqual(["a.fr", "a.com", "a.fr"].map(accepted), ["fr", "com", "fr"]);
  assert.throws(() => accepted("nosuchtld"), { kind: "suffix" });
  assert.equal(accepted("a.fr"), "fr");
});

test("a phone number in use has its E.164 form", () => {
  for (const [value, country, wanted] of [
    ["01 42 68 53 00", "FR", "+33142685300"],
    ["01 42 68 53 00", "France", "+33142685300"],
    ["01 42 68 53 00", undefined, undefined],
    ["01 42 68 53 00", null, undefined],
    ["01 42 68 53 00", "nowhere", undefined],
    ["+33 1 42 68 53 00", undefined, "+33142685300"],
    ["+33 1 42 68 53", undefined, undefined],
    ["", "FR", undefined],
    ["\ud800", "FR", undefined],
    ["9".repeat(1_000_000), "FR", undefined],
  ]) {
    assert.equal(phoneE164(value, country), wanted, `${value.slice(0, 20)} ${country}`);
    const { valid, e164 } = normalize("phone", value, country === "nowhere" ? {} : { country: country ?? undefined });
    assert.equal(wanted, valid ? e164 : undefined);
  }
  for (const value of [undefined, null, 7, {}]) assert.throws(() => phoneE164(value, "FR"), { kind: "argument" });
  assert.throws(() => phoneE164("1", 33), { kind: "argument" });
});
