// Compiled by `tsc --strict`, as an ES module and as CommonJS, never run: the types must fit a caller's code.
import french from "registrant/languages/fr";
import { dnsimpleOnSave } from "registrant/dnsimple";
import { freeboxEntries } from "registrant/freebox";
import { canAssociate as mayAssociate } from "registrant/gandi";
import { glaucaDomain } from "registrant/glauca";
import * as form from "registrant/form";
import {
  addLanguage,
  canAssociate,
  check,
  checkLines,
  checkOrder,
  choices,
  conditionHolds,
  convert,
  count,
  dataVersion,
  decode,
  detect,
  eligible,
  encode,
  explain,
  languageFor,
  list,
  normalize,
  normalizeContact,
  phoneE164,
  presence,
  requirements,
  requirementsSchema,
  schemas,
  suffix,
  suffixes,
  update,
  RegistrantError,
  version,
} from "registrant";
import type {
  Association,
  AssociationError,
  Choice,
  Code,
  Converted,
  FieldName,
  Input,
  ProviderName,
  RoleName,
  SchemaName,
  Report,
  ValueKind,
  Violation,
} from "registrant";
import { init, initSync } from "registrant/load";
import { normalize as normalizePhone, phoneE164 as e164, version as phoneVersion } from "registrant/phone";
import type { NormalizedPhone } from "registrant/phone";

interface Customer {
  given: string;
  family?: string;
}

const customer: Customer = { given: "Given" };
const association: Association = { domain: "mydomain.fr", owner: true, operation: "transfer" };
const report: Report = check(customer, association, { schema: "gandi-v3", today: "2026-01-01", language: "pt-BR" });
const first: Violation | undefined = report.violations[0];
const code: Code | undefined = first?.code;
const answer: true | AssociationError[] = canAssociate(customer, association);
if (answer !== true) answer.map(({ field, reason }) => `${field}: ${reason}`);
const { contact } = decode(update(customer, { extra_parameters: { birth_city: "Paris" } }), "gandi-v3");
contact.verified = [{ claims: ["email"], result: "verified", time: "2026-11-21" }];
const isDone: boolean = report.verification.every(({ done }) => done ?? false);
const { losses } = encode(contact, "gandi-v3");
const { violations }: Converted = convert(customer, { from: "dnsimple", to: "gandi-v3", raw: true });
const page: Customer[] = list("gandi-v3", [customer], { "~email": "%@example.org", type: [0, "1"], sort_by: "id" });
const pages: number = list("dnsimple", [customer], { per_page: "10" }).pagination.total_pages;
const next: string | null = list("glauca", [customer], { limit: 10 }).next;
const entries: Customer[] | undefined = list("freebox", [customer]).result;
const total: number = count("gandi-v3", [customer], { country: "FR" }) + pages + page.length + (entries ?? []).length;
const kind: ValueKind = "phone";
const { value, error } = normalize(kind, "01 42 68 53 00", { country: "FR", today: null });
const names: string[] = schemas().map(({ name }) => name);
const fixes: (string | null)[] = violations.map(({ fix }) => fix);
names.push(dataVersion(), suffix("mydomain.fr").suffix, value ?? error?.message ?? String(total), next ?? "", fixes[0] ?? "");
names.push(...normalizeContact(contact).changes.map(({ path }) => path));
names.push(...normalizeContact(contact, { ascii: true }).problems.map(({ path }) => path));
const texts: string[] = [version(), String(isDone), ...names, code ?? "none", ...losses.map(({ path, pointer }) => path ?? pointer ?? "")];
try {
  initSync(new Uint8Array());
  void init(Promise.resolve(new ArrayBuffer(0)));
} catch (error) {
  if (error instanceof RegistrantError) texts.push(error.remedy);
}

const lines: string = checkLines("{}", association, { schema: "gandi-v3" });
const bytes: Uint8Array = checkLines(new Uint8Array(), association);
const number: string | undefined = phoneE164("01 42 68 53 00", "FR");
texts.push(lines, String(bytes.length), number ?? "");

const phone: NormalizedPhone = normalizePhone("phone", "01 42 68 53 00", { country: "FR", language: "en" });
const service: boolean = phone.type === "TOLL_FREE" || phone.type === "UAN";
texts.push(phone.national ?? "", phone.region ?? "001", phone.error?.message ?? "", String(service), e164("+33142685300") ?? "", phoneVersion());
// @ts-expect-error: phone numbers alone
normalizePhone("country", "France");

const rules = { suffixes: ["*"], rule: [{ id: "ours.phone", field: "mobile", presence: "required", why: "we send codes" }] };
for (const field of requirements(association, { kind: "company", country: "FR" }, { provider: "gandi", rules }).fields) {
  const meanings: (string | null)[] = field.enum?.map(({ label }) => label) ?? [];
  texts.push(field.label, field.input, field.autofill ?? "", field.why ?? "", ...meanings.map(String), ...(field.any_of ?? []));
  texts.push(...field.rules.map(({ words }) => words), ...(field.required_when ?? []).map(({ condition }) => condition));
}
texts.push(JSON.stringify(requirementsSchema(association).properties), ...suffixes().suffixes.map(({ suffix: name }) => name));
texts.push(...explain("mydomain.fr", { provider: "gandi" }).rules.map(({ id, replaced_by }) => replaced_by ?? id));
texts.push(...eligible(customer, { tech: true }, { rules: [rules] }).suffixes.flatMap(({ missing, reasons }) => [...missing, ...reasons]));
const order = checkOrder({ domains: ["a.fr"], contacts: { owner: customer, admin: "owner", tech: null } }, { rules: "{}" });
const roles: RoleName[] = order.domains.flatMap((domain) => (domain.error ? [] : domain.missing_roles));
const [domain] = order.domains;
if (domain?.error) texts.push(domain.error.reason, domain.error.pointer);
else if (domain) texts.push(domain.suffix, domain.basis);
texts.push(...roles);
// @ts-expect-error: no such kind
requirements(association, { kind: "person" });
// @ts-expect-error: no such role
checkOrder({ domains: ["a.fr"], contacts: { ownr: customer } });

// What is text at run time: EPP, a vCard, JSON; and the other names of two roles.
texts.push(check("BEGIN:VCARD\nEND:VCARD", { domain: "a.fr", registrant: true, today: null }, { schema: "vcard", provider: "none" }).suffix);
checkOrder({ domains: ["a.fr"], contacts: { registrant: "<epp/>", billing: "owner" }, provider: "gandi", today: null });
canAssociate("{}", association, { language: languageFor("pl-PL") });
const brought: string = addLanguage(french);
// @ts-expect-error: messages are a text
addLanguage({ french });
eligible("{}", { billing: true });
const wrong: RegistrantError["kind"] = "rules";
const named: SchemaName = detect("{}").schema;
const provider: ProviderName | undefined = schemas()[0]?.provider;
texts.push(wrong, named, provider ?? "none");
// @ts-expect-error: no such provider
check(customer, association, { provider: "gandy" });
// @ts-expect-error: no such schema
check(customer, association, { schema: "gandi-v33" });
encode(contact, "contact");

// The contact of a form: its fields have names, and typos do not compile.
interface FormValues {
  given_name: string;
  email?: string;
}
const values: FormValues = { given_name: "Ada" };
const wanted: Association = { domain: "mydomain.fr", roles: ["owner", "billing"] };
check(values, wanted, { schema: "contact" });
form.check(values, wanted);
form.check({ kind: "individual", street: ["1 Main Street"], birth_city: "Lyon" }, wanted);
// @ts-expect-error: no such field
check({ givn_name: "Ada" }, wanted, { schema: "contact" });
// @ts-expect-error: no such field
form.check({ givn_name: "Ada" }, wanted);
// @ts-expect-error: a text is not a list
form.check({ city: ["Lyon"] }, wanted);
form.checkOrder({ domains: ["mydomain.fr"], contacts: { owner: values, admin: "owner", tech: null } });
// @ts-expect-error: no such field
form.checkOrder({ domains: ["mydomain.fr"], contacts: { owner: { givn_name: "Ada" } } });
const shownForm = form.createContactForm({ domain: "mydomain.fr" });
const shownPhone: string = shownForm.set("phone", "01 42").value;
const shownName: string = shownForm.set("given_name", "Ada").value;
// @ts-expect-error: a checkbox has a state
const shownBox: string = shownForm.set("hidePhone", true).value;
const anyName: string = "phone";
const shownAny: string | boolean = shownForm.set(anyName, "01 42").value;
shownForm.clear();
// @ts-expect-error: no role
check(customer, { domain: "mydomain.fr" });
// @ts-expect-error: no such role
check(customer, { domain: "mydomain.fr", roles: ["ownr"] });
// @ts-expect-error: a provider's functions are in `registrant`
form.convert;
// @ts-expect-error: the file for forms leaves it out
form.explain;
form.addPiece(french);
void form.ready();
const e164Form: string | undefined = normalize("phone", "01 42 68 53 00", { country: "FR" }).e164;
normalize("identifier", "732 829 320", { kind: "fr.siren" });
// @ts-expect-error: no such identifier
normalize("identifier", "732 829 320", { kind: "fr.sirene" });
for (const field of requirements(wanted).fields) {
  const { presence: needed, severity } = presence(field, values);
  const holds: boolean[] = (field.required_when ?? []).map((one) => conditionHolds(one, values));
  const options: Choice[] = field.choices ? choices(field.choices, { language: "de" }) : (field.enum ?? []);
  const path: FieldName = field.path;
  texts.push(needed, severity ?? "", path, field.input satisfies Input, String(holds), ...options.map(({ label }) => label));
  // @ts-expect-error: no such field
  if (field.path === "givn_name") texts.push(field.path);
}
texts.push(e164Form ?? "", choices("subdivisions:IT")[0]?.value ?? "");
// @ts-expect-error: no such list
choices("country");
// @ts-expect-error: a domain with an error has no suffix
texts.push(order.domains.map(({ suffix }) => suffix).join());

// @ts-expect-error: no such operation
check(customer, { domain: "mydomain.fr", operation: "delete" });
// @ts-expect-error: a contact is not a number
check(7, association);
// @ts-expect-error: no such filter
list("gandi-v3", [customer], { emial: "a@b.example" });
// @ts-expect-error: no such list
list("gandi-v5", [customer]);
// @ts-expect-error: no target
convert(customer, { from: "gandi-v3" });
texts.push(String([dnsimpleOnSave, freeboxEntries, mayAssociate, glaucaDomain].length));

import { attach, contactSchema, createContactForm, defineRegistrantForm, type FormOptions, type FormSnapshot } from "registrant/form";
import { useContactForm } from "registrant/react";

const formOptions: FormOptions = { domain: "mydomain.fr", roles: ["owner", "admin"], names: { firstName: "given_name" } };
const contactForm = createContactForm(formOptions);
const end: () => void = contactForm.subscribe((snapshot: FormSnapshot) => texts.push(...snapshot.fields.map(({ label }) => label)));
texts.push(String(contactForm.set("phone", "0142", { caret: 4 }).value), contactForm.errors.phone ?? "none");
const result = contactSchema(formOptions)["~standard"].validate({});
if (result.issues) texts.push(...result.issues.map(({ message }) => message));
declare const orderPage: Parameters<typeof attach>[0];
attach(orderPage, { ...formOptions, onSubmit: ({ accepted }) => texts.push(String(accepted)) }).detach();
texts.push(String(useContactForm(formOptions).control("phone").type), typeof defineRegistrantForm("my-form"));
end();
// @ts-expect-error: no such role
createContactForm({ domain: "mydomain.fr", roles: ["boss"] });
// @ts-expect-error: no domain
createContactForm({});
// @ts-expect-error: two names of the domains
createContactForm({ domain: "mydomain.fr", domains: ["mydomain.com"] });
// @ts-expect-error: no such field
createContactForm({ domain: "mydomain.fr", values: { givenNam: "Ann" } });
const ownNames = createContactForm({ domain: "mydomain.fr", names: { firstName: "given_name" }, values: { firstName: "Ann", city: "Paris" } });
const dynamic: string = "city";
ownNames.set(dynamic, "Paris");
ownNames.set("firstName", ownNames.values.firstName ?? "Ann");
ownNames.fill({ given_name: "Ann", familyName: "Smith" });
for (const { name } of ownNames.fields) texts.push(ownNames.errors[name] ?? "", ownNames.field(name)?.label ?? "", String(useContactForm(formOptions).control(name).id));
// @ts-expect-error: no such name
ownNames.set("firstNam", "Ann");
// @ts-expect-error: no such name
ownNames.field("firstNam");
// @ts-expect-error: no such name
ownNames.errors.firstNam;
// @ts-expect-error: no such name
useContactForm({ domain: "mydomain.fr" }).control("givenNam");
// Roles, like domains, can be read-only, and an option can be absent by its value.
const both = ["owner", "admin"] as const;
createContactForm({ domain: "mydomain.fr", roles: both }).configure({ kind: undefined });
form.check({}, { domain: "mydomain.fr", roles: both });
// The element has its type with every type library.
declare const orderElement: HTMLElementTagNameMap["registrant-form"];
orderElement.value = { given_name: "Ann", street: ["1 Main Street"] };
orderElement.value = { givenName: "Ann" };
texts.push(orderElement.value?.given_name ?? "");
// @ts-expect-error: no such field
orderElement.value = { givenNam: "Ann" };
const inputModes: ("text" | "tel" | "email" | "numeric" | undefined)[] = contactForm.fields.map(({ inputMode }) => inputMode);
// @ts-expect-error: no such type
texts.push(String(contactForm.fields[0]?.type === "phonee"), String(inputModes.length));
// A schema fits the values of any library, or those that it is given.
const forValues: StandardSchema<{ givenName: string }> = contactSchema(formOptions);
const ofValues: StandardSchema<{ givenName: string }> = contactSchema<{ givenName: string }>(formOptions);
// @ts-expect-error: other values
const ofOthers: StandardSchema<{ givenName: string }> = contactSchema<{ city: string }>(formOptions);
texts.push(String([forValues, ofValues, ofOthers].length));

/** What libraries take: the members of the specification. */
interface StandardSchema<Input> {
  readonly "~standard": {
    readonly version: 1;
    readonly vendor: string;
    readonly validate: (value: unknown) => { readonly value: unknown } | { readonly issues?: readonly { readonly message: string }[] | undefined };
    readonly types?: { readonly input: Input; readonly output: unknown } | undefined;
  };
}

export { texts };
