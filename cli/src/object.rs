//! `registrant check` of a provider's object that is not a contact.

use registrant::schema::{self, DocumentKind};
use registrant::{Error, json};
use serde_json::Value;

/// Checks an object of Glauca's or DNSimple's, or returns `None` for another document. A page of changes gives a list.
pub fn check(document: &Value, named: Option<&str>) -> Option<Result<Value, String>> {
    let has = |name: &str| document.get(name).is_some();
    let (schema, kind) = match schema::detect(document) {
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

/// Returns whether nothing is wrong with the object. A check's answer counts as refused if the domain is not available.
pub fn is_accepted(answer: &Value) -> bool {
    let flag = |name: &str| answer.get(name).and_then(Value::as_bool);
    flag("accepted").or_else(|| flag("available")).unwrap_or(true)
}

/// Returns the verdict and the violations, for people.
pub fn text_of(answer: &Value) -> String {
    let mut text = format!("{}\n", if is_accepted(answer) { "accepted" } else { "refused" });
    let part = |violation: &Value, name: &str| {
        violation.get(name).and_then(Value::as_str).unwrap_or_default().to_owned()
    };
    for violation in answer.get("violations").and_then(Value::as_array).into_iter().flatten() {
        text += &format!("  error    {}: {}\n", part(violation, "pointer"), part(violation, "message"));
    }
    if let Some(reason) = answer.get("reason").and_then(Value::as_str) {
        text += &format!("  reason   {reason}\n");
    }
    text
}
