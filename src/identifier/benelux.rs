//! Identifiers of Belgium, the Netherlands and Luxembourg.

use super::checksum::{PLUS_11, Sum, remainder_97};
use super::fault::{Fault, Part, demand};
use super::kind::{Kind, Number, Zeros};

pub(super) const BE: &[Kind] = &[
    Kind::new("be.bis; Belgian BIS number; ##.##.##-###.##")
        .verify(|number| person(number, |month| matches!(month, 20..=32 | 40..=52))),
    Kind::new("be.eid; Belgian identity card; ###-#######-##").verify(card),
    Kind::new("be.nn; Belgian national number; ##.##.##-###.##")
        .verify(|number| person(number, |month| month <= 12)),
    Kind::new("be.ssn; Belgian social security number; ##.##.##-###.##")
        .verify(|number| person(number, |month| matches!(month, 0..=12 | 20..=32 | 40..=52))),
    Kind::new("be.vat; Belgian VAT and enterprise number; ^ ####.###.###; BE")
        .zeros(Zeros::LeftOut(1))
        .verify(enterprise),
];

pub(super) const NL: &[Kind] = &[
    Kind::new("nl.bsn; Dutch citizen number (BSN); ####.##.###")
        .zeros(Zeros::LeftOut(2))
        .rules(&[BSN.rule()]),
    Kind::new("nl.btw; Dutch VAT number; ^#########B##; NL").zeros(Zeros::LeftOut(2)).verify(btw),
    Kind::new("nl.identiteitskaartnummer; Dutch identity card or passport; @@******#")
        .verify(|number| demand(!number.text.contains(&b'O'), Fault::Format)),
    Kind::new("nl.kvk; Dutch trade register number (KvK); ########; KVK"),
];

pub(super) const LU: &[Kind] = &[Kind::new("lu.tva; Luxembourg VAT number; ^########; LU")
    .verify(|number| demand(number.int(0, 6) % 89 == number.int(6, 8), Fault::Checksum))];

fn enterprise(number: &Number) -> Result<(), Fault> {
    demand(number.digit(0) <= 1, Fault::Part(Part::FirstDigit))?;
    demand((number.int(0, 8) + number.int(8, 10)).is_multiple_of(97), Fault::Checksum)
}

fn card(number: &Number) -> Result<(), Fault> {
    demand((number.int(0, 10) + 96) % 97 + 1 == number.int(10, 12), Fault::Checksum)
}

/// Checks a person's number. For births from 2000 on, the check puts a 2 before the digits. A BIS number
/// raises the month by 20 or 40. If the birth date is unknown or its numbers ran out, month and day are 0 or
/// exceed their range. <https://fr.wikipedia.org/wiki/Numéro_de_registre_national>
fn person(number: &Number, month_holds: fn(u64) -> bool) -> Result<(), Fault> {
    let (year, month, day) = (number.int(0, 2), number.int(2, 4), number.int(4, 6));
    demand(month_holds(month), Fault::Part(Part::BirthMonth))?;
    let (digits, check) = (number.int(0, 9), number.int(9, 11));
    let checked = |digits: u64| 97 - digits % 97 == check;
    let century = if checked(digits) {
        1900
    } else if checked(2_000_000_000 + digits) {
        2000
    } else {
        return Err(Fault::Checksum);
    };
    number.no_later_than_this_year(century + year)?;
    let known = month % 20 > 0 && (1..=28).contains(&day);
    if known { number.born(century + year, month % 20, day) } else { Ok(()) }
}

const BSN: Sum = Sum::new(&[9, 8, 7, 6, 5, 4, 3, 2], PLUS_11);

/// Checks a BTW number. Until 2019 it contained a BSN or RSIN. Since then sole traders have another one,
/// which hides that number and is checked as a whole.
/// <https://www.belastingdienst.nl/wps/wcm/connect/nl/btw/content/nieuw-btw-nummer>
fn btw(number: &Number) -> Result<(), Fault> {
    demand(number.int(0, 9) != 0 && number.int(10, 12) != 0, Fault::Format)?;
    let old = BSN.holds(number.part(0, 9));
    let new = remainder_97(remainder_97(0, b"NL"), number.text) == 1;
    demand(old || new, Fault::Checksum)
}
