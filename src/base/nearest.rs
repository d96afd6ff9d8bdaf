//! The search for the known name that a misspelt one probably means.

/// Returns the known name that is closest to a wrong one. At most every third letter may differ; letter case
/// does not count.
pub(crate) fn nearest<'a>(wrong: &str, known: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    if wrong.len() > 64 {
        return None;
    }
    let most = wrong.chars().count() / 3;
    known
        .map(|name| (edits(wrong, name), name))
        .filter(|(edits, _)| *edits <= most)
        .min()
        .map(|(_, name)| name)
}

/// Returns the Levenshtein distance over bytes, since names are ASCII. Two neighbours that changed places
/// count as one edit.
fn edits(a: &str, b: &str) -> usize {
    let letter = |text: &str, at: usize| text.as_bytes().get(at).map(u8::to_ascii_lowercase);
    let width = b.len() + 1;
    // The cost of turning a prefix of one word into a prefix of the other: one row for each length.
    let mut costs: Vec<usize> = Vec::with_capacity(width * (a.len() + 1));
    for cell in 0..width * (a.len() + 1) {
        let (i, j) = (cell / width, cell % width);
        let back =
            |cells: usize| cell.checked_sub(cells).and_then(|cell| costs.get(cell)).copied().unwrap_or(0);
        let mut here = i + j;
        if i > 0 && j > 0 {
            let (x, y) = (letter(a, i - 1), letter(b, j - 1));
            here = (back(width + 1) + usize::from(x != y)).min(back(width) + 1).min(back(1) + 1);
            if i > 1 && j > 1 && x == letter(b, j - 2) && y == letter(a, i - 2) {
                here = here.min(back(2 * width + 2) + 1);
            }
        }
        costs.push(here);
    }
    costs.last().copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::{edits, nearest};

    #[test]
    fn edits_are_levenshteins_and_transpositions() {
        for (a, b, distance) in [
            ("", "", 0),
            ("a", "", 1),
            ("kitten", "sitting", 3),
            ("given_nmae", "given_name", 1),
            ("feild", "field", 1),
            ("ab", "ba", 1),
            ("OWNER", "owner", 0),
            ("abcd", "badc", 2),
        ] {
            assert_eq!(edits(a, b), distance, "{a} {b}");
        }
    }

    #[test]
    fn a_near_miss_is_near() {
        let known = ["owner", "admin", "id", "fails", "field", "siren", "given_name"];
        for (wrong, right) in [
            ("ownr", Some("owner")),
            ("onwer", Some("owner")),
            ("feild", Some("field")),
            ("zebra", None),
            ("given", None),
            ("q", None),
            ("", None),
        ] {
            assert_eq!(nearest(wrong, known.into_iter()), right, "{wrong}");
        }
    }
}
