//! The grouping of a number that a person is still typing.

use crate::Region;
use crate::plan::{Format, Plan};

/// The maximum number of digits that the formats know.
const LONGEST: usize = 17;

/// Groups the digits of an incomplete number as its country writes them.
///
/// It changes only what separates the digits: no digit is lost or added, and what follows the last digit stays. A text
/// with other characters stays as it is, and so does a number that no format knows.
///
/// ```
/// use registrant_phone::{Region, as_you_type};
/// assert_eq!(as_you_type("01426", Some(Region::FR)), "01 42 6");
/// assert_eq!(as_you_type("+4420794", None), "+44 20 794");
/// assert_eq!(as_you_type("call me", Some(Region::FR)), "call me");
/// ```
pub fn as_you_type(typed: &str, region: Option<Region>) -> String {
    grouped(typed, region).unwrap_or_else(|| typed.to_owned())
}

fn grouped(typed: &str, region: Option<Region>) -> Option<String> {
    let written = typed.trim_start();
    let bare = written.strip_prefix('+').unwrap_or(written);
    if !bare.chars().all(|c| c.is_ascii_digit() || is_separator(c)) {
        return None;
    }
    let digits: String = bare.chars().filter(char::is_ascii_digit).collect();
    let after = bare.get(bare.bytes().rposition(|byte| byte.is_ascii_digit())? + 1..)?;
    let mut number = if bare.len() < written.len() {
        international("+", &digits)?
    } else {
        let plan = Plan::of_region(region?)?;
        match plan.tables().at_start(plan.international_prefix, &digits).and_then(|groups| groups.get(0)) {
            Some(prefix) => {
                international(&[digits.get(prefix.clone())?, " "].concat(), digits.get(prefix.end..)?)?
            }
            None => national(plan, &digits)?,
        }
    };
    number.push_str(after);
    Some(number)
}

/// Returns whether a character may separate groups of digits.
fn is_separator(c: char) -> bool {
    matches!(c, ' ' | '-' | '.' | '/' | '(' | ')' | '\u{a0}' | '\u{2010}' | '\u{2011}')
}

/// Writes the calling code and groups what follows it.
fn international(before: &str, digits: &str) -> Option<String> {
    let (code, plan) = (1..=3).find_map(|length| {
        let code = digits.get(..length)?;
        Some((code, Plan::of_calling_code(code.parse().ok()?)?))
    })?;
    let rest = digits.get(code.len()..)?;
    if rest.is_empty() {
        return None;
    }
    let rest = spread(plan, plan.international_formats(), |format| format.international, rest, rest)
        .unwrap_or_else(|| rest.to_owned());
    Some([before, code, " ", &rest].concat())
}

/// Groups a number as people write it inside the country, with or without the trunk prefix.
fn national(plan: &Plan, digits: &str) -> Option<String> {
    let trunk = match plan.tables().at_start(plan.national_prefix, digits).and_then(|groups| groups.get(0)) {
        Some(prefix) if plan.groups == 0 => prefix.end,
        _ if digits.starts_with('0') => 1,
        _ => 0,
    };
    let without_code =
        |rest| spread(plan, plan.international_formats(), |format| format.international, rest, rest);
    let after_trunk = || {
        let (prefix, rest) =
            digits.split_at_checked(trunk).filter(|(prefix, rest)| !prefix.is_empty() && !rest.is_empty())?;
        spread(plan, plan.formats(), |format| format.national, rest, digits)
            .or_else(|| Some([prefix, " ", &without_code(rest)?].concat()))
    };
    after_trunk()
        .or_else(|| spread(plan, plan.formats(), |format| format.national, digits, digits))
        .or_else(|| without_code(digits))
}

/// Groups the digits of `typed` by the first format for a number that begins with `national`. `None` if that format
/// would write other digits.
fn spread(
    plan: &Plan,
    formats: &[Format],
    template: fn(&Format) -> u16,
    national: &str,
    typed: &str,
) -> Option<String> {
    let possible =
        |length: &usize| 1_u32.checked_shl(*length as u32).is_some_and(|bit| plan.lengths & bit != 0);
    (national.len()..=LONGEST).filter(possible).find_map(|length| {
        // Without `format!`: its padding would weigh more than the rest in WebAssembly.
        let zeros = std::iter::repeat_n('0', length - national.len());
        let whole_number: String = national.chars().chain(zeros).collect();
        let tables = plan.tables();
        formats.iter().filter(|format| format.may_start(tables, national)).find_map(|format| {
            let groups = tables.whole(format.pattern, &whole_number)?;
            let mut left = typed.chars().peekable();
            let mut out = String::with_capacity(24);
            let mut pieces = tables.text(template(format))?.chars();
            while let Some(piece) = pieces.next() {
                let group =
                    if piece == '$' { pieces.next().and_then(|group| group.to_digit(10)) } else { None };
                let mut single = [0; 4];
                let piece = match group {
                    Some(group) => whole_number.get(groups.get(group as usize)?)?,
                    None => piece.encode_utf8(&mut single),
                };
                for character in piece.chars() {
                    if left.peek().is_none() {
                        return Some(out);
                    }
                    if character.is_ascii_digit() && left.next() != Some(character) {
                        return None;
                    }
                    out.push(character);
                }
            }
            left.peek().is_none().then_some(out)
        })
    })
}
