// The worker of the batch: it reads a file, checks its records, and writes the repaired file. The page stays free.
import { contactOf, rowOf, guessed } from "./columns.js";
import { written } from "./csv.js";
import { labelsOf, library, whyNotLoaded } from "./engine.js";
import { Unreadable } from "./file.js";
import { LANGUAGES, add, speak, word } from "./language.js";
import { beginningOf, recordsOf } from "./records.js";
import { createTally } from "./tally.js";
import words from "./words/batch.js";

add(words);

let [file, beginning] = [];

const TASKS = { look, run };

self.onmessage = async ({ data: { task, ...rest } }) => {
  try {
    self.postMessage({ done: task, ...(await TASKS[task](rest)) });
  } catch (error) {
    self.postMessage({ failed: error instanceof Unreadable ? { word: error.word, values: error.values } : { word: error.name === "NotReadableError" ? "file_gone" : "batch_failed" } });
  }
};

/** Loads the library, or says why it does not load. */
const loaded = () => library().catch(() => {
  throw new Unreadable(whyNotLoaded());
});

/** Looks at a file, and guesses its format. */
async function look({ given, language }) {
  file = given;
  speak(language);
  beginning = await beginningOf(file);
  const engine = await loaded();
  const schemas = engine.schemas().map(({ name, title }) => ({ name, title }));
  const { kind, names, rows, sample } = beginning;
  if (kind === "csv") {
    const fields = Object.keys(engine.schemas().find(({ name }) => name === "contact").fields);
    const targets = guessed(names, fields, await Promise.all(Object.keys(LANGUAGES).map(labelsOf)));
    // One column may be a letter.
    if (names.length === 1 && targets[0] === "") throw new Unreadable("file_unknown");
    return { kind, names, rows, fields, targets };
  }
  const [{ contact, domain, roles }] = contactsIn(sample);
  let schema;
  try {
    ({ schema } = engine.detect(contact));
  } catch {
    schema = "contact";
  }
  return { kind, schema, schemas, hasDomain: domain !== undefined, hasRoles: roles !== undefined };
}

const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

/**
 * Returns the contacts of a record, each with its place: `{ "domain": …, "roles": …, "contact": … }`, `{ "domain": …, "contacts": { "owner": … } }`,
 * or the contact itself.
 */
function contactsIn(record) {
  const { domain, roles, contact, contacts } = isObject(record) && typeof record.domain === "string" ? record : {};
  if (isObject(contact)) return [{ contact, domain, roles, place: ["contact"] }];
  if (isObject(contacts) && Object.keys(contacts).length > 0) return Object.entries(contacts).map(([role, one]) => ({ contact: one, domain, roles: [role], place: ["contacts", role] }));
  return [{ contact: record, place: [] }];
}

/** Returns the names in a cell or a list of roles, or nothing if there are none. */
function rolesOf(named) {
  const names = (Array.isArray(named) ? named : String(named ?? "").split(/[,;\s]+/)).filter(Boolean);
  return names.length > 0 ? names : undefined;
}

/** Checks every record. The build writes FLAGS, the fields that are true or false. */
async function run({ domain, roles, operation, schema, targets, language }) {
  speak(language);
  const engine = await loaded();
  const { kind, names, separator, hasMark } = beginning;
  const options = { schema: kind === "csv" ? "contact" : schema, language };
  const tally = createTally();
  const [repaired, findings] = [createFile(), createFile()];
  findings.add("\uFEFF", written(["line", "domain", "severity", "field", "rule", "message", "fix"], ","));
  if (kind === "csv") repaired.add(hasMark ? "\uFEFF" : "", written(names, separator));
  let between = kind === "json" ? "[\n" : "";
  let last = 0;
  for await (const { records, bytes } of recordsOf(file, beginning)) {
    const read = records.map((record) => ({ record, contacts: contentOf(record, targets).map((content) => ({ ...content, record, error: record.error && { word: record.error, values: record.values } })) }));
    const contacts = read.flatMap((one) => one.contacts);
    for (const one of contacts) {
      one.domain ??= domain;
      one.roles = rolesOf(one.roles) ?? roles;
      if (!one.error && !one.domain) one.error = { word: "row_domain" };
    }
    judge(engine, contacts, operation, options);
    for (const one of contacts) {
      tally.add(one);
      const found = ({ severity, path, rule, message, fix }) => findings.add(written([String(one.record.line), one.domain ?? "", severity, path, rule.id, message, fix ?? ""], ","));
      if (one.error) found({ severity: "error", path: "", rule: { id: "" }, message: word(one.error.word, one.error.values) });
      else one.report.violations.forEach(found);
    }
    for (const one of read) {
      const text = repair(engine, one, options.schema, targets);
      repaired.add(between, kind === "json" ? text.trimEnd() : text);
      if (kind === "json") between = ",\n";
    }
    if (Date.now() - last > 100) {
      last = Date.now();
      self.postMessage({ progress: { bytes, total: file.size, ...tally.counts() } });
    }
  }
  if (kind === "json") repaired.add("\n]\n");
  return { summary: tally.summary(), kind, repaired: repaired.blob(), findings: findings.blob() };
}

/** Collects the texts of a file. The browser takes them over by the megabyte, so that the memory of the worker stays small. */
function createFile() {
  const blobs = [];
  let [texts, size] = [[], 0];
  return {
    add(...more) {
      texts.push(...more);
      for (const text of more) size += text.length;
      if (size < 1 << 20) return;
      blobs.push(new Blob(texts));
      [texts, size] = [[], 0];
    },
    blob: () => new Blob([...blobs, ...texts]),
  };
}

const contentOf = ({ cells, document }, targets) => (cells ? [contactOf(cells, targets, FLAGS)] : document === undefined ? [{}] : contactsIn(document));

/** Checks the contacts of each domain, with the same roles, in one call. */
function judge(engine, contacts, operation, options) {
  const groups = new Map();
  for (const one of contacts) {
    const key = JSON.stringify([one.domain, one.roles]);
    if (!one.error) groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  for (const members of groups.values()) {
    const [{ domain, roles }] = members;
    try {
      const lines = members.map(({ contact }) => JSON.stringify(contact)).join("\n");
      const reports = engine.checkLines(lines, { domain, roles, operation }, options).split("\n");
      for (const [index, one] of members.entries()) {
        const report = JSON.parse(reports[index]);
        if (report.error) one.error = { word: "row_contact", said: report.error.reason };
        else one.report = report;
      }
    } catch ({ pointer }) {
      const error = pointer?.startsWith("/association/roles") ? { word: "row_roles" } : { word: "row_suffix", values: { domain } };
      for (const one of members) one.error = error;
    }
  }
}

/** Writes a record with its repairs. A record that nobody can read stays as it is. */
function repair(engine, { record, contacts }, schema, targets) {
  if (record.text !== undefined) return `${record.text}${beginning.kind === "csv" ? "\r" : ""}\n`;
  if (record.cells) {
    const [{ contact, error }] = contacts;
    const { contact: normal } = error ? {} : engine.normalizeContact(contact);
    return written(normal ? rowOf(record.cells, targets, normal) : record.cells, beginning.separator);
  }
  if (record.document === undefined) return "";
  const repaired = ({ contact }) => (schema === "contact" ? engine.normalizeContact(contact).contact : engine.convert(contact, { from: schema, to: schema }).document);
  let { document } = record;
  for (const one of contacts) {
    try {
      if (!one.error) document = replaced(document, one.place, repaired(one));
    } catch {
      // It stays as it was.
    }
  }
  return `${JSON.stringify(document)}\n`;
}

/** Returns a document with another value at a place. */
const replaced = (document, [key, ...place], value) => (key === undefined ? value : { ...document, [key]: replaced(document[key], place, value) });
