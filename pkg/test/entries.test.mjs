// Every way of loading the installed package.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire, register } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import test from "node:test";
import { runInNewContext } from "node:vm";
import { faq } from "./faq.mjs";
import { files } from "./files.mjs";

const require = createRequire(import.meta.url);
const wasmFile = require.resolve("registrant/registrant.wasm");
const esbuild = createRequire(join(process.env.ROOT, "package.json"))("esbuild");

/** Asks each function set the same question, so that all entries must agree. */
const ask = (entry) => JSON.stringify(entry.check(faq.contact, faq.association, faq.options));

/** The same of a contact of no provider, which the small file takes alone. */
const { schema: _, extra: __, ...canonical } = require("registrant").decode(faq.contact, "gandi-v3").contact;
const askOfContact = (entry, options) => JSON.stringify(entry.check(canonical, faq.association, { provider: "gandi", today: "2026-11-20", ...options }));

/** The entry that browsers have of `registrant/form`, with a wasm file of its own for each query. */
const fileForForms = (query) => import(new URL(`form.js?${query}`, pathToFileURL(wasmFile)));

/** Adds rules, phone numbers, sentences, reasons and sources, so that reports are those of the full file. */
function addTexts(entry) {
  for (const name of ["rules-f", "rules-u", "rules-of-gandi", "phones-1", "phones-3", "sentences", "explanations"]) entry.addPiece(require(`registrant/pieces/${name}`));
}

test("importing compiles nothing, the first call compiles once, and so does `ready`", () => {
  const script = (first) => `const { Module, compile } = WebAssembly;
    let [now, later] = [0, 0];
    WebAssembly.Module = class extends Module {
      constructor(bytes) { super(bytes); now += 1; }
      static [Symbol.hasInstance](value) { return value instanceof Module; }
    };
    WebAssembly.compile = (bytes) => { later += 1; return compile(bytes); };
    const registrant = await import("registrant");
    const before = [now, later];
    ${first};
    registrant.version();
    await registrant.ready();
    console.log(JSON.stringify([before, now, later, registrant.version() === (await import("registrant")).version()]));`;
  const run = (first) => JSON.parse(execFileSync(process.execPath, ["--input-type=module", "--eval", script(first)], { encoding: "utf8" }));
  assert.deepEqual(run("registrant.version()"), [[0, 0], 1, 0, true]);
  assert.deepEqual(run("await Promise.all([registrant.ready(), registrant.ready()])"), [[0, 0], 0, 1, true]);
  assert.deepEqual(run("const waiting = registrant.ready(); registrant.version(); await waiting"), [[0, 0], 1, 1, true]);
});

test("`ready` compiles the file of every entry", async () => {
  for (const name of ["registrant", "registrant/form", "registrant/phone"]) {
    await require(name).ready();
    assert.equal(require(name).version(), require("registrant/package.json").version, name);
  }
  for (const name of ["index.js", "form.js", "phone.js"]) {
    const entry = await import(new URL(`${name}?ready`, `file://${wasmFile}`));
    await entry.ready();
    assert.equal(entry.phoneE164("01 42 68 53 00", "FR"), "+33142685300", name);
  }
  const load = await import(new URL("load.js?ready", `file://${wasmFile}`));
  await assert.rejects(load.ready(), { kind: "not_initialized" });
});

test("a host that compiles no WebAssembly is told what to allow", async () => {
  const { Module, compile } = WebAssembly;
  const blocked = () => {
    throw new WebAssembly.CompileError("WebAssembly.Module(): violates the following Content Security policy directive: script-src 'self'");
  };
  const forbidden = (error) => error instanceof Error && error.kind === "not_initialized" && /'wasm-unsafe-eval'/.test(error.remedy) && error.cause instanceof WebAssembly.CompileError;
  const load = await import(new URL("load.js?csp", `file://${wasmFile}`));
  const [WebAssemblyOfHost, bytes] = [WebAssembly, readFileSync(wasmFile)];
  WebAssembly.Module = function () { blocked(); };
  Object.defineProperty(WebAssembly.Module, Symbol.hasInstance, { value: (value) => value instanceof Module });
  WebAssembly.compile = async () => blocked();
  try {
    for (const name of ["index.js", "form.js", "phone.js"]) {
      const entry = await import(new URL(`${name}?csp`, `file://${wasmFile}`));
      assert.throws(() => entry.version(), forbidden, name);
      await assert.rejects(entry.ready(), forbidden, name);
      globalThis.WebAssembly = undefined;
      assert.throws(() => entry.version(), { kind: "not_initialized", reason: "the host has no WebAssembly" });
      await assert.rejects(entry.ready(), { kind: "not_initialized", reason: "the host has no WebAssembly" });
      globalThis.WebAssembly = WebAssemblyOfHost;
    }
    assert.throws(() => load.initSync(bytes), forbidden);
    await assert.rejects(load.init(bytes), forbidden);
  } finally {
    globalThis.WebAssembly = WebAssemblyOfHost;
    Object.assign(WebAssembly, { Module, compile });
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

test("load: initSync takes a module that another realm compiled, as edge runtimes give it", async () => {
  const load = await import(new URL("load.js?realm", `file://${wasmFile}`));
  const { Module } = runInNewContext("WebAssembly");
  const foreign = new Module(readFileSync(wasmFile));
  assert.ok(!(foreign instanceof WebAssembly.Module));
  load.initSync(foreign);
  assert.equal(ask(load), ask(await import("registrant")));
});

test("load: initSync takes bytes", () => {
  const load = require("registrant/load");
  load.initSync(readFileSync(wasmFile));
  assert.equal(ask(load), ask(require("registrant")));
});

test("load: the files of browsers, which the command writes, serve the same functions", async () => {
  for (const name of ["registrant.wasm", "registrant-form.wasm"]) {
    const load = await import(new URL(`load.js?${name}`, `file://${wasmFile}`));
    load.initSync(readFileSync(join(files, name)));
    if (name !== "registrant.wasm") addTexts(load);
    assert.equal(askOfContact(load), askOfContact(require("registrant")), name);
  }
});

test("form: the same answer by import, by require, and in a browser", async () => {
  const [node, browser] = [await import("registrant/form"), await fileForForms("functions")];
  for (const entry of [node, require("registrant/form"), browser]) {
    if (entry === browser) addTexts(entry);
    assert.equal(askOfContact(entry), askOfContact(require("registrant")));
  }
});

test("the entries for browsers need nothing of Node.js", async () => {
  const { Buffer, process: itself } = globalThis;
  for (const name of ["index.js", "form.js"]) {
    const entry = await import(new URL(`${name}?browser`, `file://${wasmFile}`));
    assert.doesNotMatch(readFileSync(new URL(name, `file://${wasmFile}`), "utf8"), /\b(Buffer|process|__dirname|require)\b[.(]/, name);
    Object.assign(globalThis, { Buffer: undefined, process: undefined });
    try {
      assert.equal(entry.suffix("mydomain.fr").suffix, "fr", name);
    } finally {
      Object.assign(globalThis, { Buffer, process: itself });
    }
    if (name === "form.js") addTexts(entry);
    assert.equal(askOfContact(entry), askOfContact(require("registrant")), name);
  }
});

test("Node.js has one instance, by import and by require, and says if a bundler left its files behind", async () => {
  assert.equal((await import("registrant")).check, require("registrant").check);
  const alone = join(process.cwd(), "alone.cjs");
  writeFileSync(alone, readFileSync(require.resolve("registrant")));
  assert.throws(() => require(alone).version(), { kind: "not_found", reason: "cannot read registrant_bg.wasm" });
});

test("form: what the file leaves out, it refuses by name, and says where it is", async () => {
  const form = await fileForForms("refusals");
  const remedy = /`registrant` instead of `registrant\/form`/;
  const leftOut = require("registrant").schemas().map(({ name }) => name).filter((name) => name !== "contact");
  assert.ok(leftOut.length >= 16);
  for (const schema of leftOut) {
    assert.throws(() => form.check({}, faq.association, { schema }), (error) => error.pointer === "/options/schema" && remedy.test(error.remedy), schema);
  }
  assert.throws(() => form.normalize("name", "Ann Example"), (error) => error.kind === "argument" && remedy.test(error.remedy));
  assert.throws(() => form.check({}, faq.association, { rules: [] }), (error) => error.kind === "rules" && remedy.test(error.remedy));
  assert.throws(() => form.check({}, faq.association, { schema: "gandi-v4" }), { kind: "schema", reason: "unknown schema" });
});

test("Node.js has the sentences of every language, a browser's file is brought them", async () => {
  const node = await import("registrant");
  const browser = await import(new URL("index.js", pathToFileURL(wasmFile)));
  const why = (entry, language) => entry.requirements({ domain: "example.in", owner: true }, {}, { language }).notes[0].why;
  const english = why(node, "en");
  for (const tag of ["fr", "de", "es", "it", "nl", "pt", "ja", "zh"]) {
    const own = why(node, tag);
    assert.notEqual(own, english, tag);
    assert.equal(why(browser, tag), english, tag);
    assert.equal(browser.addLanguage(require(`registrant/languages/${tag}`)), tag);
    assert.equal(why(browser, tag), own, tag);
  }
});

test("form: languages and pieces are brought, and stay after a crash", async () => {
  const [form, whole] = [await fileForForms("languages"), require("registrant")];
  addTexts(form);
  form.addPiece(require("registrant/pieces/subdivisions-u"));
  const { default: german } = await import("registrant/languages/de");
  assert.throws(() => form.check(canonical, faq.association, { language: "fr" }), (error) =>
    error.pointer === "/options/language" && /registrant\/languages/.test(error.remedy));
  for (const [tag, language] of [["fr", "fr"], ["de-CH", "de"], ["ZH_hant_TW", "zh"], ["pl", "en"], ["frr", "en"], ["fr-", "en"], ["", "en"]]) {
    assert.equal(form.languageFor(tag), language, `a form loads the messages of ${tag}`);
  }
  for (const tag of ["fr", "de", "es", "it", "nl", "pt", "ja", "zh"]) {
    assert.equal(form.addLanguage(require(`registrant/languages/${tag}`)), tag);
    assert.equal(form.languageFor(`${tag}-XY`), tag);
    assert.equal(askOfContact(form, { language: tag }), askOfContact(whole, { language: tag }), tag);
    const ask = (entry) => entry.requirements({ domain: "example.us", owner: true }, {}, { language: tag });
    assert.deepEqual(ask(form), ask(whole), tag);
    assert.equal(whole.addLanguage(require(`registrant/languages/${tag}`)), tag);
  }
  assert.equal(german, require("registrant/languages/de"));
  for (const [messages, reason] of [["Guten Tag", "expected the messages of a language, found another string"], [german.replace(/ [0-9a-f]{16}/, " 0123456789abcdef"), "expected messages of this version, found those of another one"]]) {
    assert.throws(() => form.addLanguage(messages), { kind: "argument", pointer: "/messages", reason });
  }
  assert.throws(() => form.addLanguage(undefined), { kind: "argument", pointer: "/messages" });
  // A crash in the middle of a call, once.
  const { encodeInto } = TextEncoder.prototype;
  TextEncoder.prototype.encodeInto = () => {
    TextEncoder.prototype.encodeInto = encodeInto;
    throw new WebAssembly.RuntimeError("unreachable");
  };
  assert.throws(() => form.suffix("é.fr"), { kind: "internal" });
  assert.equal(askOfContact(form, { language: "ja" }), askOfContact(whole, { language: "ja" }));
});

test("workerd and edge: take the wasm file as a module", async () => {
  // What those runtimes do with `import module from "….wasm"`, done here by a hook.
  const hook = `import { readFileSync } from "node:fs";
    export const load = async (url, context, next) => /\\.wasm(\\?module)?$/.test(url)
      ? { format: "module", shortCircuit: true, source: 'import { readFileSync } from "node:fs"; ' +
          "export default new WebAssembly.Module(readFileSync(new URL(import.meta.url)));" }
      : next(url, context);`;
  register(`data:text/javascript,${encodeURIComponent(hook)}`);
  for (const name of ["workerd.js", "edge.js"]) {
    const entry = await import(new URL(name, `file://${wasmFile}`));
    assert.equal(ask(entry), ask(require("registrant")), name);
  }
  for (const name of ["form-workerd.js", "form-edge.js", "phone-workerd.js", "phone-edge.js"]) {
    const entry = await import(new URL(name, `file://${wasmFile}`));
    assert.equal(entry.phoneE164("01 42 68 53 00", "FR"), "+33142685300", name);
  }
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

test("a provider's entry has its functions, which are those of the package", async () => {
  const whole = await import("registrant");
  for (const [provider, name] of [["gandi", "canAssociate"], ["dnsimple", "dnsimpleOnSave"], ["glauca", "glaucaDomain"], ["freebox", "freeboxEntries"]]) {
    const entry = await import(`registrant/${provider}`);
    assert.equal(entry[name], whole[name]);
    assert.ok(Object.entries(entry).every(([key, value]) => whole[key] === value && typeof value === "function"), provider);
    assert.equal(require(`registrant/${provider}`)[name], require("registrant")[name]);
  }
});
