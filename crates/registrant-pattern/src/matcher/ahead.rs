//! The fast path for matches with almost no backtracking, which covers nearly all patterns for values.

use crate::op;

/// Checks if an anchored pattern matches at the start of a text; `None` if only the machine can tell.
pub(super) fn matches(code: &[u8], text: &str) -> Option<bool> {
    let [op::START, code @ ..] = code else { return None };
    let (mut code, mut rest) = (code, text.as_bytes());
    // The position to continue from after a failure, and `true` if a skipped alternative may match too.
    let mut other = None;
    let mut has_passed = false;
    loop {
        let (&instruction, after) = code.split_first()?;
        let matched = match instruction {
            op::MATCH => return Some(true),
            op::END => {
                code = after;
                rest.is_empty()
            }
            op::SAVE => {
                code = after.get(1..)?;
                true
            }
            op::SPLIT8 => {
                let (&distance, after) = after.split_first()?;
                has_passed |= other.is_some();
                other = Some((after.get(usize::from(distance)..)?, rest));
                code = after;
                true
            }
            b' '..=b'~' => {
                code = after;
                let is_here = rest.first() == Some(&instruction);
                rest = rest.get(usize::from(is_here)..)?;
                is_here
            }
            op::DIGIT => {
                code = after;
                take(&mut rest, 1, |byte| byte.is_ascii_digit()) == 1
            }
            op::RUN => {
                let ([least, most], single) = after.split_first_chunk()?;
                let most = if *most == op::NO_LIMIT { usize::MAX } else { usize::from(*most) };
                let count = if let [op::DIGIT, after @ ..] = single {
                    code = after;
                    take(&mut rest, most, |byte| byte.is_ascii_digit())
                } else {
                    let ranges;
                    (ranges, code) = ranges_of(single, rest)?;
                    take(&mut rest, most, |byte| {
                        ranges.iter().any(|[low, high]| (*low..=*high).contains(&byte))
                    })
                };
                has_passed |= count > usize::from(*least);
                count >= usize::from(*least)
            }
            _ => return None,
        };
        if !matched {
            match other.take() {
                Some(place) => (code, rest) = place,
                None if has_passed => return None,
                None => return Some(false),
            }
        }
    }
}

/// Returns the end of a pattern that consists only of a text, as most prefixes of phone numbers do.
///
/// It is `None` for every other pattern, and `Some(None)` if the text begins differently.
pub(super) fn literal(mut code: &[u8], text: &str) -> Option<Option<usize>> {
    let mut end = 0;
    let mut fits = true;
    while let Some((byte @ b' '..=b'~', after)) = code.split_first() {
        fits &= text.as_bytes().get(end) == Some(byte);
        end += 1;
        code = after;
    }
    (code.first() == Some(&op::MATCH)).then_some(fits.then_some(end))
}

/// Returns the ranges of a class and the code after it, if the rest of the text is ASCII.
fn ranges_of<'a>(class: &'a [u8], rest: &[u8]) -> Option<(&'a [[u8; 2]], &'a [u8])> {
    let (narrow, wide, after) = match class {
        [op::CLASS, narrow, after @ ..] => (narrow, 0, after),
        [op::WIDE_CLASS, narrow, wide, after @ ..] => (narrow, 6 * usize::from(*wide), after),
        _ => return None,
    };
    let (ranges, after) = after.split_at_checked(2 * usize::from(*narrow))?;
    rest.is_ascii().then_some((ranges.as_chunks().0, after.get(wide..)?))
}

/// Skips bytes of a kind, up to a maximum, and counts them.
#[inline(always)]
fn take(rest: &mut &[u8], most: usize, is_one: impl Fn(u8) -> bool) -> usize {
    let mut count = 0;
    while let Some((&byte, after)) = rest.split_first()
        && count < most
        && is_one(byte)
    {
        *rest = after;
        count += 1;
    }
    count
}
