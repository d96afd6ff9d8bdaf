// Takes pictures of the views for README.md and the documents: on a desk in light, and on a phone in dark.
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { open } from "./site.mjs";

const [folder] = process.argv.slice(2);
const SIZES = {
  desk: { viewport: { width: 1280, height: 900 }, colorScheme: "light", deviceScaleFactor: 0.7 },
  phone: { viewport: { width: 390, height: 844 }, colorScheme: "dark", deviceScaleFactor: 0.8 },
};

/** Scrolls an element to the top, below the bar. */
const show = (page, selector) => page.evaluate((one) => scrollTo(0, document.querySelector(one).getBoundingClientRect().top + scrollY - 110), selector);

/** What to do in each view before the picture. */
const VIEWS = {
  async check(page) {
    await page.fill("#domain", "mydomain.it mydomain.fr");
    await page.waitForSelector("registrant-form [data-registrant-field=it_pin]");
    await page.click("#example");
    await page.evaluate(() => scrollTo(0, 0));
  },
  async convert(page) {
    await page.click("#example");
    await show(page, "#outcome");
  },
  async where(page) {
    await page.waitForSelector("[data-suffix]");
    await show(page, "#gain");
    await page.locator("[data-verdict=acceptable][role=option]").first().hover();
  },
  async batch(page) {
    await page.click("#example");
    await page.click("#start");
    await page.waitForSelector("#repaired");
    await show(page, "#summary");
  },
  async "tld/it"(page) {
    await page.waitForSelector("#facts");
  },
};

mkdirSync(folder, { recursive: true });
const site = await open();
for (const [view, prepare] of Object.entries(VIEWS)) {
  for (const [size, options] of Object.entries(SIZES)) {
    const page = await site.view(`#/${view}`, options);
    await page.waitForLoadState("networkidle");
    await prepare(page);
    await page.waitForTimeout(500);
    await page.screenshot({ path: join(folder, `${view.split("/")[0]}-${size}.jpg`), type: "jpeg", quality: 55 });
    await page.context().close();
  }
}
await site.close();
