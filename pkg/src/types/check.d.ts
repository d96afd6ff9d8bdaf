// Checking a contact against the rules of a domain.
import type { Claim, Code, Contact, ContactDocument, FieldName, GivenRole, Json, RoleName } from "./contact.js";
import type { ProviderName, SchemaName } from "./schemas.js";

/** A document of a schema: the canonical contact has typed fields, a provider's document any members. */
export type DocumentOf<Name extends SchemaName> = [Name] extends ["contact"] ? Contact : ContactDocument | string;

/**
 * An operation on the domain. In an `update`, a document of DNSimple, Freebox, Gandi v3 or Glauca is judged by the members
 * that it has: what it leaves out keeps its value. So is an owner of Gandi v5 alone, which must have `country`, `email` and
 * `streetaddr`.
 */
export type Operation = "create" | "transfer" | "update" | "trade";

/**
 * The domain, the roles of the contact, and the operation. At least one role is necessary: in `roles`, or as a member of its
 * own as in Gandi's API.
 */
export type Association = AssociationFacts & { /** The domain name, as U-labels or A-labels: `mydomain.fr`. */ domain: string } & AnyRole;

/** The facts of an association besides the domain. */
export interface AssociationFacts {
  /** The roles of the contact; they add to the members of the same names. */
  roles?: readonly GivenRole[] | undefined;
  /** `true` if the contact is the registrant. */
  owner?: boolean;
  /** `true` if it is the administrative contact. */
  admin?: boolean;
  /** `true` if it is the technical contact. */
  tech?: boolean;
  /** `true` if it is the billing contact. */
  bill?: boolean;
  /** Another name of `owner`. */
  registrant?: boolean;
  /** Another name of `bill`. */
  billing?: boolean;
  /** `create` by default. */
  operation?: Operation;
  /** The same as in {@link Options}, which win. */
  provider?: ProviderName;
  /** The same as in {@link Options}, which win; null means absent. */
  today?: string | null;
  /** The same as in {@link Options}, which win. */
  language?: Language;
}

/** One role at least. */
export type AnyRole =
  | { roles: readonly GivenRole[] }
  | { owner: boolean }
  | { admin: boolean }
  | { tech: boolean }
  | { bill: boolean }
  | { registrant: boolean }
  | { billing: boolean };

/**
 * The language of messages, as any BCP 47 tag of one of these languages, such as `fr-CA` or `zh-Hans`. For a tag that may
 * be of another language, such as `navigator.language`, use {@link languageFor}. `registrant/form` has English and the
 * languages of {@link addLanguage}. Outside Node.js, `registrant` makes plainer messages until {@link addLanguage} adds the
 * sentences of the language.
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

/** Facts for a check besides the contact and the association. */
export interface Options {
  /** The contact's schema, such as `gandi-v3`; detected by default. */
  schema?: SchemaName;
  /** The provider whose rules apply besides the registry's, such as `gandi`; `none` for the registry's alone. */
  provider?: ProviderName;
  /**
   * The date on which ages are judged and rules count, `YYYY-MM-DD`: the local date where absent. With null no age is judged, and
   * rules count as on the day of the data.
   */
  today?: string | null;
  /** Rules of your own: a rule file as `docs/rule-language.md` describes it, an array of them, or the JSON text of either. */
  rules?: object | object[] | string;
  /** The language of the messages and labels; English by default. A rule's own texts and Gandi's errors are always in English. */
  language?: Language;
}

/** The layer of a rule. */
export type Layer = "country" | "generic" | "registry" | "provider" | "caller";

/** The rule behind a violation. */
export interface Rule {
  /** Never reused for another rule. */
  id: string;
  /** The layer: the rules of a later one come on top, in the order of the names here. */
  layer: Layer;
  /** The source of the rule: an address, or a repository and a path in it. A caller's own rule can have "". */
  source: string;
  /** The day of the source or of its reading, `YYYY-MM-DD`; "" if a caller's own rule has no day. */
  date: string;
}

/** One thing wrong with one field. */
export interface Violation {
  /** The kind of the violation. */
  code: Code;
  /** An `error` refuses the contact, and a `warning` does not. */
  severity: "error" | "warning";
  /** The field in the canonical contact. */
  path: FieldName;
  /** The field in the caller's document, as a JSON Pointer; null if its schema has no place for the field. */
  pointer: string | null;
  /** The roles that the rule is about. */
  roles: RoleName[];
  /** The facts for a translation of the message; never a value of the contact. */
  params: { [name: string]: Json };
  /** The rule that the contact breaks. */
  rule: Rule;
  /** A value that would be accepted, or null; offered, never applied. */
  fix: string | null;
  /** The text, in the language of the options. */
  message: string;
}

/**
 * The basis of a suffix's rules. `registry`: its registry has rules on the contact's data. `reviewed`: somebody read its
 * sources, and they ask nothing special. `generic`: nobody read its sources, so only the rules of its kind apply.
 */
export type Basis = "registry" | "reviewed" | "generic";

/** A verification that a registry or a registrar makes, such as those of NIS2, Article 28. */
export interface Verification {
  /** Never reused for another one. */
  id: string;
  /** The parts of the contact that are verified. */
  claims: Claim[];
  /** The party that verifies. */
  by: "registry" | "registrar";
  /** The time limit in days; null if no source gives one. */
  days: number | null;
  /** The consequence of a failed or missing verification. */
  consequence: "suspended" | "deleted" | "not_registered" | "none_stated";
  /** The first day of such verifications, `YYYY-MM-DD`; null if no source gives one. */
  since: string | null;
  /** The whole in one English sentence. */
  why: string;
  /** The confidence in it. */
  confidence: "high" | "medium" | "low";
  /** The source: an address, or a repository and a path in it. */
  source: string;
  /** The day of the source or of its reading, `YYYY-MM-DD`. */
  date: string;
}

/** A verification in a report. */
export interface ReportedVerification extends Verification {
  /** Present if the contact's `verified` says of each claim, in its last entry about it, that it is verified. */
  done?: true;
}

/** A demand of a registry besides the contact's data; it makes no contact wrong. */
export interface Note {
  /** Never reused for another note. */
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
  /** The demand and its reason in one sentence, in the language of the options. */
  why: string;
  /** The confidence in it. */
  confidence: "high" | "medium" | "low";
  /** The source: an address, or a repository and a path in it. */
  source: string;
  /** The day of the source or of its reading, `YYYY-MM-DD`. */
  date: string;
}

/** The answer of a check. */
export interface Report {
  /** `true` if no violation is an error. */
  accepted: boolean;
  /** The public suffix whose rules were applied. */
  suffix: string;
  /** The basis of the rules of that suffix. */
  basis: Basis;
  /** In the order of the document. */
  violations: Violation[];
  /** Demands of the registry besides the contact's data. */
  notes: Note[];
  /** Later verifications by the registry or the registrar; they make no contact wrong. */
  verification: ReportedVerification[];
  /** The day of the rules and tables. */
  data_version: string;
}

/**
 * Checks a contact for a domain: what the registry and the provider would refuse, and why.
 *
 * Throws a {@link RegistrantError} if the call is wrong, for example if the suffix, the schema or the operation is unknown.
 *
 * @example
 * const report = check(contact, { domain: "mydomain.fr", owner: true }, { schema: "gandi-v3" });
 * for (const { pointer, message } of report.violations) console.log(pointer, message);
 */
export function check<Name extends SchemaName = SchemaName>(
  contact: DocumentOf<Name>,
  association: Association,
  options?: Options & { schema?: Name },
): Report;

/**
 * Checks many documents, one a line of JSON, and returns one report a line, in order.
 *
 * An unreadable line yields `{"error": …}` with its `line` number, counted from 1. Blank lines are skipped, so line k of the
 * answer is line k of the input only if no line is blank. Name the schema: detecting it for each document takes longer than
 * checking. The documents may be of any size, but an answer as text must fit into a string: pass bytes for more, or use
 * {@link checkStream}, which holds only a part at a time.
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
 * Returns the language of a BCP 47 tag, or English if the tag is invalid or has no messages. That of `registrant/form` may be
 * one that a form loads by itself, and that the other functions take after {@link addLanguage}.
 *
 * @example
 * check(contact, association, { language: languageFor(navigator.language) });
 */
export function languageFor(tag: string): Language;

/**
 * Adds the messages of a language, 30 KB each when compressed, and returns the language. In Node.js, `registrant` has all
 * languages. In a browser, it has the texts of fields and codes, and takes the sentences of rules from here.
 * `registrant/form` takes everything from here.
 *
 * Throws if the text is not one of this package's languages, or is of another version.
 *
 * @example
 * import french from "registrant/languages/fr";
 * addLanguage(french);
 * check(contact, association, { language: "fr" });
 */
export function addLanguage(messages: string): Language;

/**
 * Adds a piece to the file for forms, which has only what most forms need: the rules of top-level domains that begin with a
 * letter, or of a provider; the phone numbers of the calling codes that begin with a digit; the subdivisions of the countries whose
 * codes begin with a letter; the reasons and sources of rules; or the messages of a language. The other files have the first three,
 * and keep their own.
 *
 * Throws if the text is not one of this package's pieces, or is of another version.
 *
 * @example
 * const { default: states } = await import("registrant/pieces/subdivisions-u");
 * addPiece(states);
 */
export function addPiece(piece: string): void;

/**
 * Returns the public suffix whose rules apply to a domain.
 *
 * @example
 * suffix("mydomain.fr").suffix; // "fr"
 */
export function suffix(domain: string): { suffix: string };
