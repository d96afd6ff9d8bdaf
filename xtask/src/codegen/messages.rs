//! `src/language/table.rs`: the texts from `data/messages/`. Each language has a folder with a file for each
//! part of the library. A translation must have every English text with the same `{params}`, and no others. The sentences of
//! rules are in `super::sentences`.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::fs;

use serde::Deserialize;

use super::{rule_texts, sentences};

type Sections = BTreeMap<String, BTreeMap<String, String>>;

/// The folder with the reference texts.
const ENGLISH: &str = "en";

/// The languages of the translations, as in `Language::ALL`.
pub const TRANSLATIONS: [&str; 8] = ["fr", "de", "es", "it", "nl", "pt", "ja", "zh"];

/// Sections that stay English: rules in words, since the reason of every rule is English too.
const UNTRANSLATED: [&str; 1] = ["rule"];

/// The section with the names of fields. The English labels are in `data/fields.toml`.
const FIELDS: &str = "field";

#[derive(Deserialize)]
struct FieldFile {
    field: Vec<FieldLabel>,
}

#[derive(Deserialize)]
struct FieldLabel {
    name: String,
    label: String,
}

/// All texts.
struct Messages {
    english: Sections,
    translations: Vec<(&'static str, Sections)>,
    /// The names of the fields, in their order.
    fields: Vec<String>,
    /// The English sentences of rules, notes and verifications.
    sentences: String,
    /// The rules, as pieces have them.
    rules: String,
}

pub fn make() -> Result<String, String> {
    read_all()?.write().map_err(|e| e.to_string())
}

/// Returns the texts of each language except English, in the format of `add_language` in
/// `src/message/brought.rs`.
pub fn to_bring() -> Result<Vec<(&'static str, String)>, String> {
    let messages = read_all()?;
    let keys = messages.fingerprint();
    let spoken = sentences::spoken()?;
    let text = |(language, texts): &(&'static str, Sections)| {
        let parts = messages.lines_of(texts).join("\u{c}");
        let said = spoken.iter().find(|said| said.language == *language).map(|said| said.lines.text.as_str());
        let said = said.unwrap_or_default();
        (*language, format!("registrant/languages/{language} {keys}\n{parts}\u{c}{said}"))
    };
    Ok(messages.translations.iter().map(text).collect())
}

/// Returns the fingerprint of this version's texts, which every piece names.
pub fn fingerprint() -> Result<String, String> {
    Ok(read_all()?.fingerprint())
}

fn read_all() -> Result<Messages, String> {
    let fields: FieldFile = super::read_toml("data/fields.toml")?;
    let mut english = read(ENGLISH)?;
    let labels = fields.field.iter().map(|field| (field.name.clone(), field.label.clone())).collect();
    if english.insert(FIELDS.to_owned(), labels).is_some() {
        return Err(format!(
            "data/messages/{ENGLISH}: expected no labels of fields: move them to data/fields.toml"
        ));
    }
    let mut to_translate = english.clone();
    to_translate.retain(|section, _| !UNTRANSLATED.contains(&section.as_str()));
    let mut faults = Vec::new();
    let mut translations = Vec::new();
    for language in TRANSLATIONS {
        let texts = read(language)?;
        faults.extend(
            faults_of(&to_translate, &texts).map(|fault| format!("data/messages/{language}: {fault}")),
        );
        translations.push((language, texts));
    }
    if !faults.is_empty() {
        return Err(faults.join("\n"));
    }
    let fields = fields.field.into_iter().map(|field| field.name).collect();
    let rules = rule_texts::pieces()?.into_values().collect();
    Ok(Messages { english, translations, fields, sentences: sentences::english()?, rules })
}

/// The condition for the build with only the JavaScript functions for phone numbers, which needs few texts.
const PHONE_ALONE: &str =
    r#"all(target_arch = "wasm32", feature = "js-phone", not(feature = "js"), not(feature = "languages"))"#;

impl Messages {
    /// Returns the sections except that of the fields, with their keys in order.
    fn sections(&self) -> Vec<(&str, Vec<&str>)> {
        let sections = self.english.iter().filter(|(section, _)| *section != FIELDS);
        sections.map(|(section, texts)| (section.as_str(), in_order(texts))).collect()
    }

    /// Returns the texts of each section, one per line in the order of the English texts, then the labels of
    /// the fields.
    fn lines_of(&self, texts: &Sections) -> Vec<String> {
        let translated = |(section, keys): &(&str, Vec<&str>)| -> String {
            let keys = if UNTRANSLATED.contains(section) { &[][..] } else { keys };
            keys.iter().map(|key| text(texts, section, key) + "\n").collect()
        };
        let mut lines: Vec<String> = self.sections().iter().map(translated).collect();
        lines.push(self.fields.iter().map(|name| text(texts, FIELDS, name) + "\n").collect());
        lines
    }

    /// Returns a number made from the English texts, their order and the rules: FNV-1a with 64 bits. A piece of
    /// another version does not match.
    fn fingerprint(&self) -> String {
        let texts = self.sections().into_iter().flat_map(|(section, keys)| {
            keys.into_iter()
                .map(move |key| format!("{section}\t{key}\t{}\n", text(&self.english, section, key)))
        });
        let all: String = texts
            .chain(self.fields.iter().cloned())
            .chain([self.sentences.clone(), self.rules.clone()])
            .collect();
        let hash = all.bytes().fold(0xCBF2_9CE4_8422_2325_u64, |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01B3)
        });
        format!("{hash:016x}")
    }

    fn write(&self) -> Result<String, std::fmt::Error> {
        let mut out = String::from("use super::catalogue::Translation;\n");
        let texts = |condition: &str, is_kept: fn(&str) -> bool| {
            let mut out = format!(
                "\n/// The English texts of each section: a line for each, sorted, with a tab between key and text.\n\
                 #[cfg({condition})]\npub(crate) static TEXTS: &[(&str, &str)] = &[\n"
            );
            for (section, keys) in &self.sections() {
                let kept = keys.iter().filter(|key| is_kept(key));
                let line = |key: &&str| format!("{key}\t{}\n", text(&self.english, section, key));
                let lines: String = kept.map(line).collect();
                if !lines.is_empty() {
                    writeln!(out, "({section:?}, {lines:?}),")?;
                }
            }
            Ok(out + "];\n")
        };
        out += &texts(&format!("not({PHONE_ALONE})"), |_| true)?;
        out += &texts(PHONE_ALONE, |key| key.starts_with("phone.") || key == "trimmed")?;
        write!(
            out,
            "\n/// The fingerprint of these texts. Other texts have another one.\n\
             pub(crate) const FINGERPRINT: &str = {:?};\n\n\
             /// The texts in other languages.\n#[cfg(not(feature = \"languages\"))]\n\
             pub(crate) static TRANSLATIONS: &[Translation] = &[];\n\n\
             /// The texts in other languages.\n#[cfg(feature = \"languages\")]\n\
             pub(crate) static TRANSLATIONS: &[Translation] = &[\n",
            self.fingerprint()
        )?;
        for (language, texts) in &self.translations {
            writeln!(out, "Translation {{ language: {language:?}, texts: &[")?;
            let mut lines = self.lines_of(texts);
            let labels = lines.pop().unwrap_or_default();
            for lines in lines {
                writeln!(out, "{lines:?},")?;
            }
            writeln!(out, "], labels: {labels:?} }},")?;
        }
        out.push_str("];\n");
        Ok(out)
    }
}

fn text(sections: &Sections, section: &str, key: &str) -> String {
    sections.get(section).and_then(|texts| texts.get(key)).cloned().unwrap_or_default()
}

/// Returns the keys in the order of lines in which a tab follows them: `a\tb` before `a.c\td`.
fn in_order(texts: &BTreeMap<String, String>) -> Vec<&str> {
    let mut keys: Vec<&str> = texts.keys().map(String::as_str).collect();
    keys.sort_by_key(|key| format!("{key}\t"));
    keys
}

/// Reads all texts of a language.
fn read(language: &str) -> Result<Sections, String> {
    let folder = format!("data/messages/{language}");
    let mut names: Vec<String> = fs::read_dir(super::root().join(&folder))
        .map_err(|e| format!("{folder}: {e}"))?
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .filter(|name| !sentences::FILES.contains(&name.as_str()))
        .collect();
    names.sort();
    let mut all = Sections::new();
    for name in names {
        let sections: Sections = super::read_toml(&format!("{folder}/{name}"))?;
        for (section, texts) in sections {
            for (key, text) in texts {
                if text.trim().is_empty() || text.contains(['\t', '\n']) || key.contains(['\t', '\n']) {
                    return Err(format!(
                        "{folder}/{name}: expected text without tabs and line feeds in `{key}`"
                    ));
                }
                if all.entry(section.clone()).or_default().insert(key.clone(), text).is_some() {
                    return Err(format!("{folder}/{name}: found `{key}` of [{section}] twice: keep one"));
                }
            }
        }
    }
    Ok(all)
}

/// Returns the missing, superfluous and differing texts of a translation.
fn faults_of(english: &Sections, translation: &Sections) -> impl Iterator<Item = String> {
    let texts = |sections: &Sections| -> BTreeMap<(String, String), String> {
        let texts = sections.iter().flat_map(|(section, texts)| {
            texts.iter().map(|(key, text)| ((section.clone(), key.clone()), text.clone()))
        });
        texts.collect()
    };
    let (english, translation) = (texts(english), texts(translation));
    let keys: BTreeSet<(String, String)> = english.keys().chain(translation.keys()).cloned().collect();
    keys.into_iter().filter_map(move |key| {
        let name = format!("`{}` of [{}]", key.1, key.0);
        match (english.get(&key), translation.get(&key)) {
            (Some(_), None) => Some(format!("expected a translation of {name}, found none")),
            (None, Some(_)) => Some(format!("expected an English text for {name}, found none")),
            (Some(own), Some(other)) if params(own) != params(other) => {
                Some(format!("expected the params of the English text in {name}: {}", params(own).join(", ")))
            }
            _ => None,
        }
    })
}

/// Returns the `{params}` of a text, sorted.
fn params(text: &str) -> Vec<&str> {
    let mut params: Vec<&str> =
        text.split('{').skip(1).map(|rest| rest.split_once('}').map_or("", |(name, _)| name)).collect();
    params.sort_unstable();
    params.dedup();
    params
}

#[cfg(test)]
mod tests {
    use super::{Sections, faults_of, make};

    fn sections(text: &str) -> Sections {
        toml::from_str(text).unwrap()
    }

    #[test]
    fn a_translation_that_is_not_whole_is_refused() {
        let english = sections("[a]\nx = 'the {field} of {roles}'\ny = 'text'");
        for (translation, fault) in [
            ("[a]\nx = '{roles}: {field}, {field}'\ny = 'Text'", None),
            ("[a]\nx = '{roles}: {field}'", Some("expected a translation of `y` of [a], found none")),
            ("[b]\n[a]\nx = '{roles}: {field}'", Some("expected a translation of `y` of [a], found none")),
            (
                "[a]\nx = '{field}'\ny = 'Text'",
                Some("expected the params of the English text in `x` of [a]: field, roles"),
            ),
            (
                "[a]\nx = '{field} {roles'\ny = 'Text'",
                Some("expected the params of the English text in `x` of [a]: field, roles"),
            ),
            (
                "[a]\nx = '{roles}: {field}'\ny = 'Text'\nz = 'Text'",
                Some("expected an English text for `z` of [a], found none"),
            ),
        ] {
            let faults: Vec<String> = faults_of(&english, &sections(translation)).collect();
            assert_eq!(faults.first().map(String::as_str), fault, "{translation}");
            assert!(faults.len() <= 1, "{faults:?}");
        }
    }

    #[test]
    fn every_language_is_whole() {
        make().unwrap();
    }
}
