//! Identifiers of China, Hong Kong, Japan, Korea and Taiwan.

use super::checksum::{Alphabet, MINUS_11_0, Rule, Sum, mod_11_2, value};
use super::fault::{Fault, Part, demand};
use super::kind::{Kind, Number, listed};

pub(super) const CN: &[Kind] = &[
    Kind::new("cn.ric; Chinese resident identity number; #################*")
        .rules(&[Rule::Whole(mod_11_2)])
        .verify(|number| {
            // GB/T 2260: the provinces.
            const PROVINCES: &str = "1112131415212223313233343536374142434445465051525354616263646571818283";
            demand(listed(PROVINCES, number.part(0, 2)), Fault::Part(Part::Province))?;
            number.born(number.int(6, 10), number.int(10, 12), number.int(12, 14))
        }),
    // The weights are the powers of three modulo 31.
    Kind::new("cn.uscc; Chinese unified social credit code; **######**********")
        .rules(&[Sum::new(
            &[1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28],
            b"0YXWUTRQPNMLKJHGFEDCBA987654321",
        )
        .alphabet(Alphabet::Credit)
        .rule()])
        .verify(|number| {
            demand(number.text.iter().all(|c| Alphabet::Credit.characters().contains(c)), Fault::Format)
        }),
];

pub(super) const HK: &[Kind] =
    &[Kind::new("hk.hkid; Hong Kong identity card (HKID); @######(*)|@@######(*)").verify(hkid)];

pub(super) const JP: &[Kind] = &[
    Kind::new("jp.cn; Japanese corporate number; #-####-####-####").rules(&[Sum::new(
        &[2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1],
        b"987654321",
    )
    .from(1)
    .at(0)
    .rule()]),
    Kind::new("jp.in_; Japanese individual number; ####-####-####").rules(&[Sum::new(
        &[6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2],
        MINUS_11_0,
    )
    .rule()]),
];

pub(super) const KR: &[Kind] = &[
    Kind::new("kr.brn; Korean business number; ###-##-#####").verify(|number| {
        let holds = number.int(0, 3) > 100 && number.int(3, 5) != 0 && number.int(5, 9) != 0;
        demand(holds, Fault::Part(Part::SerialNumber))
    }),
    Kind::new("kr.rrn; Korean resident number; ######-#######").verify(rrn),
];

pub(super) const TW: &[Kind] = &[Kind::new("tw.ubn; Taiwanese business number; ########").verify(ubn)];

/// Checks a HKID. A single letter counts as if a blank preceded it. The total, including the check character
/// (A is 10), is a multiple of eleven.
fn hkid(number: &Number) -> Result<(), Fault> {
    let blank = if number.text.len() == 8 { 36 * 9 } else { 0 };
    let weighted = number.text.iter().rev().zip(1..).map(|(&c, weight)| value(c) * weight);
    let check = number.text.last().is_some_and(|&c| c.is_ascii_digit() || c == b'A');
    demand(check && (blank + weighted.sum::<u32>()) % 11 == 0, Fault::Checksum)
}

/// Checks an RRN. Since October 2020, digits after the seventh are random, so the check digit applies to
/// older births only. <https://en.wikipedia.org/wiki/Resident_registration_number>
fn rrn(number: &Number) -> Result<(), Fault> {
    const RRN: Sum = Sum::new(&[2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5], b"10987654321");
    let century = match number.at(6) {
        b'1' | b'2' | b'5' | b'6' => 1900,
        b'3' | b'4' | b'7' | b'8' => 2000,
        _ => 1800,
    };
    let (year, month) = (century + number.int(0, 2), number.int(2, 4));
    number.born(year, month, number.int(4, 6))?;
    if (year, month) >= (2020, 10) {
        return Ok(());
    }
    demand(number.int(7, 9) <= 96, Fault::Part(Part::BirthPlace))?;
    demand(RRN.holds(number.text), Fault::Checksum)
}

/// Checks a UBN. The total is a multiple of five; until April 2023, of ten. If the seventh digit is 7, its
/// product 28 counts as 10 or 1, so the total may also be one less. <https://www.fia.gov.tw>: "統一編號檢查碼"
fn ubn(number: &Number) -> Result<(), Fault> {
    let products = number.text.iter().zip([1, 2, 1, 2, 1, 2, 4, 1]).map(|(&c, weight)| value(c) * weight);
    let total: u32 = products.map(|product| product / 10 + product % 10).sum();
    let holds = total.is_multiple_of(5) || number.at(6) == b'7' && total % 5 == 4;
    demand(holds, Fault::Checksum)
}
