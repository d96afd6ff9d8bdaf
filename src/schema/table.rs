//! The engine that reads and writes documents by a schema's table of members.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use super::loss::Loss;
use super::member::{Form, Member, fit_street};
use super::{Encoded, Schema, put};
use crate::contact::{Contact, Field};
use crate::error::{Error, Place, escape};

pub(super) fn decode(
    schema: &'static Schema,
    members: &[Member],
    document: &Value,
) -> Result<Contact, Error> {
    let Some(object) = document.as_object() else {
        return Err(Error::wrong_type(Place::root(), "an object", document));
    };
    let mut contact = Contact { schema: Some(schema.name), ..Contact::default() };
    read_object(members, document, object, "", &mut contact)?;
    Ok(contact)
}

fn read_object(
    members: &[Member],
    document: &Value,
    object: &Map<String, Value>,
    at: &str,
    contact: &mut Contact,
) -> Result<(), Error> {
    for (key, value) in object {
        let pointer = format!("{at}/{}", escape(key));
        let Some(member) = members.iter().find(|member| member.pointer == pointer) else {
            match value {
                Value::Object(inner) if is_container(members, &pointer) && !inner.is_empty() => {
                    read_object(members, document, inner, &pointer, contact)?;
                }
                _ => {
                    contact.extra.insert(pointer, value.clone());
                }
            }
            continue;
        };
        let mut read = Contact::default();
        member.read(value, &mut read)?;
        let spelled = member.write(&read);
        let known = member.write(contact);
        if known.is_some() && spelled.is_some() && known != spelled {
            let reason = "another member holds a different value for the same field";
            return Err(Error::at(Place::pointer(&member.pointer), reason, "keep one of the two"));
        }
        member.read(value, contact)?;
        let mut aliases = members.iter().filter(|other| other.is_alias_of(member)).peekable();
        let is_first = members
            .iter()
            .find(|m| m.pointer == member.pointer || m.is_alias_of(member))
            .is_some_and(|first| first.pointer == member.pointer);
        let is_spelled_twice = aliases.any(|alias| document.pointer(&alias.pointer).is_some());
        if !is_first || is_spelled_twice || spelled.as_ref() != Some(value) {
            let says_it_oddly = spelled.is_some() && !member.keeps_spelling;
            if !says_it_oddly {
                contact.extra.insert(pointer, value.clone());
            }
        }
    }
    Ok(())
}

/// Whether a pointer leads to an object that holds known members.
fn is_container(members: &[Member], pointer: &str) -> bool {
    members.iter().any(|m| m.pointer.strip_prefix(pointer).is_some_and(|rest| rest.starts_with('/')))
}

pub(super) fn encode(schema: &Schema, table: &[Member], contact: &Contact) -> Encoded {
    let own = contact.schema == Some(schema.name);
    let fitted = fit_street(table, contact).map(|street| Contact { street, ..contact.clone() });
    let fitted = fitted.as_ref().unwrap_or(contact);
    let mut members: BTreeMap<usize, Value> = BTreeMap::new();
    if own {
        for (index, member) in table.iter().enumerate() {
            let Some(kept) = contact.extra.get(&*member.pointer) else { continue };
            let mut read = Contact::default();
            if member.read(kept, &mut read).is_err() {
                continue;
            }
            // A kept spelling goes back only while it says what the contact says, or says nothing.
            let spelled = member.write(&read);
            if spelled.is_none() || spelled == member.write(fitted) {
                members.insert(index, kept.clone());
            }
        }
    }
    let spoken: Vec<usize> = members
        .iter()
        .filter(|(index, kept)| {
            let mut read = Contact::default();
            table.get(**index).is_some_and(|m| m.read(kept, &mut read).is_ok() && m.write(&read).is_some())
        })
        .map(|(index, _)| *index)
        .collect();
    let mut written = spoken;
    for (index, member) in table.iter().enumerate() {
        let same = |other: &&usize| {
            table
                .get(**other)
                .is_some_and(|other| other.pointer == member.pointer || other.is_alias_of(member))
        };
        if written.iter().any(|index| same(&index)) {
            continue;
        }
        if let Some(value) = member.write(fitted).filter(|_| own || !matches!(member.form, Form::Secret)) {
            members.insert(index, value);
            written.push(index);
        }
    }
    let mut document = Value::Object(Map::new());
    for (index, value) in members {
        if let Some(member) = table.get(index) {
            put(&mut document, &member.pointer, value);
        }
    }
    let mut losses = Vec::new();
    if own {
        for (pointer, value) in &contact.extra {
            let known = table.iter().any(|member| member.pointer == *pointer);
            if !known && document.pointer(pointer).is_none() {
                put(&mut document, pointer, value.clone());
            }
        }
    } else {
        losses.extend(super::extra_losses(contact));
    }
    let carried =
        |field: Field| table.iter().any(|member| member.field() == Some(field) && covers(member, contact));
    losses.extend(Field::all().filter(|field| contact.has(*field) && !carried(*field)).map(Loss::field));
    Encoded { document, losses }
}

/// Whether a member can say what the contact says: a list of names may lack the contact's kind.
fn covers(member: &Member, contact: &Contact) -> bool {
    !matches!(member.form, Form::KindName(_)) || member.write(contact).is_some()
}
