// The files of the package, read from the disk by Node.js. Only CommonJS knows its own folder in each Node.js and in Jest.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { RegistrantError } from "./fault.js";

/** Reads a file that lies next to this entry. */
export function fromDisk(name) {
  try {
    return readFileSync(join(__dirname, name));
  } catch (cause) {
    const reason = `cannot read ${name}`;
    const remedy = "keep the files of the package together, or leave it out of the bundle";
    throw new RegistrantError("not_found", `${reason}; ${remedy}`, { reason, remedy, cause });
  }
}
