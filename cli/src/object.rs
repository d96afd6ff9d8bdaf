//! `registrant check` of a provider's object that is not a contact.

use registrant::schema::{self, DocumentKind};
use registrant::{Error, json};
use serde_json::Value;

/// Checks an object of Glauca's or DNSimple's, or returns `None` for another document.
pub fn check(document: &Value) -> Option<Result<Value, Error>> {
    let detected = schema::detect(document).ok()?;
    let has = |name: &str| document.get(name).is_some();
    // An answer of the API has the object's id.
    let direction = |request: &str| Value::from(if has("id") || has("url") { "answer" } else { request });
    let is_whole = has("registrant") && has("name_servers");
    let (operation, direction) = match (detected.schema, detected.kind) {
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
    Some(json::call(operation, &[document.clone(), direction]))
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
