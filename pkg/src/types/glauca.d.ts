// What Glauca's API asks and answers.
import type { Code, Json } from "./contact.js";

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
