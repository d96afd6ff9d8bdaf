// Benchmark of the mix in Node.js: `mix.mjs FILE`. It also times what a form asks, as multiples of a check.
import { check, checkLines, eligible, requirements } from "../../pkg/dist/index-node.js";
import { contest, contestOfLines } from "./contest.mjs";
import { input } from "./rounds.mjs";

const today = "2026-01-01";
const rows = input().trimEnd().split("\n").map((line) => JSON.parse(line));
const print = (row) => console.log(JSON.stringify(row));
contest("node", rows, check, today, { rounds: 9, together: 1, print });
contestOfLines("node, many", rows, checkLines, today, { rounds: 9, print });

const [{ document }] = rows.filter(({ schema, state }) => schema === "contact" && state === "clean");
const forms = {
  requirements: () => requirements({ domain: "example.fr", owner: true }),
  eligible: () => eligible(document, { owner: true }, { schema: "contact", today }),
};
for (const [schema, work] of Object.entries(forms)) {
  const times = Array.from({ length: 60 }, () => {
    const start = performance.now();
    work();
    return (performance.now() - start) * 1e6;
  });
  const time = Math.round(times.sort((a, b) => a - b)[30]);
  print({ runner: "node, forms", name: "registrant", schema, state: "clean", time });
}
