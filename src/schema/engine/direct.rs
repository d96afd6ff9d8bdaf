//! The fast path of checking: it reads a document's text into a contact, without a JSON value in between.
//!
//! It handles ordinary documents. It leaves the others to [`Schema::decode`], which has the right error
//! messages: documents with a duplicate member, a value of the wrong type or two spellings of one field, and
//! texts that are not JSON.
//!
//! Its results equal those of `decode`, except for data that a check ignores: unknown members, odd spellings,
//! passwords.

use serde_json::Value;

use super::codec::Codec;
use super::index::{Entry, Table};
use super::member::Form;
use super::scan::{Scalar, Scanner, once};
use super::table;
use crate::contact::table::COUNT;
use crate::contact::{Contact, Field};
use crate::schema::Schema;
use crate::schema::body::{is_first, is_mark};
use crate::schema::parse::LONGEST_TEXT;

/// A reader for documents of one schema.
///
/// It learns the order of the members: documents from one source mostly share it.
#[derive(Debug)]
pub(crate) struct Reader {
    schema: &'static Schema,
    table: &'static Table,
    /// For each member, the first member that holds the same value.
    firsts: Vec<u16>,
    /// For each member, `true` if another one is for the same field.
    shared: Vec<bool>,
    /// The flags with a default, and their values.
    assumed: Vec<(Field, bool)>,
    /// The contact of the last document. The next document reuses its memory.
    contact: Contact,
    /// The fields that this document filled, and those that the last one filled.
    filled: FieldSet,
    held: FieldSet,
    /// The predictions of the next name: at the start, after each member, after each object (by the index of
    /// a member inside).
    next: Vec<Next>,
}

/// A predicted entry, and the length of its object's pointer.
#[derive(Clone, Copy, Debug)]
struct Next {
    entry: Entry,
    object: usize,
}

impl Reader {
    /// Returns a reader, if the schema is a table.
    pub fn new(schema: &'static Schema) -> Option<Self> {
        let Codec::Table(table) = schema.codec else { return None };
        let mut reader = Self {
            schema,
            table,
            firsts: Vec::with_capacity(table.len()),
            shared: table
                .iter()
                .map(|member| member.field().is_some_and(|field| schema.pointers(field).len() > 1))
                .collect(),
            assumed: table::assumed_flags(table).collect(),
            contact: Contact { schema: Some(schema.name), ..Contact::default() },
            filled: FieldSet::default(),
            held: FieldSet::default(),
            next: vec![Next { entry: Entry::NONE, object: 0 }; 2 * table.len() + 1],
        };
        for (index, member) in table.iter().enumerate() {
            // Only `decode` reads such members.
            if member.pointer.contains('~') {
                return None;
            }
            reader.firsts.push(u16::try_from(table.aliases(index).fold(index, usize::min)).ok()?);
        }
        Some(reader)
    }

    /// Reads the contact of a document, or returns `None` if the document needs `decode`.
    pub fn read(&mut self, text: &str) -> Option<&mut Contact> {
        self.held = std::mem::take(&mut self.filled);
        // A document without any known member may be an error, or hold a contact elsewhere. Other objects have ids too.
        let read =
            self.overwrite(text).filter(|()| self.filled.without(&FieldSet::of(Field::ID)).next().is_some());
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

    /// Overwrites the last contact with this document.
    fn overwrite(&mut self, text: &str) -> Option<()> {
        self.contact.extra.clear();
        let mut scanner = Scanner::new(text);
        let (seen, entered) = (MemberSet::default(), MemberSet::default());
        let mut reading = Reading { reader: self, seen, entered, before: 0 };
        reading.object("", &mut scanner)?;
        scanner.end()
    }

    /// Returns the entry of a key in an object, if the key is known.
    fn find(&mut self, object: &str, key: &str, before: usize) -> Option<Entry> {
        let next = self.next.get_mut(before)?;
        // In an object with a pointer of another length, the key could match several levels of the entry.
        if next.object != object.len() || !self.table.is_at(next.entry, object, key) {
            *next = Next { entry: self.table.entry(object, key)?, object: object.len() };
        }
        Some(next.entry)
    }
}

struct Reading<'a> {
    reader: &'a mut Reader,
    /// The members of the document. Members for the same value count as the first of them.
    seen: MemberSet,
    /// The objects of the document, by the index of a member inside.
    entered: MemberSet,
    /// The index in [`Reader::next`] of the last known name.
    before: usize,
}

impl Reading<'_> {
    /// Reads the object at a pointer, or returns `None` if it contains anything unusual.
    fn object(&mut self, at: &str, scanner: &mut Scanner<'_>) -> Option<()> {
        let mut unknown = Vec::new();
        let mut more = scanner.object()?;
        while more {
            let key = scanner.key()?;
            match self.reader.find(at, &key, self.before) {
                Some(entry) if entry.is_object() => {
                    let table = self.reader.table;
                    if at.is_empty() && table.has_shape && is_shape(table, &key) {
                        return None;
                    }
                    self.before = 1 + table.len() + entry.index();
                    let inner = table.get(entry.index())?.pointer.get(..at.len() + 1 + key.len())?;
                    self.entered.add(entry.index()).then_some(())?;
                    self.object(inner, scanner)?;
                }
                Some(entry) => {
                    self.before = 1 + entry.index();
                    let table = self.reader.table;
                    let member = table.get(entry.index())?;
                    match member.form {
                        Form::Pairs { name, value } => self.pairs(&member.pointer, [name, value], scanner)?,
                        _ => self.take(entry.index(), scanner.scalar()?)?,
                    }
                }
                None => {
                    // A contact for a role may be inside, or the whole may be an error.
                    let mut is_envelope = || scanner.is_nested() && is_first(&key, Some(self.reader.schema));
                    if at.is_empty() && (is_mark(&key) || is_envelope()) {
                        return None;
                    }
                    once(&mut unknown, key)?;
                    scanner.pass()?;
                }
            }
            more = scanner.more()?;
        }
        Some(())
    }

    /// Reads a list of pairs as the members of the object at a pointer, or returns `None` if a pair is unusual.
    fn pairs(&mut self, at: &str, pair: [&str; 2], scanner: &mut Scanner<'_>) -> Option<()> {
        let (mut names, mut unknown) = (Vec::new(), Vec::new());
        let mut more = scanner.list()?;
        while more {
            let (true, true) = (scanner.object()?, scanner.key()? == pair[0]) else { return None };
            let Scalar::Text(name) = scanner.scalar()? else { return None };
            let (true, true) = (scanner.more()?, scanner.key()? == pair[1]) else { return None };
            names.push(Value::from(&*name));
            match self.reader.find(at, &name, self.before) {
                Some(entry) if entry.is_object() => return None,
                Some(entry) => {
                    self.before = 1 + entry.index();
                    self.take(entry.index(), scanner.scalar()?)?;
                }
                None => {
                    once(&mut unknown, name)?;
                    scanner.pass()?;
                }
            }
            if scanner.more()? {
                return None;
            }
            more = scanner.more_items()?;
        }
        // A violation refers to the place in the list.
        self.reader.contact.extra.insert(at.to_owned(), names.into());
        Some(())
    }

    /// Reads the value of a member, or returns `None` if it is unusual.
    fn take(&mut self, index: usize, scalar: Scalar<'_>) -> Option<()> {
        let Reader { table, firsts, shared, contact, filled, .. } = self.reader;
        let member = table.get(index)?;
        let first = usize::from(*firsts.get(index)?);
        if !self.seen.add(first) {
            return None;
        }
        let is_empty = match &scalar {
            Scalar::Text(text) => text.is_empty(),
            Scalar::Other(value) => value.is_null(),
        };
        // A violation refers to the name that the document uses, even for an empty value.
        if first != index || (is_empty && shared.get(index) == Some(&true)) {
            contact.extra.insert(member.pointer.clone().into_owned(), Value::Null);
        }
        let Some(field) = member.field() else {
            return matches!(member.form, Form::Secret | Form::Other).then_some(());
        };
        match (member.form, &scalar) {
            (_, Scalar::Other(Value::Null)) => return Some(()),
            (_, Scalar::Text(text)) if text.len() > LONGEST_TEXT => return None,
            // Extensions are left to `decode`, so no number here has one to join.
            (
                Form::Text(_)
                | Form::Language(_)
                | Form::SubdivisionShort
                | Form::PhoneE164(_)
                | Form::PhoneEpp(_)
                | Form::Lines,
                value,
            ) => {
                let Scalar::Text(text) = value else { return None };
                if text.is_empty() {
                    return Some(());
                }
                // The first line may be blank.
                if matches!(member.form, Form::Lines) && text.starts_with(char::is_whitespace) {
                    return None;
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
                // These forms read the contact's present value, so remove the last document's value first.
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

/// Returns whether the contact or a group of its values may be inside a member of the top.
fn is_shape(table: &Table, key: &str) -> bool {
    let first = |pointer: &str| pointer.split('/').nth(1) == Some(key);
    table.iter().any(|member| member.is_shape() && first(&member.pointer))
}

/// A set of fields.
#[derive(Clone, Debug, Default)]
struct FieldSet([u64; COUNT.div_ceil(64)]);

impl FieldSet {
    /// Returns the set of one field.
    fn of(field: Field) -> Self {
        let mut set = Self::default();
        set.add(field);
        set
    }

    /// Adds a field. Returns `false` if it is in the set already.
    fn add(&mut self, field: Field) -> bool {
        add(&mut self.0, usize::from(field.0))
    }

    fn add_all(&mut self, other: &Self) {
        self.0.iter_mut().zip(&other.0).for_each(|(word, more)| *word |= more);
    }

    /// Returns the fields that are not in another set.
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

/// A set of members, by index.
#[derive(Debug, Default)]
struct MemberSet([u64; 8]);

impl MemberSet {
    /// Adds a member. Returns `false` if it is in the set already, or if the index exceeds the set's
    /// capacity.
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
