//! Calls of `contact.create` and `contact.update`, and the answer of `contact.info`, written from a converted contact.
//!
//! Source: <https://doc.rpc.gandi.net/contact/reference.html>, read 2026-11-22.

use serde_json::{Map, Value};

use crate::base::{Error, Place, words};
use crate::check::{keep_named, lack};
use crate::provider::ConvertedBody;
use crate::provider::limits::in_every_role;
use crate::schema::body::lacking;
use crate::schema::body::xml_rpc::{Message, asked, write};
use crate::schema::gandi_v3::SCHEMA;
use crate::schema::loss::is_blank;

/// A message of Gandi's API v3 about one contact.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum ContactCall {
    /// The call of `contact.create`.
    Create,
    /// The call of `contact.update`.
    Update,
    /// The answer of `contact.info`.
    Info,
}

words!(ContactCall, "call of Gandi's", "call":
    Create "contact.create", Update "contact.update", Info "contact.info");

/// The members that only the API sets.
const READ_ONLY: [&str; 8] =
    ["handle", "id", "bu", "is_corporate", "is_resel", "reachability", "validation", "prepaid"];

/// The members that no answer has.
const SECRET: [&str; 2] = ["password", "security_question_answer"];

/// Puts the converted contact into a message. The API key of a call is empty: it is a secret of the caller's.
///
/// # Errors
///
/// If the document holds several contacts, or none.
pub(in crate::provider) fn in_message(
    mut body: ConvertedBody,
    call: ContactCall,
) -> Result<ConvertedBody, Error> {
    let [one] = body.contacts.as_mut_slice() else {
        let found = "expected one contact, found a list";
        return Err(Error::at(Place::root(), found, "pass one of its elements"));
    };
    let converted = &mut one.converted;
    let mut members: Map<String, Value> = converted.document.as_object().cloned().unwrap_or_default();
    let handle = members.get("handle").filter(|handle| !is_blank(handle)).cloned();
    let dropped: &[&str] = if call == ContactCall::Info { &SECRET } else { &READ_ONLY };
    members.retain(|name, _| !dropped.contains(&name.as_str()));
    let contact = Value::Object(members);
    let about = in_every_role();
    if call == ContactCall::Update {
        keep_named(&mut converted.violations, &SCHEMA, &contact, &SCHEMA.decode(&contact)?);
    }
    lack(&mut converted.violations, lacking(&contact, asked(call.as_str())), &SCHEMA, about);
    let place = match call {
        ContactCall::Info => "/0",
        ContactCall::Create => "/1",
        ContactCall::Update => "/2",
    };
    for pointer in converted.violations.iter_mut().filter_map(|fault| fault.pointer.as_mut()) {
        pointer.insert_str(0, place);
    }
    if call == ContactCall::Update && handle.is_none() {
        lack(&mut converted.violations, std::iter::once("handle"), &SCHEMA, about);
        // The handle is a parameter of its own.
        converted.violations.last_mut().into_iter().for_each(|fault| fault.pointer = Some("/1".to_owned()));
    }
    let key = || Value::from("");
    let of_call = |params| Message::Call { method: call.as_str().to_owned(), params };
    let message = match call {
        ContactCall::Create => of_call(vec![key(), contact]),
        ContactCall::Update => of_call(vec![key(), handle.unwrap_or_else(key), contact]),
        ContactCall::Info => Message::Answer(contact),
    };
    body.document = Value::from(write(&message));
    converted.document.clone_from(&body.document);
    Ok(body)
}
