//! Conversion from one schema to another, as JSON.

use serde::de::Error as _;
use serde::ser::{Serialize, SerializeMap, Serializer};
use serde::{Deserialize, Deserializer};
use serde_json::{Value, json};

use crate::base::{Error, Place};
use crate::check::Violation;
use crate::json::normalized::SaidProblems;
use crate::language::Language;
use crate::normalize::{FieldChange, FieldProblem};
#[cfg(feature = "xml")]
use crate::provider::gandi_v3::ContactCall;
use crate::provider::{self, Conversion, Converted, ConvertedBody, ConvertedContact};
use crate::rules;
use crate::schema::{self, CardVersion, Loss, Schema};

/// Converts a document by `{from, to, raw, ascii, domain, card_version, call, language}`; `to` must be given. If the document holds
/// several contacts, each change, loss, problem and violation has `at`, the pointer of its contact, and `role`.
pub(super) fn convert(document: &Value, options: &Value) -> Result<Value, Error> {
    let (conversion, language) = read(options)?;
    let mut body = provider::convert_all(document, &conversion)?;
    if language != Language::English {
        for violation in body.contacts.iter_mut().flat_map(|one| &mut one.converted.violations) {
            violation.message = violation.text(language);
        }
    }
    written(&body, language)
}

/// Writes a converted body in the form of one conversion.
pub fn body_answer(body: &ConvertedBody) -> Result<Value, Error> {
    written(body, Language::English)
}

fn written(body: &ConvertedBody, language: Language) -> Result<Value, Error> {
    let mut whole: Option<Value> = None;
    for ConvertedContact { pointer, role, converted } in &body.contacts {
        let mut one = super::super::answer(converted)?;
        if !converted.problems.is_empty() {
            let problems = super::super::answer(SaidProblems(&converted.problems, language))?;
            one.as_object_mut().and_then(|one| one.insert("problems".to_owned(), problems));
        }
        for name in ["changes", "losses", "problems", "violations"] {
            let items = one.get_mut(name).and_then(Value::as_array_mut).into_iter().flatten();
            for item in items.filter_map(Value::as_object_mut) {
                if !pointer.is_empty() {
                    item.insert("at".to_owned(), Value::from(pointer.as_str()));
                }
                if let Some(role) = role {
                    item.insert("role".to_owned(), Value::from(role.as_str()));
                }
            }
            let Some(whole) = whole.as_mut().and_then(Value::as_object_mut) else { continue };
            let Some(Value::Array(mut more)) = one.get_mut(name).map(Value::take) else { continue };
            match whole.get_mut(name).and_then(Value::as_array_mut) {
                Some(all) => all.append(&mut more),
                None => drop(whole.insert(name.to_owned(), Value::Array(more))),
            }
        }
        whole.get_or_insert(one);
    }
    let mut whole = match whole {
        Some(whole) => whole,
        None => {
            json!({"from": body.from, "to": body.to, "document": null, "changes": [], "losses": [], "violations": []})
        }
    };
    if let Some(document) = whole.get_mut("document") {
        document.clone_from(&body.document);
    }
    Ok(whole)
}

/// Applies a patch with the options `{check, language}`. It returns only the document; with `check`, a normalized one, with its
/// violations, unknown members and changes.
pub(super) fn patch(
    schema: &'static Schema,
    existing: &Value,
    patch: &Value,
    options: &Value,
) -> Result<Value, Error> {
    let top = || Place::argument("options");
    let object = options.as_object().ok_or_else(|| Error::wrong_type(top(), "an object", options))?;
    let (mut checked, mut language) = (false, Language::English);
    for (key, value) in object.iter().filter(|(_, value)| !value.is_null()) {
        let place = || top().member(key);
        match key.as_str() {
            "check" => {
                checked = value.as_bool().ok_or_else(|| Error::wrong_type(place(), "a boolean", value))?;
            }
            "language" => {
                let tag = value.as_str().ok_or_else(|| Error::wrong_type(place(), "a string", value))?;
                language = tag.parse::<Language>()?;
            }
            _ => return Err(Error::unknown_member(place(), key, ["check", "language"].into_iter())),
        }
    }
    if !checked {
        return provider::patch(schema, existing, patch);
    }
    let mut patched = provider::patch_checked(schema, existing, patch)?;
    for violation in &mut patched.violations {
        violation.message = violation.text(language);
    }
    super::super::answer(json!({
        "document": patched.document,
        "violations": patched.violations,
        "unknown": patched.unknown,
        "changes": patched.changes,
    }))
}

/// Reads the options of a conversion, and the language of its messages.
fn read(value: &Value) -> Result<(Conversion, Language), Error> {
    let top = || Place::argument("options");
    let object = value.as_object().ok_or_else(|| Error::wrong_type(top(), "an object", value))?;
    // The target comes with the options.
    let (mut conversion, mut to) = (Conversion::to(schema::CONTACT), None);
    let mut language = Language::English;
    for (key, value) in object.iter().filter(|(_, value)| !value.is_null()) {
        let place = || top().member(key);
        let named = || match value.as_str() {
            Some(name) => schema::named(name).map(Some).map_err(|error| error.moved_to(&place())),
            None => Err(Error::wrong_type(place(), "the name of a schema", value)),
        };
        match key.as_str() {
            "from" => conversion.from = named()?,
            "to" => to = named()?,
            "raw" | "ascii" => {
                let flag = value.as_bool().ok_or_else(|| Error::wrong_type(place(), "a boolean", value))?;
                *(if key == "raw" { &mut conversion.raw } else { &mut conversion.ascii }) = flag;
            }
            "domain" => {
                let domain = value.as_str().ok_or_else(|| Error::wrong_type(place(), "a string", value))?;
                let suffix = rules::suffix_of_name(domain).map_err(|error| error.moved_to(&place()))?;
                conversion.suffix = Some(suffix);
            }
            "card_version" => {
                let version = value.as_str().ok_or_else(|| Error::wrong_type(place(), "a string", value))?;
                let version = version.parse::<CardVersion>().map_err(|error| error.moved_to(&place()))?;
                conversion.card_version = Some(version);
            }
            #[cfg(feature = "xml")]
            "call" => {
                let name = value.as_str().ok_or_else(|| Error::wrong_type(place(), "a string", value))?;
                conversion.call =
                    Some(name.parse::<ContactCall>().map_err(|error| error.moved_to(&place()))?);
            }
            "language" => {
                let tag = value.as_str().ok_or_else(|| Error::wrong_type(place(), "a string", value))?;
                language = tag.parse::<Language>().map_err(|error| error.moved_to(&place()))?;
            }
            _ => {
                let known = ["from", "to", "raw", "ascii", "domain", "card_version", "call", "language"];
                return Err(Error::unknown_member(place(), key, known.into_iter()));
            }
        }
    }
    conversion.to = to.ok_or_else(|| {
        let names: Vec<&str> = schema::all().map(|schema| schema.name).collect();
        let remedy = format!("use one of: {}", names.join(", "));
        Error::at(top().member("to"), "expected a target schema, found none", remedy)
    })?;
    Ok((conversion, language))
}

impl Serialize for Converted {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("from", self.from)?;
        map.serialize_entry("to", self.to)?;
        map.serialize_entry("document", &self.document)?;
        map.serialize_entry("changes", &self.changes)?;
        map.serialize_entry("losses", &self.losses)?;
        map.serialize_entry("violations", &self.violations)?;
        if !self.problems.is_empty() {
            map.serialize_entry("problems", &SaidProblems(&self.problems, Language::English))?;
        }
        map.end()
    }
}

/// The serialized form of a conversion.
#[derive(Deserialize)]
struct Read {
    from: String,
    to: String,
    document: Value,
    changes: Vec<FieldChange>,
    losses: Vec<Loss>,
    violations: Vec<Violation>,
    #[serde(default)]
    problems: Vec<FieldProblem>,
}

impl<'de> Deserialize<'de> for Converted {
    /// Reads a conversion.
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let Read { from, to, document, changes, losses, violations, problems } =
            Read::deserialize(deserializer)?;
        let known = |name: &str| schema::named(name).map(|schema| schema.name).map_err(D::Error::custom);
        let (from, to) = (known(&from)?, known(&to)?);
        Ok(Self { from, to, document, changes, problems, losses, violations })
    }
}
