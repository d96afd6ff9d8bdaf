// Many documents from a stream: a line of JSON each, or an object each. Results come in order, and memory stays small.
import { dated, texts, wrong, wrongType } from "./argument.js";
import { compiled, pieces, ready } from "./engine.js";
import { RegistrantError } from "./fault.js";
import { answers, atLine, numbers } from "./lines.js";
import script from "built-engine/worker.txt";

/** The number of bytes to collect for a call. */
const BATCH = 1 << 16;

/** The functions of the host: `open` starts a worker from a text. */
export const host = { open: openOfWeb };

export function checkStream(source, association, options) {
  const [own, rest] = split(options);
  return results(source, own, "check", { association, options: dated("options", rest, association) });
}

export function convertStream(source, options) {
  const [own, rest] = split(options);
  return results(source, own, "convert", { options: rest });
}

/** Separates the options of a stream from those of the operation. */
function split(options) {
  if (typeof (options ?? {}) !== "object") throw wrongType("options", "an object", options);
  const { worker, onProgress, signal, ...rest } = options ?? {};
  return [{ worker, onProgress, signal }, rest];
}

async function* results(source, { worker: wanted, onProgress, signal }, operation, args) {
  const items = itemsOf(source);
  const task = { operation, args };
  const total = source?.size;
  let [line, bytes, worker] = [1, 0, undefined];
  try {
    signal?.throwIfAborted();
    texts(args);
    await ready();
    // A mistake in the arguments is that of every line.
    if (operation === "check") answers(new Uint8Array(), task);
    worker = wanted ? host.open(script) : undefined;
    if (worker) await worker.ask({ module: await compiled(), pieces: [...pieces], task });
    for await (const batch of batches(items, signal)) {
      const [numbered, next] = numbers(batch, line);
      const size = batch.length;
      const lines = worker ? await unlessAborted(worker.ask({ batch }), signal) : answers(batch, task);
      for (const [index, text] of lines.entries()) {
        signal?.throwIfAborted();
        yield shown(numbered[index], JSON.parse(text), operation);
      }
      [line, bytes] = [next, bytes + size];
      onProgress?.({ lines: line - 1, bytes, total });
      // A page gets a turn between two batches.
      if (!worker && typeof document === "object") await new Promise((resolve) => setTimeout(resolve));
    }
  } finally {
    worker?.end();
    // The source of a consumer who stops early is closed, too. It may be waiting, so nobody waits for it.
    Promise.resolve(items.return?.()).catch(() => undefined);
  }
}

function shown(line, answer, operation) {
  if (answer.error !== undefined && answer.accepted === undefined) return { line, error: atLine(answer.error, line) };
  return operation === "check" ? { line, report: answer } : { line, result: answer.result };
}

/** Returns an iterator over the pieces of a source. */
function itemsOf(source) {
  if (typeof source === "string" || ArrayBuffer.isView(source)) return [source].values();
  const stream = typeof source?.stream === "function" ? source.stream() : (source?.body ?? source);
  if (typeof stream?.getReader === "function") return read(stream.getReader());
  const iterator = (stream?.[Symbol.asyncIterator] ?? stream?.[Symbol.iterator])?.call(stream);
  if (iterator === undefined) throw wrongType("source", "a stream, a file or an iterable", source);
  return iterator;
}

/** Not every browser lets one iterate over a stream. */
function read(reader) {
  return { next: () => reader.read(), return: () => reader.cancel() };
}

/** Collects pieces to batches of whole lines, as bytes. */
async function* batches(items, signal) {
  const encoder = new TextEncoder();
  let [kept, size, half] = [[], 0, ""];
  const taken = () => {
    const all = new Uint8Array(size);
    kept.reduce((at, part) => (all.set(part, at), at + part.length), 0);
    [kept, size] = [[], 0];
    return all;
  };
  const keep = (part) => {
    kept.push(part);
    size += part.length;
  };
  for (;;) {
    const { done, value } = await unlessAborted(items.next(), signal);
    if (done) break;
    if (typeof value === "string") {
      // A character of two halves may be divided between two pieces.
      const text = half + value;
      half = /[\ud800-\udbff]$/.test(text) ? text.slice(-1) : "";
      keep(encoder.encode(half ? text.slice(0, -1) : text));
    } else if (ArrayBuffer.isView(value)) {
      keep(new Uint8Array(value.buffer, value.byteOffset, value.byteLength).slice());
    } else if (typeof value === "object" && value !== null) {
      if (size > 0 && kept.at(-1).at(-1) !== 10) keep(encoder.encode("\n"));
      keep(encoder.encode(`${texts({ document: value })[0]}\n`));
    } else {
      throw wrong(["source"], `expected pieces of text, bytes or objects, found a ${typeof value}`, "pass a stream of lines");
    }
    if (size < BATCH || kept.at(-1).indexOf(10) < 0) continue;
    const all = taken();
    const end = all.lastIndexOf(10) + 1;
    if (end < all.length) keep(all.slice(end));
    yield* divided(all.subarray(0, end));
  }
  if (half) keep(encoder.encode(half));
  if (size > 0) yield* divided(taken());
}

/** Divides lines into batches: a piece may be a whole file. */
function* divided(lines) {
  for (let start = 0; start < lines.length; ) {
    const end = lines.indexOf(10, start + BATCH) + 1 || lines.length;
    yield lines.slice(start, end);
    start = end;
  }
}

/** Waits for a promise, or throws the reason of a signal. */
async function unlessAborted(promise, signal) {
  if (!signal) return promise;
  signal.throwIfAborted();
  let stop;
  const aborted = new Promise((_, reject) => {
    stop = () => reject(signal.reason);
    signal.addEventListener("abort", stop);
  });
  try {
    return await Promise.race([promise, aborted]);
  } finally {
    signal.removeEventListener("abort", stop);
  }
}

/** Starts a worker of a browser; returns undefined if the host has none. */
function openOfWeb(text) {
  if (typeof Worker !== "function" || typeof URL.createObjectURL !== "function") return undefined;
  const url = URL.createObjectURL(new Blob([text], { type: "text/javascript" }));
  const worker = new Worker(url, { type: "module" });
  return conversation({
    post: (message) => worker.postMessage(message),
    listen(answered, failed) {
      worker.onmessage = ({ data }) => answered(data);
      worker.onerror = failed;
    },
    end() {
      worker.terminate();
      URL.revokeObjectURL(url);
    },
  });
}

/** Makes the questions to a worker, one at a time, promises. */
export function conversation({ post, listen, end }) {
  let [resolve, reject] = [];
  listen(
    ({ fault, lines }) => (fault ? reject(new RegistrantError(fault.kind, fault.message, fault)) : resolve(lines)),
    (cause) => {
      const reason = "the worker does not start";
      const remedy = "allow `blob:` in worker-src of the page's Content-Security-Policy, or leave out the option `worker`";
      reject(new RegistrantError("not_initialized", `${reason}; ${remedy}`, { reason, remedy, cause }));
    },
  );
  const ask = (message) =>
    new Promise((...settle) => {
      [resolve, reject] = settle;
      post(message);
    });
  return { ask, end };
}
