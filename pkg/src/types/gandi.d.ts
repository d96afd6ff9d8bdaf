// What Gandi's APIs ask and answer.
import type { Association, Options, Violation } from "./check.js";
import type { Code, Contact, ContactDocument, Json, RoleName } from "./contact.js";
import type { SchemaName } from "./schemas.js";
import type { FieldChange, Loss } from "./convert.js";

/** One refusal in the form of Gandi's `contact.can_associate`. */
export interface AssociationError {
  field: string;
  field_type: string;
  error: string;
  reason: string;
}

/** What goes into a request to Gandi's v5 API. */
export interface GandiOrder {
  domain: string;
  /** The contacts by role, each in `schema`. */
  contacts?: { [role in RoleName]?: ContactDocument };
  /** The schema of the contacts; the canonical contact where absent. */
  schema?: SchemaName;
  /** For how many years, on creation and transfer. */
  duration?: number;
  /** The domain's authorization code, on transfer. */
  authinfo?: string;
  /** On creation and transfer. */
  nameservers?: string[];
  /** The organization that pays, where it is not the caller's own. */
  sharing_id?: string;
  /** Whether the API is only to say what it would refuse. */
  dry_run?: boolean;
  /** Whether the contacts are sent as they are, without normalization. */
  raw?: boolean;
  /** The day on which ages are judged, `YYYY-MM-DD`; the local date where absent. */
  today?: string | null;
}

/** A request to `https://api.gandi.net`, complete but for the caller's key, and what there is to say about it. */
export interface GandiRequest {
  request: {
    method: "POST" | "PATCH" | "PUT";
    path: string;
    headers: { [name: string]: string };
    body: { [key: string]: Json };
  };
  changes: (FieldChange & { role: RoleName })[];
  /** The role is null where the whole order is concerned. */
  losses: (Loss & { role: RoleName | null })[];
  /** What registry and Gandi would refuse; `pointer` leads into the body. */
  violations: Violation[];
}

/** The contacts of a domain at Gandi. */
export interface GandiContacts {
  contacts: { [role in RoleName]?: Contact };
  /** The roles that the answer lacks. */
  missing: RoleName[];
  same_as_owner: RoleName[];
  /** The roles whose `same_as_owner` is not what the contacts show. */
  contradictory: RoleName[];
  /** Members of the answer that are no role, as JSON Pointers. */
  unknown: string[];
}

/** What Gandi's v5 API says of a request. */
export interface GandiAnswer {
  accepted: boolean;
  code: number | null;
  message: string | null;
  object: string | null;
  cause: string | null;
  /** The refusals that are about a field of a contact. */
  violations: Violation[];
  /** All refusals, in the API's words; they may quote a value. */
  refusals: { location: string; name: string; description: string }[];
}

/** A fault of Gandi's v3 API. */
export interface GandiFault {
  code: number;
  qualification: "server" | "data";
  object: string;
  cause: string;
  words: string;
  text: string | null;
  /** Whether the text names object and cause as the code does; null without a text in the usual form. */
  agrees: boolean | null;
  /** The field that is meant, where one is. */
  path: string | null;
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
 * Reads the answer of Gandi's `GET /v5/domain/domains/{domain}/contacts`.
 *
 * @example
 * const { contacts, same_as_owner } = gandiV5Contacts(answer);
 */
export function gandiV5Contacts(answer: object | string): GandiContacts;

/**
 * The request to Gandi's v5 API that sends contacts. Administrative, technical and billing contact are left out of a
 * creation or transfer where they equal the owner.
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
 * The v5 request for a v3 domain specification and the contacts whose handles it names.
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
 * Reads the body of an answer of Gandi's v5 API. Under `Dry-Run` the status is 200 whatever is wrong.
 *
 * @example
 * const { accepted, violations } = gandiErrors(await response.text(), response.status);
 */
export function gandiErrors(body: object | string, httpStatus: number): GandiAnswer;

/**
 * Reads what Gandi's v3 API says of an association, or of a contact in a dry run: `true`, or a list of errors.
 *
 * @example
 * const { accepted, violations } = gandiAssociationErrors(answer);
 */
export function gandiAssociationErrors(answer: true | AssociationError[] | string): {
  accepted: boolean;
  /** The errors that are about a field of a contact, without the values that they quote. */
  violations: Violation[];
  /** All errors, in the API's words; they may quote a value. */
  refusals: AssociationError[];
};

/**
 * A fault of Gandi's v3 API in words.
 *
 * @example
 * gandiFault(516142, faultString).words; // "contact: it was not found"
 */
export function gandiFault(code: number, text?: string | null): GandiFault;

/**
 * Error codes of Gandi's v3 API, and the code of a violation that they stand for.
 *
 * @example
 * gandiErrorCodes("EC_INVALIDPARAM1+!EC_STRMATCH").code; // "invalid_format"
 */
export function gandiErrorCodes(codes: string): { codes: { name: string; negated: boolean }[]; code: Code | null };
