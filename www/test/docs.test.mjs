// The documents: the rules of a suffix, the matrix of formats, the installation and the speed.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, afterEach, before, test } from "node:test";
import { accessible, fits, open, tabTo } from "./site.mjs";

let site;
let page;

before(async () => {
  site = await open();
});
after(() => site?.close());
afterEach(async () => {
  await page.context().close();
  assert.deepEqual(site.faults.splice(0), [], "the console and the network are silent");
});

const row = (label) => page.locator("#asked .asked li", { has: page.locator("h3", { hasText: label }) });

test("the rules of a suffix: what is asked, when, of whom, by which source", async () => {
  page = await site.view("#/tld/it");
  await page.waitForSelector("#facts");
  assert.equal(await page.textContent("h1"), "Rules of .it");
  const pin = row("Italian tax code");
  assert.equal(await pin.getAttribute("data-presence"), "required");
  assert.match(await pin.textContent(), /Required.*Owner/);
  assert.match(await row("Province").or(row("State or province")).first().textContent(), /if the contact/i);
  assert.equal(await row("WHOIS").getAttribute("data-presence"), "forbidden");
  assert.match(await page.textContent("#facts"), /Roles required.*Owner, Administrative contact, and Technical contact.*Last reviewed.*20\d\d/);
  assert.match(await page.textContent("#verification"), /freezes the domains.*Source/);
  await page.click("#rules summary");
  assert.ok((await page.locator("#rules li").count()) > 30);
  assert.match(await page.textContent("#rules"), /nic-it\./);
  await accessible(page);
});

test("the rules for one kind of contact in one country, and who is refused", async () => {
  page = await site.view("#/tld/fr");
  await page.waitForSelector("#facts");
  assert.equal(await row("Given name").getAttribute("data-presence"), "when");
  await page.selectOption("#kind", "individual");
  await page.selectOption("#country", "US");
  assert.equal(await row("Given name").getAttribute("data-presence"), "required");
  assert.match(await page.textContent("#asked .findings"), /address in the European Union.*Source/);
  await page.selectOption("#country", "FR");
  assert.equal(await page.locator("#asked .findings li").count(), 0);
});

test("a suffix without rules of its own says so, and an unknown one helps", async () => {
  page = await site.view("#/tld/able");
  await page.waitForSelector("#facts");
  assert.match(await page.textContent(".lead"), /Nobody has reviewed .able yet/);
  await page.goto(`${site.address}#/tld/co.uk`);
  await page.waitForSelector("h1:has-text('.co.uk')");
  await page.goto(`${site.address}#/tld/no-such-suffix`);
  await page.waitForSelector("h1:has-text('Nobody can register')");
  await page.click(".view a[href='#/docs']");
  await page.waitForSelector("#suffix-links");
});

test("from a suffix to the check, and back by its verdict", async () => {
  page = await site.view("#/tld/us");
  await page.click("#facts button");
  await page.waitForSelector("#domains a");
  assert.equal(await page.inputValue("#domain"), "mydomain.us");
  await page.click("#domains a");
  await page.waitForSelector("h1:has-text('Rules of .us')");
});

test("a suffix is found by keyboard", async () => {
  page = await site.view("#/docs");
  await tabTo(page, "#find");
  await page.keyboard.type(".berlin");
  await tabTo(page, "#suffix-links a");
  await page.keyboard.press("Enter");
  await page.waitForSelector("h1:has-text('.berlin')");
});

test("the matrix: every format has a city, few have a place of birth", async () => {
  page = await site.view("#/docs/schemas");
  await page.waitForSelector("#schemas");
  const count = (field) => page.locator(`#schemas tr:has(th[title=${field}]) [role=img]`).count();
  assert.ok((await count("city")) > 15);
  const birth = await count("birth_city");
  assert.ok(birth > 0 && birth < 8, `${birth}`);
  await page.setViewportSize({ width: 360, height: 740 });
  await fits(page);
});

test("the lines to install are those of the package", async () => {
  page = await site.view("#/docs/install");
  const readme = ["README.md", "pkg/README.md"].map((name) => readFileSync(join(import.meta.dirname, "../..", name), "utf8")).join("\n");
  const blocks = await page.locator("pre").allTextContents();
  assert.equal(blocks.length, 10);
  for (const command of ["npm install registrant", "pip install registrant", "report = registrant.check(contact, {\"domain\": \"mydomain.fr\", \"roles\": [\"owner\"]})", "cargo add registrant", "npx registrant check contact.json --domain mydomain.fr", "npx registrant page"]) {
    assert.ok(blocks.some((block) => block.includes(command)) && readme.includes(command), command);
  }
});

test("the speed is measured here", async () => {
  page = await site.view("#/docs/speed");
  await page.waitForSelector("#speed li");
  assert.equal(await page.locator("#speed li").count(), 4);
  await page.waitForFunction(() => document.querySelector("img.chart").naturalWidth > 0);
  await page.setViewportSize({ width: 360, height: 740 });
  await fits(page);
  for (const text of await page.locator("#speed strong").allTextContents()) assert.match(text, /^[\d.,]+ µs$/);
});
