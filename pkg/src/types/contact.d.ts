// A contact, and what everything else speaks of.

/** Any value that JSON can carry. */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** A contact in a provider's shape, with that provider's own field names. */
export type ContactDocument = object;

/** The name of a schema; `contact` is the canonical contact's. */
export type SchemaName = ProviderSchema | "contact";

/** The name of a provider's schema; `registrant/slim` has none. */
export type ProviderSchema =
  | "gandi-v3"
  | "gandi-v5"
  | "dnsimple"
  | "glauca"
  | "freebox"
  | "route53"
  | "godaddy"
  | "cloudflare"
  | "opensrs"
  | "openprovider"
  | "epp"
  | "namecheap"
  | "jscontact"
  | "jcard"
  | "vcard"
  | "rdap";

/** A provider whose own demands are known; `none` for the registry's alone. */
export type ProviderName =
  | "gandi"
  | "dnsimple"
  | "glauca"
  | "freebox"
  | "route53"
  | "godaddy"
  | "cloudflare"
  | "opensrs"
  | "openprovider"
  | "epp"
  | "namecheap"
  | "jscontact"
  | "vcard"
  | "none";

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
