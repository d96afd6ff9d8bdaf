//! DNSimple's API, as JSON operations.

use serde::Deserialize;
use serde_json::json;
use serde_json::{Map, Value};

use super::{answer, document, text};
use crate::base::{Code, Error, Param, Params, Place};
use crate::contact::{Contact, Field};
use crate::provider::dnsimple;

/// Runs an operation whose name begins with `dnsimple_`, or returns `None` if it is unknown.
pub(super) fn call(operation: &str, arguments: &[Value]) -> Option<Result<Value, Error>> {
    let argument = |index: usize| arguments.get(index).unwrap_or(&Value::Null);
    Some(match operation {
        "can_delete" => dnsimple::can_delete(argument(0), argument(1), argument(2)).and_then(answer),
        "errors" => errors(argument(0), argument(1), argument(2)),
        "extended_attributes" => extended_attributes(argument(0), argument(1), argument(2)),
        "on_save" => document(argument(0)).and_then(|contact| saved(dnsimple::on_save(&contact)?)),
        "registrant_change" => {
            document(argument(0)).and_then(|given| match given.get("data").unwrap_or(&given) {
                Value::Array(_) => {
                    Ok(dnsimple::registrant_changes(&given)?.iter().map(judged).collect::<Result<_, _>>()?)
                }
                _ => judged(&dnsimple::registrant_change(&given)?),
            })
        }
        "update" => document(argument(0)).and_then(|contact| {
            let patch = document(argument(1)).map_err(|error| error.in_argument("/patch"))?;
            saved(dnsimple::update(&contact, &patch)?)
        }),
        _ => return None,
    })
}

/// Writes a change with the verdict on it.
fn judged(change: &dnsimple::RegistrantChange) -> Result<Value, Error> {
    let mut written = answer(change)?;
    if let Some(members) = written.as_object_mut() {
        members.insert("accepted".to_owned(), change.is_accepted().into());
    }
    Ok(written)
}

fn saved(saved: dnsimple::Saved) -> Result<Value, Error> {
    answer(json!({"document": saved.document, "changes": saved.changes, "violations": saved.violations}))
}

/// Runs `read` with a body and its status, or `write` with the violations of a report.
fn errors(direction: &Value, value: &Value, status: &Value) -> Result<Value, Error> {
    match text(direction, "how")? {
        "read" => {
            let expected =
                || Error::wrong_type(Place::argument("status"), "an HTTP status, such as 400", status);
            let number =
                |status: &Value| status.as_u64().and_then(|n| u16::try_from(n).ok()).ok_or_else(expected);
            let status = Some(status).filter(|status| !status.is_null()).map(number).transpose()?;
            answer(dnsimple::read_refusal(value, status))
        }
        "write" => {
            let place = || Place::argument("violations");
            let list = value.get("violations").unwrap_or(value);
            let list =
                list.as_array().ok_or_else(|| Error::wrong_type(place(), "an array of violations", list))?;
            let mut violations = Vec::with_capacity(list.len());
            for (index, violation) in list.iter().enumerate() {
                violations.extend(read_violation(violation, place().element(index))?);
            }
            answer(dnsimple::body(violations.iter().map(|(field, code, params)| (*field, *code, params))))
        }
        _ => Err(Error::wrong_value(Place::argument("how"), "read or write")),
    }
}

/// A violation's field, code and params.
type Fault = (Field, Code, Params);

/// Reads a violation; a warning gives `None`.
fn read_violation(value: &Value, place: Place) -> Result<Option<Fault>, Error> {
    let member = |name: &str| value.get(name).unwrap_or(&Value::Null);
    if member("severity").as_str() == Some("warning") {
        return Ok(None);
    }
    let field = member("path").as_str().and_then(Field::named);
    let field =
        field.ok_or_else(|| Error::wrong_value(place.clone().member("path"), "a field of a contact"))?;
    let code = Code::deserialize(member("code"))
        .map_err(|_| Error::wrong_value(place.clone().member("code"), "the code of a violation"))?;
    let param = |name: &str| member("params").get(name);
    let number = |name| Some((name, Param::from(param(name)?.as_u64()?)));
    let text = param("text").and_then(Value::as_str).map(|text| ("text", text.to_owned().into()));
    let params = [number("min"), number("max"), text].into_iter().flatten().collect();
    Ok(Some((field, code, params)))
}

/// Runs `write` with a canonical contact and a suffix, `read` with the attributes, or `definitions` with the
/// API's answer.
fn extended_attributes(direction: &Value, value: &Value, suffix: &Value) -> Result<Value, Error> {
    match text(direction, "how")? {
        "write" => {
            answer(dnsimple::extended_attributes(&Contact::from_json(value)?, text(suffix, "suffix")?))
        }
        "read" => {
            let attributes = document(value).map_err(|error| error.in_argument("/attributes"))?;
            let attributes = dnsimple::read_extended_attributes(&attributes)?;
            let fields: Map<String, Value> = attributes
                .fields
                .iter()
                .map(|(field, text)| (field.name().to_owned(), json!(text)))
                .collect();
            answer(json!({"contact": fields, "unknown": attributes.unknown}))
        }
        "definitions" => {
            let definitions = document(value).and_then(|value| dnsimple::attribute_definitions(&value));
            answer(definitions.map_err(|error| error.in_argument("/answer"))?)
        }
        _ => Err(Error::wrong_value(Place::argument("how"), "read, write or definitions")),
    }
}
