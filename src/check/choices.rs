//! The long lists of options that a form offers: countries, and the subdivisions of a country.

use std::fmt;
use std::str::FromStr;

use registrant_text::fold::fold;

use super::wording::capitalized;
use crate::base::{Error, Place};
use crate::contact::Country;
use crate::normalize;

/// A list of options.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ChoiceList {
    /// Every country: `countries`.
    Countries,
    /// The subdivisions of a country that its addresses name: `subdivisions:IT`.
    Subdivisions(Country),
}

/// An option of a form.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Choice {
    /// The value of the field.
    pub value: String,
    /// The text for people.
    pub label: String,
}

/// The kinds of subdivision that addresses do not name if the country also has provinces.
const ABOVE_PROVINCES: [&str; 3] = ["Region", "Autonomous region", "Autonomous community"];

impl ChoiceList {
    /// Returns the options, sorted by label. Only English has names of countries: JavaScript has those of other languages.
    ///
    /// ```
    /// use registrant::check::ChoiceList;
    ///
    /// let countries = "countries".parse::<ChoiceList>()?.choices();
    /// assert_eq!(countries[1].label, "Åland Islands");
    /// let provinces = "subdivisions:IT".parse::<ChoiceList>()?.choices();
    /// assert_eq!((provinces[0].value.as_str(), provinces[0].label.as_str()), ("IT-AG", "Agrigento"));
    /// # Ok::<(), registrant::Error>(())
    /// ```
    pub fn choices(self) -> Vec<Choice> {
        match self {
            Self::Countries => {
                let names: Vec<_> = Country::all().map(|country| (country, country.name())).collect();
                sorted(&mut names.iter().map(|(country, name)| (country.as_str(), *name)))
            }
            Self::Subdivisions(country) => {
                let all: Vec<_> = normalize::subdivisions(country).collect();
                let has_provinces = all.iter().any(|area| area.kind() == "Province");
                let is_named = |kind: &str| !(has_provinces && ABOVE_PROVINCES.contains(&kind));
                let named = all.iter().filter(|area| is_named(area.kind()));
                sorted(
                    &mut named.map(|area| (area.code(), Some(area.name()).filter(|name| !name.is_empty()))),
                )
            }
        }
    }

    /// Returns the option's value for a value of the field in another spelling.
    pub(super) fn value_of(self, text: String) -> String {
        match self {
            Self::Countries => text,
            Self::Subdivisions(country) => {
                normalize::subdivision(&text, Some(country)).value.map_or(text, |area| area.code().to_owned())
            }
        }
    }

    /// Returns whether the list has options in this build.
    pub(super) fn is_known(self) -> bool {
        match self {
            Self::Countries => true,
            Self::Subdivisions(country) => normalize::has_subdivisions(country),
        }
    }
}

/// Makes options of values and labels, sorted by label. A value without a label is its own.
pub(super) fn sorted<'a>(values: &mut dyn Iterator<Item = (&'a str, Option<&'a str>)>) -> Vec<Choice> {
    let mut out: Vec<(String, Choice)> = Vec::new();
    for (value, label) in values {
        let label = label.map_or_else(|| value.to_owned(), |label| capitalized(label.to_owned()));
        let (key, choice) = (key(&label), Choice { value: value.to_owned(), label });
        // Insert each option in order: a sort adds 4 KB to the wasm file.
        let place = out.partition_point(|(other, _)| *other <= key);
        out.insert(place, (key, choice));
    }
    out.into_iter().map(|(_, choice)| choice).collect()
}

/// The marks that labels have, as dictionaries sort them: before digits and letters.
const MARKS: &str = " _-,;:!?.'’\"()[]/&#%+";

/// Returns the text that sorts a label: its letters without accents and case, and a rank for each mark.
fn key(label: &str) -> String {
    let mut key = String::with_capacity(label.len());
    for c in label.chars() {
        if c.is_ascii_alphanumeric() {
            key.push(c.to_ascii_lowercase());
            continue;
        }
        let rank = MARKS.chars().position(|mark| mark == c).and_then(|rank| u8::try_from(rank + 1).ok());
        match rank {
            Some(rank) => key.push(char::from(rank)),
            None => fold(c.encode_utf8(&mut [0; 4]), &mut |c| {
                key.push(c);
                true
            }),
        }
    }
    key
}

impl fmt::Display for ChoiceList {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Countries => f.write_str("countries"),
            Self::Subdivisions(country) => write!(f, "subdivisions:{}", country.as_str()),
        }
    }
}

impl FromStr for ChoiceList {
    type Err = Error;

    /// Finds the list with a name.
    ///
    /// # Errors
    ///
    /// If no list has the name.
    fn from_str(name: &str) -> Result<Self, Error> {
        let country = name
            .strip_prefix("subdivisions:")
            .map(|code| Country::new(code).filter(|country| country.is_assigned()));
        match (name, country) {
            ("countries", _) => Ok(Self::Countries),
            (_, Some(Some(country))) => Ok(Self::Subdivisions(country)),
            _ => Err(Error::at(
                Place::argument("name"),
                "expected the name of a list, found another text",
                "use `countries`, or `subdivisions:` and a country's code, such as `subdivisions:IT`",
            )
            .coded("unknown_name")),
        }
    }
}
