// Every way of loading the installed package.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire, register } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import test from "node:test";
import { faq } from "./faq.mjs";

const require = createRequire(import.meta.url);
const wasmFile = require.resolve("registrant/registrant.wasm");
const esbuild = createRequire(join(process.env.ROOT, "package.json"))("esbuild");

/** Asks each function set the same question, so that all entries must agree. */
const ask = (entry) => JSON.stringify(entry.check(faq.contact, faq.association, faq.options));

/** The same of a contact of no provider, which the small file takes alone. */
const { schema: _, extra: __, ...canonical } = require("registrant").decode(faq.contact, "gandi-v3").contact;
const askOfContact = (entry, options) => JSON.stringify(entry.check(canonical, faq.association, { provider: "gandi", today: "2026-11-20", ...options }));

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
  assert.equal(askOfContact(load), askOfContact(require("registrant")));
});

test("slim: the same functions, the same answer, by import and by require", async () => {
  const slim = await import("registrant/slim");
  assert.deepEqual(Object.keys(slim).sort(), Object.keys(require("registrant")).sort());
  for (const entry of [slim, require("registrant/slim")]) assert.equal(askOfContact(entry), askOfContact(require("registrant")));
});

test("the entries for browsers unpack their file without Node.js", async () => {
  const { Buffer } = globalThis;
  const { getBuiltinModule } = process;
  for (const name of ["index.js", "slim.js"]) {
    const entry = await import(new URL(`${name}?browser`, `file://${wasmFile}`));
    globalThis.Buffer = undefined;
    process.getBuiltinModule = undefined;
    try {
      assert.equal(entry.suffix("mydomain.fr").suffix, "fr", name);
    } finally {
      globalThis.Buffer = Buffer;
      process.getBuiltinModule = getBuiltinModule;
    }
    assert.equal(askOfContact(entry), askOfContact(require("registrant")), name);
  }
});

test("slim: what it leaves out, it refuses by name, and says where it is", () => {
  const slim = require("registrant/slim");
  const remedy = /`registrant` instead of `registrant\/slim`/;
  const leftOut = require("registrant").schemas().map(({ name }) => name).filter((name) => name !== "contact");
  assert.ok(leftOut.length >= 16);
  for (const schema of leftOut) {
    assert.throws(() => slim.decode({}, schema), (error) => error.kind === "schema" && remedy.test(error.remedy), schema);
    assert.throws(() => slim.check({}, faq.association, { schema }), (error) => error.pointer === "/options/schema" && remedy.test(error.remedy), schema);
  }
  const calls = [() => slim.gandiErrorCodes([]), () => slim.convert({}, { to: "contact" }), () => slim.encode({}, "contact"), () => slim.update({}, {})];
  for (const call of calls) assert.throws(call, (error) => error.kind === "argument" && remedy.test(error.remedy), `${call}`);
  assert.deepEqual(slim.schemas().map(({ name }) => name), ["contact"]);
  assert.throws(() => slim.decode({}, "gandi-v4"), { kind: "schema", reason: "unknown schema" });
});

test("slim: a form is told and checked as by the whole file", () => {
  const [slim, whole] = [require("registrant/slim"), require("registrant")];
  for (const domain of ["example.fr", "example.com", "example.us", "example.it", "example.com.br", "example.berlin"]) {
    for (const kind of ["individual", "company"]) {
      const association = { domain, owner: true, admin: true };
      const about = { kind, country: "FR" };
      assert.deepEqual(slim.requirements(association, about), whole.requirements(association, about), domain);
      assert.deepEqual(slim.requirementsSchema(association, about), whole.requirementsSchema(association, about), domain);
      assert.deepEqual(slim.explain(domain), whole.explain(domain), domain);
    }
  }
  const answers = [slim, whole].map((entry) => entry.eligible(canonical, { owner: true }, { today: "2026-11-20" }));
  assert.deepEqual(answers[0], answers[1]);
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

test("slim: languages are brought, and stay after a crash", async () => {
  const [slim, whole] = [require("registrant/slim"), require("registrant")];
  const { default: german } = await import("registrant/languages/de");
  assert.throws(() => slim.check(canonical, faq.association, { language: "fr" }), (error) =>
    error.pointer === "/options/language" && /registrant\/languages/.test(error.remedy));
  assert.equal(slim.languageFor("fr"), "en");
  for (const tag of ["fr", "de", "es", "it", "nl", "pt", "ja", "zh"]) {
    assert.equal(slim.addLanguage(require(`registrant/languages/${tag}`)), tag);
    assert.equal(slim.languageFor(`${tag}-XY`), tag);
    assert.equal(askOfContact(slim, { language: tag }), askOfContact(whole, { language: tag }), tag);
    const ask = (entry) => entry.requirements({ domain: "example.us", owner: true }, {}, { language: tag });
    assert.deepEqual(ask(slim), ask(whole), tag);
    assert.equal(whole.addLanguage(require(`registrant/languages/${tag}`)), tag);
  }
  assert.equal(german, require("registrant/languages/de"));
  for (const [messages, reason] of [["Guten Tag", "expected the messages of a language, found another string"], [german.replace(/ [0-9a-f]{16}/, " 0123456789abcdef"), "expected messages of this version, found those of another one"]]) {
    assert.throws(() => slim.addLanguage(messages), { kind: "argument", pointer: "/messages", reason });
  }
  assert.throws(() => slim.addLanguage(undefined), { kind: "argument", pointer: "/messages" });
  // A crash in the middle of a call, once.
  const { encodeInto } = TextEncoder.prototype;
  TextEncoder.prototype.encodeInto = () => {
    TextEncoder.prototype.encodeInto = encodeInto;
    throw new WebAssembly.RuntimeError("unreachable");
  };
  assert.throws(() => slim.suffix("é.fr"), { kind: "internal" });
  assert.equal(askOfContact(slim, { language: "ja" }), askOfContact(whole, { language: "ja" }));
});

test("slim: a subdivision that only the full table has is taken as it stands", () => {
  const slim = require("registrant/slim");
  assert.equal(slim.normalize("subdivision", "California", { country: "US" }).value, "US-CA");
  assert.equal(slim.normalize("subdivision", "J", { country: "FR" }).value, "FR-IDF");
  for (const value of ["DE-BY", "Bayern"]) {
    const answer = slim.normalize("subdivision", value, { country: "DE" });
    assert.deepEqual([answer.value, answer.error.code, answer.error.reason], [value, "unsupported", "subdivision.left_out"]);
  }
  const contact = { kind: "individual", given_name: "A", family_name: "B", subdivision: "Bayern", country: "DE" };
  const states = (entry) => entry.check(contact, faq.association).violations.filter(({ path }) => path === "subdivision");
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

test("a provider's entry has its functions, which are those of the package", async () => {
  const whole = await import("registrant");
  for (const [provider, name] of [["gandi", "canAssociate"], ["dnsimple", "dnsimpleOnSave"], ["glauca", "glaucaDomain"], ["freebox", "freeboxEntries"]]) {
    const entry = await import(`registrant/${provider}`);
    assert.equal(entry[name], whole[name]);
    assert.ok(Object.entries(entry).every(([key, value]) => whole[key] === value && typeof value === "function"), provider);
    assert.equal(require(`registrant/${provider}`)[name], require("registrant")[name]);
  }
});
