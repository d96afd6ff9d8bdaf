// The worker of the batch: it reads a file, checks its records, and writes the repaired file. The page stays free.
import { contactOf, rowOf, guessed } from "./columns.js";
import { written } from "./csv.js";
import { labelsOf, library } from "./engine.js";
import { Unreadable } from "./file.js";
import { speak } from "./language.js";
import { beginningOf, recordsOf } from "./records.js";
import { createTally } from "./tally.js";

let [file, beginning] = [];

const TASKS = { look, run };

self.onmessage = async ({ data: { task, ...rest } }) => {
  try {
    self.postMessage({ done: task, ...(await TASKS[task](rest)) });
  } catch (error) {
    self.postMessage({ failed: error instanceof Unreadable ? { word: error.word, values: error.values } : { word: error.name === "NotReadableError" ? "file_gone" : "batch_failed" } });
  }
};

/** Loads the library, or says that a file is missing. */
const loaded = () => library().catch(() => {
  throw new Unreadable("not_loaded");
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
    const labels = await Promise.all([...new Set(["en", "fr", "de", language])].map(labelsOf));
    return { kind, names, rows, fields, targets: guessed(names, fields, labels) };
  }
  let schema;
  try {
    ({ schema } = engine.detect(unwrapped(sample).contact));
  } catch {
    schema = "contact";
  }
  return { kind, schema, schemas, hasDomain: unwrapped(sample).domain !== undefined };
}

/** Returns the contact of a record, with its domain: `{ "domain": …, "contact": … }`, or the contact itself. */
function unwrapped(record) {
  const isWrapped = typeof record?.contact === "object" && record.contact !== null && typeof record.domain === "string";
  return isWrapped ? { contact: record.contact, domain: record.domain } : { contact: record };
}

/** Checks every record. */
async function run({ domain, roles, schema, targets, language }) {
  speak(language);
  const engine = await loaded();
  const options = { schema: beginning.kind === "csv" ? "contact" : schema, language };
  const tally = createTally();
  const [repaired, findings] = [[], [written(["line", "domain", "severity", "field", "rule", "message", "fix"], ",")]];
  if (beginning.kind === "csv") repaired.push(written(beginning.names, beginning.separator));
  let last = 0;
  for await (const { records, bytes } of recordsOf(file, beginning)) {
    const read = records.map((record) => ({ record, ...contentOf(record, targets), error: record.error && { word: record.error, values: record.values } }));
    for (const one of read) {
      one.domain ??= domain;
      if (!one.error && !one.domain) one.error = { word: "row_domain" };
    }
    judge(engine, read, roles, options);
    for (const one of read) {
      tally.add(one);
      for (const { severity, path, rule, message, fix } of one.report?.violations ?? []) findings.push(written([String(one.record.line), one.domain, severity, path, rule.id, message, fix ?? ""], ","));
      repaired.push(repair(engine, one, options.schema, targets));
    }
    if (Date.now() - last > 100) {
      last = Date.now();
      self.postMessage({ progress: { bytes, total: file.size, ...tally.counts() } });
    }
  }
  if (beginning.kind === "json") repaired.splice(0, repaired.length, "[\n", repaired.map((line) => line.trimEnd()).join(",\n"), "\n]\n");
  return { summary: tally.summary(), kind: beginning.kind, repaired: new Blob(repaired), findings: new Blob(["\uFEFF", ...findings]) };
}

const contentOf = ({ cells, document }, targets) => (cells ? contactOf(cells, targets) : document === undefined ? {} : unwrapped(document));

/** Checks the records of each domain in one call. */
function judge(engine, read, roles, options) {
  const groups = new Map();
  for (const one of read) if (!one.error) groups.set(one.domain, [...(groups.get(one.domain) ?? []), one]);
  for (const [domain, members] of groups) {
    try {
      const lines = members.map(({ contact }) => JSON.stringify(contact)).join("\n");
      const reports = engine.checkLines(lines, { domain, roles }, options).split("\n");
      for (const [index, one] of members.entries()) {
        const report = JSON.parse(reports[index]);
        if (report.error) one.error = { word: "row_contact", said: report.error.reason };
        else one.report = report;
      }
    } catch {
      for (const one of members) one.error = { word: "row_suffix", values: { domain } };
    }
  }
}

/** Writes a record with its repairs. A record that nobody can read stays as it is. */
function repair(engine, { record, contact, error }, schema, targets) {
  if (record.cells) {
    const { contact: normal } = error ? {} : engine.normalizeContact(contact);
    return written(normal ? rowOf(record.cells, targets, normal) : record.cells, beginning.separator);
  }
  if (record.document === undefined) return "";
  let fixed = contact;
  try {
    if (!error) fixed = schema === "contact" ? engine.normalizeContact(contact).contact : engine.convert(contact, { from: schema, to: schema }).document;
  } catch {
    // It stays as it was.
  }
  return `${JSON.stringify(record.document === contact ? fixed : { ...record.document, contact: fixed })}\n`;
}
