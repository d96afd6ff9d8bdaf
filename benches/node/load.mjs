// The size of a bundled page, and the time to its first check in Chromium on a line of 10 Mbit/s: `load.mjs`. The last row is the page
// of the package itself, until its first verdict.
import { execFileSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { build } from "esbuild";
import { chromium } from "playwright-core";

/** The number of loads of each page. They take turns. */
const ROUNDS = 5;

const LINE = { offline: false, latency: 0, downloadThroughput: 1_250_000, uploadThroughput: 1_250_000 };
const entry = (name) => JSON.stringify(fileURLToPath(new URL(`../../pkg/dist/${name}`, import.meta.url)));
const CONTACT = `{ kind: "individual", given_name: "Ada", family_name: "Byron", country: "US" }, { domain: "mydomain.com", owner: true }`;
const PHONE = `"01 42 68 53 00", "FR"`;

/** The program of each page: it loads, and answers once. */
const PAGES = {
  registrant: `import { check, ready } from ${entry("index.js")}; export const answer = async () => { await ready(); return check(${CONTACT}).accepted === false; };`,
  "registrant/form": `import { check, ready } from ${entry("form.js")}; export const answer = async () => { await ready({ domain: "mydomain.com", countries: [] }); return check(${CONTACT}).accepted === false; };`,
  "registrant/phone": `import { phoneE164, ready } from ${entry("phone.js")}; export const answer = async () => { await ready(); return phoneE164(${PHONE}) === "+33142685300"; };`,
  "libphonenumber-js/max + ajv + i18n-iso-countries": `import { parsePhoneNumberFromString } from "libphonenumber-js/max"; import Ajv from "ajv";
    import countries from "i18n-iso-countries"; import english from "i18n-iso-countries/langs/en.json";
    export const answer = async () => {
      countries.registerLocale(english);
      const valid = new Ajv().compile({ type: "object", required: ["email"], properties: { email: { type: "string" } } });
      return parsePhoneNumberFromString(${PHONE}).isValid() && !valid({}) && countries.getAlpha2Code("France", "en") === "FR";
    };`,
  "libphonenumber-js/max": `import { parsePhoneNumberFromString } from "libphonenumber-js/max"; export const answer = async () => parsePhoneNumberFromString(${PHONE}).isValid();`,
};

const SHOW = `answer().then((is) => { document.title = is ? String(performance.now()) : "wrong"; }, (error) => { document.title = String(error); });`;

/** Bundles a page as an application does. */
async function bundled(program) {
  const stdin = { contents: `${program}\n${SHOW}`, resolveDir: fileURLToPath(new URL(".", import.meta.url)) };
  const external = ["./pieces/*", "./languages/*"];
  const built = await build({ stdin, external, bundle: true, format: "esm", minify: true, write: false, logLevel: "error" });
  return Buffer.from(built.outputFiles[0].contents);
}

/** Builds the page of the package: what the command says about it, and its files compressed as a host does. */
function builtPage() {
  const folder = mkdtempSync(join(tmpdir(), "registrant-load-"));
  try {
    const said = execFileSync(process.execPath, [fileURLToPath(new URL("../../pkg/dist/bin.cjs", import.meta.url)), "page", folder], { encoding: "utf8" });
    const paths = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((one) => one.isFile()).map((one) => join(one.parentPath ?? one.path, one.name));
    return { said, files: new Map(paths.map((path) => [path.slice(folder.length), gzipSync(readFileSync(path), { level: 9 })])) };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const TYPES = { ".html": "text/html", ".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml", ".json": "application/json", ".wasm": "application/wasm" };
const page = builtPage();
const names = Object.keys(PAGES);
const scripts = await Promise.all(Object.values(PAGES).map(bundled));
const packed = scripts.map((script) => gzipSync(script, { level: 9 }));
const server = createServer((request, response) => {
  const path = request.url.replace(/^\/page/, "").replace(/\/$/, "/index.html");
  if (request.url.startsWith("/page/") && page.files.has(path)) {
    response.writeHead(200, { "Content-Type": TYPES[extname(path)] ?? "text/plain", "Content-Encoding": "gzip", "Cache-Control": "no-store" });
    return response.end(page.files.get(path));
  }
  const at = Number(/^\/(\d)/.exec(request.url)?.[1] ?? names.length);
  if (at >= names.length) return response.writeHead(404).end();
  if (!request.url.endsWith(".js")) {
    response.writeHead(200, { "Content-Type": "text/html" });
    return response.end(`<!doctype html><meta charset=utf-8><title></title><script type="module" src="/${at}.js"></script>`);
  }
  response.writeHead(200, { "Content-Type": "text/javascript", "Content-Encoding": "gzip", "Cache-Control": "no-store" });
  return response.end(packed[at]);
});
server.listen(0, "127.0.0.1");
await once(server, "listening");
const browser = await chromium.launch({ executablePath: process.env.CHROME, args: process.env.CHROMIUM_FLAGS.split(" ") });

/** Returns the milliseconds from the start of a page to its answer, or to the verdict of the page of the package. */
async function time(at) {
  const context = await browser.newContext();
  const tab = await context.newPage();
  const session = await context.newCDPSession(tab);
  await session.send("Network.enable");
  await session.send("Network.emulateNetworkConditions", LINE);
  await tab.goto(`http://127.0.0.1:${server.address().port}/${at ?? "page/"}`);
  const found = await tab.waitForFunction((isPage) => (isPage ? document.querySelector("#banner[data-verdict]") && performance.now() : document.title), at === undefined);
  const title = await found.jsonValue();
  await context.close();
  if (Number.isNaN(Number(title))) throw new Error(`${names[at] ?? "the page"}: ${title}`);
  return Number(title);
}

try {
  const [times, first] = [names.map(() => []), []];
  const middle = (all) => Math.round(all.sort((one, other) => one - other)[ROUNDS >> 1]);
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const at of names.keys()) times[at].push(await time(at));
    first.push(await time());
  }
  console.log("| page | gzip, KB | brotli, KB | first answer, ms |\n|---|---|---|---|");
  for (const [at, name] of names.entries()) {
    const sizes = [packed[at], brotliCompressSync(scripts[at])].map(({ length }) => Math.round(length / 1000));
    console.log(`| ${[name, ...sizes, middle(times[at])].join(" | ")} |`);
  }
  console.log(`| the page of the package | ${/loads ([\d,]+) KB/.exec(page.said)[1]} | | ${middle(first)} |`);
} finally {
  await browser.close();
  server.close();
}
