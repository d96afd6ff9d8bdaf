//! Glauca's name server object: a host in the registry, with its addresses.
//!
//! Source: <https://docs.glauca.digital/domains/api/objects/name_servers/>, read 2026-11-21.

use serde_json::json;
use serde_json::{Map, Value};

use super::check::Checker;
use super::{Direction, status, texts};
use crate::base::discreet;
use crate::base::{Code, Error, Place, escape};
use crate::provider::glauca::refusal::Refusal;
use crate::provider::glauca::update::{object, read_only, unknown};
use crate::schema::merge;

/// Members that the API sends but doesn't accept.
const READ_ONLY: &[&str] = &["url", "id", "statuses", "created", "last_updated", "last_transferred"];

/// The member that can be set only on creation.
const NAME: &str = "name_server";

/// The member that can change.
const ADDRESSES: &str = "addresses";

/// A name server object. `Debug` shows only its name.
///
/// Values that are not understood are `None` here. They stay in the document, and writing restores them.
#[derive(Clone, Default, PartialEq)]
pub struct Host {
    /// The object's opaque ID.
    pub id: Option<String>,
    /// The host's name.
    pub name_server: Option<String>,
    /// The statuses, by Glauca's names. [`super::status::epp_host_status`] returns EPP's names.
    pub statuses: Option<Vec<String>>,
    /// The host's IPv4 and IPv6 addresses.
    pub addresses: Option<Vec<String>>,
    /// The time of creation, in ISO 8601.
    pub created: Option<String>,
    /// The time of the last change.
    pub last_updated: Option<String>,
    /// The time of the last transfer.
    pub last_transferred: Option<String>,
    /// The document that the host came from.
    document: Value,
}

discreet!(Host {});

/// Returns `true` if a document is a name server object, or the body of a change to one. It has a member that
/// no domain has.
pub fn is_host(document: &Value) -> bool {
    let has = |name: &&str| document.get(*name).is_some();
    [NAME, ADDRESSES].iter().any(has) && !["domain", "registrant", "name_servers", "sec_dns"].iter().any(has)
}

/// Reads a name server object, and returns the faults that the API would refuse, depending on the direction.
///
/// # Errors
///
/// If the document is not an object.
///
/// ```
/// # fn main() -> Result<(), registrant::Error> {
/// use registrant::{provider::glauca::domain::{Direction, read_host, write_host}, schema::parse};
/// let document = parse(r#"{"id": "8ac3", "name_server": "ns1.example.com.", "statuses": ["ok", "linked"],
///     "addresses": ["192.0.2.53"]}"#)?;
/// let (host, refusals) = read_host(&document, Direction::Answer)?;
/// assert!(refusals.is_empty());
/// assert_eq!(host.name_server.as_deref(), Some("ns1.example.com."));
/// assert_eq!(write_host(&host, Direction::Answer), document);
/// assert_eq!(write_host(&host, Direction::Put), parse(r#"{"addresses": ["192.0.2.53"]}"#)?);
/// # Ok(())
/// # }
/// ```
pub fn read_host(document: &Value, direction: Direction) -> Result<(Host, Vec<Refusal>), Error> {
    let members = object(document, Place::root())?;
    Ok((understood(document), check(members, direction)))
}

fn understood(document: &Value) -> Host {
    let text = |name: &str| document.get(name).and_then(Value::as_str).map(str::to_owned);
    Host {
        id: text("id"),
        name_server: text(NAME),
        statuses: texts(document.get("statuses")),
        addresses: texts(document.get(ADDRESSES)),
        created: text("created"),
        last_updated: text("last_updated"),
        last_transferred: text("last_transferred"),
        document: document.clone(),
    }
}

/// Writes a name server object for a direction. It restores values that are not understood, and includes all
/// changes since. A request contains only the addresses, and the name of a new host. A PATCH contains the
/// addresses only if they changed.
pub fn write_host(host: &Host, direction: Direction) -> Value {
    let (before, after) = (plain(&understood(&host.document)), plain(host));
    let mut whole = if host.document.is_object() { host.document.clone() } else { json!({}) };
    merge::apply(&mut whole, &before, &after);
    let Value::Object(mut members) = whole else { return whole };
    let is_sent = |name: &str| match (direction, name) {
        (Direction::Answer, _)
        | (Direction::Create, NAME)
        | (Direction::Create | Direction::Put, ADDRESSES) => true,
        // A host that was read from a PATCH body has only its addresses.
        (Direction::Patch, ADDRESSES) => before.get(name) != after.get(name) || host.id.is_none(),
        _ => false,
    };
    members.retain(|name, _| is_sent(name));
    Value::Object(members)
}

/// Returns the members that the typed host holds.
fn plain(host: &Host) -> Value {
    let Host { id, name_server, statuses, addresses, created, last_updated, last_transferred, .. } = host;
    let texts = [
        ("id", id),
        (NAME, name_server),
        ("created", created),
        ("last_updated", last_updated),
        ("last_transferred", last_transferred),
    ];
    let lists = [("statuses", statuses), (ADDRESSES, addresses)];
    let texts = texts.into_iter().filter_map(|(name, text)| Some((name.to_owned(), json!(text.as_ref()?))));
    let lists = lists.into_iter().filter_map(|(name, list)| Some((name.to_owned(), json!(list.as_ref()?))));
    Value::Object(texts.chain(lists).collect())
}

/// Returns the faults that the API would refuse.
fn check(members: &Map<String, Value>, direction: Direction) -> Vec<Refusal> {
    let mut checker = Checker { direction, refusals: Vec::new() };
    for (name, value) in members {
        let at = format!("/{}", escape(name));
        match name.as_str() {
            name if direction != Direction::Answer && READ_ONLY.contains(&name) => {
                checker.refuse(&at, Code::Unexpected, "this member is read-only");
            }
            NAME if matches!(direction, Direction::Put | Direction::Patch) => {
                let message = "only a new name server takes this member";
                checker.refuse(&at, Code::Unexpected, message);
            }
            NAME => checker.host(&at, value),
            "url" | "id" => checker.id(&at, value),
            "statuses" => {
                let message = "unknown status of a name server";
                checker.names(&at, value, status::is_host_status, message);
            }
            ADDRESSES => checker.list(&at, value, Checker::address),
            "created" | "last_updated" | "last_transferred" => checker.nullable(&at, value, Checker::time),
            _ => {}
        }
    }
    let required: &[&str] = match direction {
        Direction::Create => &[NAME, ADDRESSES],
        Direction::Put => &[ADDRESSES],
        Direction::Answer | Direction::Patch => &[],
    };
    checker.required("", members, required);
    checker.refusals
}

/// Applies a PUT or PATCH to a name server object.
pub(in crate::provider::glauca) fn update_host(
    existing: &Value,
    change: &Value,
    direction: Direction,
) -> Result<Value, Error> {
    let name = direction.as_str();
    let known = object(existing, Place::argument("existing"))?;
    let mut merged = known.clone();
    let mut sent = Map::new();
    for (member, value) in object(change, Place::argument(name))? {
        let place = Place::argument(name).member(member);
        match member.as_str() {
            ADDRESSES => {
                sent.insert(member.clone(), value.clone());
            }
            NAME => read_only(known, member, value, place)?,
            member if READ_ONLY.contains(&member) => read_only(known, member, value, place)?,
            _ => unknown(known, member, place, READ_ONLY.iter().copied().chain([NAME, ADDRESSES]))?,
        }
    }
    if let Some(first) = check(&sent, direction).first() {
        let place = Place::argument(name).pointer_below(&first.pointer);
        return Err(Error::at(place, first.message.clone(), "correct it, because the API would refuse it")
            .coded("wrong_value"));
    }
    merged.extend(sent);
    Ok(Value::Object(merged))
}
