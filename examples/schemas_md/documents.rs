//! Documents of a schema that together have every member.

use registrant::contact::{Field, FieldType};
use registrant::provider::{Conversion, convert};
use registrant::schema::{CONTACT, Schema, SchemaMember};
use serde_json::{Map, Value, json};

/// The schemas with lists of which a contact holds one item.
const WITH_LISTS: [&str; 6] = ["freebox", "jscontact", "jcard", "vcard", "rdap", "rdap-jscontact"];
/// The keys of values that say what an item is, or that hold its parts.
const WORDS: [&str; 9] =
    ["@type", "type", "kind", "features", "contexts", "components", "name", "version", "objectClassName"];

/// Returns a value that fits the field.
pub fn sample(field: Field, kind: &str) -> Value {
    match field.kind() {
        FieldType::Kind => kind.into(),
        FieldType::Flag => true.into(),
        FieldType::Lines => json!(["1 rue de la Paix"]),
        FieldType::Country => "FR".into(),
        FieldType::Subdivision => "FR-75C".into(),
        FieldType::PostalCode => "75002".into(),
        FieldType::Phone if field == Field::MOBILE => "+33.612345678".into(),
        FieldType::Phone if field == Field::FAX => "+33.123456788".into(),
        FieldType::Phone => "+33.123456789".into(),
        FieldType::Email => "contact@example.com".into(),
        FieldType::Language => "fr".into(),
        FieldType::Date => "1980-01-31".into(),
        _ if field == Field::FULL_NAME => "Jeanne Martin".into(),
        _ if field == Field::GIVEN_NAME => "Jeanne".into(),
        _ if field == Field::FAMILY_NAME => "Martin".into(),
        _ => "1".into(),
    }
}

/// Returns documents of a schema: with all members, with what few contacts have, and with one member that holds no field.
pub fn all(schema: &'static Schema, members: &[SchemaMember]) -> Vec<Value> {
    let plain = Conversion::to(schema).from(CONTACT);
    let written = |contact: &Value, conversion: &Conversion| {
        convert(contact, conversion).ok().map(|converted| converted.document)
    };
    let contacts = contacts();
    let mut all: Vec<Value> = contacts.iter().filter_map(|contact| written(contact, &plain)).collect();
    all.iter_mut().for_each(|document| complete(schema, members, document));
    for conversion in ["example.fr", "example.eu", "example.it", "example.co.uk"]
        .into_iter()
        .filter_map(|domain| plain.domain(domain).ok())
    {
        all.extend(contacts.iter().take(2).filter_map(|contact| written(contact, &conversion)));
    }
    let base = json!({"family_name": "Martin", "email": "a@b.fr", "organization": "Martin", "phone": "+33.123456789"});
    all.extend(written(
        &json!({"full_name": "Jürgen Größl", "street": ["Weg 5"], "city": "Köln", "country": "DE"}),
        &plain.ascii(),
    ));
    let rare: Value = serde_json::from_str(include_str!("rare.json")).unwrap_or_default();
    all.extend(rare.get(schema.name).and_then(Value::as_array).into_iter().flatten().cloned());
    if WITH_LISTS.contains(&schema.name) {
        let further: Vec<Value> = all.iter().map(with_further).collect();
        all.extend(further);
    }
    let base = written(&base, &plain);
    all.extend(
        base.iter().flat_map(|base| members.iter().filter_map(|member| with_sample(schema, base, member))),
    );
    // A sample can be no value of its member.
    let mut known = Vec::new();
    all.retain(|document| {
        let is_new = !known.contains(document) && schema.decode(document).is_ok();
        known.push(document.clone());
        is_new
    });
    all
}

/// Returns contacts that together have every field, and what a target can lack a part of.
fn contacts() -> Vec<Value> {
    let everything = |kind: &str, change: Value| {
        let fields = Field::all().map(|field| (field.name().to_owned(), sample(field, kind)));
        let mut contact = Map::from_iter(fields);
        for (name, value) in change.as_object().into_iter().flatten() {
            contact.insert(name.clone(), value.clone());
        }
        Value::Object(contact)
    };
    let wishes = || Field::all().filter(|field| field.kind() == FieldType::Flag);
    // Some targets cannot hide one thing and publish another.
    let only = |one: Field, is_hidden: bool| {
        let flags = wishes().map(|field| (field.name().to_owned(), ((field == one) == is_hidden).into()));
        Value::Object(flags.collect())
    };
    let entry = |suffix: &str, claim: &str| json!({"claims": [claim], "result": "verified", "suffix": suffix, "by": "registrar"});
    let kinds = ["individual", "company", "association", "public_body", "reseller"];
    let mut all: Vec<Value> = kinds.iter().map(|kind| everything(kind, json!({}))).collect();
    all.extend([
        everything("individual", json!({"organization": "", "birth_date": "1980"})),
        everything("individual", json!({"phone": "+1.2125550100x12", "mobile": "+1.2125550101x12", "fax": "+1.2125550102x12",
            "country": "US", "subdivision": "US-CA", "postal_code": "90210"})),
        json!({"full_name": "Dr. Jeanne Martin MD", "given_name": "Jeanne Anne", "family_name": "Martin", "language": "nl"}),
        json!({"kind": "individual", "full_name": "Dr. Jeanne Martin Jr., MD", "country": "FR"}),
        json!({"kind": "individual", "full_name": "Jeanne Martin", "mobile": "+33.612345678"}),
        json!({"kind": "company", "organization": "Martin SAS", "email": "a@example.com"}),
        json!({"label": "Jeanne Martin", "street": ["1 rue neuve", "b", "c", "d", "e"]}),
        json!({"full_name": "Jeanne Martin", "verified": [entry("dk", "identity"), entry("dk", "email")]}),
        json!({"full_name": "Jeanne Martin", "verified": [{"claims": [], "result": "verified", "suffix": "at",
            "time": "2026-11-11T15:36:21+02:00", "method": "auth", "reference": "1", "agent": "a"}]}),
    ]);
    all.extend(wishes().flat_map(|one| [only(one, true), only(one, false)]));
    all
}

/// Adds the members of fields that the schema writes for the domains of a registry alone.
fn complete(schema: &'static Schema, members: &[SchemaMember], document: &mut Value) {
    for member in members {
        let Some(field) = member.field.filter(|field| field.is_registry_data()) else { continue };
        let Some((parent, key)) = member.pointer.rsplit_once('/') else { continue };
        let mut more = document.clone();
        let value = sample(field, "company");
        let Some(Value::Object(object)) = more.pointer_mut(parent).filter(|_| value.is_string()) else {
            continue;
        };
        if !object.contains_key(key) {
            object.insert(key.to_owned(), value);
            if schema.decode(&more).is_ok() {
                *document = more;
            }
        }
    }
}

/// Returns a document with a second item in each list.
fn with_further(document: &Value) -> Value {
    if let Value::String(text) = document {
        let is_one = |line: &&str| {
            ["BEGIN", "END", "VERSION", "KIND", "UID"].iter().any(|name| line.starts_with(name))
        };
        let further: Vec<String> =
            text.lines().filter(|line| !is_one(line)).map(|line| format!("{line}2\r\n")).collect();
        return text.replace("END:VCARD", &format!("{}END:VCARD", further.concat())).into();
    }
    let mut document = document.clone();
    multiply(&mut document);
    document
}

fn multiply(value: &mut Value) {
    match value {
        Value::Object(members) => {
            let is_collection = !members.is_empty() && members.values().all(Value::is_object);
            if let Some(first) = members.values().next().filter(|_| is_collection).cloned() {
                members.insert("x2".to_owned(), altered(&first));
                return;
            }
            members
                .iter_mut()
                .filter(|(key, _)| !WORDS.contains(&key.as_str()))
                .for_each(|(_, inner)| multiply(inner));
        }
        Value::Array(items) => {
            let further: Vec<Value> = items
                .iter()
                .filter_map(|item| match item {
                    Value::Object(_) => Some(altered(item)),
                    Value::Array(parts) if parts.len() > 3 => {
                        let (head, values) = parts.split_at(3);
                        let is_one = head
                            .first()
                            .is_some_and(|name| name == "version" || name == "kind" || name == "uid");
                        (!is_one).then(|| head.iter().cloned().chain(values.iter().map(altered)).collect())
                    }
                    _ => None,
                })
                .collect();
            match further.is_empty() {
                true => items.iter_mut().for_each(multiply),
                false => items.extend(further),
            }
        }
        _ => {}
    }
}

/// Returns a value with other texts.
fn altered(value: &Value) -> Value {
    match value {
        Value::String(text) if text == "fr" => "de".into(),
        Value::String(text) => format!("{text}2").into(),
        Value::Array(items) => items.iter().map(altered).collect(),
        Value::Object(members) => members
            .iter()
            .map(|(key, inner)| {
                let is_word = WORDS.contains(&key.as_str()) && inner.as_str().is_some_and(|_| key != "name");
                (key.clone(), if is_word { inner.clone() } else { altered(inner) })
            })
            .collect::<Map<_, _>>()
            .into(),
        other => other.clone(),
    }
}

/// Returns a document with a value in a member that holds no field.
fn with_sample(schema: &Schema, base: &Value, member: &SchemaMember) -> Option<Value> {
    if member.field.is_some() || member.form.starts_with("an envelope") {
        return None;
    }
    let mut document = base.clone();
    if let Value::String(text) = base {
        let line = format!("{}:Sample\r\nEND:VCARD", member.pointer);
        return (schema.name == "vcard").then(|| Value::from(text.replace("END:VCARD", &line)));
    }
    let above = match schema.name {
        "jcard" => "/1",
        "rdap" => "/vcardArray/1",
        _ => "",
    };
    if let Some(property) = member.pointer.strip_prefix(above).filter(|_| !above.is_empty()) {
        let list = document.pointer_mut(above)?.as_array_mut()?;
        list.push(json!([property.trim_start_matches('/'), {}, "text", "Sample"]));
        return Some(document);
    }
    let mut here = &mut document;
    let keys: Vec<&str> = member.pointer.split('/').skip(1).collect();
    let (mut is_list, mut is_set) = (false, false);
    for (index, key) in keys.iter().enumerate() {
        is_list = keys.get(index + 1) == Some(&"0");
        // The key of a last step says what is so.
        is_set = *key == "k1" && index + 1 == keys.len();
        let key = if is_set { "work" } else { key };
        let empty = || if is_list { json!([]) } else { json!({}) };
        here = match here {
            Value::Array(items) => {
                if items.is_empty() {
                    items.push(empty());
                }
                items.first_mut()?
            }
            Value::Object(members) => members.entry(key).or_insert_with(empty),
            _ => return None,
        };
    }
    if !(here.is_object() || here.is_array()) || is_list {
        return None;
    }
    *here = if is_set { json!(true) } else { json!("Sample") };
    Some(document)
}
