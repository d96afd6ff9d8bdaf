//! Identifiers of Canada, Mexico and the United States.

use super::checksum::{Alphabet, LUHN, MINUS_10, Rule, Sum, luhn};
use super::fault::{Fault, Part, demand};
use super::kind::{Kind, Number, listed};

pub(super) const CA: &[Kind] = &[
    Kind::new("ca.bn; Canadian business number; #########|######### R@ ####").rules(&[Rule::First(9, luhn)]),
    Kind::new("ca.sin; Canadian social insurance number; ###-###-###")
        .rules(&[LUHN])
        .verify(|number| demand(!matches!(number.at(0), b'0' | b'8'), Fault::Part(Part::FirstDigit))),
];

pub(super) const MX: &[Kind] = &[
    Kind::new("mx.curp; Mexican population code (CURP); @@@@######@@@@@@*#")
        .rules(&[Sum::new(&[18, 17, 16, 15, 14, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2], MINUS_10)
            .alphabet(Alphabet::Spanish)
            .rule()])
        .verify(curp),
    // The last digit is a check digit, but the tax office itself has issued numbers that fail it.
    Kind::new("mx.rfc; Mexican tax code (RFC); ???-######-***|????-######-***|????-######; ; &Ñ").verify(rfc),
];

pub(super) const US: &[Kind] = &[
    Kind::new("us.atin; US adoption taxpayer number (ATIN); ###-##-####").strict(),
    Kind::new("us.ein; US employer number (EIN); ##-#######").strict().verify(ein),
    Kind::new("us.itin; US individual taxpayer number (ITIN); ###-##-####").strict().verify(itin),
    Kind::new("us.ptin; US tax preparer number (PTIN); P-########"),
    Kind::new("us.ssn; US social security number (SSN); ###-##-####").strict().verify(ssn),
    Kind::new("us.tin; US taxpayer number (SSN, ITIN, EIN, PTIN); #########|P-########"),
];

/// Checks a CURP: a date, the sex, the state of birth.
fn curp(number: &Number) -> Result<(), Fault> {
    const STATES: &str = "ASBCBSCCCHCLCMCSDFDGGRGTHGJCMCMNMSNENLNTOCPLQRQTSLSPSRTCTLTSVZYNZS";
    let century = if number.at(16).is_ascii_digit() { 1900 } else { 2000 };
    number.born(century + number.int(4, 6), number.int(6, 8), number.int(8, 10))?;
    demand(matches!(number.at(10), b'H' | b'M' | b'X'), Fault::Part(Part::Sex))?;
    demand(listed(STATES, number.part(11, 13)), Fault::Part(Part::State))
}

fn rfc(number: &Number) -> Result<(), Fault> {
    let date = if number.text.len() == 12 { 3 } else { 4 };
    let (year, month, day) =
        (number.int(date, date + 2), number.int(date + 2, date + 4), number.int(date + 4, date + 6));
    number.born_in_some_century(year, month, day)
}

/// Checks an EIN. The tax office has not issued some prefixes.
/// <https://www.irs.gov/businesses/small-businesses-self-employed/how-eins-are-assigned-and-valid-ein-prefixes>
fn ein(number: &Number) -> Result<(), Fault> {
    let missing = listed("0007080917181928294969707879899697", number.part(0, 2));
    demand(!missing, Fault::Part(Part::Prefix))
}

/// Checks an ITIN: the ranges of the fourth and fifth digit. <https://www.irs.gov/irm/part3/irm_03-021-263r>
fn itin(number: &Number) -> Result<(), Fault> {
    demand(number.at(0) == b'9', Fault::Part(Part::FirstDigit))?;
    let group = number.int(3, 5);
    demand(matches!(group, 50..=65 | 70..=88 | 90..=92 | 94..=99), Fault::Part(Part::MiddleDigits))
}

/// Checks an SSN. Three numbers are invalid because advertisements used them.
/// <https://www.ssa.gov/employer/randomization.html>
fn ssn(number: &Number) -> Result<(), Fault> {
    demand(!matches!(number.int(0, 3), 0 | 666 | 900..=999), Fault::Part(Part::Area))?;
    demand(number.int(3, 5) != 0, Fault::Part(Part::Group))?;
    demand(number.int(5, 9) != 0, Fault::Part(Part::SerialNumber))?;
    demand(!listed("078051120457555462219099999", number.text), Fault::Part(Part::Number))
}
