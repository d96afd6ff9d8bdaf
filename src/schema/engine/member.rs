//! The members of documents, and their forms.

use std::borrow::Cow;

use registrant_text::clean::says_something;
use serde_json::Value;
use serde_json::json;

use super::{language, subdivision};
use crate::base::{Error, Place};
use crate::contact::{Contact, Field, Kind, Secret};
use crate::normalize;
use crate::normalize::Phone;
use crate::normalize::address::LengthUnit;
use crate::schema::EXTENSION;
use crate::schema::parse::{LONGEST_TEXT, text_at};

/// A member of a schema's documents.
#[derive(Clone, Debug)]
pub(crate) struct Member {
    /// The JSON Pointer.
    pub pointer: Cow<'static, str>,
    /// The form of the value.
    pub form: Form,
    /// `true` if encoding restores an odd spelling of the value, such as a number for a text. Otherwise
    /// encoding writes the schema's one correct spelling.
    pub keeps_spelling: bool,
    /// `true` for one of several members that hold the same field for different registries. Their values may
    /// differ. Encoding writes only a member of the source document: the right one depends on the domain.
    pub is_shared: bool,
}

/// The form of a member's value, and the field that it holds.
#[derive(Clone, Copy, Debug)]
#[cfg_attr(not(feature = "registrars"), allow(dead_code, reason = "only registrars' schemas use some forms"))]
pub(crate) enum Form {
    /// A text.
    Text(Field),
    /// A whole number, or its decimal text. The field holds the decimal text.
    Integer(Field),
    /// A text from this list, with the value of the field for each. Other values cannot be written.
    Choice(Field, &'static [(&'static str, &'static str)]),
    /// A language from this list, or with an empty list any code of two letters. Other languages cannot be written.
    Language(&'static [&'static str]),
    /// A language as the name of a locale: `nl_NL`. The field holds a language tag.
    Locale,
    /// A subdivision in the form that people use: the name, or the code without the country if people know it.
    SubdivisionShort,
    /// The lines of the street in one text.
    Lines,
    /// One line of the street, counted from 0.
    Line(usize),
    /// The same, with a maximum number of characters.
    ShortLine(usize, usize),
    /// A kind as a number: the index in [`Kind::ALL`]. Its decimal text is accepted too.
    KindNumber,
    /// A kind as a name from this list. Encoding writes the first name of a kind. Decoding accepts all of
    /// them, and numbers as above.
    KindName(&'static [(Kind, &'static str)]),
    /// A flag, `true` or `false`, with its default. Decoding accepts 1 and 0 too.
    FlagOr(Field, bool),
    /// A flag with the opposite meaning: a wish to hide is `false`.
    FlagInverse(Field),
    /// A flag, 1 or 0. Decoding accepts `true` and `false` too.
    FlagNumber(Field),
    /// A phone number in E.164, without EPP's dot and without its extension.
    PhoneE164(Field),
    /// A phone number in EPP's form, without its extension.
    PhoneEpp(Field),
    /// The extension of a phone number.
    PhoneExtension(Field),
    /// A password or similar: kept, never shown.
    Secret,
    /// A value of the provider's own, without a field: kept in its place.
    Other,
    /// The pointer at which an API's answer may hold the whole contact.
    Envelope,
    /// A group of values, written as a list of pairs. The table has its members under this pointer.
    Pairs {
        /// The member of a pair that holds the name.
        name: &'static str,
        /// The member of a pair that holds the value.
        value: &'static str,
    },
}

impl Member {
    /// Returns a member that keeps odd spellings.
    pub const fn new(pointer: &'static str, form: Form) -> Self {
        Self { pointer: Cow::Borrowed(pointer), form, keeps_spelling: true, is_shared: false }
    }

    /// Returns one of several members that hold the same field for different registries.
    pub const fn shared(pointer: &'static str, form: Form) -> Self {
        Self { pointer: Cow::Borrowed(pointer), form, keeps_spelling: true, is_shared: true }
    }

    /// Returns a member that always has its one correct spelling.
    pub const fn canonical(pointer: &'static str, form: Form) -> Self {
        Self { pointer: Cow::Borrowed(pointer), form, keeps_spelling: false, is_shared: false }
    }

    /// Returns the field of the member. A line or an extension is one part of its field.
    pub const fn field(&self) -> Option<Field> {
        match self.form {
            Form::Text(field)
            | Form::Integer(field)
            | Form::Choice(field, _)
            | Form::FlagOr(field, _)
            | Form::FlagInverse(field)
            | Form::FlagNumber(field)
            | Form::PhoneE164(field)
            | Form::PhoneEpp(field)
            | Form::PhoneExtension(field) => Some(field),
            Form::Lines | Form::Line(_) | Form::ShortLine(..) => Some(Field::STREET),
            Form::SubdivisionShort => Some(Field::SUBDIVISION),
            Form::Language(_) | Form::Locale => Some(Field::LANGUAGE),
            Form::KindNumber | Form::KindName(_) => Some(Field::KIND),
            Form::Secret | Form::Other | Form::Envelope | Form::Pairs { .. } => None,
        }
    }

    /// Returns `true` if the contact can hold the member's value, as a field or as a secret.
    pub const fn has_value(&self) -> bool {
        !matches!(self.form, Form::Other | Form::Envelope | Form::Pairs { .. })
    }

    /// Returns `true` if the member describes the structure of a document and has no value of its own: see
    /// [`super::shape`].
    pub const fn is_shape(&self) -> bool {
        matches!(self.form, Form::Envelope | Form::Pairs { .. })
    }

    /// Returns `true` if another member holds the same value, so that encoding writes only one of them.
    pub fn is_alias_of(&self, other: &Self) -> bool {
        self.spells_the_same(other) && self.pointer != other.pointer
    }

    /// Returns `true` if both members, or one and the same, hold the same part of the same field.
    pub const fn spells_the_same(&self, other: &Self) -> bool {
        match (self.field(), other.field()) {
            (Some(own), Some(others)) => own.0 == others.0 && self.part() == other.part(),
            _ => false,
        }
    }

    /// Returns the part of the field that a member holds; 0 is the whole field.
    const fn part(&self) -> usize {
        match self.form {
            Form::Line(index) | Form::ShortLine(index, _) => index + 1,
            Form::PhoneExtension(_) => usize::MAX,
            _ => 0,
        }
    }

    /// Reads a value into the contact. Null and an empty text leave the field unset.
    pub fn read(&self, value: &Value, contact: &mut Contact) -> Result<(), Error> {
        let place = || Place::pointer(&self.pointer);
        // Only an error needs its place.
        let text = || match value {
            Value::String(text) if text.len() <= LONGEST_TEXT => Ok(text.as_str()),
            _ => text_at(value, place()),
        };
        if value.is_null() {
            return Ok(());
        }
        match self.form {
            Form::Text(field) | Form::PhoneE164(field) | Form::PhoneEpp(field) => {
                let text = text()?;
                if !text.is_empty() {
                    let extension =
                        contact.text(field).filter(|known| known.starts_with('x')).map(str::to_owned);
                    contact.set(field, format!("{text}{}", extension.unwrap_or_default()));
                }
            }
            Form::PhoneExtension(field) => {
                let text = text()?;
                if !is_extension(text) {
                    let expected = "the digits of an extension, such as 204";
                    return Err(Error::wrong_value(place(), expected).coded(EXTENSION));
                }
                if !text.is_empty() {
                    contact.set(field, format!("{}x{text}", contact.text(field).unwrap_or_default()));
                }
            }
            Form::Locale => {
                let text = text()?;
                if !text.is_empty() {
                    contact.set(Field::LANGUAGE, text.replace('_', "-"));
                }
            }
            Form::SubdivisionShort => {
                let text = text()?;
                if !text.is_empty() {
                    contact.set(Field::SUBDIVISION, text);
                }
            }
            Form::Language(_) => {
                let text = text()?;
                if !text.is_empty() {
                    contact.set(Field::LANGUAGE, text);
                }
            }
            Form::Integer(field) => {
                let number = value.as_u64().map(|number| number.to_string());
                match number.map_or_else(|| text().map(str::to_owned), Ok)? {
                    text if text.is_empty() => {}
                    text => contact.set(field, text),
                }
            }
            Form::Choice(field, choices) => {
                let text = text()?;
                let choice = choices.iter().find(|(written, _)| *written == text);
                if !text.is_empty() {
                    contact.set(field, choice.map_or(text, |(_, canonical)| canonical));
                }
            }
            Form::Lines => match text()? {
                "" => {}
                text => contact.set(Field::STREET, without_blank_lines(text)),
            },
            Form::Line(index) | Form::ShortLine(index, _) => match text()? {
                "" => {}
                text => {
                    while contact.street.len() <= index {
                        contact.street.push(String::new());
                    }
                    if let Some(line) = contact.street.get_mut(index) {
                        text.clone_into(line);
                    }
                }
            },
            Form::KindNumber => contact.kind = Some(read_kind(value, &[], place)?),
            Form::KindName(names) => contact.kind = Some(read_kind(value, names, place)?),
            Form::FlagOr(field, _) | Form::FlagNumber(field) => {
                contact.set_flag(field, read_flag(value, place)?)
            }
            Form::FlagInverse(field) => contact.set_flag(field, !read_flag(value, place)?),
            Form::Secret => {
                contact.secrets.insert(self.pointer.clone().into_owned(), Secret(value.clone()));
            }
            Form::Other | Form::Envelope | Form::Pairs { .. } => {}
        }
        Ok(())
    }

    /// Returns `true` if encoding would write the same value, or `None` if the value is unreadable. It
    /// allocates nothing for ordinary values.
    pub fn spells(&self, value: &Value) -> Option<bool> {
        if value.is_null() {
            return Some(true);
        }
        let text = || value.as_str().filter(|text| text.len() <= LONGEST_TEXT);
        match self.form {
            Form::Text(_) | Form::PhoneExtension(_) | Form::Lines | Form::Line(_) | Form::ShortLine(..) => {
                text().map(|_| true)
            }
            Form::PhoneEpp(_) => {
                let text = text()?;
                let (number, _) = split_extension(text);
                Some(number.is_empty() || number == text)
            }
            Form::PhoneE164(_) => {
                let text = text()?;
                let (number, _) = split_extension(text);
                let has_dot = || is_epp(number) && number.contains('.');
                Some(number.is_empty() || (number == text && !has_dot()))
            }
            Form::SubdivisionShort => text().map(subdivision::is_short),
            Form::Locale => text().map(|text| !text.contains('-')),
            Form::Language(known) => text().map(|text| {
                language::is_code(text, known) || language::code(text, known).is_none_or(|code| code == text)
            }),
            Form::Choice(_, choices) => {
                let text = text()?;
                let choice = choices.iter().find(|(written, _)| *written == text);
                let canonical = choice.map_or(text, |(_, canonical)| canonical);
                let written = choices.iter().find(|(_, known)| *known == canonical);
                Some(written.is_none_or(|(written, _)| *written == text))
            }
            Form::Integer(_) if value.is_u64() => Some(true),
            Form::Integer(_) => text().map(|text| text.parse::<u64>().is_err()),
            Form::KindNumber => kind_of(value, &[]).map(|_| value.is_u64()),
            Form::KindName(names) => {
                let kind = kind_of(value, names)?;
                let written = names.iter().find(|(known, _)| *known == kind);
                Some(written.is_none_or(|(_, name)| value.as_str() == Some(name)))
            }
            Form::FlagOr(..) | Form::FlagInverse(_) => flag_of(value).map(|_| value.is_boolean()),
            Form::FlagNumber(_) => flag_of(value).map(|_| value.is_u64()),
            Form::Secret | Form::Other | Form::Envelope | Form::Pairs { .. } => Some(true),
        }
    }

    /// Returns the member's value for the contact, or `None` if the field is unset.
    pub fn write(&self, contact: &Contact) -> Option<Value> {
        let number = |field| contact.text(field).map(split_extension);
        match self.form {
            Form::Text(field) => contact.text(field).map(Value::from),
            Form::Lines if contact.street.is_empty() => None,
            Form::Lines => Some(Value::from(contact.street.join("\n"))),
            Form::Integer(field) => contact.text(field)?.parse::<u64>().ok().map(Value::from),
            Form::Choice(field, choices) => {
                let text = contact.text(field)?;
                choices.iter().find(|(_, canonical)| *canonical == text).map(|(written, _)| json!(written))
            }
            Form::SubdivisionShort => subdivision::short(contact).map(|text| json!(text)),
            Form::Locale => contact.language.as_ref().map(|tag| Value::from(tag.replace('-', "_"))),
            Form::Language(known) => language::code(contact.language.as_deref()?, known).map(Value::from),
            Form::Line(index) | Form::ShortLine(index, _) => {
                contact.street.get(index).filter(|line| !line.is_empty()).map(|l| json!(l))
            }
            Form::KindNumber => {
                let index = Kind::ALL.iter().position(|known| Some(*known) == contact.kind);
                index.map(|index| json!(index))
            }
            Form::KindName(names) => {
                let kind = contact.kind?;
                names.iter().find(|(known, _)| *known == kind).map(|(_, name)| json!(name))
            }
            Form::FlagOr(field, _) => contact.flag(field).map(Value::from),
            Form::FlagInverse(field) => contact.flag(field).map(|flag| json!(!flag)),
            Form::FlagNumber(field) => contact.flag(field).map(|flag| json!(u8::from(flag))),
            Form::PhoneEpp(field) => {
                number(field).map(|(number, _)| number).filter(|n| !n.is_empty()).map(Value::from)
            }
            Form::PhoneE164(field) => {
                let (number, _) = number(field)?;
                let plain = if is_epp(number) { number.replacen('.', "", 1) } else { number.to_owned() };
                (!plain.is_empty()).then(|| json!(plain))
            }
            Form::PhoneExtension(field) => {
                number(field)?.1.filter(|text| is_extension(text)).map(Value::from)
            }
            Form::Secret => contact.secrets.get(&*self.pointer).map(|secret| secret.0.clone()),
            Form::Other | Form::Envelope | Form::Pairs { .. } => None,
        }
    }
}

/// Returns the text from its first line that says something.
fn without_blank_lines(text: &str) -> &str {
    let blank = text.get(..text.len() - text.trim_start().len()).unwrap_or_default();
    blank.rfind('\n').and_then(|at| text.get(at + 1..)).unwrap_or(text)
}

/// Returns `true` for the digits of an extension, with or without a word for one before them.
pub(crate) fn is_extension(text: &str) -> bool {
    // Any number will do.
    let number = || Phone::read(&["+33.142685300x", text].concat(), None);
    text.bytes().all(|byte| byte.is_ascii_digit())
        || !says_something(text)
        || number().is_some_and(|number| number.extension().is_some())
}

/// Splits an EPP number into the number and its extension after `x`.
pub(crate) fn split_extension(text: &str) -> (&str, Option<&str>) {
    match text.split_once('x') {
        Some((number, extension)) if number.is_empty() || is_epp(number) => (number, Some(extension)),
        _ => (text, None),
    }
}

/// Returns `true` if a text is a plus sign and digits, with at most one dot between them.
pub(crate) fn is_epp(text: &str) -> bool {
    let mut dots = 0;
    text.strip_prefix('+').is_some_and(|rest| {
        !rest.is_empty()
            && rest.bytes().all(|byte| {
                dots += u32::from(byte == b'.');
                byte.is_ascii_digit() || byte == b'.'
            })
            && dots <= 1
    })
}

fn read_kind(value: &Value, names: &[(Kind, &str)], place: impl Fn() -> Place) -> Result<Kind, Error> {
    kind_of(value, names).ok_or_else(|| {
        let mut expected =
            "a type of contact: 0 person, 1 company, 2 association, 3 public body, 4 reseller".to_owned();
        if !names.is_empty() {
            let names: Vec<&str> = names.iter().map(|(_, name)| *name).collect();
            expected = format!("a type of contact: {}", names.join(", "));
        }
        Error::wrong_value(place(), &expected)
    })
}

fn kind_of(value: &Value, names: &[(Kind, &str)]) -> Option<Kind> {
    let named =
        value.as_str().and_then(|text| names.iter().find(|(_, name)| name.eq_ignore_ascii_case(text)));
    if let Some((kind, _)) = named {
        return Some(*kind);
    }
    let number = match value {
        Value::String(text) => text.parse::<usize>().ok(),
        _ => value.as_u64().and_then(|number| usize::try_from(number).ok()),
    };
    number.and_then(|index| Kind::ALL.get(index).copied())
}

fn read_flag(value: &Value, place: impl Fn() -> Place) -> Result<bool, Error> {
    flag_of(value).ok_or_else(|| Error::wrong_value(place(), "true, false, 1 or 0"))
}

fn flag_of(value: &Value) -> Option<bool> {
    match (value.as_bool(), value.as_u64()) {
        (Some(flag), _) => Some(flag),
        (_, Some(number @ (0 | 1))) => Some(number == 1),
        _ => None,
    }
}

/// Fits the street to a target with separate lines: to their number, and to their length by moving words.
/// Returns `None` if the street fits already. It cuts nothing off. A document of the target's own schema
/// keeps its lines.
pub(crate) fn fit_street(members: &[Member], contact: &Contact, own: bool) -> Option<Vec<String>> {
    let mut lines = 0;
    let mut longest = usize::MAX;
    for member in members {
        match member.form {
            Form::Line(_) => lines += 1,
            Form::ShortLine(_, length) => (lines, longest) = (lines + 1, longest.min(length)),
            _ => {}
        }
    }
    let is_long = !own && contact.street.iter().any(|line| line.chars().nth(longest).is_some());
    if lines == 0 || (contact.street.len() <= lines && !is_long) {
        return None;
    }
    let street: Vec<&str> = contact.street.iter().map(String::as_str).collect();
    let fit = |length| normalize::address::street_lines(&street, lines, length, LengthUnit::Characters);
    let fitted = fit(longest);
    if fitted.problem.is_none() { fitted.value } else { fit(usize::MAX).value }
}

#[cfg(test)]
mod tests;
