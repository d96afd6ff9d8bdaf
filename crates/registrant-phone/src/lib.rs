//! Phone numbers: parsing, region, type, validity and formatting.
//!
//! The verdicts equal those of [libphonenumber](https://github.com/google/libphonenumber), on tables made
//! from its metadata (Apache-2.0). No regular expression is compiled at run time: one pass over the digits
//! gives a number's region and type.
//!
//! [`parse`] reads a number in any written form. It reports each change, and the reason if the number cannot
//! be in use. [`Phone::read`] returns only the number and allocates nothing.
//!
//! ```
//! use registrant_phone::{Phone, PhoneType, ProblemKind, Region, parse};
//!
//! let parsed = parse("01 42 68 53 00 poste 12", Some(Region::FR));
//! let number = parsed.phone.unwrap();
//! assert!(number.is_valid());
//! assert_eq!(number.to_string(), "+33142685300");
//! assert_eq!(number.international(), "+33 1 42 68 53 00 ext. 12");
//! assert_eq!(number.region(), Some(Region::FR));
//! assert_eq!(number.phone_type(), PhoneType::FixedLine);
//!
//! let problem = parse("+33 1 42 68 53 0", None).problem.unwrap();
//! assert_eq!(problem.kind(), ProblemKind::TooShort);
//! assert_eq!(problem.to_string(), "expected 9 digits after +33, found 8");
//!
//! let number: Phone = "+39 02 3661 8300".parse()?;
//! assert_eq!(number.national(), "02 3661 8300");
//! # Ok::<(), registrant_phone::Problem>(())
//! ```
//!
//! # Beyond libphonenumber
//! - `poste 12`, `Durchwahl 12`, `内線12` and their like are extensions. A label without digits, such as `ext.`, is dropped.
//! - The form of EPP (RFC 5733) is read and written; its extension (`+33.123456789x…`) may have twenty
//!   digits.
//! - Unicode spaces and direction marks from copied text separate groups.
//!
//! # Privacy
//! `Debug` of a [`Phone`], a [`Change`] and a [`Problem`] shows no digit of the number, and neither does a
//! problem's message.
//!
//! # Features
//! - `serde`: serializes a [`Phone`] as its E.164 text.
//! - `phonenumber`: converts a [`Phone`] from and to a number of the crate `phonenumber`. Not available in
//!   WebAssembly.
//! - `pieces`: leaves out the numbering plans. `add_plans` adds them as texts at run time, and `missing_plan` tells which one was
//!   needed and is not here. Only the smallest file of the npm package `registrant` turns it on.

#![cfg_attr(docsrs, feature(doc_cfg))]
#![forbid(unsafe_code)]

mod change;
mod digits;
mod example;
mod extension;
mod format;
mod kind;
mod parse;
#[cfg(all(feature = "phonenumber", not(target_arch = "wasm32")))]
mod phonenumber;
mod plan;
mod problem;
mod region;
mod scan;
#[cfg(feature = "serde")]
mod serde;
mod stock;
mod table;
mod tree;
mod typing;

use std::fmt;
use std::str::FromStr;

use digits::Digits;
use parse::Found;
use plan::Plan;
use scan::Scanned;

#[cfg(all(feature = "phonenumber", not(target_arch = "wasm32")))]
pub use self::phonenumber::PhoneNumberError;
pub use change::Change;
pub use example::example;
pub use kind::PhoneType;
pub use parse::is_valid_epp;
pub use problem::{Problem, ProblemKind};
pub use region::{Region, RegionError};
#[cfg(feature = "pieces")]
pub use stock::{add_plans, missing_plan};
pub use typing::as_you_type;

/// The version of libphonenumber's metadata that the tables were made from.
pub const METADATA_VERSION: &str = table::VERSION;

/// The maximum number of digits of a national number, as in libphonenumber. The ITU allows 15 with the
/// calling code, but Germany has longer numbers.
const NATIONAL: usize = 17;

/// A phone number.
///
/// It may be out of use: [`Phone::is_valid`] checks that. `Display` writes E.164 without the extension.
/// `Debug` shows no digit. Numbers are sorted by their digits, the calling code first.
///
/// `FromStr` reads international forms (`+33 1 42 68 53 00`), and accepts only valid numbers.
///
/// ```
/// use registrant_phone::{Phone, Region};
/// let number = Phone::read("01 42 68 53 00 poste 12", Some(Region::FR)).unwrap();
/// assert_eq!(number.e164(), "+33142685300");
/// assert_eq!(number.epp(), "+33.142685300x12");
/// assert_eq!(number.national(), "01 42 68 53 00 ext. 12");
/// assert_eq!(number.region_code(), Some("FR"));
/// assert!("+33 1 42 68 53".parse::<Phone>().is_err());
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Phone {
    calling_code: u16,
    national: Digits<NATIONAL>,
    extension: Digits<{ extension::LONGEST }>,
    region: Option<&'static str>,
    kind: PhoneType,
    possible: bool,
}

impl Phone {
    /// Reads a number like [`parse`], but reports no changes and allocates nothing.
    ///
    /// `None` means that the text has no number. A number may still be invalid.
    pub fn read(text: &str, region: Option<Region>) -> Option<Self> {
        read(text, region).ok().map(|(_, found)| found.phone)
    }

    /// Returns the country calling code: 33.
    #[inline]
    pub fn calling_code(&self) -> u16 {
        self.calling_code
    }

    /// Returns the national number: ASCII digits without trunk prefix, with the zeros that belong to it.
    #[inline]
    pub fn national_number(&self) -> &str {
        self.national.as_str()
    }

    /// Returns the extension, ASCII digits.
    #[inline]
    pub fn extension(&self) -> Option<&str> {
        Some(self.extension.as_str()).filter(|extension| !extension.is_empty())
    }

    /// Returns the region that the number belongs to.
    ///
    /// `None` for calling codes without a region (+800), and if no region of a shared calling code has such a
    /// number.
    #[inline]
    pub fn region(&self) -> Option<Region> {
        self.region.and_then(Region::new)
    }

    /// Returns the region in libphonenumber's form: two letters, or `001` for calling codes without a region
    /// (+800).
    ///
    /// `None` if no region of a shared calling code has such a number.
    #[inline]
    pub fn region_code(&self) -> Option<&'static str> {
        self.region
    }

    /// Returns the type of the number.
    #[inline]
    pub fn phone_type(&self) -> PhoneType {
        self.kind
    }

    /// Checks if numbers of this calling code can have this length, if only inside an area.
    #[inline]
    pub fn is_possible(&self) -> bool {
        self.possible
    }

    /// Checks if the number is in a range that is in use.
    #[inline]
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

impl FromStr for Phone {
    type Err = Problem;

    fn from_str(text: &str) -> Result<Self, Problem> {
        match read(text, None) {
            Err(kind) => Err(problem::refusal(kind, text, None)),
            Ok((_, found)) if found.phone.is_valid() => Ok(found.phone),
            Ok((_, found)) => Err(problem::problem(&found, text, None)),
        }
    }
}

/// The result of [`parse`].
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Parsed {
    /// The number, valid or not. `None` if the text has no digits besides a calling code.
    pub phone: Option<Phone>,
    /// The changes from the text to E.164, each starting from the result of the one before.
    pub changes: Vec<Change>,
    /// The reason if the number is missing or not valid.
    pub problem: Option<Problem>,
}

impl Parsed {
    /// Checks if there is a number that is in use.
    pub fn is_valid(&self) -> bool {
        self.phone.is_some() && self.problem.is_none()
    }
}

/// Reads a phone number in any written form.
///
/// `region` applies if the text gives no calling code; numbers of other regions are accepted too. Without a
/// region, only international forms are understood.
///
/// ```
/// use registrant_phone::{ProblemKind, Region, parse};
/// let parsed = parse("0236618300", Some(Region::IT));
/// assert!(parsed.is_valid());
/// assert_eq!(parsed.phone.unwrap().e164(), "+390236618300");
/// let changes: Vec<&str> = parsed.changes.iter().map(|change| change.code).collect();
/// assert_eq!(changes, ["phone.calling_code_added"]);
/// assert!(parse("+33.142685300", None).changes.is_empty());
///
/// let problem = parse("01 42 68 53 00", None).problem.unwrap();
/// assert_eq!(problem.kind(), ProblemKind::CallingCodeMissing);
/// ```
pub fn parse(text: &str, region: Option<Region>) -> Parsed {
    match read(text, region) {
        Err(kind) => {
            Parsed { phone: None, changes: Vec::new(), problem: Some(problem::refusal(kind, text, region)) }
        }
        Ok((scanned, found)) => {
            let changes = change::changes(text, &scanned, &found);
            let problem = (!found.phone.is_valid()).then(|| problem::problem(&found, text, region));
            Parsed { phone: Some(found.phone), changes, problem }
        }
    }
}

fn read(text: &str, region: Option<Region>) -> Result<(Scanned<'_>, Found), ProblemKind> {
    let scanned = scan::scan(text)?;
    let found = parse::parse(&scanned, region.and_then(Plan::of_region))?;
    // Other countries have no room for two numbers in one.
    match scanned.before_slash() {
        Some(first) if Phone::read(first, region).is_some_and(|first| first.is_valid()) => {
            Err(ProblemKind::TwoNumbers)
        }
        _ => Ok((scanned, found)),
    }
}

#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
