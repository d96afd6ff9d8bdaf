//! What the two calls that change a domain's contacts make of them.

use serde_json::json;
use serde_json::{Map, Value};

use super::body;
use crate::base::{Error, Place, Role};
use crate::schema::gandi_v5::{COMPLETE, OWNER, READ_ONLY, SCHEMA};
use crate::schema::loss::says_nothing;

/// The members that say who the owner is; only a change of owner changes them.
const IDENTITY: [&str; 4] = ["type", "given", "family", "orgname"];

/// Applies [`patch_contacts`] if `existing` has the roles of a domain, [`put_owner`] if it is one contact.
///
/// # Errors
///
/// As the function that is meant.
pub fn patch(existing: &Value, patch: &Value) -> Result<Value, Error> {
    let is_by_role = Role::ALL.iter().any(|role| existing.get(role.as_str()).is_some_and(Value::is_object));
    if is_by_role { patch_contacts(existing, patch) } else { put_owner(existing, patch) }
}

/// Returns the contacts of a domain after `PATCH …/contacts`: each contact of the patch takes the whole place of the one before.
///
/// `same_as_owner` is told anew for the contacts that were replaced.
///
/// # Errors
///
/// If the patch has the owner or an unknown role, or a contact in it is not complete, has a read-only member or is
/// no Gandi v5 contact.
///
/// ```
/// # fn main() -> Result<(), registrant::Error> {
/// use registrant::{provider::gandi_v5, schema::parse};
/// let existing = parse(r#"{"owner": {"given": "Alice"}, "admin": {"given": "Alice", "lang": "fr", "same_as_owner": true}}"#)?;
/// let patch = parse(r#"{"admin": {"type": "individual", "given": "Bob", "family": "Doe", "streetaddr": "8 rue neuve",
///     "country": "FR", "email": "bob@example.org"}}"#)?;
/// let patched = gandi_v5::patch_contacts(&existing, &patch)?;
/// assert_eq!(patched["admin"]["same_as_owner"], false);
/// assert_eq!(patched["admin"].get("lang"), None);
/// # Ok(())
/// # }
/// ```
pub fn patch_contacts(existing: &Value, patch: &Value) -> Result<Value, Error> {
    let mut patched = object(existing, Place::argument("existing"))?.clone();
    for (key, contact) in object(patch, Place::argument("patch"))? {
        let place = || Place::argument("patch").member(key);
        match key.as_str() {
            "admin" | "bill" | "tech" => {}
            "owner" => {
                let remedy = "change the owner's data with PUT …/contacts/owner, the owner with changeowner";
                return Err(Error::at(place(), "the owner is no part of this patch", remedy));
            }
            _ => return Err(Error::unknown_member(place(), key, ["admin", "bill", "tech"].into_iter())),
        }
        complete(contact, &COMPLETE, place())?;
        let decoded = SCHEMA.decode(contact)?;
        let mut contact = SCHEMA.write(&decoded).document;
        if let (Some(owner), Some(members)) = (patched.get("owner"), contact.as_object_mut()) {
            let is_owner = SCHEMA.decode(owner).is_ok_and(|owner| body::bare(&owner) == body::bare(&decoded));
            members.insert("same_as_owner".to_owned(), json!(is_owner));
        }
        patched.insert(key.clone(), contact);
    }
    Ok(Value::Object(patched))
}

/// Returns the owner after `PUT …/contacts/owner`: each member of the patch takes the place of the owner's, `extra_parameters`
/// key by key. Country, e-mail address and street must be in the patch.
///
/// # Errors
///
/// If one of the three is missing, the patch has a read-only member, would change who the owner is (type, names,
/// organization), stands inside `owner`, or the result is no Gandi v5 contact.
pub fn put_owner(existing: &Value, patch: &Value) -> Result<Value, Error> {
    let mut merged = object(existing, Place::argument("existing"))?.clone();
    if patch.get("owner").is_some_and(Value::is_object) {
        let place = Place::argument("patch").member("owner");
        return Err(Error::at(place, "the owner stands inside `owner`", "give its members themselves"));
    }
    let patch = complete(patch, &OWNER, Place::argument("patch"))?;
    let before = SCHEMA.decode(existing)?;
    let after = SCHEMA.decode(&Value::Object(patch.clone()))?;
    for key in IDENTITY.into_iter().filter(|key| patch.contains_key(*key)) {
        let field = SCHEMA.field_at(&format!("/{key}"));
        if field.is_some_and(|field| before.text(field).unwrap_or("") != after.text(field).unwrap_or("")) {
            let remedy = "take it out, or give the domain another owner with changeowner";
            let place = Place::argument("patch").member(key);
            return Err(Error::at(place, "this would change who the owner is", remedy));
        }
    }
    for (key, value) in patch {
        match (key.as_str(), merged.get_mut(key), value) {
            ("extra_parameters", Some(Value::Object(known)), Value::Object(new)) => {
                known.extend(new.iter().map(|(key, value)| (key.clone(), value.clone())));
            }
            _ => {
                merged.insert(key.clone(), value.clone());
            }
        }
    }
    Ok(SCHEMA.write(&SCHEMA.decode(&Value::Object(merged))?).document)
}

/// A contact of a patch, where it has what is required, nothing that is read-only, and is a contact at all.
fn complete<'a>(
    contact: &'a Value,
    required: &[&str],
    place: Place,
) -> Result<&'a Map<String, Value>, Error> {
    let members = object(contact, place.clone())?;
    if let Some(key) = READ_ONLY.into_iter().find(|key| members.contains_key(*key)) {
        return Err(Error::at(place.member(key), "this member is read-only", "take it out of the patch")
            .coded("read_only"));
    }
    if let Some(key) = required.iter().find(|key| members.get(**key).is_none_or(says_nothing)) {
        return Err(Error::at(
            place.member(key),
            "the contact in a patch must have it",
            "give the whole contact",
        ));
    }
    SCHEMA.decode(contact).map_err(|error| error.in_argument(place.as_str()))?;
    Ok(members)
}

fn object(value: &Value, place: Place) -> Result<&Map<String, Value>, Error> {
    value.as_object().ok_or_else(|| Error::wrong_type(place, "an object", value))
}
