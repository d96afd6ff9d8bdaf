//! The codes in the table, abbreviated as far as their context allows.

/// A code without its country, such as `IDF`: up to three capital letters and digits.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct LocalCode {
    bytes: [u8; 3],
    length: u8,
}

impl LocalCode {
    /// Makes a code from up to three characters.
    pub(super) fn of(text: &[u8]) -> Self {
        let mut code = Self::default();
        for (to, from) in code.bytes.iter_mut().zip(text) {
            *to = *from;
            code.length += 1;
        }
        code
    }

    pub(super) fn as_str(&self) -> &str {
        // The bytes were cut from a text at ASCII characters, so the default is never used.
        std::str::from_utf8(self.bytes.get(..usize::from(self.length)).unwrap_or_default())
            .unwrap_or_default()
    }

    /// Returns whether the code is this text, in either case.
    pub(super) fn is(&self, text: &str) -> bool {
        let own = self.bytes.get(..usize::from(self.length)).unwrap_or_default();
        own.eq_ignore_ascii_case(text.as_bytes())
    }

    pub(super) fn is_number(self) -> bool {
        self.bytes.iter().take(self.length.into()).all(u8::is_ascii_digit)
    }

    /// Returns the number after this one, with the same width.
    pub(super) fn next(mut self) -> Self {
        for digit in self.bytes.iter_mut().take(usize::from(self.length)).rev() {
            if *digit != b'9' {
                *digit += 1;
                break;
            }
            *digit = b'0';
        }
        self
    }

    /// Returns the code of the next line, from its abbreviated form and its names.
    pub(super) fn followed_by(self, written: &str, names: &str) -> Self {
        match written.bytes().next() {
            None => self.next(),
            Some(b'a'..=b'z') => {
                let first = names.bytes().take(1);
                let mut code = Self::default();
                for (to, from) in code.bytes.iter_mut().zip(first.chain(written.bytes())) {
                    *to = from.to_ascii_uppercase();
                    code.length += 1;
                }
                code
            }
            Some(_) => Self::of(written.as_bytes()),
        }
    }

    /// Returns the two possible beginnings of a line with this code; each is one byte longer than the code.
    /// The first is the code and a tab. The second is the code in small letters without its first letter, a
    /// tab, and that first letter.
    pub(super) fn written(self) -> ([u8; 4], [u8; 4]) {
        let [first, second, third] = self.bytes;
        let (b, c) = (second.to_ascii_lowercase(), third.to_ascii_lowercase());
        match self.length {
            1 => ([first, b'\t', 0, 0], [first, b'\t', 0, 0]),
            2 => ([first, second, b'\t', 0], [b, b'\t', first, 0]),
            _ => ([first, second, third, b'\t'], [b, c, b'\t', first]),
        }
    }
}
