//! The reasons why a number is missing or invalid.

use std::borrow::Cow;
use std::error::Error;
use std::fmt;

use crate::digits::decimal;
use crate::parse::Found;
use crate::plan::{Length, Plan};
use crate::scan::{LONGEST, is_plus, is_punctuation};
use crate::{Phone, Region};

/// A kind of fault of a phone number.
///
/// `Display` writes its code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ProblemKind {
    /// A text of nothing but white space.
    Empty,
    /// A text of more than 250 characters.
    InputTooLong,
    /// A text without a number.
    NotANumber,
    /// A number without a calling code, and without a region that has a numbering plan.
    CallingCodeMissing,
    /// An unassigned calling code.
    CallingCodeUnknown,
    /// Too few digits for any number.
    TooFewDigits,
    /// Too many digits for any number.
    TooManyDigits,
    /// Fewer digits than the calling code requires.
    TooShort,
    /// Digits that can be dialled only inside an area.
    AreaCodeMissing,
    /// More digits than the calling code allows.
    TooLong,
    /// A length between two that the calling code allows.
    WrongLength,
    /// Digits outside of every range that is in use.
    NotInUse,
    /// An extension with other characters than digits.
    ExtensionNotDigits,
    /// Two numbers with a slash between them.
    TwoNumbers,
}

impl ProblemKind {
    /// Returns the stable key of the fault: `phone.too_short`.
    pub fn code(self) -> &'static str {
        match self {
            Self::Empty => "phone.empty",
            Self::InputTooLong => "phone.input_too_long",
            Self::NotANumber => "phone.not_a_number",
            Self::CallingCodeMissing => "phone.calling_code_missing",
            Self::CallingCodeUnknown => "phone.calling_code_unknown",
            Self::TooFewDigits => "phone.too_few_digits",
            Self::TooManyDigits => "phone.too_many_digits",
            Self::TooShort => "phone.too_short",
            Self::AreaCodeMissing => "phone.area_code_missing",
            Self::TooLong => "phone.too_long",
            Self::WrongLength => "phone.wrong_length",
            Self::NotInUse => "phone.not_in_use",
            Self::ExtensionNotDigits => "phone.extension_not_digits",
            Self::TwoNumbers => "phone.two_numbers",
        }
    }
}

impl fmt::Display for ProblemKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

/// The reason for a missing or invalid number.
///
/// `Display` writes a message in English: "expected 9 digits after +33, found 8". Neither `Display` nor
/// `Debug` shows a digit of the national number.
///
/// ```
/// use registrant_phone::{ProblemKind, parse};
/// let problem = parse("+52 1 55 1234 5678", None).problem.unwrap();
/// assert_eq!(problem.kind(), ProblemKind::TooLong);
/// assert_eq!(problem.code(), "phone.too_long");
/// assert_eq!(problem.to_string(), "expected 10 digits after +52, found 11");
/// assert_eq!(problem.fix().unwrap().e164(), "+525512345678");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    kind: ProblemKind,
    /// The calling code; 0 if no number was read.
    calling_code: u16,
    /// The lengths of this calling code's numbers: bit n for n digits.
    lengths: u32,
    found: usize,
    fix: Option<Phone>,
}

impl Problem {
    /// Returns the kind of fault.
    #[inline]
    pub fn kind(&self) -> ProblemKind {
        self.kind
    }

    /// Returns the stable key of the fault: `phone.too_short`.
    pub fn code(&self) -> &'static str {
        self.kind.code()
    }

    /// Returns the calling code.
    pub fn calling_code(&self) -> Option<u16> {
        (self.calling_code != 0).then_some(self.calling_code)
    }

    /// Returns the lengths that the calling code allows, in order. It is empty if the length is not the
    /// fault.
    pub fn expected_digits(&self) -> impl Iterator<Item = usize> {
        let lengths = self.lengths;
        (0..32).filter(move |count| lengths >> count & 1 != 0)
    }

    /// Returns the length of the national number.
    pub fn found_digits(&self) -> Option<usize> {
        self.calling_code().map(|_| self.found)
    }

    /// Returns the facts for a message, by name.
    ///
    /// They are `calling_code`, `digits` (the expected lengths: `9`, `6–12`, `8, 10–12`) and `most` (characters).
    pub fn params(&self) -> Vec<(&'static str, Cow<'static, str>)> {
        if self.kind == ProblemKind::InputTooLong {
            return vec![("most", Cow::Borrowed("250"))];
        }
        let Some(code) = self.calling_code() else { return Vec::new() };
        let mut params = vec![("calling_code", Cow::Owned(code.to_string()))];
        if self.lengths != 0 {
            params.push(("digits", Cow::Owned(self.digits())));
        }
        params
    }

    /// Returns the valid number that was probably intended.
    pub fn fix(&self) -> Option<Phone> {
        self.fix
    }
}

const _: () = assert!(LONGEST == 250, "the parameter `most`");

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let code = self.calling_code;
        match self.kind {
            ProblemKind::Empty => f.write_str("the text is empty"),
            ProblemKind::InputTooLong => write!(f, "the text has more than {LONGEST} characters"),
            ProblemKind::NotANumber => f.write_str("the text is not a phone number"),
            ProblemKind::CallingCodeMissing => f.write_str("the number has no calling code"),
            ProblemKind::CallingCodeUnknown => f.write_str("no region has this calling code"),
            ProblemKind::TooFewDigits => f.write_str("the number has too few digits"),
            ProblemKind::TooManyDigits => f.write_str("the number has too many digits"),
            ProblemKind::TooShort | ProblemKind::TooLong | ProblemKind::WrongLength => self.count(f),
            ProblemKind::AreaCodeMissing => {
                f.write_str("the area code is missing: ")?;
                self.count(f)
            }
            ProblemKind::ExtensionNotDigits => {
                f.write_str("expected digits in the extension, found other characters")
            }
            ProblemKind::TwoNumbers => f.write_str("expected one number, found two"),
            ProblemKind::NotInUse => write!(f, "no number in use under +{code} starts like this"),
        }
    }
}

impl Problem {
    fn count(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let digits = self.digits();
        let digits =
            digits.rsplit_once(", ").map_or(digits.clone(), |(rest, last)| format!("{rest} or {last}"));
        write!(f, "expected {digits} digits after +{}, found {}", self.calling_code, self.found)
    }

    /// Returns the expected lengths in the form of people: `9`, `6–12`, `8, 10–12`.
    fn digits(&self) -> String {
        let mut text = String::new();
        let is_expected = |count: usize| self.lengths >> count & 1 != 0;
        for count in self.expected_digits() {
            // A run is at least three lengths: its first and its last are written.
            let is_inside = is_expected(count - 1) && is_expected(count + 1);
            let ends_run = count > 1 && is_expected(count - 1) && is_expected(count - 2);
            match (text.is_empty(), is_inside, ends_run) {
                (_, true, _) => continue,
                (true, ..) => {}
                (_, _, true) => text.push('–'),
                _ => text.push_str(", "),
            }
            text.push_str(&count.to_string());
        }
        text
    }
}

impl Error for Problem {}

/// Returns the reason for a missing number.
pub(crate) fn refusal(kind: ProblemKind, text: &str, region: Option<Region>) -> Problem {
    let fix = match kind {
        ProblemKind::InputTooLong => None,
        _ => before_text(text, region),
    };
    Problem { kind, calling_code: 0, lengths: 0, found: 0, fix }
}

/// Returns the reason for an invalid number.
#[cold]
#[inline(never)]
pub(crate) fn problem(found: &Found, text: &str, region: Option<Region>) -> Problem {
    let kind = match found.length {
        Length::TooShort => ProblemKind::TooShort,
        Length::LocalOnly => ProblemKind::AreaCodeMissing,
        Length::TooLong => ProblemKind::TooLong,
        Length::Wrong => ProblemKind::WrongLength,
        Length::Possible => ProblemKind::NotInUse,
    };
    let calling_code = found.phone.calling_code;
    let lengths = match found.length {
        Length::Possible => 0,
        _ => Plan::of_calling_code(calling_code).map_or(0, |plan| plan.lengths),
    };
    let fix = before_text(text, region).or_else(|| redialled(&found.phone));
    Problem { kind, calling_code, lengths, found: found.phone.national.len(), fix }
}

/// Returns the valid number before other text, such as letters taken for digits or a second number.
fn before_text(text: &str, region: Option<Region>) -> Option<Phone> {
    let start = text.find(|c| is_plus(c) || decimal(c).is_some())?;
    let number = text.get(start..)?;
    let end = number.find(|c: char| !is_plus(c) && decimal(c).is_none() && !is_punctuation(c))?;
    Phone::read(number.get(..end)?, region).filter(Phone::is_valid)
}

/// Returns the number as it is dialled today, or without a duplicate trunk prefix, if that is valid.
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

#[cfg(test)]
mod tests {
    use crate::{Region, parse};

    #[test]
    fn messages_are_plain_and_show_no_number() {
        for (text, message) in [
            ("", "the text is empty"),
            ("call me", "the text is not a phone number"),
            ("+999 123456", "no region has this calling code"),
            ("+33 1", "the number has too few digits"),
            ("+33 1 42 68 53", "expected 9 digits after +33, found 7"),
            ("+1 555 0123", "the area code is missing: expected 10 digits after +1, found 7"),
            ("+447700900123", "no number in use under +44 starts like this"),
            ("+39 061", "expected 6–12 digits after +39, found 3"),
            ("+376 12345", "expected 6, 8 or 9 digits after +376, found 5"),
            ("+376 1234567", "expected 6, 8 or 9 digits after +376, found 7"),
        ] {
            let problem = parse(text, None).problem.unwrap();
            assert_eq!(problem.to_string(), message, "{text:?}");
        }
        let long = parse(&"1".repeat(251), Some(Region::FR)).problem.unwrap();
        assert_eq!(long.to_string(), "the text has more than 250 characters");
        assert_eq!(long.params(), [("most", "250".into())]);
    }
}
