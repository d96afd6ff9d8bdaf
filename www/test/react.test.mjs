// The hook of React in Chromium: drawn by a server first, twice in a page, with compositions and half a domain.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { test } from "node:test";
import { accessible, root, serve } from "./forms.mjs";
import { formOf } from "./react-form.mjs";

const dist = process.env.DIST ?? join(root, "pkg/dist");
const require = createRequire(join(dist, "react.cjs"));
const react = require("react");
const { renderToString } = createRequire(join(root, "package.json"))("react-dom/server");
const Form = formOf(react, require("./react.cjs"));

const page = (language, body) => `<!doctype html><html lang="${language}"><meta charset="utf-8"><title>Order</title>
<main><h1>Order</h1><div id="root">${body}</div></main><script type="module" src="/page.js"></script></html>`;

const PAGE = `import * as react from "react";
import { createRoot, hydrateRoot } from "react-dom/client";
import * as hook from "registrant/react";
import { formOf } from "./react-form.mjs";
const [Form, h, place] = [formOf(react, hook), react.createElement, document.getElementById("root")];
window.faults = [];
if (place.firstChild) hydrateRoot(place, h(Form, { language: document.documentElement.lang }), { onRecoverableError: ({ message }) => faults.push(message) });
else createRoot(place).render([h(Form, { key: 1, name: "one" }), h(Form, { key: 2, name: "two" })]);`;

let tab;
const site = serve(() => {
  const esbuild = createRequire(join(root, "package.json")).resolve("esbuild/bin/esbuild");
  const aliases = ["react", "form"].map((name) => `--alias:registrant/${name}=${join(dist, `${name}.js`)}`);
  const flags = ["--bundle", "--format=esm", "--log-level=error", '--define:process.env.NODE_ENV="production"', "--external:./pieces/phones-*", ...aliases];
  const env = { ...process.env, NODE_PATH: process.env.MODULES ?? join(root, "node_modules") };
  const bundle = execFileSync(esbuild, flags, { env, input: PAGE, cwd: import.meta.dirname, maxBuffer: 1e8 });
  const server = (language) => page(language, renderToString(react.createElement(Form, { language })));
  const phones = readdirSync(join(dist, "pieces")).filter((name) => /^phones-.[.]js$/.test(name));
  const pieces = Object.fromEntries(phones.map((name) => [`/pieces/${name}`, readFileSync(join(dist, "pieces", name))]));
  return { ...pieces, "/en": server("en"), "/de": server("de"), "/two": page("en", ""), "/page.js": bundle, "/favicon.ico": "" };
}, () => tab);

async function at(path) {
  tab = await site.page(path);
}

for (const [language, label] of [["en", "Given name"], ["de", "Vorname"]]) {
  test(`what a server has drawn is taken over: ${language}`, async () => {
    await at(`/${language}`);
    const labels = await tab.locator("label").count();
    assert.ok(labels > 8, labels);
    await tab.fill("[name=givenName]", "Ann");
    await tab.waitForFunction(() => Object.keys(document.querySelector("[name=givenName]")).some((key) => key.startsWith("__react")));
    assert.equal(await tab.locator("label").count(), labels);
    assert.equal(await tab.locator(`label:text-is("${label}")`).count(), 1);
    assert.deepEqual(await tab.evaluate(() => window.faults), []);
    await tab.selectOption("[name=country]", "FR");
    await tab.fill("[name=email]", "ann@");
    await tab.focus("[name=city]");
    assert.equal(await tab.getAttribute("[name=email]", "aria-invalid"), "true");
    await accessible(tab);
  });
}

test("two forms have ids of their own", async () => {
  await at("/two");
  await tab.waitForSelector("form[name=two] [name=city]");
  await accessible(tab);
  await tab.click("form[name=two] label:text-is('City')");
  assert.equal(await tab.evaluate(() => document.activeElement.form.name), "two");
});

test("a composition is grouped at its end", async () => {
  await at("/two");
  const phone = "form[name=one] [name=phone]";
  await tab.waitForSelector(phone);
  await tab.selectOption("form[name=one] [name=country]", "FR");
  await tab.waitForLoadState("networkidle");
  await tab.focus(phone);
  const session = await tab.context().newCDPSession(tab);
  for (const text of ["01", "0142"]) await session.send("Input.imeSetComposition", { text, selectionStart: text.length, selectionEnd: text.length });
  assert.equal(await tab.inputValue(phone), "0142");
  await session.send("Input.insertText", { text: "014268" });
  assert.equal(await tab.inputValue(phone), "01 42 68");
});

test("the key Delete gets through every separator", async () => {
  await at("/two");
  const phone = "form[name=one] [name=phone]";
  await tab.waitForSelector(phone);
  await tab.selectOption("form[name=one] [name=country]", "FR");
  await tab.waitForLoadState("networkidle");
  await tab.focus(phone);
  await tab.keyboard.type("0142685300");
  await tab.keyboard.press("Home");
  for (let times = 0; times < 14; times += 1) await tab.keyboard.press("Delete");
  assert.equal(await tab.inputValue(phone), "");
});

test("a number is grouped when its calling code comes, and keeps the caret", async () => {
  tab = await site.page("/favicon.ico");
  let release;
  const held = new Promise((resolve) => (release = resolve));
  await tab.route("**/pieces/phones-*", async (route) => (await held, route.continue()));
  await tab.goto(tab.url().replace("/favicon.ico", "/two"));
  const phone = "form[name=one] [name=phone]";
  await tab.waitForSelector(phone);
  await tab.focus(phone);
  await tab.keyboard.type("+4930123");
  for (let times = 0; times < 3; times += 1) await tab.keyboard.press("ArrowLeft");
  assert.equal(await tab.inputValue(phone), "+4930123");
  release();
  await tab.waitForFunction((phone) => document.querySelector(phone).value === "+49 30 123", phone);
  assert.equal(await tab.evaluate((phone) => document.querySelector(phone).selectionStart, phone), "+49 30 ".length);
  await tab.keyboard.type("4");
  assert.equal(await tab.inputValue(phone), "+49 30 4123");
});

test("half a domain leaves the form, and is reported", async () => {
  await at("/two");
  const form = "form[name=one]";
  await tab.waitForSelector(`${form} [name=city]`);
  await tab.fill(`${form} [name=city]`, "Paris");
  await tab.fill(`${form} [name=domain]`, "example.i");
  assert.equal(await tab.textContent(`${form} output`), "suffixfalse");
  assert.equal(await tab.inputValue(`${form} [name=city]`), "Paris");
  await tab.fill(`${form} [name=domain]`, "example.com");
  await tab.waitForFunction(() => document.querySelector("form[name=one] output").textContent === "false");
  assert.equal(await tab.inputValue(`${form} [name=city]`), "Paris");
});

test("an option that is left out goes", async () => {
  await at("/two");
  const [fixed, kind] = ["fixed", "kind"].map((name) => tab.locator(`form[name=one] [name=${name}]`));
  await kind.waitFor();
  await fixed.fill("company");
  await kind.waitFor({ state: "detached" });
  await fixed.fill("");
  await kind.waitFor();
  await kind.selectOption("individual");
  assert.equal(await kind.inputValue(), "individual");
});
