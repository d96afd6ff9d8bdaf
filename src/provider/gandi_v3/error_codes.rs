//! The error codes of Gandi's API v3: `EC_INVALIDPARAM1+!EC_STRMATCH`.
//!
//! `codes = code ('+' code)*` and `code = ['!'] 'EC_' [A-Z0-9]+`. A code names an exception or a predicate;
//! `!` means that the predicate is false. So `EC_STRTOOFEWCHARS` and `!EC_STRMATCH` are both faults. Source:
//! <https://doc.rpc.gandi.net/contact/glossary.html>.

use std::fmt;
use std::str::FromStr;

use crate::base::{Code, Error, Place};

/// The longest chain of codes, in bytes.
const LONGEST: usize = 1_024;

/// A chain of Gandi's error codes.
///
/// ```
/// use registrant::{Code, provider::gandi_v3::ErrorCodes};
/// let codes: ErrorCodes = "EC_INVALIDPARAM1+!EC_STRMATCH".parse().unwrap();
/// assert_eq!(codes.code(), Some(Code::InvalidFormat));
/// assert_eq!(codes.to_string(), "EC_INVALIDPARAM1+!EC_STRMATCH");
/// assert_eq!(ErrorCodes::of(Code::UnknownValue).to_string(), "EC_INVALIDPARAM1+!EC_ENUMIN");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ErrorCodes(pub Vec<ErrorCode>);

/// An error code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ErrorCode {
    /// `true` if the predicate is false.
    pub negated: bool,
    /// The name without `EC_`: `STRMATCH`.
    pub name: String,
}

impl FromStr for ErrorCodes {
    type Err = Error;

    /// Reads a chain of codes.
    ///
    /// # Errors
    ///
    /// If the text doesn't follow the grammar.
    fn from_str(text: &str) -> Result<Self, Error> {
        let wrong = || {
            let expected = "a chain of error codes such as `EC_INVALIDPARAM1+!EC_STRMATCH`";
            Error::wrong_value(Place::argument("codes"), expected)
        };
        if text.len() > LONGEST {
            return Err(wrong());
        }
        let read = |code: &str| {
            let (negated, code) = code.strip_prefix('!').map_or((false, code), |code| (true, code));
            let name = code.strip_prefix("EC_").filter(|name| {
                !name.is_empty()
                    && name.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit())
            });
            Some(ErrorCode { negated, name: name?.to_owned() })
        };
        text.split('+').map(read).collect::<Option<Vec<_>>>().map(Self).ok_or_else(wrong)
    }
}

impl fmt::Display for ErrorCodes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, code) in self.0.iter().enumerate() {
            let plus = if index == 0 { "" } else { "+" };
            let not = if code.negated { "!" } else { "" };
            write!(f, "{plus}{not}EC_{}", code.name)?;
        }
        Ok(())
    }
}

/// The meanings of the codes, plain (`false`) or negated (`true`). `EC_INVALIDPARAM…` only means that a
/// parameter is wrong.
const MEANINGS: &[(&str, bool, Code)] = &[
    ("STRTOOFEWCHARS", false, Code::TooShort),
    ("STRTOOFEWWORDS", false, Code::TooShort),
    ("LISTTOOFEW", false, Code::TooShort),
    ("INTLOWER", false, Code::TooShort),
    ("FLOATLOWER", false, Code::TooShort),
    ("STRTOOMANYCHARS", false, Code::TooLong),
    ("STRTOOMANYWORDS", false, Code::TooLong),
    ("LISTTOOMANY", false, Code::TooLong),
    ("INTGREATER", false, Code::TooLong),
    ("FLOATGREATER", false, Code::TooLong),
    ("STRLENCHARS", true, Code::InvalidFormat),
    ("STRLENWORDS", true, Code::InvalidFormat),
    ("STRMATCH", true, Code::InvalidFormat),
    ("MULTIPLE", true, Code::InvalidFormat),
    ("VALIDAPIKEY", true, Code::InvalidFormat),
    ("VALIDBOOL", true, Code::InvalidFormat),
    ("VALIDDATE", true, Code::InvalidFormat),
    ("VALIDTIME", true, Code::InvalidFormat),
    ("VALIDDATETIME", true, Code::InvalidFormat),
    ("VALIDDOMAIN", true, Code::InvalidFormat),
    ("VALIDPASSWORD", true, Code::InvalidFormat),
    ("VALIDSIREN", true, Code::Checksum),
    ("VALIDSIRET", true, Code::Checksum),
    ("ENUMIN", true, Code::UnknownValue),
    ("MISSINGFIELD", false, Code::Missing),
    ("MISSINGFIELDS", false, Code::Missing),
    ("MISSINGMANDATORY", false, Code::Missing),
    ("MISSINGMANDATORIES", false, Code::Missing),
    ("UNKNOWNFIELD", false, Code::Unexpected),
    ("FIELDUPDATEPOSSIBLE", true, Code::Unexpected),
    ("LISTDUPLICATE", false, Code::Conflict),
    ("OLDENOUGH", true, Code::NotEligible),
    ("FIELDEQUAL", true, Code::Mismatch),
];

impl ErrorCodes {
    /// Returns the matching code of a violation, or `None` if all codes are unknown.
    ///
    /// A missing value may also be reported as too short: Gandi has one code for both.
    pub fn code(&self) -> Option<Code> {
        let known = |code: &ErrorCode| {
            MEANINGS.iter().find(|(name, negated, _)| *name == code.name && *negated == code.negated)
        };
        if let Some((.., code)) = self.0.iter().find_map(known) {
            return Some(*code);
        }
        let has = |name: &str| self.0.iter().any(|code| !code.negated && code.name == name);
        match () {
            // In the FAQ this is the answer to an unreadable date.
            () if has("INTERNALERR2") => Some(Code::InvalidFormat),
            () if has("CANASSOCIATE") => Some(Code::NotEligible),
            () => None,
        }
    }

    /// Returns Gandi's codes for a violation, as far as there are any.
    pub fn of(code: Code) -> Self {
        let (negated, name) = match code {
            // In the FAQ this is the answer to a missing value.
            Code::Missing | Code::TooShort => (false, "STRTOOFEWCHARS"),
            Code::Unexpected | Code::TooLong => (false, "STRTOOMANYCHARS"),
            Code::InvalidFormat | Code::Charset | Code::Checksum => (true, "STRMATCH"),
            Code::UnknownValue => (true, "ENUMIN"),
            Code::Mismatch => (true, "FIELDEQUAL"),
            Code::NotEligible | Code::Conflict | Code::Unsupported => {
                return Self(vec![ErrorCode { negated: false, name: "CANASSOCIATE".to_owned() }]);
            }
        };
        let parameter = ErrorCode { negated: false, name: "INVALIDPARAM1".to_owned() };
        Self(vec![parameter, ErrorCode { negated, name: name.to_owned() }])
    }
}
