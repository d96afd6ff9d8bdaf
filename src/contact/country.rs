//! ISO 3166-1 alpha-2 country codes.

#[cfg(all(feature = "celes", not(target_arch = "wasm32")))]
mod celes;

use std::fmt;

use registrant_phone::Region;

/// Two upper-case ASCII letters that stand for a country: an ISO 3166-1 alpha-2 code, or `XK` for Kosovo.
///
/// The type guarantees the shape, not that the code is assigned: [`crate::normalize::country`] decides that.
///
/// ```
/// use registrant::contact::Country;
/// let country = Country::new("FR").unwrap();
/// assert_eq!(country.as_str(), "FR");
/// assert_eq!(Country::new("fr"), None);
/// assert_eq!(Country::new("FRA"), None);
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Country([u8; 2]);

impl Country {
    /// The country whose code is exactly `code`; `None` unless that is two upper-case ASCII letters.
    pub fn new(code: &str) -> Option<Self> {
        match *code.as_bytes() {
            [a @ b'A'..=b'Z', b @ b'A'..=b'Z'] => Some(Self([a, b])),
            _ => None,
        }
    }

    pub(crate) const fn bytes(self) -> [u8; 2] {
        self.0
    }

    /// The code, two upper-case ASCII letters.
    pub fn as_str(&self) -> &str {
        // The bytes are ASCII letters by construction, so this is never the default.
        std::str::from_utf8(&self.0).unwrap_or_default()
    }
}

impl From<Region> for Country {
    fn from(region: Region) -> Self {
        Self(region.as_bytes())
    }
}

impl fmt::Display for Country {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Debug for Country {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
