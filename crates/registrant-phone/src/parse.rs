//! From the digits to a number: international prefix, calling code, trunk prefix.
//!
//! The decisions follow libphonenumber (`PhoneNumberUtil.parseHelper` and the functions that it calls) step
//! by step.

use crate::digits::Digits;
use crate::extension::LONGEST;
use crate::plan::{Length, Plan};
use crate::scan::{DIGITS, Scanned, dialled, is_plus};
use crate::{NATIONAL, Phone, PhoneType, ProblemKind};

/// The steps of reading a number.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Steps {
    /// `true` if the number had a plus sign.
    pub(crate) plus: bool,
    /// `true` if letters were dialled.
    pub(crate) letters: bool,
    /// The source of the calling code.
    pub(crate) origin: Origin,
    pub(crate) prefix: Prefix,
}

/// A source of the calling code.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Origin {
    #[default]
    Plus,
    InternationalPrefix,
    WithoutPlus,
    Region,
}

/// A prefix of the national number.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Prefix {
    #[default]
    None,
    Trunk,
    Carrier,
    Transformed,
}

/// A number with its written digits.
pub(crate) struct Found {
    pub(crate) phone: Phone,
    pub(crate) steps: Steps,
    /// All written digits.
    pub(crate) written: Digits<DIGITS>,
    /// The digits after the international prefix.
    pub(crate) international: Digits<DIGITS>,
    pub(crate) length: Length,
}

/// The minimum number of digits of a national number.
const SHORTEST: usize = 2;

pub(crate) fn parse(scanned: &Scanned<'_>, region: Option<&'static Plan>) -> Result<Found, ProblemKind> {
    let number = scanned.number.get(..scanned.length).unwrap_or_default();
    let bare = number.trim_start_matches(is_plus);
    let plus = bare.len() < number.len();
    if !plus && region.is_none() {
        return Err(ProblemKind::CallingCodeMissing);
    }
    let (written, letters) = dialled(bare)?;
    let mut steps = Steps { plus, letters, ..Steps::default() };
    let mut international = written;
    let found = match if plus { after_code(&written) } else { Err(ProblemKind::CallingCodeUnknown) } {
        Ok(found) => Some(found),
        // A plus before an international prefix: parse again without it.
        Err(ProblemKind::CallingCodeUnknown) => {
            let found = dialled_abroad(&written, region, &mut steps, &mut international)?;
            if plus && found.is_none() {
                return Err(ProblemKind::CallingCodeUnknown);
            }
            found
        }
        Err(refusal) => return Err(refusal),
    };
    let (code, national) = match (found, region) {
        (Some(found), _) => found,
        (None, Some(plan)) => {
            steps.origin = Origin::Region;
            (plan.calling_code, written)
        }
        (None, None) => return Err(ProblemKind::CallingCodeMissing),
    };
    let plan = match region {
        Some(plan) if steps.origin == Origin::Region => plan,
        _ => Plan::of_calling_code(code).ok_or(ProblemKind::CallingCodeUnknown)?,
    };
    if national.len() < SHORTEST {
        return Err(ProblemKind::TooFewDigits);
    }
    let mut result = national;
    let (stripped, prefix) = without_national_prefix(&national, plan);
    if !matches!(plan.length(stripped.len()), Length::TooShort | Length::LocalOnly | Length::Wrong) {
        result = stripped;
        if prefix != Prefix::None {
            steps.prefix = prefix;
        }
    }
    if result.len() < SHORTEST {
        return Err(ProblemKind::TooFewDigits);
    }
    let digits = Digits::<NATIONAL>::from_ascii(result.as_bytes()).ok_or(ProblemKind::TooManyDigits)?;
    let main = Plan::of_calling_code(code).ok_or(ProblemKind::CallingCodeUnknown)?;
    let length = main.length(digits.len());
    let (owner, verdict) = owner(code, &digits);
    let kind = PhoneType::of_verdict(verdict);
    let phone = Phone {
        calling_code: code,
        national: digits,
        extension: scanned.extension,
        region: owner.map(Plan::region),
        kind,
        possible: matches!(length, Length::Possible | Length::LocalOnly),
    };
    Ok(Found { phone, steps, written, international, length })
}

/// Returns the calling code after a plus sign or international prefix, and the rest.
fn after_code(digits: &Digits<DIGITS>) -> Result<(u16, Digits<DIGITS>), ProblemKind> {
    if digits.len() <= SHORTEST {
        return Err(ProblemKind::TooFewDigits);
    }
    let mut code = 0;
    for (count, digit) in (1..=3).zip(digits.as_bytes()) {
        code = code * 10 + u16::from(digit - b'0');
        // No calling code starts with 0.
        if code == 0 {
            break;
        }
        if Plan::of_calling_code(code).is_some() {
            return Ok((code, digits.after(count)));
        }
    }
    Err(ProblemKind::CallingCodeUnknown)
}

/// Returns the calling code of digits without a plus sign (`maybeExtractCountryCode`).
///
/// The code follows the region's international prefix. Without a prefix, it is the region's own code, if only
/// the rest makes a plausible number.
fn dialled_abroad(
    written: &Digits<DIGITS>,
    region: Option<&'static Plan>,
    steps: &mut Steps,
    international: &mut Digits<DIGITS>,
) -> Result<Option<(u16, Digits<DIGITS>)>, ProblemKind> {
    let Some(plan) = region else { return Ok(None) };
    if let Some(prefix) =
        plan.tables().at_start(plan.international_prefix, written.as_str()).and_then(|groups| groups.get(0))
    {
        let rest = written.after(prefix.end);
        if !rest.as_bytes().starts_with(b"0") {
            steps.origin = Origin::InternationalPrefix;
            *international = rest;
            return after_code(&rest).map(Some);
        }
    }
    let mut own = [0; 3];
    let own = decimal_digits(plan.calling_code, &mut own);
    if !written.as_bytes().starts_with(own) {
        return Ok(None);
    }
    let rest = written.after(own.len());
    let (stripped, prefix) = without_national_prefix(&rest, plan);
    let better = plan.verdict(written.as_bytes()) == 0 && plan.verdict(stripped.as_bytes()) != 0;
    if !better && plan.length(written.len()) != Length::TooLong {
        return Ok(None);
    }
    steps.origin = Origin::WithoutPlus;
    steps.prefix = prefix;
    Ok(Some((plan.calling_code, stripped)))
}

/// Returns a calling code's digits, in the buffer given.
#[inline]
pub(crate) fn decimal_digits(mut code: u16, buffer: &mut [u8; 3]) -> &[u8] {
    let mut start = buffer.len();
    for (at, byte) in buffer.iter_mut().enumerate().rev() {
        *byte = b'0' + (code % 10) as u8;
        code /= 10;
        start = at;
        if code == 0 {
            break;
        }
    }
    buffer.get(start..).unwrap_or_default()
}

/// Returns the number without trunk prefix and carrier code, or with their substitute
/// (`maybeStripNationalPrefixAndCarrierCode`).
fn without_national_prefix(digits: &Digits<DIGITS>, plan: &Plan) -> (Digits<DIGITS>, Prefix) {
    let unchanged = (*digits, Prefix::None);
    let Some(groups) = plan.tables().at_start(plan.national_prefix, digits.as_str()) else {
        return unchanged;
    };
    let end = groups.get(0).map_or(0, |whole| whole.end);
    let count = usize::from(plan.groups);
    let (result, prefix) =
        match plan.tables().text(plan.transform).filter(|_| count > 0 && groups.get(count).is_some()) {
            Some(rule) => {
                let mut result = Digits::new();
                let mut room = true;
                let mut template = rule.bytes();
                while let Some(byte) = template.next() {
                    if byte == b'$' {
                        let group = template.next().map_or(0, |digit| usize::from(digit.wrapping_sub(b'0')));
                        let captured = groups.get(group).and_then(|range| digits.as_bytes().get(range));
                        room &= captured.unwrap_or_default().iter().all(|digit| result.push(digit - b'0'));
                    } else {
                        room &= result.push(byte.wrapping_sub(b'0'));
                    }
                }
                room &= digits.after(end).as_bytes().iter().all(|digit| result.push(digit - b'0'));
                if !room {
                    return unchanged;
                }
                (result, Prefix::Transformed)
            }
            None => {
                let carrier = count > 0 && groups.get(1).is_some();
                (digits.after(end), if carrier { Prefix::Carrier } else { Prefix::Trunk })
            }
        };
    if plan.verdict(digits.as_bytes()) != 0 && plan.verdict(result.as_bytes()) == 0 {
        return unchanged;
    }
    if result == *digits { unchanged } else { (result, prefix) }
}

/// Returns the owner's plan and the automaton's verdict there (`getRegionCodeForNumber`, `getNumberType`).
fn owner(code: u16, digits: &Digits<NATIONAL>) -> (Option<&'static Plan>, u8) {
    let plans = Plan::sharing(code);
    let verdict = |plan: &'static Plan| plan.verdict(digits.as_bytes());
    if plans.clone().nth(1).is_none() {
        let plan = plans.clone().next();
        return (plan, plan.map_or(0, verdict));
    }
    for plan in plans {
        if plan.tables().at_start(plan.leading_digits, digits.as_str()).is_some() {
            return (Some(plan), verdict(plan));
        }
        if plan.has_leading_digits() {
            continue;
        }
        let verdict = verdict(plan);
        if verdict > 1 {
            return (Some(plan), verdict);
        }
    }
    (None, 0)
}

/// Checks if a text is a valid number in the form of EPP (RFC 5733): `+33.142685300x12`.
///
/// This is faster than reading the number. It refuses a number with a prefix to strip, which [`Phone::read`]
/// accepts.
///
/// ```
/// use registrant_phone::is_valid_epp;
/// assert!(is_valid_epp("+33.142685300x12"));
/// assert!(!is_valid_epp("+33142685300"));
/// ```
pub fn is_valid_epp(text: &str) -> bool {
    epp_verdict(text).is_some_and(|verdict| PhoneType::of_verdict(verdict) != PhoneType::Unknown)
}

fn epp_verdict(text: &str) -> Option<u8> {
    let (code, rest) = text.strip_prefix('+')?.split_once('.')?;
    let number = match rest.split_once('x') {
        Some((number, extension)) => {
            let is_one = (1..=LONGEST).contains(&extension.len());
            if is_one && are_digits(extension) { number } else { return None }
        }
        None => rest,
    };
    let is_code = (1..=3).contains(&code.len()) && !code.starts_with('0');
    if !is_code || !are_digits(code) || number.len() < SHORTEST || !are_digits(number) {
        return None;
    }
    let code = code.bytes().fold(0, |code, digit| code * 10 + u16::from(digit - b'0'));
    Some(owner(code, &Digits::from_ascii(number.as_bytes())?).1)
}

fn are_digits(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::is_valid_epp;
    use crate::parse;

    #[test]
    fn a_valid_epp_text_is_a_number() {
        for text in ["+33.142685300", "+33.142685300x12", "+1.5125550100", "+39.0236618300", "+800.12345678"]
        {
            assert!(is_valid_epp(text), "{text}");
        }
        for text in [
            "+33142685300",
            "+33.1",
            "+33.000000000",
            "+033.142685300",
            "+33.142685300x",
            "33.142685300",
            "+999.1234567",
        ] {
            assert!(!is_valid_epp(text), "{text}");
        }
        let mut seed = 1u64;
        let mut next = |below: u64| {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (seed >> 33) % below
        };
        let mut found = 0;
        for _ in 0..100_000 {
            let (code, digits) = (1 + next(999), 4 + next(8) as u32);
            let text = format!("+{code}.{}", next(10u64.pow(digits)));
            if is_valid_epp(&text) {
                assert!(parse(&text, None).is_valid(), "{text}");
                found += 1;
            }
        }
        assert!(found > 1_000, "{found}");
    }
}
