//! The sentences of every rule, note and verification in every language, checked on the examples of the rules.

#![cfg(all(feature = "languages", not(all(target_arch = "wasm32", feature = "js"))))]

#[path = "../../../tests/examples/mod.rs"]
mod examples;

use std::collections::BTreeSet;

use crate::check::report::CheckContext;
use crate::check::{Wording, wording};
use crate::contact::Contact;
use crate::language::{Language, sentence};
use crate::normalize;
use crate::rules::PROVIDERS;
use crate::rules::table::{NOTES, RULES, VERIFICATIONS};
use crate::rules::{Case, suffix};
use examples::{Example, each_example};

/// The characters that a form has room for.
const MOST: usize = 140;

/// Words of two capital letters that are no country's code in a sentence: a document, what people call so, a trade.
const NO_CODES: [&str; 5] = ["ID", "EU", "US", "VS", "IT"];

/// Words that only English has among the nine languages.
const ENGLISH: [&str; 7] = [" the ", " and ", " must ", " your ", " only ", " can register", " this "];

#[test]
fn every_message_reads_well() {
    let mut faults = BTreeSet::new();
    let mut said = 0;
    each_example(|example| {
        let Example { rule, contact, owner, association, passes } = *example;
        if passes {
            return;
        }
        let suffix = suffix(&association.domain).unwrap();
        let judging = CheckContext { owner, ..CheckContext::alone(contact, association, suffix) };
        let report = judging.report(judging.case(contact), std::iter::once(rule));
        let empty = Contact::default();
        let asked = Wording::asked(rule, suffix, true);
        let params = wording::params(rule, &Case::new(&empty, None, None));
        for language in Language::ALL {
            let reason = asked.text(language, rule.field, rule.roles, &params);
            let violated = report.violations.iter().map(|violation| violation.text(language));
            for text in violated.chain([reason]) {
                said += 1;
                let provider = rule.provider.as_deref();
                faults.extend(
                    fault_of(&text, language, provider)
                        .map(|fault| format!("{} ({language}, .{suffix}): {fault}: {text}", rule.id())),
                );
            }
        }
    });
    assert!(said > 50_000, "only {said} texts were read");
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), Vec::from_iter(faults).join("\n"));
}

#[test]
fn every_note_and_verification_reads_well() {
    let mut faults = Vec::new();
    for language in Language::ALL {
        let notes = NOTES.iter().map(|note| (note.id(), note.text(language)));
        let verifications = VERIFICATIONS.iter().map(|one| (one.id(), one.text(language)));
        for (id, text) in notes.chain(verifications) {
            faults.extend(
                fault_of(text, language, None).map(|fault| format!("{id} ({language}): {fault}: {text}")),
            );
        }
    }
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
}

/// A language has every sentence, in its own words, or not one yet.
#[test]
fn a_language_is_whole() {
    let english = |number: u16| match RULES.get(usize::from(number)) {
        Some(rule) => rule.message().and_then(|message| message.text(Language::English)),
        None => NOTES
            .iter()
            .map(|note| (note.number, note.text(Language::English)))
            .chain(VERIFICATIONS.iter().map(|one| (one.number, one.text(Language::English))))
            .find_map(|(known, why)| (known == number).then_some(why)),
    };
    let all = RULES.len() + NOTES.len() + VERIFICATIONS.len();
    for language in Language::ALL.into_iter().filter(|language| *language != Language::English) {
        let spoken = (0..all as u16).filter(|number| sentence(language, *number).is_some()).count();
        let own = (0..all as u16).filter(|number| english(*number).is_some()).count();
        assert!(spoken == 0 || spoken == own, "{language}: {spoken} of {own}");
        for number in 0..all as u16 {
            let translated = sentence(language, number);
            assert!(translated.is_none() || translated != english(number), "{language}: {translated:?}");
        }
    }
}

#[test]
fn what_reads_badly_is_found() {
    for (text, language, fault) in [
        ("Expected ###-##", Language::English, "a legend"),
        ("A form such as ^[A-Z]+$", Language::English, "a legend"),
        ("Addresses in FR have one", Language::English, "a country's code"),
        ("This is not a EU VAT number", Language::English, "an article"),
        ("The Nominet's type is missing", Language::English, "an article"),
        ("The type of entity at Glauca Digital is missing", Language::English, "another provider"),
        ("lower case", Language::English, "no capital letter first"),
        ("With a period.", Language::English, "a final period"),
        ("Nur the owner kann das", Language::German, "English"),
    ] {
        assert_eq!(fault_of(text, language, None), Some(fault), "{text}");
    }
    for text in ["Write IT12345678901", ".us is for US organizations", "Only a university can register .edu"]
    {
        assert_eq!(fault_of(text, Language::English, None), None, "{text}");
    }
}

/// Returns what a customer would stumble over.
fn fault_of(text: &str, language: Language, provider: Option<&str>) -> Option<&'static str> {
    let words = || text.split(|c: char| !(c.is_alphanumeric() || matches!(c, '.' | '\'' | '’' | '-')));
    let is_code = |word: &&str| {
        word.len() == 2
            && word.bytes().all(|byte| byte.is_ascii_uppercase())
            && !NO_CODES.contains(word)
            && normalize::country(word).value.is_some()
    };
    // In the example of a number, such as `1012 AB` and `[NO]123456789`, letters stand beside digits or brackets.
    let is_in_number = |word: &str| {
        let (before, after) = text.split_once(word).unwrap_or_default();
        before.trim_end().ends_with(|c: char| c.is_ascii_digit() || c == '[') || after.starts_with(']')
    };
    let own = PROVIDERS.iter().find(|(name, _)| provider == Some(*name)).map(|(_, title)| *title);
    let is_of_another = |(_, title): &(&str, &str)| own != Some(*title) && text.contains(*title);
    let first = text.chars().next().unwrap_or(' ');
    if ["##", "^", "\\", "[0-9]", "{", "}", "xn--"].iter().any(|legend| text.contains(legend)) {
        Some("a legend")
    } else if words().any(|word| is_code(&word) && !is_in_number(word)) {
        Some("a country's code")
    } else if language == Language::English && has_wrong_article(&words().collect::<Vec<_>>()) {
        Some("an article")
    } else if PROVIDERS.iter().any(is_of_another) {
        Some("another provider")
    } else if text.chars().count() > MOST {
        Some("too long")
    } else if first.is_lowercase() || first.is_whitespace() {
        Some("no capital letter first")
    } else if text.ends_with(['.', '。']) {
        Some("a final period")
    } else if language != Language::English && ENGLISH.iter().any(|word| text.contains(word)) {
        Some("English")
    } else {
        None
    }
}

/// Returns whether `a` is before a vowel, `an` before a consonant, or `the` before a name: "a EU", "the Nominet's".
fn has_wrong_article(words: &[&str]) -> bool {
    // Spoken with a consonant first, or a vowel.
    let is_consonant = |word: &str| {
        ["eu", "uni", "us", "UA", "UE", "UK", "UN", "UI", "one"].iter().any(|start| word.starts_with(start))
    };
    let is_vowel = |word: &str| {
        word.starts_with(['a', 'e', 'i', 'o', 'u', 'A', 'E', 'I', 'O', 'U']) && !is_consonant(word)
    };
    let is_spelled = |word: &str| word.chars().all(|c| c.is_ascii_uppercase());
    words.windows(2).any(|pair| match pair {
        ["a" | "A", word] => is_vowel(word) || word.starts_with("EU"),
        ["an" | "An", word] => !(is_vowel(word) || is_spelled(word)),
        ["the" | "The", word] => {
            word.ends_with("'s") && word.contains(|c: char| c.is_uppercase() || c == '.')
        }
        _ => false,
    })
}
