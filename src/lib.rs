//! Checks domain-registration contacts against each TLD's rules, and normalizes and converts them between
//! provider schemas.
//!
//! Data flows one way. A document is decoded into a [`contact::Contact`] and normalized. A check against an
//! [`Association`] gives a [`Report`]. The contact can be encoded again. Each step is one public function
//! that works alone.
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
//! | find a schema by name, or detect it from a document | [`schema::named`] or a constant such as [`schema::CONTACT`]; [`schema::detect`] |
//! | read a document into a contact, or write one | [`schema::Schema::decode`], [`schema::Schema::encode`] |
//! | build a contact in code | [`contact::Contact::new`], [`with`](contact::Contact::with) |
//! | repair a contact without guessing | [`normalize::contact`] |
//! | normalize one value | [`normalize::phone`], [`normalize::country`], [`normalize::email`] and similar functions |
//! | check a company, tax or personal number | [`identifier::identifier`] |
//! | check a contact for a domain | [`check()`] |
//! | check the contacts of all roles together | [`check_order`] |
//! | find the domains that a contact is eligible for | [`check::eligible`] |
//! | find the fields that a form must have | [`check::requirements`] |
//! | list the rules of a domain with explanations | [`check::explain`] |
//! | find the public suffix of a domain | [`rules::suffix`] |
//! | add rules of your own | [`rules::RuleBook`], [`Association::rules`] |
//! | convert, patch or list documents | [`provider::convert`], [`provider::patch`], [`provider::list`] |
//! | check many documents, one per line | [`json::Checker`] |
//! | check, normalize or convert many contacts, on every core if asked | [`check::check_many`], [`normalize::normalize_many`], [`provider::convert_many`] |
//! | choose a language from an HTTP request | [`Language::from_accept_language`] |
//! | do all this with JSON values | [`json::call`] |
//!
//! Names convert both ways: `"owner".parse::<Role>()`, `Role::Owner.to_string()`, and serde's formats. A
//! failed lookup gives an [`Error`] with a stable [`code`](Error::code).
//!
//! Two kinds of failure never mix: an [`Error`] is a fault of the call, a [`Report`] is about the contact.
//! Errors, reports and `Debug` output never contain a value of a contact.
//!
//! # Features
//! These are on by default. Without them the library is smaller, and a call that needs one gives an error
//! with its name.
//! - `providers`: the schemas of Gandi, DNSimple, Glauca and Freebox; converting, updating and listing
//!   documents.
//! - `registrars`, `xml`, `cards`: the schemas of other registrars (JSON documents); of EPP and Namecheap
//!   (XML); of JSContact, jCard, vCard and RDAP.
//! - `provider-calls`: the providers' interfaces besides contacts.
//! - `spellings`: values in many spellings. Countries and subdivisions by name, dates in words, names of people, addresses in
//!   one text.
//! - `all-subdivisions`: the subdivisions of all countries, even if their addresses usually omit them.
//! - `explanations`: the sentences, reasons and sources of rules, and the operations `explain`, `eligible`, `suffixes` and
//!   `requirements_schema`.
//! - `own-rules`: the caller's own rules in the JSON contract.
//! - `languages`: messages in eight languages besides English.
//! - `toml`: the caller's own rules as TOML, in addition to JSON.
//!
//! These are off by default, and not available in WebAssembly:
//! - `parallel`: [`check::check_many`], [`normalize::normalize_many`] and [`provider::convert_many`] use every core.
//! - `celes`: conversion of [`contact::Country`] from and to the crate `celes`.
//! - `phonenumber`: conversion of [`normalize::Phone`] from and to the crate `phonenumber`.

#![cfg_attr(docsrs, feature(doc_cfg))]
#![forbid(unsafe_code)]
#![cfg_attr(
    not(feature = "providers"),
    allow(
        dead_code,
        unused_imports,
        unused_macros,
        reason = "some items are used only by the schemas of providers"
    )
)]

// Tests in `src/` and in `tests/` share files, which name the crate.
#[cfg(test)]
extern crate self as registrant;

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

/// The date of the newest fact in the built-in rules and tables, `YYYY-MM-DD`. A newer version may change a
/// verdict.
pub const DATA_VERSION: &str = rules::DATA_VERSION;

#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
