// Reads files that people choose or drop, and says in one word why one cannot be read.
import { element, text } from "./dom.js";
import { word } from "./language.js";

/** A file that cannot be read. The word says why; it is a key of the page's words. */
export class Unreadable extends Error {
  constructor(word, values = {}) {
    super(word);
    Object.assign(this, { word, values });
  }
}

export const megabytes = (bytes) => Math.max(1, Math.round(bytes / 1_000_000));

/** Refuses a file of another kind than text by its first bytes, and returns the encoding. */
export async function encodingOf(file) {
  const start = new Uint8Array(await file.slice(0, 65_536).arrayBuffer());
  if (start[0] === 0xff && start[1] === 0xfe) return "utf-16le";
  if (start[0] === 0xfe && start[1] === 0xff) return "utf-16be";
  // PK: an Excel sheet or another archive; %PDF; or a byte that no text has.
  const [first, second] = start;
  if ((first === 0x50 && second === 0x4b) || (first === 0x25 && second === 0x50) || start.includes(0)) throw new Unreadable("file_binary");
  return "utf-8";
}

/** Reads a whole text. */
export async function textOf(file, limit) {
  if (file.size > limit) throw new Unreadable("file_large", { size: megabytes(file.size), limit: megabytes(limit) });
  const encoding = await encodingOf(file);
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(await file.arrayBuffer());
  } catch (error) {
    throw error instanceof TypeError ? new Unreadable("file_encoding") : new Unreadable("file_gone");
  }
}

/** Makes a place for a file: a button, and a target for dragging. */
export function dropZone(label, take, accept) {
  const input = element("input", { type: "file", accept, className: "unseen" });
  input.addEventListener("change", () => {
    if (input.files[0]) take(input.files[0]);
    input.value = "";
  });
  const zone = element("label", { className: "drop" }, [input, text("span", label)]);
  for (const type of ["dragover", "dragenter"]) {
    zone.addEventListener(type, (event) => {
      event.preventDefault();
      zone.classList.add("over");
    });
  }
  zone.addEventListener("dragleave", () => zone.classList.remove("over"));
  zone.addEventListener("drop", (event) => {
    event.preventDefault();
    zone.classList.remove("over");
    const [file] = event.dataTransfer.files;
    if (file) take(file);
  });
  return zone;
}

/** Says why a file is not read. */
export const saysWhy = (error) => (error instanceof Unreadable ? word(error.word, error.values) : word("file_gone"));
