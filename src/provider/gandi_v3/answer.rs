//! The API's answer about an association: `true`, or `[{field, field_type, error, reason}]`.
//!
//! `contact.can_associate` answers in this form. So do `contact.create` and `contact.update` in a dry run:
//! there an empty array means `true`, and each error also has a member `attr`. Sources:
//! <https://doc.rpc.gandi.net/contact/faq.html>, Gandi/gandi.cli `gandi/cli/tests/fixtures/_contact.py`, read
//! 2026-08-22.

use std::borrow::Cow;

use serde_json::Value;

use super::FAQ;
use super::associate::Verdict;
use super::error_codes::ErrorCodes;
use super::rendering::AssociationError;
use crate::base::{Code, Error, Layer, Param, Params, Place, Roles, Severity, Values};
use crate::check::{RuleRef, Violation, Wording};
use crate::language::Language;
use crate::schema::gandi_v3::SCHEMA;

/// Reads the API's answer about an association.
///
/// # Errors
///
/// If the answer is neither `true` nor an array of objects, each with a text `field`.
///
/// ```
/// # fn main() -> Result<(), registrant::Error> {
/// use registrant::{Code, contact::Field, provider::gandi_v3, schema::parse};
/// let answer = parse(r#"[{"field": "birth_city", "field_type": "String",
///     "error": "EC_INVALIDPARAM1+EC_STRTOOFEWCHARS", "reason": "BirthCity: string '' has less than 1 characters"}]"#)?;
/// let verdict = gandi_v3::errors(&answer)?;
/// let violation = &verdict.violations()[0];
/// assert_eq!((violation.field, violation.code), (Field::BIRTH_CITY, Code::Missing));
/// assert_eq!(violation.pointer.as_deref(), Some("/extra_parameters/birth_city"));
/// # Ok(())
/// # }
/// ```
pub fn errors(answer: &Value) -> Result<Verdict, Error> {
    match answer {
        Value::Bool(true) => Ok(Verdict::Accepted),
        Value::Array(list) if list.is_empty() => Ok(Verdict::Accepted),
        Value::Array(list) => {
            list.iter().enumerate().map(read).collect::<Result<_, _>>().map(Verdict::Refused)
        }
        other => Err(Error::wrong_type(Place::root(), "true or an array of errors", other)),
    }
}

fn read((index, item): (usize, &Value)) -> Result<AssociationError, Error> {
    let place = || Place::root().element(index);
    let members = item.as_object().ok_or_else(|| Error::wrong_type(place(), "an object", item))?;
    let text = |name: &str| match members.get(name) {
        None | Some(Value::Null) => Ok(String::new()),
        Some(Value::String(text)) => Ok(text.clone()),
        Some(other) => Err(Error::wrong_type(place().member(name), "a string", other)),
    };
    let field = text("field")?;
    if field.is_empty() {
        return Err(Error::at(
            place().member("field"),
            "expected an error with a field, found one without",
            "pass Gandi's answer unchanged",
        ));
    }
    Ok(AssociationError {
        field,
        field_type: Cow::Owned(text("field_type")?),
        error: Cow::Owned(text("error")?),
        reason: text("reason")?,
        attr: members.get("attr").filter(|attr| attr.is_null() || attr.is_array()).cloned(),
    })
}

impl AssociationError {
    /// Returns the violation if the error is about a field of a contact. It omits the value that the error
    /// quotes.
    pub fn violation(&self) -> Option<Violation> {
        let (field, source) = ["", "/extra_parameters"].into_iter().find_map(|bag| {
            let pointer = format!("{bag}/{}", self.field);
            Some((SCHEMA.field_at(&pointer)?, pointer))
        })?;
        let (_, reason) = self.reason.split_once(':').unwrap_or(("", &self.reason));
        let named = self.error.parse::<ErrorCodes>().ok().and_then(|codes| codes.code());
        let said = Said::of(named, reason);
        let params = said.params;
        let code = match named {
            _ if said.is_empty => Code::Missing,
            // A maximum of 0 characters means that the field must be empty.
            Some(Code::TooLong) if params.number("max") == Some(0) => Code::Unexpected,
            named => named.unwrap_or(Code::InvalidFormat),
        };
        let wording = Wording::answer(template(code, &params), SCHEMA.provider);
        Some(Violation {
            code,
            severity: Severity::Error,
            field,
            pointer: Some(source),
            roles: Roles::default(),
            message: wording.text(Language::English, field, Roles::default(), &params),
            wording,
            params,
            rule: RuleRef { id: "gandi-v3.answer".to_owned(), layer: Layer::Provider, source: FAQ },
            fix: None,
        })
    }
}

/// The facts of a reason, from the text after the quoted value. The error's code decides which facts to look
/// for.
struct Said {
    is_empty: bool,
    params: Params,
}

impl Said {
    fn of(code: Option<Code>, reason: &str) -> Self {
        let nothing: (&str, Option<(&str, Param)>) = ("?", None);
        let quoted = |text: &str| text.strip_prefix('\'')?.strip_suffix('\'').map(str::to_owned);
        let number = |text: &str| text.strip_suffix(" characters")?.parse::<u64>().ok();
        let (value, fact) = match code {
            Some(Code::UnknownValue) => {
                reason.rsplit_once(" not in list ").map_or(nothing, |(value, list)| {
                    (value, Some(("one_of", list.split(',').map(str::trim).collect::<Values>().into())))
                })
            }
            Some(Code::InvalidFormat) => {
                reason.rsplit_once(" does not match ").map_or(nothing, |(value, form)| match quoted(form) {
                    Some(pattern) => (value, Some(("pattern", pattern.into()))),
                    None if form == "format '%Y-%m-%d'" => (value, Some(("format", "YYYY-MM-DD".into()))),
                    None => (value, None),
                })
            }
            Some(Code::TooShort) => reason
                .rsplit_once(" has less than ")
                .map_or(nothing, |(value, least)| (value, number(least).map(|least| ("min", least.into())))),
            Some(Code::TooLong) => reason
                .rsplit_once(" has more than ")
                .map_or(nothing, |(value, most)| (value, number(most).map(|most| ("max", most.into())))),
            _ => nothing,
        };
        Self { is_empty: is_blank(value.trim()), params: fact.into_iter().collect() }
    }
}

/// Returns `true` if the quoted value is empty or only white space.
fn is_blank(value: &str) -> bool {
    let quoted = ["string '", "time data '"].into_iter().find_map(|before| value.strip_prefix(before));
    quoted.map_or(value, |rest| rest.strip_suffix('\'').unwrap_or(rest)).trim().is_empty()
}

/// Returns the key of the matching message.
fn template(code: Code, params: &Params) -> &'static str {
    let has = |name| params.get(name).is_some();
    match code {
        Code::Missing | Code::Unexpected => code.as_str(),
        Code::TooShort if has("min") => "too_short",
        Code::TooLong if has("max") => "too_long",
        Code::UnknownValue if has("one_of") => "unknown_value",
        _ if has("pattern") => "invalid_pattern",
        _ if has("format") => "invalid_date",
        _ => "refused",
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::errors;
    use crate::base::Role;
    use crate::base::Severity;
    use crate::check::check;
    use crate::normalize;
    use crate::provider::gandi_v3::associate::can_associate;
    use crate::rules::Association;
    use crate::schema::gandi_v3::SCHEMA;

    #[test]
    fn what_is_written_is_read_back() {
        let whole = json!({"type": 0, "given": "Given", "family": "Family", "email": "given@family.example",
            "phone": "+33.123456789", "streetaddr": "1 rue neuve", "city": "Paris", "zip": "75001", "country": "FR",
            "extra_parameters": {"birth_city": "Paris", "birth_date": "1980-01-01", "birth_department": "75",
            "birth_country": "FR"}});
        let owner = Association::new("example.fr").role(Role::Owner).provider("gandi");
        let mut seen = 0;
        for (bag, member, value) in [
            ("", "given", ""),
            ("", "phone", "none"),
            ("", "phone", ""),
            ("/extra_parameters", "birth_city", " "),
            ("/extra_parameters", "birth_date", "31/31/1980"),
            ("/extra_parameters", "birth_date", "x does not match 'y'"),
            ("/extra_parameters", "birth_department", "2a does not match format '%Y-%m-%d'"),
            ("/extra_parameters", "birth_country", "XK not in list XK"),
            ("/extra_parameters", "birth_country", ""),
        ] {
            let mut document = whole.clone();
            document.pointer_mut(bag).unwrap()[member] = json!(value);
            let contact = normalize::contact(SCHEMA.decode(&document).unwrap()).contact;
            let report = check(&contact, &owner).unwrap();
            let found = report.violations.iter().filter(|violation| violation.severity == Severity::Error);
            let found: Vec<_> = found.map(|v| (v.field, v.code, v.pointer.clone())).collect();
            let answer = serde_json::to_value(can_associate(&document, &owner).unwrap()).unwrap();
            let read = errors(&answer).unwrap().violations();
            assert!(
                read.iter().all(|v| value.trim().is_empty() || !format!("{v:?}").contains(value)),
                "{value}"
            );
            let read: Vec<_> = read.into_iter().map(|v| (v.field, v.code, v.pointer)).collect();
            assert_eq!(read, found, "{member}: {value}");
            seen += found.len();
        }
        assert_eq!(seen, 9);
    }
}
