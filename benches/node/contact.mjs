// Benchmark of contacts in Node.js: first one, from object to report, then many, from bytes to bytes.
import { check, checkLines } from "../../pkg/dist/index-node.js";
import { compete, counting, input } from "./rounds.mjs";
import * as stack from "./stack.mjs";

const association = { domain: "mydomain.fr", owner: true, admin: true };
const options = { schema: "gandi-v3", today: "2026-01-01" };
const lines = input().trimEnd().split("\n");
const contacts = lines.map((line) => JSON.parse(line));

// Of ten inputs, eight are in normal form, one needs repairs and one is refused.
const normal = contacts.filter((_, index) => index % 10 < 8);
const one = (group, inputs) =>
  compete(group, inputs, [
    { name: "registrant", work: counting((contact) => check(contact, association, options).accepted) },
    {
      name: "registrant, the schema not named",
      work: counting((contact) => check(contact, association, { today: options.today }).accepted),
    },
    { name: "five packages, no TLD rule", work: counting((contact) => stack.check(contact).accepted) },
  ]);
one("contact-node-normal", normal);
one("contact-node-mixed", contacts);

const many = (group, chosen) => {
  const bytes = new TextEncoder().encode(chosen.map((line) => `${line}\n`).join(""));
  const decoder = new TextDecoder();
  const encoder = new TextEncoder();
  let answers;
  const registrant = () => {
    answers = checkLines(bytes, association, options);
    return chosen.length;
  };
  const packages = () => {
    const reports = [];
    for (const line of decoder.decode(bytes).split("\n")) {
      if (line !== "") reports.push(`${JSON.stringify(stack.check(JSON.parse(line)))}\n`);
    }
    answers = encoder.encode(reports.join(""));
    return chosen.length;
  };
  compete(group, chosen, [
    { name: "registrant", work: registrant },
    { name: "five packages, no TLD rule", work: packages },
  ]);
};
many("lines-node-normal", lines.filter((_, index) => index % 10 < 8));
many("lines-node-mixed", lines);
