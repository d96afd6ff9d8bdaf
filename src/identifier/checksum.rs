//! The arithmetic of check digits, over upper-case ASCII letters and digits.

/// A weighted sum and its check characters.
///
/// The sum of `weight × value` over the characters, modulo the length of `checks`, is an index into `checks`.
/// So one row defines the weights, the modulus and the check character of each remainder.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sum {
    weights: &'static [u8],
    checks: &'static [u8],
    alphabet: Alphabet,
    from: u8,
    at: u8,
    from_right: bool,
    length: u8,
}

/// The values of characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Alphabet {
    /// Digits, then `A` = 10 to `Z` = 35.
    Letters,
    /// The place after `0` in ASCII, so that `A` is 17.
    Ascii,
    /// The characters of a Chinese unified social credit code: no I, O, S, V, Z.
    Credit,
    /// Digits and letters, including Ñ, which is 24.
    Spanish,
    /// The letters, then the digits, of a Singaporean entity number.
    Entity,
}

impl Alphabet {
    /// Returns the characters with the values 0, 1, 2 …, or nothing if the value is computed.
    pub(super) fn characters(self) -> &'static [u8] {
        match self {
            Self::Letters | Self::Ascii => b"",
            Self::Credit => b"0123456789ABCDEFGHJKLMNPQRTUWXY",
            Self::Spanish => b"0123456789ABCDEFGHIJKLMN_OPQRSTUVWXYZ",
            Self::Entity => b"ABCDEFGHJKLMNPQRSTUVWX0123456789",
        }
    }
}

/// The check is the negated sum. A number with check 10 is never issued.
pub(super) const MINUS_11: &[u8] = b"0-987654321";
/// The check is the negated sum, and 10 becomes 0.
pub(super) const MINUS_11_0: &[u8] = b"00987654321";
/// The check is the sum. A number with check 10 is never issued.
pub(super) const PLUS_11: &[u8] = b"0123456789-";
/// The check is the sum, and 10 becomes 0.
pub(super) const PLUS_11_0: &[u8] = b"01234567890";
/// The check completes the sum to a multiple of ten.
pub(super) const MINUS_10: &[u8] = b"0987654321";
/// The check is the last digit of the sum.
pub(super) const PLUS_10: &[u8] = b"0123456789";
/// The check is the sum. If it is 10, the next row's weights decide.
pub(super) const PLUS_11_NEXT: &[u8] = b"0123456789>";

/// The result of a row.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Verdict {
    Holds,
    Fails,
    /// The remainder has no check digit in this row: the next row decides.
    Next,
}

impl Sum {
    /// Makes a sum with weights for the characters from the left, followed by the check character. In
    /// `checks`, `-` marks a remainder without numbers, and `>` one for which the next row decides.
    pub(super) const fn new(weights: &'static [u8], checks: &'static [u8]) -> Self {
        // The longest list has 17 weights, so the cast keeps the value.
        let at = weights.len() as u8;
        Self { weights, checks, alphabet: Alphabet::Letters, from: 0, at, from_right: false, length: 0 }
    }

    /// Makes a sum with weights from the right. The first weight is for the character before the check
    /// character.
    pub(super) const fn from_right(weights: &'static [u8], checks: &'static [u8]) -> Self {
        let sum = Self::new(weights, checks);
        Self { from_right: true, ..sum }
    }

    /// Returns the sum for the characters from `from` on, followed by the check character.
    pub(super) const fn from(self, from: u8) -> Self {
        Self { from, at: self.at + from, ..self }
    }

    /// Returns the sum with its check character at `at`.
    pub(super) const fn at(self, at: u8) -> Self {
        Self { at, ..self }
    }

    /// Returns the sum with another alphabet.
    pub(super) const fn alphabet(self, alphabet: Alphabet) -> Self {
        Self { alphabet, ..self }
    }

    /// Returns the sum for numbers of `length` characters only.
    pub(super) const fn when(self, length: u8) -> Self {
        Self { length, ..self }
    }

    /// Returns the sum as a rule.
    pub(super) const fn rule(self) -> Rule {
        Rule::Sum(self)
    }

    /// Returns whether the check character of `text` is correct.
    #[inline(never)]
    pub(super) fn holds(&self, text: &[u8]) -> bool {
        self.verdict(text) == Verdict::Holds
    }

    #[inline(never)]
    fn verdict(&self, text: &[u8]) -> Verdict {
        let (sum, check) = if self.from_right {
            let Some((check, body)) = text.split_last() else { return Verdict::Fails };
            (self.total(body.iter().rev()), *check)
        } else {
            let check = text.get(usize::from(self.at)).copied().unwrap_or_default();
            (self.total(text.iter().skip(usize::from(self.from))), check)
        };
        match self.checks.get(sum as usize % self.checks.len().max(1)) {
            Some(b'>') => Verdict::Next,
            Some(&expected) if expected == check => Verdict::Holds,
            _ => Verdict::Fails,
        }
    }

    fn total<'a>(&self, characters: impl Iterator<Item = &'a u8>) -> u32 {
        self.weights.iter().zip(characters).map(|(&weight, &c)| u32::from(weight) * self.value(c)).sum()
    }

    fn value(&self, c: u8) -> u32 {
        match self.alphabet {
            Alphabet::Letters => value(c),
            Alphabet::Ascii => u32::from(c.saturating_sub(b'0')),
            alphabet => alphabet.characters().iter().position(|&v| v == c).unwrap_or_default() as u32,
        }
    }
}

/// A check of a number's characters.
#[derive(Clone, Copy, Debug)]
pub(super) enum Rule {
    /// A check of the whole number.
    Whole(fn(&[u8]) -> bool),
    /// A check of the first characters; the first value is their number.
    First(u8, fn(&[u8]) -> bool),
    /// A weighted sum.
    Sum(Sum),
}

/// The check digit of Luhn over the whole number.
pub(super) const LUHN: Rule = Rule::Whole(luhn);

/// Returns whether `text` passes every rule.
#[inline(never)]
pub(super) fn all_hold(rules: &[Rule], text: &[u8]) -> bool {
    let mut rules = rules.iter().peekable();
    while let Some(rule) = rules.next() {
        let holds = match rule {
            Rule::Whole(check) => check(text),
            Rule::First(length, check) => text.get(..usize::from(*length)).is_some_and(check),
            Rule::Sum(sum) if sum.length != 0 && usize::from(sum.length) != text.len() => true,
            Rule::Sum(sum) => match sum.verdict(text) {
                Verdict::Next => continue,
                verdict => {
                    if sum.checks.contains(&b'>') {
                        rules.next();
                    }
                    verdict == Verdict::Holds
                }
            },
        };
        if !holds {
            return false;
        }
    }
    true
}

/// Returns the value of a digit or letter: `A` is 10, `Z` is 35. Anything else is 0.
pub(super) fn value(c: u8) -> u32 {
    match c {
        b'0'..=b'9' => u32::from(c - b'0'),
        b'A'..=b'Z' => u32::from(c - b'A') + 10,
        _ => 0,
    }
}

/// Returns Luhn's sum over values below `base`: from the right, doubles every second value, then adds the
/// digits of the results, modulo `base`.
#[inline(never)]
pub(super) fn luhn_sum(text: &[u8], base: u32) -> u32 {
    let digits = text.iter().rev().enumerate().map(|(place, &c)| {
        let product = value(c) * if place % 2 == 1 { 2 } else { 1 };
        product / base + product % base
    });
    digits.sum::<u32>() % base
}

/// Checks Luhn over decimal digits (ISO/IEC 7812-1, annex B).
#[inline(never)]
pub(super) fn luhn(text: &[u8]) -> bool {
    luhn_sum(text, 10) == 0
}

/// Checks Luhn over digits and letters, in base 36.
pub(super) fn luhn_36(text: &[u8]) -> bool {
    luhn_sum(text, 36) == 0
}

/// Checks ISO 7064 MOD 11,10 over digits, with the check digit last.
#[inline(never)]
pub(super) fn mod_11_10(text: &[u8]) -> bool {
    let Some((check, body)) = text.split_last() else { return false };
    let product = body.iter().fold(10, |product, &c| {
        let sum = (product + value(c)) % 10;
        (if sum == 0 { 10 } else { sum }) * 2 % 11
    });
    (product + value(*check)) % 10 == 1
}

/// Checks ISO 7064 MOD 11-2, with the check character last: a digit, or `X` for 10.
#[inline(never)]
pub(super) fn mod_11_2(text: &[u8]) -> bool {
    let Some((check, body)) = text.split_last() else { return false };
    let power = body.iter().fold(0, |power, &c| (power + value(c)) * 2 % 11);
    let check = match *check {
        b'X' => 10,
        digit @ b'0'..=b'9' => value(digit),
        _ => return false,
    };
    (power + check) % 11 == 1
}

/// Checks ISO 7064 MOD 97-10 over digits and letters, with the two check digits last.
pub(super) fn mod_97_10(text: &[u8]) -> bool {
    remainder_97(0, text) == 1
}

/// Returns the remainder modulo 97 of the number that consists of `remainder` and the digits and letters of
/// `text`.
#[inline(never)]
pub(super) fn remainder_97(remainder: u32, text: &[u8]) -> u32 {
    text.iter().fold(remainder, |remainder, &c| match value(c) {
        digit @ 0..=9 => (remainder * 10 + digit) % 97,
        letter => (remainder * 100 + letter) % 97,
    })
}

/// Checks a number by Verhoeff's method (1969): each place permutes its digit, and the dihedral group of the
/// pentagon combines them.
pub(super) fn verhoeff(text: &[u8]) -> bool {
    const TURN: [u8; 10] = [1, 5, 7, 6, 2, 8, 3, 0, 9, 4];
    let check = text.iter().rev().enumerate().fold(0, |sum, (place, &c)| {
        let turned = (0..place % 8)
            .fold(value(c), |digit, _| u32::from(TURN.get(digit as usize).copied().unwrap_or_default()));
        dihedral(sum, turned)
    });
    check == 0
}

/// Returns the product of two elements of the dihedral group of order ten: 0 to 4 are rotations, 5 to 9
/// reflections.
fn dihedral(a: u32, b: u32) -> u32 {
    match (a < 5, b < 5) {
        (true, true) => (a + b) % 5,
        (true, false) => 5 + (a + b) % 5,
        (false, true) => 5 + (a + 5 - b) % 5,
        (false, false) => (a + 5 - b % 5) % 5,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn primitives() {
        assert!(luhn(b"79927398713") && !luhn(b"79927398714"));
        assert!(mod_11_10(b"136695976") && !mod_11_10(b"136695978"));
        assert!(mod_11_2(b"0000000121032683") && mod_11_2(b"079X") && !mod_11_2(b"0790"));
        assert!(mod_97_10(b"5493001KJTIIGC8Y1R12") && !mod_97_10(b"5493001KJTIIGC8Y1R13"));
        assert!(verhoeff(b"2363") && verhoeff(b"123451") && !verhoeff(b"123450"));
        assert!(luhn_36(b"27AAPFU0939F1ZV") && !luhn_36(b"27AAPFU0939F1ZW"));
    }

    #[test]
    fn a_sum_can_pass_on() {
        // The weights 1 to 9 and 1 leave 10, so the second row decides.
        let rules = [
            Sum::new(&[1, 2, 3, 4, 5, 6, 7, 8, 9, 1], PLUS_11_NEXT).rule(),
            Sum::new(&[3, 4, 5, 6, 7, 8, 9, 1, 2, 3], PLUS_11_0).rule(),
        ];
        assert!(all_hold(&rules, b"37605030299") && !all_hold(&rules, b"37605030298"));
    }
}
