//! The names of all public suffixes, with every top-level domain among them.

mod table;

use std::cmp::Ordering;

use registrant_text::short::position;

use table::{BLOCK, BLOCKS, NAMES};

pub(crate) use table::NAMES as SUFFIXES;

/// Finds a suffix and its index by name. The sorted names are one text; a binary search finds the block of
/// lines.
pub(crate) fn listed(wanted: &str) -> Option<(&'static str, usize)> {
    let names = NAMES.as_bytes();
    let lines = |start: u16| names.get(usize::from(start)..).unwrap_or_default();
    // Compare the first eight bytes, including the end of the line if it fits: they usually distinguish
    // names.
    let width = 8 * (wanted.len() + 1).min(8);
    let wanted_head = head(wanted.as_bytes()) >> (64 - width);
    let order_by = |head: u64, lines: &[u8]| {
        (head >> (64 - width)).cmp(&wanted_head).then_with(|| first_line(lines, wanted))
    };
    let order = |lines: &[u8]| order_by(head(lines), lines);
    let block = BLOCKS.partition_point(|start| order(lines(*start)) != Ordering::Greater).checked_sub(1)?;
    let mut rest = lines(*BLOCKS.get(block)?);
    for index in block * BLOCK..(block + 1) * BLOCK {
        let start = head(rest);
        match order_by(start, rest) {
            Ordering::Less => {
                let end = line_end(start).or_else(|| position(rest, b'\n'))?;
                rest = rest.get(end + 1..)?;
            }
            Ordering::Equal => {
                let start = names.len() - rest.len();
                return Some((NAMES.get(start..start + wanted.len())?, index));
            }
            Ordering::Greater => return None,
        }
    }
    None
}

/// Returns the first eight bytes as a number. Line feeds fill up a short text.
fn head(text: &[u8]) -> u64 {
    let mut bytes = [b'\n'; 8];
    match text.first_chunk() {
        Some(chunk) => bytes = *chunk,
        None => bytes.iter_mut().zip(text).for_each(|(byte, own)| *byte = *own),
    }
    u64::from_be_bytes(bytes)
}

/// Returns the end of the line, if it is within the first eight bytes.
fn line_end(head: u64) -> Option<usize> {
    const ONES: u64 = u64::from_ne_bytes([1; 8]);
    // A zero byte borrows from its highest bit. The byte before it would also borrow only if it were a
    // vertical tab.
    let feeds = head ^ (ONES * u64::from(b'\n'));
    let found = feeds.wrapping_sub(ONES) & !feeds & (ONES << 7);
    (found != 0).then(|| found.leading_zeros() as usize / 8)
}

/// Compares the first line of a text with a name. Written out, since names differ in their first letters.
fn first_line(text: &[u8], name: &str) -> Ordering {
    let mut line = text.iter().take_while(|byte| **byte != b'\n');
    for byte in name.as_bytes() {
        match line.next().map_or(Ordering::Less, |own| own.cmp(byte)) {
            Ordering::Equal => {}
            order => return order,
        }
    }
    line.next().map_or(Ordering::Equal, |_| Ordering::Greater)
}
