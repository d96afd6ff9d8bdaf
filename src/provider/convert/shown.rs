//! The changes of a conversion, as the caller sees them in the two documents.

use serde_json::{Map, Value};

use crate::base::escape;
use crate::contact::{Contact, Field, FieldType};
use crate::normalize::{self, FieldChange};
use crate::provider::encode::NAMES;
use crate::schema::{self, Codec, Encoded, Locator, Loss, Schema};

/// The codes of changes that say where a text is, or that it is a guess. The text may be the same.
const NOTES: [&str; 3] = ["extension", "name.label", "taken_apart"];

/// The changes on the way from one contact to the other.
pub(super) struct Shown<'a> {
    pub changes: Vec<FieldChange>,
    /// The contact of the source document.
    pub source: &'a Contact,
    /// The contact that was written.
    pub contact: &'a Contact,
    /// The contact that the target reads in its document.
    pub written: &'a Contact,
    pub from: &'static Schema,
    pub to: &'static Schema,
}

impl Shown<'_> {
    /// Drops the changes that the documents do not show, and adds those of the target's format.
    pub fn add(&mut self, document: &Value, encoded: &Encoded) {
        let Self { changes, source, contact, written, from, to } = self;
        let is_own = from.name == to.name;
        if let Codec::Edited(codec) = to.codec {
            // A label that moves as it is was not taken apart.
            let whole = codec.taken_apart(&encoded.document);
            changes.retain(|change| !whole.contains(change));
        }
        let is_seen = |field| differs(source, written, field);
        changes.retain(|change| NOTES.contains(&change.change.code) || is_seen(change.field));
        if is_own {
            let more = respelled(from, document, &encoded.document, changes);
            changes.extend(more);
        }
        changes.extend(reshaped(contact, written));
        if !is_own {
            changes.extend(extended(to, contact, written));
            changes.extend(doubled(to, contact, &encoded.document));
            changes.extend(house_number(to, contact, &encoded.document));
        }
        // A lost value is not a changed one.
        changes.retain(|change| encoded.losses.iter().all(|loss| loss.field != Some(change.field)));
    }
}

/// Moves the pointers of losses to their places in a canonical document, which keeps the members of another schema in `extra`.
pub(super) fn in_extra(losses: &mut [Loss], contact: &Contact) {
    let locator = Locator::of(contact).filter(|_| contact.schema.is_some());
    let mut kept_at = Map::new();
    for kept in locator.iter().flat_map(|_| contact.extra.keys()) {
        let place = locator.as_ref().map_or_else(String::new, |locator| locator.member(kept));
        kept_at.entry(place).or_insert_with(|| kept.as_str().into());
    }
    losses.iter_mut().for_each(|loss| move_to_extra(loss, contact, &kept_at));
}

fn move_to_extra(loss: &mut Loss, contact: &Contact, kept_at: &Map<String, Value>) {
    let Some(pointer) = loss.pointer.as_mut() else { return };
    if let Some(kept) = kept_at.get(pointer).and_then(Value::as_str) {
        *pointer = ["/extra/", &escape(kept)].concat();
    } else if let Some(whole) = contact.extra.get("").filter(|_| !pointer.starts_with("/verified/")) {
        if whole.is_string() {
            // A text has no members.
            "/extra/".clone_into(pointer);
        } else if whole.pointer(pointer).is_some() {
            pointer.insert_str(0, "/extra/");
        }
    }
}

/// Returns `true` if two contacts have different values of a field. Nothing and an empty text are the same.
fn differs(one: &Contact, other: &Contact, field: Field) -> bool {
    let held = |contact: &Contact| match field {
        Field::STREET => contact.street.join("\n"),
        _ => contact.text(field).unwrap_or_default().to_owned(),
    };
    held(one) != held(other) || one.flag(field) != other.flag(field)
}

/// Returns the members for which the schema has one correct spelling and the document had another. For
/// example, a Gandi v5 `type` of 0 becomes `individual`.
fn respelled(schema: &Schema, before: &Value, after: &Value, known: &[FieldChange]) -> Vec<FieldChange> {
    let mut changes = Vec::new();
    // In-place editing keeps the spelling.
    if matches!(schema.codec, Codec::Edited(_)) || before == after {
        return changes;
    }
    let mut compare = |field: Field, before: &Value, after: Option<&Value>| {
        if let Some(after) = after
            && before != after
            && known.iter().all(|change| change.field != field)
        {
            let change = normalize::Change::new("written", text_of(before), text_of(after));
            changes.push(FieldChange { field, change });
        }
    };
    if let Codec::Table(members) = schema.codec {
        for (field, at) in members.iter().filter_map(|member| Some((member.field()?, &member.pointer))) {
            if let Some(before) = schema::find(before, at) {
                compare(field, before, schema::find(after, at));
            }
        }
    } else {
        for (field, at) in Field::all().filter_map(|field| Some((field, schema.pointer(field)?))) {
            if let Some(before) = before.pointer(at) {
                compare(field, before, after.pointer(at));
            }
        }
    }
    changes
}

/// Returns the changes that the target's format causes. It may join or split street lines. It may set a
/// default for an absent flag: Gandi v5 hides a contact by default.
fn reshaped(contact: &Contact, read: &Contact) -> Vec<FieldChange> {
    let flags =
        Field::all().filter(|field| field.kind() == FieldType::Flag && contact.flag(*field).is_none());
    let mut changes: Vec<FieldChange> = flags
        .filter_map(|field| {
            let change = normalize::Change::new("defaulted", "", read.flag(field)?.to_string());
            Some(FieldChange { field, change })
        })
        .collect();
    if let (Some(kind), Some(written)) = (contact.kind, read.kind)
        && kind != written
    {
        // For example, AFNIC's EPP extension has no word for a reseller.
        let change = normalize::Change::new("written", kind.as_str(), written.as_str());
        changes.push(FieldChange { field: Field::KIND, change });
    }
    if let (Some(tag), Some(written)) = (contact.language.as_deref(), read.language.as_deref())
        && !tag.replace('_', "-").eq_ignore_ascii_case(&written.replace('_', "-"))
    {
        // A code of two letters says nothing of a country or a script.
        let change = normalize::Change::new("written", tag, written);
        changes.push(FieldChange { field: Field::LANGUAGE, change });
    }
    let text = |label: &Option<String>| label.clone().unwrap_or_default();
    let mut move_to = |field, before: &str, after: &str| {
        let change = normalize::Change::new("moved", before, after);
        changes.push(FieldChange { field, change });
    };
    if text(&contact.label) != text(&read.label) {
        move_to(Field::LABEL, &text(&contact.label), &text(&read.label));
    }
    if let Some(full) = contact.full_name.as_deref().filter(|_| read.full_name.is_none())
        && read.label.as_deref() == Some(full)
    {
        move_to(Field::FULL_NAME, full, "");
    }
    let has_name = NAMES.iter().chain([&Field::ORGANIZATION]).any(|field| contact.has(*field));
    if let Some(name) = read.full_name.as_deref().filter(|_| !has_name) {
        let change = normalize::Change::new("name.stand_in", "", name);
        changes.push(FieldChange { field: Field::FULL_NAME, change });
    }
    if !read.street.is_empty() && read.street != contact.street {
        let change =
            normalize::Change::new("street_lines", contact.street.join("\n"), read.street.join("\n"));
        changes.push(FieldChange { field: Field::STREET, change });
    }
    changes
}

/// Returns the organization's name in the place of a person's, which a document of EPP must have.
#[cfg(feature = "xml")]
fn doubled(to: &Schema, contact: &Contact, document: &Value) -> Option<FieldChange> {
    let is_new = to.name == schema::epp::SCHEMA.name && contact.schema != Some(to.name);
    let is_nameless = !NAMES.iter().any(|field| contact.has(*field));
    let name = contact.organization.as_deref().filter(|_| is_new && is_nameless)?;
    let change = normalize::Change::new("name.stand_in", "", name);
    schema::epp::is_named_twice(document.as_str()?).then_some(FieldChange { field: Field::FULL_NAME, change })
}

#[cfg(not(feature = "xml"))]
fn doubled(_: &Schema, _: &Contact, _: &Value) -> Option<FieldChange> {
    None
}

/// Returns the house number that the document has apart from the street.
fn house_number(to: &Schema, contact: &Contact, document: &Value) -> Option<FieldChange> {
    let beside = to.pointer(Field::STREET)?.strip_suffix("/street")?;
    let number =
        document.pointer(&[beside, "/number"].concat())?.as_str().filter(|number| !number.is_empty())?;
    let change = normalize::Change::new("taken_apart", contact.street.join("\n"), number);
    Some(FieldChange { field: Field::STREET, change })
}

/// Returns the fields that stand in the extension of a registry.
fn extended(to: &'static Schema, contact: &Contact, written: &Contact) -> Vec<FieldChange> {
    let is_in_extension =
        |field: &Field| to.pointer(*field).is_some_and(|pointer| pointer.starts_with("/extension/"));
    let fields = Field::all().filter(|field| written.has(*field)).filter(is_in_extension);
    fields
        .filter_map(|field| {
            let text = written.text(field)?;
            let before = contact.text(field).unwrap_or_default();
            let (code, before) = match before {
                "" => ("defaulted", ""),
                // A kind with another word has a change of its own, and so has a language.
                before if before != text && ![Field::KIND, Field::LANGUAGE].contains(&field) => {
                    ("written", before)
                }
                _ => ("extension", text),
            };
            Some(FieldChange { field, change: normalize::Change::new(code, before, text) })
        })
        .collect()
}

fn text_of(value: &Value) -> String {
    value.as_str().map_or_else(|| serde_json::to_string(value).unwrap_or_default(), str::to_owned)
}
