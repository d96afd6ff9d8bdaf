//! The presence that the rules demand of a field: always, under conditions, or of one of several fields.

use super::{Asked, LISTED, Requirement};
use crate::base::{Layer, Severity};
use crate::check::conditions;
use crate::contact::{Contact, Field};
use crate::language::Language;
use crate::rules::{Case, Condition, Presence, RuleHandle};

/// A demand for a field, or for an empty field, that depends on the contact's other values.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Conditional {
    /// The rule.
    pub rule: RuleHandle,
    /// The severity of a breach.
    pub severity: Severity,
    /// The conditions. All of them must hold; one is that no alternative of the rule is filled in.
    pub when: Vec<Condition>,
    /// The exceptions. The demand does not apply if one of them holds.
    pub unless: Vec<Condition>,
}

impl Conditional {
    fn of(asked: &Asked) -> Self {
        let alternatives = asked.rule.alternatives.iter().map(|field| Condition::Absent(*field));
        let when = asked.when.iter().cloned().chain(alternatives).collect();
        Self { rule: asked.rule.clone(), severity: asked.severity, when, unless: asked.unless.clone() }
    }

    /// Returns whether the demand applies to a normalized contact.
    pub fn holds(&self, contact: &Contact) -> bool {
        self.holds_in(&Case::new(contact, None, None))
    }

    fn holds_in(&self, case: &Case) -> bool {
        let is_excepted = |condition: &Condition| case.holds(std::slice::from_ref(condition));
        case.holds(&self.when) && !self.unless.iter().any(is_excepted)
    }

    /// Returns the conditions in words: "if the contact is a company in Italy". Only English has names of countries, so the
    /// other languages show codes.
    pub fn condition(&self, language: Language) -> String {
        conditions::in_words(language, &self.when, &self.unless, LISTED)
    }
}

impl Requirement {
    /// Returns the conditions under which the field must be filled in (or must be empty), besides what `presence` says.
    pub fn conditional(&self, presence: Presence) -> impl Iterator<Item = Conditional> {
        let is_said = move |severity| {
            self.presence == presence && self.severity.is_some_and(|said: Severity| said <= severity)
        };
        let of_presence = self.rules.iter().filter(move |asked| asked.rule.presence == presence);
        let all = of_presence.filter(move |asked| !is_said(asked.severity)).map(Conditional::of);
        all.filter(|one| !(one.when.is_empty() && one.unless.is_empty()))
    }

    /// Returns the presence that the rules demand beside a normalized contact's other values, and the severity of a breach. The
    /// kind and the country must be those that the requirements were asked for.
    ///
    /// ```
    /// # fn main() -> Result<(), registrant::Error> {
    /// use registrant::check::requirements;
    /// use registrant::contact::{Contact, Field, Kind};
    /// use registrant::rules::Presence;
    /// use registrant::{Association, Role};
    ///
    /// let asked = requirements(&Association::new("example.it").role(Role::Owner), Some(Kind::Company), None)?;
    /// let province = asked.fields.iter().find(|asked| asked.field == Field::SUBDIVISION).unwrap();
    /// let in_country = |code| province.presence_of(&Contact::new().kind(Kind::Company).with(Field::COUNTRY, code)).0;
    /// assert_eq!((in_country("IT"), in_country("FR")), (Presence::Required, Presence::Optional));
    /// # Ok(())
    /// # }
    /// ```
    pub fn presence_of(&self, contact: &Contact) -> (Presence, Option<Severity>) {
        let case = Case::new(contact, None, None);
        let is_replaced =
            self.presence == Presence::Required && self.instead.iter().any(|field| contact.has(*field));
        let always = self.severity.filter(|_| self.presence != Presence::Optional && !is_replaced);
        let mut strictest = always.map(|severity| (severity, self.presence));
        for presence in [Presence::Forbidden, Presence::Required] {
            for one in self.conditional(presence).filter(|one| one.holds_in(&case)) {
                if strictest.is_none_or(|(severity, _)| one.severity < severity) {
                    strictest = Some((one.severity, presence));
                }
            }
        }
        strictest.map_or((Presence::Optional, None), |(severity, presence)| (presence, Some(severity)))
    }
}

/// A demand for one of several fields that depends on nothing else.
pub(super) struct Choice {
    severity: Severity,
    /// The fields that the form shows.
    fields: Vec<Field>,
    /// The other fields that also do.
    hidden: Vec<Field>,
}

impl Choice {
    /// Returns the choice that a rule leaves. "Required if another field is empty" is one, too.
    fn of(asked: &Asked, hidden: Option<Field>) -> Option<Self> {
        if asked.rule.presence != Presence::Required || !asked.unless.is_empty() {
            return None;
        }
        let mut all = vec![asked.rule.field];
        all.extend(asked.rule.alternatives.iter());
        for condition in &asked.when {
            match condition {
                Condition::Absent(field) if all.contains(field) => {}
                Condition::Absent(field) => all.push(*field),
                _ => return None,
            }
        }
        let (hidden, fields) = all.into_iter().partition(|field| Some(*field) == hidden);
        Some(Self { severity: asked.severity, fields, hidden })
    }

    /// Returns the only field of the choice.
    fn only(&self) -> Option<Field> {
        if let [field] = self.fields[..] { Some(field) } else { None }
    }
}

/// The demands for one of several fields, without those that another demand always satisfies.
pub(super) struct Choices {
    hidden: Option<Field>,
    open: Vec<Choice>,
    /// The fields that are always required, whose values satisfy other demands.
    required: Vec<Field>,
}

impl Choices {
    /// Collects the choices that rules leave.
    pub fn of(all: &[Asked]) -> Self {
        let hidden = Some(Field::FULL_NAME).filter(|field| is_hidden(*field, all));
        let choices: Vec<Choice> = all.iter().filter_map(|asked| Choice::of(asked, hidden)).collect();
        let required = choices.iter().filter(|choice| choice.severity == Severity::Error);
        let mut required: Vec<Field> = required.filter_map(Choice::only).collect();
        required.sort_unstable();
        required.dedup();
        let open = choices.into_iter().filter(|choice| {
            choice.only().is_some() || !choice.fields.iter().any(|field| required.contains(field))
        });
        Self { hidden, open: open.collect(), required }
    }

    /// Returns whether a form leaves a field out.
    pub fn hides(&self, field: Field) -> bool {
        self.hidden == Some(field)
    }

    /// Returns whether a field that is always required also satisfies a rule. Then no other field needs to.
    pub fn settles(&self, asked: &Asked) -> bool {
        let is_required = |field: &Field| self.required.contains(field);
        let is_absent = |one: &Condition| matches!(one, Condition::Absent(field) if is_required(field));
        let Asked { rule, when, .. } = asked;
        rule.presence == Presence::Required
            && (is_required(&rule.field)
                || rule.alternatives.iter().any(is_required)
                || when.iter().any(is_absent))
    }

    /// Returns the requirement for a field, without its example.
    pub fn requirement(&self, field: Field, rules: Vec<Asked>) -> Requirement {
        let is_forbidden = |asked: &&Asked| asked.is_certain() && asked.rule.presence == Presence::Forbidden;
        let forbidden = rules.iter().filter(is_forbidden).map(|asked| asked.severity).min();
        let of_field = || self.open.iter().filter(|choice| choice.fields.contains(&field));
        let only = of_field().filter(|choice| choice.only().is_some()).min_by_key(|choice| choice.severity);
        let any = of_field().filter(|choice| choice.only().is_none()).min_by_key(|choice| choice.severity);
        let mut out = Requirement {
            field,
            presence: Presence::Optional,
            severity: None,
            rules,
            any_of: Vec::new(),
            instead: Vec::new(),
            offered: None,
            choices: None,
            example: None,
        };
        // Errors come before warnings, and "must be empty" before "required".
        if let Some(severity) =
            forbidden.filter(|severity| only.is_none_or(|only| *severity <= only.severity))
        {
            (out.presence, out.severity) = (Presence::Forbidden, Some(severity));
        } else if let Some(only) = only {
            (out.presence, out.severity) = (Presence::Required, Some(only.severity));
            out.instead.clone_from(&only.hidden);
        }
        if let Some(any) = any.filter(|any| out.severity.is_none_or(|severity| any.severity < severity)) {
            out.any_of.clone_from(&any.fields);
            if out.presence == Presence::Optional {
                out.severity = Some(any.severity);
                out.instead.clone_from(&any.hidden);
            }
        }
        out
    }
}

/// Returns whether a form leaves out the full name: it asks for its parts, and no rule wants the whole.
fn is_hidden(name: Field, all: &[Asked]) -> bool {
    let is_wanted = |asked: &Asked| {
        asked.rule.field == name
            && (asked.rule.presence == Presence::Required || asked.rule.layer == Layer::Caller)
    };
    let is_part = |asked: &Asked| [Field::GIVEN_NAME, Field::FAMILY_NAME].contains(&asked.rule.field);
    all.iter().any(is_part) && !all.iter().any(is_wanted)
}
