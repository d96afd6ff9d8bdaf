// Takes the picture of the page for README.md: the example contact for a .fr domain, and what is wrong with it.
import { chromium } from "playwright-core";

const [file] = process.argv.slice(2);
const browser = await chromium.launch({
  executablePath: process.env.CHROME,
  args: process.env.CHROMIUM_FLAGS.split(" "),
});
const page = await browser.newPage({
  viewport: { width: 1280, height: 800 },
  colorScheme: "light",
  locale: "en-US",
});
await page.goto(process.env.PAGE);
await page.waitForSelector("#banner[data-verdict=refused]");
await page.fill("#domain", "mydomain.fr");
await page.click("#faq");
await page.click("[type=submit]");
await page.waitForSelector("#birth_city[aria-invalid=true]");
await page.screenshot({ path: file });
await browser.close();
