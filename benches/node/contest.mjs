// The mix in JavaScript: each document from object to report, by each contestant in turns. Runs in Node.js and in a
// browser.
import * as stack from "./stack.mjs";

/** Returns the rows by their keys. Node.js 20 has no `Object.groupBy`. */
function grouped(rows, keyOf) {
  const groups = {};
  for (const row of rows) (groups[keyOf(row)] ??= []).push(row);
  return groups;
}

/**
 * Calls `print` with the time of each group of documents, in nanoseconds a document: the median of some rounds. A browser's
 * clock is coarse, so there a group must hold several documents.
 */
export function contest(runner, rows, check, today, { rounds, together, print }) {
  const contestants = {
    registrant: ({ schema, domain, document }) => check(document, { domain, owner: true }, { schema, today }),
    "packages with ajv": ({ schema, document }) => stack.check(schema, document, "ajv"),
    "packages with zod": ({ schema, document }) => stack.check(schema, document, "zod"),
  };
  const names = Object.keys(contestants);
  const groups = [];
  for (const alike of Object.values(grouped(rows, ({ schema, state }) => `${schema} ${state}`))) {
    for (let from = 0; from < alike.length; from += together) groups.push(alike.slice(from, from + together));
  }
  const times = names.map(() => groups.map(() => []));
  let accepted = 0;
  for (let round = -2; round < rounds; round += 1) {
    const order = names.map((_, index) => (index + round + 2) % names.length);
    for (const index of order) {
      const work = contestants[names[index]];
      for (const [place, group] of groups.entries()) {
        const start = performance.now();
        for (const row of group) if (work(row).accepted) accepted += 1;
        const time = ((performance.now() - start) * 1e6) / group.length;
        // The first rounds let the engine compile.
        if (round >= 0) times[index][place].push(time);
      }
    }
  }
  if (accepted === 0) throw new Error("no contestant accepted a document");
  for (const [index, name] of names.entries()) {
    for (const [place, [{ schema, state }]] of groups.entries()) {
      const sorted = times[index][place].sort((a, b) => a - b);
      const time = Math.round(sorted[rounds >> 1]);
      for (const _ of groups[place]) print({ runner, name, schema, state, time });
    }
  }
}

/** Does the same for many documents at once, from bytes to bytes. */
export function contestOfLines(runner, rows, checkLines, today, { rounds, print }) {
  const bySchema = grouped(rows, ({ schema }) => schema);
  const encoder = new TextEncoder();
  const decoder = new TextDecoder();
  for (const [schema, own] of Object.entries(bySchema)) {
    const byDomain = Object.entries(grouped(own, ({ domain }) => domain)).map(([domain, alike]) => ({
      domain,
      bytes: encoder.encode(alike.map(({ document }) => `${JSON.stringify(document)}\n`).join("")),
    }));
    const packages = (by) => ({ bytes }) => {
      const reports = [];
      for (const line of decoder.decode(bytes).split("\n")) {
        if (line !== "") reports.push(`${JSON.stringify(stack.check(schema, JSON.parse(line), by))}\n`);
      }
      return encoder.encode(reports.join(""));
    };
    const contestants = {
      registrant: ({ domain, bytes }) => checkLines(bytes, { domain, owner: true }, { schema, today }),
      "packages with ajv": packages("ajv"),
      "packages with zod": packages("zod"),
    };
    const times = {};
    for (let round = -2; round < rounds; round += 1) {
      for (const [name, work] of Object.entries(contestants)) {
        const start = performance.now();
        let written = 0;
        for (const group of byDomain) written += work(group).length;
        const time = ((performance.now() - start) * 1e6) / own.length;
        if (written === 0) throw new Error(`${name} wrote nothing`);
        if (round >= 0) (times[name] ??= []).push(time);
      }
    }
    for (const [name, all] of Object.entries(times)) {
      const time = Math.round(all.sort((a, b) => a - b)[rounds >> 1]);
      print({ runner, name, schema, state: "lines", time });
    }
  }
}
