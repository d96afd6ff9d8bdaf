//! The languages in which messages can be given.

#[cfg_attr(feature = "languages", path = "built_in.rs")]
mod added;
mod catalogue;
mod runtime;
pub(crate) mod table;

use std::str::FromStr;

use crate::base::{Error, Place, conversions};
use catalogue::speaks;

pub(crate) use catalogue::{fill, label, text_of, translated};
pub(crate) use runtime::add_language;

/// A language of messages. Their texts stand in `data/messages/`.
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

/// What to do where a language is known and its messages are not there.
const BRING_THEM: &str = "take `registrant`, or give `addLanguage` of `registrant/slim` what `registrant/languages/…` exports; in Rust, turn on the feature `languages`";

/// What to do where no language is known: [`Language::ALL`], written out.
const GIVE_ONE: &str = "give one of en, fr, de, es, it, nl, pt, ja, zh";

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

    /// The language's tag: `fr`.
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

    /// Finds the language of a BCP 47 tag, whatever its region or script: `fr`, `fr-CA`, `zh-Hans`. Case does not count, and `_`
    /// is taken for `-`.
    ///
    /// # Errors
    ///
    /// If the text is not such a tag, or its language is none of [`Language::ALL`]; built without the feature
    /// `languages`, for any other than English whose messages were not brought.
    fn from_str(tag: &str) -> Result<Self, Error> {
        let mut subtags = tag.split(['-', '_']);
        let language = subtags.next().unwrap_or_default();
        let is_tag = subtags
            .all(|part| matches!(part.len(), 1..=8) && part.bytes().all(|byte| byte.is_ascii_alphanumeric()));
        let mut known = Self::ALL.into_iter();
        let named = known.find(|known| is_tag && known.as_str().eq_ignore_ascii_case(language));
        named.filter(|named| speaks(*named)).ok_or_else(|| {
            let remedy = if named.is_some() { BRING_THEM } else { GIVE_ONE };
            Error::at(Place::argument("language"), "there are no messages in this language", remedy)
        })
    }
}

conversions!(Language);

impl Language {
    /// The language of a BCP 47 tag as `FromStr` reads it, English where there is no text in it or the tag is none:
    /// for what a browser says of its user.
    ///
    /// ```
    /// use registrant::Language;
    /// assert_eq!(Language::for_tag("pl-PL"), Language::English);
    /// ```
    pub fn for_tag(tag: &str) -> Self {
        tag.parse().unwrap_or_default()
    }
}

#[cfg(all(test, feature = "languages"))]
mod tests {
    use super::{GIVE_ONE, Language};

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
