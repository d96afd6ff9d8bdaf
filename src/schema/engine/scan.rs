//! A scanner for ordinary JSON.
//!
//! Each method returns `None` for anything unusual: a fraction, a wrong escape, deep nesting, a text that is
//! not JSON. Then [`super::parse()`] takes over, which has the right error messages. For ordinary text both
//! give the same results.

use std::borrow::Cow;

use serde_json::Value;

/// The largest number of members whose names are compared one by one.
const FEW: usize = 64;
/// The maximum nesting of an unknown member.
const DEEP: usize = 16;

pub(crate) struct Scanner<'t> {
    text: &'t str,
    at: usize,
}

/// A value other than an object or an array.
pub(crate) enum Scalar<'t> {
    Text(Cow<'t, str>),
    Other(Value),
}

impl<'t> Scanner<'t> {
    pub fn new(text: &'t str) -> Self {
        Self { text, at: 0 }
    }

    /// Returns the next byte after white space.
    fn peek(&mut self) -> Option<u8> {
        loop {
            match *self.text.as_bytes().get(self.at)? {
                b' ' | b'\t' | b'\n' | b'\r' => self.at += 1,
                byte => return Some(byte),
            }
        }
    }

    fn next(&mut self) -> Option<u8> {
        let byte = self.peek();
        self.at += 1;
        byte
    }

    fn expect(&mut self, byte: u8) -> Option<()> {
        (self.next()? == byte).then_some(())
    }

    /// Checks that only white space is left.
    pub fn end(&mut self) -> Option<()> {
        self.peek().is_none().then_some(())
    }

    /// Reads the start of an object. Returns `true` if it has members.
    pub fn object(&mut self) -> Option<bool> {
        self.start(b'{', b'}')
    }

    /// Reads the end of a member. Returns `true` if another one follows.
    pub fn more(&mut self) -> Option<bool> {
        self.follows(b'}')
    }

    /// Reads the start of an array. Returns `true` if it has items.
    pub fn list(&mut self) -> Option<bool> {
        self.start(b'[', b']')
    }

    /// Reads the end of an item. Returns `true` if another one follows.
    pub fn more_items(&mut self) -> Option<bool> {
        self.follows(b']')
    }

    fn start(&mut self, start: u8, end: u8) -> Option<bool> {
        self.expect(start)?;
        let is_empty = self.peek()? == end;
        self.at += usize::from(is_empty);
        Some(!is_empty)
    }

    fn follows(&mut self, end: u8) -> Option<bool> {
        match self.next()? {
            b',' => Some(true),
            byte => (byte == end).then_some(false),
        }
    }

    /// Reads the name of a member.
    pub fn key(&mut self) -> Option<Cow<'t, str>> {
        let key = self.string()?;
        self.expect(b':')?;
        Some(key)
    }

    /// Reads a value other than an object or an array.
    pub fn scalar(&mut self) -> Option<Scalar<'t>> {
        Some(Scalar::Other(match self.peek()? {
            b'"' => return self.string().map(Scalar::Text),
            b't' => self.word("true", Value::Bool(true))?,
            b'f' => self.word("false", Value::Bool(false))?,
            b'n' => self.word("null", Value::Null)?,
            _ => Value::from(self.number()?),
        }))
    }

    fn word(&mut self, word: &str, value: Value) -> Option<Value> {
        self.text.get(self.at..)?.starts_with(word).then_some(())?;
        self.at += word.len();
        Some(value)
    }

    /// Reads a whole number that is neither negative nor very large.
    fn number(&mut self) -> Option<u64> {
        let rest = self.text.as_bytes().get(self.at..)?;
        let count = rest.iter().take_while(|byte| byte.is_ascii_digit()).count();
        let digits = rest.get(..count)?;
        let is_plain = (1..=18).contains(&count) && (count == 1 || digits.first() != Some(&b'0'));
        if !is_plain || matches!(rest.get(count), Some(b'.' | b'e' | b'E')) {
            return None;
        }
        self.at += count;
        Some(digits.iter().fold(0, |number, digit| number * 10 + u64::from(digit - b'0')))
    }

    fn string(&mut self) -> Option<Cow<'t, str>> {
        self.expect(b'"')?;
        let plain = self.plain()?;
        let mut text = match self.past()? {
            b'"' => return Some(Cow::Borrowed(plain)),
            b'\\' => plain.to_owned(),
            _ => return None,
        };
        loop {
            text.push(self.escaped()?);
            text.push_str(self.plain()?);
            match self.past()? {
                b'"' => return Some(Cow::Owned(text)),
                b'\\' => {}
                _ => return None,
            }
        }
    }

    /// Returns the current byte and advances.
    fn past(&mut self) -> Option<u8> {
        let byte = self.text.as_bytes().get(self.at).copied();
        self.at += 1;
        byte
    }

    /// Reads the part of a string without escapes.
    fn plain(&mut self) -> Option<&'t str> {
        let from = self.at;
        self.at += length_of_plain(self.text.as_bytes().get(from..)?);
        self.text.get(from..self.at)
    }

    /// Reads an escape after its backslash, and returns its character.
    #[cold]
    fn escaped(&mut self) -> Option<char> {
        Some(match self.past()? {
            byte @ (b'"' | b'\\' | b'/') => char::from(byte),
            b'b' => '\u{8}',
            b'f' => '\u{C}',
            b'n' => '\n',
            b'r' => '\r',
            b't' => '\t',
            b'u' => {
                let first = self.unit()?;
                let second = match first {
                    0xD800..0xDC00 => {
                        (self.past()? == b'\\' && self.past()? == b'u').then_some(())?;
                        Some(self.unit()?)
                    }
                    _ => None,
                };
                char::decode_utf16(std::iter::once(first).chain(second)).next()?.ok()?
            }
            _ => return None,
        })
    }

    /// Reads the four hexadecimal digits of an escape.
    fn unit(&mut self) -> Option<u16> {
        let digits = self.text.get(self.at..)?.get(..4)?;
        self.at += 4;
        let is_number = digits.bytes().all(|byte| byte.is_ascii_hexdigit());
        is_number.then(|| u16::from_str_radix(digits, 16).ok())?
    }

    /// Returns whether an object or an array comes next.
    pub fn is_nested(&mut self) -> bool {
        matches!(self.peek(), Some(b'{' | b'['))
    }

    /// Skips an unknown value.
    pub fn pass(&mut self) -> Option<()> {
        self.pass_within(DEEP)
    }

    fn pass_within(&mut self, deep: usize) -> Option<()> {
        let inside = deep.checked_sub(1)?;
        match self.peek()? {
            b'{' => {
                let mut keys = Vec::new();
                let mut more = self.object()?;
                while more {
                    once(&mut keys, self.key()?)?;
                    self.pass_within(inside)?;
                    more = self.more()?;
                }
            }
            b'[' => {
                let mut more = self.start(b'[', b']')?;
                while more {
                    self.pass_within(inside)?;
                    more = self.follows(b']')?;
                }
            }
            _ => drop(self.scalar()?),
        }
        Some(())
    }
}

/// Refuses a name that came before.
pub(crate) fn once<'t>(known: &mut Vec<Cow<'t, str>>, key: Cow<'t, str>) -> Option<()> {
    (known.len() < FEW && !known.contains(&key)).then(|| known.push(key))
}

/// Returns the number of bytes before a quote, a backslash or a control character. It compares eight bytes at
/// a time, since most texts are short.
fn length_of_plain(bytes: &[u8]) -> usize {
    const ONES: u64 = u64::from_ne_bytes([1; 8]);
    let mut count = 0;
    for chunk in bytes.as_chunks::<8>().0 {
        let word = u64::from_le_bytes(*chunk);
        // A zero byte, or one below the limit, borrows and so sets its highest bit. The borrow may set higher
        // bytes too, but only the lowest one counts.
        let is_zero = |word: u64| word.wrapping_sub(ONES) & !word;
        let quote = is_zero(word ^ (ONES * u64::from(b'"')));
        let backslash = is_zero(word ^ (ONES * u64::from(b'\\')));
        let control = word.wrapping_sub(ONES * 0x20) & !word;
        let found = (quote | backslash | control) & (ONES << 7);
        if found != 0 {
            return count + found.trailing_zeros() as usize / 8;
        }
        count += 8;
    }
    let rest = bytes.get(count..).unwrap_or_default();
    count + rest.iter().take_while(|byte| !matches!(byte, b'"' | b'\\' | 0..0x20)).count()
}

#[cfg(test)]
mod tests {
    use super::{Scalar, Scanner};

    fn scalar(text: &str) -> Option<serde_json::Value> {
        let mut scanner = Scanner::new(text);
        let scalar = scanner.scalar()?;
        scanner.end()?;
        Some(match scalar {
            Scalar::Text(text) => text.into(),
            Scalar::Other(value) => value,
        })
    }

    #[test]
    fn what_is_taken_is_what_the_parser_takes() {
        let mut taken = 0;
        for text in [
            "null",
            "true",
            "false",
            "nul",
            "truex",
            "0",
            "00",
            "7",
            "01",
            "123456789012345678",
            "1234567890123456789",
            "1.0",
            "1e3",
            "-1",
            "-",
            "",
            " 1 ",
            "\t\"a\"\r\n",
            "\"",
            "\"a",
            "\"a\"b",
            "\"a\u{1}\"",
            "\"0123456\u{1f}\"",
            "\"01234567\u{7f}é\"",
            "\"éééé\"",
            "\"\\\"\"",
            "\"a\\\\b\\/\\b\\f\\n\\r\\tc\"",
            "\"\\u00e9\"",
            "\"\\u00E9x\"",
            "\"\\ud83d\\ude00\"",
            "\"\\ud83d\"",
            "\"\\ud83dx\"",
            "\"\\ude00\"",
            "\"\\ud83d\\u0041\"",
            "\"\\u+123\"",
            "\"\\u12\"",
            "\"\\u12é\"",
            "\"\\x\"",
            "\"\\",
            "\"\\u0000\"",
            "[]",
            "{}",
            "\u{a0}1",
        ] {
            let Some(value) = scalar(text) else { continue };
            assert_eq!(serde_json::from_str::<serde_json::Value>(text).ok(), Some(value), "{text}");
            taken += 1;
        }
        assert_eq!(taken, 16);
    }

    #[test]
    fn a_quote_is_found_wherever_it_stands() {
        for length in 0..40 {
            for (end, is_plain) in
                [("\"", true), ("\u{1f}\"", false), ("é\"", true), ("\u{80}\u{a2}\"", true)]
            {
                let text = format!("\"{}{end}", "a".repeat(length));
                assert_eq!(scalar(&text).is_some(), is_plain, "{text}");
            }
        }
    }

    #[test]
    fn what_is_not_understood_is_passed_over_as_the_parser_reads_it() {
        for (text, is_passed) in [
            ("{\"a\":[1,{\"b\":null}],\"c\":{}}", true),
            ("{\"a\":1,\"a\":2}", false),
            ("[1,]", false),
            ("{\"a\":1,}", false),
            ("{\"a\" 1}", false),
            ("[1 2]", false),
            ("{\"a\":1]", false),
            ("[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]", false),
        ] {
            let mut scanner = Scanner::new(text);
            assert_eq!(scanner.pass().and_then(|()| scanner.end()).is_some(), is_passed, "{text}");
        }
    }
}
