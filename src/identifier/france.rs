//! France and Monaco.

use super::checksum::{LUHN, luhn, value};
use super::fault::{Fault, Part, demand};
use super::kind::{Kind, Number, Reader};
use super::register;

pub(super) const FR: &[Kind] = &[
    Kind::new("fr.nif; French tax number (numéro fiscal); ## ## ### ### ###").verify(nif),
    Kind::new("fr.nir; French social security number; # ## ## #* ### ### ##").verify(nir),
    Kind::new("fr.rcs; French trade register entry; RCS Paris B ### ### ###")
        .reader(Reader::Phrase(register::rcs)),
    Kind::new("fr.siren; French company number (SIREN); ### ### ###").rules(&[LUHN]),
    Kind::new("fr.siret; French establishment number (SIRET); ### ### ### #####").verify(siret),
    Kind::new("fr.tva; French VAT number; ^ ** ### ### ###; FR").verify(tva),
    Kind::new("fr.waldec; French association number (RNA); W#*#######; RNA"),
];

pub(super) const MC: &[Kind] =
    &[Kind::new("mc.tva; Monegasque VAT number; FR ** ### ### ###").completes().verify(monaco)];

/// <https://www.impots.gouv.fr>: the last three digits are the remainder of the others by 511.
fn nif(number: &Number) -> Result<(), Fault> {
    demand(number.digit(0) <= 3, Fault::Part(Part::FirstDigit))?;
    demand(number.int(0, 10) % 511 == number.int(10, 13), Fault::Checksum)
}

/// The two Corsican departments count as 19 and 18 in the check.
fn nir(number: &Number) -> Result<(), Fault> {
    let department = match (number.at(5), number.at(6)) {
        (b'2', b'A') => 19,
        (b'2', b'B') => 18,
        (_, b'A'..=b'Z') => return Err(Fault::Part(Part::Department)),
        _ => number.int(5, 7),
    };
    let all = (number.int(0, 5) * 100 + department) * 1_000_000 + number.int(7, 13);
    demand(97 - all % 97 == number.int(13, 15), Fault::Checksum)
}

/// The post office has more establishments than Luhn leaves numbers: for them the sum of the digits is a multiple
/// of five, but for its head office.
/// <https://fr.wikipedia.org/wiki/Système_d'identification_du_répertoire_des_établissements>
fn siret(number: &Number) -> Result<(), Fault> {
    let sum: u32 = number.text.iter().map(|&c| value(c)).sum();
    let post_office = number.part(0, 9) == b"356000000" && sum.is_multiple_of(5);
    demand(luhn(number.part(0, 9)) && (luhn(number.text) || post_office), Fault::Checksum)
}

/// The key is the SIREN's remainder, or two characters of which at least one is a letter (no I, no O).
/// Numbers from Monaco start with 000 and hold no SIREN.
fn tva(number: &Number) -> Result<(), Fault> {
    const ALPHABET: &[u8] = b"0123456789ABCDEFGHJKLMNPQRSTUVWXYZ";
    let place = |c| ALPHABET.iter().position(|&a| a == c).map(|place| place as u64);
    let (Some(first), Some(second)) = (place(number.at(0)), place(number.at(1))) else {
        return Err(Fault::Format);
    };
    let siren = number.int(2, 11);
    let monaco = number.part(2, 5) == b"000";
    demand(monaco || luhn(number.part(2, 11)), Fault::Checksum)?;
    let holds = match (first < 10, second < 10) {
        (true, true) => (siren * 100 + 12) % 97 == first * 10 + second,
        (digit_first, _) => {
            let key = if digit_first { first * 24 + second - 10 } else { first * 34 + second - 100 };
            (siren + 1 + key / 11) % 11 == key % 11
        }
    };
    demand(holds, Fault::Checksum)
}

fn monaco(number: &Number) -> Result<(), Fault> {
    demand(number.part(4, 7) == b"000", Fault::Part(Part::Monaco))?;
    tva(&number.with(number.part(2, 13)))
}
