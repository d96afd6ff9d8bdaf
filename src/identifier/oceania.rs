//! Identifiers of Australia and New Zealand.

use super::checksum::{MINUS_10, Sum, value};
use super::fault::{Fault, Part, demand};
use super::kind::{Kind, Number};

pub(super) const AU: &[Kind] = &[
    Kind::new("au.abn; Australian business number (ABN); ## ### ### ###").verify(abn),
    Kind::new("au.acn; Australian company number (ACN, ARBN); ### ### ###").rules(&[Sum::new(
        &[8, 7, 6, 5, 4, 3, 2, 1],
        MINUS_10,
    )
    .rule()]),
    Kind::new("au.tfn; Australian tax file number (TFN); ### ### ###|## ### ###").verify(tfn),
];

pub(super) const NZ: &[Kind] = &[
    Kind::new("nz.ird; New Zealand tax number (IRD); ##-###-###|###-###-###; NZ")
        .rules(&[
            Sum::from_right(&[2, 3, 4, 5, 6, 7, 2, 3], b"0>987654321").rule(),
            Sum::from_right(&[6, 7, 2, 5, 2, 3, 4, 7], b"0-987654321").rule(),
        ])
        .verify(|number| {
            demand(
                matches!(number.int(0, number.text.len()), 10_000_001..150_000_000),
                Fault::Part(Part::Number),
            )
        }),
    Kind::new("nz.nzbn; New Zealand business number (NZBN); #############")
        .rules(&[Sum::new(&[1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3], MINUS_10).rule()])
        .verify(|number| demand(number.part(0, 4) == b"9429", Fault::Part(Part::FirstDigits))),
];

/// Checks an ABN. After subtracting one from the first digit, the weighted sum is a multiple of 89.
/// <https://abr.business.gov.au/Help/AbnFormat>
fn abn(number: &Number) -> Result<(), Fault> {
    let weights = [10, 1, 3, 5, 7, 9, 11, 13, 15, 17, 19];
    let sum: u32 = number.text.iter().zip(weights).map(|(&c, weight)| value(c) * weight).sum();
    demand(number.at(0) != b'0' && sum % 89 == 10, Fault::Checksum)
}

/// Checks a TFN. The weighted sum is a multiple of eleven. Old numbers have eight digits; sources give two
/// lists of weights for them.
fn tfn(number: &Number) -> Result<(), Fault> {
    let holds = |weights: [u32; 9]| {
        let products = number.text.iter().zip(weights).map(|(&c, weight)| value(c) * weight);
        products.sum::<u32>().is_multiple_of(11)
    };
    let old = number.text.len() == 8 && holds([10, 7, 8, 4, 6, 3, 5, 1, 0]);
    demand(old || holds([1, 4, 3, 7, 5, 8, 6, 9, 10]), Fault::Checksum)
}
