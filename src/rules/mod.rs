//! The rule language: what a rule is. The rules themselves are data, in `data/rules/`.

mod association;
mod book;
mod evaluate;
mod file;
mod note;
mod object;
mod place;
mod provider;
mod roles;
mod suffix;
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
pub use book::{RuleBook, RuleHandle};
pub(crate) use evaluate::{Case, broken, doubt};
pub use note::{Note, Topic};
pub(crate) use provider::title;
pub use roles::{TakenRoles, roles};
pub use suffix::{Basis, Suffix, suffix};
pub(crate) use table::DATA_VERSION;
pub(crate) use texts::Texts;
pub use values::label;
pub use verification::{Consequence, Verification};

pub use crate::base::{Claim, Verifier};

/// How sure a rule is, judged by its sources.
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

/// Whether a field must be there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Presence {
    /// It must be filled in.
    Required,
    /// It may be; the demand holds where it is.
    Optional,
    /// It must be left empty.
    Forbidden,
}

words!(Confidence, "confidence", "confidence": High "high", Medium "medium", Low "low");
words!(Presence, "presence", "presence": Required "required", Optional "optional", Forbidden "forbidden");

/// One sourced demand of a registry, a provider, a country or the caller.
#[derive(Clone)]
#[non_exhaustive]
pub struct Rule {
    pub(crate) texts: Texts,
    /// Where it comes from.
    pub layer: Layer,
    /// The provider that it belongs to, in the provider layer.
    pub provider: Option<Cow<'static, str>>,
    /// The roles that it concerns.
    pub roles: Roles,
    /// Is true if it is enough that the contact of one of the roles keeps it.
    pub any_role: bool,
    /// The operations that it concerns, one bit each in the order of [`Operation::ALL`].
    pub(crate) operations: u8,
    /// The kinds of contact for which `when` leaves room, one bit each in the order of [`Kind::ALL`].
    pub(crate) kinds: u8,
    /// All of them must hold for the rule to apply.
    pub when: Cow<'static, [Condition]>,
    /// Where one of them holds the rule does not apply.
    pub unless: Cow<'static, [Condition]>,
    /// The field that it is about.
    pub field: Field,
    /// Fields that do as well where the field is required.
    pub alternatives: Cow<'static, [Field]>,
    /// The presence: if the field must, may or may not be there.
    pub presence: Presence,
    /// What the value must be, where it is there.
    pub demand: Option<Demand>,
    /// The code of a violation of the demand, where it is not the demand's own.
    pub code: Option<Code>,
    /// How bad a violation is.
    pub severity: Severity,
    /// How sure the rule is.
    pub confidence: Confidence,
    /// Rules of earlier layers that this one replaces.
    pub replaces: Values,
}

/// Something about the contact that decides whether a rule applies.
#[derive(Clone, Debug)]
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
    /// Returns the field that it looks at.
    pub fn field(&self) -> Field {
        match self {
            Self::Kind(_) => Field::KIND,
            Self::In(field, _) | Self::NotIn(field, _) | Self::Absent(field) | Self::Present(field) => *field,
        }
    }
}

/// The kinds of contact for which conditions leave room.
pub(crate) fn kinds(conditions: &[Condition]) -> u8 {
    conditions.iter().fold(EVERY_KIND, |all, condition| match condition {
        Condition::Kind(kinds) => all & kinds.0,
        _ => all,
    })
}

const EVERY_KIND: u8 = (1 << Kind::ALL.len()) - 1;

/// What the value of a field must be.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum Demand {
    /// At least and at most so many units.
    Length(u16, u16, LengthUnit),
    /// The whole value matches.
    Pattern(RulePattern),
    /// The value is one of these.
    OneOf(Values),
    /// The value is valid as what the field's type says: a country, a phone number, …
    Valid,
    /// The value is a day, written `YYYY-MM-DD`.
    Date,
    /// The value is a day at least so many years ago.
    MinimumAge(u8),
    /// The value is a valid identifier of one of these kinds.
    Identifier(Values),
    /// The value is what the owner's contact holds.
    SameAsOwner,
}

/// A pattern of a rule: its text, for people and forms, and what it was compiled into.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct RulePattern {
    /// The text, as the rule's file has it.
    pub text: Cow<'static, str>,
    /// What [`registrant_pattern::compile()`] made of it.
    pub code: Cow<'static, [u8]>,
}

impl RulePattern {
    /// Tells if the pattern matches.
    pub fn is_match(&self, text: &str) -> bool {
        Pattern::new(&self.code).is_match(text)
    }
}

/// The operations of a rule that names none: all of them.
pub(crate) const EVERY_OPERATION: u8 = (1 << Operation::ALL.len()) - 1;

impl Rule {
    /// Returns the operations that it concerns.
    pub fn operations(&self) -> impl Iterator<Item = Operation> + use<> {
        let bits = self.operations;
        Operation::ALL.into_iter().filter(move |operation| bits & (1 << *operation as u8) != 0)
    }

    /// Whether it is asked for an association, of whatever contact of a schema.
    ///
    /// A provider's rule may name one of its schemas instead, where only documents of that one are concerned.
    pub(crate) fn concerns(&self, association: &Association, schema: Option<&str>) -> bool {
        self.is_asked(association) && self.is_at(association.provider_of_rules(), schema)
    }

    fn is_at(&self, provider: Option<&str>, schema: Option<&str>) -> bool {
        self.provider.as_deref().is_none_or(|named| {
            provider == Some(named)
                || (schema == Some(named) && provider.is_some_and(|p| is_schema_of(named, p)))
        })
    }

    /// Whether it is asked of the roles and in the operation of an association.
    pub(crate) fn is_asked(&self, association: &Association) -> bool {
        !self.roles.and(association.roles).is_empty()
            && self.operations & (1 << association.operation as u8) != 0
    }

    /// Whether its conditions leave room for contacts of a kind.
    pub(crate) fn may_concern(&self, kind: Kind) -> bool {
        self.kinds & kind.bit() != 0
    }

    /// Whether every contact keeps it whose field holds a valid value.
    pub(crate) fn asks_no_more_than_valid(&self) -> bool {
        self.presence != Presence::Forbidden && matches!(self.demand, None | Some(Demand::Valid))
    }
}

/// The rules that are built in for the domains of a suffix at a provider, the lowest layer first.
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

/// The caller's own rules for the domains of a suffix at a provider.
pub(crate) fn callers<'a>(
    suffix: Suffix,
    association: &'a Association,
    provider: Option<&'a str>,
    schema: Option<&'a str>,
) -> impl Iterator<Item = &'a Rule> {
    let own = association.rules.iter().flat_map(move |book| book.of(suffix));
    own.filter(move |rule| rule.is_at(provider, schema))
}

/// [`in_force`], of rules that can be stored.
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

/// Every rule that may count for the domains of a suffix, the lowest layer first.
pub(crate) fn in_force<'a>(
    suffix: Suffix,
    association: &'a Association,
    schema: Option<&'a str>,
) -> impl Iterator<Item = &'a Rule> {
    in_force_at(suffix, association, association.provider_of_rules(), schema)
}

/// [`in_force`] at a provider that was looked up.
pub(crate) fn in_force_at<'a>(
    suffix: Suffix,
    association: &'a Association,
    provider: Option<&'a str>,
    schema: Option<&'a str>,
) -> impl Iterator<Item = &'a Rule> {
    let built_in = built_in(suffix, provider, schema).map(|rule| -> &'a Rule { rule });
    built_in.chain(callers(suffix, association, provider, schema))
}

/// Whether a schema is one of a provider.
fn is_schema_of(schema: &str, provider: &str) -> bool {
    schemas::named(schema).is_some_and(|schema| schema.provider == provider)
}
