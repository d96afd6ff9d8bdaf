//! How bad a violation is.

use super::words;

/// How bad a violation is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// The registry or provider would refuse the contact.
    Error,
    /// It may, or the value is implausible.
    Warning,
}

words!(Severity, "severity", "severity": Error "error", Warning "warning");
