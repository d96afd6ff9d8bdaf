//! The envelope of every answer: `{success, result}`, or `{success, error_code, msg}`.

use serde_json::Value;

use crate::base::{Error, ErrorKind, Place};

/// The error codes, with the reason and the remedy of each.
const CODES: [(&str, &str, &str); 13] = [
    ("noent", "no entry has this id", "list the contacts again: it may have been deleted"),
    ("exists", "such an entry exists already", "change that one instead"),
    ("no_match", "no entry matches the request", "ask for less"),
    ("auth_required", "the session is missing or has ended", "open a session with the app's token"),
    ("invalid_token", "the app's token is wrong or was revoked", "ask for a new token at the Freebox"),
    ("pending_token", "nobody has accepted the app at the Freebox yet", "press the arrow on its display"),
    (
        "insufficient_rights",
        "the app may not use the contacts",
        "give it the right in the settings of Freebox OS",
    ),
    ("denied_from_external_ip", "the Freebox grants a token only inside the home network", "ask from there"),
    ("invalid_request", "unknown request", "compare it with the documentation"),
    ("ratelimited", "too many wrong attempts came from this address", "wait, then try again"),
    ("new_apps_denied", "new apps are not accepted", "allow them in the settings of Freebox OS"),
    ("apps_denied", "apps are not accepted", "allow them in the settings of Freebox OS"),
    ("internal_error", "the Freebox could not do it", "try again later"),
];

/// Returns the error that an answer of the API reports, or `None` on success.
///
/// The message of the answer is in French and addresses the owner of the Freebox. So the error is based on
/// the code.
///
/// ```
/// use registrant::schema::{freebox, parse};
/// let answer = parse(r#"{"success": false, "error_code": "noent", "msg": "…"}"#).unwrap();
/// assert_eq!(freebox::error(&answer).unwrap().reason(), "the Freebox answered `noent`: no entry has this id");
/// ```
pub fn error(answer: &Value) -> Option<Error> {
    let code = answer.get("error_code").and_then(Value::as_str);
    let failed = answer.get("success").is_some_and(|success| success == false);
    if code.is_none() && !failed {
        return None;
    }
    let known = CODES.iter().find(|(known, ..)| Some(*known) == code);
    let (reason, remedy) = match (known, code) {
        (Some((code, reason, remedy)), _) => (format!("the Freebox answered `{code}`: {reason}"), *remedy),
        (None, Some(_)) => ("the Freebox answered with an unknown error code".to_owned(), "read its `msg`"),
        (None, None) => ("the Freebox answered with an error".to_owned(), "read its `msg`"),
    };
    Some(Error::at(Place::root().member("error_code"), reason, remedy))
}

/// Returns the meaning of an answer's error code.
pub(crate) fn meaning(answer: &Value) -> Option<&'static str> {
    let code = answer.get("error_code").and_then(Value::as_str)?;
    CODES.iter().find(|(known, ..)| *known == code).map(|(_, meaning, _)| *meaning)
}

/// Returns the entries of an answer of the API: of a list, or of a single contact.
///
/// An answer without a result is an empty address book. A bare entry counts as a list of one.
///
/// # Errors
///
/// If the answer reports an error, or if it contains anything but entries.
///
/// ```
/// use registrant::schema::{freebox, parse};
/// assert_eq!(freebox::entries(&parse(r#"{"success": true}"#).unwrap()).unwrap().len(), 0);
/// let list = parse(r#"{"success": true, "result": [{"id": 1}, {"id": 2}]}"#).unwrap();
/// assert_eq!(freebox::entries(&list).unwrap().len(), 2);
/// ```
pub fn entries(answer: &Value) -> Result<Vec<&Value>, Error> {
    if let Some(error) = error(answer) {
        return Err(error);
    }
    let entries = match (is_envelope(answer), answer.get("result")) {
        (false, _) => match answer {
            Value::Array(list) => list.iter().collect(),
            one => vec![one],
        },
        (true, None | Some(Value::Null)) => Vec::new(),
        (true, Some(Value::Array(list))) => list.iter().collect(),
        (true, Some(one)) => vec![one],
    };
    let Some(index) = entries.iter().position(|entry| !entry.is_object()) else { return Ok(entries) };
    let top = if is_envelope(answer) { Place::root().member("result") } else { Place::root() };
    let is_list = answer.is_array() || answer.get("result").is_some_and(Value::is_array);
    let (place, expected) = match is_list {
        true => (top.element(index), "a contact"),
        false => (top, "an answer of Freebox OS"),
    };
    Err(Error::wrong_type(place, expected, entries.get(index).copied().unwrap_or(&Value::Null)))
}

fn is_envelope(document: &Value) -> bool {
    document.get("success").is_some()
}

/// Returns the single entry of a document: of an answer, or the document itself.
pub(crate) fn entry(document: &Value) -> Result<&Value, Error> {
    if let Some(error) = error(document) {
        return Err(error);
    }
    let at = if is_envelope(document) { Place::root().member("result") } else { Place::root() };
    let entry = if is_envelope(document) { document.get("result") } else { Some(document) };
    match entry {
        Some(Value::Array(_)) => {
            Err(Error::at(at, "expected one contact, found a list", "pass one of its entries"))
        }
        Some(entry) if !entry.is_null() => Ok(entry),
        _ => Err(Error::new(
            ErrorKind::Document,
            "expected a contact in the answer, found none",
            "pass an entry: the address book may be empty, or the contact deleted",
        )),
    }
}

/// Returns the JSON Pointer of that entry.
pub(crate) fn place(document: &Value) -> &'static str {
    if is_envelope(document) { "/result" } else { "" }
}

/// Returns a mutable reference to that entry.
pub(crate) fn entry_mut(document: &mut Value) -> Option<&mut Value> {
    document.pointer_mut(place(document))
}
