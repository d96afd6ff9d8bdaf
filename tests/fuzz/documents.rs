//! Documents of every schema: what is read is written again, and every path gives one answer.

use registrant::json::{call, check_lines};
use registrant::schema;
use serde_json::{Value, json};

use super::corpus::{Corpus, Dice, mutate};

const DOMAINS: &[&str] = &[
    "a.fr",
    "a.com",
    "a.us",
    "a.it",
    "a.co.uk",
    "a.de",
    "a.eu",
    "a.ca",
    "a.jp",
    "a.com.br",
    "a.able",
    "bücher.ch",
];

/// Every text of an answer for people has its parameters, and no answer but a document names the marks of another.
fn has_no_open_parameter(answer: &Value) -> bool {
    match answer {
        Value::Object(members) => members.iter().all(|(key, value)| match value.as_str() {
            Some(text) if key == "message" && !text.contains("{param}") => !text.contains(['{', '}']),
            _ => has_no_open_parameter(value),
        }),
        Value::Array(items) => items.iter().all(has_no_open_parameter),
        _ => true,
    }
}

/// Reads, writes, normalizes and checks a document that is almost right.
pub fn documents(dice: &mut Dice, corpus: &Corpus) -> Result<(), String> {
    let mut document = dice.one(&corpus.documents).clone();
    for _ in 0..dice.below(4) {
        mutate(dice, corpus, &mut document, 0);
    }
    let told = schema::detect(&document).map(|told| told.schema);
    let domain = *dice.one(DOMAINS);
    let association = json!({"domain": domain, "owner": true});
    let language = *dice.one(&["en", "fr", "de", "es", "it", "nl", "pt", "ja", "zh"]);
    if let Ok(schema) = told {
        let known = schema::named(schema).unwrap();
        if let Ok(contact) = known.decode(&document) {
            // Decode, encode, decode. A canonical contact has no other spellings to keep.
            let again = known.encode(&contact);
            let back = known.decode(&again.document).map(|back| json!(back));
            // A member may get its usual spelling.
            if schema != "contact"
                && (back.is_err()
                    || json!(back.unwrap())["extra"].is_null() != json!(contact)["extra"].is_null()
                    || !again.losses.is_empty())
            {
                return Err(format!(
                    "a {schema} document comes back as another: {document} {}",
                    again.document
                ));
            }
            // Normalizing twice equals once.
            let once = registrant::normalize::contact(contact).contact;
            let twice = registrant::normalize::contact(once.clone()).contact;
            if once != twice {
                return Err(format!(
                    "normalizing {schema} twice: {document} {} {}",
                    json!(once),
                    json!(twice)
                ));
            }
        }
        // The fast path equals the long one.
        let options = json!({"schema": schema, "language": language});
        let one = call("check", &[document.clone(), association.clone(), options.clone()]);
        let line = check_lines(document.to_string().as_bytes(), &association, &options)
            .map_err(|error| error.to_string())?;
        if let Ok(report) = &one
            && !document.is_string()
            && line != format!("{report}\n").as_bytes()
        {
            return Err(format!(
                "a line in {schema} at {domain}: {document} {report} {}",
                String::from_utf8_lossy(&line)
            ));
        }
        if let Ok(report) = one {
            if !has_no_open_parameter(&report) {
                return Err(format!("an open parameter: {report}"));
            }
            agree(schema, &document, domain, &report)?;
        }
    }
    Ok(())
}

/// `eligible` says of a suffix what `check` says of its domains.
fn agree(schema: &str, document: &Value, domain: &str, report: &Value) -> Result<(), String> {
    // A document of Namecheap or RDAP names roles, and so others than the owner's rules may count.
    if report["accepted"] != true || ["namecheap", "rdap", "rdap-jscontact"].contains(&schema) {
        return Ok(());
    }
    // An update is judged by what it names.
    if document.as_str().is_some_and(|text| text.contains("update")) {
        return Ok(());
    }
    // A body may name the contact of another role than the owner.
    let parts = call("contacts", std::slice::from_ref(document)).unwrap_or_default();
    if parts.as_array().is_some_and(|parts| parts.iter().any(|part| part["pointer"] != "")) {
        return Ok(());
    }
    // `check` takes a list of contacts too.
    let Ok(answer) = call("eligible", &[document.clone(), json!({}), json!({"schema": schema})]) else {
        return Ok(());
    };
    let suffix = answer["suffixes"].as_array().unwrap().iter().find(|one| one["suffix"] == report["suffix"]);
    match suffix {
        Some(one) if one["verdict"] == "accepted" => Ok(()),
        other => Err(format!("eligible and check at {domain}: {document} {other:?}")),
    }
}
