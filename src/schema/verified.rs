//! What was verified of a contact, in the JSON of the canonical contact.

use serde_json::Value;

use super::parse::text_at;
use crate::base::{Claim, Error, Place, Verifier};
use crate::contact::{VerificationResult, Verified};

/// Reads the entries of a contact.
pub(super) fn read(value: &Value, place: &Place) -> Result<Vec<Verified>, Error> {
    match value {
        Value::Null => Ok(Vec::new()),
        Value::Array(entries) => {
            let entries = entries.iter().enumerate();
            entries.map(|(index, entry)| read_entry(entry, &place.clone().element(index))).collect()
        }
        _ => Err(Error::wrong_type(place.clone(), "an array of objects", value)),
    }
}

fn read_entry(value: &Value, place: &Place) -> Result<Verified, Error> {
    let object = value.as_object().ok_or_else(|| Error::wrong_type(place.clone(), "an object", value))?;
    let mut result = None;
    let mut entry = Verified::new([], VerificationResult::Pending);
    for (key, value) in object.iter().filter(|(_, value)| !value.is_null()) {
        let place = place.clone().member(key);
        match key.as_str() {
            "claims" => entry.claims = read_claims(value, &place)?,
            "result" => {
                result = Some(named(&VerificationResult::ALL, VerificationResult::as_str, value, place)?)
            }
            "by" => entry.by = Some(named(&Verifier::ALL, Verifier::as_str, value, place)?),
            _ => match entry.text_mut(key) {
                Some(text) => *text = Some(text_at(value, place)?.to_owned()),
                None => {
                    let texts = entry.texts().map(|(name, _)| name);
                    let known = ["claims", "result", "by"].into_iter().chain(texts);
                    return Err(Error::unknown_member(place, key, known));
                }
            },
        }
    }
    entry.result = result.ok_or_else(|| {
        let remedy = "give one of verified, failed, pending, expired, not_required";
        Error::at(
            place.clone().member("result"),
            "expected the result of the verification, found none",
            remedy,
        )
    })?;
    Ok(entry)
}

fn read_claims(value: &Value, place: &Place) -> Result<Vec<Claim>, Error> {
    let wrong = || Error::wrong_type(place.clone(), "an array of texts", value);
    let claims = value.as_array().ok_or_else(wrong)?.iter().enumerate();
    claims
        .map(|(index, claim)| named(&Claim::ALL, Claim::as_str, claim, place.clone().element(index)))
        .collect()
}

/// Reads a name of a closed list.
fn named<T: Copy>(
    all: &[T],
    name_of: fn(T) -> &'static str,
    value: &Value,
    place: Place,
) -> Result<T, Error> {
    let text = text_at(value, place.clone())?;
    let found = all.iter().copied().find(|one| name_of(*one) == text);
    found.ok_or_else(|| {
        let names: Vec<&str> = all.iter().map(|one| name_of(*one)).collect();
        Error::wrong_value(place, &format!("one of {}", names.join(", ")))
    })
}
