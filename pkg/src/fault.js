/** Makes an error of this package: `kind` is stable, the text is not. */
export function fault(kind, message, { cause, ...properties } = {}) {
  return Object.assign(new Error(message, { cause }), { kind, ...properties });
}
