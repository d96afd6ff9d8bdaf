//! Detection of a document's schema from its members.

use std::fmt;

use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize};
use serde_json::Value;

#[cfg(feature = "providers")]
use super::body;
use super::{SCHEMAS, all, fit, named};
use crate::base::schemas::{self, CANONICAL};
use crate::base::{Error, ErrorKind, Place, words};
use crate::contact::{Contact, Field, Kind};

/// The score that a schema needs to be detected, in percent.
pub(crate) const SURE: usize = 50;
/// The margin, in percent, within which the second-best schema is reported as well.
pub(crate) const NEAR: usize = 20;

/// The kind of a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum DocumentKind {
    /// One contact, alone or in the envelope of an answer.
    Contact,
    /// Several contacts: a list, or a contact for each role of a domain.
    Contacts,
    /// A request. It may hold contacts.
    Request,
    /// An order for a domain.
    Order,
    /// A domain.
    Domain,
    /// A name server.
    NameServer,
    /// A check of a domain: the request or its answer.
    Check,
    /// A change of a domain's registrant.
    RegistrantChange,
    /// An answer without a contact.
    Answer,
    /// An answer that reports an error.
    Error,
}

words!(DocumentKind, "kind of document", "kind":
    Contact "contact", Contacts "contacts", Request "request", Order "order", Domain "domain", NameServer "name_server",
    Check "check", RegistrantChange "registrant_change", Answer "answer", Error "error");

/// The schema that a document seems to follow.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[non_exhaustive]
pub struct Detected {
    /// The schema that fits best.
    pub schema: &'static str,
    /// The second-best schema, if it fits almost as well.
    pub runner_up: Option<&'static str>,
    /// The kind of the document.
    pub kind: DocumentKind,
}

impl AsRef<str> for Detected {
    fn as_ref(&self) -> &str {
        self.schema
    }
}

impl fmt::Display for Detected {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.schema)
    }
}

/// The serialized form of [`Detected`].
#[derive(Deserialize)]
struct Read {
    schema: String,
    #[serde(default)]
    runner_up: Option<String>,
    #[serde(default = "contact")]
    kind: DocumentKind,
}

fn contact() -> DocumentKind {
    DocumentKind::Contact
}

impl<'de> Deserialize<'de> for Detected {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let read = Read::deserialize(deserializer)?;
        let known = |name: &str| schemas::built_in(name).map_err(D::Error::custom);
        Ok(Self {
            schema: known(&read.schema)?,
            runner_up: read.runner_up.as_deref().map(known).transpose()?,
            kind: read.kind,
        })
    }
}

/// Returns `true` for a canonical contact: all members are canonical, and at least one exists in no other schema, or there are
/// none. A build without other schemas has no other contacts.
fn is_canonical(document: &Value) -> bool {
    let Some(object) = document.as_object() else { return false };
    if SCHEMAS.is_empty() {
        return true;
    }
    let is_known =
        |key: &String| Field::named(key).is_some() || matches!(key.as_str(), "verified" | "schema" | "extra");
    let is_telling = |(key, value): (&String, &Value)| match Field::named(key) {
        Some(Field::GIVEN_NAME | Field::FAMILY_NAME | Field::SUBDIVISION) => true,
        Some(Field::KIND) => value.as_str().and_then(Kind::named).is_some(),
        Some(Field::STREET) => value.is_array(),
        Some(_) => SCHEMAS.iter().all(|schema| schema.field_in(&["/", key].concat()).is_none()),
        None => false,
    };
    object.is_empty() || (object.keys().all(is_known) && object.iter().any(is_telling))
}

/// The two schemas of Gandi, which have most members in common.
const GANDI: [&str; 2] = ["gandi-v3", "gandi-v5"];

/// Returns whether a document has none of the members by which a contact of Gandi v3 is known. It is the body of
/// `PUT …/contacts/owner` of Gandi v5, which must not change them.
fn is_change_of_owner(document: &Value) -> bool {
    ["type", "given", "family", "orgname"].iter().all(|name| document.get(name).is_none())
}

/// Detects the schema of a document from the names of its members. The canonical contact is detected as
/// `contact`.
///
/// # Errors
///
/// If no schema recognizes enough of the members.
///
/// ```
/// let document = registrant::schema::parse(r#"{"given": "A", "family": "B", "streetaddr": "C", "zip": "1"}"#).unwrap();
/// assert_eq!(registrant::schema::detect(&document).unwrap().schema, "gandi-v3");
/// ```
pub fn detect(document: &Value) -> Result<Detected, Error> {
    if !(document.is_object() || document.is_array() || document.is_string()) {
        return Err(Error::wrong_type(Place::root(), "an object", document));
    }
    if is_canonical(document) {
        return Ok(Detected { schema: CANONICAL, runner_up: None, kind: DocumentKind::Contact });
    }
    #[cfg(feature = "providers")]
    if body::has_items(document) {
        return Ok(Detected { schema: "freebox", runner_up: None, kind: DocumentKind::Answer });
    }
    #[cfg(feature = "providers")]
    if let Some(found) = body::recognize(document, None) {
        return Ok(Detected { schema: found.schema.name, runner_up: None, kind: found.kind });
    }
    let (mut best, mut next, mut third) = ((0, ""), (0, ""), 0);
    for schema in SCHEMAS {
        let scored = (fit::fit(schema, document), schema.name);
        if scored.0 > best.0 {
            (best, next, third) = (scored, best, next.0);
        } else if scored.0 > next.0 {
            (next, third) = (scored, next.0);
        } else {
            third = third.max(scored.0);
        }
    }
    if [best.1, next.1] == GANDI && best.0 == next.0 && is_change_of_owner(document) {
        (best, next) = (next, best);
    }
    match best {
        // More than two schemas fit equally well: any choice would be a guess. A score that is barely enough belongs to a
        // document with unreadable values, and decoding says which.
        (score, schema) if score >= SURE && (third < score || score == SURE) => {
            let runner_up = Some(next.1).filter(|name| !name.is_empty() && next.0 + NEAR > score);
            Ok(Detected { schema, runner_up, kind: DocumentKind::Contact })
        }
        _ if document.is_array() => {
            let reason = "expected one contact, found a list";
            Err(Error::at(Place::root(), reason, "pass one of its elements"))
        }
        _ => Err(Error::new(
            ErrorKind::Schema,
            match best.0 >= SURE {
                true => "the document's members match several schemas",
                false => "the document's members match no known schema",
            },
            format!("name the schema, one of: {}", all().map(|s| s.name).collect::<Vec<_>>().join(", ")),
        )
        .coded("undetected_schema")),
    }
}

/// Reads a document into the canonical contact. Without `schema`, it detects the schema first.
///
/// # Errors
///
/// If the schema is unknown or cannot be detected, or if it cannot read the document.
///
/// ```
/// use registrant::schema::{decode, parse};
/// let document = parse(r#"{"given": "Ann", "family": "Example", "streetaddr": "1 rue", "zip": "75001"}"#)?;
/// assert_eq!(decode(&document, None)?.schema, Some("gandi-v3"));
/// assert_eq!(decode(&document, Some("gandi-v5"))?.schema, Some("gandi-v5"));
/// # Ok::<(), registrant::Error>(())
/// ```
pub fn decode(document: &Value, schema: Option<&str>) -> Result<Contact, Error> {
    let name = match schema {
        Some(name) => name,
        // The document is at fault, not the call.
        None => detect(document).map_err(|error| error.under(""))?.schema,
    };
    let schema = named(name)?;
    #[cfg(feature = "providers")]
    if let Some(part) = body::only(schema, document)? {
        return schema.decode(&part.document).map_err(|error| part.placed(error));
    }
    schema.decode(document)
}
