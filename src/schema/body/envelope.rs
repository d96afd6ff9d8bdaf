//! The envelopes around contacts: pages of lists, answers, requests with a contact for each role.
//!
//! The forms are those of the sources of each schema. GoDaddy's `contactRegistrant` and its kind was seen in client
//! libraries on 2026-11-22. No documentation of Openprovider's, OpenSRS's and Route 53's envelopes was read.

use std::borrow::Cow;

use serde_json::Value;

use super::{Body, Part};
use crate::base::Role;
use crate::schema::detect::DocumentKind;
use crate::schema::fit::fit;
#[cfg(feature = "cards")]
use crate::schema::rdap::redaction;
use crate::schema::{NEAR, SCHEMAS, SURE, Schema, find, freebox, named};

/// An envelope: the schema, the pointer of the content, the content's members that are contacts in roles, and marks.
///
/// Marks are members that only this provider has around the content. Without roles, the content is a contact or an array of
/// contacts. A pointer may cross an array.
type Envelope = (&'static str, &'static str, &'static str, &'static str);

const ENVELOPES: &[Envelope] = &[
    ("dnsimple", "/data", "", "pagination"),
    ("openprovider", "/data/results", "", "code"),
    ("openprovider", "/results", "", "total"),
    ("openprovider", "/data", "", "code"),
    ("freebox", "/result", "", "success"),
    ("glauca", "/results", "", "count next previous"),
    ("cloudflare", "/result", "registrant_contact", "success errors messages"),
    ("cloudflare", "/result", "", "success errors messages"),
    ("gandi-v5", "", "owner registrant admin tech bill billing", "fqdn"),
    ("gandi-v5", "/contacts", "owner registrant admin tech bill billing", "fqdn"),
    ("route53", "", "RegistrantContact AdminContact TechContact BillingContact", "DomainName"),
    ("route53", "/ContactDetail", "", ""),
    ("godaddy", "", "contactRegistrant contactAdmin contactTech contactBilling", ""),
    ("opensrs", "/attributes/contact_set", "owner admin tech billing", "protocol"),
    ("opensrs", "/contact_set", "owner admin tech billing", ""),
    ("opensrs", "", "owner admin tech billing", ""),
    ("porkbun", "/contacts", "registrant admin tech billing", "status"),
    ("rdap", "/entities", "", "objectClassName"),
    ("rdap", "/entitySearchResults", "", ""),
    ("rdap-jscontact", "/entities", "", "objectClassName"),
    ("rdap-jscontact", "/entitySearchResults", "", ""),
];

/// The schemas whose codec keeps the envelope of one contact by itself.
const KEPT: [&str; 2] = ["dnsimple", "freebox"];

/// The number of contacts of a list that decide on its schema.
const ENOUGH: usize = 8;

/// Returns whether an envelope of the given schema, or of any, has its contacts below a member of this name.
pub(in crate::schema) fn is_first(name: &str, given: Option<&Schema>) -> bool {
    let mut own = ENVELOPES.iter().filter(|(of, ..)| given.is_none_or(|given| given.name == *of));
    own.any(|(_, at, roles, _)| match at.strip_prefix('/') {
        Some(at) => at.strip_prefix(name).is_some_and(|rest| rest.is_empty() || rest.starts_with('/')),
        None => roles.as_bytes().split(|byte| *byte == b' ').any(|role| role == name.as_bytes()),
    })
}

/// Opens the envelope of a document, or returns `None` if it has none.
pub(super) fn open<'a>(document: &'a Value, given: Option<&'static Schema>) -> Option<Body<'a>> {
    if let Value::Array(list) = document {
        return open_list(list, given);
    }
    let is_of_given = |of: &str| given.is_none_or(|given| given.name == of);
    let members = document.as_object()?;
    if !members.iter().any(|(name, value)| (value.is_object() || value.is_array()) && is_first(name, given)) {
        return None;
    }
    let mut best: Option<(usize, Body<'a>)> = None;
    for (name, at, roles, marks) in ENVELOPES {
        let Some(schema) = named(name).ok().filter(|_| is_of_given(name)) else { continue };
        let Some(pieces) = pieces(document, at, roles) else { continue };
        let is_one = !is_list(document, at) && roles.is_empty();
        let is_entity = || document.get("objectClassName").is_some_and(|class| class == "entity");
        if schema.name.starts_with("rdap") && is_entity() {
            continue;
        }
        // A page of a list is not a contact.
        let is_above_list = |(other, below, ..): &Envelope| {
            other == name && below.len() > at.len() && below.starts_with(at) && is_list(document, below)
        };
        if is_one && ENVELOPES.iter().any(is_above_list) {
            continue;
        }
        let marked = !marks.is_empty() && marks.split(' ').all(|mark| document.get(mark).is_some());
        // A short contact of the Freebox has the members of many schemas: only the answer around it tells whose it is.
        // Cloudflare's answers always have `errors`, too.
        let is_short = marked
            && schema.name == freebox::SCHEMA.name
            && document.get("errors").is_none()
            && !pieces.is_empty()
            && pieces.iter().all(|(_, _, piece)| freebox::has_only_own_members(piece));
        let fits = match is_short {
            true => Some(100),
            false => fits(schema, pieces.iter().map(|(_, _, piece)| *piece)),
        };
        let is_sure = |fits: usize| if is_one && fits < SURE + NEAR { 0 } else { fits };
        let score = match (fits, marked, given.is_some()) {
            (Some(fits), true, _) => fits.max(SURE) + ENOUGH,
            (Some(fits), false, true) => fits.max(SURE),
            (Some(fits), false, false) => is_sure(fits),
            // Only the marks tell whose empty list it is.
            (None, true, _) => SURE + marks.split(' ').count(),
            (None, false, _) => SURE,
        };
        if score >= SURE && best.as_ref().is_none_or(|(known, _)| score > *known) {
            let kind = match (is_one, pieces.len()) {
                (true, _) => DocumentKind::Contact,
                _ if at.is_empty() && document.get("fqdn").is_some() => DocumentKind::Request,
                _ => DocumentKind::Contacts,
            };
            let parts = pieces.into_iter().enumerate().map(|(index, (pointer, role, piece))| {
                Part::new(schema, pointer, role, whole(document, at, index, piece))
            });
            best = Some((score, Body { schema, kind, parts: Some(parts.collect()) }));
        }
    }
    let is_kept = |body: &Body<'_>| body.kind == DocumentKind::Contact && KEPT.contains(&body.schema.name);
    best.map(|(_, body)| body).filter(|body| !is_kept(body))
}

/// Returns a contact, with what the document says of it elsewhere: the redactions of an RDAP answer.
fn whole<'a>(document: &'a Value, at: &str, index: usize, piece: &'a Value) -> Cow<'a, Value> {
    #[cfg(feature = "cards")]
    if piece.get("objectClassName").is_some()
        && let Some(entity) = redaction::of_answer(document, at.trim_start_matches('/'), index, piece)
    {
        return Cow::Owned(entity);
    }
    let _ = (document, at, index);
    Cow::Borrowed(piece)
}

/// Replaces a contact in a document, without what the document says of it elsewhere.
pub(super) fn put(place: &mut Value, contact: &Value) {
    let before = std::mem::replace(place, contact.clone());
    #[cfg(feature = "cards")]
    redaction::back_to_answer(place, &before);
    let _ = before;
}

/// Opens an array of contacts.
fn open_list<'a>(list: &'a [Value], given: Option<&'static Schema>) -> Option<Body<'a>> {
    if list.is_empty() && given.is_none() || !list.iter().all(|item| item.is_object() || is_document(item)) {
        return None;
    }
    let scored = SCHEMAS.iter().filter_map(|schema| Some((fits(schema, list.iter())?, *schema)));
    let best = scored.fold(None, |best: Option<(usize, &'static Schema)>, one| match best {
        Some((score, _)) if score >= one.0 => best,
        _ => Some(one),
    });
    let schema = given.or_else(|| best.filter(|(score, _)| *score >= SURE).map(|(_, schema)| schema))?;
    let part = |(index, item)| Part::new(schema, format!("/{index}"), None, Cow::Borrowed(item));
    let parts = list.iter().enumerate().map(part);
    Some(Body { schema, kind: DocumentKind::Contacts, parts: Some(parts.collect()) })
}

/// Returns `true` for a document that is a text: XML or a vCard.
fn is_document(value: &Value) -> bool {
    value
        .as_str()
        .is_some_and(|text| text.trim_start().starts_with('<') || text.trim_start().starts_with("BEGIN:"))
}

/// Returns how well some contacts fit a schema on average, or `None` if there are no contacts.
fn fits<'a>(schema: &'static Schema, contacts: impl Iterator<Item = &'a Value>) -> Option<usize> {
    let (sum, count) = contacts
        .take(ENOUGH)
        .fold((0, 0_usize), |(sum, count), contact| (sum + fit(schema, contact), count + 1));
    sum.checked_div(count)
}

fn is_list(document: &Value, at: &str) -> bool {
    find(document, at).is_some_and(Value::is_array)
}

/// A contact with its pointer and role.
type Piece<'a> = (String, Option<Role>, &'a Value);

/// Returns the contacts at a pointer, or `None` if the document has no such content.
fn pieces<'a>(document: &'a Value, at: &str, roles: &str) -> Option<Vec<Piece<'a>>> {
    let content = find(document, at)?;
    if roles.is_empty() {
        return match content {
            Value::Array(list) if list.iter().all(Value::is_object) => {
                let piece = |(index, item)| (format!("{at}/{index}"), role_of_entity(item), item);
                // A list of registrars alone has these for contacts.
                let is_all = list.iter().all(is_of_others);
                let kept = list.iter().enumerate().filter(|(_, item)| is_all || !is_of_others(item));
                Some(kept.map(piece).collect())
            }
            Value::Object(_) => Some(vec![(at.to_owned(), None, content)]),
            _ => None,
        };
    }
    if let Value::Array(list) = content {
        // Domains, each with its contacts.
        let mut all = Vec::new();
        for (index, item) in list.iter().enumerate() {
            let inner = pieces(item, "", roles)?;
            all.extend(
                inner.into_iter().map(|(rest, role, piece)| (format!("{at}/{index}{rest}"), role, piece)),
            );
        }
        return (!all.is_empty()).then_some(all);
    }
    let members = content.as_object()?;
    let found: Vec<Piece<'a>> = members
        .iter()
        .filter(|(name, value)| value.is_object() && roles.split(' ').any(|role| role == name.as_str()))
        .map(|(name, value)| (format!("{at}/{name}"), role_named(name), value))
        .collect();
    (!found.is_empty()).then_some(found)
}

/// Returns the role in the name of a member: `AdminContact`, `contactRegistrant`.
pub(in crate::schema) fn role_named(name: &str) -> Option<Role> {
    let lower = name.to_ascii_lowercase();
    let words = [
        ("owner", Role::Owner),
        ("registrant", Role::Owner),
        ("admin", Role::Admin),
        ("tech", Role::Tech),
        ("bill", Role::Bill),
    ];
    words.into_iter().find(|(word, _)| lower.contains(word)).map(|(_, role)| role)
}

/// Returns the first role of an RDAP entity that a contact of a domain may have.
fn role_of_entity(entity: &Value) -> Option<Role> {
    entity.get("objectClassName")?;
    entity.get("roles")?.as_array()?.iter().find_map(|role| role_named(role.as_str()?))
}

/// Returns `true` for an RDAP entity with other roles only, such as the registrar's. The domain has it, but not as a contact
/// (RFC 9083, section 10.2.4).
fn is_of_others(entity: &Value) -> bool {
    let roles = entity.get("roles").and_then(Value::as_array);
    let is_entity = entity.get("objectClassName").is_some_and(|name| name == "entity");
    is_entity && roles.is_some_and(|roles| !roles.is_empty()) && role_of_entity(entity).is_none()
}
