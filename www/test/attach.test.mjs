// Pages that do more than fill in a form, in Chromium: their own controls, long values, lost connections, several forms.
import assert from "node:assert/strict";
import { test } from "node:test";
import { accessible, isSent, paste, serve } from "./forms.mjs";

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

let tab;
const site = serve(() => ({
  "/order": ORDER,
  "/hidden": page(`<form id="order" action="/sent"><input type="hidden" name="country" value="FR">${FIELDS}<button id="send">Order</button></form>`, "/order.js"),
  "/order.js": SCRIPT,
  "/spoken": SPOKEN,
  "/spoken.js": SPOKEN_SCRIPT,
  "/sent": page("Sent", "/none.js"),
  "/none.js": "",
  "/favicon.ico": "",
}), () => tab);

async function order(query = "") {
  tab = await site.page(`/order${query}`);
  await tab.waitForFunction(() => window.attached && !attached.form.getSnapshot().pending);
  await tab.evaluate(() => attached.form.ready());
}
const summary = () => tab.evaluate(() => {
  const box = order.querySelector("[data-registrant=summary]");
  return box.hidden ? undefined : box.innerText;
});

test("a text that is too long is an error at its field, and nothing is sent", async () => {
  await order();
  await tab.evaluate(() => fill());
  await tab.check("[name=terms]");
  await paste(tab, "[name=city]", 70_000);
  await tab.click("#send");
  assert.equal(isSent(tab), false);
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
  assert.equal(isSent(tab), false);
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

test("wrong calls are refused in the browser as elsewhere", async () => {
  await order();
  const said = await tab.evaluate(async () => {
    const { contactSchema, createContactForm, ready } = await import("/dist/form.js");
    const calls = [
      () => attach(order, { domain: "fr" }), () => createContactForm({ domain: "co.jp" }), () => contactSchema({ domain: "it" }),
      () => attach(order, { domain: "example.com", onsubmit() {} }), () => attach(order.elements.city, { domain: "example.com" }),
      () => ready("example.fr"), () => ready({ domains: ["nosuch"] }),
      ...[{ onSubmit: "x" }, { place: "#x" }, { section: 5 }, { fullName: "yes" }].map((wrong) => () => attach(order, { domain: "example.com", ...wrong })),
    ];
    return Promise.all(calls.map(async (call) => { try { await call(); } catch ({ kind, pointer }) { return [kind, pointer]; } }));
  });
  assert.deepEqual(said, [
    ["argument", "/options/domain"], ["argument", "/options/domain"], ["argument", "/options/domain"],
    ["argument", "/options/onsubmit"], ["argument", "/root"], ["argument", "/options"], ["suffix", "/options/domains/0"],
    ["argument", "/options/onSubmit"], ["argument", "/options/place"], ["argument", "/options/section"], ["argument", "/options/fullName"],
  ]);
});

test("a country and a kind that nobody knows are errors at their fields while somebody types", async () => {
  await order();
  await tab.evaluate(() => {
    order.innerHTML = `<label>Country <input name="country" value="ZZ"></label>
      <label>Kind <select name="kind"><option value="private">Private person</option><option value="business">Business</option><option>Company</option></select></label>
      <label>E-mail <input name="email"></label><button id="send">Order</button>`;
    window.again = attach(order, { domain: "example.com" });
    return again.form.ready();
  });
  await tab.click("#send");
  assert.match(await summary(), /Country: No such country[^]*Kind: This value could not be read/);
  for (const [typed, code] of [["JAPAN", "JP"], ["UNITED KINGDOM", "GB"], ["AN", "AN"]]) {
    await tab.fill("[name=country]", "");
    await tab.focus("[name=country]");
    await tab.keyboard.type(typed);
    await tab.keyboard.press("Tab");
    await tab.selectOption("[name=kind]", "business");
    assert.equal(await tab.evaluate(() => again.form.values.country), code);
  }
  assert.match(await tab.evaluate(() => again.form.errors.kind), /could not be read/);
  await tab.selectOption("[name=kind]", "Company");
  assert.deepEqual(await tab.evaluate(() => [again.form.values.kind, again.form.errors.kind]), ["company", undefined]);
  // No customer can mend the page's option, so the developer reads of it, once.
  assert.deepEqual(site.faults.splice(0).map((text) => text.match(/<option value="\w+">/)[0]), ['<option value="private">']);
});

test("a state in a text keeps its name", async () => {
  await order();
  await tab.evaluate(() => {
    const label = document.createElement("label");
    label.innerHTML = 'State <input name="subdivision">';
    order.prepend(label);
    attached.form.set("country", "US");
    return attached.form.ready();
  });
  await tab.fill("[name=subdivision]", "california");
  await tab.click("[name=city]");
  assert.equal(await tab.inputValue("[name=subdivision]"), "california");
  assert.equal(await tab.evaluate(() => attached.form.getSnapshot().contact.subdivision), "US-CA");
  await tab.evaluate(() => attached.form.set("subdivision", "US-NY"));
  assert.equal(await tab.inputValue("[name=subdivision]"), "New York");
});

test("the boxes of a number and of a date are one value", async () => {
  await order();
  await tab.evaluate(() => {
    order.innerHTML = `<label>Code <input id="code" autocomplete="tel-country-code"></label><label>Number <input id="number" autocomplete="tel-national"></label>
      <label>Day <input id="day" autocomplete="bday-day"></label><label>Month <select id="month" autocomplete="bday-month"><option value="">-</option><option value="1">January</option></select></label>
      <label>Year <input id="year" autocomplete="bday-year"></label><button>Order</button>`;
    window.again = attach(order, { domain: "example.fr", kind: "individual", country: "FR" });
    return again.form.ready();
  });
  const value = (name) => tab.evaluate((name) => again.form.values[name], name);
  for (const name of ["phone", "birthDate"]) assert.equal(await tab.locator(`[data-registrant-field=${name}]`).count(), 0, name);
  await tab.fill("#code", "+33");
  await tab.fill("#number", "0142685300");
  await tab.fill("#day", "5");
  await tab.selectOption("#month", "1");
  await tab.fill("#year", "1980");
  await tab.click("#code");
  assert.deepEqual([await value("birthDate"), await tab.evaluate(() => again.form.getSnapshot().contact.phone)], ["1980-01-05", "+33.142685300"]);
  assert.deepEqual(await tab.evaluate(() => ["code", "number", "day", "month", "year"].map((id) => document.getElementById(id).value)), ["+33", "0142685300", "5", "1", "1980"]);
  // One box alone is an ordinary one.
  await tab.evaluate(() => {
    order.innerHTML = `<label>Number <input id="number" autocomplete="home tel-local"></label><button>Order</button>`;
    window.again = attach(order, { domain: "example.fr", kind: "individual", country: "FR" });
    return again.form.ready();
  });
  await tab.fill("#number", "0142685300");
  assert.equal(await value("phone"), "01 42 68 53 00");
});

test("the list of errors follows corrections and options", async () => {
  await order("?domain=example.fr");
  await tab.click("#send");
  assert.match(await summary(), /City: [^]*E-mail: /);
  await tab.fill("[name=city]", "Berlin");
  await tab.click("[name=email]");
  assert.doesNotMatch(await summary(), /City: /);
  assert.match(await summary(), /Family name: [^\n]*\.fr/);
  await tab.evaluate(() => attached.form.configure({ domain: "example.com" }));
  assert.doesNotMatch(await summary(), /\.fr/);
  await tab.evaluate(() => (attached.form.configure({ domain: "example.us" }), attached.form.ready()));
  await tab.click("#send");
  const links = () => tab.locator("[data-registrant=summary] a").count();
  const before = await links();
  await tab.evaluate(() => attached.form.set("street", "1 Main St"));
  assert.equal(await links(), before - 1);
  await tab.evaluate(() => attached.form.configure({ domain: "example.com" }));
  assert.equal(await tab.locator("[name=usAppPurpose]").isVisible(), false);
  const targets = await tab.evaluate(() => [...document.querySelectorAll("[data-registrant=summary] a")].map(({ hash }) => document.getElementById(hash.slice(1)).checkVisibility()));
  assert.ok(targets.length > 0 && targets.every(Boolean), "nobody can go to a field that is gone");
  await tab.click("[data-registrant=summary] a >> nth=0");
  assert.equal(await tab.evaluate(() => document.activeElement.getAttribute("aria-invalid")), "true");
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

test("a phone number keeps the caret in a control of any type", async () => {
  for (const type of ["text", "search", "tel"]) {
    await order();
    await tab.evaluate((type) => (attached.form.set("country", "FR"), order.elements.phone.setAttribute("type", type), attached.form.ready()), type);
    await tab.focus("[name=phone]");
    await tab.keyboard.type("0142685300");
    for (let times = 0; times < 3; times += 1) await tab.keyboard.press("ArrowLeft");
    await tab.keyboard.press("Backspace");
    await tab.keyboard.type("7");
    assert.equal(await tab.inputValue("[name=phone]"), "01 42 68 57 00", type);
    assert.equal(await tab.evaluate(() => order.elements.phone.selectionStart), "01 42 68 57".length, type);
    await tab.close();
  }
  // A control without a caret.
  await order();
  await tab.evaluate(() => (attached.form.set("country", "FR"), order.elements.phone.setAttribute("type", "email")));
  await tab.focus("[name=phone]");
  await tab.keyboard.type("0142685300");
  assert.equal(await tab.inputValue("[name=phone]"), "01 42 68 53 00");
});

test("a listener that draws the number leaves the caret that `set` gives", async () => {
  await order();
  await tab.evaluate(async () => {
    const { createContactForm } = await import("/dist/form.js");
    const form = createContactForm({ domain: "example.com", kind: "individual", country: "FR" });
    await form.ready();
    const input = document.createElement("input");
    input.id = "own";
    document.body.append(input);
    form.subscribe(({ values }) => (input.value = values.phone ?? ""));
    input.addEventListener("input", ({ inputType, isComposing }) => {
      const { value, caret } = form.set("phone", input.value, { caret: input.selectionStart, inputType, isComposing });
      if (input.value !== value) input.value = value;
      input.setSelectionRange(caret, caret);
    });
  });
  await tab.focus("#own");
  await tab.keyboard.type("0142685300");
  for (let times = 0; times < 3; times += 1) await tab.keyboard.press("ArrowLeft");
  await tab.keyboard.press("Backspace");
  await tab.keyboard.type("7");
  assert.equal(await tab.inputValue("#own"), "01 42 68 57 00");
});

test("while pieces load, the form says so", async () => {
  tab = await site.page("/sent");
  let release;
  const held = new Promise((resolve) => (release = resolve));
  await tab.route("**/pieces/rules-*", async (route) => (await held, route.continue()));
  await tab.goto(tab.url().replace("/sent", "/order?domain=example.fr"));
  await tab.waitForFunction(() => window.attached);
  assert.equal(await tab.getAttribute("#order", "aria-busy"), "true");
  await tab.focus("#send");
  await tab.keyboard.press("Enter");
  assert.equal(await tab.textContent("[role=status]"), "Loading…");
  release();
  await tab.waitForFunction(() => attached.form.getSnapshot().submitted);
  assert.equal(await tab.getAttribute("#order", "aria-busy"), null);
  assert.doesNotMatch(await tab.textContent("[role=status]"), /Loading/);
});

test("a form speaks the language of the page, or English if there are no messages", async () => {
  tab = await site.page("/spoken");
  await tab.waitForFunction(() => window.labels);
  const labels = await tab.evaluate(() => window.labels);
  assert.deepEqual(labels, ["Ort", "Ville", "City", "市区町村", "Ort", "Cidade", "City"]);
});
