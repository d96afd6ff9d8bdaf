//! The hot paths whose instructions `cargo xtask counts` counts, under callgrind.
//!
//! It runs each path a few times to warm it up, and then [`ROUNDS`] times in [`measured`]. Callgrind writes a file of
//! counts after each call of that function. The names are printed in the same order.

use std::error::Error;
use std::hint::black_box;

use registrant::contact::{Contact, Country, Field};
use registrant::json::{Checker, call, call_text};
use registrant::normalize::{phone, subdivision};
use registrant::provider::{Conversion, convert};
use registrant::schema::{self, Schema};
use serde_json::{Value, json};

/// The calls of a path that are counted.
const ROUNDS: usize = 10;

type Outcome<T = ()> = Result<T, Box<dyn Error>>;

fn main() -> Outcome {
    let only = std::env::args().nth(1);
    let mut paths = Paths { only };
    paths.values()?;
    for schema in schema::all() {
        paths.lines(schema)?;
        paths.documents(schema)?;
    }
    paths.operations()
}

/// Runs a path [`ROUNDS`] times. Callgrind counts only what runs here.
#[inline(never)]
fn measured(path: &mut dyn FnMut()) {
    for _ in 0..ROUNDS {
        path();
    }
}

/// The paths, or the one that the first argument names.
struct Paths {
    only: Option<String>,
}

impl Paths {
    fn count<T>(&mut self, name: &str, mut path: impl FnMut() -> T) {
        if self.only.as_deref().is_some_and(|only| only != name) {
            return;
        }
        let mut path = || {
            black_box(path());
        };
        path();
        path();
        measured(&mut path);
        println!("{name}\t{ROUNDS}");
    }

    /// Counts values on their own.
    fn values(&mut self) -> Outcome {
        let (france, america) = (Country::new("FR"), Country::new("US"));
        let region = france.and_then(|country| country.as_str().parse().ok());
        self.count("phone, national", || phone(black_box("01 42 68 53 00"), region));
        for (name, text, country) in [
            ("code", "US-CA", america),
            ("name", "California", america),
            ("name in another language", "Californie", america),
            ("mistyped", "Califronia", america),
            ("mistyped, French", "Ile-de-Frnace", france),
        ] {
            self.count(&format!("subdivision, {name}"), || subdivision(black_box(text), country));
        }
        Ok(())
    }

    /// Counts a line of each schema: in normal form, with values to normalize, refused.
    fn lines(&mut self, schema: &'static Schema) -> Outcome {
        for (name, contact) in [
            ("clean", clean()),
            ("to repair", to_repair()),
            ("mistyped state", with(clean(), json!({"subdivision": "Ile-de-Frnace"}))),
            ("refused", with(clean(), json!({"email": "nobody", "city": ""}))),
            (
                "country refused",
                with(clean(), json!({"country": "US", "subdivision": "US-CA", "postal_code": "94105"})),
            ),
        ] {
            let line = document(&contact, schema.name)?.to_string();
            let options = json!({"schema": schema.name, "today": "2026-01-01"});
            let mut checker = Checker::new(&json!({"domain": "mydomain.fr", "owner": true}), &options)?;
            let mut out = Vec::new();
            self.count(&format!("line, {}, {name}", schema.name), || {
                out.clear();
                checker.line(black_box(line.as_bytes()), &mut out)
            });
        }
        Ok(())
    }

    /// Counts the decoding, encoding and conversion of each schema's document.
    fn documents(&mut self, schema: &'static Schema) -> Outcome {
        let own = document(&clean(), schema.name)?;
        let contact = schema.decode(&own)?;
        self.count(&format!("decode, {}", schema.name), || schema.decode(black_box(&own)));
        self.count(&format!("encode, {}, its own", schema.name), || schema.encode(black_box(&contact)));
        let mut changed = contact;
        changed.set(Field::CITY, "Lyon".to_owned());
        self.count(&format!("encode, {}, changed", schema.name), || schema.encode(black_box(&changed)));
        let canonical = Contact::from_json(&clean())?;
        self.count(&format!("encode, {}, new", schema.name), || schema.encode(black_box(&canonical)));
        let other = if schema.name.starts_with("gandi") { "dnsimple" } else { "gandi-v3" };
        for target in [schema.name, other] {
            let conversion = Conversion::to(schema::named(target)?).from(schema);
            self.count(&format!("convert, {} to {target}", schema.name), || {
                convert(black_box(&own), &conversion)
            });
        }
        let gandi = document(&clean(), "gandi-v3")?;
        let conversion = Conversion::to(schema);
        self.count(&format!("convert, unnamed to {}", schema.name), || {
            convert(black_box(&gandi), &conversion)
        });
        Ok(())
    }

    /// Counts operations of the JSON contract, as JavaScript calls them: text in, text out.
    fn operations(&mut self) -> Outcome {
        let gandi = document(&clean(), "gandi-v3")?;
        let owner = json!({"domain": "mydomain.fr", "owner": true});
        for (name, operation, arguments) in [
            ("check", "check", json!([gandi, owner, {"schema": "gandi-v3"}])),
            ("check, schema not named", "check", json!([gandi, owner])),
            ("requirements, .com", "requirements", json!([{"domain": "mydomain.com", "owner": true}])),
            ("requirements, .fr", "requirements", json!([owner, {"kind": "individual", "country": "FR"}])),
            (
                "requirements, .it",
                "requirements",
                json!([{"domain": "mydomain.it", "owner": true}, {"country": "IT"}]),
            ),
            ("requirements, .fr at Gandi", "requirements", json!([owner, {}, {"provider": "gandi"}])),
            ("eligible", "eligible", json!([gandi, {"owner": true}, {"schema": "gandi-v3"}])),
        ] {
            let arguments = arguments.to_string();
            self.count(&format!("{operation}{}", name.strip_prefix(operation).unwrap_or(name)), || {
                call_text(operation, black_box(&arguments))
            });
        }
        Ok(())
    }
}

/// Returns a canonical contact in normal form.
fn clean() -> Value {
    json!({
        "id": "HL1", "kind": "individual", "given_name": "Helene", "family_name": "Lefevre", "street": ["12 rue de la Paix"],
        "city": "Paris", "subdivision": "FR-IDF", "postal_code": "75011", "country": "FR",
        "email": "helene@example.net", "phone": "+33.142685300", "language": "fr",
        "birth_city": "Paris", "birth_date": "1980-01-01", "birth_department": "75", "birth_country": "FR",
    })
}

/// Returns the same contact with values as people type them.
fn to_repair() -> Value {
    with(
        clean(),
        json!({"phone": "01 42 68 53 00", "country": "France", "subdivision": "Ile de France", "city": " Paris", "postal_code": "F-75011"}),
    )
}

fn with(mut contact: Value, changes: Value) -> Value {
    if let (Some(contact), Value::Object(changes)) = (contact.as_object_mut(), changes) {
        contact.extend(changes);
    }
    contact
}

/// Returns the document of a contact in a schema.
fn document(contact: &Value, schema: &str) -> Outcome<Value> {
    if schema == "contact" {
        return Ok(contact.clone());
    }
    let mut written = call("encode", &[contact.clone(), schema.into()])?;
    Ok(written.get_mut("document").map(Value::take).unwrap_or_default())
}
