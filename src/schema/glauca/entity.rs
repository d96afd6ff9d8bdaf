//! Glauca's types of entity: the legal kind of a contact for Nominet, for Traficom and in general.
//!
//! Types and their numbers: <https://docs.glauca.digital/domains/api/objects/contacts/> and AS207960/domains
//! `domains/api/serializers.py`, read 2026-07-08.

use serde_json::Value;

use crate::base::{Error, Place};
use crate::contact::{Contact, Country, Field, Kind};
use crate::normalize;

/// One type of entity.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct EntityType {
    /// The name in documents.
    pub name: &'static str,
    /// The canonical kind, or `None` if the type doesn't imply one.
    kind: Option<Kind>,
    /// Nominet's name, if the type comes from Nominet.
    nominet: Option<&'static str>,
}

const fn uk(name: &'static str, kind: Kind, nominet: &'static str) -> EntityType {
    EntityType { name, kind: Some(kind), nominet: Some(nominet) }
}

const fn other(name: &'static str, kind: Kind) -> EntityType {
    EntityType { name, kind: Some(kind), nominet: None }
}

const fn unset(name: &'static str) -> EntityType {
    EntityType { name, kind: None, nominet: None }
}

/// All types by number, 0 to 31. The political party of the United Kingdom is the newest.
static TYPES: [EntityType; 32] = [
    unset("not_set"),
    unset("unknown_entity"),
    uk("uk_limited_company", Kind::Company, "LTD"),
    uk("uk_public_limited_company", Kind::Company, "PLC"),
    uk("uk_partnership", Kind::Company, "PTNR"),
    // A sole trader is a person in business.
    uk("uk_sole_trader", Kind::Individual, "STRA"),
    uk("uk_limited_liability_partnership", Kind::Company, "LLP"),
    uk("uk_industrial_provident_registered_company", Kind::Company, "IP"),
    uk("uk_individual", Kind::Individual, "IND"),
    uk("uk_school", Kind::PublicBody, "SCH"),
    uk("uk_registered_charity", Kind::Association, "RCHAR"),
    uk("uk_government_body", Kind::PublicBody, "GOV"),
    uk("uk_corporation_by_royal_charter", Kind::PublicBody, "CRC"),
    uk("uk_statutory_body", Kind::PublicBody, "STAT"),
    uk("other_uk_entity", Kind::PublicBody, "OTHER"),
    other("finnish_individual", Kind::Individual),
    other("finnish_company", Kind::Company),
    other("finnish_association", Kind::Association),
    other("finnish_institution", Kind::PublicBody),
    other("finnish_political_party", Kind::Association),
    other("finnish_municipality", Kind::PublicBody),
    other("finnish_government", Kind::PublicBody),
    other("finnish_public_community", Kind::PublicBody),
    other("other_individual", Kind::Individual),
    other("other_company", Kind::Company),
    other("other_association", Kind::Association),
    other("other_institution", Kind::PublicBody),
    other("other_political_party", Kind::Association),
    other("other_municipality", Kind::PublicBody),
    other("other_government", Kind::PublicBody),
    other("other_public_community", Kind::PublicBody),
    other("uk_political_party", Kind::Association),
];

fn named(name: &str) -> Option<&'static EntityType> {
    TYPES.iter().find(|known| known.name == name)
}

/// Reads a type, by name or number, into the contact. Returns `false` for an unknown name. A number without a name
/// sets nothing: the server answers so.
pub(super) fn read(value: &Value, place: Place, contact: &mut Contact) -> Result<bool, Error> {
    let number = match value {
        Value::String(text) => text.parse::<usize>().ok(),
        _ => value.as_u64().and_then(|number| usize::try_from(number).ok()),
    };
    let known = match (number, value.as_str()) {
        (Some(number), _) => TYPES.get(number),
        (None, Some("" | "unknown")) => None,
        (None, Some(name)) => match named(name) {
            None => return Ok(false),
            known => known,
        },
        _ if value.is_null() => None,
        _ => return Err(Error::wrong_type(place, "a type of entity", value)),
    };
    let Some(known) = known else { return Ok(true) };
    contact.kind = known.kind;
    match known.nominet {
        Some(code) => contact.set(Field::UK_CONTACT_TYPE, code),
        None => contact.set(Field::ENTITY_TYPE, known.name),
    }
    Ok(true)
}

/// Returns the type for a contact: its present type, unless its kind changed. Otherwise it follows from the
/// kind and country.
pub(super) fn of(contact: &Contact) -> Option<&'static EntityType> {
    let agrees = |known: &&EntityType| contact.kind.is_none() || contact.kind == known.kind;
    let nominet = contact.text(Field::UK_CONTACT_TYPE);
    let of_nominet = nominet.and_then(|code| {
        TYPES.iter().find(|known| known.nominet.is_some_and(|own| own.eq_ignore_ascii_case(code)))
    });
    of_nominet
        .filter(agrees)
        .or_else(|| contact.text(Field::ENTITY_TYPE).and_then(named).filter(agrees))
        .or_else(|| named(usual(contact)?))
}

/// Returns the type that follows from kind and country. A British company with a company number is a limited
/// company. Without one it may be any of a dozen types, so it gets the most general British type.
fn usual(contact: &Contact) -> Option<&'static str> {
    let country = normalize::country_of(contact);
    let country = country.as_ref().map_or("", Country::as_str);
    Some(match (country, contact.kind?) {
        ("GB", Kind::Individual) => "uk_individual",
        ("GB", Kind::Company) if contact.has(Field::COMPANY_NUMBER) => "uk_limited_company",
        ("GB", Kind::Company | Kind::Association | Kind::PublicBody) => "other_uk_entity",
        ("FI", Kind::Individual) => "finnish_individual",
        ("FI", Kind::Company) => "finnish_company",
        ("FI", Kind::Association) => "finnish_association",
        ("FI", Kind::PublicBody) => "finnish_public_community",
        (_, Kind::Individual) => "other_individual",
        (_, Kind::Company) => "other_company",
        (_, Kind::Association) => "other_association",
        (_, Kind::PublicBody) => "other_public_community",
        (_, Kind::Reseller) => return None,
    })
}

/// Returns `true` if a type expresses a field of the contact.
pub(super) fn carries(known: Option<&EntityType>, contact: &Contact, field: Field) -> bool {
    let Some(known) = known else { return false };
    match field {
        Field::KIND => known.kind == contact.kind,
        Field::UK_CONTACT_TYPE => {
            let code = contact.text(field).unwrap_or_default();
            known.nominet.is_some_and(|own| own.eq_ignore_ascii_case(code))
        }
        Field::ENTITY_TYPE => contact.text(field) == Some(known.name),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{TYPES, of, read};
    use crate::base::Place;
    use crate::contact::{Contact, Kind};

    #[test]
    fn every_type_comes_back_by_name_and_by_number() {
        for (number, known) in TYPES.iter().enumerate() {
            for value in [json!(known.name), json!(number), json!(number.to_string())] {
                let mut contact = Contact::default();
                read(&value, Place::root(), &mut contact).unwrap();
                assert_eq!(contact.kind, known.kind, "{value}");
                assert_eq!(of(&contact).map(|found| found.name), Some(known.name), "{value}");
            }
        }
        assert_eq!(TYPES[31].name, "uk_political_party");
        assert_eq!(TYPES[14].name, "other_uk_entity");
    }

    #[test]
    fn an_unknown_number_says_nothing_and_an_unknown_name_is_no_type() {
        let mut contact = Contact::default();
        for (value, is_type) in [(json!(32), true), (json!("unknown"), true), (json!("uk_individaul"), false)]
        {
            assert_eq!(read(&value, Place::root(), &mut contact).unwrap(), is_type, "{value}");
        }
        assert!(contact == Contact::default());
    }

    #[test]
    fn a_kind_that_has_changed_wins_over_the_type() {
        let mut contact = Contact::default();
        read(&json!("uk_limited_company"), Place::root(), &mut contact).unwrap();
        contact.kind = Some(Kind::Individual);
        contact.country = Some("FI".to_owned());
        assert_eq!(of(&contact).map(|found| found.name), Some("finnish_individual"));
    }
}
