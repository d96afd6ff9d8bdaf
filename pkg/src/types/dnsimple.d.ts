// Requests and answers of DNSimple's API.
import type { Report, Violation } from "./check.js";
import type { Code, Contact, ContactDocument, Json } from "./contact.js";

/** A contact as DNSimple would store it. */
export interface DnsimpleSaved {
  /** The contact after saving. */
  document: { [field: string]: Json };
  /** Changes by saving. */
  changes: { path: string; pointer: string; before: Json; after: string; code: string }[];
  /** Violations for which the API would refuse it. */
  violations: Violation[];
}

/** An error of DNSimple's API. */
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
  /** The message of the answer, or null. */
  message: string | null;
  /** The violations, by the fields of the canonical contact. */
  violations: Violation[];
  /** Errors about anything but a field of a contact. */
  others: { source: string; code: Code; text: string }[];
}

/** An attribute that a registry asks for besides the contact. */
export interface DnsimpleAttribute {
  /** The key in a request. */
  name: string;
  /** The field of the canonical contact, or null. */
  path: string | null;
  /** The title, for people. */
  title: string | null;
  /** The description, for people. */
  description: string | null;
  /** `true` if the registry requires it. */
  required: boolean;
  /** The values that it can have; null for any. */
  one_of: string[] | null;
  /** The values with their titles. */
  options: { value: string; title: string | null; description: string | null }[];
}

/** A change of registrant, or the answer of its check. */
export interface DnsimpleRegistrantChange {
  /** The id of the change; null for a check. */
  id: number | null;
  /** The id of the account. */
  account_id: number | null;
  /** The id or name of the domain. */
  domain_id: string | null;
  /** The id of the new registrant. */
  contact_id: string | null;
  /** The state of the change; null for a check. */
  state: "new" | "pending" | "cancelling" | "cancelled" | "completed" | null;
  /** `true` if the registry changes the owner. */
  registry_owner_change: boolean | null;
  /** The day on which the lock on transfers to another registrar ends, or null. */
  irt_lock_lifted_by: string | null;
  /** The attributes of the registry. */
  extended_attributes: { [name: string]: string };
  /** The attributes that the change still needs. */
  asked_for: DnsimpleAttribute[];
  /** The wrong and the missing values. A wrong one is null above. `message` says what is expected. */
  violations: { pointer: string; code: Code; message: string; remedy: string }[];
  /** `true` if there are none. */
  accepted: boolean;
}

/**
 * Predicts if DNSimple's API would delete a contact, from the given domains and changes of registrant. Each is an object of
 * the API's answers. It throws if a domain has no `registrant_id`, or a change no `contact_id` and `state`.
 *
 * @example
 * dnsimpleCanDelete(1, [{ name: "example.com", registrant_id: 1 }]).allowed; // false
 */
export function dnsimpleCanDelete(
  contactId: number | string,
  domains: Json,
  registrantChanges?: Json,
): { allowed: boolean; message: string | null; domains: string[]; registrant_changes: string[] };

/** `"read"`: reads the body of an error of DNSimple's API (JSON, its text, or a gateway's page) into violations. */
export function dnsimpleErrors(how: "read", body: Json, status?: number): DnsimpleRefusal;
/** `"write"`: returns the API's answer to a contact with these violations; null without an error among them. */
export function dnsimpleErrors(
  how: "write",
  violations: Violation[] | Report,
): { message: string; errors: { [field: string]: string[] } } | null;

/** `"write"`: returns the extended attributes of a contact for a suffix. */
export function dnsimpleExtendedAttributes(how: "write", contact: Contact, suffix: string): { [name: string]: string };
/** `"read"`: reads extended attributes into fields of a contact, and lists the unknown ones. */
export function dnsimpleExtendedAttributes(
  how: "read",
  attributes: Json,
): { contact: Contact; unknown: { [name: string]: string } };
/** `"definitions"`: reads the answer of `GET /tlds/:tld/extended_attributes`. */
export function dnsimpleExtendedAttributes(how: "definitions", answer: Json): DnsimpleAttribute[];

/** Returns a contact as DNSimple would store it. */
export function dnsimpleOnSave(contact: ContactDocument | string): DnsimpleSaved;

/** Reads the changes of registrant of a page of the API's list. A page as a text gives a list too. */
export function dnsimpleRegistrantChange(page: { data: readonly object[] } | readonly object[]): DnsimpleRegistrantChange[];
/**
 * Reads a change of registrant, or the check of one: the request or the answer. A wrong or a missing value is a violation. It
 * throws for the body of an error and for another object.
 */
export function dnsimpleRegistrantChange(answer: ContactDocument | string): DnsimpleRegistrantChange;

/** Merges a `PATCH` into a contact, and returns it as DNSimple would store it. */
export function dnsimpleUpdate(contact: ContactDocument | string, patch: ContactDocument | string): DnsimpleSaved;
