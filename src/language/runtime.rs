//! Run-time loading of messages for languages that are not built in.

use super::table::{FINGERPRINT, TEXTS};
use super::{Language, added, sentences};
use crate::base::{Error, Place};

/// Adds the messages of a language, in the format that `cargo xtask package` writes for
/// `registrant/languages/`. Existing messages stay.
///
/// # Errors
///
/// If the text is not in that format, or is from another version.
pub(crate) fn add_language(text: &str) -> Result<Language, Error> {
    let read = || {
        let (head, parts) = text.strip_prefix("registrant/languages/")?.split_once('\n')?;
        let (tag, version) = head.split_once(' ')?;
        let language = Language::ALL.into_iter().find(|language| language.as_str() == tag)?;
        // English is the reference for the others, so it is never added.
        (language != Language::English).then_some((language, version, parts))
    };
    let remedy = "pass the export of `registrant/languages/…` in this package";
    let place = || Place::argument("messages");
    let Some((language, version, parts)) = read() else {
        return Err(Error::at(place(), "expected the messages of a language, found another string", remedy));
    };
    let mut parts: Vec<&str> = parts.split('\u{c}').collect();
    let rules = parts.pop().unwrap_or_default();
    let labels = parts.pop().unwrap_or_default();
    if version != FINGERPRINT || parts.len() != TEXTS.len() {
        return Err(Error::at(
            place(),
            "expected messages of this version, found those of another one",
            remedy,
        ));
    }
    added::keep(language, &parts, labels);
    sentences::keep(language, rules);
    Ok(language)
}

#[cfg(test)]
mod tests {
    use super::add_language;
    use crate::language::Language;
    use crate::language::table::{FINGERPRINT, TEXTS};
    use crate::language::{label, speaks};

    #[test]
    fn messages_are_taken_and_those_of_others_refused() {
        let parts = "\u{c}".repeat(TEXTS.len() - 1) + "\u{c}Marke\n\u{c}Satz\u{1f}";
        let messages = |head: &str| add_language(&format!("{head}\n{parts}"));
        let ours = format!("registrant/languages/de {FINGERPRINT}");
        for (head, reason) in [
            ("", "expected the messages of a language, found another string"),
            ("registrant/languages/de", "expected the messages of a language, found another string"),
            (&ours.replace("/de", "/pl"), "expected the messages of a language, found another string"),
            (&ours.replace("/de", "/en"), "expected the messages of a language, found another string"),
            (
                "registrant/languages/de 0123456789abcdef",
                "expected messages of this version, found those of another one",
            ),
            (&format!("{ours}\n\u{c}"), "expected messages of this version, found those of another one"),
        ] {
            let error = messages(head).unwrap_err();
            assert_eq!((error.pointer(), error.reason()), (Some("/messages"), reason), "{head}");
        }
        let before = label(Language::German, 0);
        assert_eq!(messages(&ours).unwrap(), Language::German);
        assert!(speaks(Language::German));
        // Existing messages stay.
        let expected = before.or(Some("Marke"));
        assert_eq!(label(Language::German, 0), expected);
    }
}
