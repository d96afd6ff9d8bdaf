// The files of the package, read from the disk by Node.js. Only CommonJS knows its own folder in each Node.js and in Jest.
import { readFileSync } from "node:fs";
import { RegistrantError } from "./fault.js";

/** Reads a file. The caller writes its path beginning with `__dirname`: by it, tools that copy an application find the file. */
export function fromDisk(path) {
  try {
    return readFileSync(path);
  } catch (cause) {
    const reason = `cannot read ${path.slice(path.lastIndexOf("/") + 1)}`;
    const remedy = "keep the files of the package together, or leave it out of the bundle";
    throw new RegistrantError("not_found", `${reason}; ${remedy}`, { reason, remedy, cause });
  }
}
