//! What was verified of a contact, in the JSON of the canonical contact.

use std::str::FromStr;

use serde_json::Value;

use super::parse::text_at;
use crate::base::{Claim, Error, Place, Verifier};
use crate::contact::Verified;

/// The members of an entry.
const MEMBERS: [&str; 10] = [
    "claims",
    "result",
    "method",
    "evidence",
    "time",
    "reference",
    "by",
    "agent",
    "trust_framework",
    "suffix",
];

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
    let result = object.get("result").ok_or_else(|| {
        let reason = "expected the result of the verification, found none";
        Error::at(place.clone().member("result"), reason, format!("give {RESULTS}"))
    })?;
    let mut entry = Verified::new([], named(result, place.clone().member("result"), RESULTS)?);
    for (key, value) in object.iter().filter(|(_, value)| !value.is_null()) {
        let place = place.clone().member(key);
        let text = || text_at(value, place.clone()).map(|text| Some(text.to_owned()));
        match key.as_str() {
            "claims" => entry.claims = read_claims(value, &place)?,
            "result" => {}
            "method" => entry.method = text()?,
            "evidence" => entry.evidence = text()?,
            "time" => entry.time = text()?,
            "reference" => entry.reference = text()?,
            "by" => entry.by = Some(named::<Verifier>(value, place, "registry or registrar")?),
            "agent" => entry.agent = text()?,
            "trust_framework" => entry.trust_framework = text()?,
            "suffix" => entry.suffix = text()?,
            _ => return Err(Error::unknown_member(place, key, MEMBERS.into_iter())),
        }
    }
    Ok(entry)
}

const RESULTS: &str = "one of verified, failed, pending, expired, not_required";

fn read_claims(value: &Value, place: &Place) -> Result<Vec<Claim>, Error> {
    let wrong = || Error::wrong_type(place.clone(), "an array of texts", value);
    let expected = "one of name, address, email, phone, identity, organization, identifier";
    let claims = value.as_array().ok_or_else(wrong)?.iter().enumerate();
    claims.map(|(index, claim)| named(claim, place.clone().element(index), expected)).collect()
}

/// Reads a name of a closed list.
fn named<T: FromStr>(value: &Value, place: Place, expected: &str) -> Result<T, Error> {
    text_at(value, place.clone())?.parse().map_err(|_| Error::wrong_value(place, expected))
}
