// The functions of the package, the same in every entry. types/ documents them.
import { dated } from "./argument.js";
import { fieldsInLanguage, inLanguage } from "./choices.js";
import { call, pieces } from "./engine.js";
import * as lines from "./lines.js";
import { typed } from "./typing.js";

export { phoneE164, ready, version } from "./engine.js";
export { RegistrantError } from "./fault.js";
export { conditionHolds, presence } from "./presence.js";

export function dataVersion() {
  return call("version").data_version;
}

export function check(contact, association, options) {
  return call("check", { contact, association, options: dated("options", options, association) });
}

export function checkLines(documents, association, options) {
  return lines.checkLines(documents, { association, options: dated("options", options, association) });
}

export function checkOrder(order, options) {
  return call("check_order", { order, options: dated("options", options, order) });
}

export function requirements(association, about, options) {
  const answer = call("requirements", { association, about, options: dated("options", options, association) });
  return fieldsInLanguage(answer, options?.language ?? association?.language);
}

export function choices(name, options) {
  return inLanguage(call("choices", { name, options }), options?.language, name === "countries");
}

export function requirementsSchema(association, about, options) {
  return call("requirements_schema", { association, about, options: dated("options", options, association) });
}

export function explain(domain, options) {
  return call("explain", { domain, options: dated("options", options) });
}

export function eligible(contact, association, options) {
  const given = { contact, association, options: dated("options", options, association) };
  const { suffixes, sets, answers, data_version } = call("eligible_sets", given);
  const answerOf = (suffix, at) => {
    const { verdict, basis, missing, wrong, reasons, notes } = answers[sets[at]];
    // Each suffix has lists of its own: a caller may change them.
    return { suffix, verdict, basis, missing: [...missing], wrong: [...wrong], reasons: [...reasons], notes: [...notes] };
  };
  return { suffixes: suffixes.split(" ").map(answerOf), data_version };
}

export function addLanguage(given) {
  // A bundler answers `require` with the ES module.
  const messages = given?.default ?? given;
  const { language } = call("add_language", { messages });
  pieces.add(messages);
  return language;
}

export function addPiece(piece) {
  call("add_piece", { piece });
  pieces.add(piece);
}

export function languageFor(tag) {
  return call("language_for", { tag });
}

export function suffixes() {
  return call("suffixes");
}

export function canAssociate(contact, association, options) {
  return call("can_associate", { contact, association, options: dated("options", options, association) });
}

export function canAssociateDomain(handle, association, contacts, options) {
  return call("can_associate_domain", { handle, association, contacts, options: dated("options", options, association) });
}

export function update(contact, patch) {
  return call("update", { contact, patch });
}

export function patch(schema, document, patch, options) {
  return call("patch", { schema, document, patch, options });
}

export function contacts(document, schema) {
  return call("contacts", { document, schema });
}

export function convert(document, options) {
  return call("convert", { document, options });
}

export function decode(document, schema) {
  return call("decode", { document, schema });
}

export function encode(contact, schema) {
  return call("encode", { contact, schema });
}

export function detect(document) {
  return call("detect", { document });
}

export function schemas() {
  return call("schemas");
}

export function list(schema, documents, options) {
  return call("list", { schema, documents, options });
}

export function count(schema, documents, options) {
  return call("count", { schema, documents, options });
}

export function normalize(kind, value, options) {
  return call("normalize", { kind, value, options: dated("options", options) });
}

export function addressFormat(country, options) {
  return call("address_format", { country, options });
}

export function formatPhoneAsYouType(text, caret, country) {
  return typed(text, caret, call("format_phone_as_you_type", { text, country }));
}

export function normalizeContact(contact, options) {
  return call("normalize_contact", { contact, options });
}

export function freeboxEntries(answer) {
  return call("freebox_entries", { answer });
}

export function gandiV5Contacts(answer) {
  return call("gandi_v5_contacts", { answer });
}

export function gandiV5Request(kind, order) {
  return call("gandi_v5_request", { kind, order: dated("order", order) });
}

export function gandiV3ToV5(domain, spec, contacts, options) {
  return call("gandi_v3_to_v5", { domain, spec, contacts, options: dated("options", options) });
}

export function gandiErrors(body, httpStatus) {
  return call("gandi_errors", { body, httpStatus });
}

export function gandiAssociationErrors(answer) {
  return call("gandi_association_errors", { answer });
}

export function gandiFault(code, text = null) {
  return call("gandi_fault", { code, text });
}

export function gandiV3Xml(how, message) {
  return call("gandi_v3_xml", { how, message });
}

export function gandiErrorCodes(codes) {
  return call("gandi_error_codes", { codes });
}

export function glaucaDomain(document, direction) {
  return call("glauca_domain", { document, direction });
}

export function glaucaOrder(document, direction) {
  return call("glauca_order", { document, direction });
}

export function glaucaReplace(document, put) {
  return call("glauca_replace", { document, put });
}

export function glaucaErrors(body) {
  return call("glauca_errors", { body });
}

export function glaucaCheck(document) {
  return call("glauca_check", { document });
}

export function glaucaCheckAnswer(document) {
  return call("glauca_check_answer", { document });
}

export function suffix(domain) {
  return call("suffix", { domain });
}

export function dnsimpleCanDelete(contactId, domains, registrantChanges) {
  return call("dnsimple_can_delete", { contactId, domains, registrantChanges });
}

export function dnsimpleErrors(how, answer, status) {
  return call("dnsimple_errors", { how, [how === "write" ? "violations" : "body"]: answer, status });
}

/** The name of the second parameter, by the first. */
const VALUES = { write: "contact", read: "attributes", definitions: "answer" };

export function dnsimpleExtendedAttributes(how, value, suffix) {
  return call("dnsimple_extended_attributes", { how, [VALUES[how] ?? "value"]: value, suffix });
}

export function dnsimpleOnSave(contact) {
  return call("dnsimple_on_save", { contact });
}

export function dnsimpleRegistrantChange(answer) {
  return call("dnsimple_registrant_change", { answer });
}

export function dnsimpleUpdate(contact, patch) {
  return call("dnsimple_update", { contact, patch });
}
