//! Binary search in a text of sorted lines. Such a table needs no pointer and length for each entry.

use std::cmp::Ordering;

use crate::short::{last_position, position};

/// Returns the rest of the line that starts with a key and a tab.
///
/// Each line is a key, a tab, a value and a line feed. The lines are sorted by their bytes, including the
/// tab.
///
/// ```
/// use registrant_text::sorted_lines::find;
/// let lines = "de\tGermany\nfr\tFrance\n";
/// assert_eq!(find(lines, "fr"), Some("France"));
/// ```
pub fn find<'a>(lines: &'a str, key: &str) -> Option<&'a str> {
    let mut rest = lines;
    loop {
        let middle = rest.len() / 2;
        let start = last_position(rest.as_bytes().get(..middle)?, b'\n').map_or(0, |at| at + 1);
        let line = rest.get(start..)?;
        // The line does not end before the middle.
        let end = || {
            let behind = line.as_bytes().get(middle - start..).unwrap_or_default();
            position(behind, b'\n').map_or(line.len(), |at| middle - start + at)
        };
        match compare(line.as_bytes(), key.as_bytes()) {
            Ordering::Equal => return line.get(key.len() + 1..end()),
            Ordering::Less => rest = line.get(end() + 1..)?,
            Ordering::Greater => rest = rest.get(..start)?,
        }
    }
}

/// Compares the key of a line with another key. Their order is that of their lines: no key has a byte below the tab.
fn compare(line: &[u8], key: &[u8]) -> Ordering {
    let first = line.iter().zip(key).find(|(own, other)| own != other);
    match first {
        Some((own, other)) => own.cmp(other),
        None => line.get(key.len()).unwrap_or(&b'\t').cmp(&b'\t'),
    }
}

#[cfg(test)]
mod tests {
    use super::find;

    #[test]
    fn every_line_is_found_and_nothing_else() {
        let lines = "a\t1\na.b\t2\nab\t3\nb\t\nc\t5\n";
        for (key, value) in [
            ("a", Some("1")),
            ("a.b", Some("2")),
            ("ab", Some("3")),
            ("b", Some("")),
            ("c", Some("5")),
            ("", None),
            ("aa", None),
            ("d", None),
        ] {
            assert_eq!(find(lines, key), value, "{key}");
        }
        assert_eq!(find("", "a"), None);
    }
}
