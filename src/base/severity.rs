//! The severity of a violation.

use super::words;

/// The severity of a violation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// The registry or provider would refuse the contact.
    Error,
    /// The registry or provider may refuse the contact, or the value is implausible.
    Warning,
}

words!(Severity, "severity", "severity": Error "error", Warning "warning");
