//! The escapes of a vCard: of texts, of parameters, and quoted-printable.

use serde_json::Value;

use super::property::flat;
use super::text::LINE;

/// Reads the escapes of a text.
pub(super) fn unescaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut letters = text.chars();
    while let Some(c) = letters.next() {
        match c {
            '\\' => match letters.next() {
                Some('n' | 'N') => out.push('\n'),
                Some(c @ ('\\' | ',' | ';' | ':' | '"')) => out.push(c),
                Some(c) => out.extend(['\\', c]),
                None => out.push('\\'),
            },
            c => out.push(c),
        }
    }
    out
}

/// Reads the escapes of a URI. It has none by RFC 6350, but Apple's address books write `http\\://`. A URI has no backslash of its
/// own (RFC 3986, section 2).
pub(super) fn unescaped_uri(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        if c != '\\' || !matches!(rest.peek(), Some(':' | ';' | ',')) {
            out.push(c);
        }
    }
    out
}

/// Escapes a text. In version 2.1 a comma and a line end need no escape.
pub(super) fn escaped(text: &str, is_old: bool) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\r' => {}
            '\n' if !is_old => out.push_str("\\n"),
            '\\' | ';' => out.extend(['\\', c]),
            ',' if !is_old => out.push_str("\\,"),
            c => out.push(c),
        }
    }
    out
}

/// Escapes a part, which may be a list. Version 2.1 has texts instead of lists, with this separator.
pub(super) fn escaped_list(part: &Value, old: Option<&str>) -> String {
    let texts = flat(part).into_iter();
    texts.map(|text| escaped(text, old.is_some())).collect::<Vec<_>>().join(old.unwrap_or(","))
}

/// Returns a parameter's value without its quotes and the escapes of RFC 6868.
pub(super) fn unquoted(text: &str) -> String {
    let text = text.trim();
    let text = text.strip_prefix('"').and_then(|text| text.strip_suffix('"')).unwrap_or(text);
    let mut out = String::with_capacity(text.len());
    let mut letters = text.chars().peekable();
    while let Some(c) = letters.next() {
        let plain = match (c, letters.peek()) {
            ('^', Some('n')) | ('\\', Some('n' | 'N')) => '\n',
            ('^', Some('\'')) => '"',
            ('^', Some('^')) => '^',
            _ => {
                out.push(c);
                continue;
            }
        };
        letters.next();
        out.push(plain);
    }
    out
}

/// Quotes a parameter's value if it needs it, with the escapes of RFC 6868.
pub(super) fn quoted(text: &str) -> String {
    let text = text.replace('^', "^^").replace('"', "^'").replace("\r\n", "\n").replace(['\r', '\n'], "^n");
    if text.contains([',', ';', ':', ' ']) { format!("\"{text}\"") } else { text }
}

/// Quotes a parameter's value for an older version, which has no escapes in it.
pub(super) fn plainly_quoted(text: &str) -> String {
    let text = text.replace('"', "'").replace(['\r', '\n'], " ");
    if text.contains([',', ';', ':', ' ']) { format!("\"{text}\"") } else { text }
}

/// Appends a text in quoted-printable to a line, in lines of at most 76 bytes.
pub(super) fn encode_quoted_printable(text: &str, mut line: String, end: &str, out: &mut String) {
    for byte in text.replace('\n', "\r\n").bytes() {
        if line.len() >= LINE.saturating_sub(2) {
            out.extend([&line, "=", end]);
            line.clear();
        }
        match byte {
            b'!'..=b'<' | b'>'..=b'~' => line.push(char::from(byte)),
            b' ' if !line.is_empty() => line.push(' '),
            _ => line.push_str(&format!("={byte:02X}")),
        }
    }
    out.extend([&line, end]);
}

/// Decodes quoted-printable as UTF-8, or else as Latin-1.
pub(super) fn decode_quoted_printable(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let hex = |byte: &u8| char::from(*byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok());
        match (first, after) {
            (b'=', [high, low, after @ ..]) if hex(high).is_some() && hex(low).is_some() => {
                bytes.push(hex(high).unwrap_or_default() << 4 | hex(low).unwrap_or_default());
                rest = after;
            }
            _ => {
                bytes.push(*first);
                rest = after;
            }
        }
    }
    let text = String::from_utf8(bytes);
    let text = text.unwrap_or_else(|error| error.into_bytes().into_iter().map(char::from).collect());
    text.replace("\r\n", "\n")
}
