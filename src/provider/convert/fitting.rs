//! The steps that fit a contact to its target.

use serde_json::{Map, Value};

use super::{Conversion, places};
use crate::base::{Code, Role, Severity};
use crate::check::Violation;
use crate::contact::{Contact, Field, Kind};
use crate::normalize::{self, FieldChange, FieldProblem, NormalizedContact};
use crate::provider::limits;
use crate::schema::more::{More, What};
use crate::schema::numbers::Use;
use crate::schema::{self, Codec, Encoded, Loss, Losses, Schema, names, ordered, says_all};

/// Fits a contact to its target, and writes it.
pub(super) fn write(
    normalized: &mut NormalizedContact,
    document: &Value,
    source: &Contact,
    from: &'static Schema,
    conversion: &Conversion,
) -> Encoded {
    let Conversion { to, raw, ascii, suffix, .. } = *conversion;
    let NormalizedContact { contact, changes, problems } = normalized;
    let is_own = from.name == to.name;
    if let Codec::Edited(codec) = from.codec
        && !is_own
    {
        changes.extend(codec.taken_apart(document));
    }
    names::fit(contact, to, changes);
    let further = if is_own { None } else { names::take_further_names(contact, to, changes) };
    if ascii || (!is_own && takes_only_ascii(contact, to)) {
        into_ascii(contact, to, ascii, changes, problems);
    }
    if !raw && !is_own && to.wants_kind() {
        changes.extend(assume_kind(contact));
    }
    if !raw && !is_own {
        places::settle_territory(contact, *conversion, changes);
    }
    let encoded = to.write_for(contact, suffix);
    let is_in_ascii = ascii && !to.has_two_scripts();
    let is_renamed = !raw && places::keep_name(contact, source, conversion, &encoded.document)
        || is_in_ascii && places::spell_name(contact, to, &encoded.document).is_some();
    let moved = move_mobile(contact, &encoded.losses);
    let filled = if is_own { None } else { fill_phone(contact, to) };
    let is_same = moved.is_none() && filled.is_none() && !is_renamed;
    changes.extend(moved.into_iter().flatten().chain(filled));
    let mut encoded = if is_same { encoded } else { to.write_for(contact, suffix) };
    if let Some(further) = further {
        names::put_further_names(&mut encoded.document, &further);
    }
    encoded
}

/// Returns whether a schema refuses the contact's own script, and takes the address that its document has in ASCII.
fn takes_only_ascii(contact: &Contact, to: &'static Schema) -> bool {
    let faults = |contact: &Contact| {
        limits(contact, to).into_iter().filter(|fault| fault.severity == Severity::Error).count()
    };
    contact.ascii.is_some()
        && !to.has_two_scripts()
        && faults(&spell(contact, to, false).contact) < faults(contact)
}

/// Spells a contact in ASCII for a schema. A schema with two addresses keeps both spellings. Unless the caller asks for
/// it, only what the document has in ASCII counts.
fn into_ascii(
    contact: &mut Contact,
    to: &Schema,
    is_asked: bool,
    changes: &mut Vec<FieldChange>,
    problems: &mut Vec<FieldProblem>,
) {
    let NormalizedContact { contact: spelled, changes: more, problems: unspelled } =
        spell(contact, to, is_asked);
    match to.has_two_scripts() {
        // An address that needs no other spelling is written once, and half of an address is not written.
        true if spelled == *contact || !unspelled.is_empty() => {}
        true => {
            changes.extend(more);
            contact.ascii = Some(Box::new(spelled));
        }
        false => {
            changes.extend(more);
            *contact = spelled;
        }
    }
    problems.extend(unspelled);
}

/// Spells a contact in ASCII. What its document has in ASCII already comes first. Other texts are spelled if the caller
/// asks for it.
fn spell(contact: &Contact, to: &Schema, is_asked: bool) -> NormalizedContact {
    let (mut contact, mut changes) = (contact.clone(), Vec::new());
    if let Some(mut given) = contact.ascii.clone() {
        given.country = contact.country.clone();
        names::fit(&mut given, to, &mut Vec::new());
        for field in Field::all().filter(|field| given.has(*field)) {
            let text = |contact: &Contact| match field {
                Field::STREET => Some(contact.street.join("\n")),
                _ => contact.text(field).map(str::to_owned),
            };
            if let (Some(before), Some(after)) =
                (text(&contact).filter(|text| !text.is_ascii()), text(&given))
                && after.is_ascii()
            {
                contact.set(field, after.as_str());
                let change = normalize::Change::new("transliterated", before, after);
                changes.push(FieldChange { field, change });
            }
        }
    }
    if !is_asked {
        return NormalizedContact { contact, changes, problems: Vec::new() };
    }
    let mut spelled = normalize::to_ascii_contact(contact);
    changes.append(&mut spelled.changes);
    NormalizedContact { changes, ..spelled }
}

/// Sets the kind of a contact that has none, based on its members.
pub(in crate::provider) fn assume_kind(contact: &mut Contact) -> Option<FieldChange> {
    if contact.kind.is_some() {
        return None;
    }
    let assumed = contact.assumed_kind();
    contact.kind = Some(assumed);
    let change = normalize::Change::new("assumed", "", assumed.as_str());
    Some(FieldChange { field: Field::KIND, change })
}

/// Returns the kind that a target assumes for an organization of a card, which has one word for all of them. A target that has
/// one word too assumes nothing.
pub(super) fn assumed_company(
    contact: &Contact,
    from: &Schema,
    conversion: &Conversion,
) -> Option<FieldChange> {
    let Conversion { to, suffix, .. } = *conversion;
    let is_one =
        names::is_card(from.name) && !names::is_card(to.name) && !matches!(to.codec, Codec::Canonical);
    contact.kind.filter(|kind| is_one && *kind == Kind::Company)?;
    let other = Contact { kind: Some(Kind::Association), ..contact.clone() };
    let read = |contact: &Contact| to.decode(&to.write_for(contact, suffix).document).ok()?.kind;
    let written = read(contact).filter(|kind| *kind == Kind::Company && read(&other) != Some(*kind))?;
    let change = normalize::Change::new("assumed", "", written.as_str());
    Some(FieldChange { field: Field::KIND, change })
}

/// EURid's top-level domains: .eu in three scripts.
const EURID: [&str; 3] = ["eu", "xn--e1a4c", "xn--qxa6a"];

/// Sets EURid's type of a contact that has none, by its role. EURid has no administrative contacts.
pub(super) fn set_type(contact: &mut Contact, from: &Schema, conversion: &Conversion) {
    let kind = match conversion.role {
        Some(Role::Owner) => "registrant",
        Some(Role::Tech) => "tech",
        Some(Role::Bill) => "billing",
        _ => return,
    };
    let is_eurid = conversion.suffix.is_some_and(|suffix| EURID.contains(&suffix.name()));
    if is_eurid && conversion.to.name == "epp" && from.name != "epp" && !contact.has(Field::EU_CONTACT_TYPE) {
        contact.set(Field::EU_CONTACT_TYPE, kind);
    }
}

/// Takes the notes of a document as the label, if the target has a label alone and accepts them there. A label that only says
/// the name gives way. Adds the pointers of the members that it carries.
pub(super) fn take_notes(
    contact: &mut Contact,
    to: &'static Schema,
    carried: &mut Vec<String>,
) -> Option<FieldChange> {
    let notes: Vec<More> =
        schema::further(contact).into_iter().filter(|item| item.what == What::Note).collect();
    let has_notes = matches!(to.codec, Codec::Edited(_) | Codec::Canonical);
    if has_notes || to.pointer(Field::LABEL).is_none() || notes.is_empty() {
        return None;
    }
    let label = contact.label.clone().filter(|label| !schema::is_name(label, contact));
    let texts: Vec<&str> =
        label.iter().chain(notes.iter().map(|note| &note.text)).map(String::as_str).collect();
    let label = texts.join("; ");
    let target =
        Contact { label: Some(label.clone()), schema: Some(to.name), extra: Map::new(), ..contact.clone() };
    if limits(&target, to)
        .iter()
        .any(|fault| fault.field == Field::LABEL && fault.severity == Severity::Error)
    {
        return None;
    }
    let change = moved(Field::LABEL, contact.label.as_deref().unwrap_or_default(), &label);
    contact.label = Some(label);
    carried.extend(notes.into_iter().flat_map(|note| note.members));
    Some(change)
}

/// Takes the preferred link of a document as the website, if the target has a place for that alone. Adds the pointers of the
/// members that it carries.
pub(super) fn take_website(
    contact: &mut Contact,
    to: &Schema,
    carried: &mut Vec<String>,
) -> Option<FieldChange> {
    let has_links = matches!(to.codec, Codec::Edited(_) | Codec::Canonical);
    if has_links || to.pointer(Field::WEBSITE).is_none() || contact.has(Field::WEBSITE) {
        return None;
    }
    let is_site =
        |item: &More| item.what == What::Link && item.entry.get("kind") != Some(&Value::from("contact"));
    let links = schema::further(contact).into_iter().filter(is_site);
    let link = links.min_by_key(|item| item.pref.unwrap_or(u64::MAX))?;
    let change = moved(Field::WEBSITE, "", &link.text);
    contact.set(Field::WEBSITE, link.text);
    carried.extend(link.members);
    Some(change)
}

/// Takes a second number of a list if the first one, a mobile number, is in both places of the contact. The target must
/// have both places. Returns the pointers of the members that it carries.
pub(super) fn take_second_number(contact: &mut Contact, to: &Schema) -> Vec<String> {
    let has_lists = matches!(to.codec, Codec::Edited(_) | Codec::Canonical);
    if has_lists
        || to.pointer(Field::MOBILE).is_none()
        || contact.mobile.is_none()
        || contact.phone != contact.mobile
    {
        return Vec::new();
    }
    let number = |item: More| match item.what {
        What::Number(used) if used != Use::Fax && Some(&item.text) != contact.phone.as_ref() => {
            Some((used, item))
        }
        _ => None,
    };
    let second = schema::further(contact).into_iter().filter_map(number).min_by_key(|(used, _)| *used);
    let Some((used, item)) = second else { return Vec::new() };
    contact.set(if used == Use::Mobile { Field::MOBILE } else { Field::PHONE }, item.text);
    item.members
}

/// Drops the losses of members of a document with lists that the target has after all.
pub(super) fn forget_losses(losses: &mut Vec<Loss>, source: &Contact, carried: &[String]) {
    let Some((codec, document)) = schema::source(source).filter(|_| !carried.is_empty()) else { return };
    let [mut rest, mut all] = [Losses::default(), Losses::default()];
    rest.extend((codec.lost)(document, carried));
    all.extend((codec.lost)(document, &[]));
    losses.retain(|loss| rest.contains(loss) || !all.contains(loss));
    losses.extend(rest.list.into_iter().filter(|loss| !all.contains(loss)));
}

/// Returns the members of the document's name that the target's names say: titles, suffixes, and the order of the parts.
pub(super) fn said_in_name(source: &Contact, written: &Contact, to: &Schema) -> Vec<String> {
    // Cards have places for all of these.
    if names::is_card(to.name) {
        return Vec::new();
    }
    let names =
        [&written.full_name, &written.given_name, &written.family_name, &written.label, &source.full_name];
    let names: Vec<&str> = names.into_iter().flatten().map(String::as_str).collect();
    let names = names.join(" ");
    let is_said = |item: &More| matches!(item.what, What::Name(_)) && says_all(&names, &item.text);
    let parts = schema::further(source).into_iter().filter(is_said).flat_map(|item| item.members);
    let order = ordered(source).filter(|order| written.full_name.as_ref() == Some(&order.text));
    parts.chain(order.into_iter().flat_map(|order| order.members)).collect()
}

/// Makes the mobile number the contact's only number if the target has no place for a second one.
fn move_mobile(contact: &mut Contact, losses: &[Loss]) -> Option<Vec<FieldChange>> {
    let is_lost = losses.iter().any(|loss| loss.field == Some(Field::MOBILE));
    let is_phone = contact.phone == contact.mobile;
    let number = contact.mobile.clone().filter(|_| is_lost && (is_phone || !contact.has(Field::PHONE)))?;
    contact.mobile = None;
    contact.set(Field::PHONE, number.as_str());
    let phone = (!is_phone).then(|| moved(Field::PHONE, "", &number));
    Some(phone.into_iter().chain([moved(Field::MOBILE, &number, "")]).collect())
}

/// Makes the only number the phone number too, if the target refuses a contact without one.
fn fill_phone(contact: &mut Contact, to: &'static Schema) -> Option<FieldChange> {
    let only = [Field::MOBILE, Field::FAX].into_iter().find(|field| contact.has(*field));
    let number = contact.text(only.filter(|_| !contact.has(Field::PHONE))?)?.to_owned();
    let target = Contact { schema: Some(to.name), extra: Map::new(), ..contact.clone() };
    let is_missing = |fault: &Violation| {
        fault.field == Field::PHONE && fault.code == Code::Missing && fault.severity == Severity::Error
    };
    limits(&target, to).iter().any(is_missing).then(|| {
        contact.set(Field::PHONE, number.as_str());
        moved(Field::PHONE, "", &number)
    })
}

pub(super) fn moved(field: Field, before: &str, after: &str) -> FieldChange {
    FieldChange { field, change: normalize::Change::new("moved", before, after) }
}
