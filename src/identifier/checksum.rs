//! The arithmetic of check digits, over upper-case ASCII letters and digits.

/// What the check character of a weighted sum must be.
///
/// The sum of `weight × value` over the characters, modulo the length of `checks`, picks the expected character
/// from `checks`: so one row says the weights, the modulus and what becomes of each remainder.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sum {
    weights: &'static [u8],
    checks: &'static [u8],
    /// The characters that stand for 0, 1, 2 …; empty for digits, then `A` = 10 to `Z` = 35.
    values: &'static [u8],
    from: u8,
    at: u8,
    from_right: bool,
    length: u8,
}

/// The check is the negated sum, and 10 is never issued.
pub(super) const MINUS_11: &[u8] = b"0-987654321";
/// The check is the negated sum, and 10 is written 0.
pub(super) const MINUS_11_0: &[u8] = b"00987654321";
/// The check is the sum, and 10 is never issued.
pub(super) const PLUS_11: &[u8] = b"0123456789-";
/// The check is the sum, and 10 is written 0.
pub(super) const PLUS_11_0: &[u8] = b"01234567890";
/// The check completes the sum to a multiple of ten.
pub(super) const MINUS_10: &[u8] = b"0987654321";
/// The check is the last digit of the sum.
pub(super) const PLUS_10: &[u8] = b"0123456789";
/// The sum is tried again with the next row's weights when it leaves 10.
pub(super) const PLUS_11_NEXT: &[u8] = b"0123456789>";

/// How a row of the table went.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Verdict {
    Holds,
    Fails,
    /// The remainder has no check digit here: the next row decides.
    Next,
}

impl Sum {
    /// Weights for the characters from the left; the check character follows them. `-` in `checks` marks a
    /// remainder for which no number is issued, `>` one for which the next row decides.
    pub(super) const fn new(weights: &'static [u8], checks: &'static [u8]) -> Self {
        // The longest list has 17 weights, so the cast keeps the value.
        let at = weights.len() as u8;
        Self { weights, checks, values: b"", from: 0, at, from_right: false, length: 0 }
    }

    /// Weights for the characters from the right, the one before the check character first.
    pub(super) const fn from_right(weights: &'static [u8], checks: &'static [u8]) -> Self {
        let sum = Self::new(weights, checks);
        Self { from_right: true, ..sum }
    }

    /// The same sum over the characters from `from` on, checked by the character after them.
    pub(super) const fn from(self, from: u8) -> Self {
        Self { from, at: self.at + from, ..self }
    }

    /// The same sum with its check character at `at`.
    pub(super) const fn at(self, at: u8) -> Self {
        Self { at, ..self }
    }

    /// The same sum with another alphabet.
    pub(super) const fn values(self, values: &'static [u8]) -> Self {
        Self { values, ..self }
    }

    /// The same sum, asked only of numbers of `length` characters.
    pub(super) const fn when(self, length: u8) -> Self {
        Self { length, ..self }
    }

    /// The sum as a rule.
    pub(super) const fn rule(self) -> Rule {
        Rule::Sum(self)
    }

    /// Whether the check character of `text` is the right one.
    pub(super) fn holds(&self, text: &[u8]) -> bool {
        self.verdict(text) == Verdict::Holds
    }

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
        if self.values.is_empty() {
            return value(c);
        }
        self.values.iter().position(|&v| v == c).unwrap_or_default() as u32
    }
}

/// One demand on the characters of a number.
#[derive(Clone, Copy, Debug)]
pub(super) enum Rule {
    /// The whole number passes.
    Whole(fn(&[u8]) -> bool),
    /// The first so many characters pass.
    First(u8, fn(&[u8]) -> bool),
    /// A weighted sum.
    Sum(Sum),
}

/// The check digit of Luhn over the whole number.
pub(super) const LUHN: Rule = Rule::Whole(luhn);

/// Whether `text` passes every rule.
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

/// The value of a digit, or of a letter where `A` is 10 and `Z` is 35; 0 for anything else.
pub(super) fn value(c: u8) -> u32 {
    match c {
        b'0'..=b'9' => u32::from(c - b'0'),
        b'A'..=b'Z' => u32::from(c - b'A') + 10,
        _ => 0,
    }
}

/// Luhn's sum over values below `base`: from the right, every second one doubled, the digits of the products
/// added, modulo `base`.
pub(super) fn luhn_sum(text: &[u8], base: u32) -> u32 {
    let digits = text.iter().rev().enumerate().map(|(place, &c)| {
        let product = value(c) * if place % 2 == 1 { 2 } else { 1 };
        product / base + product % base
    });
    digits.sum::<u32>() % base
}

/// Luhn over decimal digits (ISO/IEC 7812-1, annex B).
pub(super) fn luhn(text: &[u8]) -> bool {
    luhn_sum(text, 10) == 0
}

/// Luhn over digits and letters, in base 36.
pub(super) fn luhn_36(text: &[u8]) -> bool {
    luhn_sum(text, 36) == 0
}

/// ISO 7064 MOD 11,10 over digits, the check digit last.
pub(super) fn mod_11_10(text: &[u8]) -> bool {
    let Some((check, body)) = text.split_last() else { return false };
    let product = body.iter().fold(10, |product, &c| {
        let sum = (product + value(c)) % 10;
        (if sum == 0 { 10 } else { sum }) * 2 % 11
    });
    (product + value(*check)) % 10 == 1
}

/// ISO 7064 MOD 11-2, the check character last: a digit, or `X` for 10.
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

/// ISO 7064 MOD 97-10 over digits and letters, the two check digits last.
pub(super) fn mod_97_10(text: &[u8]) -> bool {
    remainder_97(0, text) == 1
}

/// The remainder by 97 of the number that `remainder` and then the digits and letters of `text` write.
pub(super) fn remainder_97(remainder: u32, text: &[u8]) -> u32 {
    text.iter().fold(remainder, |remainder, &c| match value(c) {
        digit @ 0..=9 => (remainder * 10 + digit) % 97,
        letter => (remainder * 100 + letter) % 97,
    })
}

/// The digits 1 to 9 in the turns that the dihedral group of the pentagon gives each place (Verhoeff, 1969).
pub(super) fn verhoeff(text: &[u8]) -> bool {
    const TURN: [u8; 10] = [1, 5, 7, 6, 2, 8, 3, 0, 9, 4];
    let check = text.iter().rev().enumerate().fold(0, |sum, (place, &c)| {
        let turned = (0..place % 8)
            .fold(value(c), |digit, _| u32::from(TURN.get(digit as usize).copied().unwrap_or_default()));
        dihedral(sum, turned)
    });
    check == 0
}

/// The product of two elements of the dihedral group of order ten: 0 to 4 turn, 5 to 9 mirror.
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
        // Weights 1..9,1 leave 10, the second row decides.
        let rules = [
            Sum::new(&[1, 2, 3, 4, 5, 6, 7, 8, 9, 1], PLUS_11_NEXT).rule(),
            Sum::new(&[3, 4, 5, 6, 7, 8, 9, 1, 2, 3], PLUS_11_0).rule(),
        ];
        assert!(all_hold(&rules, b"37605030299") && !all_hold(&rules, b"37605030298"));
    }
}
