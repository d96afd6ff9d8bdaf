//! The migration from v3 to v5: from a domain with handles to a request that contains the contacts.
//!
//! Source: Gandi's "V3-V5 API Migration FAQ for Direct Customers",
//! <https://docs.gandi.net/en/rest_api/migration.html>.

use serde_json::{Map, Value};

use super::order::Order;
use super::request::{InRole, Kind, Prepared, build};
use crate::base::{Error, ErrorKind, Place, Role, escape};
use crate::contact::SortedMap;
use crate::schema::loss::says_nothing;
use crate::schema::{Loss, gandi_v3};

/// Returns the v5 request for a v3 domain specification and its contacts, which the specification names by
/// handle.
///
/// `spec` is the argument of `domain.create`: `owner`, `admin`, `bill` and `tech` as handles, `nameservers`,
/// `duration`. With `authinfo`, as in `domain.transferin.proceed`, the request is a transfer. With only
/// `admin`, `bill` and `tech`, as in `domain.contacts.set`, the request replaces these contacts. Handles,
/// passwords and other members are losses.
///
/// The order gives the domain and the options that v3 lacks: the paying organization, dry run, normalization.
///
/// # Errors
///
/// If the specification is not an object, has no owner, or names an unknown handle; the error names the
/// member. If a contact is not a Gandi v3 contact, or if two have the same handle. Also for the reasons of
/// [`super::request::create`].
///
/// ```
/// # fn main() -> Result<(), registrant::Error> {
/// use registrant::{provider::gandi_v5::{self, request::Order}, schema::parse};
/// let spec = parse(r#"{"owner": "FLN123-GANDI", "admin": "FLN123-GANDI", "duration": 1}"#)?;
/// let contact = parse(r#"{"handle": "FLN123-GANDI", "type": 0, "given": "Given", "family": "Family"}"#)?;
/// let prepared = gandi_v5::migrate(&Order::new("mydomain.net"), &spec, &[contact])?;
/// assert_eq!(prepared.request.body["owner"]["type"], "individual");
/// assert_eq!(prepared.request.body.get("admin"), None);
/// # Ok(())
/// # }
/// ```
pub fn migrate(order: &Order, spec: &Value, contacts: &[Value]) -> Result<Prepared, Error> {
    let at = |key: &str| Place::argument("spec").member(key);
    let members =
        spec.as_object().ok_or_else(|| Error::wrong_type(Place::argument("spec"), "an object", spec))?;
    let by_handle = by_handle(contacts)?;
    let mut order = Order { contacts: SortedMap::new(), ..order.clone() };
    let mut losses = Vec::new();
    for (key, value) in members {
        if let Some(role) = Role::ALL.into_iter().find(|role| role.as_str() == key) {
            if value.is_null() {
                continue;
            }
            let handle = value.as_str().ok_or_else(|| Error::wrong_type(at(key), "a handle", value))?;
            let (index, document) = numbered(contacts, by_handle.get(handle)).ok_or_else(|| {
                let reason = format!("unknown handle: not one of the {} contacts", contacts.len());
                Error::at(at(key).of_kind(ErrorKind::Handle), reason, "add its contact to `contacts`")
            })?;
            let contact = gandi_v3::SCHEMA
                .decode(document)
                .map_err(|error| error.in_argument(&format!("/contacts/{index}")))?;
            order.contacts.insert(role, contact);
            continue;
        }
        match key.as_str() {
            "duration" => {
                let years = value.as_u64().and_then(|years| u32::try_from(years).ok());
                order.duration =
                    Some(years.ok_or_else(|| Error::wrong_value(at(key), "a whole number of years from 1"))?);
            }
            "nameservers" => order.nameservers = texts(value, at(key))?,
            "authinfo" if !says_nothing(value) => {
                let code = value.as_str().ok_or_else(|| Error::wrong_type(at(key), "a string", value))?;
                order.authinfo = Some(code.to_owned());
            }
            _ if says_nothing(value) => {}
            _ => losses.push(InRole { role: None, of: Loss::extra(&format!("/{}", escape(key))) }),
        }
    }
    let is_for_new_domain =
        order.duration.is_some() || order.authinfo.is_some() || !order.nameservers.is_empty();
    let kind = match (order.contacts.contains_key(&Role::Owner), &order.authinfo) {
        (true, None) => Kind::Create,
        (true, Some(_)) => Kind::TransferIn,
        (false, _) if !is_for_new_domain && !order.contacts.is_empty() => Kind::PatchContacts,
        (false, _) => {
            return Err(Error::at(at("owner"), "expected an owner, found none", "add the owner's handle"));
        }
    };
    let mut prepared = build(kind, &order)?;
    losses.append(&mut prepared.losses);
    prepared.losses = losses;
    Ok(prepared)
}

/// Returns the index of each contact by its handle.
fn by_handle(contacts: &[Value]) -> Result<Map<String, Value>, Error> {
    let mut by_handle = Map::new();
    for (index, contact) in contacts.iter().enumerate() {
        let place = || Place::argument("contacts").element(index).member("handle");
        let Some(handle) = contact.get("handle").and_then(Value::as_str) else {
            return Err(Error::at(
                place(),
                "expected a contact with a handle, found one without",
                "add the handle that the domain names",
            ));
        };
        let other = by_handle.insert(handle.to_owned(), Value::from(index));
        if numbered(contacts, other.as_ref()).is_some_and(|(_, other)| other != contact) {
            return Err(Error::at(
                place(),
                "expected each handle once, found this one twice",
                "keep one of them",
            ));
        }
    }
    Ok(by_handle)
}

/// Returns the contact with an index, and the index.
fn numbered<'a>(contacts: &'a [Value], number: Option<&Value>) -> Option<(usize, &'a Value)> {
    let index = usize::try_from(number?.as_u64()?).ok()?;
    Some((index, contacts.get(index)?))
}

/// Returns the texts of an array.
pub(crate) fn texts(value: &Value, place: Place) -> Result<Vec<String>, Error> {
    let list =
        value.as_array().ok_or_else(|| Error::wrong_type(place.clone(), "an array of strings", value))?;
    let text = |(index, item): (usize, &Value)| {
        let text = item.as_str().map(str::to_owned);
        text.ok_or_else(|| Error::wrong_type(place.clone().element(index), "a string", item))
    };
    list.iter().enumerate().map(text).collect()
}
