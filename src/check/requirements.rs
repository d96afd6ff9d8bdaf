//! What a form has to ask for, so that no contact can be refused for a field that nobody showed.

use super::wording::{Wording, params};
use super::words::written_conditions;
use crate::base::{Error, Severity, Values};
use crate::contact::{Contact, Country, Field, FieldType, Kind, SortedMap};
use crate::language::Language;
use crate::normalize::address::LengthUnit;
use crate::rules::Association;
use crate::rules::{
    Case, Condition, Demand, Note, Presence, Rule, RuleHandle, Suffix, broken, handles, label,
};

/// What the contact of an association is asked for.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Requirements {
    /// The suffix whose rules were read.
    pub suffix: Suffix,
    /// The fields, in the order in which a form asks for them.
    pub fields: Vec<Requirement>,
    /// What is asked beside the contact's data.
    pub notes: Vec<&'static Note>,
}

/// What is asked of one field.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Requirement {
    /// The field.
    pub field: Field,
    /// If it must be there, may be there or must be empty, whatever the rest of the contact holds.
    pub presence: Presence,
    /// If a contact is refused that does not comply with `presence`, or only warned about; `None` if it is optional.
    pub severity: Option<Severity>,
    /// What the rules ask of it, the lowest layer first; empty for a field that only decides about others.
    pub rules: Vec<Asked>,
    /// A value that keeps all of them, where one is known.
    pub example: Option<String>,
}

/// What one rule asks of a field.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Asked {
    /// The rule.
    pub rule: RuleHandle,
    /// Conditions that kind and country leave open: the rule counts where all of them hold.
    pub when: Vec<Condition>,
    /// Exceptions that they leave open: the rule does not count where one of them holds.
    pub unless: Vec<Condition>,
}

impl Asked {
    /// Returns why the field is asked for, or what of it, for people: the rule's own words, or a sentence made of what it asks.
    pub fn reason(&self, suffix: Suffix, language: Language) -> String {
        let contact = Contact::default();
        let params = params(&self.rule, &Case::new(&contact, None, None));
        Wording::asked(&self.rule, suffix).text(language, self.rule.field, self.rule.roles, &params)
    }

    /// Tells if the rule counts whatever the rest of the contact holds.
    pub fn is_certain(&self) -> bool {
        self.when.is_empty() && self.unless.is_empty()
    }

    /// Returns the conditions in words; empty where there are none.
    pub fn condition(&self) -> String {
        written_conditions(&self.when, &self.unless)
    }
}

/// Returns what a form asks for: the fields that any rule is about, with what the rules ask of them.
///
/// Where the kind or the country of the contact is not known yet, rules that depend on it stand with their condition.
/// The rules are those of [`super::report::check`]: each field that it may complain about is in the answer, but for a mobile or fax
/// number where no rule asks for one.
///
/// # Errors
///
/// If the association has no role, its domain no known suffix, or its provider is not known.
///
/// ```
/// # fn main() -> Result<(), registrant::Error> {
/// use registrant::contact::{Country, Field, Kind};
/// use registrant::check::requirements;
/// use registrant::rules::Presence;
/// use registrant::{Association, Role};
///
/// let association = Association::new("example.fr").role(Role::Owner);
/// let asked = requirements(&association, Some(Kind::Company), Country::new("FR"))?;
/// let organization = asked.fields.iter().find(|asked| asked.field == Field::ORGANIZATION).unwrap();
/// assert_eq!(organization.presence, Presence::Required);
/// # Ok(())
/// # }
/// ```
pub fn requirements(
    association: &Association,
    kind: Option<Kind>,
    country: Option<Country>,
) -> Result<Requirements, Error> {
    if association.roles.is_empty() {
        association.clone().checked()?;
    }
    association.known_provider()?;
    let suffix = crate::rules::suffix(&association.domain)?;
    let known = Known { kind, country };
    let in_force: Vec<RuleHandle> = handles(suffix, association, None).collect();
    let mut counting: Vec<Asked> = Vec::new();
    for rule in in_force.iter().filter(|rule| rule.is_asked(association)) {
        let takes_its_place =
            |other: &RuleHandle| !std::ptr::eq(&**other, &**rule) && other.replaces.contains(rule.id());
        let replaced = in_force.iter().any(takes_its_place);
        counting.extend(known.asked(rule).filter(|_| !replaced));
    }
    let settled: Vec<bool> = counting.iter().map(|asked| is_settled(asked, &counting)).collect();
    let mut fields: SortedMap<Field, Vec<Asked>> = SortedMap::new();
    let mut ask = |field: Field, asked: Option<_>| match fields.get_mut(&field) {
        Some(known) => known.extend(asked),
        None => drop(fields.insert(field, asked.into_iter().collect())),
    };
    for (asked, is_settled) in counting.into_iter().zip(settled) {
        // What decides about a field, or does instead of it, has to be asked too, unless the field is asked for anyhow.
        if !(is_settled && asked.rule.demand.is_none()) {
            for condition in asked.when.iter().chain(&asked.unless) {
                ask(condition.field(), None);
            }
        }
        for field in asked.rule.alternatives.iter().filter(|_| !is_settled) {
            ask(*field, None);
        }
        ask(asked.rule.field, Some(asked));
    }
    let fields = fields.into_iter().map(|(field, rules)| known.requirement(field, rules)).collect();
    let notes = suffix.notes().filter(|note| known.open(&note.when).is_some()).collect();
    Ok(Requirements { suffix, fields, notes })
}

/// Whether a rule asks for a field, or for one of several, that another one asks for whatever the contact: no other field
/// does instead.
fn is_settled(asked: &Asked, all: &[Asked]) -> bool {
    if asked.rule.presence != Presence::Required {
        return false;
    }
    let is_one = |field: Field| asked.rule.field == field || asked.rule.alternatives.contains(&field);
    let others = all.iter().filter(|other| !std::ptr::eq(&*other.rule, &*asked.rule));
    others.filter(|other| other.is_certain() && other.rule.alternatives.is_empty()).any(|other| {
        let Rule { presence, severity, field, .. } = *other.rule;
        presence == Presence::Required && severity == Severity::Error && is_one(field)
    })
}

/// What is known of the contact before it is filled in.
#[derive(Clone, Copy)]
struct Known {
    kind: Option<Kind>,
    country: Option<Country>,
}

impl Known {
    /// A rule with the conditions that are still open; `None` if it cannot count.
    fn asked(self, rule: &RuleHandle) -> Option<Asked> {
        let when = self.open(&rule.when)?;
        let mut unless = Vec::new();
        for condition in rule.unless.iter() {
            match self.decides(condition) {
                Some(true) => return None,
                Some(false) => {}
                None => unless.push(condition.clone()),
            }
        }
        Some(Asked { rule: rule.clone(), when, unless })
    }

    /// Those of some conditions that are not decided yet; `None` if one of them does not hold.
    fn open(self, conditions: &[Condition]) -> Option<Vec<Condition>> {
        let mut open = Vec::new();
        for condition in conditions {
            match self.decides(condition) {
                Some(false) => return None,
                Some(true) => {}
                None => open.push(condition.clone()),
            }
        }
        Some(open)
    }

    /// Whether a condition holds, where that is known.
    fn decides(self, condition: &Condition) -> Option<bool> {
        let is_known = match condition.field() {
            Field::KIND => self.kind.is_some(),
            Field::COUNTRY => self.country.is_some(),
            _ => false,
        };
        is_known.then(|| Case::new(&self.contact(), None, None).holds(std::slice::from_ref(condition)))
    }

    fn contact(self) -> Contact {
        let country = self.country.map(|country| country.as_str().to_owned());
        Contact { kind: self.kind, country, ..Contact::default() }
    }

    fn requirement(self, field: Field, rules: Vec<Asked>) -> Requirement {
        let certain =
            rules.iter().filter(|asked| asked.is_certain() && asked.rule.presence != Presence::Optional);
        // Errors come before warnings, what must be empty before what must be there, and this before one of several.
        let strictest = certain.min_by_key(|asked| {
            let Rule { severity, presence, alternatives, .. } = &*asked.rule;
            (*severity, *presence != Presence::Forbidden, !alternatives.is_empty())
        });
        let (presence, severity) = match strictest {
            // One of several fields is enough.
            Some(asked) if !asked.rule.alternatives.is_empty() => (Presence::Optional, None),
            Some(asked) => (asked.rule.presence, Some(asked.rule.severity)),
            None => (Presence::Optional, None),
        };
        let example = self.example(field, &rules);
        Requirement { field, presence, severity, rules, example }
    }

    /// The example of the highest layer that no rule refuses.
    fn example(self, field: Field, rules: &[Asked]) -> Option<String> {
        let country = self.country.as_ref().map(|country| country.as_str());
        if field == Field::COUNTRY && country.is_some() {
            return None;
        }
        let examples = rules.iter().rev().map(|asked| asked.rule.example());
        let example = examples.filter(|text| !text.is_empty()).find(|text| {
            let mut contact = self.contact();
            // Of what kind the contact is, is known or not.
            if field != Field::KIND {
                contact.set(field, *text);
            }
            let case = Case::new(&contact, None, None);
            rules.iter().all(|asked| broken(&asked.rule, &case).is_none())
        });
        example.map(str::to_owned)
    }
}

impl Requirement {
    /// Returns the rules that count whatever the rest of the contact holds.
    pub fn certain(&self) -> impl Iterator<Item = &Rule> {
        self.rules.iter().filter(|asked| asked.is_certain()).map(|asked| &*asked.rule)
    }

    /// Returns the values that no rule refuses, with what each means; where rules only warn, those of the longest list. `None`
    /// where there is no list.
    pub fn one_of(&self) -> Option<Vec<(&str, Option<&'static str>)>> {
        let lists = |severity: Severity| {
            let of_severity = self.certain().filter(move |rule| rule.severity == severity);
            of_severity.filter_map(|rule| match &rule.demand {
                Some(Demand::OneOf(values)) => Some(values),
                _ => None,
            })
        };
        let first = lists(Severity::Error).next();
        let first = first.or_else(|| lists(Severity::Warning).max_by_key(|list| list.len()))?;
        let shared = first.iter().filter(|value| lists(Severity::Error).all(|list| list.contains(value)));
        Some(shared.map(|value| (value, label(self.field, value))).collect())
    }

    /// Returns the least and the greatest length, and what it is counted in, where all rules count in one unit.
    pub fn length(&self) -> Option<(u16, u16, LengthUnit)> {
        let lengths = self.certain().filter_map(|rule| match &rule.demand {
            Some(Demand::Length(least, most, unit)) => Some((*least, *most, *unit)),
            _ => None,
        });
        lengths.reduce(|a, b| if a.2 == b.2 { (a.0.max(b.0), a.1.min(b.1), a.2) } else { a })
    }

    /// Returns the pattern of the highest layer.
    pub fn pattern(&self) -> Option<&str> {
        self.certain()
            .filter_map(|rule| match &rule.demand {
                Some(Demand::Pattern(pattern)) => Some(pattern.text.as_ref()),
                _ => None,
            })
            .last()
    }

    /// Returns the kinds of identifier, one of which the value must be.
    pub fn identifiers(&self) -> Option<&Values> {
        self.certain().find_map(|rule| match &rule.demand {
            Some(Demand::Identifier(kinds)) => Some(kinds),
            _ => None,
        })
    }

    /// Returns the least age in years, of a date of birth.
    pub fn minimum_age(&self) -> Option<u8> {
        self.certain()
            .filter_map(|rule| match rule.demand {
                Some(Demand::MinimumAge(years)) => Some(years),
                _ => None,
            })
            .max()
    }

    /// Returns what kind of element of an HTML form suits: `text`, `email`, `tel`, `date`, `checkbox`, `select` or `textarea`; or
    /// `country`, a choice of every country, which no rule narrows.
    pub fn input(&self) -> &'static str {
        match self.field.kind() {
            _ if self.one_of().is_some() => "select",
            FieldType::Kind => "select",
            FieldType::Country => "country",
            FieldType::Flag => "checkbox",
            FieldType::Lines => "textarea",
            FieldType::Phone => "tel",
            FieldType::Email => "email",
            FieldType::Date => "date",
            _ => "text",
        }
    }
}
