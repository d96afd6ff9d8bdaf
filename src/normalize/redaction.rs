//! Texts that say that data are hidden, in the place of the data.

use registrant_text::sorted_lines;

/// The words of these texts in sorted lines, each with its mark. With `!`, the word says that something is hidden. With `?`, it says
/// so next to another word: `Data Protected`, `Private Person`.
const WORDS: &str = "\
a\t
according\t
address\t
admin\t
administrative\t
and\t
anonymised\t!
anonymized\t!
applicable\t
available\t?
be\t
because\t
billing\t
by\t
can\t
cannot\t
city\t
code\t
confidential\t?
contact\t
country\t
customer\t
data\t
details\t
disclosed\t?
domain\t
dt\t
due\t
email\t
enabled\t
entity\t
eu\t
fax\t
field\t
for\t
from\t
gdpr\t
has\t
hidden\t?
holder\t
in\t
individual\t
info\t
information\t
is\t
it\t
law\t
laws\t
masked\t!
masking\t!
name\t
no\t
non\t
non-public\t!
nonpublic\t!
not\t
number\t
of\t
on\t
organisation\t
organization\t
other\t
owner\t
person\t
personal\t
phone\t
policy\t
postal\t
privacy\t
private\t?
protected\t?
public\t
publicly\t
published\t?
purposes\t
reason\t
reasons\t
redacted\t!
registrant\t
registrar\t
registration\t
registry\t
request\t
service\t
shown\t?
state\t
statutory\t
street\t
tech\t
technical\t
the\t
this\t
to\t
undisclosed\t!
upon\t
user\t
visible\t?
whois\t
whoisguard\t
withheld\t!
";

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
    let is_sign = |c: char| !c.is_ascii_alphanumeric() && c != '-';
    let (mut count, mut is_hidden, mut is_partly) = (0, false, false);
    for word in text.split(is_sign).filter(|word| !word.is_empty()) {
        match sorted_lines::find(WORDS, &word.to_ascii_lowercase()) {
            Some("") => {}
            Some(mark) => {
                is_hidden |= mark == "!";
                is_partly = true;
            }
            None => return false,
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
    use super::{WORDS, is_redaction};

    #[test]
    fn the_words_are_sorted() {
        assert!(WORDS.lines().is_sorted());
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
