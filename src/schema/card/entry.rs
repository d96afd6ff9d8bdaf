//! Code that the card schemas share, apart from vCard properties.

use chrono::Datelike;
use serde_json::{Map, Value};

use crate::base::iso_day;
use crate::contact::{Contact, Field, Kind};
use crate::normalize;
use crate::schema::engine::edited::{self, ORGANIZATION, PERSON, changed};
use crate::schema::engine::loss::Loss;
use crate::schema::engine::member::{is_epp, split_extension};
use crate::schema::engine::more::More;
use crate::schema::engine::names;

/// The score of a document with the schema's own mark: above every percentage, so that no other schema wins.
pub(crate) const MARKED: usize = 200;

/// The loss of the time of a birth.
pub(crate) const NO_TIME: &str = "the conversion carries the day over without its time";

/// Returns the new `KIND` of a card, or `None` if it stays the same.
pub(crate) fn changed_kind(before: &Contact, after: &Contact) -> Option<Option<&'static str>> {
    let word = |kind| if kind == Kind::Individual { PERSON } else { ORGANIZATION };
    let (was, is) = (before.kind.map(word), after.kind.map(word));
    (was != is).then_some(is)
}

/// Returns the changes of a contact that a card cannot express.
pub(crate) fn card_losses(before: &Contact, after: &Contact) -> Vec<Loss> {
    let kind = after
        .kind
        .filter(|kind| before.kind != after.kind && !matches!(kind, Kind::Individual | Kind::Company));
    let day = changed(Field::BIRTH_DATE, before, after).flatten().filter(|day| !is_day(day));
    let kind = kind.map(|_| Loss::of(Field::KIND, "the target distinguishes only persons and organizations"));
    let day = day.map(|_| Loss::of(Field::BIRTH_DATE, "the target takes only a complete date, YYYY-MM-DD"));
    kind.into_iter().chain(day).collect()
}

/// Returns `true` if a text is a date, `YYYY-MM-DD`.
pub(crate) fn is_day(text: &str) -> bool {
    // Nearly every day is written like this.
    if iso_day(text).is_some_and(|day| (1900..=2100).contains(&day.year())) {
        return true;
    }
    let day = normalize::date(text, normalize::DateOrder::Unknown);
    day.value.is_some_and(|day| day.to_string() == text)
}

/// Returns the full name of the person or organization, for schemas with one name. A company's card names the
/// company, and its person elsewhere.
#[inline(never)]
pub(crate) fn whole_name(contact: &Contact) -> String {
    let filled = |field| contact.text(field).filter(|text| !text.trim().is_empty());
    let parts: Vec<&str> = [Field::GIVEN_NAME, Field::FAMILY_NAME].into_iter().filter_map(filled).collect();
    let organization = filled(Field::ORGANIZATION);
    let country = normalize::country_of(contact);
    let is_company = contact.kind.is_some_and(|kind| kind != Kind::Individual) && !parts.is_empty();
    match (organization.filter(|_| is_company), filled(Field::FULL_NAME)) {
        (Some(name), _) | (None, Some(name)) => name.to_owned(),
        (None, None) if parts.is_empty() => organization.unwrap_or_default().to_owned(),
        // Nothing turns such a name around, so it needs no search for its order.
        (None, None)
            if parts.iter().all(|part| part.is_ascii())
                && !normalize::begins_with_family(parts.first().copied().unwrap_or_default(), country) =>
        {
            edited::ordered(contact).map_or_else(|| parts.join(" "), |order| order.text)
        }
        (None, None) => names::joined(contact, country).unwrap_or_default(),
    }
}

/// Returns a person's name with the titles and the letters among further items: `Dr. Ann Bell, MD`. A name that was given as a
/// whole stays as it is.
pub(crate) fn titled_name(whole: String, contact: &Contact, further: &[More]) -> String {
    let is_person = !whole.is_empty()
        && contact.organization.as_deref() != Some(&*whole)
        && contact.full_name.as_deref().is_none_or(|full| full.trim().is_empty());
    if is_person { names::titled(&whole, further) } else { whole }
}

/// Returns the full name if it is another than before.
pub(crate) fn changed_name(before: &Contact, after: &Contact) -> Option<String> {
    const DECIDING: [Field; 6] = [
        Field::GIVEN_NAME,
        Field::FAMILY_NAME,
        Field::FULL_NAME,
        Field::ORGANIZATION,
        Field::KIND,
        Field::COUNTRY,
    ];
    // To find the order of an unchanged name takes a reading of the whole card.
    if DECIDING.into_iter().all(|field| before.text(field) == after.text(field)) {
        return None;
    }
    let whole = whole_name(after);
    (whole_name(before) != whole).then_some(whole)
}

/// Returns the text of a new card's name if the contact has none: a card needs a name.
pub(crate) fn stand_in(contact: &Contact) -> Option<&str> {
    let fields = [Field::LABEL, Field::EMAIL, Field::PHONE, Field::MOBILE, Field::FAX, Field::ID];
    fields.into_iter().filter_map(|field| contact.text(field)).find(|text| !text.trim().is_empty())
}

/// Converts a `tel:` URI to a number and its extension: <https://www.rfc-editor.org/rfc/rfc3966>. A local
/// number keeps its context.
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

/// Returns the `tel:` URI of a number with a calling code, or `None` for any other text.
pub(crate) fn to_uri(text: &str) -> Option<String> {
    let (number, extension) = split_extension(text);
    let number = Some(number).filter(|number| is_epp(number))?.replacen('.', "", 1);
    Some(match extension {
        Some(extension) if !extension.is_empty() => format!("tel:{number};ext={extension}"),
        _ => format!("tel:{number}"),
    })
}

/// Returns an object with these members.
#[inline(never)]
pub(crate) fn object(members: Vec<(&str, Value)>) -> Value {
    members.into_iter().map(|(key, value)| (key.to_owned(), value)).collect::<Map<_, _>>().into()
}
