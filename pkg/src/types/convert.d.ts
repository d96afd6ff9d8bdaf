// Conversions from one provider's schema to another.
import type { Language, Violation } from "./check.js";
import type { Contact, ContactDocument, FieldName, Json, RoleName } from "./contact.js";
import type { ProviderName, ProviderSchema, SchemaName } from "./schemas.js";
import type { Change, FieldProblem } from "./normalize.js";

/** One thing that a schema cannot hold. */
export interface Loss extends OfContact {
  /** The canonical field; absent if no field holds the member. */
  path?: FieldName;
  /** The member's JSON Pointer in the source document, if no field holds it; the property's name in a vCard. */
  pointer?: string;
  /** The reason, in words. */
  message: string;
  /** `true` if the target's own rules would refuse the contact without it, for any domain. */
  refused: boolean;
}

/** The schemas of a conversion. */
export interface ConvertOptions {
  /** The schema of the document; detected by default. */
  from?: SchemaName;
  /** The schema to convert to. */
  to: SchemaName;
  /** `true` to convert the values as they are, without normalization. To its own schema, a document then stays as it is. */
  raw?: boolean;
  /**
   * `true` to spell names and addresses in ASCII letters. EPP and Glauca have a place for both forms, and get both. `problems` has the
   * fields that no rule can spell. Each is also a violation of the rule `ascii`, because the contact is not in ASCII.
   */
  ascii?: boolean;
  /** The domain that the contact is for. An EPP document gets the extension of its registry, such as AFNIC's for `.fr`.
   * A document of Gandi or Route 53 gets the members of its registry, such as `x-uk_co_no`. */
  domain?: string;
  /**
   * The version of the vCard to write: `3.0` (RFC 2426) or `4.0` (RFC 6350). By default, that of the source, or `4.0`. Only for `vcard`.
   * What version 3.0 does not know becomes an extension, such as `X-LANG`.
   */
  card_version?: "3.0" | "4.0";
  /**
   * The XML-RPC message of Gandi's API v3 to write around the contact: a call, or the answer of `contact.info`. Only for `gandi-v3`.
   * Put the API key into the first parameter of a call, which is empty. A `password` that `contact.create` lacks is a violation.
   */
  call?: "contact.create" | "contact.update" | "contact.info";
  /** The language of the messages; English by default. */
  language?: Language;
}

/** The contact that a part of an answer is about. */
export interface OfContact {
  /** The JSON Pointer of the contact in the source, if that is a list or has a contact for each role. */
  at?: string;
  /** The role that the source gives to the contact. */
  role?: RoleName;
}

/** A document in the target schema, and what the conversion did. */
export interface Converted {
  /** The schema of the source. */
  from: SchemaName;
  /** The schema of the target. */
  to: SchemaName;
  /** An object in most schemas; text in the schemas of XML and vCard. */
  document: Json;
  /** Changes by normalization. */
  changes: (Change & OfContact)[];
  /** Things that the target cannot hold. */
  losses: Loss[];
  /** Violations of the target's own limits, for any domain. */
  violations: (Violation & OfContact)[];
  /** Problems with values of the source, which are converted as they are; absent if there are none. */
  problems?: (FieldProblem & OfContact)[];
}

/** A schema. */
export interface Schema {
  /** The fields of the canonical contact that the schema holds, each with its JSON Pointer in a new document. */
  fields: { [Path in FieldName]?: string };
  /** The name, such as `gandi-v3`. */
  name: SchemaName;
  /** The title, for people. */
  title: string;
  /** The provider whose rules apply to its contacts. */
  provider: ProviderName;
}

/**
 * Converts a document to another provider's schema: decodes it, normalizes it unless `raw`, encodes it, and checks the
 * target's own limits.
 *
 * Every contact of a provider's list, answer or request is converted. Then `document` is a list or an object by role; in the
 * same schema, it is the source with its contacts converted. Each change, loss and violation has `at` or `role`, its contact.
 * The `pointer` of a loss leads from the top of the source, and that of a violation from the top of `document`.
 *
 * Throws a {@link RegistrantError} if the source does not fit its schema, or if a schema is unknown.
 *
 * @example
 * const { document, losses, violations } = convert(contact, { from: "gandi-v3", to: "gandi-v5" });
 * for (const { path, pointer, message } of losses) console.log(path ?? pointer, message);
 */
export function convert(document: ContactDocument | string, options: ConvertOptions): Converted;

/**
 * Reads a provider's document into a contact. Unknown members go to `extra`, and so does an unusual order of members.
 *
 * @example
 * const { contact } = decode(document, "gandi-v3");
 */
export function decode(document: ContactDocument | string, schema?: SchemaName): { schema: SchemaName | null; contact: Contact };

/**
 * Writes a contact as a provider's document, and reports what that provider cannot hold.
 *
 * @example
 * const { document, losses } = encode(contact, "gandi-v3");
 */
export function encode(contact: Contact, schema: SchemaName): { document: Json; losses: Loss[] };

/**
 * Detects the schema of a document, and another one that fits nearly as well.
 *
 * @example
 * detect(contact).schema; // "gandi-v3"
 */
export function detect(document: ContactDocument | string): {
  /** The schema that fits best. */
  schema: SchemaName;
  /** Another schema that fits nearly as well, or null. */
  runner_up: SchemaName | null;
  /** The kind of the document. */
  kind: DocumentKind;
};

/** The kind of a document; `contacts` are a list, or a contact for each role of a domain. */
export type DocumentKind =
  | "contact"
  | "contacts"
  | "request"
  | "order"
  | "domain"
  | "name_server"
  | "check"
  | "registrant_change"
  | "answer"
  | "error";

/** One contact of a provider's answer or request. */
export interface ContactPart {
  /** The contact's JSON Pointer; empty if the document is the contact. */
  pointer: string;
  /** The role that the document gives to the contact. */
  role: "owner" | "admin" | "tech" | "bill" | null;
  /** The schema that fits best. */
  schema: SchemaName;
  /** The contact's own document. */
  document: Json;
}

/**
 * Returns the contacts of a provider's list, answer or request, or the document itself. Throws a {@link RegistrantError}
 * for an error answer and for a document without a contact.
 *
 * @example
 * for (const { pointer, document } of contacts(await response.text())) console.log(pointer);
 */
export function contacts(document: ContactDocument | ContactDocument[] | string, schema?: SchemaName): ContactPart[];

/**
 * Returns every schema.
 *
 * @example
 * for (const { name, title } of schemas()) console.log(name, title);
 */
export function schemas(): Schema[];

/**
 * Merges a patch into a document as the schema's provider does:
 * - `gandi-v3`: as `contact.update`.
 * - `gandi-v5`: as `PATCH …/contacts` for a document with the roles of a domain, as `PUT …/contacts/owner` for one contact.
 * - `dnsimple`: as the `PATCH` of a contact.
 * - `glauca`: as the `PATCH` of a contact, an address, a domain or a name server.
 * - `freebox`: as the `PUT` of a contact, or of one of its numbers and addresses.
 *
 * @example
 * patch("gandi-v5", { owner, admin, bill, tech }, { admin: bob });
 */
export function patch(
  schema: "gandi-v3" | "gandi-v5" | "dnsimple" | "glauca" | "freebox",
  document: ContactDocument | string,
  patch: object | string,
): { [key: string]: Json };

/**
 * Does the same, normalizes the members that the patch changes, and checks the result. `violations` are those of the provider's
 * own limits. `unknown` lists the members of the patch that the schema does not know, as JSON Pointers. `changes` lists what
 * normalization changed.
 */
export function patch(
  schema: "gandi-v3" | "gandi-v5" | "dnsimple" | "glauca" | "freebox",
  document: ContactDocument | string,
  patch: object | string,
  options: { check: true; language?: Language },
): { document: { [key: string]: Json }; violations: Violation[]; unknown: string[]; changes: Change[] };
