/**
 * Forms that know what their domains ask: an engine without a framework, an ordinary HTML form, a custom element, and a
 * Standard Schema. The functions for canonical contacts are here too, with every rule, those of providers too.
 *
 * The file for browsers is small. It leaves out the schemas of providers with their functions, `explain`, `eligible`,
 * `suffixes`, `requirementsSchema`, rules of your own, and what takes a full name apart: `normalize("name", …)` throws there. A form loads sentences, other languages and subdivisions when it shows
 * them, and the phone numbers of each calling code that it reads. For the other functions {@link addLanguage} and {@link addPiece} add them. In Node.js nothing is missing, in workers and edge runtimes only languages.
 * Every host has the same functions.
 */
import type { Association, Language, Note, Operation, Options, Report, Verification, Violation } from "./types/check.js";
import type { Contact, FieldName, GivenRole, KindName } from "./types/contact.js";
import type { Order, Refusal, Requirement, checkOrder as checkAnyOrder } from "./types/rules.js";
import type { ProviderName } from "./types/schemas.js";

export type * from "./types/contact.js";
export type { ProviderName } from "./types/schemas.js";
export type * from "./types/check.js";
export type * from "./types/rules.js";
export type * from "./types/normalize.js";
export { addLanguage, addPiece, checkLines, languageFor, suffix } from "./types/check.js";
export { choices, conditionHolds, presence, requirements } from "./types/rules.js";
export { addressFormat, formatPhoneAsYouType, normalize, normalizeContact, phoneE164 } from "./types/normalize.js";
export { RegistrantError, dataVersion, version } from "./types/error.js";
export { ready } from "./types/ready.js";

/**
 * Checks a contact for a domain: what the registry and the provider would refuse, and why. An empty object is an empty form.
 *
 * Throws a {@link RegistrantError} if the call is wrong, for example if the suffix or the operation is unknown.
 *
 * @example
 * const report = check({ kind: "individual" }, { domain: "mydomain.fr", roles: ["owner"] });
 */
export function check(contact: Contact | string, association: Association, options?: Options & { schema?: "contact" }): Report;

/** Domains, and the canonical contacts of their roles, or the name of another role with the same contact. */
export interface ContactOrder extends Omit<Order, "contacts"> {
  contacts: { [Role in GivenRole]?: Contact | string | null };
}

/** Checks the contacts of all roles together, for one domain or several. */
export function checkOrder(order: ContactOrder, options?: Options & { schema?: "contact" }): ReturnType<typeof checkAnyOrder>;

/** A text with an underscore, in camelCase. */
export type Camel<Text extends string> = Text extends `${infer First}_${infer Rest}` ? `${First}${Capitalize<Camel<Rest>>}` : Text;

/** The usual name of a field in a form: `givenName`. The name in the contact works too: `given_name`. */
export type UsualName = FieldName | Camel<FieldName>;

/** Your names of fields, each with the field: `{ firstName: "given_name" }`. */
export type FormNames = { [name: string]: UsualName } | "canonical";

/** The names that a form takes: the usual ones, and yours. */
export type NameOf<Names extends FormNames> = Names extends "canonical" ? FieldName : UsualName | (keyof Names & string);

declare const shown: unique symbol;

/** The name of a field that the form shows: {@link FormField.name}. */
export type ShownName = string & { readonly [shown]: true };

/** A name that a form takes. A text that is known only when the program runs is one, too. */
export type GivenName<Name extends string, Text extends string> = Text & (string extends Text ? unknown : Name | ShownName);

/** The domain of a form, or several with the same contact: the strictest of their rules counts. */
export type FormDomains = { domain: string; domains?: undefined } | { domains: readonly string[]; domain?: undefined };

/** The domains of a form, and what is known before anyone fills it in. */
export type FormOptions<Names extends FormNames = FormNames> = FormSettings<Names> & FormDomains;

/** The options of a form besides its domains. */
export interface FormSettings<Names extends FormNames = FormNames> {
  /** The roles of the contact; `["owner"]` by default. */
  roles?: readonly GivenRole[] | undefined;
  /** The kind of the contact. Without it, the form has a field for it. */
  kind?: KindName | undefined;
  /** The country to begin with, by code or name. */
  country?: string | undefined;
  /**
   * The language of labels and messages. By default `attach` and the element take that of the page, from the attribute `lang`,
   * and others take English. The form loads it.
   */
  language?: Language | undefined;
  /** The values to begin with, by the names of the fields, in any spelling. */
  values?: { readonly [Name in NameOf<Names>]?: FormValue } | undefined;
  operation?: Operation | undefined;
  /** The provider whose rules apply besides the registry's, such as `gandi`. */
  provider?: ProviderName | undefined;
  /** The day on which rules count, `YYYY-MM-DD`; today by default. */
  today?: string | null | undefined;
  /** Rules of your own, in Node.js. The file for browsers and workers refuses them. */
  rules?: object | readonly object[] | string | undefined;
  /** Your names of fields. Others are in camelCase, or as in the contact with `canonical`. */
  names?: Names | undefined;
  /**
   * `true` for one field with the full name instead of given and family name. In Node.js, workers and edge runtimes its `split` shows
   * both, and the contact has both. The file for browsers takes no name apart: there the contact has `full_name`. One word is a
   * family name everywhere.
   */
  fullName?: boolean | undefined;
  /**
   * A prefix of the autofill tokens, such as `section-owner` or `billing`. In a page with several addresses, `attach` takes the
   * controls whose tokens or names have it: `billing address-level2`, `billing[city]`.
   */
  section?: string | undefined;
}

/** A value that a form takes: a text, the lines of a street, or the state of a checkbox. */
export type FormValue = string | number | boolean | string[] | null | undefined;

/** The place of the caret in a control, and what an `InputEvent` says. */
export interface Typed {
  caret?: number | null;
  /** `true` during a composition: nothing is formatted before its end. */
  isComposing?: boolean;
  /** The event's own `inputType`: the caret passes a separator that the key Delete cannot delete. */
  inputType?: string;
}

/** A field that the form shows. */
export interface FormField {
  /** Your name of the field. */
  readonly name: ShownName;
  /** The field in the canonical contact. */
  readonly path: FieldName;
  /** The label, in the words of the country: `ZIP code`, `Prefecture`. */
  readonly label: string;
  /** `true` if the label is the country's own name of the field. */
  readonly isLocal: boolean;
  /** The control: a type of `<input>`, `<select>` or `<textarea>`. */
  readonly input: "text" | "email" | "tel" | "date" | "checkbox" | "select" | "textarea";
  /** The kind of value. */
  readonly type: Requirement["type"];
  /** The options of a select. */
  readonly options?: readonly { readonly value: string; readonly label: string }[];
  /** The value: a text, with a line break between the lines of a street, or the state of a checkbox. */
  readonly value: string | boolean;
  /** `true` if the contact is refused without a value. */
  readonly required: boolean;
  /** `true` if the check warns without a value. */
  readonly recommended: boolean;
  /** The fields of which one is enough. */
  readonly anyOf?: readonly string[];
  /** A hint with an example. */
  readonly hint?: string;
  readonly example?: string;
  /** The reason of the rule that wants the field. */
  readonly why?: string;
  /** The source of that rule. */
  readonly source?: { readonly rule: string; readonly source: string; readonly date: string };
  /** The attribute `autocomplete`. */
  readonly autocomplete?: string;
  /** The attribute `inputmode`. */
  readonly inputMode?: "text" | "tel" | "email" | "numeric" | undefined;
  /** The attribute `autocapitalize`. */
  readonly autoCapitalize: string;
  readonly maxLength?: number;
  readonly minLength?: number;
  /** The attribute `pattern`. */
  readonly pattern?: string;
  /** The number of its row, counted from 0. Fields of a row belong side by side. */
  readonly row: number;
  /** `true` if the person has left the field before. */
  readonly visited: boolean;
  /** The error to show. It comes when the person leaves the field, and goes when they type. */
  readonly error?: string;
  /** The error, if it must not be shown yet too. */
  readonly refusal?: string;
  /** A warning to show, at the same times. */
  readonly warning?: string;
  /** All that is wrong with the value, at the same times. */
  readonly violations: readonly Violation[];
  /** A value that would be accepted, with a question for it; {@link ContactForm.accept} takes it. */
  readonly suggestion?: { readonly value: string; readonly label: string };
  /** The alterations of the value by the form. */
  readonly changes: readonly { readonly code: string; readonly before: string; readonly after: string }[];
  /** The parts of a full name. The file for browsers takes no name apart. */
  readonly split?: { readonly given: string; readonly family: string; readonly confidence: string };
}

/** The value that a control shows: a text, or also the state of a checkbox if the name may be that of one. */
export type ShownValue<Name extends string> = Name extends TextName ? string : string | boolean;

/** The usual names of the fields with a text. */
type TextName = { [Field in FieldName]: boolean extends Contact[Field] ? never : Field | Camel<Field> }[FieldName];

/** A value for some of the fields, by name. */
export type ByName<Name extends string, Value> = { readonly [Key in Name]?: Value } & { readonly [name: ShownName]: Value };

/** The state of a form at one moment: frozen, and the same object until something changes. */
export interface FormSnapshot<Name extends string = string> {
  /** The fields to show, in order. */
  readonly fields: readonly FormField[];
  /** The values by name, with those of fields that are hidden now. */
  readonly values: ByName<Name, string | boolean>;
  /** The errors to show, by name. */
  readonly errors: ByName<Name, string>;
  /** The warnings to show, by name. */
  readonly warnings: ByName<Name, string>;
  /** After {@link ContactForm.submit}: errors of no field of the form. */
  readonly problems: readonly string[];
  /** The rules that refuse the kind or the country. */
  readonly notEligible: readonly Refusal[];
  /** Demands of the registries besides the contact's data. */
  readonly notes: readonly Note[];
  /** Later verifications by a registry or a registrar. */
  readonly verification: readonly Verification[];
  readonly suffixes: readonly string[];
  /** `true` while the rules of the domains are on their way. The form then has no fields and accepts nothing. */
  readonly pending: boolean;
  /** `true` while a phone number waits for the numbers of its calling code. The form then accepts nothing, and shows the number as typed. */
  readonly reading: boolean;
  /** `false` while rules, sentences, the language, states or phone numbers are on their way, or after they did not come. */
  readonly complete: boolean;
  /** The language of the texts: English until the messages of another are here. */
  readonly language: Language;
  readonly submitted: boolean;
  /** `true` if every domain accepts the contact as it is now. */
  readonly accepted: boolean;
  /** The canonical contact, normalized. */
  readonly contact: Contact;
  readonly report: FormReport;
}

/** A report; for several domains, it has what any of them says, and the report of each. */
export type FormReport = Report & { domains?: { domain: string; report: Report }[] };

/** A form: what its domains ask, and what the person answers. */
export interface ContactForm<Name extends string = string> extends Pick<FormSnapshot<Name>, "fields" | "values" | "errors" | "warnings" | "notes"> {
  /** Returns the state, for React's `useSyncExternalStore`. */
  getSnapshot(): FormSnapshot<Name>;
  /**
   * Loads the rules, the sentences, the language, the subdivisions and the phone numbers that the form needs and the small file lacks. The form
   * loads them by itself and tells its listeners, so wait only to draw everything at once. It rejects if one does not come.
   */
  ready(): Promise<void>;
  /**
   * Calls the listener now and after each change, as a store of Svelte does and as `useSyncExternalStore` allows. Returns the
   * function that ends it.
   */
  subscribe(listener: (snapshot: FormSnapshot<Name>) => void): () => void;
  /** Returns a field by name, or undefined if the form does not show it. */
  field<Text extends string>(name: GivenName<Name, Text>): FormField | undefined;
  /**
   * Sets a value, typed or pasted. The answer is what the control must show, with the caret: a phone number is grouped while
   * it is typed. The error of the field goes away. Listeners are called before `set` returns. What they write into the control
   * moves its caret, so set the caret even if the control has the value already.
   *
   * @example
   * input.addEventListener("input", ({ inputType, isComposing }) => {
   *   const { value, caret } = form.set("phone", input.value, { caret: input.selectionStart, inputType, isComposing });
   *   if (isComposing) return;
   *   if (input.value !== value) input.value = value;
   *   input.setSelectionRange(caret ?? null, caret ?? null);
   * });
   */
  set<Text extends string>(name: GivenName<Name, Text>, value: FormValue, at?: Typed): { value: ShownValue<Text>; caret?: number | null };
  /** Sets several values in any spelling, as autofill does, and leaves their fields. */
  fill(values: { readonly [Key in Name]?: FormValue }): void;
  /** Leaves a field: normalizes its value, and says what is wrong with it. */
  blur<Text extends string>(name: GivenName<Name, Text>): void;
  /** Takes the suggestion of a field. */
  accept<Text extends string>(name: GivenName<Name, Text>): void;
  /** Changes options, such as the domain, and reads again what was added since. Values stay. Throws if the domain is unknown, and changes nothing then. */
  configure(options: Omit<FormSettings, "values"> & (FormDomains | { domain?: undefined; domains?: undefined })): void;
  /**
   * Leaves every field, and returns the contact that is ready to send, and its report. While the form is `pending` or `reading`,
   * it throws an error of kind `not_loaded`: await {@link ContactForm.ready} first.
   */
  submit(): { accepted: boolean; contact: Contact; report: FormReport };
  /** Goes back to the values of the options. */
  reset(): void;
  /** Empties every field, and forgets which ones the person has left. */
  clear(): void;
}

/**
 * Makes a form without a framework. It shows the fields that the domains ask for, in the order of the country.
 *
 * Throws a {@link RegistrantError} if a domain, a name or the language is unknown.
 *
 * @example
 * const form = createContactForm({ domain: "mydomain.fr", roles: ["owner"] });
 * form.set("country", "France");
 * form.set("phone", "01 42 68 53 00");
 * form.blur("phone");
 * const { accepted, contact } = form.submit();
 */
export function createContactForm<Names extends FormNames = {}>(options: FormOptions<Names>): ContactForm<NameOf<Names>>;

/** A contact as a Standard Schema: the input is any value with your names, the output is the canonical contact. */
export interface ContactSchema<Input = any> {
  readonly "~standard": {
    readonly version: 1;
    readonly vendor: "registrant";
    readonly validate: (value: unknown) => SchemaResult;
    readonly types?: { readonly input: Input; readonly output: Contact };
  };
  /** Waits for the rules, the language, the states of the country and all phone numbers. Rejects if they do not come; you can try again. */
  readonly ready: () => Promise<void>;
}

/** The contact, or what is wrong with it; the path is your name of the field. */
export type SchemaResult =
  | { readonly value: Contact; readonly issues?: undefined }
  | { readonly issues: readonly { readonly message: string; readonly path?: readonly PropertyKey[] }[] };

/**
 * Makes a Standard Schema, version 1, of the contact of a domain. It is synchronous. Kind and country come from the value, or
 * else from the options. Names that are no fields are left out of the output.
 *
 * In a browser it loads its language and the states of the contact's country by itself. Until then issues are in English and
 * plainer. While rules or phone numbers are on their way, the only issue is `Loading…`. {@link ContactSchema.ready} waits for all.
 *
 * Throws a {@link RegistrantError} if a domain, a name or the language is unknown.
 *
 * @example
 * const schema = contactSchema({ domain: "mydomain.fr" });
 * const { value, issues } = schema["~standard"].validate({ givenName: "Ann", country: "France" });
 * const ofValues = contactSchema<{ givenName: string }>({ domain: "mydomain.fr" }); // for the values of one form
 */
export function contactSchema<Input = any>(options: FormOptions): ContactSchema<Input>;

/** An `Event` of the page, if the type library knows that type. */
type SubmitEventOfPage = typeof globalThis extends { Event: new (...args: any[]) => infer E } ? E : any;

/** An `HTMLElement` of the page, if the type library knows that type. */
type ElementOfPage = typeof globalThis extends { HTMLElement: new (...args: any[]) => infer E } ? E : {};

/** A `ValidityState` of the page, if the type library knows that type. */
type ValidityOfPage = typeof globalThis extends { ValidityState: new (...args: any[]) => infer E } ? E : object;

/** The options of {@link attach}. */
export type AttachOptions<Names extends FormNames = FormNames> = FormOptions<Names> & AttachSettings;

/** The options of {@link attach}, besides those of a form. */
export interface AttachSettings {
  /** A function for an accepted contact, before the browser sends the form. `event.preventDefault()` keeps it from that. */
  onSubmit?(result: ReturnType<ContactForm["submit"]>, event: SubmitEventOfPage): void;
  /** The element for the fields that the page lacks. By default, that with `data-registrant-fields`, or before the button. */
  place?: ElementOfPage;
}

/** An ordinary form that knows its domain. */
export interface AttachedForm<Name extends string = string> {
  form: ContactForm<Name>;
  /**
   * Leaves every field. If something is refused, the list of errors takes the focus, unless the call is quiet. `accepted` is
   * false, too, if another control of the form is refused, such as a required checkbox.
   */
  submit(how?: { isQuiet?: boolean }): ReturnType<ContactForm["submit"]>;
  /** Leaves the page as it was, with its values. */
  detach(): void;
}

/**
 * Makes an ordinary HTML form know its domain. It finds controls by `name`, such as `givenName`, `given_name` or
 * `contact[given_name]`, or else by the token of `autocomplete`. The boxes of a number or a date are one value. It hides what the domain does not ask for, with its label,
 * and adds what the page lacks. It sets the attributes of controls, shows hints and errors, and lists the errors on
 * submitting, with those of the page's own controls. A form with a refused contact is not sent, and no other listener gets
 * the event. A button with `formnovalidate` sends anything. A second call for the same form takes the place of the first.
 *
 * An element that is not a form works too: call `submit()`.
 *
 * @example
 * attach(document.querySelector("form"), { domain: "mydomain.fr", onSubmit: ({ contact }) => console.log(contact) });
 */
export function attach<Names extends FormNames = {}>(root: ElementOfPage, options: AttachOptions<Names>): AttachedForm<NameOf<Names>>;

/**
 * The element `<registrant-form>`. Its attributes are `domain` (or several, with spaces), `roles`, `kind`, `country`,
 * `language` (any tag; English if there are no messages), `operation`, `provider`, `section`, `full-name` and `name`. With a `name`, its form sends the contact as JSON.
 * Without a known domain it is invalid, so that its form is not sent without the contact. It says so in its part `alert` and in the
 * console. Its events `input` and `change` reach the form.
 * Style it by its parts: `field`, `label`, `control`, `hint`, `error`, `warning`, `suggestion`, `summary`, `alert`.
 */
export interface RegistrantForm extends ElementOfPage {
  /** The canonical contact, normalized. */
  get value(): Contact | undefined;
  /** Fills in values by name, before the element has a domain too. Without a value, it empties every field. */
  set value(values: Contact | { readonly [Name in UsualName]?: FormValue } | null | undefined);
  /** The engine of the form; undefined before the element has a domain. */
  readonly contactForm: ContactForm | undefined;
  readonly validity: ValidityOfPage;
  readonly validationMessage: string;
  readonly willValidate: boolean;
  /** Leaves every field; undefined before the element has a domain. */
  submit(): ReturnType<ContactForm["submit"]> | undefined;
  checkValidity(): boolean;
  reportValidity(): boolean;
}

declare global {
  interface HTMLElementTagNameMap {
    "registrant-form": RegistrantForm;
  }
}

/**
 * Defines the element `<registrant-form>`, or one of another name, and returns its class. On a server, it does nothing.
 * `import "registrant/element"` calls it.
 */
export function defineRegistrantForm(name?: string): (new () => RegistrantForm) | undefined;
