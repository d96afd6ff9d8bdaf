//! The violations of values that the target refuses whatever its own rules say.

use registrant_text::clean::says_something;

use super::Conversion;
use crate::base::{Code, Layer, Params, Problem, Role, Severity};
use crate::check::{Finding, Violation, check, refuse};
use crate::contact::{Contact, Field, FieldType};
use crate::normalize::{self, FieldProblem};
use crate::provider::limits::in_every_role;
use crate::rules::Association;
use crate::schema::{Codec, Locator, Loss, Misfit, Schema};

/// The values that every registrar refuses if nobody can read them. Every address book refuses the first two.
const VALUES: [Field; 6] =
    [Field::COUNTRY, Field::EMAIL, Field::PHONE, Field::MOBILE, Field::FAX, Field::BIRTH_DATE];

/// The source of their forms, and the day of its publication.
const RFC: [&str; 2] = ["https://www.rfc-editor.org/rfc/rfc5733#section-3.2.1", "2009-08-01"];

/// The source of the form of a date.
const DATE: [&str; 2] = ["https://www.rfc-editor.org/rfc/rfc3339#section-5.6", "2002-07-01"];

/// Adds an error for a country that does not exist, and for an e-mail address that cannot be one. Adds a warning, as a check does,
/// for a date that no calendar has, and for a number that no numbering plan can have. An address book takes such dates and numbers.
/// An empty value counts as absent: the target's own rules say if it may be.
pub(super) fn values(violations: &mut Vec<Violation>, written: &Contact, to: &'static Schema) {
    let is_book = matches!(to.codec, Codec::Edited(_) | Codec::Canonical);
    let country = normalize::country_of(written);
    for field in VALUES {
        let is_phone = field.kind() == FieldType::Phone;
        let is_date = field.kind() == FieldType::Date;
        let severity = if is_phone || is_date { Severity::Warning } else { Severity::Error };
        let known = |fault: &Violation| fault.field == field && fault.severity <= severity;
        if ((is_phone || is_date) && is_book) || violations.iter().any(known) {
            continue;
        }
        let problem = written
            .text(field)
            .filter(|text| says_something(text))
            .and_then(|text| normalize::problem_in(written, field, text, country));
        let Some(problem) = problem.filter(|problem| {
            // Plans change, but not every day.
            (is_date || problem.code != Code::Missing) && problem.reason != "phone.not_in_use"
        }) else {
            continue;
        };
        if field == Field::COUNTRY && takes_country(written, to) {
            continue;
        }
        let rule = ("unreadable", Layer::Generic, if is_date { DATE } else { RFC });
        let violation = Violation { severity, ..violation(field, &problem, rule, place_of(written, field)) };
        let place = violations.partition_point(|known| known.field < field);
        violations.insert(place, violation);
    }
}

/// Returns the place of a field in the target's document. A text has none.
fn place_of(written: &Contact, field: Field) -> Option<String> {
    Locator::of(written)?.place(field).filter(|place| !place.is_empty())
}

/// Returns an error about a value with a problem.
fn violation(
    field: Field,
    problem: &Problem,
    rule: (&'static str, Layer, [&'static str; 2]),
    pointer: Option<String>,
) -> Violation {
    let finding = Finding {
        field,
        pointer,
        code: problem.code,
        severity: Severity::Error,
        rule,
        template: problem.reason,
        asker: "",
        params: Params::of(problem),
    };
    let (roles, language) = in_every_role();
    let violation = finding.violation(roles, language);
    Violation { fix: problem.fix.clone(), ..violation }
}

/// Returns `true` if the target's own list has the country's code, as those of Gandi and Route 53 have `AC`.
fn takes_country(written: &Contact, to: &'static Schema) -> bool {
    let association = Association::new("example.com").role(Role::Owner).provider(to.provider);
    check(written, &association)
        .is_ok_and(|report| report.violations.iter().all(|fault| fault.field != Field::COUNTRY))
}

/// Adds a violation for each extension that is not digits and that the target's document has lost.
pub(super) fn extensions(
    violations: &mut Vec<Violation>,
    problems: &[FieldProblem],
    losses: &[Loss],
    written: &Contact,
) {
    for FieldProblem { field, problem } in problems {
        let is_lost = || losses.iter().any(|loss| loss.field == Some(*field));
        if problem.reason == "phone.extension_not_digits" && is_lost() {
            let rule = ("unreadable", Layer::Generic, RFC);
            violations.push(violation(*field, problem, rule, place_of(written, *field)));
        }
    }
}

/// Adds a violation for each text that the caller wants in ASCII and that no rule can spell.
pub(super) fn unspelled(
    violations: &mut Vec<Violation>,
    problems: &[FieldProblem],
    losses: &[Loss],
    written: &Contact,
) {
    for FieldProblem { field, .. } in problems.iter().filter(|one| one.problem.reason == UNSPELLED) {
        // The parts of a name can be in one text, which is one violation.
        let place = if written.has(*field) { *field } else { Field::FULL_NAME };
        let pointer = place_of(written, place);
        let is_known = violations.iter().any(|fault| {
            fault.code == Code::Charset
                && (fault.field == *field || (pointer.is_some() && fault.pointer == pointer))
        });
        if is_known || losses.iter().any(|loss| loss.field == Some(*field)) {
            continue;
        }
        let rule = ("ascii", Layer::Caller, ["the option `ascii`", ""]);
        let problem = Problem::new(Code::Charset, UNSPELLED);
        violations
            .push(Violation { params: Params::default(), ..violation(*field, &problem, rule, pointer) });
    }
}

/// Adds the violations of values of the source that no contact can hold, each at its place in the target. Unless the document comes
/// back as it is, they are losses too.
pub(super) fn misfits(
    violations: &mut Vec<Violation>,
    losses: &mut Vec<Loss>,
    mut misfits: Vec<Misfit>,
    (from, conversion): (&'static Schema, &Conversion),
    written: &Contact,
) {
    const WHY: &str = "the value has a wrong type, or contradicts another member";
    let is_own = from.name == conversion.to.name;
    if !(is_own && conversion.raw) {
        losses.extend(misfits.iter().map(|misfit| Loss::at(misfit.pointer.as_str(), WHY)));
    }
    // No other provider gets the id.
    misfits.retain(|misfit| is_own || misfit.field != Field::ID || misfit.member.is_some());
    let locator = Locator::of(written).filter(|_| !is_own);
    for misfit in misfits.iter_mut().filter(|_| !is_own) {
        let locator = locator.as_ref().filter(|_| misfit.member.is_none());
        misfit.pointer = locator.and_then(|locator| locator.place(misfit.field)).unwrap_or_default();
    }
    // Two lines of a street have one place in the target.
    let mut said = Vec::new();
    misfits.retain(|misfit| {
        let key = (misfit.field, misfit.member.clone(), misfit.is_contradiction());
        let is_new = is_own || !said.contains(&key);
        said.push(key);
        is_new
    });
    refuse(violations, &misfits, from, in_every_role());
}

/// The reason of a text that only its person can spell. It comes up only if a call asks for ASCII.
const UNSPELLED: &str = "text.no_transliteration";
