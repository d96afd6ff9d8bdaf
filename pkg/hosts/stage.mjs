// What the rows need: projects in folders of their own, programs, and pages in Chromium.
import assert from "node:assert/strict";
import { execFile, spawn } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { dirname, extname, join } from "node:path";
import { promisify } from "node:util";
import { ANSWER, ASK, WANTED } from "./question.mjs";

export const here = import.meta.dirname;
export const require = createRequire(import.meta.url);
export const run = promisify(execFile);
export const modules = join(here, "node_modules");
/** The package, as its users have it. */
export const installed = join(modules, "registrant");
export const work = join(here, "work");
export const bin = (name) => join(modules, ".bin", name);

/** The page of a project that builds one, and its script. */
export const PAGE = `<!doctype html><meta charset="utf-8"><title></title><script type="module" src="./page.js"></script>`;
const SCRIPT = `import { answer } from "./answer.js";
answer().then((text) => { document.title = text; }, (error) => { document.title = String(error); });
`;

/** Unpacks the tarball, as npm does. */
export async function install(tarball) {
  for (const folder of [work, installed, join(modules, ".cache"), join(modules, ".vite")]) rmSync(folder, { recursive: true, force: true });
  mkdirSync(installed, { recursive: true });
  await run("tar", ["-xzf", tarball, "-C", installed, "--strip-components=1"]);
}

/** Writes the files of a project, and returns its folder. */
export function project(name, files) {
  const folder = join(work, name);
  const all = { "package.json": `{ "type": "module", "private": true }`, "ask.js": ASK, "answer.js": ANSWER, "page.js": SCRIPT, "index.html": PAGE, ...files };
  for (const [file, text] of Object.entries(all)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  }
  return folder;
}

/** Runs a program to its end, and returns what it prints. Fails with all that it said. */
export async function finish(file, options, { cwd, env } = {}) {
  const said = await run(file, options, { cwd, env: { ...process.env, CI: "1", ...env }, maxBuffer: 1 << 26 }).catch(({ message, stdout, stderr }) => assert.fail(`${message}\n${stdout}${stderr}`));
  return said.stdout.trim();
}

/** Runs a program's text in Node.js, and returns what it prints. */
export const node = (name, text, { file = process.execPath, options = [] } = {}) =>
  finish(file, [...options, "main.mjs"], { cwd: project(name, { "main.mjs": text }) });

/** Returns a port that nobody uses. */
async function freePort() {
  const server = createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => server.on("listening", resolve));
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** Starts a server, calls `use` with its address once it answers, and stops it. `options` get the port. */
export async function served(file, options, { cwd, env }, use) {
  const port = await freePort();
  const address = `http://127.0.0.1:${port}`;
  const server = spawn(file, options(String(port)), { cwd, env: { ...process.env, PORT: String(port), HOST: "127.0.0.1", HOSTNAME: "127.0.0.1", ...env } });
  let log = "";
  for (const stream of [server.stdout, server.stderr]) stream.on("data", (text) => (log += text));
  const over = new Promise((resolve) => server.on("exit", resolve));
  try {
    for (let tries = 0; ; tries += 1) {
      if (await fetch(address).then(() => true, () => false)) break;
      assert.ok(server.exitCode === null && tries < 300, `the server does not answer: ${log}`);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    await use(address);
  } catch (error) {
    throw new Error(`${error.message}\n${log}`, { cause: error });
  } finally {
    server.kill();
    await over;
  }
}

/** Checks the answer of an address. */
export async function asks(address) {
  const response = await fetch(address);
  assert.equal(await response.text(), WANTED, address);
}

let [browser, files] = [];

/** Opens a page in Chromium, and returns what `read` gives once it is not empty. */
export async function open(address, read = () => document.title) {
  browser ??= await require("playwright-core").chromium.launch({ executablePath: process.env.CHROME, args: ["--no-sandbox", "--disable-gpu"] });
  const page = await browser.newPage();
  const faults = [];
  page.on("pageerror", (error) => faults.push(String(error)));
  page.on("console", (message) => message.type() === "error" && faults.push(message.text()));
  try {
    await page.goto(address);
    const text = await page.waitForFunction(read, undefined, { timeout: 30_000 }).catch(() => assert.fail(`no answer: ${faults.join("\n")}`));
    return await text.jsonValue();
  } finally {
    await page.close();
  }
}

/** Opens a built page under a policy that allows its own scripts and WebAssembly, or other ones. */
export async function built(path, scripts = "'self' 'wasm-unsafe-eval'") {
  files ??= await serve();
  return open(`${files.address}/${path}?scripts=${encodeURIComponent(scripts)}`);
}

/** Serves the built pages. */
async function serve() {
  const types = { ".html": "text/html; charset=utf-8", ".js": "text/javascript", ".mjs": "text/javascript", ".wasm": "application/wasm" };
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url, "http://127.0.0.1");
    try {
      const body = readFileSync(join(work, pathname));
      const policy = `default-src 'none'; script-src ${searchParams.get("scripts")}; connect-src 'self'; worker-src blob:`;
      response.writeHead(200, { "Content-Type": types[extname(pathname)] ?? "text/plain", "Content-Security-Policy": policy }).end(body);
    } catch {
      response.writeHead(404).end();
    }
  }).listen(0, "127.0.0.1");
  await new Promise((resolve) => server.on("listening", resolve));
  return { address: `http://127.0.0.1:${server.address().port}`, close: () => server.close() };
}

export async function close() {
  await browser?.close();
  files?.close();
}
