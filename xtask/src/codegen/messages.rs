//! `src/tables/messages.rs`: the texts, from `data/messages/`, where each language has a folder with a file for each part
//! of the library. A translation must have every text of the English one, with the same `{params}`, and no other.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::fs;

use serde::Deserialize;

type Sections = BTreeMap<String, BTreeMap<String, String>>;

/// What a folder is called whose texts are the measure of the others.
const ENGLISH: &str = "en";

/// The languages that it is translated to, as in `Language::ALL`.
const TRANSLATIONS: [&str; 8] = ["fr", "de", "es", "it", "nl", "pt", "ja", "zh"];

/// Sections that stay English: rules in words, since the reason that every rule gives is English too.
const UNTRANSLATED: [&str; 1] = ["rule"];

/// The section that names the fields; the English labels stand in `data/fields.toml`.
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

pub fn make() -> Result<String, String> {
    let fields: FieldFile = super::read_toml("data/fields.toml")?;
    let mut english = read(ENGLISH)?;
    let labels = fields.field.iter().map(|field| (field.name.clone(), field.label.clone())).collect();
    if english.insert(FIELDS.to_owned(), labels).is_some() {
        return Err(format!("data/messages/{ENGLISH}: the labels of fields stand in data/fields.toml"));
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
    let field_names: Vec<&str> = fields.field.iter().map(|field| field.name.as_str()).collect();
    write(&english, &translations, &field_names).map_err(|e| e.to_string())
}

/// The build of the JavaScript functions of phone numbers alone, which needs few of the texts.
const PHONE_ALONE: &str =
    r#"all(target_arch = "wasm32", feature = "js-phone", not(feature = "js"), not(feature = "languages"))"#;

fn write(
    english: &Sections,
    translations: &[(&str, Sections)],
    fields: &[&str],
) -> Result<String, std::fmt::Error> {
    let mut out = String::from("use crate::message::Translation;\n");
    let sections: Vec<(&str, Vec<&str>)> = english
        .iter()
        .filter(|(section, _)| *section != FIELDS)
        .map(|(section, texts)| (section.as_str(), in_order(texts)))
        .collect();
    let text = |sections: &Sections, section: &str, key: &str| {
        sections.get(section).and_then(|texts| texts.get(key)).cloned().unwrap_or_default()
    };
    let texts = |condition: &str, is_kept: fn(&str) -> bool| {
        let mut out = format!(
            "\n/// The English texts of each section: a line for each, sorted, with a tab between key and text.\n\
             #[cfg({condition})]\npub(crate) static TEXTS: &[(&str, &str)] = &[\n"
        );
        for (section, keys) in &sections {
            let kept = keys.iter().filter(|key| is_kept(key));
            let lines: String = kept.map(|key| format!("{key}\t{}\n", text(english, section, key))).collect();
            if !lines.is_empty() {
                writeln!(out, "({section:?}, {lines:?}),")?;
            }
        }
        Ok(out + "];\n")
    };
    out += &texts(&format!("not({PHONE_ALONE})"), |_| true)?;
    out += &texts(PHONE_ALONE, |key| key.starts_with("phone.") || key == "trimmed")?;
    out.push_str(
        "\n/// The same in other languages.\n#[cfg(not(feature = \"languages\"))]\n\
         pub(crate) static TRANSLATIONS: &[Translation] = &[];\n\n\
         /// The same in other languages.\n#[cfg(feature = \"languages\")]\n\
         pub(crate) static TRANSLATIONS: &[Translation] = &[\n",
    );
    for (language, texts) in translations {
        writeln!(out, "Translation {{ language: {language:?}, texts: &[")?;
        for (section, keys) in &sections {
            let keys = if UNTRANSLATED.contains(section) { &[][..] } else { keys };
            let lines: String = keys.iter().map(|key| text(texts, section, key) + "\n").collect();
            writeln!(out, "{lines:?},")?;
        }
        let labels: String = fields.iter().map(|name| text(texts, FIELDS, name) + "\n").collect();
        writeln!(out, "], labels: {labels:?} }},")?;
    }
    out.push_str("];\n");
    Ok(out)
}

/// The keys in the order of lines in which a tab follows them: `a\tb` before `a.c\td`.
fn in_order(texts: &BTreeMap<String, String>) -> Vec<&str> {
    let mut keys: Vec<&str> = texts.keys().map(String::as_str).collect();
    keys.sort_by_key(|key| format!("{key}\t"));
    keys
}

/// All texts of a language.
fn read(language: &str) -> Result<Sections, String> {
    let folder = format!("data/messages/{language}");
    let mut names: Vec<String> = fs::read_dir(super::root().join(&folder))
        .map_err(|e| format!("{folder}: {e}"))?
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .collect();
    names.sort();
    let mut all = Sections::new();
    for name in names {
        let sections: Sections = super::read_toml(&format!("{folder}/{name}"))?;
        for (section, texts) in sections {
            for (key, text) in texts {
                if text.trim().is_empty() || text.contains(['\t', '\n']) || key.contains(['\t', '\n']) {
                    return Err(format!("{folder}/{name}: `{key}` is empty, or has a tab or a line feed"));
                }
                if all.entry(section.clone()).or_default().insert(key.clone(), text).is_some() {
                    return Err(format!("{folder}/{name}: `{key}` of [{section}] has a text already"));
                }
            }
        }
    }
    Ok(all)
}

/// What a translation lacks, has too much or says otherwise.
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
            (Some(_), None) => Some(format!("{name} is not translated")),
            (None, Some(_)) => Some(format!("{name} is no English text")),
            (Some(own), Some(other)) if params(own) != params(other) => {
                Some(format!("{name} has other params than the English text: {}", params(own).join(", ")))
            }
            _ => None,
        }
    })
}

/// The `{params}` of a text, sorted.
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
            ("[a]\nx = '{roles}: {field}'", Some("`y` of [a] is not translated")),
            ("[b]\n[a]\nx = '{roles}: {field}'", Some("`y` of [a] is not translated")),
            (
                "[a]\nx = '{field}'\ny = 'Text'",
                Some("`x` of [a] has other params than the English text: field, roles"),
            ),
            (
                "[a]\nx = '{field} {roles'\ny = 'Text'",
                Some("`x` of [a] has other params than the English text: field, roles"),
            ),
            ("[a]\nx = '{roles}: {field}'\ny = 'Text'\nz = 'Text'", Some("`z` of [a] is no English text")),
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
