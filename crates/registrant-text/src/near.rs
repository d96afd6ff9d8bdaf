//! Typing errors: keys that are one edit apart.

/// Checks if one inserted, removed, replaced or swapped byte turns `a` into `b`.
///
/// ```
/// use registrant_text::near::is_one_edit_apart;
/// assert!(is_one_edit_apart(b"germany", b"gremany"));
/// ```
pub fn is_one_edit_apart(a: &[u8], b: &[u8]) -> bool {
    if a.len().abs_diff(b.len()) > 1 {
        return false;
    }
    let same_start = a.iter().zip(b).take_while(|(x, y)| x == y).count();
    let (Some(a), Some(b)) = (a.get(same_start..), b.get(same_start..)) else { return false };
    match (a, b) {
        ([], []) => false,
        ([], [_]) | ([_], []) => true,
        ([_, x @ ..], [_, y @ ..]) if x == y => true,
        ([_, x @ ..], y) if x == y => true,
        (x, [_, y @ ..]) if x == y => true,
        ([p, q, x @ ..], [r, s, y @ ..]) => p == s && q == r && x == y,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::is_one_edit_apart;

    #[test]
    fn one_edit_is_one_letter() {
        for (a, b, near) in [
            ("germany", "germny", true),
            ("germany", "germanny", true),
            ("germany", "germani", true),
            ("germany", "gremany", true),
            ("germany", "germany", false),
            ("germany", "grmny", false),
            ("niger", "nigeria", false),
            ("", "a", true),
        ] {
            assert_eq!(is_one_edit_apart(a.as_bytes(), b.as_bytes()), near, "{a} {b}");
            assert_eq!(is_one_edit_apart(b.as_bytes(), a.as_bytes()), near, "{b} {a}");
        }
    }
}
