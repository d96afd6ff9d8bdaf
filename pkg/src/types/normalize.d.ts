// Normalization of one value or one contact.
import type { Language } from "./check.js";
import type { Code, Contact, FieldName, IdentifierKind, Json } from "./contact.js";

/** One thing that normalization altered in a contact. */
export interface Change {
  /** The canonical field. */
  path: FieldName;
  /** The value before, or the altered part of it. */
  before: string;
  /** The same after the change. */
  after: string;
  /** The reason, as a stable key: `trimmed`. */
  code: string;
}

/** The kinds of value that `normalize` takes as a text, besides `address`. */
export type ValueKind =
  | "phone"
  | "country"
  | "subdivision"
  | "postal-code"
  | "email"
  | "name"
  | "organization"
  | "text"
  | "street"
  | "date"
  | "identifier";

/** Known facts about a value besides its text. */
export interface ValueOptions {
  /** The contact's country, by code or name. */
  country?: string;
  /** The kind of an identifier, such as `fr.siren`. */
  kind?: IdentifierKind;
  /** The order of day and month in ambiguous dates. */
  order?: "dmy" | "mdy";
  /** The day for checks of birth dates in identifiers: the local date by default; null for no check. */
  today?: string | null;
  /** The language of the messages; English by default. With this option, changes have a message too. */
  language?: Language;
  /** `true` to spell a name, an organization or a text in ASCII letters. */
  ascii?: boolean;
}

/** The members of every normalized value. */
export interface NormalizedText {
  /** The value as given. */
  input: string;
  /** The normalized value, or null. */
  value: string | null;
  /** `true` if there is a value and nothing is wrong with it. */
  valid: boolean;
  /** The changes by normalization, in order; with a message if the call names a language. */
  changes: { code: string; before: string; after: string; message?: string }[];
  /** The problem with the value, or null. */
  error: ValueProblem | null;
}

/** The problem with a value. */
export type ValueProblem = {
  /** The kind of the problem. */
  code: Code;
  /** The exact reason: stable, such as `phone.too_short`. */
  reason: string;
  /** The facts for a translation of the message. */
  params: { [name: string]: Json };
  /** A value that would be accepted, or null. */
  fix: string | null;
  /** The text, in the language of the option. */
  message: string;
};

/** One value, normalized. */
export interface NormalizedValue extends NormalizedText {
  /**
   * More members, by kind: for a country `alpha2`, `alpha3`, `numeric`, `name`; for a postal code `subdivisions`, the codes of
   * those that have it, if they are known; for a line of a street `po_box`: whether it is a post-office box or similar in the
   * country; for a name `title` (`Dr.`), `given`, `family`, `credentials` (letters such as `PhD`) and `confidence`.
   */
  [detail: string]: Json;
}

/** The type of a phone number. */
export type PhoneType =
  | "FIXED_LINE"
  | "MOBILE"
  | "FIXED_LINE_OR_MOBILE"
  | "TOLL_FREE"
  | "PREMIUM_RATE"
  | "SHARED_COST"
  | "VOIP"
  | "PERSONAL_NUMBER"
  | "PAGER"
  | "UAN"
  | "VOICEMAIL"
  | "UNKNOWN";

/** A normalized phone number. The members from `e164` on exist if `value` is not null. */
export interface NormalizedPhone extends NormalizedText {
  /** The number in E.164: `+33142685300`. */
  e164?: string;
  /** The number as in EPP, without the extension: `+33.142685300`. */
  epp?: string;
  /** The number as written in its country: `01 42 68 53 00`. */
  national?: string;
  /** The number as written abroad: `+33 1 42 68 53 00`. */
  international?: string;
  /** The extension, or null. */
  extension?: string | null;
  /** `true` if the number of digits is possible. */
  possible?: boolean;
  /** The region, two letters; `001` if its calling code belongs to no region. */
  region?: string | null;
  /** The type of the number. */
  type?: PhoneType;
}

/**
 * Normalizes a phone number.
 *
 * @example
 * normalize("phone", "01 42 68 53 00", { country: "FR" }).e164; // "+33142685300"
 */
export function normalize(kind: "phone", value: string, options?: ValueOptions): NormalizedPhone;

/**
 * Normalizes one value.
 *
 * @example
 * normalize("country", "Allemagne").value; // "DE"
 */
export function normalize(kind: ValueKind, value: string, options?: ValueOptions): NormalizedValue;

/** The parts of an address. */
export interface AddressParts {
  /** The name of a person. */
  name?: string;
  /** The name of an organization. */
  organization?: string;
  /** The lines of the street. */
  street?: string[];
  /** A part of the city. */
  district?: string;
  /** The city. */
  city?: string;
  /** The state or province: a code or a name; in the answer an ISO 3166-2 code, if it is known. */
  subdivision?: string;
  /** The postal code. */
  postal_code?: string;
  /** The code that sorts mail in addition to the postal code: `CEDEX 15`. */
  sorting_code?: string;
  /** The country, by code or name; in the answer an ISO 3166-1 code. */
  country?: string;
}

/** The parts of an address as given: a street can be one text. */
export type GivenAddress = Omit<AddressParts, "street"> & { street?: string | string[] };

/** An address, normalized. */
export interface NormalizedAddress {
  /** The address as given. */
  input: string | GivenAddress;
  /** The normalized parts, or null for an empty address. */
  value: AddressParts | null;
  /** `true` if nothing is wrong with a part. */
  valid: boolean;
  /** The changes, each with its part. */
  changes: (NormalizedText["changes"][number] & { path: keyof AddressParts })[];
  /** The first problem, or null. */
  error: NormalizedAddress["problems"][number] | null;
  /** The problems, each with its part. */
  problems: (ValueProblem & { path: keyof AddressParts })[];
  /** The lines of an envelope in the order of the country, without the country's name. */
  lines: string[];
  /** The same in Latin letters, in the order that the country uses for them. If `latin` is `false`, equal to `lines`. */
  latin_lines: string[];
  /** `true` if the whole address has a spelling in Latin letters. Chinese characters and Arabic have none. */
  latin: boolean;
  /** For a whole address in one text: how sure its parts are. For parts: null. */
  confidence: "low" | "medium" | "high" | null;
}

/**
 * Normalizes an address: its parts, or the text of the whole address, which is taken apart by the format of its country.
 *
 * @example
 * normalize("address", "1 Main St, Springfield, IL 62701, USA").value.city; // "Springfield"
 */
export function normalize(
  kind: "address",
  value: string | GivenAddress,
  options?: Pick<ValueOptions, "country" | "language">,
): NormalizedAddress;

/** One value of a contact that stays as it is, because something is wrong with it. */
export interface FieldProblem {
  /** The canonical field. */
  path: FieldName;
  /** The kind of the problem. */
  code: Code;
  /** The exact reason, as a stable key: `text.no_transliteration`. */
  reason: string;
  /** The facts for a translation of the message. */
  params: { [name: string]: Json };
  /** A value that would be accepted, or null. */
  fix: string | null;
  /** The text, in the language of the option. */
  message: string;
}

/**
 * Repairs a contact without guessing, and returns each change.
 *
 * @example
 * const { contact, changes } = normalizeContact(decode(document).contact);
 */
export function normalizeContact(contact: Contact, options?: { ascii?: false; language?: Language }): { contact: Contact; changes: Change[] };

/**
 * Does the same, and spells names and the address in ASCII letters. `problems` are the fields of scripts that no rule can
 * spell, such as Chinese characters: ask the person.
 *
 * @example
 * const { contact, problems } = normalizeContact({ given_name: "Jürgen", country: "DE" }, { ascii: true }); // Juergen
 */
export function normalizeContact(
  contact: Contact,
  options: { ascii: true; language?: Language },
): { contact: Contact; changes: Change[]; problems: FieldProblem[] };

/**
 * Returns the E.164 form of a phone number, or undefined if it is not in use. It equals `normalize("phone", …).e164` for a
 * valid number, and is ten times as fast.
 *
 * A bundle for a browser gets the whole file with it. If you need only phone numbers, import it from `registrant/phone`,
 * which is a tenth of the size and takes countries by code.
 *
 * @param country the default country, by code or name, for a number without a calling code
 * @example
 * phoneE164("01 42 68 53 00", "FR"); // "+33142685300"
 */
export function phoneE164(value: string, country?: string | null): string | undefined;

/** A phone number in a field that somebody types in. */
export interface TypedPhone {
  /** The text for the field. */
  value: string;
  /** The place of the caret in it. */
  caret: number;
}

/**
 * Groups the digits of a phone number while it is typed, and keeps the caret behind the same digit. No digit is lost or
 * added, and a text with letters stays as it is. If you need only phone numbers, import it from `registrant/phone`.
 *
 * @param caret the place of the caret in the text; its end by default
 * @param country the country of a number without a calling code: an ISO 3166-1 code
 * @example
 * formatPhoneAsYouType("01426", 5, "FR"); // { value: "01 42 6", caret: 7 }
 */
export function formatPhoneAsYouType(text: string, caret?: number | null, country?: string | null): TypedPhone;

/** The parts of a country's addresses, for a form. */
export interface AddressRows {
  /** The country's ISO 3166-1 code. */
  country: string;
  /** The fields, row by row. A field that addresses of the country don't have is in no row. */
  rows: AddressField[][];
  /** The fields without which mail does not arrive. */
  required: AddressField[];
  /** The country's names of the fields, such as `Postcode` or `Prefecture`, in the language of the option. */
  labels: { city: string; subdivision: string; postal_code: string };
  /** `true` if people there write the family name first. */
  family_name_first: boolean;
}

/** A field of an address in a form. */
export type AddressField = "street" | "city" | "subdivision" | "postal_code";

/**
 * Returns the rows of a country's address, and what people there call its parts.
 *
 * @param country the country's code or name
 * @example
 * addressFormat("US").labels.postal_code; // "ZIP code"
 */
export function addressFormat(country: string, options?: { language?: Language }): AddressRows;
