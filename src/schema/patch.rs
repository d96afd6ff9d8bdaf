//! What a provider makes of a document and a patch.

use serde_json::Value;

use super::{Schema, dnsimple, freebox, gandi_v3, gandi_v5, glauca};
use crate::error::{Error, ErrorKind};

/// A provider's own way of merging a patch into a document, by the name of its schema.
type Patch = (&'static str, fn(&Value, &Value) -> Result<Value, Error>);

const PATCHES: &[Patch] = &[
    ("gandi-v3", gandi_v3::update),
    ("gandi-v5", gandi_v5::patch),
    ("dnsimple", dnsimple::patch),
    ("glauca", glauca::patch),
    ("freebox", freebox::patch),
];

/// Merges a patch into a document as the schema's provider does, and checks the result.
///
/// # Errors
///
/// Where the provider has no call that changes a document, the patch is none that it would take, or the result is
/// no document of the schema.
///
/// ```
/// # fn main() -> Result<(), registrant::Error> {
/// use registrant::schema::{self, parse};
/// let patched = schema::patch(schema::named("gandi-v3")?, &parse(r#"{"city": "Paris"}"#)?, &parse(r#"{"zip": "75001"}"#)?)?;
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
