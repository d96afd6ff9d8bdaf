// Builds and runs the packed package in each host. TARBALL names the package, CHROME the browser.
import assert from "node:assert/strict";
import { execFile, spawn } from "node:child_process";
import { createServer } from "node:http";
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, extname, join } from "node:path";
import { after, before, test } from "node:test";
import { promisify } from "node:util";

const here = import.meta.dirname;
const require = createRequire(import.meta.url);
const run = promisify(execFile);
const bin = (name) => join(here, "node_modules/.bin", name);
const work = join(here, "work");
const installed = join(here, "node_modules/registrant");

/** The questions to the package, in every host. */
const ASK = `const person = { kind: "individual", given_name: "Ada", family_name: "Byron", country: "US" };
const domain = { domain: "mydomain.fr", owner: true, today: "2026-11-22" };
export const ask = ({ registrant, slim, phone }) => JSON.stringify([
  registrant.check(person, domain, { schema: "contact" }).violations.map(({ path, code }) => path + " " + code),
  registrant.phoneE164("01 42 68 53 00", "FR"),
  slim.check(person, domain, { schema: "contact" }).violations.length,
  phone.phoneE164("01 42 68 53 00", "FR"),
]);
`;
const IMPORTS = `import * as registrant from "registrant";
import * as slim from "registrant/slim";
import * as phone from "registrant/phone";
import { ask } from "./ask.js";
`;
const ANSWER = `${IMPORTS}
export const answer = async () => {
  await registrant.ready();
  return ask({ registrant, slim, phone });
};
`;
const IN_PAGE = `import { answer } from "./answer.js";
answer().then((text) => { document.title = text; }, (error) => { document.title = String(error); });
`;
const PAGE = `<!doctype html><meta charset="utf-8"><title></title><script type="module" src="./page.js"></script>`;

/** Writes the files of a project into a folder of its own. */
function project(name, files) {
  const folder = join(work, name);
  const all = { "package.json": `{ "type": "module", "private": true }`, "ask.js": ASK, "answer.js": ANSWER, "page.js": IN_PAGE, "index.html": PAGE, ...files };
  for (const [file, text] of Object.entries(all)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  }
  return folder;
}

let [wanted, browser, server, address] = [];

before(async () => {
  rmSync(work, { recursive: true, force: true });
  rmSync(installed, { recursive: true, force: true });
  mkdirSync(installed, { recursive: true });
  await run("tar", ["-xzf", process.env.TARBALL, "-C", installed, "--strip-components=1"]);
  wanted = await node("wanted", []);
  const { chromium } = createRequire(join(here, "../../package.json"))("playwright-core");
  browser = await chromium.launch({ executablePath: process.env.CHROME, args: ["--no-sandbox", "--disable-gpu"] });
  server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url, "http://127.0.0.1");
    const types = { ".html": "text/html; charset=utf-8", ".js": "text/javascript", ".mjs": "text/javascript", ".wasm": "application/wasm" };
    try {
      const body = readFileSync(join(work, pathname));
      const wasm = searchParams.has("refuse") ? "" : " 'wasm-unsafe-eval'";
      response.writeHead(200, { "Content-Type": types[extname(pathname)] ?? "text/plain", "Content-Security-Policy": `default-src 'none'; script-src 'self'${wasm}; connect-src 'self'; worker-src blob:` });
      response.end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  address = `http://127.0.0.1:${server.address().port}`;
});

after(async () => {
  await browser?.close();
  server?.close();
});

/** Runs the program in Node.js, and returns what it prints. */
async function node(name, options, program = `import { answer } from "./answer.js"; console.log(await answer());`) {
  const folder = project(name, { "main.mjs": program });
  return (await run(process.execPath, [...options, "main.mjs"], { cwd: folder })).stdout.trim();
}

/** Opens a built page in Chromium under a strict policy, and returns the answer that it shows. */
async function open(path) {
  const page = await browser.newPage();
  const faults = [];
  page.on("pageerror", (error) => faults.push(String(error)));
  try {
    await page.goto(`${address}/${path}`);
    await page.waitForFunction(() => document.title !== "", undefined, { timeout: 30_000 }).catch(() => assert.fail(`no answer: ${faults}`));
    return await page.title();
  } finally {
    await page.close();
  }
}

/** The hosts, by name. Each returns the answer of the program. */
const HOSTS = {
  "Node.js, import": () => node("node-import", []),

  async "Node.js, require"() {
    return node("node-require", [], `import { createRequire } from "node:module";
      import { ask } from "./ask.js";
      const require = createRequire(import.meta.url);
      console.log(ask({ registrant: require("registrant"), slim: require("registrant/slim"), phone: require("registrant/phone") }));`);
  },

  async "TypeScript, each moduleResolution"() {
    const program = `import { check, RegistrantError } from "registrant"; import { phoneE164 } from "registrant/phone"; import { requirements } from "registrant/slim";
      import { init } from "registrant/load"; import french from "registrant/languages/fr";
      export const one: string | undefined = phoneE164("1", "FR"); export const two: boolean = check({}, { domain: "a.fr", owner: true }).accepted;
      export const three = [requirements, init, RegistrantError, french.length];`;
    const folder = project("typescript", { "main.ts": program, "main.cts": program.replace(/import french.*;\n/, "\n").replace(", french.length", "") });
    for (const [module, resolution, file] of [["commonjs", "node10", "main.ts"], ["esnext", "bundler", "main.ts"], ["node16", "node16", "main.ts"], ["node16", "node16", "main.cts"], ["nodenext", "nodenext", "main.ts"]]) {
      const options = ["--strict", "--noEmit", "--esModuleInterop", "--target", "es2022", "--lib", "es2022,dom", "--types", "", "--module", module, "--moduleResolution", resolution];
      await run(bin("tsc"), [...options, file], { cwd: folder }).catch(({ stdout }) => assert.fail(`${resolution}, ${file}: ${stdout}`));
    }
    return wanted;
  },

  async Vite() {
    const folder = project("vite", {});
    const vite = await import("vite");
    await vite.build({ root: folder, configFile: false, logLevel: "silent", base: "./" });
    return open("vite/dist/index.html");
  },

  async webpack() {
    const folder = project("webpack", {});
    const webpack = require("webpack");
    const stats = await promisify(webpack)({ mode: "production", context: folder, entry: "./page.js", output: { path: join(folder, "dist") }, performance: false });
    assert.ok(!stats.hasErrors(), stats.toString());
    writeFileSync(join(folder, "dist/index.html"), PAGE.replace("page.js", "main.js"));
    return open("webpack/dist/index.html");
  },

  async "webpack, require"() {
    const folder = project("webpack-require", { "package.json": "{}", "page.js": `const registrant = require("registrant"), slim = require("registrant/slim"), phone = require("registrant/phone");
      const language = registrant.addLanguage(require("registrant/languages/fr"));
      import("./ask.js").then(({ ask }) => { document.title = language === "fr" ? ask({ registrant, slim, phone }) : language; });` });
    const stats = await promisify(require("webpack"))({ mode: "production", context: folder, entry: "./page.js", output: { path: join(folder, "dist"), publicPath: "./" }, performance: false });
    assert.ok(!stats.hasErrors(), stats.toString());
    writeFileSync(join(folder, "dist/index.html"), PAGE.replace("page.js", "main.js"));
    return open("webpack-require/dist/index.html");
  },

  async esbuild() {
    const folder = project("esbuild", {});
    await require("esbuild").build({ entryPoints: [join(folder, "page.js")], bundle: true, minify: true, format: "esm", outfile: join(folder, "dist/page.js"), logLevel: "silent" });
    writeFileSync(join(folder, "dist/index.html"), PAGE);
    return open("esbuild/dist/index.html");
  },

  async "esbuild, the file by a loader"() {
    const folder = project("esbuild-file", { "page.js": `import url from "registrant/registrant.wasm";
      import * as registrant from "registrant/load";
      import * as slim from "registrant/slim";
      import * as phone from "registrant/phone";
      import { ask } from "./ask.js";
      registrant.init(fetch(url)).then(() => { document.title = ask({ registrant, slim, phone }); }, (error) => { document.title = String(error); });` });
    await require("esbuild").build({ entryPoints: [join(folder, "page.js")], bundle: true, format: "esm", outdir: join(folder, "dist"), loader: { ".wasm": "file" }, logLevel: "silent" });
    writeFileSync(join(folder, "dist/index.html"), PAGE);
    return open("esbuild-file/dist/index.html");
  },

  async "esbuild, one file for Node.js"() {
    const folder = project("esbuild-node", { "main.js": `import { answer } from "./answer.js"; answer().then(console.log);` });
    const outfile = join(work, "alone", "main.cjs");
    await require("esbuild").build({ entryPoints: [join(folder, "main.js")], bundle: true, platform: "node", format: "cjs", outfile, logLevel: "silent" });
    return (await run(process.execPath, [outfile])).stdout.trim();
  },

  async Rollup() {
    const folder = project("rollup", {});
    const { rollup } = require("rollup");
    const { nodeResolve } = require("@rollup/plugin-node-resolve");
    const bundle = await rollup({ input: join(folder, "page.js"), plugins: [nodeResolve({ browser: true })], logLevel: "silent" });
    await bundle.write({ dir: join(folder, "dist"), format: "es" });
    writeFileSync(join(folder, "dist/index.html"), PAGE);
    return open("rollup/dist/index.html");
  },

  async Parcel() {
    const folder = project("parcel", { "package.json": `{ "private": true, "browserslist": "last 2 Chrome versions" }` });
    await run(bin("parcel"), ["build", "index.html", "--no-cache", "--no-source-maps", "--public-url", "./"], { cwd: folder, env: { ...process.env, PARCEL_WORKERS: "0" } });
    assert.doesNotMatch(readFileSync(join(folder, "package.json"), "utf8"), /"buffer"/, "Parcel installed a polyfill");
    return open("parcel/dist/index.html");
  },

  async Next() {
    const route = (runtime) => `export const runtime = "${runtime}";\nexport const dynamic = "force-dynamic";\n${IMPORTS.replace("./ask.js", "../../ask.js")}
      export const GET = async () => { await registrant.ready(); return new Response(ask({ registrant, slim, phone })); };`;
    const folder = project("next", {
      "package.json": `{ "private": true }`,
      "next.config.mjs": `export default { turbopack: { root: ${JSON.stringify(here)} }, experimental: { cpus: 1 } };`,
      "app/layout.jsx": `export default ({ children }) => <html lang="en"><body>{children}</body></html>;`,
      "app/page.jsx": `import { answer } from "../answer.js"; import { Client } from "./client.jsx";
        export const dynamic = "force-dynamic";
        export default async function Page() { return <main><pre id="server">{await answer()}</pre><Client /></main>; }`,
      "app/client.jsx": `"use client"; import { useEffect, useState } from "react"; import { answer } from "../answer.js";
        export function Client() { const [text, set] = useState(""); useEffect(() => { answer().then(set, (error) => set(String(error))); }, []); return <pre id="client">{text}</pre>; }`,
      "app/edge/route.js": route("edge"),
      "app/node/route.js": route("nodejs"),
    });
    const env = { ...process.env, NEXT_TELEMETRY_DISABLED: "1" };
    await run(bin("next"), ["build"], { cwd: folder, env, maxBuffer: 1 << 24 }).catch(({ stdout, stderr }) => assert.fail(stdout + stderr));
    const port = server.address().port + 1;
    const next = spawn(process.execPath, [join(here, "node_modules/next/dist/bin/next"), "start", "-H", "127.0.0.1", "-p", String(port)], { cwd: folder, env });
    let log = "";
    next.stderr.on("data", (text) => (log += text));
    const at = `http://127.0.0.1:${port}`;
    try {
      await new Promise((resolve, reject) => {
        next.stdout.on("data", (text) => /Ready/.test((log += text)) && resolve());
        next.on("exit", () => reject(new Error(log)));
      });
      for (const path of ["/node", "/edge"]) assert.equal(await (await fetch(at + path)).text(), wanted, `${path}: ${log}`);
      const page = await browser.newPage();
      await page.goto(at);
      assert.equal(await page.textContent("#server"), wanted);
      await page.waitForFunction(() => document.querySelector("#client").textContent !== "");
      const text = await page.textContent("#client");
      await page.close();
      return text;
    } finally {
      next.kill();
    }
  },

  ...Object.fromEntries(["node", "jsdom"].map((environment) => [`Jest, ${environment}`, async () => {
    const folder = project(`jest-${environment}`, {
      "package.json": JSON.stringify({ private: true, jest: { testEnvironment: environment === "node" ? "node" : require.resolve("jest-environment-jsdom"), transform: {} } }),
      "ask.js": ASK.replace("export const", "const") + "module.exports = { ask };",
      "it.test.js": `const { ask } = require("./ask.js");
        const [registrant, slim, phone] = [require("registrant"), require("registrant/slim"), require("registrant/phone")];
        test("it answers", async () => {
          await registrant.ready();
          expect(ask({ registrant, slim, phone })).toBe(${JSON.stringify(wanted)});
          expect(registrant.checkLines(new Uint8Array([123, 125]), { domain: "a.fr", owner: true }, { schema: "contact" }).length).toBeGreaterThan(10);
          expect(() => registrant.check({}, { domain: "mydomain.nosuchtld", owner: true }, { schema: "contact" })).toThrow(registrant.RegistrantError);
          const found = [];
          for await (const { line } of registrant.checkStream([{}, {}], { domain: "a.fr", owner: true }, { schema: "contact" })) found.push(line);
          expect(found).toEqual([1, 2]);
        });`,
    });
    await run(bin("jest"), ["--rootDir", folder], { cwd: folder }).catch(({ stderr }) => assert.fail(stderr));
    return wanted;
  }])),

  ...Object.fromEntries(["node", "jsdom"].map((environment) => [`Vitest, ${environment}`, async () => {
    const folder = project(`vitest-${environment}`, {
      "it.test.js": `import { expect, test } from "vitest"; import { answer } from "./answer.js"; import { checkLines } from "registrant";
        test("it answers", async () => {
          expect(await answer()).toBe(${JSON.stringify(wanted)});
          expect(checkLines(new Uint8Array([123, 125]), { domain: "a.fr", owner: true }, { schema: "contact" }).length).toBeGreaterThan(10);
        });`,
    });
    await run(bin("vitest"), ["run", "--root", folder, "--environment", environment], { cwd: folder }).catch(({ stdout, stderr }) => assert.fail(stdout + stderr));
    return wanted;
  }])),

  async "Cloudflare Workers"() {
    const folder = project("workerd", { "main.js": `import { answer } from "./answer.js"; export default { fetch: async () => new Response(await answer()) };` });
    await require("esbuild").build({ entryPoints: [join(folder, "main.js")], bundle: true, format: "esm", outfile: join(folder, "dist/main.js"), conditions: ["workerd"], external: ["*.wasm"], logLevel: "silent" });
    for (const name of ["", "_slim", "_phone"]) cpSync(join(installed, `dist/registrant${name}_bg.wasm`), join(folder, `dist/registrant${name}_bg.wasm`));
    const { Miniflare } = require("miniflare");
    const worker = new Miniflare({ rootPath: join(folder, "dist"), modules: true, scriptPath: "main.js", modulesRules: [{ type: "CompiledWasm", include: ["**/*.wasm"] }], compatibilityDate: "2025-09-01" });
    try {
      return await (await worker.dispatchFetch("http://127.0.0.1/")).text();
    } finally {
      await worker.dispose();
    }
  },

  async Deno() {
    const folder = project("deno", { "main.mjs": `import { answer } from "./answer.js"; console.log(await answer());` });
    const [file] = [join(here, "node_modules/@deno/linux-x64-glibc/deno")];
    return (await run(file, ["run", "--no-prompt", "--no-remote", "--node-modules-dir=manual", "main.mjs"], { cwd: folder })).stdout.trim();
  },

  async Bun() {
    const folder = project("bun", { "main.mjs": `import { answer } from "./answer.js"; console.log(await answer());` });
    return (await run(join(here, "node_modules/@oven/bun-linux-x64/bin/bun"), ["main.mjs"], { cwd: folder })).stdout.trim();
  },

  async "a page without a bundler"() {
    const folder = project("page", { "answer.js": ANSWER.replace(/"registrant(?:\/(\w+))?"/g, (_, name = "index") => `"./registrant/${name}.js"`) });
    cpSync(join(installed, "dist"), join(folder, "registrant"), { recursive: true });
    return open("page/index.html");
  },

  async "a page that refuses WebAssembly"() {
    assert.match(await open("page/index.html?refuse"), /the host refuses to compile WebAssembly; add 'wasm-unsafe-eval' to script-src/);
    return wanted;
  },

  async "a page with a worker"() {
    writeFileSync(join(work, "page/page.js"), `import { checkStream } from "./registrant/index.js";
      const found = [];
      for await (const { line, report } of checkStream(new Blob(["{}\\n{}"]), { domain: "a.fr", owner: true }, { schema: "contact", worker: true })) found.push([line, report.accepted]);
      document.title = JSON.stringify(found);`);
    assert.equal(await open("page/index.html"), "[[1,false],[2,false]]");
    return wanted;
  },
};

/** The hosts that `cargo xtask test` runs. */
const FEW = ["Vite", "webpack", "esbuild", "Jest, jsdom", "Next"];

const chosen = process.env.HOSTS === "few" ? FEW : (process.env.HOSTS?.split(";") ?? Object.keys(HOSTS));
for (const name of chosen) test(name, { timeout: 280_000 }, async () => assert.equal(await HOSTS[name](), wanted));
