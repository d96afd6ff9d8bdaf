//! Glauca's domains, errors and checks as operations.

use serde_json::Value;
use serde_json::json;

use super::{answer, text};
use crate::base::{Code, Error, Place, Role, Roles};
use crate::provider::glauca;
use crate::provider::glauca::Refusal;
use crate::provider::glauca::domain::{self, Direction, Domain, KeyData};
use crate::rules;

pub(super) use crate::provider::glauca::replace;

/// Reads and checks a domain or name server object for a direction. The answer has its violations, EPP's
/// names for its states, key tags, and the roles of its contacts. It also has the document, as written for
/// that direction.
pub(super) fn read_domain(document: &Value, way: &Value) -> Result<Value, Error> {
    let way = direction(way)?;
    if domain::is_host(document) {
        return read_host(document, way);
    }
    let read = domain::read(document, way)?;
    let names = |list: &Option<Vec<String>>, epp: fn(&str) -> Option<&'static str>| -> Vec<_> {
        list.iter().flatten().map(|name| epp(name)).collect()
    };
    answer(json!({
        "accepted": read.refusals.is_empty(),
        "violations": read.refusals,
        "epp": {
            "statuses": names(&read.domain.statuses, domain::epp_status),
            "rgp_state": names(&read.domain.rgp_state, domain::epp_grace_period),
        },
        "key_tags": key_tags(&read.domain),
        "roles": taken(read.domain.domain.as_deref()),
        "document": domain::write(&read.domain, way),
    }))
}

/// Returns the same form for a name server object, which has no grace periods, keys or contacts.
fn read_host(document: &Value, way: Direction) -> Result<Value, Error> {
    let (host, refusals) = domain::read_host(document, way)?;
    let statuses: Vec<_> = host.statuses.iter().flatten().map(|name| domain::epp_host_status(name)).collect();
    answer(json!({
        "accepted": refusals.is_empty(),
        "violations": refusals,
        "epp": {"statuses": statuses, "rgp_state": []},
        "key_tags": [],
        "roles": null,
        "document": domain::write_host(&host, way),
    }))
}

/// Checks an order for a direction.
pub(super) fn check_order(document: &Value, way: &Value) -> Result<Value, Error> {
    let refusals = domain::check_order(document, direction(way)?)?;
    answer(json!({"accepted": refusals.is_empty(), "violations": refusals}))
}

/// Checks the body of a check.
pub(super) fn check_request(document: &Value) -> Result<Value, Error> {
    let refusals = domain::check_request(document)?;
    answer(json!({"accepted": refusals.is_empty(), "violations": refusals}))
}

/// Converts the body of a refusal to a list, or a list to such a body.
pub(super) fn errors(value: &Value) -> Result<Value, Error> {
    let is_list = |value: &Value| value.as_array().is_some_and(|items| items.iter().any(Value::is_object));
    match value {
        Value::Array(items) if is_list(value) => {
            let refusals = items.iter().enumerate().map(|(index, item)| refusal(index, item));
            Ok(glauca::write_errors(&refusals.collect::<Result<Vec<_>, _>>()?))
        }
        _ => answer(json!({"violations": glauca::read_errors(value)?})),
    }
}

fn refusal(index: usize, item: &Value) -> Result<Refusal, Error> {
    let member = |name: &str| {
        let place = Place::root().element(index).member(name);
        let value = item.get(name).unwrap_or(&Value::Null);
        value.as_str().ok_or_else(|| Error::wrong_type(place, "a string", value))
    };
    Ok(Refusal {
        pointer: member("pointer")?.to_owned(),
        code: Code::InvalidFormat,
        message: member("message")?.to_owned(),
    })
}

fn direction(value: &Value) -> Result<Direction, Error> {
    if value.is_null() {
        return Ok(Direction::Answer);
    }
    text(value, "direction")?
        .parse::<Direction>()
        .map_err(|_| Error::wrong_value(Place::argument("direction"), "answer, create, put or patch"))
}

/// Returns the tags of the domain's keys, including those of its DS records.
fn key_tags(domain: &Domain) -> Vec<Value> {
    let Some(sec_dns) = &domain.sec_dns else { return Vec::new() };
    let row = |pointer: String, key: &KeyData| json!({"pointer": pointer, "key_tag": key.key_tag()});
    let of_records = sec_dns.ds_data.iter().flatten().enumerate().filter_map(|(index, record)| {
        Some(row(format!("/sec_dns/ds_data/{index}/key_data"), record.key_data.as_ref()?))
    });
    let alone = sec_dns.key_data.iter().flatten().enumerate();
    of_records.chain(alone.map(|(index, key)| row(format!("/sec_dns/key_data/{index}"), key))).collect()
}

fn taken(domain: Option<&str>) -> Value {
    let found = domain.and_then(|domain| rules::roles(domain, Some("glauca")).ok().flatten());
    let names = |roles: Roles| roles.iter().map(Role::as_str).collect::<Vec<_>>();
    found.map_or(Value::Null, |taken| {
        json!({
            "required": names(taken.required), "stored": names(taken.stored), "provider": taken.provider,
            "rule": taken.source,
        })
    })
}
