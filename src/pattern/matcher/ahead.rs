//! Matches that are found with hardly a step back, as nearly all are of the patterns that values are checked by.

use super::super::op;

/// Whether a pattern that is bound to the start of a text matches there; `None` where only the machine can tell.
pub(super) fn matches(code: &[u8], text: &str) -> Option<bool> {
    let [op::START, code @ ..] = code else { return None };
    let (mut code, mut rest) = (code, text.as_bytes());
    // Where to go on after a failure, and whether something else was passed over that may lead to a match, too.
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
                take(&mut rest, 1, b"09") == 1
            }
            op::RUN => {
                let ([least, most], single) = after.split_first_chunk()?;
                let ranges;
                (ranges, code) = ranges_of(single, rest)?;
                let most = if *most == op::NO_LIMIT { usize::MAX } else { usize::from(*most) };
                let count = take(&mut rest, most, ranges);
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

/// The ranges of bytes that a one-character instruction takes of what is left of the text, and what follows it.
fn ranges_of<'a>(single: &'a [u8], rest: &[u8]) -> Option<(&'a [u8], &'a [u8])> {
    let (narrow, wide, after) = match single {
        [op::DIGIT, after @ ..] => return Some((b"09", after)),
        [op::CLASS, narrow, after @ ..] => (narrow, 0, after),
        [op::WIDE_CLASS, narrow, wide, after @ ..] => (narrow, 6 * usize::from(*wide), after),
        _ => return None,
    };
    let (ranges, after) = after.split_at_checked(2 * usize::from(*narrow))?;
    rest.is_ascii().then_some((ranges, after.get(wide..)?))
}

/// Goes past at most so many bytes in some ranges, and counts them.
fn take(rest: &mut &[u8], most: usize, ranges: &[u8]) -> usize {
    let ranges = ranges.as_chunks::<2>().0;
    let is_in = |byte: &&u8| ranges.iter().any(|[low, high]| (low..=high).contains(byte));
    let count = rest.iter().take(most).take_while(is_in).count();
    *rest = rest.get(count..).unwrap_or_default();
    count
}
