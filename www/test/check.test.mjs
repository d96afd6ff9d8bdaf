// The view that checks a contact.
import assert from "node:assert/strict";
import { test } from "node:test";
import { accessible, fits, page, site, tabTo, visit } from "./site.mjs";

visit("#/check", "#banner[data-verdict=open]");

const control = (name) => page.locator(`registrant-form [data-registrant-field=${name}] [part=control]`);
const field = (name) => page.locator(`registrant-form [data-registrant-field=${name}]`);
const verdict = () => page.getAttribute("#banner", "data-verdict");
const until = (state) => page.waitForSelector(`#banner[data-verdict=${state}]`);

/** The contact of the FAQ of Gandi's API, version 3. */
const FAQ = { country: "FR", given_name: "Given", family_name: "Family", street: "my street", postal_code: "75000", city: "My City", email: "given@family.net", phone: "+33123456789" };
const BIRTH = { birth_city: "Paris", birth_date: "1980-01-01", birth_department: "75", birth_country: "FR" };

async function fill(values) {
  for (const [name, value] of Object.entries(values)) {
    const one = control(name);
    if ((await one.evaluate((node) => node.localName)) === "select") await one.selectOption(value);
    else await one.fill(value);
  }
}

async function atGandi() {
  await page.click(".more summary");
  await page.selectOption("#provider", "gandi");
}

test("the contact of Gandi's FAQ: four fields to fill in, then accepted", async () => {
  await atGandi();
  await fill(FAQ);
  await page.click("#check-all");
  await until("refused");
  assert.match(await page.textContent("#banner"), /^4 errors/);
  assert.equal(await page.locator("#wrong > li[data-severity=error]").count(), 4);
  for (const name of Object.keys(BIRTH)) assert.notEqual(await field(name).locator("[part=error]").textContent(), "", name);
  await fill({ birth_city: "Paris" });
  assert.equal(await verdict(), "refused");
  await fill(BIRTH);
  await until("accepted");
  await page.click("#sent summary");
  await page.selectOption("#sent-schema", "gandi-v3");
  await page.waitForFunction(() => document.querySelector("#sent-document pre")?.textContent.includes("birth_city"));
  assert.equal(JSON.parse(await page.textContent("#sent-document pre")).given, "Given");
  assert.equal(await page.textContent("#gandi-answer"), "true");
  await control("birth_city").fill("");
  await page.waitForFunction(() => document.querySelector("#gandi-answer").textContent !== "true");
  assert.deepEqual(JSON.parse(await page.textContent("#gandi-answer")).map(({ field }) => field), ["birth_city"]);
});

test("a company is not asked for its birth; what was typed stays", async () => {
  await atGandi();
  await fill(FAQ);
  await control("kind").selectOption("company");
  await field("birth_city").waitFor({ state: "hidden" });
  await fill({ organization: "Company" });
  await until("accepted");
  await control("kind").selectOption("individual");
  await page.waitForFunction(() => document.querySelector("#banner").dataset.verdict !== "accepted");
});

test("what nobody has been at is asked for, not blamed; its button goes to the field", async () => {
  assert.equal(await page.locator("#wrong > li").count(), 0);
  assert.match(await page.textContent("#empty"), /Given name/);
  await page.click("#empty button:has-text('City')");
  assert.equal(await page.evaluate(() => document.querySelector("registrant-form").shadowRoot.activeElement.closest("[data-registrant-field]").dataset.registrantField), "city");
});

test("a slip is repaired at one click, beside the form too", async () => {
  await fill({ ...FAQ, email: "given@gmial.com" });
  await control("email").blur();
  await page.click("#wrong .fix");
  assert.equal(await control("email").inputValue(), "given@gmail.com");
  await page.waitForFunction(() => document.querySelector("#wrong").children.length === 0);
});

test("every finding and every field names its source", async () => {
  await fill(FAQ);
  await page.fill("#domain", "mydomain.us");
  await control("country").selectOption("US");
  await field("us_nexus_category").waitFor();
  await page.click("#check-all");
  await page.waitForFunction(() => document.querySelectorAll("#wrong a").length > 0);
  const links = await page.locator("#wrong li").evaluateAll((all) => all.map((item) => item.querySelector("a, .source")?.rel));
  assert.deepEqual([...new Set(links)], ["noopener noreferrer"]);
  await control("us_nexus_category").focus();
  assert.match(await page.textContent("#about"), /Connection with the United States.*Source/);
  assert.match(await page.textContent("#notes"), /checks at random/);
  assert.match(await page.textContent("#verification"), /Source/);
  assert.match(await page.textContent("#notes"), /Also needed: .*Technical contact/);
});

test("several domains: the form asks for all, and each has its verdict", async () => {
  await page.fill("#domain", "mydomain.fr, mydomain.us mydomain.de");
  await control("us_nexus_category").waitFor();
  assert.deepEqual(await page.locator("#domains a").allTextContents(), ["mydomain.fr", "mydomain.us", "mydomain.de"]);
  await fill(FAQ);
  await page.click("#check-all");
  await until("refused");
  const states = await page.locator("#domains li").evaluateAll((all) => all.map(({ dataset }) => dataset.verdict));
  assert.equal(states[0], "accepted");
  assert.notEqual(states[1], "accepted");
});

test("a domain that nobody can register gets a sentence, and the form recovers", async () => {
  for (const [typed, said] of [["", /Type a domain/], ["mydomain.no-such-suffix", /Nobody can register mydomain.no-such-suffix/], ["fr", /Check the spelling/]]) {
    await page.fill("#domain", typed);
    assert.match(await page.textContent("#domain-problem"), said);
    assert.equal(await verdict(), "none");
  }
  await page.fill("#domain", "mydomain.fr");
  await until("open");
  assert.equal(await page.textContent("#domain-problem"), "");
});

test("rules that do not come get a sentence, and the form recovers", async () => {
  const context = await site.browser.newContext({ serviceWorkers: "block" });
  const other = await context.newPage();
  await other.route("**/pieces/rules-u.js", (route) => route.abort());
  await other.goto(`${site.address}#/check`);
  await other.waitForSelector("#banner[data-verdict=open]");
  await other.fill("#domain", "mydomain.us");
  await other.waitForSelector("#banner[data-verdict=none]");
  assert.match(await other.textContent("#domain-problem"), /missing or damaged. Try again/);
  await other.fill("#domain", "mydomain.fr");
  await other.waitForSelector("#banner[data-verdict=open]");
  assert.equal(await other.textContent("#domain-problem"), "");
  await context.close();
});

test("no typed value reaches the address or the memory of the browser", async () => {
  await fill(FAQ);
  await page.click("#check-all");
  const kept = await page.evaluate(() => location.href + JSON.stringify({ ...localStorage, ...sessionStorage }));
  for (const value of [...Object.values(FAQ).filter((value) => value.length > 2), "mydomain"]) assert.ok(!kept.includes(value), value);
});

test("another language and another view keep what was typed", async () => {
  await fill(FAQ);
  await page.selectOption("#language", "de");
  await page.waitForSelector("h1:has-text('Registry')");
  await until("accepted");
  assert.equal(await control("city").inputValue(), "My City");
  assert.match(await field("family_name").locator("label").textContent(), /Nachname/);
  await page.goto(`${site.address}#/convert`);
  await page.goto(`${site.address}#/check`);
  await until("accepted");
  assert.equal(await control("city").inputValue(), "My City");
  await page.click("#clear");
  await until("open");
  assert.equal(await control("city").inputValue(), "");
});

test("a contact is checked by keyboard alone", async () => {
  await tabTo(page, "#domain");
  await page.keyboard.press("ControlOrMeta+A");
  await page.keyboard.type("mydomain.de");
  await tabTo(page, "registrant-form");
  const typed = { country: "Germany", given_name: "Ada", family_name: "Byron", street: "Weg 1", postal_code: "10115", city: "Berlin", email: "ada@example.de", phone: "+49 30 901820" };
  for (let count = 0; count < 40 && (await verdict()) !== "accepted"; count += 1) {
    const name = await page.evaluate(() => document.querySelector("registrant-form").shadowRoot.activeElement?.closest("[data-registrant-field]")?.dataset.registrantField);
    if (typed[name]) await page.keyboard.type(typed[name]);
    await page.keyboard.press("Tab");
  }
  await until("accepted");
});

test("the widest form fits a phone and is accessible, with every message open", async () => {
  await page.setViewportSize({ width: 360, height: 740 });
  await page.fill("#domain", "mydomain.us mydomain.it mydomain.fr");
  await control("us_nexus_category").waitFor();
  await page.click("#check-all");
  await page.click("#sent summary");
  await page.waitForSelector("#sent-document pre");
  await fits(page);
  await accessible(page);
});
