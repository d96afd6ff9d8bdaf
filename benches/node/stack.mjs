// A typical combination of npm packages: a schema for the form, one library for each kind of value, one for each syntax.
// It knows no registry rules, so it does less than the library that it is compared with.
import Ajv from "ajv";
import { XMLParser } from "fast-xml-parser";
import countries from "i18n-iso-countries";
import ICAL from "ical.js";
import { parsePhoneNumberFromString } from "libphonenumber-js/max";
import postalCodes from "postal-codes-js";
import validator from "validator";
import { z } from "zod";

const xml = new XMLParser({ removeNSPrefix: true, parseTagValue: false });

/** The members of JSON documents: family name, e-mail address, phone, street, city, postal code, country. */
const MEMBERS = {
  "gandi-v3": ["family", "email", "phone", "streetaddr", "city", "zip", "country"],
  "gandi-v5": ["family", "email", "phone", "streetaddr", "city", "zip", "country"],
  dnsimple: ["last_name", "email", "phone", "address1", "city", "postal_code", "country"],
  glauca: [
    "local_address.name",
    "contact.email",
    "contact.phone",
    "local_address.street_1",
    "local_address.city",
    "local_address.postal_code",
    "local_address.country_code",
  ],
  route53: ["LastName", "Email", "PhoneNumber", "AddressLine1", "City", "ZipCode", "CountryCode"],
  godaddy: [
    "nameLast",
    "email",
    "phone",
    "addressMailing.address1",
    "addressMailing.city",
    "addressMailing.postalCode",
    "addressMailing.country",
  ],
  cloudflare: ["last_name", "email", "phone", "address", "city", "zip", "country"],
  opensrs: ["last_name", "email", "phone", "address1", "city", "postal_code", "country"],
  namecheap: ["LastName", "EmailAddress", "Phone", "Address1", "City", "PostalCode", "Country"],
  openprovider: [
    "name.last_name",
    "email",
    "phone.subscriber_number",
    "address.street",
    "address.city",
    "address.zipcode",
    "address.country",
  ],
  porkbun: ["lastName", "email", "phone", "address1", "city", "postalCode", "country"],
  freebox: [
    "last_name",
    "emails.0.email",
    "numbers.0.number",
    "addresses.0.street",
    "addresses.0.city",
    "addresses.0.zipcode",
    "addresses.0.country",
  ],
  contact: ["family_name", "email", "phone", "street.0", "city", "postal_code", "country"],
};

/** Readers of documents whose values have no fixed place. */
const READERS = {
  epp: (document) => {
    const contact = xml.parse(document).epp.command.create.create;
    const { name, addr } = contact.postalInfo;
    const street = [addr.street].flat()[0];
    return [name, contact.email, contact.voice, street, addr.city, addr.pc, addr.cc];
  },
  jscontact: card,
  "rdap-jscontact": (document) => card(document.jscontact_card),
  jcard: properties,
  vcard: (document) => properties(ICAL.parse(document)),
  rdap: (document) => properties(document.vcardArray),
};

function card({ name, emails, phones, addresses }) {
  const [address] = Object.values(addresses ?? {});
  const part = (parts, kind) => parts?.find((part) => part.kind === kind)?.value;
  return [
    part(name?.components, "surname"),
    Object.values(emails ?? {})[0]?.address,
    Object.values(phones ?? {})[0]?.number?.replace("tel:", ""),
    part(address?.components, "name"),
    part(address?.components, "locality"),
    part(address?.components, "postcode"),
    address?.countryCode,
  ];
}

function properties([, all]) {
  const of = (name) => all.find((property) => property[0] === name);
  const address = of("adr");
  const parts = address?.[3] ?? [];
  return [
    of("n")?.[3]?.[0],
    of("email")?.[3],
    of("tel")?.[3]?.replace("tel:", ""),
    parts[2],
    parts[3],
    parts[5],
    address?.[1]?.cc ?? parts[6],
  ];
}

/** Builds the same form twice: as JSON Schema and for zod. The postal code may be empty. */
function shape(paths) {
  const tree = {};
  for (const [index, path] of paths.entries()) {
    const names = path.split(".");
    const last = names.pop();
    let at = tree;
    for (const name of names) at = at[name] ??= {};
    at[last] = index === 5 ? "optional" : "filled";
  }
  const json = (node) => {
    if (node === "optional") return { type: ["string", "null"] };
    if (node === "filled") return { type: "string", minLength: 1, maxLength: 255 };
    if (node[0] !== undefined) return { type: "array", minItems: 1, items: json(node[0]) };
    const required = Object.keys(node).filter((name) => node[name] !== "optional");
    const properties = Object.fromEntries(Object.entries(node).map(([name, child]) => [name, json(child)]));
    return { type: "object", required, properties };
  };
  const zod = (node) => {
    if (node === "optional") return z.string().nullish();
    if (node === "filled") return z.string().min(1).max(255);
    if (node[0] !== undefined) return z.array(zod(node[0])).min(1);
    return z.looseObject(Object.fromEntries(Object.entries(node).map(([name, child]) => [name, zod(child)])));
  };
  return { ajv: ajv.compile(json(tree)), zod: z.compile(zod(tree)) };
}

const ajv = new Ajv({ allErrors: true, allowUnionTypes: true });
const SHAPES = Object.fromEntries(Object.entries(MEMBERS).map(([name, paths]) => [name, shape(paths)]));
const VALUES = shape(Array.from({ length: 7 }, (_, index) => `values.${index}x`));
const PATHS = Object.fromEntries(Object.entries(MEMBERS).map(([name, all]) => [name, all.map((path) => path.split("."))]));

const fits = {
  ajv: (validate, document) =>
    validate(document) ? [] : validate.errors.map(({ instancePath, message }) => ({ source: instancePath, message })),
  zod: (schema, document) => {
    const { error } = schema.safeParse(document);
    return error === undefined ? [] : error.issues.map(({ path, message }) => ({ source: `/${path.join("/")}`, message }));
  },
};

/** Returns the faults of a document in a schema, with its form checked by "ajv" or by "zod". */
export function check(schema, document, by) {
  let values;
  let violations;
  if (READERS[schema] === undefined) {
    violations = fits[by](SHAPES[schema][by], document);
    values = PATHS[schema].map((path) => path.reduce((at, name) => at?.[name], document));
  } else {
    values = READERS[schema](document);
    const named = { values: Object.fromEntries(values.map((value, index) => [`${index}x`, value])) };
    violations = fits[by](VALUES[by], named);
  }
  const [, email, number = "", , , code, place = ""] = values;
  const country = countries.isValid(place) ? countries.toAlpha2(place) : countries.getAlpha2Code(place, "en");
  if (country === undefined) violations.push({ source: "country", message: "is no country" });
  const prefix = document.phone?.country_code ?? (document.phoneCountryCode && `+${document.phoneCountryCode}`) ?? "";
  const phone = parsePhoneNumberFromString(`${prefix}${document.phone?.area_code ?? ""}${number}`, country);
  if (!phone?.isValid()) violations.push({ source: "phone", message: "is no phone number" });
  const postalCode = country === undefined || !code ? true : postalCodes.validate(country, code);
  if (postalCode !== true) violations.push({ source: "postal code", message: postalCode });
  if (!validator.isEmail(email ?? "")) violations.push({ source: "email", message: "is no e-mail address" });
  return { accepted: violations.length === 0, phone: phone?.format("E.164"), violations };
}
