// Starts the server of the page from the built package, and opens views in Chromium.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { after, afterEach, before, beforeEach } from "node:test";
import { chromium } from "playwright-core";

const root = join(import.meta.dirname, "../..");
export const dist = process.env.DIST ?? join(root, "pkg/dist");
const axe = readFileSync(createRequire(join(root, "package.json")).resolve("axe-core/axe.min.js"), "utf8");

/** Starts the server on a free port. */
export async function serve() {
  const server = spawn(process.execPath, [join(dist, "bin.cjs"), "page", "--port", "0"], { stdio: ["ignore", "pipe", "inherit"] });
  const [said] = await Promise.race([
    new Promise((resolve) => createInterface(server.stdout).once("line", (line) => resolve([line]))),
    new Promise((_, reject) => server.once("exit", (status) => reject(new Error(`the server ended with ${status}`)))),
  ]);
  const ended = new Promise((resolve) => server.once("exit", resolve));
  return { said, address: said.split(" ")[0], end: () => server.kill() && ended };
}

/** Starts the server and the browser. `faults` collects what a silent page does not say. */
export async function open() {
  const server = await serve();
  const browser = await chromium.launch({ executablePath: process.env.CHROME, args: process.env.CHROMIUM_FLAGS.split(" ") });
  const faults = [];
  return {
    faults,
    browser,
    said: server.said,
    address: server.address,
    /** Opens a view in a new window with nothing remembered. */
    async view(path, { locale = "en-US", viewport = { width: 1280, height: 900 }, ...more } = {}) {
      const context = await browser.newContext({ locale, viewport, ...more });
      const page = await context.newPage();
      page.on("console", (message) => ["error", "warning"].includes(message.type()) && faults.push(message.text()));
      page.on("pageerror", (error) => faults.push(error.stack));
      page.on("request", (request) => {
        const { protocol, origin } = new URL(request.url());
        if (/^http/.test(protocol) && origin !== new URL(server.address).origin) faults.push(`${request.url()} is not ours`);
      });
      await page.goto(`${server.address}${path}`);
      await page.waitForSelector("main:not([aria-busy])");
      return page;
    },
    async close() {
      await browser.close();
      server.end();
    },
  };
}

/** Fails if axe-core finds anything, and returns the time that it took. */
export async function accessible(page) {
  await page.evaluate(axe);
  const start = Date.now();
  const { violations } = await page.evaluate(() => globalThis.axe.run());
  assert.deepEqual(violations.map(({ id, nodes }) => [id, nodes.slice(0, 5).map(({ html }) => html)]), []);
  return Date.now() - start;
}

/** Fails if a view is wider than the screen. */
export async function fits(page) {
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), "no sideways scrolling");
}

/**
 * Returns the longest task of the page's own thread during some work: its milliseconds of processor time. A clock on the wall would
 * also count what other programs of the machine do.
 */
export async function longestTask(page, work) {
  const session = await page.context().newCDPSession(page);
  const events = [];
  session.on("Tracing.dataCollected", ({ value }) => events.push(...value));
  await session.send("Tracing.start", { transferMode: "ReportEvents", traceConfig: { includedCategories: ["toplevel", "__metadata"] } });
  await work();
  const ended = new Promise((resolve) => session.once("Tracing.tracingComplete", resolve));
  await session.send("Tracing.end");
  await ended;
  const threads = new Set(events.filter(({ name, args }) => name === "thread_name" && args.name === "CrRendererMain").map(({ pid, tid }) => `${pid} ${tid}`));
  const tasks = events.filter(({ pid, tid, tdur }) => threads.has(`${pid} ${tid}`) && tdur !== undefined);
  assert.ok(tasks.length > 0, "the trace has tasks with their processor time");
  return Math.round(Math.max(...tasks.map(({ tdur }) => tdur)) / 1000);
}

/** Presses Tab until an element has the focus, and fails if it never has. */
export async function tabTo(page, selector, most = 80) {
  for (let count = 0; count < most; count += 1) {
    if (await page.evaluate((one) => document.activeElement?.matches(one), selector)) return;
    await page.keyboard.press("Tab");
  }
  assert.fail(`the keyboard does not reach ${selector}`);
}

/** The server, and the view that each test has to itself: see `visit`. */
export let site;
export let page;

/** Opens a view for each test of a file, and fails a test if the console or the network said something. */
export function visit(path, selector) {
  before(async () => {
    site = await open();
  });
  after(() => site?.close());
  beforeEach(async () => {
    page = await site.view(path);
    if (selector) await page.waitForSelector(selector);
  });
  afterEach(async () => {
    await page.context().close();
    assert.deepEqual(site.faults.splice(0), [], "the console and the network are silent");
  });
}
