// Phone numbers alone, on a file of their own, with the same answers as the whole package.
import type { NormalizedPhone } from "./types/normalize.js";

export type { Code } from "./types/contact.js";
export type { NormalizedPhone, NormalizedText, PhoneType, ValueProblem } from "./types/normalize.js";
export { RegistrantError, version } from "./types/error.js";
export { formatPhoneAsYouType } from "./types/normalize.js";
export type { TypedPhone } from "./types/normalize.js";
export { ready } from "./types/ready.js";

/** Known facts about a phone number besides its text. */
export interface PhoneOptions {
  /** The default country, for a number without a calling code: an ISO 3166-1 code such as `FR`, not a name. */
  country?: string | null;
  /** The language of the messages, always English here. With this option, changes have a message too. */
  language?: "en" | null;
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
