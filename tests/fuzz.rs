//! Random calls with oracles: what must hold for every input. `cargo xtask fuzz MINUTES` runs it longer, with another seed.
//!
//! A generator of our own, and not libFuzzer, because it needs no other toolchain and knows what documents look like.

#![cfg(all(not(target_arch = "wasm32"), feature = "cards", feature = "xml", feature = "provider-calls"))]
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that cannot go on panics")]

use std::time::{Duration, Instant};

use registrant::json::{KINDS, OPERATIONS, call, check_lines};
use registrant::schema;
use serde_json::{Map, Value, json};

/// A generator of numbers (SplitMix64). The same seed gives the same calls.
struct Dice(u64);

impl Dice {
    fn below(&mut self, most: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        usize::try_from((mixed ^ (mixed >> 31)) % most.max(1) as u64).unwrap()
    }

    fn one<'a, T>(&mut self, of: &'a [T]) -> &'a T {
        &of[self.below(of.len())]
    }
}

/// Words that mean something somewhere, and texts that are hard to read.
const WORDS: &[&str] = &[
    "",
    " ",
    "A",
    "0",
    "1",
    "FR",
    "fr",
    "France",
    "US-TX",
    "Texas",
    "+33.142685300",
    "0050510",
    "01 42 68 53 00 ext 5",
    "+1 555",
    "a@example.com",
    "a@b",
    "75001",
    "SW1A 1AA",
    "1980-02-30",
    "12/11/1980",
    "Zaphod",
    "de la Tour",
    "Example SAS",
    "REDACTED",
    "P.O. Box 1",
    "東京都",
    "Ünïcode",
    "e\u{301}",
    "\u{200f}x",
    "\u{0}",
    "\n",
    "a\nb",
    "\"",
    "\\",
    "{param}",
    "<b>",
    "&amp;",
    "xn--jxkw13g",
    "bücher.example",
    "FR83404833048",
    "404833048",
    "owner",
    "individual",
    "company",
    "true",
    "null",
    "-1",
    "1e9",
    "%",
    "~1",
    "/",
    "a/b",
];

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

struct Corpus {
    documents: Vec<Value>,
    calls: Vec<(String, Vec<Value>)>,
    keys: Vec<String>,
}

fn corpus() -> Corpus {
    let mut calls = Vec::new();
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/cases");
    let mut paths: Vec<_> = std::fs::read_dir(folder).unwrap().flatten().map(|file| file.path()).collect();
    paths.sort();
    for path in paths.iter().filter(|path| path.extension().is_some_and(|extension| extension == "json")) {
        let cases: Value = serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap();
        for case in cases["cases"].as_array().unwrap() {
            let arguments = case["args"].as_array().cloned().unwrap_or_default();
            // Added languages change later answers.
            let operation = case["call"].as_str().unwrap_or_default();
            if !operation.starts_with("add_") {
                calls.push((operation.to_owned(), arguments));
            }
        }
    }
    let documents: Vec<Value> = calls
        .iter()
        .filter_map(|(_, arguments)| arguments.first().cloned())
        .filter(|first| schema::detect(first).is_ok())
        .collect();
    let keys = schema::all()
        .flat_map(|schema| schema.members())
        .filter_map(|member| Some(member.pointer.rsplit('/').next()?.to_owned()));
    Corpus { keys: keys.chain(WORDS.iter().map(|word| (*word).to_owned())).collect(), documents, calls }
}

/// Returns a value that is made anew.
fn value(dice: &mut Dice, corpus: &Corpus, depth: usize) -> Value {
    match dice.below(if depth > 3 { 6 } else { 8 }) {
        0 => Value::Null,
        1 => json!(dice.below(2) == 0),
        2 => json!(dice.below(5)),
        3 => json!(*dice.one(WORDS)),
        4 => json!([*dice.one(WORDS), *dice.one(WORDS)].concat()),
        5 => json!(dice.one(WORDS).repeat(dice.below(40))),
        6 => (0..dice.below(4)).map(|_| value(dice, corpus, depth + 1)).collect(),
        _ => {
            let members =
                (0..dice.below(4)).map(|_| (dice.one(&corpus.keys).clone(), value(dice, corpus, depth + 1)));
            Value::Object(members.collect::<Map<_, _>>())
        }
    }
}

/// Changes some part of a value.
fn mutate(dice: &mut Dice, corpus: &Corpus, whole: &mut Value, depth: usize) {
    match whole {
        Value::Object(members) if !members.is_empty() && dice.below(5) > 0 => match dice.below(6) {
            0 => drop(members.insert(dice.one(&corpus.keys).clone(), value(dice, corpus, depth))),
            1 => {
                let key = members.keys().nth(dice.below(members.len())).unwrap().clone();
                members.shift_remove(&key);
            }
            _ => {
                let at = dice.below(members.len());
                mutate(dice, corpus, members.values_mut().nth(at).unwrap(), depth + 1);
            }
        },
        Value::Array(items) if !items.is_empty() && dice.below(5) > 0 => match dice.below(4) {
            0 => items.push(value(dice, corpus, depth)),
            1 => drop(items.remove(dice.below(items.len()))),
            _ => {
                let at = dice.below(items.len());
                mutate(dice, corpus, &mut items[at], depth + 1);
            }
        },
        Value::String(text) if !text.is_empty() && dice.below(4) > 0 => {
            let places: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
            let start = dice.below(places.len());
            let end = (start + dice.below(8)).min(places.len() - 1);
            let word = if dice.below(2) == 0 { *dice.one(WORDS) } else { "" };
            text.replace_range(places[start]..places[end], word);
        }
        _ => *whole = value(dice, corpus, depth),
    }
}

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

/// Runs one call of each kind, and returns what does not hold.
fn round(dice: &mut Dice, corpus: &Corpus) -> Result<(), String> {
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
    let (operation, mut arguments) = dice.one(&corpus.calls).clone();
    for argument in &mut arguments {
        if dice.below(2) == 0 {
            mutate(dice, corpus, argument, 0);
        }
    }
    let operation: &str = if dice.below(8) == 0 { dice.one::<&str>(OPERATIONS) } else { &operation };
    if !operation.starts_with("add_") {
        let _ = call(operation, &arguments);
    }
    let (kind, text) = (*dice.one(KINDS), [*dice.one(WORDS), *dice.one(WORDS)].concat());
    let normalized = |text: &str| call("normalize", &[json!(kind), json!(text), json!({"country": "FR"})]);
    if let Ok(once) = normalized(&text)
        && let Some(value) = once["value"].as_str()
        && let Ok(twice) = normalized(value)
        && twice["value"] != once["value"]
    {
        return Err(format!("normalizing {kind} {text:?} twice: {} {}", once["value"], twice["value"]));
    }
    Ok(())
}

/// `eligible` says of a suffix what `check` says of its domains.
fn agree(schema: &str, document: &Value, domain: &str, report: &Value) -> Result<(), String> {
    // A document of Namecheap or RDAP names roles, and so others than the owner's rules may count.
    if report["accepted"] != true || ["namecheap", "rdap", "rdap-jscontact"].contains(&schema) {
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

#[test]
fn random_calls_hold_what_is_promised() {
    let seconds = std::env::var("FUZZ_SECONDS").ok().and_then(|text| text.parse().ok());
    let seed = std::env::var("FUZZ_SEED").ok().and_then(|text| text.parse().ok()).unwrap_or(1);
    let corpus = corpus();
    let (start, mut rounds, mut faults) = (Instant::now(), 0_u64, Vec::new());
    // Without a time, the number of rounds is fixed, so that each run makes the same calls.
    while seconds.map_or(rounds < 400, |seconds| start.elapsed() < Duration::from_secs(seconds))
        && faults.len() < 12
    {
        let round_seed = seed << 32 | rounds;
        faults.extend(round(&mut Dice(round_seed), &corpus).err());
        rounds += 1;
    }
    println!("{rounds} rounds in {:?} from seed {seed}", start.elapsed());
    assert!(faults.is_empty(), "{} faults in {rounds} rounds:\n{}", faults.len(), faults.join("\n\n"));
}
