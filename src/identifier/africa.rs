//! Identifiers of Africa.

use super::checksum::{LUHN, Rule, Sum, value};
use super::fault::{Fault, Part, demand};
use super::kind::{Kind, Number, Zeros};

pub(super) const DZ: &[Kind] =
    &[Kind::new("dz.nif; Algerian tax number (NIF); ###############|####################")];

pub(super) const EG: &[Kind] = &[Kind::new("eg.tn; Egyptian tax number; ###-###-###")];

pub(super) const GH: &[Kind] = &[Kind::new("gh.tin; Ghanaian tax number (TIN); @00********")
    .rules(&[Sum::new(&[1, 2, 3, 4, 5, 6, 7, 8, 9], b"0123456789X").from(1).rule()])
    .verify(|number| demand(b"PCGQV".contains(&number.at(0)), Fault::Part(Part::FirstLetter)))];

pub(super) const GN: &[Kind] = &[Kind::new("gn.nifp; Guinean tax number (NIFp); ###-###-###").rules(&[LUHN])];

pub(super) const KE: &[Kind] = &[Kind::new("ke.pin; Kenyan tax number (PIN); @#########@")
    .verify(|number| demand(matches!(number.at(0), b'A' | b'P'), Fault::Part(Part::FirstLetter)))];

pub(super) const MA: &[Kind] = &[Kind::new("ma.ice; Moroccan company number (ICE); ###############")
    .rules(&[Rule::Whole(|text| super::checksum::remainder_97(0, text) == 0)])];

pub(super) const MZ: &[Kind] = &[Kind::new("mz.nuit; Mozambican tax number (NUIT); ###-###-###")
    .rules(&[Sum::new(&[8, 9, 4, 5, 6, 7, 8, 9], b"01234567891").rule()])];

pub(super) const SN: &[Kind] =
    &[Kind::new("sn.ninea; Senegalese company number (NINEA); #######|#########|####### #@#|######### #@#")
        .verify(ninea)];

pub(super) const TN: &[Kind] = &[Kind::new("tn.mf; Tunisian tax number (MF); #######/@|#######/@/@/@/###")
    .zeros(Zeros::LeftOut(3))
    .verify(mf)];

pub(super) const ZA: &[Kind] = &[
    Kind::new("za.idnr; South African identity number; ###### #### ###").rules(&[LUHN]).verify(|number| {
        demand(matches!(number.at(10), b'0' | b'1'), Fault::Part(Part::Citizenship))?;
        number.born_in_some_century(number.int(0, 2), number.int(2, 4), number.int(4, 6))
    }),
    Kind::new("za.tin; South African tax number; ####/###/##/#")
        .rules(&[LUHN])
        .verify(|number| demand(matches!(number.at(0), b'0'..=b'3' | b'9'), Fault::Part(Part::FirstDigit))),
];

/// Checks a NINEA: seven or nine digits, then optionally the tax status, the tax centre and the legal form
/// (COFI).
fn ninea(number: &Number) -> Result<(), Fault> {
    let digits = number.text.iter().take_while(|c| c.is_ascii_digit()).count();
    let length = number.text.len();
    let long = length > 9;
    let digits = if long { digits.min(length - 3) } else { digits };
    if long {
        demand(number.digit(digits) <= 2, Fault::Part(Part::TaxStatus))?;
        let centre = number.at(digits + 1);
        demand(!matches!(centre, b'I' | b'O' | b'X' | b'Y'), Fault::Part(Part::TaxCentre))?;
    }
    let sum: u32 = number
        .part(0, digits)
        .iter()
        .rev()
        .enumerate()
        .map(|(place, &c)| value(c) * if place % 2 == 1 { 2 } else { 1 })
        .sum();
    demand(sum.is_multiple_of(10), Fault::Checksum)
}

/// Checks the key letter, the VAT code, the category and the branch. Only a secondary establishment (E) has a
/// branch.
fn mf(number: &Number) -> Result<(), Fault> {
    demand(!matches!(number.at(7), b'I' | b'O' | b'U'), Fault::Part(Part::KeyLetter))?;
    if number.text.len() == 8 {
        return Ok(());
    }
    demand(b"APBDN".contains(&number.at(8)), Fault::Part(Part::VatCode))?;
    demand(b"MPCNE".contains(&number.at(9)), Fault::Part(Part::Category))?;
    demand(number.at(9) == b'E' || number.int(10, 13) == 0, Fault::Part(Part::Branch))
}
