// The error, and the versions.

/**
 * The error of a wrong call. A wrong contact is a report and never an error. `instanceof` recognizes the errors of every
 * entry of the package.
 *
 * @example
 * try {
 *   check(contact, { domain: "example", owner: true });
 * } catch (error) {
 *   if (error instanceof RegistrantError) console.error(error.reason, error.remedy);
 * }
 */
export class RegistrantError extends Error {
  private constructor();
  /** The kind: stable, so branch on this and not on the message. */
  kind:
    | "document"
    | "schema"
    | "domain"
    | "suffix"
    | "argument"
    | "handle"
    | "rules"
    | "not_loaded"
    | "internal"
    | "not_initialized"
    | "not_found";
  /**
   * The place, as a JSON Pointer that begins with the parameter's name: `/contact/city`, `/association/domain`,
   * `/options/rules/rule/0/field`. The pointer ends before a key that is not a plain identifier.
   */
  pointer?: string;
  /** The place in a text, in bytes. */
  offset?: number;
  /** The line in a text of rules, counted from 1. */
  line?: number;
  /** The mistake, without the place. */
  reason: string;
  /** The remedy. */
  remedy: string;
}

/** Returns the version of the package. */
export function version(): string;

/** Returns the day of the newest source of the rules, `YYYY-MM-DD`. Newer data can change a verdict. */
export function dataVersion(): string;
