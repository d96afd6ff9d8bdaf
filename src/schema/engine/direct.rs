//! A document's text straight into a contact that is only to be checked, with no JSON value between.
//!
//! It takes what documents are ordinarily like. Whatever is out of the ordinary (a member twice, a value of the
//! wrong type, two spellings of one field, a text that is not JSON) is left to [`Schema::decode`], which has the
//! right words for it. What it does take, it takes as that does, but for what a check never looks at: members that are
//! not understood, odd spellings, passwords.

use serde_json::Value;

use super::codec::Codec;
use super::index::{Entry, Table};
use super::member::Form;
use super::scan::{Scalar, Scanner, once};
use super::table;
use crate::contact::table::FIELDS;
use crate::contact::{Contact, Field};
use crate::schema::Schema;
use crate::schema::parse::LONGEST_TEXT;

/// Reads documents of one schema.
///
/// It learns in which order the members come: documents of one source mostly have them in the same one.
#[derive(Debug)]
pub(crate) struct Reader {
    table: &'static Table,
    /// For each member the first one that spells the same thing.
    firsts: Vec<u16>,
    /// What a document means that lacks a flag.
    assumed: Vec<(Field, bool)>,
    /// The contact of the last document, whose memory the next one takes over.
    contact: Contact,
    /// The fields that it filled, and those that the one before it did.
    filled: FieldSet,
    held: FieldSet,
    /// What came next the last time: at the start, after each member, after each object by the index of a member inside.
    next: Vec<Next>,
}

/// What came next the last time, and the length of its object's pointer.
#[derive(Clone, Copy, Debug)]
struct Next {
    entry: Entry,
    object: usize,
}

impl Reader {
    /// Returns a reader, where the schema is a table of plain members.
    pub fn new(schema: &'static Schema) -> Option<Self> {
        let Codec::Table(table) = schema.codec else { return None };
        if table.has_shape {
            return None;
        }
        let mut reader = Self {
            table,
            firsts: Vec::with_capacity(table.len()),
            assumed: table::assumed_flags(table).collect(),
            contact: Contact { schema: Some(schema.name), ..Contact::default() },
            filled: FieldSet::default(),
            held: FieldSet::default(),
            next: vec![Next { entry: Entry::NONE, object: 0 }; 2 * table.len() + 1],
        };
        for (index, member) in table.iter().enumerate() {
            // Only the long way reads such members.
            if member.pointer.contains('~') {
                return None;
            }
            reader.firsts.push(u16::try_from(table.aliases(index).fold(index, usize::min)).ok()?);
        }
        Some(reader)
    }

    /// Returns the contact in a document; `None` if it must be decoded the long way.
    pub fn read(&mut self, text: &str) -> Option<&mut Contact> {
        self.held = std::mem::take(&mut self.filled);
        let read = self.overwrite(text);
        if read.is_none() {
            self.held.add_all(&self.filled);
            self.filled = FieldSet::default();
        }
        for field in self.held.without(&self.filled) {
            self.contact.unset(field);
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
        let mut scanner = Scanner::new(text);
        let (seen, entered) = (MemberSet::default(), MemberSet::default());
        let mut reading = Reading { reader: self, seen, entered, before: 0 };
        reading.object("", &mut scanner)?;
        scanner.end()
    }

    /// Returns what a key in an object leads to, if it is known.
    fn find(&mut self, object: &str, key: &str, before: usize) -> Option<Entry> {
        let next = self.next.get_mut(before)?;
        // In an object of another length the key could be a way through several.
        if next.object != object.len() || !self.table.is_at(next.entry, object, key) {
            *next = Next { entry: self.table.entry(object, key)?, object: object.len() };
        }
        Some(next.entry)
    }
}

struct Reading<'a> {
    reader: &'a mut Reader,
    /// The members that the document has, of those that spell the same thing the first.
    seen: MemberSet,
    /// The objects that it has, by the index of a member inside.
    entered: MemberSet,
    /// The place in [`Reader::next`] of the known name that came last.
    before: usize,
}

impl Reading<'_> {
    /// Reads the object at a pointer; `None` if something in it is not ordinary.
    fn object(&mut self, at: &str, scanner: &mut Scanner<'_>) -> Option<()> {
        let mut unknown = Vec::new();
        let mut more = scanner.object()?;
        while more {
            let key = scanner.key()?;
            match self.reader.find(at, &key, self.before) {
                Some(entry) if entry.is_object() => {
                    let table = self.reader.table;
                    self.before = 1 + table.len() + entry.index();
                    let inner = table.get(entry.index())?.pointer.get(..at.len() + 1 + key.len())?;
                    self.entered.add(entry.index()).then_some(())?;
                    self.object(inner, scanner)?;
                }
                Some(entry) => {
                    self.before = 1 + entry.index();
                    self.take(entry.index(), scanner.scalar()?)?;
                }
                None => {
                    once(&mut unknown, key)?;
                    scanner.pass()?;
                }
            }
            more = scanner.more()?;
        }
        Some(())
    }

    /// Takes a member's value; `None` if that is not ordinary.
    fn take(&mut self, index: usize, scalar: Scalar<'_>) -> Option<()> {
        let Reader { table, firsts, contact, filled, .. } = self.reader;
        let member = table.get(index)?;
        let first = usize::from(*firsts.get(index)?);
        if !self.seen.add(first) {
            return None;
        }
        // A violation is placed at the name that the document uses.
        if first != index {
            contact.extra.insert(member.pointer.clone().into_owned(), Value::Null);
        }
        let Some(field) = member.field() else {
            return matches!(member.form, Form::Secret).then_some(());
        };
        match (member.form, &scalar) {
            (_, Scalar::Other(Value::Null)) => return Some(()),
            (_, Scalar::Text(text)) if text.len() > LONGEST_TEXT => return None,
            // An extension is left to the long way, so that there is none to be joined with the number here.
            (Form::Text(_) | Form::PhoneE164(_) | Form::PhoneEpp(_) | Form::Lines, value) => {
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
                | Form::FlagOr(..)
                | Form::FlagInverse(_)
                | Form::FlagNumber(_),
                _,
            ) => {
                // These look at what the contact has: nothing of the last document may be left.
                if filled.add(field) {
                    contact.unset(field);
                }
                let value = match scalar {
                    Scalar::Text(text) => Value::String(text.into_owned()),
                    Scalar::Other(value) => value,
                };
                return member.read(&value, contact).ok();
            }
            _ => return None,
        }
        filled.add(field);
        Some(())
    }
}

/// A set of fields.
#[derive(Clone, Debug, Default)]
struct FieldSet([u64; FIELDS.len().div_ceil(64)]);

impl FieldSet {
    /// Adds one; false where it is in the set already.
    fn add(&mut self, field: Field) -> bool {
        add(&mut self.0, usize::from(field.0))
    }

    fn add_all(&mut self, other: &Self) {
        self.0.iter_mut().zip(&other.0).for_each(|(word, more)| *word |= more);
    }

    /// Those that are not in another set.
    fn without<'a>(&'a self, other: &'a Self) -> impl Iterator<Item = Field> + 'a {
        (0..).zip(self.0.iter().zip(&other.0)).flat_map(|(number, (own, other))| {
            let mut left = own & !other;
            std::iter::from_fn(move || {
                let bit = (left != 0).then(|| left.trailing_zeros() as u16)?;
                left &= left - 1;
                Some(Field(number * 64 + bit))
            })
        })
    }
}

/// A set of members, by their index.
#[derive(Debug, Default)]
struct MemberSet([u64; 8]);

impl MemberSet {
    /// Adds one; false where it is in the set already, or beyond what the set can hold.
    fn add(&mut self, index: usize) -> bool {
        add(&mut self.0, index)
    }
}

fn add(words: &mut [u64], index: usize) -> bool {
    let Some(word) = words.get_mut(index / 64) else { return false };
    let bit = 1 << (index % 64);
    let is_new = *word & bit == 0;
    *word |= bit;
    is_new
}
