//! Documents with lists in them (several numbers, several addresses): one of each is chosen to be the contact's, and
//! the rest stays in the document.
//!
//! The whole document is kept in `extra` under the empty pointer. On the way out the fields that were changed since
//! are written into it where they were found, so that nothing else is touched.

use std::borrow::Cow;

use serde_json::Value;

use super::codec::{Encoded, Written};
use super::loss::{Loss, says_nothing};
use crate::base::{Error, Place, escape};
use crate::contact::{Contact, Country, Field, Kind};
use crate::normalize;
use crate::schema::Schema;

/// How such documents are read and written.
#[derive(Debug)]
pub(crate) struct Edited {
    /// The fields that have a place, and where a new document has them.
    pub places: &'static [(Field, &'static str)],
    /// Refuses what is no document of the schema.
    pub check: fn(&Value) -> Result<(), Error>,
    /// What stands where in a document.
    pub spots: fn(&Value) -> Vec<Spot>,
    /// Writes what differs between two contacts into a document, or into a new one.
    pub edit: fn(Option<&Value>, &Contact, &Contact) -> Written,
    /// What of a document no field holds.
    pub lost: fn(&Value) -> Vec<Loss>,
    /// How sure it is, in percent, that a document is one of this schema.
    pub fit: fn(&Value) -> usize,
}

/// Where a document has a field, or a part of it that says nothing by itself.
#[derive(Debug)]
pub(crate) struct Spot {
    pub field: Field,
    /// A JSON Pointer.
    pub pointer: String,
    /// What it says; lines of the street are told one spot after the other.
    pub text: String,
}

impl Spot {
    /// Returns a spot at the end of a path. It is not inlined: there are many calls, and the wasm file is to stay small.
    #[inline(never)]
    pub fn new(field: Field, path: &[&str], text: &str) -> Self {
        Self { field, pointer: path.concat(), text: text.to_owned() }
    }
}

/// The pointer under which the whole document is kept.
const WHOLE: &str = "";

/// Why one of several is left behind.
pub(crate) const NOT_CHOSEN: &str = "a contact holds one of these, and another one was chosen";

pub(crate) fn decode(schema: &'static Schema, codec: &Edited, document: &Value) -> Result<Contact, Error> {
    let mut contact = read(codec, document)?;
    contact.schema = Some(schema.name);
    contact.extra.insert(WHOLE.to_owned(), document.clone());
    Ok(contact)
}

/// Reads a document; an organization's name may stand where a card has the whole name.
fn read(codec: &Edited, document: &Value) -> Result<Contact, Error> {
    (codec.check)(document)?;
    let mut contact = Contact::default();
    let mut whole = None;
    for Spot { field, pointer, text } in (codec.spots)(document) {
        if text.len() > crate::schema::parse::LONGEST_TEXT {
            crate::schema::text_at(&Value::String(text), Place::pointer(&pointer))?;
        } else if !text.is_empty() {
            match field {
                Field::STREET => contact.street.extend(text.split('\n').map(str::to_owned)),
                Field::KIND => contact.kind = kind_named(&text),
                Field::FULL_NAME => whole = Some(text),
                _ => contact.set(field, text),
            }
        }
    }
    contact.street.retain(|line| !line.trim().is_empty());
    whole.iter().for_each(|name| read_whole_name(name, &mut contact));
    Ok(contact)
}

/// The kind that a card's `KIND` names; groups, places and devices are none.
pub(crate) fn kind_named(word: &str) -> Option<Kind> {
    let is = |known: &str| word.eq_ignore_ascii_case(known);
    if is(PERSON) { Some(Kind::Individual) } else { is(ORGANIZATION).then_some(Kind::Company) }
}

pub(crate) const PERSON: &str = "individual";
pub(crate) const ORGANIZATION: &str = "org";

pub(crate) fn encode(schema: &Schema, codec: &Edited, contact: &Contact) -> Encoded {
    let own = contact.schema == Some(schema.name);
    let kept = contact.extra.get(WHOLE).filter(|_| own);
    let kept = kept.and_then(|kept| Some((kept, read(codec, kept).ok()?)));
    let Written { document, mut losses } = match &kept {
        Some((kept, before)) => (codec.edit)(Some(kept), before, contact),
        None => (codec.edit)(None, &Contact::default(), contact),
    };
    if !own {
        losses.extend(super::codec::extra_losses(contact));
    }
    let has_place = |field: &Field| codec.places.iter().any(|(known, _)| known == field);
    losses.extend(Field::all().filter(|field| contact.has(*field) && !has_place(field)).map(Loss::field));
    Encoded { document, losses }
}

/// Where the document that a contact was decoded from has a field.
pub(crate) fn place(codec: &Edited, contact: &Contact, field: Field) -> Option<String> {
    let spots = (codec.spots)(contact.extra.get(WHOLE)?);
    spots.into_iter().find(|spot| spot.field == field).map(|spot| spot.pointer)
}

/// What a field was changed to; `None` if it is as it was.
#[inline(never)]
pub(crate) fn changed<'a>(field: Field, before: &Contact, after: &'a Contact) -> Option<Option<&'a str>> {
    let now = after.text(field).filter(|text| !text.is_empty());
    (before.text(field).filter(|text| !text.is_empty()) != now).then_some(now)
}

/// The parts of a document that none of the pointers leads to or into; an empty part is none.
pub(crate) fn unclaimed(
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
            losses.push(Loss { message: why(&at).map_or(loss.message, Cow::Borrowed), ..loss });
        }
    }
}

/// A country as a schema with names for countries writes it: the name that stands there, while it is right.
pub(crate) fn country_name(standing: &str, wanted: &str) -> String {
    match Country::new(wanted).filter(|country| country.is_assigned()) {
        Some(country) if normalize::country(standing).value == Some(country) => standing.to_owned(),
        Some(country) => country.name().unwrap_or(wanted).to_owned(),
        None => wanted.to_owned(),
    }
}

/// Refuses a member that is neither a text nor null.
pub(crate) fn check_text(object: &Value, key: &str, at: &str) -> Result<(), Error> {
    match object.get(key) {
        None | Some(Value::Null) => Ok(()),
        Some(value) => crate::schema::text_at(value, Place::pointer(at).member(key)).map(|_| ()),
    }
}

/// Takes a whole name into a contact that has its parts, unless it says no more than they do. Where the card is an
/// organization's, it is that one's name where none else is.
pub(crate) fn read_whole_name(name: &str, contact: &mut Contact) {
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
