//! The names of states and provinces in cards.

use std::borrow::Cow;

use crate::contact::{Contact, Country, Field};
use crate::normalize;
use crate::schema::engine::edited::changed;
use crate::schema::engine::subdivision;

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
    let name = subdivision::named_in(&area, after, country);
    Some(Some(name.unwrap_or(wanted.into())))
}

#[cfg(test)]
mod tests {
    use super::renamed;
    use crate::contact::{Contact, Country, Field};
    use crate::normalize;

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
                    // "Newry, Mourne and Down" is a list, "Durham, County" has its words turned round.
                    let is_list =
                        written.contains(" and ") || written.contains(" y ") || written.contains(" e ");
                    assert!(is_list || !written.contains(','), "{written}");
                    let is_latin = normalize::is_latin(&written);
                    assert!(!(is_latin && written.contains(['(', '['])), "{written}");
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
            ("", "IN-MH", "IN", "Mumbai", Some("Maharashtra")),
            ("", "AE-DU", "AE", "", Some("Dubai")),
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
