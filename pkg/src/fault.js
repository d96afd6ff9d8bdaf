const BRAND = Symbol.for("registrant.error");

/** The error of a wrong call: `kind` is stable, the text is not. */
export class RegistrantError extends Error {
  constructor(kind, message, { cause, ...properties } = {}) {
    super(message, { cause });
    Object.assign(this, { kind, ...properties });
  }
}

/** Returns whether a value is an error. Each entry of the package has its own copy of the class; an error of one is an error of all. */
function isInstance(value) {
  return this === RegistrantError ? value?.[BRAND] === true : Function.prototype[Symbol.hasInstance].call(this, value);
}
// A class that names itself within would get another name from a bundler, which every stack would show.
Object.defineProperty(RegistrantError, Symbol.hasInstance, { value: isInstance });
Object.defineProperties(RegistrantError.prototype, { [BRAND]: { value: true }, name: { value: "RegistrantError" } });
