// Pages that do more than fill in a form, in Chromium: their own controls, long values, lost connections, several forms.
import assert from "node:assert/strict";
import { after, afterEach, before, test } from "node:test";
import { accessible, open } from "./forms.mjs";

const page = (body, script) => `<!doctype html><html lang="en"><meta charset="utf-8"><title>Order</title>
<main><h1>Order</h1>${body}</main><script type="module" src="${script}"></script></html>`;

const FIELDS = `<label>City <input name="city"></label> <label>Phone <input name="phone" type="tel"></label>`;
const ORDER = page(
  `<form id="order" action="/sent">${FIELDS}
    <label><input type="checkbox" name="terms" required> I agree</label>
    <label>Language of the page <select name="language"><option>en</option><option>fr</option></select></label>
    <button id="send">Order</button> <button id="draft" formnovalidate>Save</button></form>
   <label>E-mail <input name="email" form="order"></label>`,
  "/order.js",
);
const SCRIPT = `import { attach } from "/dist/form.js";
window.attach = attach;
window.order = document.getElementById("order");
window.onSubmit = (result, event) => { event.preventDefault(); window.accepted = result.contact; };
const query = new URLSearchParams(location.search);
window.attached = attach(order, { domain: query.get("domain") ?? "example.com", kind: "individual", language: query.get("language") ?? "en", onSubmit });
window.fill = () => attached.form.fill({ country: "DE", givenName: "Ann", familyName: "Lee", street: "Hauptstr. 1", city: "Berlin", postalCode: "10115", email: "a@example.de", phone: "030 1234567" });`;

const ELEMENTS = page(
  `<form id="order" action="/sent"><registrant-form id="one" domain="example.fr" name="one"></registrant-form>
   <registrant-form id="two" domain="example.fr" name="two"></registrant-form> <button id="send">Order</button></form>`,
  "/elements.js",
);
const ELEMENTS_SCRIPT = `import { defineRegistrantForm } from "/dist/form.js"; defineRegistrantForm();
for (const id of ["one", "two"]) window[id] = document.getElementById(id);
window.fill = (node) => node.contactForm.fill({ kind: "individual", country: "DE", givenName: "Ann", familyName: "Lee", street: "Hauptstr. 1", city: "Berlin", postalCode: "10115", email: "a@example.de", phone: "030 1234567" });`;

const SPOKEN = `<!doctype html><html lang="de-AT"><meta charset="utf-8"><title>Bestellung</title><main>
<form id="german"></form><form id="french" lang="fr_CA"></form><form id="polish" lang="pl"></form><form id="own"></form>
<registrant-form domain="example.com"></registrant-form><registrant-form domain="example.com" language="pt-BR"></registrant-form>
<registrant-form domain="example.com" language="pl"></registrant-form></main><script type="module" src="/spoken.js"></script></html>`;
const SPOKEN_SCRIPT = `import { attach, defineRegistrantForm } from "/dist/form.js"; defineRegistrantForm();
const options = { domain: "example.com", kind: "individual" };
const forms = ["german", "french", "polish"].map((id) => attach(document.getElementById(id), options).form);
forms.push(attach(document.getElementById("own"), { ...options, language: "ja" }).form);
forms.push(...[...document.querySelectorAll("registrant-form")].map(({ contactForm }) => contactForm));
Promise.all(forms.map((form) => form.ready())).then(() => { window.labels = forms.map((form) => form.field("city").label); });`;

let site;
let tab;
before(async () => {
  site = await open({
    "/order": ORDER,
    "/hidden": page(`<form id="order" action="/sent"><input type="hidden" name="country" value="FR">${FIELDS}<button id="send">Order</button></form>`, "/order.js"),
    "/order.js": SCRIPT,
    "/elements": ELEMENTS,
    "/elements.js": ELEMENTS_SCRIPT,
    "/spoken": SPOKEN,
    "/spoken.js": SPOKEN_SCRIPT,
    "/sent": page("Sent", "/none.js"),
    "/none.js": "",
    "/favicon.ico": "",
  });
});
after(() => site?.close());
afterEach(async () => {
  await tab?.close();
  assert.deepEqual(site.faults.splice(0), [], "the console is silent");
});

async function order(query = "") {
  tab = await site.page(`/order${query}`);
  await tab.waitForFunction(() => window.attached && !attached.form.getSnapshot().pending);
  await tab.evaluate(() => attached.form.ready());
}
async function elements() {
  tab = await site.page("/elements");
  await tab.waitForFunction(() => window.fill && [one, two].every((node) => node.contactForm.getSnapshot().complete));
}
const summary = () => tab.evaluate(() => {
  const box = order.querySelector("[data-registrant=summary]");
  return box.hidden ? undefined : box.innerText;
});
const isSent = () => /\/sent/.test(tab.url());
const paste = (selector, length) => tab.evaluate(([selector, length]) => {
  const find = (root) => root.querySelector(selector) ?? [...root.querySelectorAll("registrant-form")].map((one) => one.shadowRoot.querySelector(selector))[0];
  const control = find(document);
  control.value = "x".repeat(length);
  control.dispatchEvent(new InputEvent("input", { bubbles: true, composed: true }));
}, [selector, length]);

test("a text that is too long is an error at its field, and nothing is sent", async () => {
  await order();
  await tab.evaluate(() => fill());
  await tab.check("[name=terms]");
  await paste("[name=city]", 70_000);
  await tab.click("#send");
  assert.equal(isSent(), false);
  assert.match(await summary(), /City: This text is too long/);
  assert.equal(await tab.evaluate(() => window.accepted), undefined);
});

test("nothing is sent if the form throws", async () => {
  await order();
  await tab.evaluate(() => {
    fill();
    order.elements.terms.checked = true;
    attached.form.submit = () => { throw new Error("a fault"); };
  });
  await tab.click("#send");
  assert.equal(isSent(), false);
  assert.match(site.faults.splice(0).join(), /a fault/);
});

test("the page's own required controls are asked for, and listed in the order of the page", async () => {
  await order();
  await tab.evaluate(() => fill());
  await tab.click("#send");
  assert.equal(await tab.evaluate(() => window.accepted), undefined);
  assert.match(await summary(), /I agree: /);
  await accessible(tab);
  await tab.evaluate(() => attached.form.set("city", ""));
  await tab.click("#send");
  assert.match(await summary(), /City[^]*I agree/);
  await tab.evaluate(() => attached.form.set("city", "Berlin"));
  await tab.check("[name=terms]");
  await tab.click("#send");
  assert.equal(await tab.evaluate(() => accepted.city), "Berlin");
  assert.equal(await summary(), undefined);
});

test("a button with formnovalidate sends a draft", async () => {
  await order();
  await tab.click("#draft");
  await tab.waitForURL(/\/sent/);
});

test("what comes back with the back button stays", async () => {
  await order();
  await tab.fill("[name=city]", "Berlin");
  await tab.goto(tab.url().replace("/order", "/sent"));
  await tab.goBack();
  await tab.waitForFunction(() => window.attached?.form.values.city === 'Berlin');
  await tab.evaluate(() => attached.form.ready());
  assert.equal(await tab.inputValue("[name=city]"), "Berlin");
});

test("rules that do not come are said, and asked for again", async () => {
  tab = await site.page("/sent");
  await tab.route("**/pieces/rules-*", (route) => route.abort());
  await tab.goto(tab.url().replace("/sent", "/order?domain=example.fr"));
  await tab.waitForFunction(() => window.attached);
  await tab.click("#send");
  await tab.waitForFunction(() => !document.querySelector("[data-registrant=summary]").hidden);
  assert.match(await summary(), /could not be loaded/);
  await tab.unroute("**/pieces/rules-*");
  await tab.click("#send");
  await tab.waitForFunction(() => !attached.form.getSnapshot().pending && attached.form.getSnapshot().submitted);
  assert.match(await summary(), /Please check your answers/);
  site.faults.splice(0);
});

test("phone numbers that do not come are said, and asked for again", async () => {
  tab = await site.page("/sent");
  await tab.route("**/pieces/phones-*", (route) => route.abort());
  await tab.goto(tab.url().replace("/sent", "/order?domain=example.com"));
  await tab.waitForFunction(() => window.attached);
  await tab.fill("[name=phone]", "+49301234567");
  await tab.click("#send");
  await tab.waitForFunction(() => !document.querySelector("[data-registrant=summary]").hidden);
  assert.match(await summary(), /could not be loaded/);
  assert.equal(await tab.inputValue("[name=phone]"), "+49301234567");
  await tab.unroute("**/pieces/phones-*");
  await tab.click("#send");
  await tab.waitForFunction(() => attached.form.getSnapshot().submitted);
  assert.match(await summary(), /Please check your answers/);
  assert.equal(await tab.inputValue("[name=phone]"), "+49 30 1234567");
  site.faults.splice(0);
});

test("all texts are in one language, and follow it", async () => {
  await order("?domain=example.fr");
  await tab.click("#send");
  await tab.evaluate(async () => {
    attached.form.configure({ language: "de" });
    await attached.form.ready();
  });
  assert.match(await summary(), /^Bitte prüfen Sie Ihre Angaben[^]*Land: /);
  await tab.evaluate(() => attached.form.blur("country"));
  assert.doesNotMatch(await tab.textContent("[role=status]"), /Land: Land/);
  await tab.route("**/languages/it.js", (route) => route.abort());
  await tab.evaluate(() => {
    attached.form.configure({ language: "it" });
    return attached.form.ready().catch(() => undefined);
  });
  assert.match(await summary(), /^Please check your answers/);
  assert.match(await tab.innerText("#order"), /\(optional\)/);
  assert.doesNotMatch(await tab.innerText("#order"), /facoltativo/);
  site.faults.splice(0);
});

test("a control with the attribute form is one of the form", async () => {
  await order();
  assert.equal(await tab.locator("[name=email]").count(), 1);
  await tab.fill("[name=email]", "ann@");
  await tab.click("[name=city]");
  assert.equal(await tab.getAttribute("[name=email]", "aria-invalid"), "true");
});

test("a hidden control gives its value", async () => {
  tab = await site.page("/hidden");
  await tab.waitForFunction(() => window.attached && !attached.form.getSnapshot().pending);
  assert.equal(await tab.locator("[name=country]").count(), 1);
  assert.equal(await tab.evaluate(() => attached.form.values.country), "FR");
});

test("a page may add, remove, disable and hide its controls, and keeps those of other purposes", async () => {
  await order();
  await tab.evaluate(() => {
    const label = order.querySelector("[name=city]").closest("label");
    label.remove();
    order.prepend(label);
    order.elements.phone.disabled = true;
  });
  await tab.fill("[name=city]", "Berlin");
  assert.deepEqual(await tab.evaluate(() => [attached.form.values.city, order.elements.phone.disabled]), ["Berlin", true]);
  assert.equal(await tab.locator("[name=city]").count(), 1);
  assert.equal(await tab.isVisible("select[name=language]"), true);
  await tab.evaluate(() => {
    order.querySelector("[name=city]").closest("label").remove();
    attached.form.set("givenName", "Ann");
  });
  assert.equal(await tab.inputValue("[data-registrant-field=city] input"), "Berlin", "the form draws what is gone");
});

test("a second call takes the place of the first", async () => {
  await order();
  await tab.evaluate(() => attach(order, { domain: "example.fr", onSubmit }));
  assert.equal(await tab.locator("[data-registrant=summary]").count(), 1);
  assert.equal(await tab.locator("#order [name=givenName]").count(), 1);
  assert.equal(await tab.evaluate(() => { try { attach(order, { domain: "nosuch" }); } catch ({ kind }) { return kind; } }), "suffix");
  assert.equal(await tab.locator("[data-registrant=summary]").count(), 1);
});

test("a country in a text keeps its name", async () => {
  await order();
  await tab.evaluate(() => {
    const label = document.createElement("label");
    label.innerHTML = 'Country <input name="country">';
    order.prepend(label);
    attached.form.set("city", "");
  });
  await tab.fill("[name=country]", "Deutschland");
  await tab.click("[name=city]");
  assert.equal(await tab.inputValue("[name=country]"), "Deutschland");
  assert.equal(await tab.evaluate(() => attached.form.values.country), "DE");
});

test("the key Delete gets through every separator", async () => {
  await order();
  await tab.evaluate(() => attached.form.set("country", "FR"));
  await tab.fill("[name=phone]", "0142685300");
  await tab.evaluate(() => order.elements.phone.setSelectionRange(0, 0));
  for (let times = 0; times < 14; times += 1) await tab.keyboard.press("Delete");
  assert.equal(await tab.inputValue("[name=phone]"), "");
});

test("elements: the first wrong one takes the focus", async () => {
  await elements();
  await tab.click("#send");
  assert.equal(await tab.evaluate(() => document.activeElement.id), "one");
  await tab.evaluate(() => fill(one));
  await tab.click("#send");
  assert.equal(await tab.evaluate(() => document.activeElement.id), "two");
  await tab.evaluate(() => fill(two));
  await paste("[name=street]", 70_000);
  await tab.click("#send");
  assert.equal(isSent(), false, "the page shows another text than the last accepted contact");
  assert.match(await tab.evaluate(() => one.validationMessage), /too long/);
});

test("elements: without a domain that is known, the form around it is invalid", async () => {
  await elements();
  const seen = await tab.evaluate(async () => {
    fill(one);
    fill(two);
    await Promise.all([one, two].map((node) => node.contactForm.ready()));
    const states = [[one.validity.valid, one.validationMessage]];
    for (const domain of ["example.f", "", "example.com"]) {
      one.setAttribute("domain", domain);
      states.push([one.validity.valid, one.validationMessage, one.shadowRoot.querySelectorAll("[part=control]").length > 5]);
    }
    const fresh = [undefined, "", "example.nosuch"].map((domain) => {
      const node = document.createElement("registrant-form");
      if (domain !== undefined) node.setAttribute("domain", domain);
      order.append(node);
      const isValid = node.checkValidity();
      node.remove();
      return isValid;
    });
    return { states, fresh };
  });
  assert.deepEqual(seen.states.map(([isValid]) => isValid), [true, false, false, true]);
  assert.match(seen.states[1][1], /suffix/);
  assert.ok(seen.states.slice(1).every(([, , hasFields]) => hasFields), "the fields stay");
  assert.deepEqual(seen.fresh, [false, false, false]);
});

test("elements: rules that do not come are said, and asked for again", async () => {
  tab = await site.page("/sent");
  await tab.route("**/pieces/rules-*", (route) => route.abort());
  await tab.goto(tab.url().replace("/sent", "/elements"));
  await tab.waitForFunction(() => window.fill && one.contactForm);
  await tab.click("#send");
  await tab.waitForFunction(() => /could not be loaded/.test(one.shadowRoot.textContent));
  assert.match(await tab.evaluate(() => one.validationMessage), /could not be loaded/);
  await tab.unroute("**/pieces/rules-*");
  await tab.click("#send");
  await tab.waitForFunction(() => !one.contactForm.getSnapshot().pending);
  site.faults.splice(0);
});

test("a form speaks the language of the page, or English if there are no messages", async () => {
  tab = await site.page("/spoken");
  await tab.waitForFunction(() => window.labels);
  const labels = await tab.evaluate(() => window.labels);
  assert.deepEqual(labels, ["Ort", "Ville", "City", "市区町村", "Ort", "Cidade", "City"]);
});
