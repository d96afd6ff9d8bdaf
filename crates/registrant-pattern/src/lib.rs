//! Small regular expressions: a compiler, and a matcher that runs in linear time.
//!
//! [`compile()`] turns a pattern into a few bytes, and [`Pattern`] runs them. A code generator can keep the
//! bytes in a table, so that nothing is compiled at start-up.
//!
//! ```
//! use registrant_pattern::{Pattern, compile};
//!
//! let code = compile(r"^(2A|2B|\d{2})(\d{3})$")?;
//! let pattern = Pattern::new(&code);
//! assert!(pattern.is_match("75011"));
//! assert!(!pattern.is_match("7501"));
//!
//! let groups = pattern.whole("2A004").unwrap();
//! assert_eq!(groups.get(1), Some(0..2));
//! # Ok::<(), registrant_pattern::CompileError>(())
//! ```
//!
//! # Language
//! Literals, `\d`, `.`, classes, groups, alternation, `?`, `*`, `+`, `{m,n}`, `^` and `$`. `\d` means an
//! ASCII digit. The compiler refuses anything else.
//!
//! Alternatives are tried in the order in which they are written, as in Perl, Java and the crate `regex`.
//!
//! # Time
//! Matching takes at most one step for each byte of the compiled pattern and each byte of the text. So it is linear
//! in the text. A match that backtracks too much starts again with a record of failures. The record has one bit for
//! each such step.

#![forbid(unsafe_code)]

mod compile;
mod matcher;
mod op;

pub use compile::{CompileError, compile};
pub use matcher::{Groups, Pattern};

#[cfg(test)]
mod tests;

#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
