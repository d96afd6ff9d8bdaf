//! E-mail addresses: the mailbox of a contact.

mod providers;
mod repair;
mod suggestion;

use std::borrow::Cow;

use registrant_text::unicode::nfc;

use super::text::{exceeds, too_long};
use crate::base::{Change, Code, Outcome, Problem, remove_invisible, trim};
use crate::domain;

pub use suggestion::email_suggestion;
pub(crate) use suggestion::has_slip;

/// The maximum length of a local part, in octets (RFC 5321 section 4.5.3.1.1).
const MAX_LOCAL: usize = 64;

/// The maximum length of an address, in octets: a path of 256 without its angle brackets (RFC 5321 section
/// 4.5.3.1.3).
const MAX_EMAIL: usize = 254;

/// The maximum length of an input, in characters. It leaves room for a display name around the address.
const MAX_INPUT: usize = 1_000;

/// The addresses that [`email_with`] accepts besides plain mailboxes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct EmailOptions {
    /// `true` to accept a quoted local part that needs its quotes: `"a b"@example.com`.
    pub allow_quoted: bool,
    /// `true` to accept non-ASCII letters in the local part (RFC 6531). Plain EPP cannot carry them (RFC
    /// 9873).
    pub allow_utf8_local: bool,
}

/// Returns the e-mail address of a contact after checking its syntax, like [`email_with`] without options.
///
/// ```
/// use registrant::normalize::email;
/// let outcome = email(" mailto:Jean.Dupont@Bücher.EXAMPLE ");
/// assert_eq!(outcome.value.as_deref(), Some("Jean.Dupont@xn--bcher-kva.example"));
/// assert!(outcome.is_valid());
/// let outcome = email("Jean Dupont <jean@example.com>");
/// assert_eq!(outcome.problem.unwrap().fix.as_deref(), Some("jean@example.com"));
/// ```
pub fn email(input: &str) -> Outcome<String> {
    email_with(input, &EmailOptions::default())
}

/// Returns the e-mail address of a contact after checking its syntax.
///
/// Removes surrounding spaces, invisible characters, `mailto:`, angle brackets and needless quotes.
/// Full-width ASCII becomes ASCII; the domain becomes lower-case A-labels. The local part keeps its case,
/// because only its mail system knows whether case matters.
///
/// # Errors
/// - [`Code::Missing`] for an empty input
/// - [`Code::TooLong`] for a local part over 64 octets or an address over 254
/// - [`Code::Charset`] and [`Code::InvalidFormat`] for a text that is not a mailbox. If there is one behind a
///   label, a display name, quotes, spaces, doubled signs or words such as `at` and `dot`, it is the fix.
///
/// Three faults have both a value and a problem: a domain reserved for testing (RFC 6761), an unknown top-level
/// domain, and a local part that needs RFC 6531. The existence of the mailbox is not checked.
///
/// ```
/// use registrant::normalize::{EmailOptions, email, email_with};
/// let utf8 = EmailOptions { allow_utf8_local: true, ..EmailOptions::default() };
/// assert!(email_with("andré@example.com", &utf8).is_valid());
/// assert_eq!(email("andré@example.com").problem.unwrap().reason, "email.local_not_ascii");
/// ```
pub fn email_with(input: &str, options: &EmailOptions) -> Outcome<String> {
    if exceeds(input, MAX_INPUT) {
        return Outcome::refused(too_long("email.too_long", MAX_EMAIL));
    }
    let mut changes = Vec::new();
    let text = trim(narrow(remove_invisible(input, &mut changes), &mut changes), &mut changes);
    let bare = bare_address(&text, &mut changes);
    match mailbox(&bare, options, &mut changes) {
        Ok((value, problem)) => Outcome { value: Some(value.into_owned()), changes, problem },
        Err(problem) => Outcome::refused(match repair::meant(&bare, options) {
            Some((Some(reason), fix)) => Problem::new(Code::InvalidFormat, reason).with_fix(fix),
            Some((None, fix)) => problem.with_fix(fix),
            None => problem,
        }),
    }
}

/// Converts full-width ASCII, as typed on Japanese keyboards, to ASCII.
fn narrow<'a>(text: Cow<'a, str>, changes: &mut Vec<Change>) -> Cow<'a, str> {
    let is_wide = |c: char| matches!(c, '\u{FF01}'..='\u{FF5E}' | '\u{FE6B}');
    if text.is_ascii() || !text.contains(is_wide) {
        return text;
    }
    let to_narrow = |c| match c {
        '\u{FE6B}' => '@',
        _ if is_wide(c) => char::from_u32(c as u32 - 0xFEE0).unwrap_or(c),
        _ => c,
    };
    let narrowed: String = text.chars().map(to_narrow).collect();
    changes.push(Change::new("fullwidth_to_ascii", text, narrowed.as_str()));
    Cow::Owned(narrowed)
}

/// Removes `mailto:` with its query, and angle brackets around the whole. Decodes the address as RFC 6068 says.
fn bare_address<'a>(text: &'a str, changes: &mut Vec<Change>) -> Cow<'a, str> {
    let text = without_brackets(text, changes);
    let Some((scheme, rest)) = text.split_at_checked("mailto:".len()) else { return Cow::Borrowed(text) };
    if !scheme.eq_ignore_ascii_case("mailto:") {
        return Cow::Borrowed(text);
    }
    let (address, query) = rest.split_once('?').unwrap_or((rest, ""));
    let to = || query.split('&').find_map(|field| field.strip_prefix("to=")).unwrap_or_default();
    let address = if address.trim().is_empty() { to() } else { address };
    let decoded = percent_decoded(address.strip_prefix("//").unwrap_or(address));
    let bare = match &decoded {
        Cow::Borrowed(bare) => Cow::Borrowed(without_brackets(bare.trim(), changes)),
        Cow::Owned(bare) => Cow::Owned(without_brackets(bare.trim(), changes).to_owned()),
    };
    changes.push(Change::new("email.mailto_removed", text, &*bare));
    bare
}

fn without_brackets<'a>(text: &'a str, changes: &mut Vec<Change>) -> &'a str {
    let Some(inner) = text.strip_prefix('<').and_then(|rest| rest.strip_suffix('>')) else { return text };
    changes.push(Change::new("email.brackets_removed", text, inner.trim()));
    inner.trim()
}

/// Decodes the octets of a URI. A text that is not encoded stays as it is: `100%@example.com`.
fn percent_decoded(text: &str) -> Cow<'_, str> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        (rest, _) = (after, bytes.push(*first));
        if *first == b'%' {
            let digit = |byte: &u8| char::from(*byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok());
            let [high, low, after @ ..] = after else { return Cow::Borrowed(text) };
            let (Some(high), Some(low)) = (digit(high), digit(low)) else { return Cow::Borrowed(text) };
            bytes.pop();
            bytes.push(high << 4 | low);
            rest = after;
        }
    }
    match String::from_utf8(bytes) {
        Ok(decoded) if decoded != text => Cow::Owned(decoded),
        _ => Cow::Borrowed(text),
    }
}

/// Returns the problem of an address, as [`email`] finds it. A normal address costs no allocation.
pub(crate) fn email_problem(input: &str) -> Option<Problem> {
    let options = EmailOptions::default();
    match mailbox(input, &options, &mut Vec::new()) {
        Ok((Cow::Borrowed(_), problem)) if input.is_ascii() => problem,
        _ => email_with(input, &options).problem,
    }
}

/// Returns whether [`email`] would return an address unchanged and without a problem. Allocates nothing.
pub(crate) fn is_normal_email(input: &str) -> bool {
    input.is_ascii()
        && matches!(mailbox(input, &EmailOptions::default(), &mut Vec::new()), Ok((Cow::Borrowed(_), None)))
}

/// Returns the mailbox, with its problem if it is doubtful, or the reason why the text is not a mailbox. An
/// unchanged mailbox borrows the text.
fn mailbox<'a>(
    text: &'a str,
    options: &EmailOptions,
    changes: &mut Vec<Change>,
) -> Result<(Cow<'a, str>, Option<Problem>), Problem> {
    if text.is_empty() {
        return Err(Problem::new(Code::Missing, "email.empty"));
    }
    let Some((written_local, written_domain)) = text.rsplit_once('@') else {
        return Err(Problem::new(Code::InvalidFormat, "email.no_at"));
    };
    let (local, mut problem) = local_part(written_local, options, changes)?;
    let domain = domain_part(written_domain, changes)?;
    let value = if local == written_local && domain == written_domain {
        Cow::Borrowed(text)
    } else {
        Cow::Owned([&*local, "@", &*domain].concat())
    };
    if value.len() > MAX_EMAIL {
        return Err(too_long("email.too_long", MAX_EMAIL));
    }
    if problem.is_none() {
        problem = delivery_problem(&value, &domain);
    }
    Ok((value, problem))
}

fn local_part<'a>(
    local: &'a str,
    options: &EmailOptions,
    changes: &mut Vec<Change>,
) -> Result<(Cow<'a, str>, Option<Problem>), Problem> {
    if let Some(quoted) = local.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')) {
        return quoted_local_part(local, quoted, options, changes).map(|local| (Cow::Borrowed(local), None));
    }
    check_length(local)?;
    check_dot_atom(local)?;
    if local.is_ascii() {
        return Ok((Cow::Borrowed(local), None));
    }
    // RFC 6532 section 3.1 requires NFC.
    let composed = nfc(local);
    check_length(&composed)?;
    if composed != local {
        changes.push(Change::new("unicode_composed", local, &*composed));
    }
    let problem = Problem::new(Code::Charset, "email.local_not_ascii");
    Ok((composed, (!options.allow_utf8_local).then_some(problem)))
}

/// Removes the quotes of a local part that needs no quotes. Keeps necessary quotes if the options allow them.
fn quoted_local_part<'a>(
    local: &'a str,
    quoted: &'a str,
    options: &EmailOptions,
    changes: &mut Vec<Change>,
) -> Result<&'a str, Problem> {
    check_length(local)?;
    if quoted.is_ascii() && check_dot_atom(quoted).is_ok() {
        changes.push(Change::new("email.quotes_removed", local, quoted));
        return Ok(quoted);
    }
    // RFC 5321 section 4.1.2: printable ASCII, with a backslash before a quote or a backslash.
    let mut is_escaped = false;
    let is_quoted_text = quoted.chars().all(|c| {
        let good = matches!(c, ' '..='~') && (is_escaped || c != '"');
        is_escaped = !is_escaped && c == '\\';
        good
    });
    if options.allow_quoted && is_quoted_text && !is_escaped {
        return Ok(local);
    }
    Err(Problem::new(Code::InvalidFormat, "email.quoted"))
}

fn check_length(local: &str) -> Result<(), Problem> {
    if local.len() > MAX_LOCAL {
        return Err(too_long("email.local_too_long", MAX_LOCAL));
    }
    Ok(())
}

/// Checks RFC 5322 section 3.2.3, extended to non-ASCII letters by RFC 6532 section 3.2.
fn check_dot_atom(local: &str) -> Result<(), Problem> {
    if local.is_empty() {
        return Err(Problem::new(Code::InvalidFormat, "email.local_empty"));
    }
    let mut has_empty_atom = false;
    let mut before = b'.';
    for byte in local.bytes() {
        match byte {
            b'.' => has_empty_atom |= before == b'.',
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'+' | b'\'' | 0x80.. => {}
            b'!' | b'#' | b'$' | b'%' | b'&' | b'*' | b'/' | b'=' | b'?' | b'^' | b'`' | b'{' | b'|'
            | b'}' | b'~' => {}
            b'@' => return Err(Problem::new(Code::InvalidFormat, "email.several_at")),
            _ => return Err(Problem::new(Code::Charset, "email.local_character")),
        }
        before = byte;
    }
    let is_no_letter = |c: char| c.is_control() || c.is_whitespace() || c == char::REPLACEMENT_CHARACTER;
    if !local.is_ascii() && local.contains(is_no_letter) {
        return Err(Problem::new(Code::Charset, "email.local_character"));
    }
    if has_empty_atom || before == b'.' {
        return Err(Problem::new(Code::InvalidFormat, "email.local_dot"));
    }
    Ok(())
}

fn domain_part<'a>(domain: &'a str, changes: &mut Vec<Change>) -> Result<Cow<'a, str>, Problem> {
    if domain.is_empty() {
        return Err(Problem::new(Code::InvalidFormat, "email.domain_missing"));
    }
    if domain.starts_with('[') {
        return Err(Problem::new(Code::InvalidFormat, "email.ip_literal"));
    }
    if domain.starts_with(char::is_whitespace) || domain.ends_with(char::is_whitespace) {
        return Err(Problem::new(Code::Charset, "domain.character"));
    }
    let outcome = domain::to_ascii(domain);
    let Some(ascii) = outcome.value else {
        return Err(outcome.problem.unwrap_or_else(|| Problem::new(Code::InvalidFormat, "domain.character")));
    };
    let Some((_, top)) = ascii.rsplit_once('.') else {
        return Err(Problem::new(Code::InvalidFormat, "email.domain_without_dot"));
    };
    if top.bytes().all(|b| b.is_ascii_digit()) {
        return Err(Problem::new(Code::InvalidFormat, "email.ip_address"));
    }
    // The root zone has only such names (RFC 1123 section 2.1, ICANN's Applicant Guidebook section
    // 2.2.1.3.2).
    let is_top = top.starts_with("xn--") || (top.len() > 1 && top.bytes().all(|b| b.is_ascii_alphabetic()));
    if !is_top {
        return Err(Problem::new(Code::UnknownValue, "email.top_level_domain"));
    }
    changes.extend(outcome.changes.into_iter().map(|change| match change.code {
        "domain_to_ascii" => Change { code: "email.domain_to_ascii", ..change },
        _ => change,
    }));
    Ok(ascii)
}

/// The top-level domains to which no mail arrives: RFC 6761, RFC 7686 and RFC 9476. Documentation uses `example`, so a
/// check only warns of it.
const SPECIAL_USE: [&str; 7] = ["test", "invalid", "localhost", "local", "onion", "alt", "arpa"];

fn is_known_top(top: &str) -> bool {
    top == "example" || SPECIAL_USE.contains(&top) || domain::listed(top).is_some()
}

/// Returns the problem of a domain to which mail cannot arrive.
fn delivery_problem(email: &str, domain: &str) -> Option<Problem> {
    let top = domain.rsplit_once('.').map_or(domain, |(_, top)| top);
    if is_known_top(top) && !SPECIAL_USE.contains(&top) {
        return None;
    }
    let reason = if is_known_top(top) { "email.special_use" } else { "email.top_level_domain" };
    Some(Problem { fix: email_suggestion(email), ..Problem::new(Code::UnknownValue, reason) })
}

#[cfg(test)]
mod tests;
