//! States and provinces for schemas that don't repeat the country before the code.

use std::borrow::Cow;

use registrant_text::clean::says_something;

use crate::contact::{Contact, Country, Field};
use crate::normalize::address::{name_beside, name_of};
use crate::normalize::{self, Subdivision};

/// The countries whose addresses have the code of the state or province: `Roma RM`, `São Paulo - SP`.
const WITH_CODES: [&str; 5] = ["AU", "BR", "CA", "IT", "US"];

/// Returns the contact's state or province as people write it: `CA` for `US-CA`, but `Tokyo` for `JP-13`. Only the countries in
/// [`WITH_CODES`] have codes that people know.
///
/// A name has the letters of the address: `東京都` next to `千代田区`, and `Ile-de-France` if all is in ASCII. A place that is a
/// country and a part of another one has its name: `Martinique` for `FR-972` in `MQ`. A code in no list, of another country,
/// or without one stays as it is: it is not a name.
pub(crate) fn short(contact: &Contact) -> Option<Cow<'_, str>> {
    let text = contact.subdivision.as_deref()?;
    let Some((named, local)) = code(text) else { return Some(text.into()) };
    let country = contact.country.as_deref().and_then(Country::new);
    let area = normalize::subdivision(text, country.or(Some(named))).value;
    let Some(area) = area else { return Some(text.into()) };
    if country.is_none_or(|country| country == named)
        && WITH_CODES.contains(&named.as_str())
        && local.bytes().any(|byte| byte.is_ascii_uppercase())
    {
        return Some(local.into());
    }
    let name = country.and_then(|country| named_in(&area, contact, country));
    Some(name.map_or(Cow::Borrowed(text), |name| in_ascii(name, &area, contact)))
}

/// Returns `true` if a state or province stays as it is in every country.
pub(crate) fn is_short(text: &str) -> bool {
    code(text).is_none_or(|(named, _)| normalize::subdivision(text, Some(named)).value.is_none())
}

/// Returns the country and the local part of a text with the form of a code: `US` and `CA` of `US-CA`.
fn code(text: &str) -> Option<(Country, &str)> {
    let (prefix, local) = text.split_once('-')?;
    let is_local = (1..=3).contains(&local.len())
        && local.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit());
    let named = Country::new(prefix).filter(|named| is_local && named.is_assigned())?;
    Some((named, local))
}

/// Returns the name of a subdivision that is read back as the same one, in the script of the contact's address.
pub(crate) fn named_in(area: &Subdivision, contact: &Contact, country: Country) -> Option<Cow<'static, str>> {
    let is_same = |text: &str| normalize::subdivision(text, Some(country)).value.as_ref() == Some(area);
    let texts = [&*contact.street.concat(), contact.city.as_deref().unwrap_or_default()].concat();
    let is_latin = normalize::is_latin(&texts);
    // Two places with one name differ in their kind.
    let with_kind = Cow::Owned([area.name(), " ", area.kind()].concat());
    let local = if is_latin { None } else { name_beside(area, &texts) };
    let usual = local.into_iter().chain(name_of(area, true));
    let mut names = usual.chain(area.names(is_latin)).chain(area.names(true)).chain([with_kind]);
    names.find(|name| is_same(name))
}

/// Spells a name in ASCII if the rest of the contact is in ASCII.
fn in_ascii(name: Cow<'static, str>, area: &Subdivision, contact: &Contact) -> Cow<'static, str> {
    let fields = [Field::FULL_NAME, Field::GIVEN_NAME, Field::FAMILY_NAME, Field::ORGANIZATION, Field::CITY];
    let texts = fields.into_iter().filter_map(|field| contact.text(field));
    let mut texts =
        texts.chain(contact.street.iter().map(String::as_str)).filter(|text| says_something(text));
    if name.is_ascii() || !texts.all(str::is_ascii) {
        return name;
    }
    let spelled = normalize::to_ascii_text(&name, Some(area.country())).value;
    spelled.map_or(name, Cow::Owned)
}

#[cfg(test)]
mod tests {
    use super::short;
    use crate::contact::{Contact, Field};

    #[test]
    fn codes_become_what_people_write() {
        for (text, country, written) in [
            ("US-CA", "US", "CA"),
            ("US-CA", "", "CA"),
            ("US-CA", "United States", "CA"),
            ("US-CA", "FR", "US-CA"),
            ("FR-IDF", "", "FR-IDF"),
            ("IT-RM", "IT", "RM"),
            ("BR-SP", "BR", "SP"),
            ("ES-B", "ES", "Barcelona"),
            ("GB-ESX", "GB", "East Sussex"),
            ("FR-75C", "FR", "Paris"),
            ("CN-GD", "CN", "Guangdong"),
            ("CN-NM", "CN", "Inner Mongolia"),
            ("AE-DU", "AE", "Dubai"),
            ("TH-10", "TH", "Bangkok"),
            ("SA-01", "SA", "Riyadh"),
            ("EG-C", "EG", "Cairo"),
            ("KR-26", "KR", "Busan"),
            ("IL-TA", "IL", "Tel Aviv District"),
            ("IN-MH", "IN", "Maharashtra"),
            ("IR-23", "IR", "Tehran"),
            ("FR-2A", "FR", "Corse-du-Sud"),
            ("FR-972", "FR", "Martinique"),
            ("FR-972", "MQ", "Martinique"),
            ("US-PR", "PR", "Puerto Rico"),
            ("US-PR", "US", "PR"),
            ("NL-AW", "AW", "Aruba"),
            ("FR-972", "GP", "FR-972"),
            ("FR-IDF", "FR", "Ile-de-France"),
            ("US-ZZ", "US", "US-ZZ"),
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
            assert_eq!(short(&contact).as_deref(), Some(written), "{text} in {country}");
        }
        assert_eq!(short(&Contact::default()), None);
    }

    #[test]
    fn a_name_has_the_letters_of_the_address() {
        for (text, country, city, written) in [
            ("FR-IDF", "FR", "Évry", "Île-de-France"),
            ("FR-IDF", "FR", "Paris", "Ile-de-France"),
            ("JP-13", "JP", "千代田区", "東京都"),
            ("JP-13", "JP", "Chiyoda-ku", "Tokyo"),
            // The official name in the language of the place, whatever other names are known.
            ("UA-30", "UA", "Київ", "Київ"),
            ("UA-43", "UA", "Ялта", "Автономна Республіка Крим"),
            ("RU-TA", "RU", "Казань", "Республика Татарстан"),
            ("RU-SPE", "RU", "Пушкин", "Санкт-Петербург"),
            ("RU-KHM", "RU", "Сургут", "Ханты-Мансийский автономный округ — Югра"),
            ("RU-SA", "RU", "Якутск", "Республика Саха (Якутия)"),
            ("RU-KDA", "RU", "Сочи", "Краснодарский край"),
            ("RU-UD", "RU", "Ижевск", "Удмуртская Республика"),
            ("GR-I", "GR", "Αθήνα", "Αττική"),
            ("TH-38", "TH", "เซกา", "บึงกาฬ"),
            ("AE-SH", "AE", "مدينة", "الشارقة"),
            ("CN-XJ", "CN", "喀什市", "新疆维吾尔自治区"),
            ("KR-42", "KR", "춘천시", "강원특별자치도"),
            ("TW-TPE", "TW", "中正區", "臺北市"),
            ("KZ-35", "KZ", "Теміртау", "Қарағанды облысы"),
            ("IN-TN", "IN", "चेन्नई", "तमिल नाडु"),
            ("IN-TN", "IN", "சென்னை", "தமிழ்நாடு"),
        ] {
            let mut contact = Contact::default();
            contact.set(Field::SUBDIVISION, text);
            contact.set(Field::COUNTRY, country);
            contact.set(Field::CITY, city);
            assert_eq!(short(&contact).as_deref(), Some(written), "{text} in {city}");
        }
    }
}
