//! The conditions of rules in words, in every language.

use crate::base::Values;
use crate::contact::{Country, Field, FieldType, Kind, Kinds};
use crate::language::{Language, fill, text_of};
use crate::rules::{Condition, label_in};

/// The member states of the European Union, which a list of countries names together.
const EU: &str = "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK";

/// The states that make the European Economic Area together with the European Union.
const EEA: &str = "IS LI NO";

/// The ends of English names of countries that follow "the".
const WITH_ARTICLE: [&str; 12] = [
    "Islands",
    "States",
    "Kingdom",
    "Netherlands",
    "Philippines",
    "Emirates",
    "Republic",
    "Territory",
    "Territories",
    "Bahamas",
    "Maldives",
    "Comoros",
];

/// Puts conditions and exceptions into words. It names at most `most` values of each condition. The text is empty if there
/// are none.
pub(super) fn in_words(language: Language, when: &[Condition], unless: &[Condition], most: usize) -> String {
    let say = |key: &str, params: &[(&str, &str)]| said(language, key, params);
    let when = joined(language, when, "and", most);
    let unless = joined(language, unless, "or", most);
    match (when.is_empty(), unless.is_empty()) {
        (true, true) => String::new(),
        (false, true) => say("when", &[("when", &when)]),
        (true, false) => say("unless", &[("unless", &unless)]),
        (false, false) => say("when_unless", &[("when", &when), ("unless", &unless)]),
    }
}

fn joined(language: Language, conditions: &[Condition], joint: &str, most: usize) -> String {
    if conditions.is_empty() {
        return String::new();
    }
    // "the contact is a company in Italy": the kind and the country are one phrase.
    let kinds = conditions.iter().find_map(|condition| match condition {
        Condition::Kind(kinds) => Some(*kinds),
        _ => None,
    });
    let countries = conditions.iter().find_map(|condition| match condition {
        Condition::In(Field::COUNTRY, values) => Some(values),
        _ => None,
    });
    let together = kinds.zip(countries).filter(|_| joint == "and").map(|(kinds, countries)| {
        let countries = named(language, Field::COUNTRY, countries, most);
        said(language, "kind_in", &[("kinds", &of_kinds(language, kinds)), ("values", &countries)])
    });
    let is_alone = |condition: &&Condition| {
        let is_joined = matches!(condition, Condition::Kind(_) | Condition::In(Field::COUNTRY, _));
        together.is_none() || !is_joined
    };
    let rest = conditions.iter().filter(is_alone).map(|condition| written(language, condition, most));
    let mut phrases: Vec<String> = together.iter().cloned().chain(rest).collect();
    match phrases.len() {
        1 => phrases.pop().unwrap_or_default(),
        _ => phrases.join(&said(language, joint, &[])),
    }
}

fn written(language: Language, condition: &Condition, most: usize) -> String {
    let field = condition.field().label_in(language);
    let (key, values) = match condition {
        Condition::Kind(kinds) => ("kind", of_kinds(language, *kinds)),
        Condition::In(Field::COUNTRY, values) => ("in", named(language, Field::COUNTRY, values, most)),
        Condition::NotIn(Field::COUNTRY, values) => ("not_in", named(language, Field::COUNTRY, values, most)),
        Condition::In(field, values) => ("is", named(language, *field, values, most)),
        Condition::NotIn(field, values) => ("is_not", named(language, *field, values, most)),
        Condition::Absent(_) => ("empty", String::new()),
        Condition::Present(_) => ("filled_in", String::new()),
    };
    said(language, key, &[("field", field), ("kinds", &values), ("values", &values)])
}

/// Names kinds of contact: `a company or an association`.
fn of_kinds(language: Language, kinds: Kinds) -> String {
    let article = |key: &str| text_of(language, "a_kind", key).unwrap_or_default().to_owned();
    let organizations = Kind::ALL.into_iter().filter(|kind| *kind != Kind::Individual);
    if kinds == organizations.collect() {
        return article("organization");
    }
    list(language, kinds.iter().map(|kind| article(kind.as_str())).collect(), 0)
}

/// Names the values of a field: `France or the European Union`. It names at most `most` of them, and counts the rest.
pub(super) fn named(language: Language, field: Field, values: &Values, most: usize) -> String {
    if field.kind() == FieldType::Kind {
        return of_kinds(language, values.iter().filter_map(Kind::named).collect());
    }
    let is_country = field.kind() == FieldType::Country;
    let has_all = |codes: &str| {
        is_country && values.len() * 3 > codes.len() && codes.split(' ').all(|code| values.contains(code))
    };
    let (area, members) = match has_all(EU) {
        true if has_all(EEA) => (Some("eea"), [EU, EEA]),
        true => (Some("eu"), [EU, ""]),
        false => (None, ["", ""]),
    };
    // All of the members are among the values. The first countries of many say nothing of the others.
    let named_together: usize = members.iter().map(|codes| codes.split_terminator(' ').count()).sum();
    let count = values.len().saturating_sub(named_together) + usize::from(area.is_some());
    if is_country && count > 2 * most {
        return said(language, "countries", &[("count", &values.len().to_string())]);
    }
    let is_member = |code: &str| {
        let Some(code) = code.as_bytes().first_chunk::<2>() else { return false };
        let is_one = |member: &[u8]| matches!(member, [one, two, ..] if [*one, *two] == *code);
        members.iter().any(|codes| codes.as_bytes().chunks(3).any(is_one))
    };
    let is_single = values.len() == 1;
    let name = |value: &str| {
        if is_country {
            return country(language, value);
        }
        match label_in(field, value, language).filter(|_| is_single) {
            Some(label) => format!("{value} ({label})"),
            None => value.to_owned(),
        }
    };
    let rest = values.iter().filter(|code| !is_member(code));
    // A list that is cut off by one name only is not shorter.
    let more = if count > most + 1 { count - most } else { 0 };
    let all = area.map(|area| said(language, area, &[])).into_iter().chain(rest.map(name));
    list(language, all.take(most + usize::from(more == 0)).collect(), more)
}

/// Joins alternatives: `a, b or c`.
pub(super) fn list(language: Language, mut names: Vec<String>, more: usize) -> String {
    let last = match more {
        0 => names.pop().unwrap_or_default(),
        _ => said(language, "others", &[("count", &more.to_string())]),
    };
    if names.is_empty() {
        return last;
    }
    let comma = text_of(language, "list", "comma").unwrap_or_default();
    said(language, "either", &[("values", &names.join(comma)), ("last", &last)])
}

/// Returns the name of a country in the middle of a sentence. Only English has names; other languages have the code.
fn country(language: Language, code: &str) -> String {
    let name = Country::new(code).filter(|_| language == Language::English).and_then(Country::name);
    match name {
        Some(name) if WITH_ARTICLE.iter().any(|end| name.ends_with(end)) => format!("the {name}"),
        name => name.unwrap_or(code).to_owned(),
    }
}

fn said(language: Language, key: &str, params: &[(&str, &str)]) -> String {
    fill(text_of(language, "condition", key).unwrap_or_default(), |name| {
        params.iter().find(|(known, _)| *known == name).map(|(_, value)| *value)
    })
}
