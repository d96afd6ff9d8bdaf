//! The parts of a written date: digits, separators, words.

use std::borrow::Cow;

/// Converts the digits of other scripts to ASCII.
pub(super) fn ascii_digits(text: &str) -> Cow<'_, str> {
    /// The zeros of the scripts whose digits people write in dates, from Arabic to full-width.
    const ZEROS: [u16; 19] = [
        0x660, 0x6F0, 0x7C0, 0x966, 0x9E6, 0xA66, 0xAE6, 0xB66, 0xBE6, 0xC66, 0xCE6, 0xD66, 0xE50, 0xED0,
        0xF20, 0x1040, 0x17E0, 0x1810, 0xFF10,
    ];
    if text.is_ascii() {
        return Cow::Borrowed(text);
    }
    let digit = |c: char| {
        let value = |zero: &u16| (c as u32).checked_sub(u32::from(*zero)).filter(|value| *value < 10);
        ZEROS.iter().find_map(value).and_then(|value| char::from_digit(value, 10)).unwrap_or(c)
    };
    Cow::Owned(text.chars().map(digit).collect())
}

/// Returns whether a hyphen is a sign, as in `-2024-01-31`, and not between two parts.
pub(super) fn has_sign(text: &str) -> bool {
    let mut before = None;
    for c in text.chars().filter(|c| !c.is_whitespace()) {
        if is_hyphen(c) && before.is_none_or(|before: char| !before.is_alphanumeric()) {
            return true;
        }
        before = Some(c);
    }
    false
}

fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '‐'..='―' | '−' | '－')
}

/// Returns whether a character separates the parts of a date. Chinese, Japanese and Korean units do too.
pub(super) fn is_separator(c: char) -> bool {
    c.is_whitespace()
        || is_hyphen(c)
        || matches!(c, '/' | '.' | ',' | '(' | ')' | '[' | ']' | '／' | '．' | '（' | '）' | '،' | '・')
        || matches!(c, '年' | '月' | '日' | '號' | '号' | '년' | '월' | '일')
}

/// Splits a word into digits and letters, `13NOV2017`, without the ending of an ordinal number: `1st`, `2e`, `1º`.
pub(super) fn runs(word: &str) -> impl Iterator<Item = &str> {
    let mut rest = word;
    std::iter::from_fn(move || {
        let is_digit = rest.starts_with(|c: char| c.is_ascii_digit());
        let end = rest.find(|c: char| c.is_ascii_digit() != is_digit).unwrap_or(rest.len());
        let (run, after) = rest.split_at_checked(end)?;
        let ordinal = is_digit && end < 3;
        rest = if ordinal && matches!(after, "st" | "nd" | "rd" | "th" | "er" | "re" | "e" | "º" | "ª" | "°")
        {
            ""
        } else {
            after
        };
        (!run.is_empty()).then_some(run)
    })
}
