//! Telling a document's schema from its members.

use serde_json::Value;

use super::{SCHEMAS, all, fit};
use crate::base::schemas::CANONICAL;
use crate::base::{Error, ErrorKind, Place};
use crate::contact::{Field, Kind};

/// How sure a schema must be of a document, in percent.
pub(crate) const SURE: usize = 50;
/// A second schema that comes so near the first is named beside it.
pub(crate) const NEAR: usize = 20;

/// What schema a document seems to be in.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Detected {
    /// The schema that fits best.
    pub schema: &'static str,
    /// The next best one, where it fits nearly as well.
    pub runner_up: Option<&'static str>,
}

/// Whether a document is the canonical contact as JSON: all of its members are, and one of them is in no schema.
fn is_canonical(document: &Value) -> bool {
    let Some(object) = document.as_object() else { return false };
    let is_known = |key: &String| Field::named(key).is_some() || matches!(key.as_str(), "schema" | "extra");
    let is_telling = |(key, value): (&String, &Value)| match Field::named(key) {
        Some(Field::GIVEN_NAME | Field::FAMILY_NAME | Field::SUBDIVISION) => true,
        Some(Field::KIND) => value.as_str().and_then(Kind::named).is_some(),
        _ => false,
    };
    object.keys().all(is_known) && object.iter().any(is_telling)
}

/// Tells the schema of a document from the names of its members; `contact` is the canonical one.
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
    if !(document.is_object() || document.is_array() || document.is_string()) {
        return Err(Error::wrong_type(Place::root(), "an object", document));
    }
    if is_canonical(document) {
        return Ok(Detected { schema: CANONICAL, runner_up: None });
    }
    let (mut best, mut next) = ((0, ""), (0, ""));
    for schema in SCHEMAS {
        let scored = (fit::fit(schema, document), schema.name);
        if scored.0 > best.0 {
            (best, next) = (scored, best);
        } else if scored.0 > next.0 {
            next = scored;
        }
    }
    match best {
        (score, schema) if score >= SURE => {
            let runner_up = Some(next.1).filter(|name| !name.is_empty() && next.0 + NEAR > score);
            Ok(Detected { schema, runner_up })
        }
        _ if document.is_array() => {
            let reason = "this is a list of contacts, and one contact is expected";
            Err(Error::at(Place::root(), reason, "give one of its elements"))
        }
        _ => Err(Error::new(
            ErrorKind::Schema,
            "the document's schema cannot be told from its members",
            format!("name it: {}", all().map(|s| s.name).collect::<Vec<_>>().join(", ")),
        )
        .coded("undetected_schema")),
    }
}
