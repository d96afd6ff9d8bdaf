// A typical combination of npm packages: JSON Schema for the form, one library for each kind of value. It
// knows no registry rules, so it does less than the library that it is compared with.
import Ajv from "ajv";
import countries from "i18n-iso-countries";
import { parsePhoneNumberFromString } from "libphonenumber-js/max";
import postalCodes from "postal-codes-js";
import validator from "validator";

const text = { type: "string" };
const filled = { type: "string", minLength: 1, maxLength: 255 };
const ajv = new Ajv({ allErrors: true });
const isDocument = ajv.compile({
  type: "object",
  required: ["type", "given", "family", "email", "phone", "streetaddr", "city", "zip", "country"],
  properties: {
    type: { type: "integer", minimum: 0, maximum: 4 },
    given: filled,
    family: filled,
    orgname: text,
    email: filled,
    phone: filled,
    streetaddr: filled,
    city: filled,
    zip: filled,
    country: filled,
    extra_parameters: {
      type: "object",
      required: ["birth_city", "birth_date", "birth_department", "birth_country"],
      properties: { birth_city: filled, birth_date: { type: "string", pattern: "^\\d{4}-\\d{2}-\\d{2}$" }, birth_country: filled },
    },
  },
});

/** Returns the faults of a contact in the form of Gandi's API v3. */
export function check(contact) {
  const violations = [];
  if (!isDocument(contact)) {
    for (const { instancePath, message } of isDocument.errors) violations.push({ source: instancePath, message });
  }
  const country = countries.isValid(contact.country)
    ? countries.toAlpha2(contact.country)
    : countries.getAlpha2Code(contact.country, "en");
  if (country === undefined) violations.push({ source: "/country", message: "is no country" });
  const phone = parsePhoneNumberFromString(contact.phone, country);
  if (!phone?.isValid()) violations.push({ source: "/phone", message: "is no phone number" });
  const postalCode = country === undefined ? true : postalCodes.validate(country, contact.zip);
  if (postalCode !== true) violations.push({ source: "/zip", message: postalCode });
  if (!validator.isEmail(contact.email)) violations.push({ source: "/email", message: "is no e-mail address" });
  return { accepted: violations.length === 0, phone: phone?.format("E.164"), violations };
}
