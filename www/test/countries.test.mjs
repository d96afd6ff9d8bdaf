// Countries by name in Chromium, where the wasm file knows codes alone, and the list of errors in the form's language.
import assert from "node:assert/strict";
import { test } from "node:test";
import { serve } from "./forms.mjs";

const PAGE = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Order</title>
<main><form id="order" action="/sent"><input name="country" aria-label="Country"><button id="send">Order</button></form></main>
<script type="module" src="/page.js"></script></html>`;
const SCRIPT = `import { attach, createContactForm } from "/dist/form.js";
window.start = (options) => {
  window.attached = attach(document.getElementById("order"), { domain: "example.com", kind: "individual", ...options });
  return attached.form.ready();
};
window.read = async (text) => {
  const form = createContactForm({ domain: "example.com", kind: "individual" });
  await form.ready();
  form.set("country", text);
  form.blur("country");
  await form.ready();
  return form.getSnapshot().values.country;
};`;

let tab;
const site = serve(() => ({ "/page": PAGE, "/page.js": SCRIPT, "/favicon.ico": "", "/sent": "sent" }), () => tab);

/** Texts that selects and autofill give, each with its country. */
const NAMES = {
  US: ["United States of America", "America", "United States (US)", "USA"],
  GB: ["Great Britain", "England", "Northern Ireland", "United Kingdom (UK)", "Großbritannien"],
  NL: ["Holland", "The Netherlands", "Kingdom of the Netherlands"],
  CZ: ["Czech Republic", "Česko"],
  TR: ["Turkey", "Türkiye"],
  KR: ["Korea, Republic of", "대한민국"],
  CD: ["Congo (DRC)", "DR Congo"],
  HK: ["Hong Kong SAR China", "Hong Kong"],
  AG: ["Antigua and Barbuda"],
  LC: ["Saint Lucia"],
  IR: ["Iran, Islamic Republic of"],
  RU: ["Russian Federation", "Россия"],
  GR: ["Ελλάδα"],
  SE: ["Sverige"],
  VN: ["Vietname"],
};

test("a country has many names", async () => {
  tab = await site.page("/page");
  await tab.waitForFunction(() => window.read);
  for (const [code, names] of Object.entries(NAMES)) {
    for (const name of names) assert.equal(await tab.evaluate((text) => read(text), name), code, name);
  }
});

test("a name of two countries, or of none, is none", async () => {
  tab = await site.page("/page");
  await tab.waitForFunction(() => window.read);
  for (const name of ["Korea", "Atlantis", "Paris, France", "Virgin Islands"]) {
    assert.equal(await tab.evaluate((text) => read(text), name), name);
  }
});

test("the list of errors has the colon of its language", async () => {
  for (const [language, sign] of [["fr", "\u00a0: "], ["ja", "："], ["de", ": "]]) {
    tab = await site.page("/page");
    await tab.waitForFunction(() => window.start);
    await tab.evaluate((to) => start({ language: to }), language);
    await tab.click("#send");
    const items = await tab.locator("[part=summary-link]").allTextContents();
    assert.ok(items.length > 3 && items.some((item) => item.includes(sign)), `${language}: ${items.join("; ")}`);
    if (language === "fr") assert.ok(items.every((item) => !/[^\u00a0]:/.test(item)), items.join("; "));
    await tab.close();
  }
  tab = await site.page("/page");
});
