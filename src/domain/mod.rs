//! Domain names: conversion of internationalized names to and from the ASCII form of DNS and EPP.
//!
//! This module covers the part of IDNA2008 (RFC 5891) and of non-transitional UTS #46 that contact data
//! needs. It maps case, NFC, full-width letters and ideographic full stops; `ß` and `ς` stay separate
//! letters. It encodes labels, and refuses characters that IDNA never allows: spaces, controls, symbols,
//! emoji.
//!
//! Three checks are left out, because their tables would be larger than the rest of the crate:
//!
//! - the bidi rule (RFC 5893)
//! - the IDNA2008 repertoire of each Unicode version
//! - the repertoire of each registry
//!
//! Compatibility characters other than full-width ASCII are refused, not mapped. An A-label must decode to a
//! label, but the letters of that label are not checked, since such a name already exists in the DNS.

mod punycode;
mod suffixes;

use std::borrow::Cow;

use registrant_text::clean::takes_joiner;
use registrant_text::unicode::{is_mark, nfc};

use crate::base::{Change, Code, Outcome, Problem, remove_invisible, trim};

pub(crate) use suffixes::{SUFFIXES, listed};

/// The maximum length of a label, in octets of its ASCII form (RFC 1035 section 2.3.4).
pub const MAX_LABEL: usize = 63;

/// The maximum length of a name, in octets of its ASCII form without the final dot (RFC 1035 section 2.3.4).
pub const MAX_NAME: usize = 253;

/// The maximum length of an input, in bytes: [`MAX_NAME`] code points of four bytes, decomposed.
const MAX_INPUT: usize = 4_096;

const ACE_PREFIX: &str = "xn--";

/// Returns a domain name in the form of DNS and EPP: lower-case ASCII, without a final dot.
///
/// A name that already has this form is returned without allocating. A single label is a valid domain name.
///
/// # Errors
/// - [`Code::Missing`] for an empty name
/// - [`Code::TooLong`] for a label over [`MAX_LABEL`] octets or a name over [`MAX_NAME`] octets
/// - [`Code::Charset`] for a character that domain names may not contain
/// - [`Code::InvalidFormat`] for an empty label, a hyphen at the end of a label, or an A-label that does not
///   decode
///
/// ```
/// use registrant::domain::to_ascii;
/// assert_eq!(to_ascii("Bücher.example.").value.as_deref(), Some("xn--bcher-kva.example"));
/// assert_eq!(to_ascii("straße.de").value.as_deref(), Some("xn--strae-oqa.de"));
/// assert_eq!(to_ascii("a b.com").problem.unwrap().reason, "domain.character");
/// ```
pub fn to_ascii(domain: &str) -> Outcome<Cow<'_, str>> {
    if is_plain(domain) {
        return Outcome::valid(Cow::Borrowed(domain), Vec::new());
    }
    if domain.len() > MAX_INPUT {
        return Outcome::refused(too_long("domain.too_long", MAX_NAME));
    }
    if domain.trim().chars().any(turns_or_controls) {
        return Outcome::refused(Problem::new(Code::Charset, "domain.character"));
    }
    let mut changes = Vec::new();
    let name = trim(remove_invisible(domain, &mut changes), &mut changes);
    let mapped = map(&name);
    let dotless = mapped.strip_suffix('.').unwrap_or(&mapped);
    if dotless.is_empty() {
        return Outcome::refused(Problem::new(Code::Missing, "domain.empty"));
    }
    let mut ascii = String::with_capacity(dotless.len());
    for label in dotless.split('.') {
        if !ascii.is_empty() {
            ascii.push('.');
        }
        if let Err(problem) = push_label(&mut ascii, label) {
            return Outcome::refused(problem);
        }
    }
    if ascii.len() > MAX_NAME {
        return Outcome::refused(too_long("domain.too_long", MAX_NAME));
    }
    if dotless.len() < mapped.len() {
        changes.push(Change::new("trailing_dot_removed", mapped.as_str(), dotless));
    }
    if !dotless.is_ascii() || !name.is_ascii() {
        changes.push(Change::new("domain_to_ascii", &*name, ascii.as_str()));
    } else if *name != mapped {
        changes.push(Change::new("case", &*name, mapped.as_str()));
    }
    Outcome::valid(Cow::Owned(ascii), changes)
}

/// Returns a domain name in its readable form: every valid A-label is decoded, everything else is unchanged.
///
/// Use the result for display only. It may contain letters that look like others.
///
/// ```
/// use registrant::domain::to_unicode;
/// assert_eq!(to_unicode("xn--bcher-kva.example"), "bücher.example");
/// assert_eq!(to_unicode("example.com"), "example.com");
/// ```
pub fn to_unicode(domain: &str) -> Cow<'_, str> {
    if domain.len() > MAX_INPUT || !domain.split('.').any(|label| u_label(label).is_some()) {
        return Cow::Borrowed(domain);
    }
    let mut unicode = String::with_capacity(domain.len());
    for (index, label) in domain.split('.').enumerate() {
        if index > 0 {
            unicode.push('.');
        }
        match u_label(label) {
            Some(decoded) => unicode.push_str(&decoded),
            None => unicode.push_str(label),
        }
    }
    Cow::Owned(unicode)
}

/// Returns whether [`to_ascii`] would leave `domain` unchanged and no label looks like an A-label.
pub(crate) fn is_plain(domain: &str) -> bool {
    let (mut before, mut label) = (b'.', 0);
    for byte in domain.bytes() {
        match byte {
            b'a'..=b'z' | b'0'..=b'9' => label += 1,
            b'-' if before != b'.' && !(before == b'-' && label == 3) => label += 1,
            b'.' if ends_label(before, label) => label = 0,
            _ => return false,
        }
        before = byte;
    }
    ends_label(before, label) && domain.len() <= MAX_NAME
}

/// Returns whether a character controls a device or changes the direction of text.
///
/// A soft hyphen or a zero-width space often gets copied with a name, so it can be removed. Removing these
/// characters instead would change the name that a person reads.
fn turns_or_controls(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{61C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

fn ends_label(last: u8, length: usize) -> bool {
    last != b'.' && last != b'-' && length <= MAX_LABEL
}

/// Maps a name: lower case, NFC, full-width ASCII to ASCII, every kind of full stop to a dot.
fn map(name: &str) -> String {
    if name.is_ascii() {
        return name.to_ascii_lowercase();
    }
    let lower: String = name.chars().flat_map(plain).flat_map(registrant_text::unicode::lower).collect();
    match nfc(&lower) {
        Cow::Borrowed(_) => lower,
        Cow::Owned(composed) => composed,
    }
}

/// Maps a character as UTS #46 does. Covers the characters that people type.
fn plain(c: char) -> impl Iterator<Item = char> {
    let (first, second) = match c {
        // UTS #46 section 2.3: these three also separate labels.
        '。' | '．' | '｡' => ('.', None),
        '\u{FF01}'..='\u{FF5E}' => (char::from_u32(c as u32 - 0xFEE0).unwrap_or(c), None),
        'ſ' => ('s', None),
        'Ĳ' | 'ĳ' => ('i', Some('j')),
        'Ŀ' | 'ŀ' => ('l', Some('·')),
        'և' => ('ե', Some('ւ')),
        // Thai and Lao keyboards have one key for this pair.
        'ำ' => ('\u{E4D}', Some('า')),
        'ຳ' => ('\u{ECD}', Some('າ')),
        'ໜ' => ('ຫ', Some('ນ')),
        'ໝ' => ('ຫ', Some('ມ')),
        _ => (c, None),
    };
    std::iter::once(first).chain(second)
}

fn push_label(ascii: &mut String, label: &str) -> Result<(), Problem> {
    if label.is_ascii() {
        check_ldh(label)?;
        if label.starts_with(ACE_PREFIX) && u_label(label).is_none() {
            return Err(Problem::new(Code::InvalidFormat, "domain.bad_a_label"));
        }
        ascii.push_str(label);
        return Ok(());
    }
    check_u_label(label)?;
    let encoded = punycode::encode(label).filter(|code| code.len() + ACE_PREFIX.len() <= MAX_LABEL);
    let Some(encoded) = encoded else { return Err(too_long("domain.label_too_long", MAX_LABEL)) };
    ascii.push_str(ACE_PREFIX);
    ascii.push_str(&encoded);
    Ok(())
}

/// Decodes an A-label. Returns `None` if `label` is not a valid A-label.
fn u_label(label: &str) -> Option<String> {
    let (prefix, code) = label.split_at_checked(ACE_PREFIX.len())?;
    if !prefix.eq_ignore_ascii_case(ACE_PREFIX) {
        return None;
    }
    let code = code.to_ascii_lowercase();
    let decoded = punycode::decode(&code)?;
    // RFC 5891 sections 4.2.1 and 5.4: the decoded label is in lower case and NFC, and encodes to the same
    // A-label. This also refuses `xn--abc-`.
    let is_label = !decoded.is_ascii()
        && check_hyphens(&decoded).is_ok()
        && !decoded.chars().any(|c| c.is_control() || c.is_whitespace())
        && map(&decoded) == decoded;
    (is_label && punycode::encode(&decoded)? == code).then_some(decoded)
}

/// Checks that a label has only letters, digits and inner hyphens and is not too long (RFC 1123 section 2.1).
fn check_ldh(label: &str) -> Result<(), Problem> {
    check_hyphens(label)?;
    if !label.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-') {
        return Err(Problem::new(Code::Charset, "domain.character"));
    }
    if label.len() > MAX_LABEL {
        return Err(too_long("domain.label_too_long", MAX_LABEL));
    }
    Ok(())
}

fn check_hyphens(label: &str) -> Result<(), Problem> {
    if label.is_empty() {
        return Err(Problem::new(Code::InvalidFormat, "domain.empty_label"));
    }
    if label.starts_with('-') || label.ends_with('-') {
        return Err(Problem::new(Code::InvalidFormat, "domain.hyphen"));
    }
    Ok(())
}

fn check_u_label(label: &str) -> Result<(), Problem> {
    check_hyphens(label)?;
    if label.starts_with(ACE_PREFIX) {
        return Err(Problem::new(Code::InvalidFormat, "domain.bad_a_label"));
    }
    let mut before = None;
    let mut rest = label.chars();
    while let Some(c) = rest.next() {
        if !is_allowed(c, before, rest.clone().next()) {
            return Err(Problem::new(Code::Charset, "domain.character"));
        }
        before = Some(c);
    }
    Ok(())
}

/// Returns whether `c` may be between `before` and `after`. Letters, digits and marks may; RFC 5892 appendix
/// A allows some other characters in a context.
fn is_allowed(c: char, before: Option<char>, after: Option<char>) -> bool {
    match c {
        '-' | 'a'..='z' | '0'..='9' => true,
        '\u{0}'..='\u{7F}' => false,
        '·' => before == Some('l') && after == Some('l'),
        '\u{375}' => after.is_some_and(|c| matches!(c, '\u{370}'..='\u{3FF}' | '\u{1F00}'..='\u{1FFF}')),
        '\u{5F3}' | '\u{5F4}' => before.is_some_and(|c| matches!(c, '\u{590}'..='\u{5F2}')),
        '・' => true,
        '\u{200C}' | '\u{200D}' => before.is_some_and(takes_joiner),
        '〇' | '\u{6FD}' | '\u{6FE}' | '\u{F0B}' => true,
        _ if is_compatibility(c) => false,
        _ if is_mark(c) => before.is_some(),
        _ => c.is_alphanumeric(),
    }
}

/// Returns whether a letter, digit or mark is only another form of a plain one, so that NFKC changes it.
/// IDNA2008 disallows these (RFC 5892 section 2.2).
fn is_compatibility(c: char) -> bool {
    matches!(c, '\u{AA}'..='\u{BE}' | '\u{149}' | '\u{1C4}'..='\u{1CC}' | '\u{1F1}'..='\u{1F3}' | '\u{2B0}'..='\u{2B8}' | '\u{2E0}'..='\u{2E4}' | '\u{345}' | '\u{37A}' | '\u{3D0}'..='\u{3D6}' | '\u{3F0}'..='\u{3F2}' | '\u{3F5}' | '\u{3F9}' | '\u{675}'..='\u{678}' | '\u{F77}' | '\u{F79}' | '\u{10FC}' | '\u{1D2C}'..='\u{1D2E}' | '\u{1D30}'..='\u{1D3A}' | '\u{1D3C}'..='\u{1D4D}' | '\u{1D4F}'..='\u{1D6A}' | '\u{1D78}' | '\u{1D9B}'..='\u{1DBF}' | '\u{1E9A}'..='\u{1E9B}' | '\u{2070}'..='\u{209C}' | '\u{2102}'..='\u{2124}' | '\u{2128}' | '\u{212C}'..='\u{2131}' | '\u{2133}'..='\u{2149}' | '\u{2150}'..='\u{217F}' | '\u{2189}'..='\u{24FF}' | '\u{2776}'..='\u{2793}' | '\u{2C7C}'..='\u{2C7D}' | '\u{2D6F}' | '\u{3038}'..='\u{303A}' | '\u{309F}' | '\u{30FF}' | '\u{3131}'..='\u{3195}' | '\u{3220}'..='\u{3229}' | '\u{3251}'..='\u{32BF}' | '\u{A69C}'..='\u{A69D}' | '\u{A770}' | '\u{A7F2}'..='\u{A7F4}' | '\u{A7F8}'..='\u{A7F9}' | '\u{AB5C}'..='\u{AB5F}' | '\u{AB69}' | '\u{FB00}'..='\u{FB17}' | '\u{FB20}'..='\u{FB28}' | '\u{FB4F}'..='\u{FDFB}' | '\u{FE70}'..='\u{FE72}' | '\u{FE74}'..='\u{FFDC}' | '\u{10781}'..='\u{107BA}' | '\u{1D400}'..='\u{1D7FF}' | '\u{1EE00}'..='\u{1F10A}' | '\u{1FBF0}'..='\u{1FBF9}' | '\u{1F130}'..='\u{1F2FF}')
}

fn too_long(reason: &'static str, limit: usize) -> Problem {
    Problem::new(Code::TooLong, reason).with("limit", limit.to_string())
}

#[cfg(test)]
mod tests;
