//! Telling a document's schema from its members.

use serde_json::{Map, Value};

use super::member::LONGEST_TEXT;
use super::{Codec, Form, Member, SCHEMAS, Schema, shape};
use crate::contact::Contact;
use crate::error::{Error, ErrorKind, Place, escape};

/// How sure a schema must be of a document, in percent.
pub(super) const SURE: usize = 50;
/// A second schema that comes so near the first is named beside it.
const NEAR: usize = 20;

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
    if !(document.is_object() || document.is_array() || document.is_string()) {
        return Err(Error::wrong_type(Place::root(), "an object", document));
    }
    let (mut best, mut next) = ((0, ""), (0, ""));
    for schema in SCHEMAS {
        let scored = (fit(schema, document), schema.name);
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
            format!("name it: {}", SCHEMAS.iter().map(|s| s.name).collect::<Vec<_>>().join(", ")),
        )),
    }
}

pub(super) fn fit(schema: &Schema, document: &Value) -> usize {
    match &schema.codec {
        Codec::Functions { fit, .. } => fit(document),
        Codec::Table(members) if document.is_object() => {
            shape::inside(members, document).map_or(0, |object| fit_table(schema, object))
        }
        Codec::Table(_) => 0,
        Codec::Edited(codec) => (codec.fit)(document),
    }
}

/// How well an object fits a table, in percent of its members. A telling member counts as ten, and so does one that
/// tells another schema; a value that the schema reads but writes otherwise counts half, one that it cannot read as ten
/// against it.
pub(super) fn fit_table(schema: &Schema, object: &Map<String, Value>) -> usize {
    const TELLING: usize = 10;
    let Codec::Table(members) = &schema.codec else { return 0 };
    let mut known = 0;
    let mut all = 0_usize;
    let mut pointer = String::new();
    for (key, value) in object {
        pointer.clear();
        pointer.extend(["/", &*escape(key)]);
        let tells = |schema: &Schema| schema.signature.contains(&key.as_str());
        let inside = |rest: &str| rest.starts_with('/');
        let is_container =
            || members.iter().any(|m| m.pointer.strip_prefix(pointer.as_str()).is_some_and(inside));
        let weight = if tells(schema) { TELLING } else { 1 };
        let (of_two, weight) = match members.iter().find(|member| member.pointer == pointer) {
            Some(member) => match spelling(member, value) {
                Some(true) => (2, weight),
                Some(false) => (1, weight),
                None => (0, TELLING),
            },
            None if tells(schema) || is_container() => (2, weight),
            None if SCHEMAS.iter().any(|other| tells(other)) => (0, TELLING),
            None => (0, weight),
        };
        known += weight * of_two;
        all += weight * 2;
    }
    (known * 100_usize).checked_div(all).unwrap_or(0)
}

/// Whether a value is spelled as its member writes it; `None` where it cannot be read.
fn spelling(member: &Member, value: &Value) -> Option<bool> {
    // Most members and values are so, and what follows takes long.
    if let (Form::Text(_), Value::String(text)) = (member.form, value) {
        return (text.len() <= LONGEST_TEXT).then_some(true);
    }
    let mut read = Contact::default();
    member.read(value, &mut read).ok()?;
    Some(member.write(&read).is_none_or(|written| written == *value))
}
