//! The contact in the body of a request.

use serde_json::{Map, Value};

use crate::base::Role;
use crate::contact::{Contact, Field};
use crate::schema::gandi_v5::{READ_ONLY, SCHEMA};
use crate::schema::loss::says_nothing;
use crate::schema::{Loss, put};

const BAG: &str = "/extra_parameters";

/// Returns the members to send for a contact, given its role and domain, and the losses.
pub(super) fn sent(contact: &Contact, role: Role, domain: &str) -> (Value, Vec<Loss>) {
    let mut encoded = SCHEMA.encode(contact);
    let is_own = contact.schema == Some(SCHEMA.name);
    place_shared_keys(&mut encoded.document, &mut encoded.losses, contact, role, domain);
    if let Some(members) = encoded.document.as_object_mut() {
        for key in READ_ONLY {
            if members.shift_remove(key).is_some_and(|value| !is_own && !says_nothing(&value)) {
                let message = "the API sets this itself and refuses it in a request";
                encoded.losses.push(match Field::named(key) {
                    Some(field) => Loss::of(field, message),
                    None => Loss::at(format!("/{key}"), message),
                });
            }
        }
        drop_empty(members);
    }
    (encoded.document, encoded.losses)
}

/// Returns a contact without empty members and without the API's own, to compare two roles.
pub(super) fn bare(contact: &Contact) -> Value {
    let mut document = SCHEMA.write(contact).document;
    if let Some(members) = document.as_object_mut() {
        members.retain(|key, value| !READ_ONLY.contains(&key.as_str()) && !says_nothing(value));
        for (key, field) in [("data_obfuscated", Field::HIDE_ADDRESS), ("mail_obfuscated", Field::HIDE_EMAIL)]
        {
            members.insert(key.to_owned(), Value::from(contact.flag(field).unwrap_or(true)));
        }
    }
    document
}

/// Removes null and empty texts, which answers use for unset members.
fn drop_empty(members: &mut Map<String, Value>) {
    let is_set = |value: &Value| !value.is_null() && value.as_str() != Some("");
    members.retain(|_, value| is_set(value));
    if let Some(bag) = members.get_mut("extra_parameters").and_then(Value::as_object_mut) {
        bag.retain(|_, value| is_set(value));
    }
}

/// Moves fields with one key per registry or role to the key of this domain and role.
fn place_shared_keys(
    document: &mut Value,
    losses: &mut Vec<Loss>,
    contact: &Contact,
    role: Role,
    domain: &str,
) {
    for field in Field::all().filter(|field| field.is_registry_data() && contact.has(*field)) {
        let keys = field.keys_of(SCHEMA.provider);
        let fits = |key: &str| is_of_registry(key, domain) && role_of(key).is_none_or(|of| of == role);
        let (Some(text), Some(key)) = (contact.text(field), keys.clone().find(|key| fits(key))) else {
            continue;
        };
        if keys.clone().nth(1).is_none() {
            continue;
        }
        let pointer = |key: &str| format!("{BAG}/{key}");
        if document.pointer(&pointer(key)).is_none_or(says_nothing) {
            put(document, &pointer(key), Value::from(text));
        }
        losses.retain(|loss| loss.field != Some(field));
        // The key of another role was a fallback before the role was known.
        if let Some(bag) = document.pointer_mut(BAG).and_then(Value::as_object_mut) {
            for other in keys.filter(|other| *other != key && role_of(other).is_some_and(|of| of != role)) {
                if !contact.extra.contains_key(&pointer(other)) && contact.schema != Some(SCHEMA.name) {
                    bag.shift_remove(other);
                }
            }
        }
    }
}

/// Returns `true` if a key belongs to the registry of a domain: `x-uk_co_no` for `example.co.uk`.
fn is_of_registry(key: &str, domain: &str) -> bool {
    let named = key.strip_prefix("x-").and_then(|rest| rest.split_once('_'));
    named.is_some_and(|(registry, _)| domain.rsplit('.').next() == Some(registry))
}

/// Returns the role that a key names, if any: `x-es_admin_identification`.
fn role_of(key: &str) -> Option<Role> {
    let word = key.split('_').nth(1)?;
    match word {
        "owner" | "registrant" => Some(Role::Owner),
        "admin" => Some(Role::Admin),
        "tech" => Some(Role::Tech),
        "bill" | "billing" => Some(Role::Bill),
        _ => None,
    }
}
