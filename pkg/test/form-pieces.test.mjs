// A form on the file for browsers: it loads what that file lacks, and shows it when it comes.
import assert from "node:assert/strict";
import { createRequire, register } from "node:module";
import test from "node:test";
import * as whole from "registrant";
import * as wholeForm from "registrant/form";
import { pathToFileURL } from "node:url";

const wasmFile = createRequire(import.meta.url).resolve("registrant/registrant.wasm");
const american = { domain: "example.com", kind: "individual", country: "US", today: "2026-11-22" };

// A page without a network, done here by a hook: the modules that an entry with this query loads do not come.
register(`data:text/javascript,${encodeURIComponent(`
  let isDown = true;
  export const resolve = async (specifier, context, next) => {
    if (specifier === "test:network") isDown = false;
    if (specifier === "test:network") return { url: "data:text/javascript,", shortCircuit: true };
    if (isDown && /[?]offline/.test(context.parentURL) && /(pieces|languages)/.test(specifier)) throw new TypeError("Failed to fetch");
    return next(specifier, context);
  };`)}`);

/** An entry of its own, which has loaded nothing yet. */
const entry = (query) => import(new URL(`form.js?${query}`, pathToFileURL(wasmFile)));

test("the subdivision is a text, and a select once the states are here", async () => {
  const { createContactForm } = await entry("select");
  const form = createContactForm(american);
  assert.deepEqual([form.field("subdivision").input, form.field("subdivision").options], ["text", undefined]);
  await form.ready();
  const { input, options } = form.field("subdivision");
  assert.equal(input, "select");
  assert.ok(options.length > 50);
  assert.deepEqual(options.find(({ value }) => value === "US-CA"), { value: "US-CA", label: "California" });
});

test("a typed state is read when the states come, and keeps its visit", async () => {
  const { createContactForm } = await entry("typed");
  const form = createContactForm(american);
  form.set("subdivision", "California");
  assert.equal(form.field("subdivision").value, "California");
  await form.ready();
  const { value, visited } = form.field("subdivision");
  assert.deepEqual([value, visited], ["US-CA", false]);
  assert.equal(form.getSnapshot().contact.subdivision, "US-CA");
});

test("a postal code fills in the state when the states come, and stays as it is typed", async () => {
  const { createContactForm } = await entry("postal");
  const form = createContactForm(american);
  form.set("postalCode", " 90210");
  assert.equal(form.field("subdivision").value, "");
  await form.ready();
  assert.deepEqual([form.field("subdivision").value, form.field("postalCode").value], ["US-CA", " 90210"]);
});

test("a form has no fields until the rules of its domain are here, and keeps what was typed", async () => {
  const { createContactForm } = await entry("rules");
  const form = createContactForm({ ...american, domain: "example.us", values: { phone: "(202) 555-0142", country: "United States" } });
  const pending = [];
  form.subscribe((snapshot) => pending.push(snapshot.pending));
  assert.deepEqual([form.fields, form.getSnapshot().accepted], [[], false]);
  assert.throws(() => form.submit(), { kind: "not_loaded", reason: "expected the rules of .us, found none" });
  form.set("givenName", "Ann");
  await form.ready();
  assert.deepEqual([pending[0], pending.at(-1)], [true, false]);
  assert.deepEqual([form.field("givenName").value, form.field("phone").value, form.field("country").value], ["Ann", "+1 202-555-0142", "US"]);
  assert.equal(form.getSnapshot().contact.phone, "+1.2025550142");
  assert.ok(form.fields.some(({ path }) => path === "us_nexus_category"));
  assert.equal(form.submit().accepted, false);
});

test("a call about a domain without its rules is refused, and `ready` brings them", async () => {
  const { check, checkOrder, ready, requirements } = await entry("ready");
  const contact = { kind: "individual", country: "FR" };
  const of = (domain, provider) => ({ domain, provider, owner: true });
  assert.ok(check(contact, of("example.com")).violations.length > 2);
  const refused = (name, provider = "") => ({
    kind: "not_loaded",
    reason: `expected the rules of ${name}, found none`,
    remedy: `call \`await ready({ domains: ["example.fr"]${provider} })\` first`,
  });
  for (const call of [
    () => check(contact, of("mydomain.fr")),
    () => requirements(of("mydomain.fr")),
    () => checkOrder({ domains: ["mydomain.fr"], contacts: { owner: contact } }),
  ]) assert.throws(call, refused(".fr"));
  await ready({ domains: ["mydomain.fr"] });
  const { violations } = check(contact, of("mydomain.fr"));
  assert.ok(violations.some(({ rule }) => rule.id === "afnic.given-name"));
  assert.throws(() => check(contact, of("mydomain.fr", "gandi")), refused("gandi", ', provider: "gandi"'));
  await ready({ domain: "mydomain.fr", provider: "gandi" });
  assert.ok(check(contact, of("mydomain.fr", "gandi")).violations.some(({ rule }) => rule.id.startsWith("gandi.")));
  assert.throws(() => check(contact, of("mydomain.us")), { kind: "not_loaded" });
  await ready();
  for (const domain of ["mydomain.us", "mydomain.co.uk", "mydomain.xn--p1ai"]) check(contact, of(domain));
});

test("a call with a phone number of a calling code that is not here is refused, and `ready` brings it", async () => {
  const { check, checkLines, checkOrder, formatPhoneAsYouType, normalize, normalizeContact, phoneE164, ready, requirements } = await entry("phones");
  const to = { domain: "example.com", owner: true, today: "2026-11-22" };
  const contact = (phone) => ({ kind: "individual", country: "FR", phone });
  const calls = (phone) => [
    () => check(contact(phone), to),
    () => checkLines(`${JSON.stringify(contact(phone))}\n`, to),
    () => checkOrder({ domains: ["example.com"], contacts: { owner: contact(phone) } }, { today: to.today }),
    () => normalize("phone", phone, { country: "FR" }),
    () => normalizeContact(contact(phone)),
    () => phoneE164(phone, "FR"),
  ];
  const refused = (code) => ({
    kind: "not_loaded",
    reason: `expected the phone numbers of +${code}, found none`,
    remedy: `call \`await ready()\` first, or give \`registrant/pieces/phones-${String(code)[0]}\` to \`addPiece\``,
  });
  for (const call of [...calls("01 42 68 53 00"), () => formatPhoneAsYouType("014", 3, "FR")]) assert.throws(call, refused(33));
  // What has no number needs none.
  assert.ok(check(contact(undefined), to).violations.length > 2);
  assert.equal(requirements(to, { country: "FR" }).fields.find(({ path }) => path === "phone").example, undefined);
  /** Compares the answers of both files. */
  function same(phone) {
    assert.deepEqual(plain(check(contact(phone), to)), plain(whole.check(contact(phone), to)), phone);
    assert.deepEqual(normalize("phone", phone, { country: "FR" }), whole.normalize("phone", phone, { country: "FR" }));
    assert.deepEqual(normalizeContact(contact(phone)), whole.normalizeContact(contact(phone)));
    assert.equal(phoneE164(phone, "FR"), whole.phoneE164(phone, "FR"));
  }
  await ready({ domain: "example.com", countries: ["FR"] });
  same("01 42 68 53 00");
  for (const call of calls("0049 30 123456")) assert.throws(call, refused(49));
  await ready({ domain: "example.com" });
  for (const phone of ["0049 30 123456", "+1 201 555 0123", "+99 9", "+800 12345678", "+81 3 1234 5678"]) same(phone);
});

/** The violations of a report without their words and sources. */
const plain = ({ accepted, violations }) => [accepted, violations.map(({ path, code, rule, fix }) => [path, code, rule.id, fix])];

test("a form groups a number when its calling code is here, and gives no verdict before", async () => {
  const { createContactForm, ready } = await entry("typing");
  await ready({ domains: [], countries: [] });
  const form = createContactForm({ ...american, country: "FR" });
  const states = [];
  form.subscribe(({ reading, accepted }) => states.push([reading, accepted]));
  assert.deepEqual(form.set("phone", "0142", { caret: 2 }), { value: "0142", caret: 2 });
  assert.deepEqual([form.getSnapshot().reading, form.getSnapshot().accepted], [true, false]);
  assert.throws(() => form.submit(), { kind: "not_loaded", reason: "expected the phone numbers of +33, found none" });
  assert.equal(form.getSnapshot().submitted, false);
  await form.ready();
  assert.deepEqual([form.field("phone").value, form.getSnapshot().reading, form.field("phone").visited], ["01 42", false, false]);
  assert.deepEqual([states[1], states.at(-1)], [[true, false], [false, false]]);
  // Another calling code comes as soon as it is typed.
  form.set("phone", "+4");
  assert.equal(form.getSnapshot().reading, false);
  form.set("phone", "+4930123");
  assert.deepEqual([form.field("phone").value, form.getSnapshot().reading], ["+4930123", true]);
  form.set("phone", "+493012345");
  await form.ready();
  assert.equal(form.field("phone").value, "+49 30 12345");
  // One that the person has left is read as a whole, and says what is wrong.
  form.set("phone", "+81 3 1");
  form.blur("phone");
  assert.equal(form.field("phone").warning, undefined);
  await form.ready();
  assert.match(form.field("phone").warning, /\+81/);
  form.reset();
  assert.equal(form.field("phone").value, "");
});

test("a number that was pasted or filled in is read when its calling code is here", async () => {
  const { createContactForm } = await entry("pasted");
  const form = createContactForm({ ...american, country: undefined });
  form.set("phone", "+33 1 42 68 53 00", { inputType: "insertFromPaste" });
  assert.equal(form.field("country").value, "");
  await form.ready();
  assert.deepEqual([form.field("country").value, form.field("phone").value], ["FR", "+33 1 42 68 53 00"]);
  form.fill({ country: "DE", phone: "030 1234567" });
  assert.equal(form.field("phone").value, "030 1234567");
  await form.ready();
  assert.deepEqual([form.field("phone").value, form.getSnapshot().contact.phone], ["+49 30 1234567", "+49.301234567"]);
  const given = createContactForm({ ...american, country: "JP", values: { phone: "03 1234 5678" } });
  await given.ready();
  assert.deepEqual([given.field("phone").value, given.field("phone").visited], ["+81 3-1234-5678", false]);
});

test("without a network a form shows a number as typed, and asks again", async () => {
  const { createContactForm } = await entry("offline-phone");
  const form = createContactForm(american);
  form.set("phone", "2015550123");
  form.blur("phone");
  await assert.rejects(form.ready(), /Failed to fetch/);
  assert.deepEqual([form.field("phone").value, form.getSnapshot().reading], ["2015550123", true]);
  assert.throws(() => form.submit(), { kind: "not_loaded" });
});

test("a Standard Schema reads numbers of every calling code once it is ready", async () => {
  const { contactSchema } = await entry("schema-phone");
  const schema = contactSchema({ ...american, country: "FR" });
  const { validate } = schema["~standard"];
  assert.deepEqual(validate({ phone: "+81 3 1234 5678" }), { issues: [{ message: "Loading…" }] });
  await schema.ready();
  for (const phone of ["+81 3 1234 5678", "01 42 68 53 00", "+1 201 555 0123"]) {
    assert.ok(!validate({ phone }).issues.some(({ path }) => path[0] === "phone"), phone);
  }
});

test("a Standard Schema refuses a value until the rules are here", async () => {
  const { contactSchema, ready } = await entry("schema");
  const { validate } = contactSchema({ domain: "mydomain.fr", kind: "individual" })["~standard"];
  assert.deepEqual(validate({}), { issues: [{ message: "Loading…" }] }, "an exception would end the page's own check");
  await ready({ domain: "mydomain.fr" });
  assert.ok(validate({}).issues.length > 2);
});

test("a country that is chosen later brings its subdivisions", async () => {
  const { createContactForm } = await entry("later");
  const form = createContactForm({ ...american, country: undefined });
  await form.ready();
  form.set("country", "IT");
  await form.ready();
  assert.equal(form.field("subdivision").input, "select");
});

test("a form speaks English until its language is here, and tells its listeners once", async () => {
  const { createContactForm } = await entry("german");
  const form = createContactForm({ ...american, language: "de-AT" });
  const labels = [];
  form.subscribe(() => labels.push(form.field("givenName").label));
  assert.deepEqual(labels, ["Given name"]);
  const [one, other] = [form.ready(), form.ready()];
  await Promise.all([one, other]);
  assert.deepEqual(labels, ["Given name", "Vorname"]);
  form.configure({ language: "fr" });
  assert.equal(form.field("givenName").label, "Given name");
  await form.ready();
  assert.equal(form.field("givenName").label, "Prénom");
  const known = createContactForm({ ...american, language: "de" });
  assert.equal(known.field("givenName").label, "Vorname");
});

test("an unknown language is refused at once", async () => {
  const { createContactForm } = await entry("unknown");
  for (const language of ["pl", "frr", "x"]) {
    assert.throws(() => createContactForm({ ...american, language }), { kind: "argument", pointer: "/options/language" }, language);
  }
});

test("without pieces a form is checked as with them", async () => {
  const { createContactForm } = await entry("verdict");
  const form = createContactForm(american);
  const verdict = () => {
    const { accepted, report } = form.submit();
    return [accepted, report.violations.map(({ path, code, rule }) => [path, code, rule.id])];
  };
  const before = verdict();
  assert.equal(before[0], false);
  await form.ready();
  assert.deepEqual(verdict(), before);
});

test("without a network the form works, `ready` rejects, and asks again", async () => {
  const { createContactForm } = await entry("offline");
  const form = createContactForm({ ...american, language: "de" });
  let calls = 0;
  form.subscribe(() => (calls += 1));
  await assert.rejects(form.ready(), /Failed to fetch/);
  form.set("subdivision", "California");
  form.blur("subdivision");
  const { input, value } = form.field("subdivision");
  assert.deepEqual([input, value, form.field("givenName").label], ["text", "California", "Given name"]);
  assert.equal(form.submit().accepted, false);
  await assert.rejects(form.ready(), /Failed to fetch/);
  assert.ok(calls < 10, `${calls} calls`);
  await import("test:network");
  await form.ready();
  assert.deepEqual([form.field("subdivision").value, form.field("givenName").label], ["US-CA", "Vorname"]);
});

test("a schema loads its language and the states by itself", async () => {
  const { contactSchema } = await entry("schema");
  const options = { ...american, language: "ja" };
  const [schema, wanted] = [contactSchema(options), wholeForm.contactSchema(options)];
  const ask = ({ "~standard": { validate } }) => [validate({}), validate({ subdivision: "California" })];
  const english = ask(schema);
  assert.match(english[0].issues[0].message, /^[ -~]+$/);
  await schema.ready();
  assert.deepEqual(ask(schema), ask(wanted));
  assert.notDeepEqual(ask(schema), english);
  // The states of the country in the value come, too.
  const canadian = { country: "CA", subdivision: "Atlantis" };
  schema["~standard"].validate(canadian);
  await schema.ready();
  const code = ({ issues }) => issues.filter(({ path }) => path[0] === "subdivision");
  for (let tries = 0; tries < 100 && code(schema["~standard"].validate(canadian)).length === 0; tries += 1) await new Promise((done) => setTimeout(done, 20));
  assert.deepEqual(schema["~standard"].validate(canadian), wanted["~standard"].validate(canadian));
});

test("workers and edge runtimes have the whole file, and load a language", async () => {
  register(`data:text/javascript,${encodeURIComponent(`
    export const load = async (url, context, next) => /[.]wasm([?]module)?$/.test(url)
      ? { format: "module", shortCircuit: true, source: 'import { readFileSync } from "node:fs"; ' +
          "export default new WebAssembly.Module(readFileSync(new URL(import.meta.url)));" }
      : next(url, context);`)}`);
  for (const name of ["form-workerd.js", "form-edge.js"]) {
    const { createContactForm, requirements } = await import(new URL(name, pathToFileURL(wasmFile)));
    const why = (entry) => entry({ domain: "example.in", owner: true }, {}, { language: "ja" }).notes[0].why;
    const form = createContactForm({ ...american, language: "ja" });
    assert.equal(form.field("subdivision").input, "select", name);
    await form.ready();
    assert.equal(form.field("givenName").label, "名", name);
    assert.equal(why(requirements), why(whole.requirements), name);
  }
});

test("a list of states is not empty: it is there, or named as missing", async () => {
  const { choices, ready } = await entry("choices");
  assert.throws(() => choices("subdivisions:US"), { kind: "not_loaded", remedy: /ready\(\{ countries: \["US"\] \}\)/ });
  await ready({ countries: ["us"] });
  assert.ok(choices("subdivisions:US").length > 50);
  assert.ok(choices("countries").length > 200);
});

test("`ready` refuses what nobody knows before it loads", async () => {
  const { ready } = await entry("ready");
  for (const options of [null, "a.fr", { domian: "a.fr" }, { domains: ["nosuch"] }, { provider: "gandy" }, { countries: "FR" }, { countries: ["Atlantis"] }]) {
    await assert.rejects(ready(options), { name: "RegistrantError" }, JSON.stringify(options));
  }
  await ready({ domain: "a.fr", provider: "gandi", countries: ["FR"] });
});
