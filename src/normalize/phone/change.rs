//! What was altered in a number, and what is wrong with it.

use std::borrow::Cow;
use std::fmt;

use super::Phone;
use super::digits::decimal;
use super::parse::{Origin, Parsed, Prefix};
use super::plan::{Length, Plan};
use super::scan::{Refusal, Scanned, is_plus, is_punctuation, key};
use crate::base::{Change, Code, Problem};
use crate::contact::Country;

/// The alterations from what was written to E.164, each starting from what the one before it left.
pub(super) fn changes(input: &str, scanned: &Scanned<'_>, parsed: &Parsed) -> Vec<Change> {
    let phone = &parsed.phone;
    if phone.is_epp(input) || (phone.extension().is_none() && is_written(input, |to| phone.write_e164(to))) {
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

impl Phone {
    /// Whether a text is what [`Phone::epp`] gives; allocates nothing.
    pub(crate) fn is_epp(&self, text: &str) -> bool {
        is_written(text, |to| self.write_epp(to))
    }
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
pub(super) fn refusal(refusal: Refusal, input: &str, country: Option<Country>) -> Problem {
    let problem = match refusal {
        Refusal::Empty => Problem::new(Code::Missing, "phone.empty"),
        Refusal::InputTooLong => Problem::new(Code::TooLong, "phone.input_too_long").with("most", "250"),
        Refusal::NotANumber => Problem::new(Code::InvalidFormat, "phone.not_a_number"),
        Refusal::CallingCodeMissing => Problem::new(Code::InvalidFormat, "phone.calling_code_missing"),
        Refusal::CallingCodeUnknown => Problem::new(Code::UnknownValue, "phone.calling_code_unknown"),
        Refusal::TooShort => Problem::new(Code::TooShort, "phone.too_few_digits"),
        Refusal::TooLong => Problem::new(Code::TooLong, "phone.too_many_digits"),
    };
    match refusal {
        Refusal::InputTooLong => problem,
        _ => fixed(problem, before_text(input, country)),
    }
}

/// Why the number cannot be in use.
pub(super) fn problem(parsed: &Parsed, input: &str, country: Option<Country>) -> Problem {
    let (code, reason) = match parsed.length {
        Length::TooShort => (Code::TooShort, "phone.too_short"),
        Length::LocalOnly => (Code::TooShort, "phone.area_code_missing"),
        Length::TooLong => (Code::TooLong, "phone.too_long"),
        Length::Wrong => (Code::InvalidFormat, "phone.wrong_length"),
        Length::Possible => (Code::UnknownValue, "phone.not_in_use"),
    };
    let calling_code = parsed.phone.calling_code;
    let mut problem = Problem::new(code, reason).with("calling_code", calling_code.to_string());
    if parsed.length != Length::Possible {
        let lengths = Plan::of_calling_code(calling_code).map_or(0, |plan| plan.lengths);
        let digits: Vec<String> =
            (0..32u32).filter(|count| lengths >> count & 1 != 0).map(|count| count.to_string()).collect();
        problem = problem.with("digits", digits.join(", "));
    }
    fixed(problem, before_text(input, country).or_else(|| redialled(&parsed.phone)))
}

fn fixed(problem: Problem, fix: Option<Phone>) -> Problem {
    match fix {
        Some(phone) => problem.with_fix(phone.e164()),
        None => problem,
    }
}

/// The valid number that stands before other text: letters that were taken for digits, a second number.
fn before_text(input: &str, country: Option<Country>) -> Option<Phone> {
    let start = input.find(|c| is_plus(c) || decimal(c).is_some())?;
    let number = input.get(start..)?;
    let end = number.find(|c: char| !is_plus(c) && decimal(c).is_none() && !is_punctuation(c))?;
    Phone::read(number.get(..end)?, country).filter(Phone::is_valid)
}

/// The valid number that is dialled today, or without a trunk prefix that was written twice.
fn redialled(phone: &Phone) -> Option<Phone> {
    let national = phone.national_number();
    let today = match (phone.calling_code, national.split_at_checked(1), national.split_at_checked(3)) {
        // Mexico's mobile numbers lost their 1 in 2019, and 044 or 045 with it:
        // <https://www.itu.int/oth/T020200008A/en>
        (52, Some(("1", rest)), _) | (52, _, Some(("044" | "045", rest))) => rest,
        _ => national,
    };
    let redialled = Phone::read(&format!("+{}{today}", phone.calling_code), None).filter(Phone::is_valid)?;
    Some(Phone { extension: phone.extension, ..redialled })
}
