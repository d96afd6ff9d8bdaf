//! The mix: what people send, in every schema. Three of five documents are as the schema's provider writes them. One has a
//! value or two to normalize. One is refused, for one to five errors. The library itself counts the errors.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::hint::black_box;
use std::time::Instant;

use registrant::contact::{Contact, Country, Field};
use registrant::json::{Answer, Checker};
use registrant::schema::{self, Schema};
use registrant::{Association, Role, Severity, check, normalize};
use rlibphonenumber::{PHONE_NUMBER_UTIL, PhoneNumberFormat};
use serde_json::{Value, json};

use crate::rounds::Dice;

/// Contacts that registries accept, each for one suffix.
const CONTACTS: &str = include_str!("../../tests/cases/contacts.ndjson");

/// The domains of the documents. Half of them are for `.com`, or more if a schema cannot hold what the others demand.
const DOMAINS: [&str; 8] = [
    "example.com",
    "example.com",
    "example.com",
    "example.com",
    "example.fr",
    "example.de",
    "example.it",
    "example.eu",
];

/// The number of documents in each schema.
const EACH: usize = 200;

/// The number of times that a document is checked. Its time is the median.
const ROUNDS: usize = 9;

const TODAY: &str = "2026-01-01";

/// A document of the mix, and what the library says of it.
struct Document {
    schema: &'static str,
    domain: &'static str,
    state: State,
    text: String,
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum State {
    Clean,
    Repaired,
    Refused,
}

impl State {
    /// Returns the state of the document with this index.
    fn of(index: usize) -> Self {
        match index % 5 {
            3 => Self::Repaired,
            4 => Self::Refused,
            _ => Self::Clean,
        }
    }

    fn name(self) -> &'static str {
        match self {
            Self::Clean => "clean",
            Self::Repaired => "repaired",
            Self::Refused => "refused",
        }
    }
}

/// Makes the mix. It is the same at each call.
fn documents() -> Vec<Document> {
    let contacts = contacts();
    let mut dice = Dice(5);
    let mut all = Vec::new();
    for schema in schema::all() {
        let mut index = 0;
        // Some contacts have members that a schema cannot hold. They are left out, and another is tried.
        for _ in 0..EACH * 20 {
            if index == EACH {
                break;
            }
            let domain = *dice.one_of(&DOMAINS);
            let contact = &dice.one_of(&contacts[domain]).clone();
            let state = State::of(index);
            if let Some(text) = document(schema, domain, state, contact, &mut dice) {
                all.push(Document { schema: schema.name, domain, state, text });
                index += 1;
            }
        }
        assert_eq!(index, EACH, "documents of {}", schema.name);
    }
    all
}

/// Returns the accepted contacts for each domain: those of its suffix, and for `.com` those of all suffixes.
fn contacts() -> BTreeMap<&'static str, Vec<Contact>> {
    let mut all: BTreeMap<&'static str, Vec<Contact>> = BTreeMap::new();
    for line in CONTACTS.lines() {
        let row: Value = serde_json::from_str(line).unwrap();
        if row["expect"] != "accepted" {
            continue;
        }
        let Ok(mut contact) = Contact::from_json(&row["contact"]) else { continue };
        // Some schemas demand these too.
        contact.set(Field::LABEL, "Default");
        contact.set(Field::ID, "reg-12345");
        for domain in DOMAINS.into_iter().skip(3) {
            let suffix = domain.trim_start_matches("example.");
            if suffix == "com" || row["suffix"] == suffix {
                all.entry(domain).or_default().push(contact.clone());
            }
        }
    }
    all
}

fn association(domain: &str) -> Association {
    Association::new(domain).role(Role::Owner).today(TODAY.parse().unwrap())
}

/// Writes a contact in a schema and brings the document into a state. Returns nothing if this cannot be done.
fn document(
    schema: &'static Schema,
    domain: &str,
    state: State,
    contact: &Contact,
    dice: &mut Dice,
) -> Option<String> {
    let normal = normalize::contact(contact.clone()).contact;
    let document = schema.encode(&normal).document;
    let clean = serde_json::to_string(&document).ok()?;
    if errors(schema, domain, &clean)? != 0 {
        return None;
    }
    match state {
        State::Clean => Some(clean),
        State::Repaired => {
            let mut text = clean.clone();
            for _ in 0..=dice.below(2) {
                text = respelled(&text, &normal, dice);
            }
            (text != clean && errors(schema, domain, &text)? == 0).then_some(text)
        }
        State::Refused => {
            let mut text = clean;
            for _ in 0..=dice.below(4) {
                text = spoiled(&text, &normal, dice);
            }
            (1..=5).contains(&errors(schema, domain, &text)?).then_some(text)
        }
    }
}

/// Returns the number of errors in a document.
fn errors(schema: &'static Schema, domain: &str, text: &str) -> Option<usize> {
    let mut checker = check::Checker::new(association(domain), Some(schema.name)).ok()?;
    let report = checker.text(text).ok()?;
    Some(report.violations.iter().filter(|violation| violation.severity == Severity::Error).count())
}

/// Replaces a value of a document as it is written there.
fn replaced(text: &str, value: Option<&str>, by: &str) -> String {
    let Some(value) = value.filter(|value| value.len() > 1) else { return text.to_owned() };
    for [before, after] in
        [["\"", "\""], [">", "<"], ["=", "&"], [":", "\\r\\n"], [";", "\\r\\n"], [";", ";"]]
    {
        let old = format!("{before}{value}{after}");
        if text.contains(&old) {
            return text.replacen(&old, &format!("{before}{by}{after}"), 1);
        }
    }
    text.to_owned()
}

/// Writes one value of a document as a person might.
fn respelled(text: &str, contact: &Contact, dice: &mut Dice) -> String {
    let country = contact.text(Field::COUNTRY);
    match dice.below(7) {
        0 | 1 => {
            let Some(number) = contact.text(Field::PHONE) else { return text.to_owned() };
            let e164 = number.replace('.', "");
            let Ok(number) = PHONE_NUMBER_UTIL.parse(&e164, None) else { return text.to_owned() };
            let format = *dice.one_of(&[PhoneNumberFormat::National, PhoneNumberFormat::International]);
            let by = number.format_as(format).into_owned();
            let dotted = contact.text(Field::PHONE);
            let once = replaced(text, dotted, &by);
            if once == text { replaced(text, Some(&e164), &by) } else { once }
        }
        2 => {
            let name = country.and_then(Country::new).and_then(Country::name);
            replaced(text, country, name.unwrap_or_default())
        }
        3 => replaced(text, country, &country.unwrap_or_default().to_lowercase()),
        4 => {
            let Some(code) = contact.text(Field::SUBDIVISION) else { return text.to_owned() };
            let Some(found) = normalize::subdivision(code, None).value else { return text.to_owned() };
            let name = found.name();
            let short = code.split('-').next_back();
            let once = replaced(text, Some(code), name);
            if once == text { replaced(text, short, name) } else { once }
        }
        5 => {
            let city = contact.text(Field::CITY);
            replaced(text, city, &format!(" {} ", city.unwrap_or_default().replace(' ', "  ")))
        }
        _ => {
            let email = contact.text(Field::EMAIL);
            replaced(text, email, &format!("{} ", email.unwrap_or_default().to_uppercase()))
        }
    }
}

/// Spoils one value of a document.
fn spoiled(text: &str, contact: &Contact, dice: &mut Dice) -> String {
    let (field, by) = *dice.one_of(&[
        (Field::EMAIL, "nobody"),
        (Field::EMAIL, ""),
        (Field::CITY, ""),
        (Field::COUNTRY, "Nowhereland"),
        (Field::COUNTRY, "XX"),
        (Field::POSTAL_CODE, "ABCDEFGHIJKL"),
        (Field::FAMILY_NAME, ""),
        (Field::PHONE, "12"),
        (Field::PHONE, ""),
        (Field::SUBDIVISION, "Califronia"),
    ]);
    let value = contact.text(field);
    let once = replaced(text, value, by);
    if once != text || field != Field::PHONE {
        return once;
    }
    replaced(text, value.map(|value| value.replace('.', "")).as_deref(), by)
}

/// Prints the mix as lines of JSON.
pub fn list() {
    for Document { schema, domain, state, text } in documents() {
        let document: Value = serde_json::from_str(&text).unwrap();
        let row = json!({ "schema": schema, "domain": domain, "state": state.name(), "document": document });
        println!("{row}");
    }
}

/// Times a line of each document, from bytes to bytes.
pub fn run() {
    let documents = documents();
    let mut checkers: BTreeMap<(&str, &str), RefCell<Checker>> = BTreeMap::new();
    for Document { schema, domain, .. } in &documents {
        checkers
            .entry((schema, domain))
            .or_insert_with(|| RefCell::new(Checker::of(association(domain), Some(schema)).unwrap()));
    }
    let mut times: Vec<Vec<f64>> = vec![Vec::with_capacity(ROUNDS); documents.len()];
    let mut out = Vec::with_capacity(1 << 16);
    for _ in 0..ROUNDS {
        for (document, times) in documents.iter().zip(&mut times) {
            let checker = &checkers[&(document.schema, document.domain)];
            out.clear();
            let start = Instant::now();
            let answer = checker.borrow_mut().line(black_box(document.text.as_bytes()), &mut out);
            times.push(start.elapsed().as_nanos() as f64);
            assert_ne!(answer, Answer::Error);
        }
    }
    for (document, times) in documents.iter().zip(&mut times) {
        times.sort_by(f64::total_cmp);
        let (schema, state) = (document.schema, document.state.name());
        let median = times[ROUNDS / 2];
        println!(
            r#"{{"runner":"native","name":"registrant","schema":"{schema}","state":"{state}","time":{median}}}"#
        );
    }
}
