//! The decoder of Gandi's fault codes.
//!
//! `faultCode` is Q · 100000 + OBJECT · 100 + CAUSE. Q is 1 for a server fault and 5 for a data fault.
//! `faultString` repeats it by name: `Error on object : OBJECT_X (CAUSE_Y) [text]`. Source:
//! doc.rpc.gandi.net/errors/fault_codes.html (retired); the table is `data/gandi/fault_codes.tsv`.

mod table;

use std::fmt;

use serde::Serialize;

use crate::base::{Code, Error, Place};
use crate::contact::Field;
use table::{DATA_CAUSE, DATA_OBJECT, SERVER_CAUSE, SERVER_OBJECT};

/// The maximum number of bytes to read of a `faultString`.
const LONGEST: usize = 4_096;

/// A fault from an answer of the API.
///
/// `Debug` omits the text of the fault, since it may quote a value.
#[derive(Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Fault {
    /// The code as received.
    pub code: u32,
    /// `server` for a fault of the API, `data` for a fault of the request.
    pub qualification: &'static str,
    /// The object of the fault, such as `OBJECT_CONTACT`, or its number if the name is unknown.
    pub object: String,
    /// The cause: `CAUSE_NOTFOUND`.
    pub cause: String,
    /// Both in words: `contact: it was not found`.
    pub words: String,
    /// The text in brackets at the end of the fault's text.
    pub text: Option<String>,
    /// `true` if the fault's text names the same object and cause as the code. `None` without a text in the
    /// usual form.
    pub agrees: Option<bool>,
    /// The field of a contact that the fault is about, if any.
    #[serde(rename = "path", serialize_with = "field_name")]
    pub field: Option<Field>,
    /// The equivalent code of a violation, if any.
    pub violation: Option<Code>,
}

impl fmt::Debug for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Fault").field("code", &self.code).field("words", &self.words).finish_non_exhaustive()
    }
}

fn field_name<S: serde::Serializer>(field: &Option<Field>, serializer: S) -> Result<S::Ok, S::Error> {
    field.map(Field::name).serialize(serializer)
}

/// Decodes a fault.
///
/// # Errors
///
/// If the code doesn't have six digits, or if the first digit is neither 1 nor 5.
///
/// ```
/// let fault = registrant::provider::gandi_v3::fault(516142, "Error on object : OBJECT_CONTACT (CAUSE_NOTFOUND) [no]").unwrap();
/// assert_eq!((fault.object.as_str(), fault.cause.as_str()), ("OBJECT_CONTACT", "CAUSE_NOTFOUND"));
/// assert_eq!(fault.words, "contact: it was not found");
/// assert_eq!((fault.text.as_deref(), fault.agrees), (Some("no"), Some(true)));
/// ```
pub fn fault(code: u32, text: &str) -> Result<Fault, Error> {
    let (qualification, objects, causes) = match code / 100_000 {
        1 => ("server", SERVER_OBJECT, SERVER_CAUSE),
        5 => ("data", DATA_OBJECT, DATA_CAUSE),
        _ => {
            let expected = "a fault code of six digits that begins with 1 or 5";
            return Err(Error::wrong_value(Place::argument("code"), expected));
        }
    };
    let (object, cause) = (Part::of(objects, code / 100 % 1000), Part::of(causes, code % 100));
    let named = read(text);
    let agrees = named.map(|(o, c, _)| Some(o) == object.name && Some(c) == cause.name);
    Ok(Fault {
        code,
        qualification,
        words: format!("{}: {}", object.words(), cause.words()),
        text: named.and_then(|(_, _, text)| text).map(str::to_owned),
        agrees,
        field: object.name.filter(|_| qualification == "data").and_then(field_of),
        violation: cause.name.filter(|_| qualification == "data").and_then(violation_of),
        object: object.full("OBJECT"),
        cause: cause.full("CAUSE"),
    })
}

/// A part of a code: its number, and its row in the table.
struct Part {
    number: u32,
    name: Option<&'static str>,
    words: Option<&'static str>,
}

impl Part {
    fn of(table: &'static str, number: u32) -> Self {
        let line = table.lines().find_map(|line| {
            let (known, rest) = line.split_once(' ')?;
            (known.parse() == Ok(number)).then_some(rest)
        });
        let (name, words) = match line.map(|line| line.split_once('\t').ok_or(line)) {
            Some(Ok((name, words))) => (Some(name), Some(words)),
            Some(Err(name)) => (Some(name), None),
            None => (None, None),
        };
        Self { number, name, words }
    }

    fn full(&self, prefix: &str) -> String {
        match self.name {
            Some(name) => format!("{prefix}_{name}"),
            None => format!("{prefix}_{}", self.number),
        }
    }

    fn words(&self) -> String {
        match (self.words, self.name) {
            (Some(words), _) => words.to_owned(),
            (None, Some(name)) => name.to_ascii_lowercase().replace('_', " "),
            (None, None) => format!("number {} (not known)", self.number),
        }
    }
}

/// Reads object, cause and text from a fault's text in its usual form.
fn read(text: &str) -> Option<(&str, &str, Option<&str>)> {
    let (_, rest) = text.split_at_checked(LONGEST).map_or(text, |(start, _)| start).split_once("OBJECT_")?;
    let (object, rest) = split_name(rest);
    let (_, rest) = rest.split_once("(CAUSE_")?;
    let (cause, rest) = split_name(rest);
    let bracketed = rest.strip_prefix(')')?.trim().strip_prefix('[').and_then(|rest| rest.strip_suffix(']'));
    Some((object, cause, bracketed))
}

fn split_name(text: &str) -> (&str, &str) {
    let end = text.find(|c: char| !c.is_ascii_uppercase() && !c.is_ascii_digit() && c != '_');
    text.split_at_checked(end.unwrap_or(text.len())).unwrap_or((text, ""))
}

/// Returns the field of a contact for an object.
fn field_of(object: &str) -> Option<Field> {
    Some(match object {
        "EMAIL" => Field::EMAIL,
        "COMPANY_NAME" | "BODY_NAME" | "ASSOCIATION_NAME" => Field::ORGANIZATION,
        "PHONE" => Field::PHONE,
        "FRENCH_DEPARTMENT" => Field::BIRTH_DEPARTMENT,
        "COUNTRY_CODE" | "COUNTRY" => Field::COUNTRY,
        "CONTACT_TYPE" | "CONTACT_CLASS" => Field::KIND,
        "ISO_LANGUAGE" | "CONTACT_LANG" | "LANG" => Field::LANGUAGE,
        "STATE_CODE" => Field::SUBDIVISION,
        "ZIP" => Field::POSTAL_CODE,
        "TVA" => Field::VAT_NUMBER,
        _ => return None,
    })
}

/// Returns the code of a violation for a cause.
fn violation_of(cause: &str) -> Option<Code> {
    Some(match cause {
        "TYPE" | "SYNTAX" | "VALUE" | "BADPARAMETER" | "NAME" | "INVALID" | "SIZE" => Code::InvalidFormat,
        "EXPECTED" => Code::Missing,
        "UNEXPECTED" => Code::Unexpected,
        "DONTEXIST" | "NOTFOUND" => Code::UnknownValue,
        "EXIST" => Code::Conflict,
        "NORIGHT" | "CORPORATE" | "STATE" => Code::NotEligible,
        _ => return None,
    })
}
