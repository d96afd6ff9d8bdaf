//! Identifiers of Austria, Switzerland and Liechtenstein.

use super::checksum::{LUHN, MINUS_10, MINUS_11, PLUS_11, Sum, luhn_sum};
use super::fault::{Fault, Part, demand};
use super::kind::{Kind, Number, Zeros};

pub(super) const AT: &[Kind] = &[
    Kind::new("at.businessid; Austrian company register number; ^ 99999#a; FN"),
    Kind::new("at.tin; Austrian tax number; ##-###/####").rules(&[LUHN]),
    Kind::new("at.uid; Austrian VAT number; ^U########; AT").verify(uid),
    Kind::new("at.vnr; Austrian social insurance number; $### ######").rules(&[Sum::new(
        &[3, 7, 9, 0, 5, 8, 4, 2, 1, 6],
        PLUS_11,
    )
    .at(3)
    .rule()]),
];

/// The check digit of a UID, after the letters CHE.
const UID: Sum = Sum::new(&[5, 4, 3, 2, 7, 6, 5, 4], MINUS_11).from(3);

pub(super) const CH: &[Kind] = &[
    Kind::new("ch.ssn; Swiss social security number (AHV); ###.####.####.##")
        .rules(&[Sum::new(&[1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3], MINUS_10).rule()])
        .verify(|number| demand(number.part(0, 3) == b"756", Fault::Part(Part::CountryCode))),
    Kind::new("ch.uid; Swiss company number (UID); CHE-###.###.###").completes().rules(&[UID.rule()]),
    Kind::new("ch.vat; Swiss VAT number; CHE-###.###.### MWST|CHE-###.###.### TVA|CHE-###.###.### IVA|CHE-###.###.### TPV")
    .rules(&[UID.rule()]),
];

pub(super) const LI: &[Kind] =
    &[Kind::new("li.peid; Liechtenstein person number (PEID); 99999999####").zeros(Zeros::Dropped)];

/// Checks Luhn's sum of the seven digits, with the complement to 96 instead of 100.
fn uid(number: &Number) -> Result<(), Fault> {
    demand((16 - luhn_sum(number.part(1, 8), 10)) % 10 == number.digit(8), Fault::Checksum)
}
