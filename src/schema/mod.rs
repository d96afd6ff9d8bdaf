//! Provider schemas: how each provider writes a contact down.
//!
//! A schema is one file here and one line in [`SCHEMAS`]. Decoding is liberal: it takes everything that the
//! provider is known to return, and keeps what it does not understand in [`Contact::extra`](crate::contact::Contact::extra). Encoding to the same
//! schema gives the document back, with what has been changed since.

#[cfg(not(feature = "providers"))]
mod alone;
pub mod canonical;
#[cfg(feature = "cards")]
mod card;
#[cfg(feature = "registrars")]
pub mod cloudflare;
#[cfg(feature = "providers")]
mod codec;
#[cfg(feature = "providers")]
mod convert;
mod detect;
#[cfg(feature = "providers")]
mod direct;
#[cfg(feature = "providers")]
pub mod dnsimple;
#[cfg(feature = "providers")]
mod edited;
#[cfg(feature = "xml")]
pub mod epp;
#[cfg(feature = "providers")]
mod fit;
#[cfg(feature = "providers")]
pub mod freebox;
#[cfg(feature = "providers")]
mod gandi;
#[cfg(feature = "providers")]
pub mod gandi_v3;
#[cfg(feature = "providers")]
pub mod gandi_v5;
#[cfg(feature = "providers")]
pub mod glauca;
#[cfg(feature = "registrars")]
pub mod godaddy;
#[cfg(feature = "providers")]
mod index;
#[cfg(feature = "cards")]
pub mod jcard;
#[cfg(feature = "cards")]
pub mod jscontact;
#[cfg(feature = "providers")]
mod loss;
#[cfg(feature = "providers")]
mod member;
#[cfg(feature = "providers")]
mod merge;
#[cfg(feature = "providers")]
mod mixed_up;
#[cfg(feature = "xml")]
pub mod namecheap;
#[cfg(feature = "providers")]
mod names;
#[cfg(feature = "providers")]
mod numbers;
#[cfg(feature = "providers")]
mod object;
#[cfg(feature = "registrars")]
pub mod openprovider;
#[cfg(feature = "registrars")]
pub mod opensrs;
mod parse;
#[cfg(feature = "providers")]
mod patch;
#[cfg(feature = "cards")]
pub mod rdap;
#[cfg(feature = "registrars")]
pub mod route53;
#[cfg(feature = "providers")]
mod scan;
#[cfg(feature = "providers")]
mod shape;
#[cfg(feature = "providers")]
mod subdivision;
#[cfg(feature = "providers")]
mod table;
#[cfg(feature = "cards")]
pub mod vcard;
#[cfg(feature = "xml")]
mod xml;

#[cfg(not(feature = "providers"))]
use alone as fit;
#[cfg(not(feature = "providers"))]
pub(crate) use alone::Reader;
pub(crate) use canonical::CANONICAL;
#[cfg(feature = "providers")]
pub use codec::Encoded;
#[cfg(feature = "providers")]
use codec::plain;
#[cfg(feature = "providers")]
pub(crate) use codec::{Codec, Written, put};
#[cfg(feature = "providers")]
use convert::limits;
#[cfg(feature = "providers")]
pub use convert::{Converted, convert};
pub use detect::{Detected, detect};
#[cfg(feature = "providers")]
pub(crate) use direct::Reader;
#[cfg(feature = "providers")]
pub(crate) use edited::Edited;
#[cfg(feature = "providers")]
pub(crate) use index::{Table, table};
#[cfg(feature = "providers")]
pub use loss::Loss;
#[cfg(any(feature = "registrars", feature = "xml"))]
use member::split_extension;
#[cfg(feature = "providers")]
pub(crate) use member::{Form, Member};
#[cfg(feature = "providers")]
pub(crate) use parse::not_json;
pub(crate) use parse::text_at;
pub use parse::{parse, read};
#[cfg(feature = "providers")]
pub use patch::{Patched, patch, patch_checked};

use crate::error::{Error, ErrorKind, nearest};

/// Every schema of a provider, but for those whose feature is off.
pub static SCHEMAS: &[&Schema] = &[
    #[cfg(feature = "providers")]
    &gandi_v3::SCHEMA,
    #[cfg(feature = "providers")]
    &gandi_v5::SCHEMA,
    #[cfg(feature = "providers")]
    &dnsimple::SCHEMA,
    #[cfg(feature = "providers")]
    &glauca::SCHEMA,
    #[cfg(feature = "registrars")]
    &route53::SCHEMA,
    #[cfg(feature = "registrars")]
    &godaddy::SCHEMA,
    #[cfg(feature = "registrars")]
    &cloudflare::SCHEMA,
    #[cfg(feature = "registrars")]
    &opensrs::SCHEMA,
    #[cfg(feature = "xml")]
    &epp::SCHEMA,
    #[cfg(feature = "xml")]
    &namecheap::SCHEMA,
    #[cfg(feature = "registrars")]
    &openprovider::SCHEMA,
    #[cfg(feature = "providers")]
    &freebox::SCHEMA,
    #[cfg(feature = "cards")]
    &jscontact::SCHEMA,
    #[cfg(feature = "cards")]
    &jcard::SCHEMA,
    #[cfg(feature = "cards")]
    &vcard::SCHEMA,
    #[cfg(feature = "cards")]
    &rdap::SCHEMA,
];

/// The schemas whose feature is off, with their provider and that feature.
const LEFT_OUT: &[(&str, &str, &str)] = &[
    #[cfg(not(feature = "providers"))]
    ("gandi-v3", "gandi", "providers"),
    #[cfg(not(feature = "providers"))]
    ("gandi-v5", "gandi", "providers"),
    #[cfg(not(feature = "providers"))]
    ("dnsimple", "dnsimple", "providers"),
    #[cfg(not(feature = "providers"))]
    ("glauca", "glauca", "providers"),
    #[cfg(not(feature = "providers"))]
    ("freebox", "freebox", "providers"),
    #[cfg(not(feature = "registrars"))]
    ("route53", "route53", "registrars"),
    #[cfg(not(feature = "registrars"))]
    ("godaddy", "godaddy", "registrars"),
    #[cfg(not(feature = "registrars"))]
    ("cloudflare", "cloudflare", "registrars"),
    #[cfg(not(feature = "registrars"))]
    ("opensrs", "opensrs", "registrars"),
    #[cfg(not(feature = "xml"))]
    ("epp", "epp", "xml"),
    #[cfg(not(feature = "xml"))]
    ("namecheap", "namecheap", "xml"),
    #[cfg(not(feature = "registrars"))]
    ("openprovider", "openprovider", "registrars"),
    #[cfg(not(feature = "cards"))]
    ("jscontact", "jscontact", "cards"),
    #[cfg(not(feature = "cards"))]
    ("jcard", "vcard", "cards"),
    #[cfg(not(feature = "cards"))]
    ("vcard", "vcard", "cards"),
    #[cfg(not(feature = "cards"))]
    ("rdap", "vcard", "cards"),
];

/// A provider's shape for a contact.
#[derive(Debug)]
pub struct Schema {
    /// The name by which callers ask for it: `gandi-v3`.
    pub name: &'static str,
    /// The provider whose rules apply to its contacts: `gandi`.
    pub provider: &'static str,
    /// What it is, for people.
    pub title: &'static str,
    /// How its documents are read and written.
    #[cfg(feature = "providers")]
    pub(crate) codec: Codec,
    /// Top-level members that no other schema has, which tell its documents.
    pub(crate) signature: &'static [&'static str],
}

/// Every schema: [`SCHEMAS`], and the canonical contact's.
pub fn all() -> impl Iterator<Item = &'static Schema> {
    SCHEMAS.iter().copied().chain([&canonical::SCHEMA])
}

/// The schema with this name.
///
/// # Errors
///
/// Where there is none; the error names the nearest one, or the feature that has it.
pub fn named(name: &str) -> Result<&'static Schema, Error> {
    all().find(|schema| schema.name == name).ok_or_else(|| {
        if let Some((_, _, feature)) = LEFT_OUT.iter().find(|(left_out, _, _)| *left_out == name) {
            return Error::left_out(ErrorKind::Schema, "schema", feature);
        }
        let names = || all().map(|schema| schema.name);
        let remedy = match nearest(name, names()) {
            Some(near) => format!("`{near}` may be meant"),
            None => format!("the schemas are: {}", names().collect::<Vec<_>>().join(", ")),
        };
        Error::new(ErrorKind::Schema, "no such schema is known", remedy)
    })
}

/// The providers of all schemas, those whose feature is off among them.
pub(crate) fn providers() -> impl Iterator<Item = &'static str> {
    SCHEMAS.iter().map(|schema| schema.provider).chain(LEFT_OUT.iter().map(|(_, provider, _)| *provider))
}
