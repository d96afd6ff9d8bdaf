//! The bodies of providers' requests and answers: a contact in an envelope, several contacts, an error, or another
//! object.

mod domain;
mod envelope;
mod fault;
mod object;
pub(crate) mod request;
#[cfg(feature = "xml")]
pub(crate) mod xml_rpc;

pub use domain::domain;
pub(in crate::schema) use envelope::is_first;
#[cfg(feature = "cards")]
pub(in crate::schema) use envelope::role_named;
pub(in crate::schema) use fault::is_mark;
pub(in crate::schema) use object::has_items;

use std::borrow::Cow;
use std::fmt;

use serde_json::Value;

use super::detect::DocumentKind;
use super::fit::fit;
use super::loss::is_blank;
#[cfg(feature = "xml")]
use super::namecheap;
use super::{Locator, SURE, Schema, freebox, named, put};
use crate::base::{Error, Place, Role};
use crate::contact::{Contact, Field};
use crate::rules::title;

/// One contact of a body.
#[derive(Clone)]
#[non_exhaustive]
pub struct Part<'a> {
    /// The schema of the contact.
    pub schema: &'static Schema,
    /// The JSON Pointer of the contact in the body; empty if the body is the contact.
    pub pointer: String,
    /// The role that the body gives to the contact.
    pub role: Option<Role>,
    /// The contact's own document.
    pub document: Cow<'a, Value>,
    /// `true` if the document has only what a request changes.
    pub is_change: bool,
    /// `true` if the pointer names the prefix of the contact's members, which are those of the body.
    pub(crate) is_prefix: bool,
    /// The members that the request asks for although no field holds them, such as a password.
    pub(crate) asked: &'static [&'static str],
}

impl<'a> Part<'a> {
    pub(crate) fn new(
        schema: &'static Schema,
        pointer: String,
        role: Option<Role>,
        document: Cow<'a, Value>,
    ) -> Self {
        Self { schema, pointer, role, document, is_change: false, is_prefix: false, asked: &[] }
    }

    /// Returns the part for a document that is the contact itself.
    pub(crate) fn whole(schema: &'static Schema, document: Cow<'a, Value>) -> Self {
        let is_change = is_change(schema, &document);
        Self { is_change, ..Self::new(schema, String::new(), None, document) }
    }

    /// Returns an error about the contact with its place in the body.
    pub(crate) fn placed(&self, error: Error) -> Error {
        error.under("").map_pointer(|inner| self.place(inner))
    }

    /// Returns the asked members that the contact's document lacks.
    pub(crate) fn lacking(&self) -> impl Iterator<Item = &'static str> {
        lacking(&self.document, self.asked)
    }

    /// Returns the pointer in the body for a pointer in the contact.
    pub(crate) fn place(&self, inner: &str) -> String {
        let inner = if self.is_prefix { inner.strip_prefix('/').unwrap_or(inner) } else { inner };
        [&self.pointer, inner].concat()
    }
}

/// Returns the members that a document lacks. One that says nothing is not there.
pub(crate) fn lacking(
    document: &Value,
    asked: &'static [&'static str],
) -> impl Iterator<Item = &'static str> {
    let is_there = |name: &&str| document.get(*name).is_some_and(|value| !is_blank(value));
    asked.iter().copied().filter(move |name| !is_there(name))
}

/// Returns `true` if a document that is the contact itself has only what a request changes: an `update` of EPP.
pub(crate) fn is_change(schema: &Schema, document: &Value) -> bool {
    #[cfg(feature = "xml")]
    if let (true, Some(text)) = (schema.name == super::epp::SCHEMA.name, document.as_str()) {
        return super::epp::is_update(text);
    }
    let _ = (schema, document);
    false
}

/// Returns `true` if a change says something of a field.
pub(crate) fn is_in_change(schema: &Schema, document: &Value, contact: &Contact, field: Field) -> bool {
    #[cfg(feature = "xml")]
    if let (true, Some(text)) = (schema.name == super::epp::SCHEMA.name, document.as_str()) {
        return contact.has(field) || super::epp::names(text, field);
    }
    let locator = Locator::of(contact);
    let placed = |at: &str| document.pointer(&locator.as_ref()?.member(at));
    let is_there = |at: &str| document.pointer(at).is_some() || placed(at).is_some();
    match field {
        // Only the first line can be missing.
        Field::STREET => schema.pointer(field).is_some_and(is_there),
        _ => contact.has(field) || schema.pointers(field).into_iter().any(is_there),
    }
}

impl fmt::Debug for Part<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { schema, role, .. } = self;
        f.debug_struct("Part").field("schema", &schema.name).field("role", role).finish_non_exhaustive()
    }
}

/// A recognized body.
pub(crate) struct Body<'a> {
    pub schema: &'static Schema,
    pub kind: DocumentKind,
    /// The contacts of an envelope, or `None` if the document itself is the contact.
    pub parts: Option<Vec<Part<'a>>>,
}

/// Recognizes a body that is not simply one contact. `schema` is the schema if the caller named it.
pub(crate) fn recognize<'a>(document: &'a Value, schema: Option<&'static Schema>) -> Option<Body<'a>> {
    let other = |(name, kind)| Some(Body { schema: named(name).ok()?, kind, parts: None });
    let found = other_kind(document, schema);
    #[cfg(feature = "xml")]
    if let (None, Some(body)) = (&found, by_prefix(document, schema)) {
        return Some(body);
    }
    match found {
        Some(found) => other(found),
        None => match document {
            #[cfg(feature = "xml")]
            Value::String(text) if schema.is_none_or(|schema| schema.name == "gandi-v3") => {
                xml_rpc::body(text)
            }
            _ => envelope::open(document, schema),
        },
    }
}

/// Recognizes Namecheap's parameters or answer with several roles. The pointer of a contact names its prefix.
#[cfg(feature = "xml")]
fn by_prefix<'a>(document: &'a Value, schema: Option<&'static Schema>) -> Option<Body<'a>> {
    let known = &namecheap::SCHEMA;
    if schema.is_some_and(|schema| schema.name != known.name) || fit(known, document) < SURE {
        return None;
    }
    let flats = namecheap::flats(document).ok()?;
    // The registrant alone is one contact, which the codec reads.
    if matches!(flats.as_slice(), [] | [(Role::Owner, ..)]) {
        return None;
    }
    let part = |(role, prefix, flat)| Part {
        is_prefix: document.is_object(),
        ..Part::new(known, format!("/{prefix}"), Some(role), Cow::<'a, Value>::Owned(Value::Object(flat)))
    };
    let parts = flats.into_iter().map(part).collect();
    Some(Body { schema: known, kind: DocumentKind::Contacts, parts: Some(parts) })
}

/// Returns the schema and kind of a document that holds no contact.
fn other_kind(document: &Value, schema: Option<&'static Schema>) -> Option<(&'static str, DocumentKind)> {
    match document {
        Value::Object(members) => {
            let (known, kind) = fault::of_object(members, schema)
                .map(|name| (name, DocumentKind::Error))
                .or_else(|| object::kind(members, schema.map(|schema| schema.name)))?;
            // A named schema has the same objects, or else the caller is believed.
            Some((known, kind))
                .filter(|_| kind == DocumentKind::Error || schema.is_none_or(|schema| schema.name == known))
        }
        Value::Array(list) => {
            let changes = || object::kind(list.first()?.as_object()?, schema.map(|schema| schema.name));
            let is_list = |found: &(&str, DocumentKind)| found.1 == DocumentKind::RegistrantChange;
            fault::of_list(list).map(|name| (name, DocumentKind::Error)).or_else(|| changes().filter(is_list))
        }
        #[cfg(feature = "xml")]
        Value::String(text) => fault::of_text(text),
        _ => None,
    }
}

/// Refuses a document that is known to hold no contact.
///
/// # Errors
///
/// If it is an error answer or another object.
pub(crate) fn refuse(schema: &'static Schema, document: &Value) -> Result<(), Error> {
    match other_kind(document, Some(schema)) {
        Some((name, kind)) => Err(refusal(name, kind, document)),
        None => Ok(()),
    }
}

/// Returns the only contact of a body, or `None` if the schema's codec reads the document itself.
///
/// # Errors
///
/// If the document holds no contact, or several.
pub(crate) fn only<'a>(schema: &'static Schema, document: &'a Value) -> Result<Option<Part<'a>>, Error> {
    let Some(body) = recognize(document, Some(schema)) else { return Ok(None) };
    let Some(mut parts) = body.parts else { return Err(refusal(body.schema.name, body.kind, document)) };
    if document.is_array() || fit(schema, document) >= SURE {
        return Ok(None);
    }
    let is_one = parts.len() == 1 && body.kind != DocumentKind::Contacts
        || parts.iter().any(|part| part.role.is_some());
    match parts.pop() {
        Some(part) if is_one && parts.is_empty() => Ok(Some(part)),
        last => {
            let at = last.map_or_else(String::new, |part| part.pointer);
            let at = at.rsplit_once('/').map_or("", |(above, _)| above);
            let reason = "expected one contact, found a list";
            Err(Error::at(Place::pointer(at), reason, "pass one of its elements"))
        }
    }
}

/// Returns the contacts of an envelope, or `None` if the document itself is the contact.
///
/// # Errors
///
/// If the document is known to hold no contact.
pub(crate) fn parts<'a>(
    document: &'a Value,
    schema: Option<&'static Schema>,
) -> Result<Option<Vec<Part<'a>>>, Error> {
    match recognize(document, schema) {
        Some(Body { parts: Some(parts), .. }) => Ok(Some(parts)),
        Some(body) => Err(refusal(body.schema.name, body.kind, document)),
        None => Ok(None),
    }
}

/// Makes the error for a document without a contact.
#[cold]
pub(crate) fn refusal(name: &str, kind: DocumentKind, document: &Value) -> Error {
    let provider = named(name).map_or(name, |schema| match schema.provider {
        "freebox" => "Freebox OS",
        "vcard" => "RDAP",
        provider => title(provider),
    });
    let (found, remedy) = match kind {
        DocumentKind::Error => ("an error answer", "pass a contact"),
        DocumentKind::Domain => ("a domain", "pass the contact of one of its roles"),
        DocumentKind::NameServer => ("a name server", "pass a contact"),
        DocumentKind::Order => ("an order", "pass the contact of one of its roles"),
        DocumentKind::Check => ("a check of a domain", "pass a contact"),
        DocumentKind::RegistrantChange => ("a change of registrant", "pass the contact that it names"),
        DocumentKind::Request => ("a request without a contact", "pass a contact"),
        DocumentKind::Answer | DocumentKind::Contact | DocumentKind::Contacts => {
            let reason = "expected a contact in the answer, found none";
            let remedy = "pass a contact: the list may be empty, or the contact deleted";
            return Error::at(Place::root(), reason, remedy).coded("not_a_contact");
        }
    };
    let reason = format!("expected a contact, found {found} of {provider}");
    if kind != DocumentKind::Error {
        return Error::at(Place::root(), reason, remedy).coded("not_a_contact");
    }
    let place = Place::root();
    let place = if document.get("error_code").is_some() { place.member("error_code") } else { place };
    let detail = fault::detail(document).map(|detail| format!(": {detail}")).unwrap_or_default();
    let error = Error::at(place, reason + &detail, remedy).coded("error_answer");
    match freebox::error(document).filter(|_| name == freebox::SCHEMA.name) {
        Some(known) => error.with_remedy(known.remedy()),
        None => error,
    }
}

/// Returns the contacts of a document: those of a provider's list, envelope or request, or the document itself.
///
/// A request or an answer about a domain may hold a contact for each role. Without `schema`, it detects the schema
/// first.
///
/// # Errors
///
/// If the schema is unknown or cannot be detected, or if the document is an error answer or another object without a
/// contact.
///
/// ```
/// # fn main() -> Result<(), registrant::Error> {
/// use registrant::schema::{contacts, parse};
/// let answer = parse(r#"{"data": [{"id": 1, "label": "Home"}, {"id": 2, "label": "Office"}],
///     "pagination": {"current_page": 1, "per_page": 30, "total_entries": 2, "total_pages": 1}}"#)?;
/// let contacts = contacts(&answer, None)?;
/// assert_eq!((contacts[1].schema.name, contacts[1].pointer.as_str()), ("dnsimple", "/data/1"));
/// let error = parse(r#"{"message": "Validation failed", "errors": {"city": ["can't be blank"]}}"#)?;
/// assert_eq!(registrant::schema::contacts(&error, None).unwrap_err().code(), "error_answer");
/// # Ok(())
/// # }
/// ```
pub fn contacts<'a>(document: &'a Value, schema: Option<&str>) -> Result<Vec<Part<'a>>, Error> {
    let given = schema.map(named).transpose()?;
    if let Some(parts) = parts(document, given)? {
        return Ok(parts);
    }
    let schema = match given {
        Some(schema) => schema,
        None => named(super::detect(document).map_err(|error| error.under(""))?.schema)?,
    };
    Ok(vec![Part::whole(schema, Cow::Borrowed(document))])
}

/// Returns a body with some of its contacts replaced, each at its pointer.
pub(crate) fn put_back<'p>(body: &Value, contacts: impl Iterator<Item = (&'p str, &'p Value)>) -> Value {
    #[cfg(feature = "xml")]
    if by_prefix(body, None).is_some() {
        let mut whole = body.clone();
        contacts
            .for_each(|(pointer, one)| namecheap::put_role(&mut whole, pointer.trim_start_matches('/'), one));
        return whole;
    }
    #[cfg(feature = "xml")]
    if let Value::String(text) = body {
        return xml_rpc::put_back(text, contacts);
    }
    let mut whole = body.clone();
    for (pointer, contact) in contacts {
        match whole.pointer_mut(pointer) {
            Some(place) => envelope::put(place, contact),
            None => put(&mut whole, pointer, contact.clone()),
        }
    }
    whole
}
