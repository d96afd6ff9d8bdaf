//! Rules as text. `cargo xtask codegen` writes those of every domain, `cargo xtask package` the pieces.
//!
//! A part ends with a form feed, a row with a line feed, a column with a tab. Every text of a rule is a part of the whole text.

use std::borrow::Cow::{Borrowed, Owned};

use super::super::texts::{Days, Texts};
use super::super::{
    Basis, Condition, Confidence, Consequence, Demand, Note, Presence, Rule, RulePattern, Topic, Verification,
};
use super::{Set, Span};
use crate::base::{Claim, Code, Layer, Roles, Severity, Values, Verifier, iso_day};
use crate::contact::{Field, Kinds};
use crate::normalize::address::LengthUnit;

/// The character for the byte 0 of a pattern's code. It separates nothing.
const ZERO: u32 = 0x100;

/// Rules, notes and verifications, by their indexes and numbers.
#[derive(Debug)]
pub(super) struct Stock {
    pub rules: Vec<Option<&'static Rule>>,
    pub notes: Vec<Option<&'static Note>>,
    pub verifications: Vec<Option<&'static Verification>>,
    pub ids: Vec<Option<&'static str>>,
    /// The day of the review of each rule.
    pub reviewed: Vec<Option<&'static str>>,
    pub days: Vec<(u16, Days)>,
    pub sets: Vec<Option<Set>>,
    /// The rules that each provider has for every suffix.
    pub general: Vec<(&'static str, &'static [Span])>,
    /// The labels of each field's values, with the number of the first one among the sentences of other languages.
    pub labels: Vec<(Field, u16, &'static str)>,
}

impl Stock {
    pub const EMPTY: Self = Self {
        rules: Vec::new(),
        notes: Vec::new(),
        verifications: Vec::new(),
        ids: Vec::new(),
        reviewed: Vec::new(),
        days: Vec::new(),
        sets: Vec::new(),
        general: Vec::new(),
        labels: Vec::new(),
    };

    #[cfg(not(feature = "all-rules"))]
    pub fn is_empty(&self) -> bool {
        self.rules.is_empty()
    }

    /// Adds a text, or returns `None` if it has another form. What is here already stays.
    pub fn add(&mut self, text: &'static str) -> Option<()> {
        let mut parts = text.split('\u{c}');
        let mut part = || parts.next();
        let mut lists = Vec::new();
        for row in part()?.lines() {
            lists.push(conditions(row)?);
        }
        for row in part()?.lines() {
            self.rule(row, &lists)?;
        }
        for row in part()?.lines() {
            self.note(row, &lists)?;
        }
        for row in part()?.lines() {
            self.verification(row)?;
        }
        for row in part()?.lines() {
            let mut columns = row.split('\t');
            let mut next = || columns.next().unwrap_or_default();
            let index = next().parse().ok()?;
            let basis = nth(&Basis::ALL, *next().as_bytes().first()?)?;
            let spans = [spans(next())?, spans(next())?, spans(next())?, spans(next())?];
            put(&mut self.sets, index, || Set { spans, basis, review: 0 });
        }
        for row in part()?.lines() {
            let (provider, rules) = row.split_once('\t').unwrap_or((row, ""));
            self.general.push((provider, spans(rules)?));
        }
        for block in part()?.split_terminator('\u{1e}') {
            let (field, rest) = block.split_once('\u{1f}')?;
            let (first, lines) = rest.split_once('\u{1f}')?;
            self.labels.push((Field::named(field)?, first.parse().ok()?, lines));
        }
        Some(())
    }

    fn rule(&mut self, row: &'static str, lists: &[&'static [Condition]]) -> Option<()> {
        let mut columns = row.split('\t');
        let mut next = || columns.next().unwrap_or_default();
        let number: u16 = next().parse().ok()?;
        if self.rules.get(usize::from(number)).copied().flatten().is_some() {
            return Some(());
        }
        let &[layer, roles, any_role, operations, kinds, presence, severity, confidence, code] =
            next().as_bytes().first_chunk()?;
        let field = Field::named(next())?;
        let demand = demand(next())?;
        let when = list(lists, next())?;
        let id = next();
        put(&mut self.ids, number.into(), || id);
        let unless = list(lists, next())?;
        let provider = Some(next()).filter(|name| !name.is_empty()).map(Borrowed);
        let mut alternatives = Vec::new();
        for name in next().split_terminator(',') {
            alternatives.push(Field::named(name)?);
        }
        let replaces = values(next());
        let days = (iso_day(next()), iso_day(next()));
        if days != (None, None) {
            self.days.push((number, days));
        }
        put(&mut self.reviewed, number.into(), next);
        let rule = Rule {
            texts: Texts::BuiltIn(number),
            layer: nth(&Layer::ALL, layer)?,
            provider,
            roles: Roles(flag(roles)),
            any_role: flag(any_role) != 0,
            operations: flag(operations),
            kinds: flag(kinds),
            when: Borrowed(when),
            unless: Borrowed(unless),
            field,
            alternatives: Owned(alternatives),
            presence: nth(&Presence::ALL, presence)?,
            demand,
            code: nth(&Code::ALL, code.wrapping_sub(1)),
            severity: nth(&Severity::ALL, severity)?,
            confidence: nth(&Confidence::ALL, confidence)?,
            replaces,
        };
        put(&mut self.rules, number.into(), || Box::leak(Box::new(rule)));
        Some(())
    }

    fn note(&mut self, row: &'static str, lists: &[&'static [Condition]]) -> Option<()> {
        let mut columns = row.split('\t');
        let mut next = || columns.next().unwrap_or_default();
        let number: u16 = next().parse().ok()?;
        let index = next().parse().ok()?;
        let id = next();
        put(&mut self.ids, number.into(), || id);
        let &[about, confidence] = next().as_bytes().first_chunk()?;
        let note = Note {
            number,
            about: nth(&Topic::ALL, about)?,
            when: Borrowed(list(lists, next())?),
            confidence: nth(&Confidence::ALL, confidence)?,
        };
        put(&mut self.notes, index, || Box::leak(Box::new(note)));
        Some(())
    }

    fn verification(&mut self, row: &'static str) -> Option<()> {
        let mut columns = row.split('\t');
        let mut next = || columns.next().unwrap_or_default();
        let number: u16 = next().parse().ok()?;
        let index = next().parse().ok()?;
        let id = next();
        put(&mut self.ids, number.into(), || id);
        let &[by, consequence, confidence] = next().as_bytes().first_chunk()?;
        let mut claims = Vec::new();
        for claim in next().bytes() {
            claims.push(nth(&Claim::ALL, claim)?);
        }
        let one = Verification {
            number,
            claims: claims.leak(),
            by: nth(&Verifier::ALL, by)?,
            days: next().parse().ok(),
            consequence: nth(&Consequence::ALL, consequence)?,
            since: Some(next()).filter(|day| !day.is_empty()),
            confidence: nth(&Confidence::ALL, confidence)?,
        };
        put(&mut self.verifications, index, || Box::leak(Box::new(one)));
        Some(())
    }
}

/// Puts a value at an index, unless there is one.
fn put<T>(all: &mut Vec<Option<T>>, index: usize, value: impl FnOnce() -> T) {
    if all.len() <= index {
        all.resize_with(index + 1, || None);
    }
    if let Some(place) = all.get_mut(index) {
        place.get_or_insert_with(value);
    }
}

fn flag(byte: u8) -> u8 {
    byte.wrapping_sub(b'0')
}

fn nth<T: Copy>(all: &[T], byte: u8) -> Option<T> {
    all.get(usize::from(flag(byte))).copied()
}

/// Returns the list of conditions of a number, or none without one.
fn list(lists: &[&'static [Condition]], number: &str) -> Option<&'static [Condition]> {
    if number.is_empty() { Some(&[]) } else { lists.get(number.parse::<usize>().ok()?).copied() }
}

/// Reads `5,7+3`: 5, and 7 to 9.
fn spans(text: &str) -> Option<&'static [Span]> {
    let mut spans: Vec<Span> = Vec::new();
    for span in text.split_terminator(',') {
        let (first, count) = span.split_once('+').unwrap_or((span, "1"));
        spans.push((first.parse().ok()?, count.parse().ok()?));
    }
    Some(spans.leak())
}

/// Reads values: their common length as a character, and their text.
fn values(text: &'static str) -> Values {
    match (text.as_bytes().first(), text.get(1..)) {
        (Some(width), Some(text)) => Values::baked(text, flag(*width)),
        _ => Values::NONE,
    }
}

fn conditions(row: &'static str) -> Option<&'static [Condition]> {
    let mut conditions = Vec::new();
    for text in row.split('\u{1e}') {
        let (sign, rest) = text.split_at_checked(1)?;
        let (field, listed) = rest.split_once('\t').unwrap_or((rest, ""));
        if sign == "K" {
            conditions.push(Condition::Kind(Kinds(rest.parse().ok()?)));
            continue;
        }
        let field = Field::named(field)?;
        conditions.push(match sign {
            "I" => Condition::In(field, values(listed)),
            "N" => Condition::NotIn(field, values(listed)),
            "A" => Condition::Absent(field),
            _ => Condition::Present(field),
        });
    }
    Some(conditions.leak())
}

/// Reads a demand. The outer `None` is another form, the inner one no demand.
#[allow(clippy::option_option, reason = "a rule without a demand is not a mistake")]
fn demand(text: &'static str) -> Option<Option<Demand>> {
    let Some((sign, rest)) = text.split_at_checked(1) else { return Some(None) };
    let pattern = || {
        let (text, code) = rest.split_once('\u{1e}')?;
        let mut bytes = Vec::new();
        for c in code.chars() {
            bytes.push(u8::try_from(u32::from(c).checked_sub(ZERO)?).ok()?);
        }
        Some(RulePattern { text: Borrowed(text), code: Owned(bytes) })
    };
    Some(Some(match sign {
        "L" => {
            let (unit, bounds) = rest.split_at_checked(1)?;
            let (least, most) = bounds.split_once(',')?;
            let unit = nth(&LengthUnit::ALL, *unit.as_bytes().first()?)?;
            Demand::Length(least.parse().ok()?, most.parse().ok()?, unit)
        }
        "P" => Demand::Pattern(pattern()?),
        "F" => Demand::FirstLine(pattern()?),
        "O" => Demand::OneOf(values(rest)),
        "V" => Demand::Valid,
        "D" => Demand::Date,
        "A" => Demand::MinimumAge(rest.parse::<u16>().ok()?.try_into().ok()?),
        "I" => Demand::Identifier(values(rest)),
        "S" => Demand::SameAsOwner,
        _ => Demand::NoPoBox,
    }))
}

#[cfg(test)]
mod tests {
    use super::super::kept;
    use super::super::table::BASE;
    use super::Stock;

    #[test]
    fn the_text_says_what_the_table_says() {
        let mut stock = Stock::EMPTY;
        stock.add(BASE).unwrap();
        let rules: Vec<_> =
            stock.rules.iter().enumerate().filter_map(|(index, rule)| Some((index, (*rule)?))).collect();
        assert!(rules.len() > 40);
        for (index, rule) in rules {
            assert_eq!(format!("{rule:?}"), format!("{:?}", kept::rule(index).unwrap()));
            assert_eq!((stock.ids[index], stock.reviewed[index]), (Some(rule.id()), rule.reviewed()));
        }
        for (index, note) in
            stock.notes.iter().enumerate().filter_map(|(index, note)| Some((index, (*note)?)))
        {
            assert_eq!(format!("{note:?}"), format!("{:?}", kept::note(index).unwrap()));
        }
        for (number, set) in stock.sets.iter().enumerate().filter_map(|(number, set)| Some((number, (*set)?)))
        {
            let known = kept::set(u16::try_from(number).unwrap()).unwrap();
            assert_eq!((set.spans, set.basis), (known.spans, known.basis));
        }
    }

    #[test]
    fn another_text_is_refused() {
        for text in ["", "\u{c}", "x\u{c}\u{c}\u{c}\u{c}\u{c}\u{c}", "\u{c}0\t1\u{c}\u{c}\u{c}\u{c}\u{c}"] {
            let mut stock = Stock::EMPTY;
            assert_eq!(stock.add(text), None, "{text:?}");
        }
    }
}
