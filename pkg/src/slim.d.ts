/**
 * The functions of a form, on a smaller file. Contacts are canonical, with the members that `requirements` names. It has every
 * rule, those of providers too: `provider: "gandi"`.
 *
 * It leaves out the schemas of providers with their functions (`convert`, `patch`, `list`, `canAssociate`,
 * `gandiV5Request`, …). It also leaves out the subdivisions of countries whose addresses rarely name one. {@link addLanguage}
 * adds languages other than English.
 */
import type { Association, AssociationFacts, Options, Report } from "./types/check.js";
import type { Contact } from "./types/contact.js";
import type { Eligibility } from "./types/rules.js";

export type * from "./types/contact.js";
export type { ProviderName } from "./types/schemas.js";
export type * from "./types/check.js";
export type * from "./types/rules.js";
export type * from "./types/normalize.js";
export { addLanguage, checkLines, languageFor, suffix } from "./types/check.js";
export {
  checkOrder,
  choices,
  conditionHolds,
  explain,
  presence,
  requirements,
  requirementsSchema,
  suffixes,
} from "./types/rules.js";
export { addressFormat, formatPhoneAsYouType, normalize, normalizeContact, phoneE164 } from "./types/normalize.js";
export { RegistrantError, dataVersion, version } from "./types/error.js";

/**
 * Checks a contact for a domain: what the registry and the provider would refuse, and why. An empty object is an empty form.
 *
 * Throws a {@link RegistrantError} if the call is wrong, for example if the suffix or the operation is unknown.
 *
 * @example
 * const report = check({ kind: "individual" }, { domain: "mydomain.fr", roles: ["owner"] });
 */
export function check(contact: Contact | string, association: Association, options?: Options & { schema?: "contact" }): Report;

/** Returns the verdict of every known suffix on a contact, sorted by suffix. Without a role, the contact is the owner. */
export function eligible(
  contact: Contact | string,
  association?: AssociationFacts | null,
  options?: Options & { schema?: "contact" },
): { suffixes: Eligibility[]; data_version: string };
