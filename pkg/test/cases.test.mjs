// The shared corpus, through the installed package: answers must be equal to the native ones, key order included.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import test from "node:test";
import * as registrant from "registrant";

const folder = join(process.env.ROOT, "tests/cases");
const files = readdirSync(folder).filter((file) => file.endsWith(".json"));
const text = (value) => JSON.stringify(value, null, 1);
const camelCase = (name) => name.replace(/_([a-z])/g, (_, letter) => letter.toUpperCase());

/** The functions whose arguments differ from those of the operation. */
const functions = {
  ...registrant,
  formatPhoneAsYouType: (text, country) => registrant.formatPhoneAsYouType(text, undefined, country).value,
};

test("there is a corpus", () => assert.notEqual(files.length, 0));

for (const file of files) {
  const { cases } = JSON.parse(readFileSync(join(folder, file), "utf8"));
  for (const { note, call, args, want, violations, has, error } of cases) {
    test(`${file}: ${note}`, () => {
      const run = functions[camelCase(call)];
      assert.equal(typeof run, "function", `no function for ${call}`);
      if (has !== undefined) {
        const answer = run(...args);
        for (const [path, value] of Object.entries(has)) assert.deepEqual(part(answer, path), value, path);
      } else if (violations !== undefined) {
        assert.deepEqual(run(...args).violations.map(short), violations);
      } else if (error === undefined) {
        assert.equal(text(run(...args)), text(want));
      } else {
        assert.throws(() => run(...args), (thrown) => matches(thrown, error));
      }
    });
  }
}

test("contacts that were judged by their registries' sources", () => {
  const lines = readFileSync(join(folder, "contacts.ndjson"), "utf8").trim().split("\n");
  assert.ok(lines.length > 1500);
  const wrong = [];
  for (const [index, line] of lines.entries()) {
    const { suffix, roles, contact, expect, note } = JSON.parse(line);
    const association = { domain: `mydomain.${suffix}`, today: "2026-11-21" };
    for (const role of roles.split(",")) association[role] = true;
    const { accepted } = registrant.check(contact, association, { schema: "contact" });
    if (accepted !== (expect === "accepted")) wrong.push(`line ${index + 1}: .${suffix} ${note}: expected ${expect}`);
  }
  assert.deepEqual(wrong, []);
});

/** A part of an answer: a member by its name, one deeper by `/`; `key=text` finds an element of an array by its member. */
function part(answer, path) {
  return path.split("/").filter(Boolean).reduce((value, step) => {
    const [key, text] = step.split("=");
    return (text === undefined ? value?.[step] : value?.find((element) => element[key] === text)) ?? null;
  }, answer);
}

/** A violation as the corpus writes it. */
function short({ severity, code, path, rule }) {
  return [severity, code, path, rule.id].join(" ");
}

function matches(thrown, { "message contains": part, ...properties }) {
  assert.ok(thrown instanceof Error);
  if (part !== undefined) assert.ok(thrown.message.includes(part), `${thrown.message} lacks ${part}`);
  for (const [name, value] of Object.entries(properties)) assert.deepEqual(thrown[name], value, name);
  return true;
}
