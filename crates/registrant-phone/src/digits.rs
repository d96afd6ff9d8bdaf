//! ASCII digits held in place.

use std::fmt;

use crate::table::ZEROS;

/// Up to `N` ASCII digits. `Debug` shows how many, not which.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Digits<const N: usize> {
    bytes: [u8; N],
    count: u8,
}

impl<const N: usize> Digits<N> {
    pub(crate) const fn new() -> Self {
        Self { bytes: [0; N], count: 0 }
    }

    /// Returns the digits of a text, which holds nothing else; `None` if there are too many.
    #[inline]
    pub(crate) fn from_ascii(text: &[u8]) -> Option<Self> {
        let mut digits = Self::new();
        digits.bytes.get_mut(..text.len())?.copy_from_slice(text);
        digits.count = u8::try_from(text.len()).ok()?;
        Some(digits)
    }

    /// Adds one digit, 0 to 9; tells if there was room.
    #[inline]
    pub(crate) fn push(&mut self, digit: u8) -> bool {
        match self.bytes.get_mut(usize::from(self.count)) {
            Some(free) => {
                *free = b'0' + digit;
                self.count += 1;
                true
            }
            None => false,
        }
    }

    #[inline]
    pub(crate) fn as_bytes(&self) -> &[u8] {
        self.bytes.get(..usize::from(self.count)).unwrap_or_default()
    }

    #[inline]
    pub(crate) fn as_str(&self) -> &str {
        // The bytes are always ASCII digits, so this never returns the default.
        std::str::from_utf8(self.as_bytes()).unwrap_or_default()
    }

    #[inline]
    pub(crate) fn len(&self) -> usize {
        usize::from(self.count)
    }

    /// Returns the digits after the first `count`.
    #[inline]
    pub(crate) fn after(&self, count: usize) -> Self {
        Self::from_ascii(self.as_bytes().get(count..).unwrap_or_default()).unwrap_or(Self::new())
    }
}

impl<const N: usize> fmt::Debug for Digits<N> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} digits", self.count)
    }
}

/// Returns the value of a decimal digit of any script.
pub(crate) fn decimal(c: char) -> Option<u8> {
    let code = u32::from(c);
    if code < 0x80 {
        return c.is_ascii_digit().then(|| c as u8 - b'0');
    }
    let zero = *ZEROS.get(ZEROS.partition_point(|zero| *zero <= code).checked_sub(1)?)?;
    u8::try_from(code - zero).ok().filter(|digit| *digit < 10)
}
