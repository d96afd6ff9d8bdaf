//! `src/language/sentences/table.rs`: what rules, notes, verifications and values say in other languages, from
//! `data/messages/<language>/rules.toml` and `values.toml`. A language without the first file has none; otherwise it has every
//! sentence, and no other.

use std::collections::BTreeMap;
use std::fmt::Write;

use serde::Deserialize;

use super::messages::TRANSLATIONS;
use super::numbered::Lines;
use super::rule_files;
use super::values::{self, Labels};

/// The names of each language's files of sentences, and of labels of values.
pub const FILES: [&str; 2] = ["rules.toml", "values.toml"];

/// The sentences of a language, by the ids of what says them.
#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields)]
struct File {
    message: BTreeMap<String, String>,
    note: BTreeMap<String, String>,
    verification: BTreeMap<String, String>,
    /// The labels by field and value: `us_nexus_category/C11`.
    #[serde(skip)]
    value: BTreeMap<String, String>,
}

/// The part of the rules that says a sentence.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sayer {
    Message,
    Note,
    Verification,
    Value,
}

/// One sentence in English.
pub struct Sentence {
    sayer: Sayer,
    id: String,
    /// Empty if a rule has no message.
    english: String,
}

/// A language's sentences: a line for each rule, note, verification and value, in the order of their numbers.
pub struct Spoken {
    pub language: &'static str,
    pub lines: Lines,
}

pub fn make() -> Result<String, String> {
    let mut out = String::from(
        "use super::Sentences;\n\n/// The sentences of each language.\n\
         #[cfg(not(all(feature = \"languages\", not(all(target_arch = \"wasm32\", feature = \"js\")))))]\n\
         pub(super) static SENTENCES: &[Sentences] = &[];\n\n/// The sentences of each language.\n\
         #[cfg(all(feature = \"languages\", not(all(target_arch = \"wasm32\", feature = \"js\"))))]\n\
         pub(super) static SENTENCES: &[Sentences] = &[\n",
    );
    for Spoken { language, lines } in spoken()? {
        writeln!(
            out,
            "Sentences {{ language: {language:?}, text: {:?}, blocks: &{:?} }},",
            lines.text, lines.blocks
        )
        .map_err(|e| e.to_string())?;
    }
    Ok(out + "];\n")
}

/// Returns the sentences of every language that has a file.
pub fn spoken() -> Result<Vec<Spoken>, String> {
    let sentences = sentences()?;
    let mut all = Vec::new();
    let mut faults = Vec::new();
    for language in TRANSLATIONS {
        let [name, labels] = FILES.map(|file| format!("data/messages/{language}/{file}"));
        if !super::root().join(&name).exists() {
            continue;
        }
        let mut file: File = super::read_toml(&name)?;
        let labels: Labels = super::read_toml(&labels)?;
        file.value = labels
            .into_iter()
            .flat_map(|(field, labels)| {
                labels.into_iter().map(move |(value, label)| (format!("{field}/{value}"), label))
            })
            .collect();
        faults.extend(faults_of(&sentences, &file).into_iter().map(|fault| format!("{name}: {fault}")));
        let mut lines = Lines::default();
        for sentence in &sentences {
            lines.add(file.text(sentence).map_or("", String::as_str))?;
        }
        all.push(Spoken { language, lines });
    }
    if faults.is_empty() { Ok(all) } else { Err(faults.join("\n")) }
}

/// The ids and the English sentences, which tell a translation of others.
pub fn english() -> Result<String, String> {
    Ok(sentences()?.into_iter().map(|Sentence { id, english, .. }| format!("{id}\t{english}\n")).collect())
}

/// Every sentence in the order of their numbers.
fn sentences() -> Result<Vec<Sentence>, String> {
    let mut all = of_rules()?;
    for (field, lines) in values::english()? {
        all.extend(lines.iter().filter_map(|line| line.trim_end().split_once('\t')).map(|(value, label)| {
            Sentence { sayer: Sayer::Value, id: format!("{field}/{value}"), english: label.to_owned() }
        }));
    }
    Ok(all)
}

/// Every sentence of rules, notes and verifications in the order of their numbers.
pub fn of_rules() -> Result<Vec<Sentence>, String> {
    let (files, _) = rule_files::read()?;
    let sentence =
        |sayer, id: &String, english: &String| Sentence { sayer, id: id.clone(), english: english.clone() };
    let rules = files.iter().flat_map(|file| &file.rules);
    let notes = files.iter().flat_map(|file| &file.notes);
    let verifications = files.iter().flat_map(|file| &file.verifications);
    let rules = rules.map(|rule| sentence(Sayer::Message, &rule.id, &rule.message));
    let notes = notes.map(|note| sentence(Sayer::Note, &note.id, &note.why));
    Ok(rules
        .chain(notes)
        .chain(verifications.map(|one| sentence(Sayer::Verification, &one.id, &one.why)))
        .collect())
}

impl File {
    fn of(&self, sayer: Sayer) -> (&'static str, &BTreeMap<String, String>) {
        match sayer {
            Sayer::Message => ("message", &self.message),
            Sayer::Note => ("note", &self.note),
            Sayer::Verification => ("verification", &self.verification),
            Sayer::Value => ("value", &self.value),
        }
    }

    fn text(&self, sentence: &Sentence) -> Option<&String> {
        self.of(sentence.sayer).1.get(&sentence.id)
    }
}

/// Returns the sentences that a file lacks or has too many.
fn faults_of(sentences: &[Sentence], file: &File) -> Vec<String> {
    let mut faults = Vec::new();
    for sayer in [Sayer::Message, Sayer::Note, Sayer::Verification, Sayer::Value] {
        let (section, texts) = file.of(sayer);
        let said = |id: &str| {
            sentences.iter().any(|known| known.sayer == sayer && known.id == id && !known.english.is_empty())
        };
        for (id, text) in texts {
            if !said(id) {
                faults.push(format!("`{id}` of [{section}] is no English sentence"));
            } else if text.trim().is_empty() || text.contains(char::is_control) {
                faults.push(format!("`{id}` of [{section}] is empty, or has a tab or a line feed"));
            }
        }
        let missing = sentences.iter().filter(|known| {
            known.sayer == sayer && !known.english.is_empty() && !texts.contains_key(&known.id)
        });
        faults.extend(missing.map(|known| format!("`{}` of [{section}] is not translated", known.id)));
    }
    faults
}

#[cfg(test)]
mod tests {
    use super::{File, Sayer, Sentence, faults_of, spoken};

    #[test]
    fn a_file_that_is_not_whole_is_refused() {
        let sentence =
            |sayer, id: &str, english: &str| Sentence { sayer, id: id.into(), english: english.into() };
        let sentences = [
            sentence(Sayer::Message, "x.a", "A"),
            sentence(Sayer::Message, "x.b", ""),
            sentence(Sayer::Note, "x.c", "C"),
        ];
        for (text, fault) in [
            ("message = {'x.a' = 'Ä'}\nnote = {'x.c' = 'C'}", None),
            ("message = {'x.a' = 'Ä'}\nnote = {}", Some("`x.c` of [note] is not translated")),
            (
                "message = {'x.a' = ' '}\nnote = {'x.c' = 'C'}",
                Some("`x.a` of [message] is empty, or has a tab or a line feed"),
            ),
            (
                "message = {'x.a' = 'Ä', 'x.b' = 'B'}\nnote = {'x.c' = 'C'}",
                Some("`x.b` of [message] is no English sentence"),
            ),
        ] {
            let file: File = toml::from_str(&format!("{text}\nverification = {{}}")).unwrap();
            let faults = faults_of(&sentences, &file);
            assert_eq!(faults.first().map(String::as_str), fault, "{text}");
            assert!(faults.len() <= 1, "{faults:?}");
        }
    }

    #[test]
    fn every_file_is_whole() {
        spoken().unwrap();
    }
}
