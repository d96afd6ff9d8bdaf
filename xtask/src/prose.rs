//! `cargo xtask prose`: checks the English that people read, as far as a program can.
//!
//! It reads documents, comments, English messages and the texts of rules. It finds long sentences, phrases of
//! a list, and doc comments that begin with a question word.

mod source;

use std::fs;

use crate::codegen::root;
use source::{Passage, Place};

/// The maximum number of words in a sentence.
const LONGEST: usize = 25;

/// Phrases to avoid, in lower case, each with a better one. They match whole words.
const PHRASES: &[(&str, &str)] = &[
    ("stands", "is"),
    ("stand there", "are there"),
    ("standing in", "in"),
    ("is told", "say who knows what"),
    ("are told", "say who knows what"),
    ("is none", "is not one"),
    ("that are none", "that are not"),
    ("is no", "is not a"),
    ("of which nothing", "about which nothing"),
    ("of whose", "whose"),
    ("whereof", "of which"),
    ("wherein", "in which"),
    ("in place of", "instead of"),
    ("passed over", "skipped"),
    ("beside the", "besides the, or next to the"),
    ("where it is", "if it is"),
    ("where it has", "if it has"),
    ("where there is", "if there is"),
    ("where there are", "if there are"),
    ("where there was", "if there was"),
    ("where one is", "if one is"),
    ("where none", "if none"),
    ("where no", "if no"),
    ("where nothing", "if nothing"),
    ("where that is", "if that is"),
    ("where absent", "if absent"),
    ("where known", "if known"),
    ("as it goes", "according to"),
    ("so many", "a number of"),
    ("whoever", "anyone who"),
    ("nought", "nothing"),
    ("thereof", "of it"),
    ("therein", "in it"),
    ("thereby", "so"),
    ("shall", "must"),
    ("does not spoil", "does not affect"),
    ("from without", "from outside"),
];

/// Words that must not begin a doc comment.
const QUESTIONS: [&str; 7] = ["What", "Whether", "Where", "Which", "How", "Who", "That"];

/// Prints every fault, and fails if there is one.
pub fn check() -> Result<(), String> {
    let mut faults = Vec::new();
    for path in source::files()? {
        let text = fs::read_to_string(root().join(&path)).map_err(|e| format!("{path}: {e}"))?;
        for passage in source::passages(&path, &text)? {
            for fault in faults_of(&passage) {
                faults.push(format!("{path}:{}: {fault}", passage.line));
            }
        }
    }
    for fault in &faults {
        println!("{fault}");
    }
    match faults.len() {
        0 => Ok(()),
        count => Err(format!("expected plain English, found {count} sentences to rewrite")),
    }
}

/// Returns the faults of a passage, one line for each.
fn faults_of(passage: &Passage) -> Vec<String> {
    let mut faults = Vec::new();
    let first = passage.text.split_whitespace().next().unwrap_or_default();
    if passage.place == Place::DocComment && QUESTIONS.contains(&first) {
        faults.push(format!("expected a verb or a noun at the start, found `{first}`: {}", passage.text));
    }
    for sentence in sentences(&passage.text) {
        let words = sentence.split_whitespace().filter(|word| word.contains(char::is_alphanumeric)).count();
        if words > LONGEST {
            faults.push(format!("expected at most {LONGEST} words, found {words}: {sentence}"));
        }
        let padded = format!(" {} ", sentence.to_lowercase().replace([',', ';', ':', '(', ')'], " "));
        for (phrase, better) in PHRASES {
            if padded.contains(&format!(" {} ", phrase)) {
                faults.push(format!("`{}`: write \"{better}\": {sentence}", phrase));
            }
        }
    }
    faults
}

/// Splits a passage into its sentences. A colon or a semicolon also ends a sentence.
fn sentences(text: &str) -> Vec<&str> {
    let mut sentences = Vec::new();
    let mut start = 0;
    let mut before = ' ';
    for (at, letter) in text.char_indices() {
        let ends = letter == ' ' && matches!(before, '.' | '!' | '?' | ':' | ';');
        let is_short = ["e.g.", "i.e.", "etc.", "vs.", "No."]
            .iter()
            .any(|short| text.get(..at).is_some_and(|t| t.ends_with(short)));
        if ends && !is_short {
            sentences.extend(text.get(start..at));
            start = at + 1;
        }
        before = letter;
    }
    sentences.extend(text.get(start..));
    sentences
}

#[cfg(test)]
mod tests {
    use super::source::{Passage, Place};
    use super::{faults_of, sentences};

    fn passage(place: Place, text: &str) -> Passage {
        Passage { line: 1, place, text: text.to_owned() }
    }

    #[test]
    fn plain_sentences_have_no_fault() {
        for text in [
            "Returns the country of a phone number.",
            "A contact. If it has no country, e.g. an old one, see `a`.",
        ] {
            assert_eq!(faults_of(&passage(Place::DocComment, text)), [""; 0], "{text}");
        }
    }

    #[test]
    fn faults_are_found() {
        let long = "word ".repeat(26);
        for (place, text) in [
            (Place::DocComment, "Whether it is one."),
            (Place::Text, "The number stands in front."),
            (Place::Text, "The value, where there is one, counts."),
            (Place::Text, long.as_str()),
        ] {
            assert_eq!(faults_of(&passage(place, text)).len(), 1, "{text}");
        }
    }

    #[test]
    fn a_sentence_ends_at_a_stop_that_a_space_follows() {
        assert_eq!(sentences("One 1.5 here. Two: three; four"), ["One 1.5 here.", "Two:", "three;", "four"]);
    }
}
