//! What the schemas of cards share beside the properties of a vCard.

use serde_json::{Map, Value};

use crate::contact::{Contact, Field, Kind};
use crate::normalize;
use crate::schema::engine::edited::{ORGANIZATION, PERSON, changed};
use crate::schema::engine::loss::Loss;
use crate::schema::engine::member::{is_epp, split_extension};

/// How sure a schema is of a document that bears its mark, which makes it none of any other schema: past all percents.
pub(crate) const MARKED: usize = 200;

/// What a card's `KIND` becomes, `None` where it stays as it is.
pub(crate) fn changed_kind(before: &Contact, after: &Contact) -> Option<Option<&'static str>> {
    let word = |kind| if kind == Kind::Individual { PERSON } else { ORGANIZATION };
    let (was, is) = (before.kind.map(word), after.kind.map(word));
    (was != is).then_some(is)
}

/// What a card cannot say of what was changed in a contact.
pub(crate) fn card_losses(before: &Contact, after: &Contact) -> Vec<Loss> {
    let kind = after
        .kind
        .filter(|kind| before.kind != after.kind && !matches!(kind, Kind::Individual | Kind::Company));
    let day = changed(Field::BIRTH_DATE, before, after).flatten().filter(|day| !is_day(day));
    let kind = kind.map(|_| Loss::of(Field::KIND, "the target tells only persons from organizations"));
    let day = day.map(|_| Loss::of(Field::BIRTH_DATE, "the target takes a whole day, YYYY-MM-DD"));
    kind.into_iter().chain(day).collect()
}

/// Whether a text is a day, `YYYY-MM-DD`.
pub(crate) fn is_day(text: &str) -> bool {
    let day = normalize::date(text, normalize::DateOrder::Unknown);
    day.value.is_some_and(|day| day.to_string() == text)
}

/// The whole name of a person or else of an organization, as a schema with one name for it wants it.
#[inline(never)]
pub(crate) fn whole_name(contact: &Contact) -> String {
    let filled = |field| contact.text(field).filter(|text| !text.trim().is_empty());
    let parts: Vec<&str> = [Field::GIVEN_NAME, Field::FAMILY_NAME].into_iter().filter_map(filled).collect();
    match filled(Field::FULL_NAME) {
        Some(name) => name.to_owned(),
        None if parts.is_empty() => filled(Field::ORGANIZATION).unwrap_or_default().to_owned(),
        None => parts.join(" "),
    }
}

/// A `tel:` URI as number and extension: <https://www.rfc-editor.org/rfc/rfc3966>. A local number keeps its context.
pub(crate) fn from_uri(uri: &str) -> String {
    let scheme = uri.split_at_checked(4).filter(|(scheme, _)| scheme.eq_ignore_ascii_case("tel:"));
    let Some((_, rest)) = scheme.filter(|(_, rest)| rest.starts_with('+')) else { return uri.to_owned() };
    let mut parts = rest.split(';');
    let number = parts.next().unwrap_or_default();
    let extension =
        parts.find_map(|part| part.split_once('=').filter(|(key, _)| key.eq_ignore_ascii_case("ext")));
    match extension {
        Some((_, extension)) => format!("{number}x{extension}"),
        None => number.to_owned(),
    }
}

/// The `tel:` URI of a number that says its country; `None` for any other text.
pub(crate) fn to_uri(text: &str) -> Option<String> {
    let (number, extension) = split_extension(text);
    let number = Some(number).filter(|number| is_epp(number))?.replacen('.', "", 1);
    Some(match extension {
        Some(extension) if !extension.is_empty() => format!("tel:{number};ext={extension}"),
        _ => format!("tel:{number}"),
    })
}

/// An object of these members.
#[inline(never)]
pub(crate) fn object(members: Vec<(&str, Value)>) -> Value {
    members.into_iter().map(|(key, value)| (key.to_owned(), value)).collect::<Map<_, _>>().into()
}
