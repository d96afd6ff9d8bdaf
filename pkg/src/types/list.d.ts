// Filter, sort and page, as each provider's list call does.
import type { ContactDocument } from "./contact.js";

/** The schemas whose providers have a list of contacts. */
export type ListedSchema = "gandi-v3" | "dnsimple" | "glauca" | "freebox";

/** A number, or its decimal text as it stands in a query string. */
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

/** The options of Gandi's `contact.list`: a field alone for equality, `~` before it for a pattern with `%` and `_`. */
export type GandiV3ListOptions = {
  [field in GandiV3Field]?: NumberOrText | NumberOrText[];
} & {
  [pattern in `~${GandiV3Field}`]?: string;
} & {
  /** `handle`, `handle desc`; the order of the documents where absent. */
  sort_by?: string;
  /** Counted from 0. */
  page?: NumberOrText;
  /** 100 where absent. */
  items_per_page?: NumberOrText;
};

/** The options of DNSimple's list of contacts. */
export interface DnsimpleListOptions {
  /** `label:desc,id:asc`: id, label and email; `id:asc` where absent. */
  sort?: string;
  /** Counted from 1. */
  page?: NumberOrText;
  /** 1 to 100; 30 where absent. */
  per_page?: NumberOrText;
}

/** The options of Glauca's lists. */
export interface GlaucaListOptions {
  /** 25 where absent. */
  limit?: NumberOrText;
  offset?: NumberOrText;
  /** The address of the list, which the links to other pages begin with. */
  base_url?: string;
}

/** The options of the Freebox's list of contacts. */
export interface FreeboxListOptions {
  start?: NumberOrText;
  /** -1, or absent, for no limit. */
  limit?: NumberOrText;
  /** Only the contacts whose `group_id` is this number, or holds it. */
  group_id?: NumberOrText;
}

/** What each provider wraps a page in. */
export interface ListAnswers<Document> {
  "gandi-v3": Document[];
  dnsimple: {
    data: Document[];
    pagination: { current_page: number; per_page: number; total_entries: number; total_pages: number };
  };
  glauca: { count: number; next: string | null; previous: string | null; results: Document[] };
  /** `result` is left out where it would be empty, as that API does. */
  freebox: { success: true; result?: Document[] };
}

/** What each provider's list call takes. */
export interface ListOptions {
  "gandi-v3": GandiV3ListOptions;
  dnsimple: DnsimpleListOptions;
  glauca: GlaucaListOptions;
  freebox: FreeboxListOptions;
}

/**
 * The page of documents that a provider's list call would answer, with its own options and in its own envelope.
 *
 * A page past the end is empty. Throws a {@link RegistrantError} when an option is not known, with the nearest one that
 * is, or not in its range.
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
 * How many documents pass the filters of a provider's list call, whatever the page.
 *
 * @example
 * count("gandi-v3", contacts, { type: 0 });
 */
export function count<Name extends ListedSchema>(
  schema: Name,
  documents: ContactDocument[],
  options?: ListOptions[Name],
): number;
