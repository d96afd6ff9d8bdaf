//! The written forms of numbers. One mask serves to read, to check and to write a number.
//!
//! In a mask, these characters match a character of the number:
//!
//! | mask | character of the number |
//! |---|---|
//! | `#` | a digit |
//! | `$` | a digit except 0 |
//! | `9` | a digit that short numbers leave out |
//! | `@` | a letter |
//! | `a` | a letter that is written in lower case |
//! | `*` | a digit or a letter |
//! | `%` | a letter, or a sign that counts; completion adds `-` |
//! | `?` | a letter, or a sign that counts |
//! | `&` | a character that short numbers leave out at the end |
//! | upper-case letter, other digit | itself |
//!
//! The other characters are only written: `^` is the prefix; space, `.`, `-`, `/`, `(`, `)` are separators.

/// The maximum length of a number (an IBAN has 34 characters) with its prefix.
const ROOM: usize = 40;

/// The characters of a number without its separators: ASCII, except the `Ñ` of Mexico.
#[derive(Clone, Copy)]
pub(super) struct Text {
    latin1: [u8; ROOM],
    length: usize,
}

impl Text {
    pub(super) fn new() -> Self {
        Self { latin1: [0; ROOM], length: 0 }
    }

    /// Adds a character, or returns `false` if the text is full.
    pub(super) fn push(&mut self, c: u8) -> bool {
        let Some(slot) = self.latin1.get_mut(self.length) else { return false };
        *slot = c;
        self.length += 1;
        true
    }

    pub(super) fn bytes(&self) -> &[u8] {
        self.latin1.get(..self.length).unwrap_or_default()
    }

    /// Returns a prefix and the characters after it.
    pub(super) fn to_string(self, prefix: &[u8]) -> String {
        let both = [prefix, self.bytes()].concat();
        // Only a number with a non-ASCII letter is not UTF-8.
        String::from_utf8(both).unwrap_or_else(|e| e.as_bytes().iter().map(|&c| char::from(c)).collect())
    }
}

/// Returns whether a character of a mask is only written and never part of the number.
fn only_written(c: u8) -> bool {
    matches!(c, b' ' | b'.' | b'-' | b'/' | b'(' | b')' | b'^')
}

/// Returns whether a short number may leave out a character of a mask.
fn optional(c: u8) -> bool {
    matches!(c, b'9' | b'&')
}

/// Returns the characters of a mask that match characters of the number.
fn slots(form: &str) -> impl Iterator<Item = u8> + '_ {
    form.bytes().filter(|&c| !only_written(c))
}

/// Returns the minimum and maximum length of a number of this form.
#[inline(never)]
pub(super) fn lengths(form: &str) -> (usize, usize) {
    slots(form).fold((0, 0), |(least, most), c| (least + usize::from(!optional(c)), most + 1))
}

/// Returns the mask as people see it, with only three signs: `#`, `@` and `*`.
#[inline(never)]
pub(super) fn readable(form: &str, prefix: &str) -> String {
    let mut readable = String::new();
    for c in form.chars() {
        match c {
            '^' => readable.push_str(prefix),
            '9' | '$' => readable.push('#'),
            'a' | '%' | '?' => readable.push('@'),
            '&' => readable.push('*'),
            ' ' if readable.is_empty() => {}
            c => readable.push(c),
        }
    }
    readable
}

fn matches(slot: u8, c: u8) -> bool {
    match slot {
        b'#' | b'9' => c.is_ascii_digit(),
        b'$' => matches!(c, b'1'..=b'9'),
        b'@' => c.is_ascii_uppercase(),
        b'a' => c.is_ascii_alphabetic(),
        b'*' | b'&' => c.is_ascii_digit() || c.is_ascii_uppercase(),
        b'%' | b'?' => !c.is_ascii_digit(),
        literal => c == literal,
    }
}

/// Returns the number that `text` contains in this form, or `None` if it does not fit.
///
/// With `complete`, adds the fixed letters or the sign if `text` lacks all of them.
#[inline(never)]
pub(super) fn fit(form: &str, text: &[u8], complete: bool) -> Option<Text> {
    let (least, most) = lengths(form);
    let given = |slot: u8| slot.is_ascii_uppercase() || slot == b'%';
    let completing = complete && text.len() + slots(form).filter(|&slot| given(slot)).count() == most;
    if !completing && (text.len() < least || text.len() > most) {
        return None;
    }
    let mut left_out = if completing { 0 } else { most - text.len() };
    let mut rest = text.iter();
    let mut number = Text::new();
    for slot in slots(form) {
        if slot == b'9' && left_out > 0 {
            left_out -= 1;
            continue;
        }
        if completing && given(slot) {
            number.push(if slot == b'%' { b'-' } else { slot });
            continue;
        }
        let Some(&c) = rest.next() else { break };
        if !matches(slot, c) {
            return None;
        }
        number.push(if slot == b'a' { c.to_ascii_lowercase() } else { c });
    }
    Some(number)
}

/// Formats a number as its country does.
#[inline(never)]
pub(super) fn write(form: &str, number: &[u8], prefix: &str) -> String {
    let mut left_out = lengths(form).1.saturating_sub(number.len());
    let mut written = String::with_capacity(form.len() + prefix.len());
    let mut rest = number.iter();
    // Keep a separator back until a character follows, so that a short number does not end in one.
    let mut between: Option<char> = None;
    for slot in form.bytes() {
        if slot == b'^' {
            written.push_str(prefix);
        } else if only_written(slot) {
            between = Some(char::from(slot));
        } else if slot == b'9' && left_out > 0 {
            left_out -= 1;
        } else if let Some(&c) = rest.next() {
            if let Some(between) = between.take().filter(|_| !written.is_empty()) {
                written.push(between);
            }
            written.push(char::from(c));
        }
    }
    if between == Some(')') {
        written.push(')');
    }
    written
}
