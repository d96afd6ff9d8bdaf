// The controls of a page for one field, in Chromium: boxes of a number, a date or a name, several addresses, lists, and groups.
import assert from "node:assert/strict";
import { test } from "node:test";
import { accessible, serve } from "./forms.mjs";

const PAGE = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Order</title>
<main><h1>Order</h1><form id="order" action="/sent"></form></main><script type="module" src="/page.js"></script></html>`;
const SCRIPT = `import { attach } from "/dist/form.js";
window.order = document.getElementById("order");
window.start = (body, options) => {
  order.innerHTML = body + "<button id=send>Order</button>";
  window.attached = attach(order, { domain: "example.com", kind: "individual", ...options });
  return attached.form.ready();
};`;

let tab;
const site = serve(() => ({ "/page": PAGE, "/page.js": SCRIPT, "/favicon.ico": "", "/sent": "sent" }), () => tab);

/** Opens a page with these controls and attaches a form. */
async function order(body, options = {}) {
  tab = await site.page("/page");
  await tab.waitForFunction(() => window.start);
  await tab.evaluate(([body, options]) => start(body, options), [body, options]);
}
/** Changes options, and waits for what they need. */
const configure = (options) => tab.evaluate((options) => (attached.form.configure(options), attached.form.ready()), options);
const contact = (name) => tab.evaluate((name) => attached.form.getSnapshot().contact[name], name);
const spoken = () => tab.textContent("[role=status]");
const box = (token, value = "") => `<label>${token} <input id="${token}" autocomplete="${token}" value="${value}"></label>`;

test("the boxes of a number take every digit in the order in which it was typed", async () => {
  for (const [code, typed, phone] of [
    ["+33", "01 42 68 53 00", "+33.142685300"],
    ["+33", "06.12.34.56.78", "+33.612345678"],
    ["+44", "020 7946 0018", "+44.2079460018"],
    ["+81", "03-1234-5678", "+81.312345678"],
    ["+1", "(212) 736-5000", "+1.2127365000"],
    ["1", "2127365000", "+1.2127365000"],
    ["44", "020 7946 0018", "+44.2079460018"],
    ["GB (44)", "020 7946 0018", "+44.2079460018"],
    ["+33", "+44 20 7946 0018", "+44.2079460018"],
  ]) {
    await order(box("tel-country-code", code) + box("tel-national"), { domain: "example.fr", country: "FR" });
    await tab.focus("#tel-national");
    await tab.keyboard.type(typed);
    assert.equal(await tab.inputValue("#tel-national"), typed);
    await tab.keyboard.press("Tab");
    assert.equal(await contact("phone"), phone, `${code} ${typed}`);
    await tab.close();
  }
  await order(box("tel-country-code", "+33") + box("tel-national"));
  assert.equal(await contact("phone"), undefined, "a calling code alone is no number");
  await tab.focus("#tel-national");
  await tab.keyboard.type("01 42 68 53 00");
  for (let times = 0; times < 3; times += 1) await tab.keyboard.press("ArrowLeft");
  await tab.keyboard.press("Backspace");
  assert.deepEqual(await tab.evaluate(() => [document.activeElement.value, document.activeElement.selectionStart]), ["01 42 68 5 00", 10], "the caret stays where it is");
});

test("an extension and another given name are parts of their fields", async () => {
  await order(box("given-name") + box("additional-name") + box("family-name") + box("tel") + box("tel-extension"), { country: "US" });
  for (const [id, text] of [["given-name", "Ann"], ["additional-name", "Marie"], ["family-name", "Bell"], ["tel", "(212) 736-5000"], ["tel-extension", "12"]]) await tab.fill(`#${id}`, text);
  await tab.focus("#send");
  assert.deepEqual([await contact("given_name"), await contact("phone")], ["Ann Marie", "+1.2127365000x12"]);
  assert.deepEqual(await tab.evaluate(() => ["given-name", "additional-name"].map((id) => document.getElementById(id).value)), ["Ann", "Marie"]);
  await order(`<label>Phone <input id="phone" name="phone"></label>${box("tel-extension")}`, { country: "US" });
  await tab.fill("#phone", "(212) 736-5000");
  await tab.fill("#tel-extension", "12");
  await tab.focus("#send");
  assert.equal(await contact("phone"), "+1.2127365000x12", "a control by name has one, too");
  await order(box("name") + box("additional-name"));
  await tab.fill("#additional-name", "Marie");
  assert.equal(await tab.evaluate(() => attached.form.values.givenName), undefined, "alone, it is no given name");
});

test("a month is read from a list of names in any language", async () => {
  const names = Array.from({ length: 12 }, (_, month) => `<option>${new Intl.DateTimeFormat("fr", { month: "long" }).format(new Date(2020, month, 2))}</option>`);
  for (const first of ["", "<option value=''>-</option>", "<option>Mois</option>"]) {
    const list = `<label>Month <select id="month" autocomplete="bday-month">${first}${names.join("")}</select></label>`;
    await order(box("bday-day") + list + box("bday-year"), { domain: "example.fr", country: "FR" });
    await tab.fill("#bday-day", "5");
    await tab.selectOption("#month", "mars");
    await tab.fill("#bday-year", "1980");
    assert.equal(await contact("birth_date"), "1980-03-05", first);
    await tab.close();
  }
});

test("of two addresses, the section of the options is taken, and each keeps its tokens", async () => {
  const two = '<label>To <input id="to" autocomplete="shipping address-level2"></label><label>From <input id="from" autocomplete="billing address-level2"></label>';
  const named = '<label>To <input id="to" name="shipping[city]"></label><label>From <input id="from" name="billing[city]"></label>';
  const owners = '<label>To <input id="to" name="tech[city]"></label><label>From <input id="from" autocomplete="section-owner shipping address-level2"></label>';
  for (const [body, section, city] of [[two, "billing", "Lyon"], [two, "shipping", "Paris"], [two, undefined, "Paris"], [named, "billing", "Lyon"], [named, undefined, "Paris"], [owners, "section-owner", "Lyon"], [owners, "tech", "Paris"]]) {
    await order(body, section && { section });
    const before = await tab.evaluate(() => ["to", "from"].map((id) => document.getElementById(id).getAttribute("autocomplete")));
    await tab.fill("#to", "Paris");
    await tab.fill("#from", "Lyon");
    assert.equal(await contact("city"), city, `${body} ${section}`);
    const after = await tab.evaluate(() => ["to", "from"].map((id) => document.getElementById(id).getAttribute("autocomplete")));
    for (const [index, tokens] of before.entries()) if (tokens) assert.equal(after[index], tokens);
    await tab.close();
  }
});

test("a select of the page gets the option that it lacks, and another list if none of its own is an answer", async () => {
  await order('<label>State <select name="subdivision"><option value="">-</option><option>NY</option><option>CA</option></select></label>', { country: "US" });
  const shown = () => tab.evaluate(() => order.elements.subdivision.selectedOptions[0].label);
  await tab.fill("[name=postalCode]", "60601");
  await tab.press("[name=postalCode]", "Tab");
  assert.deepEqual([await contact("subdivision"), await shown()], ["US-IL", "Illinois"]);
  await configure({ country: "CA" });
  await tab.selectOption("[name=subdivision]", { label: "Quebec" });
  assert.equal(await contact("subdivision"), "CA-QC");
  await configure({ country: "US" });
  await tab.selectOption("[name=subdivision]", "NY");
  assert.equal(await contact("subdivision"), "US-NY");
});

test("a group of radio buttons is listed once, and goes with its legend", async () => {
  const radio = (value) => `<label><input type="radio" name="usNexusCategory" value="${value}"> ${value}</label>`;
  await order(`<fieldset><legend>Connection</legend>${radio("C11")}${radio("C12")}</fieldset>`, { domain: "example.us", country: "US" });
  await tab.click("#send");
  const items = await tab.locator("[data-registrant=summary] li").allTextContents();
  assert.equal(items.filter((text) => /Connection|C11|C12/.test(text)).length, 1, items.join("\n"));
  await accessible(tab);
  await configure({ domain: "example.com" });
  assert.equal(await tab.isVisible("legend"), false);
  await configure({ domain: "example.us" });
  assert.equal(await tab.isVisible("legend"), true);
});

test("a field that the form made goes with its domain, and a control of the page becomes the page's again", async () => {
  await order("", { domain: "example.ca" });
  assert.equal(await tab.isVisible("[name=language]"), true);
  await configure({ domain: "example.com" });
  assert.equal(await tab.isVisible("[name=language]"), false);
  await order('<label>Language <select name="language"><option value="">-</option><option>fr</option></select></label>', { domain: "example.ca" });
  await configure({ domain: "example.com" });
  assert.deepEqual(await tab.evaluate(() => [order.elements.language.checkVisibility(), order.elements.language.getAttributeNames()]), [true, ["name", "id"]]);
  assert.equal(await tab.locator("[data-registrant=reason]:visible").count(), 0);
});

test("if the field with the focus goes, the focus stays in the form", async () => {
  await order("", { domain: "example.us" });
  await tab.focus("[name=usNexusCategory]");
  await configure({ domain: "example.com" });
  assert.equal(await tab.evaluate(() => document.activeElement.form?.id), "order");
});

test("a change of the domain keeps the errors that are shown, and a field that is left while rules load stays left", async () => {
  await order("", { domain: "example.fr" });
  await tab.fill("[name=email]", "bad");
  await tab.press("[name=email]", "Tab");
  const seen = () => tab.evaluate(() => [Object.keys(attached.form.errors), attached.form.field("email").visited, order.elements.email.getAttribute("aria-invalid")]);
  const before = await seen();
  assert.deepEqual(before, [["email"], true, "true"]);
  await configure({ domain: "example.it" });
  assert.deepEqual(await seen(), before);
  await tab.evaluate(() => {
    attached.form.configure({ domain: "example.us" });
    attached.form.set("city", "Rome");
    attached.form.set("email", "bad again");
    attached.form.blur("email");
    return attached.form.ready();
  });
  assert.deepEqual(await seen(), before);
});

test("warnings and suggestions are announced, and described", async () => {
  await order("", { country: "FR" });
  await tab.fill("[name=email]", "ann@gmial.com");
  await tab.press("[name=email]", "Tab");
  assert.match(await spoken(), /ann@gmail\.com/);
  const [text] = await tab.evaluate(() => [order.elements.email.getAttribute("aria-describedby").split(" ").map((id) => document.getElementById(id).textContent).join()]);
  assert.match(text, /Did you mean ann@gmail\.com\?/);
  await tab.fill("[name=phone]", "123");
  await tab.press("[name=phone]", "Tab");
  assert.match(await spoken(), /^Phone/);
  await accessible(tab);
});

test("`detach` leaves no trace on the page's controls", async () => {
  const body = '<label>City <input name="city"></label><label>State <select name="subdivision"><option value="">-</option><option>NY</option></select></label><label>I agree <input type="checkbox" required=""></label>';
  await order(body, { country: "CA" });
  await tab.click("#send");
  await tab.click("[data-registrant=summary] a >> text=I agree");
  assert.equal(await tab.evaluate(() => document.activeElement.type), "checkbox");
  await tab.evaluate(() => attached.detach());
  assert.equal(await tab.evaluate(() => [...order.querySelectorAll("label")].map(({ outerHTML }) => outerHTML).join("")), body);
});
