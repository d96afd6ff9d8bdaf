// Programs outside of pages: runtimes, compilers, and runners of tests.
import assert from "node:assert/strict";
import { cpSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { ASK, WANTED } from "../question.mjs";
import { bin, finish, installed, modules, node, project, require, work } from "../stage.mjs";

const MAIN = `import { answer } from "./answer.js"; console.log(await answer());`;
const REQUIRE = `import { createRequire } from "node:module";
  import { ask } from "./ask.js";
  const require = createRequire(import.meta.url);
  console.log(await ask({ registrant: require("registrant"), form: require("registrant/form"), phone: require("registrant/phone") }));`;

/** Compiles a program with each way to find modules. */
async function typescript() {
  const program = `import { check, RegistrantError } from "registrant"; import { phoneE164 } from "registrant/phone"; import { createContactForm } from "registrant/form";
    import { init } from "registrant/load"; import { gandiV5Request } from "registrant/gandi"; import french from "registrant/languages/fr";
    export const one: string | undefined = phoneE164("1", "FR"); export const two: boolean = check({}, { domain: "a.fr", roles: ["owner"] }).accepted;
    // @ts-expect-error: a misspelt member shows that the types were found
    export const none = check({}, { domain: "a.fr", roles: ["owner"] }).acepted;
    export const three = [createContactForm, init, RegistrantError, gandiV5Request, french.length];`;
  const common = program.replace(/import french.*;\n/, "\n").replace(", french.length", "");
  const config = { strict: true, noEmit: true, esModuleInterop: true, target: "es2022", lib: ["es2022", "dom"], types: [] };
  const [module, commonjs] = [["main.ts"], ["main.cts"]];
  for (const [kind, moduleResolution, files] of [["commonjs", "node10", module], ["esnext", "bundler", module], ["node16", "node16", module], ["node16", "node16", commonjs], ["nodenext", "nodenext", module]]) {
    const options = { ...config, module: kind, moduleResolution };
    const folder = project("typescript", { "main.ts": program, "main.cts": common, "tsconfig.json": JSON.stringify({ compilerOptions: options, files }) });
    await finish(bin("tsc"), [], { cwd: folder });
  }
  return WANTED;
}

/** What a runner of tests checks besides the answer. */
const TESTS = `expect(registrant.checkLines(new Uint8Array([123, 125]), { domain: "a.fr", owner: true }, { schema: "contact" }).length).toBeGreaterThan(10);
  expect(() => registrant.check({}, { domain: "mydomain.nosuchsuffix", owner: true }, { schema: "contact" })).toThrow(registrant.RegistrantError);
  const found = [];
  for await (const { line } of registrant.checkStream([{}, {}], { domain: "a.fr", owner: true }, { schema: "contact" })) found.push(line);
  expect(found).toEqual([1, 2]);`;

async function jest(environment) {
  const testEnvironment = environment === "node" ? "node" : require.resolve("jest-environment-jsdom");
  const folder = project(`jest-${environment}`, {
    "package.json": JSON.stringify({ private: true, jest: { testEnvironment, transform: {} } }),
    "ask.js": `${ASK.replace("export async", "async")}module.exports = { ask };`,
    "it.test.js": `const { ask } = require("./ask.js");
      const [registrant, form, phone] = [require("registrant"), require("registrant/form"), require("registrant/phone")];
      test("it answers", async () => { expect(await ask({ registrant, form, phone })).toBe(${JSON.stringify(WANTED)}); ${TESTS} });`,
  });
  await finish(bin("jest"), ["--rootDir", folder, "--no-cache"], { cwd: folder });
  return WANTED;
}

async function vitest(environment) {
  const folder = project(`vitest-${environment}`, {
    "it.test.js": `import { expect, test } from "vitest"; import { answer } from "./answer.js"; import * as registrant from "registrant";
      test("it answers", async () => { expect(await answer()).toBe(${JSON.stringify(WANTED)}); ${TESTS} });`,
  });
  await finish(bin("vitest"), ["run", "--root", folder, "--environment", environment], { cwd: folder });
  return WANTED;
}

/** Bundles a worker as wrangler does: the wasm files stay files, which the worker gets compiled. */
async function worker() {
  const folder = project("workerd", { "main.js": `import { answer } from "./answer.js"; export default { fetch: async () => new Response(await answer()) };` });
  await require("esbuild").build({ entryPoints: [join(folder, "main.js")], bundle: true, format: "esm", outfile: join(folder, "dist/main.js"), conditions: ["workerd"], external: ["*.wasm"], logLevel: "silent" });
  for (const file of readdirSync(join(installed, "dist")).filter((name) => name.endsWith(".wasm"))) cpSync(join(installed, "dist", file), join(folder, "dist", file));
  const { Miniflare } = require("miniflare");
  const workerd = new Miniflare({ rootPath: join(folder, "dist"), modules: true, scriptPath: "main.js", modulesRules: [{ type: "CompiledWasm", include: ["**/*.wasm"] }], compatibilityDate: "2025-09-01" });
  try {
    return await (await workerd.dispatchFetch("http://127.0.0.1/")).text();
  } finally {
    await workerd.dispose();
  }
}

async function oneFile() {
  const folder = project("esbuild-node", { "main.js": `import { answer } from "./answer.js"; answer().then(console.log);` });
  const outfile = join(work, "alone", "main.cjs");
  await require("esbuild").build({ entryPoints: [join(folder, "main.js")], bundle: true, platform: "node", format: "cjs", outfile, logLevel: "silent" });
  return finish(process.execPath, [outfile]);
}

const old = (name) => join(modules, name, "bin/node");
const IMPORT = `import { check } from "registrant";`;

export const PROGRAMS = [
  { name: "Node.js, import", lines: IMPORT, run: () => node("node-import", MAIN) },
  { name: "Node.js, require", lines: `const { check } = require("registrant");`, run: () => node("node-require", REQUIRE) },
  { name: "Node.js 18", version: "node-18", lines: IMPORT, run: () => node("node-18", MAIN, { file: old("node-18") }) },
  { name: "Node.js 24", version: "node-24", lines: IMPORT, run: () => node("node-24", MAIN, { file: old("node-24") }) },
  { name: "TypeScript", version: "typescript", lines: IMPORT, needs: "`moduleResolution`: `bundler`, `nodenext`, `node16` or `node10`", run: typescript, few: true },
  { name: "Jest, node", version: "jest", lines: `const { check } = require("registrant");`, run: () => jest("node"), few: true },
  { name: "Jest, jsdom", version: "jest-environment-jsdom", lines: `const { check } = require("registrant");`, run: () => jest("jsdom"), few: true },
  { name: "Vitest, node", version: "vitest", lines: IMPORT, run: () => vitest("node"), few: true },
  { name: "Vitest, jsdom", version: "vitest", lines: IMPORT, run: () => vitest("jsdom"), few: true },
  { name: "esbuild, one file for Node.js", version: "esbuild", lines: IMPORT, run: oneFile },
  { name: "Cloudflare Workers", version: "miniflare", lines: IMPORT, run: worker },
  { name: "Deno", version: "deno", lines: IMPORT, needs: "`deno run --node-modules-dir=manual`", run: () => node("deno", MAIN, { file: join(modules, "@deno/linux-x64-glibc/deno"), options: ["run", "--no-prompt", "--no-remote", "--node-modules-dir=manual"] }) },
  { name: "Bun", version: "bun", lines: IMPORT, run: () => node("bun", MAIN, { file: join(modules, "@oven/bun-linux-x64/bin/bun") }) },
];
