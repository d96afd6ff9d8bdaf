//! The answer to "would the registry take this contact?".

use std::cmp::Ordering;

use serde::de::Error as _;
use serde::ser::{Serialize, SerializeMap, Serializer};
use serde::{Deserialize, Deserializer};

use super::violation::{RuleRef, Violation};
use super::wording as message;
use crate::base::{Code, Error, Layer, Roles, Severity, schemas};
use crate::contact::{Contact, Kind};
use crate::language::Language;
use crate::normalize::{self, ValidFields};
use crate::rules::Association;
use crate::rules::{self, Case, Note, Rule, SaidNote, Suffix, broken, doubt, in_force, in_force_at};
use crate::schema;

/// What is wrong with a contact for an association; nothing, where it is accepted without a word.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Report {
    /// The suffix whose rules were applied.
    pub suffix: Suffix,
    /// What is wrong: in document order, then by severity, then by rule.
    pub violations: Vec<Violation>,
    /// Which notes of the suffix count for the contact, one bit each.
    notes: u32,
    /// The language of what it writes: English in a report that was read back.
    language: Language,
}

/// Whatever the language of the notes.
impl PartialEq for Report {
    fn eq(&self, other: &Self) -> bool {
        (self.suffix, &self.violations, self.notes) == (other.suffix, &other.violations, other.notes)
    }
}

impl Report {
    /// Tells if the registry and the provider would take the contact: whether no violation is an error.
    pub fn is_accepted(&self) -> bool {
        self.violations.iter().all(|violation| violation.severity == Severity::Warning)
    }

    /// Returns what the registry will ask beside the contact's data.
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
}

/// The items of an iterator as an array, which is collected nowhere.
struct Each<F>(F);

impl<I: Iterator<Item: Serialize>, F: Fn() -> I> Serialize for Each<F> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq((self.0)())
    }
}

impl Serialize for Report {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("accepted", &self.is_accepted())?;
        map.serialize_entry("suffix", self.suffix.name())?;
        map.serialize_entry("basis", self.suffix.basis().as_str())?;
        map.serialize_entry("violations", &self.violations)?;
        map.serialize_entry("notes", &Each(|| self.said_notes()))?;
        let verified = || self.suffix.verifications().map(|one| one.said(self.language));
        map.serialize_entry("verification", &Each(verified))?;
        map.serialize_entry("data_version", crate::DATA_VERSION)?;
        map.end()
    }
}

/// A report as it is written down; whether it accepts the contact follows from the violations.
#[derive(Deserialize)]
struct Read {
    suffix: Suffix,
    violations: Vec<Violation>,
    #[serde(default)]
    notes: Vec<ReadNote>,
}

#[derive(Deserialize)]
struct ReadNote {
    id: String,
}

impl<'de> Deserialize<'de> for Report {
    /// Reads a report whose suffix and notes this version knows.
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let Read { suffix, violations, notes: read } = Read::deserialize(deserializer)?;
        let mut notes = 0;
        for ReadNote { id } in read {
            let place = suffix.notes().take(32).position(|note| note.id() == id);
            notes |= 1 << place.ok_or_else(|| D::Error::custom("the suffix has no such note"))?;
        }
        Ok(Self { suffix, violations, notes, language: Language::English })
    }
}

/// Checks a contact against every rule that its association brings into play.
///
/// The contact is taken as it is; [`crate::normalize::contact`] first repairs what can be repaired. Nothing is
/// allocated where nothing is wrong.
///
/// # Errors
///
/// If the domain is not a domain name, its suffix or the provider is not known or the association gives no role. What is wrong
/// with the contact is not an error but stands in the report.
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
    let suffix = rules::suffix(&association.domain)?;
    let judging = CheckContext::alone(contact, association, suffix);
    let rules =
        in_force_at(suffix, association, provider, contact.schema).filter(|rule| rule.is_asked(association));
    Ok(judging.report(judging.case(contact), rules))
}

/// What one association asks, looked up once for many contacts.
#[derive(Debug)]
pub(crate) struct RuleSelection {
    association: Association,
    suffix: Suffix,
    /// For each kind of contact, the rules that may concern it.
    rules: [Vec<&'static Rule>; Kind::ALL.len()],
}

impl RuleSelection {
    /// Returns what is asked of contacts of a schema.
    ///
    /// # Errors
    ///
    /// Those of [`check`].
    pub fn new(association: Association, schema: Option<&str>) -> Result<Self, Error> {
        let association = association.checked()?;
        let suffix = rules::suffix(&association.domain)?;
        let built_in = rules::built_in(suffix, association.known_provider()?, schema);
        let rules = built_in.filter(|rule| rule.is_asked(&association));
        let rules: Vec<&Rule> =
            rules.filter(|rule| !is_replaced(rule, suffix, &association, schema)).collect();
        let rules = Kind::ALL
            .map(|kind| rules.iter().copied().filter(|rule| rule.may_concern(kind)).collect::<Vec<_>>());
        Ok(Self { association, suffix, rules })
    }

    /// Checks a contact as [`check`] does; some of its fields are known to be valid.
    pub fn check(&self, contact: &Contact, valid: ValidFields) -> Report {
        let association = &self.association;
        let judging = CheckContext::alone(contact, association, self.suffix);
        let provider = association.provider_of_rules();
        let callers = rules::callers(self.suffix, association, provider, contact.schema);
        let callers = callers.filter(|rule| rule.is_asked(association));
        let built_in = self.rules.get(contact.assumed_kind() as usize).into_iter().flatten();
        judging.report(judging.case(contact).knowing(valid), built_in.copied().chain(callers))
    }
}

/// What a contact breaks of the rules of the association's provider alone.
pub(crate) fn provider_violations(contact: &Contact, association: &Association) -> Vec<Violation> {
    let Ok(suffix) = rules::suffix(&association.domain) else { return Vec::new() };
    let judging = CheckContext::alone(contact, association, suffix);
    let rules = in_force(suffix, association, contact.schema)
        .filter(|rule| rule.layer == Layer::Provider && rule.is_asked(association));
    judging.violations(&judging.case(contact), rules)
}

/// The rules for which a contact would be refused under a suffix, in document order.
pub(crate) fn refusals<'a>(
    contact: &Contact,
    association: &'a Association,
    suffix: Suffix,
) -> impl Iterator<Item = (&'a Rule, Code)> {
    let judging = CheckContext::alone(contact, association, suffix);
    let rules = in_force(suffix, association, contact.schema)
        .filter(|rule| rule.severity == Severity::Error && rule.is_asked(association));
    judging
        .breaches(&judging.case(contact), rules)
        .into_iter()
        .filter_map(|breach| (breach.severity == Severity::Error).then_some((breach.rule, breach.code)))
}

/// What the registry of a suffix will ask beside a contact's data.
pub(crate) fn noted(contact: &Contact, association: &Association, suffix: Suffix) -> Vec<&'static Note> {
    let case = CheckContext::alone(contact, association, suffix).case(contact);
    suffix.notes().filter(|note| case.holds(&note.when)).collect()
}

/// What a contact is judged by, beside the rules.
#[derive(Clone, Copy)]
pub(crate) struct CheckContext<'a> {
    pub association: &'a Association,
    pub suffix: Suffix,
    /// The owner's contact, where it is another one and known.
    pub owner: Option<&'a Contact>,
    /// The roles whose contacts are known.
    pub known: Roles,
    pub schema: Option<&'a str>,
}

/// A rule that a contact breaks, and the roles for which that counts.
struct Breach<'a> {
    rule: &'a Rule,
    code: Code,
    severity: Severity,
    roles: Roles,
}

impl Breach<'_> {
    /// Ids are looked up where nothing else decides.
    fn order(&self, other: &Self) -> Ordering {
        let first = |breach: &Self| (breach.rule.field, breach.severity, breach.rule.layer);
        first(self).cmp(&first(other)).then_with(|| self.rule.id().cmp(other.rule.id()))
    }
}

impl<'a> CheckContext<'a> {
    /// What a contact is judged by of whose fellows nothing is known.
    fn alone(contact: &Contact, association: &'a Association, suffix: Suffix) -> Self {
        Self { association, suffix, owner: None, known: association.roles, schema: contact.schema }
    }

    pub fn report(self, case: Case, rules: impl Iterator<Item = &'a Rule>) -> Report {
        let violations = self.violations(&case, rules);
        let noted = self.suffix.notes().take(32).enumerate().filter(|(_, note)| case.holds(&note.when));
        let notes = noted.fold(0, |bits, (index, _)| bits | 1 << index);
        Report { suffix: self.suffix, violations, notes, language: self.association.language }
    }

    pub fn case<'c>(self, contact: &'c Contact) -> Case<'c>
    where
        'a: 'c,
    {
        Case::new(contact, self.association.today, self.owner)
    }

    /// What a contact breaks of rules that are asked of it.
    fn violations(self, case: &Case, rules: impl Iterator<Item = &'a Rule>) -> Vec<Violation> {
        let breaches = self.breaches(case, rules);
        breaches.into_iter().map(|breach| violation(&breach, case, self)).collect()
    }

    /// The rules that a contact breaks, of those that are asked of it.
    fn breaches(self, case: &Case, rules: impl Iterator<Item = &'a Rule>) -> Vec<Breach<'a>> {
        let mut breaches: Vec<Breach> = Vec::new();
        let concerns = |rule: &&'a Rule| case.may_apply(rule) && !case.is_kept(rule);
        // By `for_each`, which goes through each span of the table in a loop of its own.
        rules.filter(concerns).for_each(|rule| {
            if let Some(code) = broken(rule, case)
                && !is_replaced(rule, self.suffix, self.association, self.schema)
            {
                let breach = self.breach(rule, code);
                // Put where it belongs: a contact has few violations, and a sort weighs 4 KB in the wasm file.
                let place = breaches.partition_point(|other| other.order(&breach).is_le());
                breaches.insert(place, breach);
            }
        });
        if breaches.len() > 1 {
            // Two layers may ask the same; the gravest, then the lowest one, speaks.
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
        // The contact of another role, which is not known here, may keep the rule.
        let severity = if rule.any_role && roles != rule.roles { Severity::Warning } else { rule.severity };
        Breach { rule, code, severity, roles }
    }
}

/// Whether a rule of a later layer that counts here takes this one's place.
fn is_replaced(rule: &Rule, suffix: Suffix, association: &Association, schema: Option<&str>) -> bool {
    let mut replacing =
        in_force(suffix, association, schema).filter(|other| !other.replaces.is_empty()).peekable();
    // The id is looked up where there is something to compare it with.
    replacing.peek().is_some() && {
        let id = rule.id();
        // One that has the id of the rule whose place it takes stays itself.
        replacing.any(|other| other.replaces.contains(id) && !std::ptr::eq(other, rule))
    }
}

#[cold]
fn violation(breach: &Breach, case: &Case, judging: CheckContext) -> Violation {
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
        pointer: pointer(rule, case.contact, judging.suffix),
        roles,
        message: wording.text(judging.association.language, rule.field, roles, &params),
        wording,
        params,
        rule: RuleRef::of(rule),
        fix: fix(rule, case),
    }
}

/// Where the field stands, or would stand, in the document that the contact was decoded from: the contact itself where it
/// is of no provider's schema.
fn pointer(rule: &Rule, contact: &Contact, suffix: Suffix) -> Option<String> {
    let schema = schema::named(contact.schema.unwrap_or(schemas::CANONICAL)).ok()?;
    if let Some(place) = schema.place(contact, rule.field) {
        return Some(place);
    }
    let pointers = schema.pointers(rule.field);
    // An older name that the document uses is where its author will look.
    let used = pointers.iter().find(|pointer| contact.extra.contains_key(**pointer));
    // Of members for several registries, the one of this registry: `x-uk_co_no`.
    let tld = suffix.name().rsplit('.').next().unwrap_or_default();
    let is_of_registry = |pointer: &&&str| {
        let key = pointer.rsplit('/').next().and_then(|key| key.strip_prefix("x-")?.strip_prefix(tld));
        key.is_some_and(|rest| rest.starts_with('_'))
    };
    used.or(pointers.iter().find(is_of_registry))
        .or(pointers.first())
        .map(|pointer| schema.placed(contact, pointer))
}

/// The value normalized by its field's type, or what it was probably meant to be, where that would keep the rule.
fn fix(rule: &Rule, case: &Case) -> Option<String> {
    let contact = case.contact;
    let text = contact.text(rule.field)?;
    let outcome = normalize::value(rule.field, text, normalize::country_of(contact));
    let meant = || outcome.problem.or_else(|| doubt(rule, case))?.fix;
    let fixed = outcome.value.filter(|value| value != text).or_else(meant)?;
    let mut repaired = contact.clone();
    repaired.set(rule.field, fixed.as_str());
    broken(rule, &Case::new(&repaired, case.today, case.owner)).is_none().then_some(fixed)
}
