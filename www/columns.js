// The fields that the columns of a table hold: guessed from their names, and chosen by the person.

/** Names that many tables have, besides those of fields: in small letters, without accents. `USUAL` in `src/schema/columns.rs` is the command line's. */
const USUAL = {
  domain: "domainname domaine nomdedomaine",
  roles: "role rolle rollen",
  full_name: "name fullname nomcomplet",
  family_name: "lastname surname nomdefamille familienname nachname",
  given_name: "forename firstname vorname prenom",
  organization: "company organisation firma unternehmen societe entreprise raisonsociale orgname",
  street: "address address1 address2 address3 street1 street2 street3 streetaddress streetaddr addressline1 addressline2 addressline3 " +
    "strasseundhausnummer strassehausnummer adresse adresse1 adresse2 adresse3 rue strasse businessstreet businessstreet2 businessstreet3",
  city: "town stadt wohnort ville ort businesscity",
  postal_code: "zip zipcode postcode plz codepostal cap cp businesspostalcode",
  subdivision: "state stateprovince province region county bundesland departement businessstate",
  country: "countrycode land pays pais paese landercode laendercode landregion countryregion paysregion businesscountryregion",
  email: "mail emailaddress courriel mel",
  phone: "tel telephone phonenumber telefon telefono businessphone",
  mobile: "cell mobilephone handy mobil",
  vat_number: "vat vatid ustid",
};

/** The contents of columns besides fields. */
const MEMBERS = ["domain", "roles"];

const folded = (name) => name.normalize("NFKD").toLowerCase().replaceAll("ß", "ss").replace(/\p{M}|[^\p{L}\p{N}]/gu, "");

/** Returns what each column holds: a field, `domain`, `roles`, or nothing. `labels` are the names of the fields in each language. */
export function guessed(names, fields, labels) {
  const known = new Map();
  const add = (name, field) => known.has(folded(name)) || known.set(folded(name), field);
  for (const field of [...MEMBERS, ...fields]) add(field, field);
  for (const [field, usual] of Object.entries(USUAL)) for (const name of usual.split(" ")) add(name, field);
  for (const table of labels) for (const [field, label] of Object.entries(table)) add(label, field);
  const taken = new Set();
  const targets = names.map((name) => {
    const target = known.get(folded(name)) ?? "";
    // Only a street has several columns.
    if (taken.has(target) && target !== "street") return "";
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
