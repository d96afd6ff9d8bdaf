// The form engine, without a document. The numbers are those of the behaviours that people expect of a contact form.
import assert from "node:assert/strict";
import test from "node:test";
import { addLanguage, contactSchema, createContactForm, formatPhoneAsYouType } from "registrant/form";
import german from "registrant/languages/de";

const names = (form) => form.fields.map(({ name }) => name);
const rowOf = (form, name) => form.field(name).row;

/** Types a text into a field character by character, at the caret. */
function type(form, name, text) {
  let [value, caret] = ["", 0];
  for (const character of text) {
    const typed = value.slice(0, caret) + character + value.slice(caret);
    ({ value, caret } = form.set(name, typed, { caret: caret + 1 }));
  }
  return { value, caret };
}

const PERSON = {
  givenName: "Ann",
  familyName: "Smith",
  street: "1 rue de la Paix",
  city: "Paris",
  postalCode: "75002",
  country: "FR",
  email: "ann@example.fr",
  phone: "01 42 68 53 00",
};

test("1: the country comes first, and the other fields after it", () => {
  const form = createContactForm({ domain: "example.com", kind: "individual" });
  assert.equal(names(form)[0], "country");
  assert.deepEqual(names(createContactForm({ domain: "example.fr" })).slice(0, 2), ["kind", "country"]);
});

test("2: the country decides the order and the rows of the address", () => {
  const form = createContactForm({ domain: "example.com", kind: "individual", country: "US" });
  const address = () => names(form).filter((name) => ["street", "city", "subdivision", "postalCode"].includes(name));
  assert.deepEqual(address(), ["street", "city", "subdivision", "postalCode"]);
  assert.equal(rowOf(form, "city"), rowOf(form, "postalCode"));
  form.set("country", "DE");
  assert.deepEqual(address(), ["street", "postalCode", "city"]);
  assert.equal(rowOf(form, "city"), rowOf(form, "postalCode"));
  form.set("country", "JP");
  assert.deepEqual(address(), ["postalCode", "subdivision", "city", "street"]);
  assert.notEqual(rowOf(form, "city"), rowOf(form, "street"));
});

test("3: labels are the country's", () => {
  const form = createContactForm({ domain: "example.com", kind: "individual" });
  const label = (country, name) => (form.set("country", country), form.field(name).label);
  assert.equal(label("US", "postalCode"), "ZIP code");
  assert.equal(label("GB", "postalCode"), "Postcode");
  assert.equal(label("IT", "postalCode"), "Postal code (CAP)");
  assert.equal(label("IN", "postalCode"), "PIN code");
  assert.equal(label("JP", "subdivision"), "Prefecture");
  assert.equal(label("US", "subdivision"), "State");
});

test("4: what a country does not have is hidden", () => {
  const form = createContactForm({ domain: "example.com", kind: "individual", country: "FR" });
  assert.ok(names(form).includes("postalCode"));
  assert.ok(!names(form).includes("subdivision"));
  form.set("country", "HK");
  assert.ok(!names(form).includes("postalCode"));
});

test("5: the hint has an example, and the error names the form", () => {
  const form = createContactForm({ domain: "example.com", kind: "individual", country: "GB" });
  assert.match(form.field("postalCode").hint, /^For example: [A-Z]{1,2}\d/);
  assert.match(form.field("phone").hint ?? "For example: +44", /\+44/);
  form.set("postalCode", "SW1");
  form.blur("postalCode");
  assert.match(form.warnings.postalCode ?? form.errors.postalCode, /look like [A-Z]{1,2}\d/);
});

test("6: a phone number is grouped while it is typed, and the caret stays", () => {
  const form = createContactForm({ domain: "example.fr", kind: "individual", country: "FR" });
  assert.deepEqual(type(form, "phone", "0142685300"), { value: "01 42 68 53 00", caret: 14 });
  const form2 = createContactForm({ domain: "example.us", kind: "individual", country: "US" });
  assert.equal(type(form2, "phone", "2015550123").value, "(201) 555-0123");
  for (const [text, caret, country, want] of [
    ["01426", 5, "FR", { value: "01 42 6", caret: 7 }],
    ["01 942 68 53", 4, "FR", { value: "01 94 26 85 3", caret: 4 }],
    ["01 4", 3, "FR", { value: "01 4", caret: 3 }],
    ["014 2", 3, "FR", { value: "01 42", caret: 4 }],
    ["01 42 68 53 00 1", 16, "FR", { value: "01 42 68 53 00 1", caret: 16 }],
    ["+4420", 5, null, { value: "+44 20", caret: 6 }],
    ["call me", 3, "FR", { value: "call me", caret: 3 }],
    ["0142", undefined, "FR", { value: "01 42", caret: 5 }],
  ]) {
    assert.deepEqual(formatPhoneAsYouType(text, caret, country), want, text);
  }
});

test("6: deleting at the end gets through every separator", () => {
  for (const [number, country] of [["2015550123", "US"], ["0142685300", "FR"], ["+5511987654321", null]]) {
    let { value } = formatPhoneAsYouType(number, number.length, country);
    for (let steps = 0; value !== ""; steps += 1) {
      assert.ok(steps < 30, `stuck at ${value}`);
      ({ value } = formatPhoneAsYouType(value.slice(0, -1), value.length - 1, country));
    }
  }
});

test("7: a pasted +44 number changes the country, a national one does not", () => {
  const form = createContactForm({ domain: "example.com", kind: "individual", country: "FR" });
  form.set("phone", "01 42 68 53 00");
  form.blur("phone");
  assert.equal(form.values.country, "FR");
  form.set("phone", "");
  form.set("phone", "+44 20 7946 0018");
  assert.equal(form.values.country, "GB");
  assert.equal(form.field("country").changes[0].code, "country_from_phone");
});

test("7: nobody's own choice changes, nor the country of an address", () => {
  const chosen = createContactForm({ domain: "example.com", kind: "individual" });
  chosen.set("country", "FR");
  chosen.set("phone", "+44 20 7946 0018");
  chosen.blur("phone");
  assert.equal(chosen.values.country, "FR");
  assert.equal(chosen.getSnapshot().contact.phone, "+44.2079460018");
  const filled = createContactForm({ domain: "example.com", kind: "individual", country: "FR" });
  filled.set("postalCode", "75002");
  filled.set("phone", "+44 20 7946 0018");
  assert.equal(filled.values.country, "FR");
});

test("8: controls get their keyboards, capitals and tokens", () => {
  const form = createContactForm({ domain: "example.com", kind: "individual", country: "FR", section: "section-owner" });
  const attributes = (name) => {
    const { inputMode, autoCapitalize, autocomplete, input } = form.field(name);
    return [input, inputMode, autoCapitalize, autocomplete];
  };
  assert.deepEqual(attributes("phone"), ["tel", "tel", "off", "section-owner tel"]);
  assert.deepEqual(attributes("email"), ["email", "email", "off", "section-owner email"]);
  assert.deepEqual(attributes("givenName"), ["text", "text", "words", "section-owner given-name"]);
  assert.deepEqual(attributes("postalCode"), ["text", "numeric", "characters", "section-owner postal-code"]);
  form.set("country", "GB");
  assert.equal(form.field("postalCode").inputMode, "text");
});

test("9: any spelling of a country, a state or a whole address is taken", () => {
  for (const [given, code] of [["France", "FR"], ["FRA", "FR"], ["Deutschland", "DE"], ["deu", "DE"], ["United Kingdom", "GB"], ["us", "US"]]) {
    const form = createContactForm({ domain: "example.com", kind: "individual" });
    form.set("country", given);
    form.blur("country");
    assert.equal(form.values.country, code, given);
  }
  const form = createContactForm({ domain: "example.com", kind: "individual" });
  form.fill({ subdivision: "California", postalCode: "95014", country: "United States", phone: "(201) 555-0123" });
  assert.equal(form.values.subdivision, "US-CA");
  assert.equal(form.values.country, "US");
  assert.equal(form.getSnapshot().contact.phone, "+1.2015550123");
  const late = createContactForm({ domain: "example.com", kind: "individual" });
  late.set("subdivision", "California");
  late.blur("subdivision");
  late.set("country", "USA");
  assert.equal(late.values.subdivision, "US-CA");
});

test("9: a county that a browser fills with the country is emptied", () => {
  const form = createContactForm({ domain: "example.com", kind: "individual" });
  form.fill({ subdivision: "United Kingdom" });
  assert.equal(form.values.country, "GB");
  assert.equal(form.getSnapshot().contact.subdivision, undefined);
  const known = createContactForm({ domain: "example.com", kind: "individual", country: "US" });
  known.fill({ subdivision: "United States" });
  assert.equal(known.values.subdivision, "");
  const late = createContactForm({ domain: "example.com", kind: "individual" });
  late.fill({ subdivision: "Georgia" });
  late.set("country", "US");
  assert.equal(late.values.subdivision, "US-GA", "the country was a state");
  const georgia = createContactForm({ domain: "example.com", kind: "individual", country: "US" });
  georgia.fill({ subdivision: "Georgia" });
  assert.equal(georgia.values.subdivision, "US-GA");
});

test("10: errors come on leaving, and go while typing", () => {
  const form = createContactForm({ domain: "example.fr", kind: "individual", country: "FR" });
  assert.deepEqual(form.errors, {});
  form.set("email", "ann@");
  assert.deepEqual(form.errors, {});
  form.blur("email");
  assert.deepEqual(Object.keys(form.errors), ["email"]);
  form.set("email", "ann@e");
  assert.deepEqual(form.errors, {});
  form.set("email", "ann@example.fr");
  form.blur("email");
  assert.deepEqual(form.errors, {});
});

test("11: another country keeps what fits, and asks only about what was visited", () => {
  const form = createContactForm({ domain: "example.com", kind: "individual", country: "US" });
  form.fill({ ...PERSON, country: "US", postalCode: "95014", subdivision: "California", phone: "+33 1 42 68 53 00" });
  form.set("country", "DE");
  assert.equal(form.values.city, "Paris");
  assert.equal(form.values.postalCode, "95014", "five digits are German too");
  assert.equal(form.getSnapshot().contact.subdivision, undefined);
  form.set("country", "GB");
  assert.equal(form.values.postalCode, "");
  assert.deepEqual(form.errors, {});
  form.set("country", "US");
  assert.equal(form.values.postalCode, "95014");
  assert.equal(form.values.subdivision, "US-CA");
  assert.equal(form.getSnapshot().contact.phone, "+33.142685300", "a number stays that of its country");
});

test("12: submitting shows each error, in the order of the form", () => {
  const form = createContactForm({ domain: "example.fr", kind: "individual", country: "FR" });
  const { accepted, report } = form.submit();
  assert.equal(accepted, false);
  assert.deepEqual(Object.keys(form.errors), ["givenName", "familyName", "street", "city", "email"]);
  assert.equal(report.violations.length > 0, true);
  form.fill(PERSON);
  const { accepted: now, contact } = form.submit();
  assert.equal(now, true);
  assert.deepEqual(contact, {
    kind: "individual",
    given_name: "Ann",
    family_name: "Smith",
    street: ["1 rue de la Paix"],
    city: "Paris",
    postal_code: "75002",
    country: "FR",
    email: "ann@example.fr",
    phone: "+33.142685300",
  });
});

test("13: one field for the full name shows its parts", () => {
  const form = createContactForm({ domain: "example.fr", kind: "individual", country: "FR", fullName: true });
  assert.ok(!names(form).includes("givenName"));
  form.blur("fullName");
  assert.deepEqual(Object.keys(form.errors), ["fullName"]);
  form.set("fullName", "María de la Cruz");
  assert.deepEqual(form.field("fullName").split, { given: "María", family: "de la Cruz", confidence: "high" });
  const { given_name, family_name, full_name } = form.getSnapshot().contact;
  assert.deepEqual([given_name, family_name, full_name], ["María", "de la Cruz", undefined]);
});

test("13: one word is judged as it is in the field of a family name", () => {
  for (const [domain, kind] of [["example.fr", "individual"], ["example.com", "individual"], ["example.fr", "company"], ["example.it", "individual"]]) {
    const judged = (options, values) => {
      const form = createContactForm({ domain, kind, country: "FR", ...options });
      form.fill({ ...PERSON, givenName: "", familyName: "", ...values });
      const { accepted, contact, report } = form.submit();
      return { accepted, contact, errors: report.violations.map(({ path, code }) => [path, code]), shown: Object.keys(form.errors).length };
    };
    const whole = judged({ fullName: true }, { fullName: " Madonna " });
    assert.deepEqual(whole, judged({}, { familyName: "Madonna" }), domain);
    assert.equal(whole.contact.full_name, undefined);
  }
});

test("13: the family name comes first where people write it first", () => {
  const order = (country) => names(createContactForm({ domain: "example.com", kind: "individual", country })).filter((name) => /given|family/.test(name));
  assert.deepEqual(order("JP"), ["familyName", "givenName"]);
  assert.deepEqual(order("HU"), ["familyName", "givenName"]);
  assert.deepEqual(order("FR"), ["givenName", "familyName"]);
  const filled = createContactForm({ domain: "example.com", kind: "individual", values: { fullName: "山田 太郎", country: "JP" } });
  assert.deepEqual([filled.values.familyName, filled.values.givenName], ["山田", "太郎"]);
});

test("14: a postal code fills in the state if there is only one, and never over what was typed", () => {
  const form = createContactForm({ domain: "example.com", kind: "individual", country: "US" });
  form.set("postalCode", "95014");
  form.blur("postalCode");
  assert.equal(form.values.subdivision, "US-CA");
  assert.equal(form.field("subdivision").changes[0].code, "subdivision_from_postal_code");
  const typed = createContactForm({ domain: "example.com", kind: "individual", country: "US" });
  typed.set("subdivision", "US-NY");
  typed.set("postalCode", "95014");
  typed.blur("postalCode");
  assert.equal(typed.values.subdivision, "US-NY");
});

test("14: a state from the postal code follows it until somebody chooses one", () => {
  const form = createContactForm({ domain: "example.com", kind: "individual", country: "US" });
  const state = (postalCode) => {
    form.set("postalCode", postalCode);
    form.blur("postalCode");
    form.blur("subdivision");
    return form.values.subdivision || "";
  };
  assert.deepEqual(["123", "10001", "94105", "", "10001", "123", "10001"].map(state), ["", "US-NY", "US-CA", "", "US-NY", "", "US-NY"]);
  form.set("country", "DE");
  form.set("country", "US");
  assert.deepEqual([form.values.subdivision, state("94105")], ["US-NY", "US-CA"]);
  form.set("subdivision", "US-NV");
  assert.equal(state("10001"), "US-NV");
});

test("11: a state or a postal code of one country is never read as another's", () => {
  const form = createContactForm({ domain: "example.it", kind: "individual" });
  form.fill({ ...PERSON, itPin: "AB123", itEntityType: "1" });
  form.set("country", "IT");
  const { contact } = form.submit();
  assert.deepEqual([contact.postal_code, contact.subdivision], ["75002", undefined], "nobody has said Matera");
  form.set("postalCode", "75100");
  form.blur("postalCode");
  assert.equal(form.values.subdivision, "IT-MT");
  for (const steps of [["IT"], ["I", "It", "Italy"], ["", "IT"]]) {
    for (const given of ["MI", "US-MI", "Michigan"]) {
      const form = createContactForm({ domain: "example.it", kind: "individual", country: "US", values: { subdivision: given } });
      for (const country of steps) form.set("country", country);
      form.blur("country");
      assert.deepEqual([form.values.country, form.values.subdivision], ["IT", ""], `${given} ${steps}`);
      assert.equal(form.submit().contact.subdivision, undefined);
      form.set("country", "US");
      assert.equal(form.values.subdivision, "US-MI");
    }
  }
});

test("11: a browser may fill in the state before it changes the country", () => {
  for (const state of ["NY", "New York"]) {
    const form = createContactForm({ domain: "example.com", kind: "individual", country: "FR" });
    form.set("subdivision", state);
    form.blur("subdivision");
    form.set("country", "US");
    assert.equal(form.values.subdivision, "US-NY");
  }
});

test("15: a domain's own fields come with reason and source, and choices that depend on others", () => {
  const form = createContactForm({ domain: "example.us", kind: "individual", country: "US" });
  const category = form.field("usNexusCategory");
  assert.equal(category.required, true);
  assert.ok(category.options.some(({ value, label }) => value === "C11" && /citizen/.test(label)));
  assert.match(category.why, /connected with the United States/);
  assert.ok(category.source.rule && category.source.source && category.source.date);
  assert.equal(form.field("usNexusCountry"), undefined);
  form.set("usNexusCategory", "C31");
  assert.ok(form.field("usNexusCountry"));
  form.configure({ domain: "example.com" });
  assert.equal(form.field("usNexusCategory"), undefined);
  form.configure({ domain: "example.us" });
  assert.equal(form.field("usNexusCategory").value, "C31", "what was chosen comes back");
});

test("several domains: the strictest rules count", () => {
  const form = createContactForm({ domains: ["example.com", "example.us", "example.fr"], kind: "individual", country: "US" });
  assert.ok(form.field("usAppPurpose").required);
  form.fill({ ...PERSON, country: "US", postalCode: "95014", subdivision: "CA", usAppPurpose: "P3", usNexusCategory: "C11" });
  const { accepted, report } = form.submit();
  assert.equal(accepted, false, ".fr wants a holder in the European Union");
  assert.deepEqual(report.domains.map(({ report }) => report.accepted), [true, true, false]);
  assert.deepEqual(Object.keys(form.errors), ["country"]);
});

test("names are the developer's", () => {
  const form = createContactForm({ domain: "example.fr", kind: "individual", names: { firstName: "given_name", zip: "postalCode" } });
  form.set("firstName", " Ann ");
  form.blur("firstName");
  assert.equal(form.values.firstName, "Ann");
  assert.equal(form.field("given_name").name, "firstName");
  assert.ok(form.field("zip"));
  assert.throws(() => form.set("frstName", "Ann"), { kind: "argument", pointer: "/name" });
  const canonical = createContactForm({ domain: "example.fr", kind: "individual", names: "canonical" });
  assert.ok(names(canonical).includes("given_name"));
});

test("labels, messages and choices are in the language asked for", () => {
  addLanguage(german);
  const form = createContactForm({ domain: "example.fr", kind: "individual", country: "US", language: "de" });
  assert.equal(form.field("postalCode").label, "Postleitzahl (ZIP)");
  assert.equal(form.field("subdivision").label, "Bundesstaat");
  form.set("country", "Germny");
  form.blur("country");
  assert.equal(form.field("country").suggestion.label, "Meinten Sie Deutschland?");
  assert.ok(form.field("birthCountry").options.some(({ label }) => label === "Österreich"));
  form.submit();
  assert.match(form.errors.givenName, /Vornamen/);
});

test("a national number without a country says what it lacks, and is read when the country is known", () => {
  const form = createContactForm({ domain: "example.com", kind: "individual" });
  form.set("phone", "01 42 68 53 00");
  form.blur("phone");
  assert.match(form.errors.phone, /^Without a known country, the number needs its calling code/);
  form.set("country", "FR");
  assert.deepEqual(form.errors, {});
  assert.equal(form.getSnapshot().contact.phone, "+33.142685300");
});

test("a repair is offered, and taken when asked", () => {
  const form = createContactForm({ domain: "example.com", kind: "individual" });
  form.set("country", "Germny");
  form.blur("country");
  assert.equal(form.field("country").suggestion.value, "DE");
  assert.match(form.field("country").suggestion.label, /Germany/);
  form.accept("country");
  assert.equal(form.values.country, "DE");
  form.set("email", "ann@gmial.com");
  form.blur("email");
  assert.equal(form.field("email").suggestion.value, "ann@gmail.com");
});

test("a snapshot is frozen, and stays the same object until something changes", () => {
  const form = createContactForm({ domain: "example.fr", kind: "individual" });
  const seen = [];
  const end = form.subscribe((snapshot) => seen.push(snapshot));
  assert.equal(seen.length, 1, "a store of Svelte is called at once");
  assert.equal(form.getSnapshot(), seen[0]);
  assert.throws(() => Object.assign(seen[0], { values: {} }), TypeError);
  assert.throws(() => Object.assign(seen[0].fields[0], { value: "x" }), TypeError);
  form.set("givenName", "Ann");
  assert.equal(seen.length, 2);
  assert.notEqual(seen[0], seen[1]);
  end();
  form.set("givenName", "Bob");
  assert.equal(seen.length, 2);
});

test("an unknown domain changes nothing", () => {
  assert.throws(() => createContactForm({ domain: "example.nosuchtld" }), { kind: "suffix" });
  const form = createContactForm({ domain: "example.fr", kind: "individual" });
  assert.throws(() => form.configure({ domain: "nosuchtld" }), { name: "RegistrantError" });
  assert.deepEqual(form.getSnapshot().suffixes, ["fr"]);
});

test("the kind can be chosen again, and the fields follow", () => {
  const form = createContactForm({ domain: "example.fr", country: "FR" });
  assert.ok(form.field("birthDate"));
  form.set("kind", "company");
  assert.ok(form.field("kind"));
  assert.ok(form.field("organization").required);
  assert.equal(form.field("birthDate"), undefined);
});

test("resetting goes back to the beginning", () => {
  const form = createContactForm({ domain: "example.fr", kind: "individual", country: "FR", values: { givenName: "Ann" } });
  form.fill({ givenName: "Bob", country: "DE" });
  form.submit();
  form.reset();
  assert.deepEqual([form.values.givenName, form.values.country, form.errors], ["Ann", "FR", {}]);
});

test("the current value stays among the options, with its label", () => {
  for (const [language, label] of [["en", "United States"], ["fr", "États-Unis"]]) {
    const form = createContactForm({ domain: "example.com", kind: "individual", country: "US", language });
    form.configure({ domain: "example.fr" });
    const { options } = form.field("country");
    assert.deepEqual(options.filter(({ value }) => value === "US"), [{ value: "US", label }]);
    assert.ok(options.length < 100, "others that the domain refuses are no choice");
    form.set("country", "FR");
    assert.ok(!form.field("country").options.some(({ value }) => value === "US"));
  }
  const form = createContactForm({ domain: "example.it", country: "FR", kind: "individual", values: { itEntityType: "4" } });
  assert.equal(form.field("itEntityType").options.filter(({ value }) => value === "4").length, 1);
});

test("the name of a county stays as it was typed, and the contact has its code", () => {
  for (const [country, typed, code] of [["IE", "Co. Cork", "IE-CO"], ["ES", "Barcelona", "ES-B"], ["IN", "Orissa", "IN-OD"]]) {
    const form = createContactForm({ domain: "example.com", kind: "individual", country });
    form.set("subdivision", ` ${typed}`);
    form.blur("subdivision");
    const { options } = form.field("subdivision") ?? {};
    assert.equal(form.values.subdivision, options ? code : typed);
    assert.equal(form.getSnapshot().contact.subdivision, form.field("subdivision") && code);
  }
});

test("an empty full name is asked for by its own name, in every language", () => {
  const texts = new Set();
  for (const language of ["en", "fr", "de", "es", "it", "nl", "pt", "ja", "zh"]) {
    const form = createContactForm({ domain: "mydomain.fr", kind: "individual", fullName: true, language });
    form.submit();
    texts.add(form.errors.fullName);
  }
  assert.ok(texts.has("Enter your full name") && texts.has("Indiquez votre nom complet"), [...texts].join());
  assert.equal(texts.size, 9);
});

test("no field asks for a kind that is known", () => {
  for (const provider of [undefined, "glauca"]) {
    assert.equal(createContactForm({ domain: "mydomain.com", provider, kind: "individual" }).field("kind"), undefined);
    assert.equal(createContactForm({ domain: "mydomain.com", provider }).field("kind")?.value, "individual");
  }
});

test("`clear` empties every field, and shows no error", () => {
  const form = createContactForm({ domain: "mydomain.fr", kind: "individual", values: { city: "Paris" } });
  form.submit();
  form.clear();
  assert.deepEqual([form.values.city, form.errors, form.getSnapshot().submitted], ["", {}, false]);
});

test("why a phone number cannot be read is said in every place", () => {
  const form = createContactForm({ domain: "mydomain.com", kind: "individual" });
  form.set("phone", "0142685300");
  form.blur("phone");
  const { issues } = contactSchema({ domain: "mydomain.com", kind: "individual" })["~standard"].validate({ phone: "0142685300" });
  assert.match(form.errors.phone, /country/);
  assert.equal(form.field("phone").refusal, form.errors.phone);
  assert.equal(issues.find(({ path }) => path[0] === "phone").message, form.errors.phone);
});
