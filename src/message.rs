//! The text of a violation, made of its code and params.

mod brought;

use std::borrow::Cow;

use registrant_text::sorted_lines;

pub(crate) use brought::add_language;
use brought::brought;

use crate::association::{Role, Roles};
use crate::contact::{Field, FieldType};
use crate::identifier;
use crate::language::Language;
use crate::normalize::{self, Problem};
use crate::params::{Param, Params};
use crate::rules::{Case, Demand, Layer, Presence, Rule, Severity, Suffix, Texts, Values};
use crate::tables::messages::{TEXTS, TRANSLATIONS};
use crate::tables::rules::PROVIDERS;
use crate::violation::Code;

/// A list in a message is cut off after so many values; `params` has all of them.
const LISTED: usize = 12;

/// The texts of a language that is not English.
#[derive(Debug)]
pub(crate) struct Translation {
    pub language: &'static str,
    /// The texts of each section of `TEXTS`, a line each, in the order of the English ones.
    pub texts: &'static [&'static str],
    /// What fields are called, a line each.
    pub labels: &'static str,
}

/// The facts of a rule that a message, a form or a translation needs.
pub(crate) fn params(rule: &Rule, case: &Case) -> Params {
    let mut params = Params::default();
    if !rule.alternatives.is_empty() {
        let names: Values = rule.alternatives.iter().map(|field| field.name()).collect();
        params.insert("alternatives", names);
    }
    if is_usual(rule) {
        let country = normalize::country_of(case.contact);
        params.insert("country", country.map_or_else(String::new, |country| country.as_str().to_owned()));
    }
    match &rule.demand {
        Some(Demand::Length(least, most, _)) => {
            params.insert("min", u64::from(*least));
            if *most < u16::MAX {
                params.insert("max", u64::from(*most));
            }
        }
        Some(Demand::Pattern(pattern)) => {
            params.insert("pattern", pattern.text.clone());
            if !rule.example().is_empty() {
                params.insert("example", rule.example().replace('\n', ", "));
            }
        }
        Some(Demand::OneOf(values)) => {
            params.insert("one_of", values.clone());
        }
        Some(Demand::Date) => {
            params.insert("format", "YYYY-MM-DD");
        }
        Some(Demand::MinimumAge(years)) => {
            params.insert("min_age", u64::from(*years));
        }
        Some(Demand::Valid) => {
            let country = normalize::country_of(case.contact);
            let text = case.contact.text(rule.field);
            problem_params(&mut params, text.and_then(|text| normalize::problem(rule.field, text, country)));
        }
        Some(Demand::Identifier(kinds)) => {
            params.insert("identifier", kinds.clone());
            let text = case.contact.text(rule.field);
            problem_params(&mut params, text.and_then(|text| identifier::problem(kinds, text, case.today)));
        }
        Some(Demand::SameAsOwner) | None => {}
    }
    params
}

/// Whether a rule misses what the addresses of a country usually have.
fn is_usual(rule: &Rule) -> bool {
    matches!(rule.texts, Texts::BuiltIn(_))
        && rule.layer == Layer::Country
        && rule.presence == Presence::Required
}

fn problem_params(params: &mut Params, problem: Option<Problem>) {
    if let Some(problem) = problem {
        params.insert("reason", problem.reason);
        for (name, value) in problem.params {
            params.insert(name, value);
        }
    }
}

/// What the text of a violation is made of, beside its code, roles and params.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Wording {
    /// The key of a text; `None` where the param `reason` says it.
    template: Option<&'static str>,
    suffix: &'static str,
    asker: Asker,
    /// The rule only warns: what it asks is not said flatly.
    is_warning: bool,
}

/// Who asks for what a rule says.
#[derive(Clone, Debug, PartialEq)]
enum Asker {
    /// The registry of the suffix.
    Registry,
    /// A provider, or the author of a rule file, by name.
    Named(Cow<'static, str>),
    /// Neither: a key of `[asker]`.
    Key(&'static str),
    /// The caller, whose own words are the message.
    Own(String),
}

impl Asker {
    fn of(rule: &Rule) -> Self {
        match (&rule.texts, &rule.provider, rule.layer) {
            (Texts::Own(own), ..) if !own.why.is_empty() => Self::Own(own.why.clone()),
            (_, Some(provider), _) => Self::Named(provider.clone()),
            (Texts::Own(own), None, _) => Self::Named(Cow::Owned(own.author.clone())),
            // What is asked for every generic domain is ICANN's; for a country's of which nothing is known it is a custom.
            (Texts::BuiltIn(_), None, Layer::Generic) if rule.severity == Severity::Error => {
                Self::Key("icann")
            }
            (Texts::BuiltIn(_), None, Layer::Generic | Layer::Country) => Self::Key("generic"),
            _ => Self::Registry,
        }
    }
}

impl Wording {
    /// That of a fault of a rule.
    pub fn of(code: Code, severity: Severity, rule: &Rule, suffix: Suffix) -> Self {
        let template = match (code, &rule.demand) {
            (Code::Missing, _) if is_usual(rule) => Some("missing_usual"),
            (Code::Missing, _) if rule.alternatives.is_empty() => Some("missing"),
            (Code::Missing, _) => Some("missing_any"),
            (Code::Mismatch, Some(Demand::SameAsOwner)) => Some("not_the_owners"),
            (Code::NotEligible, Some(Demand::MinimumAge(_))) => Some("too_young"),
            (Code::NotEligible, Some(Demand::OneOf(_))) => Some("not_eligible_list"),
            (Code::InvalidFormat, Some(Demand::Date)) => Some("invalid_date"),
            // A rule may give its demand another code, and the text of that code wants other params.
            (
                Code::InvalidFormat | Code::TooShort | Code::TooLong | Code::UnknownValue,
                Some(Demand::Pattern(_)),
            ) => Some(if rule.example().is_empty() { "invalid_pattern" } else { "invalid_example" }),
            (_, Some(Demand::Valid | Demand::Identifier(_))) => None,
            (Code::TooShort | Code::TooLong, Some(Demand::Length(..))) => Some(code.as_str()),
            (Code::UnknownValue, Some(Demand::OneOf(_))) => Some(code.as_str()),
            (Code::TooShort | Code::TooLong | Code::UnknownValue, _) => Some("invalid_format"),
            _ => Some(code.as_str()),
        };
        let is_warning = severity == Severity::Warning;
        Self { template, suffix: suffix.name(), asker: Asker::of(rule), is_warning }
    }

    /// That of what a provider answers.
    pub fn answer(template: &'static str, provider: &'static str) -> Self {
        let asker = Asker::Named(provider.into());
        Self { template: Some(template), suffix: "", asker, is_warning: false }
    }

    /// What is wrong, without any value of the contact.
    pub fn text(&self, language: Language, field: Field, roles: Roles, params: &Params) -> String {
        if let Asker::Own(words) = &self.asker {
            return words.clone();
        }
        let text_of = |section, key: &str| text_of(language, section, key);
        let reason = || params.text("reason");
        let text = match self.template.or_else(reason) {
            Some(key) => {
                let weaker =
                    self.is_warning.then(|| text_of("violation", &format!("{key}_warning"))).flatten();
                weaker.or_else(|| text_of("violation", key)).or_else(|| text_of("problem", key))
            }
            None => None,
        };
        let text = text.or_else(|| text_of("violation", "invalid_format")).unwrap_or_default();
        let kind = params.text("kind").unwrap_or_default();
        fill(text, |name| match name {
            "field" => Some(field.label_in(language).to_owned()),
            "suffix" => Some(self.suffix.to_owned()),
            "asker" => Some(match &self.asker {
                Asker::Registry => format!(".{}", self.suffix),
                Asker::Named(name) => title(name).to_owned(),
                Asker::Key(key) => text_of("asker", key).unwrap_or_default().to_owned(),
                Asker::Own(words) => words.clone(),
            }),
            "roles" => Some(roles_in(language, roles)),
            _ => match params.get(name)? {
                Param::Text(text) => Some(translated(language, name, text, kind)),
                Param::List(values) => Some(listed(language, name, field, values)),
                Param::Number(number) => Some(number.to_string()),
            },
        })
    }
}

/// What is wrong with one value, without the value.
pub(crate) fn problem(problem: &Problem, language: Language) -> String {
    let text = text_of(language, "problem", problem.reason).unwrap_or(problem.reason);
    let param = |wanted: &str| {
        problem.params.iter().find(|(name, _)| *name == wanted).map(|(_, value)| value.as_ref())
    };
    let kind = param("kind").unwrap_or_default();
    fill(text, |name| param(name).map(|value| translated(language, name, value, kind)))
}

/// A param of a problem as a message shows it: those that are words in its language.
fn translated(language: Language, name: &str, value: &str, kind: &str) -> String {
    match name {
        "part" | "unit" | "format" => text_of(language, name, value).unwrap_or(value).to_owned(),
        "title" if language != Language::English => number_title(language, value, kind),
        _ => value.to_owned(),
    }
}

/// What a kind of identifier is called in any language but English: the name that it has in its country, with that
/// country's code. `German tax identification number` of the kind `de.idnr` is `IDNR (DE)`.
fn number_title(language: Language, english: &str, kind: &str) -> String {
    let (country, number) = kind.split_once('.').unwrap_or(("", kind));
    let own = english.split_once('(').and_then(|(_, rest)| rest.strip_suffix(')'));
    let name = match (own, number) {
        (_, "vat" | "vatin") => text_of(language, "number", "vat").unwrap_or_default().to_owned(),
        (Some(own), _) => own.to_owned(),
        (None, _) => number.trim_end_matches('_').to_ascii_uppercase(),
    };
    match country.trim_end_matches('_').to_ascii_uppercase() {
        country if country.is_empty() => name,
        country => format!("{name} ({country})"),
    }
}

/// What messages call a provider.
pub(crate) fn title(provider: &str) -> &str {
    PROVIDERS.iter().find(|(name, _)| *name == provider).map_or(provider, |(_, title)| title)
}

/// The text of a key of `data/messages/`; the English one where a language is not built in, or rules are put in words.
pub(crate) fn text_of(language: Language, section: &str, key: &str) -> Option<&'static str> {
    let index = TEXTS.iter().position(|(name, _)| *name == section)?;
    let (_, english) = TEXTS.get(index)?;
    let is_of_key = |line: &str| line.strip_prefix(key).is_some_and(|rest| rest.starts_with('\t'));
    let texts = translation(language).and_then(|translation| translation.texts.get(index));
    let translated =
        texts.and_then(|texts| english.lines().zip(texts.lines()).find(|(line, _)| is_of_key(line)));
    translated.map(|(_, text)| text).or_else(|| sorted_lines::find(english, key))
}

/// The texts of a language that is not English, where they are built in or were brought.
fn translation(language: Language) -> Option<&'static Translation> {
    TRANSLATIONS.iter().find(|built_in| built_in.language == language.as_str()).or_else(|| brought(language))
}

/// Whether there are messages in a language.
pub(crate) fn speaks(language: Language) -> bool {
    language == Language::English || translation(language).is_some()
}

/// What messages call a field.
pub(crate) fn label(language: Language, field: Field) -> Option<&'static str> {
    translation(language)?.labels.lines().nth(field.0.into())
}

/// A template with its `{names}` filled in; one that is not known stays as it stands.
pub(crate) fn fill(template: &str, value: impl Fn(&str) -> Option<String>) -> String {
    let mut out = String::with_capacity(template.len() + 32);
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        match after.split_once('}') {
            Some((name, tail)) => {
                match value(name) {
                    Some(text) => out.push_str(&text),
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

/// The values of a list, as far as a message shows them.
fn listed(language: Language, name: &str, field: Field, values: &Values) -> String {
    let word = |key| text_of(language, "list", key).unwrap_or_default();
    let named = |value| match (name, field.kind()) {
        ("alternatives", _) => Field::named(value).map_or(value, |field| field.label_in(language)),
        (_, FieldType::Kind) => text_of(language, "kind", value).unwrap_or(value),
        _ => value,
    };
    let shown: Vec<&str> = values.iter().take(LISTED).map(named).collect();
    let more = values.len().saturating_sub(shown.len());
    let list = shown.join(word("comma"));
    if more == 0 {
        return list;
    }
    fill(word("more"), |name| Some(if name == "list" { list.clone() } else { more.to_string() }))
}

/// What a contact is called that has these roles.
fn roles_in(language: Language, roles: Roles) -> String {
    let text = |section, key| text_of(language, section, key).unwrap_or_default();
    match roles.iter().count() {
        0 => text("role", "none").to_owned(),
        count if count == Role::ALL.len() => text("role", "every").to_owned(),
        count => {
            let mut out = String::new();
            for (index, role) in roles.iter().enumerate() {
                out.push_str(match index {
                    0 => "",
                    _ if index + 1 == count => text("list", "and"),
                    _ => text("list", "comma"),
                });
                out.push_str(role.label(language));
            }
            out
        }
    }
}

/// What a message calls a field at the start of a sentence.
pub fn heading(field: Field, language: Language) -> String {
    let mut letters = field.label_in(language).chars();
    letters.next().into_iter().map(upper).chain(letters).collect()
}

/// The upper case of a letter that a label starts with: ASCII or Latin-1.
fn upper(letter: char) -> char {
    match letter {
        'à'..='ö' | 'ø'..='þ' => char::from_u32(letter as u32 - 0x20).unwrap_or(letter),
        _ => letter.to_ascii_uppercase(),
    }
}

#[cfg(test)]
mod tests;
