//! Identifiers of Estonia, Latvia and Lithuania.

use super::checksum::{MINUS_10, PLUS_11_0, PLUS_11_NEXT, Rule, Sum};
use super::fault::{Fault, Part, demand};
use super::kind::{Kind, Number};

/// The check digit of personal codes in Estonia and Lithuania. If the first weights leave 10, the second ones
/// decide.
const PERSONAL: &[Rule] = &[
    Sum::new(&[1, 2, 3, 4, 5, 6, 7, 8, 9, 1], PLUS_11_NEXT).rule(),
    Sum::new(&[3, 4, 5, 6, 7, 8, 9, 1, 2, 3], PLUS_11_0).rule(),
];

pub(super) const EE: &[Kind] = &[
    Kind::new("ee.ik; Estonian personal code (isikukood); ###########").rules(PERSONAL).verify(personal_code),
    Kind::new("ee.kmkr; Estonian VAT number; ^#########; EE").rules(&[Sum::new(
        &[3, 7, 1, 3, 7, 1, 3, 7],
        MINUS_10,
    )
    .rule()]),
    Kind::new("ee.registrikood; Estonian company code; ########")
        .rules(&[
            Sum::new(&[1, 2, 3, 4, 5, 6, 7], PLUS_11_NEXT).rule(),
            Sum::new(&[3, 4, 5, 6, 7, 8, 9], PLUS_11_0).rule(),
        ])
        .verify(|number| demand(matches!(number.at(0), b'1' | b'7'..=b'9'), Fault::Part(Part::FirstDigit))),
];

pub(super) const LV: &[Kind] = &[
    Kind::new("lv.pk; Latvian personal code; ######-#####").written().verify(latvian_person),
    Kind::new("lv.pvn; Latvian VAT number; ^###########; LV")
        .verify(|number| if number.digit(0) > 3 { latvian_company(number) } else { latvian_person(number) }),
    Kind::new("lv.regnr; Latvian registration number; ###########; LV").verify(latvian_company),
];

/// The weights for nine and for twelve digits. If the first weights leave 10, the second ones decide.
pub(super) const LT: &[Kind] = &[
    Kind::new("lt.asmens; Lithuanian personal code; ###########")
        .rules(PERSONAL)
        .verify(|number| if number.at(0) == b'9' { Ok(()) } else { personal_code(number) }),
    Kind::new("lt.pvm; Lithuanian VAT number; ^#########|^############; LT")
        .rules(&[
            Sum::new(&[1, 2, 3, 4, 5, 6, 7, 8, 9, 1, 2], PLUS_11_NEXT).when(12).rule(),
            Sum::new(&[3, 4, 5, 6, 7, 8, 9, 1, 2, 3, 4], PLUS_11_0).when(12).rule(),
            Sum::new(&[1, 2, 3, 4, 5, 6, 7, 8], PLUS_11_NEXT).when(9).rule(),
            Sum::new(&[3, 4, 5, 6, 7, 8, 9, 1], PLUS_11_0).when(9).rule(),
        ])
        .verify(|number| {
            let place = number.text.len().saturating_sub(2);
            demand(number.at(place) == b'1', Fault::Part(Part::LastDigitButOne))
        }),
];

/// Checks a personal code. Its first digit encodes the century and the sex.
fn personal_code(number: &Number) -> Result<(), Fault> {
    let century = match number.digit(0) {
        digit @ 1..=8 => 1800 + u64::from(digit - 1) / 2 * 100,
        _ => return Err(Fault::Part(Part::Century)),
    };
    number.born(century + number.int(1, 3), number.int(3, 5), number.int(5, 7))
}

/// Checks a company number. The total of all digits, including the check digit, leaves 3.
fn latvian_company(number: &Number) -> Result<(), Fault> {
    const TOTAL: Sum = Sum::new(&[9, 1, 4, 8, 3, 10, 2, 5, 7, 6], b"3210-987654");
    demand(number.digit(0) > 3, Fault::Part(Part::FirstDigit))?;
    demand(TOTAL.holds(number.text), Fault::Checksum)
}

/// Checks a personal code. Codes since July 2017 start with 32 and contain no birth date.
fn latvian_person(number: &Number) -> Result<(), Fault> {
    // The list is rotated because the formula adds one to the sum.
    const TOTAL: Sum = Sum::new(&[10, 5, 8, 4, 2, 1, 6, 3, 7, 9], b"12345678900");
    if number.part(0, 2) != b"32" {
        let century = 1800 + u64::from(number.digit(6)) * 100;
        number.born(century + number.int(4, 6), number.int(2, 4), number.int(0, 2))?;
    }
    demand(TOTAL.holds(number.text), Fault::Checksum)
}
