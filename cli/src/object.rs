//! `registrant check` of a provider's object that is not a contact.

use registrant::schema::{self, DocumentKind};
use registrant::{Error, json};
use serde_json::Value;

/// Checks an object of Glauca's or DNSimple's, or returns `None` for another document. A page of changes gives a list.
pub fn check(document: &Value, named: Option<&str>) -> Option<Result<Value, String>> {
    let has = |name: &str| document.get(name).is_some();
    let (schema, kind) = match schema::detect(document) {
        _ if named == Some("dnsimple") && is_change(document) => ("dnsimple", DocumentKind::RegistrantChange),
        Ok(detected) => (detected.schema, detected.kind),
        // The schema tells whose check it is.
        Err(_) if has("domain") || has("period") => (named?, DocumentKind::Check),
        Err(_) => return None,
    };
    // An answer of the API has the object's id.
    let direction = |request: &str| Value::from(if has("id") || has("url") { "answer" } else { request });
    let is_whole = has("registrant") && has("name_servers");
    let (operation, direction) = match (schema, kind) {
        ("glauca", DocumentKind::Domain) => {
            let is_answer = has("statuses") || has("auth_info");
            let request = if is_answer {
                "answer"
            } else if is_whole {
                "put"
            } else {
                "patch"
            };
            ("glauca_domain", direction(request))
        }
        ("glauca", DocumentKind::NameServer) => ("glauca_domain", direction("create")),
        ("glauca", DocumentKind::Order) => ("glauca_order", direction("create")),
        ("glauca", DocumentKind::Check) if has("available") => ("glauca_check_answer", Value::Null),
        ("glauca", DocumentKind::Check) => ("glauca_check", Value::Null),
        ("dnsimple", DocumentKind::RegistrantChange) => ("dnsimple_registrant_change", Value::Null),
        _ => return None,
    };
    let answer = json::call(operation, &[document.clone(), direction]);
    Some(answer.map_err(|error| placed(&error)))
}

/// Returns whether a document of DNSimple's is a change of registrant, or a list of them. One member of these tells enough.
fn is_change(document: &Value) -> bool {
    let inner = document.get("data").unwrap_or(document);
    let first = inner.as_array().map_or(Some(inner), |list| list.first());
    first.is_some_and(|first| ["contact_id", "domain_id"].iter().any(|name| first.get(name).is_some()))
}

/// Returns an error of an operation with its place in the document.
fn placed(error: &Error) -> String {
    let (text, pointer) = (error.to_string(), error.pointer().unwrap_or_default());
    let inner = ["/answer", "/document"].iter().find_map(|argument| pointer.strip_prefix(argument));
    match (inner, text.strip_prefix(&format!("at {pointer}: "))) {
        (Some(""), Some(rest)) => format!("at the root: {rest}"),
        (Some(inner), Some(rest)) => format!("at {inner}: {rest}"),
        _ => text,
    }
}

/// Returns whether nothing is wrong with the object, or with any of a page. A check's answer counts as refused if the domain is
/// not available.
pub fn is_accepted(answer: &Value) -> bool {
    let flag = |name: &str| answer.get(name).and_then(Value::as_bool);
    match answer {
        Value::Array(all) => all.iter().all(is_accepted),
        _ => flag("accepted") != Some(false) && flag("available") != Some(false),
    }
}

/// Returns the verdict and the violations, for people.
pub fn text_of(answer: &Value) -> String {
    let mut text = format!("{}\n", if is_accepted(answer) { "accepted" } else { "refused" });
    let all = answer.as_array().map_or(std::slice::from_ref(answer), Vec::as_slice);
    let violations = all.iter().filter_map(|one| one.get("violations")?.as_array()).flatten();
    for violation in violations {
        let part = |name: &str| violation.get(name).and_then(Value::as_str).unwrap_or_default();
        // Most remedies only repeat what is expected.
        let remedy = Some(part("remedy")).filter(|remedy| !remedy.is_empty() && !remedy.starts_with("pass "));
        let remedy = remedy.map(|remedy| format!("; {remedy}")).unwrap_or_default();
        text += &format!("  error    {}: {}{remedy}\n", part("pointer"), part("message"));
    }
    if let Some(reason) = answer.get("reason").and_then(Value::as_str) {
        text += &format!("  reason   {reason}\n");
    }
    text
}
