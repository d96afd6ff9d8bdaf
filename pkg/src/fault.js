const BRAND = Symbol.for("registrant.error");

/** The error of a wrong call: `kind` is stable, the text is not. */
export class RegistrantError extends Error {
  constructor(kind, message, { cause, ...properties } = {}) {
    super(message, { cause });
    Object.assign(this, { kind, ...properties });
  }

  /** Each entry of the package has its own copy of this class; an error of one is an error of all. */
  static [Symbol.hasInstance](value) {
    return this === RegistrantError ? value?.[BRAND] === true : Function.prototype[Symbol.hasInstance].call(this, value);
  }
}
Object.defineProperties(RegistrantError.prototype, { [BRAND]: { value: true }, name: { value: "RegistrantError" } });
