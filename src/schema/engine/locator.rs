//! The places of a contact's data in the document that it came from.

use std::cell::OnceCell;

use super::codec::Codec;
use super::edited;
use super::shape::{Shape, find};
use crate::base::schemas::CANONICAL;
use crate::contact::{Contact, Field};
use crate::schema::{Schema, freebox, named};

/// Returns the JSON Pointer of a field in one document, even if the field is absent.
pub(crate) type Places<'a> = Box<dyn Fn(Field) -> Option<String> + 'a>;

/// The finder of places in the document of a contact. It reads the document once, for the first place.
pub(crate) struct Locator<'a> {
    pub schema: &'static Schema,
    contact: &'a Contact,
    places: OnceCell<Option<Places<'a>>>,
    shape: OnceCell<Shape<'a>>,
}

impl<'a> Locator<'a> {
    /// Returns the locator for the document of a contact, or for the contact itself if it has none.
    pub fn of(contact: &'a Contact) -> Option<Self> {
        Some(Self::new(named(contact.schema.unwrap_or(CANONICAL)).ok()?, contact))
    }

    pub fn new(schema: &'static Schema, contact: &'a Contact) -> Self {
        Self { schema, contact, places: OnceCell::new(), shape: OnceCell::new() }
    }

    /// Returns the pointer of a field, if the document's form decides it.
    pub fn field(&self, field: Field) -> Option<String> {
        self.places()?(field)
    }

    /// Returns the pointer of a field, as the document's form decides it or as the schema has it.
    pub fn place(&self, field: Field) -> Option<String> {
        self.field(field).or_else(|| Some(self.member(self.schema.pointer(field)?)))
    }

    /// Returns the pointer of a line of the street after the first, counted from 0, if the line has its own member.
    pub fn line(&self, line: usize) -> Option<String> {
        if matches!(self.schema.codec, Codec::Table(_)) {
            let pointers = self.schema.pointers(Field::STREET);
            // The last member takes all lines that are left.
            let own = pointers.get(line).or(pointers.last()).filter(|_| pointers.len() > 1);
            return own.map(|pointer| self.member(pointer));
        }
        let first = self.place(Field::STREET)?;
        if self.schema.name == freebox::SCHEMA.name {
            return Some([&first, "2"].concat());
        }
        let name = first.strip_suffix('1').filter(|name| !name.ends_with('/'))?;
        Some(format!("{name}{}", line + 1))
    }

    fn places(&self) -> Option<&Places<'a>> {
        let places = self.places.get_or_init(|| match &self.schema.codec {
            Codec::Canonical => Some(Box::new(|field: Field| Some(format!("/{}", field.name())))),
            Codec::Functions { places, .. } => places.and_then(|places| places(self.contact)),
            Codec::Edited(codec) => edited::places(codec, self.contact),
            Codec::Table(_) => None,
        });
        places.as_ref()
    }

    /// Converts a pointer of the schema's table to a pointer in the document.
    pub fn member(&self, pointer: &str) -> String {
        match self.schema.codec {
            Codec::Table(members) => {
                self.shape.get_or_init(|| Shape::of(members, self.contact)).place(pointer)
            }
            Codec::Functions { .. } => {
                let whole = self.contact.extra.get("");
                let is_there = whole.is_some_and(|whole| find(whole, pointer).is_some());
                let place = || self.places()?(self.schema.field_at(pointer)?);
                (!is_there).then(place).flatten().unwrap_or_else(|| pointer.to_owned())
            }
            Codec::Edited(_) if self.schema.name == freebox::SCHEMA.name => {
                let at = self.contact.extra.get("").map_or("", freebox::answer::place);
                [at, pointer].concat()
            }
            Codec::Canonical | Codec::Edited(_) => pointer.to_owned(),
        }
    }
}
