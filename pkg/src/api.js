// The functions of the package, the same in every entry; their documentation stands in index.d.ts.
import { call } from "./engine.js";

export { version } from "./engine.js";

export function check(contact, association, options) {
  return call("check", contact, association, dated(options));
}

export function canAssociate(contact, association, options) {
  return call("can_associate", contact, association, dated(options));
}

export function canAssociateDomain(handle, association, contacts, options) {
  return call("can_associate_domain", handle, association, contacts, dated(options));
}

export function update(contact, patch) {
  return call("update", contact, patch);
}

export function decode(document, schema) {
  return call("decode", document, schema);
}

export function encode(contact, schema) {
  return call("encode", contact, schema);
}

export function detect(document) {
  return call("detect", document);
}

export function suffix(domain) {
  return call("suffix", domain);
}

/** The options with today's local date, which the wasm file cannot know. */
function dated(options = {}) {
  if (typeof options !== "object" || options === null || options.today !== undefined) return options;
  const now = new Date();
  const two = (number) => String(number).padStart(2, "0");
  return { ...options, today: `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}` };
}
