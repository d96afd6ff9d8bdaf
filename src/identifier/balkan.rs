//! Identifiers of Albania, Bulgaria, Croatia, Cyprus, Greece, Montenegro, North Macedonia, Romania, Serbia
//! and Turkey.

use super::checksum::{LUHN, MINUS_11_0, PLUS_10, PLUS_11_0, PLUS_11_NEXT, Rule, Sum, mod_11_10, value};
use super::fault::{Fault, Part, demand};
use super::kind::{Kind, Number, Reader, Zeros};
use super::register;

pub(super) const AL: &[Kind] = &[Kind::new("al.nipt; Albanian tax number (NIPT); @########@; AL")
    .verify(|number| demand(number.at(0) <= b'M', Fault::Part(Part::FirstLetter)))];

pub(super) const BG: &[Kind] = &[
    Kind::new("bg.egn; Bulgarian personal number (EGN); ##########").verify(egn),
    Kind::new("bg.pnf; Bulgarian foreigner's number (PNF); ##########").rules(&[PNF.rule()]),
    Kind::new("bg.vat; Bulgarian VAT number; ^#########|^##########; BG").verify(bulgarian_vat),
];

pub(super) const HR: &[Kind] = &[Kind::new("hr.oib; Croatian identification number (OIB); ###########; HR")
    .rules(&[Rule::Whole(mod_11_10)])];

pub(super) const CY: &[Kind] = &[Kind::new("cy.vat; Cypriot VAT number; ^########@; CY").verify(cypriot_vat)];

pub(super) const GR: &[Kind] = &[
    Kind::new("gr.amka; Greek social security number (AMKA); ###########")
        .rules(&[LUHN])
        .verify(|number| number.born_in_some_century(number.int(4, 6), number.int(2, 4), number.int(0, 2))),
    // The weights are the powers of two, from 256 down, modulo 11.
    Kind::new("gr.vat; Greek tax number (AFM); #########; EL|GR")
        .zeros(Zeros::LeftOut(1))
        .rules(&[Sum::new(&[3, 7, 9, 10, 5, 8, 4, 2], PLUS_11_0).rule()]),
];

pub(super) const ME: &[Kind] = &[Kind::new("me.pib; Montenegrin tax number (PIB); ########")
    .rules(&[Sum::new(&[8, 7, 6, 5, 4, 3, 2], MINUS_11_0).rule()])];

pub(super) const MK: &[Kind] = &[Kind::new("mk.edb; Macedonian tax number (EDB); #############; MK")
    .rules(&[Sum::new(&[7, 6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2], MINUS_11_0).rule()])];

pub(super) const RO: &[Kind] = &[
    Kind::new("ro.cf; Romanian tax number (CIF); 99999999##|RO99999999##|#############|RO#############")
        .verify(romanian_tax_number),
    Kind::new("ro.cnp; Romanian personal number (CNP); #############").verify(cnp),
    Kind::new("ro.cui; Romanian company number (CUI); 99999999##; RO")
        .zeros(Zeros::Dropped)
        .rules(&[CUI.rule()]),
    Kind::new("ro.onrc; Romanian trade register number; J##/#####/####|J#############")
        .reader(Reader::Phrase(register::onrc)),
];

pub(super) const RS: &[Kind] =
    &[Kind::new("rs.pib; Serbian tax number (PIB); #########").rules(&[Rule::Whole(mod_11_10)])];

pub(super) const TR: &[Kind] = &[
    Kind::new("tr.tckimlik; Turkish identity number; $##########").verify(kimlik),
    Kind::new("tr.vkn; Turkish tax number (VKN); ##########").verify(vkn),
];

const EGN: Sum = Sum::new(&[2, 4, 8, 5, 10, 9, 7, 3, 6], PLUS_11_0);
const PNF: Sum = Sum::new(&[21, 19, 17, 13, 11, 9, 7, 3, 1], PLUS_10);

/// Checks an EGN. The month is raised by 20 for births before 1900 and by 40 for births from 2000.
fn egn(number: &Number) -> Result<(), Fault> {
    let (year, month) = (number.int(0, 2), number.int(2, 4));
    let (century, month) = match month {
        41.. => (2000, month - 40),
        21.. => (1800, month - 20),
        _ => (1900, month),
    };
    number.born(century + year, month, number.int(4, 6))?;
    demand(EGN.holds(number.text), Fault::Checksum)
}

/// Checks a VAT number: nine digits for organisations, ten for persons, foreigners and others.
fn bulgarian_vat(number: &Number) -> Result<(), Fault> {
    const ORGANISATION: &[Rule] = &[
        Sum::new(&[1, 2, 3, 4, 5, 6, 7, 8], PLUS_11_NEXT).rule(),
        Sum::new(&[3, 4, 5, 6, 7, 8, 9, 10], PLUS_11_0).rule(),
    ];
    const OTHER: Sum = Sum::new(&[4, 3, 2, 7, 6, 5, 4, 3, 2], super::checksum::MINUS_11);
    let holds = if number.text.len() == 9 {
        super::checksum::all_hold(ORGANISATION, number.text)
    } else {
        egn(number).is_ok() || PNF.holds(number.text) || OTHER.holds(number.text)
    };
    demand(holds, Fault::Checksum)
}

/// Checks a VAT number. Digits in odd places have other values; the sum modulo 26 gives the letter.
fn cypriot_vat(number: &Number) -> Result<(), Fault> {
    const ODD: [u32; 10] = [1, 0, 5, 7, 9, 13, 15, 17, 19, 21];
    demand(number.part(0, 2) != b"12", Fault::Part(Part::FirstDigits))?;
    let places = number.part(0, 8).iter().map(|&c| value(c)).enumerate();
    let sum: u32 = places
        .map(|(place, v)| if place % 2 == 0 { ODD.get(v as usize).copied().unwrap_or_default() } else { v })
        .sum();
    demand(sum % 26 + 10 == number.digit(8), Fault::Checksum)
}

const CUI: Sum = Sum::from_right(&[2, 3, 5, 7, 1, 2, 3, 5, 7], MINUS_11_0);

/// Checks a company's number or a person's. A company that pays VAT has RO before its number.
fn romanian_tax_number(number: &Number) -> Result<(), Fault> {
    let digits = number.text.strip_prefix(b"RO").unwrap_or(number.text);
    match digits.len() {
        13 => cnp(&number.with(digits)),
        _ => demand(CUI.holds(digits), Fault::Checksum),
    }
}

/// Checks a CNP. The first digit encodes the century and the sex; 7 to 9 mean a foreigner. Digits 8 and 9
/// encode the county. <https://ro.wikipedia.org/wiki/Cod_numeric_personal_(România)>
fn cnp(number: &Number) -> Result<(), Fault> {
    const CNP: Sum = Sum::new(&[2, 7, 9, 1, 4, 6, 3, 5, 8, 2, 7, 9], b"01234567891");
    let (year, month, day) = (number.int(1, 3), number.int(3, 5), number.int(5, 7));
    match number.at(0) {
        b'1' | b'2' => number.born(1900 + year, month, day)?,
        b'3' | b'4' => number.born(1800 + year, month, day)?,
        b'5' | b'6' => number.born(2000 + year, month, day)?,
        b'7'..=b'9' => number.born_in_some_century(year, month, day)?,
        _ => return Err(Fault::Part(Part::Century)),
    }
    demand(matches!(number.int(7, 9), 1..=48 | 51 | 52 | 70 | 80..=83), Fault::Part(Part::County))?;
    demand(CNP.holds(number.text), Fault::Checksum)
}

fn kimlik(number: &Number) -> Result<(), Fault> {
    let digits =
        |from: usize| number.text.iter().take(9).skip(from).step_by(2).map(|&c| value(c)).sum::<u32>();
    let (odd, even) = (digits(0), digits(1));
    let tenth = (10 - (odd * 3 + even) % 10) % 10;
    let holds = number.digit(9) == tenth && number.digit(10) == (odd + even + tenth) % 10;
    demand(holds, Fault::Checksum)
}

fn vkn(number: &Number) -> Result<(), Fault> {
    let sum: u32 = number
        .part(0, 9)
        .iter()
        .rev()
        .zip(1..)
        .map(|(&c, place)| match (value(c) + place) % 10 {
            0 => 0,
            // A multiple of nine counts as 9, not 0.
            shifted => (shifted * (1 << place) - 1) % 9 + 1,
        })
        .sum();
    demand((10 - sum % 10) % 10 == number.digit(9), Fault::Checksum)
}
