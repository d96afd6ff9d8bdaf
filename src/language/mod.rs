//! The languages of messages.

#[cfg_attr(feature = "languages", path = "built_in.rs")]
mod added;
mod catalogue;
mod runtime;
mod sentences;
pub(crate) mod table;

use std::str::FromStr;

use crate::base::{Error, Place, conversions};
use catalogue::speaks;

pub(crate) use catalogue::{english, fill, label, text_of, translated};
pub(crate) use runtime::add_language;
pub(crate) use sentences::sentence;
pub(crate) use table::FINGERPRINT;

/// A language of messages. The texts are in `data/messages/`.
///
/// ```
/// use registrant::Language;
/// assert_eq!("pt-BR".parse::<Language>()?, Language::Portuguese);
/// assert_eq!(Language::default().as_str(), "en");
/// # Ok::<(), registrant::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Language {
    /// English.
    #[default]
    English,
    /// French.
    French,
    /// German.
    German,
    /// Spanish.
    Spanish,
    /// Italian.
    Italian,
    /// Dutch.
    Dutch,
    /// Portuguese.
    Portuguese,
    /// Japanese.
    Japanese,
    /// Chinese, in simplified characters.
    Chinese,
}

/// The remedy if a language is known but its messages are missing.
const BRING_THEM: &str = "import `registrant`, pass `registrant/languages/…` to `addLanguage`, or turn on the Rust feature `languages`";

/// The remedy if a language is unknown: [`Language::ALL`], written out.
const GIVE_ONE: &str = "use one of: en, fr, de, es, it, nl, pt, ja, zh";

/// The maximum number of header entries to read.
const MOST_RANGES: usize = 64;

/// Reads a quality, `0.5`, in thousandths.
fn thousandths(weight: &str) -> Option<u16> {
    let (whole, part) = weight.split_once('.').unwrap_or((weight, ""));
    if part.len() > 3 || !part.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let part = format!("{part:0<3}").parse::<u16>().ok()?;
    match whole {
        "0" => Some(part),
        "1" if part == 0 => Some(1000),
        _ => None,
    }
}

impl Language {
    /// Every language.
    pub const ALL: [Self; 9] = [
        Self::English,
        Self::French,
        Self::German,
        Self::Spanish,
        Self::Italian,
        Self::Dutch,
        Self::Portuguese,
        Self::Japanese,
        Self::Chinese,
    ];

    /// Returns the tag of the language: `fr`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::French => "fr",
            Self::German => "de",
            Self::Spanish => "es",
            Self::Italian => "it",
            Self::Dutch => "nl",
            Self::Portuguese => "pt",
            Self::Japanese => "ja",
            Self::Chinese => "zh",
        }
    }
}

impl FromStr for Language {
    type Err = Error;

    /// Finds the language of a BCP 47 tag, whatever its region or script: `fr`, `fr-CA`, `zh-Hans`. Case does
    /// not count, and `_` counts as `-`.
    ///
    /// # Errors
    ///
    /// If the text is not such a tag, or its language is not in [`Language::ALL`]. Without the feature
    /// `languages`, if the language is not English and its messages were not added.
    fn from_str(tag: &str) -> Result<Self, Error> {
        let mut subtags = tag.split(['-', '_']);
        let language = subtags.next().unwrap_or_default();
        let is_tag = subtags
            .all(|part| matches!(part.len(), 1..=8) && part.bytes().all(|byte| byte.is_ascii_alphanumeric()));
        let mut known = Self::ALL.into_iter();
        let named = known.find(|known| is_tag && known.as_str().eq_ignore_ascii_case(language));
        named.filter(|named| speaks(*named)).ok_or_else(|| {
            let remedy = if named.is_some() { BRING_THEM } else { GIVE_ONE };
            Error::at(Place::argument("language"), "messages in this language are not available", remedy)
                .coded("unknown_language")
        })
    }
}

conversions!(Language);

impl Language {
    /// Returns the language of a BCP 47 tag like `FromStr`, or English if there are no messages for the tag
    /// or it is invalid. Use it for the language that a browser reports.
    ///
    /// ```
    /// use registrant::Language;
    /// assert_eq!(Language::for_tag("pl-PL"), Language::English);
    /// ```
    pub fn for_tag(tag: &str) -> Self {
        tag.parse().unwrap_or_default()
    }

    /// Returns the best language of messages for the HTTP header `Accept-Language`.
    ///
    /// The highest quality wins; if qualities are equal, the first entry. The result is English if no
    /// language is known or `*` comes first. Entries without a valid tag or quality from 0 to 1 are skipped.
    ///
    /// ```
    /// use registrant::Language;
    /// assert_eq!(Language::from_accept_language("de,en;q=0.5"), Language::German);
    /// assert_eq!(Language::from_accept_language("pl, en;q=0.4, fr-CA;q=0.8"), Language::French);
    /// assert_eq!(Language::from_accept_language("pl"), Language::English);
    /// ```
    pub fn from_accept_language(header: &str) -> Self {
        let mut best = (0, Self::default());
        for range in header.split(',').take(MOST_RANGES) {
            let mut parts = range.split(';').map(str::trim);
            let tag = parts.next().unwrap_or_default();
            let weight = parts.find_map(|part| part.strip_prefix(['q', 'Q'])?.trim_start().strip_prefix('='));
            let Some(quality) = weight.map_or(Some(1000), |weight| thousandths(weight.trim())) else {
                continue;
            };
            let language = if tag == "*" { Some(Self::English) } else { tag.parse().ok() };
            if let Some(language) = language.filter(|_| quality > best.0) {
                best = (quality, language);
            }
        }
        best.1
    }
}

#[cfg(all(test, feature = "languages"))]
mod tests {
    use super::{GIVE_ONE, Language};

    #[test]
    fn a_header_prefers_by_quality() {
        for (header, language) in [
            ("de,en;q=0.5", "de"),
            ("en;q=0.5,de", "de"),
            ("fr-CH, fr;q=0.9, en;q=0.8, de;q=0.7, *;q=0.5", "fr"),
            ("da, nl-BE ; q = 0.25 , it;q=0.250", "nl"),
            ("*, de;q=0.9", "en"),
            ("de;q=0, fr;q=0.001", "fr"),
            ("de;q=0", "en"),
            ("de;q=1.5, fr;q=0.1234, it;q=x, es;q=0.1", "es"),
            ("de;level=1;q=0.2, fr;q=0.3", "fr"),
            ("zh-Hans-CN,zh;q=0.9", "zh"),
            ("", "en"),
            (",;,;;q=,é", "en"),
        ] {
            assert_eq!(Language::from_accept_language(header).as_str(), language, "{header}");
        }
    }

    #[test]
    fn regions_and_scripts_do_not_count() {
        for (tag, language) in [
            ("fr-CA", "fr"),
            ("zh-Hans", "zh"),
            ("zh-CN", "zh"),
            ("pt-BR", "pt"),
            ("pt_PT", "pt"),
            ("DE-at-1901", "de"),
        ] {
            assert_eq!(tag.parse::<Language>().unwrap().as_str(), language, "{tag}");
        }
    }

    #[test]
    fn what_is_no_tag_of_a_known_language_is_refused_with_the_nine() {
        for tag in [
            "",
            "-",
            "fr-",
            "fr--CA",
            "french",
            "fr CA",
            "pl",
            "fr-überlang",
            "\u{fffd}",
            &"fr".repeat(99_999),
        ] {
            let error = tag.parse::<Language>().unwrap_err();
            assert_eq!(error.remedy(), GIVE_ONE, "{tag}");
        }
        assert!(GIVE_ONE.ends_with(&Language::ALL.map(Language::as_str).join(", ")));
    }
}
