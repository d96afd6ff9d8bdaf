// The files of browsers, for pages that stream them. The package has each once, as a text in its entry.
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fromDisk } from "./from-disk.js";
import { unpacked } from "./unpacked.js";

/** The files, by the entry that contains each. */
const FILES = { "index.js": "registrant.wasm", "form.js": "registrant-form.wasm" };

/** Writes the files into a folder, and returns their paths. */
export function writeFiles(folder) {
  mkdirSync(folder, { recursive: true });
  return Object.entries(FILES).map(([entry, name]) => {
    const path = join(folder, name);
    writeFileSync(path, wasmOf(entry));
    return path;
  });
}

/** Returns the wasm file of an entry. */
export function wasmOf(entry) {
  // Nothing else in an entry is as long without a quotation mark.
  const [text] = fromDisk(`${__dirname}/${entry}`).toString("latin1").match(/[^"'`\n]{100000,}/);
  return unpacked(text);
}
