//! The answer to "would the registry take this contact?".

use serde::ser::{Serialize, SerializeMap, Serializer};

use crate::association::{Association, Roles};
use crate::contact::Contact;
use crate::error::Error;
use crate::message;
use crate::normalize::{self, Sound};
use crate::rules::{self, Layer, Rule, Severity, Suffix, broken};
use crate::schema;
use crate::violation::{RuleRef, Violation};

/// What is wrong with a contact for an association; nothing, where it is accepted without a word.
#[derive(Clone, Debug, PartialEq)]
pub struct Report {
    /// The suffix whose rules were applied.
    pub suffix: Suffix,
    /// What is wrong: in document order, then by severity, then by rule.
    pub violations: Vec<Violation>,
}

impl Report {
    /// Whether the registry and the provider would take the contact: whether no violation is an error.
    pub fn is_accepted(&self) -> bool {
        self.violations.iter().all(|violation| violation.severity == Severity::Warning)
    }
}

impl Serialize for Report {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("accepted", &self.is_accepted())?;
        map.serialize_entry("suffix", self.suffix.name())?;
        map.serialize_entry("violations", &self.violations)?;
        map.serialize_entry("data_version", crate::DATA_VERSION)?;
        map.end()
    }
}

/// Checks a contact against every rule that its association brings into play.
///
/// The contact is taken as it is; [`crate::normalize::contact`] first repairs what can be repaired. Nothing is
/// allocated where nothing is wrong.
///
/// # Errors
///
/// Where the domain is not a domain name, its suffix is not known or the association gives no role. What is wrong
/// with the contact is not an error but stands in the report.
///
/// ```
/// # fn main() -> Result<(), registrant::Error> {
/// use registrant::{Association, Code, Role, check, contact::{Contact, Field, Kind}};
///
/// let mut contact = Contact { kind: Some(Kind::Individual), ..Contact::default() };
/// contact.set(Field::COUNTRY, "US");
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
    let suffix = rules::suffix(&association.domain)?;
    let rules = suffix.rules().filter(|rule| rule.concerns(association, contact.schema));
    let stays = |rule: &Rule| !is_replaced(rule, suffix, association);
    let violations = judge(contact, association, suffix, rules, stays, Sound::default());
    Ok(Report { suffix, violations })
}

/// What one association asks, looked up once for many contacts.
#[derive(Debug)]
pub(crate) struct Inquiry {
    association: Association,
    suffix: Suffix,
    rules: Vec<&'static Rule>,
}

impl Inquiry {
    /// What is asked of contacts of a schema.
    ///
    /// # Errors
    ///
    /// Those of [`check`].
    pub fn new(association: Association, schema: Option<&str>) -> Result<Self, Error> {
        let association = association.checked()?;
        let suffix = rules::suffix(&association.domain)?;
        let rules = suffix.rules().filter(|rule| rule.concerns(&association, schema));
        let rules = rules.filter(|rule| !is_replaced(rule, suffix, &association)).collect();
        Ok(Self { association, suffix, rules })
    }

    /// [`check`], for a contact of which some fields are known to be sound.
    pub fn check(&self, contact: &Contact, sound: Sound) -> Report {
        let rules = self.rules.iter().copied();
        let violations = judge(contact, &self.association, self.suffix, rules, |_| true, sound);
        Report { suffix: self.suffix, violations }
    }
}

/// What a contact breaks of the rules of the association's provider alone.
pub(crate) fn provider_violations(contact: &Contact, association: &Association) -> Vec<Violation> {
    let Ok(suffix) = rules::suffix(&association.domain) else { return Vec::new() };
    let rules = suffix.rules().filter(|rule| rule.layer == Layer::Provider);
    let rules = rules.filter(|rule| rule.concerns(association, contact.schema));
    let stays = |rule: &Rule| !is_replaced(rule, suffix, association);
    judge(contact, association, suffix, rules, stays, Sound::default())
}

/// A rule that a contact breaks, and the roles for which that counts.
struct Breach {
    rule: &'static Rule,
    code: crate::Code,
    roles: Roles,
}

/// What a contact breaks of rules that concern it; of a broken one it is asked whether it stays.
fn judge(
    contact: &Contact,
    association: &Association,
    suffix: Suffix,
    rules: impl Iterator<Item = &'static Rule>,
    stays: impl Fn(&Rule) -> bool,
    sound: Sound,
) -> Vec<Violation> {
    let mut breaches = Vec::new();
    for rule in rules.filter(|rule| !(rule.asks_no_more_than_valid() && sound.has(rule.field))) {
        if let Some(code) = broken(rule, contact, association)
            && stays(rule)
        {
            // Put where it belongs: a contact has few violations, and a sort weighs 4 KB in the wasm file.
            let place = breaches.partition_point(|other: &Breach| order(other.rule) <= order(rule));
            breaches.insert(place, Breach { rule, code, roles: rule.roles.and(association.roles) });
        }
    }
    if breaches.len() > 1 {
        // Two layers may ask the same; the gravest, then the lowest one, speaks.
        breaches.dedup_by(|later, first| {
            let same = later.rule.field == first.rule.field && later.code == first.code;
            if same && later.rule.severity == first.rule.severity {
                first.roles = first.roles.or(later.roles);
            }
            same
        });
    }
    breaches.into_iter().map(|breach| violation(&breach, contact, association, suffix)).collect()
}

fn order(rule: &'static Rule) -> (crate::contact::Field, Severity, Layer, &'static str) {
    (rule.field, rule.severity, rule.layer, &rule.id)
}

/// Whether a rule of a later layer that counts here takes this one's place.
fn is_replaced(rule: &Rule, suffix: Suffix, association: &Association) -> bool {
    let provider = association.provider.as_deref();
    suffix.rules().any(|other| {
        (other.provider.is_none() || other.provider.as_deref() == provider)
            && other.replaces.contains(&rule.id)
    })
}

#[cold]
fn violation(breach: &Breach, contact: &Contact, association: &Association, suffix: Suffix) -> Violation {
    let Breach { rule, code, roles } = *breach;
    let params = message::params(rule, contact);
    Violation {
        code,
        severity: rule.severity,
        field: rule.field,
        source: pointer(rule, contact, suffix),
        roles,
        message: message::message(code, rule, rule.roles.and(association.roles), suffix, &params),
        params,
        rule: RuleRef::of(rule),
        fix: fix(rule, contact, association),
    }
}

/// Where the field stands, or would stand, in the document that the contact was decoded from.
fn pointer(rule: &Rule, contact: &Contact, suffix: Suffix) -> Option<String> {
    let schema = schema::named(contact.schema?).ok()?;
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

/// The value normalized by its field's type, where that would keep the rule.
fn fix(rule: &Rule, contact: &Contact, association: &Association) -> Option<String> {
    let text = contact.text(rule.field)?;
    let fixed = normalize::value(rule.field, text, normalize::country_of(contact))
        .value
        .filter(|value| value != text)?;
    let mut repaired = contact.clone();
    repaired.set(rule.field, fixed.as_str());
    broken(rule, &repaired, association).is_none().then_some(fixed)
}
