//! States and provinces for schemas that don't repeat the country before the code.

use crate::contact::{Contact, Country};
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

#[cfg(test)]
mod tests {
    use super::short;
    use crate::contact::{Contact, Field};

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
}
