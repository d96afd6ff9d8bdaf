//! Several contacts or domains: `check_order`, `eligible`, `eligible_sets` and `suffixes`.

use std::borrow::Cow;

use serde_json::{Map, Value};

use super::written::Text;
use super::{answer, association_with, document, options};
use crate::base::{Error, Place, Role, Roles, json, nearest};
use crate::check::{self, Eligibility, OrderContact, OrderReport, check_documents};
use crate::rules::Suffix;
use crate::{normalize, schema};

/// The most domains of an order. The report on each can have fifty kilobytes.
const MOST_DOMAINS: usize = 1_000;

/// Runs `check_order`: it reports on the contacts of all roles, for each domain.
pub(super) fn check(order: &Value, option_values: &Value) -> Result<Value, Error> {
    let place = Place::argument("order");
    let object = order.as_object().ok_or_else(|| Error::wrong_type(place.clone(), "an object", order))?;
    let mut rest = object.clone();
    let domains = rest.shift_remove("domains").unwrap_or_default();
    let contacts = rest.shift_remove("contacts").unwrap_or_default();
    let wrong = |key: &str, what, found: &Value| Error::wrong_type(place.clone().member(key), what, found);
    let list = domains.as_array().ok_or_else(|| wrong("domains", "an array of domains", &domains))?;
    if list.is_empty() {
        let at = place.clone().member("domains");
        return Err(Error::at(at, "expected a domain, found none", "pass one such as `mydomain.fr`")
            .coded("missing_domain"));
    }
    if list.len() > MOST_DOMAINS {
        let reason = format!("expected at most {MOST_DOMAINS} domains, found {}", list.len());
        return Err(Error::at(place.clone().member("domains"), reason, "pass the others in another call"));
    }
    let known = ["domains", "contacts", "operation", "provider", "today"];
    if let Some(key) = rest.keys().find(|key| !known.contains(&key.as_str())) {
        return Err(Error::unknown_member(place.clone().member(key), key, known.into_iter()));
    }
    let contacts = contacts
        .as_object()
        .ok_or_else(|| wrong("contacts", "an object with a contact for each role", &contacts))?;
    let mut options = options(option_values)?;
    let schema = options.schema.take();
    let documents = read_documents(contacts, &place.clone().member("contacts"))?;
    let read = documents.iter().map(|(roles, document)| {
        OrderContact::one(document, schema.as_deref(), *roles).map_err(|error| in_role(error, *roles))
    });
    let contacts = read.collect::<Result<Vec<_>, Error>>()?;
    // The rest of the order is an association without domain and roles.
    rest.insert("domain".to_owned(), json!("example.com"));
    rest.insert("owner".to_owned(), json!(true));
    let in_order = |error: Error| error.map_pointer(|at| at.replacen("/association/", "/order/", 1));
    let association = association_with(&Value::Object(rest), options).map_err(in_order)?;
    let at = |index| place.clone().member("domains").element(index);
    let names = list.iter().enumerate().map(|(index, domain)| {
        domain.as_str().ok_or_else(|| Error::wrong_type(at(index), "a domain", domain))
    });
    let names = names.collect::<Result<Vec<&str>, Error>>()?;
    let reports = check_documents(&contacts, names.iter().copied(), &association)
        .map_err(|error| error.in_argument("/order/contacts"))?;
    let moved = reports.into_iter().enumerate();
    let reports: Vec<_> = moved.map(|(index, report)| report.map_err(|e| e.moved_to(&at(index)))).collect();
    Ok(order_answer(&names, &reports))
}

/// Writes the reports on domains in the form of `check_order`.
pub fn order_answer<D: AsRef<str>>(domains: &[D], reports: &[Result<OrderReport, Error>]) -> Value {
    let entries = domains.iter().zip(reports).map(|(domain, report)| {
        let mut entry = Map::new();
        entry.insert("domain".to_owned(), json!(domain.as_ref()));
        match report {
            Ok(report) => {
                entry.extend(json!(report).as_object().cloned().unwrap_or_default());
                entry.shift_remove("data_version");
            }
            Err(error) => {
                entry.insert("accepted".to_owned(), json!(false));
                entry.insert("error".to_owned(), json!(error));
            }
        }
        Value::Object(entry)
    });
    let accepted = reports.iter().all(|report| report.as_ref().is_ok_and(OrderReport::is_accepted));
    json!({"accepted": accepted, "domains": entries.collect::<Vec<_>>(), "data_version": crate::DATA_VERSION})
}

/// Reads the documents, each once, with their roles. A document may be the name of another role that has the
/// same contact.
fn read_documents<'a>(
    contacts: &'a Map<String, Value>,
    place: &Place,
) -> Result<Vec<(Roles, Cow<'a, Value>)>, Error> {
    let mut given: Vec<(Roles, &Value)> = Vec::new();
    for (name, value) in contacts.iter().filter(|(_, value)| !value.is_null()) {
        let at = || place.clone().member(name);
        let role = name.parse::<Role>().map_err(|error| error.moved_to(&at()))?;
        let value = match named_role(value).map(|name| contacts.get(name)) {
            None if is_word(value) => {
                let names = || Role::ALL.into_iter().map(Role::as_str);
                let remedy = match value.as_str().and_then(|word| nearest(word, names())) {
                    Some(name) => format!("did you mean `{name}`?"),
                    None => {
                        format!("pass a contact, or use one of: {}", names().collect::<Vec<_>>().join(", "))
                    }
                };
                let reason = "expected a contact or the name of a role, found another value";
                return Err(Error::at(at(), reason, remedy));
            }
            None => value,
            Some(Some(document)) if !document.is_null() && named_role(document).is_none() => document,
            Some(_) => {
                let remedy = "name a role that has a document";
                return Err(Error::at(at(), "expected a role with a document, found one without", remedy));
            }
        };
        match given.iter_mut().find(|(_, known)| *known == value) {
            Some((roles, _)) => *roles = roles.with(role),
            None => given.push((Roles::default().with(role), value)),
        }
    }
    let read = given
        .into_iter()
        .map(|(roles, value)| Ok((roles, document(value).map_err(|error| in_role(error, roles))?)));
    read.collect()
}

/// Returns the error about the document of some roles with its place in the order.
fn in_role(error: Error, roles: Roles) -> Error {
    let role = roles.iter().next().map_or("", Role::as_str);
    error.in_argument(&format!("/order/contacts/{role}"))
}

/// Returns `true` if a text is too short for a document. It may be a misspelled role.
fn is_word(value: &Value) -> bool {
    value.as_str().is_some_and(|text| {
        text.len() <= 40
            && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-'))
    })
}

/// Returns the role that is given instead of a contact.
fn named_role(value: &Value) -> Option<&str> {
    value.as_str().filter(|name| name.parse::<Role>().is_ok())
}

/// Runs `eligible`: it returns the verdict of every suffix on a contact, as text.
pub(super) fn eligible(
    value: &Value,
    association_value: &Value,
    option_values: &Value,
) -> Result<String, Error> {
    let (answers, suffixes) = answers(value, association_value, option_values)?;
    // Suffixes with one answer have the same last members.
    let rest = |answer| {
        let mut text = Text::with_room(256);
        last_members(&mut text, answer);
        text.finished()
    };
    let rests: Vec<String> = answers.iter().map(rest).collect();
    let mut text = Text::with_room(1 << 18);
    text.object(|out| {
        out.key("suffixes").list(suffixes, |out, (suffix, index)| {
            let Some(rest) = rests.get(index) else { return };
            out.object(|out| {
                out.text("suffix", suffix.name());
                out.members(rest);
            });
        });
        out.text("data_version", crate::DATA_VERSION);
    });
    Ok(text.finished())
}

/// Runs `eligible_sets`: it returns the same in a fifth of the bytes. `suffixes` are the names with spaces between them, and `sets`
/// the index of each one's answer.
pub(super) fn eligible_sets(
    value: &Value,
    association_value: &Value,
    option_values: &Value,
) -> Result<String, Error> {
    let (answers, suffixes) = answers(value, association_value, option_values)?;
    let names: Vec<&str> = suffixes.iter().map(|(suffix, _)| suffix.name()).collect();
    let mut text = Text::with_room(1 << 16);
    text.object(|out| {
        out.text("suffixes", &names.join(" "));
        out.key("sets").list(&suffixes, |out, (_, index)| out.value(index));
        out.key("answers").list(&answers, |out, answer| out.object(|out| last_members(out, answer)));
        out.text("data_version", crate::DATA_VERSION);
    });
    Ok(text.finished())
}

fn answers(
    value: &Value,
    association_value: &Value,
    option_values: &Value,
) -> Result<check::DistinctAnswers, Error> {
    let mut options = options(option_values)?;
    let mut contact = schema::decode(value, options.schema.take().as_deref())?;
    contact = normalize::contact(contact).contact;
    let mut whole = match association_value {
        Value::Null => Map::new(),
        Value::Object(given) => given.clone(),
        other => return Err(Error::wrong_type(Place::argument("association"), "an object", other)),
    };
    // The domain is a placeholder. Without a role, the owner counts.
    whole.insert("domain".to_owned(), json!("example.com"));
    if !whole.keys().any(|key| key == "roles" || key.parse::<Role>().is_ok()) {
        whole.insert("owner".to_owned(), json!(true));
    }
    let association = association_with(&Value::Object(whole), options)?.at_provider_of(&contact);
    check::distinct_answers(&contact, &association)
}

/// Writes the members of an answer after the suffix, without their object. The basis is that of the rules.
fn last_members(out: &mut Text, answer: &Eligibility) {
    out.text("verdict", answer.verdict.as_str());
    out.text("basis", answer.suffix.basis().as_str());
    out.key("missing").list(&answer.missing, |out, field| out.string(field.name()));
    out.key("wrong").list(&answer.wrong, |out, field| out.string(field.name()));
    out.key("reasons").list(&answer.reasons, |out, id| out.string(id));
    out.key("notes").list(&answer.notes, |out, note| out.string(note.id()));
}

/// Runs `suffixes`: it returns every known suffix.
pub(super) fn suffixes() -> Result<Value, Error> {
    let all = Suffix::all().map(|suffix| {
        let own = suffix.rules().filter(|rule| rule.layer == crate::base::Layer::Registry).count();
        let mut shown =
            json!({"suffix": suffix.name(), "basis": suffix.basis().as_str(), "registry_rules": own});
        if let Some((object, review)) = shown.as_object_mut().zip(suffix.review()) {
            object.insert("review".to_owned(), json!(review));
        }
        shown
    });
    answer(json!({"suffixes": all.collect::<Vec<_>>(), "data_version": crate::DATA_VERSION}))
}
