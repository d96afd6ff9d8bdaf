//! DNSimple's messages about values: those of Rails, and a few of its own.

use crate::base::{Code, Params};
use crate::contact::{Field, FieldType};

/// The meaning of a message.
pub(super) struct Words {
    pub code: Code,
    /// The minimum number of characters, if the message gives one.
    pub min: Option<u64>,
    /// The maximum number of characters, if the message gives one.
    pub max: Option<u64>,
}

/// Messages that mean the same for every member.
const TEXTS: &[(&str, Code)] = &[
    ("can't be blank", Code::Missing),
    ("can't be empty", Code::Missing),
    ("it's required", Code::Missing),
    ("is required", Code::Missing),
    ("must exist", Code::Missing),
    ("must be blank", Code::Unexpected),
    ("is an invalid email address", Code::InvalidFormat),
    ("is probably not a phone number", Code::InvalidFormat),
    ("is not a number", Code::InvalidFormat),
    ("is invalid", Code::InvalidFormat),
    ("is not a valid country", Code::UnknownValue),
    ("is not included in the list", Code::UnknownValue),
    ("unsupported", Code::UnknownValue),
    ("has already been taken", Code::Conflict),
];

/// Messages with a length: the words before and after the number.
const LENGTHS: &[(&str, Code)] = &[
    ("is too long (maximum is ", Code::TooLong),
    ("is too short (minimum is ", Code::TooShort),
    ("is the wrong length (should be ", Code::InvalidFormat),
];

/// Returns the meaning of a message; an unknown one gives [`Code::Unsupported`].
pub(super) fn read_text(text: &str) -> Words {
    let text = text.trim();
    for (start, code) in LENGTHS {
        let number = text.strip_prefix(start).and_then(|rest| rest.split_once(' '));
        if let Some(length) = number.and_then(|(number, _)| number.parse().ok()) {
            let min = (*code != Code::TooLong).then_some(length);
            let max = (*code != Code::TooShort).then_some(length);
            return Words { code: *code, min, max };
        }
    }
    let known = TEXTS.iter().find(|(known, _)| *known == text).map(|(_, code)| *code);
    let looks_invalid = text.starts_with("invalid ") || text.starts_with("is not a valid ");
    let code = known.unwrap_or(if looks_invalid { Code::InvalidFormat } else { Code::Unsupported });
    Words { code, min: None, max: None }
}

/// Returns DNSimple's message for a fault.
pub(super) fn write_text(field: Field, code: Code, params: &Params) -> String {
    let characters = |count: u64| format!("{count} {}", if count == 1 { "character" } else { "characters" });
    if let Some(text) = params.text("text") {
        return text.to_owned();
    }
    let own = match field.kind() {
        FieldType::Email => "is an invalid email address",
        FieldType::Phone => "is probably not a phone number",
        FieldType::Country => "is not a valid country",
        _ => "is invalid",
    };
    match (code, params.number("min"), params.number("max")) {
        (Code::Missing, ..) => "can't be blank".to_owned(),
        (Code::Unexpected, ..) => "must be blank".to_owned(),
        (Code::TooLong, _, Some(max)) => format!("is too long (maximum is {})", characters(max)),
        (Code::TooShort, Some(min), _) => format!("is too short (minimum is {})", characters(min)),
        (Code::InvalidFormat, Some(min), Some(max)) if min == max => {
            format!("is the wrong length (should be {})", characters(max))
        }
        // The only format that a country must have is two letters.
        (Code::InvalidFormat, ..) if field == Field::COUNTRY => {
            format!("is the wrong length (should be {})", characters(2))
        }
        (Code::UnknownValue, ..) if own == "is invalid" => "is not included in the list".to_owned(),
        _ => own.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::{read_text, write_text};
    use crate::base::Code;
    use crate::base::{Param, Params};
    use crate::contact::Field;

    #[test]
    fn what_is_written_is_read_back() {
        for (field, code, params, text) in [
            (Field::CITY, Code::Missing, vec![], "can't be blank"),
            (Field::JOB_TITLE, Code::Unexpected, vec![], "must be blank"),
            (
                Field::CITY,
                Code::TooLong,
                vec![("min", 0.into()), ("max", 60.into())],
                "is too long (maximum is 60 characters)",
            ),
            (Field::CITY, Code::TooShort, vec![("min", 1.into())], "is too short (minimum is 1 character)"),
            (Field::EMAIL, Code::InvalidFormat, vec![], "is an invalid email address"),
            (Field::PHONE, Code::InvalidFormat, vec![], "is probably not a phone number"),
            (Field::COUNTRY, Code::UnknownValue, vec![], "is not a valid country"),
            (Field::COUNTRY, Code::InvalidFormat, vec![], "is the wrong length (should be 2 characters)"),
            (Field::CITY, Code::InvalidFormat, vec![], "is invalid"),
            (Field::UK_CONTACT_TYPE, Code::UnknownValue, vec![], "is not included in the list"),
            (Field::CITY, Code::Unsupported, vec![("text", Param::from("says no"))], "says no"),
        ] {
            let params: Params = params.into_iter().collect();
            assert_eq!(write_text(field, code, &params), text);
            assert_eq!(read_text(text).code, code, "{text}");
        }
    }
}
