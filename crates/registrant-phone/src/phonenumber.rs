//! Conversion from and to the crate `phonenumber`.

use std::error::Error;
use std::fmt;

use phonenumber::{ParseError, PhoneNumber};

use crate::{Phone, Problem, problem, read};

/// Converts the calling code, the national number and the extension. A preferred carrier is dropped.
///
/// The number may be out of use.
///
/// ```
/// use registrant_phone::Phone;
/// let number = phonenumber::parse(None, "+33 1 42 68 53 00 ext. 12")?;
/// let phone = Phone::try_from(&number)?;
/// assert_eq!(phone.epp(), "+33.142685300x12");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[cfg_attr(docsrs, doc(cfg(feature = "phonenumber")))]
impl TryFrom<&PhoneNumber> for Phone {
    type Error = Problem;

    fn try_from(number: &PhoneNumber) -> Result<Self, Problem> {
        let mut text = format!("+{}.{}", number.code().value(), number.national());
        if let Some(extension) = number.extension() {
            text = format!("{text}x{extension}");
        }
        match read(&text, None) {
            Ok((_, found)) => Ok(found.phone),
            Err(kind) => Err(problem::refusal(kind, &text, None)),
        }
    }
}

/// Converts the calling code, the national number and the extension.
///
/// The crate `phonenumber` creates a number only by parsing a text. The conversion fails if the result
/// differs.
///
/// ```
/// use phonenumber::PhoneNumber;
/// use registrant_phone::{Phone, Region};
/// let phone = Phone::read("01 42 68 53 00", Some(Region::FR)).ok_or("no number")?;
/// let number = PhoneNumber::try_from(phone)?;
/// assert_eq!(number.country().id(), Some(phonenumber::country::FR));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[cfg_attr(docsrs, doc(cfg(feature = "phonenumber")))]
impl TryFrom<Phone> for PhoneNumber {
    type Error = PhoneNumberError;

    fn try_from(phone: Phone) -> Result<Self, PhoneNumberError> {
        let mut text = phone.e164();
        if let Some(extension) = phone.extension() {
            text = format!("{text} ext. {extension}");
        }
        let number = phonenumber::parse(None, text).map_err(PhoneNumberError::Refused)?;
        let is_same = number.code().value() == phone.calling_code()
            && number.national().to_string() == phone.national_number()
            && number.extension().map(AsRef::as_ref) == phone.extension();
        if is_same { Ok(number) } else { Err(PhoneNumberError::Different) }
    }
}

/// The reason for a failed conversion to the crate `phonenumber`.
#[cfg_attr(docsrs, doc(cfg(feature = "phonenumber")))]
#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum PhoneNumberError {
    /// The crate finds no number in the digits.
    Refused(ParseError),
    /// The crate finds a different number in the digits.
    Different,
}

impl fmt::Display for PhoneNumberError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Refused(_) => f.write_str("the crate `phonenumber` refuses the number"),
            Self::Different => f.write_str("the crate `phonenumber` reads another number"),
        }
    }
}

impl Error for PhoneNumberError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            Self::Refused(error) => Some(error),
            Self::Different => None,
        }
    }
}
