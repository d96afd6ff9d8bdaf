// The answers of the whole corpus have the types that the package declares: the compiler reads them as literals.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import test from "node:test";
import * as registrant from "registrant";

const folder = join(process.env.ROOT, "tests/cases");
const camelCase = (name) => name.replace(/_([a-z])/g, (_, letter) => letter.toUpperCase());

/** The type of an answer if the function has several signatures. */
const CHOSEN = {
  normalize: ([kind]) => ({ phone: "all.NormalizedPhone", address: "all.NormalizedAddress" })[kind] ?? "all.NormalizedValue",
  normalizeContact: ([, options]) => (options?.ascii ? "Changed & { problems: all.FieldProblem[] }" : "Changed"),
  glaucaErrors: ([body]) => (Array.isArray(body) ? "{ [member: string]: all.Json }" : "{ violations: all.GlaucaViolation[] }"),
  dnsimpleRegistrantChange: ([body]) => (Array.isArray(body?.data ?? body) ? "all.DnsimpleRegistrantChange[]" : "all.DnsimpleRegistrantChange"),
  dnsimpleErrors: ([how]) => (how === "read" ? "all.DnsimpleRefusal" : "all.Json"),
  dnsimpleExtendedAttributes: ([how]) => (how === "definitions" ? "all.DnsimpleAttribute[]" : "object"),
  gandiV3Xml: ([how]) => (how === "read" ? "all.GandiMessage" : "string"),
  patch: () => "all.Json",
  list: () => "object",
};

test("the answers of the corpus have their types", () => {
  const lines = ['import type * as all from "registrant";', "type Changed = { contact: all.Contact; changes: all.Change[] };"];
  const notes = [];
  for (const file of readdirSync(folder).filter((name) => name.endsWith(".json"))) {
    for (const { note, call, args, error } of JSON.parse(readFileSync(join(folder, file), "utf8")).cases) {
      if (error) continue;
      const name = camelCase(call);
      const type = CHOSEN[name]?.(args) ?? `ReturnType<typeof all.${name}>`;
      // This function has a caret between the operation's arguments.
      const given = name === "formatPhoneAsYouType" ? [args[0], undefined, args[1]] : args;
      const answer = registrant[name](...given);
      // One line each, so that the compiler's line names the case.
      lines.push(`export const a${lines.length}: ${type} = ${JSON.stringify(answer) ?? "undefined"};`);
      notes[lines.length] = `${file}: ${note}`;
    }
  }
  assert.ok(lines.length > 1000, lines.length);
  writeFileSync("answers.mts", lines.join("\n"));
  const tsc = join(process.env.ROOT, "node_modules/.bin/tsc");
  const flags = ["--ignoreConfig", "--strict", "--noEmit", "--module", "nodenext", "--target", "es2022", "--types", "", "--pretty", "false"];
  const { stdout } = spawnSync(tsc, [...flags, "answers.mts"], { encoding: "utf8", maxBuffer: 1 << 26 });
  const wrong = stdout.split("\n").map((line) => line.replace(/^answers\.mts\((\d+),\d+\)/, (_, at) => notes[at]));
  assert.deepEqual(wrong.filter((line) => /error TS/.test(line)).slice(0, 20), []);
});
