//! Phone numbers, through the crate `registrant-phone`.

use registrant_phone::ProblemKind;
use registrant_text::clean::says_something;

use crate::base::{Change, Code, Error, ErrorKind, Outcome, Problem};
use crate::contact::Country;

pub(crate) use registrant_phone::is_valid_epp;
pub use registrant_phone::{
    METADATA_VERSION as PHONE_METADATA_VERSION, Phone, PhoneType, Region as PhoneRegion, as_you_type,
};
#[cfg(feature = "phone-pieces")]
pub(crate) use registrant_phone::{add_plans, missing_plan};

/// Normalizes a phone number in any written form.
///
/// `country` is the number's own country, unless the text has a calling code; numbers of other countries are
/// valid too. Without a country, only international forms are understood.
///
/// The value is present if the digits and their calling code are known. The problem is the reason why the
/// number cannot be in use.
///
/// ```
/// use registrant::contact::Country;
/// use registrant::normalize::phone;
/// let outcome = phone("0236618300", Country::new("IT"));
/// assert!(outcome.is_valid());
/// let number = outcome.value.unwrap();
/// assert_eq!(number.e164(), "+390236618300");
/// assert_eq!(number.region().map(Country::from), Country::new("IT"));
/// assert!(phone("+33.142685300", None).changes.is_empty());
/// assert_eq!(phone("01 42 68 53", Country::new("FR")).problem.unwrap().reason, "phone.too_short");
/// assert_eq!(phone("01 42 68 53 00", None).problem.unwrap().reason, "phone.calling_code_missing");
/// ```
pub fn phone(input: &str, country: Option<Country>) -> Outcome<Phone> {
    let seen = if says_something(input) { input } else { "" };
    let parsed = registrant_phone::parse(seen, phone_region(country));
    let changes = parsed.changes.into_iter();
    let is_zero =
        parsed.phone.as_ref().is_some_and(|phone| phone.national_number().bytes().all(|digit| digit == b'0'));
    Outcome {
        value: parsed.phone.map(settled),
        changes: changes
            .map(|change| Change { code: change.code, before: change.before, after: change.after })
            .collect(),
        problem: parsed.problem.map(problem).map(|problem| match is_zero {
            // Zeros alone stand in for a number.
            true => Problem::new(Code::InvalidFormat, "phone.not_a_number"),
            false => problem,
        }),
    }
}

/// Returns a number as it is read from its own text, however often. A doubtful number may lose a digit each time that looks like
/// a prefix.
pub(crate) fn settled(mut phone: Phone) -> Phone {
    // No number has more digits to lose.
    for _ in 0..20 {
        let again = if phone.is_valid() { None } else { Phone::read(&phone.epp(), None) };
        match again.filter(|again| *again != phone) {
            Some(again) => phone = again,
            None => break,
        }
    }
    phone
}

/// Returns the E.164 form of a phone number that is in use. `country` is for a number without a calling code.
///
/// ```
/// use registrant::{contact::Country, normalize::e164};
/// assert_eq!(e164("01 42 68 53 00", Country::new("FR")).as_deref(), Some("+33142685300"));
/// assert_eq!(e164("01 42 68 53 00", None), None);
/// ```
pub fn e164(input: &str, country: Option<Country>) -> Option<String> {
    Phone::read(input, phone_region(country)).filter(Phone::is_valid).map(|phone| phone.e164())
}

/// The places without numbers of their own, each with the one whose numbers they use.
const WITHOUT_PLAN: [(&str, &str); 8] = [
    ("AQ", "AU"),
    ("BV", "NO"),
    ("EH", "MA"),
    ("GS", "FK"),
    ("HM", "AU"),
    ("PN", "NZ"),
    ("TF", "FR"),
    ("UM", "US"),
];

/// Returns an example of a country's phone numbers.
pub(crate) fn phone_example(country: Country, is_mobile: bool) -> Option<String> {
    let code = country.as_str();
    let code = WITHOUT_PLAN.iter().find(|(own, _)| *own == code).map_or(code, |(_, other)| other);
    let phone = registrant_phone::example(PhoneRegion::new(code)?, is_mobile);
    // No verdict depends on an example.
    let _ = missing_plan();
    Some(phone?.epp())
}

/// Runs a call, and fails if it needed a numbering plan that is not here: its answer may then be wrong.
pub(crate) fn with_plans<T>(call: impl FnOnce() -> Result<T, Error>) -> Result<T, Error> {
    let _ = missing_plan();
    let answer = call()?;
    match missing_plan() {
        None => Ok(answer),
        Some(code) => Err(not_loaded(code)),
    }
}

#[cold]
fn not_loaded(code: u16) -> Error {
    let code = code.to_string();
    let piece = code.get(..1).unwrap_or_default();
    let reason = format!("expected the phone numbers of +{code}, found none");
    let remedy =
        format!("call `await ready()` first, or give `registrant/pieces/phones-{piece}` to `addPiece`");
    Error::new(ErrorKind::NotLoaded, reason, remedy).coded("phones_not_loaded")
}

/// Adds the numbering plans of a piece. A build that has them all keeps its own.
#[cfg(not(feature = "phone-pieces"))]
pub(crate) fn add_plans(text: &str) -> bool {
    text.starts_with(PHONE_METADATA_VERSION)
}

/// Returns nothing: all plans are here.
#[cfg(not(feature = "phone-pieces"))]
fn missing_plan() -> Option<u16> {
    None
}

/// Returns the region of a country.
#[inline]
pub(crate) fn phone_region(country: Option<Country>) -> Option<PhoneRegion> {
    country.and_then(|country| PhoneRegion::new(country.as_str()))
}

#[cold]
#[inline(never)]
fn problem(problem: registrant_phone::Problem) -> Problem {
    Problem {
        code: code(problem.kind()),
        reason: problem.code(),
        params: problem.params(),
        fix: problem.fix().map(|phone| phone.e164()),
    }
}

fn code(kind: ProblemKind) -> Code {
    match kind {
        ProblemKind::Empty => Code::Missing,
        ProblemKind::InputTooLong | ProblemKind::TooLong | ProblemKind::TooManyDigits => Code::TooLong,
        ProblemKind::TooShort | ProblemKind::TooFewDigits | ProblemKind::AreaCodeMissing => Code::TooShort,
        ProblemKind::CallingCodeUnknown | ProblemKind::NotInUse => Code::UnknownValue,
        _ => Code::InvalidFormat,
    }
}

#[cfg(test)]
mod tests {
    use super::phone;
    use crate::base::Code;
    use crate::contact::Country;

    #[test]
    fn problems_keep_their_codes_facts_and_fixes() {
        for (input, code, reason, params, fix) in [
            ("", Code::Missing, "phone.empty", &[][..], None),
            ("call me", Code::InvalidFormat, "phone.not_a_number", &[], None),
            ("555-0123", Code::InvalidFormat, "phone.calling_code_missing", &[], None),
            ("+999 123456", Code::UnknownValue, "phone.calling_code_unknown", &[], None),
            ("+33 1", Code::TooShort, "phone.too_few_digits", &[], None),
            ("+33 1 42 68 53 00 01 42 68 53 00", Code::TooLong, "phone.too_many_digits", &[], None),
            (
                "+33 1 42 68 53",
                Code::TooShort,
                "phone.too_short",
                &[("calling_code", "33"), ("digits", "9")],
                None,
            ),
            (
                "+1 555 0123",
                Code::TooShort,
                "phone.area_code_missing",
                &[("calling_code", "1"), ("digits", "10")],
                None,
            ),
            (
                "+52 1 55 1234 5678",
                Code::TooLong,
                "phone.too_long",
                &[("calling_code", "52"), ("digits", "10")],
                Some("+525512345678"),
            ),
            ("+44 0000000", Code::InvalidFormat, "phone.not_a_number", &[], None),
            ("+447700900123", Code::UnknownValue, "phone.not_in_use", &[("calling_code", "44")], None),
            (&"1".repeat(251), Code::TooLong, "phone.input_too_long", &[("most", "250")], None),
        ] {
            let problem = phone(input, Country::new("AQ")).problem.unwrap();
            assert_eq!((problem.code, problem.reason), (code, reason));
            let facts: Vec<(&str, &str)> =
                problem.params.iter().map(|(name, fact)| (*name, &**fact)).collect();
            assert_eq!(facts, params, "{reason}");
            assert_eq!(problem.fix.as_deref(), fix, "{reason}");
        }
    }

    #[test]
    fn a_doubtful_number_is_read_alike_again() {
        for (input, country) in [
            ("0050510", "AU"),
            ("+33234;ext=56788888888889", "FR"),
            ("+61.050510", "AU"),
            ("00000000", "GB"),
            ("+1 1 1 1 1 1", "US"),
        ] {
            let Some(once) = phone(input, Country::new(country)).value else { continue };
            assert_eq!(phone(&once.epp(), Country::new(country)).value, Some(once), "{input}");
        }
    }
}
