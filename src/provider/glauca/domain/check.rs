//! The checks of a domain object, depending on its direction.

use std::net::IpAddr;

use registrant_text::clean::says_something;
use serde_json::{Map, Value};

use super::{Direction, status};
use crate::base::{Code, Role, Roles, escape};
use crate::provider::glauca::refusal::{Refusal, WHOLE_OBJECT};
use crate::rules;

/// The maximum number of characters of a name, a digest or a key.
pub(super) const LONGEST_TEXT: usize = 255;

/// Members that the API sends but doesn't accept.
const READ_ONLY: &[&str] = &[
    "url",
    "id",
    "domain",
    "statuses",
    "deleted",
    "registrant_url",
    "admin_contact_url",
    "billing_contact_url",
    "tech_contact_url",
    "hosts",
    "rgp_state",
    "auth_info",
    "created",
    "expiry",
    "last_updated",
    "last_transferred",
];

/// Members that the API accepts but doesn't send.
const WRITE_ONLY: &[&str] = &["block_transfer", "regen_auth_code"];

/// Members that the API both accepts and sends.
const BOTH: &[&str] =
    &["registrant", "admin_contact", "billing_contact", "tech_contact", "name_servers", "sec_dns"];

/// Members that a complete replacement must have.
const REQUIRED: &[&str] = &[
    "registrant",
    "admin_contact",
    "billing_contact",
    "tech_contact",
    "name_servers",
    "sec_dns",
    "block_transfer",
];

/// The contacts other than the registrant, and their roles.
pub(super) const CONTACTS: &[(&str, Role)] =
    &[("admin_contact", Role::Admin), ("billing_contact", Role::Bill), ("tech_contact", Role::Tech)];

pub(super) fn is_read_only(name: &str) -> bool {
    READ_ONLY.contains(&name)
}

pub(super) fn is_write_only(name: &str) -> bool {
    WRITE_ONLY.contains(&name)
}

/// Returns `true` if a member may be sent to the API.
pub(super) fn is_writable(name: &str) -> bool {
    is_write_only(name) || BOTH.contains(&name)
}

/// Returns every known member.
pub(super) fn known() -> impl Iterator<Item = &'static str> {
    [READ_ONLY, WRITE_ONLY, BOTH].into_iter().flatten().copied()
}

/// Returns the faults of a domain object.
pub(super) fn check(document: &Value, direction: Direction) -> Vec<Refusal> {
    let mut checker = Checker { direction, refusals: Vec::new() };
    let Some(object) = document.as_object() else { return checker.refusals };
    for (name, value) in object {
        checker.member(name, value);
    }
    match direction {
        Direction::Put => checker.required("", object, REQUIRED),
        Direction::Answer if object.contains_key("registrant_url") => {
            checker.required("", object, &["registrant"]);
        }
        _ => {}
    }
    if direction != Direction::Answer
        && let Some(domain) = object.get("domain").and_then(Value::as_str)
    {
        checker.roles(domain, object);
    }
    checker.refusals
}

/// The collector of faults.
#[derive(Debug)]
pub(super) struct Checker {
    pub direction: Direction,
    pub refusals: Vec<Refusal>,
}

impl Checker {
    pub fn refuse(&mut self, at: &str, code: Code, message: &str) {
        self.refusals.push(Refusal::new(at, code, message));
    }

    pub fn is_answer(&self) -> bool {
        self.direction == Direction::Answer
    }

    fn member(&mut self, name: &str, value: &Value) {
        let at = format!("/{}", escape(name));
        if !self.is_answer() && is_read_only(name) {
            // An answer has these members, but a request must not contain them: they cannot be changed.
            return self.refuse(&at, Code::Unexpected, "this member is read-only");
        }
        if self.is_answer() && is_write_only(name) {
            return self.refuse(&at, Code::Unexpected, "this member is write-only");
        }
        match name {
            "registrant" => self.id(&at, value),
            "admin_contact"
            | "billing_contact"
            | "tech_contact"
            | "url"
            | "id"
            | "auth_info"
            | "registrant_url"
            | "admin_contact_url"
            | "billing_contact_url"
            | "tech_contact_url" => {
                self.nullable(&at, value, Self::id);
            }
            "domain" => self.host(&at, value),
            "statuses" => self.names(&at, value, status::is_status, "unknown status of a domain"),
            "rgp_state" => {
                self.names(&at, value, status::is_grace_period, "unknown state of a grace period");
            }
            "deleted" | "block_transfer" | "regen_auth_code" => self.flag(&at, value),
            "name_servers" => self.list(&at, value, Self::name_server),
            "hosts" => self.list(&at, value, Self::object),
            "sec_dns" => self.nullable(&at, value, Self::sec_dns),
            "created" | "expiry" | "last_updated" | "last_transferred" => {
                self.nullable(&at, value, Self::time);
            }
            _ => {}
        }
    }

    /// Checks the contacts that a domain of this suffix must have.
    pub fn roles(&mut self, domain: &str, object: &Map<String, Value>) {
        let taken = rules::roles(domain, Some(crate::schema::glauca::SCHEMA.provider)).ok().flatten();
        // If Glauca doesn't ask for a contact that the registry requires, Glauca adds it itself.
        let required = taken
            .filter(|taken| taken.provider.is_some())
            .map_or_else(Roles::default, |taken| taken.required);
        for (name, role) in CONTACTS {
            if required.contains(*role) && object.get(*name).is_some_and(Value::is_null) {
                self.refuse(&format!("/{name}"), Code::Missing, "required for this registry");
            }
        }
    }

    pub fn required(&mut self, at: &str, object: &Map<String, Value>, names: &[&str]) {
        for name in names {
            if !object.contains_key(*name) {
                self.refuse(&format!("{at}/{name}"), Code::Missing, "this member is required");
            }
        }
    }

    pub fn nullable(&mut self, at: &str, value: &Value, check: fn(&mut Self, &str, &Value)) {
        if !value.is_null() {
            check(self, at, value);
        }
    }

    pub fn list(&mut self, at: &str, value: &Value, check: fn(&mut Self, &str, &Value)) {
        match value.as_array() {
            Some(items) => {
                for (index, item) in items.iter().enumerate() {
                    check(self, &format!("{at}/{index}"), item);
                }
            }
            None => self.refuse(at, type_fault(value), "expected an array"),
        }
    }

    fn object(&mut self, at: &str, value: &Value) {
        if !value.is_object() {
            self.refuse(at, type_fault(value), "expected an object");
        }
    }

    /// Checks a reference or another non-empty text.
    pub fn id(&mut self, at: &str, value: &Value) {
        match value.as_str() {
            Some(text) if !says_something(text) => {
                self.refuse(at, Code::Missing, "this member must not be empty")
            }
            Some(_) => {}
            None => self.refuse(at, type_fault(value), "expected a string"),
        }
    }

    pub fn flag(&mut self, at: &str, value: &Value) {
        let is_flag = match value {
            Value::Bool(_) => true,
            Value::Number(number) => matches!(number.as_u64(), Some(0 | 1)),
            Value::String(text) => text.eq_ignore_ascii_case("true") || text.eq_ignore_ascii_case("false"),
            _ => false,
        };
        if !is_flag {
            self.refuse(at, type_fault(value), "expected a boolean");
        }
    }

    pub fn time(&mut self, at: &str, value: &Value) {
        let is_time = value
            .as_str()
            .is_some_and(|text| text.len() <= 64 && chrono::DateTime::parse_from_rfc3339(text).is_ok());
        if !is_time {
            self.refuse(at, Code::InvalidFormat, "expected a date and time in ISO 8601");
        }
    }

    pub fn names(&mut self, at: &str, value: &Value, is_known: fn(&str) -> bool, message: &str) {
        let Some(items) = value.as_array() else {
            return self.refuse(at, type_fault(value), "expected an array");
        };
        for (index, item) in items.iter().enumerate() {
            if !item.as_str().is_some_and(is_known) {
                self.refuse(&format!("{at}/{index}"), Code::UnknownValue, message);
            }
        }
    }

    pub fn host(&mut self, at: &str, value: &Value) {
        let Some(name) = value.as_str() else {
            return self.refuse(at, type_fault(value), "expected a string");
        };
        if !says_something(name) {
            return self.refuse(at, Code::Missing, "this member must not be empty");
        }
        if name.chars().count() > LONGEST_TEXT {
            return self.refuse(at, Code::TooLong, "expected at most 255 characters");
        }
        if !crate::domain::to_ascii(name).is_valid() {
            self.refuse(at, Code::InvalidFormat, "expected a domain name");
        }
    }

    fn name_server(&mut self, at: &str, value: &Value) {
        let Some(server) = value.as_object() else {
            return self.refuse(at, type_fault(value), "expected an object");
        };
        if self.direction == Direction::Put {
            self.required(at, server, &["host_object", "host_name", "addresses"]);
        }
        let given = |name: &str| server.get(name).filter(|value| !value.is_null());
        for name in ["host_object", "host_name"] {
            if let Some(value) = given(name) {
                self.host(&format!("{at}/{name}"), value);
            }
        }
        let addresses = format!("{at}/addresses");
        if let Some(value) = given("addresses") {
            self.list(&addresses, value, Self::address);
        }
        let whole = format!("{at}/{WHOLE_OBJECT}");
        match (given("host_object"), given("host_name"), given("addresses")) {
            (Some(_), Some(_), _) => {
                self.refuse(&whole, Code::Conflict, "expected host_object or host_name, found both");
            }
            (None, None, _) => {
                self.refuse(&whole, Code::Missing, "expected host_object or host_name, found neither");
            }
            (Some(_), None, Some(list)) if list.as_array().is_some_and(|list| !list.is_empty()) => {
                self.refuse(&addresses, Code::Unexpected, "the registry has the addresses of a host_object");
            }
            (None, Some(_), None) => {
                self.refuse(&addresses, Code::Missing, "expected the addresses of the host_name");
            }
            _ => {}
        }
    }

    pub fn address(&mut self, at: &str, value: &Value) {
        if value.as_str().is_none_or(|text| text.parse::<IpAddr>().is_err()) {
            self.refuse(at, Code::InvalidFormat, "expected an IPv4 or IPv6 address");
        }
    }
}

/// Returns the fault of a value with the wrong type; null is a missing value.
pub(super) fn type_fault(value: &Value) -> Code {
    if value.is_null() { Code::Missing } else { Code::InvalidFormat }
}
