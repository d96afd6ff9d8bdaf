//! The message of a violation, made from its code and params.

use std::borrow::Cow;

use crate::base::{Code, Layer, Param, Params, Problem, Role, Roles, Severity, Values};
use crate::contact::{Field, FieldType};
use crate::language::{Language, fill, text_of, translated};
use crate::rules::{Case, Demand, Message, Presence, Rule, Suffix, Texts, day_problem, title};
use crate::{domain, identifier};

/// The number of values after which a message cuts off a list, or fewer if it is too long; `params` has all of them.
const LISTED: usize = 12;

/// The characters that a form has room for.
const ROOM: usize = 140;

/// Returns the facts of a rule that a message, a form or a translation needs.
pub(crate) fn params(rule: &Rule, case: &Case) -> Params {
    let mut params = Params::default();
    if !rule.alternatives.is_empty() {
        let names: Values = rule.alternatives.iter().map(|field| field.name()).collect();
        params.insert("alternatives", names);
    }
    if is_usual(rule) {
        let country = case.country();
        params.insert("country", country.map_or_else(String::new, |country| country.as_str().to_owned()));
    }
    match &rule.demand {
        Some(Demand::Length(least, most, _)) => {
            params.insert("min", u64::from(*least));
            if *most < u16::MAX {
                params.insert("max", u64::from(*most));
            }
        }
        Some(Demand::Pattern(pattern) | Demand::FirstLine(pattern)) => {
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
            let text = case.contact.text(rule.field);
            problem_params(&mut params, text.and_then(|text| day_problem(rule.field, text, case)));
        }
        Some(Demand::MinimumAge(years)) => {
            params.insert("min_age", u64::from(*years));
        }
        Some(Demand::Valid) => {
            problem_params(&mut params, case.problem(rule.field));
        }
        Some(Demand::Identifier(kinds)) => {
            params.insert("identifier", kinds.clone());
            let text = case.contact.text(rule.field);
            problem_params(&mut params, text.and_then(|text| identifier::problem(kinds, text, case.today)));
        }
        Some(Demand::SameAsOwner | Demand::NoPoBox) | None => {}
    }
    params
}

/// Returns whether a rule misses a part that the country's addresses usually have.
fn is_usual(rule: &Rule) -> bool {
    matches!(rule.texts, Texts::BuiltIn(_))
        && rule.layer == Layer::Country
        && rule.presence == Presence::Required
}

fn problem_params(params: &mut Params, problem: Option<Problem>) {
    if let Some(problem) = problem {
        params.insert_problem(&problem);
    }
}

/// The facts that make the message of a violation, besides its code, roles and params.
#[derive(Clone, Debug)]
pub(crate) struct Wording {
    /// The key of a text, or `None` if the param `reason` is the key.
    template: Option<&'static str>,
    suffix: &'static str,
    asker: Asker,
    /// `true` if the rule only warns. The message then states the demand less strictly.
    is_warning: bool,
    /// The rule's own message.
    message: Option<Message>,
}

/// Compares wordings by the messages that they make.
impl PartialEq for Wording {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

/// The party that makes the demand of a rule.
#[derive(Clone, Debug)]
enum Asker {
    /// The registry of the suffix.
    Registry,
    /// A provider, or the author of a rule file, by name.
    Named(Cow<'static, str>),
    /// Another party: a key of `[asker]`.
    Key(&'static str),
    /// The caller, whose own words are the message.
    Own(String),
}

impl Asker {
    fn of(rule: &Rule) -> Self {
        match (&rule.texts, &rule.provider, rule.layer) {
            (Texts::Own(own), ..) if !own.message.is_empty() => Self::Own(own.message.clone()),
            (Texts::Own(own), ..) if !own.why.is_empty() => Self::Own(capitalized(own.why.clone())),
            (_, Some(provider), _) => Self::Named(provider.clone()),
            (Texts::Own(own), None, _) => Self::Named(Cow::Owned(own.author.clone())),
            // ICANN makes the demands for generic domains, the registry those for a country's. A warning only
            // reflects a custom.
            (Texts::BuiltIn(_), None, Layer::Generic) if rule.severity == Severity::Error => {
                if rule.id().starts_with("icann.") { Self::Key("icann") } else { Self::Registry }
            }
            (Texts::BuiltIn(_), None, Layer::Generic | Layer::Country) => Self::Key("generic"),
            _ => Self::Registry,
        }
    }
}

/// Returns whether a rule's message is about the form or the choice of the value.
fn is_about_value(rule: &Rule) -> bool {
    match rule.demand {
        Some(Demand::Pattern(_) | Demand::FirstLine(_) | Demand::OneOf(_)) => true,
        Some(Demand::Identifier(_)) => rule.presence == Presence::Optional,
        _ => false,
    }
}

impl Wording {
    /// Makes the wording for a fault of a rule.
    pub fn of(code: Code, severity: Severity, rule: &Rule, suffix: Suffix) -> Self {
        let is_own = matches!(rule.texts, Texts::Own(_));
        let template = match (code, &rule.demand) {
            (Code::Missing, _) if is_usual(rule) => Some("missing_usual"),
            (Code::Missing, _) if rule.alternatives.is_empty() => Some("missing"),
            (Code::Missing, _) => Some("missing_any"),
            (Code::Unexpected, _) if rule.field.kind() == FieldType::Flag => Some("unexpected_flag"),
            (Code::Mismatch, Some(Demand::SameAsOwner)) => Some("not_the_owners"),
            (Code::NotEligible, Some(Demand::MinimumAge(_))) => Some("too_young"),
            // The values of a caller's rule are the caller's words; those of a registry are codes.
            (Code::NotEligible, Some(Demand::OneOf(_))) if is_own => Some("not_eligible_list"),
            (Code::UnknownValue, Some(Demand::OneOf(_))) if is_own => Some("unknown_value_list"),
            (Code::InvalidFormat, Some(Demand::Date)) => Some("invalid_date"),
            (Code::Charset, Some(Demand::Pattern(_))) => Some(match rule.field {
                Field::GIVEN_NAME | Field::FAMILY_NAME | Field::FULL_NAME => "latin_name",
                _ => "latin",
            }),
            // A rule may give its demand another code. The text of that code needs other params.
            (
                Code::InvalidFormat | Code::TooShort | Code::TooLong | Code::UnknownValue,
                Some(Demand::Pattern(_) | Demand::FirstLine(_)),
            ) => Some(if rule.example().is_empty() { "invalid_format" } else { "invalid_example" }),
            (_, Some(Demand::Valid | Demand::Identifier(_))) | (Code::UnknownValue, Some(Demand::Date)) => {
                None
            }
            (Code::TooShort | Code::TooLong, Some(Demand::Length(..))) => Some(code.as_str()),
            (Code::UnknownValue, Some(Demand::OneOf(_))) => Some(code.as_str()),
            (Code::TooShort | Code::TooLong | Code::UnknownValue, _) => Some("invalid_format"),
            _ => Some(code.as_str()),
        };
        // For a number or a date, the fault says more than the rule's demand.
        let is_whole = match code {
            Code::Missing | Code::NotEligible | Code::Unexpected | Code::Conflict => true,
            _ => is_about_value(rule),
        };
        Self::made(template, severity, rule, suffix, is_whole)
    }

    /// Returns the wording of what a rule asks before there is a value: a form shows it next to the field.
    /// If `is_certain` is false, a condition follows it.
    pub fn asked(rule: &Rule, suffix: Suffix, is_certain: bool) -> Self {
        let template = match (rule.presence, &rule.demand) {
            (Presence::Required, _) if is_usual(rule) && !is_certain => "asked_usual_there",
            (Presence::Required, _) if is_usual(rule) => "asked_usual",
            (Presence::Required, _) if rule.alternatives.is_empty() => "asked",
            (Presence::Required, _) => "asked_any",
            (Presence::Forbidden, _) if rule.field.kind() == FieldType::Flag => "unexpected_flag",
            (Presence::Forbidden, _) => "unexpected",
            (_, Some(Demand::Length(_, u16::MAX, _))) => "too_short",
            (_, Some(Demand::Length(..))) => "too_long",
            (_, Some(Demand::Pattern(_) | Demand::FirstLine(_))) if !rule.example().is_empty() => {
                "asked_example"
            }
            (_, Some(Demand::Date)) => "invalid_date",
            (_, Some(Demand::MinimumAge(_))) => "too_young",
            (_, Some(Demand::SameAsOwner)) => "not_the_owners",
            _ => "asked_value",
        };
        // The message about a wrong number says nothing about an empty field.
        let is_number = matches!(rule.demand, Some(Demand::Identifier(_)));
        let is_whole = rule.presence != Presence::Optional || (is_about_value(rule) && !is_number);
        Self::made(Some(template), rule.severity, rule, suffix, is_whole)
    }

    /// Makes a wording. If `is_whole`, the rule's own message says all that there is to say.
    fn made(
        template: Option<&'static str>,
        severity: Severity,
        rule: &Rule,
        suffix: Suffix,
        is_whole: bool,
    ) -> Self {
        let message = if is_whole { rule.message() } else { None };
        let is_warning = severity == Severity::Warning;
        Self { template, suffix: suffix.name(), asker: Asker::of(rule), is_warning, message }
    }

    /// Makes the wording for a provider's answer.
    pub fn answer(template: &'static str, provider: &'static str) -> Self {
        let asker = Asker::Named(provider.into());
        Self { template: Some(template), suffix: "", asker, is_warning: false, message: None }
    }

    /// Makes the wording for a finished message whose origin is unknown.
    pub fn written(message: String) -> Self {
        Self { template: None, suffix: "", asker: Asker::Own(message), is_warning: false, message: None }
    }

    /// Returns the message. It contains no value of the contact.
    pub fn text(&self, language: Language, field: Field, roles: Roles, params: &Params) -> String {
        if let Asker::Own(words) = &self.asker {
            return words.clone();
        }
        if let Some(message) = self.message.and_then(|message| message.text(language)) {
            return message.to_owned();
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
        let suffix = domain::to_unicode(self.suffix);
        let mut most = LISTED;
        loop {
            let filled = capitalized(fill(text, |name| match name {
                // A member without a field goes by its name.
                "field" => Some(params.text("member").unwrap_or(field.label_in(language)).to_owned()),
                "suffix" => Some(suffix.clone().into_owned()),
                "asker" => Some(match &self.asker {
                    Asker::Registry => format!(".{suffix}"),
                    Asker::Named(name) => title(name).to_owned(),
                    Asker::Key(key) => text_of("asker", key).unwrap_or_default().to_owned(),
                    Asker::Own(words) => words.clone(),
                }),
                "roles" => Some(roles_in(language, roles)),
                _ => match params.get(name)? {
                    Param::Text(text) => Some(translated(language, name, text, kind)),
                    Param::List(values) => Some(listed(language, name, field, values, most)),
                    Param::Number(number) => Some(number.to_string()),
                },
            }));
            if most == 1 || filled.len() <= ROOM || filled.chars().count() <= ROOM {
                return filled;
            }
            most /= 3;
        }
    }
}

/// Returns the values of a list as a message shows them, cut off if there are many.
fn listed(language: Language, name: &str, field: Field, values: &Values, most: usize) -> String {
    let word = |key| text_of(language, "list", key).unwrap_or_default();
    let named = |value| match (name, field.kind()) {
        ("alternatives", _) => Field::named(value).map_or(value, |field| field.label_in(language)),
        (_, FieldType::Kind) => text_of(language, "kind", value).unwrap_or(value),
        _ => value,
    };
    let shown: Vec<&str> = values.iter().take(most).map(named).collect();
    let more = values.len().saturating_sub(shown.len());
    let list = shown.join(word("comma"));
    if more == 0 {
        return list;
    }
    fill(word("more"), |name| Some(if name == "list" { list.clone() } else { more.to_string() }))
}

/// Returns the name of a contact that has these roles.
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

/// Returns the name of a field at the start of a sentence.
pub fn heading(field: Field, language: Language) -> String {
    capitalized(field.label_in(language).to_owned())
}

/// Returns the text with a capital letter first.
pub(crate) fn capitalized(mut text: String) -> String {
    if let Some(first) = text.chars().next() {
        text.replace_range(..first.len_utf8(), upper(first).encode_utf8(&mut [0; 4]));
    }
    text
}

/// Returns the upper case of a sentence's first letter: ASCII or Latin-1.
fn upper(letter: char) -> char {
    match letter {
        'à'..='ö' | 'ø'..='þ' => char::from_u32(letter as u32 - 0x20).unwrap_or(letter),
        _ => letter.to_ascii_uppercase(),
    }
}

#[cfg(test)]
mod every_rule;
#[cfg(test)]
mod tests;
