//! References in XML, and their escapes.

use std::borrow::Cow;

use registrant_text::short::position;

/// Returns the character of a reference, given the text between `&` and `;`. It knows XML's five entities and
/// characters by number. No other entity is known, so none can expand or read a file.
pub(super) fn character(reference: &str) -> Option<char> {
    let code = match reference {
        "lt" => return Some('<'),
        "gt" => return Some('>'),
        "amp" => return Some('&'),
        "apos" => return Some('\''),
        "quot" => return Some('"'),
        _ => reference.strip_prefix('#')?,
    };
    let (digits, radix) = code.strip_prefix('x').map_or((code, 10), |digits| (digits, 16));
    // `from_str_radix` would accept a sign.
    let number =
        digits.chars().all(|c| c.is_digit(radix)).then(|| u32::from_str_radix(digits, radix).ok())??;
    char::from_u32(number).filter(|c| is_allowed(*c))
}

/// Returns `true` if an XML 1.0 document may contain the character: <https://www.w3.org/TR/xml/#charsets>.
pub(super) fn is_allowed(c: char) -> bool {
    !matches!(c, '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}')
}

/// Escapes the markup characters of a text, and removes characters that XML cannot hold.
pub(in crate::schema) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars().filter(|c| is_allowed(*c)) {
        match c {
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            '"' => out.push_str("&quot;"),
            // A parser would read the character itself as a line feed.
            '\r' => out.push_str("&#13;"),
            _ => out.push(c),
        }
    }
    out
}

/// Returns the text of an attribute's value or a piece of text. The error is the byte offset of the first
/// unknown reference.
pub(super) fn unescape(written: &str) -> Result<Cow<'_, str>, usize> {
    if position(written.as_bytes(), b'&').is_none() {
        return Ok(Cow::Borrowed(written));
    }
    let mut out = String::with_capacity(written.len());
    let mut rest = written;
    while let Some((text, after)) = rest.split_once('&') {
        out.push_str(text);
        let at = written.len() - after.len() - 1;
        let (reference, after) = after.split_once(';').ok_or(at)?;
        out.push(character(reference).ok_or(at)?);
        rest = after;
    }
    out.push_str(rest);
    Ok(Cow::Owned(out))
}
