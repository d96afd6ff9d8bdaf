// Answers of Freebox OS.
import type { Json } from "./contact.js";

/**
 * Returns the contact entries in an answer of Freebox OS. The list is empty if the answer has no result.
 *
 * Throws a {@link RegistrantError} with the answer's error in words if it has one.
 *
 * @example
 * const entries = freeboxEntries(await response.text());
 */
export function freeboxEntries(answer: object | string): { [key: string]: Json }[];
