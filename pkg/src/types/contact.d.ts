// The contact, and the types that everything else uses.

/** Any value of JSON. */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** A contact in a provider's format, with that provider's own names. */
export type ContactDocument = object;

/** A canonical contact: every schema decodes into it and encodes from it. */
export type Contact = { [field: string]: Json };

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
