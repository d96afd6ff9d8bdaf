//! Identifiers of Spain, Portugal and Andorra.

use super::checksum::{MINUS_11_0, Sum, luhn_sum, value};
use super::fault::{Fault, Part, demand};
use super::kind::{Kind, Number, Zeros};

pub(super) const ES: &[Kind] = &[
    Kind::new("es.cif; Spanish company tax number (CIF); @-########|@-#######-@; ES").verify(cif),
    Kind::new("es.dni; Spanish identity number (DNI); ########-@; ES")
        .zeros(Zeros::LeftOut(1))
        .rules(&[DNI.rule()]),
    Kind::new("es.nie; Spanish foreigner's number (NIE); @-#######-@; ES").verify(nie),
    Kind::new("es.nif; Spanish tax number (NIF); ########-@|@-#######-@|@-########; ES")
        .zeros(Zeros::LeftOut(1))
        .verify(nif),
];

pub(super) const PT: &[Kind] = &[
    Kind::new("pt.cc; Portuguese identity card (cartão de cidadão); ######## # **#").verify(citizen_card),
    Kind::new("pt.nif; Portuguese tax number (NIF, NIPC); $## ### ###; PT").rules(&[Sum::new(
        &[9, 8, 7, 6, 5, 4, 3, 2],
        MINUS_11_0,
    )
    .rule()]),
];

pub(super) const AD: &[Kind] = &[Kind::new("ad.nrt; Andorran tax number (NRT); @-######-@; AD").verify(nrt)];

/// The letter encodes the number modulo 23: the weights are the powers of ten modulo 23.
const DNI: Sum = Sum::new(&[14, 6, 19, 18, 11, 8, 10, 1], b"TRWAGMYFPDXBNJZSQVHLCKE");

/// Checks an NIE. X, Y and Z mean a leading 0, 1 and 2.
fn nie(number: &Number) -> Result<(), Fault> {
    let Some(leading) = b"XYZ".iter().position(|&letter| letter == number.at(0)) else {
        return Err(Fault::Part(Part::FirstLetter));
    };
    demand(personal_letter(number, leading as u64), Fault::Checksum)
}

/// Returns whether the last letter is that of a person's number with the first digit `leading`.
fn personal_letter(number: &Number, leading: u64) -> bool {
    let all = leading * 10_000_000 + number.int(1, 8);
    b"TRWAGMYFPDXBNJZSQVHLCKE".get((all % 23) as usize) == number.text.last()
}

/// Checks a CIF. Sources disagree on which organisations have a digit and which a letter, so both pass.
fn cif(number: &Number) -> Result<(), Fault> {
    demand(b"ABCDEFGHJNPQRSUVW".contains(&number.at(0)), Fault::Part(Part::FirstLetter))?;
    // Luhn's sum, with a 0 instead of the check digit.
    let mut body = [b'0'; 8];
    body.iter_mut().zip(number.part(1, 8)).for_each(|(to, &from)| *to = from);
    let check = (10 - luhn_sum(&body, 10)) % 10;
    let right = match number.at(8) {
        letter @ b'A'..=b'Z' => b"JABCDEFGHI".get(check as usize) == Some(&letter),
        digit => value(digit) == check,
    };
    demand(right, Fault::Checksum)
}

/// Checks an NIF. K (under 14 years), L (living abroad) and M (foreigner without NIE) have the letter of the
/// seven digits.
fn nif(number: &Number) -> Result<(), Fault> {
    match number.at(0) {
        b'0'..=b'9' => demand(DNI.holds(number.text), Fault::Checksum),
        b'K' | b'L' | b'M' => demand(personal_letter(number, 0), Fault::Checksum),
        b'X'..=b'Z' => nie(number),
        _ => cif(number),
    }
}

/// Checks Luhn with letters as 10 to 35. A double above 9 is reduced by 9.
fn citizen_card(number: &Number) -> Result<(), Fault> {
    let sum: u32 = number
        .text
        .iter()
        .rev()
        .enumerate()
        .map(|(place, &c)| match value(c) {
            v if place % 2 == 0 => v,
            v if v > 4 => v * 2 - 9,
            v => v * 2,
        })
        .sum();
    demand(sum.is_multiple_of(10), Fault::Checksum)
}

/// Checks an NRT.
/// <https://www.oecd.org/tax/automatic-exchange/crs-implementation-and-assistance/tax-identification-numbers/Andorra-TIN.pdf>
fn nrt(number: &Number) -> Result<(), Fault> {
    let serial = number.int(1, 7);
    let holds = match number.at(0) {
        b'F' => serial <= 699_999,
        b'A' | b'L' => (700_000..=799_999).contains(&serial),
        letter => b"CDEGOPU".contains(&letter),
    };
    demand(holds, Fault::Part(Part::FirstLetter))
}
