// The view with the verdict of every suffix.
import assert from "node:assert/strict";
import { test } from "node:test";
import { accessible, fits, page, site, tabTo, visit } from "./site.mjs";

visit("#/where", "#suffixes [role=option]");

/** Scrolls to a suffix: a letter is drawn when it comes near. */
async function near(suffix) {
  await page.fill("#find", `.${suffix}`);
  await page.locator(`#suffixes [aria-label=${suffix[0].toUpperCase()}]`).scrollIntoViewIfNeeded();
  await page.waitForSelector(`[data-suffix=${suffix}]`);
}

async function verdict(suffix) {
  await near(suffix);
  return page.getAttribute(`[data-suffix="${suffix}"]`, "data-verdict");
}

const count = async () => Number((await page.textContent("#count")).replaceAll(",", "").match(/\d+/)[0]);

test("an ordinary contact: every suffix has a verdict, a sign and a reason", async () => {
  assert.ok((await count()) > 1900);
  assert.equal(await page.inputValue("#country"), "US");
  assert.equal(await verdict("com"), "accepted");
  assert.equal(await verdict("us"), "acceptable");
  await page.hover("[data-suffix=us]");
  assert.match(await page.textContent("#reason"), /\.us.*Needs more.*Purpose of the \.us domain.*Connection with the United States/i);
  assert.equal(await verdict("fr"), "not_eligible");
  await page.focus("[data-suffix=fr]");
  assert.match(await page.textContent("#reason"), /\.fr.*Closed.*European Union/);
  await page.selectOption("#country", "FR");
  assert.equal(await verdict("fr"), "accepted");
  assert.equal(await page.getAttribute("[data-suffix=fr]", "aria-label"), ".fr: Open");
});

test("search and filters, together", async () => {
  await page.fill("#find", ".wf");
  assert.equal(await count(), 1);
  await page.fill("#find", "");
  const all = await count();
  await page.click(".filter[data-verdict=not_eligible]");
  assert.ok((await count()) < all);
  assert.equal(await page.locator("[role=option][data-verdict=not_eligible]").count(), 0);
  await page.fill("#find", "no-such-suffix");
  assert.equal(await count(), 0);
});

test("what to fill in for the most gain", async () => {
  const [first] = await page.locator(".gain").allTextContents();
  const gain = Number(first.match(/\+(\d+)/)[1]);
  assert.ok(gain > 1);
  await page.locator(".gain").first().click();
  assert.equal(await count(), gain);
  assert.equal(await page.evaluate(() => document.activeElement.className), "gain", "the focus stays");
});

test("the contact of the check counts, if somebody typed it", async () => {
  assert.equal(await page.locator("#mode").count(), 0);
  await page.goto(`${site.address}#/check`);
  await page.waitForSelector("#banner[data-verdict=open]");
  await page.click("#example");
  await page.goto(`${site.address}#/where`);
  await page.waitForSelector("#mode");
  await page.selectOption("#mode", "checked");
  assert.equal(await verdict("fr"), "accepted");
  assert.equal(await page.locator("#country").count(), 0);
});

test("the grid is one stop of the keyboard, with arrows inside", async () => {
  await tabTo(page, "#suffixes [role=option]");
  const at = () => page.evaluate(() => document.activeElement.dataset.suffix);
  const first = await at();
  await page.keyboard.press("ArrowRight");
  const second = await at();
  assert.notEqual(second, first);
  await page.keyboard.press("ArrowDown");
  const below = await at();
  assert.notEqual(below, second);
  await page.keyboard.press("ArrowUp");
  assert.notEqual(await at(), below);
  await page.keyboard.press("End");
  await page.keyboard.press("Home");
  assert.equal(await at(), first);
  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement.closest("#suffixes")), null);
});

test("the whole grid passes axe-core within seconds, and fits a phone", async (t) => {
  const time = await accessible(page);
  t.diagnostic(`axe-core over ${await count()} suffixes: ${time} ms`);
  assert.ok(time < 10_000, `${time} ms`);
  await page.setViewportSize({ width: 360, height: 740 });
  await near("com");
  await page.click("[data-suffix=com]");
  await fits(page);
});
