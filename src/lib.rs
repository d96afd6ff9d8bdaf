//! Checks domain-registration contacts against each TLD's rules, and normalizes and converts them between
//! provider schemas.
//!
//! Data flows one way: a document is decoded into a [`Contact`], normalized, checked against an
//! [`Association`] into a [`Report`], and encoded again. Each step is one public function, usable alone.

#![cfg_attr(docsrs, feature(doc_cfg))]

pub mod contact;
pub mod domain;
pub mod normalize;
mod tables;
mod unicode;
pub mod violation;
