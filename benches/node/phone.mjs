// Benchmark of phone numbers in Node.js, in people's own spellings: parsing, validation, E.164.
import { compete, counting, input } from "./rounds.mjs";
import { contestants } from "./phone_contestants.mjs";

const loaded = [];
for (const [name, load] of Object.entries(contestants)) loaded.push({ name, work: counting(await load()) });
compete("phone-node", JSON.parse(input()), loaded);
