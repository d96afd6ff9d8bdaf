//! The trees of the numbering plans; `xtask/src/codegen/phone/encode.rs` describes and writes their bytes.

use crate::stock::Tables;
use crate::table::{END, MASKS_WIDE, SKIP8, SKIP16};

/// Returns the verdict of a tree on some digits; 0 if the tree doesn't contain them.
pub(crate) fn verdict(tables: Tables, root: u16, digits: &[u8]) -> u8 {
    walk(tables, root, digits).unwrap_or(0)
}

/// Returns whether a number in the tree may start with some digits.
pub(crate) fn may_start(tables: Tables, root: u16, digits: &[u8]) -> bool {
    walk(tables, root, digits).is_some()
}

fn walk(tables: Tables, root: u16, digits: &[u8]) -> Option<u8> {
    let mut rest = tables.trees().get(usize::from(root)..)?;
    let mut digits = digits.iter();
    loop {
        let (&first, after) = rest.split_first()?;
        let Some(number) = first.checked_sub(tables.nodes()) else {
            return leaf(tables, first, after, digits.len());
        };
        if first >= SKIP16 {
            rest = after.get(if first == SKIP8 { 1 } else { 2 }..)?;
            continue;
        }
        let [verdict, children, masks] = *tables.headers().get(usize::from(number))?;
        let Some(digit) = digits.next() else { return Some(verdict) };
        let wanted = 1u16.checked_shl(u32::from(digit.wrapping_sub(b'0')))?;
        rest = after;
        let mut child = None;
        for place in 0..masks {
            let mask = number_at(&mut rest, MASKS_WIDE)?;
            if child.is_none() && tables.masks().get(mask)? & wanted != 0 {
                child = Some(place);
            }
        }
        // If the children cover every digit, the last one takes the rest.
        let child = child.or_else(|| (masks < children).then_some(masks))?;
        rest = past(tables, rest, u32::from(child))?;
    }
}

/// Returns the verdict of a leaf for this number of remaining digits.
#[inline(always)]
fn leaf(tables: Tables, first: u8, after: &[u8], digits: usize) -> Option<u8> {
    let wide = tables.leaves_wide();
    let number = match first.checked_sub(wide) {
        None => usize::from(first),
        Some(high) => usize::from(wide) + (usize::from(high) << 8 | usize::from(*after.first()?)),
    };
    let verdicts = tables.verdicts().get(usize::from(*tables.leaves().get(number)?)..)?;
    verdicts.iter().take_while(|verdict| **verdict != END).nth(digits).copied()
}

/// Reads a number: one byte if it is below `wide`, or else two bytes.
#[inline(always)]
fn number_at(rest: &mut &[u8], wide: u8) -> Option<usize> {
    let (&first, mut after) = rest.split_first()?;
    let mut number = usize::from(first);
    if first >= wide {
        let (&low, more) = after.split_first()?;
        number = usize::from(wide) + (usize::from(first - wide) << 8 | usize::from(low));
        after = more;
    }
    *rest = after;
    Some(number)
}

/// Skips a number of trees.
pub(crate) fn past(tables: Tables, mut rest: &[u8], mut count: u32) -> Option<&[u8]> {
    let (nodes, leaves_wide) = (tables.nodes(), tables.leaves_wide());
    while count > 0 {
        count -= 1;
        let (&first, after) = rest.split_first()?;
        rest = match first {
            SKIP8 => after.get(1 + usize::from(*after.first()?)..)?,
            SKIP16 => {
                let length = u16::from_le_bytes(*after.first_chunk()?);
                after.get(2 + usize::from(length)..)?
            }
            _ if first >= nodes => {
                let [_, children, masks] = *tables.headers().get(usize::from(first - nodes))?;
                count += u32::from(children);
                let mut rest = after;
                for _ in 0..masks {
                    number_at(&mut rest, MASKS_WIDE)?;
                }
                rest
            }
            _ if first >= leaves_wide => after.get(1..)?,
            _ => after,
        };
    }
    Some(rest)
}
