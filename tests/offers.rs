//! A form offers what `check` accepts, in every suffix: its selects, its refusals, and the examples of each country.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, reason = "a test that cannot go on panics")]

use std::collections::{BTreeMap, BTreeSet};

use registrant::check::{Requirement, heading, requirements};
use registrant::contact::{Contact, Country, Field, FieldType, Kind};
use registrant::normalize::address::{self, address_format};
use registrant::normalize::phone;
use registrant::rules::{Condition, Presence, Suffix};
use registrant::{Association, Language, Role, Severity, check};

const KINDS: [Kind; 4] = [Kind::Individual, Kind::Company, Kind::Association, Kind::PublicBody];

const COUNTRIES: [&str; 20] = [
    "FR", "DE", "US", "IT", "ES", "GB", "NL", "BE", "CH", "AT", "SE", "PL", "IE", "CA", "AU", "JP", "CN",
    "BR", "HK", "IN",
];

/// Returns one suffix of each set of rules.
fn suffixes() -> Vec<Suffix> {
    let mut known = BTreeMap::new();
    for suffix in Suffix::all() {
        known.entry(suffix.rules().map(|rule| rule.id().to_owned()).collect::<Vec<_>>()).or_insert(suffix);
    }
    known.into_values().collect()
}

fn owner(suffix: Suffix) -> Association {
    Association::new(format!("mydomain.{}", suffix.name()))
        .role(Role::Owner)
        .today("2026-11-20".parse().unwrap())
}

fn find(asked: &[Requirement], field: Field) -> Option<&Requirement> {
    asked.iter().find(|asked| asked.field == field)
}

/// Returns values that conditions of a suffix's rules about a field distinguish, none among them, in pairs.
fn fillings(suffix: Suffix, about: Field) -> Vec<[Option<(Field, String)>; 2]> {
    let mut values = BTreeSet::new();
    for rule in suffix.rules().filter(|rule| rule.field == about && rule.severity == Severity::Error) {
        for condition in rule.when.iter().chain(rule.unless.iter()) {
            let field = condition.field();
            if [Field::KIND, Field::COUNTRY].contains(&field) {
                continue;
            }
            match condition {
                Condition::In(_, list) | Condition::NotIn(_, list) => {
                    values.extend(list.iter().take(8).map(|value| (field, value.to_owned())));
                }
                _ => drop(values.insert((field, "1".to_owned()))),
            }
        }
    }
    let each: Vec<Option<(Field, String)>> =
        std::iter::once(None).chain(values.into_iter().map(Some)).collect();
    let pairs = each
        .iter()
        .enumerate()
        .flat_map(|(index, one)| each.iter().skip(index).map(move |other| [one.clone(), other.clone()]));
    pairs.collect()
}

/// Returns whether a check refuses the kind or the country, or a value of a filling that goes with it.
fn is_refused(
    contact: &Contact,
    filling: &[Option<(Field, String)>; 2],
    about: Field,
    of: &Association,
) -> bool {
    let mut contact = contact.clone();
    let mut fields = vec![about];
    for (field, value) in filling.iter().flatten() {
        contact.set(*field, value.as_str());
        fields.push(*field);
    }
    let report = check(&contact, of).unwrap();
    report.violations.iter().any(|found| found.severity == Severity::Error && fields.contains(&found.field))
}

#[test]
fn a_country_is_offered_if_a_check_may_accept_it() {
    let (mut offered, mut refused, mut wrong) = (0, 0, Vec::new());
    for (index, suffix) in suffixes().into_iter().enumerate() {
        let (of, name) = (owner(suffix), suffix.name());
        let fillings = fillings(suffix, Field::COUNTRY);
        let home = name.rsplit('.').next().unwrap().to_uppercase();
        for kind in [Kind::Individual, Kind::Company] {
            let asked = requirements(&of, Some(kind), None).unwrap();
            let country = find(&asked.fields, Field::COUNTRY).unwrap();
            let options = country.one_of();
            let in_turn =
                COUNTRIES.iter().enumerate().filter(|(at, _)| at % 5 == index % 5).map(|(_, code)| *code);
            let first = options.iter().flatten().map(|(code, _)| *code).take(2);
            let codes: BTreeSet<&str> = in_turn.chain(first).chain(["US", home.as_str()]).collect();
            for code in
                codes.into_iter().filter(|code| Country::new(code).is_some_and(|one| one.is_assigned()))
            {
                let is_offered =
                    options.as_ref().is_none_or(|all| all.iter().any(|(value, _)| *value == code));
                let contact = Contact::new().kind(kind).with(Field::COUNTRY, code);
                let is_accepted =
                    fillings.iter().any(|filling| !is_refused(&contact, filling, Field::COUNTRY, &of));
                let refusals = requirements(&of, Some(kind), Country::new(code)).unwrap().not_eligible;
                let is_said = refusals.iter().any(|refusal| refusal.rule.field == Field::COUNTRY);
                if is_offered != is_accepted || is_said == is_accepted {
                    wrong.push(format!(
                        ".{name} {} {code}: offered {is_offered}, accepted {is_accepted}, refusal {is_said}",
                        kind.as_str()
                    ));
                }
                if is_offered { offered += 1 } else { refused += 1 }
            }
        }
    }
    assert!(wrong.is_empty(), "{}: {:#?}", wrong.len(), wrong.iter().take(50).collect::<Vec<_>>());
    assert!(offered > 3000 && refused > 300, "{offered} {refused}");
}

#[test]
fn a_kind_is_offered_if_a_check_may_accept_it() {
    let (mut refused, mut wrong) = (0, Vec::new());
    for suffix in suffixes() {
        let (of, name) = (owner(suffix), suffix.name());
        let fillings = fillings(suffix, Field::KIND);
        for code in ["FR", "US", "IT"] {
            let asked = requirements(&of, None, Country::new(code)).unwrap();
            let Some(options) = find(&asked.fields, Field::KIND).and_then(Requirement::one_of) else {
                continue;
            };
            assert!(options.iter().all(|(kind, _)| *kind != "reseller"), ".{name}");
            for kind in KINDS {
                let is_offered = options.iter().any(|(value, _)| *value == kind.as_str());
                let contact = Contact::new().kind(kind).with(Field::COUNTRY, code);
                let is_accepted =
                    fillings.iter().any(|filling| !is_refused(&contact, filling, Field::KIND, &of));
                if is_offered != is_accepted {
                    wrong.push(format!(".{name} {} {code}: offered {is_offered}", kind.as_str()));
                }
                refused += usize::from(!is_offered);
            }
        }
    }
    assert!(wrong.is_empty(), "{}: {:#?}", wrong.len(), wrong.iter().take(50).collect::<Vec<_>>());
    assert!(refused > 100, "{refused}");
}

#[test]
fn a_code_is_offered_if_a_check_says_nothing_against_it() {
    let (mut tried, mut wrong) = (0, Vec::new());
    for suffix in suffixes() {
        let of = owner(suffix);
        for kind in KINDS {
            for code in ["FR", "US"] {
                let asked = requirements(&of, Some(kind), Country::new(code)).unwrap();
                let selects = asked
                    .fields
                    .iter()
                    .filter(|asked| asked.field.kind() == FieldType::Text && asked.one_of().is_some());
                for select in selects {
                    let lists = suffix.rules().filter(|rule| rule.field == select.field);
                    let lists = lists.filter_map(|rule| match &rule.demand {
                        Some(registrant::rules::Demand::OneOf(values)) => Some(values),
                        _ => None,
                    });
                    for value in lists.flat_map(registrant::Values::iter) {
                        let contact = Contact::new().kind(kind).with(Field::COUNTRY, code);
                        let is_accepted = !is_refused(
                            &contact,
                            &[Some((select.field, value.to_owned())), None],
                            select.field,
                            &of,
                        );
                        let is_offered = select.one_of().unwrap().iter().any(|(known, _)| *known == value);
                        // A warning about the kind of contact takes a value away.
                        let report = check(&contact.clone().with(select.field, value), &of).unwrap();
                        let is_doubted = report.violations.iter().any(|found| found.field == select.field);
                        tried += 1;
                        if is_accepted && !is_doubted && !is_offered {
                            wrong.push(format!(".{} {}: {value}", suffix.name(), select.field.name()));
                        }
                    }
                }
            }
        }
    }
    wrong.dedup();
    assert!(wrong.is_empty(), "{}: {:#?}", wrong.len(), wrong.iter().take(50).collect::<Vec<_>>());
    assert!(tried > 500, "{tried}");
}

#[test]
fn options_have_different_labels_in_every_language() {
    let mut wrong = BTreeSet::new();
    for suffix in suffixes() {
        for kind in KINDS {
            let asked = requirements(&owner(suffix), Some(kind), Country::new("US")).unwrap();
            for (field, language) in
                asked.fields.iter().flat_map(|field| Language::ALL.into_iter().map(move |one| (field, one)))
            {
                let mut known = BTreeSet::new();
                for option in field.options(language).unwrap_or_default() {
                    if !known.insert(option.label.clone()) {
                        wrong.insert(format!(
                            "{} {}: {}",
                            field.field.name(),
                            language.as_str(),
                            option.label
                        ));
                    }
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn the_reason_of_an_empty_field_is_no_fault() {
    let faults = [
        "too long",
        "too short",
        "zu lang",
        "trop long",
        "demasiado",
        "troppo",
        "te lang",
        "muito longo",
        "すぎます",
        "太长",
        "太短",
        "This is not",
        "is wrong",
    ];
    let mut wrong = BTreeSet::new();
    for suffix in suffixes() {
        for kind in [Kind::Individual, Kind::Company] {
            for code in ["FR", "US"] {
                let asked = requirements(&owner(suffix), Some(kind), Country::new(code)).unwrap();
                for field in &asked.fields {
                    for language in Language::ALL {
                        let why = field.deciding().map(|one| one.reason(asked.suffix, language));
                        if let Some(why) = why.filter(|why| faults.iter().any(|fault| why.contains(fault))) {
                            wrong.insert(format!("{} {}", heading(field.field, Language::English), why));
                        }
                    }
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn each_country_has_its_state_and_an_example_of_its_phone_numbers() {
    let of = Association::new("mydomain.com").role(Role::Owner);
    // These use the plan of another country.
    let elsewhere = ["AQ", "BV", "EH", "GS", "HM", "PN", "TF", "UM"];
    let mut wrong = Vec::new();
    for country in Country::all() {
        let code = country.as_str();
        {
            let asked = requirements(&of, Some(Kind::Individual), Some(country)).unwrap();
            let uses_state = address_format(country).uses(address::Field::State);
            if uses_state != find(&asked.fields, Field::SUBDIVISION).is_some() {
                wrong.push(format!("{code}: state"));
            }
            let field = find(&asked.fields, Field::PHONE).unwrap();
            let read = field.example.as_deref().and_then(|text| phone(text, None).value);
            let region = read.filter(|phone| phone.is_valid()).and_then(|phone| phone.region());
            if region.is_none_or(|region| (Country::from(region) == country) == elsewhere.contains(&code)) {
                wrong.push(format!("{code}: {:?}", field.example));
            }
            let example = |field| find(&asked.fields, field).and_then(|asked| asked.example.as_deref());
            if let (Some(postal), Some(area)) = (example(Field::POSTAL_CODE), example(Field::SUBDIVISION))
                && registrant::normalize::postal_code_matches(postal, country, area) == Some(false)
            {
                wrong.push(format!("{code}: {postal} is not in {area}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn a_limit_blocks_nothing_that_a_check_accepts() {
    let mut tried = 0;
    for suffix in suffixes() {
        for kind in KINDS {
            let of = owner(suffix);
            for asked in requirements(&of, Some(kind), Country::new("FR")).unwrap().fields {
                let Some((_, most, _)) = asked.length().filter(|(_, most, _)| *most < 300) else { continue };
                let mut contact = Contact::new().kind(kind).with(Field::COUNTRY, "FR");
                contact.set(asked.field, "a".repeat(usize::from(most) + 1));
                let report = check(&contact, &of).unwrap();
                let is_refused = report
                    .violations
                    .iter()
                    .any(|found| found.field == asked.field && found.severity == Severity::Error);
                assert!(is_refused, ".{} {}", suffix.name(), asked.field.name());
                assert_ne!(asked.presence, Presence::Forbidden, ".{} {}", suffix.name(), asked.field.name());
                tried += 1;
            }
        }
    }
    assert!(tried > 20, "{tried}");
}

#[test]
fn an_italian_person_has_a_personal_tax_code() {
    let of = Association::new("mydomain.it").role(Role::Owner);
    for country in [None, Country::new("IT")] {
        let asked = requirements(&of, Some(Kind::Individual), country).unwrap();
        let pin = find(&asked.fields, Field::IT_PIN).unwrap();
        assert_eq!(pin.example.as_deref(), Some("RSSMRA80A01H501U"));
    }
}
