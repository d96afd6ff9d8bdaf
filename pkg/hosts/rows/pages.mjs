// Pages, from each bundler and without one. Chromium opens them under a strict policy.
import assert from "node:assert/strict";
import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { ANSWER, WANTED } from "../question.mjs";
import { PAGE, bin, built, finish, installed, open, project, require, work } from "../stage.mjs";

/** Puts the page next to a built script. */
const page = (folder, script) => writeFileSync(join(folder, "dist/index.html"), PAGE.replace("page.js", script));

async function vite() {
  const { build } = await import("vite");
  await build({ root: project("vite", {}), configFile: false, logLevel: "silent", base: "./" });
  return built("vite/dist/index.html");
}

async function viteServer() {
  const { createServer } = await import("vite");
  const root = project("vite-server", {});
  const server = await createServer({ root, configFile: false, logLevel: "silent", cacheDir: join(root, ".vite"), server: { port: 0, host: "127.0.0.1" } });
  await server.listen();
  try {
    return await open(`http://127.0.0.1:${server.httpServer.address().port}/index.html`);
  } finally {
    await server.close();
  }
}

async function webpack(name, files = {}) {
  const folder = project(name, files);
  const stats = await promisify(require("webpack"))({ mode: "production", context: folder, entry: "./page.js", output: { path: join(folder, "dist"), publicPath: "./" }, performance: false });
  assert.ok(!stats.hasErrors(), stats.toString());
  page(folder, "main.js");
  return built(`${name}/dist/index.html`);
}

const webpackRequire = () => webpack("webpack-require", {
  "package.json": "{}",
  "page.js": `const registrant = require("registrant"), form = require("registrant/form"), phone = require("registrant/phone");
    import("./ask.js").then(({ ask }) => ask({ registrant, form, phone })).then((text) => { document.title = text; }, (error) => { document.title = String(error); });`,
});

async function esbuild() {
  const folder = project("esbuild", {});
  await require("esbuild").build({ entryPoints: [join(folder, "page.js")], bundle: true, minify: true, splitting: true, format: "esm", outdir: join(folder, "dist"), logLevel: "silent" });
  page(folder, "page.js");
  return built("esbuild/dist/index.html");
}

/** Writes the files for browsers, as `npx registrant wasm` does. */
const writeWasm = (folder) => finish(process.execPath, [join(installed, "dist/bin.cjs"), "wasm", folder]);

async function wasmFile() {
  const folder = project("esbuild-file", {
    "page.js": `import url from "./registrant.wasm";
      import * as registrant from "registrant/load";
      import * as form from "registrant/form";
      import * as phone from "registrant/phone";
      import { ask } from "./ask.js";
      registrant.init(fetch(url)).then(() => ask({ registrant, form, phone })).then((text) => { document.title = text; }, (error) => { document.title = String(error); });`,
  });
  await writeWasm(folder);
  await require("esbuild").build({ entryPoints: [join(folder, "page.js")], bundle: true, format: "esm", outdir: join(folder, "dist"), loader: { ".wasm": "file" }, logLevel: "silent" });
  page(folder, "page.js");
  return built("esbuild-file/dist/index.html");
}

async function rollup() {
  const folder = project("rollup", {});
  const { nodeResolve } = require("@rollup/plugin-node-resolve");
  const bundle = await require("rollup").rollup({ input: join(folder, "page.js"), plugins: [nodeResolve({ browser: true })], logLevel: "silent" });
  await bundle.write({ dir: join(folder, "dist"), format: "es" });
  page(folder, "page.js");
  return built("rollup/dist/index.html");
}

async function parcel() {
  const folder = project("parcel", { "package.json": `{ "private": true, "browserslist": "last 2 Chrome versions" }` });
  await finish(bin("parcel"), ["build", "index.html", "--no-cache", "--no-source-maps", "--public-url", "./"], { cwd: folder });
  assert.doesNotMatch(readFileSync(join(folder, "package.json"), "utf8"), /"buffer"/, "Parcel installed a polyfill");
  // Parcel writes an import map into the page.
  return built("parcel/dist/index.html", "'self' 'unsafe-inline' 'wasm-unsafe-eval'");
}

/** Copies `dist` next to a page that imports its modules by their path. */
function plain(name, files = {}) {
  const folder = project(name, { "answer.js": ANSWER.replace(/"registrant(?:\/(\w+))?"/g, (_, entry = "index") => `"./registrant/${entry}.js"`), ...files });
  cpSync(join(installed, "dist"), join(folder, "registrant"), { recursive: true });
  return `${name}/index.html`;
}

async function streamed() {
  const path = plain("page-load", {
    "page.js": `import * as registrant from "./registrant/load.js";
      import * as form from "./registrant/form.js";
      import * as phone from "./registrant/phone.js";
      import { ask } from "./ask.js";
      registrant.init(fetch("./registrant.wasm")).then(() => ask({ registrant, form, phone })).then((text) => { document.title = text; });`,
  });
  await writeWasm(join(work, "page-load"));
  return built(path);
}

async function refused() {
  assert.match(await built(plain("page-refused"), "'self'"), /the host refuses to compile WebAssembly; add 'wasm-unsafe-eval' to script-src/);
  return WANTED;
}

async function worker() {
  const path = plain("page-worker", {
    "page.js": `import { checkStream } from "./registrant/index.js";
      const found = [];
      for await (const { line, report } of checkStream(new Blob(["{}\\n{}"]), { domain: "a.fr", owner: true }, { schema: "contact", worker: true })) found.push([line, report.accepted]);
      document.title = JSON.stringify(found);`,
  });
  assert.equal(await built(path), "[[1,false],[2,false]]");
  return WANTED;
}

const IMPORT = `import { check } from "registrant";`;
const POLICY = "`Content-Security-Policy: script-src 'self' 'wasm-unsafe-eval'`, if the page has a policy";

export const PAGES = [
  { name: "Vite", version: "vite", lines: IMPORT, run: vite, few: true },
  { name: "Vite, development server", version: "vite", lines: IMPORT, run: viteServer },
  { name: "webpack, import", version: "webpack", lines: IMPORT, run: () => webpack("webpack") },
  { name: "webpack, require", version: "webpack", lines: `const { check } = require("registrant");`, run: webpackRequire },
  { name: "esbuild", version: "esbuild", lines: IMPORT, needs: "`--bundle --format=esm --splitting`", run: esbuild, few: true },
  { name: "esbuild, the wasm file by a loader", version: "esbuild", lines: `import url from "./registrant.wasm";\nimport { check, init } from "registrant/load";\nawait init(fetch(url));`, needs: "`npx registrant wasm .`, `--loader:.wasm=file`", run: wasmFile },
  { name: "Rollup", version: "rollup", lines: IMPORT, needs: "`@rollup/plugin-node-resolve`", run: rollup },
  { name: "Parcel", version: "parcel", lines: IMPORT, needs: "the hash of Parcel's inline import map in `script-src`, if the page has a policy", run: parcel },
  { name: "a page without a bundler", isPage: true, lines: `import { check } from "./registrant/index.js";`, needs: `a copy of \`dist/\`, and ${POLICY}`, run: () => built(plain("page")) },
  { name: "a page that streams the wasm file", isPage: true, lines: `import { check, init } from "./registrant/load.js";\nawait init(fetch("./registrant.wasm"));`, needs: `\`npx registrant wasm .\`, a copy of \`dist/\`, and ${POLICY}`, run: streamed },
  { name: "a page with a worker", isPage: true, lines: `import { checkStream } from "./registrant/index.js";\ncheckStream(file, association, { worker: true });`, needs: "`worker-src blob:`, if the page has a policy", run: worker },
  { name: "a page whose policy refuses WebAssembly", isPage: true, lines: `import { check } from "./registrant/index.js";`, needs: "the error says to add `'wasm-unsafe-eval'` to `script-src`", run: refused },
];
