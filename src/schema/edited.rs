//! Documents with lists in them (several numbers, several addresses): one of each is chosen to be the contact's, and
//! the rest stays in the document.
//!
//! The whole document is kept in `extra` under the empty pointer. On the way out the fields that were changed since
//! are written into it where they were found, so that nothing else is touched.

use serde_json::Value;

use super::loss::{Loss, says_nothing};
use super::{Encoded, Schema, Written};
use crate::contact::{Contact, Country, Field, Kind};
use crate::error::{Error, Place, escape};
use crate::normalize;

/// How such documents are read and written.
#[derive(Debug)]
pub(crate) struct Edited {
    /// The fields that have a place, and where a new document has them.
    pub places: &'static [(Field, &'static str)],
    /// The country that the numbers are dialled in, where the documents hold them as they are dialled.
    pub dialled_in: Option<&'static str>,
    /// Reads a document.
    pub read: fn(&Value) -> Result<Contact, Error>,
    /// Writes what differs between two contacts into a document, or into a new one.
    pub edit: fn(Option<&Value>, &Contact, &Contact) -> Written,
    /// Where a document has which field, as JSON Pointers.
    pub found: fn(&Value) -> Vec<(Field, String)>,
    /// What of a document no field holds.
    pub lost: fn(&Value) -> Vec<Loss>,
    /// How sure it is, in percent, that a document is one of this schema.
    pub fit: fn(&Value) -> usize,
}

/// The pointer under which the whole document is kept.
const WHOLE: &str = "";

/// How sure a schema is of a document that bears its mark, which makes it none of any other schema: past all percents.
pub(super) const MARKED: usize = 200;

/// Why one of several is left behind.
pub(super) const NOT_CHOSEN: &str = "a contact holds one of these, and another one was chosen";

pub(super) fn decode(schema: &'static Schema, codec: &Edited, document: &Value) -> Result<Contact, Error> {
    let mut contact = (codec.read)(document)?;
    contact.schema = Some(schema.name);
    contact.extra.insert(WHOLE.to_owned(), document.clone());
    Ok(contact)
}

pub(super) fn encode(schema: &Schema, codec: &Edited, contact: &Contact) -> Encoded {
    let own = contact.schema == Some(schema.name);
    let kept = contact.extra.get(WHOLE).filter(|_| own);
    let kept = kept.and_then(|kept| Some((kept, (codec.read)(kept).ok()?)));
    let Written { document, mut losses } = match &kept {
        Some((kept, before)) => (codec.edit)(Some(kept), before, contact),
        None => (codec.edit)(None, &Contact::default(), contact),
    };
    if !own {
        losses.extend(super::extra_losses(contact));
    }
    let has_place = |field: &Field| codec.places.iter().any(|(known, _)| known == field);
    losses.extend(Field::all().filter(|field| contact.has(*field) && !has_place(field)).map(Loss::field));
    Encoded { document, losses }
}

/// Where the document that a contact was decoded from has a field.
pub(super) fn place(codec: &Edited, contact: &Contact, field: Field) -> Option<String> {
    let found = (codec.found)(contact.extra.get(WHOLE)?);
    found.into_iter().find(|(known, _)| *known == field).map(|(_, pointer)| pointer)
}

/// What a field was changed to; `None` where it is as it was.
pub(super) fn changed<'a>(field: Field, before: &Contact, after: &'a Contact) -> Option<Option<&'a str>> {
    let now = after.text(field).filter(|text| !text.is_empty());
    (before.text(field).filter(|text| !text.is_empty()) != now).then_some(now)
}

/// The parts of a document that none of the pointers leads to or into; an empty part is none.
pub(super) fn unclaimed(
    document: &Value,
    claimed: &[String],
    why: &dyn Fn(&str) -> Option<&'static str>,
) -> Vec<Loss> {
    let mut losses = Vec::new();
    walk(document, claimed, why, String::new(), &mut losses);
    losses
}

fn walk(
    value: &Value,
    claimed: &[String],
    why: &dyn Fn(&str) -> Option<&'static str>,
    at: String,
    losses: &mut Vec<Loss>,
) {
    if claimed.contains(&at) || says_nothing(value) {
        return;
    }
    let is_above = claimed.iter().any(|p| p.strip_prefix(at.as_str()).is_some_and(|p| p.starts_with('/')));
    match value {
        Value::Object(members) if is_above || at.is_empty() => {
            for (key, value) in members {
                walk(value, claimed, why, format!("{at}/{}", escape(key)), losses);
            }
        }
        Value::Array(items) if is_above || at.is_empty() => {
            for (index, value) in items.iter().enumerate() {
                walk(value, claimed, why, format!("{at}/{index}"), losses);
            }
        }
        _ => {
            let loss = Loss::extra(&at);
            losses.push(Loss { why: why(&at).unwrap_or(loss.why), ..loss });
        }
    }
}

/// A country as a schema with names for countries writes it: the name that stands there, while it is right.
pub(super) fn country_name(standing: &str, wanted: &str) -> String {
    match Country::new(wanted).filter(|country| country.is_assigned()) {
        Some(country) if normalize::country(standing).value == Some(country) => standing.to_owned(),
        Some(country) => country.name().unwrap_or(wanted).to_owned(),
        None => wanted.to_owned(),
    }
}

/// Whether a text is a day, `YYYY-MM-DD`.
pub(super) fn is_day(text: &str) -> bool {
    let day = normalize::date(text, normalize::DateOrder::Unknown);
    day.value.is_some_and(|day| day.to_string() == text)
}

/// That a target writes down whole days only.
pub(super) fn day_loss() -> Loss {
    Loss { path: Field::BIRTH_DATE.name().to_owned(), why: "the target takes a whole day, YYYY-MM-DD" }
}

/// The text at a member of an object, `None` where it is absent, null or empty.
pub(super) fn member<'a>(object: &'a Value, key: &str, at: &str) -> Result<Option<&'a str>, Error> {
    match object.get(key) {
        None | Some(Value::Null) => Ok(None),
        Some(value) => {
            let text = super::text_at(value, Place::pointer(at).member(key))?;
            Ok(Some(text).filter(|text| !text.is_empty()))
        }
    }
}

/// Sets a member of an object, or takes it away.
pub(super) fn set_member(object: &mut Value, key: &str, text: Option<&str>) {
    if let Some(object) = object.as_object_mut() {
        match text {
            Some(text) => object.insert(key.to_owned(), Value::from(text)),
            None => object.shift_remove(key),
        };
    }
}

/// The whole name of a person or else of an organization, as a schema with one name for it wants it.
pub(super) fn whole_name(contact: &Contact) -> String {
    let filled = |field| contact.text(field).filter(|text| !text.trim().is_empty());
    let parts: Vec<&str> = [Field::GIVEN_NAME, Field::FAMILY_NAME].into_iter().filter_map(filled).collect();
    match filled(Field::FULL_NAME) {
        Some(name) => name.to_owned(),
        None if parts.is_empty() => filled(Field::ORGANIZATION).unwrap_or_default().to_owned(),
        None => parts.join(" "),
    }
}

/// Takes a whole name into a contact that has its parts, unless it says no more than they do. Where the card is an
/// organization's, it is that one's name where none else is.
pub(super) fn read_whole_name(name: &str, contact: &mut Contact) {
    let (given, family) = (contact.given_name.clone(), contact.family_name.clone());
    let (given, family) = (given.as_deref(), family.as_deref());
    let joined = |first: Option<&str>, last: Option<&str>| match (first, last) {
        (Some(first), Some(last)) => {
            name.strip_prefix(first).and_then(|rest| rest.strip_suffix(last)).is_some_and(|gap| gap == " ")
        }
        (one, other) => one.or(other) == Some(name),
    };
    if !joined(given, family) && !joined(family, given) {
        contact.full_name = Some(name.to_owned());
        if contact.kind == Some(Kind::Company) && contact.organization.is_none() && given.or(family).is_none()
        {
            contact.organization.clone_from(&contact.full_name);
        }
    }
}
