// A contact, and what everything else speaks of.

/** Any value that JSON can carry. */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** A contact in a provider's shape, with that provider's own field names. */
export type ContactDocument = object;

/** A contact in the shape that every schema decodes into and encodes from. */
export type Contact = { [field: string]: Json };

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

/** A role of a contact for a domain, as it stands in every answer. */
export type RoleName = "owner" | "admin" | "tech" | "bill";

/** A role as an association or an order may name it: `registrant` is another name of `owner`, `billing` of `bill`. */
export type GivenRole = RoleName | "registrant" | "billing";
