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
  /** As in {@link Options}, which go before. */
  provider?: string;
  /** As in {@link Options}, which go before. */
  today?: string;
}

export interface Options {
  /** The contact's schema, such as `gandi-v3`; detected where absent. */
  schema?: string;
  /** The provider whose own demands count beside the registry's, such as `gandi`; `none` for the registry's alone. */
  provider?: string;
  /** The date on which ages are judged, `YYYY-MM-DD`: the local date where absent; with null no age is judged. */
  today?: string | null;
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
  /** Whether the target would refuse the contact for want of it, by its own rules and whatever the domain. */
  refused: boolean;
}

/** One thing that normalization altered in one field. */
export interface FieldChange {
  path: string;
  before: string;
  after: string;
  why: string;
}

/** A role of a contact for a domain. */
export type RoleName = "owner" | "admin" | "tech" | "bill";

/** What goes into a request to Gandi's v5 API. */
export interface GandiOrder {
  domain: string;
  /** The contacts by role, each in `schema`. */
  contacts?: { [role in RoleName]?: ContactDocument };
  /** The schema of the contacts; the canonical contact where absent. */
  schema?: string;
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
  today?: string;
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
  /** What registry and Gandi would refuse; `source` leads into the body. */
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

/** What the functions throw when the call is wrong; a wrong contact is never thrown. */
export interface RegistrantError extends Error {
  /** Stable: branch on this, not on the message. */
  kind:
    | "document"
    | "schema"
    | "domain"
    | "suffix"
    | "argument"
    | "handle"
    | "internal"
    | "not_initialized"
    | "not_found";
  /** The place in the argument, as a JSON Pointer. */
  pointer?: string;
  /** The place in a text argument, in bytes. */
  offset?: number;
  /** What is wrong, without the place. */
  reason?: string;
  /** What to do about it. */
  remedy?: string;
}

/** One thing that normalization altered in a contact. */
export interface Change {
  /** The canonical field. */
  path: string;
  /** The value, or the part of it that was altered, as it was. */
  before: string;
  /** The same after the alteration. */
  after: string;
  /** Why: stable, such as `trimmed`. */
  why: string;
}

/** From which schema to which. */
export interface ConvertOptions {
  /** The schema that the document is in; detected where absent. */
  from?: string;
  /** The schema to convert to. */
  to: string;
  /** Leaves normalization out: the values go over as they are. */
  raw?: boolean;
}

/** A document in the target schema, and everything that happened on the way. */
export interface Converted {
  /** The schema that the source was read as. */
  from: string;
  to: string;
  /** An object in most schemas; text where the schema is XML or vCard. */
  document: Json;
  /** What normalization altered. */
  changes: Change[];
  /** What the target cannot carry. */
  losses: Loss[];
  /** What the target would refuse for its own limits, whatever the domain. */
  violations: Violation[];
}

/** A schema that is known. */
export interface Schema {
  /** The name by which it is asked for, such as `gandi-v3`. */
  name: string;
  /** What it is, for people. */
  title: string;
  /** The provider whose rules apply to its contacts. */
  provider: string;
}

/** The schemas whose providers have a list of contacts. */
export type ListedSchema = "gandi-v3" | "dnsimple" | "glauca" | "freebox";

/** A number, or its decimal text as it stands in a query string. */
type NumberOrText = number | string;

/** The fields that Gandi's `contact.list` filters by. */
type GandiV3Field =
  | "handle"
  | "orgname"
  | "given"
  | "family"
  | "type"
  | "email"
  | "zip"
  | "city"
  | "streetaddr"
  | "country";

/** The options of Gandi's `contact.list`: a field alone for equality, `~` before it for a pattern with `%` and `_`. */
export type GandiV3ListOptions = {
  [field in GandiV3Field]?: NumberOrText | NumberOrText[];
} & {
  [pattern in `~${GandiV3Field}`]?: string;
} & {
  /** `handle`, `handle desc`; the order of the documents where absent. */
  sort_by?: string;
  /** Counted from 0. */
  page?: NumberOrText;
  /** 100 where absent. */
  items_per_page?: NumberOrText;
};

/** The options of DNSimple's list of contacts. */
export interface DnsimpleListOptions {
  /** `label:desc,id:asc`: id, label and email; `id:asc` where absent. */
  sort?: string;
  /** Counted from 1. */
  page?: NumberOrText;
  /** 1 to 100; 30 where absent. */
  per_page?: NumberOrText;
}

/** The options of Glauca's lists. */
export interface GlaucaListOptions {
  /** 25 where absent. */
  limit?: NumberOrText;
  offset?: NumberOrText;
  /** The address of the list, which the links to other pages begin with. */
  base_url?: string;
}

/** The options of the Freebox's list of contacts. */
export interface FreeboxListOptions {
  start?: NumberOrText;
  /** -1, or absent, for no limit. */
  limit?: NumberOrText;
  /** Only the contacts whose `group_id` is this number, or holds it. */
  group_id?: NumberOrText;
}

/** What each provider wraps a page in. */
export interface ListAnswers<Document> {
  "gandi-v3": Document[];
  dnsimple: {
    data: Document[];
    pagination: { current_page: number; per_page: number; total_entries: number; total_pages: number };
  };
  glauca: { count: number; next: string | null; previous: string | null; results: Document[] };
  /** `result` is left out where it would be empty, as that API does. */
  freebox: { success: true; result?: Document[] };
}

/** What each provider's list call takes. */
export interface ListOptions {
  "gandi-v3": GandiV3ListOptions;
  dnsimple: DnsimpleListOptions;
  glauca: GlaucaListOptions;
  freebox: FreeboxListOptions;
}

/** The kinds of value that can be normalized on their own. */
export type ValueKind =
  | "phone"
  | "country"
  | "subdivision"
  | "postal-code"
  | "email"
  | "name"
  | "organization"
  | "date"
  | "identifier";

/** What is known about a value beside its text. */
export interface ValueOptions {
  /** The contact's country, by code or name. */
  country?: string;
  /** The kind of an identifier, such as `fr.siren`. */
  kind?: string;
  /** The order of day and month in dates that do not tell. */
  order?: "dmy" | "mdy";
  /** The date on which birth dates in identifiers are judged: the local date where absent; null for none. */
  today?: string | null;
}

/** One value, normalized. */
export interface NormalizedValue {
  /** The value as it was given. */
  input: string;
  /** The normalized value; null where there is none. */
  value: string | null;
  /** Whether there is a value and nothing is wrong with it. */
  valid: boolean;
  changes: { why: string; before: string; after: string }[];
  /** What is wrong with it; null where nothing is. */
  error: {
    code: Code;
    /** The exact reason: stable, such as `phone.too_short`. */
    reason: string;
    params: { [name: string]: Json };
    fix: string | null;
    message: string;
  } | null;
  /** What the kind adds: for a phone number `e164`, `epp`, `national`, `international`, `region`, `type`, … */
  [detail: string]: Json;
}

/** The version of the package. */
export function version(): string;

/** The day of the newest fact in the rules and tables, `YYYY-MM-DD`: a newer one may change a verdict. */
export function dataVersion(): string;

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
 * The same for many documents: a line of JSON each in, a line with the report each out, in order.
 *
 * A line that is no document is answered with `{"error": …}` in its place; empty lines are passed over. Name the schema:
 * telling it from each document takes longer than checking it. Cut a long stream into parts at line ends; only one part
 * is held at a time.
 *
 * @example
 * const reports = checkLines(readFileSync("contacts.ndjson"), { domain: "mydomain.fr", owner: true }, { schema: "gandi-v3" });
 */
export function checkLines<Lines extends string | Uint8Array>(
  documents: Lines,
  association: Association,
  options?: Options,
): Lines extends string ? string : Uint8Array;

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
 * Converts a document to another provider's schema: decoded, normalized unless `raw`, encoded, and held against the
 * target's own limits.
 *
 * Throws a {@link RegistrantError} when the source is no document of its schema, or a schema is not known.
 *
 * @example
 * const { document, losses, violations } = convert(contact, { from: "gandi-v3", to: "gandi-v5" });
 * for (const { path, why } of losses) console.log(path, why);
 */
export function convert(document: ContactDocument | string, options: ConvertOptions): Converted;

/**
 * Reads a provider's document; what is not understood stays in `extra`.
 *
 * @example
 * const { contact } = decode(document, "gandi-v3");
 */
export function decode(document: ContactDocument | string, schema?: string): { schema: string | null; contact: Contact };

/**
 * Writes a contact as a provider's document, and says what that provider cannot carry.
 *
 * @example
 * const { document, losses } = encode(contact, "gandi-v3");
 */
export function encode(contact: Contact, schema: string): { document: Json; losses: Loss[] };

/**
 * Says which schema a document is in, and which other one fits nearly as well.
 *
 * @example
 * detect(contact).schema; // "gandi-v3"
 */
export function detect(document: ContactDocument | string): { schema: string; runner_up: string | null };

/**
 * Every schema that is known.
 *
 * @example
 * for (const { name, title } of schemas()) console.log(name, title);
 */
export function schemas(): Schema[];

/**
 * The page of documents that a provider's list call would answer, with its own options and in its own envelope.
 *
 * A page past the end is empty. Throws a {@link RegistrantError} when an option is not known, with the nearest one that
 * is, or not in its range.
 *
 * @example
 * list("gandi-v3", contacts, { "~email": "%@example.org", sort_by: "handle desc", items_per_page: 10 });
 * list("dnsimple", contacts, { sort: "label:asc", page: 2 }).pagination.total_pages;
 */
export function list<Name extends ListedSchema, Document extends ContactDocument>(
  schema: Name,
  documents: Document[],
  options?: ListOptions[Name],
): ListAnswers<Document>[Name];

/**
 * How many documents pass the filters of a provider's list call, whatever the page.
 *
 * @example
 * count("gandi-v3", contacts, { type: 0 });
 */
export function count<Name extends ListedSchema>(
  schema: Name,
  documents: ContactDocument[],
  options?: ListOptions[Name],
): number;

/**
 * Normalizes one value.
 *
 * @example
 * normalize("phone", "01 42 68 53 00", { country: "FR" }).value; // "+33.142685300"
 */
export function normalize(kind: ValueKind, value: string, options?: ValueOptions): NormalizedValue;

/**
 * Repairs what can be repaired in a contact without guessing.
 *
 * @example
 * const { contact, changes } = normalizeContact(decode(document).contact);
 */
export function normalizeContact(contact: Contact): { contact: Contact; changes: Change[] };

/**
 * The E.164 form of a phone number that is in use, undefined where it is not: what `normalize("phone", …).e164` gives for a
 * valid number, ten times as fast.
 *
 * @param country whose number it is unless it says so itself, by code or name
 * @example
 * phoneE164("01 42 68 53 00", "FR"); // "+33142685300"
 */
export function phoneE164(value: string, country?: string | null): string | undefined;

/**
 * Merges a patch into a document as the schema's provider does: `gandi-v3` as `contact.update`, `gandi-v5` as
 * `PATCH …/contacts` where the document has the roles of a domain, as `PUT …/contacts/owner` where it is one contact,
 * `glauca` as the `PATCH` of a contact, an address, a domain or a name server, `freebox` as the `PUT` of a contact, or of
 * one of its numbers and addresses.
 *
 * @example
 * patch("gandi-v5", { owner, admin, bill, tech }, { admin: bob });
 */
export function patch(schema: string, document: ContactDocument | string, patch: object | string): { [key: string]: Json };

/**
 * The contact entries in an answer of Freebox OS: none where it has no result, one or a list.
 *
 * Throws a {@link RegistrantError} with the answer's error in words when it reports one.
 *
 * @example
 * const entries = freeboxEntries(await response.text());
 */
export function freeboxEntries(answer: object | string): { [key: string]: Json }[];

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

/** One thing that Glauca's API refuses, or would refuse, in a document. */
export interface GlaucaViolation {
  /**
   * A JSON Pointer into the document. What is wrong with an object as a whole stands under its member
   * `non_field_errors`, and what is not about the document at `/detail`.
   */
  pointer: string;
  code: Code;
  /** The field in the canonical contact, where it is one. */
  path: string | null;
  message: string;
}

/** Which way a Glauca document goes: from the API, or to it in a POST, a PUT or a PATCH. */
export type GlaucaDirection = "answer" | "create" | "put" | "patch";

/** A domain object or a name server object of Glauca's API, read and checked. */
export interface GlaucaDomain {
  /** Whether nothing is wrong. */
  accepted: boolean;
  violations: GlaucaViolation[];
  /** What EPP calls the states; null for one that it has no name for. */
  epp: { statuses: (string | null)[]; rgp_state: (string | null)[] };
  /** The tags of the keys (RFC 4034 appendix B), each with the JSON Pointer of its key; null where a key is no Base64. */
  key_tags: { pointer: string; key_tag: number | null }[];
  /** The contacts that a domain of its suffix takes; null where that is not known. */
  roles: {
    required: ("owner" | "admin" | "tech" | "bill")[];
    stored: ("owner" | "admin" | "tech" | "bill")[];
    provider: string | null;
    rule: { source: string; date: string };
  } | null;
  /** The document as it is written in that direction. */
  document: { [member: string]: Json };
}

/**
 * Reads a domain object or a name server object of Glauca's API, and says what is wrong with it in the direction in which
 * it goes. `create` is for name servers: a domain is made by an order.
 *
 * @example
 * const { violations } = glaucaDomain({ block_transfer: true }, "patch");
 */
export function glaucaDomain(document: object | string, direction?: GlaucaDirection): GlaucaDomain;

/**
 * Says what is wrong with an order of Glauca's API in the direction in which it goes.
 *
 * @example
 * glaucaOrder({ domain: "example.ch", registrant: id, period: { unit: "y", value: 1 } }, "create").accepted;
 */
export function glaucaOrder(
  document: object | string,
  direction?: GlaucaDirection,
): { accepted: boolean; violations: GlaucaViolation[] };

/**
 * A contact, an address, a domain or a name server of Glauca's with a PUT made in it, which has every member that the API
 * requires; a PATCH is made by `patch`.
 *
 * @example
 * glaucaReplace(nameServer, { addresses: ["192.0.2.53"] });
 */
export function glaucaReplace(document: object | string, put: object | string): { [member: string]: Json };

/**
 * Reads the body in which Glauca's API refuses something; or writes such a body from a list of violations.
 *
 * @example
 * const { violations } = glaucaErrors({ email: ["Enter a valid email address."] });
 */
export function glaucaErrors(body: Pick<GlaucaViolation, "pointer" | "message">[]): { [member: string]: Json };
export function glaucaErrors(body: object | string): { violations: GlaucaViolation[] };

/**
 * Reads what one of Glauca's checks answered: whether a domain can be registered, transferred, renewed or restored.
 *
 * @example
 * const { available, pence } = glaucaCheckAnswer({ domain: "example.ch", available: true, reason: null, price: "9.99" });
 */
export function glaucaCheckAnswer(document: object | string): {
  domain: string;
  available: boolean;
  reason: string | null;
  /** What kind of reason it is; null for none, and for the registry's own words. */
  code: Code | null;
  /** In pounds sterling. */
  price: string | null;
  pence: number | null;
};

/**
 * The public suffix that decides a domain's rules.
 *
 * @example
 * suffix("mydomain.fr").suffix; // "fr"
 */
export function suffix(domain: string): { suffix: string };

/** A contact as DNSimple would store it. */
export interface DnsimpleSaved {
  document: { [field: string]: Json };
  /** What saving altered. */
  changes: { path: string; source: string; before: Json; after: string; why: string }[];
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
 * Whether DNSimple's API would delete a contact, as far as the given domains and changes of registrant tell.
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
