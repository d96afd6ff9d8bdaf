//! The evaluation of rules for a contact.

use std::cell::{Cell, OnceCell, RefCell};

use chrono::{Datelike, NaiveDate};
use registrant_text::clean::says_something;

use super::association::Association;
use super::{Condition, Demand, Presence, Rule};
use crate::base::{Code, Problem, Severity, Values, iso_day};
use crate::contact::{Contact, Country, Field, FieldType, Filled};
use crate::identifier;
use crate::normalize::{self, FieldProblem, ValidFields};

impl Rule {
    /// Returns the code of the breach if the contact breaks this rule. Returns `None` if it complies or the
    /// rule does not apply.
    pub fn judge(&self, contact: &Contact, association: &Association) -> Option<Code> {
        self.judge_beside(contact, None, association)
    }

    /// Does the same if the owner's contact is another one and known.
    pub fn judge_beside(
        &self,
        contact: &Contact,
        owner: Option<&Contact>,
        association: &Association,
    ) -> Option<Code> {
        let is_concerned = self.concerns(association, contact.schema);
        is_concerned.then(|| broken(self, &Case::new(contact, association.today, owner))).flatten()
    }
}

/// The facts that rules are checked against.
pub(crate) struct Case<'a> {
    pub contact: &'a Contact,
    pub today: Option<NaiveDate>,
    /// The owner's contact, if it is another one and known.
    pub owner: Option<&'a Contact>,
    /// The bit of the contact's kind.
    pub kind: u8,
    filled: Filled,
    /// `true` if a field is not whole.
    has_lack: bool,
    /// The fields of another object, which the contact's document only refers to. They are not missing.
    elsewhere: Vec<Field>,
    /// The contact's country, looked up when a rule first needs it.
    country: OnceCell<Option<Country>>,
    /// The fields that normalization or an earlier rule found to be valid: several rules check the same.
    valid: Cell<ValidFields>,
    undoubted: Cell<ValidFields>,
    /// The problems that normalization or a rule found: other rules and their violations need them again.
    problems: RefCell<Vec<FieldProblem>>,
    /// `true` if normalization would leave every value as it is.
    is_normalized: bool,
}

impl<'a> Case<'a> {
    pub fn new(contact: &'a Contact, today: Option<NaiveDate>, owner: Option<&'a Contact>) -> Self {
        let kind = contact.assumed_kind().bit();
        Self {
            contact,
            today,
            owner,
            kind,
            filled: contact.filled(),
            has_lack: false,
            elsewhere: Vec::new(),
            country: OnceCell::new(),
            valid: Cell::default(),
            undoubted: Cell::default(),
            problems: RefCell::default(),
            is_normalized: false,
        }
    }

    /// Returns the case of a normalized contact, with the fields that are valid, and the problems of the others.
    pub fn normalized(mut self, valid: ValidFields, problems: &[FieldProblem]) -> Self {
        if !self.has_lack {
            self.valid.set(valid);
            self.undoubted.set(valid);
        }
        // Only the problem of a country depends on nothing else. To find it takes long if names are compared.
        if cfg!(feature = "spellings") {
            let of_country = problems.iter().find(|found| found.field == Field::COUNTRY);
            self.problems.get_mut().extend(of_country.cloned());
        }
        self.is_normalized = true;
        self
    }

    /// Returns the case with the fields that an earlier case found to be valid, if nothing has changed that they depend on.
    pub fn knowing(self, valid: ValidFields) -> Self {
        self.valid.set(valid);
        self
    }

    /// Returns the fields that were found to be valid.
    pub fn valid(&self) -> ValidFields {
        self.valid.get()
    }

    /// Returns the case without fields whose values are not whole in the contact's document.
    pub fn lacking(mut self, fields: &[Field]) -> Self {
        fields.iter().for_each(|field| self.filled.forget(*field));
        self.has_lack = !fields.is_empty();
        self
    }

    /// Returns the case with fields that another object has.
    pub fn with_elsewhere(mut self, fields: Vec<Field>) -> Self {
        self.elsewhere = fields;
        self
    }

    /// Returns the problem of a field's value.
    pub fn problem(&self, field: Field) -> Option<Problem> {
        self.found_problem(field)
            .or_else(|| normalize::problem_in(self.contact, field, self.contact.text(field)?, self.country()))
    }

    /// Returns what normalization makes of a field's value: another value, or a problem.
    pub fn repaired(&self, field: Field) -> (Option<String>, Option<Problem>) {
        // The problem of a number is that of its check digit, which normalization does not see.
        let is_known = self.is_normalized && field.identifiers().is_none();
        if let Some(problem) = self.found_problem(field).filter(|_| is_known) {
            return (None, Some(problem));
        }
        let Some(text) = self.contact.text(field) else { return (None, None) };
        let outcome = normalize::value(field, text, self.country());
        (outcome.value.filter(|value| value != text), outcome.problem)
    }

    fn found_problem(&self, field: Field) -> Option<Problem> {
        self.problems.borrow().iter().find(|found| found.field == field).map(|found| found.problem.clone())
    }

    /// Returns whether the known facts already satisfy a rule.
    pub fn is_kept(&self, rule: &Rule) -> bool {
        rule.asks_no_more_than_valid()
            && self.valid.get().has(rule.field)
            && (self.undoubted.get().has(rule.field) || !may_doubt(rule))
    }

    /// Returns whether a rule may apply to the fields that the contact has or must have. Most rules are about
    /// fields that most contacts lack.
    pub fn may_apply(&self, rule: &Rule) -> bool {
        rule.kinds & self.kind != 0 && (rule.presence == Presence::Required || self.filled.has(rule.field))
    }

    /// Returns whether the contact meets all of the conditions.
    pub fn holds(&self, conditions: &[Condition]) -> bool {
        conditions.iter().all(|condition| self.meets(condition))
    }

    fn meets(&self, condition: &Condition) -> bool {
        match condition {
            Condition::Kind(kinds) => kinds.0 & self.kind != 0,
            Condition::In(field, values) => {
                self.text(*field).is_some_and(|text| self.is_one_of(*field, text, values))
            }
            Condition::NotIn(field, values) => {
                self.text(*field).is_some_and(|text| !self.is_one_of(*field, text, values))
            }
            Condition::Absent(field) => !self.filled.has(*field),
            Condition::Present(field) => self.filled.has(*field),
        }
    }

    /// Returns the contact's country.
    pub fn country(&self) -> Option<Country> {
        *self.country.get_or_init(|| normalize::country_of(self.contact))
    }

    /// Returns the text of a field that is filled in.
    fn text(&self, field: Field) -> Option<&'a str> {
        if self.filled.has(field) { self.contact.text(field) } else { None }
    }

    /// Returns whether a value is in a list. A country matches in any spelling: the place counts, not the spelling.
    fn is_one_of(&self, field: Field, text: &str, values: &Values) -> bool {
        let country = || match field {
            Field::COUNTRY => self.country(),
            _ => normalize::country_value(text),
        };
        let is_country = || country().is_some_and(|country| values.contains(country.as_str()));
        values.contains(text) || (is_no_code(text) && field.kind() == FieldType::Country && is_country())
    }
}

fn is_no_code(text: &str) -> bool {
    !matches!(text.as_bytes(), [b'A'..=b'Z', b'A'..=b'Z'])
}

/// Returns the code of the breach if the contact breaks an applicable rule.
#[cfg_attr(not(target_arch = "wasm32"), inline)]
pub(crate) fn broken(rule: &Rule, case: &Case) -> Option<Code> {
    if !case.holds(&rule.when) || rule.unless.iter().any(|condition| case.meets(condition)) {
        return None;
    }
    let contact = case.contact;
    let says_so = case.filled.has(rule.field)
        && match rule.field.kind() {
            FieldType::Flag => contact.flag(rule.field) == Some(true),
            // A second line does not make up for the first one.
            FieldType::Lines
                if rule.presence == Presence::Required
                    || matches!(rule.demand, Some(Demand::FirstLine(_))) =>
            {
                contact.has_first_line()
            }
            _ => true,
        };
    match rule.presence {
        Presence::Forbidden => return says_so.then(|| rule.code.unwrap_or(Code::Unexpected)),
        Presence::Required if !says_so && !rule.alternatives.iter().any(|field| case.filled.has(*field)) => {
            let is_elsewhere = cfg!(feature = "providers") && case.elsewhere.contains(&rule.field);
            return (!is_elsewhere).then_some(Code::Missing);
        }
        _ if !says_so => return None,
        _ => {}
    }
    let demand = rule.demand.as_ref()?;
    let fault = if rule.field == Field::STREET && !matches!(demand, Demand::FirstLine(_)) {
        fault_of_line(demand, case).map(|(_, code)| code)
    } else {
        fault(demand, rule.field, contact.text(rule.field)?, case)
    };
    fault.or_else(|| doubted(rule, case)).map(|code| rule.code.unwrap_or(code))
}

/// Returns the first line of the street that does not meet a demand, and the code of its fault.
fn fault_of_line(demand: &Demand, case: &Case) -> Option<(usize, Code)> {
    // A blank line is an absent one.
    let lines = case.contact.street.iter().enumerate().filter(|(_, line)| says_something(line));
    lines.into_iter().find_map(|(at, line)| Some((at, fault(demand, Field::STREET, line, case)?)))
}

/// Returns the number of the first line of the street, counted from 0, that breaks a rule about each line.
pub(crate) fn line_at_fault(rule: &Rule, case: &Case) -> Option<usize> {
    let demand = rule.demand.as_ref().filter(|demand| !matches!(demand, Demand::FirstLine(_)))?;
    fault_of_line(demand, case).map(|(at, _)| at)
}

/// Only rules that warn about invalid values report a value that merely looks wrong.
fn doubted(rule: &Rule, case: &Case) -> Option<Code> {
    if !may_doubt(rule) {
        return None;
    }
    once(&case.undoubted, rule.field, || doubt(rule, case).map(|problem| problem.code))
}

fn may_doubt(rule: &Rule) -> bool {
    rule.severity == Severity::Warning
        && matches!(rule.demand, Some(Demand::Valid))
        && matches!(rule.field.kind(), FieldType::Email | FieldType::PostalCode)
}

/// Returns the breach of a field, unless it is known to be valid. Remembers only the fields of every contact.
fn once(known: &Cell<ValidFields>, field: Field, judge: impl FnOnce() -> Option<Code>) -> Option<Code> {
    let mut valid = known.get();
    if valid.has(field) {
        return None;
    }
    let code = judge();
    if code.is_none() {
        valid.add(field);
        known.set(valid);
    }
    code
}

/// Returns the doubt about a valid value.
pub(crate) fn doubt(rule: &Rule, case: &Case) -> Option<Problem> {
    if may_doubt(rule) { normalize::doubt(rule.field, case.contact, case.country()) } else { None }
}

fn fault(demand: &Demand, field: Field, text: &str, case: &Case) -> Option<Code> {
    match demand {
        // In any unit, the length is at most the number of bytes and at least a quarter of it.
        Demand::Length(least, most, _)
            if text.len() <= usize::from(*most) && text.len().div_ceil(4) >= usize::from(*least) =>
        {
            None
        }
        Demand::Length(least, most, unit) => {
            let length = unit.length(text);
            if length < usize::from(*least) {
                Some(Code::TooShort)
            } else {
                (length > usize::from(*most)).then_some(Code::TooLong)
            }
        }
        Demand::Pattern(pattern) | Demand::FirstLine(pattern) => {
            (!pattern.is_match(text)).then_some(Code::InvalidFormat)
        }
        Demand::OneOf(values) => (!case.is_one_of(field, text, values)).then_some(Code::UnknownValue),
        Demand::Valid if field == Field::STREET => invalid(field, text, case),
        Demand::Valid => once(&case.valid, field, || invalid(field, text, case)),
        Demand::Date => day_problem(field, text, case).map(|problem| problem.code),
        Demand::MinimumAge(years) => {
            let (birth, today) = (iso_day(text)?, case.today?);
            (age(birth, today) < i32::from(*years)).then_some(Code::NotEligible)
        }
        Demand::Identifier(kinds) => identifier::problem(kinds, text, case.today).map(|problem| problem.code),
        Demand::NoPoBox => normalize::address::is_po_box(text, case.country()).then_some(Code::InvalidFormat),
        Demand::SameAsOwner => (case.owner?.text(field) != Some(text)).then_some(Code::Mismatch),
    }
}

/// Returns the problem of a date. Registries want the form `YYYY-MM-DD`.
pub(crate) fn day_problem(field: Field, text: &str, case: &Case) -> Option<Problem> {
    normalize::problem_of_day(field, text, case.country(), case.today)
}

/// Returns the code of a value that is invalid for its field's type.
fn invalid(field: Field, text: &str, case: &Case) -> Option<Code> {
    match field.kind() {
        FieldType::Date => day_problem(field, text, case).map(|problem| problem.code),
        _ => {
            let known = case.found_problem(field);
            let is_new = known.is_none() && field != Field::STREET;
            let problem =
                known.or_else(|| normalize::problem_in(case.contact, field, text, case.country()))?;
            let code = problem.code;
            // A contact has several lines of a street.
            if is_new {
                case.problems.borrow_mut().push(FieldProblem { field, problem });
            }
            Some(code)
        }
    }
}

/// Returns the whole years from a birth to a day.
fn age(birth: NaiveDate, today: NaiveDate) -> i32 {
    let had_birthday = (today.month(), today.day()) >= (birth.month(), birth.day());
    today.year() - birth.year() - i32::from(!had_birthday)
}

#[cfg(test)]
mod tests {
    use super::age;
    use crate::base::iso_day;

    #[test]
    fn days_are_iso_and_real() {
        for (text, real) in [
            ("1980-01-01", true),
            ("1980-02-30", false),
            ("1980-1-1", false),
            ("+1980-01-1", false),
            ("01/02/1980", false),
            ("", false),
        ] {
            assert_eq!(iso_day(text).is_some(), real, "{text}");
        }
    }

    #[test]
    fn ages_change_on_the_birthday() {
        let age_on = |today: &str| age(iso_day("2008-11-20").unwrap(), iso_day(today).unwrap());
        assert_eq!((age_on("2026-11-19"), age_on("2026-11-20"), age_on("2027-01-01")), (17, 18, 18));
        let leap = |today: &str| age(iso_day("2008-02-29").unwrap(), iso_day(today).unwrap());
        assert_eq!((leap("2026-02-28"), leap("2026-03-01")), (17, 18));
    }
}
