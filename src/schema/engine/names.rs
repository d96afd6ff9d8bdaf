//! Names as one text, or as given and family name, depending on the schema.
//!
//! A schema that can hold the name as it is gets it unchanged. Every split or join is reported as a change,
//! and a split reports how certain it is.

use crate::base::Change;
use crate::contact::{Contact, Country, Field};
use crate::normalize::{self, Confidence, FieldChange};
use crate::schema::Schema;

/// Splits or joins the name for the target schema, and reports the change.
pub(crate) fn fit(contact: &mut Contact, to: &Schema, changes: &mut Vec<FieldChange>) {
    let has = |field| to.pointer(field).is_some();
    match (has(Field::FULL_NAME), has(Field::GIVEN_NAME) || has(Field::FAMILY_NAME)) {
        (false, true) => split(contact, changes),
        (true, false) => join_parts(contact, changes),
        _ => {}
    }
}

fn split(contact: &mut Contact, changes: &mut Vec<FieldChange>) {
    let Some(full) = contact.full_name.as_deref().filter(|name| !name.trim().is_empty()) else { return };
    let country = normalize::country_of(contact);
    if contact.has(Field::GIVEN_NAME) || contact.has(Field::FAMILY_NAME) {
        if joined(contact, country).as_deref() == Some(full) {
            contact.full_name = None;
        }
        return;
    }
    // The whole name is the organization's, not a person's.
    if contact.organization.as_deref() == Some(full) {
        contact.full_name = None;
        return;
    }
    let outcome = normalize::split_name(full, country);
    let Some(name) = outcome.value.filter(|_| outcome.problem.is_none()) else { return };
    let why = match name.confidence {
        Confidence::High => "name.split_high",
        Confidence::Medium => "name.split_medium",
        Confidence::Low => "name.split_low",
    };
    let full = contact.full_name.take().unwrap_or_default();
    for (field, part) in [(Field::GIVEN_NAME, name.given), (Field::FAMILY_NAME, name.family)] {
        if !part.is_empty() {
            let change = Change::new(why, full.as_str(), part.as_str());
            changes.push(FieldChange { field, change });
            contact.set(field, part);
        }
    }
}

fn join_parts(contact: &mut Contact, changes: &mut Vec<FieldChange>) {
    let Some(name) = joined(contact, normalize::country_of(contact)) else { return };
    if contact.has(Field::FULL_NAME) && contact.full_name.as_ref() != Some(&name) {
        return;
    }
    for (field, part) in
        [(Field::GIVEN_NAME, &contact.given_name), (Field::FAMILY_NAME, &contact.family_name)]
    {
        if let Some(part) = part.as_deref().filter(|part| !part.trim().is_empty()) {
            let change = Change::new("name.joined", part, name.as_str());
            changes.push(FieldChange { field, change });
        }
    }
    contact.full_name = Some(name);
    contact.given_name = None;
    contact.family_name = None;
}

/// Joins given and family name into one text, or returns `None` if the contact has neither.
///
/// The given name comes first, unless only the other order splits into the same two names again. So Chinese,
/// Japanese and Korean names keep their order.
pub(crate) fn joined(contact: &Contact, country: Option<Country>) -> Option<String> {
    let part = |text: &'_ Option<String>| {
        text.as_deref().map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned)
    };
    let (given, family) = match (part(&contact.given_name), part(&contact.family_name)) {
        (Some(given), Some(family)) => (given, family),
        (given, family) => return given.or(family),
    };
    let usual = format!("{given} {family}");
    let comes_back = |name: &str| {
        let split = normalize::split_name(name, country).value;
        split.is_some_and(|split| split.given == given && split.family == family)
    };
    if comes_back(&usual) {
        return Some(usual);
    }
    let turned = format!("{family} {given}");
    Some(if comes_back(&turned) { turned } else { usual })
}

#[cfg(test)]
mod tests {
    use super::{fit, joined};
    use crate::contact::{Contact, Country};
    use crate::schema::{gandi_v3, glauca};

    fn named(given: &str, family: &str, full: &str) -> Contact {
        let text = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
        Contact {
            given_name: text(given),
            family_name: text(family),
            full_name: text(full),
            ..Contact::default()
        }
    }

    #[test]
    fn names_are_joined_in_their_own_order() {
        for (given, family, country, full) in [
            ("Ludwig", "van Beethoven", "DE", "Ludwig van Beethoven"),
            ("太郎", "山田", "JP", "山田 太郎"),
            ("János", "Nagy", "HU", "János Nagy"),
            ("", "Prince", "US", "Prince"),
            ("Ann", "", "US", "Ann"),
            ("Mary Ann", "Lee", "US", "Mary Ann Lee"),
        ] {
            let joined = joined(&named(given, family, ""), Country::new(country));
            assert_eq!(joined.as_deref(), Some(full));
        }
        assert_eq!(joined(&Contact::default(), None), None);
    }

    #[test]
    fn a_name_is_split_only_for_a_schema_without_one_for_the_whole() {
        let mut contact = named("", "", "Ludwig van Beethoven");
        let mut changes = Vec::new();
        fit(&mut contact, &glauca::SCHEMA, &mut changes);
        assert_eq!((contact.full_name.as_deref(), changes.len()), (Some("Ludwig van Beethoven"), 0));
        fit(&mut contact, &gandi_v3::SCHEMA, &mut changes);
        assert_eq!(contact, named("Ludwig", "van Beethoven", ""));
        let whys: Vec<&str> = changes.iter().map(|change| change.change.code).collect();
        assert_eq!(whys, ["name.split_high", "name.split_high"]);
        fit(&mut contact, &glauca::SCHEMA, &mut changes);
        assert_eq!(contact, named("", "", "Ludwig van Beethoven"));
    }

    #[test]
    fn two_names_that_differ_are_both_kept() {
        let mut contact = named("Ludwig", "van Beethoven", "L. v. B.");
        let before = contact.clone();
        fit(&mut contact, &gandi_v3::SCHEMA, &mut Vec::new());
        fit(&mut contact, &glauca::SCHEMA, &mut Vec::new());
        assert!(contact == before);
    }
}
