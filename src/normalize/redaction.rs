//! Texts that say that data are hidden, in the place of the data.

/// Words that say that something is hidden, sorted as the other lists are: a search takes few comparisons.
const HIDDEN: &[&str] = &[
    "anonymised",
    "anonymized",
    "masked",
    "masking",
    "non-public",
    "nonpublic",
    "redacted",
    "undisclosed",
    "withheld",
];

/// Words that say so next to another word of these texts: `Data Protected`, `Not Disclosed`, `Private Person`.
const HIDDEN_WITH_MORE: &[&str] = &[
    "available",
    "confidential",
    "disclosed",
    "hidden",
    "private",
    "protected",
    "published",
    "shown",
    "visible",
];

/// The other words of such texts.
const OTHERS: &[&str] = &[
    "a",
    "according",
    "address",
    "admin",
    "administrative",
    "and",
    "applicable",
    "be",
    "because",
    "billing",
    "by",
    "can",
    "cannot",
    "city",
    "code",
    "contact",
    "country",
    "customer",
    "data",
    "details",
    "domain",
    "dt",
    "due",
    "email",
    "enabled",
    "entity",
    "eu",
    "fax",
    "field",
    "for",
    "from",
    "gdpr",
    "has",
    "holder",
    "in",
    "individual",
    "info",
    "information",
    "is",
    "it",
    "law",
    "laws",
    "name",
    "no",
    "non",
    "not",
    "number",
    "of",
    "on",
    "organisation",
    "organization",
    "other",
    "owner",
    "person",
    "personal",
    "phone",
    "policy",
    "postal",
    "privacy",
    "public",
    "publicly",
    "purposes",
    "reason",
    "reasons",
    "registrant",
    "registrar",
    "registration",
    "registry",
    "request",
    "service",
    "state",
    "statutory",
    "street",
    "tech",
    "technical",
    "the",
    "this",
    "to",
    "upon",
    "user",
    "whois",
    "whoisguard",
];

/// The beginnings of sentences in the place of an e-mail address. ICANN prescribed the first one for `gTLD` registries:
/// Registry Registration Data Directory Services Consistent Labeling and Display Policy, 2017.
const SENTENCES: [&str; 2] = ["please query the rdds service", "select request email form"];

/// Returns whether a text says that data are hidden: `REDACTED FOR PRIVACY`, `Data Protected`. All of its words
/// must be known for that. An e-mail address says nothing of the kind: `private@name.eu`.
pub(crate) fn is_redaction(text: &str) -> bool {
    if !(8..=300).contains(&text.len()) || !opens(text) || text.contains('@') {
        return false;
    }
    if SENTENCES
        .iter()
        .any(|start| text.get(..start.len()).is_some_and(|text| text.eq_ignore_ascii_case(start)))
    {
        return true;
    }
    let is_in = |list: &[&str], word: &str| {
        let lower = || word.bytes().map(|byte| byte.to_ascii_lowercase());
        list.binary_search_by(|known| known.bytes().cmp(lower())).is_ok()
    };
    let is_sign = |c: char| !c.is_ascii_alphanumeric() && c != '-';
    let (mut count, mut is_hidden, mut is_partly) = (0, false, false);
    for word in text.split(is_sign).filter(|word| !word.is_empty()) {
        if !is_in(OTHERS, word) {
            let is_known = is_in(HIDDEN, word);
            is_hidden |= is_known;
            if !is_known && !is_in(HIDDEN_WITH_MORE, word) {
                return false;
            }
            is_partly = true;
        }
        count += 1;
    }
    is_hidden || (is_partly && count > 1)
}

/// Returns whether the first letters are those of such a text. They rule out nearly every other text at once.
fn opens(text: &str) -> bool {
    let text = text.trim_start_matches(|c: char| !c.is_ascii_alphanumeric());
    let &[a, b, c, ..] = text.as_bytes() else { return false };
    matches!(
        &[a | 32, b | 32, c | 32],
        b"ple"
            | b"sel"
            | b"red"
            | b"dat"
            | b"not"
            | b"non"
            | b"und"
            | b"pri"
            | b"per"
            | b"wit"
            | b"hid"
            | b"sta"
            | b"gdp"
            | b"mas"
            | b"ano"
            | b"inf"
            | b"reg"
            | b"con"
            | b"adm"
            | b"tec"
            | b"bil"
            | b"who"
            | b"own"
            | b"hol"
            | b"nam"
            | b"thi"
    )
}

#[cfg(test)]
mod tests {
    use super::{HIDDEN, HIDDEN_WITH_MORE, OTHERS, is_redaction};

    #[test]
    fn the_words_are_sorted() {
        assert!([HIDDEN, HIDDEN_WITH_MORE, OTHERS].iter().all(|words| words.is_sorted()));
    }

    #[test]
    fn redactions_are_known_by_their_words() {
        for text in [
            "REDACTED FOR PRIVACY",
            "Redacted for Privacy Purposes",
            "Redacted",
            "REDACTED | EU REGISTRANT",
            "Redacted by Privacy (DT)",
            "GDPR Masked",
            "GDPR REDACTED",
            "Data Protected",
            "Data Protected, not disclosed",
            "Data Redacted",
            "Not Disclosed",
            "Non-Public Data",
            "Statutory Masking Enabled",
            "Hidden upon user request",
            "Personal data, can not be publicly disclosed according to applicable laws.",
            "Information not available",
            "Not Available From Registry",
            "Registration Private",
            "WhoisGuard Protected",
            "Private Person",
            "[Redacted]",
            "Please query the RDDS service of the Registrar of Record identified in this output",
        ] {
            assert!(is_redaction(text), "{text}");
        }
        for text in [
            "",
            "Hidden",
            "Private Bag 12",
            "Data Protection Service Ltd",
            "John Hidden",
            "Domain Administrator",
            "Whois Agent",
            "Contact",
            "Dana Protected",
            "Registrant",
            "private@name.eu",
            "not-disclosed@privacy.law",
        ] {
            assert!(!is_redaction(text), "{text}");
        }
    }
}
