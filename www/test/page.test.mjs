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
  assert.match(await page.textContent("#birth_city-message"), /Ville de naissance/);
  assert.match(await page.textContent("label[for=birth_city]:lang(fr)"), /Ville de naissance/);
  await page.selectOption("#language", "en");
  assert.match(await page.textContent("#birth_city-message"), /city of birth/);
});

test("the whole page speaks the language that is chosen", async () => {
  await page.click("#faq");
  const text = (selector) => page.textContent(selector);
  for (const [language, lang, family, country, check, verdict] of [
    ["fr", "fr", /^Nom$/, /Allemagne/, /Vérifier/, /^Refusé pour mydomain\.fr : 4 erreurs|^Refusé pour mydomain\.fr: 4 erreurs/],
    ["ja", "ja", /姓/, /ドイツ/, /確認/, /エラー 4 件/],
    ["zh", "zh-Hans", /姓/, /德国/, /检查/, /4 个错误/],
    ["de", "de", /Nachname|Familienname/, /Deutschland/, /Prüfen/, /4 Fehler/],
  ]) {
    await page.selectOption("#language", language);
    assert.equal(await page.getAttribute("html", "lang"), lang);
    assert.match(await text("label[for=family]"), family);
    assert.match(await text("#country option[value=DE]"), country);
    assert.match(await text("#birth_country option[value=DE]"), country);
    assert.match(await text("[type=submit]"), check);
    assert.match(await text("#banner"), verdict);
    assert.equal(await page.inputValue("#country"), "FR", "what was chosen stays");
  }
  await page.click("[type=reset]");
  assert.equal(await page.inputValue("#language"), "de");
  await shoot("deutsch");
});

test("it starts in the browser's language, and in English where it does not speak that", async () => {
  for (const [locale, language] of [["pt-BR", "pt"], ["pl-PL", "en"]]) {
    const context = await browser.newContext({ locale });
    const other = await context.newPage();
    await other.goto(process.env.PAGE);
    await other.waitForSelector("#banner[data-verdict=refused]");
    assert.equal(await other.inputValue("#language"), language);
    assert.equal(await other.getAttribute("html", "lang"), language);
    await context.close();
  }
});

test("every language has all words of the page", async () => {
  const missing = await page.evaluate(async () => {
    const { LANGUAGES, word } = await import("./words.js");
    const select = document.getElementById("language");
    const keys = [...document.querySelectorAll("[data-word]")].map((node) => node.dataset.word);
    return LANGUAGES.filter((language) => {
      select.value = language;
      return select.value !== language || keys.some((key) => word(key) === key && !["update", "transfer", "create", "none", "tech", "admin", "owner"].includes(key));
    });
  });
  assert.deepEqual(missing, []);
});

test("the keyboard goes from a field to its message's link, and to the next field", async () => {
  await page.click("#faq");
  await page.focus("#birth_city");
  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement.closest(".message")?.id), "birth_city-message");
  await page.keyboard.press("Tab");
  assert.notEqual(await page.evaluate(() => document.activeElement.tagName), "BODY");
});

test("a domain that cannot be checked is said so, and recovers", async () => {
  await page.click("#faq");
  for (const domain of ["", "mydomain.no-such-suffix"]) {
    await page.fill("#domain", domain);
    assert.equal(await verdict(), "none");
    const said = await page.textContent("#banner");
    assert.match(said, /^Cannot be checked/);
    const remedy = said.replace(/\.$/, "").split("; ").at(-1);
    assert.equal(said.split(remedy).length, 2, "the remedy is said once");
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

test("the form asks what the registry asks, with labels, choices and reasons", async () => {
  await page.click("#faq");
  await page.selectOption("#provider", "none");
  await page.fill("#domain", "mydomain.us");
  await page.selectOption("#country", "US");
  assert.match(await page.textContent("#registry-legend"), /\.us/);
  const category = page.locator("#us_nexus_category");
  assert.equal(await category.getAttribute("aria-required"), "true");
  assert.ok(await category.evaluate((node) => node.required));
  assert.match(await category.locator("option[value=C11]").textContent(), /^C11: A citizen/);
  assert.match(await page.textContent("#us_nexus_category-why"), /how you are connected/);
  assert.ok(await page.evaluate(() => document.querySelector("label[for=us_app_purpose]") !== null));
  assert.match(await page.textContent("#forbidden"), /WHOIS privacy/);
  assert.equal(await page.isVisible("#birth_city"), false);
  await page.click("[type=submit]");
  assert.deepEqual((await ids()).sort(), ["us_app_purpose", "us_nexus_category"]);
  assert.match(await page.textContent("#notes"), /checks at random/);
  assert.match(await page.textContent("#verification"), /e-mail address; by the registrar/);
  assert.match(await page.textContent("#roles"), /also requires a contact for: tech/);
  await shoot("registry");

  await page.selectOption("#us_app_purpose", "P3");
  await page.selectOption("#us_nexus_category", "C11");
  assert.equal(await verdict(), "accepted");
  await page.fill("#domain", "mydomain.fr");
  assert.equal(await page.isVisible("#us_app_purpose"), false);
  assert.equal(JSON.parse(await page.textContent("#report")).violations.some(({ path }) => path.startsWith("us_")), false);
  await page.fill("#domain", "mydomain.us");
  assert.equal(await page.inputValue("#us_app_purpose"), "P3", "what was chosen comes back with its field");
  assert.equal(await verdict(), "accepted");
});

test("which fields are asked for follows kind, country, roles and provider", async () => {
  await page.click("#faq");
  assert.equal(await page.getAttribute("#birth_city", "aria-required"), "true");
  await page.selectOption("#provider", "none");
  assert.notEqual(await page.getAttribute("#birth_city", "aria-required"), "true");
  assert.equal(await page.getAttribute("#birth_date", "type"), "date");
  await page.selectOption("#type", "1");
  assert.equal(await page.isVisible("#birth_city"), false);
  assert.equal(await page.getAttribute("#orgname", "aria-required"), "true");
  assert.ok(await page.isVisible("#siren"));
  for (const role of ["owner", "admin"]) await page.uncheck(`[name=role][value=${role}]`);
  assert.equal(await verdict(), "none");
  await page.check("[name=role][value=tech]");
  assert.equal(await page.isVisible("#siren"), false);
  assert.equal(await verdict(), "refused", "an organization has a name in each role");
  await page.fill("#orgname", "Example SAS");
  assert.equal(await verdict(), "accepted");
  await page.fill("#domain", "mydomain.able");
  assert.match(await page.textContent("#roles"), /registrant has no rules for \.able/);
});

test("which domains the contact could have, filtered by name", async () => {
  await page.click("#faq");
  await page.selectOption("#provider", "none");
  await page.selectOption("#country", "US");
  await page.click("#eligible-heading");
  await page.waitForSelector("#eligible-lists details");
  assert.match(await page.textContent("#eligible-counts"), /^\d{4} suffixes \(accepted: \d{3,}; /);
  const list = (name) => page.textContent(`#eligible-lists [data-verdict=${name}]`);
  assert.match(await list("acceptable"), /\.usfill in: Purpose of the \.us domain, Connection with the United States/);
  assert.match(await list("not_eligible"), /\.fr .*European Union/);
  await shoot("eligible");
  await page.fill("#eligible-filter", ".WF");
  assert.match(await page.textContent("#eligible-counts"), /not eligible: 1/);
  await page.selectOption("#country", "FR");
  await page.waitForFunction(() => /not eligible: 0/.test(document.getElementById("eligible-counts").textContent));
  await page.fill("#eligible-filter", "no-such-suffix");
  assert.match(await page.textContent("#eligible-counts"), /^0 suffixes/);
});

test("which schema holds which field", async () => {
  await page.click("#schemas-heading");
  const row = (field) => page.locator("#schemas-table tr", { has: page.locator("th", { hasText: new RegExp(`^${field}$`) }) });
  assert.ok((await row("city").locator("td", { hasText: "●" }).count()) > 15, "every schema has a city");
  const birth = await row("birth_city").locator("td", { hasText: "●" }).count();
  assert.ok(birth > 0 && birth < 6, "few schemas have a place of birth");
  await shoot("schemas");
});

test("it fits 400 pixels, in light and in dark, with everything open", async () => {
  await page.setViewportSize({ width: 400, height: 800 });
  await page.click("#faq");
  await page.fill("#domain", "mydomain.us");
  await page.click("#eligible-heading");
  await page.waitForSelector("#eligible-lists details");
  await page.click("#schemas-heading");
  for (const colorScheme of ["light", "dark"]) {
    await page.emulateMedia({ colorScheme });
    await shoot(`narrow-${colorScheme}`);
  }
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), "no sideways scrolling");
  for (const control of await page.$$("input, select, textarea")) {
    assert.ok(await control.evaluate((node) => node.labels.length > 0), "every control has a label");
  }
});
