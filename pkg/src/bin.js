#!/usr/bin/env node
// The command line: the same program as the native one, in its own wasm file. It gets the functions of Node.js that it needs.
import fs from "node:fs";
import { join } from "node:path";
import tty from "node:tty";
import { brotliDecompressSync } from "node:zlib";
import { initSync, runCommand } from "built-wasm/cli/registrant.js";

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
  today() {
    const now = new Date();
    const [month, day] = [now.getMonth() + 1, now.getDate()].map((number) => String(number).padStart(2, "0"));
    return `${now.getFullYear()}-${month}-${day}`;
  },
  milliseconds: () => Date.now(),
};

try {
  initSync({ module: brotliDecompressSync(fs.readFileSync(join(__dirname, "registrant_cli_bg.wasm.br"))) });
  process.exitCode = runCommand(process.argv.slice(2), host);
} catch {
  // The message of a crash says nothing to a person, and could show a value.
  process.stderr.write("registrant: internal error; please report it\n");
  process.exitCode = 2;
}
