// What a domain asks: requirements, explanations, eligibility.
import type { Basis, Note, Verification, Operation, Options, Rule, Violation, Association } from "./check.js";
import type { ContactDocument, GivenRole, Json, RoleName } from "./contact.js";
import type { ProviderName } from "./schemas.js";

/** What is known of the contact before it is filled in. */
export interface About {
  kind?: "individual" | "company" | "association" | "public_body" | "reseller" | null;
  /** As a code or name. */
  country?: string | null;
}

/** What one rule asks, in words and in the keys of the rule language. */
export interface ExplainedRule {
  id: string;
  layer: "country" | "generic" | "registry" | "provider" | "caller";
  provider: string | null;
  path: string;
  roles: RoleName[];
  presence: "required" | "optional" | "forbidden";
  demand: { [key: string]: Json } | null;
  severity: "error" | "warning";
  confidence: "high" | "medium" | "low";
  /** All of it in an English sentence. */
  words: string;
  why: string;
  /** As in {@link Rule}. */
  source: string;
  /** As in {@link Rule}. */
  date: string;
  /** The day on which the rule was last compared with its sources; null if the caller's file does not say. */
  reviewed: string | null;
  /** The first day on which the rule counts. */
  from: string | null;
  /** The first day on which the rule no longer counts. */
  until: string | null;
}

/** A source that asks nothing special for a suffix. */
export interface Review {
  /** What the source says. */
  says: string;
  /** The address, or the repository and path. */
  source: string;
  /** The day of the source, or the day on which it was read. */
  date: string;
}

/** A rule of a requirement, with the conditions that kind and country leave open. */
export interface AskedRule extends ExplainedRule {
  when: { [key: string]: Json } | null;
  unless: { [key: string]: Json } | null;
}

/** A condition under which a field is asked for, or must be empty. */
export interface Conditional {
  condition: string;
  severity: "error" | "warning";
  rule: string;
}

/** What a form asks of one field. */
export interface Requirement {
  /** The field in the canonical contact. */
  path: string;
  label: string;
  /** Whether it must be there, may be there or must be empty, whatever the rest of the contact holds. */
  presence: "required" | "optional" | "forbidden";
  /** Whether a contact is refused or warned about that does not comply with `presence`. */
  severity?: "error" | "warning";
  type:
    | "text"
    | "lines"
    | "kind"
    | "flag"
    | "country"
    | "subdivision"
    | "postal_code"
    | "phone"
    | "email"
    | "language"
    | "date";
  /** The element of an HTML form that suits. */
  input: "text" | "email" | "tel" | "date" | "checkbox" | "select" | "textarea";
  /** The token of the HTML `autocomplete` attribute. */
  autofill?: string;
  /** The fields of which one is enough. */
  any_of?: string[];
  required_when?: Conditional[];
  forbidden_when?: Conditional[];
  enum?: { value: string; label: string | null }[];
  min_length?: number;
  max_length?: number;
  length_unit?: "characters" | "bytes" | "utf16";
  /** A regular expression for the whole value, the same in JavaScript. */
  pattern?: string;
  /** Kinds of identifier, one of which the value must be; see `normalize("identifier", …)`. */
  identifier?: string[];
  min_age?: number;
  example?: string;
  why?: string;
  rules: AskedRule[];
}

/** What a form has to ask for. */
export interface Requirements {
  suffix: string;
  basis: Basis;
  fields: Requirement[];
  notes: Note[];
  /** What the registry or the registrar verifies of a contact. */
  verification: Verification[];
  data_version: string;
}

/**
 * The fields that a form has to ask for, in order. A field that `check` may complain about is always among them.
 *
 * @example
 * for (const field of requirements({ domain: "mydomain.fr", owner: true }, { kind: "company", country: "FR" }).fields) {
 *   console.log(field.presence, field.path, field.why);
 * }
 */
export function requirements(association: Association, about?: About | null, options?: Options): Requirements;

/**
 * The same as JSON Schema 2020-12 of the canonical contact, which a validator compiles without formats or options:
 * `new Ajv2020().compile(schema)`. It refuses nothing that `check` accepts; what JSON Schema
 * cannot say (check digits, ages, valid phone numbers) is left to `check`.
 */
export function requirementsSchema(
  association: Association,
  about?: About | null,
  options?: Options,
): { [key: string]: Json };

/** Every rule of a domain. */
export interface Explanation {
  suffix: string;
  basis: Basis;
  /** Why the basis is `reviewed`; null if it is another. */
  review: Review | null;
  /** Which contacts the registry, or the provider, takes; null where that is not known. */
  roles: { required: RoleName[]; stored: RoleName[]; source: string; date: string } | null;
  /** The lowest layer first, with those that count from a later day. */
  rules: (ExplainedRule & { replaced_by: string | null })[];
  notes: Note[];
  /** What the registry or the registrar verifies of a contact. */
  verification: Verification[];
  data_version: string;
}

/**
 * Every rule that counts for a domain, or will, in words, with its source.
 *
 * @example
 * for (const rule of explain("mydomain.fr").rules) console.log(rule.id, rule.words, rule.source);
 */
export function explain(domain: string, options?: Pick<Options, "provider" | "rules" | "today">): Explanation;

/** What a suffix says to a contact. */
export interface Eligibility {
  suffix: string;
  /** `acceptable` once the fields of `missing` are filled in and those of `wrong` put right. */
  verdict: "accepted" | "acceptable" | "not_eligible";
  basis: Basis;
  missing: string[];
  wrong: string[];
  /** The rules that keep the contact out. */
  reasons: string[];
  /** What the registry asks beside the contact's data, whatever the verdict: the ids of notes, which {@link explain} has in words. */
  notes: string[];
}

/**
 * What every known suffix says to a contact, by the suffixes' names. The association has no domain here; the contact is
 * the owner where no role is given.
 *
 * @example
 * const refused = eligible(contact).suffixes.filter(({ verdict }) => verdict === "not_eligible");
 */
export function eligible(
  contact: ContactDocument | string,
  association?: Omit<Association, "domain"> | null,
  options?: Options,
): { suffixes: Eligibility[]; data_version: string };

/** Domains, and the contacts of their roles. */
export interface Order {
  domains: string[];
  /**
   * A contact for each role, or the name of the role whose contact it is: `{ owner: contact, admin: "owner" }`. Any other
   * text is a document: XML, a vCard, or JSON.
   */
  contacts: { [Role in GivenRole]?: ContactDocument | RoleName | string | null };
  operation?: Operation;
  provider?: ProviderName;
  today?: string | null;
}

/** What a registry would say to the contacts of a domain, or why that cannot be said. */
export type DomainReport = CheckedDomain | UnknownDomain;

/** A domain that is none, or has no known suffix. */
export interface UnknownDomain {
  domain: string;
  accepted: false;
  error: { kind: "domain" | "suffix"; pointer: string; reason: string; remedy: string; message: string };
}

/** What a registry would say to the contacts of a domain. */
export interface CheckedDomain {
  domain: string;
  accepted: boolean;
  error?: undefined;
  suffix: string;
  basis: Basis;
  /** Roles that the registry wants a contact for and that nobody has; a registrar may fill them in. */
  missing_roles: RoleName[];
  /** Roles that somebody has and the registry does not store. */
  unstored_roles: RoleName[];
  contacts: { roles: RoleName[]; accepted: boolean; violations: Violation[]; notes: Note[] }[];
}

/**
 * Checks the contacts of all roles together, for one domain or several.
 *
 * @example
 * const { accepted, domains } = checkOrder({ domains: ["a.fr", "b.berlin"], contacts: { owner, admin, tech: "admin" } });
 */
export function checkOrder(
  order: Order,
  options?: Options,
): { accepted: boolean; domains: DomainReport[]; data_version: string };

/** Every suffix that is known, by name. */
export function suffixes(): {
  suffixes: { suffix: string; basis: Basis; review?: Review; registry_rules: number }[];
  data_version: string;
};
