// Measures the first call in this process in nanoseconds, and the import before it: `first.mjs NAME`.
import { contestants } from "./phone_contestants.mjs";

const load = contestants[process.argv[2]];
const start = process.hrtime.bigint();
const call = await load();
const loaded = process.hrtime.bigint();
const answer = call(["01 42 68 53 00", "FR"]);
const end = process.hrtime.bigint();
if (answer !== "+33142685300") throw new Error(`the answer is ${answer}`);
console.log(JSON.stringify({ imported: Number(loaded - start), first: Number(end - loaded) }));
