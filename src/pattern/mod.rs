//! One small matcher for every pattern of the project: phone plans, postal codes, identifiers, rules.
//!
//! A pattern is compiled once, by [`compile()`], into a few bytes, and [`Pattern`] runs those bytes. Generated
//! tables hold the bytes themselves, so nothing is compiled at start-up. The language is the part of the usual
//! regular expressions that data needs: literals, `\d`, `.`, classes, groups, alternation, `?`, `*`, `+`, `{m,n}`,
//! `^` and `$`. Anything else is refused by the compiler, never misread.
//!
//! Alternatives are tried in the order in which they are written, as in Perl, Java and Rust's `regex`. The time
//! is linear in the length of the text for a given pattern: a match that backtracks too much starts again with a
//! record of what failed.

mod compile;
mod matcher;
mod op;

pub use compile::{CompileError, compile};
pub use matcher::{Groups, Pattern};
