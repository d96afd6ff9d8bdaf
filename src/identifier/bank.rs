//! Numbers that no single country issues: banks, legal entities, D&B.

use super::checksum::{Rule, mod_97_10, remainder_97};
use super::fault::{Fault, Part, demand};
use super::kind::{Kind, Number, Reader};
use super::vat;

pub(super) const WORLD: &[Kind] = &[
    Kind::new("bic; Bank identifier code (BIC); @@@@@@**|@@@@@@*****"),
    Kind::new("duns; D-U-N-S number; ##-###-####; DUNS"),
    Kind::new("iban; International bank account number; @@## **** **** ***& &&&& &&&& &&&& &&&& &&; IBAN")
        .verify(iban),
    Kind::new("lei; Legal entity identifier; ********************").rules(&[Rule::Whole(mod_97_10)]),
    Kind::new("vatin; VAT number of any country; FR ** ### ### ###|CHE-###.###.### MWST")
        .reader(Reader::Country(vat::anywhere)),
];

/// The length of each country's account numbers. <https://www.swift.com/standards/data-standards/iban>
const LENGTHS: &str = "AD24AE23AL28AT20AZ28BA20BE16BG22BH22BI27BR29BY28CH21CR22CY28CZ24DE22DJ27DK18DO28EE20EG29\
    ES24FI18FK18FO18FR27GB22GE22GI23GL18GR27GT28HN28HR21HU28IE22IL23IQ23IS26IT27JO30KW30KZ20LB28LC32LI21LT20LU20\
    LV21LY25MC27MD24ME22MK19MN20MR27MT31MU30NI28NL18NO15OM23PK24PL28PS29PT25QA29RO24RS22RU33SA24SC31SD18SE24SI19\
    SK24SM27SO23ST25SV28TL23TN24TR26UA29VA22VG24XK20YE30";

fn iban(number: &Number) -> Result<(), Fault> {
    let country = number.part(0, 2);
    let length = LENGTHS.as_bytes().chunks_exact(4).find_map(|entry| {
        let (code, length) = entry.split_at_checked(2)?;
        (code == country).then(|| length.iter().fold(0, |all, c| all * 10 + usize::from(c - b'0')))
    });
    let length = length.ok_or(Fault::Part(Part::Country))?;
    demand(number.text.len() >= length, Fault::Short)?;
    demand(number.text.len() <= length, Fault::Long)?;
    let remainder = remainder_97(remainder_97(0, number.part(4, length)), number.part(0, 4));
    demand(remainder == 1, Fault::Checksum)
}
