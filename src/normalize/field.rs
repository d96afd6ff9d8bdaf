//! A field's value, by the field's type.

use crate::contact::{Contact, Country, Field, FieldType};
use crate::violation::Code;

use super::{Change, Outcome, Problem, clean_text, date, email};

/// A field's value, normalized by the field's type.
pub(crate) fn value(field: Field, text: &str, _contact: &Contact) -> Outcome<String> {
    match field.kind() {
        FieldType::Email => email(text),
        FieldType::Country => clean_text(text).map(|country| country.to_uppercase()),
        FieldType::Date => date(text, super::DateOrder::Unknown).map(|day| day.to_string()),
        FieldType::Phone if text.starts_with("+33") && !text.contains('.') => {
            let dotted = text.replacen("+33", "+33.", 1);
            Outcome::valid(dotted.clone(), vec![Change::new("phone.epp", text, dotted)])
        }
        _ => clean_text(text),
    }
}

/// What is wrong with a value as its field's type goes.
pub(crate) fn problem(field: Field, text: &str, contact: &Contact) -> Option<Problem> {
    match field.kind() {
        FieldType::Country if Country::new(text).is_none_or(|c| c.as_str() == "ZZ") => {
            Some(Problem::new(Code::UnknownValue, "country.unknown"))
        }
        _ => value(field, text, contact).problem,
    }
}
