//! The results of the two calls that change a domain's contacts.

use serde_json::json;
use serde_json::{Map, Value};

use super::body;
use crate::base::{Error, Place, Role};
use crate::schema::gandi_v5::{COMPLETE, OWNER, READ_ONLY, SCHEMA};
use crate::schema::loss::says_nothing;

/// The members that identify the owner. Only a change of owner may change them.
const IDENTITY: [&str; 4] = ["type", "given", "family", "orgname"];

/// Applies [`patch_contacts`] if `existing` has the roles of a domain, or [`put_owner`] if it is one contact.
///
/// # Errors
///
/// The same as the function that it calls.
pub fn patch(existing: &Value, patch: &Value) -> Result<Value, Error> {
    patch_with(existing, patch, None)
}

/// Applies [`patch()`], and lists the required members that the patch lacks instead of refusing it.
pub(in crate::provider) fn patch_to_check(
    existing: &Value,
    patch: &Value,
    missing: &mut Vec<String>,
) -> Result<Value, Error> {
    patch_with(existing, patch, Some(missing))
}

fn patch_with(existing: &Value, patch: &Value, missing: Option<&mut Vec<String>>) -> Result<Value, Error> {
    let is_by_role = Role::ALL.iter().any(|role| existing.get(role.as_str()).is_some_and(Value::is_object));
    if is_by_role {
        change_contacts(existing, patch, missing)
    } else {
        change_owner(existing, patch, missing)
    }
}

/// Returns the contacts of a domain after `PATCH …/contacts`. Each contact of the patch completely replaces
/// the previous one.
///
/// `same_as_owner` is computed again for the replaced contacts.
///
/// # Errors
///
/// If the patch has the owner or an unknown role. If one of its contacts is incomplete, has a read-only
/// member or is not a Gandi v5 contact.
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
    change_contacts(existing, patch, None)
}

fn change_contacts(
    existing: &Value,
    patch: &Value,
    mut missing: Option<&mut Vec<String>>,
) -> Result<Value, Error> {
    let mut patched = object(existing, Place::argument("existing"))?.clone();
    for (key, contact) in object(patch, Place::argument("patch"))? {
        let place = || Place::argument("patch").member(key);
        match key.as_str() {
            "admin" | "bill" | "tech" => {}
            "owner" => {
                let remedy =
                    "use PUT …/contacts/owner for the owner's data, or changeowner for another owner";
                return Err(Error::at(place(), "this patch cannot change the owner", remedy));
            }
            _ => return Err(Error::unknown_member(place(), key, ["admin", "bill", "tech"].into_iter())),
        }
        complete(contact, &COMPLETE, place(), missing.as_deref_mut())?;
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

/// Returns the owner after `PUT …/contacts/owner`. Each member of the patch replaces the owner's;
/// `extra_parameters` is merged key by key. The patch must have country, e-mail address and street.
///
/// # Errors
///
/// If the patch lacks one of the three, has a read-only member or wraps the data in `owner`. If it would
/// change the owner's identity (type, names, organization), or if the result is not a Gandi v5 contact.
pub fn put_owner(existing: &Value, patch: &Value) -> Result<Value, Error> {
    change_owner(existing, patch, None)
}

fn change_owner(existing: &Value, patch: &Value, missing: Option<&mut Vec<String>>) -> Result<Value, Error> {
    let mut merged = object(existing, Place::argument("existing"))?.clone();
    if patch.get("owner").is_some_and(Value::is_object) {
        let place = Place::argument("patch").member("owner");
        return Err(Error::at(
            place,
            "expected the members of the owner, found them inside `owner`",
            "move them to the top level",
        ));
    }
    let patch = complete(patch, &OWNER, Place::argument("patch"), missing)?;
    let before = SCHEMA.decode(existing)?;
    let after = SCHEMA.decode(&Value::Object(patch.clone()))?;
    for key in IDENTITY.into_iter().filter(|key| patch.contains_key(*key)) {
        let field = SCHEMA.field_at(&format!("/{key}"));
        if field.is_some_and(|field| before.text(field).unwrap_or("") != after.text(field).unwrap_or("")) {
            let remedy = "remove it, or use changeowner for another owner";
            let place = Place::argument("patch").member(key);
            return Err(Error::at(place, "this patch cannot change the owner's identity", remedy));
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

/// Checks a contact of a patch: it must be a contact with all required members and no read-only members. The pointers of the
/// members that it lacks go into `missing`, if there is such a list.
fn complete<'a>(
    contact: &'a Value,
    required: &[&str],
    place: Place,
    missing: Option<&mut Vec<String>>,
) -> Result<&'a Map<String, Value>, Error> {
    let members = object(contact, place.clone())?;
    if let Some(key) = READ_ONLY.into_iter().find(|key| members.contains_key(*key)) {
        return Err(Error::at(place.member(key), "this member is read-only", "remove it").coded("read_only"));
    }
    let mut lacking = required.iter().filter(|key| members.get(**key).is_none_or(says_nothing));
    if let Some(missing) = missing {
        missing.extend(lacking.map(|key| place.clone().member(key).as_str().to_owned()));
    } else if let Some(key) = lacking.next() {
        return Err(Error::at(
            place.member(key),
            "this member is required in a patch",
            "pass the whole contact",
        ));
    }
    SCHEMA.decode(contact).map_err(|error| error.in_argument(place.as_str()))?;
    Ok(members)
}

fn object(value: &Value, place: Place) -> Result<&Map<String, Value>, Error> {
    value.as_object().ok_or_else(|| Error::wrong_type(place, "an object", value))
}
