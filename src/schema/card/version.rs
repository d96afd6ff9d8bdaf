//! The differences between vCard 4.0 and its older versions, 3.0 and 2.1.
//!
//! Sources: <https://www.rfc-editor.org/rfc/rfc2426>, <https://www.rfc-editor.org/rfc/rfc6350#appendix-A>. A property
//! of an older version is read in the form of 4.0. What an older version does not know is written as an
//! extension: `X-KIND`, `X-ALTID`. Apple's `X-ABShowAs` marks the card of a company.

use registrant_text::clean::says_something;
use serde_json::{Value, json};

use super::address::{self, COUNTRY, FINER, STREET};
use super::entry::{from_uri, is_day};
use super::property::{
    component, name, parameter, parameters, rank, set_component, set_parameter, settle_uid, structured, text,
    texts, value,
};
use super::text::{DATES, extended, extended_text};
use super::values::{OMITTED_YEAR, has_no_year};
use crate::normalize;
use crate::schema::engine::edited::{ORGANIZATION, PERSON, country_name};

/// The version that new cards have.
pub(in crate::schema) const NEWEST: &str = "4.0";

/// The properties that only newer versions have.
const NEW: &str = "anniversary birthplace clientpidmap contact-uri created deathdate deathplace expertise \
     gender gramgender hobby interest jsprop kind lang language member org-directory pronouns related socialprofile xml";

/// The properties that only older versions have, apart from LABEL.
const OLD: &str = "agent class mailer profile sort-string";

/// The properties that a card of an older version has once. Further ones are extensions there.
const ONCE: &str = "bday n rev uid";

/// The parameters that only newer versions have, apart from CC, LABEL and PREF, which have other places.
const PARAMETERS: &str = "altid author author-name calscale created derived geo index jscomps jsptr level \
     mediatype phonetic pid prop-id script service-type sort-as tz username";

/// The types of numbers that only newer versions have.
const TYPES: &str = "main-number text textphone";

fn has(words: &str, word: &str) -> bool {
    words.split(' ').any(|known| known == word)
}

/// Returns a word without `x-` if it is one of these.
fn known<'a>(word: &'a str, words: &str) -> Option<&'a str> {
    word.strip_prefix("x-").filter(|rest| has(words, rest))
}

/// Returns the name in version 4.0 of a property of an older version.
pub(super) fn newer_name(name: &str) -> String {
    match name {
        "label" => "adr".to_owned(),
        "x-abshowas" => "kind".to_owned(),
        _ if has(OLD, name) => ["x-", name].concat(),
        _ => known(name, NEW).or(known(name, ONCE)).unwrap_or(name).to_owned(),
    }
}

/// Returns the name in version 4.0 of a parameter of an older version.
pub(super) fn newer_parameter(name: &str) -> &str {
    known(name, PARAMETERS).unwrap_or(name)
}

/// Gives a property of an older version, whose names are those of version 4.0, the values of version 4.0.
pub(super) fn newer(mut property: Value) -> Value {
    let mut encoding = parameters(&property, "encoding").concat().to_ascii_lowercase();
    let types = types(&property);
    let mut kept = Vec::new();
    for kind in &types {
        let lower = kind.to_ascii_lowercase();
        match lower.as_str() {
            "pref" => set_parameter(&mut property, "pref", Some(json!("1"))),
            // An address is one of the internet, unless it says something else.
            "internet" | "quoted-printable" | "8bit" => {}
            "base64" => encoding = lower,
            _ => kept.push(known(&lower, TYPES).unwrap_or(kind).to_owned()),
        }
    }
    let said = text(&property).to_owned();
    match (name(&property), encoding.as_str()) {
        (name, "b" | "base64") => {
            let format = kept.pop().unwrap_or_default().to_ascii_lowercase();
            let media = match (name, format.as_str()) {
                ("key", "pgp") => "application/pgp-keys".to_owned(),
                ("key", "x509") => "application/pkix-cert".to_owned(),
                ("photo" | "logo", format) if !format.is_empty() => format!("image/{format}"),
                ("sound", format) if !format.is_empty() => format!("audio/{format}"),
                _ => "application/octet-stream".to_owned(),
            };
            set(&mut property, 2, json!("uri"));
            let data = said.split_whitespace().collect::<String>();
            set(&mut property, 3, json!(format!("data:{media};base64,{data}")));
        }
        (_, "" | "7bit" | "8bit") => {}
        _ => return property,
    }
    set_parameter(&mut property, "encoding", None);
    set_types(&mut property, &kept);
    match (name(&property), said.as_str()) {
        ("adr", label) if !label.is_empty() => {
            set_parameter(&mut property, "label", Some(json!(label)));
            resize(&mut property, FINER);
        }
        // Google writes the whole address after the parts.
        ("adr", _)
            if value(&property).as_array().is_some_and(|parts| parts.len() == FINER.saturating_add(1)) =>
        {
            let whole = component(&property, FINER);
            resize(&mut property, FINER);
            if !whole.is_empty() && parameter(&property, "label").is_none() {
                set_parameter(&mut property, "label", Some(json!(whole)));
            }
        }
        ("n", _) if value(&property).as_array().is_some_and(|parts| parts.len() > 5) => {
            fold_further(&mut property);
        }
        ("bday", date) if has_no_year(&property) => {
            let day = extended_text(date).get("YYYY".len()..).map(|rest| ["-", rest].concat());
            set_parameter(&mut property, OMITTED_YEAR, None);
            day.into_iter().for_each(|day| set(&mut property, 3, json!(day)));
        }
        ("kind", "COMPANY") => set(&mut property, 3, json!(ORGANIZATION)),
        ("gender", "Male" | "Female") => {
            set(&mut property, 3, json!(said.chars().take(1).collect::<String>()))
        }
        ("geo", pair) if !pair.contains(':') => {
            set(&mut property, 3, json!(format!("geo:{}", pair.replace(';', ","))));
        }
        ("tz", offset) if offset.starts_with(['+', '-']) => set(&mut property, 2, json!("utc-offset")),
        ("rev", _) => set(&mut property, 2, json!("timestamp")),
        _ => settle_uid(&mut property),
    }
    property
}

/// Moves each label of an older version to its address: the one with the same types, or the only one. Returns the
/// indexes of the labels, each with that of its address. A label without an address becomes one.
pub(in crate::schema) fn join_labels(properties: &mut [Value]) -> Vec<(usize, usize)> {
    let all = || 0..properties.len();
    let is = |index: usize, has_parts: bool| {
        properties.get(index).is_some_and(|property| {
            name(property) == "adr"
                && address::is_structured(property) == has_parts
                && (has_parts || parameter(property, "label").is_some())
        })
    };
    let labels: Vec<usize> = all().filter(|index| is(*index, false)).collect();
    let addresses: Vec<usize> = all().filter(|index| is(*index, true)).collect();
    let sorted = |index: usize| {
        let mut all = properties.get(index).map(types).unwrap_or_default();
        all.iter_mut().for_each(|kind| kind.make_ascii_lowercase());
        all.sort();
        all
    };
    let mut joined: Vec<(usize, usize)> = Vec::new();
    for label in &labels {
        let is_free = |address: &&usize| joined.iter().all(|(_, known)| known != *address);
        let same = addresses.iter().filter(is_free).find(|address| sorted(**address) == sorted(*label));
        let only = || addresses.first().filter(|_| labels.len() == 1 && addresses.len() == 1);
        joined.extend(same.or_else(only).map(|address| (*label, *address)));
    }
    for (label, address) in &joined {
        let text =
            properties.get_mut(*label).map(Value::take).and_then(|label| parameter(&label, "label").cloned());
        properties
            .get_mut(*address)
            .into_iter()
            .for_each(|address| set_parameter(address, "label", text.clone()));
    }
    joined
}

/// Returns the properties of an older version that say what a property of version 4.0 says: an address may need a
/// second one for its label.
pub(super) fn older(property: &Value) -> Vec<Value> {
    let mut property = extended(property.clone());
    let mut label = None;
    let mut types = types(&property);
    for kind in types.iter_mut().filter(|kind| has(TYPES, &kind.to_ascii_lowercase())) {
        kind.insert_str(0, "X-");
    }
    let parameters = property.get(1).and_then(Value::as_object).cloned().unwrap_or_default();
    for (key, said) in parameters {
        let code = said.as_str().unwrap_or_default();
        match key.as_str() {
            "pref" if code == "1" => types.push("pref".to_owned()),
            "label" => label = Some(code.to_owned()),
            "cc" if component(&property, COUNTRY).is_empty() => {
                set_component(&mut property, COUNTRY, json!(country_name("", code)));
            }
            "pref" | "cc" => {}
            _ if has(PARAMETERS, &key) => {
                set_parameter(&mut property, &["x-", &key].concat(), Some(said));
            }
            _ => continue,
        }
        set_parameter(&mut property, &key, None);
    }
    let known = name(&property).to_owned();
    let kind = property.get(2).and_then(Value::as_str).unwrap_or_default().to_owned();
    let said = text(&property).to_owned();
    let is_date = DATES.contains(&kind.as_str());
    let is_whole = said.get(.."YYYY-MM-DD".len()).is_some_and(is_day);
    if is_date && is_whole {
        set(&mut property, 2, json!(if said.contains('T') { "date-time" } else { "date" }));
    }
    match known.as_str() {
        "kind" if said.eq_ignore_ascii_case(ORGANIZATION) => {
            set(&mut property, 0, json!("x-abshowas"));
            set(&mut property, 3, json!("COMPANY"));
        }
        "bday" if !is_whole => set(&mut property, 0, json!("x-bday")),
        "tel" => {
            set(&mut property, 2, json!("text"));
            set(&mut property, 3, json!(from_uri(&said)));
        }
        "tz" if kind == "utc-offset" && !said.contains(':') => {
            let (hours, minutes) = said.split_at_checked("+00".len()).unwrap_or((&said, ""));
            set(&mut property, 3, json!(format!("{hours}:{minutes}")));
        }
        "uid" => set(&mut property, 2, json!("text")),
        "geo" => {
            let pair: Vec<&str> = said.trim_start_matches("geo:").split([',', ';']).take(2).collect();
            set(&mut property, 2, json!("text"));
            set(&mut property, 3, json!(pair));
        }
        "photo" | "logo" | "sound" | "key" => {
            if let Some((media, data)) =
                said.strip_prefix("data:").and_then(|data| data.split_once(";base64,"))
            {
                match media.rsplit('/').next().unwrap_or_default() {
                    "pgp-keys" => types.push("PGP".to_owned()),
                    "pkix-cert" => types.push("X509".to_owned()),
                    "octet-stream" | "" => {}
                    format => types.push(format.to_ascii_uppercase()),
                }
                set(&mut property, 2, json!("binary"));
                set(&mut property, 3, json!(data));
                set_parameter(&mut property, "encoding", Some(json!("b")));
            }
        }
        "n" => fold_further(&mut property),
        "adr" => {
            let lines = address::lines(&property);
            if address::is_structured(&property)
                && !lines.is_empty()
                && (0..=STREET).all(|part| component(&property, part).is_empty())
            {
                set_component(&mut property, STREET, json!(lines));
            }
            resize(&mut property, FINER);
        }
        _ if has(NEW, &known) => set(&mut property, 0, json!(["x-", &known].concat())),
        _ if self::known(&known, OLD).is_some() => {
            set(&mut property, 0, json!(known.trim_start_matches("x-")))
        }
        _ => {}
    }
    set_types(&mut property, &types);
    let is_label_alone = label.is_some() && !address::says_something(&property);
    let label = label.map(|text| {
        let mut label = super::property("label", "text", &text);
        set_types(&mut label, &types);
        label
    });
    Some(property).filter(|_| !is_label_alone).into_iter().chain(label).collect()
}

/// Gives the properties of a card of version 4.0 what an older version requires: a name, one of each kind that may not
/// repeat, and a preference without degrees. Returns the places of the lost degrees.
pub(in crate::schema) fn settle(properties: &mut Vec<Value>) -> Vec<String> {
    let mut lost = Vec::new();
    let mut best: Vec<(String, u64)> = Vec::new();
    for property in properties.iter() {
        match best.iter_mut().find(|(known, _)| known == name(property)) {
            Some((_, least)) => *least = rank(property).min(*least),
            None => best.push((name(property).to_owned(), rank(property))),
        }
    }
    let mut seen = Vec::new();
    for property in properties.iter_mut() {
        let known = name(property).to_owned();
        let is_best = best.iter().any(|(name, least)| *name == known && *least == rank(property));
        if parameter(property, "pref").is_some() {
            if !is_best {
                lost.push([&*known.to_ascii_uppercase(), ";PREF"].concat());
            }
            set_parameter(property, "pref", is_best.then(|| json!("1")));
        }
        if has(ONCE, &known) {
            if seen.contains(&known) {
                set(property, 0, json!(["x-", &known].concat()));
            }
            seen.push(known);
        }
    }
    let is_said =
        |known: &Value| name(known) == "n" && (0..5).any(|part| says_something(&component(known, part)));
    if !properties.iter().any(is_said) {
        let parts = name_parts(properties);
        properties.retain(|known| name(known) != "n");
        properties.push(parts);
    }
    lost
}

/// Returns a property N with the parts of the whole name of a person. It is empty for others.
fn name_parts(properties: &[Value]) -> Value {
    let mut parts = structured("n", 5);
    let said = |wanted: &str| properties.iter().find(|known| name(known) == wanted);
    let whole = said("fn").map(text).unwrap_or_default();
    let country = said("adr").and_then(|address| normalize::country_value(&address::country(address)));
    let is_no_person = whole.contains('@')
        || said("kind").is_some_and(|kind| !text(kind).eq_ignore_ascii_case(PERSON))
        || said("org").is_some_and(|named| normalize::is_name_of(whole, &component(named, 0)))
        || normalize::is_organization(whole, country);
    if let Some(split) = normalize::split_name(whole, country).value.filter(|_| !is_no_person) {
        for (part, said) in
            [split.family, split.given, String::new(), split.title, split.credentials].iter().enumerate()
        {
            set_component(&mut parts, part, json!(said));
        }
    }
    parts
}

/// Returns the types of a property, each by itself.
fn types(property: &Value) -> Vec<String> {
    parameters(property, "type").into_iter().map(str::to_owned).collect()
}

fn set_types(property: &mut Value, types: &[String]) {
    super::property::set_types(property, &types.iter().map(String::as_str).collect::<Vec<_>>());
}

fn set(property: &mut Value, at: usize, new: Value) {
    property.get_mut(at).into_iter().for_each(|part| *part = new.clone());
}

/// Puts the parts of a name that only version 4.0 has into the older ones: a further family name, and a generation.
fn fold_further(property: &mut Value) {
    for (from, to) in [(5, 0), (6, 4)] {
        let mut all: Vec<&str> = texts(property, to).filter(|text| !text.is_empty()).collect();
        let further = texts(property, from).map(str::trim);
        let further: Vec<&str> =
            further.filter(|text| !all.iter().any(|known| known.ends_with(text))).collect();
        if !further.is_empty() {
            all.extend(further);
            let all = json!(all);
            set_component(property, to, all);
        }
    }
    resize(property, 5);
}

/// Gives a name or an address the parts that version 4.0 requires (RFC 6350, sections 6.2.2 and 6.3.1). Older versions can
/// leave out the last ones.
pub(super) fn completed(mut property: Value) -> Value {
    let least = match name(&property) {
        "n" => 5,
        "adr" => FINER,
        _ => 0,
    };
    if value(&property).as_array().is_some_and(|parts| parts.len() < least) {
        resize(&mut property, least);
    }
    property
}

/// Gives a structured value this number of parts.
fn resize(property: &mut Value, parts: usize) {
    let last = parts.saturating_sub(1);
    let kept = component_value(property, last);
    set_component(property, last, kept);
    property.get_mut(3).and_then(Value::as_array_mut).into_iter().for_each(|all| all.truncate(parts));
}

fn component_value(property: &Value, index: usize) -> Value {
    value(property).get(index).cloned().unwrap_or_else(|| json!(""))
}
