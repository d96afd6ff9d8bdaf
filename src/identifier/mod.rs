//! Identifiers: numbers that a registry or a tax office issues to persons and organisations, with their check
//! digits.
//!
//! Every kind is one row of a static table: the masks of its numbers, the weights of its check digit, and a
//! function if these are not enough. [`kinds`] lists them; [`identifier`] reads a number.
//!
//! A valid number has the right form and check digits. Only its registry knows whether it was issued.

mod checksum;
mod fault;
mod form;
mod held;
mod holder;
mod kind;
mod read;
mod registry;

mod africa;
mod alps;
mod balkan;
mod baltic;
mod bank;
mod benelux;
mod british;
mod central;
mod east_asia;
mod eastern;
mod france;
mod germany;
mod iberia;
mod italy;
mod latin_america;
mod nordic;
mod north_america;
mod oceania;
mod register;
mod south_asia;
mod vat;

use std::fmt;

use chrono::NaiveDate;

use crate::base::{Code, Outcome, Problem, Values};
use crate::contact::Country;

pub(crate) use held::{completed, repaired, wrong_digit};
pub use kind::Kind;

/// An identifier with a valid form.
///
/// `Debug` shows its kind, never the number.
#[derive(Clone, PartialEq, Eq)]
pub struct Identifier {
    kind: &'static Kind,
    compact: String,
}

impl Identifier {
    /// Returns the kind of the identifier.
    pub fn kind(&self) -> &'static Kind {
        self.kind
    }

    /// Returns the number without separators, as registries store it: `732829320`, `CHE123456788`.
    pub fn compact(&self) -> &str {
        &self.compact
    }

    /// Returns the number as its country writes it: `732 829 320`, `CHE-123.456.788`, `12.345.678/0001-95`.
    pub fn display(&self) -> String {
        read::display(self.kind, &self.compact)
    }
}

impl fmt::Debug for Identifier {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Identifier").field("kind", &self.kind.name()).finish_non_exhaustive()
    }
}

/// The maximum length of a text, in bytes. A longer text is refused unread.
pub const LONGEST: usize = 128;

/// Checks and normalizes an identifier of a kind: `fr.siren`, `br.cnpj`, `eu.vat`, … Kinds are listed by
/// [`kinds`]; their case does not count.
///
/// Corrects spaces, dots, dashes, slashes, the usual prefix, lower case and full-width digits, and reports
/// the changes. If only a check digit or a part is wrong, the outcome has both a value and a problem. A birth
/// date after `today` is refused only if `today` is given.
///
/// # Problems
///
/// - `identifier.unsupported`: the kind is unknown (`identifier.unknown` if no similar kind is known either)
/// - `identifier.empty`, `identifier.length`, `identifier.format`
/// - `identifier.component`: a part is impossible, such as a date, a province or an office
/// - `identifier.checksum`
///
/// ```
/// use registrant::identifier::identifier;
///
/// let outcome = identifier("fr.siren", "732 829 320", None);
/// let siren = outcome.value.unwrap();
/// assert_eq!(siren.compact(), "732829320");
/// assert_eq!(siren.display(), "732 829 320");
/// assert_eq!(outcome.changes[0].code, "identifier.separators_removed");
///
/// let outcome = identifier("fr.siren", "732829321", None);
/// assert_eq!(outcome.problem.unwrap().reason, "identifier.checksum");
/// ```
pub fn identifier(kind: &str, input: &str, today: Option<NaiveDate>) -> Outcome<Identifier> {
    identifier_in(kind, input, None, today)
}

/// Reads an identifier like [`identifier`], for a person or organization in a country. An EU VAT number
/// without its country's letters gets them if that makes it valid.
///
/// ```
/// use registrant::contact::Country;
/// use registrant::identifier::identifier_in;
///
/// let outcome = identifier_in("eu.vat", "40 303 265 045", Country::new("FR"), None);
/// assert!(outcome.is_valid());
/// assert_eq!(outcome.changes[0].code, "identifier.completed");
/// assert_eq!(outcome.value.unwrap().compact(), "FR40303265045");
/// ```
pub fn identifier_in(
    kind: &str,
    input: &str,
    country: Option<Country>,
    today: Option<NaiveDate>,
) -> Outcome<Identifier> {
    let Some(kind) = self::kind(kind) else { return Outcome::refused(read::unsupported(kind)) };
    let outcome = read::read(kind, input, today);
    match country.filter(|_| !outcome.is_valid()) {
        Some(country) => read::completed(kind, input, country, today).unwrap_or(outcome),
        None => outcome,
    }
}

/// Returns the problem of an identifier that must be of one of several kinds: the fault of the closest kind.
pub(crate) fn problem(kinds: &Values, input: &str, today: Option<NaiveDate>) -> Option<Problem> {
    if kinds.iter().filter_map(registry::find).any(|kind| read::is_sound(kind, input, today)) {
        return None;
    }
    let problems = kinds.iter().filter_map(|kind| identifier(kind, input, today).problem);
    // A wrong check digit says more than a wrong form.
    problems.min_by_key(|problem| problem.code != Code::Checksum)
}

/// Returns whether a number may be a person's, or an organization's: it is not only one of the other's in its country.
pub(crate) fn suits(text: &str, country: Country, of_person: bool) -> bool {
    let is_one = |names| is_one(text, names);
    let [company, tax, person] = holder::of_country(country);
    if of_person {
        !is_one(company) || is_one(tax) || is_one(person)
    } else {
        !is_one(person) || is_one(company)
    }
}

/// Returns whether a number is one of a person, and not one that only organizations have in its country.
pub(crate) fn is_personal(text: &str, country: Country) -> bool {
    let [company, _, person] = holder::of_country(country);
    let mut others = company.split(' ').filter(|name| !person.contains(name));
    is_one(text, person) && !others.any(|name| is_one(text, name))
}

fn is_one(text: &str, names: &str) -> bool {
    names.split(' ').filter_map(registry::find).any(|kind| read::is_sound(kind, text, None))
}

/// Returns the kind with a name, or `None` if it is not supported.
///
/// ```
/// let kind = registrant::identifier::kind("fr.siren").unwrap();
/// assert_eq!(kind.country().unwrap().as_str(), "FR");
/// assert_eq!(kind.forms().collect::<Vec<_>>(), ["### ### ###"]);
/// ```
pub fn kind(name: &str) -> Option<&'static Kind> {
    registry::find(name).or_else(|| registry::find(&name.to_ascii_lowercase()))
}

/// Returns all supported kinds of identifier, by country.
///
/// ```
/// assert!(registrant::identifier::kinds().any(|kind| kind.name() == "eu.vat"));
/// ```
pub fn kinds() -> impl Iterator<Item = &'static Kind> {
    registry::FAMILIES.iter().flat_map(|(_, family)| family.iter())
}
