// Many documents, a line of JSON each: in pieces, so that the memory of the wasm file stays small.
import { texts, wrong, wrongType } from "./argument.js";
import { bring, call, checkPiece } from "./engine.js";
import { RegistrantError } from "./fault.js";

/** The number of characters or bytes of a piece, before the rest of its last line. */
const PIECE = 1 << 18;

const LINE_END = 10;

/** Checks lines of JSON, and returns lines of JSON: a text for a text, bytes for bytes. */
export function checkLines(documents, args) {
  const isText = typeof documents === "string";
  if (!isText && !ArrayBuffer.isView(documents)) throw wrongType("documents", "a string or a Uint8Array", documents);
  const given = isText ? documents : new Uint8Array(documents.buffer, documents.byteOffset, documents.byteLength);
  const [to, as] = texts(args);
  bring(args);
  const answers = [];
  let before = 0;
  for (let start = 0; start === 0 || start < given.length; ) {
    const end = given.indexOf(isText ? "\n" : LINE_END, start + PIECE) + 1 || given.length || 1;
    const bytes = isText ? new TextEncoder().encode(given.slice(start, end)) : given.subarray(start, end);
    const answer = checkPiece(bytes, to, as);
    const text = isText || before > 0 ? new TextDecoder().decode(answer) : "";
    const moved = numbered(text, before);
    answers.push(isText ? moved : moved === text ? answer : new TextEncoder().encode(moved));
    before += count(bytes);
    start = end;
  }
  return isText ? joined(answers) : concatenated(answers);
}

const count = (bytes) => {
  let lines = 0;
  for (let at = bytes.indexOf(LINE_END); at >= 0; at = bytes.indexOf(LINE_END, at + 1)) lines += 1;
  return lines;
};

/** Adds the lines before a piece to the numbers in its errors. */
function numbered(text, before) {
  if (before === 0) return text;
  return text.replace(/^\{"error":.*$/gm, (line) => {
    const { error } = JSON.parse(line);
    return JSON.stringify({ error: atLine(error, error.line + before) });
  });
}

/** Returns an error with the number of its line, which its message may begin with. */
export const atLine = (error, line) => ({ ...error, line, message: error.message.replace(/^line \d+/, `line ${line}`) });

function joined(texts) {
  try {
    return texts.join("");
  } catch (cause) {
    throw wrong(["documents"], "expected lines whose answer fits into a text, found more", "pass bytes, or use checkStream", cause);
  }
}

function concatenated(parts) {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

/** Returns the answers to whole lines, as JSON, one for each that is not blank. */
export function answers(bytes, { operation, args }) {
  if (operation === "check") {
    bring(args);
    return new TextDecoder().decode(checkPiece(bytes, ...texts(args))).split("\n").slice(0, -1);
  }
  const lines = new TextDecoder().decode(bytes).split("\n");
  return lines.filter((line) => line.trim() !== "").map((line) => JSON.stringify(converted(line, args)));
}

function converted(line, { options }) {
  let document;
  try {
    document = JSON.parse(line);
  } catch {
    const [reason, remedy] = ["expected JSON, found another text", "write one JSON document on each line"];
    return { error: { kind: "document", message: `${reason}; ${remedy}`, reason, remedy } };
  }
  try {
    return { result: call("convert", { document, options }) };
  } catch (error) {
    // A mistake in the options is that of every line.
    if (!(error instanceof RegistrantError) || error.pointer?.startsWith("/options")) throw error;
    return { error: plain(error) };
  }
}

/** Returns the members of an error, as data. */
export function plain({ kind, message, pointer, offset, reason, remedy }) {
  return { kind, message, pointer, offset, reason, remedy };
}

/** Returns the numbers of the lines that are not blank, and the number after the last line. */
export function numbers(bytes, first) {
  const found = [];
  let number = first;
  for (let start = 0; start < bytes.length; number += 1) {
    const end = bytes.indexOf(LINE_END, start) + 1 || bytes.length;
    if (bytes.subarray(start, end).some((byte) => byte !== 32 && (byte < 9 || byte > 13 || byte === 11))) found.push(number);
    start = end;
  }
  return [found, number];
}
