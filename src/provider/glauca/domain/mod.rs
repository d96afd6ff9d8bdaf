//! Glauca's domain objects, name server objects, orders, and the answers of its checks.
//!
//! Source: <https://docs.glauca.digital/domains/api/objects/domains/> and AS207960/domains
//! `domains/api/serializers.py`, read 2026-07-08.

mod answer;
mod check;
mod dnssec;
mod duration;
mod host;
mod key;
mod order;
mod sec_dns;
mod status;
mod update;

use serde_json::json;
use serde_json::{Map, Value};

use super::refusal::Refusal;
use crate::base::{Error, Place};
use crate::base::{discreet, words};
use crate::schema::merge;

pub use answer::{CheckAnswer, check_answer};
pub(super) use host::update_host;
pub use host::{Host, is_host, read_host, write_host};
pub use key::key_tag;
pub use order::{check_order, check_request};
pub use sec_dns::{DsData, KeyData, SecDns};
pub use status::{epp_grace_period, epp_host_status, epp_status};
pub(super) use update::update;

/// The direction of a document, which decides the members that it may have.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Direction {
    /// From the API: an answer.
    Answer,
    /// To the API: a new object. For domains use orders instead.
    Create,
    /// To the API: a complete replacement.
    Put,
    /// To the API: only a few members.
    Patch,
}

words!(Direction, "direction", "direction": Answer "answer", Create "create", Put "put", Patch "patch");

/// A name server of a domain: a host object, or a host name with its addresses.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct NameServer {
    /// The name of a host object.
    pub host_object: Option<String>,
    /// The host's name, if it comes with addresses.
    pub host_name: Option<String>,
    /// The host's IPv4 and IPv6 addresses.
    pub addresses: Option<Vec<String>>,
}

discreet!(NameServer {});

/// A domain object.
///
/// Unknown members and impossible values are `None` here. They stay in the document, and writing restores
/// them. `Debug` shows only the domain's name.
#[derive(Clone, Default, PartialEq)]
pub struct Domain {
    /// The object's opaque ID.
    pub id: Option<String>,
    /// The domain's name.
    pub domain: Option<String>,
    /// The statuses, by Glauca's names. [`epp_status`] returns EPP's names.
    pub statuses: Option<Vec<String>>,
    /// `true` if the domain is deleted and in its redemption period. Then it cannot be changed.
    pub deleted: Option<bool>,
    /// The id of the registrant's contact.
    pub registrant: Option<String>,
    /// The id of the administrative contact.
    pub admin_contact: Option<String>,
    /// The id of the billing contact.
    pub billing_contact: Option<String>,
    /// The id of the technical contact.
    pub tech_contact: Option<String>,
    /// The name servers.
    pub name_servers: Option<Vec<NameServer>>,
    /// The states of the grace periods. [`epp_grace_period`] returns EPP's names.
    pub rgp_state: Option<Vec<String>>,
    /// The authorization code for transfers: a secret.
    pub auth_info: Option<String>,
    /// The DNSSEC data, or `None` if the domain is not signed.
    pub sec_dns: Option<SecDns>,
    /// The time of creation, in ISO 8601.
    pub created: Option<String>,
    /// The time of expiry.
    pub expiry: Option<String>,
    /// The time of the last change.
    pub last_updated: Option<String>,
    /// The time of the last transfer.
    pub last_transferred: Option<String>,
    /// A request to set the transfer lock; only sent to the API.
    pub block_transfer: Option<bool>,
    /// A request to make a new authorization code; only sent to the API.
    pub regen_auth_code: Option<bool>,
    /// The document that the domain came from.
    document: Value,
}

discreet!(Domain {});

/// A domain, with the faults of its document.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct ReadDomain {
    /// The domain.
    pub domain: Domain,
    /// The faults of the document: values that the API would refuse, or would not send. They are in document
    /// order, followed by missing members.
    pub refusals: Vec<Refusal>,
}

/// Reads a domain object and checks it for its direction.
///
/// # Errors
///
/// If the document is not an object, or if the direction is [`Direction::Create`]: an order creates a domain.
///
/// ```
/// # fn main() -> Result<(), registrant::Error> {
/// use registrant::{Code, provider::glauca::domain::{self, Direction}, schema::parse};
/// let document = parse(r#"{"domain": "example.ch", "statuses": ["ok"], "registrant": "4b1f", "sec_dns": {
///     "max_sig_life": null, "ds_data": null, "key_data": null}}"#)?;
/// let read = domain::read(&document, Direction::Answer)?;
/// assert_eq!(read.domain.registrant.as_deref(), Some("4b1f"));
/// assert_eq!(read.refusals[0].pointer, "/sec_dns/non_field_errors");
/// assert_eq!(read.refusals[0].code, Code::Missing);
/// assert_eq!(domain::write(&read.domain, Direction::Answer), document);
/// # Ok(())
/// # }
/// ```
pub fn read(document: &Value, direction: Direction) -> Result<ReadDomain, Error> {
    if !document.is_object() {
        return Err(Error::wrong_type(Place::root(), "an object", document));
    }
    if direction == Direction::Create {
        let remedy = "create a registration order or a transfer order";
        return Err(Error::at(Place::argument("direction"), "only an order creates a domain", remedy));
    }
    Ok(ReadDomain { domain: understood(document), refusals: check::check(document, direction) })
}

/// Reads the parts of a document that are understood.
fn understood(document: &Value) -> Domain {
    let text = |name: &str| document.get(name).and_then(Value::as_str).map(str::to_owned);
    let flag = |name: &str| document.get(name).and_then(Value::as_bool);
    Domain {
        id: text("id"),
        domain: text("domain"),
        statuses: texts(document.get("statuses")),
        deleted: flag("deleted"),
        registrant: text("registrant"),
        admin_contact: text("admin_contact"),
        billing_contact: text("billing_contact"),
        tech_contact: text("tech_contact"),
        name_servers: document.get("name_servers").and_then(name_servers),
        rgp_state: texts(document.get("rgp_state")),
        auth_info: text("auth_info"),
        sec_dns: document.get("sec_dns").and_then(SecDns::read),
        created: text("created"),
        expiry: text("expiry"),
        last_updated: text("last_updated"),
        last_transferred: text("last_transferred"),
        block_transfer: flag("block_transfer"),
        regen_auth_code: flag("regen_auth_code"),
        document: document.clone(),
    }
}

fn texts(value: Option<&Value>) -> Option<Vec<String>> {
    value?.as_array()?.iter().map(|item| item.as_str().map(str::to_owned)).collect()
}

fn name_servers(value: &Value) -> Option<Vec<NameServer>> {
    let read = |item: &Value| {
        let item = item.as_object()?;
        let text = |name: &str| item.get(name).and_then(Value::as_str).map(str::to_owned);
        Some(NameServer {
            host_object: text("host_object"),
            host_name: text("host_name"),
            addresses: texts(item.get("addresses")),
        })
    };
    value.as_array()?.iter().map(read).collect()
}

/// Writes a domain for a direction. It restores values that are not understood, and includes all changes
/// since.
///
/// A request contains only the members that the API accepts. For [`Direction::Put`] these are all of them; an
/// unset `block_transfer` follows from the statuses. For [`Direction::Patch`] these are the members that
/// changed since reading.
pub fn write(domain: &Domain, direction: Direction) -> Value {
    let (before, after) = (plain(&understood(&domain.document)), plain(domain));
    let mut whole = if domain.document.is_object() { domain.document.clone() } else { json!({}) };
    merge::apply(&mut whole, &before, &after);
    if direction == Direction::Answer {
        return whole;
    }
    let mut members = Map::new();
    for (name, value) in whole.as_object().into_iter().flatten() {
        let has_changed = before.get(name) != after.get(name) || check::is_write_only(name);
        if check::is_writable(name) && (direction != Direction::Patch || has_changed) {
            let corrected = if name == "sec_dns" { sec_dns::corrected(value) } else { value.clone() };
            members.insert(name.clone(), corrected);
        }
    }
    if direction != Direction::Patch {
        for name in ["admin_contact", "billing_contact", "tech_contact", "sec_dns"] {
            members.entry(name).or_insert(Value::Null);
        }
        let is_locked = domain.statuses.iter().flatten().any(|name| name == status::TRANSFER_LOCK);
        members.entry("block_transfer").or_insert(json!(is_locked));
    }
    Value::Object(members)
}

/// Returns the members that the typed domain holds. An unset member is null if that is allowed.
fn plain(domain: &Domain) -> Value {
    let mut members = Map::new();
    let mut put = |name: &str, value: Option<Value>| {
        if let Some(value) = value {
            members.insert(name.to_owned(), value);
        }
    };
    let text = |text: &Option<String>| text.as_deref().map(Value::from);
    let or_null = |text: &Option<String>| Some(text.as_deref().map_or(Value::Null, Value::from));
    put("id", text(&domain.id));
    put("domain", text(&domain.domain));
    put("statuses", domain.statuses.as_ref().map(|list| json!(list)));
    put("deleted", domain.deleted.map(Value::from));
    put("registrant", text(&domain.registrant));
    put("admin_contact", or_null(&domain.admin_contact));
    put("billing_contact", or_null(&domain.billing_contact));
    put("tech_contact", or_null(&domain.tech_contact));
    let servers = domain.name_servers.as_ref().map(|list| {
        let server = |server: &NameServer| {
            json!({
                "host_object": server.host_object, "host_name": server.host_name, "addresses": server.addresses
            })
        };
        list.iter().map(server).collect()
    });
    put("name_servers", servers);
    put("rgp_state", domain.rgp_state.as_ref().map(|list| json!(list)));
    put("auth_info", text(&domain.auth_info));
    put("sec_dns", Some(domain.sec_dns.as_ref().map_or(Value::Null, SecDns::write)));
    put("created", or_null(&domain.created));
    put("expiry", or_null(&domain.expiry));
    put("last_updated", or_null(&domain.last_updated));
    put("last_transferred", or_null(&domain.last_transferred));
    put("block_transfer", domain.block_transfer.map(Value::from));
    put("regen_auth_code", domain.regen_auth_code.map(Value::from));
    Value::Object(members)
}
