// The demands of several domains on one contact, merged: the strictest counts.
import { RegistrantError, conditionHolds, presence, refuseUnknown, requirements, suffix, wrong, wrongType } from "./core.js";

const OPTIONS = ["domain", "domains", "roles", "kind", "country", "language", "values", "operation", "provider", "today", "rules", "names", "fullName", "section"];

/** Returns the domains of a form, each with the roles and the operation. Throws without a domain: nobody could accept a contact. */
export function associationsOf(options) {
  refuseUnknown(options, OPTIONS);
  const { domain, domains = [domain], roles = ["owner"], operation, section = "", fullName = false } = options;
  if (typeof section !== "string") throw wrongType("options/section", "a string", section);
  if (typeof fullName !== "boolean") throw wrongType("options/fullName", "a boolean", fullName);
  for (const [name, list] of Object.entries({ domains, roles })) if (!Array.isArray(list) || list.length === 0) throw wrong(["options", name], "expected an array with members, found none", "add one");
  if (domain !== undefined && options.domains !== undefined) throw wrong(["options"], "expected `domain` or `domains`, found both", "leave one out");
  return domains.map((domain) => ({ domain, roles, ...(operation && { operation }) }));
}

/** Asks what a domain wants. An error names the option at fault. */
function demands(association, at, about, options) {
  try {
    if (suffix(association.domain).suffix === association.domain.toLowerCase()) throw wrong(["domain"], "expected a domain, found only its suffix", "pass one such as `mydomain.fr`");
    return requirements(association, about, options);
  } catch (error) {
    const { kind, message, pointer = "" } = error;
    const own = pointer.replace(/^\/(association\/|about\/)?(?!options)/, "/options/").replace(/domain$/, at);
    throw own === pointer ? error : new RegistrantError(kind, message.replace(pointer, own), { ...error, pointer: own });
  }
}

/** Returns the options of a form that the rules depend on. */
export function rulesOf({ language, provider, today, rules }) {
  return Object.fromEntries(Object.entries({ language, provider, today, rules }).filter(([, value]) => value !== undefined));
}

/** Returns the fields that the domains ask for, each once, with their notes and refusals. `domains` is the option of that name. */
export function asked(associations, about, options, domains) {
  const answers = associations.map((association, at) => demands(association, domains ? `domains/${at}` : "domain", about, options));
  const fields = new Map();
  for (const [index, answer] of answers.entries()) {
    for (const asked of answer.fields) {
      const requirement = { ...asked, domain: associations[index].domain };
      const before = fields.get(requirement.path);
      fields.set(requirement.path, before ? merged(before, requirement) : { ...requirement, all: [requirement] });
    }
  }
  return {
    fields,
    suffixes: unique(answers.map(({ suffix }) => suffix)),
    notes: byId(answers.flatMap(({ notes }) => notes)),
    verification: byId(answers.flatMap(({ verification }) => verification)),
    notEligible: answers.flatMap(({ not_eligible }) => not_eligible ?? []),
  };
}

const RANK = { required: 2, forbidden: 1, optional: 0 };

/** Returns how strict a presence is. */
const strictness = ({ presence, severity }) => RANK[presence] * (severity === "error" ? 10 : 1);

/** Returns the presence of a merged field: the strictest of its domains, for these values. */
export function presenceOf(field, contact) {
  const found = field.all.map((requirement) => presence(requirement, contact));
  return found.reduce((one, other) => (strictness(other) > strictness(one) ? other : one));
}

/** Returns whether conditions alone ask for a field, and none of them holds. */
export function isDormant(field, contact) {
  return field.all.every(
    ({ presence, any_of, required_when }) =>
      presence === "optional" && !any_of && required_when?.length > 0 && !required_when.some((one) => conditionHolds(one, contact)),
  );
}

function merged(one, other) {
  const strict = strictness(other) > strictness(one) ? other : one;
  const all = [...one.all, other];
  return {
    ...one,
    ...other,
    ...strict,
    all,
    ...common(all.filter((requirement) => requirement.enum)),
    // A long list of options limits nothing if another domain has a short one.
    choices: one.enum || other.enum ? undefined : (one.choices ?? other.choices),
    input: one.input === "select" ? one.input : other.input,
    max_length: bound(Math.min, one.max_length, other.max_length),
    min_length: bound(Math.max, one.min_length, other.min_length),
    pattern: one.pattern === other.pattern ? one.pattern : undefined,
    example: strict.example ?? one.example ?? other.example,
    why: strict.why ?? one.why ?? other.why,
    rules: [...(one.rules ?? []), ...(other.rules ?? [])],
  };
}

const bound = (stricter, one, other) => (one === undefined || other === undefined ? (one ?? other) : stricter(one, other));

/** Returns the options that all lists have. If there are none, it returns each option, and the domains that want different ones. */
function common(limited) {
  const lists = limited.map((requirement) => requirement.enum);
  if (lists.length === 0) return { enum: undefined, apart: undefined };
  const isIn = (list, { value }) => list.some((option) => option.value === value);
  const shared = lists[0].filter((option) => lists.every((list) => isIn(list, option)));
  if (shared.length > 0) return { enum: shared, apart: undefined };
  const each = [...new Map(lists.flat().map((option) => [option.value, option])).values()];
  const isApart = (one) => limited.some((other) => !one.enum.some((option) => isIn(other.enum, option)));
  const apart = limited.filter(isApart);
  return { enum: each, apart: (apart.length > 0 ? apart : limited).map(({ domain }) => domain) };
}

const unique = (list) => [...new Set(list)];
const byId = (list) => [...new Map(list.map((one) => [one.id, one])).values()];
