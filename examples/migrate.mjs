// Moves any number of contacts from a provider's schema to another's, in little memory. Each line of the file is a contact:
//
//   npm install registrant && node migrate.mjs contacts.ndjson gandi-v3 dnsimple > moved.ndjson
//
// What the target cannot hold, and what cannot be read, goes to standard error with the number of its line.
import { createReadStream } from "node:fs";
import { pipeline } from "node:stream/promises";
import { convertStream } from "registrant";

const [file, from, to] = process.argv.slice(2);

async function* moved() {
  for await (const { line, result, error } of convertStream(createReadStream(file), { from, to })) {
    if (error) console.error(`line ${line}: ${error.message}`);
    for (const { path, pointer, message } of result?.losses ?? []) console.error(`line ${line}: ${path ?? pointer}: ${message}`);
    if (result) yield `${JSON.stringify(result.document)}\n`;
  }
}

await pipeline(moved, process.stdout);
