//! A document's text straight into a contact that is only to be checked, with no JSON value between.
//!
//! It takes what documents are ordinarily like. Whatever is out of the ordinary (a member twice, a value of the
//! wrong type, two spellings of one field, a text that is not JSON) is left to [`Schema::decode`], which has the
//! right words for it. What it does take, it takes as that does, but for what a check never looks at: members that are
//! not understood, odd spellings, passwords.

use std::borrow::Cow;

use registrant_text::short::same;
use serde_json::Value;

use super::codec::Codec;
use super::index::Table;
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
    /// The objects that hold known members, the document itself first.
    objects: Vec<Object>,
    /// What a document means that lacks a flag.
    assumed: Vec<(Field, bool)>,
    /// The contact of the last document, whose memory the next one takes over.
    contact: Contact,
    /// The fields that it filled, and those that the one before it did.
    filled: FieldSet,
    held: FieldSet,
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
    /// Returns a reader, where the schema is a table of plain members.
    pub fn new(schema: &'static Schema) -> Option<Self> {
        let Codec::Table(table) = schema.codec else { return None };
        if table.has_shape {
            return None;
        }
        let mut reader = Self {
            table,
            firsts: Vec::with_capacity(table.len()),
            objects: vec![Object::default()],
            assumed: table::assumed_flags(table).collect(),
            contact: Contact { schema: Some(schema.name), ..Contact::default() },
            filled: FieldSet::default(),
            held: FieldSet::default(),
            next: Vec::new(),
        };
        let mut number = 0;
        for (index, member) in table.iter().enumerate() {
            let Cow::Borrowed(pointer) = member.pointer else { return None };
            reader.add(pointer, index, &mut number)?;
            reader.firsts.push(u16::try_from(table.aliases(index).fold(index, usize::min)).ok()?);
        }
        for object in &mut reader.objects {
            object.names.sort_unstable_by_key(|name| name.key);
        }
        reader.next = vec![0; number + 1];
        Some(reader)
    }

    /// Enters a member under its pointer; `None` for what only the long way can read.
    fn add(&mut self, pointer: &'static str, member: usize, count: &mut usize) -> Option<()> {
        let mut at = 0;
        let mut steps = pointer.strip_prefix('/')?.split('/').peekable();
        while let Some(key) = steps.next() {
            if key.contains('~') {
                return None;
            }
            let number = *count;
            let fresh = self.objects.len();
            let is_last = steps.peek().is_none();
            let names = &mut self.objects.get_mut(at)?.names;
            match (names.iter().find(|name| name.key == key).map(|name| name.leads_to), is_last) {
                (None, true) => {
                    names.push(Name { key, number, leads_to: Target::Member(member) });
                    *count += 1;
                }
                (None, false) => {
                    names.push(Name { key, number, leads_to: Target::Object(fresh) });
                    *count += 1;
                    self.objects.push(Object::default());
                    at = fresh;
                }
                (Some(Target::Object(inner)), false) => at = inner,
                _ => return None,
            }
        }
        Some(())
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
        let mut reading = Reading { reader: self, seen: MemberSet::default(), entered: 0, before: 0 };
        reading.object(0, &mut scanner)?;
        scanner.end()
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

struct Reading<'a> {
    reader: &'a mut Reader,
    /// The members that the document has, of those that spell the same thing the first.
    seen: MemberSet,
    /// The objects that it has, a bit each.
    entered: u64,
    /// The known name that came last, counted from 1.
    before: usize,
}

impl Reading<'_> {
    /// Reads an object; `None` if something in it is not ordinary.
    fn object(&mut self, number: usize, scanner: &mut Scanner<'_>) -> Option<()> {
        let own = 1u64.checked_shl(u32::try_from(number).ok()?).filter(|own| self.entered & own == 0)?;
        self.entered |= own;
        let mut unknown = Vec::new();
        let mut more = scanner.object()?;
        while more {
            let key = scanner.key()?;
            match self.reader.find(number, &key, self.before) {
                Some(name) => {
                    self.before = name.number + 1;
                    match name.leads_to {
                        Target::Member(index) => self.take(index, scanner.scalar()?)?,
                        Target::Object(inner) => self.object(inner, scanner)?,
                    }
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
