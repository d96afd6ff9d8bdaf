use super::{Wording, heading, params};
use crate::base::{Code, Problem, Roles};
use crate::contact::{Contact, Field, Kind};
use crate::identifier;
use crate::language::Language;
use crate::language::table::TEXTS;
use crate::language::text_of;
use crate::rules::table::RULES;
use crate::rules::{Case, Demand, Presence, Rule, suffix};

/// Returns the codes that a breach of a rule can have.
fn codes(rule: &Rule) -> Vec<Code> {
    let presence = match rule.presence {
        Presence::Required => Some(Code::Missing),
        Presence::Forbidden => Some(Code::Unexpected),
        Presence::Optional => None,
    };
    let demand = match rule.demand {
        None => &[][..],
        Some(Demand::Length(0, ..)) => &[Code::TooLong],
        Some(Demand::Length(_, u16::MAX, _)) => &[Code::TooShort],
        Some(Demand::Length(..)) => &[Code::TooShort, Code::TooLong],
        Some(Demand::OneOf(_)) => &[Code::UnknownValue],
        Some(Demand::MinimumAge(_)) => &[Code::NotEligible],
        Some(Demand::SameAsOwner) => &[Code::Mismatch],
        Some(_) => &[Code::InvalidFormat],
    };
    let demand = demand.iter().map(|code| rule.code.unwrap_or(*code));
    presence.into_iter().chain(demand).collect()
}

#[test]
fn every_rule_has_its_text_in_every_language() {
    let contact = Contact::default();
    let case = Case::new(&contact, None, None);
    let suffix = suffix("example.fr").unwrap();
    for rule in RULES.iter() {
        for code in codes(rule) {
            let mut params = params(rule, &case);
            // Patterns contain braces themselves.
            if params.get("pattern").is_some() {
                params.insert("pattern", "[a-z]");
            }
            let wording = Wording::of(code, rule.severity, rule, suffix);
            let text = |language| wording.text(language, rule.field, rule.roles, &params);
            for language in Language::ALL {
                let said = text(language);
                assert!(!said.contains(['{', '}']) && !said.is_empty(), "{language} {}: {said}", rule.id());
                let is_english = said == text(Language::English);
                let is_built_in = cfg!(feature = "languages") && language != Language::English;
                assert!(is_english != is_built_in, "{language} {}: {said}", rule.id());
            }
        }
    }
}

#[test]
fn every_problem_is_filled_in_every_language() {
    let (_, texts) = TEXTS.iter().find(|(section, _)| *section == "problem").unwrap();
    for (reason, english) in texts.lines().map(|line| line.split_once('\t').unwrap()) {
        let names = english.split('{').skip(1).map(|rest| rest.split_once('}').unwrap().0);
        let params = names.chain(["kind"]).map(|name| (name, name.into())).collect();
        let problem = Problem { code: Code::InvalidFormat, reason, params, fix: None };
        for language in Language::ALL {
            let said = problem.text(language);
            assert!(!said.contains(['{', '}']) && !said.is_empty(), "{language} {reason}: {said}");
        }
    }
}

#[test]
fn every_code_is_a_text() {
    for code in [
        Code::Missing,
        Code::Unexpected,
        Code::InvalidFormat,
        Code::UnknownValue,
        Code::Mismatch,
        Code::TooShort,
        Code::TooLong,
        Code::Charset,
        Code::Checksum,
        Code::NotEligible,
        Code::Conflict,
        Code::Unsupported,
    ] {
        for language in Language::ALL {
            assert!(text_of(language, "violation", code.as_str()).is_some(), "{language} {code}");
        }
    }
    for kind in Kind::ALL {
        assert!(text_of(Language::English, "kind", kind.as_str()).is_some(), "{kind:?}");
    }
}

#[cfg(feature = "languages")]
#[test]
fn words_within_a_text_are_in_its_language() {
    let said =
        |kind, text, language| identifier::identifier(kind, text, None).problem.unwrap().text(language);
    for (kind, text, language, part) in [
        ("de.idnr", "1", Language::French, "IDNR"),
        ("it.codicefiscale", "1", Language::German, "codice fiscale"),
        ("de.vat", "1", Language::Dutch, "btw-nummer"),
        ("fr.nir", "1 99 12 2C 123 456 12", Language::Italian, "dipartimento"),
        ("isbn", "1", Language::Japanese, "検証できません"),
    ] {
        let text = said(kind, text, language);
        assert!(text.contains(part), "{kind}: {text}");
    }
    let roles = |language, count: usize| super::roles_in(language, Roles((1 << count) - 1));
    assert_eq!(roles(Language::English, 3), "owner, administrative contact and technical contact");
    assert_eq!(roles(Language::Japanese, 2), "登録者、管理担当者");
    assert_eq!(roles(Language::Spanish, 4), "todos los roles");
    assert_eq!(heading(Field::SUBDIVISION, Language::French), "État ou province");
    assert_eq!(heading(Field::CITY, Language::Chinese), "城市");
}
