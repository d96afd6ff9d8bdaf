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

/// Converts Chinese numbers before a unit to ASCII digits: `二〇二四年`, `廿五日`, `三十一号`. Those of days of the week stay.
pub(super) fn without_han_numbers(text: Cow<'_, str>) -> Cow<'_, str> {
    const DIGITS: &str = "〇一二三四五六七八九";
    let is_number = |c: char| DIGITS.contains(c) || matches!(c, '零' | '十' | '百' | '千' | '廿' | '卅');
    if !cfg!(feature = "spellings") || !text.contains(is_number) {
        return text;
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = &*text;
    while let Some(start) = rest.find(is_number) {
        let (before, from) = rest.split_at_checked(start).unwrap_or((rest, ""));
        let (run, after) =
            from.split_at_checked(from.find(|c| !is_number(c)).unwrap_or(from.len())).unwrap_or((from, ""));
        out.push_str(before);
        match after.chars().next() {
            Some('年' | '月' | '日' | '號' | '号') if run.chars().count() < 9 => {
                out.push_str(&han_number(run))
            }
            _ => out.push_str(run),
        }
        rest = after;
    }
    Cow::Owned(out + rest)
}

/// Reads digits in their places, `二〇二四`, or a number with units, `二千二十四`.
fn han_number(run: &str) -> String {
    let digit = |c: char| {
        "〇一二三四五六七八九"
            .chars()
            .position(|known| known == c || (c == '零' && known == '〇'))
            .unwrap_or(0)
    };
    if !run.contains(['十', '百', '千', '廿', '卅']) {
        return run.chars().map(|c| digit(c).to_string()).collect();
    }
    let (mut sum, mut last) = (0, None);
    for c in run.chars() {
        let unit = match c {
            '十' => 10,
            '百' => 100,
            '千' => 1000,
            '廿' => 20,
            '卅' => 30,
            _ => {
                last = Some(digit(c));
                continue;
            }
        };
        sum += last.take().unwrap_or(1) * unit;
    }
    (sum + last.unwrap_or(0)).to_string()
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
        rest = if ordinal
            && matches!(
                after,
                "st" | "nd" | "rd" | "th" | "er" | "re" | "e" | "º" | "ª" | "°" | "η" | "ο" | "de" | "ste"
            ) {
            ""
        } else {
            after
        };
        (!run.is_empty()).then_some(run)
    })
}
