// Many contacts from a stream.
import type { Association, Options, Report } from "./check.js";
import type { ContactDocument } from "./contact.js";
import type { Converted, ConvertOptions } from "./convert.js";

/** A piece of a source: text or bytes, cut anywhere, or one contact. */
export type StreamPiece = string | ArrayBufferView | ContactDocument;

/** A source that one reads piece by piece, such as a `ReadableStream` or the body of a `Response`. */
export interface ReadablePieces {
  /** Returns the reader of the stream. */
  getReader(): { read(): Promise<{ done: boolean; value?: any }>; cancel(): Promise<unknown> };
}

/**
 * Lines of JSON, or contacts: a stream of Node.js or of the web, a `File` or `Blob`, a `Response`, or anything to iterate over.
 */
export type StreamSource =
  | string
  | ArrayBufferView
  | AsyncIterable<StreamPiece>
  | Iterable<StreamPiece>
  | ReadablePieces
  | { stream(): ReadablePieces }
  | { body: ReadablePieces | null };

/** The progress of a stream. */
export interface StreamProgress {
  /** The number of lines that were answered, blank ones included. */
  lines: number;
  /** Their bytes. */
  bytes: number;
  /** The bytes of the whole source, if it is a file. */
  total?: number;
}

/** The options of a stream, beside those of the operation. */
export interface StreamOptions {
  /** `true` lets a worker of the host do the work, if the host has workers. Otherwise it is done in place. */
  worker?: boolean;
  /** Receives how far the stream is, after each batch of lines. */
  onProgress?: (progress: StreamProgress) => void;
  /** A signal to stop. The loop then throws the signal's reason. */
  signal?: AbortSignalLike;
}

/** An `AbortSignal`. */
export interface AbortSignalLike {
  /** The reason of the stop. */
  readonly reason: any;
  /** Throws the reason if the signal is aborted. */
  throwIfAborted(): void;
  /** Adds a listener. */
  addEventListener(type: "abort", listener: () => void): void;
  /** Removes a listener. */
  removeEventListener(type: "abort", listener: () => void): void;
}

/** The mistake of a line without a contact. */
export interface LineError {
  /** The kind, as of a `RegistrantError`. */
  kind: string;
  /** The mistake and the remedy. */
  message: string;
  /** The mistake. */
  reason: string;
  /** The remedy. */
  remedy: string;
  /** The line, counted from 1. */
  line: number;
  /** The place in the line, in bytes. */
  offset?: number;
  /** The place in the document, as a JSON Pointer. */
  pointer?: string;
}

/** The answer to a line of `checkStream`. */
export type CheckedLine =
  | { line: number; report: Report; error?: undefined }
  | { line: number; error: LineError; report?: undefined };

/** The answer to a line of `convertStream`. */
export type ConvertedLine =
  | { line: number; result: Converted; error?: undefined }
  | { line: number; error: LineError; result?: undefined };

/**
 * Checks the contacts of a stream, in order, in little memory. Each line of JSON is a contact. Blank lines are skipped.
 *
 * Throws a {@link RegistrantError} at the first step if the association or an option is wrong.
 *
 * @example
 * for await (const { line, report, error } of checkStream(createReadStream("contacts.ndjson"), association, { schema: "gandi-v3" })) {
 *   if (!report?.accepted) console.log(line, error?.reason ?? report?.violations.map(({ message }) => message));
 * }
 */
export function checkStream(
  source: StreamSource,
  association: Association,
  options?: (Options & StreamOptions) | null,
): AsyncGenerator<CheckedLine, void, undefined>;

/**
 * Converts the contacts of a stream, in order, in little memory. Each line of JSON is a contact. Blank lines are skipped.
 *
 * Throws a {@link RegistrantError} at the first line if an option is wrong.
 *
 * @example
 * for await (const { line, result, error } of convertStream(file, { from: "gandi-v3", to: "dnsimple", worker: true })) {
 *   console.log(line, result?.document ?? error?.reason);
 * }
 */
export function convertStream(
  source: StreamSource,
  options: ConvertOptions & StreamOptions,
): AsyncGenerator<ConvertedLine, void, undefined>;
