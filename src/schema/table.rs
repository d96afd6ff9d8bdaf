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
    for member in members {
        if let Form::FlagOr(field, absent) = member.form
            && contact.flag(field).is_none()
        {
            contact.set_flag(field, absent);
        }
    }
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
        if member.is_shared {
            contact.extra.insert(pointer, value.clone());
            let is_source = source(members, member, |pointer| document.pointer(pointer))
                .is_some_and(|source| source.pointer == member.pointer);
            if is_source {
                member.read(value, contact)?;
            }
            continue;
        }
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
        // What a document says although its absence means the same goes back too.
        let is_said_needlessly =
            matches!(member.form, Form::FlagOr(_, absent) if value.as_bool() == Some(absent));
        if !is_first || is_spelled_twice || is_said_needlessly || spelled.as_ref() != Some(value) {
            let says_it_oddly = spelled.is_some() && !member.keeps_spelling;
            if !says_it_oddly {
                contact.extra.insert(pointer, value.clone());
            }
        }
    }
    Ok(())
}

/// Of the members that hold the same as this one, the first whose value says something: the field's own.
fn source<'a, 'v>(
    members: &'a [Member],
    member: &Member,
    value: impl Fn(&str) -> Option<&'v Value>,
) -> Option<&'a Member> {
    members.iter().find(|other| {
        (other.pointer == member.pointer || other.is_alias_of(member))
            && value(&other.pointer).is_some_and(|value| speaks(other, value))
    })
}

/// Whether a value says something.
fn speaks(member: &Member, value: &Value) -> bool {
    let mut read = Contact::default();
    member.read(value, &mut read).is_ok() && member.write(&read).is_some()
}

/// Whether a kept value is one that no field holds: another member for the same field had a value before it.
pub(super) fn is_apart(members: &[Member], member: &Member, contact: &Contact) -> bool {
    member.is_shared
        && source(members, member, |pointer| contact.extra.get(pointer))
            .is_some_and(|source| source.pointer != member.pointer)
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
            if is_apart(table, member, contact) {
                members.insert(index, kept.clone());
                continue;
            }
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
    let mut written: Vec<usize> = members
        .iter()
        .filter(|(index, kept)| {
            table.get(**index).is_some_and(|m| speaks(m, kept) && !is_apart(table, m, contact))
        })
        .map(|(index, _)| *index)
        .collect();
    for (index, member) in table.iter().enumerate() {
        let same = |other: &&usize| {
            table
                .get(**other)
                .is_some_and(|other| other.pointer == member.pointer || other.is_alias_of(member))
        };
        if written.iter().any(|index| same(&index)) || !may_write(table, member, contact, own) {
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
    for field in Field::all().filter(|field| contact.has(*field)) {
        let mut holders = table.iter().enumerate().filter(|(_, m)| m.field() == Some(field)).peekable();
        let why =
            if holders.peek().is_some_and(|(_, m)| m.is_shared) { Loss::undecided } else { Loss::field };
        let carried =
            |(index, m): (usize, &Member)| covers(m, contact) && (!m.is_shared || written.contains(&index));
        if !holders.any(carried) {
            losses.push(why(field));
        }
    }
    Encoded { document, losses }
}

/// Whether a member is the one to write its field: not where the absence of the member says it already, nor where
/// one of several shared members is meant and this is another one.
fn may_write(table: &[Member], member: &Member, contact: &Contact, own: bool) -> bool {
    if let Form::FlagOr(field, absent) = member.form
        && own
        && contact.flag(field) == Some(absent)
    {
        return false;
    }
    if !own {
        return !member.is_shared;
    }
    match source(table, member, |pointer| contact.extra.get(pointer)).filter(|source| source.is_shared) {
        Some(source) => source.pointer == member.pointer,
        None => !member.is_shared,
    }
}

/// Whether a member can say what the contact says: a list of names may lack the contact's kind.
fn covers(member: &Member, contact: &Contact) -> bool {
    !matches!(member.form, Form::KindName(_)) || member.write(contact).is_some()
}
