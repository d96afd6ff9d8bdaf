//! States and provinces for schemas that have no place for the country before the code.

use crate::contact::{Contact, Country};
use crate::normalize;

/// A state or province as people write it: `CA` for `US-CA`, and the name where the code is no letters.
pub(super) fn written(contact: &Contact) -> Option<String> {
    let text = contact.subdivision.as_deref().filter(|text| !text.trim().is_empty())?;
    let country = contact.country.as_deref().and_then(Country::new);
    let code = country
        .and_then(|country| text.strip_prefix(country.as_str()))
        .and_then(|rest| rest.strip_prefix('-'));
    let Some(code) = code else { return Some(text.to_owned()) };
    if code.bytes().all(|byte| byte.is_ascii_alphabetic()) {
        return Some(code.to_owned());
    }
    let known = normalize::subdivision(text, country).value;
    Some(known.map_or(text, |known| known.name()).to_owned())
}
