//! Small tools for short texts such as names, streets and towns.
//!
//! - [`unicode`]: canonical composition and decomposition, marks, lower case. The tables take 16 KB.
//! - [`clean`]: white space and invisible characters.
//! - [`fold`]: names folded for comparison, without case, accents and punctuation.
//! - [`place`]: keys for the names of countries and subdivisions.
//! - [`person`]: keys for people's names in several spellings.
//! - [`near`]: texts with one typing error between them.
//! - [`short`]: comparing and searching texts of a few bytes.
//! - [`sorted_lines`]: binary search in a text of sorted lines.
//!
//! ```
//! use registrant_text::{clean, fold::Folded, unicode};
//!
//! assert_eq!(unicode::nfc("E\u{301}tienne"), "Étienne");
//! assert_eq!(clean::clean(" New\u{a0}\u{200b}York "), "New York");
//! assert_eq!(Folded::words_of("Côte d’Ivoire").as_str(), "cote d ivoire");
//! ```

#![forbid(unsafe_code)]

pub mod clean;
pub mod fold;
pub mod near;
pub mod person;
pub mod place;
pub mod short;
pub mod sorted_lines;
#[cfg_attr(
    all(target_arch = "wasm32", feature = "host"),
    allow(dead_code, reason = "JavaScript has some of these tables")
)]
mod table;
pub mod unicode;

#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
