// Checking a contact against the rules of a domain.
import type { Claim, Code, ContactDocument, Json } from "./contact.js";
import type { ProviderName, SchemaName } from "./schemas.js";

/** What is done with the domain. */
export type Operation = "create" | "transfer" | "update" | "trade";

/** The domain, the roles that the contact takes for it, and what is done with the domain. */
export interface Association {
  /** The domain name, as U-labels or A-labels: `mydomain.fr`. */
  domain: string;
  owner?: boolean;
  admin?: boolean;
  tech?: boolean;
  bill?: boolean;
  /** Another name of `owner`. */
  registrant?: boolean;
  /** Another name of `bill`. */
  billing?: boolean;
  /** `create` where absent. */
  operation?: Operation;
  /** As in {@link Options}, which go before. */
  provider?: ProviderName;
  /** As in {@link Options}, which go before; null is the same as absent. */
  today?: string | null;
  /** As in {@link Options}, which go before. */
  language?: Language;
}

/**
 * The language of messages; any BCP 47 tag of one of them is taken, such as `fr-CA` or `zh-Hans`. For a tag that may be of
 * another language, such as `navigator.language`, there is {@link languageFor}. `registrant/slim` speaks English and what {@link addLanguage} brought it.
 */
export type Language =
  | "en"
  | "fr"
  | "de"
  | "es"
  | "it"
  | "nl"
  | "pt"
  | "ja"
  | "zh"
  | `${"en" | "fr" | "de" | "es" | "it" | "nl" | "pt" | "ja" | "zh"}-${string}`;

export interface Options {
  /** The contact's schema, such as `gandi-v3`; detected where absent. */
  schema?: SchemaName;
  /** The provider whose own demands count beside the registry's, such as `gandi`; `none` for the registry's alone. */
  provider?: ProviderName;
  /** The date on which ages are judged, `YYYY-MM-DD`: the local date where absent; with null no age is judged. */
  today?: string | null;
  /** Rules of your own: a rule file as `docs/rule-language.md` describes it, an array of them, or the JSON text of either. */
  rules?: object | object[] | string;
  /** The language of the messages and labels, English where absent; what a rule says of itself is English. Gandi's own errors are English whatever it is. */
  language?: Language;
}

/** The demand behind a violation, and who makes it. */
export interface Rule {
  /** Never reused for another rule. */
  id: string;
  layer: string;
  /** Where the rule was taken from: an address, or a repository and a path in it; what a caller's own rule says, which may be "". */
  source: string;
  /** The day on which that was read, `YYYY-MM-DD`; "" where a caller's own rule has none. */
  date: string;
}

/** One thing that is wrong with one field. */
export interface Violation {
  code: Code;
  /** Only an `error` makes the contact refused. */
  severity: "error" | "warning";
  /** The field in the canonical contact. */
  path: string;
  /** The field in the caller's document, as a JSON Pointer; null where its schema has no place for the field. */
  pointer: string | null;
  /** The roles for which the demand is made. */
  roles: ("owner" | "admin" | "tech" | "bill")[];
  /** What a translation of the message needs; never a value of the contact. */
  params: { [name: string]: Json };
  rule: Rule;
  /** A value that would do, where one is known: offered, never applied. */
  fix: string | null;
  /** What is wrong, in the language that was asked for; English where none was. */
  message: string;
}

/** What the rules of a suffix rest on. */
export type Basis = "registry" | "plain" | "generic";

/** A verification that a registry or a registrar makes, such as those of NIS2, Article 28. */
export interface Verification {
  /** Never reused for another one. */
  id: string;
  claims: Claim[];
  by: "registry" | "registrar";
  /** The days that there are for it; null if no source says so. */
  days: number | null;
  consequence: "suspended" | "deleted" | "not_registered" | "none_stated";
  /** The first day on which it was made, `YYYY-MM-DD`; null if no source says so. */
  since: string | null;
  /** What happens, in one English sentence. */
  why: string;
  confidence: "high" | "medium" | "low";
  source: string;
  date: string;
}

/** A verification in a report. */
export interface ReportedVerification extends Verification {
  /** Stands there if the contact's `verified` says of each claim, in its last entry about it, that it is verified. */
  done?: true;
}

/** What a registry asks beside the contact's data; it makes no contact wrong. */
export interface Note {
  id: string;
  about:
    | "documents"
    | "presence"
    | "connection"
    | "profession"
    | "confirmation"
    | "declaration"
    | "holder"
    | "identity_check";
  why: string;
  confidence: "high" | "medium" | "low";
  source: string;
  date: string;
}

/** What a registry would say to a contact. */
export interface Report {
  /** Whether no violation is an error. */
  accepted: boolean;
  /** The public suffix whose rules were applied. */
  suffix: string;
  /** What its rules rest on: `generic` where no special rule is known, `plain` where none is asked. */
  basis: Basis;
  /** In the order of the document. */
  violations: Violation[];
  /** What the registry asks beside the contact's data. */
  notes: Note[];
  /** What the registry or the registrar verifies after that; it makes no contact wrong. */
  verification: ReportedVerification[];
  /** The date of the rules and tables. */
  data_version: string;
}

/**
 * Says what the registry of a domain would refuse about a contact.
 *
 * Throws a {@link RegistrantError} when the call is wrong: an unknown suffix, schema or operation.
 *
 * @example
 * const report = check(contact, { domain: "mydomain.fr", owner: true }, { schema: "gandi-v3" });
 * for (const { pointer, message } of report.violations) console.log(pointer, message);
 */
export function check(contact: ContactDocument | string, association: Association, options?: Options): Report;

/**
 * The same for many documents: a line of JSON each in, a line with the report each out, in order.
 *
 * A line that is no document is answered with `{"error": …}` in its place, whose `line` counts the lines of the input from
 * 1. An empty line has no answer, so that line k of the answer is line k of the input only where none is empty. Name the schema:
 * telling it from each document takes longer than checking it. Cut a long stream into parts at line ends; only one part
 * is held at a time.
 *
 * @example
 * const reports = checkLines(readFileSync("contacts.ndjson"), { domain: "mydomain.fr", owner: true }, { schema: "gandi-v3" });
 */
export function checkLines<Lines extends string | Uint8Array>(
  documents: Lines,
  association: Association,
  options?: Options,
): Lines extends string ? string : Uint8Array;

/**
 * The language to ask for: that of a BCP 47 tag, and English where there are no messages in it or the text is no tag.
 *
 * @example
 * check(contact, association, { language: languageFor(navigator.language) });
 */
export function languageFor(tag: string): Language;

/**
 * Brings `registrant/slim` the messages of a language, which are 5 KB each when compressed; `registrant` has all of them. Gives the
 * language.
 *
 * Throws where the text is none of this package's languages, or is of another version.
 *
 * @example
 * import french from "registrant/languages/fr";
 * addLanguage(french);
 * check(contact, association, { language: "fr" });
 */
export function addLanguage(messages: string): Language;

/**
 * The public suffix that decides a domain's rules.
 *
 * @example
 * suffix("mydomain.fr").suffix; // "fr"
 */
export function suffix(domain: string): { suffix: string };
