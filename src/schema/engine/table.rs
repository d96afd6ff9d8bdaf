//! The engine that reads and writes documents by a schema's table of members.

use registrant_text::clean::says_something;
use serde_json::{Map, Value};

use super::codec::{Codec, Encoded, put};
use super::index::Table;
use super::loss::{Loss, says_nothing};
use super::member::{Form, Member, fit_street, split_extension};
use super::object::set as set_member;
use super::order::{self, ORDER, Places};
use super::{language, shape};
use crate::base::{Error, Place, escape};
use crate::contact::{Contact, Field};
use crate::rules::Suffix;
use crate::schema::parse::LONGEST_TEXT;
use crate::schema::{CONTRADICTION, Schema};

pub(crate) fn decode(
    schema: &'static Schema,
    table: &'static Table,
    document: &Value,
) -> Result<Contact, Error> {
    let opened = if table.has_shape { shape::open(table, document)? } else { shape::Opened::plain(document) };
    let Some(object) = opened.document.as_object() else {
        return Err(Error::wrong_type(Place::root(), "an object", &opened.document));
    };
    let mut contact = Contact { schema: Some(schema.name), ..Contact::default() };
    let places = read_object(table, &opened.document, object, "", &mut contact);
    let places = places.map_err(|error| opened.locate(error))?;
    opened.keep(&mut contact);
    let lone = take_lone_extensions(table, &mut contact);
    contact.extra.extend(lone);
    if !places.is_usual {
        let kept = contact.extra.entry(shape::ENVELOPE).or_insert_with(|| Value::Object(Map::new()));
        set_member(kept, ORDER, Some(order::of(table, object)));
    }
    for (field, absent) in assumed_flags(table) {
        if contact.flag(field).is_none() {
            contact.set_flag(field, absent);
        }
    }
    Ok(contact)
}

/// Removes an extension without a number from its field: it is not a number. Returns each with its pointer.
pub(crate) fn take_lone_extensions(members: &[Member], contact: &mut Contact) -> Vec<(String, Value)> {
    let mut lone = Vec::new();
    for member in members {
        if let Form::PhoneExtension(field) = member.form
            && let Some((number, extension)) = contact.text(field).and_then(|text| text.split_once('x'))
            && !says_something(number)
        {
            lone.push((member.pointer.clone().into_owned(), Value::from(extension)));
            contact.unset(field);
        }
    }
    lone
}

/// Returns the flags with a default, and the default of each.
pub(crate) fn assumed_flags(members: &[Member]) -> impl Iterator<Item = (Field, bool)> {
    members.iter().filter_map(|member| match member.form {
        Form::FlagOr(field, absent) => Some((field, absent)),
        _ => None,
    })
}

fn read_object(
    table: &Table,
    document: &Value,
    object: &Map<String, Value>,
    at: &str,
    contact: &mut Contact,
) -> Result<Places, Error> {
    let mut places = Places::NONE;
    for (key, value) in object {
        let pointer = || format!("{at}/{}", escape(key));
        let found = table.at(at, key).and_then(|index| Some((index, table.get(index)?)));
        let Some((index, member)) = found.filter(|(_, member)| member.has_value()) else {
            match value {
                Value::Object(inner) if !inner.is_empty() && table.has_inside(at, key) => {
                    let inside = read_object(table, document, inner, &pointer(), contact)?;
                    places.add(inside.first);
                    places.is_usual &= inside.is_usual;
                }
                // Some servers write an empty object as an empty array.
                _ if !(value.is_object() || value.is_null() || value == &Value::Array(Vec::new()))
                    && table.has_inside(at, key)
                    && found.is_none() =>
                {
                    return Err(Error::wrong_type(Place::pointer(&pointer()), "an object", value));
                }
                _ => {
                    let place = found.filter(|(_, member)| !member.is_shape());
                    places.add(place.map_or(usize::MAX, |(index, _)| index));
                    contact.extra.insert(pointer(), value.clone());
                }
            }
            continue;
        };
        places.add(index);
        let has_aliases = table.aliases(index).next().is_some();
        // The fast path for most members and values: they have no odd spelling to keep.
        if let (Some(field), Value::String(text), false) = (plain_field(member, value), value, has_aliases)
            && !member.is_shared
            && (1..=LONGEST_TEXT).contains(&text.len())
            && contact.text(field).is_none()
        {
            contact.set(field, text.as_str());
            continue;
        }
        let mut read = Contact::default();
        if member.field() == Some(Field::KIND) && is_unknown_kind(member, value) {
            contact.extra.insert(pointer(), value.clone());
            continue;
        }
        member.read(value, &mut read)?;
        let spelled = member.write(&read);
        if member.is_shared {
            contact.extra.insert(pointer(), value.clone());
            let is_source = source(table, member, |pointer| shape::find(document, pointer))
                .is_some_and(|source| source.pointer == member.pointer);
            if is_source {
                member.read(value, contact)?;
            }
            continue;
        }
        let known = member.write(contact);
        if known.is_some() && spelled.is_some() && known != spelled {
            let reason = "expected one value for the field, found another one in another member";
            return Err(
                Error::at(Place::pointer(&member.pointer), reason, "keep one of them").coded(CONTRADICTION)
            );
        }
        member.read(value, contact)?;
        let is_first = table.aliases(index).all(|other| index < other);
        let is_there =
            |other: usize| table.get(other).is_some_and(|m| shape::find(document, &m.pointer).is_some());
        let is_spelled_twice = || table.aliases(index).any(is_there);
        // Encoding also restores an explicit value that equals the default.
        let is_said_needlessly =
            || matches!(member.form, Form::FlagOr(_, absent) if value.as_bool() == Some(absent));
        // With a country, a code can become a name.
        let is_odd = spelled.as_ref() != Some(value)
            || (matches!(member.form, Form::SubdivisionShort) && member.spells(value) != Some(true));
        if is_odd || !is_first || is_said_needlessly() || is_spelled_twice() {
            let says_it_oddly = spelled.is_some() && !member.keeps_spelling;
            if !says_it_oddly {
                contact.extra.insert(pointer(), value.clone());
            }
        }
    }
    Ok(places)
}

/// Returns the field of a member that writes this value as it is.
fn plain_field(member: &Member, value: &Value) -> Option<Field> {
    let text = || value.as_str().unwrap_or_default();
    match member.form {
        Form::Text(field) => Some(field),
        // The extension of a number may be in another member.
        Form::PhoneEpp(field) => Some(field).filter(|_| !text().contains('x')),
        Form::Language(known) => language::is_code(text(), known).then_some(Field::LANGUAGE),
        _ => None,
    }
}

/// Returns `true` if a value is a scalar, but no kind that the member knows. Such a contact is wrong; an object or an
/// array makes the call wrong.
fn is_unknown_kind(member: &Member, value: &Value) -> bool {
    !(value.is_object() || value.is_array()) && member.spells(value).is_none()
}

/// Returns the first member with a value, among those that hold the same part of a field. The field got its
/// value from there.
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

/// Returns `true` if a value is not empty.
fn speaks(member: &Member, value: &Value) -> bool {
    let mut read = Contact::default();
    member.read(value, &mut read).is_ok() && member.write(&read).is_some()
}

/// Returns `true` if a kept value is in no field, because another member for the same field came first.
pub(crate) fn is_apart(members: &[Member], member: &Member, contact: &Contact) -> bool {
    member.is_shared
        && source(members, member, |pointer| contact.extra.get(pointer))
            .is_some_and(|source| source.pointer != member.pointer)
}

/// Returns `true` if a pointer leads to an object that contains known members.
fn is_container(members: &[Member], pointer: &str) -> bool {
    members.iter().any(|m| m.pointer.strip_prefix(pointer).is_some_and(|rest| rest.starts_with('/')))
}

/// The kept values of the source document that this table can take.
struct Kept<'a> {
    contact: &'a Contact,
    /// The table of the source schema.
    home: &'a [Member],
    table: &'a [Member],
    /// `true` if both tables are the same.
    own: bool,
}

impl<'a> Kept<'a> {
    fn of(schema: &Schema, table: &'a [Member], contact: &'a Contact) -> Self {
        let own = contact.schema == Some(schema.name);
        let source = contact.schema.filter(|_| !own).and_then(|name| crate::schema::named(name).ok());
        let home = match source.map(|source| (&source.codec, source.provider == schema.provider)) {
            Some((Codec::Table(members), true)) => members,
            _ if own => table,
            _ => &[],
        };
        Self { contact, home, table, own }
    }

    /// Returns the value kept under a pointer, if the target is the same schema. For another schema of the
    /// same provider it returns only values in a group that both have: the provider defines their keys.
    fn get(&self, pointer: &str) -> Option<&'a Value> {
        let is_in_bag = || {
            pointer.rsplit_once('/').is_some_and(|(bag, _)| {
                !bag.is_empty() && is_container(self.home, bag) && is_container(self.table, bag)
            })
        };
        self.contact.extra.get(pointer).filter(|value| self.own || (is_in_bag() && !says_nothing(value)))
    }

    /// Returns the members with a kept value, each with its index.
    fn members(&self) -> impl Iterator<Item = (usize, &'a Member, &'a Value)> {
        let table = if self.home.is_empty() || self.contact.extra.is_empty() { &[] } else { self.table };
        table.iter().enumerate().filter_map(|(index, m)| Some((index, m, self.get(&m.pointer)?)))
    }

    /// Returns the shared member that the field's value came from, if any.
    fn shared_source(&self, member: &Member) -> Option<&'a Member> {
        source(self.home, member, |pointer| self.contact.extra.get(pointer)).filter(|source| source.is_shared)
    }
}

/// The top-level domains of Route 53's members without a registry in their names.
const DOMAINS: [(&str, &[&str]); 5] = [
    ("/ExtraParams/BIRTH_DEPARTMENT", &["fr"]),
    ("/ExtraParams/BIRTH_DATE_IN_YYYY_MM_DD", &["fi", "fr", "ru"]),
    ("/ExtraParams/BIRTH_COUNTRY", &["fr", "it", "se"]),
    ("/ExtraParams/BIRTH_CITY", &["fr"]),
    ("/ExtraParams/BRAND_NUMBER", &["ca", "fr"]),
];

/// Returns `true` if a member belongs to another registry than that of the suffix. Without a suffix, that is so for a
/// shared member, such as `x-uk_co_no`.
fn is_of_others(member: &Member, suffix: Option<Suffix>) -> bool {
    let Some(suffix) = suffix else { return member.is_shared };
    let tld = match suffix.name().rsplit('.').next().unwrap_or_default() {
        "su" | "xn--p1ai" => "ru",
        tld => tld,
    };
    let key = member.pointer.rsplit('/').next().unwrap_or_default();
    if !member.is_shared {
        if let Some((_, tlds)) = DOMAINS.iter().find(|(pointer, _)| *pointer == member.pointer) {
            return !tlds.contains(&tld);
        }
        // Route 53 takes `UK_CONTACT_TYPE` for a .uk name only.
        let country = key.split_once('_').map(|(country, _)| country).filter(|country| country.len() == 2);
        let country = country.filter(|_| member.pointer.starts_with("/ExtraParams/"));
        return country.is_some_and(|country| !country.eq_ignore_ascii_case(tld));
    }
    let key = key.strip_prefix("x-").unwrap_or(key);
    !key.split_once('_').is_some_and(|(registry, _)| registry.eq_ignore_ascii_case(tld))
}

pub(crate) fn encode(schema: &Schema, table: &Table, contact: &Contact, suffix: Option<Suffix>) -> Encoded {
    let all_kept = Kept::of(schema, table, contact);
    let own = all_kept.own;
    let fitted = fit_street(table, contact, own).map(|street| Contact { street, ..contact.clone() });
    let fitted = fitted.as_ref().unwrap_or(contact);
    let mut members: Vec<Option<Value>> = vec![None; table.len()];
    let mut has_shared = false;
    for (index, member, kept) in all_kept.members() {
        has_shared |= member.is_shared;
        if member.is_shape() {
            continue;
        }
        if !member.has_value() || is_apart(all_kept.home, member, contact) {
            set(&mut members, index, kept.clone());
            continue;
        }
        let mut read = Contact::default();
        if member.read(kept, &mut read).is_err() {
            // A contact without a kind keeps the unknown one of its document.
            if contact.kind.is_none() {
                set(&mut members, index, kept.clone());
            }
            continue;
        }
        if matches!(member.form, Form::SubdivisionShort) {
            // The rest of the contact decides between its code and its name.
            read = Contact { subdivision: read.subdivision, ..fitted.clone() };
        }
        // A kept spelling is still valid if it equals the contact's value, or if it is empty.
        let spelled = member.write(&read);
        let is_lone = matches!(member.form, Form::PhoneExtension(field) if !fitted.has(field));
        if spelled.is_none() || spelled == member.write(fitted) || is_lone {
            set(&mut members, index, kept.clone());
        }
    }
    let is_said = |(member, kept): (&Member, &Option<Value>)| {
        kept.as_ref().is_some_and(|kept| speaks(member, kept) && !is_apart(all_kept.home, member, contact))
    };
    let mut written: Vec<bool> = table.iter().zip(&members).map(is_said).collect();
    for (index, member) in table.iter().enumerate() {
        // Most contacts have no registry data, but a table may have a hundred members for it.
        if contact.registry.is_empty() && member.field().is_some_and(Field::is_registry_data) {
            continue;
        }
        let is_written = |index: usize| written.get(index) == Some(&true);
        // Of several shared members, only the source of the value is written.
        let is_other_one = match has_shared.then(|| all_kept.shared_source(member)).flatten() {
            Some(source) => source.pointer != member.pointer,
            None => is_of_others(member, suffix) && (member.is_shared || !own),
        };
        if is_written(index)
            || table.aliases(index).any(is_written)
            || is_other_one
            || (own && is_said_by_absence(member, contact))
        {
            continue;
        }
        if let Some(value) = member.write(fitted).filter(|_| own || !matches!(member.form, Form::Secret)) {
            set(&mut members, index, value);
            if let Some(written) = written.get_mut(index) {
                *written = true;
            }
        }
    }
    let mut document = Value::Object(Map::new());
    for (member, value) in table.iter().zip(members) {
        if let Some(value) = value {
            put(&mut document, &member.pointer, value);
        }
    }
    let mut losses = Vec::new();
    if !own {
        losses.extend(super::codec::extra_losses(contact, &[]));
    }
    if !all_kept.home.is_empty() {
        for pointer in contact.extra.keys() {
            let Some(value) = all_kept.get(pointer) else { continue };
            let known = table.iter().any(|m| {
                let is_order = matches!(m.form, Form::Pairs { .. }) && value.is_array();
                m.pointer == *pointer && (!m.is_shape() || is_order)
            });
            if !known && document.pointer(pointer).is_none() {
                put(&mut document, pointer, value.clone());
            }
        }
        losses.retain(|loss| loss.pointer.as_deref().is_none_or(|at| document.pointer(at).is_none()));
    }
    let fields: Vec<Option<Field>> = table.iter().map(Member::field).collect();
    for field in Field::all().filter(|field| contact.has(*field)) {
        let holders = fields.iter().zip(table.iter().zip(&written));
        let mut holders =
            holders.filter(|(held, _)| **held == Some(field)).map(|(_, holder)| holder).peekable();
        let is_undecided = suffix.is_none() && holders.peek().is_some_and(|(m, _)| m.is_shared);
        let why = if is_undecided { Loss::undecided } else { Loss::field };
        let carried = |(m, is_written): (&Member, &bool)| {
            (covers(m, contact) || (own && shape::find(&document, &m.pointer).is_some()))
                && (*is_written || !(m.is_shared || (!own && is_of_others(m, suffix))))
        };
        if !holders.any(carried) {
            losses.push(why(field));
        }
    }
    if !own {
        losses.extend(table.iter().filter_map(|member| lost_extension(table, member, contact)));
    }
    let kept = contact.extra.get(shape::ENVELOPE).filter(|_| own);
    if let Some(order) = kept.and_then(|kept| kept.get(ORDER)).and_then(Value::as_str) {
        document = order::restore(document, order);
    }
    Encoded { document: shape::close(table, contact, own, document), losses }
}

fn set(members: &mut [Option<Value>], index: usize, value: Value) {
    if let Some(member) = members.get_mut(index) {
        *member = Some(value);
    }
}

/// Returns `true` if a flag equals the default of its member.
fn is_said_by_absence(member: &Member, contact: &Contact) -> bool {
    matches!(member.form, Form::FlagOr(field, absent) if contact.flag(field) == Some(absent))
}

/// Returns `true` if a member can express the contact's value. A list of names may lack the kind, and a
/// handle may not be a number.
fn covers(member: &Member, contact: &Contact) -> bool {
    let is_closed =
        matches!(member.form, Form::KindName(_) | Form::Choice(..) | Form::Integer(_) | Form::Language(_));
    !is_closed || member.write(contact).is_some()
}

/// Returns the loss of an extension that the table has no member for. The number keeps its digits.
fn lost_extension(table: &[Member], member: &Member, contact: &Contact) -> Option<Loss> {
    let (Form::PhoneE164(field) | Form::PhoneEpp(field)) = member.form else { return None };
    let keeps = |other: &Member| matches!(other.form, Form::PhoneExtension(kept) if kept == field);
    let is_lost = split_extension(contact.text(field)?).1.is_some() && !table.iter().any(keeps);
    is_lost.then(|| Loss::extension(field))
}
