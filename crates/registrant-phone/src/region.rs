//! The regions of the numbering plans.

use std::error::Error;
use std::fmt;
use std::str::FromStr;

use crate::stock;

/// A region: two upper-case ASCII letters, usually an ISO 3166-1 alpha-2 code.
///
/// The type guarantees only the form. A region without a numbering plan doesn't help to read a number.
///
/// ```
/// use registrant_phone::Region;
/// assert_eq!(Region::new("FR"), Some(Region::FR));
/// assert_eq!("BR".parse(), Ok(Region::BR));
/// assert_eq!(Region::new("fr"), None);
/// assert_eq!(Region::FR.calling_code(), Some(33));
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Region(pub(crate) [u8; 2]);

impl Region {
    /// Returns the region of a code; `None` unless that is two upper-case ASCII letters.
    #[inline]
    pub const fn new(code: &str) -> Option<Self> {
        match *code.as_bytes() {
            [a @ b'A'..=b'Z', b @ b'A'..=b'Z'] => Some(Self([a, b])),
            _ => None,
        }
    }

    /// Returns the code, two upper-case ASCII letters.
    #[inline]
    pub fn as_str(&self) -> &str {
        // The bytes are always ASCII letters, so this never returns the default.
        std::str::from_utf8(&self.0).unwrap_or_default()
    }

    /// Returns the two letters as bytes.
    #[inline]
    pub const fn as_bytes(self) -> [u8; 2] {
        self.0
    }

    /// Returns the calling code of the region; `None` if it has no numbering plan.
    pub fn calling_code(self) -> Option<u16> {
        stock::calling_code_of(self)
    }

    /// Returns every region that has a numbering plan, by calling code.
    pub fn all() -> impl Iterator<Item = Self> {
        stock::regions()
    }
}

impl fmt::Display for Region {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Debug for Region {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for Region {
    type Err = RegionError;

    fn from_str(code: &str) -> Result<Self, RegionError> {
        Self::new(code).ok_or(RegionError(()))
    }
}

/// The error for a text that is not two upper-case ASCII letters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RegionError(());

impl fmt::Display for RegionError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("expected two upper-case letters, such as FR")
    }
}

impl Error for RegionError {}

/// Makes a constant for each region; the table lists them.
macro_rules! regions {
    ($($code:ident)*) => {
        impl $crate::Region {
            $(
                #[doc = concat!("The region `", stringify!($code), "`.")]
                pub const $code: Self = Self($crate::region::letters(stringify!($code)));
            )*
        }

        #[cfg(test)]
        pub(crate) const NAMED: &[$crate::Region] = &[$($crate::Region::$code),*];
    };
}
pub(crate) use regions;

/// Returns the first two bytes of a code.
pub(crate) const fn letters(code: &str) -> [u8; 2] {
    match code.as_bytes() {
        [a, b, ..] => [*a, *b],
        _ => *b"ZZ",
    }
}

#[cfg(test)]
mod tests {
    use super::Region;
    use crate::table::NAMED;

    #[test]
    fn every_region_with_a_plan_has_a_constant() {
        let mut all: Vec<Region> = Region::all().collect();
        all.sort();
        assert_eq!(all, NAMED);
        assert_eq!(Region::AC.as_str(), "AC");
        assert_eq!(Region::new("QQ").and_then(Region::calling_code), None);
    }
}
