//! States and provinces for schemas that don't repeat the country before the code, or that have names.

use std::borrow::Cow;

use super::edited::changed;
use crate::contact::{Contact, Country, Field};
use crate::normalize;

/// Returns the contact's state or province in the short form: see [`shortened`].
pub(crate) fn short(contact: &Contact) -> Option<&str> {
    let country = contact.country.as_deref().and_then(Country::new);
    contact.subdivision.as_deref().map(|text| shortened(text, country))
}

/// Returns the short form of a state or province: `CA` for `US-CA`. If the code is a number that people don't
/// know, it returns the name: `Tokyo` for `JP-13`.
///
/// A place that is a country and a part of another one has its name: `Martinique` for `FR-972` in `MQ`. If the
/// contact's country is any other one, the code keeps its own country. Otherwise it would belong to the wrong
/// country.
pub(crate) fn shortened(text: &str, country: Option<Country>) -> &str {
    let Some((prefix, local)) = text.split_once('-') else { return text };
    let is_code = (1..=3).contains(&local.len())
        && local.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit());
    let named = Country::new(prefix).filter(|named| is_code && named.is_assigned());
    let Some(named) = named else { return text };
    if country.is_some_and(|country| country != named) {
        return normalize::subdivision(text, country).value.map_or(text, |same| same.name());
    }
    if local.bytes().any(|byte| byte.is_ascii_uppercase()) {
        return local;
    }
    normalize::subdivision(text, Some(named)).value.map_or(text, |known| known.name())
}

/// Returns the new state or province of a card, by its name: `California` for `US-CA`. Returns `None` if it is
/// unchanged, or if the old text names the same place.
///
/// A name in the country's own script goes with a street and a city in that script. A code stays if the
/// country doesn't tell whose name it would be.
pub(crate) fn renamed<'a>(before: &Contact, after: &'a Contact) -> Option<Option<Cow<'a, str>>> {
    let Some(wanted) = changed(Field::SUBDIVISION, before, after)? else { return Some(None) };
    let country = after.country.as_deref().and_then(Country::new);
    let area = normalize::subdivision(wanted, country).value.filter(|area| area.code() == wanted);
    let (Some(country), Some(area)) = (country, area) else { return Some(Some(wanted.into())) };
    let is_same = |text: &str| normalize::subdivision(text, Some(country)).value == Some(area);
    if before.subdivision.as_deref().is_some_and(is_same) {
        return None;
    }
    let lines = || after.street.iter().map(String::as_str).chain(after.city.as_deref());
    let is_latin = lines().all(normalize::is_latin);
    // Two places with one name differ in their kind.
    let with_kind = Cow::Owned([area.name(), " ", area.kind()].concat());
    let mut names = area.names(is_latin).chain(area.names(true)).chain([with_kind]);
    let name = names.find(|name| is_same(name));
    Some(Some(name.unwrap_or(wanted.into())))
}

#[cfg(test)]
mod tests {
    use super::{renamed, short};
    use crate::contact::{Contact, Country, Field};
    use crate::normalize;

    #[test]
    fn codes_lose_their_country_and_numbers_become_names() {
        for (text, country, written) in [
            ("US-CA", "US", "CA"),
            ("US-CA", "", "CA"),
            ("US-CA", "United States", "CA"),
            ("US-CA", "FR", "US-CA"),
            ("FR-2A", "FR", "2A"),
            ("FR-972", "FR", "Martinique"),
            ("FR-972", "MQ", "Martinique"),
            ("US-PR", "PR", "Puerto Rico"),
            ("US-PR", "US", "PR"),
            ("NL-AW", "AW", "Aruba"),
            ("FR-972", "GP", "FR-972"),
            ("FR-IDF", "FR", "IDF"),
            ("JP-13", "JP", "Tokyo"),
            ("JP-99", "JP", "JP-99"),
            ("Kent", "GB", "Kent"),
            ("Stratford-upon-Avon", "GB", "Stratford-upon-Avon"),
            ("us-ca", "US", "us-ca"),
            ("US-", "US", "US-"),
            ("ZZ-AB", "", "ZZ-AB"),
            ("", "US", ""),
        ] {
            let mut contact = Contact::default();
            contact.set(Field::SUBDIVISION, text);
            contact.set(Field::COUNTRY, country);
            assert_eq!(short(&contact), Some(written), "{text} in {country}");
        }
        assert_eq!(short(&Contact::default()), None);
    }

    #[test]
    fn names_are_read_back() {
        for country in Country::all() {
            for area in normalize::subdivisions(country) {
                for city in ["City", "市", ""] {
                    let mut contact = Contact::default();
                    contact.set(Field::SUBDIVISION, area.code());
                    contact.set(Field::COUNTRY, country.as_str());
                    contact.set(Field::CITY, city);
                    let written = renamed(&Contact::default(), &contact).unwrap().unwrap();
                    assert_eq!(
                        normalize::subdivision(&written, Some(country)).value,
                        Some(area),
                        "{written}"
                    );
                    assert!(!written.contains([',', '(', '[']), "{written}");
                    // Two places of one name, both of them municipalities.
                    assert!(written != area.code() || written == "EE-661", "{written}");
                }
            }
        }
    }

    #[test]
    fn cards_have_names() {
        for (before, code, country, city, written) in [
            ("", "US-CA", "US", "", Some("California")),
            ("CA", "US-CA", "US", "", None),
            ("Calif.", "US-CA", "US", "", None),
            ("NY", "US-CA", "US", "", Some("California")),
            ("", "US-CA", "", "", Some("US-CA")),
            ("", "US-CA", "FR", "", Some("US-CA")),
            ("", "FR-971", "GP", "", Some("Guadeloupe")),
            ("", "JP-13", "JP", "Chiyoda-ku", Some("Tokyo")),
            ("", "JP-13", "JP", "千代田区", Some("東京都")),
            ("", "RU-AL", "RU", "Gorno-Altaysk", Some("Respublika Altay")),
            ("", "Kent", "GB", "", Some("Kent")),
        ] {
            let (mut old, mut new) = (Contact::default(), Contact::default());
            old.set(Field::SUBDIVISION, before);
            new.set(Field::SUBDIVISION, code);
            new.set(Field::COUNTRY, country);
            new.set(Field::CITY, city);
            let renamed = renamed(&old, &new).map(Option::unwrap_or_default);
            assert_eq!(renamed.as_deref(), written, "{before} to {code} in {country}");
        }
    }
}
