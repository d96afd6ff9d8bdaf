// The frame of the page: its server, languages, colours and addresses, and what it says if something fails.
import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { request } from "node:http";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { execFileSync } from "node:child_process";
import { after, afterEach, before, test } from "node:test";
import { accessible, dist, fits, open, serve } from "./site.mjs";

const LANGUAGES = ["en", "fr", "de", "es", "it", "nl", "pt", "ja", "zh"];
const words = join(import.meta.dirname, "../words");
const views = ["check", "convert", "where", "batch", "docs", "docs/schemas", "docs/install", "docs/speed", "tld/it"];
let site;
let page;

before(async () => {
  site = await open();
});
after(() => site?.close());
afterEach(async () => {
  await page?.context().close();
  page = undefined;
  assert.deepEqual(site.faults.splice(0), [], "the console and the network are silent");
});

/** Asks the server, and returns status and headers. */
const ask = (path, { host = "localhost", method = "GET" } = {}) =>
  new Promise((resolve, reject) => {
    const asked = request(site.address, { path, method, headers: { host } }, (response) => {
      response.resume();
      resolve({ status: response.statusCode, headers: response.headers });
    });
    asked.on("error", reject);
    asked.end();
  });

test("the server answers for itself alone, with a strict policy", async () => {
  const { status, headers } = await ask("/");
  assert.equal(status, 200);
  assert.match(headers["content-security-policy"], /^default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self';.*frame-ancestors 'none'$/);
  assert.equal(headers["x-content-type-options"], "nosniff");
  assert.equal(headers["referrer-policy"], "no-referrer");
  for (const path of ["/none.html", "/../package.json", "/%2e%2e/package.json", "//etc/passwd", "/registrant/../index.html", "/_headers"]) assert.equal((await ask(path)).status, 404, path);
  for (const host of ["evil.example", "evil.example:8080", "localhost.evil.example"]) assert.equal((await ask("/", { host })).status, 421, host);
  assert.equal((await ask("/", { method: "POST" })).status, 405);
  assert.equal((await ask("/?from=somewhere")).status, 200);
});

test("the server ends requests that are too long or too slow", async () => {
  const { port } = new URL(site.address);
  const talk = (text) =>
    new Promise((resolve) => {
      const socket = connect(Number(port), "127.0.0.1", () => socket.write(text));
      let answer = "";
      socket.on("data", (data) => (answer += data));
      for (const event of ["close", "error"]) socket.on(event, () => resolve(answer.split("\r\n")[0]));
    });
  assert.match(await talk(`GET / HTTP/1.1\r\nHost: localhost\r\nX: ${"a".repeat(20_000)}`), /431/);
  assert.match(await talk("GET / HTTP/1.1\r\nHost: localhost\r\n"), /408/);
});

test("the command writes one folder for any static host, and names its size", () => {
  const folder = mkdtempSync(join(tmpdir(), "registrant-page-"));
  const run = (...args) => execFileSync(process.execPath, [join(dist, "bin.cjs"), "page", ...args], { encoding: "utf8", stdio: "pipe" });
  try {
    assert.match(run(folder), /\d+ files, [\d,]+ KB; a first check loads \d+ KB \(gzip\)/);
    assert.match(site.said, /a first check loads \d+ KB/);
    const [, list] = readFileSync(join(folder, "sw.js"), "utf8").match(/FILES = (\[.*?\]);/);
    const all = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((one) => one.isFile()).map((one) => join(one.parentPath ?? one.path, one.name).slice(folder.length + 1));
    assert.deepEqual(JSON.parse(list).slice(1).sort(), all.filter((name) => name !== "sw.js" && name !== "_headers").sort());
    const [, policy] = readFileSync(join(folder, "_headers"), "utf8").match(/Content-Security-Policy: (.*)/);
    const [, own] = readFileSync(join(folder, "index.html"), "utf8").match(/Content-Security-Policy" content="(.*?)"/);
    assert.equal(policy, `${own}; frame-ancestors 'none'`, "a host that reads no file of headers has the policy too");
  } finally {
    rmSync(folder, { recursive: true });
  }
  for (const wrong of [["--port"], ["--port", "70000"], ["--port", "1", "x"], ["one", "two"], ["--open"]]) {
    assert.throws(() => run(...wrong), ({ status, stderr }) => status === 2 && /^registrant: expected .*; write `npx registrant page`/.test(stderr), wrong.join(" "));
  }
});

test("every text of the page is in every language, with the same values", async () => {
  /** Words that two languages share. */
  const same = /^(\{n\}.*|Contact|Problem|Format|Document|Transfer|Transfert|Dominio|Domain|Registrar|Auto|Batch|Source|Billing|Convertir|Verificar|Administrativo|Técnico|Titular|Loading…|Association|Speed|Install|Open|yes|[A-Z]+|.*[=/#].*)$/;
  for (const file of readdirSync(words)) {
    const { default: table } = await import(join(words, file));
    for (const [key, texts] of Object.entries(table)) {
      assert.equal(texts.length, LANGUAGES.length, `${file}: ${key}`);
      const values = (text) => [...new Set(text.match(/\{\w+\}/g))].sort().join();
      for (const [index, text] of texts.entries()) {
        assert.ok(text.trim().length > 0, `${file}: ${key} in ${LANGUAGES[index]}`);
        assert.equal(values(text), values(texts[0]), `${file}: ${key} in ${LANGUAGES[index]}`);
        if (index > 0 && text === texts[0]) assert.match(text, same, `${file}: ${key} is English in ${LANGUAGES[index]}`);
      }
    }
  }
});

test("the page speaks the chosen language, and remembers it", async () => {
  page = await site.view("#/check", { locale: "de-DE", viewport: { width: 360, height: 740 } });
  assert.equal(await page.getAttribute("html", "lang"), "de");
  assert.match(await page.textContent("h1"), /Registry/);
  for (const language of LANGUAGES) {
    await page.selectOption("#language", language);
    await page.waitForFunction((tag) => document.documentElement.lang.startsWith(tag) && document.querySelector("#banner[data-verdict]"), language);
    await fits(page);
    assert.ok(await page.evaluate(() => document.querySelector("nav").scrollWidth <= document.querySelector("nav").clientWidth), `the navigation in ${language}`);
  }
  assert.equal(await page.getAttribute("html", "lang"), "zh-Hans");
  await page.reload();
  await page.waitForSelector("main:not([aria-busy])");
  assert.equal(await page.getAttribute("html", "lang"), "zh-Hans");
});

test("no view mixes English into another language", async () => {
  const english = new Set();
  for (const file of readdirSync(words)) {
    const { default: table } = await import(join(words, file));
    for (const [first, ...others] of Object.values(table)) if (!others.includes(first) && first.length > 3 && !first.includes("{")) english.add(first);
  }
  for (const view of views) {
    page = await site.view(`#/${view}`, { locale: "ja-JP" });
    await page.waitForLoadState("networkidle");
    if (await page.$("#example")) await page.click("#example");
    const texts = await page.evaluate(() => {
      const all = [];
      const walk = (node) => {
        if (node.nodeType === 3 && node.data.trim() && !node.parentElement?.closest("[lang=en], option, script, style")) all.push(node.data.trim());
        for (const child of node.shadowRoot?.childNodes ?? []) walk(child);
        for (const child of node.childNodes) walk(child);
      };
      walk(document.body);
      return all;
    });
    assert.deepEqual(texts.filter((text) => english.has(text) || /\b(the|is|please|choose|optional)\b/i.test(text)), [], view);
    await page.context().close();
  }
});

test("each view is accessible, and fits a phone in light and dark", async (t) => {
  for (const view of views) {
    for (const [colorScheme, viewport] of [["light", { width: 1280, height: 900 }], ["dark", { width: 360, height: 740 }]]) {
      page = await site.view(`#/${view}`, { colorScheme, viewport });
      await page.waitForLoadState("networkidle");
      if (await page.$("#example")) await page.click("#example");
      t.diagnostic(`axe-core in ${view}, ${colorScheme}: ${await accessible(page)} ms`);
      await fits(page);
      await page.context().close();
    }
  }
});

test("the navigation goes by keyboard, and the title takes the focus", async () => {
  page = await site.view("");
  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement.id), "skip");
  await page.keyboard.press("Enter");
  assert.equal(await page.evaluate(() => document.activeElement.id), "main");
  for (const view of ["convert", "where", "batch", "docs"]) {
    await page.focus(`nav a[href="#/${view}"]`);
    await page.keyboard.press("Enter");
    await page.waitForFunction((name) => document.querySelector(`.view.${name} h1`) === document.activeElement, view);
    assert.equal(await page.getAttribute("nav [aria-current]", "href"), `#/${view}`);
  }
});

test("it says its version and the date of its rules", async (t) => {
  page = await site.view("#/check");
  await page.waitForSelector("#banner[data-verdict]");
  t.diagnostic(`the first verdict after ${Math.round(await page.evaluate(() => performance.now()))} ms; ${site.said}`);
  assert.match(await page.textContent("#version"), /registrant \d+\.\d+\.\d+, rules as of \w+ \d+, 20\d\d/);
});

test("colours: by the system, or as chosen", async () => {
  page = await site.view("", { colorScheme: "dark" });
  const background = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  const dark = await background();
  await page.selectOption("#theme", "light");
  assert.notEqual(await background(), dark);
  await page.selectOption("#theme", "dark");
  assert.equal(await background(), dark);
});

test("an address that nobody knows shows the first view, and a broken one does too", async () => {
  for (const address of ["#/none", "#/%E0%A4%A", "#"]) {
    page = await site.view(address);
    assert.ok(await page.$(".view.check"), address);
    await page.context().close();
  }
});

test("after the first visit, every view works without a network", async () => {
  const server = await serve();
  const context = await site.browser.newContext({ locale: "en-US" });
  page = await context.newPage();
  await page.goto(server.address);
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.waitForFunction(() => navigator.serviceWorker.controller);
  await server.end();
  await page.reload();
  await page.waitForSelector("#banner[data-verdict]");
  for (const view of views) {
    await page.goto(`${server.address}#/${view}`);
    await page.waitForSelector("main:not([aria-busy]) h1");
    assert.equal(await page.$(".failed"), null, view);
  }
  await page.goto(`${server.address}#/convert`);
  await page.click("#example");
  await page.waitForSelector("#outcome");
});

test("a wasm file that fails to load, and a policy without wasm, get a sentence and a way on", async () => {
  const blocked = async (route, headers) => {
    const context = await site.browser.newContext({ serviceWorkers: "block" });
    page = await context.newPage();
    if (route) await page.route(route, (one) => one.fulfill({ status: 200, body: "not wasm", contentType: "application/wasm" }));
    if (headers) await page.route(site.address, async (one) => one.fulfill({ response: await one.fetch(), headers }));
  };
  await blocked("**/registrant.wasm");
  await page.goto(`${site.address}#/convert`);
  await page.waitForSelector(".failed");
  assert.match(await page.textContent(".failed"), /missing or damaged. Try again/);
  await page.unroute("**/registrant.wasm");
  await page.click(".failed button");
  await page.click("#example");
  await page.waitForSelector("#outcome");
  await page.context().close();
  await blocked(undefined, { "content-type": "text/html", "content-security-policy": "script-src 'self'" });
  await page.goto(site.address);
  await page.waitForSelector(".failed");
  assert.match(await page.textContent(".failed"), /must allow 'wasm-unsafe-eval'/);
});

test("the worker of a batch says the same, in the page's language", async () => {
  for (const [route, answer, said] of [
    ["**/registrant.wasm", { body: "not wasm", contentType: "application/wasm" }, /fehlt oder ist beschädigt/],
    ["**/batch-worker.js", { headers: { "content-type": "text/javascript", "content-security-policy": "script-src 'self'" } }, /muss 'wasm-unsafe-eval' in script-src/],
    ["**/batch-worker.js", { status: 404, body: "none" }, /Datei dieser Seite fehlt/],
  ]) {
    page = await (await site.browser.newContext({ serviceWorkers: "block", locale: "de-DE" })).newPage();
    await page.route(route, async (one) => one.fulfill(answer.headers ? { response: await one.fetch(), headers: answer.headers } : answer));
    await page.goto(`${site.address}#/batch`);
    await page.click("#example");
    await page.waitForFunction(() => document.querySelector(".problem").textContent !== "");
    assert.match(await page.textContent(".problem"), said);
    await page.context().close();
  }
});
