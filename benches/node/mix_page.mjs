// The part of the benchmark that runs in the page.
import { check, ready } from "../../pkg/dist/index.js";
import { contest } from "./contest.mjs";

export async function run() {
  await ready();
  const rows = (await (await fetch("/mix.ndjson")).text()).trimEnd().split("\n").map((line) => JSON.parse(line));
  const lines = [];
  const print = (row) => lines.push(JSON.stringify(row));
  contest("chromium", rows, check, "2026-01-01", { rounds: 9, together: 10, print });
  return lines;
}
