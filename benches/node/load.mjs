// The size of a bundled page, and the time to its first check in Chromium on a line of 10 Mbit/s: `load.mjs`.
import { once } from "node:events";
import { createServer } from "node:http";
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
  "registrant/form": `import { check, ready } from ${entry("form.js")}; export const answer = async () => { await ready({ domain: "mydomain.com" }); return check(${CONTACT}).accepted === false; };`,
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

const names = Object.keys(PAGES);
const scripts = await Promise.all(Object.values(PAGES).map(bundled));
const packed = scripts.map((script) => gzipSync(script, { level: 9 }));
const server = createServer((request, response) => {
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

/** Returns the milliseconds from the start of a page to its answer. */
async function time(at) {
  const context = await browser.newContext();
  const tab = await context.newPage();
  const session = await context.newCDPSession(tab);
  await session.send("Network.enable");
  await session.send("Network.emulateNetworkConditions", LINE);
  await tab.goto(`http://127.0.0.1:${server.address().port}/${at}`);
  await tab.waitForFunction(() => document.title !== "");
  const title = await tab.title();
  await context.close();
  if (Number.isNaN(Number(title))) throw new Error(`${names[at]}: ${title}`);
  return Number(title);
}

try {
  const times = names.map(() => []);
  for (let round = 0; round < ROUNDS; round += 1) for (const at of names.keys()) times[at].push(await time(at));
  console.log("| page | gzip, KB | brotli, KB | first answer, ms |\n|---|---|---|---|");
  for (const [at, name] of names.entries()) {
    const sizes = [packed[at], brotliCompressSync(scripts[at])].map(({ length }) => Math.round(length / 1000));
    const median = Math.round(times[at].sort((one, other) => one - other)[ROUNDS >> 1]);
    console.log(`| ${[name, ...sizes, median].join(" | ")} |`);
  }
} finally {
  await browser.close();
  server.close();
}
