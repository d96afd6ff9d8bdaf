// Tables that the page and the command line read alike: `tests/tables.json`, which `cli/src/bulk/alike.rs` reads, too.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { contactOf, guessed, rowOf } from "../columns.js";
import { createRows, written } from "../csv.js";
import { beginningOf, recordsOf } from "../records.js";

const root = join(import.meta.dirname, "../..");
const cases = JSON.parse(readFileSync(join(root, "tests/tables.json"), "utf8"));
const WORDS = { row_quote: "quote", row_cells: "cells", row_long: "long" };

/** Writes out the repetitions: `{3 × x}` is `xxx`. */
const writtenOut = (text) => text.replace(/\{(\d+) × ([^}]*)\}/g, (_, count, unit) => unit.repeat(count));

/** Reads a file as the view does: the rows, or the word that says why nothing is read. */
async function read(file) {
  try {
    const beginning = await beginningOf(file);
    const rows = [];
    for await (const { records } of recordsOf(file, beginning)) rows.push(...records.map(({ line, cells, error }) => [line, error ? WORDS[error] : cells]));
    return [beginning.names, ...rows];
  } catch ({ word, message }) {
    return word ?? message;
  }
}

test("the page and the command line read tables alike", async () => {
  for (const { note, text = "", hex, rows, page } of cases) {
    const file = new File([hex ? Buffer.from(hex, "hex") : writtenOut(text)], "table.csv");
    // The page does not say on which line the names are.
    const wanted = page ?? [rows[0][1], ...rows.slice(1)].map((row, index) => (index === 0 || typeof row[1] === "string" ? row : [row[0], row[1].map(writtenOut)]));
    assert.deepEqual(await read(file), wanted, note);
  }
});

test("rows in any pieces are the same rows", () => {
  for (const { text, rows, page } of cases.filter((one) => one.text && one.rows && !one.text.includes("{"))) {
    const whole = createRows().read(writtenOut(text), true);
    assert.ok(page || whole.length === rows.length);
    for (let size = 1; size < text.length; size += 1) {
      const { read: take } = createRows();
      const found = [];
      for (let at = 0; at < text.length; at += size) found.push(...take(text.slice(at, at + size), at + size >= text.length));
      assert.deepEqual(found, whole, `pieces of ${size}: ${text}`);
    }
    const cells = whole.map((row) => row.cells).filter(Boolean);
    for (const separator of ",;\t|") {
      const again = createRows().read(`sep=${separator}\n${cells.map((one) => written(one, separator)).join("")}`, true);
      assert.deepEqual(again.map((row) => row.cells), cells, `written with ${separator}: ${text}`);
    }
  }
});

test("headings say what columns hold, as in the command line", () => {
  // The page has the labels of the fields from the package.
  const fields = Object.keys(JSON.parse(readFileSync(join(root, "pkg/dist/page/labels/en.json"), "utf8")));
  const labels = ["de", "en", "es", "fr", "it", "ja", "nl", "pt", "zh"].map((name) => JSON.parse(readFileSync(join(root, `pkg/dist/page/labels/${name}.json`), "utf8")));
  for (const { note, names, holds } of JSON.parse(readFileSync(join(root, "tests/headings.json"), "utf8"))) assert.deepEqual(guessed(names, fields, labels), holds, note);
});

test("columns: a name beside a given name is the family's, and a street has lines", () => {
  const fields = ["given_name", "family_name", "full_name", "street", "email"];
  assert.deepEqual(guessed(["Name", "First name", "Address 1", "Address 2", "E-mail", "E-Mail", "Notes", "Rollen"], fields, [{ given_name: "first name", email: "e-mail" }]), ["family_name", "given_name", "street", "street", "email", "", "", "roles"]);
  assert.deepEqual(guessed(["Full name", "First name"], fields, []), ["full_name", "given_name"]);
  assert.deepEqual(rowOf(["x", "old", "", "keep"], ["email", "street", "street", ""], { street: ["1 Rd", "Flat 2", "B"], email: "a@b.example" }), ["a@b.example", "1 Rd", "Flat 2\nB", "keep"]);
});

test("cells become what the command line makes of them: kinds, flags, lines and members", () => {
  const targets = ["domain", "roles", "kind", "hide_email", "street", "street", "city"];
  assert.deepEqual(contactOf(["mydomain.fr", "owner, billing", " Individual", "YES", "Weg 1\r\nHof", "B", " "], targets, ["hide_email"]), {
    domain: "mydomain.fr", roles: "owner, billing", contact: { kind: "individual", hide_email: true, street: ["Weg 1", "Hof", "B"] },
  });
  assert.deepEqual(rowOf(["YES"], ["hide_email"], { hide_email: true }), ["YES"], "a flag stays as it is written");
});
