//! The members of a request around its contacts.

use serde_json::Value;

use super::Part;
use crate::base::{Error, Place, Role};
use crate::domain::to_ascii;
use crate::schema::gandi_v5;

/// Checks the members around the contacts of a request that registers or transfers a domain at Gandi.
///
/// Source: <https://api.gandi.net/docs/domains/>.
pub(crate) fn check(document: &Value, parts: &[Part<'_>]) -> Result<(), Error> {
    let is_request = |part: &Part<'_>| part.schema.name == gandi_v5::SCHEMA.name && part.role.is_some();
    // The contacts of the API's answers are one level lower.
    if document.get("fqdn").is_none() || !parts.iter().all(is_request) || document.get("contacts").is_some() {
        return Ok(());
    }
    if parts.iter().all(|part| part.role != Some(Role::Owner)) {
        return Err(no_owner(Place::root().member("owner")));
    }
    let given = |name: &str| document.get(name).filter(|value| !value.is_null());
    let at = |name: &str| Place::root().member(name);
    if given("duration").is_some_and(|years| years.as_u64().is_none_or(|years| years == 0)) {
        return Err(no_years(at("duration")));
    }
    let Some(hosts) = given("nameservers") else { return Ok(()) };
    let list = hosts.as_array().ok_or_else(|| Error::wrong_type(at("nameservers"), "an array", hosts))?;
    for (index, host) in list.iter().enumerate() {
        check_host(host.as_str().unwrap_or_default(), &at("nameservers").element(index))?;
    }
    Ok(())
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
