//! A document's text straight into a contact that is only to be checked, with no JSON value between.
//!
//! It takes what documents are ordinarily like. Whatever is out of the ordinary (a member twice, a value of the
//! wrong type, two spellings of one field, a text that is not JSON) is left to [`Schema::decode`], which has the
//! right words for it. What it does take, it takes as that does, but for what a check never looks at: members that are
//! not understood, odd spellings, passwords.

use std::borrow::Cow;
use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::Value;

use super::member::LONGEST_TEXT;
use super::{Codec, Form, Member, Schema, table};
use crate::contact::{Contact, Field};
use crate::same::same;

/// The most members of one object whose names are compared one by one.
const FEW: usize = 64;

/// Reads documents of one schema.
///
/// It learns in which order the members come: documents of one source mostly have them in the same one.
#[derive(Debug)]
pub(crate) struct Reader {
    members: &'static [Member],
    /// The objects that hold known members, the document itself first.
    objects: Vec<Object>,
    /// What a document means that lacks a flag.
    assumed: Vec<(Field, bool)>,
    /// For each member, which others spell the same field.
    rivals: Vec<u128>,
    /// The contact of the last document, whose memory the next one takes over.
    contact: Contact,
    /// The fields that it filled, and those that the one before it did.
    filled: Vec<Field>,
    held: Vec<Field>,
    /// After each known name, by its number and one more: where the name that came next the last time stands among
    /// those of its object.
    next: Vec<usize>,
}

/// An object of the schema: the names in it, sorted.
#[derive(Debug, Default)]
struct Object {
    names: Vec<Name>,
}

#[derive(Clone, Copy, Debug)]
struct Name {
    key: &'static str,
    /// Counted over all objects.
    number: usize,
    leads_to: Target,
}

#[derive(Clone, Copy, Debug)]
enum Target {
    Member(usize),
    Object(usize),
}

impl Reader {
    /// A reader, where the schema is a table of plain members.
    pub fn new(schema: &'static Schema) -> Option<Self> {
        let Codec::Table(members) = schema.codec else { return None };
        if members.iter().any(Member::is_shape) {
            return None;
        }
        let mut reader = Self {
            members,
            objects: vec![Object::default()],
            assumed: table::assumed_flags(members).collect(),
            rivals: Vec::new(),
            contact: Contact { schema: Some(schema.name), ..Contact::default() },
            filled: Vec::new(),
            held: Vec::new(),
            next: Vec::new(),
        };
        let fields: Vec<Option<Field>> = members.iter().map(Member::field).collect();
        for (index, member) in members.iter().enumerate() {
            let Cow::Borrowed(pointer) = member.pointer else { return None };
            reader.add(pointer, index)?;
            let same = fields.iter().enumerate().filter(|(_, field)| **field == member.field());
            let others = same.filter_map(|(other, _)| Some((other, members.get(other)?)));
            let rivals = others.filter(|(_, other)| other.is_alias_of(member));
            let rivals = rivals.map(|(other, _)| bit(other)).try_fold(0, |all, bit| Some(all | bit?))?;
            reader.rivals.push(rivals);
        }
        for object in &mut reader.objects {
            object.names.sort_unstable_by_key(|name| name.key);
        }
        reader.next = vec![0; reader.objects.iter().map(|object| object.names.len()).sum::<usize>() + 1];
        Some(reader)
    }

    /// Enters a member under its pointer; `None` for what only the long way can read.
    fn add(&mut self, pointer: &'static str, member: usize) -> Option<()> {
        let mut at = 0;
        let mut steps = pointer.strip_prefix('/')?.split('/').peekable();
        while let Some(key) = steps.next() {
            if key.contains('~') {
                return None;
            }
            let number = self.objects.iter().map(|object| object.names.len()).sum();
            let fresh = self.objects.len();
            let is_last = steps.peek().is_none();
            let names = &mut self.objects.get_mut(at)?.names;
            match (names.iter().find(|name| name.key == key).map(|name| name.leads_to), is_last) {
                (None, true) => names.push(Name { key, number, leads_to: Target::Member(member) }),
                (None, false) => {
                    names.push(Name { key, number, leads_to: Target::Object(fresh) });
                    self.objects.push(Object::default());
                    at = fresh;
                }
                (Some(Target::Object(inner)), false) => at = inner,
                _ => return None,
            }
        }
        Some(())
    }

    /// The contact in a document; `None` where it must be decoded the long way.
    pub fn read(&mut self, text: &str) -> Option<&mut Contact> {
        std::mem::swap(&mut self.filled, &mut self.held);
        self.filled.clear();
        let read = self.overwrite(text);
        if read.is_none() {
            self.held.append(&mut self.filled);
        }
        for field in self.held.iter().filter(|field| !self.filled.contains(field)) {
            self.contact.unset(*field);
        }
        for (field, absent) in &self.assumed {
            if self.contact.flag(*field).is_none() {
                self.contact.set_flag(*field, *absent);
            }
        }
        read.map(|()| &mut self.contact)
    }

    /// Puts what a document says over what the last one said.
    fn overwrite(&mut self, text: &str) -> Option<()> {
        self.contact.extra.clear();
        let mut deserializer = serde_json::Deserializer::from_str(text);
        let mut reading = Reading { reader: self, seen: 0, before: 0 };
        ObjectSeed(&mut reading, 0).deserialize(&mut deserializer).ok()?;
        deserializer.end().ok()
    }

    /// The name that a key is, where it is known.
    fn find(&mut self, object: usize, key: &str, before: usize) -> Option<Name> {
        let names = &self.objects.get(object)?.names;
        let next = self.next.get_mut(before)?;
        if let Some(name) = names.get(*next).filter(|name| same(name.key.as_bytes(), key.as_bytes())) {
            return Some(*name);
        }
        *next = names.binary_search_by(|name| name.key.cmp(key)).ok()?;
        names.get(*next).copied()
    }
}

fn bit(member: usize) -> Option<u128> {
    1u128.checked_shl(u32::try_from(member).ok()?)
}

struct Reading<'a> {
    reader: &'a mut Reader,
    /// The members that the document has, a bit each.
    seen: u128,
    /// The known name that came last, counted from 1.
    before: usize,
}

impl Reading<'_> {
    /// Takes a member's value; `None` where that is not ordinary.
    fn take(&mut self, index: usize, scalar: Scalar<'_>) -> Option<()> {
        let Reader { members, rivals, contact, filled, .. } = self.reader;
        let member = members.get(index)?;
        let rivals = *rivals.get(index)?;
        let own = bit(index)?;
        if self.seen & (own | rivals) != 0 {
            return None;
        }
        self.seen |= own;
        // A violation is placed at the name that the document uses.
        if rivals & (own - 1) != 0 {
            contact.extra.insert(member.pointer.clone().into_owned(), Value::Null);
        }
        let Some(field) = member.field() else {
            return matches!(member.form, Form::Secret).then_some(());
        };
        match (member.form, &scalar) {
            (_, Scalar::Other(Value::Null)) => return Some(()),
            (_, Scalar::Text(text)) if text.len() > LONGEST_TEXT => return None,
            // An extension is left to the long way, so that there is none to be joined with the number here.
            (
                Form::Text(_) | Form::PhoneE164(_) | Form::PhoneEpp(_) | Form::CountryName | Form::Lines,
                value,
            ) => {
                let Scalar::Text(text) = value else { return None };
                if text.is_empty() {
                    return Some(());
                }
                contact.overwrite(field, text);
            }
            (
                Form::Integer(_)
                | Form::Choice(..)
                | Form::Line(_)
                | Form::ShortLine(..)
                | Form::KindNumber
                | Form::KindName(_)
                | Form::Flag(_)
                | Form::FlagOr(..)
                | Form::FlagInverse(_)
                | Form::FlagNumber(_),
                _,
            ) => {
                // These look at what the contact has: nothing of the last document may be left.
                if !filled.contains(&field) {
                    contact.unset(field);
                    filled.push(field);
                }
                let value = match scalar {
                    Scalar::Text(text) => Value::String(text.into_owned()),
                    Scalar::Other(value) => value,
                };
                return member.read(&value, contact).ok();
            }
            _ => return None,
        }
        filled.push(field);
        Some(())
    }
}

/// A value that is no object and no array.
enum Scalar<'de> {
    Text(Cow<'de, str>),
    Other(Value),
}

/// Reads an object of the schema.
struct ObjectSeed<'a, 'b>(&'a mut Reading<'b>, usize);

impl<'de> DeserializeSeed<'de> for ObjectSeed<'_, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for ObjectSeed<'_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<(), A::Error> {
        let Self(reading, object) = self;
        let mut unknown: Vec<Cow<'de, str>> = Vec::new();
        let mut inner = 0u128;
        while let Some(key) = members.next_key_seed(Key)? {
            let Some(name) = reading.reader.find(object, &key, reading.before) else {
                once(&mut unknown, key)?;
                members.next_value_seed(Anything)?;
                continue;
            };
            reading.before = name.number + 1;
            match name.leads_to {
                Target::Member(index) => {
                    let scalar = members.next_value_seed(ScalarSeed)?;
                    reading.take(index, scalar).ok_or_else(unusual)?;
                }
                Target::Object(number) => {
                    let own = bit(number).filter(|own| inner & own == 0).ok_or_else(unusual)?;
                    inner |= own;
                    members.next_value_seed(ObjectSeed(reading, number))?;
                }
            }
        }
        Ok(())
    }
}

fn unusual<E: serde::de::Error>() -> E {
    E::custom("to be decoded the long way")
}

/// Refuses a name that came before.
fn once<'de, E: serde::de::Error>(known: &mut Vec<Cow<'de, str>>, key: Cow<'de, str>) -> Result<(), E> {
    if known.len() == FEW || known.contains(&key) {
        return Err(unusual());
    }
    known.push(key);
    Ok(())
}

struct Key;

impl<'de> DeserializeSeed<'de> for Key {
    type Value = Cow<'de, str>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl<'de> Visitor<'de> for Key {
    type Value = Cow<'de, str>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a name")
    }

    fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Self::Value, E> {
        Ok(Cow::Borrowed(text))
    }

    fn visit_str<E>(self, text: &str) -> Result<Self::Value, E> {
        Ok(Cow::Owned(text.to_owned()))
    }
}

struct ScalarSeed;

impl<'de> DeserializeSeed<'de> for ScalarSeed {
    type Value = Scalar<'de>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for ScalarSeed {
    type Value = Scalar<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a text, number or flag")
    }

    fn visit_unit<E>(self) -> Result<Self::Value, E> {
        Ok(Scalar::Other(Value::Null))
    }

    fn visit_bool<E>(self, value: bool) -> Result<Self::Value, E> {
        Ok(Scalar::Other(value.into()))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Self::Value, E> {
        Ok(Scalar::Other(value.into()))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Self::Value, E> {
        Ok(Scalar::Other(value.into()))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Self::Value, E> {
        Ok(Scalar::Other(value.into()))
    }

    fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Self::Value, E> {
        Ok(Scalar::Text(Cow::Borrowed(text)))
    }

    fn visit_str<E>(self, text: &str) -> Result<Self::Value, E> {
        Ok(Scalar::Text(Cow::Owned(text.to_owned())))
    }
}

/// Passes over a value of a member that is not understood, as strictly as [`super::parse()`] reads it.
struct Anything;

impl<'de> DeserializeSeed<'de> for Anything {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Anything {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_unit<E>(self) -> Result<(), E> {
        Ok(())
    }

    fn visit_bool<E>(self, _: bool) -> Result<(), E> {
        Ok(())
    }

    fn visit_i64<E>(self, _: i64) -> Result<(), E> {
        Ok(())
    }

    fn visit_u64<E>(self, _: u64) -> Result<(), E> {
        Ok(())
    }

    fn visit_f64<E>(self, _: f64) -> Result<(), E> {
        Ok(())
    }

    fn visit_str<E>(self, _: &str) -> Result<(), E> {
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<(), A::Error> {
        while items.next_element_seed(Self)?.is_some() {}
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<(), A::Error> {
        let mut keys = Vec::new();
        while let Some(key) = members.next_key_seed(Key)? {
            once(&mut keys, key)?;
            members.next_value_seed(Self)?;
        }
        Ok(())
    }
}
