// What is thrown, and which version it is.

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
    | "rules"
    | "internal"
    | "not_initialized"
    | "not_found";
  /**
   * The place, as a JSON Pointer that begins with the parameter's name: `/contact/city`, `/association/domain`,
   * `/options/rules/rule/0/field`. A key that is no plain identifier is left out, with all below it.
   */
  pointer?: string;
  /** The place in a text, in bytes. */
  offset?: number;
  /** The line in a text of rules, counted from 1. */
  line?: number;
  /** What is wrong, without the place. */
  reason: string;
  /** What to do about it. */
  remedy: string;
}

/** The version of the package. */
export function version(): string;

/** The day of the newest fact in the rules and tables, `YYYY-MM-DD`: a newer one may change a verdict. */
export function dataVersion(): string;
