// Requests and answers of Glauca's API.
import type { Code, Json } from "./contact.js";

/** One thing that Glauca's API refuses, or would refuse, in a document. */
export interface GlaucaViolation {
  /**
   * A JSON Pointer into the document. It ends with `non_field_errors` for an object as a whole, and is `/detail` for
   * anything outside the document.
   */
  pointer: string;
  /** The kind of the violation. */
  code: Code;
  /** The field in the canonical contact, or null. */
  path: string | null;
  /** The text, in English. */
  message: string;
}

/** The direction of a document: from Glauca's API, or to it in a POST, a PUT or a PATCH. */
export type GlaucaDirection = "answer" | "create" | "put" | "patch";

/** A domain object or a name server object of Glauca's API, read and checked. */
export interface GlaucaDomain {
  /** `true` if nothing is wrong. */
  accepted: boolean;
  /** The violations. */
  violations: GlaucaViolation[];
  /** EPP's names of the states; null for a state without one. */
  epp: { statuses: (string | null)[]; rgp_state: (string | null)[] };
  /** The tags of the keys (RFC 4034 appendix B), each with the JSON Pointer of its key; null if a key is not Base64. */
  key_tags: { pointer: string; key_tag: number | null }[];
  /** The contacts that a domain of its suffix takes; null if unknown. */
  roles: {
    required: ("owner" | "admin" | "tech" | "bill")[];
    stored: ("owner" | "admin" | "tech" | "bill")[];
    provider: string | null;
    rule: { source: string; date: string };
  } | null;
  /** The document as written in that direction. */
  document: { [member: string]: Json };
}

/**
 * Reads a domain object or a name server object of Glauca's API, and checks it for a direction. `create` is for name
 * servers only, because an order makes a domain.
 *
 * @example
 * const { violations } = glaucaDomain({ block_transfer: true }, "patch");
 */
export function glaucaDomain(document: object | string, direction?: GlaucaDirection): GlaucaDomain;

/**
 * Checks an order of Glauca's API for a direction.
 *
 * @example
 * glaucaOrder({ domain: "example.ch", registrant: id, period: { unit: "y", value: 1 } }, "create").accepted;
 */
export function glaucaOrder(
  document: object | string,
  direction?: GlaucaDirection,
): { accepted: boolean; violations: GlaucaViolation[] };

/**
 * Applies a PUT to a contact, an address, a domain or a name server of Glauca's. A PUT has every member that the API
 * requires. For a PATCH, use `patch`.
 *
 * @example
 * glaucaReplace(nameServer, { addresses: ["192.0.2.53"] });
 */
export function glaucaReplace(document: object | string, put: object | string): { [member: string]: Json };

/**
 * Reads the body of a refusal of Glauca's API, or writes such a body from a list of violations.
 *
 * @example
 * const { violations } = glaucaErrors({ email: ["Enter a valid email address."] });
 */
export function glaucaErrors(body: Pick<GlaucaViolation, "pointer" | "message">[]): { [member: string]: Json };
export function glaucaErrors(body: object | string): { violations: GlaucaViolation[] };

/**
 * Checks the body of one of Glauca's checks: of a registration, a transfer or a renewal.
 *
 * @example
 * glaucaCheck({ domain: "example.ch", period: { unit: "y", value: 1 } }).accepted;
 */
export function glaucaCheck(document: object | string): { accepted: boolean; violations: GlaucaViolation[] };

/**
 * Reads the answer of one of Glauca's checks: if a domain can be registered, transferred, renewed or restored.
 *
 * @example
 * const { available, pence } = glaucaCheckAnswer({ domain: "example.ch", available: true, reason: null, price: "9.99" });
 */
export function glaucaCheckAnswer(document: object | string): {
  /** The domain name; null if it is wrong or missing. */
  domain: string | null;
  /** `true` if the domain can be registered; null if the answer does not tell. */
  available: boolean | null;
  /** The reason if it cannot, or null. */
  reason: string | null;
  /** The kind of the reason; null without a reason, and for the registry's own words. */
  code: Code | null;
  /** The price in pounds sterling. */
  price: string | null;
  /** The price in pence, or null. */
  pence: number | null;
  /** `true` if nothing is wrong with the answer. */
  accepted: boolean;
  /** The values that the API would not send. They are null above. */
  violations: GlaucaViolation[];
};
