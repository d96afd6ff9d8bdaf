//! Identifiers of Azerbaijan, Belarus, Kazakhstan, Moldova, Russia and Ukraine.

use super::checksum::{PLUS_10, PLUS_11, PLUS_11_0, PLUS_11_NEXT, Rule, Sum, value};
use super::fault::{Fault, Part, demand};
use super::kind::{Kind, Number, Zeros};

pub(super) const AZ: &[Kind] = &[Kind::new("az.voen; Azerbaijani tax number (VÖEN); ##########")
    .zeros(Zeros::LeftOut(1))
    .rules(&[Sum::new(&[4, 1, 8, 6, 2, 7, 5, 3], PLUS_11).rule()])
    .verify(|number| demand(matches!(number.at(9), b'1' | b'2'), Fault::Part(Part::LastDigit)))];

pub(super) const BY: &[Kind] =
    &[Kind::new("by.unp; Belarusian payer's number (UNP); **#######; UNP").verify(unp)];

/// The check digit of the Kazakh numbers. If the first weights leave 10, the second ones decide.
const KAZAKH: &[Rule] = &[
    Sum::new(&[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11], PLUS_11_NEXT).rule(),
    Sum::new(&[3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2], PLUS_11).rule(),
];

pub(super) const KZ: &[Kind] = &[
    Kind::new("kz.bin; Kazakh company number (BIN); ############").rules(KAZAKH),
    Kind::new("kz.iin; Kazakh personal number (IIN); ############").rules(KAZAKH),
];

pub(super) const MD: &[Kind] = &[Kind::new("md.idno; Moldovan company number (IDNO); #############")
    .rules(&[Sum::new(&[7, 3, 1, 7, 3, 1, 7, 3, 1, 7, 3, 1], PLUS_10).rule()])];

pub(super) const RU: &[Kind] = &[
    Kind::new("ru.inn; Russian tax number (INN); ##########|############").rules(&[
        Sum::new(&[2, 4, 10, 3, 5, 9, 4, 6, 8], PLUS_11_0).when(10).rule(),
        Sum::new(&[7, 2, 4, 10, 3, 5, 9, 4, 6, 8], PLUS_11_0).when(12).rule(),
        Sum::new(&[3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8], PLUS_11_0).when(12).rule(),
    ]),
    Kind::new("ru.kpp; Russian reason code (KPP); ####**###"),
    // The weights are the powers of ten modulo 11 and 13.
    Kind::new("ru.ogrn; Russian registration number (OGRN); #############|###############")
        .rules(&[
            Sum::new(&[10, 1, 10, 1, 10, 1, 10, 1, 10, 1, 10, 1], PLUS_11_0).when(13).rule(),
            Sum::new(&[10, 1, 4, 3, 12, 9, 10, 1, 4, 3, 12, 9, 10, 1], b"0123456789012").when(15).rule(),
        ])
        .verify(|number| {
            let entrepreneur = number.text.len() == 15;
            let holds = if entrepreneur { matches!(number.at(0), b'3' | b'4') } else { number.at(0) != b'0' };
            demand(holds, Fault::Part(Part::FirstDigit))
        }),
];

pub(super) const UA: &[Kind] = &[
    Kind::new("ua.edrpou; Ukrainian company number (EDRPOU); ########").verify(edrpou),
    // The first weight is -1.
    Kind::new("ua.rntrc; Ukrainian tax number (RNOKPP); ##########").rules(&[Sum::new(
        &[10, 5, 7, 9, 4, 6, 10, 5, 7],
        PLUS_11_0,
    )
    .rule()]),
];

/// Checks a UNP. Persons have two letters first. The value of the second is its index in a list of ten.
fn unp(number: &Number) -> Result<(), Fault> {
    const LETTERS: &[u8] = b"ABCEHKMOPT";
    const WEIGHTS: [u32; 8] = [29, 23, 19, 17, 13, 7, 5, 3];
    let (first, second) = (number.at(0), number.at(1));
    let letter = |c| LETTERS.iter().position(|&letter| letter == c);
    let second_value = match (first.is_ascii_digit(), letter(second)) {
        (true, None) if second.is_ascii_digit() => value(second),
        (false, Some(place)) => place as u32,
        _ => return Err(Fault::Format),
    };
    demand(b"1234567ABCEHKM".contains(&first), Fault::Part(Part::FirstCharacter))?;
    let values =
        number.text.iter().enumerate().map(|(place, &c)| if place == 1 { second_value } else { value(c) });
    let sum: u32 = WEIGHTS.iter().zip(values).map(|(weight, value)| weight * value).sum();
    demand(sum % 11 == number.digit(8), Fault::Checksum)
}

/// Checks an EDRPOU. For numbers from 30,000,000 to 60,000,000 the weights are rotated by one. If a list
/// leaves 10, each weight grows by two.
fn edrpou(number: &Number) -> Result<(), Fault> {
    let weights: [u32; 7] =
        if matches!(number.at(0), b'3'..=b'5') { [7, 1, 2, 3, 4, 5, 6] } else { [1, 2, 3, 4, 5, 6, 7] };
    let total = |more: u32| {
        let products = number.text.iter().zip(weights).map(|(&c, weight)| value(c) * (weight + more));
        products.sum::<u32>() % 11
    };
    let check = match total(0) {
        10 => total(2) % 10,
        check => check,
    };
    demand(check == number.digit(7), Fault::Checksum)
}
