//! Error answers of the providers. None of them is ever taken for a contact.
//!
//! Read 2026-11-22: RFC 9457 (section 3); the exceptions of Django REST framework, as Glauca answers them; the crate porkbun-api 1.0.4 (`src/error.rs`); Cloudflare's schema of a failure, as
//! api-evangelist/cloudflare-d1 keeps it. RFC 5730 (section 3) and RFC 9083 (section 6). The recorded answers of the
//! clients of DNSimple, Gandi and Namecheap. The forms of GoDaddy, OpenSRS, Openprovider and Route 53 are those that
//! their client libraries look for.

use serde_json::{Map, Value};

#[cfg(feature = "xml")]
use crate::schema::detect::DocumentKind;
use crate::schema::loss::says_nothing;
use crate::schema::{Schema, freebox};

/// The members of error answers. An object with one of the weak marks is an error if it has no other members.
const MEMBERS: &str = " cause code data desc detail error error_code error_description errors fields lang location \
    maintenance message messages missing_right msg name non_field_errors notices object rdapConformance request_id \
    requestId result retryAfterSec status success title uid uuid warnings ";

fn is_error_member(name: &str) -> bool {
    !name.contains(' ') && MEMBERS.contains(&[" ", name, " "].concat())
}

/// Returns the schema whose provider answers an error like this.
pub(super) fn of_object(
    members: &Map<String, Value>,
    named: Option<&'static Schema>,
) -> Option<&'static str> {
    let of_anybody = || named.filter(|_| is_problem(members)).map(|schema| schema.name);
    let found = marked(members).or_else(|| fields(members, named)).or_else(of_anybody)?;
    // A named schema decides between providers with the same form.
    let is_shared = matches!(found, "dnsimple" | "glauca");
    Some(named.filter(|_| is_shared).map_or(found, |schema| schema.name))
}

/// Returns `true` for a problem of RFC 9457. Its `type` and `title` may be members of a contact too.
fn is_problem(members: &Map<String, Value>) -> bool {
    members.get("status").is_some_and(Value::is_number)
        && ["title", "detail"].iter().any(|name| members.get(*name).is_some_and(Value::is_string))
}

/// Returns whether a member of this name can be the mark of an error.
pub(in crate::schema) fn is_mark(name: &str) -> bool {
    matches!(
        name,
        "message"
            | "errors"
            | "error"
            | "error_code"
            | "errorCode"
            | "faultCode"
            | "success"
            | "is_success"
            | "__type"
            | "Message"
            | "Error"
            | "status"
            | "code"
            | "detail"
            | "non_field_errors"
    )
}

fn marked(members: &Map<String, Value>) -> Option<&'static str> {
    if !members.keys().any(|name| is_mark(name)) {
        return None;
    }
    let get = |name: &str| members.get(name).filter(|value| !value.is_null());
    let text = |name: &str| get(name).and_then(Value::as_str);
    let number = |name: &str| get(name).and_then(Value::as_i64);
    let is_no = |value: &Value| matches!(value, Value::Bool(false)) || value == 0 || value == "0";
    let is_cloudflare = || get("errors").is_some_and(Value::is_array) || members.contains_key("messages");
    if text("error_code").is_some() || get("success").is_some_and(is_no) {
        return Some(if text("error_code").is_none() && is_cloudflare() { "cloudflare" } else { "freebox" });
    }
    if get("faultCode").is_some() {
        return Some("gandi-v3");
    }
    if number("errorCode").is_some() || text("errorCode").is_some() {
        return Some("rdap");
    }
    if get("is_success").is_some_and(is_no) {
        return Some("opensrs");
    }
    let is_short =
        || members.keys().all(|name| ["Message", "Type", "Code", "RequestId"].contains(&name.as_str()));
    if text("__type").is_some()
        || (text("Message").is_some() && is_short())
        || get("Error").is_some_and(|error| error.get("Code").is_some())
    {
        return Some("route53");
    }
    match text("status") {
        Some("ERROR") => return Some("porkbun"),
        Some("error") => return Some("gandi-v5"),
        _ => {}
    }
    if number("code").is_some_and(|code| code != 0) && text("desc").is_some() {
        return Some("openprovider");
    }
    let holds = |name: &str| get(name).is_some_and(|value| !says_nothing(value));
    if !members.keys().all(|name| is_error_member(name)) || holds("data") || holds("result") {
        return None;
    }
    let first = get("errors").and_then(|errors| errors.get(0));
    if text("code").is_some() && text("message").is_some() {
        Some("godaddy")
    } else if number("code").is_some_and(|code| code != 0)
        || first.is_some_and(|error| error.get("location").is_some())
    {
        Some("gandi-v5")
    } else if get("detail").is_some() || get("non_field_errors").is_some() {
        Some("glauca")
    } else if ["message", "errors", "error"].into_iter().any(holds) {
        Some("dnsimple")
    } else {
        None
    }
}

/// Returns the schema of an object that has only messages about members: Glauca's, or the named schema's.
fn fields(members: &Map<String, Value>, named: Option<&'static Schema>) -> Option<&'static str> {
    // A domain has lists of single words.
    let names = ["name_servers", "registrant", "admin_contact", "billing_contact", "tech_contact", "domain"];
    let is_contact = |name: &String| crate::schema::glauca::has_member(name) || name == "contact";
    let is_glauca = named.is_some_and(|schema| schema.name == "glauca");
    let is_known = |name: &String| is_contact(name) || is_glauca || names.contains(&name.as_str());
    // Nearly every contact has a text first.
    let is_list = |value: &Value| value.is_array() || value.is_object();
    let are_messages = members
        .iter()
        .all(|(name, value)| is_list(value) && is_known(name) && is_messages(value, is_contact(name)));
    (are_messages && !members.is_empty()).then_some("glauca")
}

/// Returns `true` for messages about a member: texts that are sentences, or any texts about a member that holds no list.
/// An object has messages about its members.
fn is_messages(value: &Value, is_any: bool) -> bool {
    match value {
        Value::Array(list) => {
            let is_message = |text: &str| is_any || text.contains(' ');
            !list.is_empty() && list.iter().all(|item| item.as_str().is_some_and(is_message))
        }
        Value::Object(members) => {
            !members.is_empty() && members.values().all(|value| is_messages(value, is_any))
        }
        _ => false,
    }
}

/// Returns the schema for a list of errors: Gandi's answer about an association.
pub(super) fn of_list(list: &[Value]) -> Option<&'static str> {
    let is_error = |item: &Value| {
        item.get("field").is_some() && (item.get("error").is_some() || item.get("reason").is_some())
    };
    // Glauca's about a whole request: sentences, but no documents.
    let is_sentence = |item: &Value| {
        item.as_str().is_some_and(|text| text.contains(' ') && !text.contains(['<', '{', '\n', ':']))
    };
    match list {
        [] => None,
        _ if list.iter().all(is_error) => Some("gandi-v3"),
        _ => list.iter().all(is_sentence).then_some("glauca"),
    }
}

/// Returns the schema and kind of a text in XML that holds no contact.
#[cfg(feature = "xml")]
pub(super) fn of_text(text: &str) -> Option<(&'static str, DocumentKind)> {
    if text.contains("api.namecheap.com/xml.response") || text.contains("<ApiResponse") {
        let is_error = text.contains("Status=\"ERROR\"") || text.contains("Status='ERROR'");
        let has_contact = ["<FirstName", "<LastName", "<EmailAddress"].iter().any(|tag| text.contains(tag));
        return match (is_error, has_contact) {
            (true, _) => Some(("namecheap", DocumentKind::Error)),
            (_, false) => Some(("namecheap", DocumentKind::Answer)),
            _ => None,
        };
    }
    if text.contains("OPS_envelope") {
        let failed = text.split("is_success").nth(1).and_then(|rest| rest.split_once('>'));
        let failed = failed.is_some_and(|(_, rest)| rest.trim_start().starts_with('0'));
        return failed.then_some(("opensrs", DocumentKind::Error));
    }
    if !text.contains("urn:ietf:params:xml:ns:epp-1.0") {
        return None;
    }
    if result_code(text).is_some_and(|code| code.starts_with('2')) {
        return Some(("epp", DocumentKind::Error));
    }
    let has = |words: &[&str]| words.iter().any(|word| text.contains(word));
    if has(&["infData", "postalInfo", "<create", ":create", "<update", ":update"]) {
        return None;
    }
    Some(("epp", if has(&["<command", ":command"]) { DocumentKind::Request } else { DocumentKind::Answer }))
}

/// Returns the code of an EPP result: four digits.
#[cfg(feature = "xml")]
fn result_code(text: &str) -> Option<&str> {
    let tag = text.split("result").find(|rest| rest.trim_start().starts_with("code="))?;
    let value = tag.trim_start().strip_prefix("code=")?.get(1..5)?;
    value.bytes().all(|byte| byte.is_ascii_digit()).then_some(value)
}

/// Returns the code of an error answer or its meaning, but none of its texts: these may quote personal data.
pub(super) fn detail(document: &Value) -> Option<String> {
    #[cfg(feature = "xml")]
    if let Value::String(text) = document {
        return result_code(text).map(|code| format!("code {code}"));
    }
    if let Some(meaning) = freebox::meaning(document) {
        return Some(meaning.to_owned());
    }
    let code =
        ["code", "errorCode", "faultCode", "response_code"].iter().find_map(|name| document.get(name))?;
    match code {
        Value::Number(number) => Some(format!("code {number}")),
        Value::String(text) => {
            let is_code = text.len() <= 40
                && text.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit() || b == b'_');
            is_code.then(|| format!("code {text}"))
        }
        _ => None,
    }
}
