//! What a kind of identifier is made of: one row of the table of kinds.

use std::fmt;

use chrono::{Datelike, NaiveDate};

use super::checksum::{self, Rule};
use super::form::{self, Text};
use crate::contact::Country;

/// A kind of identifier that can be checked: `fr.siren`, `eu.vat`, `lei`, …
pub struct Kind {
    pub(super) name: &'static str,
    title: &'static str,
    /// The masks in which the number is written, joined by `|`; see [`form`]. Only to be shown where the reader does
    /// not go by them.
    pub(super) forms: &'static str,
    /// What people put before the number although it is no part of it, joined by `|`.
    pub(super) prefixes: &'static str,
    /// The separators that are part of the number.
    pub(super) kept: &'static str,
    pub(super) zeros: Zeros,
    /// Whether letters that every number has are added where they lack.
    pub(super) completes: bool,
    /// Whether separators, where there are any, must stand where the country puts them.
    pub(super) strict: bool,
    rules: &'static [Rule],
    verify: Option<Verify>,
    pub(super) reader: Reader,
}

/// What becomes of leading zeros.
#[derive(Clone, Copy)]
pub(super) enum Zeros {
    /// They count.
    Count,
    /// People leave up to so many out: they are put back.
    LeftOut(u8),
    /// They are no part of the number.
    Dropped,
}

/// A check that no row of data can say.
pub(super) type Verify = fn(&Number) -> Result<(), Fault>;

/// How the text of an identifier is read.
#[derive(Clone, Copy)]
pub(super) enum Reader {
    /// By its masks.
    Forms,
    /// As a phrase, which is rewritten.
    Phrase(fn(&str) -> Result<String, Fault>),
    /// By the kind that its first two letters name.
    Country(fn([u8; 2]) -> Option<Issuer>),
}

/// The kind that a country code before a number stands for.
#[derive(Clone, Copy)]
pub(super) struct Issuer {
    pub(super) kind: &'static Kind,
    /// Whether the two letters are part of that kind's own number.
    pub(super) whole: bool,
}

/// What is wrong with an identifier.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fault {
    Empty,
    Short,
    Long,
    Format,
    /// A part cannot be: a date that does not exist, an office that has no such code.
    Part(&'static str),
    Checksum,
}

impl Kind {
    /// A kind whose numbers have these forms and nothing more to check.
    pub(super) const fn new(name: &'static str, title: &'static str, forms: &'static str) -> Self {
        Self {
            name,
            title,
            forms,
            prefixes: "",
            kept: "",
            zeros: Zeros::Count,
            completes: false,
            strict: false,
            rules: &[],
            verify: None,
            reader: Reader::Forms,
        }
    }

    pub(super) const fn prefixes(self, prefixes: &'static str) -> Self {
        Self { prefixes, ..self }
    }

    pub(super) const fn keeps(self, kept: &'static str) -> Self {
        Self { kept, ..self }
    }

    pub(super) const fn zeros(self, zeros: Zeros) -> Self {
        Self { zeros, ..self }
    }

    pub(super) const fn completes(self) -> Self {
        Self { completes: true, ..self }
    }

    pub(super) const fn strict(self) -> Self {
        Self { strict: true, ..self }
    }

    pub(super) const fn rules(self, rules: &'static [Rule]) -> Self {
        Self { rules, ..self }
    }

    pub(super) const fn verify(self, verify: Verify) -> Self {
        Self { verify: Some(verify), ..self }
    }

    pub(super) const fn reader(self, reader: Reader) -> Self {
        Self { reader, ..self }
    }

    /// The name of the kind: country, dot, number, as `fr.siren`. India and Iceland have an underscore (`in_.pan`).
    pub fn name(&self) -> &'static str {
        self.name
    }

    /// What the number is called, in English.
    pub fn title(&self) -> &'static str {
        self.title
    }

    /// The country that issues the number; `None` where it is not one country.
    pub fn country(&self) -> Option<Country> {
        let (country, _) = self.name.split_once('.')?;
        let code = country.trim_end_matches('_').to_ascii_uppercase();
        Country::new(&code).filter(|_| code != "EU")
    }

    /// The forms in which the number is written: `#` is a digit, `@` a letter, `*` either, anything else itself.
    pub fn forms(&self) -> impl Iterator<Item = String> {
        self.forms.split('|').map(|form| match self.reader {
            Reader::Forms => form::readable(form, self.prefix()),
            _ => form.to_owned(),
        })
    }

    /// The prefix with which the number is written.
    pub(super) fn prefix(&self) -> &'static str {
        self.prefixes.split('|').next().unwrap_or_default()
    }

    /// The number that `text` (no separators, upper case) holds, prefix removed and zeros put right.
    pub(super) fn fit(&self, text: &[u8]) -> Result<Text, Fault> {
        if let Some(number) = self.fit_exactly(text) {
            return Ok(number);
        }
        let without = self
            .prefixes
            .split('|')
            .filter(|prefix| !prefix.is_empty())
            .find_map(|prefix| text.strip_prefix(prefix.as_bytes()));
        match without {
            Some(text) => self.fit_exactly(text).ok_or_else(|| self.misfit(text)),
            None => Err(self.misfit(text)),
        }
    }

    fn fit_exactly(&self, text: &[u8]) -> Option<Text> {
        let text = match self.zeros {
            Zeros::Dropped => text.get(text.iter().take_while(|&&c| c == b'0').count()..).unwrap_or_default(),
            _ => text,
        };
        let fit =
            |text: &[u8], complete| self.forms.split('|').find_map(|form| form::fit(form, text, complete));
        if let Some(number) = fit(text, false) {
            return Some(number);
        }
        if self.completes
            && let Some(number) = fit(text, true)
        {
            return Some(number);
        }
        let Zeros::LeftOut(most) = self.zeros else { return None };
        (1..=most).find_map(|zeros| {
            let mut padded = Text::new();
            let all_fit = (0..zeros).map(|_| &b'0').chain(text).all(|&c| padded.push(c));
            fit(padded.bytes(), false).filter(|_| all_fit)
        })
    }

    /// Why `text` has none of the forms.
    fn misfit(&self, text: &[u8]) -> Fault {
        let lengths = || self.forms.split('|').map(form::lengths);
        if lengths().any(|(least, most)| (least..=most).contains(&text.len())) {
            Fault::Format
        } else if lengths().all(|(_, most)| text.len() > most) {
            Fault::Long
        } else {
            Fault::Short
        }
    }

    /// Whether the characters of a number of the right form can be such a number.
    pub(super) fn check(&self, number: &Number) -> Result<(), Fault> {
        if number.text.iter().all(|&c| c == b'0') {
            return Err(Fault::Part("number"));
        }
        if let Some(verify) = self.verify {
            verify(number)?;
        }
        if checksum::all_hold(self.rules, number.text) { Ok(()) } else { Err(Fault::Checksum) }
    }

    /// The lengths that a number may have, in words: `9 or 14`.
    pub(super) fn lengths(&self) -> String {
        let mut words: Vec<String> = Vec::new();
        for (least, most) in self.forms.split('|').map(form::lengths) {
            let word = if least == most { least.to_string() } else { format!("{least} to {most}") };
            if !words.contains(&word) {
                words.push(word);
            }
        }
        words.join(" or ")
    }

    /// How the country writes the number.
    pub(super) fn display(&self, number: &str, prefix: &str) -> String {
        if !matches!(self.reader, Reader::Forms) {
            return number.to_owned();
        }
        let latin1: Vec<u8> = number.chars().map(latin1).collect();
        let fits = |form: &&str| form::fit(form, &latin1, false).is_some_and(|fit| fit.bytes() == latin1);
        match self.forms.split('|').find(fits) {
            Some(form) => form::write(form, number, prefix),
            None => number.to_owned(),
        }
    }
}

/// The byte that stands for `c` in a [`Text`]; 0 for a character that no number has.
fn latin1(c: char) -> u8 {
    u8::try_from(c).unwrap_or_default()
}

impl PartialEq for Kind {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name
    }
}

impl Eq for Kind {}

impl fmt::Debug for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Kind").field(&self.name).finish()
    }
}

/// The characters of a number of the right form, and the day on which it is checked.
pub(super) struct Number<'a> {
    pub(super) text: &'a [u8],
    pub(super) today: Option<NaiveDate>,
}

impl Number<'_> {
    /// The character at `place`; 0 past the end.
    pub(super) fn at(&self, place: usize) -> u8 {
        self.text.get(place).copied().unwrap_or_default()
    }

    /// The value of the character at `place`.
    pub(super) fn digit(&self, place: usize) -> u32 {
        checksum::value(self.at(place))
    }

    /// The characters from `from` up to `to`; none past the end.
    pub(super) fn part(&self, from: usize, to: usize) -> &[u8] {
        self.text.get(from..to).unwrap_or_default()
    }

    /// The number that the digits from `from` up to `to` write.
    pub(super) fn int(&self, from: usize, to: usize) -> u64 {
        self.part(from, to).iter().fold(0, |int, &c| int * 10 + u64::from(checksum::value(c)))
    }

    /// The same number with other characters.
    pub(super) fn with<'b>(&self, text: &'b [u8]) -> Number<'b> {
        Number { text, today: self.today }
    }

    /// Refuses a date that does not exist or that is yet to come.
    pub(super) fn born(&self, year: u64, month: u64, day: u64) -> Result<(), Fault> {
        if self.can_be_born(year, month, day) { Ok(()) } else { Err(Fault::Part("birth date")) }
    }

    /// Refuses a date whose year has two digits and that exists in no century.
    pub(super) fn born_in_some_century(&self, year: u64, month: u64, day: u64) -> Result<(), Fault> {
        if [1900, 2000].iter().any(|century| self.can_be_born(century + year, month, day)) {
            Ok(())
        } else {
            Err(Fault::Part("birth date"))
        }
    }

    fn can_be_born(&self, year: u64, month: u64, day: u64) -> bool {
        let date = NaiveDate::from_ymd_opt(year as i32, month as u32, day as u32);
        date.is_some_and(|date| self.today.is_none_or(|today| date <= today))
    }

    /// Refuses a year that is yet to come.
    pub(super) fn no_later_than_this_year(&self, year: u64) -> Result<(), Fault> {
        if self.today.is_some_and(|today| year as i64 > i64::from(today.year())) {
            return Err(Fault::Part("year"));
        }
        Ok(())
    }
}

/// Refuses where `holds` is false.
pub(super) fn demand(holds: bool, fault: Fault) -> Result<(), Fault> {
    if holds { Ok(()) } else { Err(fault) }
}

/// Whether `code` is one of the codes that stand in `codes` one behind the other, each as long as it.
pub(super) fn listed(codes: &str, code: &[u8]) -> bool {
    codes.as_bytes().chunks_exact(code.len().max(1)).any(|listed| listed == code)
}
