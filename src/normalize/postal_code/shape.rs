//! Matching a postal code against a shape, and writing it in that shape.

/// A short text without allocation.
#[derive(Clone, Copy)]
pub(super) struct Short {
    bytes: [u8; Self::CAPACITY],
    len: usize,
}

impl Short {
    /// The maximum length: more than twice that of any postal code.
    pub(super) const CAPACITY: usize = 24;

    pub(super) const fn new() -> Self {
        Self { bytes: [0; Self::CAPACITY], len: 0 }
    }

    /// Adds one ASCII byte, or returns `None` if the text is full.
    pub(super) fn push(&mut self, byte: u8) -> Option<()> {
        *self.bytes.get_mut(self.len)? = byte;
        self.len += 1;
        Some(())
    }

    pub(super) fn bytes(&self) -> &[u8] {
        self.bytes.get(..self.len).unwrap_or_default()
    }

    pub(super) fn as_str(&self) -> &str {
        std::str::from_utf8(self.bytes()).unwrap_or_default()
    }
}

/// The treatment of a letter that looks like the expected digit, or the reverse.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Lookalikes {
    Refused,
    Replaced,
}

/// Returns the code as the first matching form writes it, or `None` if no form matches.
///
/// `forms` are alternatives separated by `|`. `code` has upper-case letters and digits only. In a form:
///
/// - `#` is a digit, `@` a letter, `*` either
/// - `[A-CE]` is one character of a set
/// - `{ABC D_E}` is one of the words AB, AC, D and DE
/// - space and `-` are written but not read
/// - other characters are literal
pub(super) fn fill(forms: &str, code: &[u8], lookalikes: Lookalikes) -> Option<Short> {
    forms.as_bytes().split(|byte| *byte == b'|').find_map(|form| {
        let mut out = Short::new();
        walk(form, code, lookalikes, &mut out)?.is_empty().then_some(out)
    })
}

/// Returns whether the code begins with one of the shapes.
pub(super) fn begins(shapes: &str, code: &[u8]) -> bool {
    shapes
        .split('|')
        .any(|shape| walk(shape.as_bytes(), code, Lookalikes::Refused, &mut Short::new()).is_some())
}

/// Writes as much of the code as the shape has places for, and returns the rest of it.
fn walk<'c>(
    mut shape: &[u8],
    mut code: &'c [u8],
    lookalikes: Lookalikes,
    out: &mut Short,
) -> Option<&'c [u8]> {
    while let Some((&sign, rest)) = shape.split_first() {
        shape = rest;
        if matches!(sign, b' ' | b'-') {
            out.push(sign)?;
        } else if sign == b'{' {
            let (groups, rest) = split_after(shape, b'}')?;
            let letters = code.iter().take_while(|b| b.is_ascii_uppercase()).count();
            let (word, after) = code.split_at_checked(letters)?;
            let (first, second) = match word {
                [first] => (first, &b'_'),
                [first, second] => (first, second),
                _ => return None,
            };
            let group = groups.split(|&b| b == b' ').find(|group| group.first() == Some(first))?;
            group.iter().skip(1).find(|b| *b == second)?;
            word.iter().try_for_each(|&b| out.push(b))?;
            (shape, code) = (rest, after);
        } else {
            let set;
            (set, shape) = if sign == b'[' { split_after(shape, b']')? } else { (&[][..], shape) };
            let (&found, after) = code.split_first()?;
            let fits = |byte: u8| match sign {
                b'#' => byte.is_ascii_digit(),
                b'@' => byte.is_ascii_uppercase(),
                b'*' => true,
                b'[' => in_set(set, byte),
                literal => byte == literal,
            };
            let twins: &[u8] = if lookalikes == Lookalikes::Replaced { twins(found) } else { &[] };
            let byte = std::iter::once(&found).chain(twins).copied().find(|&b| fits(b))?;
            out.push(byte)?;
            code = after;
        }
    }
    Some(code)
}

fn split_after(text: &[u8], end: u8) -> Option<(&[u8], &[u8])> {
    let at = text.iter().position(|&b| b == end)?;
    Some((text.get(..at)?, text.get(at + 1..)?))
}

fn in_set(set: &[u8], byte: u8) -> bool {
    let mut rest = set;
    loop {
        match rest {
            [from, b'-', to, after @ ..] => {
                if (*from..=*to).contains(&byte) {
                    return true;
                }
                rest = after;
            }
            [one, after @ ..] => {
                if *one == byte {
                    return true;
                }
                rest = after;
            }
            [] => return false,
        }
    }
}

fn twins(byte: u8) -> &'static [u8] {
    match byte {
        b'O' => b"0",
        b'I' | b'L' => b"1",
        b'0' => b"O",
        b'1' => b"IL",
        _ => b"",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn filled(forms: &str, code: &str) -> Option<String> {
        fill(forms, code.as_bytes(), Lookalikes::Refused).map(|s| s.as_str().to_owned())
    }

    #[test]
    fn fills_the_first_form_that_fits() {
        assert_eq!(filled("#####|#####-####", "123456789").as_deref(), Some("12345-6789"));
        assert_eq!(filled("{AB B_CD}# #@@", "B12CD").as_deref(), Some("B1 2CD"));
        assert_eq!(filled("{AB B_CD}# #@@", "ABC12CD"), None);
        assert_eq!(filled("{AB B_CD}# #@@", "BD12CD").as_deref(), Some("BD1 2CD"));
        assert_eq!(filled("{AB B_CD}# #@@", "A12CD"), None);
        assert_eq!(filled("{AB B_CD}# #@@", "_12CD"), None);
        assert_eq!(filled("[A-CE]#*", "E1Z").as_deref(), Some("E1Z"));
        assert_eq!(filled("[A-CE]#*", "D1Z"), None);
        assert_eq!(filled("##", "123"), None);
        assert_eq!(filled("##", "1"), None);
    }

    #[test]
    fn sees_through_lookalikes_only_when_told() {
        assert_eq!(filled("@#@", "K0O"), Some("K0O".to_owned()));
        assert_eq!(filled("#@#", "O01"), None);
        let fixed = fill("#@#", b"O0I", Lookalikes::Replaced).map(|s| s.as_str().to_owned());
        assert_eq!(fixed.as_deref(), Some("0O1"));
    }

    #[test]
    fn a_beginning_may_be_the_whole_code() {
        assert!(begins("3[56]|99[5-9]", b"35004"));
        assert!(begins("96799", b"96799"));
        assert!(!begins("96799", b"9679"));
        assert!(begins("[K-NP]", b"K1A0B1"));
    }
}
