//! A form that follows `requirements` agrees with `check`: what it requires, what it offers, and its examples.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, reason = "a test that cannot go on panics")]

use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use registrant::check::{Input, Report, Requirement, Requirements, heading, requirements};
use registrant::contact::{Contact, Country, Field, FieldType, Kind};
use registrant::rules::{Presence, Suffix};
use registrant::{Association, Code, Language, Role, Severity, check};

/// Countries, with a phone number of each.
const COUNTRIES: [(&str, &str); 20] = [
    ("FR", "+33.123456789"),
    ("DE", "+49.3012345678"),
    ("US", "+1.2125550123"),
    ("IT", "+39.0612345678"),
    ("ES", "+34.912345678"),
    ("GB", "+44.2079460018"),
    ("NL", "+31.201234567"),
    ("BE", "+32.24012345"),
    ("CH", "+41.443647000"),
    ("AT", "+43.15880000"),
    ("SE", "+46.850000000"),
    ("PL", "+48.222000000"),
    ("IE", "+353.12345678"),
    ("CA", "+1.4165550123"),
    ("AU", "+61.293740000"),
    ("JP", "+81.312345678"),
    ("CN", "+86.1012345678"),
    ("BR", "+55.1123456789"),
    ("HK", "+852.21234567"),
    ("IN", "+91.1123456789"),
];

/// One form: the answer, and a contact with what everybody has.
struct Form {
    name: String,
    association: Association,
    asked: Requirements,
    contact: Contact,
}

impl Form {
    fn check(&self, contact: &Contact) -> Report {
        check(contact, &self.association).unwrap()
    }

    fn shown(&self) -> impl Iterator<Item = &Requirement> {
        self.asked.fields.iter()
    }
}

/// Returns forms of each set of rules: of one suffix for each, of several kinds, and of some countries in turn.
fn forms() -> &'static [Form] {
    static FORMS: OnceLock<Vec<Form>> = OnceLock::new();
    FORMS.get_or_init(made)
}

fn made() -> Vec<Form> {
    let mut suffixes = BTreeMap::new();
    for suffix in Suffix::all() {
        suffixes.entry(suffix.rules().map(|rule| rule.id().to_owned()).collect::<Vec<_>>()).or_insert(suffix);
    }
    let mut forms = Vec::new();
    for (index, suffix) in suffixes.into_values().enumerate() {
        let association = Association::new(format!("mydomain.{}", suffix.name()))
            .role(Role::Owner)
            .today("2026-11-20".parse().unwrap());
        let home = suffix.name().rsplit('.').next().unwrap().to_uppercase();
        let in_turn =
            |at: &(usize, &(&'static str, &'static str))| at.0 < 1 || at.1.0 == home || at.0 % 7 == index % 7;
        for kind in [Kind::Individual, Kind::Company, Kind::Association] {
            for (_, (country, phone)) in COUNTRIES.iter().enumerate().filter(in_turn) {
                let asked = requirements(&association, Some(kind), Country::new(country)).unwrap();
                if !asked.not_eligible.is_empty() {
                    continue;
                }
                let mut contact = Contact::new().kind(kind).with(Field::COUNTRY, *country);
                for (field, value) in
                    [(Field::STREET, "1 Main Street"), (Field::CITY, "Town"), (Field::PHONE, phone)]
                {
                    contact.set(field, value);
                }
                if kind != Kind::Individual {
                    contact.set(Field::ORGANIZATION, "Example Ltd");
                }
                let name = format!(".{} {} {country}", suffix.name(), kind.as_str());
                forms.push(Form { name, association: association.clone(), asked, contact });
            }
        }
    }
    assert!(forms.len() > 4000, "{}", forms.len());
    forms
}

/// Fills in the example of a field, unless the field has a value. Returns `false` if there is none.
fn fill(contact: &mut Contact, asked: &Requirement) -> bool {
    if contact.has(asked.field) {
        return true;
    }
    if asked.field.kind() == FieldType::Flag {
        contact.set_flag(asked.field, true);
        return true;
    }
    match &asked.example {
        Some(example) => contact.set(asked.field, example.as_str()),
        None => return false,
    }
    true
}

fn assert_none(what: &str, wrong: &[String]) {
    let shown: Vec<&String> = wrong.iter().take(60).collect();
    assert!(wrong.is_empty(), "{} {what}:\n{shown:#?}", wrong.len());
}

#[test]
fn what_a_form_requires_is_enough_and_needed() {
    let (mut refused, mut accepted) = (Vec::new(), Vec::new());
    for form in forms() {
        let name = &form.name;
        let mut contact = form.contact.clone();
        let mut unknown = vec![Field::KIND, Field::COUNTRY];
        // Twice, because a value may make another field required.
        for _ in 0..2 {
            for asked in form.shown() {
                let (presence, severity) = asked.presence_of(&contact);
                let is_needed = presence == Presence::Required && severity == Some(Severity::Error);
                // Without an example, a form shows only that a field is required.
                if is_needed && !fill(&mut contact, asked) {
                    unknown.push(asked.field);
                }
            }
        }
        let is_error = |report: &Report, field: Field| {
            let errors = report.violations.iter().filter(|found| found.severity == Severity::Error);
            errors.into_iter().any(|found| found.field == field)
        };
        let report = form.check(&contact);
        for found in report.violations.iter().filter(|found| found.severity == Severity::Error) {
            if !unknown.contains(&found.field) {
                refused.push(format!("{name}: {} {}", found.field.name(), found.rule.id));
            }
        }
        for asked in form.shown() {
            if asked.presence == Presence::Required
                && asked.severity == Some(Severity::Error)
                && asked.field != Field::KIND
            {
                let mut without = contact.clone();
                without.unset(asked.field);
                if !is_error(&form.check(&without), asked.field) {
                    accepted.push(format!("{name}: without {}", asked.field.name()));
                }
            }
        }
    }
    assert_none("refused", &refused);
    assert_none("accepted", &accepted);
}

#[test]
fn examples_are_accepted_together() {
    let mut refused = Vec::new();
    for form in forms() {
        let name = &form.name;
        let mut contact = form.contact.clone();
        let shown = form.shown().filter(|asked| asked.presence != Presence::Forbidden);
        let is_flag = |asked: &&Requirement| asked.field.kind() == FieldType::Flag;
        let mut unknown = vec![Field::KIND, Field::COUNTRY];
        for asked in shown.filter(|asked| !is_flag(asked)) {
            if !fill(&mut contact, asked) {
                unknown.push(asked.field);
            }
        }
        unknown.extend(form.shown().filter(is_flag).map(|asked| asked.field));
        for found in form.check(&contact).violations {
            if found.severity == Severity::Error && !unknown.contains(&found.field) {
                refused.push(format!("{name}: {} {}", found.field.name(), found.rule.id));
            }
        }
    }
    assert_none("refused", &refused);
}

#[test]
fn the_presence_is_that_of_the_check() {
    let mut apart = Vec::new();
    let mut compared = 0;
    for form in forms() {
        let name = &form.name;
        let mut whole = form.contact.clone();
        form.shown().filter(|asked| asked.presence != Presence::Forbidden).for_each(|asked| {
            fill(&mut whole, asked);
        });
        let set: Vec<Field> = Field::all().filter(|field| whole.has(*field)).collect();
        let is_known = |field: &&Field| ![Field::KIND, Field::COUNTRY].contains(field);
        let mut contacts: Vec<Contact> = vec![
            form.contact.clone(),
            whole.clone(),
            form.contact.clone().with(Field::FULL_NAME, "Ann Example"),
        ];
        for field in set.iter().filter(is_known) {
            let mut without = whole.clone();
            without.unset(*field);
            contacts.push(without);
        }
        for contact in contacts {
            let report = form.check(&contact);
            for asked in form.shown().filter(|asked| is_known(&&asked.field)) {
                let said = asked.presence_of(&contact);
                let of_field = || report.violations.iter().filter(|found| found.field == asked.field);
                let is_forbidding = |id: &str| {
                    asked
                        .rules
                        .iter()
                        .any(|one| one.rule.id() == id && one.rule.presence == Presence::Forbidden)
                };
                let missing = of_field().find(|found| found.code == Code::Missing);
                let unexpected = of_field().find(|found| is_forbidding(found.rule.id.as_str()));
                let found = match (missing, unexpected) {
                    (Some(found), _) => (Presence::Required, Some(found.severity)),
                    (_, Some(found)) => (Presence::Forbidden, Some(found.severity)),
                    _ => (Presence::Optional, None),
                };
                let is_empty = match asked.field.kind() {
                    FieldType::Flag => contact.flag(asked.field) != Some(true),
                    _ => !contact.has(asked.field),
                };
                let expected = match said.0 {
                    Presence::Required if !is_empty => (Presence::Optional, None),
                    Presence::Forbidden if is_empty => (Presence::Optional, None),
                    _ => said,
                };
                compared += 1;
                if found != expected {
                    apart.push(format!("{name}: {} is {said:?}, found {found:?}", asked.field.name()));
                }
            }
        }
    }
    assert!(compared > 100_000, "{compared}");
    assert_none("apart", &apart);
}

#[test]
fn a_select_has_options() {
    let mut wrong = Vec::new();
    for form in forms() {
        let name = &form.name;
        for asked in form.shown() {
            let options = match (asked.choices, asked.options(Language::English)) {
                (Some(list), None) => list.choices(),
                (None, Some(options)) => options,
                (None, None) if asked.input() != Input::Select => continue,
                other => {
                    wrong.push(format!("{name}: {} has {other:?}", asked.field.name()));
                    continue;
                }
            };
            let is_small = |text: &str| text.starts_with(char::is_lowercase);
            if options.is_empty()
                || options.iter().any(|option| option.label.is_empty() || is_small(&option.label))
            {
                wrong.push(format!("{name}: {} {options:?}", asked.field.name()));
            }
            if let Some(example) = &asked.example
                && !options.iter().any(|option| option.value == *example)
            {
                wrong.push(format!("{name}: the example of {} is no option", asked.field.name()));
            }
        }
    }
    assert_none("wrong", &wrong);
}

#[test]
fn what_a_form_shows_begins_with_a_capital_letter() {
    let mut small = BTreeSet::new();
    let is_small = |text: &str| text.starts_with(char::is_lowercase);
    for form in forms().iter().step_by(3) {
        for language in Language::ALL {
            for asked in form.shown() {
                let why = asked.deciding().map(|asked_for| asked_for.reason(form.asked.suffix, language));
                let texts = [Some(heading(asked.field, language)), why];
                small.extend(texts.into_iter().flatten().filter(|text| is_small(text)));
            }
            let association = form.association.clone().language(language);
            let report = check(&form.contact, &association).unwrap();
            let messages = report.violations.iter().map(|found| found.message.clone());
            small.extend(messages.filter(|text| is_small(text)));
        }
    }
    assert!(small.is_empty(), "{small:#?}");
}
