// One value or one contact in its usual form.
import type { Language } from "./check.js";
import type { Code, Contact, Json } from "./contact.js";

/** One thing that normalization altered in a contact. */
export interface Change {
  /** The canonical field. */
  path: string;
  /** The value, or the part of it that was altered, as it was. */
  before: string;
  /** The same after the alteration. */
  after: string;
  /** The reason, as a stable key: `trimmed`. */
  code: string;
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
  /** The language of the messages, English where absent; where it is given, changes have a message too. */
  language?: Language;
}

/** One value, normalized. */
export interface NormalizedValue {
  /** The value as it was given. */
  input: string;
  /** The normalized value; null where there is none. */
  value: string | null;
  /** Whether there is a value and nothing is wrong with it. */
  valid: boolean;
  changes: { code: string; before: string; after: string; message?: string }[];
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
