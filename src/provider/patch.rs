//! The patches of documents, as each provider applies them.

use std::borrow::Cow;

use serde_json::{Value, json};

use super::encode::copy;
use super::{dnsimple, freebox, gandi_v3, gandi_v5, glauca, limits};
use crate::base::discreet;
use crate::base::{Code, Error, ErrorKind, Layer, Params, Role, Severity, unescape};
use crate::check::{Finding, Violation, check, refuse};
use crate::contact::{Contact, Field};
use crate::normalize::{self, FieldChange, NormalizedContact};
use crate::rules;
use crate::schema::fit::fit;
use crate::schema::{self, Misfit, SURE, Schema, is_about_value, merge};

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
    /// The changes that normalization made to the members of the patch.
    pub changes: Vec<FieldChange>,
}

discreet!(Patched { violations, changes } count { unknown });

/// Applies [`patch`], normalizes what the patch changes, and checks the resulting contact. It doesn't check other objects, such as
/// a name server.
///
/// # Errors
///
/// The same as [`patch`], except for at most 64 unknown members.
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
    let (mut named, mut unknown) = (patch.clone(), Vec::new());
    loop {
        let mut missing = Vec::new();
        match merge_checked(schema, existing, &named, &mut missing) {
            Err(error) if error.code() == "unknown_member" && unknown.len() < MOST_UNKNOWN => {
                let pointer = error.pointer().and_then(|at| at.strip_prefix("/patch")).unwrap_or_default();
                if !remove_member(&mut named, pointer) {
                    return Err(error);
                }
                unknown.push(pointer.to_owned());
            }
            patched => {
                let mut patched = patched?;
                patched.unknown.splice(0..0, unknown);
                refuse_missing(&mut patched.violations, &missing, schema);
                return Ok(patched);
            }
        }
    }
}

/// The most unknown members that the result lists. A patch with more is an error: each takes a merge of its own.
const MOST_UNKNOWN: usize = 64;

/// Removes the member at a JSON Pointer. Returns `false` if there is none.
fn remove_member(document: &mut Value, pointer: &str) -> bool {
    let Some((above, key)) = pointer.rsplit_once('/') else { return false };
    let members = document.pointer_mut(above).and_then(Value::as_object_mut);
    members.is_some_and(|members| members.shift_remove(&*unescape(key)).is_some())
}

/// Merges a patch without unknown members, and checks the result. The list gets the required members that it lacks.
fn merge_checked(
    schema: &'static Schema,
    existing: &Value,
    patch: &Value,
    missing: &mut Vec<String>,
) -> Result<Patched, Error> {
    let mut readable = Cow::Borrowed(patch);
    let merged = schema::set_aside(schema, &mut readable, |patch| {
        missing.clear();
        let merged = match schema.name {
            // A check reports an unknown type of an item, and what is missing or empty.
            "freebox" => freebox::merge_to_check(existing, patch, missing),
            "gandi-v5" => gandi_v5::patch_to_check(existing, patch, missing),
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
    let mut patched = Patched { document, violations: Vec::new(), unknown: Vec::new(), changes: Vec::new() };
    // At Gandi v5 a patch may hold one contact per role.
    let by_role = || Role::ALL.into_iter().map(Role::as_str).filter(|role| patch.get(*role).is_some());
    if schema.name == schema::FREEBOX.name && judge_item(schema, existing, patch, &mut patched)? {
        // An item is judged without its entry.
    } else if fit(schema, &patched.document) >= SURE {
        let after = patched.document.clone();
        match judge(schema, [existing, &after], patch, "", &mut patched) {
            Err(error) if error.code() != "not_a_contact" => return Err(error),
            _ => {}
        }
    } else if let Some(document) = patched.document.as_object().cloned() {
        for role in by_role() {
            if let (Some(contact), Some(patch)) = (document.get(role), patch.get(role)) {
                let before = existing.get(role).unwrap_or(&Value::Null);
                judge(schema, [before, contact], patch, &format!("/{role}"), &mut patched)?;
            }
        }
    }
    refuse(&mut patched.violations, &misfits, schema, limits::in_every_role());
    Ok(patched)
}

/// Adds the violations of required members that a patch lacks. Their pointers are in the patch.
fn refuse_missing(violations: &mut Vec<Violation>, missing: &[String], schema: &'static Schema) {
    let (id, source) = match schema.name {
        "freebox" => ("freebox.patch", "https://dev.freebox.fr/sdk/os/contacts/"),
        _ => ("gandi-v5.patch", "https://api.gandi.net/docs/domains/"),
    };
    for pointer in missing.iter().map(|pointer| pointer.strip_prefix("/patch").unwrap_or(pointer)) {
        if violations.iter().any(|known| known.pointer.as_deref() == Some(pointer)) {
            continue;
        }
        let inner = pointer.match_indices('/').map(|(at, _)| pointer.get(at..).unwrap_or_default());
        let finding = Finding {
            field: inner
                .into_iter()
                .find_map(|inner| schema.field_in(inner))
                .unwrap_or_else(|| near(pointer)),
            pointer: Some(pointer.to_owned()),
            code: Code::Missing,
            severity: Severity::Error,
            rule: (id, Layer::Provider, [source, "2026-08-22"]),
            template: "missing",
            asker: rules::title(schema.provider),
            params: Params::default(),
        };
        let (roles, language) = limits::in_every_role();
        violations.push(finding.violation(roles, language));
    }
}

/// Returns the field that the names in a pointer mean, or else the id.
fn near(pointer: &str) -> Field {
    pointer.rsplit('/').find_map(schema::likely).unwrap_or(Field::ID)
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

/// Judges a patched item of the Freebox as the only one of an entry. Returns `false` for another document.
fn judge_item(
    schema: &'static Schema,
    existing: &Value,
    patch: &Value,
    patched: &mut Patched,
) -> Result<bool, Error> {
    let Some((_, before, _)) = freebox::item_alone(existing) else { return Ok(false) };
    let Some((collection, after, at)) = freebox::item_alone(&patched.document) else { return Ok(false) };
    let entry = |item: &Value| json!({ collection: [item] });
    let after = entry(after);
    let mut whole =
        Patched { document: after.clone(), violations: Vec::new(), unknown: Vec::new(), changes: Vec::new() };
    judge(schema, [&entry(before), &after], &entry(patch), "", &mut whole)?;
    let inside = format!("/{collection}/0");
    for pointer in whole.violations.iter_mut().filter_map(|violation| violation.pointer.as_mut()) {
        *pointer = pointer.strip_prefix(&inside).map_or_else(String::new, |rest| [at, rest].concat());
    }
    // An item need not have what an entry needs. The API does not normalize items.
    whole.violations.retain(|violation| violation.pointer.as_deref().is_some_and(|at| !at.is_empty()));
    patched.violations = whole.violations;
    Ok(true)
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
    let normalized = normalize::contact(contact.clone());
    let known = faults(schema, &normalize::contact(before.clone()).contact)?;
    let found = faults(schema, &normalized.contact)?;
    mend(schema, &contact, normalized, &is_changed, at, patched);
    for mut violation in found {
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

/// Normalizes the fields that a patch changes, in the contact at a pointer of the patched document.
fn mend(
    schema: &'static Schema,
    contact: &Contact,
    NormalizedContact { contact: normal, mut changes, .. }: NormalizedContact,
    is_changed: &dyn Fn(Field) -> bool,
    at: &str,
    patched: &mut Patched,
) {
    changes.retain(|change| is_changed(change.field));
    if changes.is_empty() {
        return;
    }
    let mut mended = contact.clone();
    for change in &changes {
        mended.unset(change.field);
        copy(&mut mended, &normal, change.field);
    }
    if let Some(document) = patched.document.pointer_mut(at) {
        merge::apply(document, &schema.write(contact).document, &schema.write(&mended).document);
    }
    patched.changes.append(&mut changes);
}

/// Returns the violations of a normalized contact that no domain decides: those of the provider, and wrong values in
/// any layer. The fields that a registry requires depend on the domain.
fn faults(schema: &'static Schema, contact: &Contact) -> Result<Vec<Violation>, Error> {
    let mut found = limits(contact, schema);
    for fault in check(contact, &limits::every_role(schema))?.violations {
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
