//! The patches of documents, as each provider applies them.

use std::borrow::Cow;

use serde_json::Value;

use super::{dnsimple, freebox, gandi_v3, gandi_v5, glauca, limits};
use crate::base::discreet;
use crate::base::{Code, Error, ErrorKind, Role};
use crate::check::{Violation, check, refuse};
use crate::contact::{Contact, Field};
use crate::language::Language;
use crate::normalize;
use crate::rules::Association;
use crate::schema::fit::fit;
use crate::schema::{self, Misfit, SURE, Schema, is_about_value};

/// A provider's way to merge a patch into a document, with the name of its schema.
type Patch = (&'static str, fn(&Value, &Value) -> Result<Value, Error>);

const PATCHES: &[Patch] = &[
    ("gandi-v3", gandi_v3::update),
    ("gandi-v5", gandi_v5::patch),
    ("dnsimple", dnsimple::patch),
    ("glauca", glauca::patch),
    ("freebox", freebox::patch),
];

/// A patched document, with its faults.
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub struct Patched {
    /// The document.
    pub document: Value,
    /// The violations that the patch makes: those of the members that it names, and new ones, such as of a rule
    /// over two members. They are of limits that apply to every domain, and wrong values in any layer.
    pub violations: Vec<Violation>,
    /// The members of the patch that the schema doesn't know, as JSON Pointers. They may be misspelled.
    pub unknown: Vec<String>,
}

discreet!(Patched { violations } count { unknown });

/// Applies [`patch`], and checks the resulting contact. It doesn't check other objects, such as a number or a
/// name server.
///
/// # Errors
///
/// The same as [`patch`].
///
/// ```
/// # fn main() -> Result<(), registrant::Error> {
/// use registrant::{provider, schema::{self, parse}};
/// let existing = parse(r#"{"type": 0, "given": "Ann", "family": "Example", "country": "FR", "streetaddr": "1 rue"}"#)?;
/// let patched = provider::patch_checked(schema::named("gandi-v3")?, &existing, &parse(r#"{"cty": "Lyon", "country": "ZZ"}"#)?)?;
/// assert_eq!(patched.unknown, ["/cty"]);
/// assert!(patched.violations.iter().any(|violation| violation.field.name() == "country"));
/// # Ok(())
/// # }
/// ```
pub fn patch_checked(schema: &'static Schema, existing: &Value, patch: &Value) -> Result<Patched, Error> {
    let mut readable = Cow::Borrowed(patch);
    let merged = schema::set_aside(schema, &mut readable, |patch| {
        let merged = match schema.name {
            // A check reports an unknown type of an item.
            "freebox" => freebox::merge(existing, patch, true),
            // And an empty text.
            "glauca" => glauca::patch_to_check(existing, patch),
            _ => self::patch(schema, existing, patch),
        };
        merged.map_err(|error| in_patch(error, patch))
    });
    let (document, misfits) = match merged {
        // Without the value, the provider would miss it.
        Err(error) if is_about_value(&error) && !error.is_named() => {
            let pointer = error.pointer().unwrap_or_default().to_owned();
            (existing.clone(), vec![Misfit::new(schema, patch, pointer, error)])
        }
        merged => merged?,
    };
    let patch = &*readable;
    let mut patched = Patched { document, violations: Vec::new(), unknown: Vec::new() };
    // At Gandi v5 a patch may hold one contact per role.
    let by_role = || Role::ALL.into_iter().map(Role::as_str).filter(|role| patch.get(*role).is_some());
    if fit(schema, &patched.document) >= SURE {
        let after = patched.document.clone();
        judge(schema, [existing, &after], patch, "", &mut patched)?;
    } else if let Some(document) = patched.document.as_object().cloned() {
        for role in by_role() {
            if let (Some(contact), Some(patch)) = (document.get(role), patch.get(role)) {
                let before = existing.get(role).unwrap_or(&Value::Null);
                judge(schema, [before, contact], patch, &format!("/{role}"), &mut patched)?;
            }
        }
    }
    refuse(&mut patched.violations, &misfits, schema, (Role::ALL.into_iter().collect(), Language::English));
    Ok(patched)
}

/// Returns an error with its place in the patch alone, if the patch has the place.
fn in_patch(error: Error, patch: &Value) -> Error {
    let inner = error
        .pointer()
        .map(|at| if error.is_named() { at.strip_prefix("/patch").unwrap_or_default() } else { at });
    match inner.filter(|at| !at.is_empty() && patch.pointer(at).is_some()).map(str::to_owned) {
        Some(inner) if is_about_value(&error) => error.unnamed(inner),
        _ => error.in_argument("/existing"),
    }
}

/// Adds the faults that a patch makes in the contact at a pointer: those of the fields that it changes, and those
/// that the contact did not have before.
fn judge(
    schema: &'static Schema,
    [before, after]: [&Value; 2],
    patch: &Value,
    at: &str,
    patched: &mut Patched,
) -> Result<(), Error> {
    let contact = schema.decode(after)?;
    let is_of_patch = |pointer: &&String| !pointer.is_empty() && patch.pointer(pointer).is_some();
    let is_unknown = |pointer: &&String| !schema.knows(pointer);
    let unknown = contact.extra.keys().filter(is_of_patch).filter(is_unknown);
    patched.unknown.extend(unknown.map(|pointer| format!("{at}{pointer}")));
    let before = schema.decode(before).unwrap_or_default();
    let is_changed = |field: Field| {
        schema.pointers(field).iter().any(|at| patch.pointer(at).is_some())
            || (contact.text(field), contact.flag(field)) != (before.text(field), before.flag(field))
            || (field == Field::STREET && contact.street != before.street)
    };
    let known = faults(schema, &before)?;
    for mut violation in faults(schema, &contact)? {
        let is_same =
            |other: &Violation| (&other.rule.id, other.code) == (&violation.rule.id, violation.code);
        if !is_changed(violation.field) && known.iter().any(is_same) {
            continue;
        }
        violation.pointer = violation.pointer.map(|source| format!("{at}{source}"));
        patched.violations.push(violation);
    }
    Ok(())
}

/// Returns the violations of a normalized contact that no domain decides: those of the provider, and wrong values in
/// any layer. The fields that a registry requires depend on the domain.
fn faults(schema: &'static Schema, contact: &Contact) -> Result<Vec<Violation>, Error> {
    let contact = normalize::contact(contact.clone()).contact;
    let mut found = limits(&contact, schema);
    let association = Role::ALL.into_iter().fold(Association::new("example.com"), Association::role);
    for fault in check(&contact, &association.provider(schema.provider))?.violations {
        let is_same = |other: &Violation| (other.field, other.code) == (fault.field, fault.code);
        if fault.code != Code::Missing && !found.iter().any(is_same) {
            found.push(fault);
        }
    }
    found.sort_by_key(|violation| violation.field);
    Ok(found)
}

/// Merges a patch into a document as the schema's provider does, and checks the result.
///
/// # Errors
///
/// If the provider cannot change a document, if it would refuse the patch, or if the result is not a document
/// of the schema.
///
/// ```
/// # fn main() -> Result<(), registrant::Error> {
/// use registrant::{provider, schema::{self, parse}};
/// let patched = provider::patch(schema::named("gandi-v3")?, &parse(r#"{"city": "Paris"}"#)?, &parse(r#"{"zip": "75001"}"#)?)?;
/// assert_eq!(patched, parse(r#"{"city": "Paris", "zip": "75001"}"#)?);
/// # Ok(())
/// # }
/// ```
pub fn patch(schema: &Schema, existing: &Value, patch: &Value) -> Result<Value, Error> {
    match PATCHES.iter().find(|(name, _)| *name == schema.name) {
        Some((_, merge)) => merge(existing, patch),
        None => {
            let names: Vec<&str> = PATCHES.iter().map(|(name, _)| *name).collect();
            let remedy = format!("use one of: {}", names.join(", "));
            Err(Error::new(ErrorKind::Schema, "this schema has no patch", remedy))
        }
    }
}
