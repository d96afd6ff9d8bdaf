//! Lines of one text, found by their numbers.

/// Every so many lines a table says where one starts.
const BLOCK: usize = 8;

/// What ends each line.
const END: char = '\u{1f}';

/// Returns the line of a number in a text whose every eighth line starts where `blocks` says; empty if there is none.
pub(crate) fn numbered<'t, T: Copy + TryInto<usize>>(text: &'t str, blocks: &[T], number: u16) -> &'t str {
    let number = usize::from(number);
    let start = blocks.get(number / BLOCK).and_then(|start| (*start).try_into().ok());
    let rest = start.and_then(|start| text.get(start..)).unwrap_or_default();
    let mut lines = std::iter::successors(rest.split_once(END), |(_, rest)| rest.split_once(END));
    lines.nth(number % BLOCK).map_or("", |(line, _)| line)
}

/// Returns where every eighth line of a text starts.
#[cfg(any(test, not(all(feature = "languages", not(target_arch = "wasm32")))))]
pub(crate) fn blocks(text: &str) -> Vec<u32> {
    let starts = text.match_indices(END).map(|(end, _)| end + END.len_utf8());
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
