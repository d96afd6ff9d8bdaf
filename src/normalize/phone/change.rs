//! What was altered in a number, and what is wrong with it.

use std::borrow::Cow;
use std::fmt;

use super::parse::{Origin, Parsed, Prefix};
use super::plan::{Length, Plan};
use super::scan::{Refusal, Scanned, is_plus, key};
use super::{Phone, digits::decimal};
use crate::normalize::{Change, Problem};
use crate::violation::Code;

/// The alterations from what was written to E.164, each starting from what the one before it left.
pub(super) fn changes(input: &str, scanned: &Scanned<'_>, parsed: &Parsed) -> Vec<Change> {
    let phone = &parsed.phone;
    if is_written(input, |to| phone.write_epp(to))
        || (phone.extension().is_none() && is_written(input, |to| phone.write_e164(to)))
    {
        return Vec::new();
    }
    let steps = parsed.steps;
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
    chain.step("phone.punctuation_removed", &format!("{plus}{}", parsed.written.as_str()));
    match steps.origin {
        Origin::Plus | Origin::Country => {}
        Origin::InternationalPrefix => {
            let international = parsed.international.as_str();
            chain.step("phone.international_prefix_replaced", &format!("+{international}"));
        }
        Origin::WithoutPlus => chain.step("phone.plus_added", &format!("+{}", parsed.written.as_str())),
    }
    let prefix = match steps.prefix {
        Prefix::None | Prefix::Trunk => "phone.trunk_prefix_removed",
        Prefix::Carrier => "phone.carrier_code_removed",
        Prefix::Transformed => "phone.national_prefix_transformed",
    };
    let e164 = phone.e164();
    if steps.origin == Origin::Country {
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
    fn step(&mut self, why: &'static str, after: &str) {
        if self.now != after {
            let before = std::mem::replace(&mut self.now, Cow::Owned(after.to_owned()));
            self.changes.push(Change::new(why, before, after));
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

/// Whether `text` is exactly what `write` writes.
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

/// Why there is no number at all.
pub(super) fn refusal(refusal: Refusal) -> Problem {
    match refusal {
        Refusal::Empty => Problem::new(Code::Missing, "phone.empty"),
        Refusal::InputTooLong => Problem::new(Code::TooLong, "phone.input_too_long").with("most", "250"),
        Refusal::NotANumber => Problem::new(Code::InvalidFormat, "phone.not_a_number"),
        Refusal::CallingCodeMissing => Problem::new(Code::InvalidFormat, "phone.calling_code_missing"),
        Refusal::CallingCodeUnknown => Problem::new(Code::UnknownValue, "phone.calling_code_unknown"),
        Refusal::TooShort => Problem::new(Code::TooShort, "phone.too_few_digits"),
        Refusal::TooLong => Problem::new(Code::TooLong, "phone.too_many_digits"),
    }
}

/// Why the number cannot be in use.
pub(super) fn problem(parsed: &Parsed) -> Problem {
    let (code, reason) = match parsed.length {
        Length::TooShort => (Code::TooShort, "phone.too_short"),
        Length::LocalOnly => (Code::TooShort, "phone.area_code_missing"),
        Length::TooLong => (Code::TooLong, "phone.too_long"),
        Length::Wrong => (Code::InvalidFormat, "phone.wrong_length"),
        Length::Possible => (Code::UnknownValue, "phone.not_in_use"),
    };
    let mut problem = Problem::new(code, reason).with("calling_code", parsed.phone.calling_code.to_string());
    if parsed.length != Length::Possible {
        let lengths = Plan::of_calling_code(parsed.phone.calling_code).map_or(0, |plan| plan.lengths);
        let digits: Vec<String> =
            (0..32).filter(|n| lengths >> n & 1 != 0).map(|n: u32| n.to_string()).collect();
        problem = problem.with("digits", digits.join(", "));
    }
    match repaired(&parsed.phone) {
        Some(fix) => problem.with_fix(fix.e164()),
        None => problem,
    }
}

/// A valid number that was probably meant.
fn repaired(phone: &Phone) -> Option<Phone> {
    let national = phone.national_number();
    let candidates = [
        // A trunk prefix that was written twice.
        format!("+{}{national}", phone.calling_code),
        // Mexico's mobile numbers lost their 1 in 2019, and 044 or 045 with it:
        // <https://www.itu.int/oth/T020200008A/en>
        match (phone.calling_code, national.split_at_checked(1), national.split_at_checked(3)) {
            (52, Some(("1", rest)), _) | (52, _, Some(("044" | "045", rest))) => format!("+52{rest}"),
            _ => String::new(),
        },
    ];
    candidates
        .iter()
        .filter_map(|candidate| Phone::read(candidate, None))
        .find(|candidate| candidate.is_valid())
        .map(|candidate| Phone { extension: phone.extension, ..candidate })
}
