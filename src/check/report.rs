//! The answer to "would the registry take this contact?".

#[cfg(feature = "providers")]
mod document;
#[cfg(feature = "providers")]
mod joined;
mod kind;
#[cfg(feature = "providers")]
mod lacking;
mod misfit;
mod written;

#[cfg(feature = "xml")]
pub(crate) use lacking::lack;
pub(crate) use misfit::refuse;

use std::cmp::Ordering;

use super::violation::{RuleRef, Violation};
use super::wording as message;
use crate::base::{Code, Error, Layer, Roles, Severity};
use crate::contact::{self, Contact, Field, Kind};
use crate::identifier;
use crate::language::Language;
use crate::normalize::{self, FieldProblem, ValidFields};
use crate::rules::Association;
use crate::rules::{
    self, Case, Demand, Note, Rule, SaidNote, Suffix, Texts, Verification, broken, doubt, in_force,
    in_force_at, line_at_fault,
};
use crate::schema::{self, Locator};

/// The result of checking a contact for an association. It is empty if the contact is accepted without a
/// remark.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Report {
    /// The suffix whose rules were applied.
    pub suffix: Suffix,
    /// The violations: in document order, then by severity, then by rule.
    pub violations: Vec<Violation>,
    /// The notes of the suffix that apply to the contact, one bit each.
    notes: u32,
    /// The verifications of the suffix that the contact says are done, one bit each.
    done: u32,
    /// The language of what it writes: English in a report that was read back.
    language: Language,
}

/// Compares reports whatever their language.
impl PartialEq for Report {
    fn eq(&self, other: &Self) -> bool {
        let bits = |report: &Self| (report.suffix, report.notes, report.done);
        bits(self) == bits(other) && self.violations == other.violations
    }
}

impl Report {
    /// Returns whether the registry and the provider would accept the contact: no violation is an error.
    pub fn is_accepted(&self) -> bool {
        self.violations.iter().all(|violation| violation.severity == Severity::Warning)
    }

    /// Returns the registry's demands besides the contact's data.
    pub fn notes(&self) -> impl Iterator<Item = &'static Note> {
        let bits = self.notes;
        self.suffix
            .notes()
            .enumerate()
            .filter_map(move |(index, note)| (bits & 1 << index != 0).then_some(note))
    }

    /// Returns its notes, in its language.
    pub(crate) fn said_notes(&self) -> impl Iterator<Item = SaidNote> {
        self.notes().map(|note| note.said(self.language))
    }

    /// Returns what the registry or the registrar verifies, and whether the contact says that all of it is verified.
    ///
    /// It does so if [`Contact::verified`] has an entry for each claim, and the last one of each says `verified`.
    pub fn verifications(&self) -> impl Iterator<Item = (&'static Verification, bool)> {
        let bits = self.done;
        self.suffix
            .verifications()
            .zip(0..)
            .map(move |(one, index)| (one, bits.checked_shr(index).unwrap_or(0) & 1 != 0))
    }
}

impl Report {
    /// Returns the report with the same notes and without violations.
    pub(crate) fn without_violations(&self) -> Self {
        Self { violations: Vec::new(), ..*self }
    }

    /// Returns the bits of the notes and of what is done. If two reports of one suffix have the same bits, only their
    /// violations differ.
    pub(crate) fn bits(&self) -> (u32, u32) {
        (self.notes, self.done)
    }
}

/// Checks a contact against every rule that applies to its association.
///
/// It takes the contact as it is; call [`crate::normalize::contact`] first to repair values. It allocates
/// nothing if the contact has no fault.
///
/// # Errors
///
/// If the domain is not a domain name or is only a suffix. If its suffix or the provider is unknown, or the association has
/// no role. A fault of the contact is not an error: it is in the report.
///
/// ```
/// # fn main() -> Result<(), registrant::Error> {
/// use registrant::{Association, Code, Role, check, contact::{Contact, Field, Kind}};
///
/// let contact = Contact::new().kind(Kind::Individual).with(Field::COUNTRY, "US");
/// let report = check(&contact, &Association::new("mydomain.fr").role(Role::Owner))?;
/// assert!(!report.is_accepted());
/// let country = report.violations.iter().find(|v| v.field == Field::COUNTRY).unwrap();
/// assert_eq!(country.code, Code::NotEligible);
/// # Ok(())
/// # }
/// ```
pub fn check(contact: &Contact, association: &Association) -> Result<Report, Error> {
    if association.roles.is_empty() {
        association.clone().checked()?;
    }
    let provider = association.known_provider()?;
    let suffix = rules::suffix_of_name(&association.domain)?;
    let judging = CheckContext::alone(contact, association, suffix);
    let rules =
        in_force_at(suffix, association, provider, contact.schema).filter(|rule| rule.is_asked(association));
    Ok(judging.report(judging.case(contact), rules))
}

/// The rules for one association, looked up once for many contacts.
#[derive(Debug)]
pub(crate) struct RuleSelection {
    association: Association,
    suffix: Suffix,
    /// The rules that may apply to each kind of contact.
    rules: [Vec<&'static Rule>; Kind::ALL.len()],
    /// Those that only doubt numbers with a wrong check digit.
    of_numbers: Vec<&'static Rule>,
    /// `true` if the rules exclude those that another rule replaces.
    is_selected: bool,
}

impl RuleSelection {
    /// Selects the rules for contacts of a schema.
    ///
    /// # Errors
    ///
    /// The errors of [`check`].
    pub fn new(association: Association, schema: Option<&str>) -> Result<Self, Error> {
        let association = association.checked()?;
        let suffix = rules::suffix_of_name(&association.domain)?;
        let built_in = rules::built_in(suffix, association.known_provider()?, schema);
        let rules = built_in.filter(|rule| rule.is_asked(&association));
        let (of_numbers, rules): (Vec<&Rule>, Vec<&Rule>) = rules.partition(|rule| rule.is_of_check_digit());
        let rules = Kind::ALL
            .map(|kind| rules.iter().copied().filter(|rule| rule.may_concern(kind)).collect::<Vec<_>>());
        Ok(Self { association, suffix, rules, of_numbers, is_selected: false })
    }

    /// Drops the rules that others replace. For one contact, it costs less to ask that of the rules that it breaks.
    pub fn drop_replaced(&mut self, schema: Option<&str>) {
        let Self { association, suffix, rules, of_numbers, is_selected } = self;
        if std::mem::replace(is_selected, true) {
            return;
        }
        let replacing: Vec<&Rule> = replacing(*suffix, association, schema).collect();
        let is_replaced =
            |rule: &&Rule| is_replaced_by(replacing.iter().copied(), rule, *suffix, association, schema);
        let built_in = rules::built_in(*suffix, association.provider_of_rules(), schema);
        let replaced: Vec<&Rule> = built_in.filter(is_replaced).collect();
        for list in rules.iter_mut().chain([of_numbers]) {
            list.retain(|rule| !replaced.iter().any(|replaced| std::ptr::eq(*replaced, *rule)));
        }
    }

    /// Checks a contact as [`check`] does.
    pub fn check(&self, contact: &Contact) -> Report {
        self.judge(contact, true, |case| case)
    }

    /// Does the same for a contact that normalization left with these valid fields and problems.
    pub fn check_normalized(
        &self,
        contact: &Contact,
        valid: ValidFields,
        problems: &[FieldProblem],
    ) -> Report {
        self.judge(contact, !valid.numbers, |case| case.normalized(valid, problems))
    }

    fn judge<'c>(
        &'c self,
        contact: &'c Contact,
        has_numbers: bool,
        known: impl FnOnce(Case<'c>) -> Case<'c>,
    ) -> Report {
        let association = &self.association;
        let alone = CheckContext::alone(contact, association, self.suffix);
        // The caller's rules are not selected: usually there are none.
        let is_selected = self.is_selected && association.rules.is_none();
        let judging = CheckContext { is_selected, ..alone };
        let provider = association.provider_of_rules();
        let callers = rules::callers(self.suffix, association, provider, contact.schema);
        let callers = callers.filter(|rule| rule.is_asked(association));
        let built_in = self.rules.get(contact.assumed_kind() as usize).into_iter().flatten();
        let of_numbers = if has_numbers { self.of_numbers.as_slice() } else { &[] };
        let rules = of_numbers.iter().chain(built_in).copied().chain(callers);
        judging.report(known(judging.case(contact)), rules)
    }
}

/// Returns the violations of the provider's rules alone.
pub(crate) fn provider_violations(contact: &Contact, association: &Association) -> Vec<Violation> {
    let Ok(suffix) = rules::suffix(&association.domain) else { return Vec::new() };
    let judging = CheckContext::alone(contact, association, suffix);
    let rules = in_force(suffix, association, contact.schema)
        .filter(|rule| rule.layer == Layer::Provider && rule.is_asked(association));
    judging.violations(&judging.case(contact), rules)
}

/// A provider's own rules, looked up once for several contacts of a schema.
#[cfg(feature = "providers")]
pub(crate) struct ProviderRules {
    association: Association,
    suffix: Suffix,
    rules: Vec<&'static Rule>,
}

#[cfg(feature = "providers")]
impl ProviderRules {
    /// Selects the rules of an association without rules of its caller.
    pub fn new(association: Association, schema: Option<&str>) -> Option<Self> {
        let suffix = rules::suffix(&association.domain).ok()?;
        let rules = rules::built_in(suffix, association.provider_of_rules(), schema)
            .filter(|rule| rule.layer == Layer::Provider && rule.is_asked(&association))
            .collect();
        Some(Self { association, suffix, rules })
    }

    /// Returns the rules that make the provider refuse a contact, each with the code of the breach.
    pub fn refusals(&self, contact: &Contact) -> impl Iterator<Item = (&Rule, Code)> + use<'_> {
        let judging = CheckContext::alone(contact, &self.association, self.suffix);
        let breaches = judging.breaches(&judging.case(contact), self.rules.iter().copied());
        breaches.into_iter().filter_map(Breach::refusal)
    }
}

/// Returns the case of a contact on its own. It is the same for every suffix.
pub(crate) fn case<'c>(contact: &'c Contact, association: &'c Association) -> Case<'c> {
    case_beside(contact, None, association)
}

/// Does the same if the owner's contact is another one and known.
fn case_beside<'c>(
    contact: &'c Contact,
    owner: Option<&'c Contact>,
    association: &'c Association,
) -> Case<'c> {
    Case::new(contact, association.today, owner).lacking(&lacks(contact)).with_elsewhere(elsewhere(contact))
}

/// Returns the rules that make a suffix refuse the contact of a case, in document order. `judged` collects the built-in rules
/// by number, and whether the contact breaks them: that does not depend on the suffix, and suffixes share most rules.
pub(crate) fn refusals<'a>(
    case: &Case,
    association: &'a Association,
    suffix: Suffix,
    judged: &mut Vec<Option<bool>>,
) -> impl Iterator<Item = (&'a Rule, Code)> {
    let judging = CheckContext::alone(case.contact, association, suffix);
    let is_broken = |rule: &Rule| case.may_apply(rule) && !case.is_kept(rule) && broken(rule, case).is_some();
    let rules = in_force(suffix, association, case.contact.schema)
        .filter(|rule| rule.severity == Severity::Error && rule.is_asked(association))
        .filter(|rule| {
            let Texts::BuiltIn(number) = rule.texts else { return true };
            let number = usize::from(number);
            if judged.len() <= number {
                judged.resize(number + 1, None);
            }
            judged.get_mut(number).is_none_or(|known| *known.get_or_insert_with(|| is_broken(rule)))
        });
    judging.breaches(case, rules).into_iter().filter_map(Breach::refusal)
}

/// Returns the demands of a suffix's registry besides a contact's data.
pub(crate) fn noted(case: &Case, suffix: Suffix) -> Vec<&'static Note> {
    suffix.notes().filter(|note| case.holds(&note.when)).collect()
}

/// The context of a check, besides the rules.
#[derive(Clone, Copy)]
pub(crate) struct CheckContext<'a> {
    pub association: &'a Association,
    pub suffix: Suffix,
    /// The owner's contact, if it is another contact and known.
    pub owner: Option<&'a Contact>,
    /// The roles whose contacts are known.
    pub known: Roles,
    pub schema: Option<&'a str>,
    /// `true` if the rules exclude those that another rule replaces.
    pub is_selected: bool,
}

/// A rule that a contact breaks, and the roles for which the breach counts.
struct Breach<'a> {
    rule: &'a Rule,
    code: Code,
    severity: Severity,
    roles: Roles,
}

impl<'a> Breach<'a> {
    /// Returns the rule and the code of a breach for which the contact is refused.
    fn refusal(self) -> Option<(&'a Rule, Code)> {
        (self.severity == Severity::Error).then_some((self.rule, self.code))
    }

    /// Of two rules, the registry's or the registrar's says more than a country's. Ids are looked up only if everything
    /// else is equal.
    fn order(&self, other: &Self) -> Ordering {
        let first = |breach: &Self| {
            let Rule { field, layer, .. } = breach.rule;
            (*field, breach.severity, *layer == Layer::Country, *layer)
        };
        first(self).cmp(&first(other)).then_with(|| self.rule.id().cmp(other.rule.id()))
    }
}

impl<'a> CheckContext<'a> {
    /// Makes the context for checking one contact on its own.
    pub fn alone(contact: &Contact, association: &'a Association, suffix: Suffix) -> Self {
        let known = association.roles;
        Self { association, suffix, owner: None, known, schema: contact.schema, is_selected: false }
    }

    pub fn report(self, case: Case, rules: impl Iterator<Item = &'a Rule>) -> Report {
        let violations = self.violations(&case, rules);
        let noted = self.suffix.notes().take(32).enumerate().filter(|(_, note)| case.holds(&note.when));
        let notes = noted.fold(0, |bits, (index, _)| bits | 1 << index);
        let (done, language) = (self.done(case.contact), self.association.language);
        Report { suffix: self.suffix, violations, notes, done, language }
    }

    /// Returns the verifications of the suffix that a contact says are done, one bit each.
    fn done(self, contact: &Contact) -> u32 {
        if contact.verified.is_empty() {
            return 0;
        }
        let all = self.suffix.verifications().take(32).enumerate();
        let done =
            all.filter(|(_, one)| contact::is_verified(&contact.verified, one.claims, self.suffix.name()));
        done.fold(0, |bits, (index, _)| bits | 1 << index)
    }

    pub fn case<'c>(self, contact: &'c Contact) -> Case<'c>
    where
        'a: 'c,
    {
        case_beside(contact, self.owner, self.association)
    }

    /// Returns the violations of the rules that apply to a contact.
    fn violations(self, case: &Case, rules: impl Iterator<Item = &'a Rule>) -> Vec<Violation> {
        let breaches = self.breaches(case, rules);
        let locator = if breaches.is_empty() { None } else { Locator::of(case.contact) };
        let locator = locator.as_ref();
        let mut found = breaches.into_iter().map(|breach| violation(&breach, case, self, locator)).collect();
        #[cfg(feature = "providers")]
        self.faults_of_document(case.contact, &mut found);
        self.unknown_kind(case.contact, &mut found);
        found
    }

    /// Returns the applicable rules that a contact breaks.
    fn breaches(self, case: &Case, rules: impl Iterator<Item = &'a Rule>) -> Vec<Breach<'a>> {
        let mut breaches: Vec<Breach> = Vec::new();
        let concerns = |rule: &&'a Rule| case.may_apply(rule) && !case.is_kept(rule);
        let has_unknown_kind = has_unknown_kind(case.contact);
        // `for_each` runs a separate loop over each span of the table.
        rules.filter(concerns).for_each(|rule| {
            let is_unknown = has_unknown_kind && rule.field == Field::KIND;
            if let Some(code) =
                broken(rule, case).map(|code| if is_unknown { Code::UnknownValue } else { code })
                && (self.is_selected || !is_replaced(rule, self.suffix, self.association, self.schema))
            {
                if matches!(rule.demand, Some(Demand::Identifier(_))) {
                    // It says more of the number than that its check digit is wrong.
                    breaches
                        .retain(|other| other.rule.field != rule.field || !other.rule.is_of_check_digit());
                }
                let mut breach = self.breach(rule, code);
                if is_unknown {
                    breach.severity = Severity::Error;
                }
                // Insert each breach in order: there are few, and a sort adds 4 KB to the wasm file.
                let place = breaches.partition_point(|other| other.order(&breach).is_le());
                breaches.insert(place, breach);
            }
        });
        if breaches.len() > 1 {
            // Two layers may demand the same. Keep the first.
            breaches.dedup_by(|later, first| {
                let same = later.rule.field == first.rule.field && later.code == first.code;
                if same && later.severity == first.severity {
                    first.roles = first.roles.or(later.roles);
                }
                same
            });
        }
        breaches
    }

    fn breach(self, rule: &'a Rule, code: Code) -> Breach<'a> {
        let roles = rule.roles.and(if rule.any_role { self.known } else { self.association.roles });
        // The contact of another role is unknown here and may satisfy the rule.
        let severity = if rule.any_role && roles != rule.roles { Severity::Warning } else { rule.severity };
        Breach { rule, code, severity, roles }
    }
}

/// Returns the fields of which the contact's document lacks a part that its provider requires.
fn lacks(contact: &Contact) -> Vec<Field> {
    #[cfg(feature = "registrars")]
    if contact.schema == Some(schema::openprovider::SCHEMA.name) {
        return schema::openprovider::lacks(contact);
    }
    let _ = contact;
    Vec::new()
}

/// Returns the fields of objects that the contact's document only refers to.
fn elsewhere(contact: &Contact) -> Vec<Field> {
    #[cfg(feature = "providers")]
    if contact.schema == Some(schema::glauca::SCHEMA.name) {
        return schema::glauca::fields_elsewhere(contact);
    }
    let _ = contact;
    Vec::new()
}

/// Returns whether the contact's document names a kind that its schema doesn't have.
fn has_unknown_kind(contact: &Contact) -> bool {
    contact.kind.is_none()
        && !contact.extra.is_empty()
        && contact
            .schema
            .map_or(Some(schema::CONTACT), |name| schema::named(name).ok())
            .is_some_and(|schema| schema.has_unknown_kind(contact))
}

/// Returns whether a rule of a later layer applies here and replaces this one.
pub(crate) fn is_replaced(
    rule: &Rule,
    suffix: Suffix,
    association: &Association,
    schema: Option<&str>,
) -> bool {
    let built_in = replacing(suffix, association, schema);
    is_replaced_by(built_in, rule, suffix, association, schema)
}

/// Returns the built-in rules in force that replace others.
pub(crate) fn replacing<'a>(
    suffix: Suffix,
    association: &'a Association,
    schema: Option<&'a str>,
) -> impl Iterator<Item = &'static Rule> + 'a {
    rules::built_in(suffix, association.provider_of_rules(), schema)
        .filter(|other| !other.replaces.is_empty() && other.is_in_force(association))
}

/// Returns whether one of these rules, or one of the caller's, replaces a rule.
pub(crate) fn is_replaced_by(
    built_in: impl Iterator<Item = &'static Rule>,
    rule: &Rule,
    suffix: Suffix,
    association: &Association,
    schema: Option<&str>,
) -> bool {
    let mut built_in = built_in.peekable();
    // Look up the id only if there is an id to compare it with.
    if built_in.peek().is_none() && association.rules.is_none() {
        return false;
    }
    let id = rule.id();
    // A rule with the same id as the rule that it replaces does not replace itself.
    let is_other = |other: &Rule| !std::ptr::eq(other, rule);
    built_in.any(|other| other.replaces.contains(id) && is_other(other))
        || rules::replacing(id, suffix, association, schema).any(is_other)
}

#[cold]
fn violation(breach: &Breach, case: &Case, judging: CheckContext, locator: Option<&Locator>) -> Violation {
    let Breach { rule, code, severity, roles } = *breach;
    let mut params = message::params(rule, case);
    if params.get("reason").is_none()
        && let Some(doubt) = doubt(rule, case).filter(|doubt| doubt.code == code)
    {
        params.insert("reason", doubt.reason);
    }
    let wording = message::Wording::of(code, severity, rule, judging.suffix);
    Violation {
        code,
        severity,
        field: rule.field,
        pointer: locator.and_then(|locator| pointer(rule, case, judging.suffix, locator)),
        roles,
        message: wording.text(judging.association.language, rule.field, roles, &params),
        wording,
        params,
        rule: RuleRef::of(rule),
        fix: fix(rule, case),
    }
}

/// Returns the JSON Pointer of the field in the contact's document, even if the field is absent. Without a
/// provider's schema, it points into the contact itself.
fn pointer(rule: &Rule, case: &Case, suffix: Suffix, locator: &Locator) -> Option<String> {
    if cfg!(feature = "providers")
        && rule.field == Field::STREET
        && let Some(line @ 1..) = line_at_fault(rule, case)
        && let Some(place) = locator.line(line)
    {
        return Some(place);
    }
    // A schema has the whole name, or its parts.
    let other = match rule.field {
        Field::GIVEN_NAME | Field::FAMILY_NAME => Field::FULL_NAME,
        Field::FULL_NAME => Field::FAMILY_NAME,
        field => field,
    };
    if let Some(place) = locator.field(rule.field) {
        return Some(place);
    }
    let mut pointers = locator.schema.pointers(rule.field);
    if pointers.is_empty() && other != rule.field {
        if let Some(place) = locator.field(other) {
            return Some(place);
        }
        pointers = locator.schema.pointers(other);
    }
    // If the document uses an older name, its author will look there.
    let used = pointers.iter().find(|pointer| case.contact.extra.contains_key(**pointer));
    // Some members belong to one registry each. Take the one of this registry: `x-uk_co_no`.
    let tld = suffix.name().rsplit('.').next().unwrap_or_default();
    let is_of_registry = |pointer: &&&str| {
        let key = pointer.rsplit('/').next().and_then(|key| key.strip_prefix("x-")?.strip_prefix(tld));
        key.is_some_and(|rest| rest.starts_with('_'))
    };
    used.or(pointers.iter().find(is_of_registry)).or(pointers.first()).map(|pointer| locator.member(pointer))
}

/// Returns a value that would satisfy the rule: the normalized value, the number with its country's letters, the value
/// that was probably meant, or the text in ASCII.
fn fix(rule: &Rule, case: &Case) -> Option<String> {
    let contact = case.contact;
    if rule.field == Field::STREET && !contact.has_first_line() {
        // The next line moves up.
        return contact
            .street
            .iter()
            .map(|line| line.trim())
            .find(|line| !line.is_empty())
            .map(str::to_owned);
    }
    let text = contact.text(rule.field)?;
    let (repaired, problem) = case.repaired(rule.field);
    let meant = || problem.or_else(|| doubt(rule, case))?.fix;
    let number = || match &rule.demand {
        Some(Demand::Identifier(kinds)) => identifier::completed(kinds, text, case.country()),
        _ => None,
    };
    let ascii = || match rule.demand {
        Some(Demand::Pattern(_)) => normalize::to_ascii_field(contact, rule.field)?.value,
        _ => None,
    };
    let is_kept = |fixed: &String| {
        let mut repaired = contact.clone();
        repaired.set(rule.field, fixed.as_str());
        broken(rule, &Case::new(&repaired, case.today, case.owner)).is_none()
    };
    let fixed = repaired.or_else(number).or_else(meant);
    fixed.filter(is_kept).or_else(|| ascii().filter(is_kept))
}
