//! The engine that reads and writes documents by a schema's table of members.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use super::{Encoded, Schema};
use crate::contact::{Contact, Field, Kind, Secret};
use crate::error::{Error, ErrorKind, Place, escape};

/// No field of a contact is longer than this, in bytes; a longer text is refused before anything looks at it.
const LONGEST_TEXT: usize = 65_536;

/// One member of a schema's documents.
#[derive(Debug)]
pub(crate) struct Member {
    /// Where it stands, as a JSON Pointer.
    pub pointer: &'static str,
    /// How it is written.
    pub form: Form,
}

/// How a member is written, and which field it holds.
#[derive(Debug)]
pub(crate) enum Form {
    /// A text.
    Text(Field),
    /// A text whose lines are the lines of the street.
    Lines,
    /// A kind, as a number: the index in [`Kind::ALL`]. Its decimal text is read too.
    KindNumber,
    /// Yes or no, as 1 or 0. `true` and `false` are read too.
    FlagNumber(Field),
    /// A password or the like: kept, never shown.
    Secret,
}

impl Member {
    pub fn field(&self) -> Option<Field> {
        match self.form {
            Form::Text(field) | Form::FlagNumber(field) => Some(field),
            Form::Lines => Some(Field::STREET),
            Form::KindNumber => Some(Field::KIND),
            Form::Secret => None,
        }
    }

    /// Reads a value into the contact. Null and the empty text leave the field unset.
    fn read(&self, value: &Value, contact: &mut Contact) -> Result<(), Error> {
        let place = || Place::pointer(self.pointer);
        if value.is_null() {
            return Ok(());
        }
        match self.form {
            Form::Text(field) => match text_at(value, place())? {
                "" => {}
                text => contact.set(field, text),
            },
            Form::Lines => match text_at(value, place())? {
                "" => {}
                text => contact.set(Field::STREET, text),
            },
            Form::KindNumber => contact.kind = Some(read_kind(value, place())?),
            Form::FlagNumber(field) => contact.set_flag(field, read_flag(value, place())?),
            Form::Secret => {
                contact.secrets.insert(self.pointer.to_owned(), Secret(value.clone()));
            }
        }
        Ok(())
    }

    /// The value that stands for the contact's field, `None` where it is not set.
    fn write(&self, contact: &Contact) -> Option<Value> {
        match self.form {
            Form::Text(field) => contact.text(field).map(Value::from),
            Form::Lines if contact.street.is_empty() => None,
            Form::Lines => Some(Value::from(contact.street.join("\n"))),
            Form::KindNumber => contact.kind.and_then(kind_number),
            Form::FlagNumber(field) => contact.flag(field).map(|flag| json!(u8::from(flag))),
            Form::Secret => contact.secrets.get(self.pointer).map(|secret| secret.0.clone()),
        }
    }
}

/// The text that stands at a place.
pub(crate) fn text_at(value: &Value, place: Place) -> Result<&str, Error> {
    let Some(text) = value.as_str() else { return Err(Error::wrong_type(place, "a text", value)) };
    if text.len() > LONGEST_TEXT {
        let reason = format!("the text is {} bytes long, and no field of a contact is", text.len());
        return Err(Error::at(place, reason, format!("give at most {LONGEST_TEXT} bytes")));
    }
    Ok(text)
}

fn kind_number(kind: Kind) -> Option<Value> {
    Kind::ALL.iter().position(|known| *known == kind).map(|index| json!(index))
}

fn read_kind(value: &Value, place: Place) -> Result<Kind, Error> {
    let number = match value {
        Value::String(text) => text.parse::<usize>().ok(),
        _ => value.as_u64().and_then(|number| usize::try_from(number).ok()),
    };
    number.and_then(|index| Kind::ALL.get(index).copied()).ok_or_else(|| {
        Error::wrong_value(
            place,
            "a type of contact: 0 person, 1 company, 2 association, 3 public body, 4 reseller",
        )
    })
}

fn read_flag(value: &Value, place: Place) -> Result<bool, Error> {
    match (value.as_bool(), value.as_u64()) {
        (Some(flag), _) => Ok(flag),
        (_, Some(number @ (0 | 1))) => Ok(number == 1),
        _ => Err(Error::wrong_value(place, "0, 1, true or false")),
    }
}

pub(super) fn decode(schema: &'static Schema, document: &Value) -> Result<Contact, Error> {
    let Some(object) = document.as_object() else {
        return Err(Error::wrong_type(Place::root(), "an object", document));
    };
    let mut contact = Contact { schema: Some(schema.name), ..Contact::default() };
    read_object(schema, document, object, "", &mut contact)?;
    Ok(contact)
}

fn read_object(
    schema: &Schema,
    document: &Value,
    object: &Map<String, Value>,
    at: &str,
    contact: &mut Contact,
) -> Result<(), Error> {
    for (key, value) in object {
        let pointer = format!("{at}/{}", escape(key));
        let Some(member) = schema.members.iter().find(|member| member.pointer == pointer) else {
            match value {
                Value::Object(inner) if is_container(schema, &pointer) && !inner.is_empty() => {
                    read_object(schema, document, inner, &pointer, contact)?;
                }
                _ => {
                    contact.extra.insert(pointer, value.clone());
                }
            }
            continue;
        };
        let mut read = Contact::default();
        member.read(value, &mut read)?;
        if member.write(contact).is_some()
            && member.write(&read).is_some_and(|new| member.write(contact) != Some(new))
        {
            let reason = "another member holds a different value for the same field";
            return Err(Error::at(Place::pointer(member.pointer), reason, "keep one of the two"));
        }
        member.read(value, contact)?;
        let is_first = member.field().is_none_or(|field| schema.pointer(field) == Some(member.pointer));
        if !is_first || has_alias_in(schema, member, document) || member.write(&read).as_ref() != Some(value)
        {
            contact.extra.insert(pointer, value.clone());
        }
    }
    Ok(())
}

/// Whether a pointer leads to an object that holds known members.
fn is_container(schema: &Schema, pointer: &str) -> bool {
    schema.members.iter().any(|m| m.pointer.strip_prefix(pointer).is_some_and(|rest| rest.starts_with('/')))
}

/// Whether the document spells the member's field in a second way.
fn has_alias_in(schema: &Schema, member: &Member, document: &Value) -> bool {
    member.field().is_some_and(|field| {
        let mut same = schema.members.iter().filter(|other| other.field() == Some(field));
        same.any(|other| other.pointer != member.pointer && document.pointer(other.pointer).is_some())
    })
}

pub(super) fn encode(schema: &Schema, contact: &Contact) -> Encoded {
    let own = contact.schema == Some(schema.name);
    let mut members: BTreeMap<&str, Value> = BTreeMap::new();
    let mut written: Vec<Field> = Vec::new();
    if own {
        for member in schema.members {
            let Some(kept) = contact.extra.get(member.pointer) else { continue };
            let mut read = Contact::default();
            if member.read(kept, &mut read).is_err() {
                continue;
            }
            // A kept spelling goes back only while it says what the contact says, or says nothing.
            let spelled = member.write(&read);
            if spelled.is_none() || spelled == member.write(contact) {
                members.insert(member.pointer, kept.clone());
                written.extend(member.field().filter(|_| spelled.is_some()));
            }
        }
    }
    for member in schema.members {
        if member.field().is_some_and(|field| written.contains(&field)) {
            continue;
        }
        if let Some(value) = member.write(contact).filter(|_| own || !matches!(member.form, Form::Secret)) {
            members.insert(member.pointer, value);
            written.extend(member.field());
        }
    }
    let mut document = Value::Object(Map::new());
    for (pointer, value) in members {
        put(&mut document, pointer, value);
    }
    let mut losses = Vec::new();
    if own {
        for (pointer, value) in &contact.extra {
            let known = schema.members.iter().any(|member| member.pointer == pointer);
            if !known && document.pointer(pointer).is_none() {
                put(&mut document, pointer, value.clone());
            }
        }
    } else {
        losses.extend(
            contact.extra.iter().filter(|(_, value)| !says_nothing(value)).map(|(p, _)| Loss::extra(p)),
        );
        losses.extend(contact.secrets.keys().map(|pointer| Loss::extra(pointer)));
    }
    let carried = |field: Field| schema.pointer(field).is_some();
    losses.extend(Field::all().filter(|field| contact.has(*field) && !carried(*field)).map(Loss::field));
    Encoded { document, losses }
}

/// Puts a value where a pointer leads, making the objects on the way.
fn put(document: &mut Value, pointer: &str, value: Value) {
    let mut here = document;
    for key in pointer.split('/').skip(1) {
        let key = key.replace("~1", "/").replace("~0", "~");
        if !here.is_object() {
            *here = Value::Object(Map::new());
        }
        let Some(object) = here.as_object_mut() else { return };
        here = object.entry(key).or_insert(Value::Null);
    }
    *here = value;
}

fn says_nothing(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::String(text) => text.is_empty(),
        Value::Array(items) => items.is_empty(),
        Value::Object(members) => members.values().all(says_nothing),
        Value::Bool(_) | Value::Number(_) => false,
    }
}

/// How well an object fits a schema, in percent of its members; a telling member counts as ten.
pub(super) fn fit(schema: &Schema, object: &Map<String, Value>) -> usize {
    let mut known = 0;
    let mut all = 0;
    for key in object.keys() {
        let pointer = format!("/{}", escape(key));
        let weight = if schema.signature.contains(&key.as_str()) { 10 } else { 1 };
        all += weight;
        if weight > 1 || is_container(schema, &pointer) || schema.members.iter().any(|m| m.pointer == pointer)
        {
            known += weight;
        }
    }
    (known * 100_usize).checked_div(all).unwrap_or(0)
}

/// One thing that a target schema cannot carry.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Loss {
    /// The canonical field, or the JSON Pointer in the source document where no field holds it.
    pub path: String,
    /// Why, in words.
    pub why: &'static str,
}

impl Loss {
    fn field(field: Field) -> Self {
        Self { path: field.name().to_owned(), why: "the target schema has no place for this field" }
    }

    fn extra(pointer: &str) -> Self {
        Self { path: pointer.to_owned(), why: "only the source schema has this member" }
    }
}

impl Error {
    /// The error of a document that must be one contact and is not.
    #[cold]
    pub(crate) fn unknown_handle(known: usize) -> Self {
        Self::new(
            ErrorKind::Handle,
            format!("none of the {known} contacts has this handle"),
            "give one that is there",
        )
    }
}
