// The examples of the package's README run, one after the other, and so do those of the repository's.
import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import test from "node:test";
import { pathToFileURL } from "node:url";
import { checkOrder, eligible, requirements } from "registrant";

for (const file of ["README.md", "pkg/README.md"]) {
  test(`the examples of ${file}`, async () => {
    const text = readFileSync(join(process.env.ROOT, file), "utf8");
    const blocks = [...text.matchAll(/^```js\n(.*?)^```$/gms)].map(([, code]) => code);
    assert.notEqual(blocks.length, 0);
    writeFileSync("contacts.ndjson", '{"given": "Given", "streetaddr": "my street"}\n');
    const module = join(process.cwd(), `${file.replace("/", "-")}.mjs`);
    writeFileSync(module, `const console = { log() {} };\n${blocks.join("\n")}`);
    await import(pathToFileURL(module));
  });
}

test("today is the default of the four questions, too", () => {
  const year = new Date().getFullYear();
  const young = { kind: "individual", country: "FR", birth_date: `${year - 10}-01-01` };
  const fr = (answer) => answer.suffixes.find(({ suffix }) => suffix === "fr").verdict;
  assert.equal(fr(eligible(young)), "not_eligible");
  assert.notEqual(fr(eligible(young, { today: `${year + 20}-01-01` })), "not_eligible");
  assert.notEqual(fr(eligible(young, null, { today: null })), "not_eligible");
  const reasons = (options) => checkOrder({ domains: ["a.fr"], contacts: { owner: young } }, options).domains[0].contacts[0].violations;
  assert.ok(reasons().some(({ rule }) => rule.id === "afnic.adult"));
  assert.ok(!reasons({ today: null }).some(({ rule }) => rule.id === "afnic.adult"));
});

test("a form is asked with what JavaScript has", () => {
  const asked = requirements({ domain: "mydomain.us", owner: true }, { kind: undefined, country: "United States" });
  assert.equal(asked.suffix, "us");
  assert.throws(() => requirements({ domain: "mydomain.us", owner: true }, { country: 1n }), (error) => error.kind === "argument");
  assert.throws(() => checkOrder({ domains: ["a.fr"], contacts: { owner: new Map() } }), (error) => error.kind === "argument");
});
