//! The options of a field: the values that no error certainly refuses. Of the warnings, only those about the given kind of contact
//! take any away: a company is not asked if it is a citizen.

use super::{Asked, Known};
use crate::base::{Severity, Values};
use crate::contact::{Contact, Country, Field, FieldType, Kind};
use crate::rules::{
    Association, Case, Condition, Demand, Presence, Rule, RuleHandle, broken, labelled_values,
};

/// The number of combinations of other values after which a search gives up.
const TRIED: usize = 4096;

/// The rules in force, with what is known.
pub(super) struct Offered<'a> {
    pub known: Known<'a>,
    pub association: &'a Association,
    pub rules: &'a [RuleHandle],
}

impl Offered<'_> {
    /// Returns the values of a field that rules know: `None` if no rule has a list that always applies.
    pub fn values(&self, field: Field, rules: &[Asked]) -> Option<Values> {
        let certain = || rules.iter().filter(|asked| asked.is_certain());
        let refusing = || certain().filter(|asked| asked.severity == Severity::Error);
        if let Some(first) = refusing().find_map(|asked| list(&asked.rule)) {
            let is_in_all = |value: &&str| {
                refusing().filter_map(|asked| list(&asked.rule)).all(|list| list.contains(value))
            };
            return Some(for_kind(first.iter().filter(is_in_all).collect(), certain()));
        }
        let patterns: Vec<_> = certain()
            .filter(|_| field.kind() == FieldType::Language)
            .filter_map(|asked| match &asked.rule.demand {
                Some(Demand::Pattern(pattern)) => Some(pattern),
                _ => None,
            })
            .collect();
        if patterns.is_empty() && certain().all(|asked| list(&asked.rule).is_none()) {
            return None;
        }
        // Rules that only warn may disagree, or be about another kind of contact: all that one of them knows.
        let mut all: Vec<&str> = Vec::new();
        for value in labelled_values(field) {
            if patterns.iter().any(|pattern| pattern.is_match(value)) {
                all.push(value);
            }
        }
        for rule in self.rules.iter().filter(|rule| rule.field == field) {
            for value in list(rule).into_iter().flat_map(Values::iter) {
                if !all.contains(&value) {
                    all.push(value);
                }
            }
        }
        Some(for_kind(all.into_iter().collect(), certain())).filter(|values| !values.is_empty())
    }

    /// Returns the kinds that a form offers, of those that no error refuses. Nobody buys a domain as a reseller, unless the
    /// contact is known to be one.
    pub fn kinds(&self, accepted: Option<&Values>) -> Values {
        let is_offered = |kind: &Kind| {
            accepted.is_none_or(|kinds| kinds.contains(kind.as_str()))
                && (*kind != Kind::Reseller || self.known.kind == Some(Kind::Reseller))
        };
        Kind::ALL.into_iter().filter(is_offered).map(Kind::as_str).collect()
    }

    /// Returns the kinds or the countries that a contact may have, and a rule that refuses the given one. It is `None`
    /// if errors refuse none.
    pub fn places(&self, target: Field) -> Option<(Values, Option<RuleHandle>)> {
        let known = match target {
            Field::KIND => Known { kind: None, ..self.known },
            _ => Known { country: None, ..self.known },
        };
        let about = |field: Field| {
            let of_field = self.rules.iter().filter(move |rule| rule.field == field && refuses(rule));
            of_field.filter_map(|rule| known.asked(rule)).filter(|asked| asked.severity == Severity::Error)
        };
        let mut refusing: Vec<Asked> = about(target).collect();
        let mut free = fields(&refusing);
        free.retain(|field| *field != target);
        let further: Vec<Asked> = free.iter().flat_map(|field| about(*field)).collect();
        let is_decided = |asked: &Asked| {
            let mut conditions = asked.when.iter().chain(&asked.unless).map(Condition::field);
            asked.rule.alternatives.is_empty()
                && conditions.all(|field| field == target || free.contains(&field))
        };
        refusing.extend(further.into_iter().filter(is_decided));
        let mut tried = 1;
        let firsts = |field| -> Vec<String> {
            let classes = classes(field, &refusing, true);
            classes.iter().filter_map(Values::first).map(str::to_owned).collect()
        };
        let choices: Vec<(Field, Vec<String>)> = free.iter().map(|field| (*field, firsts(*field))).collect();
        let classes = classes(target, &refusing, false);
        for (_, values) in &choices {
            tried *= values.len();
        }
        let choices = if tried * classes.len() > TRIED { &[][..] } else { &choices };
        if choices.len() < free.len() {
            refusing.retain(|asked| asked.when.iter().chain(&asked.unless).all(|one| one.field() == target));
        }
        if refusing.is_empty() {
            return None;
        }
        let mut contact = self.known.case.contact.clone();
        let mut offered = Vec::new();
        let mut is_narrow = false;
        for class in &classes {
            contact.set(target, class.first().unwrap_or_default());
            if self.is_possible(&mut contact, choices, &refusing) {
                offered.extend(class.iter());
            } else {
                is_narrow = true;
            }
        }
        if !is_narrow {
            return None;
        }
        let given = self.known.case.contact;
        let is_refused = given.text(target).is_some_and(|text| !offered.contains(&text));
        let bare = Case::new(given, self.association.today, None);
        let rule = refusing.iter().map(|asked| &asked.rule).filter(|rule| is_refused && rule.field == target);
        let rule = rule.into_iter().find(|rule| broken(rule, &bare).is_some()).cloned();
        Some((offered.into_iter().collect(), rule))
    }

    /// Returns whether some choice of other values breaks none of the rules.
    fn is_possible(&self, contact: &mut Contact, choices: &[(Field, Vec<String>)], rules: &[Asked]) -> bool {
        let Some(((field, values), rest)) = choices.split_first() else {
            let case = Case::new(contact, self.association.today, None);
            return rules.iter().all(|asked| broken(&asked.rule, &case).is_none());
        };
        let is_possible = values.iter().any(|value| {
            contact.set(*field, value.as_str());
            self.is_possible(contact, rest, rules)
        });
        if *field != Field::KIND {
            contact.set(*field, "");
        }
        is_possible
    }
}

/// Returns the values without those that are for another kind of contact, by rules that only warn. All, if none would be left.
fn for_kind<'a>(all: Values, certain: impl Iterator<Item = &'a Asked>) -> Values {
    let is_about_kind = |asked: &&Asked| {
        asked.severity == Severity::Warning
            && asked.rule.when.iter().any(|condition| matches!(condition, Condition::Kind(_)))
    };
    let lists: Vec<&Values> = certain.filter(is_about_kind).filter_map(|asked| list(&asked.rule)).collect();
    let is_own = |value: &&str| lists.iter().all(|list| list.contains(value));
    let own: Values = all.iter().filter(is_own).collect();
    if own.is_empty() { all } else { own }
}

fn list(rule: &Rule) -> Option<&Values> {
    match &rule.demand {
        Some(Demand::OneOf(values)) => Some(values),
        _ => None,
    }
}

/// Returns whether a rule can refuse a value of its field, or a field without a value.
fn refuses(rule: &Rule) -> bool {
    rule.presence == Presence::Forbidden || list(rule).is_some()
}

/// Returns the fields of undecided conditions, each once.
fn fields(rules: &[Asked]) -> Vec<Field> {
    let mut all = Vec::new();
    for field in rules.iter().flat_map(|asked| asked.when.iter().chain(&asked.unless)).map(Condition::field) {
        if !all.contains(&field) {
            all.push(field);
        }
    }
    all
}

/// Returns the values of a field, one list for each way in which rules distinguish them. An empty value and one of no list are
/// among them if the field need not be filled in.
fn classes(field: Field, rules: &[Asked], is_open: bool) -> Vec<Values> {
    let countries: Vec<Country> = if field == Field::COUNTRY { Country::all().collect() } else { Vec::new() };
    let mut lists: Vec<Values> = Vec::new();
    // Many rules have the same list.
    let mut add = |list: Values| {
        if !lists.contains(&list) {
            lists.push(list);
        }
    };
    rules
        .iter()
        .filter(|asked| asked.rule.field == field)
        .filter_map(|asked| list(&asked.rule))
        .for_each(|list| add(list.clone()));
    for condition in rules.iter().flat_map(|asked| asked.rule.when.iter().chain(asked.rule.unless.iter())) {
        match condition {
            Condition::Kind(kinds) if field == Field::KIND => add(kinds.iter().map(Kind::as_str).collect()),
            Condition::In(other, values) | Condition::NotIn(other, values) if *other == field => {
                add(values.clone());
            }
            _ => {}
        }
    }
    let mut values: Vec<&str> = if is_open && field != Field::KIND { vec!["", "?"] } else { Vec::new() };
    match field {
        Field::KIND => values.extend(Kind::ALL.map(Kind::as_str)),
        Field::COUNTRY => values.extend(countries.iter().map(Country::as_str)),
        _ => {
            for value in lists.iter().flat_map(Values::iter) {
                // Only another list has the same value.
                if lists.len() == 1 || !values.contains(&value) {
                    values.push(value);
                }
            }
        }
    }
    let place_of = |value: &str| match field {
        Field::COUNTRY => values.binary_search_by_key(&code(value)?, |known| code(known).unwrap_or(0)).ok(),
        _ => values.iter().position(|known| *known == value),
    };
    // The empty value is in no list, and is not a value of no list. Each list takes its values out of the class that they were in.
    let mut class_of: Vec<usize> = values.iter().map(|value| usize::from(value.is_empty())).collect();
    let mut count = 2;
    for list in &lists {
        let mut taken: Vec<usize> = Vec::new();
        let first = count;
        for value in list.iter() {
            let Some(class) = place_of(value).and_then(|place| class_of.get_mut(place)) else { continue };
            if *class >= first {
                continue;
            }
            let new = taken.iter().position(|known| known == class).unwrap_or_else(|| {
                taken.push(*class);
                count += 1;
                taken.len() - 1
            });
            *class = first + new;
        }
    }
    let mut classes: Vec<(usize, Vec<&str>)> = Vec::new();
    for (value, class) in values.iter().zip(&class_of) {
        match classes.iter_mut().find(|(known, _)| known == class) {
            Some((_, members)) => members.push(value),
            None => classes.push((*class, vec![value])),
        }
    }
    classes.into_iter().map(|(_, members)| members.into_iter().collect()).collect()
}

/// Returns a country's code as a number that sorts like it.
fn code(text: &str) -> Option<u16> {
    Some(u16::from_be_bytes(*text.as_bytes().first_chunk()?))
}
