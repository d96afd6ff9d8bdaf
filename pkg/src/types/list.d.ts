// Filtering, sorting and paging, as each provider's list call does it.
import type { ContactDocument } from "./contact.js";

/** The schemas whose providers have a list of contacts. */
export type ListedSchema = "gandi-v3" | "dnsimple" | "glauca" | "freebox";

/** A number, or its decimal text as in a query string. */
type NumberOrText = number | string;

/** The fields that Gandi's `contact.list` filters by. */
type GandiV3Field =
  | "handle"
  | "orgname"
  | "given"
  | "family"
  | "type"
  | "email"
  | "zip"
  | "city"
  | "streetaddr"
  | "country";

/** The options of Gandi's `contact.list`: a field for equality, or `~` and a field for a pattern with `%` and `_`. */
export type GandiV3ListOptions = {
  [field in GandiV3Field]?: NumberOrText | NumberOrText[];
} & {
  [pattern in `~${GandiV3Field}`]?: string;
} & {
  /** The order, such as `handle` or `handle desc`; that of the documents by default. */
  sort_by?: string;
  /** The page, counted from 0. */
  page?: NumberOrText;
  /** The size of a page; 100 by default. */
  items_per_page?: NumberOrText;
};

/** The options of DNSimple's list of contacts. */
export interface DnsimpleListOptions {
  /** The order by id, label and email, such as `label:desc,id:asc`; `id:asc` by default. */
  sort?: string;
  /** The page, counted from 1. */
  page?: NumberOrText;
  /** The size of a page, 1 to 100; 30 by default. */
  per_page?: NumberOrText;
}

/** The options of Glauca's lists. */
export interface GlaucaListOptions {
  /** The size of a page; 25 by default. */
  limit?: NumberOrText;
  /** The number of entries to leave out. */
  offset?: NumberOrText;
  /** The address of the list, for the links to other pages. */
  base_url?: string;
}

/** The options of the Freebox's list of contacts. */
export interface FreeboxListOptions {
  /** The number of entries to leave out. */
  start?: NumberOrText;
  /** The size of a page; -1 (the default) means no limit. */
  limit?: NumberOrText;
  /** A group: only contacts whose `group_id` is or contains this number. */
  group_id?: NumberOrText;
}

/** The envelope of a page, by schema. */
export interface ListAnswers<Document> {
  "gandi-v3": Document[];
  /** DNSimple's. */
  dnsimple: {
    data: Document[];
    pagination: { current_page: number; per_page: number; total_entries: number; total_pages: number };
  };
  /** Glauca's. */
  glauca: { count: number; next: string | null; previous: string | null; results: Document[] };
  /** An empty `result` is left out, as in that API. */
  freebox: { success: true; result?: Document[] };
}

/** The options of each provider's list call, by schema. */
export interface ListOptions {
  "gandi-v3": GandiV3ListOptions;
  /** DNSimple's. */
  dnsimple: DnsimpleListOptions;
  /** Glauca's. */
  glauca: GlaucaListOptions;
  /** The Freebox's. */
  freebox: FreeboxListOptions;
}

/**
 * Returns the page of documents that a provider's list call would answer, with its own options and in its own envelope.
 *
 * A page past the end is empty. Throws a {@link RegistrantError} if an option is unknown or out of range. The error names
 * the nearest known option.
 *
 * @example
 * list("gandi-v3", contacts, { "~email": "%@example.org", sort_by: "handle desc", items_per_page: 10 });
 * list("dnsimple", contacts, { sort: "label:asc", page: 2 }).pagination.total_pages;
 */
export function list<Name extends ListedSchema, Document extends ContactDocument>(
  schema: Name,
  documents: Document[],
  options?: ListOptions[Name],
): ListAnswers<Document>[Name];

/**
 * Counts the documents that pass the filters of a provider's list call, on all pages.
 *
 * @example
 * count("gandi-v3", contacts, { type: 0 });
 */
export function count<Name extends ListedSchema>(
  schema: Name,
  documents: ContactDocument[],
  options?: ListOptions[Name],
): number;
