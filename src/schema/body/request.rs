//! The members of a request around its contacts.

use serde_json::Value;

use super::Part;
use crate::base::{Error, Place, Role};
use crate::contact::Field;
use crate::domain::to_ascii;
use crate::schema::{Misfit, Schema, gandi_v5};

/// The faults of a request: its schema, wrong values, and missing members.
pub(crate) type Faults = (&'static Schema, Vec<Misfit>, &'static [&'static str]);

/// Returns the faults of the members around the contacts of a request that registers or transfers a domain at Gandi.
///
/// Source: <https://api.gandi.net/docs/domains/>.
pub(crate) fn faults(document: &Value, parts: &[Part<'_>]) -> Option<Faults> {
    let is_request = |part: &Part<'_>| part.schema.name == gandi_v5::SCHEMA.name && part.role.is_some();
    // The contacts of the API's answers are one level lower.
    if document.get("fqdn").is_none() || !parts.iter().all(is_request) || document.get("contacts").is_some() {
        return None;
    }
    let has_owner = parts.iter().any(|part| part.role == Some(Role::Owner));
    let given = |name: &str| document.get(name).filter(|value| !value.is_null());
    let at = |name: &str| Place::root().member(name);
    let mut misfits = Vec::new();
    let mut add = |member: &str, error: Error| {
        let pointer = error.pointer().unwrap_or_default().to_owned();
        misfits.push(Misfit { field: Field::ID, member: Some(member.to_owned()), pointer, error });
    };
    if given("duration").is_some_and(|years| years.as_u64().is_none_or(|years| years == 0)) {
        add("duration", no_years(at("duration")));
    }
    match given("nameservers") {
        Some(Value::Array(list)) => {
            for (index, host) in list.iter().enumerate() {
                let checked =
                    check_host(host.as_str().unwrap_or_default(), &at("nameservers").element(index));
                checked.unwrap_or_else(|error| add("nameservers", error));
            }
        }
        Some(other) => add("nameservers", Error::wrong_type(at("nameservers"), "an array", other)),
        None => {}
    }
    Some((&gandi_v5::SCHEMA, misfits, if has_owner { &[] } else { &["owner"] }))
}

/// Makes the error for an order without an owner.
#[cold]
pub(crate) fn no_owner(place: Place) -> Error {
    Error::at(place, "expected an owner, found none", "add one")
}

/// Makes the error for a wrong duration.
#[cold]
pub(crate) fn no_years(place: Place) -> Error {
    Error::wrong_value(place, "a whole number of years from 1")
}

/// Checks the name of a name server.
pub(crate) fn check_host(name: &str, place: &Place) -> Result<(), Error> {
    match to_ascii(name).problem {
        Some(_) => Err(Error::wrong_value(place.clone(), "the name of a name server")),
        None => Ok(()),
    }
}
