//! What random calls begin with: the calls and documents of the cases, and texts that are hard to read.

use registrant::schema;
use serde_json::{Map, Value, json};

/// A generator of numbers (SplitMix64). The same seed gives the same calls.
pub struct Dice(pub u64);

impl Dice {
    pub fn below(&mut self, most: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        usize::try_from((mixed ^ (mixed >> 31)) % most.max(1) as u64).unwrap()
    }

    pub fn one<'a, T>(&mut self, of: &'a [T]) -> &'a T {
        &of[self.below(of.len())]
    }

    /// Returns the place of a part of a text, with fewer than `most` characters.
    pub fn range(&mut self, text: &str, most: usize) -> std::ops::Range<usize> {
        let places: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
        let start = self.below(places.len());
        let end = (start + self.below(most)).min(places.len() - 1);
        places[start]..places[end]
    }
}

/// Words that mean something somewhere, and texts that are hard to read.
pub const WORDS: &[&str] = &[
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

pub struct Corpus {
    pub documents: Vec<Value>,
    pub calls: Vec<(String, Vec<Value>)>,
    pub keys: Vec<String>,
}

pub fn corpus() -> Corpus {
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
pub fn value(dice: &mut Dice, corpus: &Corpus, depth: usize) -> Value {
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
pub fn mutate(dice: &mut Dice, corpus: &Corpus, whole: &mut Value, depth: usize) {
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
            let range = dice.range(text, 8);
            let word = if dice.below(2) == 0 { *dice.one(WORDS) } else { "" };
            text.replace_range(range, word);
        }
        _ => *whole = value(dice, corpus, depth),
    }
}
