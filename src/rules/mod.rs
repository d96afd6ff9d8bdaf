//! The rule language. The rules themselves are data, in `data/rules/`.

mod association;
mod basis;
mod book;
mod evaluate;
mod explanations;
mod file;
mod note;
mod object;
mod place;
mod provider;
mod roles;
mod stock;
mod suffix;
#[cfg(feature = "all-rules")]
pub(crate) mod table;
mod texts;
mod values;
mod verification;

use std::borrow::Cow;

use registrant_pattern::Pattern;

use crate::base::{Code, Layer, Operation, Roles, Severity, Values, schemas, words};
use crate::contact::{Field, Kind, Kinds};
use crate::normalize::address::LengthUnit;

pub use association::Association;
pub use basis::{Basis, Review};
pub use book::{RuleBook, RuleHandle};
pub(crate) use evaluate::{Case, broken, day_problem, doubt, line_at_fault};
pub(crate) use explanations::{keep_explanations, keep_sentences};
pub(crate) use note::SaidNote;
pub use note::{Note, Topic};
pub(crate) use provider::title;
pub use roles::{TakenRoles, roles};
#[cfg(test)]
pub(crate) use stock::PROVIDERS;
pub(crate) use stock::{DATA_VERSION, are_here, keep_rules};
pub use suffix::{Suffix, suffix, suffix_of_name};
pub(crate) use texts::{Message, Texts};
pub use values::label;
pub(crate) use values::{label_in, labelled_values};
pub use verification::{Consequence, Verification};

pub use crate::base::{Claim, Verifier};

/// The confidence in a rule, based on its sources.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Confidence {
    /// Sources agree, or the registry itself says so.
    High,
    /// A good source, or several that differ in detail.
    Medium,
    /// One weak source; such a rule is at most a warning.
    Low,
}

/// The presence that a rule demands of a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Presence {
    /// The field must be filled in.
    Required,
    /// The field may be filled in. The demand applies if it is.
    Optional,
    /// The field must be empty.
    Forbidden,
}

words!(Confidence, "confidence", "confidence": High "high", Medium "medium", Low "low");
words!(Presence, "presence", "presence": Required "required", Optional "optional", Forbidden "forbidden");

/// A demand of a registry, a provider, a country or the caller, with its source.
#[derive(Clone)]
#[non_exhaustive]
pub struct Rule {
    pub(crate) texts: Texts,
    /// The rule's layer.
    pub layer: Layer,
    /// The provider that the rule belongs to, in the provider layer.
    pub provider: Option<Cow<'static, str>>,
    /// The roles that the rule applies to.
    pub roles: Roles,
    /// `true` if it is enough that the contact of one of the roles complies.
    pub any_role: bool,
    /// The operations that the rule applies to, one bit each in the order of [`Operation::ALL`].
    pub(crate) operations: u8,
    /// The kinds of contact that `when` allows, one bit each in the order of [`Kind::ALL`].
    pub(crate) kinds: u8,
    /// The conditions of the rule. All must hold for the rule to apply.
    pub when: Cow<'static, [Condition]>,
    /// The exceptions of the rule. It does not apply if one of them holds.
    pub unless: Cow<'static, [Condition]>,
    /// The field that the rule is about.
    pub field: Field,
    /// Fields that satisfy the rule instead of `field` if it is required.
    pub alternatives: Cow<'static, [Field]>,
    /// The presence: required, optional or forbidden.
    pub presence: Presence,
    /// The demand on the value, if it is present.
    pub demand: Option<Demand>,
    /// The code of a violation of the demand, if it differs from the demand's own.
    pub code: Option<Code>,
    /// The severity of a violation.
    pub severity: Severity,
    /// The confidence in the rule.
    pub confidence: Confidence,
    /// The rules of earlier layers that this one replaces.
    pub replaces: Values,
}

/// A condition on the contact that decides whether a rule applies.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Condition {
    /// The contact's kind is one of these.
    Kind(Kinds),
    /// The field has one of these values.
    In(Field, Values),
    /// The field is set and has none of these values.
    NotIn(Field, Values),
    /// The field is not set.
    Absent(Field),
    /// The field is set.
    Present(Field),
}

impl Condition {
    /// Returns the field of the condition.
    pub fn field(&self) -> Field {
        match self {
            Self::Kind(_) => Field::KIND,
            Self::In(field, _) | Self::NotIn(field, _) | Self::Absent(field) | Self::Present(field) => *field,
        }
    }
}

/// Returns the kinds of contact that the conditions allow.
pub(crate) fn kinds(conditions: &[Condition]) -> u8 {
    conditions.iter().fold(EVERY_KIND, |all, condition| match condition {
        Condition::Kind(kinds) => all & kinds.0,
        _ => all,
    })
}

const EVERY_KIND: u8 = (1 << Kind::ALL.len()) - 1;

/// A demand on the value of a field.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum Demand {
    /// The value has at least and at most these numbers of units.
    Length(u16, u16, LengthUnit),
    /// The whole value matches. In a street, each line does.
    Pattern(RulePattern),
    /// The first line of a street matches.
    FirstLine(RulePattern),
    /// The value is one of these.
    OneOf(Values),
    /// The value is valid for the field's type: a country, a phone number, …
    Valid,
    /// The value is a day in the form `YYYY-MM-DD`.
    Date,
    /// The value is a day at least this number of years ago.
    MinimumAge(u8),
    /// The value is a valid identifier of one of these kinds.
    Identifier(Values),
    /// The value equals that of the owner's contact.
    SameAsOwner,
    /// The value is not a post-office box or similar.
    NoPoBox,
}

/// A pattern of a rule: its text, for people and forms, and its compiled code.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct RulePattern {
    /// The text in the rule's file.
    pub text: Cow<'static, str>,
    /// The output of [`registrant_pattern::compile()`] for it.
    pub code: Cow<'static, [u8]>,
}

/// The longest text that a pattern can match, in bytes: twice the 255 characters that EPP allows, of four bytes each.
const LONGEST_MATCHED: usize = 2_048;

impl RulePattern {
    /// Returns whether the pattern matches. A text of more than 2,048 bytes matches none.
    pub fn is_match(&self, text: &str) -> bool {
        text.len() <= LONGEST_MATCHED && Pattern::new(&self.code).is_match(text)
    }
}

/// The operations of a rule that names none: all of them.
pub(crate) const EVERY_OPERATION: u8 = (1 << Operation::ALL.len()) - 1;

impl Rule {
    /// Returns the operations that the rule applies to.
    pub fn operations(&self) -> impl Iterator<Item = Operation> + use<> {
        let bits = self.operations;
        Operation::ALL.into_iter().filter(move |operation| bits & (1 << *operation as u8) != 0)
    }

    /// Returns whether the rule applies to this association and schema.
    ///
    /// A provider's rule may name a schema instead of the provider. It then applies only to documents of that
    /// schema.
    pub(crate) fn concerns(&self, association: &Association, schema: Option<&str>) -> bool {
        self.is_asked(association) && self.is_at(association.provider_of_rules(), schema)
    }

    fn is_at(&self, provider: Option<&str>, schema: Option<&str>) -> bool {
        self.provider.as_deref().is_none_or(|named| {
            provider == Some(named)
                || (schema == Some(named) && provider.is_some_and(|p| is_schema_of(named, p)))
        })
    }

    /// Returns whether the rule applies to the roles, the operation and the day of an association.
    pub(crate) fn is_asked(&self, association: &Association) -> bool {
        !self.roles.and(association.roles).is_empty()
            && self.operations & (1 << association.operation as u8) != 0
            && self.is_in_force(association)
    }

    /// Returns whether the rule counts on the association's day: from `from` on, and before `until`.
    pub(crate) fn is_in_force(&self, association: &Association) -> bool {
        self.from().is_none_or(|from| association.day() >= Some(from)) && !self.is_over(association)
    }

    /// Returns whether the rule has ended.
    pub(crate) fn is_over(&self, association: &Association) -> bool {
        self.until().is_some_and(|until| association.day() >= Some(until))
    }

    /// Returns whether the rule's conditions allow contacts of a kind.
    pub(crate) fn may_concern(&self, kind: Kind) -> bool {
        self.kinds & kind.bit() != 0
    }

    /// Returns whether the rule only doubts a number with a wrong check digit, and asks for none.
    pub(crate) fn is_of_check_digit(&self) -> bool {
        self.layer == Layer::Country && self.field.identifiers().is_some()
    }

    /// Returns whether a valid value in the rule's field is enough to comply.
    pub(crate) fn asks_no_more_than_valid(&self) -> bool {
        self.presence != Presence::Forbidden && matches!(self.demand, None | Some(Demand::Valid))
    }
}

/// Returns the built-in rules for a suffix and a provider, the lowest layer first.
pub(crate) fn built_in<'a>(
    suffix: Suffix,
    provider: Option<&'a str>,
    schema: Option<&'a str>,
) -> impl Iterator<Item = &'static Rule> + use<'a> {
    let schema = schema
        .filter(|name| provider.is_some_and(|provider| provider != *name && is_schema_of(name, provider)));
    let of_provider = provider.into_iter().chain(schema).flat_map(move |name| suffix.provider_rules(name));
    suffix.rules().chain(of_provider)
}

/// Returns the caller's own rules for a suffix and a provider.
pub(crate) fn callers<'a>(
    suffix: Suffix,
    association: &'a Association,
    provider: Option<&'a str>,
    schema: Option<&'a str>,
) -> impl Iterator<Item = &'a Rule> {
    let own = association.rules.iter().flat_map(move |book| book.of(suffix));
    own.filter(move |rule| rule.is_at(provider, schema))
}

/// Returns the caller's own rules that replace the rule with an id.
pub(crate) fn replacing<'a>(
    id: &str,
    suffix: Suffix,
    association: &'a Association,
    schema: Option<&str>,
) -> impl Iterator<Item = &'a Rule> {
    let provider = association.provider_of_rules();
    let own = association.rules.iter().flat_map(move |book| book.replacing(id, suffix));
    own.filter(move |rule| rule.is_at(provider, schema) && rule.is_in_force(association))
}

/// Returns the same rules as [`in_force`], as handles that can be stored.
pub(crate) fn handles<'a>(
    suffix: Suffix,
    association: &'a Association,
    schema: Option<&'a str>,
) -> impl Iterator<Item = RuleHandle> {
    let provider = association.provider_of_rules();
    let own = association.rules.iter().flat_map(move |book| book.handles(suffix));
    let own = own.filter(move |rule| rule.is_at(provider, schema));
    built_in(suffix, provider, schema).map(RuleHandle::from).chain(own)
}

/// Returns every rule that may apply to the domains of a suffix, the lowest layer first.
pub(crate) fn in_force<'a>(
    suffix: Suffix,
    association: &'a Association,
    schema: Option<&'a str>,
) -> impl Iterator<Item = &'a Rule> {
    in_force_at(suffix, association, association.provider_of_rules(), schema)
}

/// Returns the same rules as [`in_force`] for a provider that was already looked up.
pub(crate) fn in_force_at<'a>(
    suffix: Suffix,
    association: &'a Association,
    provider: Option<&'a str>,
    schema: Option<&'a str>,
) -> impl Iterator<Item = &'a Rule> {
    let built_in = built_in(suffix, provider, schema).map(|rule| -> &'a Rule { rule });
    built_in.chain(callers(suffix, association, provider, schema))
}

/// Returns whether a schema belongs to a provider.
fn is_schema_of(schema: &str, provider: &str) -> bool {
    schemas::named(schema).is_some_and(|schema| schema.provider == provider)
}
