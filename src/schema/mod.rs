//! Provider schemas: how each provider writes a contact down.
//!
//! A schema is one file here and one line in [`SCHEMAS`]. Decoding is liberal: it takes everything that the
//! provider is known to return, and keeps what it does not understand in [`Contact::extra`]. Encoding to the same
//! schema gives the document back, with what has been changed since.

mod codec;
pub mod gandi_v3;
mod parse;

use serde_json::Value;

pub use codec::Loss;
pub(crate) use codec::{Form, Member, text_at};
pub use parse::parse;

use crate::contact::{Contact, Field};
use crate::error::{Error, ErrorKind, nearest};

/// A provider's shape for a contact.
#[derive(Debug)]
pub struct Schema {
    /// The name by which callers ask for it: `gandi-v3`.
    pub name: &'static str,
    /// The provider whose rules apply to its contacts: `gandi`.
    pub provider: &'static str,
    /// What it is, for people.
    pub title: &'static str,
    /// Its members.
    pub(crate) members: &'static [Member],
    /// Top-level members that no other schema has, which tell its documents.
    pub(crate) signature: &'static [&'static str],
}

/// Every schema.
pub static SCHEMAS: &[&Schema] = &[&gandi_v3::SCHEMA];

/// The schema with this name.
///
/// # Errors
///
/// Where there is none; the error names the nearest one.
pub fn named(name: &str) -> Result<&'static Schema, Error> {
    SCHEMAS.iter().copied().find(|schema| schema.name == name).ok_or_else(|| {
        let names = || SCHEMAS.iter().map(|schema| schema.name);
        let remedy = match nearest(name, names()) {
            Some(near) => format!("`{near}` may be meant"),
            None => format!("the schemas are: {}", names().collect::<Vec<_>>().join(", ")),
        };
        Error::new(ErrorKind::Schema, "no such schema is known", remedy)
    })
}

/// A document in the target schema, and what it could not carry.
#[derive(Clone, Debug, PartialEq)]
pub struct Encoded {
    /// The document.
    pub document: Value,
    /// What was set in the contact and has no place in the document.
    pub losses: Vec<Loss>,
}

impl Schema {
    /// Reads a document into the canonical contact; nothing in it is changed or lost.
    ///
    /// # Errors
    ///
    /// Where the document is not an object, or a member that the schema knows has a value that it cannot have. The
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
        codec::decode(self, document)
    }

    /// Writes a contact as a document of this schema.
    ///
    /// What the contact kept from a document of the same schema goes back into it, unless the field that it spelled
    /// has been changed since.
    pub fn encode(&self, contact: &Contact) -> Encoded {
        codec::encode(self, contact)
    }

    /// Where a field stands in documents of this schema, as JSON Pointers: first the one that is written.
    pub(crate) fn pointers(&self, field: Field) -> impl Iterator<Item = &'static str> + Clone + use<> {
        let members = self.members;
        members.iter().filter(move |member| member.field() == Some(field)).map(|member| member.pointer)
    }

    /// Where a field stands in a document of this schema, as a JSON Pointer; `None` where it has no place.
    pub fn pointer(&self, field: Field) -> Option<&'static str> {
        self.members.iter().find(|member| member.field() == Some(field)).map(|member| member.pointer)
    }
}

/// What schema a document seems to be in.
#[derive(Clone, Debug, PartialEq)]
pub struct Detected {
    /// The schema that fits best.
    pub schema: &'static str,
    /// The next best one, where it fits nearly as well.
    pub runner_up: Option<&'static str>,
}

/// Tells the schema of a document from the names of its members.
///
/// # Errors
///
/// Where no schema knows enough of the members.
///
/// ```
/// let document = registrant::schema::parse(r#"{"given": "A", "family": "B", "streetaddr": "C", "zip": "1"}"#).unwrap();
/// assert_eq!(registrant::schema::detect(&document).unwrap().schema, "gandi-v3");
/// ```
pub fn detect(document: &Value) -> Result<Detected, Error> {
    let Some(object) = document.as_object() else {
        return Err(Error::wrong_type(crate::error::Place::root(), "an object", document));
    };
    let mut scored: Vec<(usize, &'static str)> =
        SCHEMAS.iter().map(|schema| (codec::fit(schema, object), schema.name)).collect();
    scored.sort_by_key(|(score, _)| std::cmp::Reverse(*score));
    match scored.as_slice() {
        [(best, schema), rest @ ..] if *best >= 50 => {
            let runner_up = rest.first().filter(|(score, _)| score + 20 > *best).map(|(_, name)| *name);
            Ok(Detected { schema, runner_up })
        }
        _ => Err(Error::new(
            ErrorKind::Schema,
            "the document's schema cannot be told from its members",
            format!("name it: {}", SCHEMAS.iter().map(|s| s.name).collect::<Vec<_>>().join(", ")),
        )),
    }
}
