// The entry with the form engine in Node.js, where a server draws the form: with the file that lacks nothing.
import { loadFromDisk } from "./on-disk.js";

export * from "./form/functions.js";

loadFromDisk();
