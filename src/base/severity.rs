//! How bad a violation is.

use serde::{Deserialize, Serialize};

/// How bad a violation is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// The registry or provider would refuse the contact.
    Error,
    /// It may, or the value is implausible.
    Warning,
}
