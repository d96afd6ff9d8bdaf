// Benchmark of one check in Node.js, with values as JSON text and member by member. Both use the same engine.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { compete, counting, input } from "./rounds.mjs";

const folder = join(process.argv[3], "crossing");
const { by_text, by_value, initSync } = await import(pathToFileURL(join(folder, "registrant.js")));
initSync({ module: readFileSync(join(folder, "registrant_bg.wasm")) });
const association = { domain: "mydomain.fr", owner: true, admin: true };
const options = { schema: "gandi-v3", today: "2026-01-01" };
const contacts = input().trimEnd().split("\n").map((line) => JSON.parse(line));
const text = (contact) => JSON.parse(by_text("check", JSON.stringify([contact, association, options])));
const value = (contact) => by_value("check", [contact, association, options]);
for (const contact of contacts) {
  if (JSON.stringify(text(contact)) !== JSON.stringify(value(contact))) throw new Error("the two ways differ");
}
compete("crossing-node", contacts.filter((_, index) => index % 10 < 8), [
  { name: "registrant", work: counting((contact) => text(contact).accepted) },
  { name: "serde-wasm-bindgen", work: counting((contact) => value(contact).accepted) },
]);
