// Builds and runs the packed package in each host, or in those that the arguments name, and prints a table.
// TARBALL names the package, CHROME the browser. `--page` writes docs/hosts.md instead.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { WANTED } from "./question.mjs";
import { ROWS, page, versionOf } from "./rows.mjs";
import { close, install } from "./stage.mjs";

const names = process.argv.slice(2);
if (names[0] === "--page") {
  writeFileSync(join(import.meta.dirname, "../../docs/hosts.md"), page());
  process.exit(0);
}
const unknown = names.find((name) => name !== "few" && !ROWS.some((row) => row.name === name));
if (unknown !== undefined) {
  console.error(`expected a host, found \`${unknown}\`; the hosts are ${ROWS.map(({ name }) => name).join("; ")}`);
  process.exit(2);
}
const chosen = ROWS.filter(({ name, few }) => names.length === 0 || names.includes(name) || (few && names.includes("few")));

await install(process.env.TARBALL);
const lines = [];
let failed = 0;
for (const row of chosen) {
  const start = performance.now();
  const found = await row.run().catch((error) => error);
  const isGood = found === WANTED;
  if (!isGood) {
    failed += 1;
    const fault = found instanceof Error ? found.stack : `expected ${WANTED}, found ${found}`;
    console.error(`\n== ${row.name}\n${fault.slice(0, 4000)}`);
  }
  lines.push([row.name, row.isPage ? "" : versionOf(row), isGood ? "ok" : "FAILED", ((performance.now() - start) / 1000).toFixed(1)]);
  console.error(lines.at(-1).join("  "));
}
await close();

const table = [["host", "version", "result", "seconds"], ...lines];
const widths = table[0].map((_, column) => Math.max(...table.map((line) => line[column].length)));
console.log(table.map((line) => line.map((cell, column) => (column === 3 ? cell.padStart(widths[3]) : cell.padEnd(widths[column]))).join("  ")).join("\n"));
console.log(`${chosen.length - failed} passed, ${failed} failed`);
process.exit(failed > 0 ? 1 : 0);
