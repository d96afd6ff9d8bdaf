// The command of the package: the same output and exit status as the native command line, in every snapshot.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { readFileSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import test from "node:test";
import { files, said } from "./files.mjs";

const snapshots = join(process.env.ROOT, "cli/tests/snapshots");
const examples = join(process.env.ROOT, "examples");
const cases = JSON.parse(readFileSync(join(snapshots, "cases.json"), "utf8"));
const manifest = createRequire(import.meta.url).resolve("registrant/package.json");
const command = join(dirname(manifest), JSON.parse(readFileSync(manifest, "utf8")).bin.registrant);

/** Runs the command with an input, and returns the chunks of its streams and its status. */
function run(args, { stdin = "", env = {}, whole = true } = {}) {
  const { NO_COLOR, CLICOLOR, CLICOLOR_FORCE, TERM, COLORTERM, CI, ...rest } = process.env;
  const child = spawn(process.execPath, [command, ...args], { cwd: examples, env: { ...rest, COLUMNS: "80", ...env } });
  // A call that fails before it reads leaves a broken pipe.
  child.stdin.on("error", () => {});
  child.stdin.end(stdin);
  const parts = { stdout: [], stderr: [] };
  for (const name of ["stdout", "stderr"]) child[name].on("data", (chunk) => parts[name].push(chunk));
  if (!whole) child.stdout.once("data", () => child.stdout.destroy());
  const text = (name) => Buffer.concat(parts[name]).toString();
  return new Promise((resolve) => {
    child.on("close", (status) => resolve({ status, stdout: text("stdout"), stderr: text("stderr") }));
  });
}

/** Returns the text of a snapshot. */
function written({ arguments: args, lines = Infinity }, { status, stdout, stderr }) {
  const all = stdout.match(/[^\n]*\n|[^\n]+$/g) ?? [];
  const cut = all.length > lines ? "…\n" : "";
  const errors = stderr === "" ? "" : `--- standard error\n${stderr}`;
  return `$ ${["registrant", ...args].join(" ")}\n${all.slice(0, lines).join("")}${cut}${errors}--- status ${status}\n`;
}

/** The commands of this package alone, which the help names at its end. */
const OWN = /\nOnly in the npm package:\n(  npx registrant .+\n){3}/;

for (const each of cases) {
  test(`the command line: ${each.name}`, async () => {
    const wanted = readFileSync(join(snapshots, `${each.name}.txt`), "utf8");
    const found = written(each, await run(each.arguments, each));
    assert.equal(OWN.test(found), ["none", "help"].includes(each.name));
    assert.equal(found.replace(OWN, ""), wanted);
  });
}

test("the help of the package's own commands names both", async () => {
  for (const args of [["wasm", "--help"], ["page", "-h"], ["help", "page"]]) {
    const { status, stdout, stderr } = await run(args);
    assert.deepEqual([status, stderr], [0, ""], `${args}`);
    assert.match(`\n${stdout}`, OWN);
    for (const line of ["wasm FOLDER", "page FOLDER", "--port N"]) assert.ok(stdout.includes(line), line);
  }
  assert.match((await run(["--help", "check"])).stdout, /Usage/);
});

test("a long input and output pass whole", async () => {
  const contact = readFileSync(join(examples, "contact.json"), "utf8").replaceAll("\n", "");
  const { status, stdout } = await run(["check", "--domain", "mydomain.com", "--ndjson"], { stdin: `${contact}\n`.repeat(5000) });
  assert.equal(status, 0);
  assert.equal(stdout.split("\n").length, 5001);
});

test("a reader that goes away ends the command silently", { skip: process.platform === "win32" }, async () => {
  const { status, stderr } = await run(["suffixes", "--format", "json"], { whole: false });
  assert.deepEqual([status, stderr], [141, ""]);
});

test("it writes the files of browsers", async () => {
  assert.deepEqual(said.trim().split("\n"), ["registrant.wasm", "registrant-form.wasm"].map((name) => join(files, name)));
  for (const name of said.trim().split("\n")) assert.ok(WebAssembly.validate(readFileSync(name)), name);
  for (const args of [["wasm"], ["wasm", "a", "b"], ["wasm", "--force"], ["wasm", join(snapshots, "cases.json")]]) {
    const { status, stdout, stderr } = await run(args);
    assert.deepEqual([status, stdout], [2, ""], `${args}`);
    assert.match(stderr, /^registrant: .+; (write|pass) .+\n$/, `${args}`);
  }
});

test("a folder is no document", async () => {
  const { status, stderr } = await run(["detect", "."]);
  assert.deepEqual([status, stderr], [2, "registrant: .: expected a file, found a folder; pass a readable file\n"]);
});

test("today is the day of the process", async () => {
  const { status } = await run(["check", "contact.json", "--domain", "mydomain.com"]);
  assert.equal(status, 0);
});

test("the command can be started by its path", { skip: process.platform === "win32" }, () => {
  assert.match(readFileSync(command, "utf8"), /^#!\/usr\/bin\/env node\n/);
  assert.ok(statSync(command).mode & 0o100);
});
