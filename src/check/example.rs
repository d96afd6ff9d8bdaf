//! Examples of values, as a form shows them.

use super::requirements::Asked;
use crate::contact::{Contact, Country, Field};
use crate::normalize;
use crate::normalize::address::PostalCodes;
use crate::rules::{Case, Suffix, broken};

/// Returns the example of the highest layer that no rule refuses. It is one of the country: the contact's, or else that of the
/// domain. A street or a city has none: everybody has one already.
pub(super) fn of(field: Field, rules: &[Asked], contact: &Contact, suffix: Suffix) -> Option<String> {
    let known = contact.country.as_deref().and_then(Country::new);
    let country = known.or_else(|| of_domain(suffix));
    let of_rules = rules.iter().rev().map(|asked| asked.rule.example()).filter(|text| !text.is_empty());
    let examples: Vec<&str> = match (field, &country) {
        (Field::STREET | Field::CITY, _) | (Field::POSTAL_CODE, None) => Vec::new(),
        (Field::COUNTRY, _) if known.is_some() => Vec::new(),
        (Field::COUNTRY, Some(country)) => std::iter::once(country.as_str()).chain(of_rules).collect(),
        (Field::POSTAL_CODE, Some(country)) => PostalCodes::of(*country).examples().collect(),
        (Field::SUBDIVISION, Some(country)) => {
            let names = normalize::subdivisions(*country).map(|subdivision| subdivision.name());
            let of_country = |text: &&str| normalize::subdivision(text, Some(*country)).is_valid();
            of_rules.filter(of_country).chain(names.take(1)).collect()
        }
        (Field::SUBDIVISION, None) => Vec::new(),
        _ => of_rules
            .filter(|text| country.as_ref().is_none_or(|country| is_of(*country, field, text)))
            .collect(),
    };
    let example = examples.into_iter().find(|text| {
        let mut contact = contact.clone();
        // The kind of the contact may be known already.
        if field != Field::KIND {
            contact.set(field, *text);
        }
        let case = Case::new(&contact, None, None);
        rules.iter().all(|asked| broken(&asked.rule, &case).is_none())
    });
    example.map(str::to_owned)
}

/// Returns the country of a domain under a country's code.
fn of_domain(suffix: Suffix) -> Option<Country> {
    let top = suffix.name().rsplit('.').next().filter(|top| top.len() == 2)?;
    normalize::country(top).value
}

/// Returns whether an example does not name another country: by its calling code, or by letters that start a number.
fn is_of(country: Country, field: Field, text: &str) -> bool {
    match field {
        Field::PHONE | Field::MOBILE | Field::FAX => {
            let region = normalize::phone(text, None).value.and_then(|phone| phone.region());
            region.map(Country::from) == Some(country)
        }
        Field::VAT_NUMBER => text.starts_with(country.as_str()),
        _ => text.strip_prefix('[').is_none_or(|rest| rest.starts_with(country.as_str())),
    }
}
