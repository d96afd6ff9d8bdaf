//! Identifiers of the United Kingdom, Ireland and Malta.

use super::checksum::{Sum, value};
use super::fault::{Fault, Part, demand};
use super::kind::{Kind, Number, Zeros};

pub(super) const GB: &[Kind] = &[
    Kind::new("gb.crn; British company number; ########|@@######|@@#####@|@@####@@|@#######")
        .zeros(Zeros::LeftOut(2)),
    Kind::new("gb.utr; British tax reference (UTR); ##### #####|##### #####K").rules(&[Sum::new(
        &[6, 7, 8, 9, 10, 5, 4, 3, 2],
        b"21987654321",
    )
    .from(1)
    .at(0)
    .rule()]),
    Kind::new("gb.vat; British VAT number; ^ ### #### ##|^ ### #### ## ###|^ GD###|^ HA###|^ GD8888 ### ##|^ HA8888 ### ##; GB|XI")
    .verify(vat),
];

pub(super) const IE: &[Kind] = &[
    Kind::new("ie.pps; Irish personal number (PPS); #######@|#######@@").verify(pps),
    Kind::new("ie.vat; Irish VAT number; ^#######@|^#######@@|^#?#####@; IE; +*").verify(irish_vat),
];

pub(super) const MT: &[Kind] = &[Kind::new("mt.vat; Maltese VAT number; ^########; MT").verify(|number| {
    let weights = [3, 4, 6, 7, 8, 9, 10, 1];
    let sum: u32 = number.text.iter().zip(weights).map(|(&c, weight)| value(c) * weight).sum();
    demand(sum.is_multiple_of(37), Fault::Checksum)
})];

/// Checks a VAT number. Government departments have GD000 to GD499, health authorities HA500 to HA999. Both
/// also have a long form with two check digits. For a trader's number since 2010, the sum may also leave 42
/// or 55. <https://en.wikipedia.org/wiki/VAT_identification_number>
fn vat(number: &Number) -> Result<(), Fault> {
    if number.at(0).is_ascii_digit() {
        let weighted: u64 =
            number.part(0, 7).iter().zip(2..9).map(|(&c, weight)| u64::from(value(c)) * (10 - weight)).sum();
        let left = (weighted + number.int(7, 9)) % 97;
        // Numbers of the restarted series begin at 100.
        let holds = left == 0 || number.int(0, 3) >= 100 && matches!(left, 42 | 55);
        return demand(holds, Fault::Checksum);
    }
    let (serial, long) = match number.text.len() {
        5 => (number.int(2, 5), false),
        _ => (number.int(6, 9), true),
    };
    let public = if number.at(0) == b'G' { serial < 500 } else { serial >= 500 };
    demand(public, Fault::Part(Part::PublicBody))?;
    demand(!long || serial % 97 == number.int(9, 11), Fault::Checksum)
}

/// Returns whether `letter` is the check letter of seven digits and a second letter worth `extra`.
fn irish(digits: u64, extra: u32, letter: u8) -> bool {
    let (mut rest, mut sum) = (digits, u64::from(extra) * 9);
    for weight in 2..=8 {
        sum += rest % 10 * weight;
        rest /= 10;
    }
    b"WABCDEFGHIJKLMNOPQRSTUV".get((sum % 23) as usize) == Some(&letter)
}

/// Returns the value of a second letter: A is 1, W is 0.
fn second_letter(letter: u8) -> u32 {
    if letter == b'W' { 0 } else { value(letter).saturating_sub(9) }
}

/// Checks a PPS number. The second letters A, B and H count; W, T and X, from older numbers, do not.
fn pps(number: &Number) -> Result<(), Fault> {
    let extra = match number.at(8) {
        letter @ (b'A' | b'B' | b'H') => second_letter(letter),
        0 | b'W' | b'T' | b'X' => 0,
        _ => return Err(Fault::Part(Part::SecondLetter)),
    };
    demand(irish(number.int(0, 7), extra, number.at(7)), Fault::Checksum)
}

/// Checks a VAT number. Old numbers have a letter or sign in second place. The check reads their digits as 0,
/// then the third to the seventh, then the first.
fn irish_vat(number: &Number) -> Result<(), Fault> {
    let second = number.at(8);
    demand(second <= b'W', Fault::Part(Part::SecondLetter))?;
    let digits = if number.at(1).is_ascii_digit() {
        number.int(0, 7)
    } else {
        number.int(2, 7) * 10 + u64::from(number.digit(0))
    };
    let extra = if second == 0 { 0 } else { second_letter(second) };
    demand(irish(digits, extra, number.at(7)), Fault::Checksum)
}
