//! What a provider makes of a document and a patch.

use serde_json::Value;

use super::{dnsimple, freebox, gandi_v3, gandi_v5, glauca};
use crate::base::discreet;
use crate::base::{Code, Error, ErrorKind, Layer, Role};
use crate::check::{Violation, check};
use crate::rules::Association;
use crate::schema::SURE;
use crate::schema::Schema;
use crate::schema::fit::fit;

/// A provider's own way of merging a patch into a document, by the name of its schema.
type Patch = (&'static str, fn(&Value, &Value) -> Result<Value, Error>);

const PATCHES: &[Patch] = &[
    ("gandi-v3", gandi_v3::update),
    ("gandi-v5", gandi_v5::patch),
    ("dnsimple", dnsimple::patch),
    ("glauca", glauca::patch),
    ("freebox", freebox::patch),
];

/// A document with a patch in it, and what there is to say about it.
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub struct Patched {
    /// The document.
    pub document: Value,
    /// What its provider would refuse in it whatever the domain, and values of any layer that are wrong.
    pub violations: Vec<Violation>,
    /// Members of the patch that the schema does not know, as JSON Pointers: they may be misspelt.
    pub unknown: Vec<String>,
}

discreet!(Patched { violations } count { unknown });

/// Applies [`patch`], and says what is wrong with the contact that comes out of it. Of an object that is no contact (a number, a name
/// server) nothing is said.
///
/// # Errors
///
/// Those of [`patch`].
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
    let document = self::patch(schema, existing, patch)?;
    let mut patched = Patched { document, violations: Vec::new(), unknown: Vec::new() };
    // At Gandi v5 a patch may hold a contact for each role.
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

/// Adds what there is to say about a contact that stands in the document at a pointer.
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
    // What a registry would miss depends on the domain, and what another object holds is not missing in this one.
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

/// Merges a patch into a document as the schema's provider does, and checks that the result is one.
///
/// # Errors
///
/// If the provider has no call that changes a document, the patch is none that it would take, or the result is
/// no document of the schema.
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
            let remedy = format!("the schemas that have one are: {}", names.join(", "));
            Err(Error::new(ErrorKind::Schema, "documents of this schema have no patch", remedy))
        }
    }
}
