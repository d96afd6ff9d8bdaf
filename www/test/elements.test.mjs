// The custom element in Chromium: several in a form, wrong attributes, values, lost connections.
import assert from "node:assert/strict";
import { test } from "node:test";
import { accessible, isSent, paste, serve } from "./forms.mjs";

const page = (body, script) => `<!doctype html><html lang="en"><meta charset="utf-8"><title>Order</title>
<main><h1>Order</h1>${body}</main><script type="module" src="${script}"></script></html>`;

const ELEMENTS = page(
  `<form id="order" action="/sent"><registrant-form id="one" domain="example.fr" name="one"></registrant-form>
   <registrant-form id="two" domain="example.fr" name="two"></registrant-form> <button id="send">Order</button></form>`,
  "/elements.js",
);
const ELEMENTS_SCRIPT = `import { defineRegistrantForm } from "/dist/form.js"; defineRegistrantForm();
for (const id of ["one", "two"]) window[id] = document.getElementById(id);
window.fill = (node) => node.contactForm.fill({ kind: "individual", country: "DE", givenName: "Ann", familyName: "Lee", street: "Hauptstr. 1", city: "Berlin", postalCode: "10115", email: "a@example.de", phone: "030 1234567" });`;

let tab;
const site = serve(() => ({ "/elements": ELEMENTS, "/elements.js": ELEMENTS_SCRIPT, "/sent": page("Sent", "/none.js"), "/none.js": "", "/favicon.ico": "" }), () => tab);

async function elements() {
  tab = await site.page("/elements");
  await tab.waitForFunction(() => window.fill && [one, two].every((node) => node.contactForm.getSnapshot().complete));
}

test("elements: the first wrong one takes the focus", async () => {
  await elements();
  await tab.click("#send");
  assert.equal(await tab.evaluate(() => document.activeElement.id), "one");
  await tab.evaluate(() => fill(one));
  await tab.click("#send");
  assert.equal(await tab.evaluate(() => document.activeElement.id), "two");
  await tab.evaluate(() => fill(two));
  await paste(tab, "[name=street]", 70_000);
  await tab.click("#send");
  assert.equal(isSent(tab), false, "the page shows another text than the last accepted contact");
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
  assert.deepEqual(site.faults.splice(0).map((text) => /^<registrant-form> .*(domain|suffix)/.test(text)), [true, true, true, true, true], "each fault once");
});

test("elements: wrong attributes are said to the person and to the developer", async () => {
  await elements();
  const alerts = () => tab.locator("registrant-form [role=alert]").filter({ visible: true }).allTextContents();
  for (const [attributes, fault, text] of [
    [{ domain: "example.frr" }, /unknown suffix/, "This form could not be loaded"],
    [{}, /expected a domain/, "This form could not be loaded"],
    [{ domain: "example.com", roles: "boss", lang: "fr" }, /roles/, "Le formulaire n’a pas pu être chargé"],
    [{ domain: "example.com", kind: "person", language: "ja" }, /kind/, "フォームを読み込めませんでした"],
    [{ domain: "example.com", operation: "renew" }, /operation/, "This form could not be loaded"],
  ]) {
    await tab.evaluate((attributes) => {
      order.querySelectorAll("registrant-form").forEach((node) => node.remove());
      window.three = document.createElement("registrant-form");
      for (const [name, value] of Object.entries(attributes)) three.setAttribute(name, value);
      order.prepend(three);
    }, attributes);
    await tab.click("#send");
    assert.deepEqual(await alerts(), [text]);
    assert.equal(await tab.evaluate(() => three.shadowRoot.activeElement?.role), "alert");
    const said = site.faults.splice(0);
    assert.ok(said.length > 0 && said.every((one) => fault.test(one) && /^<registrant-form> /.test(one)), said.join());
    await accessible(tab);
  }
  await tab.evaluate(() => (three.setAttribute("operation", "create"), three.contactForm.ready()));
  assert.deepEqual(await alerts(), []);
  await tab.evaluate(() => three.setAttribute("domain", "exa"));
  assert.deepEqual(await alerts(), ["This form could not be loaded"]);
  assert.match(site.faults.splice(0).join(), /unknown suffix/);
  await tab.evaluate(() => three.setAttribute("domain", "example.com"));
  assert.deepEqual(await alerts(), []);
});

test("elements: changes escape, and a value can be set, before the element is defined too", async () => {
  await elements();
  await tab.evaluate(() => {
    window.changes = 0;
    order.addEventListener("change", () => (changes += 1));
    two.value = { given_name: "Ann", street: ["1 rue", "2"], country: "FR" };
  });
  await tab.selectOption("#one [name=kind]", "company");
  assert.equal(await tab.evaluate(() => changes), 1);
  assert.deepEqual(await tab.evaluate(() => [two.value.given_name, two.value.street, two.contactForm.values.country]), ["Ann", ["1 rue", "2"], "FR"]);
  const early = await tab.evaluate(async () => {
    const node = document.createElement("registrant-later");
    node.value = { familyName: "Lee" };
    node.setAttribute("domain", "example.com");
    order.append(node);
    const { defineRegistrantForm } = await import("/dist/form.js");
    defineRegistrantForm("registrant-later");
    return [node.value.family_name, Object.keys(node)];
  });
  assert.deepEqual(early, ["Lee", []]);
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

test("elements: an empty value empties every field, without errors", async () => {
  await elements();
  const seen = await tab.evaluate(() => {
    one.value = { givenName: "Ann", street: "1 rue" };
    const before = one.value.given_name;
    one.value = null;
    return [before, one.value.given_name, one.contactForm.values.street, one.contactForm.errors];
  });
  assert.deepEqual(seen, ["Ann", undefined, "", {}]);
});
