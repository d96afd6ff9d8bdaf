//! The kinds of faults.

use std::fmt;

use serde::{Deserialize, Serialize};

/// The kind of a fault: a closed list, so that a caller can branch on it and translate it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Code {
    /// A required value is not there.
    Missing,
    /// A value stands where none may.
    Unexpected,
    /// The value does not have the form that it must have.
    InvalidFormat,
    /// The value is not one of those that are known.
    UnknownValue,
    /// The value contradicts another one.
    Mismatch,
    /// The value is shorter than allowed.
    TooShort,
    /// The value is longer than allowed.
    TooLong,
    /// The value holds a character that is not allowed.
    Charset,
    /// The value's check digit is wrong.
    Checksum,
    /// The contact may not hold the domain in this role.
    NotEligible,
    /// Two values exclude each other.
    Conflict,
    /// The value's kind is not one that this version can check.
    Unsupported,
}

impl Code {
    /// The code as it stands in JSON: `invalid_format`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Missing => "missing",
            Self::Unexpected => "unexpected",
            Self::InvalidFormat => "invalid_format",
            Self::UnknownValue => "unknown_value",
            Self::Mismatch => "mismatch",
            Self::TooShort => "too_short",
            Self::TooLong => "too_long",
            Self::Charset => "charset",
            Self::Checksum => "checksum",
            Self::NotEligible => "not_eligible",
            Self::Conflict => "conflict",
            Self::Unsupported => "unsupported",
        }
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
