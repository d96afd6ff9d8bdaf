//! The changes from a text to a number.

use std::borrow::Cow;
use std::fmt;

use crate::Phone;
use crate::digits::decimal;
use crate::parse::{Found, Origin, Prefix};
use crate::scan::{Scanned, is_plus, key};

/// One change from a text to E.164. `Debug` shows its code and not the number.
///
/// | code | meaning |
/// |---|---|
/// | `trimmed` | surrounding space removed |
/// | `phone.text_removed` | text around the number removed |
/// | `phone.context_applied` | the calling code of a `phone-context` put before the number |
/// | `phone.extension_separated` | extension separated from the number |
/// | `phone.digits_folded` | digits of another script written as 0 to 9 |
/// | `phone.letters_dialled` | letters replaced by the digits of their keys |
/// | `phone.punctuation_removed` | separators between the digits removed |
/// | `phone.international_prefix_replaced` | international prefix replaced by + |
/// | `phone.plus_added` | calling code recognized without its + |
/// | `phone.trunk_prefix_removed` | trunk prefix removed |
/// | `phone.carrier_code_removed` | trunk prefix and carrier code removed |
/// | `phone.national_prefix_transformed` | national prefix written as it is dialled from abroad |
/// | `phone.calling_code_added` | national number taken as one of the given region |
///
/// ```
/// use registrant_phone::{Region, parse};
/// let changes = parse(" 0142685300", Some(Region::FR)).changes;
/// assert_eq!(changes[0].code, "trimmed");
/// assert_eq!((changes[0].before.as_str(), changes[0].after.as_str()), (" 0142685300", "0142685300"));
/// assert_eq!(format!("{:?}", changes[0]), "Change { code: \"trimmed\", .. }");
/// ```
#[derive(Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Change {
    /// The stable key of the change.
    pub code: &'static str,
    /// The text before.
    pub before: String,
    /// The text after.
    pub after: String,
}

impl fmt::Debug for Change {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Change").field("code", &self.code).finish_non_exhaustive()
    }
}

/// Returns the changes from a text to E.164, each starting from the result of the one before.
pub(crate) fn changes(input: &str, scanned: &Scanned<'_>, found: &Found) -> Vec<Change> {
    let phone = &found.phone;
    if phone.is_epp(input) || (phone.extension().is_none() && is_written(input, |to| phone.write_e164(to))) {
        return Vec::new();
    }
    let steps = found.steps;
    let mut chain = Chain { now: Cow::Borrowed(input), changes: Vec::new() };
    let around = match (&*scanned.number == input.trim(), scanned.context) {
        (_, true) => "phone.context_applied",
        (true, _) => "trimmed",
        (false, _) => "phone.text_removed",
    };
    chain.step(around, &scanned.number);
    chain.step("phone.extension_separated", scanned.number.get(..scanned.length).unwrap_or_default());
    let folded: String = chain.now.chars().map(folded).collect();
    chain.step("phone.digits_folded", &folded);
    if steps.letters {
        chain.step("phone.letters_dialled", &folded.chars().map(lettered).collect::<String>());
    }
    let plus = if steps.plus { "+" } else { "" };
    chain.step("phone.punctuation_removed", &format!("{plus}{}", found.written.as_str()));
    match steps.origin {
        Origin::Plus | Origin::Region => {}
        Origin::InternationalPrefix => {
            let international = found.international.as_str();
            chain.step("phone.international_prefix_replaced", &format!("+{international}"));
        }
        Origin::WithoutPlus => chain.step("phone.plus_added", &format!("+{}", found.written.as_str())),
    }
    let prefix = match steps.prefix {
        Prefix::None | Prefix::Trunk => "phone.trunk_prefix_removed",
        Prefix::Carrier => "phone.carrier_code_removed",
        Prefix::Transformed => "phone.national_prefix_transformed",
    };
    let e164 = phone.e164();
    if steps.origin == Origin::Region {
        chain.step(prefix, phone.national_number());
        chain.step("phone.calling_code_added", &e164);
    } else {
        chain.step(prefix, &e164);
    }
    chain.changes
}

struct Chain<'a> {
    now: Cow<'a, str>,
    changes: Vec<Change>,
}

impl Chain<'_> {
    fn step(&mut self, code: &'static str, after: &str) {
        if self.now != after {
            let before = std::mem::replace(&mut self.now, Cow::Owned(after.to_owned()));
            self.changes.push(Change { code, before: before.into_owned(), after: after.to_owned() });
        }
    }
}

fn folded(c: char) -> char {
    match decimal(c) {
        Some(digit) => char::from(b'0' + digit),
        None if is_plus(c) => '+',
        None => c,
    }
}

fn lettered(c: char) -> char {
    key(c).map_or(c, |digit| char::from(b'0' + digit))
}

impl Phone {
    /// Checks if a text is exactly what [`Phone::epp`] returns; allocates nothing.
    pub fn is_epp(&self, text: &str) -> bool {
        is_written(text, |to| self.write_epp(to))
    }
}

/// Checks if a text is exactly what `write` writes.
fn is_written(text: &str, write: impl FnOnce(&mut Expected<'_>) -> fmt::Result) -> bool {
    let mut expected = Expected { rest: text };
    write(&mut expected).is_ok() && expected.rest.is_empty()
}

struct Expected<'a> {
    rest: &'a str,
}

impl fmt::Write for Expected<'_> {
    fn write_str(&mut self, written: &str) -> fmt::Result {
        self.rest = self.rest.strip_prefix(written).ok_or(fmt::Error)?;
        Ok(())
    }
}
