// The table of hosts. Each row has a name, the package whose version counts, the lines that a user writes, what the host needs
// besides, and a function that builds and runs a project and returns its answer.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { FRAMEWORKS } from "./rows/frameworks.mjs";
import { PAGES } from "./rows/pages.mjs";
import { PROGRAMS } from "./rows/programs.mjs";

export const ROWS = [...PROGRAMS, ...PAGES, ...FRAMEWORKS];

/** The day on which every row was tried, and the Node.js that ran the rows. */
const TRIED = { day: "2026-11-22", node: "20.20.2" };

const { packages } = JSON.parse(readFileSync(join(import.meta.dirname, "package-lock.json"), "utf8"));

/** Returns the version of a row's host in the lock file, or else that of Node.js. */
export const versionOf = ({ version }, node = process.versions.node) => (version ? packages[`node_modules/${version}`].version : node);

const code = (text) => text.split("\n").map((line) => `\`${line}\``).join("<br>");

/** Returns docs/hosts.md. */
export const page = () => `# Hosts

No host needs a plugin. \`cargo xtask hosts\` builds a small project for each row with the packed package, and runs it. Each
project checks two contacts: one is accepted, the other is refused. It also makes a wrong call, reads a phone number, and draws a
form in French. Chromium opens the pages under a strict policy. All rows passed on ${TRIED.day}, with Node.js ${TRIED.node}.

| host | version | write | needs |
|---|---|---|---|
${ROWS.map((row) => `| ${row.name} | ${row.isPage ? "" : versionOf(row, TRIED.node)} | ${code(row.lines)} | ${row.needs ?? "nothing"} |\n`).join("")}
The same lines work with \`registrant/form\` and \`registrant/phone\`. \`cargo xtask hosts Vite Nuxt\` tries only these hosts. The
table is made by \`cargo xtask hosts --page\` from \`pkg/hosts/rows/\`.
`;
