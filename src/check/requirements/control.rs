//! The HTML control of a required field: its values, lengths and pattern.

use super::Requirement;
use crate::base::{Severity, Values, words};
use crate::check::choices::{Choice, ChoiceList, sorted};
use crate::contact::{Country, FieldType, Kind};
use crate::language::Language;
use crate::normalize::address::LengthUnit;
use crate::rules::{Demand, Presence, label, label_in};

impl Requirement {
    /// Returns the values that a form offers, each with its meaning: all that no error certainly refuses, and no warning about the
    /// given kind of contact. Returns `None` if rules list none.
    pub fn one_of(&self) -> Option<Vec<(&str, Option<&'static str>)>> {
        let offered = self.offered.as_ref()?;
        Some(offered.iter().map(|value| (value, label(self.field, value))).collect())
    }

    /// Returns the least and the greatest length that no error refuses, and their unit. Of limits in several units, it returns the
    /// lowest one.
    pub fn length(&self) -> Option<(u16, u16, LengthUnit)> {
        let is_open = self.presence != Presence::Forbidden;
        let refusing = self.certain().filter(|rule| is_open && rule.severity == Severity::Error);
        let lengths = refusing.filter_map(|rule| match &rule.demand {
            Some(Demand::Length(least, most, unit)) => Some((*least, *most, *unit)),
            _ => None,
        });
        lengths.reduce(|a, b| match a.2 == b.2 {
            true => (a.0.max(b.0), a.1.min(b.1), a.2),
            false => std::cmp::min_by_key(a, b, |length| length.1),
        })
    }

    /// Returns the kinds of identifier that the field accepts.
    pub fn identifiers(&self) -> Option<&Values> {
        self.certain().find_map(|rule| match &rule.demand {
            Some(Demand::Identifier(kinds)) => Some(kinds),
            _ => None,
        })
    }

    /// Returns the minimum age in years, for a date of birth.
    pub fn minimum_age(&self) -> Option<u8> {
        self.certain()
            .filter_map(|rule| match rule.demand {
                Some(Demand::MinimumAge(years)) => Some(years),
                _ => None,
            })
            .max()
    }

    /// Returns the HTML control for the field.
    pub fn input(&self) -> Input {
        match self.field.kind() {
            FieldType::Flag => Input::Checkbox,
            FieldType::Kind | FieldType::Country => Input::Select,
            _ if self.choices.is_some() || self.one_of().is_some() => Input::Select,
            FieldType::Lines => Input::Textarea,
            FieldType::Phone => Input::Tel,
            FieldType::Email => Input::Email,
            FieldType::Date => Input::Date,
            _ => Input::Text,
        }
    }

    /// Returns the options of a select, sorted by label. `None` if it isn't a select, or if its options are the list in
    /// `choices`.
    pub fn options(&self, language: Language) -> Option<Vec<Choice>> {
        if self.input() != Input::Select || self.choices.is_some() {
            return None;
        }
        let mut values = self.one_of().unwrap_or_default();
        // A registry may know two codes with the same meaning. People choose between meanings.
        let mut meanings = Vec::new();
        values.retain(|(_, meaning)| {
            let is_new = meaning.is_none() || !meanings.contains(meaning);
            meanings.push(*meaning);
            is_new
        });
        let names = values.into_iter().map(|(value, _)| {
            let general = || match self.field.kind() {
                FieldType::Kind => Kind::named(value).map(|kind| kind.label(language)),
                FieldType::Country => Country::new(value).and_then(Country::name),
                _ => None,
            };
            (value, label_in(self.field, value, language).or_else(general))
        });
        Some(sorted(&mut { names }))
    }

    /// Returns the first option with the meaning of a value, or the value itself.
    pub(super) fn option_of(&self, value: String) -> String {
        let all = self.one_of().unwrap_or_default();
        let meaning = all.iter().find(|(known, _)| *known == value).and_then(|(_, meaning)| *meaning);
        let first = all.iter().find(|(_, other)| meaning.is_some() && *other == meaning);
        first.map(|(first, _)| (*first).to_owned()).unwrap_or(value)
    }

    /// Returns the long list of options that a field has if no rule narrows it: the countries, or the subdivisions of a country
    /// whose addresses need one.
    pub(super) fn long_list(&self, country: Option<Country>) -> Option<ChoiceList> {
        if self.one_of().is_some() {
            return None;
        }
        let list = match self.field.kind() {
            FieldType::Country => ChoiceList::Countries,
            FieldType::Subdivision if self.presence == Presence::Required => {
                ChoiceList::Subdivisions(country?)
            }
            _ => return None,
        };
        Some(list).filter(|list| list.is_known())
    }
}

/// An HTML control: a type of `<input>`, `<select>` or `<textarea>`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Input {
    /// `<input type="text">`.
    Text,
    /// `<input type="email">`.
    Email,
    /// `<input type="tel">`.
    Tel,
    /// `<input type="date">`.
    Date,
    /// `<input type="checkbox">`.
    Checkbox,
    /// `<select>`.
    Select,
    /// `<textarea>`.
    Textarea,
}

words!(Input, "control", "input": Text "text", Email "email", Tel "tel", Date "date", Checkbox "checkbox", Select "select", Textarea "textarea");
