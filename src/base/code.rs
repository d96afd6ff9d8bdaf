//! The kinds of faults.

use super::words;

/// The kind of a fault. The list is closed, so that callers can branch on a code and translate it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Code {
    /// A required value is missing.
    Missing,
    /// A value is present but must be absent.
    Unexpected,
    /// The value does not have the required form.
    InvalidFormat,
    /// The value is not in the list of known values.
    UnknownValue,
    /// The value contradicts another one.
    Mismatch,
    /// The value is shorter than allowed.
    TooShort,
    /// The value is longer than allowed.
    TooLong,
    /// The value contains a character that is not allowed.
    Charset,
    /// The value's check digit is wrong.
    Checksum,
    /// The contact may not hold the domain in this role.
    NotEligible,
    /// Two values exclude each other.
    Conflict,
    /// This version cannot check a value of this kind.
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
