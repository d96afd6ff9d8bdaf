// What Freebox OS answers.
import type { Json } from "./contact.js";

/**
 * The contact entries in an answer of Freebox OS: none where it has no result, one or a list.
 *
 * Throws a {@link RegistrantError} with the answer's error in words when it reports one.
 *
 * @example
 * const entries = freeboxEntries(await response.text());
 */
export function freeboxEntries(answer: object | string): { [key: string]: Json }[];
