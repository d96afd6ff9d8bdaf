//! Examples of values, as a form shows them.

use super::requirements::Asked;
use crate::base::Severity;
use crate::contact::{Contact, Country, Field, FieldType, Kind, SortedMap};
use crate::identifier;
use crate::normalize::address::PostalCodes;
use crate::normalize::{self, ValidFields};
use crate::rules::{Case, Demand, Presence, Rule, Suffix, broken};

/// The number of values of a list that are tried as examples.
const TRIED: usize = 40;

/// A given and a family name that are common in some countries.
const NAMES: [(&str, &str, &str); 22] = [
    ("AT DE LI", "Anna", "Müller"),
    ("BE CH FR GF GP LU MC MQ RE YT", "Camille", "Martin"),
    ("IT SM VA", "Giulia", "Rossi"),
    ("AR CL CO CR EC ES MX PE UY VE", "Lucía", "García"),
    ("AO BR MZ PT", "Ana", "Silva"),
    ("NL", "Sanne", "de Vries"),
    ("SE", "Elsa", "Lindberg"),
    ("NO", "Ingrid", "Hansen"),
    ("DK", "Freja", "Nielsen"),
    ("FI", "Aino", "Korhonen"),
    ("IS", "Anna", "Jónsdóttir"),
    ("PL", "Zofia", "Nowak"),
    ("CZ SK", "Jana", "Nováková"),
    ("HU", "Anna", "Nagy"),
    ("RO MD", "Ana", "Popescu"),
    ("BG", "Mariya", "Ivanova"),
    ("GR CY", "Maria", "Papadopoulou"),
    ("TR", "Zeynep", "Yılmaz"),
    ("JP", "Hanako", "Yamada"),
    ("CN HK MO TW", "Fang", "Wang"),
    ("KR", "Minji", "Kim"),
    ("IN", "Priya", "Sharma"),
];

/// Returns names of a person in a country, the most usual first. Every rule accepts the last one.
fn names(field: Field, country: Option<Country>) -> impl Iterator<Item = String> {
    let is_own =
        move |row: &(&str, &str, &str)| country.is_some_and(|country| row.0.contains(country.as_str()));
    let all = NAMES.into_iter().filter(is_own).chain([("", "Jane", "Smith")]);
    all.map(move |(_, given, family)| match field {
        Field::GIVEN_NAME => given.to_owned(),
        Field::FAMILY_NAME => family.to_owned(),
        _ => format!("{given} {family}"),
    })
}

/// Returns an example for each field, in order. Together they break as few rules as possible. Each is one of the country:
/// the contact's, or else that of the domain. A street or a city has none: everybody has one already.
pub(super) fn together(
    fields: &SortedMap<Field, Vec<Asked>>,
    contact: &Contact,
    suffix: Suffix,
) -> Vec<Option<String>> {
    let mut filled = contact.clone();
    // Everybody fills these in.
    filled.set(Field::GIVEN_NAME, "Given");
    filled.set(Field::FAMILY_NAME, "Family");
    if contact.kind.is_some_and(|kind| kind != Kind::Individual) {
        filled.set(Field::ORGANIZATION, "Example");
    }
    let home = of_domain(suffix);
    let candidates: Vec<Vec<String>> =
        fields.iter().map(|(field, rules)| candidates(*field, rules, contact, home)).collect();
    let mut chosen = vec![None; candidates.len()];
    let mut valid = ValidFields::default();
    // In the second round, each field is chosen again beside all others.
    for _ in 0..2 {
        for (((field, rules), candidates), chosen) in fields.iter().zip(&candidates).zip(&mut chosen) {
            // The kind of the contact may be known already.
            if candidates.is_empty() || *field == Field::KIND {
                *chosen = candidates.first().cloned();
                continue;
            }
            let given = filled.text(*field).map(str::to_owned);
            let touched =
                fields.iter().flat_map(|(_, rules)| rules).filter(|asked| reads(&asked.rule, *field));
            let touched: Vec<&Asked> = touched.collect();
            let mut least = usize::MAX;
            for example in candidates.iter().map(Some).chain(std::iter::once(None)) {
                filled.set(*field, example.map_or("", String::as_str));
                valid.forget(*field);
                let case = Case::new(&filled, None, None).knowing(valid);
                // An example that its own rules refuse is worse than none.
                let own = if example.is_some() { faults(rules.iter(), &case) } else { 0 };
                let weight = own + faults(touched.iter().copied(), &case);
                valid = case.valid();
                if weight < least {
                    (least, *chosen) = (weight, example.cloned());
                }
                // None is better.
                if weight == 0 {
                    break;
                }
            }
            let value = chosen.clone().or_else(|| given.filter(|_| is_name(*field))).unwrap_or_default();
            filled.set(*field, value);
            valid.forget(*field);
        }
    }
    chosen
}

fn is_name(field: Field) -> bool {
    [Field::GIVEN_NAME, Field::FAMILY_NAME, Field::ORGANIZATION].contains(&field)
}

fn is_person(field: Field) -> bool {
    [Field::GIVEN_NAME, Field::FAMILY_NAME, Field::FULL_NAME].contains(&field)
}

/// Returns whether a rule's verdict depends on a field.
fn reads(rule: &Rule, field: Field) -> bool {
    let mut conditions = rule.when.iter().chain(rule.unless.iter());
    // A postal code is compared with its subdivision.
    let is_of_code = field == Field::SUBDIVISION && rule.field == Field::POSTAL_CODE;
    is_of_code
        || rule.field == field
        || rule.alternatives.contains(&field)
        || conditions.any(|one| one.field() == field)
}

/// Weighs the rules that a contact breaks: an error weighs more than all warnings.
fn faults<'a>(rules: impl Iterator<Item = &'a Asked>, case: &Case) -> usize {
    let broken = rules.filter(|asked| broken(&asked.rule, case).is_some());
    broken.map(|asked| if asked.rule.severity == Severity::Error { 1000 } else { 1 }).sum()
}

/// Returns the values that may be an example of a field, the best first. None breaks a rule of the field by itself.
fn candidates(field: Field, rules: &[Asked], contact: &Contact, home: Option<Country>) -> Vec<String> {
    let known = contact.country.as_deref().and_then(Country::new);
    let country = known.or(home);
    let of_rules = rules.iter().rev().map(|asked| asked.rule.example()).filter(|text| !text.is_empty());
    let lists = || {
        rules.iter().filter_map(|asked| match &asked.rule.demand {
            Some(Demand::OneOf(values)) => Some((values, asked.rule.severity)),
            _ => None,
        })
    };
    let is_foreign = known.is_some() && home.is_some() && known != home;
    let is_listed =
        |text: &str| lists().any(|(values, severity)| severity == Severity::Error && values.contains(text));
    let is_demanded = rules.iter().any(|asked| {
        asked.is_certain()
            && asked.rule.presence == Presence::Required
            && asked.rule.severity == Severity::Error
    });
    let is_placeholder =
        |text: &str| text.starts_with('[') || (is_demanded && !text.chars().any(|c| c.is_ascii_digit()));
    let names: Vec<String> = if is_person(field) { names(field, country).collect() } else { Vec::new() };
    let phone = country.filter(|_| field.kind() == FieldType::Phone);
    let phone = phone.and_then(|country| normalize::phone_example(country, field == Field::MOBILE));
    let examples: Vec<&str> = match (field, field.kind(), &country) {
        _ if is_person(field) => names.iter().map(String::as_str).chain(of_rules).collect(),
        (Field::STREET | Field::CITY, ..) => Vec::new(),
        (Field::COUNTRY, ..) if known.is_some() => Vec::new(),
        (Field::COUNTRY | Field::CITIZENSHIP | Field::BIRTH_COUNTRY, _, Some(country)) => {
            std::iter::once(country.as_str()).chain(of_rules).collect()
        }
        (Field::POSTAL_CODE, _, Some(country)) => PostalCodes::of(*country).examples().collect(),
        (Field::SUBDIVISION, _, Some(country)) => {
            let name =
                |text: &str| normalize::subdivision(text, Some(*country)).value.map(|found| found.name());
            let known: Vec<_> = of_rules.filter_map(|text| Some((name(text)?, text))).collect();
            let of_code = PostalCodes::of(*country).examples().take(1);
            let of_code = of_code.flat_map(|code| normalize::subdivisions_of(code, *country));
            let of_code = of_code.filter_map(|area| name(&area)).collect::<Vec<_>>().into_iter();
            let first = normalize::subdivisions(*country).map(|subdivision| subdivision.name()).take(1);
            of_code
                .chain(known.iter().map(|(name, _)| *name))
                .chain(first)
                .chain(known.iter().map(|(_, text)| *text))
                .collect()
        }
        (_, FieldType::Country | FieldType::PostalCode | FieldType::Subdivision | FieldType::Phone, None) => {
            Vec::new()
        }
        (_, FieldType::Phone, Some(country)) => {
            phone.as_deref().into_iter().chain(of_rules.filter(|text| is_of(*country, field, text))).collect()
        }
        (_, FieldType::Language, _) => {
            let is_own =
                |text: &&str| country.is_some_and(|country| country.as_str().eq_ignore_ascii_case(text));
            of_rules.filter(is_own).chain(std::iter::once("en")).collect()
        }
        _ => {
            let values = lists().flat_map(|(values, _)| values.iter()).take(TRIED);
            let values = values.filter(|_| rules.iter().any(|asked| !asked.rule.example().is_empty()));
            let is_general = field.kind() != FieldType::Text || is_name(field) || field == Field::VAT_NUMBER;
            let mut examples: Vec<&str> = of_rules
                .chain(values)
                .filter(|text| country.is_none_or(|country| is_of(country, field, text)))
                .filter(|text| {
                    !is_foreign
                        || is_general
                        || is_listed(text)
                        || (lists().next().is_none() && is_placeholder(text))
                })
                .filter(|text| {
                    let known = contact.kind.zip(country).filter(|_| field.kind() != FieldType::Date);
                    known.is_none_or(|(kind, country)| suits(text, country, kind))
                })
                .collect();
            // A number of people comes first.
            if let (Some(Kind::Individual), Some(country)) = (contact.kind, country)
                && let Some(place) = examples.iter().position(|text| identifier::is_personal(text, country))
                && let Some(before) = examples.get_mut(..=place)
            {
                before.rotate_right(1);
            }
            examples
        }
    };
    let is_sound = |text: &&&str| {
        let mut contact = contact.clone();
        if field != Field::KIND {
            contact.set(field, **text);
        }
        let case = Case::new(&contact, None, None);
        rules.iter().all(|asked| broken(&asked.rule, &case).is_none())
    };
    examples.iter().filter(is_sound).map(|text| (*text).to_owned()).collect()
}

/// Returns whether a number may be that of a contact of a kind.
fn suits(text: &str, country: Country, kind: Kind) -> bool {
    identifier::suits(text.rsplit(']').next().unwrap_or(text), country, kind == Kind::Individual)
}

/// Returns the country of a domain under a country's code.
fn of_domain(suffix: Suffix) -> Option<Country> {
    let top = suffix.name().rsplit('.').next().filter(|top| top.len() == 2)?;
    normalize::country_value(top)
}

/// Returns whether an example does not name another country: by its calling code, or by letters that start a number.
fn is_of(country: Country, field: Field, text: &str) -> bool {
    match field {
        Field::PHONE | Field::MOBILE | Field::FAX => {
            let region = normalize::phone(text, None).value.and_then(|phone| phone.region());
            region.map(Country::from) == Some(country)
        }
        Field::VAT_NUMBER => text.starts_with(country.as_str()),
        _ => text.strip_prefix('[').is_none_or(|rest| rest.starts_with(country.as_str())),
    }
}
