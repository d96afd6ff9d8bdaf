//! The findings of one line of a portfolio.

use std::borrow::Cow;

use chrono::NaiveDate;
use registrant::check::{OrderContact, explain};
use registrant::contact::Contact;
use registrant::normalize::{self, NormalizedContact};
use registrant::provider::{self, Conversion, convert};
use registrant::schema::{self, CONTACT, Schema};
use registrant::{Association, Error, ErrorKind, Report, Role, Roles, Severity, Violation, check};
use serde_json::{Map, Value, json};

use crate::bulk::{Answers, Fault, Text, Unreadable, Work};

/// Finds what is wrong with one line after another.
#[derive(Clone)]
pub struct Finder {
    /// The association without domain and roles.
    pub association: Association,
    pub schema: Option<&'static Schema>,
    /// The schema of the patches.
    pub plan: Option<&'static Schema>,
    pub with_values: bool,
    /// `true` if there are several files: a line alone names no place.
    pub names_files: bool,
    /// The later days on which a rule begins or ends, of each suffix and provider so far.
    pub days: Vec<(Rules, Vec<NaiveDate>)>,
}

/// The suffix and the provider that rules belong to.
type Rules = (String, Option<String>);

/// The document of a contact with its roles.
struct Held {
    roles: Roles,
    document: Value,
}

impl Work for Finder {
    fn answer(&mut self, text: &Text<'_>, answers: &mut Answers) {
        let found = text.document().and_then(|line| self.find(&line, text.is_row));
        match found {
            Ok(mut found) => {
                found.insert("line".to_owned(), text.number.into());
                self.name_file(&mut found, text);
                answers.line(&found);
            }
            Err(error) => {
                answers.remarks += &format!("{}\n", text.blame(&error));
                let mut found = error.json(text.number);
                if let Some(members) = found.as_object_mut() {
                    self.name_file(members, text);
                }
                answers.line(&found);
            }
        }
    }
}

impl Finder {
    fn name_file(&self, found: &mut Map<String, Value>, text: &Text<'_>) {
        if self.names_files {
            found.insert("file".to_owned(), text.name.into());
        }
    }

    fn find(&mut self, line: &Value, is_row: bool) -> Result<Map<String, Value>, Unreadable> {
        let wrong = |reason: &str, remedy| Unreadable::Record(Fault::new(reason, remedy));
        let domain = line.get("domain").and_then(Value::as_str).filter(|domain| !domain.trim().is_empty());
        let domain = domain.ok_or_else(|| {
            wrong(
                "expected a domain, found none",
                "add the member or the column `domain`, such as mydomain.fr",
            )
        })?;
        let held = self.held(line, is_row)?;
        if held.is_empty() {
            return Err(wrong("expected a contact, found none", "add the member `contact` or `contacts`"));
        }
        let mut found = Map::new();
        let (mut violations, mut repairs, mut announced) = (Vec::new(), Vec::new(), Vec::new());
        let (mut verifications, mut patches, mut is_accepted) = (Vec::new(), Vec::new(), true);
        for Held { roles, document } in &held {
            let roles = *roles;
            let schema = if is_row { Some(CONTACT.name) } else { self.schema.map(|schema| schema.name) };
            let read = OrderContact::one(document, schema, roles).map_err(Unreadable::Document)?;
            let check = |contact: &Contact, association: &Association| {
                let mut report = check(contact, association)?;
                read.refuse_unreadable(&mut report, roles);
                Ok::<_, Error>(report)
            };
            let contact = read.sent();
            let mut association = self.association.clone().domain(domain.trim()).at_provider_of(contact);
            association.roles = roles;
            let NormalizedContact { contact: repaired, changes, .. } = normalize::contact(contact.clone());
            let report = check(&repaired, &association).map_err(|error| match error.kind() {
                // The error could quote the domain.
                ErrorKind::Domain | ErrorKind::Suffix => wrong(
                    "expected a domain with a known suffix, found another text",
                    "write it as mydomain.fr",
                ),
                _ => Unreadable::Document(error),
            })?;
            found.insert("suffix".to_owned(), report.suffix.name().into());
            is_accepted &= report.is_accepted();
            violations.extend(report.violations.iter().map(described));
            // What normalization repairs: the changes, and the errors that they end.
            let before = check(contact, &association).map_err(Unreadable::Document)?;
            let ended = added(&report, &before).filter(|fault| fault.severity == Severity::Error).count();
            if !changes.is_empty() {
                let fields: Vec<Value> = changes
                    .iter()
                    .map(|change| json!({"field": change.field, "change": change.change.message()}))
                    .collect();
                repairs.push(json!({"roles": roles, "changes": fields, "errors": ended}));
            }
            for day in self.later_days(&association, report.suffix.name()) {
                let then = check(&repaired, &association.clone().today(day)).map_err(Unreadable::Document)?;
                announced.extend(added(&report, &then).map(|fault| {
                    let mut fault = described(fault);
                    if let Some(members) = fault.as_object_mut() {
                        members.insert("day".to_owned(), day.to_string().into());
                    }
                    fault
                }));
            }
            if roles.contains(Role::Owner) {
                let open = report.verifications().filter(|(_, is_done)| !is_done);
                verifications.extend(open.map(|(one, _)| serde_json::to_value(one).unwrap_or_default()));
            }
            patches.extend(self.patch(document, contact, &repaired, roles).map_err(Unreadable::Document)?);
        }
        let lists = [
            ("violations", violations),
            ("repairs", repairs),
            ("announced", announced),
            ("verifications", verifications),
            ("patches", patches),
        ];
        found.insert("accepted".to_owned(), is_accepted.into());
        found.extend(lists.into_iter().map(|(name, list)| (name.to_owned(), Value::Array(list))));
        if self.with_values {
            found.insert("domain".to_owned(), domain.into());
        }
        Ok(found)
    }

    /// Returns the contacts of a line.
    fn held(&self, line: &Value, is_row: bool) -> Result<Vec<Held>, Unreadable> {
        let roles = roles(line.get("roles").unwrap_or(&Value::Null)).map_err(Unreadable::Record)?;
        let held: Result<Vec<Held>, Error> = match (line.get("contact"), line.get("contacts")) {
            _ if is_row => {
                let mut document = line.clone();
                if let Some(members) = document.as_object_mut() {
                    members.retain(|name, _| name != "domain" && name != "roles");
                }
                Ok(vec![Held { roles, document }])
            }
            (Some(document), _) => Ok(vec![Held { roles, document: document.clone() }]),
            (None, Some(Value::Object(contacts))) => contacts
                .iter()
                .map(|(role, document)| {
                    Ok(Held { roles: Roles::from(role.parse::<Role>()?), document: document.clone() })
                })
                .collect(),
            _ => Ok(Vec::new()),
        };
        held.map_err(Unreadable::Document)
    }

    /// Returns the later days on which the verdict on a contact may differ.
    fn later_days(&mut self, association: &Association, suffix: &str) -> Vec<NaiveDate> {
        let provider = association.known_provider().ok().flatten().map(str::to_owned);
        let key = (suffix.to_owned(), provider);
        if let Some((_, days)) = self.days.iter().find(|(known, _)| *known == key) {
            return days.clone();
        }
        let rules = explain(association).map(|explanation| explanation.rules).unwrap_or_default();
        let days = rules.iter().flat_map(|(rule, _)| [rule.from(), rule.until()]).flatten();
        let mut days: Vec<NaiveDate> = days.filter(|day| Some(*day) > association.today).collect();
        days.sort_unstable();
        days.dedup();
        self.days.push((key, days.clone()));
        days
    }

    /// Returns the members that the provider of the plan would get, if normalization changes any.
    fn patch(
        &self,
        document: &Value,
        contact: &Contact,
        repaired: &Contact,
        roles: Roles,
    ) -> Result<Option<Value>, Error> {
        let Some(plan) = self.plan.filter(|_| contact != repaired) else { return Ok(None) };
        let is_own = contact.schema.unwrap_or(CONTACT.name) == plan.name;
        let mut from = contact.schema.map_or(Ok(CONTACT), schema::named)?;
        let mut document = Cow::Borrowed(document);
        if is_own && document.is_string() {
            // A text has no members, but the provider takes members too.
            let mut bare = contact.clone();
            (bare.schema, bare.extra) = (None, Map::new());
            (from, document) = (CONTACT, Cow::Owned(CONTACT.encode(&bare).document));
        }
        let conversion = Conversion::to(plan).from(from);
        let before = convert(&document, &conversion.raw())?.document;
        let after = convert(&document, &conversion)?.document;
        let (Value::Object(before), Value::Object(after)) = (before, after) else { return Ok(None) };
        let mut changed = changed(&before, &after, true);
        // A provider that merges no objects gets whole ones.
        let merged = provider::patch(plan, &before.clone().into(), &changed.clone().into());
        if merged.ok() != Some(merge(before.clone(), &changed).into()) {
            changed = self::changed(&before, &after, false);
        }
        if changed.is_empty() {
            return Ok(None);
        }
        let members: Vec<&String> = changed.keys().collect();
        let mut patch = json!({"roles": roles, "schema": plan.name, "members": members});
        if let Some(shown) = patch.as_object_mut().filter(|_| self.with_values) {
            shown.insert("patch".to_owned(), changed.into());
            // An id belongs to its provider.
            if is_own {
                shown.insert("id".to_owned(), json!(contact.id));
            }
        }
        Ok(Some(patch))
    }
}

/// Returns the members that have another value than before. What the target only assumes, such as a kind, repairs nothing. Of an
/// object, it returns the whole, or only what is changed in it.
fn changed(before: &Map<String, Value>, after: &Map<String, Value>, is_partial: bool) -> Map<String, Value> {
    let change = |(name, value): (&String, &Value)| {
        let value = match (before.get(name)?, value) {
            (Value::Object(before), Value::Object(after)) if is_partial => {
                Some(changed(before, after, true)).filter(|members| !members.is_empty())?.into()
            }
            (before, after) if before == after => return None,
            (_, after) => after.clone(),
        };
        Some((name.clone(), value))
    };
    after.iter().filter_map(change).collect()
}

/// Returns an object with the values of a patch. Objects in it keep what the patch does not name.
fn merge(mut known: Map<String, Value>, patch: &Map<String, Value>) -> Map<String, Value> {
    for (name, value) in patch {
        let value = match (known.get(name), value) {
            (Some(Value::Object(known)), Value::Object(patch)) => merge(known.clone(), patch).into(),
            (_, value) => value.clone(),
        };
        known.insert(name.clone(), value);
    }
    known
}

/// Returns the roles of a line: the owner's, if it names none.
fn roles(value: &Value) -> Result<Roles, Fault> {
    let named: Vec<&str> = match value {
        Value::Array(names) => names.iter().filter_map(Value::as_str).collect(),
        Value::String(names) => names.split([',', ';', ' ']).collect(),
        _ => Vec::new(),
    };
    let named = named.into_iter().map(str::trim).filter(|name| !name.is_empty());
    let unknown = |error: Error| Fault::new("expected roles, found another text", error.remedy().to_owned());
    let roles: Result<Vec<Role>, Error> = named.map(str::parse).collect();
    let roles: Roles = roles.map_err(unknown)?.into_iter().collect();
    Ok(if roles.is_empty() { Roles::from(Role::Owner) } else { roles })
}

/// Returns the violations that only the second report has.
fn added<'a>(first: &'a Report, second: &'a Report) -> impl Iterator<Item = &'a Violation> {
    let is_known = |fault: &Violation| {
        first.violations.iter().any(|known| {
            (&known.rule.id, known.field, known.code) == (&fault.rule.id, fault.field, fault.code)
        })
    };
    second.violations.iter().filter(move |fault| !is_known(fault))
}

/// Returns what may be shown of a violation.
fn described(fault: &Violation) -> Value {
    json!({
        "rule": fault.rule.id, "severity": fault.severity, "code": fault.code, "field": fault.field,
        "roles": fault.roles, "message": fault.message, "source": fault.rule.source.address, "has_fix": fault.fix.is_some(),
    })
}
