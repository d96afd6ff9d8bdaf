//! The fields that a form must ask for, so that no contact is refused for a field that the form did not show.

mod control;
mod offered;
mod presence;
mod typed_pattern;

use super::choices::ChoiceList;
use super::report::{is_replaced_by, replacing};
use super::weaker::without_weaker;
use super::wording::{Wording, params};
use super::{conditions, example};
use crate::base::{Error, Layer, Params, Roles, Severity, Values};
use crate::contact::{Contact, Country, Field, Kind, SortedMap};
use crate::language::Language;
use crate::normalize;
use crate::rules::Association;
use crate::rules::{Case, Condition, Demand, Note, Presence, Rule, RuleHandle, Suffix, broken, handles};
pub use control::Input;
use offered::Offered;
use presence::Choices;
pub use presence::Conditional;

/// The number of values after which a condition cuts off a list.
const LISTED: usize = 6;

/// The requirements for the contact of an association.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Requirements {
    /// The suffix whose rules were read.
    pub suffix: Suffix,
    /// The fields, in the order in which a form asks for them.
    pub fields: Vec<Requirement>,
    /// The demands besides the contact's data.
    pub notes: Vec<&'static Note>,
    /// The rules that refuse the given kind or country, whatever else the contact holds.
    pub not_eligible: Vec<Refusal>,
}

/// The refusal of the given kind or country by one rule.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Refusal {
    /// The rule, about the kind or the country.
    pub rule: RuleHandle,
    wording: Wording,
    params: Params,
}

impl Refusal {
    /// Returns the reason, for people.
    pub fn message(&self, language: Language) -> String {
        self.wording.text(language, self.rule.field, self.rule.roles, &self.params)
    }
}

/// The requirements for one field.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Requirement {
    /// The field.
    pub field: Field,
    /// The presence that the rules demand whatever the contact's other values: required, optional or empty.
    pub presence: Presence,
    /// The severity of a breach of `presence`. If the field is optional, that of leaving all of `any_of` empty, or `None`.
    pub severity: Option<Severity>,
    /// The rules about the field, the lowest layer first. Empty if the field only decides about other fields.
    pub rules: Vec<Asked>,
    /// The fields of which one is enough, this one among them. Empty if the field is not part of a choice.
    pub any_of: Vec<Field>,
    /// The fields that also satisfy `presence` or `any_of`, but that the form leaves out: the full name, if the form asks for
    /// its parts.
    pub instead: Vec<Field>,
    /// The values that the form offers, if rules narrow them.
    offered: Option<Values>,
    /// The long list of options of a select, if no rule narrows it.
    pub choices: Option<ChoiceList>,
    /// A value that satisfies all the rules, if one is known.
    pub example: Option<String>,
}

/// The demand of one rule on a field.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Asked {
    /// The rule.
    pub rule: RuleHandle,
    /// The severity of a breach. If the contact of another role may comply instead, it is a warning.
    pub severity: Severity,
    /// The conditions that kind and country do not decide. The rule applies if all of them hold.
    pub when: Vec<Condition>,
    /// The exceptions that kind and country do not decide. The rule does not apply if one of them holds.
    pub unless: Vec<Condition>,
}

impl Asked {
    /// Returns why the field is asked for, for people: the rule's own words, or a sentence made of what it asks.
    pub fn reason(&self, suffix: Suffix, language: Language) -> String {
        let contact = Contact::default();
        let params = params(&self.rule, &Case::new(&contact, None, None));
        Wording::asked(&self.rule, suffix, self.is_certain()).text(
            language,
            self.rule.field,
            self.rule.roles,
            &params,
        )
    }

    /// Returns `true` if the rule only requires the field, in no words of its own. Then `required` says it all.
    /// The caller's own rules give their reasons.
    pub fn is_plain(&self) -> bool {
        let Rule { presence, demand, layer, .. } = &*self.rule;
        let is_bare = *presence == Presence::Required && demand.is_none() && self.is_certain();
        is_bare && *layer != Layer::Caller && self.rule.message().is_none()
    }

    /// Returns whether the rule applies whatever the contact's other values.
    pub fn is_certain(&self) -> bool {
        self.when.is_empty() && self.unless.is_empty()
    }

    /// Returns the conditions in words, or an empty text if there are no conditions: "if the contact is a company in Italy".
    /// Only English has names of countries, so the other languages show codes.
    pub fn condition(&self, language: Language) -> String {
        conditions::in_words(language, &self.when, &self.unless, LISTED)
    }
}

/// Returns the fields that a form asks for: every field with a rule, and the demands of its rules.
///
/// If the kind or the country of the contact is unknown, rules that depend on it have a condition. The rules
/// are those of [`super::report::check`]: the answer includes each field that it may report. It includes a mobile or
/// fax number, or a number of a company, a taxpayer or a person, only if a rule asks for one.
///
/// # Errors
///
/// If the association has no role, its domain has no known suffix, or its provider is unknown.
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
    let provider = association.known_provider()?;
    let suffix = crate::rules::suffix(&association.domain)?;
    crate::rules::are_here(suffix, provider)?;
    let contact =
        Contact { kind, country: country.map(|code| code.as_str().to_owned()), ..Contact::default() };
    let known = Known { kind, country, roles: association.roles, case: &Case::new(&contact, None, None) };
    let replacing: Vec<_> = replacing(suffix, association, None).collect();
    let in_force: Vec<RuleHandle> = handles(suffix, association, None)
        .filter(|rule| rule.is_asked(association) && !rule.is_of_check_digit())
        .filter(|rule| !is_replaced_by(replacing.iter().copied(), rule, suffix, association, None))
        .collect();
    let asked = without_weaker(in_force.iter().filter_map(|rule| known.asked(rule)).collect());
    // No form needs to ask for a field because a value of it would have a form.
    let (about_form, counting): (Vec<Asked>, Vec<Asked>) = asked
        .into_iter()
        .partition(|asked| asked.rule.layer == Layer::Country && asked.rule.presence == Presence::Optional);
    let offered = Offered { known, association, rules: &in_force };
    let mut not_eligible: Vec<Refusal> =
        counting.iter().filter_map(|asked| known.refused(asked, association, suffix)).collect();
    let [kinds, countries] = [Field::KIND, Field::COUNTRY].map(|field| {
        let (values, refusing) = offered.places(field).unzip();
        let is_said = not_eligible.iter().any(|refusal| refusal.rule.field == field);
        let refusing = refusing.flatten().filter(|_| !is_said);
        not_eligible.extend(refusing.and_then(|rule| known.refusal(&rule, association, suffix)));
        values
    });
    let choices = Choices::of(&counting);
    let mut fields: SortedMap<Field, Vec<Asked>> = SortedMap::new();
    let mut ask = |field: Field, asked: Option<_>| match fields.get_mut(&field) {
        Some(known) => known.extend(asked),
        None => drop(fields.insert(field, asked.into_iter().collect())),
    };
    for asked in counting {
        let is_settled = choices.settles(&asked);
        // Also ask for fields that decide about this one or may replace it, unless this field is required
        // anyway.
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
    if country.is_some_and(|country| {
        normalize::address::address_format(country).uses(normalize::address::Field::State)
    }) {
        ask(Field::SUBDIVISION, None);
    }
    for asked in about_form {
        if let Some(rules) = fields.get_mut(&asked.rule.field) {
            let place = rules.partition_point(|known| known.rule.layer <= Layer::Country);
            rules.insert(place, asked);
        }
    }
    let examples = example::together(&fields, &contact, suffix);
    let fields = fields.into_iter().zip(examples).filter(|((field, _), _)| !choices.hides(*field));
    let fields = fields
        .map(|((field, rules), example)| {
            let mut asked = choices.requirement(field, rules);
            asked.offered = match field {
                Field::KIND => Some(offered.kinds(kinds.as_ref())),
                Field::COUNTRY => countries.clone(),
                _ => offered.values(field, &asked.rules),
            };
            let list = asked.long_list(country);
            Requirement {
                example: example.map(|text| match list {
                    Some(list) => list.value_of(text),
                    None => asked.option_of(text),
                }),
                choices: list,
                ..asked
            }
        })
        .collect();
    let notes = suffix.notes().filter(|note| known.open(&note.when).is_some()).collect();
    Ok(Requirements { suffix, fields, notes, not_eligible })
}

/// The facts about the contact before it is filled in.
#[derive(Clone, Copy)]
struct Known<'a> {
    kind: Option<Kind>,
    country: Option<Country>,
    roles: Roles,
    /// A contact with nothing else.
    case: &'a Case<'a>,
}

impl Known<'_> {
    /// Returns the rule with its undecided conditions, or `None` if it cannot apply.
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
        let severity = if self.may_be_elsewhere(rule) { Severity::Warning } else { rule.severity };
        Some(Asked { rule: rule.clone(), severity, when, unless })
    }

    /// Returns whether the contact of another role may satisfy a rule.
    fn may_be_elsewhere(self, rule: &Rule) -> bool {
        rule.any_role && self.roles.and(rule.roles) != rule.roles
    }

    /// Returns the undecided conditions, or `None` if a condition does not hold.
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

    /// Returns whether a condition holds, or `None` if that is undecided.
    fn decides(self, condition: &Condition) -> Option<bool> {
        let is_known = match condition.field() {
            Field::KIND => self.kind.is_some(),
            Field::COUNTRY => self.country.is_some(),
            _ => false,
        };
        is_known.then(|| self.case.holds(std::slice::from_ref(condition)))
    }

    /// Returns the refusal of the given kind or country by a rule.
    fn refused(self, asked: &Asked, association: &Association, suffix: Suffix) -> Option<Refusal> {
        let is_given = match asked.rule.field {
            Field::KIND => self.kind.is_some(),
            Field::COUNTRY => self.country.is_some(),
            _ => false,
        };
        if !is_given || !asked.is_certain() || asked.severity != Severity::Error {
            return None;
        }
        self.refusal(&asked.rule, association, suffix)
    }

    /// Returns the refusal of what is known by a rule.
    fn refusal(self, rule: &RuleHandle, association: &Association, suffix: Suffix) -> Option<Refusal> {
        let case = Case::new(self.case.contact, association.today, None);
        let code = broken(rule, &case)?;
        let wording = Wording::of(code, Severity::Error, rule, suffix);
        Some(Refusal { rule: rule.clone(), wording, params: params(rule, &case) })
    }
}

impl Requirement {
    /// Returns the rule that explains best why the field is asked for: first one that demands a value, or none, then one
    /// that always applies, then an error. A rule that only checks what is filled in explains nothing, unless it names the form.
    pub fn deciding(&self) -> Option<&Asked> {
        let explains = |asked: &&Asked| {
            let rule = &asked.rule;
            let says = match &rule.demand {
                Some(Demand::Pattern(_) | Demand::FirstLine(_)) => !rule.example().is_empty(),
                Some(Demand::MinimumAge(_) | Demand::SameAsOwner) => true,
                _ => false,
            };
            let is_about_number = matches!(rule.demand, Some(Demand::Identifier(_)));
            rule.presence != Presence::Optional || says || (rule.message().is_some() && !is_about_number)
        };
        self.rules.iter().filter(explains).min_by_key(|asked| {
            (asked.rule.presence == Presence::Optional, !asked.is_certain(), asked.rule.severity)
        })
    }

    /// Returns the rules that apply whatever the contact's other values.
    pub fn certain(&self) -> impl Iterator<Item = &Rule> {
        self.rules.iter().filter(|asked| asked.is_certain()).map(|asked| &*asked.rule)
    }
}
