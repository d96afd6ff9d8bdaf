// Many contacts: lines of any size, and streams.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { copyFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { Readable } from "node:stream";
import test from "node:test";
import { promisify } from "node:util";
import * as registrant from "registrant";
import { faq } from "./faq.mjs";

const { check, checkLines, checkStream, convert, convertStream } = registrant;
const wasmFile = createRequire(import.meta.url).resolve("registrant/registrant.wasm");
const browser = await import(new URL("index.js?streams", `file://${wasmFile}`));
const options = { ...faq.options, schema: "gandi-v3" };
const documents = [faq.contact, { ...faq.contact, country: "US" }, { ...faq.contact, given: "Zoë 😀" }];
const text = `${JSON.stringify(documents[0])}\n\n{]\r\n \t\r\n${JSON.stringify(documents[1])}\n${JSON.stringify(documents[2])}`;
const bytes = new TextEncoder().encode(text);

async function all(results) {
  const found = [];
  for await (const result of results) found.push(result);
  return found;
}

const reports = documents.map((document) => check(document, faq.association, options));
const numbered = ([one, wrong, two, three]) => [[one.line, one.report], [wrong.line, wrong.error.line, wrong.error.kind], [two.line, two.report], [three.line, three.report]];
const wanted = [[1, reports[0]], [3, 3, "document"], [5, reports[1]], [6, reports[2]]];

async function* inPieces(whole, size) {
  for (let i = 0; i < whole.length; i += size) yield whole.slice(i, i + size);
}

const SOURCES = {
  "a text": () => text,
  "bytes": () => bytes,
  "a view of bytes": () => new DataView(bytes.buffer),
  "an array of pieces": () => [text.slice(0, 30), bytes.subarray(30)],
  "an iterable of one byte each": () => inPieces(bytes, 1),
  "an iterable of one character each, halves of a pair too": () => inPieces(text, 1),
  "a stream of Node.js": () => Readable.from([Buffer.from(text)]),
  "a stream of the web": () => new Blob([text]).stream(),
  "a file": () => new Blob([text]),
  "a response": () => new Response(text),
};

for (const [name, source] of Object.entries(SOURCES)) {
  for (const worker of [false, true]) {
    test(`${name}${worker ? ", in a worker" : ""}: results in order, with their lines`, async () => {
      assert.deepEqual(numbered(await all(checkStream(source(), faq.association, { ...options, worker }))), wanted);
    });
  }
}

test("the entry for browsers has the same streams, in place where there is no worker", async () => {
  assert.deepEqual(numbered(await all(browser.checkStream(text, faq.association, { ...options, worker: true }))), wanted);
});

test("objects are contacts, also between pieces of text", async () => {
  const mixed = [documents[0], JSON.stringify(documents[1]), documents[2]];
  for (const source of [documents, mixed, Readable.from(documents)]) {
    assert.deepEqual((await all(checkStream(source, faq.association, options))).map(({ report }) => report), reports);
  }
});

test("a line far behind has its number in the message too", async () => {
  const source = `${JSON.stringify(documents[0])}\n`.repeat(3_000) + "{]\n";
  for (const worker of [false, true]) {
    const { error } = (await all(checkStream(source, faq.association, { ...faq.options, schema: "gandi-v3", worker }))).at(-1);
    assert.match(error.message, /^line 3001: /);
  }
});

test("convertStream converts each line", async () => {
  const asked = { from: "gandi-v3", to: "dnsimple" };
  for (const worker of [false, true]) {
    const found = await all(convertStream(text, { ...asked, worker }));
    assert.deepEqual(found.map(({ line }) => line), [1, 3, 5, 6]);
    assert.deepEqual(found[0].result, convert(documents[0], asked));
    assert.equal(found[1].error.line, 3);
    assert.deepEqual(found[3].result, convert(documents[2], asked));
    await assert.rejects(all(convertStream(text, { ...asked, to: "nowhere", worker })), { kind: "schema" });
  }
});

test("a wrong argument is an error at once, not one for each line", async () => {
  for (const worker of [false, true]) {
    await assert.rejects(all(checkStream(text, { domain: "mydomain.nosuchtld", owner: true }, { ...options, worker })), { kind: "suffix" });
    await assert.rejects(all(checkStream(text, faq.association, { ...options, schema: "gandi-v33", worker })), { kind: "schema" });
  }
  for (const source of [undefined, null, 7, {}]) await assert.rejects(all(checkStream(source, faq.association, options)), { kind: "argument" });
  await assert.rejects(all(checkStream([7], faq.association, options)), { kind: "argument", pointer: "/source" });
  await assert.rejects(all(checkStream([{ given: 1n }], faq.association, options)), { kind: "argument" });
});

test("messages come in the language asked for, in a worker too", async () => {
  for (const worker of [false, true]) {
    const [{ report }] = await all(checkStream([documents[1]], faq.association, { ...options, language: "de", worker }));
    assert.deepEqual(report, check(documents[1], faq.association, { ...options, language: "de" }));
  }
});

const line = `${JSON.stringify(documents[1])}\n`;
const LINES = 20_000;

/** A source that counts the lines it gave. */
function counted(lines, size = 100) {
  const counter = { given: 0, closed: false };
  async function* pieces() {
    try {
      while (counter.given < lines) {
        counter.given += size;
        yield line.repeat(size);
      }
    } finally {
      counter.closed = true;
    }
  }
  return [pieces(), counter];
}

test("a stream holds only a part of its source", async () => {
  for (const worker of [false, true]) {
    const [source, counter] = counted(LINES);
    let [seen, ahead] = [0, 0];
    for await (const { line } of checkStream(source, faq.association, { ...options, worker })) {
      seen += 1;
      assert.equal(line, seen);
      ahead = Math.max(ahead, counter.given - seen);
    }
    assert.equal(seen, LINES);
    assert.ok(ahead < 1000, `${ahead} lines were read ahead`);
  }
});

test("a consumer who stops, or a signal, closes the source", async () => {
  for (const worker of [false, true]) {
    const [source, counter] = counted(LINES);
    for await (const { line } of checkStream(source, faq.association, { ...options, worker })) if (line === 5) break;
    await new Promise((resolve) => setTimeout(resolve, 10));
    assert.ok(counter.closed);
    const [another, second] = counted(LINES);
    const stop = new AbortController();
    const reason = new Error("enough");
    await assert.rejects(async () => {
      for await (const { line } of checkStream(another, faq.association, { ...options, worker, signal: stop.signal })) if (line === 5) stop.abort(reason);
    }, reason);
    assert.ok(second.given < LINES);
    const silent = new ReadableStream({});
    const later = new AbortController();
    setTimeout(() => later.abort(reason), 50);
    await assert.rejects(all(checkStream(silent, faq.association, { ...options, worker, signal: later.signal })), reason);
    await assert.rejects(all(checkStream(text, faq.association, { ...options, signal: AbortSignal.abort(reason) })), reason);
  }
});

test("onProgress counts lines and bytes, and knows the size of a file", async () => {
  const seen = [];
  const file = new Blob([line.repeat(1000)]);
  await all(checkStream(file, faq.association, { ...options, onProgress: (progress) => seen.push(progress) }));
  assert.ok(seen.length > 2);
  assert.deepEqual(seen.at(-1), { lines: 1000, bytes: file.size, total: file.size });
  assert.ok(seen.every(({ lines }, index) => index === 0 || lines > seen[index - 1].lines));
});

test("checkLines takes any size in pieces: the wasm file's memory does not grow with it", async () => {
  const { Instance } = WebAssembly;
  let memory;
  WebAssembly.Instance = class extends Instance {
    constructor(...parameters) {
      super(...parameters);
      memory = this.exports.memory;
    }
  };
  try {
    const entry = await import(new URL("index.js?memory", `file://${wasmFile}`));
    entry.checkLines(line.repeat(LINES / 10), faq.association, options);
    const before = memory.buffer.byteLength;
    const answer = entry.checkLines(`${line.repeat(LINES)}{]\n`, faq.association, options);
    assert.ok(memory.buffer.byteLength - before <= 1 << 20, `${memory.buffer.byteLength - before} bytes more`);
    const lines = answer.trimEnd().split("\n");
    assert.equal(lines.length, LINES + 1);
    assert.equal(JSON.parse(lines.at(-1)).error.line, LINES + 1);
    assert.match(JSON.parse(lines.at(-1)).error.message, new RegExp(`^line ${LINES + 1}: `));
    const inBytes = entry.checkLines(new TextEncoder().encode(`${line.repeat(LINES)}{]\n`), faq.association, options);
    assert.equal(new TextDecoder().decode(inBytes), answer);
  } finally {
    WebAssembly.Instance = Instance;
  }
});

test("an answer that no text can hold is refused by name", () => {
  const { join } = Array.prototype;
  Array.prototype.join = () => {
    Array.prototype.join = join;
    throw new RangeError("Invalid string length");
  };
  try {
    assert.throws(() => checkLines(line, faq.association, options), { kind: "argument", pointer: "/documents", remedy: /checkStream/ });
  } finally {
    Array.prototype.join = join;
  }
});

test("the example of a migration writes every contact, and names the lines that it cannot read", async () => {
  copyFileSync(join(process.env.ROOT, "examples/migrate.mjs"), "migrate.mjs");
  writeFileSync("to-migrate.ndjson", text);
  const { stdout, stderr } = await promisify(execFile)(process.execPath, ["migrate.mjs", "to-migrate.ndjson", "gandi-v3", "dnsimple"]);
  const given = stdout.trim().split("\n").map((line) => JSON.parse(line).first_name);
  assert.deepEqual(given, documents.map(({ given }) => given));
  assert.match(stderr, /^line 3: /m);
});
