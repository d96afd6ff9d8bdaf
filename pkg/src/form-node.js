// The entry with the form engine in Node.js, where a server draws the form: with the file that lacks nothing.
import { loadFromDisk } from "./on-disk.js";

export * from "./api.js";
export * from "./form/index.js";

loadFromDisk();
