// The wasm files of browsers, as the package's command writes them.
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

const manifest = createRequire(import.meta.url).resolve("registrant/package.json");

/** The folder of the package's entries. */
export const dist = join(dirname(manifest), "dist");

/** A folder with the files. */
export const files = mkdtempSync(join(tmpdir(), "registrant-files-"));

/** What the command says of them. */
export const said = execFileSync(process.execPath, [join(dist, "bin.cjs"), "wasm", files], { encoding: "utf8" });
process.on("exit", () => rmSync(files, { recursive: true, force: true }));
