//! The kind of an identifier: one row of the table of kinds.

use std::fmt;

use chrono::{Datelike, NaiveDate};

use super::checksum::{self, Rule};
use super::form::{self, Text};
use crate::contact::Country;

pub(super) use super::fault::{Fault, Part};

/// A kind of identifier that can be checked: `fr.siren`, `eu.vat`, `lei`, …
pub struct Kind {
    /// Five fields separated by `; `: name, title, masks, prefixes, and the separators that are part of the
    /// number. Masks (see [`form`]) and prefixes are separated by `|`. Masks are only for display if the
    /// reader does not use them. People write a prefix before the number, although it is not part of it. One
    /// string takes half the space of five in each of 180 rows.
    text: &'static str,
    /// The start of each field after the first one.
    starts: [u8; 4],
    pub(super) zeros: Zeros,
    /// `true` if reading adds missing letters that every number has.
    pub(super) completes: bool,
    /// `true` if a number with separators keeps them in the country's usual places: registries store it so too.
    pub(super) written: bool,
    /// `true` if separators must be in the country's usual places, or absent.
    pub(super) strict: bool,
    pub(super) reader: Reader,
    rules: &'static [Rule],
}

/// The parts of a field between its `|`. A custom type, because [`str::split`] is far more code.
pub(super) struct Alternatives(Option<&'static str>);

impl Iterator for Alternatives {
    type Item = &'static str;

    #[inline(never)]
    fn next(&mut self) -> Option<&'static str> {
        let text = self.0?;
        let end = text.bytes().position(|c| c == b'|');
        let (part, rest) = match end {
            Some(end) => (text.get(..end), text.get(end + 1..)),
            None => (Some(text), None),
        };
        self.0 = rest;
        part
    }
}

/// The treatment of leading zeros.
#[derive(Clone, Copy)]
pub(super) enum Zeros {
    /// Zeros that count.
    Count,
    /// Zeros that people leave out, up to this number. Reading restores them.
    LeftOut(u8),
    /// Zeros that are not part of the number.
    Dropped,
}

/// A check of a number with a valid form.
pub(super) type Verify = fn(&Number) -> Result<(), Fault>;

/// The way to read the text of an identifier.
#[derive(Clone, Copy)]
pub(super) enum Reader {
    /// Reading by masks.
    Forms,
    /// Reading by masks, with a check that a row of data cannot express.
    Verified(Verify),
    /// Reading as a phrase, which is rewritten.
    Phrase(fn(&str) -> Result<String, Fault>),
    /// Reading by the kind of the country in the first two letters.
    Country(fn([u8; 2]) -> Option<Issuer>),
}

impl Reader {
    /// Returns whether the number has one of the masks.
    pub(super) fn has_masks(self) -> bool {
        matches!(self, Self::Forms | Self::Verified(_))
    }
}

/// The kind that belongs to a country code before a number.
#[derive(Clone, Copy)]
pub(super) struct Issuer {
    pub(super) kind: &'static Kind,
    /// `true` if the two letters are part of that kind's own number.
    pub(super) whole: bool,
}

impl Kind {
    /// Makes a kind without a check beyond its masks. See [`Kind::text`] for the format of `text`.
    pub(super) const fn new(text: &'static str) -> Self {
        // Missing fields are empty: they start past the end.
        let mut starts = [text.len() as u8 + 2; 4];
        let bytes = text.as_bytes();
        let (mut rest, mut at, mut field) = (bytes, 0, 0);
        while let [c, after @ ..] = rest {
            at += 1;
            if *c == b';'
                && let Some((_, later)) = starts.split_at_mut_checked(field)
                && let [start, ..] = later
            {
                *start = at + 1;
                field += 1;
            }
            rest = after;
        }
        Self {
            text,
            starts,
            zeros: Zeros::Count,
            completes: false,
            written: false,
            strict: false,
            reader: Reader::Forms,
            rules: &[],
        }
    }

    pub(super) const fn zeros(self, zeros: Zeros) -> Self {
        Self { zeros, ..self }
    }

    pub(super) const fn completes(self) -> Self {
        Self { completes: true, ..self }
    }

    pub(super) const fn written(self) -> Self {
        Self { written: true, ..self }
    }

    pub(super) const fn strict(self) -> Self {
        Self { strict: true, ..self }
    }

    pub(super) const fn rules(self, rules: &'static [Rule]) -> Self {
        Self { rules, ..self }
    }

    pub(super) const fn verify(self, verify: Verify) -> Self {
        Self { reader: Reader::Verified(verify), ..self }
    }

    pub(super) const fn reader(self, reader: Reader) -> Self {
        Self { reader, ..self }
    }

    /// Returns the name of the kind: country, dot, number, as in `fr.siren`. India and Iceland have an
    /// underscore (`in_.pan`).
    pub fn name(&self) -> &'static str {
        let [end, ..] = self.starts;
        self.field(2, end)
    }

    /// Returns the title of the number, in English.
    pub fn title(&self) -> &'static str {
        let [start, end, ..] = self.starts;
        self.field(start + 2, end)
    }

    /// Returns the masks.
    pub(super) fn masks(&self) -> Alternatives {
        let [_, start, end, _] = self.starts;
        Alternatives(Some(self.field(start + 2, end)))
    }

    /// Returns the prefixes that people put before the number.
    pub(super) fn prefixes(&self) -> Alternatives {
        let [.., start, end] = self.starts;
        Alternatives(Some(self.field(start + 2, end)))
    }

    /// Returns the separators that are part of the number.
    pub(super) fn kept(&self) -> &'static str {
        let [.., start] = self.starts;
        self.text.get(usize::from(start)..).unwrap_or_default()
    }

    /// Returns the text from two characters before `from` to two characters before `next`, where `; ` begins.
    #[inline(never)]
    fn field(&self, from: u8, next: u8) -> &'static str {
        self.text.get(usize::from(from - 2)..usize::from(next - 2)).unwrap_or_default()
    }

    /// Returns the country that issues the number, or `None` if it is not one country.
    pub fn country(&self) -> Option<Country> {
        let (country, _) = self.name().split_once('.')?;
        let code = country.trim_end_matches('_').to_ascii_uppercase();
        Country::new(&code).filter(|_| code != "EU")
    }

    /// Returns the written forms of the number: `#` is a digit, `@` a letter, `*` either; other characters
    /// are literal.
    pub fn forms(&self) -> impl Iterator<Item = String> {
        self.masks().map(|form| match self.reader.has_masks() {
            true => form::readable(form, self.prefix()),
            false => form.to_owned(),
        })
    }

    /// Returns the usual prefix of the number.
    pub(super) fn prefix(&self) -> &'static str {
        self.prefixes().next().unwrap_or_default()
    }

    /// Returns the number in `text` (upper case, without separators), with its prefix removed and its zeros
    /// corrected.
    pub(super) fn fit(&self, text: &[u8]) -> Result<Text, Fault> {
        if let Some(number) = self.fit_exactly(text) {
            return Ok(number);
        }
        let without = self
            .prefixes()
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
        let fit = |text: &[u8], complete| self.masks().find_map(|form| form::fit(form, text, complete));
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

    /// Returns the reason why `text` fits no form.
    fn misfit(&self, text: &[u8]) -> Fault {
        let lengths = || self.masks().map(form::lengths);
        if lengths().any(|(least, most)| (least..=most).contains(&text.len())) {
            Fault::Format
        } else if lengths().all(|(_, most)| text.len() > most) {
            Fault::Long
        } else {
            Fault::Short
        }
    }

    /// Checks the characters of a number with a valid form.
    pub(super) fn check(&self, number: &Number) -> Result<(), Fault> {
        if number.text.iter().all(|&c| c == b'0') {
            return Err(Fault::Part(Part::Number));
        }
        if let Reader::Verified(verify) = self.reader {
            verify(number)?;
        }
        if checksum::all_hold(self.rules, number.text) { Ok(()) } else { Err(Fault::Checksum) }
    }

    /// Returns the allowed lengths of a number: `9, 14` or `2-10`.
    pub(super) fn lengths(&self) -> String {
        let mut lengths = String::new();
        let mut last = (0, 0);
        for (least, most) in self.masks().map(form::lengths) {
            if (least, most) != last {
                lengths.push_str(if lengths.is_empty() { "" } else { ", " });
                lengths.push_str(&least.to_string());
                if most > least {
                    lengths.push('-');
                    lengths.push_str(&most.to_string());
                }
            }
            last = (least, most);
        }
        lengths
    }

    /// Formats the number as its country does.
    pub(super) fn display(&self, number: &str, prefix: &str) -> String {
        if !self.reader.has_masks() {
            return number.to_owned();
        }
        let mut text = Text::new();
        // No number has a character beyond Latin-1.
        let short = number.chars().all(|c| text.push(u8::try_from(c).unwrap_or_default()));
        let text = text.bytes();
        let fits = |form: &&str| form::fit(form, text, false).is_some_and(|fit| fit.bytes() == text);
        match self.masks().find(|form| short && fits(form)) {
            Some(form) => form::write(form, text, prefix),
            None => number.to_owned(),
        }
    }
}

impl PartialEq for Kind {
    fn eq(&self, other: &Self) -> bool {
        self.name() == other.name()
    }
}

impl Eq for Kind {}

impl fmt::Debug for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Kind").field(&self.name()).finish()
    }
}

/// The characters of a number with a valid form, and the day of the check.
pub(super) struct Number<'a> {
    pub(super) text: &'a [u8],
    pub(super) today: Option<NaiveDate>,
}

impl Number<'_> {
    /// Returns the character at `place`, or 0 past the end.
    #[inline(never)]
    pub(super) fn at(&self, place: usize) -> u8 {
        self.text.get(place).copied().unwrap_or_default()
    }

    /// Returns the value of the character at `place`.
    #[inline(never)]
    pub(super) fn digit(&self, place: usize) -> u32 {
        checksum::value(self.at(place))
    }

    /// Returns the characters from `from` up to `to`, or none past the end.
    #[inline(never)]
    pub(super) fn part(&self, from: usize, to: usize) -> &[u8] {
        self.text.get(from..to).unwrap_or_default()
    }

    /// Returns the value of the digits from `from` up to `to`.
    #[inline(never)]
    pub(super) fn int(&self, from: usize, to: usize) -> u64 {
        self.part(from, to).iter().fold(0, |int, &c| int * 10 + u64::from(checksum::value(c)))
    }

    /// Returns the number with other characters.
    pub(super) fn with<'b>(&self, text: &'b [u8]) -> Number<'b> {
        Number { text, today: self.today }
    }

    /// Refuses a date that does not exist or is in the future.
    #[inline(never)]
    pub(super) fn born(&self, year: u64, month: u64, day: u64) -> Result<(), Fault> {
        if self.can_be_born(year, month, day) { Ok(()) } else { Err(Fault::Part(Part::BirthDate)) }
    }

    /// Refuses a date with a two-digit year if it exists in no century.
    #[inline(never)]
    pub(super) fn born_in_some_century(&self, year: u64, month: u64, day: u64) -> Result<(), Fault> {
        if [1900, 2000].iter().any(|century| self.can_be_born(century + year, month, day)) {
            Ok(())
        } else {
            Err(Fault::Part(Part::BirthDate))
        }
    }

    #[inline(never)]
    fn can_be_born(&self, year: u64, month: u64, day: u64) -> bool {
        let date = NaiveDate::from_ymd_opt(year as i32, month as u32, day as u32);
        date.is_some_and(|date| self.today.is_none_or(|today| date <= today))
    }

    /// Refuses a year in the future.
    #[inline(never)]
    pub(super) fn no_later_than_this_year(&self, year: u64) -> Result<(), Fault> {
        if self.today.is_some_and(|today| year as i64 > i64::from(today.year())) {
            return Err(Fault::Part(Part::Year));
        }
        Ok(())
    }
}

/// Returns whether `code` is in `codes`, a concatenation of codes of equal length.
#[inline(never)]
pub(super) fn listed(codes: &str, code: &[u8]) -> bool {
    codes.as_bytes().chunks_exact(code.len().max(1)).any(|listed| listed == code)
}
