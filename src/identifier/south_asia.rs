//! Identifiers of South and South-East Asia, and Israel.

use super::checksum::{Alphabet, LUHN, Rule, Sum, luhn, luhn_36, value, verhoeff};
use super::fault::{Fault, Part, demand};
use super::kind::{Kind, Number, Zeros, listed};

pub(super) const ID: &[Kind] = &[
    Kind::new("id.nik; Indonesian identity number (NIK); ################").verify(nik),
    Kind::new("id.npwp; Indonesian tax number (NPWP); ##.###.###.#-###.###|################").verify(npwp),
];

pub(super) const IL: &[Kind] = &[
    Kind::new("il.hp; Israeli company number; 5########").rules(&[LUHN]),
    Kind::new("il.idnr; Israeli identity number; ########-#").zeros(Zeros::LeftOut(8)).rules(&[LUHN]),
];

pub(super) const IN: &[Kind] = &[
    Kind::new("in_.aadhaar; Indian identity number (Aadhaar); #### #### ####")
        .rules(&[Rule::Whole(verhoeff)])
        .verify(|number| {
            let palindrome = number.text.iter().eq(number.text.iter().rev());
            demand(number.digit(0) >= 2 && !palindrome, Fault::Format)
        }),
    Kind::new("in_.gstin; Indian goods and services tax number (GSTIN); ##@@@@@####@*Z*")
        .rules(&[Rule::Whole(luhn_36)])
        .verify(|number| {
            demand(matches!(number.int(0, 2), 1..=38 | 97 | 99), Fault::Part(Part::State))?;
            demand(number.at(12) != b'0', Fault::Part(Part::Registration))?;
            pan(&number.with(number.part(2, 12)))
        }),
    Kind::new("in_.pan; Indian tax number (PAN); @@@@@####@").verify(pan),
];

pub(super) const MY: &[Kind] = &[Kind::new("my.nric; Malaysian identity number (NRIC); ######-##-####")
    .verify(|number| {
        // The codes without a state or country: <https://www.jpn.gov.my>, "Kod Negeri".
        const UNUSED: &str = "0017181920697073808194959697";
        let place = number.part(6, 8);
        demand(!listed(UNUSED, place), Fault::Part(Part::BirthPlace))?;
        number.born_in_some_century(number.int(0, 2), number.int(2, 4), number.int(4, 6))
    })];

pub(super) const PK: &[Kind] = &[Kind::new("pk.cnic; Pakistani identity number (CNIC); #####-#######-#")
    .verify(|number| {
        demand(matches!(number.at(0), b'1'..=b'7'), Fault::Part(Part::Province))?;
        demand(number.at(12) != b'0', Fault::Part(Part::LastDigit))
    })];

pub(super) const SG: &[Kind] = &[
    Kind::new("sg.nric; Singaporean identity number (NRIC, FIN); @#######@").verify(nric),
    Kind::new("sg.uen; Singaporean entity number (UEN); ########@|#########@|@##@@####@").verify(uen),
];

/// The check digit of the Thai numbers.
const THAI: Rule = Sum::new(&[13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2], b"10987654321").rule();

pub(super) const TH: &[Kind] = &[
    Kind::new("th.moa; Thai company number; 0-##-#-###-#####-#").rules(&[THAI]),
    Kind::new("th.pin; Thai identity number; $-####-#####-##-#")
        .rules(&[THAI])
        .verify(|number| demand(number.at(0) != b'9', Fault::Part(Part::FirstDigit))),
    Kind::new("th.tin; Thai tax number; #-####-#####-##-#")
        .rules(&[THAI])
        .verify(|number| demand(number.at(0) != b'9', Fault::Part(Part::FirstDigit))),
];

/// Since July 2025 the tax number of a person is the twelve digits of the identity card.
pub(super) const VN: &[Kind] =
    &[Kind::new("vn.mst; Vietnamese tax number (MST); ##########|##########-###|############").verify(mst)];

/// Checks a NIK: the province, then the birth date. For women the day is raised by 40.
fn nik(number: &Number) -> Result<(), Fault> {
    let province =
        matches!(number.int(0, 2), 11..=19 | 21 | 31..=36 | 51..=53 | 61..=65 | 71..=76 | 81 | 82 | 91..=97);
    demand(province, Fault::Part(Part::Province))?;
    let day = number.int(6, 8);
    number.born_in_some_century(number.int(10, 12), number.int(8, 10), if day > 40 { day - 40 } else { day })
}

/// Checks an NPWP: sixteen digits since 2024. These are a person's NIK, or a 0 and the former fifteen digits.
fn npwp(number: &Number) -> Result<(), Fault> {
    match (number.text.len(), number.at(0)) {
        (15, _) => demand(luhn(number.part(0, 9)), Fault::Checksum),
        (_, b'0') => demand(luhn(number.part(0, 10)), Fault::Checksum),
        _ => nik(number),
    }
}

/// Checks a PAN. The fourth letter encodes the type of holder.
fn pan(number: &Number) -> Result<(), Fault> {
    demand(b"ABCEFGHJKLPT".contains(&number.at(3)), Fault::Part(Part::TypeOfHolder))?;
    demand(number.int(5, 9) != 0, Fault::Part(Part::SerialNumber))
}

/// Checks an NRIC. T and G add 4 to the sum, M adds 3.
/// <https://en.wikipedia.org/wiki/National_Registration_Identity_Card>
fn nric(number: &Number) -> Result<(), Fault> {
    let (more, checks) = match number.at(0) {
        b'S' => (0, b"JZIHGFEDCBA"),
        b'T' => (4, b"JZIHGFEDCBA"),
        b'F' => (0, b"XWUTRQPNMLK"),
        b'G' => (4, b"XWUTRQPNMLK"),
        b'M' => (3, b"XWUTRQPNJLK"),
        _ => return Err(Fault::Part(Part::FirstLetter)),
    };
    let digits = number.part(1, 8).iter().map(|&c| value(c)).zip([2, 7, 6, 5, 4, 3, 2]);
    let sum = more + digits.map(|(digit, weight)| digit * weight).sum::<u32>();
    demand(checks.get(sum as usize % 11) == number.text.last(), Fault::Checksum)
}

/// Checks a UEN. Businesses have nine characters; local companies have ten that start with a year. Other
/// entities have R, S or T for the century, a year and a type. <https://www.uen.gov.sg>
fn uen(number: &Number) -> Result<(), Fault> {
    const BUSINESS: Sum = Sum::new(&[10, 4, 9, 3, 8, 2, 7, 1], b"XMKECAWLJDB");
    const COMPANY: Sum = Sum::new(&[10, 8, 6, 4, 9, 7, 5, 3, 1], b"ZKCMDNERGWH");
    const OTHER: Sum = Sum::new(&[4, 3, 5, 3, 10, 2, 2, 5, 7], b"GHJKLABCDEF").alphabet(Alphabet::Entity);
    const TYPES: &str = "CCCDCHCLCMCPCSCXDPFBFCFMFNGAGBGSHSLLLPMBMCMDMHMMMQNBNRPAPBPFRFRPSMSSTCTUVHXL";
    let sum = match (number.text.len(), number.at(0)) {
        (9, _) => BUSINESS,
        (_, b'0'..=b'9') => {
            number.no_later_than_this_year(number.int(0, 4))?;
            COMPANY
        }
        (_, century) => {
            demand(matches!(century, b'R' | b'S' | b'T'), Fault::Part(Part::FirstLetter))?;
            if century == b'T' {
                number.no_later_than_this_year(2000 + number.int(1, 3))?;
            }
            demand(listed(TYPES, number.part(3, 5)), Fault::Part(Part::TypeOfEntity))?;
            OTHER
        }
    };
    demand(sum.holds(number.text), Fault::Checksum)
}

fn mst(number: &Number) -> Result<(), Fault> {
    const MST: Sum = Sum::new(&[31, 29, 23, 19, 17, 13, 7, 5, 3], b"-9876543210");
    if number.text.len() == 12 {
        return demand(matches!(number.int(0, 3), 1..=96), Fault::Part(Part::Province));
    }
    demand(number.int(2, 9) != 0, Fault::Part(Part::SerialNumber))?;
    demand(number.text.len() == 10 || number.int(10, 13) != 0, Fault::Part(Part::Branch))?;
    demand(MST.holds(number.text), Fault::Checksum)
}
