#!/usr/bin/env node
// The command line: the same program as the native one. It is in the file of Node.js, and gets the functions that it needs.
import fs from "node:fs";
import tty from "node:tty";
import { initSync, runCommand } from "built-engine/registrant.js";
import { writeFiles } from "./files.js";
import { fromDisk } from "./from-disk.js";
import { messages } from "./on-disk.js";
import { servePage, writePage } from "./page.js";

/** The exit status of a process without a reader, as in shells. */
const NO_READER = 141;

/** Calls a function of `fs`, and throws only the code of its error. */
function coded(call) {
  try {
    return call();
  } catch (error) {
    throw error.code ?? String(error);
  }
}

/** Calls a function of `fs` again while a pipe is not ready. */
function waited(call) {
  for (;;) {
    try {
      return call();
    } catch (error) {
      if (error.code !== "EAGAIN") throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
    }
  }
}

const host = {
  open: (path) => coded(() => fs.openSync(path, "r")),
  read(file, bytes) {
    try {
      return waited(() => fs.readSync(file, bytes));
    } catch (error) {
      // Windows reports the end of a pipe as an error.
      if (error.code === "EOF") return 0;
      throw error.code;
    }
  },
  write(file, bytes) {
    for (let done = 0; done < bytes.length; ) {
      try {
        done += waited(() => fs.writeSync(file, bytes, done));
      } catch (error) {
        if (error.code === "EPIPE") process.exit(NO_READER);
        throw error.code;
      }
    }
  },
  columns: () => process.stdout.columns ?? process.stderr.columns,
  isTerminal: (file) => tty.isatty(file),
  variable: (name) => process.env[name],
  messages: (tag) => messages.get(tag.trim().slice(0, 2).toLowerCase())?.()[0],
  today() {
    const now = new Date();
    const [month, day] = [now.getMonth() + 1, now.getDate()].map((number) => String(number).padStart(2, "0"));
    return `${now.getFullYear()}-${month}-${day}`;
  },
  milliseconds: () => Date.now(),
};

/** The help of the commands that the native program lacks. */
const OWN = `Only in the npm package:
  npx registrant wasm FOLDER    Write the wasm files for browsers
  npx registrant page           Serve the page on port 8080, or with --port N
  npx registrant page FOLDER    Write the page into a folder
`;

/** Writes the wasm files. */
function wasm([folder, ...rest]) {
  if (folder === undefined || folder.startsWith("-") || rest.length > 0) {
    process.stderr.write("registrant: expected one folder after `wasm`, found another call; write `npx registrant wasm FOLDER`\n");
    return 2;
  }
  try {
    process.stdout.write(`${writeFiles(folder).join("\n")}\n`);
    return 0;
  } catch (error) {
    process.stderr.write(`registrant: ${folder}: cannot write the files (${error.code}); pass a folder that you may write to\n`);
    return 2;
  }
}

/** Serves the page, or writes it into a folder. */
function page(given) {
  const fail = (reason) => {
    process.stderr.write(`registrant: ${reason}\n`);
    process.exitCode = 2;
    return 2;
  };
  const say = (text) => process.stdout.write(`${text}\n`);
  const [first = "--port", second = first === "--port" && given.length === 0 ? "8080" : undefined, ...rest] = given;
  const wrong = "write `npx registrant page`, `npx registrant page --port N` or `npx registrant page FOLDER`";
  if (first === "--port") {
    if (!/^\d{1,5}$/.test(second ?? "") || Number(second) > 65_535 || rest.length > 0) return fail(`expected a port from 0 to 65535 after \`--port\`, found another call; ${wrong}`);
    servePage(Number(second), say, fail);
    return 0;
  }
  if (first.startsWith("-") || second !== undefined) return fail(`expected one folder after \`page\`, found another call; ${wrong}`);
  try {
    say(writePage(first));
    return 0;
  } catch (error) {
    return fail(`${first}: cannot write the page (${error.code}); pass a folder that you may write to`);
  }
}

const isHelp = (word) => ["help", "--help", "-h"].includes(word);

function main(given) {
  const own = { __proto__: null, page, wasm };
  const [first, second] = given;
  if ((isHelp(first) && second in own) || (first in own && isHelp(second))) {
    process.stdout.write(OWN);
    return 0;
  }
  if (first in own) return own[first](given.slice(1));
  initSync({ module: fromDisk(`${__dirname}/registrant_bg.wasm`) });
  const status = runCommand(given, host);
  if (first === undefined) process.stderr.write(`\n${OWN}`);
  else if (given.length === 1 && isHelp(first)) process.stdout.write(`\n${OWN}`);
  return status;
}

try {
  process.exitCode = main(process.argv.slice(2));
} catch {
  // The message of a crash says nothing to a person, and could show a value.
  process.stderr.write("registrant: internal error; please report it\n");
  process.exitCode = 2;
}
