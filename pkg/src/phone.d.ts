// Phone numbers alone, on a file of their own, with the same answers as the whole package.
import type { NormalizedValue } from "./types/normalize.js";

export type { Code } from "./types/contact.js";
export type { NormalizedValue } from "./types/normalize.js";
export { RegistrantError, version } from "./types/error.js";
export { ready } from "./types/ready.js";

/** Known facts about a phone number besides its text. */
export interface PhoneOptions {
  /** The default country, for a number without a calling code: an ISO 3166-1 code such as `FR`, not a name. */
  country?: string | null;
  /** The language of the messages, always English here. With this option, changes have a message too. */
  language?: "en" | null;
}

/** The type of a number. */
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
export interface NormalizedPhone extends Pick<NormalizedValue, "input" | "value" | "valid" | "changes" | "error"> {
  /** The number in E.164: `+33142685300`. */
  e164?: string;
  /** The number as in EPP, without the extension: `+33.142685300`. */
  epp?: string;
  /** The number as written in its country: `01 42 68 53 00`. */
  national?: string;
  /** The number as written abroad: `+33 1 42 68 53 00`. */
  international?: string;
  extension?: string | null;
  /** `true` if the number of digits is possible. */
  possible?: boolean;
  /** The region, two letters; `001` if its calling code belongs to no region. */
  region?: string | null;
  type?: PhoneType;
}

/**
 * Normalizes a phone number.
 *
 * Throws an `Error` for another kind of value, the name of a country, or a language other than English.
 *
 * @example
 * normalize("phone", "01 42 68 53 00", { country: "FR" }).international; // "+33 1 42 68 53 00"
 */
export function normalize(kind: "phone", value: string, options?: PhoneOptions | null): NormalizedPhone;

/**
 * Returns the E.164 form of a phone number, or undefined if it is not in use.
 *
 * Throws an `Error` for the name of a country.
 *
 * @param country the default country, for a number without a calling code: an ISO 3166-1 code
 * @example
 * phoneE164("01 42 68 53 00", "FR"); // "+33142685300"
 */
export function phoneE164(value: string, country?: string | null): string | undefined;
