// What DNSimple's API asks and answers.
import type { Report, Violation } from "./check.js";
import type { Code, Contact, ContactDocument, Json } from "./contact.js";

/** A contact as DNSimple would store it. */
export interface DnsimpleSaved {
  document: { [field: string]: Json };
  /** What saving altered. */
  changes: { path: string; pointer: string; before: Json; after: string; code: string }[];
  /** What the API would refuse. */
  violations: Violation[];
}

/** An answer of DNSimple's that is not a success. */
export interface DnsimpleRefusal {
  kind:
    | "invalid"
    | "unauthorized"
    | "payment_required"
    | "forbidden"
    | "not_found"
    | "method_not_allowed"
    | "precondition_failed"
    | "too_many_requests"
    | "server"
    | null;
  message: string | null;
  violations: Violation[];
  /** What is wrong with things that are no field of a contact. */
  others: { source: string; code: Code; text: string }[];
}

/** What a registry asks for beside the contact. */
export interface DnsimpleAttribute {
  /** The key under which it is sent. */
  name: string;
  /** The field of the canonical contact, where there is one. */
  path: string | null;
  title: string | null;
  description: string | null;
  required: boolean;
  one_of: string[] | null;
  options: { value: string; title: string | null; description: string | null }[];
}

/** A change of registrant, or what the check of one says. */
export interface DnsimpleRegistrantChange {
  id: number | null;
  account_id: number | null;
  domain_id: string | null;
  contact_id: string | null;
  state: "new" | "pending" | "cancelling" | "cancelled" | "completed" | null;
  registry_owner_change: boolean | null;
  irt_lock_lifted_by: string | null;
  extended_attributes: { [name: string]: string };
  asked_for: DnsimpleAttribute[];
}

/**
 * Whether DNSimple's API would delete a contact, as far as the given domains and changes of registrant tell. Each is an
 * object as the API answers it; one without `registrant_id`, or `contact_id` and `state`, is an error.
 *
 * @example
 * dnsimpleCanDelete(1, [{ name: "example.com", registrant_id: 1 }]).allowed; // false
 */
export function dnsimpleCanDelete(
  contactId: number | string,
  domains: Json,
  registrantChanges?: Json,
): { allowed: boolean; message: string | null; domains: string[]; registrant_changes: string[] };

/** `"read"`: the body of an error of DNSimple's (JSON, its text, or a gateway's page) as violations. */
export function dnsimpleErrors(how: "read", body: Json, status?: number): DnsimpleRefusal;
/** `"write"`: what the API would answer to a contact with these violations; null where none is an error. */
export function dnsimpleErrors(
  how: "write",
  violations: Violation[] | Report,
): { message: string; errors: { [field: string]: string[] } } | null;

/** `"write"`: the extended attributes of a contact for a suffix. */
export function dnsimpleExtendedAttributes(how: "write", contact: Contact, suffix: string): { [name: string]: string };
/** `"read"`: extended attributes as fields of a contact, and those that are none. */
export function dnsimpleExtendedAttributes(
  how: "read",
  attributes: Json,
): { contact: Contact; unknown: { [name: string]: string } };
/** `"definitions"`: the answer of `GET /tlds/:tld/extended_attributes`. */
export function dnsimpleExtendedAttributes(how: "definitions", answer: Json): DnsimpleAttribute[];

/** A contact as DNSimple would store it. */
export function dnsimpleOnSave(contact: ContactDocument | string): DnsimpleSaved;

/** Reads a change of registrant, or the check of one. */
export function dnsimpleRegistrantChange(answer: ContactDocument | string): DnsimpleRegistrantChange;

/** `PATCH` of a contact at DNSimple: merged, and as it would be stored. */
export function dnsimpleUpdate(contact: ContactDocument | string, patch: ContactDocument | string): DnsimpleSaved;
