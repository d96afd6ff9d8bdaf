// The page in Chromium, as `cargo xtask demo` serves it: the conversation of the Gandi v3 FAQ.
import assert from "node:assert/strict";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, afterEach, before, beforeEach, test } from "node:test";
import { chromium } from "playwright-core";

const BIRTH = { birth_city: "Paris", birth_date: "1980-01-01", birth_department: "75", birth_country: "FR" };
const screenshots = mkdtempSync(join(tmpdir(), "registrant-page-"));
const faults = [];
let browser;
let page;

before(async () => {
  const args = process.env.CHROMIUM_FLAGS.split(" ");
  browser = await chromium.launch({ executablePath: process.env.CHROME, args });
});
after(() => browser?.close());

beforeEach(async () => {
  page = await browser.newPage();
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) faults.push(message.text());
  });
  page.on("pageerror", (error) => faults.push(error.stack));
  page.on("requestfailed", (request) => faults.push(`${request.url()} failed`));
  page.on("request", (request) => {
    const { protocol, host } = new URL(request.url());
    if (protocol !== "data:" && host !== new URL(process.env.PAGE).host) faults.push(`${request.url()} is not ours`);
  });
  const response = await page.goto(process.env.PAGE);
  assert.match(response.headers()["content-security-policy"], /^default-src 'none';.*'wasm-unsafe-eval'/);
  await page.waitForSelector("#banner[data-verdict=refused]");
});

afterEach(async () => {
  await page.close();
  assert.deepEqual(faults.splice(0), [], "the console and the network are silent");
});

/** The fields that are marked as wrong, each with its message. */
const invalid = () =>
  page.$$eval("[aria-invalid=true]", (nodes) =>
    nodes.map(({ id }) => [id, document.getElementById(`${id}-message`).textContent.trim()]),
  );
const ids = async () => (await invalid()).map(([id]) => id);
const verdict = () => page.getAttribute("#banner", "data-verdict");
const shoot = (name) => page.screenshot({ path: join(screenshots, `${name}.png`), fullPage: true });

test("the FAQ's contact: four errors, fixed one by one, then accepted", async (t) => {
  await page.fill("#domain", "mydomain.fr");
  const typed = {
    given: "Given",
    family: "Family",
    streetaddr: "my street",
    zip: "75000",
    city: "My City",
    phone: "+33123456789",
    email: "given@family.net",
  };
  for (const [id, value] of Object.entries(typed)) await page.fill(`#${id}`, value);
  await page.selectOption("#country", "FR");
  assert.deepEqual(await ids(), [], "what nobody has been at is not blamed");
  await page.click("[type=submit]");
  const errors = await invalid();
  assert.deepEqual(errors.map(([id]) => id), Object.keys(BIRTH));
  for (const [id, message] of errors) assert.notEqual(message, "", id);
  assert.equal(await page.evaluate(() => document.activeElement.id), "birth_city");
  assert.match(await page.textContent("#banner"), /^Refused.*4 errors/);
  const answer = JSON.parse(await page.textContent("#gandi"));
  assert.deepEqual(answer.map(({ field }) => field), Object.keys(BIRTH));
  await shoot("refused");

  const { birth_country, ...texts } = BIRTH;
  for (const [id, value] of Object.entries(texts)) {
    await page.fill(`#${id}`, value);
    assert.ok(!(await ids()).includes(id), `${id} is settled`);
    assert.equal(await verdict(), "refused");
  }
  await page.selectOption("#birth_country", birth_country);
  assert.equal(await verdict(), "accepted");
  assert.deepEqual(await ids(), []);
  assert.equal(await page.textContent("#gandi"), "true");
  assert.equal(JSON.parse(await page.textContent("#report")).accepted, true);
  await page.emulateMedia({ colorScheme: "dark" });
  await shoot("accepted");
  t.diagnostic(`screenshots in ${screenshots}`);
});

test("the FAQ's contact at one click; a company is not asked for its birth", async () => {
  await page.click("#faq");
  assert.deepEqual(await ids(), Object.keys(BIRTH));
  await page.selectOption("#type", "1");
  await page.fill("#orgname", "Company");
  assert.ok(await page.isHidden("#birth_city"));
  assert.equal(await verdict(), "accepted");
  await page.selectOption("#type", "0");
  assert.equal(await verdict(), "refused");
});

test("messages in another language", async () => {
  await page.click("#faq");
  await page.selectOption("#language", "fr");
  assert.match(await page.textContent("#birth_city-message"), /ville de naissance/);
  await page.selectOption("#language", "en");
  assert.match(await page.textContent("#birth_city-message"), /city of birth/);
});

test("a domain that cannot be checked is said so, and recovers", async () => {
  await page.click("#faq");
  for (const domain of ["", "mydomain.no-such-suffix"]) {
    await page.fill("#domain", domain);
    assert.equal(await verdict(), "none");
    assert.match(await page.textContent("#banner"), /^Cannot be checked/);
  }
  await page.fill("#domain", "mydomain.fr");
  assert.equal(await verdict(), "refused");
});

test("it says its version and the date of its rules, and fits a telephone", async () => {
  assert.match(await page.textContent("#version"), /^\d+\.\d+\.\d+/);
  assert.match(await page.textContent("#data-version"), /^\d{4}-\d\d-\d\d$/);
  await page.setViewportSize({ width: 360, height: 740 });
  await page.click("#faq");
  await shoot("telephone");
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), "no sideways scrolling");
  for (const control of await page.$$("#form input, #form select, #form textarea")) {
    assert.ok(await control.evaluate((node) => node.labels.length > 0), "every control has a label");
  }
});
