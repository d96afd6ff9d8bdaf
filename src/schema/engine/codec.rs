//! How the schemas of providers read and write documents.

use std::borrow::Cow;

use serde_json::{Map, Value};

use super::edited::{self, Edited};
use super::index::Table;
use super::loss::{self, Loss};
use super::member::Member;
use super::{merge, shape, table};
use crate::base::Error;
use crate::base::discreet;
use crate::contact::{Contact, Field};
use crate::schema::{Schema, canonical, gandi_v3, glauca, named};

/// How documents are read and written.
#[derive(Debug)]
pub(crate) enum Codec {
    /// By a table: for each field the member that is written, followed by older names that are read.
    Table(&'static Table),
    /// By functions of the schema's own, where a table cannot say it.
    Functions {
        /// Reads a document.
        read: fn(&Value) -> Result<Contact, Error>,
        /// Writes a contact, and says what had no place.
        write: fn(&Contact) -> Written,
        /// Where a field stands in a document.
        pointer: fn(Field) -> Option<&'static str>,
        /// How sure it is, in percent, that a document is one of this schema.
        fit: fn(&Value) -> usize,
        /// Where the document that a contact was decoded from has a field, if its form decides that.
        place: Option<fn(&Contact, Field) -> Option<String>>,
    },
    /// The contact itself, as JSON.
    Canonical,
    /// By functions that edit the document which was decoded, where it has lists of which one item is chosen.
    Edited(&'static Edited),
}

/// What a schema's own function wrote.
#[derive(Debug)]
pub(crate) struct Written {
    pub document: Value,
    pub losses: Vec<Loss>,
}

/// A document in the target schema, and what it could not carry.
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub struct Encoded {
    /// The document.
    pub document: Value,
    /// What was set in the contact and has no place in the document.
    pub losses: Vec<Loss>,
}

discreet!(Encoded { losses });

/// The schema of another feature that has a place for what was verified.
const EPP: &str = "epp";

impl Schema {
    /// Reads a document into the canonical contact; nothing in it is changed or lost.
    ///
    /// # Errors
    ///
    /// If the document is not an object, or a member that the schema knows has a value that it cannot have. The
    /// error names the member by JSON Pointer.
    ///
    /// ```
    /// # fn main() -> Result<(), registrant::Error> {
    /// use registrant::schema;
    /// let document = schema::parse(r#"{"type": 1, "orgname": "Gandi SAS", "newsletter": 0}"#)?;
    /// let contact = schema::named("gandi-v3")?.decode(&document)?;
    /// assert_eq!(contact.organization.as_deref(), Some("Gandi SAS"));
    /// assert_eq!(schema::named("gandi-v3")?.encode(&contact).document, document);
    /// # Ok(())
    /// # }
    /// ```
    pub fn decode(&'static self, document: &Value) -> Result<Contact, Error> {
        match self.codec {
            Codec::Canonical => Contact::from_json(document),
            Codec::Table(members) => table::decode(self, members, document),
            Codec::Functions { read, .. } => merge::decode(self, read, document),
            Codec::Edited(codec) => edited::decode(self, codec, document),
        }
    }

    /// Writes a contact as a document of this schema, without saying which losses the target would refuse.
    pub(crate) fn write(&self, contact: &Contact) -> Encoded {
        let mut encoded = match self.codec {
            Codec::Canonical => canonical::encode(contact),
            Codec::Table(members) => table::encode(self, members, contact),
            Codec::Functions { read, write, .. } => merge::encode(self, read, write, contact),
            Codec::Edited(codec) => edited::encode(self, codec, contact),
        };
        if !self.carries_verified() {
            for index in 0..contact.verified.len() {
                let pointer = format!("/verified/{index}");
                let loss = Loss::at(pointer, "the target schema has no place for what was verified");
                // A schema that writes a part by another one has it already.
                if !encoded.losses.contains(&loss) {
                    encoded.losses.push(loss);
                }
            }
        }
        encoded.losses.dedup();
        encoded
    }

    /// Whether it has a place for what was verified, or says itself what it loses of that.
    fn carries_verified(&self) -> bool {
        matches!(self.codec, Codec::Canonical) || self.name == EPP
    }

    /// Where a field stands in documents of this schema, as JSON Pointers: first the one that is written.
    pub(crate) fn pointers(&self, field: Field) -> Vec<&'static str> {
        match &self.codec {
            Codec::Table(members) => {
                let members: &'static [Member] = members;
                members.iter().filter(|member| member.field() == Some(field)).map(|m| &*m.pointer).collect()
            }
            // A place that is made: see `place`.
            Codec::Canonical => Vec::new(),
            Codec::Functions { pointer, .. } => pointer(field).into_iter().collect(),
            Codec::Edited(codec) => codec
                .places
                .iter()
                .filter(|(known, _)| *known == field)
                .map(|(_, pointer)| *pointer)
                .collect(),
        }
    }

    /// Whether its provider takes no contact that does not say of what kind it is.
    pub(crate) fn wants_kind(&self) -> bool {
        self.provider == gandi_v3::SCHEMA.provider
    }

    /// Whether the document that a contact was decoded from leaves a field to an object that it does not hold.
    pub(crate) fn is_elsewhere(&self, contact: &Contact, field: Field) -> bool {
        self.name == glauca::SCHEMA.name && glauca::is_elsewhere(contact, field)
    }

    /// Where a member that a table places at a pointer stands in the document that a contact was decoded from.
    pub(crate) fn placed(&self, contact: &Contact, pointer: &str) -> String {
        match self.codec {
            Codec::Table(members) => shape::place(members, contact, pointer),
            Codec::Canonical | Codec::Functions { .. } | Codec::Edited(_) => pointer.to_owned(),
        }
    }

    /// The field that stands at a JSON Pointer in a document of this schema.
    pub(crate) fn field_at(&self, pointer: &str) -> Option<Field> {
        match &self.codec {
            Codec::Table(members) => members.iter().find(|member| member.pointer == pointer)?.field(),
            Codec::Canonical => Field::named(pointer.strip_prefix('/')?),
            Codec::Functions { pointer: at, .. } => Field::all().find(|field| at(*field) == Some(pointer)),
            // Where a list stands, no one field does.
            Codec::Edited(codec) => {
                let mut fields = codec.places.iter().filter(|(_, known)| *known == pointer);
                fields.next().filter(|_| fields.next().is_none()).map(|(field, _)| *field)
            }
        }
    }

    /// Where the document that a contact was decoded from has a field, where its form or its lists decide that.
    pub(crate) fn place(&self, contact: &Contact, field: Field) -> Option<String> {
        match &self.codec {
            Codec::Canonical => Some(format!("/{}", field.name())),
            Codec::Edited(codec) => edited::place(codec, contact, field),
            Codec::Functions { place, .. } => place.and_then(|place| place(contact, field)),
            Codec::Table(_) => None,
        }
    }

    /// Returns where a field stands in a document of this schema, as a JSON Pointer; `None` if it has no place.
    pub fn pointer(&self, field: Field) -> Option<&'static str> {
        self.pointers(field).first().copied()
    }
}

/// A document in the plain form of a table, without the envelope of an answer.
pub(crate) fn plain<'a>(members: &'static [Member], document: &'a Value) -> Result<Cow<'a, Value>, Error> {
    shape::open(members, document).map(|opened| opened.document)
}

/// What of a contact only the schema that it was decoded from can carry.
pub(crate) fn extra_losses(contact: &Contact) -> Vec<Loss> {
    let source = contact.schema.and_then(|name| named(name).ok());
    let mut losses = Vec::new();
    for (pointer, value) in &contact.extra {
        match (source.map(|schema| &schema.codec), pointer.as_str()) {
            // What stands around a contact in an answer is no part of it.
            (Some(Codec::Table(_)), "") => {}
            (Some(Codec::Functions { read, write, .. }), "") => {
                losses.extend(merge::not_understood(*read, *write, value));
            }
            (Some(Codec::Edited(codec)), "") => losses.extend((codec.lost)(value)),
            _ if loss::says_nothing(value) || is_field_of(source, pointer, contact) => {}
            _ => losses.push(Loss::extra(pointer)),
        }
    }
    losses.extend(contact.secrets.keys().map(|pointer| Loss::extra(pointer)));
    losses
}

/// Whether a kept member is only the odd spelling of a field, which travels as that field.
fn is_field_of(source: Option<&'static Schema>, pointer: &str, contact: &Contact) -> bool {
    match source.map(|schema| &schema.codec) {
        Some(Codec::Table(members)) => members.iter().any(|m| {
            m.pointer == pointer
                && (m.is_shape() || (m.field().is_some() && !table::is_apart(members, m, contact)))
        }),
        _ => false,
    }
}

/// Puts a value where a pointer leads, making the objects on the way.
pub(crate) fn put(document: &mut Value, pointer: &str, value: Value) {
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
