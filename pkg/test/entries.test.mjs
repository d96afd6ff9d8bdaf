// Every way of loading the installed package.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire, register } from "node:module";
import { join } from "node:path";
import test from "node:test";
import { faq } from "./faq.mjs";

const require = createRequire(import.meta.url);
const wasmFile = require.resolve("registrant/registrant.wasm");
const esbuild = createRequire(join(process.env.ROOT, "package.json"))("esbuild");

/** Asks each function set the same question, so that all entries must agree. */
const ask = (entry) => JSON.stringify(entry.check(faq.contact, faq.association, faq.options));

test("importing compiles nothing, the first call compiles once", async () => {
  const { Module } = WebAssembly;
  let compiled = 0;
  WebAssembly.Module = class extends Module {
    constructor(...parameters) {
      super(...parameters);
      compiled += 1;
    }
  };
  try {
    const registrant = await import("registrant");
    assert.equal(compiled, 0);
    registrant.version();
    registrant.version();
    assert.equal(compiled, 1);
  } finally {
    WebAssembly.Module = Module;
  }
});

test("the ES module and CommonJS have the same functions and answers", async () => {
  const module = await import("registrant");
  const common = require("registrant");
  assert.deepEqual(Object.keys(common).sort(), Object.keys(module).sort());
  assert.equal(ask(common), ask(module));
});

test("the version is the package's", () => {
  assert.equal(require("registrant").version(), require("registrant/package.json").version);
});

test("load: a call before the wasm file is there says what to do", async () => {
  const load = await import("registrant/load");
  assert.throws(() => ask(load), (error) => error instanceof Error && error.kind === "not_initialized" && /init/.test(error.remedy));
});

test("load: what is not the wasm file is refused, and stands in the way of nothing", async () => {
  const load = await import("registrant/load");
  const empty = new Uint8Array([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]);
  await assert.rejects(load.init(new Response("", { status: 404 })), { kind: "not_found" });
  await assert.rejects(load.init(Promise.reject(new TypeError("fetch failed"))), { kind: "not_found" });
  const wrong = (error) => {
    assert.equal(error.kind, "argument", error.stack);
    assert.equal(error.pointer, "/source");
    return error.reason.length > 0 && error.remedy.includes("registrant.wasm");
  };
  const sources = [undefined, null, "xx", 7, {}, new Uint8Array(8), new DataView(new ArrayBuffer(8)), empty, new WebAssembly.Module(empty)];
  for (const source of sources) {
    assert.throws(() => load.initSync(source), wrong);
    await assert.rejects(load.init(source), wrong);
  }
  await assert.rejects(load.init(new Response(empty, { headers: { "content-type": "application/wasm" } })), wrong);
  assert.throws(() => ask(load), { kind: "not_initialized" });
});

test("load: initSync takes a view of bytes, after others that were none", async () => {
  const load = await import(new URL("load.js?view", `file://${wasmFile}`));
  assert.throws(() => load.initSync(new Uint8Array([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0])), { kind: "argument" });
  const { buffer, byteOffset, byteLength } = readFileSync(wasmFile);
  load.initSync(new DataView(buffer, byteOffset, byteLength));
  assert.equal(ask(load), ask(require("registrant")));
});

test("load: init takes a response", async () => {
  const load = await import("registrant/load");
  await load.init(new Response(readFileSync(wasmFile), { headers: { "content-type": "application/wasm" } }));
  assert.equal(ask(load), ask(require("registrant")));
});

test("load: initSync takes bytes", () => {
  const load = require("registrant/load");
  load.initSync(readFileSync(wasmFile));
  assert.equal(ask(load), ask(require("registrant")));
});

test("load: the small file serves the same functions", async () => {
  const url = new URL("load.js?small", `file://${wasmFile}`);
  const load = await import(url);
  load.initSync(readFileSync(require.resolve("registrant/registrant-slim.wasm")));
  assert.equal(ask(load), ask(require("registrant")));
});

test("slim: the same functions, the same answer, by import and by require", async () => {
  const slim = await import("registrant/slim");
  assert.deepEqual(Object.keys(slim).sort(), Object.keys(require("registrant")).sort());
  for (const entry of [slim, require("registrant/slim")]) assert.equal(ask(entry), ask(require("registrant")));
});

test("slim: what it leaves out, it refuses by name, and says where it is", () => {
  const slim = require("registrant/slim");
  const remedy = /`registrant` and not `registrant\/slim`/;
  for (const schema of ["epp", "namecheap", "jscontact", "jcard", "vcard", "rdap", "route53", "godaddy", "cloudflare", "opensrs", "openprovider"]) {
    assert.ok(slim.schemas().every(({ name }) => name !== schema));
    assert.throws(() => slim.encode({}, schema), (error) => error.kind === "schema" && remedy.test(error.remedy), schema);
  }
  assert.throws(() => slim.gandiErrorCodes([]), (error) => error.kind === "argument" && remedy.test(error.remedy));
  assert.throws(() => slim.check(faq.contact, faq.association, { language: "fr" }), (error) => error.pointer === "/options/language" && remedy.test(error.remedy));
  assert.equal(slim.languageFor("fr"), "en");
  assert.equal(slim.schemas().length, 6);
  const refused = { kind: "schema", remedy: /may be meant/ };
  assert.throws(() => slim.encode({}, "gandi-v4"), refused);
});

test("slim: a subdivision that only the full table has is taken as it stands", () => {
  const slim = require("registrant/slim");
  assert.equal(slim.normalize("subdivision", "California", { country: "US" }).value, "US-CA");
  assert.equal(slim.normalize("subdivision", "J", { country: "FR" }).value, "FR-IDF");
  for (const value of ["DE-BY", "Bayern"]) {
    const answer = slim.normalize("subdivision", value, { country: "DE" });
    assert.deepEqual([answer.value, answer.error.code, answer.error.reason], [value, "unsupported", "subdivision.left_out"]);
  }
  const document = { type: 0, given: "A", family: "B", state: "Bayern", country: "DE" };
  const states = (entry) => entry.check(document, faq.association, { schema: "gandi-v3" }).violations.filter(({ path }) => path === "subdivision");
  assert.deepEqual(states(slim), states(require("registrant")));
});

test("workerd: takes the wasm file as a module", async () => {
  // What that runtime does with `import module from "….wasm"`, done here by a hook.
  const hook = `import { readFileSync } from "node:fs";
    export const load = async (url, context, next) => url.endsWith(".wasm")
      ? { format: "module", shortCircuit: true, source: 'import { readFileSync } from "node:fs"; ' +
          "export default new WebAssembly.Module(readFileSync(new URL(import.meta.url)));" }
      : next(url, context);`;
  register(`data:text/javascript,${encodeURIComponent(hook)}`);
  const workerd = await import(new URL("workerd.js", `file://${wasmFile}`));
  assert.equal(ask(workerd), ask(require("registrant")));
});

/** What a bundler makes for a browser of a source text that imports the package. */
async function bundle(contents) {
  const stdin = { contents, resolveDir: import.meta.dirname ?? new URL(".", import.meta.url).pathname };
  const built = await esbuild.build({ stdin, bundle: true, write: false, format: "esm", minify: true });
  return built.outputFiles[0].text;
}

test("bundled for a browser, it works without configuration", async () => {
  const text = await bundle(`import { check } from "registrant"; export { check };`);
  const bundled = await import(`data:text/javascript;base64,${Buffer.from(text).toString("base64")}`);
  assert.equal(ask(bundled), ask(require("registrant")));
});

test("bundled but not used, it leaves nothing behind", async () => {
  assert.ok((await bundle(`import { check } from "registrant"; export const one = 1;`)).length < 100);
});

test("without Buffer, as in a browser, it decodes its wasm file", async () => {
  const { Buffer } = globalThis;
  const text = await bundle(`import { check } from "registrant"; export { check }; // no Buffer`);
  const url = `data:text/javascript;base64,${Buffer.from(text).toString("base64")}#2`;
  const wanted = ask(require("registrant"));
  delete globalThis.Buffer;
  try {
    assert.equal(ask(await import(url)), wanted);
  } finally {
    globalThis.Buffer = Buffer;
  }
});
