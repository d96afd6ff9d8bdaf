// From one provider's schema to another.
import type { Language, Violation } from "./check.js";
import type { Contact, ContactDocument, Json } from "./contact.js";
import type { ProviderName, ProviderSchema, SchemaName } from "./schemas.js";
import type { Change } from "./normalize.js";

/** One thing that a schema cannot carry. */
export interface Loss {
  /** The canonical field; absent if no field holds the member. */
  path?: string;
  /** The member's JSON Pointer in the source document, if no field holds it; the property's name in a vCard. */
  pointer?: string;
  /** The reason, in words. */
  message: string;
  /** Whether the target would refuse the contact for want of it, by its own rules and whatever the domain. */
  refused: boolean;
}

/** One thing that normalization altered in one field. */
export interface FieldChange {
  path: string;
  before: string;
  after: string;
  /** The reason, as a stable key: `trimmed`. */
  code: string;
}

/** From which schema to which. */
export interface ConvertOptions {
  /** The schema that the document is in; detected where absent. */
  from?: ProviderSchema;
  /** The schema to convert to. */
  to: ProviderSchema;
  /** Leaves normalization out: the values go over as they are. */
  raw?: boolean;
  /** The language of the violations' messages, English where absent. */
  language?: Language;
}

/** A document in the target schema, and everything that happened on the way. */
export interface Converted {
  /** The schema that the source was read as. */
  from: SchemaName;
  to: ProviderSchema;
  /** An object in most schemas; text where the schema is XML or vCard. */
  document: Json;
  /** What normalization altered. */
  changes: Change[];
  /** What the target cannot carry. */
  losses: Loss[];
  /** What the target would refuse for its own limits, whatever the domain. */
  violations: Violation[];
}

/** A schema that is known. */
export interface Schema {
  /** The name by which it is asked for, such as `gandi-v3`. */
  name: ProviderSchema;
  /** What it is, for people. */
  title: string;
  /** The provider whose rules apply to its contacts. */
  provider: ProviderName;
}

/**
 * Converts a document to another provider's schema: decoded, normalized unless `raw`, encoded, and held against the
 * target's own limits.
 *
 * Throws a {@link RegistrantError} when the source is no document of its schema, or a schema is not known.
 *
 * @example
 * const { document, losses, violations } = convert(contact, { from: "gandi-v3", to: "gandi-v5" });
 * for (const { path, pointer, message } of losses) console.log(path ?? pointer, message);
 */
export function convert(document: ContactDocument | string, options: ConvertOptions): Converted;

/**
 * Reads a provider's document; what is not understood stays in `extra`.
 *
 * @example
 * const { contact } = decode(document, "gandi-v3");
 */
export function decode(document: ContactDocument | string, schema?: SchemaName): { schema: ProviderSchema | null; contact: Contact };

/**
 * Writes a contact as a provider's document, and says what that provider cannot carry.
 *
 * @example
 * const { document, losses } = encode(contact, "gandi-v3");
 */
export function encode(contact: Contact, schema: ProviderSchema): { document: Json; losses: Loss[] };

/**
 * Says which schema a document is in, and which other one fits nearly as well.
 *
 * @example
 * detect(contact).schema; // "gandi-v3"
 */
export function detect(document: ContactDocument | string): { schema: SchemaName; runner_up: SchemaName | null };

/**
 * Every schema that is known.
 *
 * @example
 * for (const { name, title } of schemas()) console.log(name, title);
 */
export function schemas(): Schema[];

/**
 * Merges a patch into a document as the schema's provider does: `gandi-v3` as `contact.update`, `gandi-v5` as
 * `PATCH …/contacts` where the document has the roles of a domain, as `PUT …/contacts/owner` where it is one contact,
 * `glauca` as the `PATCH` of a contact, an address, a domain or a name server, `freebox` as the `PUT` of a contact, or of
 * one of its numbers and addresses.
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
 * The same, with what is wrong with the document that comes out: what it breaks of the provider's own limits, and the
 * members of the patch that the schema does not know, by JSON Pointer.
 */
export function patch(
  schema: "gandi-v3" | "gandi-v5" | "dnsimple" | "glauca" | "freebox",
  document: ContactDocument | string,
  patch: object | string,
  options: { check: true; language?: Language },
): { document: { [key: string]: Json }; violations: Violation[]; unknown: string[] };
