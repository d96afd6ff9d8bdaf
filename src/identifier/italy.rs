//! Identifiers of Italy and San Marino.

use super::checksum::{LUHN, value};
use super::fault::{Fault, Part, demand};
use super::kind::{Kind, Number, Zeros};

pub(super) const IT: &[Kind] = &[
    Kind::new("it.codicefiscale; Italian tax code (codice fiscale); @@@@@@**@**@***@|###########")
        .verify(codice_fiscale),
    Kind::new("it.iva; Italian VAT number (partita IVA); ###########; IT").rules(&[LUHN]).verify(iva),
];

pub(super) const SM: &[Kind] =
    &[Kind::new("sm.coe; San Marino operator code; 9999#; SM").zeros(Zeros::Dropped)];

/// Checks a partita IVA. Digits 8 to 10 encode the issuing office: a province, or one of four special codes.
fn iva(number: &Number) -> Result<(), Fault> {
    demand(number.int(0, 7) != 0, Fault::Format)?;
    demand(matches!(number.int(7, 10), 1..=100 | 120 | 121 | 888 | 999), Fault::Part(Part::Province))
}

/// Checks a codice fiscale. A person's code has 16 characters; other codes have the form of a partita IVA but
/// come from more offices. The Revenue Agency's own check (Sogei's `UCheckNum`, published by
/// agenziaentrate.gov.it) accepts these. Only a partita IVA must be from the short list. Ministerial decree
/// of 23 December 1976, <https://www.gazzettaufficiale.it/eli/id/1976/12/29/076U0345>.
fn codice_fiscale(number: &Number) -> Result<(), Fault> {
    // The values of characters in odd places (the first, the third …).
    const ODD: [u32; 26] =
        [1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23];
    if number.text.len() == 11 {
        demand(number.int(0, 7) != 0, Fault::Format)?;
        let is_office =
            matches!(number.int(7, 10), 1..=100 | 120 | 121 | 151..=245 | 301..=766 | 888 | 900..=950 | 999);
        demand(is_office, Fault::Part(Part::Province))?;
        return demand(super::checksum::luhn(number.text), Fault::Checksum);
    }
    let day = omocodia(number, 9)? * 10 + omocodia(number, 10)?;
    let year = omocodia(number, 6)? * 10 + omocodia(number, 7)?;
    for place in 12..15 {
        omocodia(number, place)?;
    }
    let month = b"ABCDEHLMPRST".iter().position(|&letter| letter == number.at(8));
    let month = month.map_or(0, |month| month as u64 + 1);
    // For women the day is raised by 40.
    number.born_in_some_century(year, month, if day > 40 { day - 40 } else { day })?;
    let places = number.text.iter().take(15).enumerate();
    let sum: u32 = places
        .map(|(place, &c)| {
            let value = if c.is_ascii_digit() { value(c) } else { value(c) - 10 };
            if place % 2 == 0 { ODD.get(value as usize).copied().unwrap_or_default() } else { value }
        })
        .sum();
    demand(sum % 26 + 10 == number.digit(15), Fault::Checksum)
}

/// Reads the digit in `place`. Letters replace digits if two persons would share a code (omocodia).
fn omocodia(number: &Number, place: usize) -> Result<u64, Fault> {
    let c = number.at(place);
    if c.is_ascii_digit() {
        return Ok(u64::from(value(c)));
    }
    let letter = b"LMNPQRSTUV".iter().position(|&letter| letter == c);
    letter.map(|digit| digit as u64).ok_or(Fault::Format)
}
