//! Normalization of a field's value by the field's type.

use std::borrow::Cow;

use chrono::NaiveDate;

use super::DateOptions;
use super::contact::Issuers;
use crate::base::{Change, Code, Outcome, Problem};
use crate::contact::{Contact, Country, Field, FieldType};
use crate::identifier;

/// Normalizes the value of a field by the field's type, for a contact in a country.
pub(crate) fn value(field: Field, text: &str, country: Option<Country>) -> Outcome<String> {
    match (field.kind(), country) {
        (FieldType::Country, _) => super::country(text).map(|country| country.as_str().to_owned()),
        (FieldType::Phone, _) => super::phone(text, country).map(|phone| phone.epp()),
        (FieldType::Email, _) => super::email(text),
        (FieldType::Date, _) => {
            super::date_with(text, &date_options(field, country, None)).map(|day| day.to_string())
        }
        (FieldType::Subdivision, _) => subdivision(text, country),
        (FieldType::PostalCode, Some(country)) => super::postal_code(text, country).map(Cow::into_owned),
        (FieldType::Language, _) => match language_tag(&super::text::clean(text)) {
            Some(tag) if tag != text => {
                let change = Change::new("written", text, tag.as_str());
                Outcome::valid(tag, vec![change])
            }
            _ => plain(field, text),
        },
        _ => plain(field, text),
    }
}

/// Normalizes a state or province. A code of the state around a territory may be one of its own: `NL-BQ1` in `BQ` is `BQ-BO`.
fn subdivision(text: &str, country: Option<Country>) -> Outcome<String> {
    let mut found = super::subdivision(text, country);
    if let Some(area) = found.value.as_ref().filter(|area| country.is_some_and(|own| own != area.country()))
        && let Some(own) = super::subdivision(area.code(), country).value.filter(|own| own != area)
    {
        found.changes.iter_mut().for_each(|change| change.after = own.code().to_owned());
        found.value = Some(own);
    }
    found.map(|area| area.code().to_owned())
}

/// Returns the language tag that a text is, in the case of RFC 5646, section 2.1.1: `pt-BR`, `zh-Hant`. A locale's name, such as
/// `nl_NL` or `fr_FR.UTF-8`, is one with another sign between its parts.
pub(crate) fn language_tag(text: &str) -> Option<String> {
    let name = text.trim().split(['.', '@']).next().unwrap_or_default();
    let is_part =
        |part: &str| (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric());
    let is_code =
        |main: &str| matches!(main.len(), 2 | 3) && main.bytes().all(|byte| byte.is_ascii_alphabetic());
    let mut parts = name.split(['_', '-']);
    let main = parts.next().filter(|main| is_code(main))?;
    let mut tag = main.to_ascii_lowercase();
    let mut is_after_single = false;
    for part in parts {
        if !is_part(part) {
            return None;
        }
        let mut part = part.to_ascii_lowercase();
        let first = match part.len() {
            _ if is_after_single => 0,
            2 => 2,
            4 => 1,
            _ => 0,
        };
        part.get_mut(..first).into_iter().for_each(str::make_ascii_uppercase);
        is_after_single |= part.len() == 1;
        tag.extend(["-", &part]);
    }
    Some(tag)
}

fn date_options(field: Field, country: Option<Country>, today: Option<NaiveDate>) -> DateOptions {
    DateOptions { country, is_birth: field == Field::BIRTH_DATE, today, ..DateOptions::default() }
}

/// Returns the problem of a day in the form that registries want, `YYYY-MM-DD`.
pub(crate) fn problem_of_day(
    field: Field,
    text: &str,
    country: Option<Country>,
    today: Option<NaiveDate>,
) -> Option<Problem> {
    super::date::day_problem(text, &date_options(field, country, today))
}

/// Normalizes a value whose type is only text.
fn plain(field: Field, text: &str) -> Outcome<String> {
    match field {
        Field::GIVEN_NAME | Field::FAMILY_NAME | Field::FULL_NAME => super::person_name(text),
        Field::ORGANIZATION | Field::TRADING_NAME => super::organization(text),
        _ => super::clean_text(text),
    }
}

/// Returns whether [`value`] would return a value unchanged and without a problem. Allocates nothing, and
/// returns `false` if certainty would take long.
pub(crate) fn is_normal(field: Field, text: &str, country: Option<Country>) -> bool {
    match (field.kind(), country) {
        (FieldType::Country, _) => Country::new(text).is_some_and(Country::is_assigned),
        (FieldType::Phone, _) => super::Phone::read(text, super::phone_region(country))
            .is_some_and(|phone| phone.is_valid() && phone.is_epp(text)),
        (FieldType::Email, _) => super::email::is_normal_email(text),
        (FieldType::Date, _) => false,
        (FieldType::Subdivision, _) => super::subdivision::is_normal_subdivision(text, country),
        (FieldType::PostalCode, Some(country)) => {
            let outcome = super::postal_code(text, country);
            outcome.is_valid() && outcome.value.is_some_and(|code| code == text)
        }
        (FieldType::Language, _) if is_code(text) => true,
        (FieldType::Language, _) if language_tag(text).is_some_and(|tag| tag != text) => false,
        _ => match field {
            Field::GIVEN_NAME | Field::FAMILY_NAME | Field::FULL_NAME => {
                super::text::is_clean(text) && has_letters(text)
            }
            Field::ORGANIZATION | Field::TRADING_NAME => {
                super::text::is_clean(text) && text.contains(char::is_alphanumeric)
            }
            _ => super::text::is_clean(text),
        },
    }
}

/// Returns whether a text is a language in its usual form, without a country: `fr`.
fn is_code(text: &str) -> bool {
    text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_lowercase())
}

/// Returns whether a text has letters. Its first character usually decides.
fn has_letters(text: &str) -> bool {
    text.as_bytes().first().is_some_and(u8::is_ascii_alphabetic) || text.contains(char::is_alphabetic)
}

/// Returns the problem of a value by its field's type. A value in its normal form costs no allocation.
fn problem(field: Field, text: &str, country: Option<Country>) -> Option<Problem> {
    match (field.kind(), country) {
        (FieldType::Country, _) if Country::new(text).is_some_and(Country::is_assigned) => None,
        (FieldType::Phone, _) if super::is_valid_epp(text) => None,
        (FieldType::Phone, _) => super::phone(text, country).problem,
        (FieldType::Email, _) => super::email::email_problem(text),
        // A field of spaces has no code. The rules decide whether it needs one.
        (FieldType::PostalCode, Some(country)) => {
            super::postal_code(text, country).problem.filter(|problem| problem.code != Code::Missing)
        }
        (FieldType::Subdivision, Some(country)) if super::subdivision::is_code_of(country, text) => None,
        (FieldType::Subdivision, Some(country)) if super::has_subdivisions(country) => {
            super::subdivision(text, Some(country)).problem
        }
        // Without a list of names, any name may be right.
        (FieldType::Subdivision, _) => None,
        _ if is_normal(field, text, country) => None,
        _ => value(field, text, country).problem,
    }
}

/// Returns the problem of a value by its field's type, or of the check digit of the number that it is.
pub(crate) fn problem_in(
    contact: &Contact,
    field: Field,
    text: &str,
    country: Option<Country>,
) -> Option<Problem> {
    match field.identifiers() {
        Some(numbers) => {
            identifier::wrong_digit(numbers, text, Issuers::of(contact, country).of_field(field))
        }
        None => problem(field, text, country),
    }
}

/// Returns the problem of a value that looks wrong but may be right. It is only ever a warning.
pub(crate) fn doubt(field: Field, contact: &Contact, country: Option<Country>) -> Option<Problem> {
    let text = contact.text(field)?;
    if !is_doubtful(field, text, contact, country) {
        return None;
    }
    Some(match field.kind() {
        FieldType::Email if is_documentation(text) => Problem::new(Code::UnknownValue, "email.special_use"),
        FieldType::Email => {
            let problem = Problem::new(Code::UnknownValue, "email.slip");
            Problem { fix: super::email_suggestion(text), ..problem }
        }
        _ => Problem::new(Code::Mismatch, "postal_code.elsewhere"),
    })
}

/// Returns whether a value looks wrong but may be right. Allocates nothing.
pub(crate) fn is_doubtful(field: Field, text: &str, contact: &Contact, country: Option<Country>) -> bool {
    match (field.kind(), country) {
        (FieldType::Email, _) => is_documentation(text) || super::email::has_slip(text),
        (FieldType::PostalCode, Some(country)) => contact
            .subdivision
            .as_deref()
            .is_some_and(|area| super::postal_code_matches(text, country, area) == Some(false)),
        _ => false,
    }
}

/// Returns whether an e-mail address is below `example`, which documentation uses and no mail server has (RFC 6761).
fn is_documentation(email: &str) -> bool {
    email.ends_with(".example")
}
