// Phone numbers alone, on a file of their own: the same answers as the whole package gives.
import type { NormalizedValue } from "./types/normalize.js";

export type { Code } from "./types/contact.js";
export type { RegistrantError } from "./types/error.js";
export type { NormalizedValue } from "./types/normalize.js";
export { version } from "./types/error.js";

/** What is known about a phone number beside its text. */
export interface PhoneOptions {
  /** Whose number it is unless it says so itself: an ISO 3166-1 code such as `FR`. Names are for the whole package. */
  country?: string | null;
  /** English is the only language of the messages here; where it is given, changes have a message too. */
  language?: "en" | null;
}

/** What a number is for. */
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

/** A phone number, normalized; the members from `e164` on are there wherever `value` is one. */
export interface NormalizedPhone extends Pick<NormalizedValue, "input" | "value" | "valid" | "changes" | "error"> {
  /** `+33142685300`. */
  e164?: string;
  /** `+33.142685300`, without the extension. */
  epp?: string;
  /** As it is written in its country: `01 42 68 53 00`. */
  national?: string;
  /** As it is written abroad: `+33 1 42 68 53 00`. */
  international?: string;
  extension?: string | null;
  /** Whether it has as many digits as such numbers have. */
  possible?: boolean;
  /** Whose number it is, two letters; `001` where its calling code is of no region. */
  region?: string | null;
  type?: PhoneType;
}

/**
 * Normalizes a phone number.
 *
 * Throws an `Error` for another kind of value, a country that is not given by its code, and another language than English.
 *
 * @example
 * normalize("phone", "01 42 68 53 00", { country: "FR" }).international; // "+33 1 42 68 53 00"
 */
export function normalize(kind: "phone", value: string, options?: PhoneOptions | null): NormalizedPhone;

/**
 * The E.164 form of a phone number that is in use, undefined where it is not.
 *
 * Throws an `Error` for a country that is not given by its code.
 *
 * @param country whose number it is unless it says so itself: an ISO 3166-1 code
 * @example
 * phoneE164("01 42 68 53 00", "FR"); // "+33142685300"
 */
export function phoneE164(value: string, country?: string | null): string | undefined;
