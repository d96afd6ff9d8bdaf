//! What a kind of identifier is made of: one row of the table of kinds.

use std::fmt;

use chrono::{Datelike, NaiveDate};

use super::checksum::{self, Rule};
use super::form::{self, Text};
use crate::contact::Country;

pub(super) use super::fault::{Fault, Part};

/// A kind of identifier that can be checked: `fr.siren`, `eu.vat`, `lei`, …
pub struct Kind {
    /// Name, title, masks (see [`form`]; only to be shown where the reader does not go by them), what people put
    /// before the number although it is no part of it, and the separators that are part of it: parted by `; `, the
    /// masks and prefixes among themselves by `|`. One string, as 180 rows of five would cost twice the bytes.
    text: &'static str,
    /// Where the fields after the first one start.
    starts: [u8; 4],
    pub(super) zeros: Zeros,
    /// Whether letters that every number has are added where they lack.
    pub(super) completes: bool,
    /// Whether a number with separators keeps them, where its country puts them: registries store it so too.
    pub(super) written: bool,
    /// Whether separators, where there are any, must stand where the country puts them.
    pub(super) strict: bool,
    pub(super) reader: Reader,
    rules: &'static [Rule],
}

/// The parts of a field between its `|`. A type of its own because [`str::split`] is far more code.
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

/// A check of a number whose form is right.
pub(super) type Verify = fn(&Number) -> Result<(), Fault>;

/// How the text of an identifier is read.
#[derive(Clone, Copy)]
pub(super) enum Reader {
    /// By its masks.
    Forms,
    /// By its masks, with a check that no row of data can say.
    Verified(Verify),
    /// As a phrase, which is rewritten.
    Phrase(fn(&str) -> Result<String, Fault>),
    /// By the kind that its first two letters name.
    Country(fn([u8; 2]) -> Option<Issuer>),
}

impl Reader {
    /// Whether the number has one of the masks.
    pub(super) fn has_masks(self) -> bool {
        matches!(self, Self::Forms | Self::Verified(_))
    }
}

/// The kind that a country code before a number stands for.
#[derive(Clone, Copy)]
pub(super) struct Issuer {
    pub(super) kind: &'static Kind,
    /// Whether the two letters are part of that kind's own number.
    pub(super) whole: bool,
}

impl Kind {
    /// A kind with nothing more to check than its masks; see [`Kind::text`] for what `text` holds.
    pub(super) const fn new(text: &'static str) -> Self {
        // Fields that lack are empty: they start past the end.
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

    /// Returns the name of the kind: country, dot, number, as `fr.siren`. India and Iceland have an underscore (`in_.pan`).
    pub fn name(&self) -> &'static str {
        let [end, ..] = self.starts;
        self.field(2, end)
    }

    /// Returns what the number is called, in English.
    pub fn title(&self) -> &'static str {
        let [start, end, ..] = self.starts;
        self.field(start + 2, end)
    }

    /// The masks.
    pub(super) fn masks(&self) -> Alternatives {
        let [_, start, end, _] = self.starts;
        Alternatives(Some(self.field(start + 2, end)))
    }

    /// What people put before the number.
    pub(super) fn prefixes(&self) -> Alternatives {
        let [.., start, end] = self.starts;
        Alternatives(Some(self.field(start + 2, end)))
    }

    /// The separators that are part of the number.
    pub(super) fn kept(&self) -> &'static str {
        let [.., start] = self.starts;
        self.text.get(usize::from(start)..).unwrap_or_default()
    }

    /// The text from two characters before `from` to two characters before `next`, where `; ` stands.
    #[inline(never)]
    fn field(&self, from: u8, next: u8) -> &'static str {
        self.text.get(usize::from(from - 2)..usize::from(next - 2)).unwrap_or_default()
    }

    /// Returns the country that issues the number; `None` if it is not one country.
    pub fn country(&self) -> Option<Country> {
        let (country, _) = self.name().split_once('.')?;
        let code = country.trim_end_matches('_').to_ascii_uppercase();
        Country::new(&code).filter(|_| code != "EU")
    }

    /// Returns the forms in which the number is written: `#` is a digit, `@` a letter, `*` either, anything else itself.
    pub fn forms(&self) -> impl Iterator<Item = String> {
        self.masks().map(|form| match self.reader.has_masks() {
            true => form::readable(form, self.prefix()),
            false => form.to_owned(),
        })
    }

    /// The prefix with which the number is written.
    pub(super) fn prefix(&self) -> &'static str {
        self.prefixes().next().unwrap_or_default()
    }

    /// The number that `text` (no separators, upper case) holds, prefix removed and zeros put right.
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

    /// Why `text` has none of the forms.
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

    /// Whether the characters of a number of the right form can be such a number.
    pub(super) fn check(&self, number: &Number) -> Result<(), Fault> {
        if number.text.iter().all(|&c| c == b'0') {
            return Err(Fault::Part(Part::Number));
        }
        if let Reader::Verified(verify) = self.reader {
            verify(number)?;
        }
        if checksum::all_hold(self.rules, number.text) { Ok(()) } else { Err(Fault::Checksum) }
    }

    /// The lengths that a number may have: `9, 14` or `2-10`.
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

    /// How the country writes the number.
    pub(super) fn display(&self, number: &str, prefix: &str) -> String {
        if !self.reader.has_masks() {
            return number.to_owned();
        }
        let mut text = Text::new();
        // A character beyond Latin-1 is in no number.
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

/// The characters of a number of the right form, and the day on which it is checked.
pub(super) struct Number<'a> {
    pub(super) text: &'a [u8],
    pub(super) today: Option<NaiveDate>,
}

impl Number<'_> {
    /// The character at `place`; 0 past the end.
    #[inline(never)]
    pub(super) fn at(&self, place: usize) -> u8 {
        self.text.get(place).copied().unwrap_or_default()
    }

    /// The value of the character at `place`.
    #[inline(never)]
    pub(super) fn digit(&self, place: usize) -> u32 {
        checksum::value(self.at(place))
    }

    /// The characters from `from` up to `to`; none past the end.
    #[inline(never)]
    pub(super) fn part(&self, from: usize, to: usize) -> &[u8] {
        self.text.get(from..to).unwrap_or_default()
    }

    /// The number that the digits from `from` up to `to` write.
    #[inline(never)]
    pub(super) fn int(&self, from: usize, to: usize) -> u64 {
        self.part(from, to).iter().fold(0, |int, &c| int * 10 + u64::from(checksum::value(c)))
    }

    /// The same number with other characters.
    pub(super) fn with<'b>(&self, text: &'b [u8]) -> Number<'b> {
        Number { text, today: self.today }
    }

    /// Refuses a date that does not exist or that is yet to come.
    #[inline(never)]
    pub(super) fn born(&self, year: u64, month: u64, day: u64) -> Result<(), Fault> {
        if self.can_be_born(year, month, day) { Ok(()) } else { Err(Fault::Part(Part::BirthDate)) }
    }

    /// Refuses a date whose year has two digits and that exists in no century.
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

    /// Refuses a year that is yet to come.
    #[inline(never)]
    pub(super) fn no_later_than_this_year(&self, year: u64) -> Result<(), Fault> {
        if self.today.is_some_and(|today| year as i64 > i64::from(today.year())) {
            return Err(Fault::Part(Part::Year));
        }
        Ok(())
    }
}

/// Whether `code` is one of the codes that stand in `codes` one behind the other, each as long as it.
#[inline(never)]
pub(super) fn listed(codes: &str, code: &[u8]) -> bool {
    codes.as_bytes().chunks_exact(code.len().max(1)).any(|listed| listed == code)
}
