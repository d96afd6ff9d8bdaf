//! Checks domain-registration contacts against each TLD's rules, and normalizes and converts them between
//! provider schemas.
//!
//! Data flows one way: a document is decoded into a [`contact::Contact`], normalized, checked against an
//! [`Association`] into a [`Report`], and encoded again. Each step is one public function, usable alone.
//!
//! ```
//! # fn main() -> Result<(), registrant::Error> {
//! use registrant::{Association, Role, check, normalize, schema};
//!
//! let document = schema::parse(r#"{
//!     "type": 0, "given": "Given", "family": "Family", "email": "given@family.net", "phone": "+33123456789",
//!     "streetaddr": "my street", "city": "My City", "zip": "75000", "country": "FR"
//! }"#)?;
//! let contact = schema::named("gandi-v3")?.decode(&document)?;
//! let contact = normalize::contact(contact).contact;
//! assert_eq!(contact.phone.as_deref(), Some("+33.123456789"));
//!
//! let association = Association::new("mydomain.fr").role(Role::Owner).role(Role::Admin).provider("gandi");
//! let report = check(&contact, &association)?;
//! let missing: Vec<&str> = report.violations.iter().map(|violation| violation.field.name()).collect();
//! assert_eq!(missing, ["birth_city", "birth_date", "birth_department", "birth_country"]);
//! # Ok(())
//! # }
//! ```
//!
//! | task | function |
//! |---|---|
//! | parse the text of a document | [`schema::parse`], [`schema::read`] |
//! | find a schema by name, or tell it from a document | [`schema::named`] or a constant such as [`schema::CONTACT`]; [`schema::detect`] |
//! | read a document into a contact, or write one | [`schema::Schema::decode`], [`schema::Schema::encode`] |
//! | make a contact by hand | [`contact::Contact::new`], [`with`](contact::Contact::with) |
//! | repair a contact without guessing | [`normalize::contact`] |
//! | normalize one value | [`normalize::phone`], [`normalize::country`], [`normalize::email`] and their like |
//! | check a number of a company, a tax office, a person | [`identifier::identifier`] |
//! | check a contact for a domain | [`check()`] |
//! | check the contacts of all roles together | [`check_order`] |
//! | ask for which domains a contact will do | [`check::eligible`] |
//! | know what a form has to ask | [`check::requirements`] |
//! | list the rules of a domain, in words | [`check::explain`] |
//! | find the public suffix of a domain | [`rules::suffix`] |
//! | add rules of your own | [`rules::RuleBook`], [`Association::rules`] |
//! | convert, patch or list documents | [`provider::convert`], [`provider::patch`], [`provider::list`] |
//! | check many documents, a line each | [`json::Checker`] |
//! | take the language of an HTTP request | [`Language::from_accept_language`] |
//! | do all this with JSON values | [`json::call`] |
//!
//! Names convert both ways: `"owner".parse::<Role>()`, `Role::Owner.to_string()`, and serde's formats.
//! A lookup that fails is an [`Error`] with a stable [`code`](Error::code).
//!
//! Two kinds of failure never mix: an [`Error`] means that the call was wrong, a [`Report`] that the contact is.
//! No value of a contact stands in an error, a report or a `Debug` output.
//!
//! # Features
//! All of these are on by default; without them the library is smaller, and what is left out is refused by name.
//! - `providers`: the schemas of Gandi, DNSimple, Glauca and Freebox; converting, updating and listing documents.
//! - `registrars`, `xml`, `cards`: the schemas of other registrars, whose documents are JSON; of EPP and Namecheap; of JSContact,
//!   jCard, vCard and RDAP.
//! - `provider-calls`: more of the providers' interfaces than their contacts.
//! - `all-subdivisions`: those of countries, too, in whose addresses none is usual.
//! - `languages`: messages in eight languages beside English.
//! - `toml`: the caller's own rules as TOML, beside JSON.
//!
//! These are off by default, and not in WebAssembly:
//! - `celes`: [`contact::Country`] from and to the crate `celes`.
//! - `phonenumber`: [`normalize::Phone`] from and to the crate `phonenumber`.

#![cfg_attr(docsrs, feature(doc_cfg))]
#![forbid(unsafe_code)]
#![cfg_attr(
    not(feature = "providers"),
    allow(
        dead_code,
        unused_imports,
        unused_macros,
        reason = "what only the schemas of providers ask for stands where it belongs; with them, nothing is let through"
    )
)]

mod base;
pub mod check;
pub mod contact;
pub mod domain;
pub mod identifier;
pub mod json;
mod language;
pub mod normalize;
#[cfg(feature = "providers")]
pub mod provider;
pub mod rules;
pub mod schema;

#[cfg(all(target_arch = "wasm32", feature = "js"))]
mod wasm;
#[cfg(all(target_arch = "wasm32", feature = "js-phone", not(feature = "js")))]
mod wasm_phone;

pub use base::{
    Code, Error, ErrorKind, Layer, Operation, Param, Params, Role, Roles, Severity, Source, Values,
};
pub use check::{OrderReport, Report, RuleRef, Violation, check, check_order, heading};
pub use language::Language;
pub use rules::Association;

/// The version of the code.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");

/// The day of the newest fact in the built-in rules and tables, `YYYY-MM-DD`; a newer one may change a verdict.
pub const DATA_VERSION: &str = rules::DATA_VERSION;

#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
