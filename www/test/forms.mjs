// Serves the built package and pages for the tests of forms, and opens them in Chromium.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { join } from "node:path";
import { after, afterEach, before } from "node:test";
import { chromium } from "playwright-core";

export const root = join(import.meta.dirname, "../..");
const require = createRequire(join(root, "package.json"));
const dist = process.env.DIST ?? join(root, "pkg/dist");
const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const POLICY = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src data:; form-action 'self'";
const TYPES = { js: "text/javascript", html: "text/html; charset=utf-8" };

/** Opens pages by path, each with texts of its own besides the package's. */
async function open(pages) {
  const server = createServer((request, response) => {
    const path = new URL(request.url, "http://localhost").pathname;
    const text = pages[path] ?? (path.startsWith("/dist/") && path.endsWith(".js") ? readFileSync(join(dist, path.slice(5))) : undefined);
    const type = TYPES[path.split(".").at(-1)] ?? TYPES.html;
    response.writeHead(text === undefined ? 404 : 200, { "content-type": type, "content-security-policy": POLICY });
    response.end(text);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const browser = await chromium.launch({ executablePath: process.env.CHROME, args: process.env.CHROMIUM_FLAGS.split(" ") });
  const faults = [];
  return {
    faults,
    async page(path) {
      const page = await browser.newPage();
      page.on("console", (message) => ["error", "warning"].includes(message.type()) && faults.push(message.text()));
      page.on("pageerror", (error) => faults.push(error.stack));
      await page.goto(`http://127.0.0.1:${server.address().port}${path}`);
      return page;
    },
    async close() {
      await browser.close();
      server.close();
    },
  };
}

/** Serves the pages that a function makes to the tests of a file. After each test its tab is closed, and the console was silent. */
export function serve(pages, tab) {
  let opened;
  before(async () => {
    opened = await open(pages());
  });
  after(() => opened?.close());
  afterEach(async () => {
    await tab()?.close();
    assert.deepEqual(opened.faults.splice(0), [], "the console is silent");
  });
  return {
    page: (path) => opened.page(path),
    get faults() {
      return opened.faults;
    },
  };
}

/** Returns whether a form was sent. */
export const isSent = (tab) => /\/sent/.test(tab.url());

/** Puts a long text into a control of the page or of an element's shadow. */
export const paste = (tab, selector, length) => tab.evaluate(([selector, length]) => {
  const find = (root) => root.querySelector(selector) ?? [...root.querySelectorAll("registrant-form")].map((one) => one.shadowRoot.querySelector(selector))[0];
  const control = find(document);
  control.value = "x".repeat(length);
  control.dispatchEvent(new InputEvent("input", { bubbles: true, composed: true }));
}, [selector, length]);

/** Fails if axe-core finds anything. */
export async function accessible(page) {
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => globalThis.axe.run());
  assert.deepEqual(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]), []);
}
