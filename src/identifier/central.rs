//! Identifiers of Czechia, Slovakia, Poland, Hungary and Slovenia.

use super::checksum::{MINUS_10, MINUS_11_0, PLUS_11, PLUS_11_0, Rule, Sum};
use super::fault::{Fault, Part, demand};
use super::kind::{Kind, Number, Zeros};

/// The check digit of an IČO: 0 becomes 1, 10 becomes 0.
const ICO: Sum = Sum::new(&[8, 7, 6, 5, 4, 3, 2], b"10987654321");

pub(super) const CZ: &[Kind] = &[
    Kind::new("cz.dic; Czech VAT number (DIČ); ^########|^#########|^##########; CZ").verify(dic),
    Kind::new("cz.ico; Czech company number (IČO); ########").zeros(Zeros::LeftOut(2)).rules(&[ICO.rule()]),
    Kind::new("cz.rc; Czech birth number; ######/###|######/####").verify(birth_number),
];

pub(super) const SK: &[Kind] = &[
    // Persons may use their birth number instead.
    Kind::new("sk.dph; Slovak VAT number (IČ DPH); ^##########; SK").verify(|number| {
        if birth_number(number).is_ok() {
            return Ok(());
        }
        demand(number.at(0) != b'0', Fault::Part(Part::FirstDigit))?;
        demand(matches!(number.at(2), b'2'..=b'4' | b'7'..=b'9'), Fault::Part(Part::ThirdDigit))?;
        demand(number.int(0, 10) % 11 == 0, Fault::Checksum)
    }),
    Kind::new("sk.ico; Slovak company number (IČO); ########").zeros(Zeros::LeftOut(2)).rules(&[ICO.rule()]),
    Kind::new("sk.rc; Slovak birth number; ######/###|######/####").verify(birth_number),
];

pub(super) const PL: &[Kind] = &[
    Kind::new("pl.nip; Polish tax number (NIP); ###-###-##-##; PL").rules(&[Sum::new(
        &[6, 5, 7, 2, 3, 4, 5, 6, 7],
        PLUS_11,
    )
    .rule()]),
    Kind::new("pl.pesel; Polish personal number (PESEL); ###########")
        .rules(&[Sum::new(&[1, 3, 7, 9, 1, 3, 7, 9, 1, 3], MINUS_10).rule()])
        .verify(pesel),
    Kind::new("pl.regon; Polish statistical number (REGON); #########|##############").rules(&[
        Sum::new(&[8, 9, 2, 3, 4, 5, 6, 7], PLUS_11_0).rule(),
        Sum::new(&[2, 4, 8, 5, 0, 9, 7, 3, 6, 1, 2, 4, 8], PLUS_11_0).when(14).rule(),
    ]),
];

/// The check digit of the first eight digits of a Hungarian tax number.
const TAX_NUMBER: &[Rule] = &[Sum::new(&[9, 7, 3, 1, 9, 7, 3], MINUS_10).rule()];

pub(super) const HU: &[Kind] = &[
    Kind::new("hu.anum; Hungarian tax number (adószám); ########|########-#-##; HU").rules(TAX_NUMBER),
    Kind::new("hu.vat; Hungarian VAT number; ^########; HU").rules(TAX_NUMBER),
];

pub(super) const SI: &[Kind] = &[
    Kind::new("si.ddv; Slovenian VAT number; ^$#######; SI").rules(&[Sum::new(
        &[8, 7, 6, 5, 4, 3, 2],
        b"-0987654321",
    )
    .rule()]),
    Kind::new("si.emso; Slovenian personal number (EMŠO); #############")
        .rules(&[Sum::new(&[7, 6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2], MINUS_11_0).rule()])
        .verify(|number| {
            let year = number.int(4, 7);
            let century = if year < 800 { 2000 } else { 1000 };
            number.born(century + year, number.int(2, 4), number.int(0, 2))
        }),
    Kind::new("si.maticna; Slovenian registration number; #######|#######*##").rules(&[Sum::new(
        &[7, 6, 5, 4, 3, 2],
        b"-0987654321",
    )
    .rule()]),
];

/// Checks a DIČ. A company has an IČO that does not start with 9. A person has a birth number, or nine digits
/// that start with 6.
fn dic(number: &Number) -> Result<(), Fault> {
    // The remainders are those of a company's number, rotated.
    const SPECIAL: Sum = Sum::new(&[8, 7, 6, 5, 4, 3, 2], b"89012345678").from(1);
    match (number.text.len(), number.at(0)) {
        (8, b'9') => Err(Fault::Part(Part::FirstDigit)),
        (8, _) => demand(ICO.holds(number.text), Fault::Checksum),
        (9, b'6') => demand(SPECIAL.holds(number.text), Fault::Checksum),
        _ => birth_number(number),
    }
}

/// Checks a birth number. For women the month is raised by 50; by 20 more if the day's serials ran out.
/// Numbers before 1954 have nine digits and no check digit. <https://cs.wikipedia.org/wiki/Rodné_číslo>
fn birth_number(number: &Number) -> Result<(), Fault> {
    let (year, month) = (number.int(0, 2), number.int(2, 4));
    let month = if month > 50 { month - 50 } else { month };
    let month = if month > 20 { month - 20 } else { month };
    let long = number.text.len() == 10;
    let century = match (long, year) {
        (false, 54..80) => return Err(Fault::Short),
        (false, 80..) => 1800,
        (true, ..54) => 2000,
        _ => 1900,
    };
    number.born(century + year, month, number.int(4, 6))?;
    demand(!long || number.int(0, 9) % 11 % 10 == u64::from(number.digit(9)), Fault::Checksum)
}

/// Checks a PESEL. The month is raised by 80 for births before 1900, by 20 from 2000, by 40 from 2100 and by
/// 60 from 2200.
fn pesel(number: &Number) -> Result<(), Fault> {
    let month = number.int(2, 4);
    let century = match month / 20 {
        4 => 1800,
        centuries => 1900 + centuries * 100,
    };
    number.born(century + number.int(0, 2), month % 20, number.int(4, 6))
}
