//! The requirements of a form, as JSON.

use serde_json::Value;

use super::written::Text;
use super::{association, options};
use crate::base::{Error, Place, json};
use crate::check::{self, Choice, ChoiceList, Requirement};
use crate::contact::{Contact, Country, Field, Kind};
use crate::language::Language;
use crate::normalize;
use crate::rules::{self, Condition, Demand, Presence, Rule, Suffix};
use crate::schema::canonical::{KIND, wrong_kind};

/// Runs `requirements`, and returns the answer as text.
pub(super) fn requirements(
    association_value: &Value,
    about: &Value,
    option_values: &Value,
) -> Result<String, Error> {
    let association = association(association_value, option_values)?;
    let (kind, country) = read_about(about)?;
    let asked = check::requirements(&association, kind, country)?;
    let (suffix, language) = (asked.suffix, association.language);
    let mut text = Text::with_room(1 << 16);
    text.object(|out| {
        out.text("suffix", suffix.name());
        out.text("basis", suffix.basis().as_str());
        out.key("not_eligible").list(&asked.not_eligible, |out, refusal| {
            out.object(|out| {
                out.text("path", refusal.rule.field.name());
                out.text("message", &refusal.message(language));
                out.text("rule", refusal.rule.id());
            });
        });
        out.key("fields").list(&asked.fields, |out, asked| field(out, asked, suffix, language));
        out.key("notes").list(&asked.notes, |out, note| out.value(&note.said(language)));
        out.key("verification")
            .list(suffix.verifications(), |out, one| out.value(&one.said(language, false)));
        out.text("data_version", crate::DATA_VERSION);
    });
    Ok(text.finished())
}

/// Reads the known kind and country of a contact.
pub(super) fn read_about(about: &Value) -> Result<(Option<Kind>, Option<Country>), Error> {
    let contact = match about {
        Value::Null => Contact::default(),
        _ => Contact::from_json(about).map_err(|error| error.in_argument("/about"))?,
    };
    if contact.extra.contains_key(KIND) {
        return Err(wrong_kind(Place::pointer(KIND)).in_argument("/about"));
    }
    let place = || Place::argument("about").member("country");
    let country = contact
        .country
        .as_deref()
        .map(|text| super::normalize::named_country(normalize::country(text), place()));
    Ok((contact.kind, country.transpose()?))
}

fn field(out: &mut Text, asked: &Requirement, suffix: Suffix, language: Language) {
    let field = asked.field;
    let names = |fields: &[Field]| fields.iter().map(|field| field.name()).collect::<Vec<_>>();
    out.object(|out| {
        out.text("path", field.name());
        out.text("label", &check::heading(field, language));
        out.member("presence", &asked.presence);
        out.given("severity", asked.severity);
        out.member("type", &field.kind());
        out.text("input", asked.input().as_str());
        out.given("autofill", field.autofill());
        out.given("any_of", Some(names(&asked.any_of)).filter(|names| !names.is_empty()));
        out.given("instead", Some(names(&asked.instead)).filter(|names| !names.is_empty()));
        conditional(out, "required_when", asked, Presence::Required, language);
        conditional(out, "forbidden_when", asked, Presence::Forbidden, language);
        if let Some(options) = asked.options(language) {
            out.key("enum").list(options, |out, option| {
                out.object(|out| {
                    out.text("value", &option.value);
                    out.text("label", &option.label);
                });
            });
        }
        out.given("choices", asked.choices.map(|list| list.to_string()));
        if let Some((least, most, unit)) = asked.length() {
            out.given("min_length", Some(least).filter(|least| *least > 0));
            out.given("max_length", Some(most).filter(|most| *most < u16::MAX));
            out.text("length_unit", unit.as_str());
        }
        out.given("pattern", asked.pattern());
        out.given("identifier", asked.identifiers());
        out.given("min_age", asked.minimum_age());
        out.given("example", asked.example.as_deref());
        out.given("why", asked.deciding().map(|asked| asked.reason(suffix, language)));
        out.key("rules").list(&asked.rules, |out, asked| {
            rule(out, &asked.rule, |out| {
                conditions(out, "when", &asked.when);
                conditions(out, "unless", &asked.unless);
            });
        });
    });
}

/// Runs `choices`.
pub(super) fn choices(name: &str, option_values: &Value) -> Result<Value, Error> {
    super::options(option_values)?;
    Ok(name.parse::<ChoiceList>()?.choices().into_iter().map(choice).collect())
}

fn choice(choice: Choice) -> Value {
    json!({"value": choice.value, "label": choice.label})
}

/// Writes the conditions for a field that must be present, or that must be empty.
fn conditional(out: &mut Text, key: &str, asked: &Requirement, presence: Presence, language: Language) {
    let mut all = asked.conditional(presence).peekable();
    if all.peek().is_none() {
        return;
    }
    out.key(key).list(all, |out, one| {
        out.object(|out| {
            out.text("condition", &one.condition(language));
            conditions(out, "when", &one.when);
            conditions(out, "unless", &one.unless);
            out.member("severity", &one.severity);
            out.text("rule", one.rule.id());
        });
    });
}

/// Writes a rule in the form of `requirements` and `explain`, and further members.
fn rule(out: &mut Text, rule: &Rule, more: impl FnOnce(&mut Text)) {
    let source = rule.source();
    out.object(|out| {
        out.text("id", rule.id());
        out.member("layer", &rule.layer);
        out.member("provider", &rule.provider);
        out.text("path", rule.field.name());
        out.key("roles").list(rule.roles.iter(), |out, role| out.string(role.as_str()));
        out.member("presence", &rule.presence);
        match &rule.demand {
            Some(one) => demand(out.key("demand"), one),
            None => out.member("demand", &()),
        }
        out.member("severity", &rule.severity);
        out.member("confidence", &rule.confidence);
        out.text("words", &check::in_words(rule));
        out.text("why", rule.why());
        out.text("source", &source.address);
        out.text("date", &source.date);
        out.member("reviewed", &rule.reviewed());
        out.member("from", &rule.from().map(|day| day.to_string()));
        out.member("until", &rule.until().map(|day| day.to_string()));
        more(out);
    });
}

/// Writes a demand in the keys of the rule language.
fn demand(out: &mut Text, demand: &Demand) {
    out.object(|out| match demand {
        Demand::Length(least, most, unit) => {
            out.member("min", least);
            out.given("max", Some(most).filter(|most| **most < u16::MAX));
            out.member("unit", unit);
        }
        Demand::Pattern(pattern) => out.text("pattern", &pattern.text),
        Demand::FirstLine(pattern) => out.text("first_line", &pattern.text),
        Demand::OneOf(values) => out.key("one_of").list(values.iter(), Text::string),
        Demand::Valid => out.member("valid", &true),
        Demand::Date => out.member("date", &true),
        Demand::MinimumAge(years) => out.member("min_age", years),
        Demand::Identifier(kinds) => out.member("identifier", kinds),
        Demand::SameAsOwner => out.member("same_as_owner", &true),
        Demand::NoPoBox => out.member("no_po_box", &true),
    });
}

/// Writes conditions in the keys of the rule language, or `null` if there are no conditions. Conditions with the same key are
/// written together, where the first one is.
fn conditions(out: &mut Text, member: &str, all: &[Condition]) {
    if all.is_empty() {
        return out.member(member, &());
    }
    out.key(member).object(|out| {
        for (at, first) in all.iter().enumerate() {
            let key = key_of(first);
            if all.iter().take(at).any(|before| key_of(before) == key) {
                continue;
            }
            let same = all.iter().skip(at).filter(|other| key_of(other) == key);
            out.key(key);
            match first {
                Condition::Kind(kinds) => out.list(kinds.iter(), |out, kind| out.string(kind.as_str())),
                Condition::Absent(_) | Condition::Present(_) => {
                    out.list(same, |out, one| out.string(one.field().name()));
                }
                Condition::In(..) | Condition::NotIn(..) => out.object(|out| {
                    for one in same {
                        if let Condition::In(field, values) | Condition::NotIn(field, values) = one {
                            out.key(field.name()).list(values.iter(), Text::string);
                        }
                    }
                }),
            }
        }
    });
}

/// Returns the key of a condition in the rule language.
fn key_of(condition: &Condition) -> &'static str {
    match condition {
        Condition::Kind(_) => "kind",
        Condition::In(..) => "in",
        Condition::NotIn(..) => "not_in",
        Condition::Absent(_) => "absent",
        Condition::Present(_) => "present",
    }
}

/// Runs `explain`: it returns every rule that may apply to a domain, from the lowest layer up, as text.
pub(super) fn explain(domain: &str, option_values: &Value) -> Result<String, Error> {
    let options = options(option_values)?;
    let mut association = crate::rules::Association::new(domain);
    association.provider = options.provider;
    association.rules = options.rules;
    association.today = options.today;
    let provider = association.provider_at(|| Place::argument("options").member("provider"))?;
    let explained = check::explain(&association)?;
    let roles = rules::roles(domain, provider)?.map(|roles| {
        let names =
            |roles: crate::base::Roles| roles.iter().map(crate::base::Role::as_str).collect::<Vec<_>>();
        json!({
            "required": names(roles.required),
            "stored": names(roles.stored),
            "source": roles.source.address,
            "date": roles.source.date,
        })
    });
    let mut text = Text::with_room(1 << 16);
    text.object(|out| {
        out.text("suffix", explained.suffix.name());
        out.text("basis", explained.suffix.basis().as_str());
        out.member("review", &explained.suffix.review());
        out.member("roles", &roles);
        out.key("rules").list(&explained.rules, |out, (each, replaced_by)| {
            rule(out, each, |out| out.member("replaced_by", replaced_by));
        });
        out.key("notes").list(explained.suffix.notes(), Text::value);
        out.key("verification").list(explained.suffix.verifications(), Text::value);
        out.text("data_version", crate::DATA_VERSION);
    });
    Ok(text.finished())
}
