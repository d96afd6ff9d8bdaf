// The state of a form at one moment, as one frozen value.
import { associationsOf, rulesOf } from "./asked.js";
import { labelOf, optionsOf } from "./choices.js";
import { described, formatOf, isShown, rowsOf } from "./layout.js";
import { isOfPhones } from "./pieces.js";
import { split } from "./tidy.js";
import { isTooLong } from "./value.js";
import { contactOf, verdict, withTooLong } from "./verdict.js";
import { word } from "./words.js";

/** The verdict while rules or phone numbers are on their way. */
const UNKNOWN = Object.freeze({ accepted: false, violations: [], changes: [], notes: [], verification: [] });

export function snapshotOf({ answers, options, names, wanted, kind, isSubmitted, isComplete, spokenLater }) {
  const { values, visited, settled, changes, fixes } = answers;
  const { language, fullName: isWhole } = options;
  const { fields: asked, notes, verification, suffixes, notEligible, isPending = false } = wanted();
  const all = new Map(asked);
  // The choice of the kind stays after it was made.
  const choice = options.kind === undefined && wanted({ country: answers.country() }).fields.get("kind");
  if (choice) all.set("kind", choice);
  else all.delete("kind");
  all.delete("full_name");
  if (isWhole && (all.has("given_name") || all.has("family_name"))) all.set("full_name", fullName(all, language));

  const format = formatOf(answers.country(), language);
  let isReading = false;
  /** Makes the contact of some fields: without phone numbers until they can be read. */
  function contactWith(fields) {
    try {
      return contactOf(values, fields, kind);
    } catch (error) {
      if (!isOfPhones(error)) throw error;
      isReading = true;
      return contactOf(values, fields.filter(({ type }) => type !== "phone"), kind);
    }
  }

  const contactBefore = contactWith([...all.values()]);
  const isHere = (field) => field && (field.path === "kind" || isShown(field, contactBefore, format));
  const rows = rowsOf(format, [...all.keys()], isWhole).map((row) => row.map((path) => all.get(path)).filter(isHere));
  const shown = rows.flat();
  isReading = false;
  const contact = contactWith(shown);
  const checked = isPending || isReading ? UNKNOWN : verdict(contact, associationsOf(options), rulesOf(options));
  const unread = [...new Set(shown.map(({ path }) => path))].filter((path) => isTooLong(values.get(path)));
  const report = withTooLong(checked, unread, language);

  const place = (path) => (isWhole && /^(given|family)_name$/.test(path) ? "full_name" : path);
  const violationsOf = (path) => report.violations.filter((violation) => place(violation.path) === path);

  /** Returns the options of a field, the current value among them: one that the domain refuses stays visible next to its error. */
  function optionsWith({ path, type }, options, value) {
    if (!options || !value || options.some((option) => option.value === value)) return options;
    const every = type === "country" ? { input: "select", choices: "countries" } : (wanted({}).fields.get(path) ?? {});
    return [...options, { value, label: labelOf(optionsOf(every, language), value) }];
  }

  function field(asked, row) {
    const { path } = asked;
    const about = described(asked, contact, format, options);
    const value = values.get(path) ?? (about.input === "checkbox" ? false : "");
    // While a person types, nobody objects.
    const violations = settled.has(path) ? violationsOf(path) : [];
    // Why a value cannot be read says more than the form that a registry wants.
    const reading = settled.has(path) ? fixes.get(path) : undefined;
    const textOf = (violation) => violation && (violation.code === "missing" && path === "full_name" ? word(language, "fullNameMissing") : (fixes.get(path)?.reason ?? violation.message));
    const apart = asked.apart && word(language, "conflict", { domains: asked.apart.join(", ") });
    const isNeeded = { error: about.required, warning: about.recommended };
    const message = (severity) => {
      // No choice can mend it, so there is nothing to wait for.
      if (apart && (isNeeded[severity] || violationsOf(path).some((one) => one.severity === severity))) return apart;
      return textOf(violations.find((one) => one.severity === severity));
    };
    const fix = violations.find(({ fix }) => fix)?.fix ?? reading?.fix;
    return Object.freeze({
      name: names.name(path),
      ...about,
      anyOf: about.anyOf?.map(names.name),
      options: optionsWith(asked, about.options, value),
      value,
      row,
      visited: visited.has(path),
      error: message("error"),
      refusal: (apart && message("error")) ?? textOf(violationsOf(path).find(({ severity }) => severity === "error")),
      warning: message("warning"),
      violations,
      suggestion: fix && { value: fix, label: word(language, "suggestion", { value: labelOf(about.options, fix) }) },
      changes: changes.get(path) ?? [],
      split: path === "full_name" ? split(answers.text(path), answers.country()) : undefined,
    });
  }

  const fields = rows.filter((row) => row.length > 0).flatMap((row, number) => row.map((asked) => field(asked, number)));
  const messages = (severity) => Object.fromEntries(fields.filter((field) => field[severity]).map((field) => [field.name, field[severity]]));
  const paths = new Set(fields.map(({ path }) => path));
  const elsewhere = report.violations.filter(({ path, severity }) => severity === "error" && !paths.has(place(path)));
  return Object.freeze({
    fields: Object.freeze(fields),
    values: Object.freeze({
      ...Object.fromEntries([...values].map(([path, value]) => [names.name(path), value])),
      ...Object.fromEntries(fields.map(({ name, value }) => [name, value])),
    }),
    errors: Object.freeze(messages("error")),
    warnings: Object.freeze(messages("warning")),
    problems: Object.freeze(isSubmitted ? elsewhere.map(({ message }) => message) : []),
    notEligible,
    notes,
    verification,
    suffixes,
    // Without fields there are no texts yet that another language would contradict.
    language: isPending ? spokenLater : language,
    pending: isPending,
    reading: isReading,
    complete: isComplete,
    submitted: isSubmitted,
    accepted: report.accepted,
    contact,
    report,
  });
}

/** Makes the field of the full name from those of its parts. */
function fullName(fields, language) {
  const part = fields.get("family_name") ?? fields.get("given_name");
  const own = { path: "full_name", label: word(language, "fullName"), autofill: "name", type: "text", input: "text", example: undefined, pattern: undefined };
  const all = part.all.map((requirement) => {
    const { any_of: either, presence, severity = "error" } = requirement;
    return { ...requirement, instead: undefined, any_of: undefined, ...(either ? { presence: "required", severity } : { presence }) };
  });
  return { ...part, ...own, any_of: undefined, all };
}
