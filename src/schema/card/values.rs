//! The values of properties and of entries: dates, times, and the parameters with members of their own.

use serde_json::Value;

use super::is_day;
use super::kept::PARAMETERS;
use super::property::{parameter, text};
use super::text::{basic, extended_text};
use crate::schema::engine::object::{self, empty, set, texts};

/// The degrees of an expertise, and those of a JSContact card (RFC 9555, section 2.3.13).
const DEGREES: [(&str, &str); 3] = [("beginner", "low"), ("average", "medium"), ("expert", "high")];

/// Returns whether a type is a context, which an item has apart.
pub(super) fn is_context(kind: &str) -> bool {
    ["home", "work", "pref"].iter().any(|known| kind.eq_ignore_ascii_case(known))
}

pub(super) fn is_name(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
}

/// Returns whether a value is a text or a list of texts.
pub(super) fn is_said(value: &Value) -> bool {
    value.is_string() || value.as_array().is_some_and(|all| all.iter().all(Value::is_string))
}

pub(super) fn is_uri(text: &str) -> bool {
    text.split_once(':').is_some_and(|(scheme, rest)| is_name(scheme) && !rest.contains(char::is_whitespace))
}

/// The parameter that says which year to leave out, in Apple's address books: `BDAY;X-APPLE-OMIT-YEAR=1604:1604-03-15`.
pub(super) const OMITTED_YEAR: &str = "x-apple-omit-year";

/// Returns whether the year of a date says nothing.
pub(super) fn has_no_year(property: &Value) -> bool {
    parameter(property, OMITTED_YEAR)
        .and_then(Value::as_str)
        .is_some_and(|year| !year.is_empty() && text(property).starts_with(year))
}

pub(super) fn one_or_all(all: &[&str]) -> Value {
    if let [one] = all { Value::from(*one) } else { all.iter().copied().collect() }
}

pub(super) fn set_rest(entry: &mut Value, key: &str, said: Value) {
    object::edit(entry, PARAMETERS, empty(), &mut |rest| set(rest, key, Some(said.clone())));
}

/// Sets a member, or a member of a member.
pub(super) fn set_path(entry: &mut Value, path: &str, said: Value) {
    match path.split_once('/') {
        Some((first, rest)) => {
            object::edit(entry, first, empty(), &mut |inner| set(inner, rest, Some(said.clone())))
        }
        None => set(entry, path, Some(said)),
    }
}

/// Returns the value of a member for a parameter's.
pub(super) fn of_parameter(name: &str, key: &str, said: &str) -> Option<Value> {
    match key {
        "index" => said.parse::<u32>().ok().filter(|number| *number > 0).map(Value::from),
        "level" => {
            let lower = said.to_ascii_lowercase();
            let mut degrees = DEGREES.into_iter();
            let known =
                degrees.find(|(word, level)| lower == if name == "expertise" { *word } else { *level });
            known.map(|(_, level)| Value::from(level))
        }
        "created" => time(said).map(Value::from),
        _ => Some(Value::from(said)),
    }
}

/// Returns the value of a parameter for a member's.
pub(super) fn to_parameter(name: &str, key: &str, said: &Value) -> Option<String> {
    match (key, said) {
        ("index", Value::Number(number)) => Some(number.to_string()),
        ("level", Value::String(level)) if name == "expertise" => {
            DEGREES.into_iter().find(|(_, known)| known == level).map(|(word, _)| word.to_owned())
        }
        ("created", Value::String(text)) => Some(basic(text)),
        (_, Value::String(text)) => Some(text.clone()),
        _ => None,
    }
}

/// Returns a time in UTC in the form of JSContact.
pub(super) fn time(said: &str) -> Option<String> {
    let text = extended_text(said);
    let (day, time) = text.split_once('T')?;
    let is_time = time.ends_with('Z') && time.len() >= "00:00:00Z".len();
    (is_day(day) && is_time).then_some(text)
}

/// Returns a date of JSContact: a time in UTC, or a year, a month and a day, of which one or two may be missing.
pub(super) fn date(said: &str) -> Option<Value> {
    if said.contains('T') {
        return Some(texts(&[("@type", "Timestamp"), ("utc", &time(said)?)]));
    }
    let text = extended_text(said);
    let (year, rest) = match text.strip_prefix("--") {
        Some(rest) => ("", rest),
        None => text.split_once('-').unwrap_or((&text, "")),
    };
    let (month, day) = rest.split_once('-').unwrap_or((rest, ""));
    let mut date = texts(&[("@type", "PartialDate")]);
    for (key, part, digits) in [("year", year, 4), ("month", month, 2), ("day", day, 2)] {
        if !part.is_empty() {
            let number = part.parse::<u32>().ok().filter(|_| part.len() == digits)?;
            set(&mut date, key, Some(Value::from(number)));
        }
    }
    // Neither a month alone nor a day alone is one.
    let is_known = if day.is_empty() { !year.is_empty() } else { !month.is_empty() };
    is_known.then_some(date)
}

/// Returns the text of a date of JSContact.
pub(super) fn date_text(date: &Value) -> Option<String> {
    if let Some(time) = date.get("utc").and_then(Value::as_str) {
        return Some(time.to_owned());
    }
    let part = |name| date.get(name).and_then(Value::as_u64);
    let two = |part: u64| format!("-{part:02}");
    let (year, month, day) = (part("year"), part("month").map(two), part("day").map(two));
    let parts = match (year, month, day) {
        (None, Some(month), Some(day)) => ["-".to_owned(), month, day],
        (Some(year), month, day) if month.is_some() || day.is_none() => {
            [format!("{year:04}"), month.unwrap_or_default(), day.unwrap_or_default()]
        }
        _ => return None,
    };
    Some(parts.concat())
}
