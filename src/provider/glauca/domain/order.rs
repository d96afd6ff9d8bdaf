//! Orders, which register, transfer, renew and restore domains.
//!
//! Source: <https://docs.glauca.digital/domains/api/objects/order/> and the pages of the four orders, read
//! 2026-07-08.

use serde_json::{Map, Value};

use super::Direction;
use super::check::{CONTACTS, Checker, type_fault};
use crate::base::{Code, Error, Place, escape};
use crate::provider::glauca::refusal::Refusal;

/// The states of an order.
const STATES: &[&str] =
    &["pending", "started", "processing", "needs_payment", "pending_approval", "completed", "failed"];

/// The states that a caller may set on a pending order.
const SETTABLE: &[&str] = &["started", "failed"];

/// The part of the URL of each order that registers a domain.
const REGISTRATION: &str = "/domain_registration_orders/";

/// Members that only the API sets.
const READ_ONLY: &[&str] = &[
    "url",
    "id",
    "redirect_uri",
    "last_error",
    "price",
    "timestamp",
    "domain_id",
    "domain_obj",
    "domain_obj_url",
    "registrant_url",
    "admin_contact_url",
    "billing_contact_url",
    "tech_contact_url",
];

/// Members that can be set only on creation.
const WRITE_ONCE: &[&str] = &[
    "domain",
    "registrant",
    "admin_contact",
    "billing_contact",
    "tech_contact",
    "period",
    "auth_code",
    "off_session",
];

/// Checks an order for its direction.
///
/// A new order for a domain needs its registrant and any other contacts that the registry requires. The
/// members show the type of the order: a registration has a `period`, a transfer an `auth_code`.
///
/// # Errors
///
/// If the document is not an object.
///
/// ```
/// # fn main() -> Result<(), registrant::Error> {
/// use registrant::{provider::glauca::domain::{Direction, check_order}, schema::parse};
/// let order = parse(r#"{"domain": "example.com", "period": {"unit": "y", "value": 1}, "registrant": "4b1f",
///     "admin_contact": "4b1f", "billing_contact": null, "tech_contact": "4b1f"}"#)?;
/// assert_eq!(check_order(&order, Direction::Create)?[0].pointer, "/billing_contact");
/// # Ok(())
/// # }
/// ```
pub fn check_order(document: &Value, direction: Direction) -> Result<Vec<Refusal>, Error> {
    let Some(object) = document.as_object() else {
        return Err(Error::wrong_type(Place::root(), "an object", document));
    };
    let mut checker = Checker { direction, refusals: Vec::new() };
    for (name, value) in object {
        member(&mut checker, name, value);
    }
    match direction {
        Direction::Create => complete(&mut checker, object),
        Direction::Put => checker.required("", object, &["state"]),
        // The API's own URL says what was ordered.
        Direction::Answer if text(object, "url").is_some_and(|url| url.contains(REGISTRATION)) => {
            checker.required("", object, &["domain", "registrant", "period"]);
        }
        Direction::Answer | Direction::Patch => {}
    }
    Ok(checker.refusals)
}

/// Checks the body of a check: `check`, `check_transfer` or `check_renew`.
///
/// # Errors
///
/// If the document is not an object.
///
/// ```
/// # fn main() -> Result<(), registrant::Error> {
/// use registrant::{provider::glauca::domain::check_request, schema::parse};
/// let body = parse(r#"{"domain": "example.com", "period": {"unit": "y", "value": 0}}"#)?;
/// assert_eq!(check_request(&body)?[0].pointer, "/period/value");
/// # Ok(())
/// # }
/// ```
pub fn check_request(document: &Value) -> Result<Vec<Refusal>, Error> {
    let Some(object) = document.as_object() else {
        return Err(Error::wrong_type(Place::root(), "an object", document));
    };
    let mut checker = Checker { direction: Direction::Create, refusals: Vec::new() };
    for (name, value) in object {
        match name.as_str() {
            "domain" => checker.host("/domain", value),
            "period" => period(&mut checker, "/period", value),
            "available" | "reason" | "price" => {
                checker.refuse(&format!("/{name}"), Code::Unexpected, "this member is read-only");
            }
            _ => {}
        }
    }
    checker.required("", object, &["domain", "period"]);
    Ok(checker.refusals)
}

fn member(checker: &mut Checker, name: &str, value: &Value) {
    let at = format!("/{}", escape(name));
    let is_update = matches!(checker.direction, Direction::Put | Direction::Patch);
    if checker.direction != Direction::Answer && READ_ONLY.contains(&name) {
        return checker.refuse(&at, Code::Unexpected, "this member is read-only");
    }
    if is_update && WRITE_ONCE.contains(&name) {
        return checker.refuse(&at, Code::Unexpected, "only a new order takes this member");
    }
    match name {
        "domain" => checker.host(&at, value),
        "registrant" | "auth_code" => checker.id(&at, value),
        "url"
        | "id"
        | "redirect_uri"
        | "last_error"
        | "domain_id"
        | "domain_obj"
        | "domain_obj_url"
        | "admin_contact"
        | "billing_contact"
        | "tech_contact"
        | "registrant_url"
        | "admin_contact_url"
        | "billing_contact_url"
        | "tech_contact_url" => checker.nullable(&at, value, Checker::id),
        "off_session" => checker.flag(&at, value),
        "period" => period(checker, &at, value),
        "state" => match value.as_str() {
            Some(state) if is_update && !SETTABLE.contains(&state) && STATES.contains(&state) => {
                checker.refuse(&at, Code::NotEligible, "expected the state started or failed");
            }
            // The API sends `unknown` for a state without a name.
            Some("unknown") if !is_update => {}
            Some(state) if STATES.contains(&state) => {}
            _ => checker.refuse(&at, Code::UnknownValue, "unknown state of an order"),
        },
        _ => {}
    }
}

fn text<'a>(object: &'a Map<String, Value>, name: &str) -> Option<&'a str> {
    object.get(name)?.as_str()
}

fn complete(checker: &mut Checker, object: &Map<String, Value>) {
    let is_transfer = object.contains_key("auth_code");
    let is_registration =
        !is_transfer && (object.contains_key("domain") || object.contains_key("registrant"));
    if !is_transfer && !is_registration {
        return;
    }
    checker.required("", object, &["domain", "registrant"]);
    if is_registration {
        checker.required("", object, &["period"]);
    }
    if let Some(domain) = text(object, "domain") {
        let mut given = object.clone();
        for (name, _) in CONTACTS {
            given.entry(*name).or_insert(Value::Null);
        }
        checker.roles(domain, &given);
    }
}

fn period(checker: &mut Checker, at: &str, value: &Value) {
    let Some(period) = value.as_object() else {
        return checker.refuse(at, type_fault(value), "expected an object");
    };
    checker.required(at, period, &["unit", "value"]);
    if let Some(unit) = period.get("unit")
        && !matches!(unit.as_str(), Some("y" | "m"))
    {
        checker.refuse(&format!("{at}/unit"), Code::UnknownValue, "expected y for years or m for months");
    }
    if let Some(value) = period.get("value")
        && super::sec_dns::number::<u64>(value).is_none_or(|value| value < 1)
    {
        checker.refuse(&format!("{at}/value"), Code::InvalidFormat, "expected a whole number from 1");
    }
}
