//! A number in the field of a contact: its usual form, and a check digit that is wrong.

use super::fault::Fault;
use super::holder::{Held, held, is_of};
use super::kind::{Kind, Reader};
use super::read::{self, Failure};
use crate::base::{Change, Outcome, Problem, Values};
use crate::contact::Country;

/// A number that a text holds, if nothing but separators, a prefix and words that name it were taken away.
struct Found {
    compact: String,
    failure: Option<Failure>,
    changes: Vec<Change>,
}

/// The number that a field holds in the form in which registries store it, and what is altered for it: nothing if it has that form.
/// `None` if the field holds no valid number of a kind that fits the field and the country.
pub(crate) fn repaired(
    numbers: &'static str,
    text: &str,
    country: Option<Country>,
) -> Option<Outcome<String>> {
    let valid = |held: Held| found(&held, text).filter(|found| found.failure.is_none());
    let (kind, mut found) = held(numbers, country).find_map(|held| Some((held.kind, valid(held)?)))?;
    if kind.written && found.compact != text {
        let written = read::display(kind, &found.compact);
        let change = Change::new("written", text, &*written);
        found = Found {
            changes: if written == text { Vec::new() } else { vec![change] },
            compact: written,
            failure: None,
        };
    }
    Some(Outcome::valid(found.compact, found.changes))
}

/// Returns the problem of a number with a wrong check digit, if its shape fits the field and the country.
pub(crate) fn wrong_digit(numbers: &'static str, text: &str, country: Option<Country>) -> Option<Problem> {
    let mut wrong = None;
    for held in held(numbers, country) {
        match found(&held, text).map(|found| found.failure) {
            Some(None) => return None,
            Some(Some((about, Fault::Checksum))) => wrong = wrong.or(Some((held.kind, about))),
            _ => {}
        }
    }
    wrong.map(|(kind, about)| read::problem(kind, about, Fault::Checksum))
}

/// Returns the complete number of a text, which may lack the country's letters or other fixed signs.
pub(crate) fn completed(kinds: &Values, text: &str, country: Option<Country>) -> Option<String> {
    let read = |kind: &str| super::identifier_in(kind, text, country, None);
    let outcome = kinds.iter().map(read).find(Outcome::is_valid)?;
    outcome.value.map(|number| number.compact)
}

fn found(held: &Held, text: &str) -> Option<Found> {
    let kind = held.kind;
    if matches!(kind.reader, Reader::Phrase(_)) {
        return None;
    }
    let found = at(kind, text, text).or_else(|| at(kind, text, behind_country(kind, text)?));
    let found = found.or_else(|| at(kind, text, read::behind_its_name(kind, text)?))?;
    let fits = |letters: [u8; 2]| found.compact.as_bytes().starts_with(&letters);
    held.letters.is_none_or(fits).then_some(found)
}

/// Finds the number at the end of a text, after signs that do not count.
fn at(kind: &'static Kind, text: &str, rest: &str) -> Option<Found> {
    let (compact, failure) = read::compact(kind, rest, None).ok()?;
    if compact == text {
        return Some(Found { compact, failure, changes: Vec::new() });
    }
    let mut changes = read::changes(kind, rest, &compact);
    let keeps_all = |change: &Change| {
        const ADDED_OR_LOST: [&str; 4] = [
            "identifier.completed",
            "identifier.rewritten",
            "identifier.zeros_added",
            "identifier.zeros_removed",
        ];
        !ADDED_OR_LOST.contains(&change.code)
    };
    if !changes.iter().all(keeps_all) {
        return None;
    }
    if rest.len() < text.len() {
        changes.insert(0, Change::new("identifier.prefix_removed", text, rest));
    }
    Some(Found { compact, failure, changes })
}

/// Returns the rest of a text after the letters of the country that gives the numbers of a kind.
fn behind_country<'t>(kind: &Kind, text: &'t str) -> Option<&'t str> {
    let text = text.trim_start();
    let letters = *text.as_bytes().first_chunk()?;
    is_of(kind, letters).then(|| text.get(2..))?.map(|rest| rest.trim_start_matches([' ', '-', '.', ':']))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::Code;

    fn normal(numbers: &'static str, text: &str, country: &str) -> Option<String> {
        let outcome = repaired(numbers, text, Country::new(country)).filter(|one| !one.changes.is_empty())?;
        let value = outcome.value.unwrap();
        let twice = repaired(numbers, &value, Country::new(country)).unwrap();
        assert!(twice.changes.is_empty() && twice.value.as_deref() == Some(&*value), "{text} twice");
        Some(value)
    }

    #[test]
    fn only_what_does_not_count_is_taken_away() {
        for (numbers, text, country, expected) in [
            ("company", "732 829 320", "FR", Some("732829320")),
            ("company", "732 829 320", "GP", Some("732829320")),
            ("company", "FR 732.829.320", "FR", Some("732829320")),
            ("company", "SIREN: 732 829 320", "FR", Some("732829320")),
            ("company", "７３２８２９３２０", "FR", Some("732829320")),
            ("company", "732 829 321", "FR", None),
            ("company", "732 829 320", "US", None),
            ("company", "de 136 695 976", "DE", Some("DE136695976")),
            ("company", "fr 40 303 265 045", "DE", None),
            ("vat", "fr 40 303 265 045", "DE", Some("FR40303265045")),
            ("vat", "VAT no. IT 00743110157", "IT", Some("IT00743110157")),
            ("vat", "0403.019.261", "BE", Some("0403019261")),
            ("company", "20774740", "FI", None),
            ("company", "2077474-0", "FI", None),
            ("company", "2077474 0", "FI", Some("2077474-0")),
            ("person", "0101-7512345", "US", None),
            ("br.cpf br.cnpj", "123.456.789-09", "BR", Some("12345678909")),
            ("es.nif", "a-58818501", "ES", Some("A58818501")),
            ("es.nif", "a-58818501", "FR", None),
            ("anywhere fr.siren fr.siret", "732 829 320", "US", Some("732829320")),
        ] {
            assert_eq!(normal(numbers, text, country).as_deref(), expected, "{text}");
        }
    }

    #[test]
    fn a_wrong_digit_needs_the_shape_of_the_number() {
        let title = |numbers, text, country: &str| {
            let problem = wrong_digit(numbers, text, Country::new(country))?;
            assert_eq!(problem.code, Code::Checksum);
            problem.params.into_iter().find(|(name, _)| *name == "title").map(|(_, title)| title.into_owned())
        };
        for (numbers, text, country, expected) in [
            ("company", "732829321", "FR", Some("French company number (SIREN)")),
            ("company", "732 829 321", "FR", Some("French company number (SIREN)")),
            ("company", "732829320", "FR", None),
            ("company", "73282932", "FR", None),
            ("company", "732829321", "US", None),
            ("company", "0000123456", "PL", None),
            ("company", "DE136695977", "DE", Some("German VAT number")),
            ("vat", "VAT no. DE 136695977", "DE", Some("German VAT number")),
            ("tax", "12345678", "GR", None),
            ("anywhere fr.siren fr.siret", "732829321", "US", Some("French company number (SIREN)")),
            ("it.iva it.codicefiscale", "00743110158", "DE", None),
        ] {
            assert_eq!(title(numbers, text, country).as_deref(), expected, "{text}");
        }
    }
}
