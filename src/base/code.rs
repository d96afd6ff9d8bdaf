//! The kinds of faults.

use super::words;

/// The kind of a fault: a closed list, so that a caller can branch on it and translate it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
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

words!(Code, "code", "code":
    Missing "missing",
    Unexpected "unexpected",
    InvalidFormat "invalid_format",
    UnknownValue "unknown_value",
    Mismatch "mismatch",
    TooShort "too_short",
    TooLong "too_long",
    Charset "charset",
    Checksum "checksum",
    NotEligible "not_eligible",
    Conflict "conflict",
    Unsupported "unsupported",
);
