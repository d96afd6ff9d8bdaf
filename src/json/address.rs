//! The normalization of an address, as JSON.

use serde::Serialize;
use serde_json::{Map, Value, json};

use super::normalize::Context;
use super::normalized::{Fault, Written};
use crate::base::{Code, Error, Place, Problem};
use crate::normalize::address::{Address, address, parse_address};

/// Normalizes an address: an object of its parts, the same as JSON text, or the text of the whole address,
/// which is taken apart.
///
/// The answer has `input`, `value` (the parts), `valid`, `changes`, `error`, `problems`, `lines`, `latin_lines`,
/// `latin` and `confidence`. Each change and each problem has the `path` of its part. `error` is the first problem, or
/// null. The lines are those of an envelope. `latin` is `false` if no rule
/// spells them in Latin letters. The confidence is null for parts.
///
/// # Errors
///
/// If the value is not a text or an object of parts.
pub(super) fn normalize(value: &Value, context: &Context) -> Result<Value, Error> {
    let (mut parts, confidence) = match value {
        Value::Null => (Address::default(), None),
        Value::String(text) if text.trim_start().starts_with('{') => {
            (read(&crate::schema::parse(text)?)?, None)
        }
        Value::String(text) => {
            let parsed = parse_address(text, context.country);
            (parsed.address, Some(parsed.confidence.as_str()))
        }
        object => (read(object)?, None),
    };
    let is_empty = parts.is_empty();
    if let (true, Some(country)) = (parts.country.trim().is_empty(), context.country) {
        country.as_str().clone_into(&mut parts.country);
    }
    let normalized = address(parts);
    let language = context.language;
    let changes = normalized.changes.iter().map(|(path, change)| with_path(path, Written(change, language)));
    let changes = changes.collect::<Result<Vec<Value>, Error>>()?;
    let missing = Problem::new(Code::Missing, "address.missing");
    let mut problems = normalized.problems;
    if is_empty || normalized.address.street.is_empty() && confidence.is_some() && problems.is_empty() {
        problems.push(("street", missing));
    }
    let problems = problems.iter().map(|(path, problem)| with_path(path, Fault(problem, language)));
    let problems = problems.collect::<Result<Vec<Value>, Error>>()?;
    Ok(json!({
        "input": value,
        "value": if is_empty { Value::Null } else { super::answer(&normalized.address)? },
        "valid": problems.is_empty(),
        "changes": changes,
        "error": problems.first(),
        "problems": problems,
        "lines": normalized.address.lines(false),
        "latin_lines": normalized.address.lines(true),
        "latin": normalized.address.latin().is_some(),
        "confidence": confidence,
    }))
}

/// Adds the name of the part to a change or a problem.
fn with_path(path: &str, of: impl Serialize) -> Result<Value, Error> {
    let mut members = Map::from_iter([("path".to_owned(), Value::from(path))]);
    if let Value::Object(rest) = super::answer(of)? {
        members.extend(rest);
    }
    Ok(Value::Object(members))
}

/// Reads the parts. The street is a text or an array of lines.
fn read(value: &Value) -> Result<Address, Error> {
    let place = || Place::argument("value");
    let members =
        value.as_object().ok_or_else(|| Error::wrong_value(place(), "a text or an object of parts"))?;
    let mut parts = Address::default();
    for (key, part) in members.iter().filter(|(_, part)| !part.is_null()) {
        let place = || place().member(key);
        let text = |part: &Value| {
            part.as_str().map(str::to_owned).ok_or_else(|| Error::wrong_type(place(), "a string", part))
        };
        match (key.as_str(), part) {
            ("street", Value::Array(lines)) => {
                parts.street = lines.iter().map(text).collect::<Result<_, _>>()?
            }
            ("street", part) => parts.street = text(part)?.lines().map(str::to_owned).collect(),
            (key, part) => match parts.text_mut(key) {
                Some(slot) => *slot = text(part)?,
                None => return Err(Error::unknown_member(place(), key, Address::PARTS.into_iter())),
            },
        }
    }
    Ok(parts)
}
