// An ordinary form, the custom element and the example of React, in Chromium. The numbers are those of the engine's tests.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { test } from "node:test";
import { accessible, root, serve } from "./forms.mjs";

const page = (title, body, script) => `<!doctype html><html lang="en"><meta charset="utf-8"><title>${title}</title>
<main><h1>${title}</h1>${body}</main><script type="module" src="${script}"></script></html>`;

const PLAIN = page(
  "Order",
  `<form id="order" action="/sent">
    <label for="given">First name</label> <input id="given" name="given_name">
    <p data-field><label>Last name <input name="lastName" autocomplete="family-name"></label></p>
    <label for="line1">Address</label> <input id="line1" autocomplete="address-line1">
    <label for="line2">Address, second line</label> <input id="line2" autocomplete="address-line2">
    <label for="zip">Code</label> <input id="zip" name="contact[postal_code]">
    <label for="city">City</label> <input id="city" autocomplete="shipping address-level2">
    <label for="country">Country</label>
    <select id="country" name="country"><option value="">-</option><option>France</option><option value="DEU">Allemagne</option><option value="US">USA</option><option value="HK">Hong Kong</option></select>
    <label for="phone">Phone</label> <input id="phone" name="phone" type="tel">
    <label for="email">E-mail</label> <input id="email" name="email" type="email" aria-describedby="privacy"> <span id="privacy">We send the invoice to it.</span>
    <label for="password">Password</label> <input id="password" type="password" name="password">
    <button>Order</button>
  </form>`,
  "/plain.js",
);
const PLAIN_SCRIPT = `import { attach } from "/dist/form.js";
window.html = document.getElementById("order").outerHTML;
window.attached = attach(document.getElementById("order"), {
  domain: "example.us", kind: "individual",
  onSubmit(result, event) { event.preventDefault(); window.sent = result; },
});
document.getElementById("order").addEventListener("submit", () => { window.submits = (window.submits ?? 0) + 1; });`;

const ELEMENT = page(
  "Element",
  `<form id="around" action="/sent"><registrant-form domain="example.fr" roles="owner" name="contact"></registrant-form>
   <button id="go">Order</button> <button id="reset" type="reset">Reset</button></form>`,
  "/element.js",
);
const ELEMENT_SCRIPT = `import { defineRegistrantForm } from "/dist/form.js"; defineRegistrantForm();`;

let tab;
const site = serve(() => {
  const esbuild = createRequire(join(root, "package.json")).resolve("esbuild/bin/esbuild");
  const dist = process.env.DIST ?? join(root, "pkg/dist");
  const bundle = execFileSync(esbuild, [
    join(root, "examples/react-checkout/checkout.jsx"),
    ...["--bundle", "--format=esm", "--jsx=automatic", "--log-level=error", "--define:process.env.NODE_ENV=\"production\""],
    ...[`--alias:registrant/react=${join(dist, "react.js")}`, `--alias:registrant/form=${join(dist, "form.js")}`],
  ], { env: { ...process.env, NODE_PATH: process.env.MODULES ?? join(root, "node_modules") }, maxBuffer: 1e8 });
  return {
    "/plain": PLAIN,
    "/plain.js": PLAIN_SCRIPT,
    "/element": ELEMENT,
    "/element.js": ELEMENT_SCRIPT,
    "/react": readFileSync(join(root, "examples/react-checkout/index.html")),
    "/checkout.js": bundle,
    "/html/": readFileSync(join(root, "examples/html-checkout/index.html")),
    "/html/checkout.js": readFileSync(join(root, "examples/html-checkout/checkout.js"), "utf8").replace("./registrant/", "/dist/"),
    "/sent": page("Sent", "", "/none.js"),
    "/none.js": "",
    "/favicon.ico": "",
  };
}, () => tab);

/** Opens the ordinary form. */
async function plain() {
  tab = await site.page("/plain");
  await tab.waitForFunction("window.attached");
}

const focused = () => tab.evaluate(() => {
  let node = document.activeElement;
  while (node?.shadowRoot?.activeElement) node = node.shadowRoot.activeElement;
  return node?.dataset.registrant ?? node?.name ?? node?.id ?? node?.localName;
});
const errorOf = (id) => tab.evaluate((id) => {
  const control = document.getElementById(id);
  const ids = (control.getAttribute("aria-describedby") ?? "").split(" ");
  return ids.map((one) => document.getElementById(one)).filter((node) => node?.dataset.registrant === "error").map((node) => node.textContent).join();
}, id);

test("attach: finds controls by name and by token, and asks what the domain asks", async () => {
  await plain();
  const seen = await tab.evaluate(() => ({
    given: document.getElementById("given").autocomplete,
    country: document.getElementById("country").required,
    zipMode: document.getElementById("zip").inputMode,
    own: [...document.querySelectorAll("[data-registrant-field]")].filter((box) => !box.hidden).map((box) => box.dataset.registrantField),
    password: document.getElementById("password").required,
  }));
  assert.equal(seen.given, "given-name");
  assert.equal(seen.country, true);
  assert.deepEqual(seen.own, ["subdivision", "usAppPurpose", "usNexusCategory"]);
  assert.equal(seen.password, false);
  await accessible(tab);
});

test("attach 3, 4 and 9: the country names, hides and reads the rest", async () => {
  await plain();
  const label = () => tab.textContent("label[for=zip]");
  await tab.selectOption("#country", "DEU");
  assert.equal(await label(), "Postal code (PLZ)");
  assert.equal(await tab.evaluate(() => attached.form.values.country), "DE");
  assert.equal(await tab.inputValue("#country"), "DEU", "the page's own option stays chosen");
  await tab.selectOption("#country", "HK");
  assert.equal(await tab.isVisible("#zip"), false);
  assert.equal(await tab.isVisible("label[for=zip]"), false);
  assert.equal(await tab.isDisabled("#zip"), true);
  await tab.selectOption("#country", "US");
  assert.equal(await label(), "ZIP code");
  assert.equal(await tab.isVisible("#zip"), true);
});

test("attach 6: a phone number is grouped while it is typed, with the caret in its place", async () => {
  await plain();
  await tab.selectOption("#country", "US");
  await tab.evaluate(() => attached.form.ready());
  await tab.click("#phone");
  await tab.keyboard.type("2015550123");
  assert.equal(await tab.inputValue("#phone"), "(201) 555-0123");
  for (let times = 0; times < 5; times += 1) await tab.keyboard.press("ArrowLeft");
  await tab.keyboard.press("Backspace");
  await tab.keyboard.type("7");
  assert.equal(await tab.inputValue("#phone"), "(201) 557-0123");
  assert.equal(await tab.evaluate(() => document.getElementById("phone").selectionStart), "(201) 557".length);
});

test("attach 7: a pasted number of another country", async () => {
  await plain();
  await tab.evaluate(() => {
    const phone = document.getElementById("phone");
    phone.value = "+33 1 42 68 53 00";
    phone.dispatchEvent(new InputEvent("input", { bubbles: true, inputType: "insertFromPaste" }));
  });
  await tab.waitForFunction(() => document.getElementById("country").value === "France");
});

test("attach: a number is grouped when its calling code comes, and keeps the caret", async () => {
  tab = await site.page("/sent");
  let release;
  const held = new Promise((resolve) => (release = resolve));
  await tab.route("**/pieces/phones-*", async (route) => (await held, route.continue()));
  await tab.goto(tab.url().replace("/sent", "/plain"));
  await tab.waitForFunction("window.attached");
  await tab.selectOption("#country", "US");
  await tab.click("#phone");
  await tab.keyboard.type("2015550123");
  for (let times = 0; times < 4; times += 1) await tab.keyboard.press("ArrowLeft");
  assert.equal(await tab.inputValue("#phone"), "2015550123");
  await tab.evaluate(() => {
    window.focusouts = 0;
    document.getElementById("phone").addEventListener("focusout", () => (window.focusouts += 1));
  });
  // What is sent meanwhile waits.
  await tab.evaluate(() => document.getElementById("order").requestSubmit());
  assert.equal(await tab.evaluate(() => window.sent ?? attached.form.getSnapshot().submitted), false);
  release();
  await tab.waitForFunction(() => document.getElementById("phone").value === "+1 201-555-0123" || document.getElementById("phone").value === "(201) 555-0123");
  const caret = () => tab.evaluate(() => document.getElementById("phone").value.slice(document.getElementById("phone").selectionStart).replace(/\D/g, ""));
  assert.equal(await caret(), "0123");
  await tab.waitForFunction(() => attached.form.getSnapshot().submitted);
});

test("attach 10: the error comes on leaving, is read aloud, and goes while typing", async () => {
  await plain();
  await tab.fill("#email", "ann@");
  assert.equal(await errorOf("email"), "");
  await tab.click("#city");
  assert.notEqual(await errorOf("email"), "");
  assert.equal(await tab.getAttribute("#email", "aria-invalid"), "true");
  assert.match(await tab.getAttribute("#email", "aria-describedby"), /^privacy /);
  assert.match(await tab.textContent("[role=status]"), /^E-mail: /);
  assert.equal(await tab.locator("[aria-live]").count(), 1);
  await tab.fill("#email", "ann@e");
  assert.equal(await errorOf("email"), "");
  assert.equal(await tab.getAttribute("#email", "aria-invalid"), "false");
  assert.equal(await tab.evaluate(() => document.getElementById("email").checkValidity()), false, "the browser knows it before it is shown");
});

test("attach 12: what is refused is not sent; the list of errors takes the focus and leads to the fields", async () => {
  await plain();
  await tab.click("button:has-text('Order')");
  assert.equal(await focused(), "summary");
  assert.equal(await tab.evaluate(() => window.submits), undefined, "no other listener sends it");
  await accessible(tab);
  await tab.click("[data-registrant=summary] a >> nth=0");
  assert.notEqual(await focused(), "summary");
  await tab.fill("#given", "Ann");
  await tab.fill("[name=lastName]", "Smith");
  await tab.fill("#line1", "1 Main St");
  await tab.fill("#line2", "Apt 2");
  await tab.selectOption("#country", "US");
  await tab.fill("#zip", "95014");
  await tab.fill("#city", "Cupertino");
  await tab.fill("#email", "ann@example.com");
  assert.equal(await tab.inputValue("[name=subdivision]"), "US-CA", "14: the ZIP code has one state");
  await tab.selectOption("[name=usAppPurpose]", "P3");
  await tab.selectOption("[name=usNexusCategory]", "C11");
  await tab.fill("#phone", "(201) 555-0123");
  await tab.click("button:has-text('Order')");
  const sent = await tab.evaluate(() => window.sent);
  assert.equal(sent.accepted, true);
  assert.deepEqual(sent.contact.street, ["1 Main St", "Apt 2"]);
  assert.equal(sent.contact.us_nexus_category, "C11");
  assert.equal(await tab.isVisible("[data-registrant=summary]"), false);
});

test("attach: detaching leaves the form as it was", async () => {
  await plain();
  await tab.evaluate(() => attached.detach());
  const same = await tab.evaluate(() => {
    const ids = (html) => html.replace(/ id="registrant-\d+"/g, "").replace(/\s+/g, " ");
    return ids(document.getElementById("order").outerHTML) === ids(window.html);
  });
  assert.equal(same, true);
});

test("element: takes part in its form by keyboard alone", async () => {
  tab = await site.page("/element");
  await tab.waitForFunction(() => document.querySelector("registrant-form").value);
  await accessible(tab);
  await tab.focus("#go");
  await tab.keyboard.press("Enter");
  assert.equal(await focused(), "summary");
  assert.match(tab.url(), /\/element$/);
  await accessible(tab);
  assert.equal(await tab.evaluate(() => document.getElementById("around").checkValidity()), false);
  await tab.focus("registrant-form [name=country]");
  await tab.keyboard.type("France");
  for (const text of ["Ann", "Smith", "1 rue de la Paix", "75 002", "Paris", "ann@example.fr", "0142685300"]) {
    await tab.keyboard.press("Tab");
    await tab.keyboard.type(text);
  }
  const value = await tab.evaluate(() => JSON.parse(new FormData(document.getElementById("around")).get("contact")));
  assert.deepEqual([value.given_name, value.postal_code, value.phone], ["Ann", "75002", "+33.142685300"]);
  assert.equal(await tab.evaluate(() => document.getElementById("around").checkValidity()), true);
  await tab.focus("registrant-form [name=city]");
  await tab.keyboard.press("Enter");
  await tab.waitForURL(/\/sent\?contact=/);
});

/** Opens the element with attributes, and waits for the fields of its domain. */
async function element(attributes) {
  tab = await site.page("/element");
  await tab.waitForFunction(() => document.querySelector("registrant-form").value);
  await tab.evaluate((attributes) => {
    for (const [name, value] of Object.entries(attributes)) document.querySelector("registrant-form").setAttribute(name, value);
  }, attributes);
  await tab.evaluate(() => document.querySelector("registrant-form").contactForm.ready());
}

const control = (name) => `registrant-form [name=${name}]`;

/** Returns the visible controls as they are drawn: their names, with the middle of each. */
const drawn = () => tab.evaluate(() => [...document.querySelector("registrant-form").shadowRoot.querySelectorAll("[name]")]
  .filter((node) => node.checkVisibility())
  .map((node) => ({ name: node.name, row: Math.round(node.getBoundingClientRect().top) })));

/** Returns what a reader hears of a control besides its label. */
const described = (name) => tab.evaluate((name) => {
  const node = document.querySelector("registrant-form").shadowRoot.querySelector(`[name=${name}]`);
  return (node.getAttribute("aria-describedby") ?? "").split(" ").map((id) => node.getRootNode().getElementById(id)?.textContent ?? "").join(" ").trim();
}, name);

test("element 1, 2, 5 and 8: the country first, its rows, an example, and keyboards", async () => {
  await element({ domain: "example.com", kind: "individual" });
  assert.equal((await drawn())[0].name, "country");
  const address = async () => (await drawn()).filter(({ name }) => /^(street|city|subdivision|postalCode)/.test(name));
  for (const [country, order, isOneRow] of [["US", ["street", "city", "subdivision", "postalCode"], true], ["DE", ["street", "postalCode", "city"], true], ["JP", ["postalCode", "subdivision", "city", "street"], false]]) {
    await tab.selectOption(control("country"), country);
    await tab.evaluate(() => document.querySelector("registrant-form").contactForm.ready());
    const seen = await address();
    assert.deepEqual(seen.map(({ name }) => name), order, country);
    const row = (name) => seen.find((one) => one.name === name).row;
    assert.equal(row("city") === row("postalCode"), isOneRow, country);
  }
  await tab.selectOption(control("country"), "GB");
  assert.match(await described("postalCode"), /For example: [A-Z]{1,2}\d/);
  await tab.fill(control("postalCode"), "SW1");
  await tab.keyboard.press("Tab");
  assert.match(await described("postalCode"), /look like [A-Z]{1,2}\d/);
  const attributes = (name) => tab.evaluate((name) => {
    const node = document.querySelector("registrant-form").shadowRoot.querySelector(`[name=${name}]`);
    return [node.type, node.inputMode, node.getAttribute("autocapitalize"), node.autocomplete];
  }, name);
  assert.deepEqual(await attributes("phone"), ["tel", "tel", "off", "tel"]);
  assert.deepEqual(await attributes("email"), ["email", "email", "off", "email"]);
  assert.deepEqual(await attributes("givenName"), ["text", "text", "words", "given-name"]);
  await tab.selectOption(control("country"), "FR");
  assert.deepEqual(await attributes("postalCode"), ["text", "numeric", "characters", "postal-code"]);
});

test("element 11, 13, 14 and 15: what fits stays, names in their order, a state from its code, and a domain's own fields", async () => {
  await element({ domain: "example.com", kind: "individual" });
  await tab.selectOption(control("country"), "US");
  await tab.evaluate(() => document.querySelector("registrant-form").contactForm.ready());
  await tab.fill(control("city"), "Cupertino");
  await tab.fill(control("postalCode"), "95014");
  await tab.keyboard.press("Tab");
  assert.equal(await tab.inputValue(control("subdivision")), "US-CA");
  await tab.selectOption(control("country"), "GB");
  assert.equal(await tab.inputValue(control("city")), "Cupertino");
  assert.equal(await tab.inputValue(control("postalCode")), "");
  await tab.selectOption(control("country"), "US");
  assert.equal(await tab.inputValue(control("postalCode")), "95014");
  const names = async () => (await drawn()).map(({ name }) => name).filter((name) => /^(given|family|full)Name$/.test(name));
  assert.deepEqual(await names(), ["givenName", "familyName"]);
  await tab.selectOption(control("country"), "HU");
  assert.deepEqual(await names(), ["familyName", "givenName"]);
  await tab.evaluate(() => document.querySelector("registrant-form").setAttribute("domain", "example.us"));
  await tab.waitForSelector(control("usNexusCategory"));
  // The reason is a piece, which comes after the fields.
  await tab.evaluate(() => document.querySelector("registrant-form").contactForm.ready());
  assert.match(await described("usNexusCategory"), /connected with the United States/);
  assert.equal(await tab.locator(control("usNexusCountry")).count(), 0);
  await tab.selectOption(control("usNexusCategory"), "C31");
  await tab.waitForSelector(control("usNexusCountry"));
});

test("element: follows its attributes, its form's reset and the styles of its parts", async () => {
  tab = await site.page("/element");
  await tab.waitForFunction(() => document.querySelector("registrant-form").value);
  await tab.evaluate(() => document.querySelector("registrant-form").setAttribute("domain", "example.us"));
  // The rules of .us are a piece.
  await tab.waitForFunction(() => document.querySelector("registrant-form").contactForm.fields.some(({ name }) => name === "usNexusCategory"));
  await tab.selectOption("registrant-form [name=country]", "US");
  await tab.fill("registrant-form [name=city]", "Cupertino");
  await tab.click("#reset");
  assert.equal(await tab.inputValue("registrant-form [name=city]"), "");
  const parts = await tab.evaluate(() => [...document.querySelector("registrant-form").shadowRoot.querySelectorAll("[part]")].map((node) => node.getAttribute("part")));
  for (const part of ["field", "label", "control", "error", "summary"]) assert.ok(parts.includes(part), part);
});

test("attach: the example of a checkout in plain HTML", async () => {
  tab = await site.page("/html/?domain=example.us");
  const street = tab.locator("[autocomplete^=street-address], [autocomplete$=address-line1]");
  await street.waitFor();
  await accessible(tab);
  await tab.click("button:has-text('Order')");
  assert.equal(await tab.textContent("#sent"), "");
  const known = { givenName: "Ann", familyName: "Smith", email: "ann@example.com", country: "United States" };
  for (const [name, text] of Object.entries(known)) await tab.fill(`[name=${name}]`, text);
  const shown = { Street: "1 Main Street", City: "New York", ZIP: "10001", Phone: "2125550123" };
  for (const [label, text] of Object.entries(shown)) await tab.getByLabel(label).first().fill(text);
  await tab.getByLabel("State").first().selectOption("US-NY");
  for (const select of await tab.locator("select:visible").all()) if ((await select.inputValue()) === "") await select.selectOption({ index: 1 });
  await tab.click("button:has-text('Order')");
  assert.equal(JSON.parse(await tab.textContent("#sent")).phone, "+1.2125550123");
});

test("React: the example of a checkout", async () => {
  tab = await site.page("/react");
  await tab.waitForSelector("[name=country]");
  await accessible(tab);
  await tab.selectOption("[name=country]", "FR");
  await tab.click("[name=phone]");
  await tab.keyboard.type("0142685300");
  assert.equal(await tab.inputValue("[name=phone]"), "01 42 68 53 00");
  await tab.click("button:has-text('Order')");
  assert.match(await tab.textContent("[role=status]"), /check/);
  assert.equal(await tab.getAttribute("[name=email]", "aria-invalid"), "true");
  for (const [id, text] of Object.entries({ givenName: "Ann", familyName: "Smith", street: "1 rue de la Paix", postalCode: "75002", city: "Paris", email: "ann@example.fr" })) await tab.fill(`[name=${id}]`, text);
  await tab.click("button:has-text('Order')");
  assert.equal(JSON.parse(await tab.textContent("pre")).phone, "+33.142685300");
  await tab.selectOption("label select", "us");
  await tab.waitForSelector("[name=usNexusCategory]");
  assert.equal(await tab.inputValue("[name=city]"), "Paris", "values stay");
});
