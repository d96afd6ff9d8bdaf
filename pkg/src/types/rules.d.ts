// Requirements, explanations and eligibility.
import type { Basis, DocumentOf, Language, Layer, Note, Verification, Operation, Options, Rule, Violation, Association, AssociationFacts } from "./check.js";
import type { Contact, ContactDocument, FieldName, GivenRole, IdentifierKind, Json, KindName, RoleName } from "./contact.js";
import type { ProviderName, SchemaName } from "./schemas.js";

/** Known facts about the contact before anyone fills it in. */
export interface About {
  /** The kind of the contact. */
  kind?: KindName | null;
  /** The country's code or name. */
  country?: string | null;
}

/** One rule, in words and in the keys of the rule language. */
export interface ExplainedRule {
  /** Never reused for another rule. */
  id: string;
  /** The layer of the rule. */
  layer: Layer;
  /** The provider or schema whose rule it is; null in other layers. */
  provider: ProviderName | SchemaName | (string & {}) | null;
  /** The field that the rule is about. */
  path: FieldName;
  /** The roles whose contacts it checks. */
  roles: RoleName[];
  /** The demand: the field must be set, can be set, or must be empty. */
  presence: "required" | "optional" | "forbidden";
  /** The demand on the value, in the keys of the rule language; null if there is none. */
  demand: { [key: string]: Json } | null;
  /** The severity of a breach: an `error` refuses the contact. */
  severity: "error" | "warning";
  /** The confidence in the rule. */
  confidence: "high" | "medium" | "low";
  /** The whole rule in an English sentence. */
  words: string;
  /** Why the rule exists, in English. */
  why: string;
  /** The same as in {@link Rule}. */
  source: string;
  /** The same as in {@link Rule}. */
  date: string;
  /** The day of the last comparison with the sources; null if the caller's file does not say. */
  reviewed: string | null;
  /** The first day on which the rule applies. */
  from: string | null;
  /** The first day on which the rule no longer applies. */
  until: string | null;
}

/** A source that asks nothing special for a suffix. */
export interface Review {
  /** The statement of the source. */
  says: string;
  /** The address, or the repository and path. */
  source: string;
  /** The day of the source, or of its reading. */
  date: string;
}

/** A rule of a requirement, with the conditions that still depend on the contact. */
export interface AskedRule extends ExplainedRule {
  /** All of these must hold for the rule to apply; null if it always applies. */
  when: Conditions | null;
  /** If one of these holds, the rule does not apply; null without exceptions. */
  unless: Conditions | null;
}

/** Conditions on the fields of a normalized contact. There are no other keys. */
export interface Conditions {
  /** The contact's kind is one of these. Without a kind, a contact with an organization is a company, another an individual. */
  kind?: KindName[];
  /** Each field has one of these values. */
  in?: { [Path in FieldName]?: string[] };
  /** Each field is filled in and has none of these values. */
  not_in?: { [Path in FieldName]?: string[] };
  /** Each of these fields is filled in. */
  present?: FieldName[];
  /** Each of these fields is empty. */
  absent?: FieldName[];
}

/** A condition under which a field is required, or must be empty. {@link conditionHolds} evaluates it. */
export interface Conditional {
  /** In the language of the option: "if the contact is a company in Italy". Only English names countries; others have codes. */
  condition: string;
  /** All of these must hold. */
  when: Conditions | null;
  /** None of these may hold. */
  unless: Conditions | null;
  /** The severity of a breach. */
  severity: "error" | "warning";
  /** The rule's id. */
  rule: string;
}

/** The HTML control of a field: a type of `<input>`, `<select>` or `<textarea>`. */
export type Input = "text" | "email" | "tel" | "date" | "checkbox" | "select" | "textarea";

/** An option of a `select`. */
export interface Choice {
  /** The value of the field. */
  value: string;
  /** The text for people, in the language of the option; English or the value itself if no text is known. */
  label: string;
}

/** The name of a list of options: all countries, or the subdivisions of one. */
export type ChoicesName = "countries" | `subdivisions:${string}`;

/** One field of a form. */
export interface Requirement {
  /** The field in the canonical contact. */
  path: FieldName;
  /** The name for people, in the language of the option. */
  label: string;
  /**
   * The presence of the field for every contact of the kind and country: it must be set, can be set, or must be empty.
   * {@link presence} also evaluates the conditions.
   */
  presence: "required" | "optional" | "forbidden";
  /** The severity of a wrong `presence`. If the field is optional, that of leaving all of `any_of` empty. */
  severity?: "error" | "warning";
  /** The type of the value. */
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
  /** The matching control of an HTML form. A `select` has its options in `enum`, or names them in `choices`. */
  input: Input;
  /** The token of the HTML `autocomplete` attribute. */
  autofill?: string;
  /** The fields of which one is enough, this one among them. Each of them lists all. */
  any_of?: FieldName[];
  /**
   * The fields that also satisfy `presence` or `any_of`, but that the form leaves out: `full_name`, where the form asks for
   * the given and the family name.
   */
  instead?: FieldName[];
  /** Conditions under which the field is required, besides what `presence` and `any_of` say. */
  required_when?: Conditional[];
  /** Conditions under which the field must be empty. */
  forbidden_when?: Conditional[];
  /** The options of a `select`, sorted by label for the language. */
  enum?: Choice[];
  /** The name of a longer list of options, for {@link choices}: `countries` or `subdivisions:IT`. */
  choices?: ChoicesName;
  /** The least length of the repaired value. */
  min_length?: number;
  /** The greatest length of the repaired value. */
  max_length?: number;
  /** The unit of the lengths: characters, bytes of UTF-8, or UTF-16 units as JavaScript does. */
  length_unit?: "characters" | "bytes" | "utf16";
  /**
   * A regular expression for what people type, for the attribute `pattern` of HTML. It refuses nothing that {@link check}
   * accepts, so fields whose values are repaired have none. The `demand` of a rule has the pattern of the repaired value.
   */
  pattern?: string;
  /** Kinds of identifier; the value must be one of them. See `normalize("identifier", …)`. */
  identifier?: IdentifierKind[];
  /** The least age in years, for a date of birth. */
  min_age?: number;
  /** A value that every rule accepts. If the country is known, it is one of that country. */
  example?: string;
  /** The reason of the rule that demands the field, in the language of the option. */
  why?: string;
  /** The rules about the field, the lowest layer first. */
  rules: AskedRule[];
}

/** The refusal of the given kind or country. */
export interface Refusal {
  /** The field that the reason is about. */
  path: "kind" | "country";
  /** The reason, in the language of the option. */
  message: string;
  /** The rule's id. */
  rule: string;
}

/** The fields of a form. */
export interface Requirements {
  /** The public suffix whose rules were read. */
  suffix: string;
  /** The basis of the rules of that suffix. */
  basis: Basis;
  /** The rules that refuse the given kind or country, whatever else the contact holds. */
  not_eligible: Refusal[];
  /** The fields, in the order in which a form asks for them. */
  fields: Requirement[];
  /** Demands of the registry besides the contact's data. */
  notes: Note[];
  /** Verifications by the registry or the registrar. */
  verification: Verification[];
  /** The day of the rules and tables. */
  data_version: string;
}

/**
 * Returns the fields of a form for a domain, in order. They include each field for which `check` can report a violation.
 *
 * @example
 * for (const field of requirements({ domain: "mydomain.fr", owner: true }, { kind: "company", country: "FR" }).fields) {
 *   console.log(field.presence, field.path, field.why);
 * }
 */
export function requirements(association: Association, about?: About | null, options?: Options): Requirements;

/** The presence that the rules demand of a field, given the other values of a contact. */
export interface PresenceOf {
  /** The demand: the field must be set, can be set, or must be empty. */
  presence: "required" | "optional" | "forbidden";
  /** The severity of a breach; null if the field is optional. */
  severity: "error" | "warning" | null;
}

/**
 * Returns the presence that the rules demand of a field, given the other values of a normalized contact. It is `required` if {@link check} would
 * miss the field. The contact's kind and country must be those that the requirements were asked for.
 *
 * @example
 * const shown = fields.filter((field) => presence(field, contact).presence !== "forbidden");
 */
export function presence(requirement: Requirement, contact: Contact): PresenceOf;

/** Returns whether the conditions of an entry of `required_when` or `forbidden_when` hold for a normalized contact. */
export function conditionHolds(conditional: Pick<Conditional, "when" | "unless">, contact: Contact): boolean;

/**
 * Returns the options of a long list, sorted by label for the language.
 *
 * @example
 * choices("countries", { language: "de" })[0]; // { value: "AF", label: "Afghanistan" }
 */
export function choices(name: ChoicesName, options?: { language?: Language }): Choice[];

/**
 * Returns the same as a JSON Schema 2020-12 of the canonical contact. A validator compiles it without formats or options:
 * `new Ajv2020().compile(schema)`. It accepts every contact that `check` accepts. JSON Schema cannot express some rules, such
 * as check digits, ages and valid phone numbers: `check` has them.
 */
export function requirementsSchema(
  association: Association,
  about?: About | null,
  options?: Options,
): { [key: string]: Json };

/** Every rule of a domain. */
export interface Explanation {
  /** The public suffix of the domain. */
  suffix: string;
  /** The basis of the rules of that suffix. */
  basis: Basis;
  /** Why the basis is `reviewed`; null if it is another. */
  review: Review | null;
  /** The roles that the registry or the provider takes; null if unknown. */
  roles: { required: RoleName[]; stored: RoleName[]; source: string; date: string } | null;
  /** The rules, the lowest layer first, with those that begin on a later day. */
  rules: (ExplainedRule & { replaced_by: string | null })[];
  /** Demands of the registry besides the contact's data. */
  notes: Note[];
  /** Verifications by the registry or the registrar. */
  verification: Verification[];
  /** The day of the rules and tables. */
  data_version: string;
}

/**
 * Returns every rule that applies to a domain, or will, in words, with its source.
 *
 * @example
 * for (const rule of explain("mydomain.fr").rules) console.log(rule.id, rule.words, rule.source);
 */
export function explain(domain: string, options?: Pick<Options, "provider" | "rules" | "today">): Explanation;

/** The verdict of one suffix on a contact. */
export interface Eligibility {
  /** The suffix. */
  suffix: string;
  /** `acceptable`: only the fields of `missing` and `wrong` need changes. */
  verdict: "accepted" | "acceptable" | "not_eligible";
  /** The basis of the rules of the suffix. */
  basis: Basis;
  /** The fields to fill in. */
  missing: FieldName[];
  /** The fields to change. */
  wrong: FieldName[];
  /** The ids of the rules that exclude the contact. */
  reasons: string[];
  /** The ids of the suffix's notes, for every verdict; {@link explain} has their words. */
  notes: string[];
}

/**
 * Returns the verdict of every known suffix on a contact, sorted by suffix. The association has no domain here. Without a
 * role, the contact is the owner.
 *
 * @example
 * const refused = eligible(contact).suffixes.filter(({ verdict }) => verdict === "not_eligible");
 */
export function eligible<Name extends SchemaName = SchemaName>(
  contact: DocumentOf<Name>,
  association?: AssociationFacts | null,
  options?: Options & { schema?: Name },
): { suffixes: Eligibility[]; data_version: string };

/** Domains, and the contacts of their roles. */
export interface Order {
  /** The domain names. */
  domains: string[];
  /**
   * A contact for each role, or the name of another role with the same contact: `{ owner: contact, admin: "owner" }`. Any
   * other text is a document: XML, a vCard, or JSON.
   */
  contacts: { [Role in GivenRole]?: ContactDocument | RoleName | string | null };
  /** `create` by default. */
  operation?: Operation;
  /** The same as in {@link Options}, which win. */
  provider?: ProviderName;
  /** The same as in {@link Options}, which win; null means absent. */
  today?: string | null;
}

/** The answer for one domain of an order, or its error. */
export type DomainReport = CheckedDomain | UnknownDomain;

/** An invalid domain, or one with an unknown suffix. */
export interface UnknownDomain {
  /** The domain as given. */
  domain: string;
  /** An unknown domain accepts no contact. */
  accepted: false;
  /** The mistake in the domain. */
  error: { kind: "domain" | "suffix"; pointer: string; reason: string; remedy: string; message: string };
}

/** The answer for one domain of an order. */
export interface CheckedDomain {
  /** The domain as given. */
  domain: string;
  /** `true` if no violation of a contact is an error. */
  accepted: boolean;
  /** Absent: the domain is known. */
  error?: undefined;
  /** The public suffix whose rules were applied. */
  suffix: string;
  /** The basis of the rules of that suffix. */
  basis: Basis;
  /** Required roles without a contact; a registrar may fill them in. */
  missing_roles: RoleName[];
  /** Roles with a contact that the registry does not store. */
  unstored_roles: RoleName[];
  /** The report about each contact, with its roles. */
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

/** Returns every known suffix, by name. */
export function suffixes(): {
  suffixes: { suffix: string; basis: Basis; review?: Review; registry_rules: number }[];
  /** The day of the rules and tables. */
  data_version: string;
};
