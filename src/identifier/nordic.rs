//! Identifiers of Denmark, the Faroe Islands, Finland, Iceland, Norway and Sweden.

use super::checksum::{LUHN, MINUS_11, Rule, Sum, luhn};
use super::fault::{Fault, Part, demand};
use super::kind::{Kind, Number};

pub(super) const DK: &[Kind] = &[
    Kind::new("dk.cpr; Danish person number (CPR); ######-####").verify(cpr),
    Kind::new("dk.cvr; Danish company number (CVR); $# ## ## ##; DK").rules(&[Sum::new(
        &[2, 7, 6, 5, 4, 3, 2],
        MINUS_11,
    )
    .rule()]),
];

pub(super) const FO: &[Kind] = &[Kind::new("fo.vn; Faroese VAT and company number; ######; FO")];

/// The check digit of a Finnish business ID.
const BUSINESS_ID: Rule = Sum::new(&[7, 9, 10, 5, 8, 4, 2], MINUS_11).rule();

pub(super) const FI: &[Kind] = &[
    Kind::new("fi.alv; Finnish VAT number; ^########; FI").rules(&[BUSINESS_ID]),
    Kind::new("fi.associationid; Finnish association number; 999.99#").written(),
    Kind::new("fi.hetu; Finnish personal code (HETU); ######%###*; ; +-").verify(hetu),
    Kind::new("fi.veronumero; Finnish tax number; ############"),
    Kind::new("fi.ytunnus; Finnish business ID (Y-tunnus); #######-#").written().rules(&[BUSINESS_ID]),
];

pub(super) const IS: &[Kind] = &[
    Kind::new("is_.kennitala; Icelandic identification number; ######-####")
        .rules(&[Sum::new(&[3, 2, 7, 6, 5, 4, 3, 2], MINUS_11).rule()])
        .verify(kennitala),
    Kind::new("is_.vsk; Icelandic VAT number; 9#####; IS"),
];

/// The check digit of a Norwegian organisation number.
const ORGNR: Rule = Sum::new(&[3, 2, 7, 6, 5, 4, 3, 2], MINUS_11).rule();

pub(super) const NO: &[Kind] = &[
    Kind::new("no.fodselsnummer; Norwegian birth number; ###### #####")
        .rules(&[
            Sum::new(&[3, 7, 6, 1, 8, 9, 4, 5, 2], MINUS_11).rule(),
            Sum::new(&[5, 4, 3, 2, 7, 6, 5, 4, 3, 2], MINUS_11).rule(),
        ])
        .verify(birth_number),
    Kind::new("no.mva; Norwegian VAT number; ### ### ### MVA; NO").completes().rules(&[ORGNR]),
    Kind::new("no.orgnr; Norwegian organization number; ### ### ###; NO").rules(&[ORGNR]),
];

pub(super) const SE: &[Kind] = &[
    Kind::new("se.orgnr; Swedish organization number; ######-####").written().rules(&[LUHN]),
    Kind::new("se.personnummer; Swedish personal number; ######%####|########%####; ; +-")
        .completes()
        .verify(personnummer),
    Kind::new("se.vat; Swedish VAT number; ^##########01; SE").rules(&[Rule::First(10, luhn)]),
];

/// Checks a CPR number. The seventh digit encodes the century. Since 2007 numbers are issued without regard
/// to the check digit. Administrative numbers raise the day by 60. <https://da.wikipedia.org/wiki/CPR-nummer>
fn cpr(number: &Number) -> Result<(), Fault> {
    let (day, year) = (number.int(0, 2), number.int(4, 6));
    let century = match number.at(6) {
        b'0'..=b'3' => 1900,
        b'4' | b'9' if year >= 37 => 1900,
        b'5'..=b'8' if year >= 58 => 1800,
        _ => 2000,
    };
    number.born(century + year, number.int(2, 4), if day > 60 { day - 60 } else { day })
}

/// Checks a HETU. The sign encodes the century; more signs were added in 2023. Serials start at 002. The
/// letter encodes the number modulo 31. <https://dvv.fi/en/reform-of-personal-identity-code>
fn hetu(number: &Number) -> Result<(), Fault> {
    let century = match number.at(6) {
        b'+' => 1800,
        b'-' | b'U'..=b'Y' => 1900,
        b'A'..=b'F' => 2000,
        _ => return Err(Fault::Part(Part::CenturySign)),
    };
    number.born(century + number.int(4, 6), number.int(2, 4), number.int(0, 2))?;
    let serial = number.int(7, 10);
    demand(serial >= 2, Fault::Part(Part::SerialNumber))?;
    let check = (number.int(0, 6) * 1000 + serial) % 31;
    let right = b"0123456789ABCDEFHJKLMNPRSTUVWXY".get(check as usize) == number.text.last();
    demand(right, Fault::Checksum)
}

/// Checks a kennitala. The last digit encodes the century. Organisations raise the day by 40.
fn kennitala(number: &Number) -> Result<(), Fault> {
    let century = match number.at(9) {
        b'9' => 1900,
        b'0' => 2000,
        _ => return Err(Fault::Part(Part::Century)),
    };
    let day = number.int(0, 2);
    number.born(century + number.int(4, 6), number.int(2, 4), if day > 40 { day - 40 } else { day })
}

/// Checks a birth number. A D-number raises the day by 40, a help number the month by 40 (80 in tests). The
/// serial encodes the century. <https://no.wikipedia.org/wiki/Fødselsnummer>
fn birth_number(number: &Number) -> Result<(), Fault> {
    let (day, month, year) = (number.int(0, 2), number.int(2, 4), number.int(4, 6));
    let century = match (number.int(6, 9), year) {
        (0..=499, _) => 1900,
        (500..=749, 54..) => 1800,
        (500..=999, ..40) => 2000,
        (900..=999, 40..) => 1900,
        _ => return Err(Fault::Part(Part::BirthDate)),
    };
    let day = if day > 40 { day - 40 } else { day };
    let month = if month > 40 { month % 40 } else { month };
    number.born(century + year, month, day)
}

/// Checks a personnummer. `+` replaces `-` in the year in which its holder turns 100. Coordination numbers
/// raise the day by 60. <https://www.skatteverket.se>: "Personnummer och samordningsnummer"
fn personnummer(number: &Number) -> Result<(), Fault> {
    let date = number.text.len() - 5;
    demand(matches!(number.at(date), b'-' | b'+'), Fault::Format)?;
    let mut digits = [0; 12];
    let all = number.text.iter().filter(|c| c.is_ascii_digit());
    digits.iter_mut().zip(all).for_each(|(to, &from)| *to = from);
    let day = number.int(date - 2, date);
    let day = if day > 60 { day - 60 } else { day };
    let (month, year) = (number.int(date - 4, date - 2), number.int(0, date - 4));
    if date == 8 {
        number.born(year, month, day)?;
        return demand(luhn(digits.get(2..).unwrap_or_default()), Fault::Checksum);
    }
    number.born_in_some_century(year, month, day)?;
    demand(luhn(digits.get(..10).unwrap_or_default()), Fault::Checksum)
}
