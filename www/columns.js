// The fields that the columns of a table hold: guessed from their names, and chosen by the person.

/** Names that many tables have, besides those of fields and formats: in small letters, without accents. */
const USUAL = {
  full_name: "name fullname nomcomplet",
  family_name: "lastname surname nomdefamille familienname nachname",
  given_name: "forename firstname vorname prenom",
  organization: "company organisation firma unternehmen societe entreprise raisonsociale orgname",
  street: "address address1 address2 address3 street1 street2 street3 streetaddress streetaddr addressline1 addressline2 adresse adresse1 adresse2 rue strasse",
  city: "town stadt wohnort ville ort",
  postal_code: "zip zipcode postcode plz codepostal cap cp",
  subdivision: "state stateprovince province region county bundesland departement",
  country: "countrycode land pays pais paese landercode",
  email: "mail emailaddress courriel mel",
  phone: "tel telephone phonenumber telefon telefono",
  mobile: "cell mobilephone handy mobil",
  vat_number: "vat vatid ustid",
  domain: "domain domainname domaine nomdedomaine",
};

const folded = (name) => name.normalize("NFKD").toLowerCase().replace(/\p{M}|[^\p{L}\p{N}]/gu, "");

/** Returns what each column holds: a field, `domain`, or nothing. `labels` are the names of the fields in some languages. */
export function guessed(names, fields, labels) {
  const known = new Map();
  for (const table of labels) for (const [field, label] of Object.entries(table)) known.set(folded(label), field);
  for (const [field, usual] of Object.entries(USUAL)) for (const name of usual.split(" ")) known.set(name, field);
  for (const field of fields) known.set(folded(field), field);
  const taken = new Set();
  const targets = names.map((name) => {
    const target = known.get(folded(name)) ?? "";
    // Only a street has several columns.
    if (taken.has(target) && target !== "street") return "";
    taken.add(target);
    return target;
  });
  // With a given name, a name is that of the family.
  if (targets.includes("given_name") && !targets.includes("family_name")) return targets.map((target) => (target === "full_name" ? "family_name" : target));
  return targets;
}

/** Makes the contact of a row, and its domain. */
export function contactOf(cells, targets) {
  const contact = {};
  let domain;
  for (const [index, target] of targets.entries()) {
    const cell = cells[index]?.trim() ?? "";
    if (!target || cell === "") continue;
    if (target === "domain") domain = cell;
    else if (target === "street" && contact.street) contact.street = `${contact.street}\n${cell}`;
    else contact[target] = cell;
  }
  return { contact, domain };
}

/** Writes the values of a contact into its row. Cells of other columns stay as they are. */
export function rowOf(cells, targets, contact) {
  const streets = [contact.street ?? []].flat();
  const last = targets.lastIndexOf("street");
  let line = 0;
  return cells.map((cell, index) => {
    const target = targets[index];
    if (!target || target === "domain" || !(target in contact)) return cell;
    if (target !== "street") return String(contact[target]);
    const taken = index === last ? streets.slice(line).join("\n") : (streets[line] ?? "");
    line += 1;
    return taken;
  });
}
