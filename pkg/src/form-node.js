// The entry with the form engine in Node.js, where a server draws the form: with the file that lacks nothing.
import { addWords } from "./form/words.js";
import { loadFromDisk } from "./on-disk.js";

export * from "./form/functions.js";

loadFromDisk(addWords);
