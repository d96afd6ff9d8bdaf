//! PUT and PATCH of contacts, contact addresses, domains and name servers.
//!
//! Both keep members that they don't mention, as the API does. Both refuse a change to a read-only member.
//! PUT must have every member that the API requires; PATCH may have any.

use serde_json::{Map, Value};

use super::domain::{self, Direction};
use crate::base::{Error, Place};
use crate::schema::glauca::{ADDRESS, CONTACT, NULLABLE, SCHEMA, layout};

/// Applies a PATCH to an existing object: a contact, a contact address, both side by side, a domain, or a
/// name server object.
///
/// # Errors
///
/// If one of the two is not an object. If the patch changes a read-only member, has an unknown member, or has
/// a value that the API would refuse. Limits such as lengths are rules: [`crate::check::check`].
///
/// ```
/// # fn main() -> Result<(), registrant::Error> {
/// use registrant::{provider::glauca, schema::parse};
/// let address = parse(r#"{"id": "4b1f", "name": "Ann Lee", "city": "York", "disclose_name": false}"#)?;
/// let patched = glauca::patch(&address, &parse(r#"{"disclose_name": true}"#)?)?;
/// assert_eq!(patched["disclose_name"], true);
/// assert!(glauca::patch(&address, &parse(r#"{"id": "5c2e"}"#)?).is_err());
/// # Ok(())
/// # }
/// ```
pub fn patch(existing: &Value, patch: &Value) -> Result<Value, Error> {
    update(existing, patch, How { direction: Direction::Patch, takes_empty: false })
}

/// Applies a PATCH as [`patch`] does. A text that the API requires may be empty or null, for a check to report.
pub(in crate::provider) fn patch_to_check(existing: &Value, patch: &Value) -> Result<Value, Error> {
    update(existing, patch, How { direction: Direction::Patch, takes_empty: true })
}

/// Applies a PUT to an existing object. It is like [`patch`], but needs every member that the API requires.
///
/// # Errors
///
/// The same as [`patch`], and if a required member is missing. For a domain that includes the write-only
/// `block_transfer`.
///
/// ```
/// # fn main() -> Result<(), registrant::Error> {
/// use registrant::{provider::glauca, schema::parse};
/// let contact = parse(r#"{"id": "4b1f", "description": "Ann", "local_address": "9a0c", "email": "ann@b.example"}"#)?;
/// let error = glauca::replace(&contact, &parse(r#"{"email": "lee@b.example"}"#)?).unwrap_err();
/// assert_eq!(error.pointer(), Some("/put/description"));
/// # Ok(())
/// # }
/// ```
pub fn replace(existing: &Value, put: &Value) -> Result<Value, Error> {
    update(existing, put, How { direction: Direction::Put, takes_empty: false })
}

/// The kind of an update.
#[derive(Clone, Copy)]
struct How {
    direction: Direction,
    /// `true` if a text that the API requires may be empty or null.
    takes_empty: bool,
}

fn update(existing: &Value, change: &Value, how: How) -> Result<Value, Error> {
    let How { direction, .. } = how;
    let known = object(existing, Place::argument("existing"))?;
    if ["registrant", "name_servers", "sec_dns", "rgp_state"].iter().any(|name| known.contains_key(*name)) {
        return domain::update(existing, change, direction);
    }
    if domain::is_host(existing) {
        return domain::update_host(existing, change, direction);
    }
    let at = Place::argument(direction.as_str());
    let merged = if known.contains_key("contact") {
        pair(known, object(change, at.clone())?, &at, how)?
    } else {
        let shape = if is_address(existing)? { &ADDRESS_OBJECT } else { &CONTACT_OBJECT };
        shape.update(known, object(change, at.clone())?, &at, how)?
    };
    let merged = Value::Object(merged);
    SCHEMA.decode(&merged)?;
    Ok(merged)
}

fn is_address(existing: &Value) -> Result<bool, Error> {
    Ok(layout::Layout::of(existing)?.contact.is_none())
}

/// Updates the two objects side by side, each on its own.
fn pair(
    known: &Map<String, Value>,
    change: &Map<String, Value>,
    at: &Place,
    how: How,
) -> Result<Map<String, Value>, Error> {
    let mut merged = known.clone();
    for (name, value) in change {
        let place = at.clone().member(name);
        let shape = match name.as_str() {
            "contact" => &CONTACT_OBJECT,
            "local_address" | "int_address" => &ADDRESS_OBJECT,
            _ => {
                unknown(known, name, place, ["contact", "local_address", "int_address"].into_iter())?;
                continue;
            }
        };
        let value = match (known.get(name).and_then(Value::as_object), value) {
            (_, Value::Null) if name == "int_address" => Value::Null,
            (Some(known), _) => {
                Value::Object(shape.update(known, object(value, place.clone())?, &place, how)?)
            }
            (None, _) => {
                let how = How { direction: Direction::Put, ..how };
                Value::Object(shape.update(&Map::new(), object(value, place.clone())?, &place, how)?)
            }
        };
        merged.insert(name.clone(), value);
    }
    Ok(merged)
}

/// The conditions of an update for one kind of object.
struct Shape {
    read_only: &'static [&'static str],
    required: &'static [&'static str],
    /// The members outside of the schema's table.
    others: &'static [&'static str],
    table: &'static [crate::schema::Member],
}

static CONTACT_OBJECT: Shape = Shape {
    read_only: &["url", "id", "local_address_url", "int_address_url"],
    required: &["description", "local_address", "email"],
    others: &[
        "url",
        "local_address",
        "local_address_url",
        "int_address",
        "int_address_url",
        "entity_type",
        "entity_typ",
    ],
    table: CONTACT,
};

static ADDRESS_OBJECT: Shape = Shape {
    read_only: &["url", "id"],
    required: &["description", "name", "street_1", "city", "country_code"],
    others: &["url", "id", "description"],
    table: ADDRESS,
};

impl Shape {
    fn members(&self) -> impl Iterator<Item = &'static str> {
        self.table
            .iter()
            .map(|member| member.pointer.rsplit('/').next().unwrap_or_default())
            .chain(self.others.iter().copied())
    }

    fn update(
        &self,
        known: &Map<String, Value>,
        change: &Map<String, Value>,
        at: &Place,
        how: How,
    ) -> Result<Map<String, Value>, Error> {
        let mut merged = known.clone();
        for (name, value) in change {
            let place = at.clone().member(name);
            if self.read_only.contains(&name.as_str()) {
                read_only(known, name, value, place)?;
                continue;
            }
            if !self.members().any(|member| member == name) {
                unknown(known, name, place, self.members())?;
                continue;
            }
            let may_be_null = NULLABLE.contains(&name.as_str()) || name == "int_address";
            // A check reports a required text that is empty or null. Only the postal code may be null but not empty.
            let is_reported = how.takes_empty && self.required.contains(&name.as_str());
            let wrong = match value {
                _ if is_reported => None,
                Value::Null if !may_be_null => Some("null"),
                Value::String(text) if text.is_empty() && (!may_be_null || name == "postal_code") => {
                    Some("empty")
                }
                _ => None,
            };
            if let Some(wrong) = wrong {
                let reason = format!("this member must not be {wrong}");
                let error = Error::at(place, reason, "set a value, or remove the member");
                return Err(error.coded("wrong_value"));
            }
            merged.insert(name.clone(), self.merged(known, name, value, &place, how)?);
            if matches!(name.as_str(), "local_address" | "int_address") && !value.is_object() {
                linked(known, &mut merged, name, "contact_addresses", value);
            }
        }
        if how.direction == Direction::Put
            && let Some(missing) = self.required.iter().find(|name| !change.contains_key(**name))
        {
            let place = at.clone().member(missing);
            return Err(Error::at(place, "this member is required in a complete replacement", "add it"));
        }
        Ok(merged)
    }

    /// Updates an address inside of the contact as well.
    fn merged(
        &self,
        known: &Map<String, Value>,
        name: &str,
        value: &Value,
        place: &Place,
        how: How,
    ) -> Result<Value, Error> {
        match (name, known.get(name), value) {
            ("local_address" | "int_address", Some(Value::Object(known)), Value::Object(change)) => {
                ADDRESS_OBJECT.update(known, change, place, how).map(Value::Object)
            }
            _ => Ok(value.clone()),
        }
    }
}

pub(super) fn object(value: &Value, place: Place) -> Result<&Map<String, Value>, Error> {
    value.as_object().ok_or_else(|| Error::wrong_type(place, "an object", value))
}

/// Checks the read-only members. The API ignores them, so an unchanged one is fine, but a change would be
/// lost.
pub(super) fn read_only(
    known: &Map<String, Value>,
    name: &str,
    value: &Value,
    place: Place,
) -> Result<(), Error> {
    if known.get(name) == Some(value) {
        return Ok(());
    }
    Err(Error::at(place, "this member is read-only", "remove it").coded("read_only"))
}

/// Checks the unknown members. An unchanged one is fine; any other is probably misspelled.
pub(super) fn unknown(
    known: &Map<String, Value>,
    name: &str,
    place: Place,
    names: impl Iterator<Item = &'static str>,
) -> Result<(), Error> {
    if known.contains_key(name) { Ok(()) } else { Err(Error::unknown_member(place, name, names)) }
}

/// Sets the URL of a linked object for its new ID, based on the existing URLs. Without such a URL it sets
/// null.
pub(super) fn linked(
    known: &Map<String, Value>,
    merged: &mut Map<String, Value>,
    name: &str,
    collection: &str,
    id: &Value,
) {
    let url_name = format!("{name}_url");
    if !known.contains_key(&url_name) || known.get(name) == Some(id) {
        return;
    }
    let own = known.get("url").and_then(Value::as_str);
    let base = own.and_then(|url| url.split_once("/api/")).map(|(base, _)| base);
    let url = match (base, id.as_str()) {
        (Some(base), Some(id)) => Value::from(format!("{base}/api/{collection}/{id}/")),
        _ => Value::Null,
    };
    merged.insert(url_name, url);
}
