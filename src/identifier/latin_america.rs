//! Identifiers of South and Central America and the Caribbean.

use super::checksum::{Alphabet, LUHN, MINUS_11, MINUS_11_0, Sum, luhn, value};
use super::fault::{Fault, Part, demand};
use super::kind::{Kind, Number, Zeros, listed};

pub(super) const AR: &[Kind] = &[
    Kind::new("ar.cuit; Argentine tax number (CUIT, CUIL); ##-########-#")
        .rules(&[Sum::new(&[5, 4, 3, 2, 7, 6, 5, 4, 3, 2], b"09987654321").rule()])
        .verify(|number| {
            demand(listed("202324252627303334505155", number.part(0, 2)), Fault::Part(Part::TypeOfHolder))
        }),
    Kind::new("ar.dni; Argentine identity number (DNI); 9#.###.###"),
];

/// Since July 2026 numbers also contain letters. The value of a letter is its distance from `0` in ASCII.
pub(super) const BR: &[Kind] = &[
    Kind::new("br.cnpj; Brazilian company number (CNPJ); **.***.***/****-##").rules(&[
        Sum::new(&[5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2], MINUS_11_0).alphabet(Alphabet::Ascii).rule(),
        Sum::new(&[6, 5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2], MINUS_11_0).alphabet(Alphabet::Ascii).rule(),
    ]),
    Kind::new("br.cpf; Brazilian personal number (CPF); ###.###.###-##")
        .rules(&[
            Sum::new(&[10, 9, 8, 7, 6, 5, 4, 3, 2], MINUS_11_0).rule(),
            Sum::new(&[11, 10, 9, 8, 7, 6, 5, 4, 3, 2], MINUS_11_0).rule(),
        ])
        .verify(|number| {
            // 111.111.111-11 and the like pass the check but mean "no number".
            let repeated = number.text.iter().all(|&c| c == number.at(0));
            demand(!repeated, Fault::Part(Part::Number))
        }),
];

pub(super) const CL: &[Kind] = &[Kind::new("cl.rut; Chilean tax number (RUT); 9#.###.###-*; CL")
    .rules(&[Sum::from_right(&[2, 3, 4, 5, 6, 7, 2, 3], b"0K987654321").rule()])];

pub(super) const CO: &[Kind] = &[Kind::new("co.nit; Colombian tax number (NIT); 999.999.99#.###.###-#")
    .rules(&[
        Sum::from_right(&[3, 7, 13, 17, 19, 23, 29, 37, 41, 43, 47, 53, 59, 67, 71], b"01987654321").rule()
    ])];

pub(super) const CR: &[Kind] = &[
    Kind::new("cr.cpf; Costa Rican personal number; 0#-####-####").zeros(Zeros::LeftOut(1)),
    Kind::new("cr.cpj; Costa Rican company number; #-###-######").verify(costa_rican_company),
    Kind::new("cr.cr; Costa Rican resident's number; 1##########|1###########"),
];

pub(super) const CU: &[Kind] = &[Kind::new("cu.ni; Cuban identity number; ###########").verify(|number| {
    let century = match number.at(6) {
        b'9' => 1800,
        b'0'..=b'5' => 1900,
        _ => 2000,
    };
    number.born(century + number.int(0, 2), number.int(2, 4), number.int(4, 6))
})];

pub(super) const DO: &[Kind] = &[
    Kind::new("do.cedula; Dominican identity number (cédula); ###-#######-#").rules(&[LUHN]),
    Kind::new("do.rnc; Dominican tax number (RNC); #-##-#####-#").rules(&[Sum::new(
        &[7, 9, 8, 6, 5, 4, 3, 2],
        b"21987654321",
    )
    .rule()]),
];

pub(super) const EC: &[Kind] = &[
    Kind::new("ec.ci; Ecuadorian identity number; #########-#").verify(ecuadorian),
    Kind::new("ec.ruc; Ecuadorian tax number (RUC); ##########-###").verify(ecuadorian_tax),
];

pub(super) const GT: &[Kind] = &[Kind::new("gt.nit; Guatemalan tax number (NIT); 9999999999#-*")
    .zeros(Zeros::Dropped)
    .rules(&[Sum::from_right(&[2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12], b"0K987654321").rule()])];

pub(super) const PE: &[Kind] = &[
    Kind::new("pe.cui; Peruvian identity number (CUI, DNI); ########|########-*").verify(cui),
    Kind::new("pe.ruc; Peruvian tax number (RUC); ###########")
        .rules(&[Sum::new(&[5, 4, 3, 2, 7, 6, 5, 4, 3, 2], b"10987654321").rule()])
        .verify(|number| demand(listed("1015161720", number.part(0, 2)), Fault::Part(Part::TypeOfHolder))),
];

pub(super) const PY: &[Kind] = &[Kind::new("py.ruc; Paraguayan tax number (RUC); 9999999#-#")
    .rules(&[Sum::from_right(&[2, 3, 4, 5, 6, 7, 8, 9], MINUS_11_0).rule()])];

pub(super) const SV: &[Kind] =
    &[Kind::new("sv.nit; Salvadoran tax number (NIT); ####-######-###-#; SV").verify(salvadoran)];

pub(super) const UY: &[Kind] = &[Kind::new("uy.rut; Uruguayan tax number (RUT); ##-######-###-#; UY")
    .rules(&[Sum::new(&[4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2], MINUS_11).rule()])
    .verify(|number| {
        demand(matches!(number.int(0, 2), 1..=22), Fault::Part(Part::FirstDigits))?;
        demand(number.int(2, 8) != 0, Fault::Part(Part::SerialNumber))?;
        demand(number.int(8, 11) == 1, Fault::Part(Part::Branch))
    })];

pub(super) const VE: &[Kind] = &[Kind::new("ve.rif; Venezuelan tax number (RIF); @-########-#").verify(rif)];

/// Checks the class of the entity, then its type. <https://www.hacienda.go.cr>
fn costa_rican_company(number: &Number) -> Result<(), Fault> {
    let holds = match (number.at(0), number.int(1, 4)) {
        (b'2', kind) => matches!(kind, 100 | 200 | 300 | 400),
        (b'3', kind) => matches!(kind, 2..=14 | 101..=110),
        (b'4', kind) => kind == 0,
        (b'5', kind) => kind == 1,
        _ => false,
    };
    demand(holds, Fault::Part(Part::TypeOfHolder))
}

/// Checks the province: 1 to 24, 30 for Ecuadorians abroad, 50 for foreigners.
fn province(number: &Number) -> Result<(), Fault> {
    demand(matches!(number.int(0, 2), 1..=24 | 30 | 50), Fault::Part(Part::Province))
}

fn ecuadorian(number: &Number) -> Result<(), Fault> {
    province(number)?;
    demand(number.digit(2) <= 6, Fault::Part(Part::ThirdDigit))?;
    demand(luhn(number.part(0, 10)), Fault::Checksum)
}

/// Checks a tax number. The third digit distinguishes persons (below 6), public bodies (6) and companies (9),
/// with exceptions.
fn ecuadorian_tax(number: &Number) -> Result<(), Fault> {
    const PUBLIC: Sum = Sum::new(&[3, 2, 7, 6, 5, 4, 3, 2], MINUS_11);
    const COMPANY: Sum = Sum::new(&[4, 3, 2, 7, 6, 5, 4, 3, 2], MINUS_11);
    province(number)?;
    let branch = number.int(10, 13) != 0;
    let public = PUBLIC.holds(number.text) && number.int(9, 13) != 0;
    match number.at(2) {
        b'6' | b'9' if public => Ok(()),
        b'9' => demand(branch, Fault::Part(Part::Branch))
            .and_then(|()| demand(COMPANY.holds(number.text), Fault::Checksum)),
        b'7' | b'8' => Err(Fault::Part(Part::ThirdDigit)),
        _ => demand(branch, Fault::Part(Part::Branch)).and_then(|()| ecuadorian(number)),
    }
}

/// Checks a CUI. The check character is a digit or a letter; both come from the same sum.
fn cui(number: &Number) -> Result<(), Fault> {
    const DIGIT: Sum = Sum::new(&[3, 2, 7, 6, 5, 4, 3, 2], b"65432110987");
    const LETTER: Sum = Sum::new(&[3, 2, 7, 6, 5, 4, 3, 2], b"KJIHGFEDCBA");
    let holds = number.text.len() == 8 || DIGIT.holds(number.text) || LETTER.holds(number.text);
    demand(holds, Fault::Checksum)
}

/// Checks a Salvadoran number. Serials up to 100 have the original check digit.
fn salvadoran(number: &Number) -> Result<(), Fault> {
    const OLD: Sum = Sum::new(&[14, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2], b"01234567890");
    const NEW: Sum = Sum::new(&[2, 7, 6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2], MINUS_11_0);
    demand(matches!(number.at(0), b'0' | b'1' | b'9'), Fault::Part(Part::FirstDigit))?;
    let sum = if number.int(10, 13) <= 100 { OLD } else { NEW };
    demand(sum.holds(number.text), Fault::Checksum)
}

/// Checks a RIF. The letter encodes the type of holder; its value counts four times.
fn rif(number: &Number) -> Result<(), Fault> {
    let holder = match number.at(0) {
        b'V' => 4,
        b'E' => 8,
        b'J' | b'C' => 12,
        b'P' => 16,
        b'G' => 20,
        _ => return Err(Fault::Part(Part::FirstLetter)),
    };
    let weights = [3, 2, 7, 6, 5, 4, 3, 2];
    let sum: u32 = number.part(1, 9).iter().zip(weights).map(|(&c, weight)| value(c) * weight).sum();
    demand(MINUS_11_0.get((holder + sum) as usize % 11) == Some(&number.at(9)), Fault::Checksum)
}
