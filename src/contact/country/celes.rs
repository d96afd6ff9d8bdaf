//! Conversions from and to the countries of the crate `celes`.

use super::Country;
use crate::base::{Error, ErrorKind};

/// Converts a country by its alpha-2 code.
///
/// ```
/// use registrant::contact::Country;
/// assert_eq!(Country::from(celes::Country::france()).as_str(), "FR");
/// ```
#[cfg_attr(docsrs, doc(cfg(feature = "celes")))]
impl From<celes::Country> for Country {
    fn from(country: celes::Country) -> Self {
        match *country.alpha2.as_bytes() {
            [a, b] => Self([a.to_ascii_uppercase(), b.to_ascii_uppercase()]),
            // `celes` has no other codes. This one is not assigned.
            _ => Self(*b"ZZ"),
        }
    }
}

/// Finds the country of a code. The conversion fails if the code is not assigned.
///
/// ```
/// use registrant::contact::Country;
/// let france = celes::Country::try_from(Country::new("FR").unwrap())?;
/// assert_eq!(france.alpha3, "FRA");
/// assert!(celes::Country::try_from(Country::new("ZZ").unwrap()).is_err());
/// # Ok::<(), registrant::Error>(())
/// ```
#[cfg_attr(docsrs, doc(cfg(feature = "celes")))]
impl TryFrom<Country> for celes::Country {
    type Error = Error;

    fn try_from(country: Country) -> Result<Self, Error> {
        Self::from_alpha2(country.as_str()).map_err(|_| {
            let reason = "the crate `celes` does not know this country code";
            Error::new(ErrorKind::Argument, reason, "use an assigned ISO 3166-1 alpha-2 code")
        })
    }
}
