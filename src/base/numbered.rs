//! The lines of one text, by their numbers.

use registrant_text::short::position;

/// The number of lines in a block. The tables store the start of each block.
const BLOCK: usize = 8;

/// The byte that ends each line.
const END: u8 = 0x1f;

/// Returns a line of a text by its number, or an empty text. `blocks` has the start of every eighth line.
pub(crate) fn numbered<'t, T: Copy + TryInto<usize>>(text: &'t str, blocks: &[T], number: u16) -> &'t str {
    line(text, blocks, usize::from(number)).unwrap_or_default()
}

fn line<'t, T: Copy + TryInto<usize>>(text: &'t str, blocks: &[T], number: usize) -> Option<&'t str> {
    let mut start: usize = (*blocks.get(number / BLOCK)?).try_into().ok()?;
    let end = |start: usize| Some(start + position(text.as_bytes().get(start..)?, END)?);
    for _ in 0..number % BLOCK {
        start = end(start)? + 1;
    }
    text.get(start..end(start)?)
}

/// Splits a text at the first occurrence of a byte, which is ASCII.
pub(crate) fn cut(text: &str, byte: u8) -> (&str, &str) {
    let place = position(text.as_bytes(), byte).unwrap_or(text.len());
    (text.get(..place).unwrap_or_default(), text.get(place + 1..).unwrap_or_default())
}

/// Returns the start of every eighth line of a text.
#[cfg(any(
    test,
    not(feature = "explanations"),
    not(all(feature = "languages", not(all(target_arch = "wasm32", feature = "js"))))
))]
pub(crate) fn blocks(text: &str) -> Vec<u32> {
    let starts = text.match_indices(char::from(END)).map(|(end, _)| end + 1);
    let starts = std::iter::once(0).chain(starts).filter(|start| *start < text.len());
    starts.step_by(BLOCK).filter_map(|start| start.try_into().ok()).collect()
}

#[cfg(test)]
mod tests {
    use super::{blocks, numbered};

    #[test]
    fn each_line_is_found_by_its_number() {
        let lines: Vec<String> = (0..21).map(|number| "é".repeat(number % 5)).collect();
        let text: String = lines.iter().map(|line| format!("{line}\u{1f}")).collect();
        let blocks = blocks(&text);
        assert_eq!(blocks.len(), 3);
        for (number, line) in (0..).zip(&lines) {
            assert_eq!(numbered(&text, &blocks, number), line, "{number}");
        }
        assert_eq!(numbered(&text, &blocks, 21), "");
        assert_eq!(numbered(&text, &blocks, 99), "");
    }
}
