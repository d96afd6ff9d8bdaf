//! The schemas: how each provider writes a contact.
//!
//! A schema is one file here and one row in `src/base/schemas.rs`. Decoding reads every member that the
//! provider is known to return, and keeps the others in [`Contact::extra`](crate::contact::Contact::extra).
//! Encoding to the same schema restores the document, with all changes since.

#[cfg(feature = "providers")]
pub(crate) mod body;
pub mod canonical;
#[cfg(not(feature = "providers"))]
mod canonical_only;
#[cfg(feature = "cards")]
mod card;
#[cfg(feature = "providers")]
mod columns;
mod detect;
#[cfg(feature = "providers")]
mod engine;
#[cfg(feature = "providers")]
mod gandi;
#[cfg(feature = "providers")]
mod members;
mod misfit;
mod parse;
#[cfg(feature = "providers")]
mod parts;
mod verified;
#[cfg(feature = "xml")]
mod xml;

#[cfg(feature = "providers")]
pub use body::{Part, contacts, domain};
#[cfg(feature = "providers")]
pub(crate) use body::{is_change, is_in_change, only, parts, put_back};
#[cfg(not(feature = "providers"))]
use canonical_only as fit;
#[cfg(not(feature = "providers"))]
pub(crate) use canonical_only::{Locator, Reader};
#[cfg(feature = "providers")]
pub use columns::{Column, Headings, cell, named_separator, separator};
pub use detect::{Detected, DocumentKind, decode, detect};
pub(crate) use detect::{NEAR, SURE};
#[cfg(feature = "providers")]
pub(crate) use engine::{
    codec::{Codec, Encoded, plain, put},
    direct::Reader,
    edited::{further, ordered, says_all, source},
    fit,
    free_text::is_name,
    index::table,
    locator::Locator,
    loss::{self, Loss, Losses},
    member::{Form, Member, split_extension},
    merge, more, names, numbers,
    shape::find,
    subdivision::{named_in, short as short_subdivision},
};
#[cfg(feature = "providers")]
pub use members::SchemaMember;
#[cfg(feature = "providers")]
pub(crate) use misfit::{CONTRADICTION, is_about_value, likely, set_aside};
pub(crate) use misfit::{EXTENSION, Misfit, known, readable};
pub(crate) use parse::parse_json;
pub(crate) use parse::{TOO_LONG, not_json, text_at};
pub use parse::{parse, read};

use crate::base::Error;
use crate::base::schemas::{self, with_schemas};
#[cfg(feature = "providers")]
use crate::base::words;
#[cfg(feature = "providers")]
use crate::contact::Field;

macro_rules! modules {
    ($($module:ident $constant:ident: $name:literal, $provider:literal, $feature:literal $(, dialled_in $country:literal)?;)*) => {
        $(#[cfg(feature = $feature)] pub mod $module;)*

        $(
            #[cfg(feature = $feature)]
            #[doc = concat!("The schema `", $name, "`.")]
            pub static $constant: &Schema = &$module::SCHEMA;
        )*

        /// The providers' schemas in this build.
        pub static SCHEMAS: &[&Schema] = &[$(#[cfg(feature = $feature)] &$module::SCHEMA),*];
    };
}
with_schemas!(modules);

/// The schema `contact`: the canonical contact itself. It belongs to no provider.
pub static CONTACT: &Schema = &canonical::SCHEMA;

/// A provider's format for a contact.
#[derive(Debug)]
#[non_exhaustive]
pub struct Schema {
    /// The name that callers use: `gandi-v3`.
    pub name: &'static str,
    /// The provider of the schema: `gandi`. Its rules apply to these contacts.
    pub provider: &'static str,
    /// The title for people.
    pub title: &'static str,
    /// The code that reads and writes the documents.
    #[cfg(feature = "providers")]
    pub(crate) codec: Codec,
    /// Top-level members that no other schema has. They identify its documents.
    pub(crate) signature: &'static [&'static str],
}

/// A version of vCard that can be written.
#[cfg(feature = "providers")]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum CardVersion {
    /// 3.0 (RFC 2426).
    V3,
    /// 4.0 (RFC 6350).
    V4,
}

#[cfg(feature = "providers")]
words!(CardVersion, "version of vCard", "card_version": V3 "3.0", V4 "4.0");

impl Schema {
    /// Returns whether a document has a place for an address in ASCII, and for one in its own script.
    #[cfg(feature = "providers")]
    pub(crate) fn has_two_scripts(&self) -> bool {
        matches!(self.name, "epp" | "glauca")
    }

    /// Returns the JSON Pointers of the two addresses of a document: the contact's own, and the one in ASCII.
    #[cfg(feature = "providers")]
    pub(crate) fn addresses(&self, document: &serde_json::Value) -> Option<[String; 2]> {
        match self.name {
            #[cfg(feature = "xml")]
            "epp" => epp::addresses(document),
            _ if self.has_two_scripts() => glauca::addresses(document),
            _ => None,
        }
    }

    /// Returns whether a request of the provider may name only the members that it changes.
    #[cfg(feature = "providers")]
    pub(crate) fn has_partial_updates(&self) -> bool {
        matches!(self.name, "dnsimple" | "freebox" | "gandi-v3" | "glauca")
    }

    /// Returns the field that brings a demand for another into each request that specifies it. DNSimple: "If the organization_name is
    /// specified, then you must also include job_title", for an update too
    /// (<https://developer.dnsimple.com/v2/contacts/>, read on 2026-11-22).
    #[cfg(feature = "providers")]
    pub(crate) fn asked_with(&self, field: Field) -> Option<Field> {
        (self.name == "dnsimple" && field == Field::JOB_TITLE).then_some(Field::ORGANIZATION)
    }

    /// Returns the fields that a request must have if it names only what it changes of the owner; none if the provider has no such
    /// request.
    #[cfg(feature = "providers")]
    pub(crate) fn asked_of_owner(&self) -> &'static [Field] {
        match self.name {
            "gandi-v5" => &[Field::COUNTRY, Field::EMAIL, Field::STREET],
            _ => &[],
        }
    }
}

/// Returns every schema: [`SCHEMAS`] and the canonical one.
pub fn all() -> impl Iterator<Item = &'static Schema> {
    SCHEMAS.iter().copied().chain([&canonical::SCHEMA])
}

/// Returns the schema with the given name.
///
/// # Errors
///
/// If no schema has this name. The error gives the nearest name, or the feature that includes the schema.
pub fn named(name: &str) -> Result<&'static Schema, Error> {
    let name = schemas::built_in(name)?;
    Ok(all().find(|schema| schema.name == name).unwrap_or(&canonical::SCHEMA))
}
