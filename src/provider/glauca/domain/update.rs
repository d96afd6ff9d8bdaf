//! PUT and PATCH of a domain.

use serde_json::json;
use serde_json::{Map, Value};

use super::check::{self, CONTACTS};
use super::{Direction, sec_dns, status};
use crate::base::{Error, Place};
use crate::provider::glauca::update::{linked, object, read_only, unknown};

/// Returns the domain after an update, in the form of the API's answer.
///
/// `block_transfer` changes the statuses. A regenerated authorization code is null, since only the API knows
/// it.
pub(in crate::provider::glauca) fn update(
    existing: &Value,
    change: &Value,
    direction: Direction,
) -> Result<Value, Error> {
    let name = direction.as_str();
    let change = object(change, Place::argument(name))?;
    let known = object(existing, Place::argument("existing"))?;
    let place = |member: &str| Place::argument(name).member(member);
    if known.get("deleted").and_then(Value::as_bool) == Some(true) {
        let reason = "a deleted domain cannot be changed";
        return Err(Error::at(Place::argument("existing").member("deleted"), reason, "restore it first"));
    }
    let mut sent = Map::new();
    for (member, value) in change {
        if check::is_read_only(member) {
            read_only(known, member, value, place(member))?;
        } else if check::is_writable(member) {
            sent.insert(member.clone(), value.clone());
        } else {
            unknown(known, member, place(member), check::known())?;
        }
    }
    let sent_value = Value::Object(sent.clone());
    let mut refusals = check::check(&sent_value, direction);
    if let Some(domain) = known.get("domain").and_then(Value::as_str) {
        let mut checker = check::Checker { direction, refusals };
        checker.roles(domain, &sent);
        refusals = checker.refusals;
    }
    if let Some(first) = refusals.first() {
        let place = Place::argument(name).pointer_below(&first.pointer);
        return Err(Error::at(place, first.message.clone(), "correct it, because the API would refuse it")
            .coded("wrong_value"));
    }
    Ok(Value::Object(merge(known, &sent)))
}

fn merge(known: &Map<String, Value>, sent: &Map<String, Value>) -> Map<String, Value> {
    let mut merged = known.clone();
    for (name, value) in sent {
        match name.as_str() {
            "block_transfer" => {
                if let Some(statuses) = merged.get_mut("statuses").and_then(Value::as_array_mut) {
                    lock(statuses, is_true(value));
                }
            }
            "regen_auth_code" if is_true(value) => {
                merged.insert("auth_info".to_owned(), Value::Null);
            }
            "regen_auth_code" => {}
            "sec_dns" => {
                merged.insert(name.clone(), sec_dns::corrected(value));
            }
            _ => {
                merged.insert(name.clone(), value.clone());
                if name == "registrant" || CONTACTS.iter().any(|(contact, _)| contact == name) {
                    linked(known, &mut merged, name, "contacts", value);
                }
            }
        }
    }
    merged
}

fn is_true(value: &Value) -> bool {
    match value {
        Value::Bool(flag) => *flag,
        Value::Number(number) => number.as_u64() == Some(1),
        Value::String(text) => text.eq_ignore_ascii_case("true"),
        _ => false,
    }
}

/// Sets or removes the transfer lock. `ok` must be the only status: RFC 5731 section 2.3.
fn lock(statuses: &mut Vec<Value>, is_locked: bool) {
    statuses.retain(|name| name.as_str() != Some(status::TRANSFER_LOCK));
    if is_locked {
        statuses.retain(|name| name.as_str() != Some(status::OK));
        statuses.push(json!(status::TRANSFER_LOCK));
    } else if statuses.is_empty() {
        statuses.push(json!(status::OK));
    }
}
