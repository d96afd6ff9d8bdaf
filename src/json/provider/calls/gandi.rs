//! The operations about Gandi's requests, answers and fault codes.

use serde_json::json;
use serde_json::{Map, Value};

use crate::base::{Error, Place, Role, Roles, nearest, read_day};
use crate::contact::Contact;
#[cfg(feature = "xml")]
use crate::provider::gandi_v3::Message;
use crate::provider::gandi_v3::{self, ErrorCodes, fault};
use crate::provider::gandi_v5::request::{Kind, Order, build};
use crate::provider::gandi_v5::{self, RoleContacts};

/// The members of an order, and of the options of a migration except for `domain` and `contacts`.
const MEMBERS: [&str; 10] = [
    "domain",
    "contacts",
    "schema",
    "duration",
    "authinfo",
    "nameservers",
    "sharing_id",
    "dry_run",
    "raw",
    "today",
];

/// Returns the contacts of a domain by role.
pub(super) fn contacts(document: &Value) -> Result<Value, Error> {
    let RoleContacts { contacts, missing, same_as_owner, contradictory, unknown } =
        gandi_v5::contacts(document)?;
    let names = |roles: Roles| roles.iter().map(Role::as_str).collect::<Vec<_>>();
    let contacts: Map<String, Value> =
        contacts.iter().map(|(role, contact)| (role.as_str().to_owned(), json!(contact))).collect();
    Ok(json!({
        "contacts": contacts,
        "missing": names(missing),
        "same_as_owner": names(same_as_owner),
        "contradictory": names(contradictory),
        "unknown": unknown,
    }))
}

/// Returns a request of this kind for an order.
pub(super) fn request(kind: &Value, order: &Value) -> Result<Value, Error> {
    let name = super::text(kind, "kind")?;
    let kind = Kind::ALL.into_iter().find(|kind| kind.as_str() == name).ok_or_else(|| {
        let names = || Kind::ALL.into_iter().map(Kind::as_str);
        let remedy = match nearest(name, names()) {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!("use one of: {}", names().collect::<Vec<_>>().join(", ")),
        };
        Error::at(Place::argument("kind"), "unknown kind of request", remedy).coded("unknown_name")
    })?;
    super::answer(build(kind, &read_order(order, "order")?)?)
}

/// Returns the v5 request for a v3 domain with handles.
pub(super) fn migrate(
    domain: &Value,
    spec: &Value,
    contacts: &Value,
    options: &Value,
) -> Result<Value, Error> {
    let list = contacts
        .as_array()
        .ok_or_else(|| Error::wrong_type(Place::argument("contacts"), "an array of contacts", contacts))?;
    let mut order = if options.is_null() { Order::default() } else { read_order(options, "options")? };
    super::text(domain, "domain")?.clone_into(&mut order.domain);
    super::answer(gandi_v5::migrate(&order, spec, list)?)
}

/// Reads an answer of the v5 API.
pub(super) fn errors(body: &Value, http_status: &Value) -> Result<Value, Error> {
    let status = http_status.as_u64().and_then(|status| u16::try_from(status).ok());
    let wrong = || Error::wrong_value(Place::argument("httpStatus"), "an HTTP status, such as 400");
    super::answer(gandi_v5::errors(
        body,
        status.filter(|status| (100..600).contains(status)).ok_or_else(wrong)?,
    )?)
}

/// Reads the v3 API's answer about an association.
pub(super) fn association_errors(answer: &Value) -> Result<Value, Error> {
    let verdict = gandi_v3::errors(answer)?;
    super::answer(json!({
        "accepted": verdict.is_accepted(),
        "violations": verdict.violations(),
        "refusals": verdict.errors(),
    }))
}

/// Decodes a fault of the v3 API into words.
pub(super) fn fault_in_words(code: &Value, text: &Value) -> Result<Value, Error> {
    let number = code.as_u64().and_then(|code| u32::try_from(code).ok());
    let wrong = || Error::wrong_value(Place::argument("code"), "a fault code, such as 516142");
    let text = if text.is_null() { "" } else { super::text(text, "text")? };
    super::answer(fault(number.ok_or_else(wrong)?, text)?)
}

/// Reads a chain of the v3 API's error codes, with the matching code of a violation.
pub(super) fn error_codes(text: &Value) -> Result<Value, Error> {
    let codes: ErrorCodes = super::text(text, "codes")?.parse()?;
    let list: Vec<Value> =
        codes.0.iter().map(|code| json!({"name": code.name, "negated": code.negated})).collect();
    Ok(json!({"codes": list, "code": codes.code()}))
}

fn read_order(value: &Value, argument: &str) -> Result<Order, Error> {
    let at = |key: &str| Place::argument(argument).member(key);
    let object =
        value.as_object().ok_or_else(|| Error::wrong_type(Place::argument(argument), "an object", value))?;
    let schema = object.get("schema").filter(|schema| !schema.is_null());
    let schema = schema.map_or(Ok("contact"), |name| {
        name.as_str().ok_or_else(|| Error::wrong_type(at("schema"), "a string", name))
    })?;
    let mut order = Order::default();
    for (key, value) in object.iter().filter(|(_, value)| !value.is_null()) {
        let text = || value.as_str().ok_or_else(|| Error::wrong_type(at(key), "a string", value));
        let flag = || value.as_bool().ok_or_else(|| Error::wrong_type(at(key), "a boolean", value));
        match key.as_str() {
            "domain" => text()?.clone_into(&mut order.domain),
            "contacts" => read_contacts(value, schema, &at(key), &mut order)?,
            "schema" => {}
            "duration" => {
                let years = value.as_u64().and_then(|years| u32::try_from(years).ok());
                let wrong = || Error::wrong_value(at(key), "a whole number of years from 1");
                order.duration = Some(years.ok_or_else(wrong)?);
            }
            "authinfo" => order.authinfo = Some(text()?.to_owned()),
            "nameservers" => order.nameservers = gandi_v5::texts(value, at(key))?,
            "sharing_id" => order.sharing_id = Some(text()?.to_owned()),
            "dry_run" => order.dry_run = flag()?,
            "raw" => order.raw = flag()?,
            "today" => order.today = Some(read_day(text()?, at(key))?),
            _ => return Err(Error::unknown_member(at(key), key, MEMBERS.into_iter())),
        }
    }
    Ok(order)
}

fn read_contacts(value: &Value, schema: &str, at: &Place, order: &mut Order) -> Result<(), Error> {
    let object =
        value.as_object().ok_or_else(|| Error::wrong_type(at.clone(), "an object by role", value))?;
    for (key, document) in object.iter().filter(|(_, document)| !document.is_null()) {
        let place = at.clone().member(key);
        let role = key.parse::<Role>().map_err(|_| {
            Error::unknown_member(place.clone(), key, Role::ALL.into_iter().map(Role::as_str))
        })?;
        let contact: Contact = crate::schema::decode(document, Some(schema))
            .map_err(|error| error.in_argument(place.as_str()))?;
        if order.contacts.insert(role, contact).is_some() {
            return Err(Error::at(place, "expected one contact in each role, found two", "keep one of them"));
        }
    }
    Ok(())
}

/// Runs `read` with a message of XML-RPC, or `write` with its method and parameters, its answer or its fault.
#[cfg(feature = "xml")]
pub(super) fn xml(direction: &Value, value: &Value) -> Result<Value, Error> {
    match super::text(direction, "how")? {
        "read" => {
            let text = super::text(value, "message")?;
            Ok(match gandi_v3::read_message(text).map_err(|error| error.in_argument("/message"))? {
                Message::Call { method, params } => json!({"method": method, "params": params}),
                Message::Answer(answer) => json!({"answer": answer}),
                Message::Fault { code, text } => json!({"fault": {"code": code, "text": text}}),
            })
        }
        "write" => read_message(value).map(|message| json!(gandi_v3::write_message(&message))),
        _ => Err(Error::wrong_value(Place::argument("how"), "read or write")),
    }
}

#[cfg(feature = "xml")]
fn read_message(value: &Value) -> Result<Message, Error> {
    let at = |name: &str| Place::argument("message").member(name);
    gandi_v3::check_message(value, &Place::argument("message"))?;
    if let Some(method) = value.get("method") {
        let method = method.as_str().ok_or_else(|| Error::wrong_type(at("method"), "a string", method))?;
        let params = value.get("params").unwrap_or(&Value::Null);
        let params = params.as_array().ok_or_else(|| Error::wrong_type(at("params"), "an array", params))?;
        return Ok(Message::Call { method: method.to_owned(), params: params.clone() });
    }
    if let Some(answer) = value.get("answer") {
        return Ok(Message::Answer(answer.clone()));
    }
    let fault = value.get("fault").ok_or_else(|| {
        Error::wrong_value(Place::argument("message"), "an object with method and params, answer, or fault")
    })?;
    let code = fault.get("code").and_then(Value::as_i64);
    let text = fault.get("text").and_then(Value::as_str).unwrap_or_default().to_owned();
    Ok(Message::Fault {
        code: code.ok_or_else(|| Error::wrong_value(at("fault"), "an object with code and text"))?,
        text,
    })
}
