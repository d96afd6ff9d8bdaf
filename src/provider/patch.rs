//! The patches of documents, as each provider applies them.

use serde_json::Value;

use super::{dnsimple, freebox, gandi_v3, gandi_v5, glauca};
use crate::base::discreet;
use crate::base::{Code, Error, ErrorKind, Layer, Role};
use crate::check::{Violation, check};
use crate::rules::Association;
use crate::schema::SURE;
use crate::schema::Schema;
use crate::schema::fit::fit;

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
    /// The violations of limits that apply to every domain, and wrong values in any layer.
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
    let document = match schema.name {
        // A check reports an unknown type of an item.
        "freebox" => freebox::merge(existing, patch, true)?,
        _ => self::patch(schema, existing, patch)?,
    };
    let mut patched = Patched { document, violations: Vec::new(), unknown: Vec::new() };
    // At Gandi v5 a patch may hold one contact per role.
    let by_role = || Role::ALL.into_iter().map(Role::as_str).filter(|role| patch.get(*role).is_some());
    if fit(schema, &patched.document) >= SURE {
        judge(schema, &patched.document.clone(), patch, "", &mut patched)?;
    } else if let Some(document) = patched.document.as_object().cloned() {
        for role in by_role() {
            if let (Some(contact), Some(patch)) = (document.get(role), patch.get(role)) {
                judge(schema, contact, patch, &format!("/{role}"), &mut patched)?;
            }
        }
    }
    Ok(patched)
}

/// Adds the faults of the contact at a pointer of the document.
fn judge(
    schema: &'static Schema,
    document: &Value,
    patch: &Value,
    at: &str,
    patched: &mut Patched,
) -> Result<(), Error> {
    let contact = schema.decode(document)?;
    let is_of_patch = |pointer: &&String| !pointer.is_empty() && patch.pointer(pointer).is_some();
    let is_unknown = |pointer: &&String| schema.field_at(pointer).is_none();
    let unknown = contact.extra.keys().filter(is_of_patch).filter(is_unknown);
    patched.unknown.extend(unknown.map(|pointer| format!("{at}{pointer}")));
    let association = Role::ALL.into_iter().fold(Association::new("example.com"), Association::role);
    let mut found = check(&contact, &association.provider(schema.provider))?.violations;
    // The fields that a registry requires depend on the domain. A field that belongs to another object is not
    // missing here.
    found.retain(|violation| {
        let is_elsewhere = schema.is_elsewhere(&contact, violation.field);
        violation.code != Code::Missing || (violation.rule.layer == Layer::Provider && !is_elsewhere)
    });
    for mut violation in found {
        violation.pointer = violation.pointer.map(|source| format!("{at}{source}"));
        patched.violations.push(violation);
    }
    Ok(())
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
