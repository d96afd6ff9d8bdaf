// Wrong calls of the form engine, long values, and listeners that throw.
import assert from "node:assert/strict";
import test from "node:test";
import { RegistrantError, attach, check, checkOrder, contactSchema, createContactForm, languageFor, presence, ready } from "registrant/form";

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

test("an error names the option or the parameter at fault", () => {
  for (const [options, pointer] of [
    [{ roles: ["owner", "boss"] }, "/options/roles/1"],
    [{ roles: [] }, "/options/roles"],
    [{ kind: "boss" }, "/options/kind"],
    [{ operation: "renew" }, "/options/operation"],
    [{ provider: "nobody" }, "/options/provider"],
    [{ language: "xx" }, "/options/language"],
    [{ domain: "fr" }, "/options/domain"],
    [{ domain: "CO.UK" }, "/options/domain"],
    [{ domain: "example.nosuch" }, "/options/domain"],
    [{ domain: 5 }, "/options/domain"],
    [{ domain: undefined }, "/options/domain"],
    [{ domain: undefined, domains: ["nosuch"] }, "/options/domains/0"],
    [{ domain: undefined, domains: ["example.com", "a..fr"] }, "/options/domains/1"],
    [{ langauge: "fr" }, "/options/langauge"],
    [{ "Ann Lee": "fr" }, "/options"],
    [{ names: { given_name: "firstName" } }, "/options/names/given_name"],
  ]) {
    for (const make of [createContactForm, contactSchema]) assert.throws(() => make({ ...FR, ...options }), { name: "RegistrantError", pointer }, pointer);
    if (!options.names) assert.throws(() => createContactForm(FR).configure(options.domain === undefined && !options.domains ? { ...options, domain: "" } : options), { name: "RegistrantError" }, pointer);
  }
  assert.throws(() => createContactForm({ ...FR, values: { foo: 1 } }), { pointer: "/options/values/foo" });
  assert.throws(() => createContactForm({ ...FR, names: { given_name: "firstName" } }), /comes after yours: `\{ firstName: "given_name" \}`/);
  const form = createContactForm(FR);
  for (const [call, pointer] of [
    [() => form.fill(), "/values"],
    [() => form.fill({ foo: 1 }), "/values/foo"],
    [() => form.fill({ "Ann Lee": 1 }), "/values"],
    [() => form.set("foo", 1), "/name"],
    [() => form.subscribe(), "/listener"],
    [() => form.configure({ values: { city: "Paris" } }), "/options/values"],
    [() => form.configure({ langauge: "fr" }), "/options/langauge"],
  ]) assert.throws(call, { kind: "argument", pointer });
  assert.deepEqual(form.getSnapshot().suffixes, ["fr"], "a wrong call changes nothing");
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

test("a country or a kind that nobody knows is an error in its field, whatever has been typed so far", () => {
  for (const make of [
    (country) => createContactForm({ domain: "example.com", kind: "individual", values: { country } }),
    (country) => createContactForm({ domain: "example.com", kind: "individual", country, fullName: true, values: { fullName: "Ann Lee" } }),
    (country) => {
      const form = createContactForm({ domain: "example.com", kind: "individual", country: "US" });
      form.set("country", country);
      return form;
    },
  ]) {
    for (const country of ["JA", "ZZ", "AN", "SU", "zz", "EL"]) {
      const form = make(country);
      form.set("phone", "0142685300");
      form.set("subdivision", "x");
      form.set("postalCode", "123");
      assert.equal(form.submit().accepted, false);
      if (form.values.country !== "GR") assert.match(form.errors.country, /No such country|has not existed/, country);
      form.set("country", "FR");
      assert.equal(form.errors.country, undefined);
    }
  }
  const form = createContactForm({ domain: "example.com", kind: "individual" });
  for (const text of ["J", "JA", "JAP", "JAPA", "JAPAN"]) form.set("country", text);
  form.blur("country");
  assert.equal(form.values.country, "JP");
  form.configure({ country: "ZZ" });
  form.blur("country");
  assert.match(form.errors.country, /No such country/);

  for (const kind of ["Firma", "person", "business"]) {
    for (const options of [{ domain: "example.com" }, { domain: "example.fr", kind: "individual" }, { domain: "example.com", values: { kind } }]) {
      const form = createContactForm({ ...options, country: "FR" });
      form.set("kind", kind);
      const { accepted } = form.submit();
      assert.equal(accepted, false);
      const said = form.errors.kind ?? form.getSnapshot().problems[0];
      assert.match(said, /could not be read/, kind);
      form.set("kind", "Company");
      assert.ok(form.field("organization").required);
      assert.equal(form.values.kind, "company");
    }
  }
  const { issues } = contactSchema(FR)["~standard"].validate({ kind: "firm" });
  assert.match(issues.find(({ path }) => path[0] === "kind").message, /could not be read/);
});

test("a name that nobody knows is said, with the nearest one", () => {
  const form = createContactForm({ ...FR, names: { firstName: "givenName" } });
  for (const [call, text] of [
    [() => form.set("nope", 1), /found `nope`; use one such as `given_name`$/],
    [() => form.blur("emial"), /found `emial`; did you mean `email`\?$/],
    [() => form.field("FirstNam"), /did you mean `firstName`\?$/],
    [() => form.fill({ citty: "Paris" }), /at \/values\/citty: .*did you mean `city`\?$/],
    [() => form.set("Ann Lee", 1), /found another text/],
  ]) assert.throws(call, { name: "RegistrantError", message: text });
});

test("names are an object, and no two fields have one", () => {
  for (const [names, pointer] of [
    [{ city: "street" }, "/options/names/city"],
    [{ given_name: "familyName" }, "/options/names/given_name"],
    [["givenName"], "/options/names"],
    [null, "/options/names"],
    ["camel", "/options/names"],
  ]) for (const make of [createContactForm, contactSchema]) assert.throws(() => make({ ...FR, names }), { kind: "argument", pointer });
  const form = createContactForm({ ...FR, names: { city: "street", town: "city" } });
  form.fill({ city: "1 rue", town: "Paris" });
  assert.deepEqual([form.getSnapshot().contact.street, form.getSnapshot().contact.city], [["1 rue"], "Paris"]);
});

test("options of another type are refused", () => {
  const form = createContactForm(FR);
  for (const [call, pointer] of [
    [() => createContactForm({ ...FR, section: 5 }), "/options/section"],
    [() => createContactForm({ ...FR, fullName: "yes" }), "/options/fullName"],
    [() => form.configure(), "/options"],
    [() => form.configure(null), "/options"],
    [() => presence(null, {}), "/requirement"],
    [() => presence({}, {}), "/requirement"],
    [() => check({ givenName: "Ann" }, { domain: "example.fr", roles: ["owner"] }), "/contact/givenName"],
    [() => check({}, { domain: "example.fr", roles: ["owner"] }, new Map()), "/options"],
    [() => check({}, { domain: "example.fr", roles: ["owner"] }, []), "/options"],
  ]) assert.throws(call, { name: "RegistrantError", pointer }, pointer);
  for (const options of [undefined, null, {}]) {
    assert.throws(() => checkOrder({ domains: ["example.fr"], contacts: { owner: { givenName: "Ann" } } }, options), { pointer: "/order/contacts/owner/givenName" });
  }
  assert.equal(checkOrder({ domains: ["example.fr"], contacts: { owner: { given_name: "Ann" }, admin: "owner" } }).accepted, false);
  assert.equal(check({ given_name: "Ann" }, { domain: "example.fr", roles: ["owner"] }).accepted, false);
});

test("`ready` refuses what nobody knows, in every host", async () => {
  for (const [options, pointer] of [
    [null, "/options"],
    ["a.fr", "/options"],
    [["a.fr"], "/options"],
    [{ domian: "a.fr" }, "/options/domian"],
    [{ domain: "nosuch" }, "/options/domain"],
    [{ domain: 5 }, "/options/domain"],
    [{ domains: ["a.fr", "nosuch"] }, "/options/domains/1"],
    [{ domains: "a.fr" }, "/options/domains"],
    [{ provider: "gandy" }, "/options/provider"],
    [{ countries: "FR" }, "/options/countries"],
    [{ countries: ["FR", "Atlantis"] }, "/options/countries/1"],
  ]) await assert.rejects(ready(options), { name: "RegistrantError", pointer }, JSON.stringify(options));
  await ready({ domains: ["a.fr", "b.com"], provider: "gandi", countries: ["FR", "be"] });
  await ready();
});

test("a language that is left out is English again", () => {
  const form = createContactForm({ ...FR, language: "de" });
  form.configure({ language: undefined });
  assert.equal(form.field("city").label, "City");
});
