// The answers of the whole corpus have the types that the package declares: the compiler reads them as literals.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { createRequire, register } from "node:module";
import { dirname, join } from "node:path";
import test from "node:test";
import { pathToFileURL } from "node:url";
import * as registrant from "registrant";

const folder = join(process.env.ROOT, "tests/cases");
const camelCase = (name) => name.replace(/_([a-z])/g, (_, letter) => letter.toUpperCase());

/** The type of an answer if the function has several signatures. */
const CHOSEN = {
  normalize: ([kind]) => ({ phone: "all.NormalizedPhone", address: "all.NormalizedAddress" })[kind] ?? "all.NormalizedValue",
  normalizeContact: ([, options]) => (options?.ascii ? "Changed & { problems: all.FieldProblem[] }" : "Changed"),
  glaucaErrors: ([body]) => (Array.isArray(body) ? "{ [member: string]: all.Json }" : "{ violations: all.GlaucaViolation[] }"),
  dnsimpleRegistrantChange: ([body]) => (Array.isArray(body?.data ?? body) ? "all.DnsimpleRegistrantChange[]" : "all.DnsimpleRegistrantChange"),
  dnsimpleErrors: ([how]) => (how === "read" ? "all.DnsimpleRefusal" : "all.Json"),
  dnsimpleExtendedAttributes: ([how]) => (how === "definitions" ? "all.DnsimpleAttribute[]" : "object"),
  gandiV3Xml: ([how]) => (how === "read" ? "all.GandiMessage" : "string"),
  patch: () => "all.Json",
  list: () => "object",
};

test("the answers of the corpus have their types", () => {
  const lines = ['import type * as all from "registrant";', "type Changed = { contact: all.Contact; changes: all.Change[] };"];
  const notes = [];
  for (const file of readdirSync(folder).filter((name) => name.endsWith(".json"))) {
    for (const { note, call, args, error } of JSON.parse(readFileSync(join(folder, file), "utf8")).cases) {
      if (error) continue;
      const name = camelCase(call);
      const type = CHOSEN[name]?.(args) ?? `ReturnType<typeof all.${name}>`;
      // This function has a caret between the operation's arguments.
      const given = name === "formatPhoneAsYouType" ? [args[0], undefined, args[1]] : args;
      const answer = registrant[name](...given);
      // One line each, so that the compiler's line names the case.
      lines.push(`export const a${lines.length}: ${type} = ${JSON.stringify(answer) ?? "undefined"};`);
      notes[lines.length] = `${file}: ${note}`;
    }
  }
  assert.ok(lines.length > 1000, lines.length);
  writeFileSync("answers.mts", lines.join("\n"));
  const wrong = refused("answers.mts").map((line) => line.replace(/^answers\.mts\((\d+),\d+\)/, (_, at) => notes[at]));
  assert.deepEqual(wrong.slice(0, 20), []);
});

test("each entry exports in every host what its types declare, and nothing else", async () => {
  // What the runtimes of workers do with `import module from "….wasm"`, done here by a hook.
  const hook = `export const load = async (url, context, next) => /[.]wasm([?]module)?$/.test(url)
    ? { format: "module", shortCircuit: true, source: "export default undefined;" } : next(url, context);`;
  register(`data:text/javascript,${encodeURIComponent(hook)}`);
  const require = createRequire(join(process.env.ROOT, "package.json"));
  const manifest = createRequire(import.meta.url).resolve("registrant/package.json");
  const { exports } = JSON.parse(readFileSync(manifest, "utf8"));
  const targets = (entry) => (typeof entry === "string" ? [entry] : Object.entries(entry).flatMap(([name, to]) => (name === "types" ? [] : targets(to))));
  const entries = [];
  for (const [subpath, entry] of Object.entries(exports)) {
    // The compiler and Node.js find no React here.
    if (/\*|\.wasm$|package|react/.test(subpath)) continue;
    for (const target of new Set(targets(entry))) {
      const isCommon = target.endsWith(".cjs");
      const file = join(dirname(manifest), target);
      const names = Object.keys(isCommon ? require(file) : await import(pathToFileURL(file)));
      entries.push({ name: join("registrant", subpath), target, extension: isCommon ? "cts" : "mts", names: names.sort() });
    }
  }
  assert.ok(entries.length > 25, entries.length);
  // Each name of any entry is used of each, one in a line.
  const all = [...new Set(entries.flatMap(({ names }) => names))].sort();
  const declared = new Map();
  for (const { name, target, extension, names } of entries) {
    const key = `${name} ${extension}`;
    if (!declared.has(key)) {
      writeFileSync(`names.${extension}`, [`import * as all from "${name}";`, ...all.map((one) => `void all.${one};`), "export {};"].join("\n"));
      const wrong = new Set(refused(`names.${extension}`).map((line) => all[line.match(/\((\d+),/)[1] - 2]));
      declared.set(key, all.filter((one) => !wrong.has(one)));
    }
    assert.deepEqual(names, declared.get(key), `${name} ${target}`);
  }
});

/** Returns the errors that the compiler finds in a file. */
function refused(file) {
  const tsc = join(process.env.ROOT, "node_modules/.bin/tsc");
  const flags = ["--ignoreConfig", "--strict", "--noEmit", "--module", "nodenext", "--target", "es2022", "--types", "", "--pretty", "false"];
  const { stdout } = spawnSync(tsc, [...flags, file], { encoding: "utf8", maxBuffer: 1 << 26 });
  return stdout.split("\n").filter((line) => /error TS/.test(line));
}
