//! The texts of messages, by language and key.

use registrant_text::short::position;
use registrant_text::sorted_lines;
use serde::de::Error as _;
use serde::{Deserialize, Deserializer};
use serde_json::{Map, Value};

use super::Language;
use super::added::added;
use super::table::{TEXTS, TRANSLATIONS};
use crate::base::{Change, Code, Problem, Role};

/// The texts of a language other than English.
#[derive(Debug)]
pub(crate) struct Translation {
    pub language: &'static str,
    /// The texts of each section of `TEXTS`, one per line, in the order of the English texts.
    pub texts: &'static [&'static str],
    /// The labels of fields, one per line.
    pub labels: &'static str,
}

/// Returns the message of a problem, without the value.
pub(crate) fn problem_text(problem: &Problem, language: Language) -> String {
    let text = text_of(language, "problem", problem.reason).unwrap_or(problem.reason);
    let param = |wanted: &str| {
        problem.params.iter().find(|(name, _)| *name == wanted).map(|(_, value)| value.as_ref())
    };
    let kind = param("kind").unwrap_or_default();
    fill(text, |name| param(name).map(|value| translated(language, name, value, kind)))
}

/// Returns a parameter of a problem as a message shows it, translated if it is a word.
pub(crate) fn translated(language: Language, name: &str, value: &str, kind: &str) -> String {
    // Phone numbers alone have no such params.
    if cfg!(all(target_arch = "wasm32", feature = "js-phone", not(feature = "js"))) {
        return value.to_owned();
    }
    match name {
        "part" | "unit" | "format" => text_of(language, name, value).unwrap_or(value).to_owned(),
        "title" if language != Language::English => number_title(language, value, kind),
        "form" => sample(value),
        _ => value.to_owned(),
    }
}

/// Returns the name of a kind of identifier in a language other than English: the name used in its country. For the kind
/// `de.idnr`, `German tax identification number` becomes `IDNR`.
fn number_title(language: Language, english: &str, kind: &str) -> String {
    let number = kind.split_once('.').map_or(kind, |(_, number)| number);
    let own = english.split_once('(').and_then(|(_, rest)| rest.strip_suffix(')'));
    match (own, number) {
        (_, "vat" | "vatin") => text_of(language, "number", "vat").unwrap_or_default().to_owned(),
        (Some(own), _) => own.to_owned(),
        // Nobody knows a number by two letters.
        (None, number) if number.len() < 3 => {
            text_of(language, "number", "other").unwrap_or_default().to_owned()
        }
        (None, _) => number.trim_end_matches('_').to_ascii_uppercase(),
    }
}

/// Returns a number in the first of some forms, to be shown: `123.456.789-01` for `###.###.###-##`.
fn sample(forms: &str) -> String {
    let form = forms.split(", ").next().unwrap_or_default();
    let (mut digits, mut letters) = (('1'..='9').chain(['0']).cycle(), ('A'..='Z').cycle());
    let shown = |sign| match sign {
        '#' | '*' => digits.next(),
        '@' => letters.next(),
        _ => Some(sign),
    };
    form.chars().filter_map(shown).collect()
}

/// Returns the text of a key of `data/messages/`, or the English text if the language is not built in or
/// lacks the key.
pub(crate) fn text_of(language: Language, section: &str, key: &str) -> Option<&'static str> {
    let index = TEXTS.iter().position(|(name, _)| *name == section)?;
    let (_, english) = TEXTS.get(index)?;
    if language == Language::English {
        return sorted_lines::find(english, key);
    }
    let is_of_key = |line: &str| line.strip_prefix(key).is_some_and(|rest| rest.starts_with('\t'));
    let texts = translation(language).and_then(|translation| translation.texts.get(index));
    let translated =
        texts.and_then(|texts| english.lines().zip(texts.lines()).find(|(line, _)| is_of_key(line)));
    translated.map(|(_, text)| text).or_else(|| sorted_lines::find(english, key))
}

/// Returns the same as [`text_of`] in English, or an empty text. As a constant, it takes no time when the program runs.
pub(crate) const fn english(section: &str, key: &str) -> &'static str {
    let mut sections = TEXTS;
    while let [(name, lines), others @ ..] = sections {
        if let Some([]) = after(name.as_bytes(), section.as_bytes()) {
            return line(lines, key);
        }
        sections = others;
    }
    ""
}

const fn line(mut lines: &'static str, key: &str) -> &'static str {
    loop {
        let (line, others) = lines.split_at(end_of_line(lines));
        match after(line.as_bytes(), key.as_bytes()) {
            Some([b'\t', ..]) => return line.split_at(key.len() + 1).1,
            _ if others.is_empty() => return "",
            _ => (_, lines) = others.split_at(1),
        }
    }
}

/// Returns the rest of a text that starts with another one.
const fn after<'t>(mut text: &'t [u8], mut start: &[u8]) -> Option<&'t [u8]> {
    while let [wanted, others @ ..] = start {
        match text {
            [first, rest @ ..] if *first == *wanted => (text, start) = (rest, others),
            _ => return None,
        }
    }
    Some(text)
}

const fn end_of_line(text: &str) -> usize {
    let mut rest = text.as_bytes();
    while let [first, others @ ..] = rest {
        if *first == b'\n' {
            break;
        }
        rest = others;
    }
    text.len() - rest.len()
}

/// Returns a key of `data/messages/` by its spelling.
fn key_of(section: &str, key: &str) -> Option<&'static str> {
    let (_, english) = TEXTS.iter().find(|(name, _)| *name == section)?;
    english
        .lines()
        .filter_map(|line| line.split_once('\t'))
        .map(|(known, _)| known)
        .find(|known| *known == key)
}

/// A change in its serialized form.
#[derive(Deserialize)]
struct ReadChange {
    code: String,
    before: String,
    after: String,
}

impl<'de> Deserialize<'de> for Change {
    /// Reads a change. This version must know its code.
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let ReadChange { code, before, after } = ReadChange::deserialize(deserializer)?;
        let code = key_of("change", &code).ok_or_else(|| D::Error::custom("unknown change"))?;
        Ok(Self::new(code, before, after))
    }
}

/// A problem in its serialized form.
#[derive(Deserialize)]
struct ReadProblem {
    code: Code,
    reason: String,
    #[serde(default)]
    params: Map<String, Value>,
    #[serde(default)]
    fix: Option<String>,
}

impl<'de> Deserialize<'de> for Problem {
    /// Reads a problem. This version must know its reason.
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let ReadProblem { code, reason, params, fix } = ReadProblem::deserialize(deserializer)?;
        let unknown = || D::Error::custom("unknown problem");
        let reason = key_of("problem", &reason).ok_or_else(unknown)?;
        let params = params.into_iter().map(|(name, value)| Some((name, value.as_str()?.to_owned())));
        let params = params.collect::<Option<_>>().ok_or_else(unknown)?;
        Self::read(code, reason, params, fix).ok_or_else(unknown)
    }
}

/// Returns the texts of a language other than English, if they are built in or were added.
fn translation(language: Language) -> Option<&'static Translation> {
    TRANSLATIONS.iter().find(|built_in| built_in.language == language.as_str()).or_else(|| added(language))
}

/// Returns whether there are messages in a language.
pub(crate) fn speaks(language: Language) -> bool {
    language == Language::English || translation(language).is_some()
}

/// Returns the label of a field, by its number in document order.
pub(crate) fn label(language: Language, field: u16) -> Option<&'static str> {
    translation(language)?.labels.lines().nth(field.into())
}

/// Fills in the `{names}` of a template. An unknown name stays unchanged.
pub(crate) fn fill<V: AsRef<str>>(template: &str, value: impl Fn(&str) -> Option<V>) -> String {
    let mut out = String::with_capacity(template.len() + 32);
    let mut rest = template;
    while let Some((before, after)) = split(rest, b'{') {
        out.push_str(before);
        match split(after, b'}') {
            Some((name, tail)) => {
                match value(name) {
                    Some(text) => out.push_str(text.as_ref()),
                    None => out.extend(["{", name, "}"]),
                }
                rest = tail;
            }
            None => {
                out.push('{');
                rest = after;
            }
        }
    }
    out.push_str(rest);
    out
}

/// Splits a text at the first occurrence of a byte, which is ASCII.
fn split(text: &str, byte: u8) -> Option<(&str, &str)> {
    let place = position(text.as_bytes(), byte)?;
    Some((text.get(..place)?, text.get(place + 1..)?))
}

impl Role {
    /// Returns the name of a contact with the role in a language, as used in the middle of a sentence:
    /// `billing contact`.
    pub fn label(self, language: Language) -> &'static str {
        text_of(language, "role", self.as_str()).unwrap_or(self.as_str())
    }
}

impl Change {
    /// Returns a description of the change in English, without the value: "surrounding spaces removed".
    pub fn message(&self) -> &'static str {
        self.text(Language::English)
    }

    /// Returns a description of the change in a language, without the value.
    pub fn text(&self, language: Language) -> &'static str {
        text_of(language, "change", self.code).unwrap_or(self.code)
    }
}

impl Problem {
    /// Returns the message of the problem in a language, without the value.
    ///
    /// ```
    /// use registrant::{Language, normalize};
    /// let problem = normalize::email("given").problem.unwrap();
    /// assert_eq!(problem.text(Language::Dutch), "een e-mailadres moet een @ bevatten");
    /// ```
    pub fn text(&self, language: Language) -> String {
        problem_text(self, language)
    }
}
