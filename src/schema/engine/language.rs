//! Languages for schemas with a list of codes.

/// Returns `true` for a code that the schema writes as it is. It allocates nothing.
pub(crate) fn is_code(tag: &str, known: &[&str]) -> bool {
    let is_short = tag.len() == 2 && tag.bytes().all(|byte| byte.is_ascii_lowercase());
    known.contains(&tag) || (known.is_empty() && is_short)
}

/// Returns the code of a language tag among the known ones. Chinese has a code for each script.
pub(crate) fn code(tag: &str, known: &[&str]) -> Option<String> {
    let tag = tag.to_ascii_lowercase().replace('_', "-");
    let main = tag
        .split('-')
        .next()
        .filter(|main| main.len() == 2 && main.bytes().all(|b| b.is_ascii_alphabetic()))?;
    if known.is_empty() || known.contains(&main) {
        return Some(main.to_owned());
    }
    let is_traditional =
        ["hant", "tw", "hk", "mo"].iter().any(|part| tag.split('-').any(|given| given == *part));
    let code = format!("{main}-{}", if is_traditional { "hant" } else { "hans" });
    known.contains(&code.as_str()).then_some(code)
}

#[cfg(test)]
mod tests {
    use super::code;

    #[test]
    fn a_tag_gets_the_code_of_its_language_and_script() {
        let known = ["en", "fr", "zh-hans", "zh-hant"];
        for (tag, found) in [
            ("fr_FR", Some("fr")),
            ("EN", Some("en")),
            ("zh", Some("zh-hans")),
            ("zh-Hant-HK", Some("zh-hant")),
            ("zh-TW", Some("zh-hant")),
            ("de", None),
            ("fra", None),
            ("1r", None),
            ("", None),
        ] {
            assert_eq!(code(tag, &known).as_deref(), found, "{tag}");
        }
        assert_eq!(code("de-AT", &[]).as_deref(), Some("de"));
    }
}
