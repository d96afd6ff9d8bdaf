//! One member of a schema's documents: how a field is written there.

use std::borrow::Cow;

use serde_json::Value;
use serde_json::json;

use super::subdivision;
use crate::base::{Error, Place};
use crate::contact::{Contact, Field, Kind, Secret};
use crate::normalize;
use crate::normalize::address::LengthUnit;
use crate::schema::parse::{LONGEST_TEXT, text_at};

/// One member of a schema's documents.
#[derive(Clone, Debug)]
pub(crate) struct Member {
    /// Where it stands, as a JSON Pointer.
    pub pointer: Cow<'static, str>,
    /// How it is written.
    pub form: Form,
    /// Is true if an odd spelling of the value (a number for a text, a boolean for a number) goes back as it came;
    /// where not, the schema has one right spelling and writes that.
    pub keeps_spelling: bool,
    /// Is true if it is one of several members that hold one field for different registries. They may differ, and
    /// only one that the document had is written: which other one is meant, the domain decides.
    pub is_shared: bool,
}

/// How a member is written, and which field it holds.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Form {
    /// A text.
    Text(Field),
    /// A whole number or its decimal text, which is the field's text.
    Integer(Field),
    /// A text that is one of these, each with what the field says for it; no other value of the field can be written.
    Choice(Field, &'static [(&'static str, &'static str)]),
    /// A subdivision as people write it in its country: the code without the country's, or the name where the code is
    /// a number that nobody knows.
    SubdivisionShort,
    /// A text whose lines are the lines of the street.
    Lines,
    /// One line of the street, counted from 0.
    Line(usize),
    /// The same, of at most so many characters.
    ShortLine(usize, usize),
    /// A kind, as a number: the index in [`Kind::ALL`]. Its decimal text is read too.
    KindNumber,
    /// A kind, as one of these names; the first name of a kind is written, all are read, and numbers as above.
    KindName(&'static [(Kind, &'static str)]),
    /// Yes or no, as `true` or `false`, with what a document means that lacks it; 1 and 0 are read too.
    FlagOr(Field, bool),
    /// The same the other way round: a wish to hide is `false`.
    FlagInverse(Field),
    /// Yes or no, as 1 or 0; `true` and `false` are read too.
    FlagNumber(Field),
    /// A phone number as E.164, without the dot of EPP and without its extension.
    PhoneE164(Field),
    /// A phone number as EPP writes it, without its extension.
    PhoneEpp(Field),
    /// The extension of a phone number.
    PhoneExtension(Field),
    /// A password or the like: kept, never shown.
    Secret,
    /// The place in an API's answer where the whole contact may stand.
    Envelope,
    /// A bag of values that is written as a list of pairs; its members stand in the table under its pointer.
    Pairs {
        /// The member of a pair that names the value.
        name: &'static str,
        /// The member of a pair that holds it.
        value: &'static str,
    },
}

impl Member {
    /// Returns a member whose odd spellings go back as they came.
    pub const fn new(pointer: &'static str, form: Form) -> Self {
        Self { pointer: Cow::Borrowed(pointer), form, keeps_spelling: true, is_shared: false }
    }

    /// One of several members that hold one field for different registries.
    pub const fn shared(pointer: &'static str, form: Form) -> Self {
        Self { pointer: Cow::Borrowed(pointer), form, keeps_spelling: true, is_shared: true }
    }

    /// Returns a member that is always written in its one right spelling.
    pub const fn canonical(pointer: &'static str, form: Form) -> Self {
        Self { pointer: Cow::Borrowed(pointer), form, keeps_spelling: false, is_shared: false }
    }

    /// Returns the field that the member holds; a line or an extension holds a part of one.
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
            Form::KindNumber | Form::KindName(_) => Some(Field::KIND),
            Form::Secret | Form::Envelope | Form::Pairs { .. } => None,
        }
    }

    /// Tells if it says how a document is built, and is no value of its own: see [`super::shape`].
    pub const fn is_shape(&self) -> bool {
        matches!(self.form, Form::Envelope | Form::Pairs { .. })
    }

    /// Tells if another member spells the same thing, so that only one of the two is written.
    pub fn is_alias_of(&self, other: &Self) -> bool {
        self.spells_the_same(other) && self.pointer != other.pointer
    }

    /// Tells if a member, this one or another, holds the same part of the same field.
    pub const fn spells_the_same(&self, other: &Self) -> bool {
        match (self.field(), other.field()) {
            (Some(own), Some(others)) => own.0 == others.0 && self.part() == other.part(),
            _ => false,
        }
    }

    /// Which part of its field a member holds, where a field has several.
    const fn part(&self) -> usize {
        match self.form {
            Form::Line(index) | Form::ShortLine(index, _) => index + 1,
            Form::PhoneExtension(_) => usize::MAX,
            _ => 0,
        }
    }

    /// Reads a value into the contact. Null and the empty text leave the field unset.
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
                if !text.is_empty() {
                    contact.set(field, format!("{}x{text}", contact.text(field).unwrap_or_default()));
                }
            }
            Form::SubdivisionShort => {
                let text = text()?;
                if !text.is_empty() {
                    contact.set(Field::SUBDIVISION, text);
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
                text => contact.set(Field::STREET, text),
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
            Form::Envelope | Form::Pairs { .. } => {}
        }
        Ok(())
    }

    /// Tells if a value is spelled as the member is written; `None` if it cannot be read. Nothing is allocated for
    /// what documents ordinarily hold.
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
            Form::SubdivisionShort => text().map(|text| subdivision::shortened(text, None) == text),
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
            Form::Secret | Form::Envelope | Form::Pairs { .. } => Some(true),
        }
    }

    /// Returns the value that stands for the contact's field, `None` if it is not set.
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
            Form::SubdivisionShort => subdivision::short(contact).map(Value::from),
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
            Form::PhoneExtension(field) => number(field)?.1.map(Value::from),
            Form::Secret => contact.secrets.get(&*self.pointer).map(|secret| secret.0.clone()),
            Form::Envelope | Form::Pairs { .. } => None,
        }
    }
}

/// A number in the form of EPP and its extension, which stands behind an `x`.
pub(crate) fn split_extension(text: &str) -> (&str, Option<&str>) {
    match text.split_once('x') {
        Some((number, extension)) if number.is_empty() || is_epp(number) => (number, Some(extension)),
        _ => (text, None),
    }
}

/// Whether a text is a plus sign, digits, and at most one dot among them.
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

/// The street as a target with lines of its own takes it: no more lines than it has, and none longer than it takes
/// where words can be moved to the next. `None` if it fits as it is; nothing is cut off. A document of the target's
/// own keeps its lines.
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
