// The table of hosts: docs/hosts.md is made from it, and its lock file installs from any registry.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import test from "node:test";
import { pathToFileURL } from "node:url";

const root = process.env.ROOT;
const read = (path) => readFileSync(join(root, path), "utf8");
const { ROWS, page } = await import(pathToFileURL(join(root, "pkg/hosts/rows.mjs")));

test("docs/hosts.md is the table", () => {
  assert.equal(read("docs/hosts.md"), page(), "run `cargo xtask hosts --page`");
  assert.ok(ROWS.length > 25);
  assert.equal(new Set(ROWS.map(({ name }) => name)).size, ROWS.length);
  assert.ok(ROWS.filter(({ few }) => few).length >= 5);
});

test("the lock file is that of package.json, and holds no address", () => {
  const [{ packages }, { devDependencies }] = ["package-lock.json", "package.json"].map((name) => JSON.parse(read(`pkg/hosts/${name}`)));
  assert.deepEqual(packages[""].devDependencies, devDependencies);
  for (const [path, { resolved, integrity, inBundle }] of Object.entries(packages)) assert.ok(path === "" || (!resolved && (integrity || inBundle)), path);
});
