//! What was verified of a contact, in the JSON of the canonical contact.

use serde_json::Value;

use super::parse::text_at;
use crate::base::{Claim, Error, Place, Verifier};
use crate::contact::{VerificationResult, Verified};

/// Reads the entries of a contact.
pub(super) fn read(value: &Value, place: Place) -> Result<Vec<Verified>, Error> {
    let mut entries = Vec::new();
    if value.is_null() {
        return Ok(entries);
    }
    let wrong = || Error::wrong_type(place, "an array of objects", value);
    for (index, entry) in value.as_array().ok_or_else(wrong)?.iter().enumerate() {
        entries.push(read_entry(entry).map_err(|error| error.under(&format!("/verified/{index}")))?);
    }
    Ok(entries)
}

fn read_entry(value: &Value) -> Result<Verified, Error> {
    let object = value.as_object().ok_or_else(|| Error::wrong_type(Place::root(), "an object", value))?;
    let mut result = None;
    let mut entry = Verified::new([], VerificationResult::Pending);
    for (key, value) in object.iter().filter(|(_, value)| !value.is_null()) {
        let place = Place::root().member(key);
        match key.as_str() {
            "claims" => entry.claims = read_claims(value, place)?,
            "result" => result = VerificationResult::ALL.into_iter().find(|result| value == result.as_str()),
            "by" => {
                let by = Verifier::ALL.into_iter().find(|by| value == by.as_str());
                entry.by = Some(by.ok_or_else(|| Error::wrong_value(place, "registry or registrar"))?);
            }
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
        let expected = "one of verified, failed, pending, expired, not_required";
        Error::wrong_value(Place::root().member("result"), expected)
    })?;
    Ok(entry)
}

fn read_claims(value: &Value, place: Place) -> Result<Vec<Claim>, Error> {
    let Some(names) = value.as_array() else {
        return Err(Error::wrong_type(place, "an array of texts", value));
    };
    let mut claims = Vec::new();
    for (index, name) in names.iter().enumerate() {
        match Claim::ALL.into_iter().find(|claim| name == claim.as_str()) {
            Some(claim) => claims.push(claim),
            None => {
                let expected = "one of name, address, email, phone, identity, organization, identifier";
                return Err(Error::wrong_value(place.element(index), expected));
            }
        }
    }
    Ok(claims)
}
