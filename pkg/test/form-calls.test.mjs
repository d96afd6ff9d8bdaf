// Wrong calls of the form engine, long values, and listeners that throw.
import assert from "node:assert/strict";
import test from "node:test";
import { RegistrantError, attach, contactSchema, createContactForm, languageFor } from "registrant/form";

const FR = { domain: "example.fr", kind: "individual", country: "FR" };

test("a form has a domain: nobody could accept a contact without one", () => {
  for (const options of [{}, { domains: [] }, { domain: "" }, { domain: "example.fr", roles: [] }, { domains: "example.fr" }, { domain: "example.fr", domains: ["example.com"] }, undefined, null, 5]) {
    for (const make of [createContactForm, contactSchema]) {
      assert.throws(() => make(options), (error) => error instanceof RegistrantError && error.remedy !== "", JSON.stringify(options));
    }
  }
  for (const root of [null, undefined, "#order", {}]) assert.throws(() => attach(root, FR), { kind: "argument", pointer: "/root" });
});

test("one name of the domains replaces the other", () => {
  const form = createContactForm({ ...FR, domain: undefined, domains: ["example.fr", "example.com"] });
  form.configure({ domain: "example.it" });
  assert.deepEqual(form.getSnapshot().suffixes, ["it"]);
  form.configure({ domains: ["example.com"] });
  assert.deepEqual(form.getSnapshot().suffixes, ["com"]);
  assert.throws(() => form.configure({ domains: [] }), { kind: "argument" });
  assert.deepEqual(form.getSnapshot().suffixes, ["com"]);
});

test("domains without a common answer are named at once, in every language", () => {
  const texts = new Set();
  for (const language of ["en", "fr", "de", "es", "it", "nl", "pt", "ja", "zh"]) {
    const form = createContactForm({ domains: ["example.com", "first.gov.au", "second.gov.br"], kind: "public_body", language });
    const { error, refusal, options } = form.field("country");
    assert.match(error, /first\.gov\.au, second\.gov\.br/);
    assert.ok(!error.includes("example.com") && refusal === error);
    assert.deepEqual(options.map(({ value }) => value).sort(), ["AU", "BR"]);
    for (const country of ["AU", "BR"]) {
      form.set("country", country);
      assert.equal(form.errors.country, error, "no answer mends it");
      assert.equal(form.submit().accepted, false);
    }
    form.configure({ domains: ["example.com", "second.gov.br"] });
    assert.notEqual(form.errors.country, error);
    texts.add(error);
  }
  assert.equal(texts.size, 9);
  // The registry of .cn warns without a document, and that of .hu takes others.
  const documents = createContactForm({ domains: ["example.cn", "example.hu"], kind: "individual" });
  assert.match(documents.warnings.idType, /example\.cn, example\.hu/);
  assert.equal(documents.errors.idType, undefined);
});

test("a tag of a region or a script is looked up, by the form and by its field of the language", () => {
  for (const [tag, label] of [["fr-CA", "Prénom"], ["fr_CA", "Prénom"], ["FR", "Prénom"], ["de-CH-1996", "Vorname"], ["zh_Hant_TW", "名"]]) {
    const form = createContactForm({ ...FR, domain: "example.ca", language: tag });
    assert.equal(form.field("givenName").label, label, tag);
    assert.ok(form.field("country").options.length > 200, tag);
    assert.equal(languageFor(tag), tag.slice(0, 2).toLowerCase());
  }
  for (const [tag, language] of [["fr-CA", "fr"], ["en_US", "en"], ["EN-Latn-GB", "en"], ["fr", "fr"]]) {
    const form = createContactForm({ ...FR, domain: "example.ca", values: { language: tag } });
    assert.equal(form.field("language").value, language, tag);
    form.set("language", "");
    form.set("language", tag);
    form.blur("language");
    assert.equal(form.values.language, language, tag);
  }
  // No shorter tag is of another language.
  assert.equal(createContactForm({ ...FR, domain: "example.ca", values: { language: "frr" } }).values.language, "frr");
});

test("codes that no source explains are no choice for a person", () => {
  for (const language of ["en", "ja"]) {
    const form = createContactForm({ ...FR, domain: "example.pt", language });
    assert.equal(form.field("ptIdentificationType"), undefined);
    assert.ok(form.field("ptType").options.length === 2, "others are");
    form.set("ptIdentificationType", "010");
    assert.equal(form.field("ptIdentificationType").value, "010", "what somebody has set stays");
  }
});

test("a field has one name", () => {
  assert.throws(() => createContactForm({ ...FR, names: { first: "given_name", given: "givenName" } }), { pointer: "/options/names" });
});

test("a value that is no text is a wrong call", () => {
  const form = createContactForm(FR);
  for (const value of [{}, NaN, Infinity, [5], () => "x", Symbol("x"), 5n]) assert.throws(() => form.set("city", value), { kind: "argument", pointer: "/value" });
  assert.equal(form.values.city, "");
  form.set("postalCode", 75002);
  assert.equal(form.values.postalCode, "75002");
  assert.ok(contactSchema(FR)["~standard"].validate({ postalCode: NaN }).issues);
});

test("a value that is too long is an error in its field", () => {
  for (const language of ["en", "ja"]) {
    for (const name of ["givenName", "city", "street", "postalCode", "phone", "email", "subdivision"]) {
      const form = createContactForm({ ...FR, country: "US", domain: "example.com", language });
      form.set(name, "x".repeat(70_000));
      form.blur(name);
      assert.ok(form.errors[name], name);
      assert.equal(form.field(name).violations[0].code, "too_long");
      form.set("country", "DE");
      assert.equal(form.submit().accepted, false);
      form.configure({ domain: "example.fr" });
    }
  }
  const whole = createContactForm({ ...FR, fullName: true, values: { fullName: "x ".repeat(40_000) } });
  assert.equal(whole.submit().accepted, false);
});

test("a listener that throws keeps no other from the news", () => {
  const form = createContactForm(FR);
  let calls = 0;
  form.subscribe(({ values }) => {
    if (values.city) throw new Error("of the listener");
  });
  form.subscribe(() => (calls += 1));
  assert.throws(() => form.set("city", "Paris"), /of the listener/);
  assert.equal(calls, 2);
});

test("a composition stays as it is until its end", () => {
  const form = createContactForm(FR);
  assert.equal(form.set("phone", "0142", { caret: 4, isComposing: true }).value, "0142");
  assert.equal(form.set("phone", "014268", { caret: 6 }).value, "01 42 68");
});

test("a buyer is offered the kinds of buyers", () => {
  const kinds = createContactForm({ domain: "example.fr" }).field("kind").options.map(({ value }) => value);
  assert.ok(kinds.includes("company") && !kinds.includes("reseller"), "nobody who orders is a reseller");
});

test("the stack names the error", () => {
  assert.throws(() => createContactForm({ domain: "nosuch" }), ({ stack, constructor }) => !/_RegistrantError/.test(stack) && constructor.name === "RegistrantError");
});
