//! Phone numbers.
//!
//! Reads what libphonenumber reads and decides as it does, on tables made from its metadata
//! (<https://github.com/google/libphonenumber>, Apache-2.0), but without regular expressions at run time: one walk
//! over the digits gives a number's region and type.
//!
//! Beyond libphonenumber: the French `poste 12` is an extension, an EPP extension (`+33.123456789x…`) may have
//! twenty digits, and the spaces and direction marks of Unicode that get pasted along separate groups.

mod change;
mod digits;
mod extension;
mod format;
mod kind;
mod parse;
pub(crate) mod plan;
mod scan;
mod tree;

use std::fmt;

use crate::base::Outcome;
use crate::contact::Country;
use digits::Digits;
use parse::Parsed;
use plan::Plan;
use scan::{Refusal, Scanned};

pub use kind::PhoneType;
pub(crate) use parse::is_in_use;

/// The version of libphonenumber's metadata that the tables were made from.
pub const PHONE_METADATA_VERSION: &str = crate::tables::phone::VERSION;

/// The most digits of a national number, as in libphonenumber: the ITU says 15 with the calling code, but Germany
/// has longer ones.
const NATIONAL: usize = 17;

/// A phone number, understood.
///
/// It need not exist: [`Phone::is_valid`] says whether its digits are in use. `Debug` shows no digit of it.
///
/// ```
/// use registrant::contact::Country;
/// use registrant::normalize::phone;
/// let number = phone("01 42 68 53 00 poste 12", Country::new("FR")).value.unwrap();
/// assert_eq!(number.e164(), "+33142685300");
/// assert_eq!(number.epp(), "+33.142685300x12");
/// assert_eq!(number.national(), "01 42 68 53 00 ext. 12");
/// assert_eq!(number.international(), "+33 1 42 68 53 00 ext. 12");
/// assert_eq!(number.region(), Some("FR"));
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Phone {
    calling_code: u16,
    national: Digits<NATIONAL>,
    extension: Digits<{ extension::LONGEST }>,
    region: Option<&'static str>,
    kind: PhoneType,
    possible: bool,
}

impl Phone {
    /// Reads a number as [`phone()`] does, but tells nothing about what it altered and allocates nothing.
    ///
    /// `None` where there is no number; one that is there may still not be valid.
    pub fn read(input: &str, country: Option<Country>) -> Option<Self> {
        read(input, country).ok().map(|(_, parsed)| parsed.phone)
    }

    /// The country calling code: 33.
    pub fn calling_code(&self) -> u16 {
        self.calling_code
    }

    /// The national number, ASCII digits without trunk prefix and with the zeros that belong to it.
    pub fn national_number(&self) -> &str {
        self.national.as_str()
    }

    /// The extension, ASCII digits.
    pub fn extension(&self) -> Option<&str> {
        Some(self.extension.as_str()).filter(|extension| !extension.is_empty())
    }

    /// The region whose number it is, two letters, or `001` for calling codes of no region (+800).
    ///
    /// `None` where regions share the calling code and none of them has such a number.
    pub fn region(&self) -> Option<&'static str> {
        self.region
    }

    /// The region as a country, `None` for `001`.
    pub fn country(&self) -> Option<Country> {
        self.region.and_then(Country::new)
    }

    /// What the number is for.
    pub fn phone_type(&self) -> PhoneType {
        self.kind
    }

    /// Whether the number has as many digits as numbers of its calling code have, or have inside an area.
    pub fn is_possible(&self) -> bool {
        self.possible
    }

    /// Whether the number lies in a range that is in use.
    pub fn is_valid(&self) -> bool {
        self.kind != PhoneType::Unknown
    }
}

impl fmt::Debug for Phone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Phone")
            .field("region", &self.region)
            .field("kind", &self.kind)
            .field("possible", &self.possible)
            .finish_non_exhaustive()
    }
}

/// Normalizes a phone number in any written form.
///
/// `country` is whose number it is unless it says so itself; a number of another country is as good. Without a
/// country only international forms are understood. The value is there whenever the digits can be told apart
/// from a calling code; its problem then says why it cannot be in use.
///
/// ```
/// use registrant::contact::Country;
/// use registrant::normalize::phone;
/// let outcome = phone("0236618300", Country::new("IT"));
/// assert!(outcome.is_valid());
/// assert_eq!(outcome.value.unwrap().e164(), "+390236618300");
/// assert!(phone("+33.142685300", None).changes.is_empty());
/// assert_eq!(phone("01 42 68 53", Country::new("FR")).problem.unwrap().reason, "phone.too_short");
/// assert_eq!(phone("01 42 68 53 00", None).problem.unwrap().reason, "phone.calling_code_missing");
/// ```
pub fn phone(input: &str, country: Option<Country>) -> Outcome<Phone> {
    match read(input, country) {
        Err(refusal) => Outcome::refused(change::refusal(refusal, input, country)),
        Ok((scanned, parsed)) => {
            let changes = change::changes(input, &scanned, &parsed);
            if parsed.phone.is_valid() {
                Outcome::valid(parsed.phone, changes)
            } else {
                Outcome::doubtful(parsed.phone, changes, change::problem(&parsed, input, country))
            }
        }
    }
}

fn read(input: &str, country: Option<Country>) -> Result<(Scanned<'_>, Parsed), Refusal> {
    let scanned = scan::scan(input)?;
    let parsed = parse::parse(&scanned, country.and_then(Plan::of_country))?;
    Ok((scanned, parsed))
}
