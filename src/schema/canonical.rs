//! The canonical contact as a schema beside the providers': its document is the contact as JSON, and nothing is lost in it
//! but secrets, which are written for their own provider alone.

use super::Schema;
#[cfg(feature = "providers")]
use super::{Codec, Encoded, Loss};

/// What the canonical contact is called where a schema's name stands.
pub(crate) const CANONICAL: &str = "contact";

/// The schema `contact`. It is none of [`super::SCHEMAS`], which are providers'; [`super::all`] has it.
pub static SCHEMA: Schema = Schema {
    name: CANONICAL,
    provider: "none",
    title: "the canonical contact",
    #[cfg(feature = "providers")]
    codec: Codec::Canonical,
    signature: &[],
};

#[cfg(feature = "providers")]
pub(super) fn encode(contact: &crate::contact::Contact) -> Encoded {
    // A contact's members are texts, flags and JSON: writing them cannot fail.
    let document = serde_json::to_value(contact).unwrap_or_default();
    Encoded { document, losses: contact.secrets.keys().map(|pointer| Loss::extra(pointer)).collect() }
}
