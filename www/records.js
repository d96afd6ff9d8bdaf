// Reads the records of a file: lines of JSON, one JSON list, or a table. Each record has its line.
import { createRows } from "./csv.js";
import { Unreadable, encodingOf, megabytes } from "./file.js";

/** The largest file, and the largest JSON list, which must be in memory as a whole. */
const [LARGEST, LARGEST_LIST] = [2_000_000_000, 100_000_000];

/** The longest line of JSON. */
const LONGEST = 16_000_000;

/** Looks at the beginning of a file: what it is, its first record, and its columns. */
export async function beginningOf(file) {
  if (file.size > LARGEST) throw new Unreadable("file_large", { size: megabytes(file.size), limit: megabytes(LARGEST) });
  const encoding = await encodingOf(file);
  // A character may be cut at the end, so the text is not judged yet.
  const start = new TextDecoder(encoding).decode(await file.slice(0, 1 << 16).arrayBuffer()).replace(/^\uFEFF/, "");
  const first = start.trimStart()[0];
  if (first === undefined) throw new Unreadable("file_empty");
  if (first === "[" || (first === "{" && !isLines(start))) {
    if (file.size > LARGEST_LIST) throw new Unreadable("list_large", { size: megabytes(file.size), limit: megabytes(LARGEST_LIST) });
    const list = listed(await textOf(file, encoding));
    if (list.length === 0) throw new Unreadable("file_empty");
    return { kind: "json", encoding, list, sample: list[0] };
  }
  if (first === "{") return { kind: "ndjson", encoding, sample: JSON.parse(firstLine(start)) };
  // CR alone ends no line: the whole table would be the names of columns.
  if (/\r[^\r\n]/.test(start.split("\n", 1)[0])) throw new Unreadable("line_ends");
  const { read, separator } = createRows();
  const [head, ...rows] = read(start, file.size <= 1 << 16);
  if (!head?.cells) throw new Unreadable("file_unknown");
  const hasMark = encoding !== "utf-8" || (new Uint8Array(await file.slice(0, 3).arrayBuffer())).join() === "239,187,191";
  return { kind: "csv", encoding, hasMark, separator: separator(), names: head.cells, rows: rows.filter(({ cells }) => cells).slice(0, 3).map(({ cells }) => cells) };
}

const firstLine = (text) => text.split("\n").find((line) => line.trim() !== "");

/** Returns whether the first line is one JSON object. */
function isLines(start) {
  try {
    return typeof JSON.parse(firstLine(start)) === "object";
  } catch {
    return false;
  }
}

/** Returns the records of a JSON document: a list, or one contact. */
function listed(text) {
  try {
    const value = JSON.parse(text);
    return Array.isArray(value) ? value : [value];
  } catch {
    throw new Unreadable("json_broken");
  }
}

async function textOf(file, encoding) {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(await file.arrayBuffer());
  } catch {
    throw new Unreadable("file_encoding");
  }
}

/** Gives the texts of a file, piece by piece, with the bytes so far. */
async function* pieces(file, encoding) {
  const decoder = new TextDecoder(encoding, { fatal: true });
  const reader = file.stream().getReader();
  let bytes = 0;
  const decoded = (value, options) => {
    try {
      return decoder.decode(value, options);
    } catch {
      throw new Unreadable("file_encoding");
    }
  };
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    bytes += value.length;
    yield { text: decoded(value, { stream: true }), bytes };
  }
  yield { text: decoded(), bytes, isLast: true };
}

/** Gives the records in batches, with the bytes so far. */
export async function* recordsOf(file, { kind, encoding, list, names }) {
  if (kind === "json") {
    for (let start = 0; start < list.length; start += 500) {
      const records = list.slice(start, start + 500).map((document, index) => ({ line: start + index + 1, document }));
      yield { records, bytes: Math.round((file.size * Math.min(list.length, start + 500)) / list.length) };
    }
    return;
  }
  const read = kind === "csv" ? rowReader(names.length) : lineReader();
  for await (const { text, bytes, isLast } of pieces(file, encoding)) {
    const records = read(text, isLast);
    for (let start = 0; start < records.length; start += 500) yield { records: records.slice(start, start + 500), bytes };
  }
}

function rowReader(width) {
  const { read } = createRows();
  let isFirst = true;
  return (text, isLast) => {
    const found = read(text, isLast);
    if (isFirst && found.length > 0) {
      found.shift();
      isFirst = false;
    }
    return found.map((row) => (row.cells && row.cells.length !== width ? { ...row, error: "row_cells", values: { expected: width, found: row.cells.length } } : row));
  };
}

function lineReader() {
  let [rest, line, isSkipping] = ["", 0, false];

  /** Reads a line, unless it is the end of one that is too long. */
  function recordOf(text) {
    line += 1;
    const isRest = isSkipping;
    isSkipping = false;
    if (isRest || text.trim() === "") return [];
    try {
      return [{ line, document: JSON.parse(text) }];
    } catch {
      return [{ line, text, error: "row_json" }];
    }
  }

  return (text, isLast) => {
    const lines = (rest + text).split("\n");
    rest = isLast ? "" : lines.pop();
    const records = lines.flatMap(recordOf);
    if (rest.length > LONGEST) {
      if (!isSkipping) records.push({ line: line + 1, error: "row_long", values: { limit: LONGEST / 1000 } });
      [rest, isSkipping] = ["", true];
    }
    return records;
  };
}
