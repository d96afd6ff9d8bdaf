/** Any value that JSON can carry. */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** A contact in a provider's shape, with that provider's own field names. */
export type ContactDocument = object;

/** A contact in the shape that every schema decodes into and encodes from. */
export type Contact = { [field: string]: Json };

/** What is done with the domain. */
export type Operation = "create" | "transfer" | "update" | "trade";

/** The domain, the roles that the contact takes for it, and what is done with the domain. */
export interface Association {
  /** The domain name, as U-labels or A-labels: `mydomain.fr`. */
  domain: string;
  owner?: boolean;
  admin?: boolean;
  tech?: boolean;
  bill?: boolean;
  /** `create` where absent. */
  operation?: Operation;
}

export interface Options {
  /** The contact's schema, such as `gandi-v3`; detected where absent. */
  schema?: string;
  /** The provider whose own demands count beside the registry's, such as `gandi`. */
  provider?: string;
  /** The date of the check, `YYYY-MM-DD`; the local date where absent. */
  today?: string;
}

/** The kind of a fault: a closed list. */
export type Code =
  | "missing"
  | "unexpected"
  | "invalid_format"
  | "unknown_value"
  | "mismatch"
  | "too_short"
  | "too_long"
  | "charset"
  | "checksum"
  | "not_eligible"
  | "conflict"
  | "unsupported";

/** The demand behind a violation, and who makes it. */
export interface Rule {
  /** Never reused for another rule. */
  id: string;
  layer: string;
  /** The address of the text that the rule was taken from. */
  source: string;
  /** The day on which that text was read, `YYYY-MM-DD`. */
  date: string;
}

/** One thing that is wrong with one field. */
export interface Violation {
  code: Code;
  /** Only an `error` makes the contact refused. */
  severity: "error" | "warning";
  /** The field in the canonical contact. */
  path: string;
  /** The field in the caller's document, as a JSON Pointer; null where its schema has no place for the field. */
  source: string | null;
  /** The roles for which the demand is made. */
  roles: ("owner" | "admin" | "tech" | "bill")[];
  /** What a translation of the message needs; never a value of the contact. */
  params: { [name: string]: Json };
  rule: Rule;
  /** A value that would do, where one is known: offered, never applied. */
  fix: string | null;
  /** The violation in English. */
  message: string;
}

/** What a registry would say to a contact. */
export interface Report {
  /** Whether no violation is an error. */
  accepted: boolean;
  /** The public suffix whose rules were applied. */
  suffix: string;
  /** In the order of the document. */
  violations: Violation[];
  /** The date of the rules and tables. */
  data_version: string;
}

/** One refusal in the form of Gandi's `contact.can_associate`. */
export interface AssociationError {
  field: string;
  field_type: string;
  error: string;
  reason: string;
}

/** One thing that a schema cannot carry. */
export interface Loss {
  /** The canonical field, or the JSON Pointer in the source document where no field holds it. */
  path: string;
  why: string;
}

/** What the functions throw when the call is wrong; a wrong contact is never thrown. */
export interface RegistrantError extends Error {
  /** Stable: branch on this, not on the message. */
  kind: "document" | "schema" | "domain" | "suffix" | "argument" | "handle" | "internal";
  /** The place in the argument, as a JSON Pointer. */
  pointer?: string;
  /** The place in a text argument, in bytes. */
  offset?: number;
  /** What to do about it. */
  remedy?: string;
}

/** The version of the package. */
export function version(): string;

/**
 * Says what the registry of a domain would refuse about a contact.
 *
 * Throws a {@link RegistrantError} when the call is wrong: an unknown suffix, schema or operation.
 *
 * @example
 * const report = check(contact, { domain: "mydomain.fr", owner: true }, { schema: "gandi-v3" });
 * for (const { source, message } of report.violations) console.log(source, message);
 */
export function check(contact: ContactDocument, association: Association, options?: Options): Report;

/**
 * Answers as Gandi's `contact.can_associate` does: `true`, or the list of what is wrong.
 *
 * @example
 * canAssociate(contact, { domain: "mydomain.fr", owner: true, admin: true }) === true;
 */
export function canAssociate(
  contact: ContactDocument,
  association: Association,
  options?: Options,
): true | AssociationError[];

/**
 * The same for the contact with this handle among the given contacts.
 *
 * @example
 * canAssociateDomain("FLN123-GANDI", { domain: "mydomain.fr", owner: true }, contacts);
 */
export function canAssociateDomain(
  handle: string,
  association: Association,
  contacts: ContactDocument[],
  options?: Options,
): true | AssociationError[];

/**
 * A new contact: the given one with a patch merged in, `extra_parameters` key by key.
 *
 * @example
 * update(contact, { extra_parameters: { birth_city: "Paris" } });
 */
export function update(contact: ContactDocument, patch: object): { [field: string]: Json };

/**
 * Reads a provider's document; what is not understood stays in `extra`.
 *
 * @example
 * const { contact } = decode(document, "gandi-v3");
 */
export function decode(document: ContactDocument | string, schema?: string): { contact: Contact; schema: string };

/**
 * Writes a contact as a provider's document, and says what that provider cannot carry.
 *
 * @example
 * const { document, losses } = encode(contact, "gandi-v3");
 */
export function encode(contact: Contact, schema: string): { document: Json; losses: Loss[] };

/** Says which schema a document is in. */
export function detect(document: ContactDocument | string): { schema: string; [detail: string]: Json };

/**
 * The public suffix that decides a domain's rules.
 *
 * @example
 * suffix("mydomain.fr"); // "fr"
 */
export function suffix(domain: string): string;
