// The contact, and the types that everything else uses.

/** Any value of JSON. */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** A contact in a provider's format, with that provider's own names. */
export type ContactDocument = object;

export type { Contact, FieldName, IdentifierKind } from "./fields.js";

/** The kind of a contact. */
export type KindName = "individual" | "company" | "association" | "public_body" | "reseller";

/** A part of a contact that can be verified. */
export type Claim = "name" | "address" | "email" | "phone" | "identity" | "organization" | "identifier";

/**
 * An entry about what was verified of a contact. The last entry about a claim counts. An entry about the contact as a whole has
 * no claims, and counts under its own suffix.
 */
export type Verified = {
  /** The parts of the contact that the entry is about. */
  claims: Claim[];
  /** The result of the verification. */
  result: "verified" | "failed" | "pending" | "expired" | "not_required";
  /** The method of the verification. */
  method?: string;
  /** The document or the record that proves it. */
  evidence?: string;
  /** The time of the verification: a time of RFC 3339, or a day. */
  time?: string;
  /** The verifier's own reference. */
  reference?: string;
  /** The party that answers for it. */
  by?: "registry" | "registrar";
  /** The name of the verifier. */
  agent?: string;
  /** The framework under which it was verified, such as `eidas`. */
  trust_framework?: string;
  /** The suffix of the registry in whose form it is; EPP writes entries of `at` and `dk`. */
  suffix?: string;
};

/** The kind of a violation: a closed list. */
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

/** A role of a contact for a domain, as every answer writes it. */
export type RoleName = "owner" | "admin" | "tech" | "bill";

/** A role in an association or an order. `registrant` is another name of `owner`, and `billing` of `bill`. */
export type GivenRole = RoleName | "registrant" | "billing";
