// The Standard Schema, alone and in libraries that take one.
import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { join } from "node:path";
import test from "node:test";
import { pathToFileURL } from "node:url";
import { contactSchema } from "registrant/form";

const require = createRequire(join(process.env.ROOT, "package.json"));
const load = (name) => import(pathToFileURL(require.resolve(name)));

const PERSON = {
  kind: "individual",
  givenName: " Ann ",
  familyName: "Smith",
  street: "1 rue de la Paix",
  city: "Paris",
  postalCode: "75 002",
  country: "France",
  email: "ann@example.fr",
  phone: "01 42 68 53 00",
};
const CONTACT = {
  kind: "individual",
  given_name: "Ann",
  family_name: "Smith",
  street: ["1 rue de la Paix"],
  city: "Paris",
  postal_code: "75002",
  country: "FR",
  email: "ann@example.fr",
  phone: "+33.142685300",
};
const schema = contactSchema({ domain: "example.fr" });
const validate = schema["~standard"].validate;

test("it is a Standard Schema, version 1, and synchronous", () => {
  assert.equal(schema["~standard"].version, 1);
  assert.equal(schema["~standard"].vendor, "registrant");
  assert.deepEqual(validate(PERSON), { value: CONTACT });
  assert.deepEqual(validate({ ...PERSON, terms: true, nothing: null }), { value: CONTACT });
});

test("an issue has the name that the value has", () => {
  const { issues } = validate({ ...PERSON, familyName: "", email: "ann@" });
  assert.deepEqual(issues.map(({ path }) => path), [["familyName"], ["email"]]);
  assert.match(issues[0].message, /family name/i);
  assert.deepEqual(validate({ ...CONTACT, given_name: " " }).issues.map(({ path }) => path), [["given_name"]]);
  const own = contactSchema({ domain: "example.fr", names: { surname: "family_name" } })["~standard"];
  assert.deepEqual(own.validate({ ...PERSON, familyName: undefined }).issues.map(({ path }) => path), [["surname"]]);
});

test("any other value is an issue, and wrong options are an error", () => {
  for (const value of [null, undefined, 5, "Ann", [PERSON], { givenName: { first: "Ann" } }, { givenName: true }, { street: [5] }]) {
    assert.ok(validate(value).issues.length > 0, JSON.stringify(value));
  }
  assert.throws(() => contactSchema({ domain: "example.nosuchtld" }), { kind: "suffix" });
  assert.throws(() => contactSchema({ domain: "example.fr", names: { a: "no_such_field" } }), { kind: "argument" });
});

test("a value of the wrong type is said in the customer's language, without the value", () => {
  const values = [
    [null], [5], [[PERSON]], [new Map(Object.entries(PERSON))], [new FormData()], [new Set()],
    ...[{}, [5], ["Ann"], true, NaN, 5n, () => "Ann", Symbol("Ann"), new Date()].map((givenName) => [{ ...PERSON, givenName }, "givenName"]),
    ...[true, [5], [["1 rue"]]].map((street) => [{ ...PERSON, street }, "street"]),
    [{ ...PERSON, country: ["FR"] }, "country"], [{ ...PERSON, kind: true }, "kind"], [{ ...PERSON, hidePhone: "perhaps" }, "hidePhone"],
    [{ ...PERSON, birthDate: ["2000-01-01"] }, "birthDate"], [{ ...PERSON, city: "x".repeat(20_001) }, "city"], [{ ...PERSON, street: ["x".repeat(70_000)] }, "street"],
  ];
  const texts = new Set();
  for (const language of ["en", "fr", "de", "es", "it", "nl", "pt", "ja", "zh"]) {
    const { validate } = contactSchema({ domain: "example.fr", language })["~standard"];
    for (const [value, name] of values) {
      const { issues } = validate(value);
      assert.deepEqual(issues.map(({ path }) => path?.[0]), [name], language);
      assert.doesNotMatch(issues[0].message, /expected|found|string|array|bytes|Ann/);
      texts.add(issues[0].message);
    }
  }
  assert.equal(texts.size, 18, "two texts in nine languages");
});

test("kind and country come from the options if the value has none", () => {
  const company = contactSchema({ domain: "example.fr", kind: "company", country: "FR" })["~standard"];
  assert.deepEqual(company.validate({}).issues.map(({ path }) => path[0]).includes("organization"), true);
});

test("several domains: an issue of any of them", () => {
  const both = contactSchema({ domains: ["example.com", "example.us"] })["~standard"];
  const { issues } = both.validate({ ...PERSON, country: "US", postalCode: "95014", subdivision: "CA", phone: "+33142685300" });
  assert.deepEqual(issues.map(({ path }) => path[0]).sort(), ["usAppPurpose", "usNexusCategory"]);
});

test("TanStack Form", async () => {
  const { FormApi, FieldApi } = await load("@tanstack/form-core");
  const form = new FormApi({ defaultValues: { ...PERSON, familyName: "" }, validators: { onChange: schema } });
  form.mount();
  const field = new FieldApi({ form, name: "familyName" });
  field.mount();
  field.setValue("");
  assert.match(field.state.meta.errors[0].message, /family name/i);
  field.setValue("Smith");
  assert.deepEqual(field.state.meta.errors, []);
  assert.equal(form.state.canSubmit, true);
});

test("react-hook-form, by its resolver for standard schemas", async () => {
  const { standardSchemaResolver } = await load("@hookform/resolvers/standard-schema");
  const resolve = (values) => standardSchemaResolver(schema)(values, undefined, { fields: {}, shouldUseNativeValidation: false });
  const refused = await resolve({ ...PERSON, email: "ann@" });
  assert.deepEqual(Object.keys(refused.errors), ["email"]);
  assert.deepEqual((await resolve(PERSON)).values, CONTACT);
});

test("Hono", async () => {
  const [{ Hono }, { sValidator }] = await Promise.all([load("hono"), load("@hono/standard-validator")]);
  const app = new Hono().post("/contacts", sValidator("json", schema), (context) => context.json(context.req.valid("json")));
  const post = (body) => app.request("/contacts", { method: "POST", body: JSON.stringify(body), headers: { "content-type": "application/json" } });
  assert.deepEqual(await (await post(PERSON)).json(), CONTACT);
  const refused = await post({ ...PERSON, city: "" });
  assert.equal(refused.status, 400);
  assert.deepEqual((await refused.json()).error.map(({ path }) => path), [["city"]]);
});
