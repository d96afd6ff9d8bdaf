//! The steps of a check, each on its own, and a stream of contacts for the command line.

use std::io::Write as _;

use registrant::contact::Contact;
use registrant::{Association, Report, Role, check, normalize, schema};
use rlibphonenumber::{PHONE_NUMBER_UTIL, PhoneNumberFormat, PhoneNumberType, Region};
use serde_json::{Value, json};

use crate::rounds::{Contestant, Dice, compete};

const GIVEN: [&str; 12] = [
    "Anna",
    "Bruno",
    "Chloé",
    "Dirk",
    "Elena",
    "François",
    "Giulia",
    "Hélène",
    "Ines",
    "Jan",
    "Łucja",
    "Miguel",
];
const FAMILY: [&str; 12] = [
    "Ackermann",
    "Bianchi",
    "Castro",
    "de Vries",
    "Eriksson",
    "Fournier",
    "García",
    "Hübner",
    "Jansen",
    "Lefèvre",
    "Nowak",
    "O'Brien",
];
const STREETS: [&str; 8] = [
    "12 rue de la Paix",
    "Hauptstraße 5",
    "Via Roma 31",
    "Calle Mayor 8, 2º",
    "Keizersgracht 101",
    "Storgatan 4",
    "Rua Augusta 77",
    "ul. Długa 19/3",
];
/// Country, its name, postal code, city.
const PLACES: [(Region, &str, &str, &str); 12] = [
    (Region::FR, "France", "75011", "Paris"),
    (Region::FR, "France", "69003", "Lyon"),
    (Region::FR, "France", "13001", "Marseille"),
    (Region::DE, "Germany", "10115", "Berlin"),
    (Region::IT, "Italy", "20121", "Milano"),
    (Region::ES, "Spain", "28013", "Madrid"),
    (Region::NL, "Netherlands", "1016 AB", "Amsterdam"),
    (Region::BE, "Belgium", "1000", "Bruxelles"),
    (Region::AT, "Austria", "1010", "Wien"),
    (Region::SE, "Sweden", "111 29", "Stockholm"),
    (Region::PT, "Portugal", "1100-053", "Lisboa"),
    (Region::PL, "Poland", "00-238", "Warszawa"),
];

/// The state of a document. Of ten documents, eight are in normal form, one needs repairs and one is refused.
#[derive(Clone, Copy, PartialEq)]
enum State {
    Normal,
    Repairable,
    Refused,
}

/// Returns contacts of persons in the form of Gandi's API, as lines of JSON.
fn documents(count: usize) -> impl Iterator<Item = (State, String)> {
    let phones: Vec<[String; 2]> = PLACES
        .iter()
        .map(|(region, ..)| {
            let number = PHONE_NUMBER_UTIL
                .get_example_number_for_type_and_region(*region, PhoneNumberType::Mobile)
                .unwrap();
            let e164 = number.format_as(PhoneNumberFormat::E164).into_owned();
            let national = e164.trim_start_matches(&format!("+{}", number.country_code)).to_owned();
            [
                format!("+{}.{national}", number.country_code),
                number.format_as(PhoneNumberFormat::National).into_owned(),
            ]
        })
        .collect();
    let mut dice = Dice(2);
    (0..count).map(move |index| {
        let state = match index % 10 {
            8 => State::Repairable,
            9 => State::Refused,
            _ => State::Normal,
        };
        (state, document(state, &mut dice, &phones).to_string())
    })
}

fn document(state: State, dice: &mut Dice, phones: &[[String; 2]]) -> Value {
    let place = dice.below(PLACES.len());
    let (region, country, postal_code, city) = PLACES[place];
    let number = dice.below(100_000);
    let repairable = state == State::Repairable;
    let mut document = json!({
        "type": 0,
        "given": dice.one_of(&GIVEN),
        "family": dice.one_of(&FAMILY),
        "email": format!("contact{number}@example.net"),
        "phone": phones[place][usize::from(repairable)],
        "streetaddr": dice.one_of(&STREETS),
        "state": match region {
            // These two countries require a subdivision.
            Region::ES => "ES-M",
            Region::IT => "IT-MI",
            _ => "",
        },
        "city": if repairable { format!(" {city}") } else { city.to_owned() },
        "zip": postal_code,
        "country": if repairable { country.to_owned() } else { region.to_string() },
        "lang": "en",
        "mail_obfuscated": 1,
        "extra_parameters": {
            "birth_city": city,
            "birth_date": format!("19{}-0{}-1{}", 40 + number % 60, 1 + number % 9, number % 10),
            "birth_department": "75",
            "birth_country": region.to_string(),
        },
    });
    if state == State::Refused {
        document["extra_parameters"] = json!({});
        document["email"] = json!("nobody");
    }
    document
}

/// Prints documents, one per line.
pub fn list(count: usize) {
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    for (_, text) in documents(count) {
        // A reader may close the pipe early.
        if writeln!(out, "{text}").is_err() {
            return;
        }
    }
}

fn association() -> Association {
    let today = "2026-01-01".parse().unwrap();
    Association::new("mydomain.fr").role(Role::Owner).role(Role::Admin).provider("gandi").today(today)
}

pub fn run() {
    let normal = documents(2_000).filter(|(state, _)| *state == State::Normal);
    steps(&normal.map(|(_, text)| text).collect::<Vec<_>>());
}

/// Times each step on its own.
fn steps(documents: &[String]) {
    struct Stages {
        text: String,
        value: Value,
        contact: Contact,
        normal: Contact,
    }
    let stages: Vec<Stages> = documents
        .iter()
        .map(|text| {
            let value = schema::parse(text).unwrap();
            let contact = decoded(&value);
            let normal = normalize::contact(contact.clone()).contact;
            Stages { text: text.clone(), value, contact, normal }
        })
        .collect();
    let at_most = stages.len();
    let association = association();
    let report = check(&stages[0].normal, &association).unwrap();
    compete(
        "contact-native-steps",
        &stages,
        &[
            Contestant { name: "parse", at_most, work: Box::new(|s| schema::parse(&s.text).is_ok()) },
            Contestant { name: "decode", at_most, work: Box::new(|s| decoded(&s.value).schema.is_some()) },
            Contestant { name: "clone", at_most, work: Box::new(|s| s.contact.clone().kind.is_some()) },
            Contestant {
                name: "clone and normalize",
                at_most,
                work: Box::new(|s| normalize::contact(s.contact.clone()).changes.is_empty()),
            },
            Contestant { name: "write", at_most, work: Box::new(|_| !written(&report).is_empty()) },
        ],
    );
    checks(stages.iter().map(|stage| stage.normal.clone()).collect());
}

/// Times only `check`, on contacts without faults.
fn checks(mut contacts: Vec<Contact>) {
    let at = |domain: &str, provider: &str| association().domain(domain).provider(provider);
    let asked = [
        (".com", at("mydomain.com", "none")),
        (".fr", at("mydomain.fr", "none")),
        (".fr at Gandi", at("mydomain.fr", "gandi")),
    ];
    let is_clean = |contact: &Contact, association| {
        check(contact, association).is_ok_and(|report| report.violations.is_empty())
    };
    contacts.retain(|contact| asked.iter().all(|(_, association)| is_clean(contact, association)));
    let contestants = asked.each_ref().map(|(name, association)| Contestant {
        name,
        at_most: contacts.len(),
        work: Box::new(move |contact: &Contact| is_clean(contact, association)),
    });
    compete("check-native", &contacts, &contestants);
}

fn decoded(document: &Value) -> Contact {
    schema::named("gandi-v3").unwrap().decode(document).unwrap()
}

fn written(report: &Report) -> String {
    serde_json::to_string(report).unwrap()
}
