// The fields that the columns of a table hold: guessed from their names, and chosen by the person.
import { HEADINGS } from "./headings.js";

/** The contents of columns besides fields. */
const MEMBERS = ["domain", "roles"];

const folded = (name) => name.normalize("NFKD").toLowerCase().replaceAll("ß", "ss").replace(/\p{M}|[^\p{L}\p{N}]/gu, "");

/** The degree to which a name says what a column holds. Of two columns for one field, the lower rank counts. `src/schema/columns.rs` has the same order. */
const RANKS = { code: 0, whole: 1, prefixed: 2 };

/** Returns what each column holds: a field, `domain`, `roles`, or nothing. `labels` are the names of the fields in each language. */
export function guessed(names, fields, labels) {
  const known = new Map();
  const add = (name, target, rank) => known.has(folded(name)) || known.set(folded(name), { target, rank });
  const addAll = (lists, rank) => {
    for (const [target, headings] of Object.entries(lists)) for (const name of headings) add(name, target, rank);
  };
  for (const field of [...MEMBERS, ...fields]) add(field, field, RANKS.whole);
  addAll(HEADINGS.codes, RANKS.code);
  addAll({ ...HEADINGS.fields, ...HEADINGS.members }, RANKS.whole);
  for (const table of labels) for (const [field, label] of Object.entries(table)) add(label, field, RANKS.whole);
  const prefixes = HEADINGS.prefixes.map(folded);

  function find(name) {
    const whole = known.get(folded(name));
    if (whole) return whole;
    const rests = prefixes.filter((prefix) => folded(name).startsWith(prefix)).map((prefix) => known.get(folded(name).slice(prefix.length)));
    const found = rests.find((rest) => rest && !MEMBERS.includes(rest.target));
    return found ? { ...found, rank: RANKS.prefixed } : { target: "" };
  }

  const found = names.map(find);
  const taken = new Set();
  const targets = found.map(({ target, rank }) => {
    const isBest = found.every((other) => other.target !== target || other.rank >= rank);
    // Only a street has several columns.
    if (!isBest || (taken.has(target) && target !== "street")) return "";
    taken.add(target);
    return target;
  });
  // Beside a given name, a name is that of the family.
  const name = names.findIndex((one) => folded(one) === "name");
  if (name >= 0 && taken.has("given_name") && !taken.has("family_name")) targets[name] = "family_name";
  return targets;
}

const FLAGS = { true: true, yes: true, 1: true, false: false, no: false, 0: false };

/** Makes the contact of a row, and its domain and roles. `flags` are the fields that are true or false. */
export function contactOf(cells, targets, flags = []) {
  const contact = {};
  const members = {};
  for (const [index, target] of targets.entries()) {
    const cell = cells[index]?.trim() ?? "";
    if (!target || cell === "") continue;
    if (MEMBERS.includes(target)) members[target] = cell;
    else if (target === "street") contact.street = [...(contact.street ?? []), ...cell.split(/\r?\n/)];
    else if (target === "kind") contact.kind = cell.toLowerCase();
    else contact[target] = flags.includes(target) ? (FLAGS[cell.toLowerCase()] ?? cell) : cell;
  }
  return { contact, ...members };
}

/** Writes the values of a contact into its row. Cells of other columns stay as they are. */
export function rowOf(cells, targets, contact) {
  const streets = [contact.street ?? []].flat();
  const last = targets.lastIndexOf("street");
  let line = 0;
  return cells.map((cell, index) => {
    const target = targets[index];
    if (!target || MEMBERS.includes(target) || !(target in contact) || typeof contact[target] === "boolean") return cell;
    if (target !== "street") return String(contact[target]);
    const taken = index === last ? streets.slice(line).join("\n") : (streets[line] ?? "");
    line += 1;
    return taken;
  });
}
