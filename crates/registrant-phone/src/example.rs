//! Example numbers for a form.

use crate::plan::{Length, Plan};
use crate::{Phone, PhoneType, Region, parse, tree};

/// Numbers by region that no subscriber has: regulators keep them for films and books. Wikipedia lists them with the
/// regulators' pages: "Fictitious telephone number" (2026-11-22).
const RESERVED: [(&str, &str); 6] = [
    ("AU", "255501234"),
    ("DE", "3023125123"),
    ("FR", "199001234"),
    ("GB", "2079460123"),
    ("SE", "846500412"),
    ("US", "2025550123"),
];

/// The digits of other examples. In North America, no subscriber has 555-01xx.
const DIGITS: &str = "123456789012345";
const NORTH_AMERICAN: &str = "2015550123";

/// The most leading digits that are searched, and the most numbers that are tried.
const SEARCHED: usize = 7;
const TRIED: usize = 50_000;

/// Returns an example of a region's numbers: a landline, or a mobile number if `is_mobile` is set. If the region has only the
/// other kind, it is that.
///
/// ```
/// use registrant_phone::{Region, example};
/// assert_eq!(example(Region::IT, false).unwrap().e164(), "+39023456789");
/// ```
pub fn example(region: Region, is_mobile: bool) -> Option<Phone> {
    let plan = Plan::of_region(region)?;
    let reserved = RESERVED.iter().find(|(of, _)| *of == region.as_str() && !is_mobile);
    let digits = match (reserved, plan.calling_code) {
        (Some((_, digits)), _) => digits,
        (None, 1) => NORTH_AMERICAN,
        _ => DIGITS,
    };
    let usual = if digits == DIGITS { 9 } else { digits.len() };
    let mut lengths: Vec<usize> =
        (4..=digits.len()).filter(|count| plan.length(*count) == Length::Possible).collect();
    lengths.sort_unstable_by_key(|count| count.abs_diff(usual));
    let first = if is_mobile { PhoneType::Mobile } else { PhoneType::FixedLine };
    let second = if is_mobile { PhoneType::FixedLine } else { PhoneType::Mobile };
    let mut search = Search { plan, region, kind: first, left: TRIED };
    for kind in [first, second] {
        search.kind = kind;
        for searched in 0..=SEARCHED {
            for digits in lengths.iter().filter_map(|length| digits.get(..*length)) {
                let found = search.starting(&mut Vec::new(), searched.min(digits.len()), digits.as_bytes());
                if found.is_some() {
                    return found;
                }
            }
        }
    }
    None
}

/// A search for a number of a region.
struct Search {
    plan: &'static Plan,
    region: Region,
    kind: PhoneType,
    /// The number of numbers that may still be tried.
    left: usize,
}

impl Search {
    /// Returns the first number with a start, any further digits and the rest of some digits.
    fn starting(&mut self, start: &mut Vec<u8>, further: usize, digits: &[u8]) -> Option<Phone> {
        if further == 0 {
            self.left = self.left.checked_sub(1)?;
            let number = [start.as_slice(), digits.get(start.len()..)?].concat();
            return self.number(&number);
        }
        for digit in b'0'..=b'9' {
            start.push(digit);
            let found = match tree::may_start(self.plan.tables(), self.plan.kinds, start) {
                true => self.starting(start, further - 1, digits),
                false => None,
            };
            start.pop();
            if found.is_some() {
                return found;
            }
        }
        None
    }

    /// Returns the number if it is in use in the region, and of the kind.
    fn number(&self, digits: &[u8]) -> Option<Phone> {
        let kind = PhoneType::of_verdict(self.plan.verdict(digits));
        if kind != self.kind && kind != PhoneType::FixedLineOrMobile {
            return None;
        }
        let national = std::str::from_utf8(digits).ok()?;
        let phone = parse(&format!("+{}{national}", self.plan.calling_code), None).phone?;
        (phone.is_valid() && phone.region() == Some(self.region)).then_some(phone)
    }
}
