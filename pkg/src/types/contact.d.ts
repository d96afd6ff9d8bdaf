// A contact, and what everything else speaks of.

/** Any value that JSON can carry. */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** A contact in a provider's shape, with that provider's own field names. */
export type ContactDocument = object;

/** A contact in the shape that every schema decodes into and encodes from. */
export type Contact = { [field: string]: Json } & { verified?: Verified[] };

/** A part of a contact that can be verified. */
export type Claim = "name" | "address" | "email" | "phone" | "identity" | "organization" | "identifier";

/**
 * An entry about what was verified of a contact; of several about one claim the last one counts. An entry about the contact as a
 * whole has no claims, and counts under its own suffix.
 */
export type Verified = {
  claims: Claim[];
  result: "verified" | "failed" | "pending" | "expired" | "not_required";
  /** The way in which it was verified. */
  method?: string;
  /** The document or the record that proves it. */
  evidence?: string;
  /** When it was verified: a time of RFC 3339, or a day. */
  time?: string;
  /** The verifier's own reference. */
  reference?: string;
  /** The party that answers for it. */
  by?: "registry" | "registrar";
  /** The name of who verified it. */
  agent?: string;
  trust_framework?: string;
  /** The suffix of the registry in whose form it is; EPP writes entries of `at` and `dk`. */
  suffix?: string;
};

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
