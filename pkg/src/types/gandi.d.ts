// Requests and answers of Gandi's APIs.
import type { Association, Options, Violation } from "./check.js";
import type { Code, Contact, ContactDocument, Json, RoleName } from "./contact.js";
import type { SchemaName } from "./schemas.js";
import type { Loss } from "./convert.js";
import type { Change } from "./normalize.js";

/** One refusal in the form of Gandi's `contact.can_associate`. */
export interface AssociationError {
  /** The field in Gandi's names. */
  field: string;
  /** The type of the field. */
  field_type: string;
  /** Gandi's error code. */
  error: string;
  /** The reason, in English. */
  reason: string;
  /** The known values, or null. Only the answer to a call with `dry_run` has this member. */
  attr?: string[] | null;
}

/** The data of a request to Gandi's v5 API. */
export interface GandiOrder {
  /** The domain name. */
  domain: string;
  /** The contacts by role, each in `schema`. */
  contacts?: { [role in RoleName]?: ContactDocument };
  /** The schema of the contacts; the canonical one by default. */
  schema?: SchemaName;
  /** The number of years, for a creation or transfer. */
  duration?: number;
  /** The domain's authorization code, for a transfer. */
  authinfo?: string;
  /** The name servers, for a creation or transfer. */
  nameservers?: string[];
  /** The organization that pays, if it is not the caller's own. */
  sharing_id?: string;
  /** `true` if the API should only report what it would refuse. */
  dry_run?: boolean;
  /** `true` to send the contacts as they are, without normalization. */
  raw?: boolean;
  /** The day for checks of age, `YYYY-MM-DD`; the local date by default. */
  today?: string | null;
}

/** A request to `https://api.gandi.net`, complete except for the caller's key, with its changes, losses and violations. */
export interface GandiRequest {
  /** The request. */
  request: {
    method: "POST" | "PATCH" | "PUT";
    path: string;
    headers: { [name: string]: string };
    body: { [key: string]: Json };
  };
  /** The changes by normalization, each with its role. */
  changes: (Change & { role: RoleName })[];
  /** The losses; the role is null for the whole order. */
  losses: (Omit<Loss, "role"> & { role: RoleName | null })[];
  /** Violations of the registry's and Gandi's rules; `pointer` is a JSON Pointer into the body. */
  violations: Violation[];
}

/** The contacts of a domain at Gandi. */
export interface GandiContacts {
  /** The contact of each role. */
  contacts: { [role in RoleName]?: Contact };
  /** The roles that are missing in the answer. */
  missing: RoleName[];
  /** The roles whose contact is the owner's. */
  same_as_owner: RoleName[];
  /** The roles whose `same_as_owner` contradicts the contacts. */
  contradictory: RoleName[];
  /** The unknown members of the answer, as JSON Pointers. */
  unknown: string[];
}

/** The answer of Gandi's v5 API to a request. */
export interface GandiAnswer {
  /** `true` if nothing is refused. */
  accepted: boolean;
  /** The code of the error, or null. */
  code: number | null;
  /** The message of the error, or null. */
  message: string | null;
  /** The object of the error, or null. */
  object: string | null;
  /** The cause of the error, or null. */
  cause: string | null;
  /** The refusals about a field of a contact. */
  violations: Violation[];
  /** All refusals, in the API's words; they can quote a value. */
  refusals: { location: string; name: string; description: string }[];
}

/** A fault of Gandi's v3 API. */
export interface GandiFault {
  /** The code of the fault. */
  code: number;
  /** The side at fault: the server or the data. */
  qualification: "server" | "data";
  /** The object of the fault. */
  object: string;
  /** The cause of the fault. */
  cause: string;
  /** The fault in words. */
  words: string;
  /** The text that came with the fault, or null. */
  text: string | null;
  /** `true` if the text names the same object and cause as the code; null without a text in the usual form. */
  agrees: boolean | null;
  /** The field that is meant, or null. */
  path: string | null;
  /** The code of the violation that it equals, or null. */
  violation: Code | null;
}

/**
 * Answers as Gandi's `contact.can_associate` does: `true`, or the list of what is wrong.
 *
 * @example
 * canAssociate(contact, { domain: "mydomain.fr", owner: true, admin: true }) === true;
 */
export function canAssociate(
  contact: ContactDocument | string,
  association: Association,
  options?: Options,
): true | AssociationError[];

/**
 * Does the same for the contact with this handle among the given contacts.
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
 * Returns the contact with a patch merged in, `extra_parameters` key by key.
 *
 * @example
 * update(contact, { extra_parameters: { birth_city: "Paris" } });
 */
export function update(contact: ContactDocument, patch: object): { [field: string]: Json };

/**
 * Reads the answer of Gandi's `GET /v5/domain/domains/{domain}/contacts`.
 *
 * @example
 * const { contacts, same_as_owner } = gandiV5Contacts(answer);
 */
export function gandiV5Contacts(answer: object | string): GandiContacts;

/**
 * Returns the request to Gandi's v5 API that sends contacts. A creation or transfer leaves out an administrative, technical
 * or billing contact that equals the owner.
 *
 * @example
 * const { request } = gandiV5Request("create", { domain: "example.com", contacts: { owner } });
 * await fetch("https://api.gandi.net" + request.path, { ...request, body: JSON.stringify(request.body) });
 */
export function gandiV5Request(
  kind: "create" | "transferin" | "changeowner" | "patch_contacts" | "put_owner",
  order: GandiOrder,
): GandiRequest;

/**
 * Returns the v5 request for a v3 domain specification and the contacts whose handles it names.
 *
 * @example
 * gandiV3ToV5("mydomain.net", { owner: "FLN123-GANDI", duration: 1 }, [contact]);
 */
export function gandiV3ToV5(
  domain: string,
  spec: object,
  contacts: ContactDocument[],
  options?: Omit<GandiOrder, "domain" | "contacts">,
): GandiRequest;

/**
 * Reads the body of an answer of Gandi's v5 API. With `Dry-Run` the status is 200 even if something is wrong.
 *
 * @example
 * const { accepted, violations } = gandiErrors(await response.text(), response.status);
 */
export function gandiErrors(body: object | string, httpStatus: number): GandiAnswer;

/**
 * Reads the answer of Gandi's v3 API about an association, or about a contact in a dry run: `true`, or a list of errors.
 *
 * @example
 * const { accepted, violations } = gandiAssociationErrors(answer);
 */
export function gandiAssociationErrors(answer: true | AssociationError[] | string): {
  /** `true` if nothing is refused. */
  accepted: boolean;
  /** The errors about a field of a contact, without the values that they quote. */
  violations: Violation[];
  /** All errors, in the API's words; they can quote a value. */
  refusals: AssociationError[];
};

/**
 * Explains a fault of Gandi's v3 API in words.
 *
 * @example
 * gandiFault(516142, faultString).words; // "contact: it was not found"
 */
export function gandiFault(code: number, text?: string | null): GandiFault;

/**
 * Reads error codes of Gandi's v3 API, and returns the code of the violation that they mean.
 *
 * @example
 * gandiErrorCodes("EC_INVALIDPARAM1+!EC_STRMATCH").code; // "invalid_format"
 */
export function gandiErrorCodes(codes: string): { codes: { name: string; negated: boolean }[]; code: Code | null };

/** A message of XML-RPC: a call, its answer or its fault. The first parameter of a call is the API key. */
export type GandiMessage =
  | { method: string; params: Json[] }
  | { answer: Json }
  | { fault: { code: number; text: string } };

/**
 * Reads a message of XML-RPC, as Gandi's v3 API sends and takes it, or writes one. `check`, `convert` and `contacts` take
 * such messages too. A date or binary data is an object with the type as its only member, such as
 * `{ "dateTime.iso8601": "20261123T10:00:00" }`, in both directions.
 *
 * @example
 * const body = gandiV3Xml("write", { method: "contact.info", params: [apikey, "FLN123-GANDI"] });
 */
export function gandiV3Xml(how: "read", message: string): GandiMessage;
export function gandiV3Xml(how: "write", message: GandiMessage): string;
