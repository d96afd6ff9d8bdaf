//! Calendar dates: a person's birth, a company's registration.

use std::borrow::Cow;

use chrono::{Datelike, NaiveDate};
use registrant_text::unicode::{decomposed, is_mark, lower};

use super::text::{exceeds, too_long};
use crate::base::{Change, Code, Outcome, Problem, is_iso_day, remove_invisible, trim};

/// The maximum length of an input, in characters.
const MAX_INPUT: usize = 64;

/// The meaning of the first number in a date with the year last, such as `05/06/1990`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum DateOrder {
    /// Unknown: a date with two readings is refused.
    #[default]
    Unknown,
    /// The day, as in most of the world.
    DayFirst,
    /// The month, as in the United States.
    MonthFirst,
}

/// Returns a date of the Gregorian calendar.
///
/// Understands ISO 8601 (`1990-05-31`, `19900531`) and the year first with any separator. The year may be
/// last if only one reading is a date, or `order` decides. Month names may be English, French, German,
/// Spanish, Italian, Portuguese or Dutch. It removes a time of day after the date, and keeps the written day
/// whatever the time zone.
///
/// # Errors
/// - [`Code::Missing`] for an empty input and for `0000-00-00`
/// - [`Code::InvalidFormat`] for a text that is not a date, is ambiguous or has a two-digit year
/// - [`Code::TooLong`] for more than 64 characters
///
/// ```
/// use registrant::normalize::{DateOrder, date};
/// assert_eq!(date("31/05/1990", DateOrder::Unknown).value.unwrap().to_string(), "1990-05-31");
/// assert_eq!(date("05/06/1990", DateOrder::DayFirst).value.unwrap().to_string(), "1990-06-05");
/// assert_eq!(date("05/06/1990", DateOrder::Unknown).problem.unwrap().reason, "date.ambiguous");
/// ```
pub fn date(input: &str, order: DateOrder) -> Outcome<NaiveDate> {
    if exceeds(input, MAX_INPUT) {
        return Outcome::refused(too_long("date.too_long", MAX_INPUT));
    }
    let mut changes = Vec::new();
    let text = trim(remove_invisible(input, &mut changes), &mut changes);
    if text.is_empty() {
        return Outcome::refused(Problem::new(Code::Missing, "date.empty"));
    }
    let digits = ascii_digits(&text);
    let day = without_time(&digits);
    if day.len() < digits.len() {
        changes.push(Change::new("date.time_removed", &*digits, day));
    }
    match parse(day, order) {
        Ok(date) => {
            if !is_iso_day(day) || digits != text {
                changes.push(Change::new("date.form", text, date.to_string()));
            }
            Outcome::valid(date, changes)
        }
        Err(problem) => Outcome::refused(problem),
    }
}

/// Converts full-width, Arabic, Persian and Devanagari digits to ASCII.
fn ascii_digits(text: &str) -> Cow<'_, str> {
    const ZEROS: [u32; 4] = [0xFF10, 0x660, 0x6F0, 0x966];
    if text.is_ascii() {
        return Cow::Borrowed(text);
    }
    let digit = |c: char| {
        let value = ZEROS.iter().find_map(|zero| (c as u32).checked_sub(*zero).filter(|value| *value < 10));
        value.and_then(|value| char::from_digit(value, 10)).unwrap_or(c)
    };
    Cow::Owned(text.chars().map(digit).collect())
}

/// Returns `text` up to a time of day: `T` or a space, then hours, a colon and the rest.
fn without_time(text: &str) -> &str {
    let Some((before, _)) = text.split_once(':') else { return text };
    let Some((day, hours)) = before.rsplit_once(['T', 't', ' ']) else { return text };
    let is_hours = matches!(hours.len(), 1 | 2) && hours.bytes().all(|b| b.is_ascii_digit());
    if is_hours { day.trim_end().trim_end_matches(',') } else { text }
}

/// A number or a month in a date.
#[derive(Clone, Copy)]
enum Part {
    /// A number and its count of written digits.
    Number(u32, usize),
    Month(u32),
}

fn parse(text: &str, order: DateOrder) -> Result<NaiveDate, Problem> {
    let not_a_date = || Problem::new(Code::InvalidFormat, "date.format");
    let mut parts = Vec::with_capacity(3);
    for word in text.split(is_separator).filter(|word| !word.is_empty() && !is_filler(word)) {
        if parts.len() == 3 {
            return Err(not_a_date());
        }
        parts.push(part(word).ok_or_else(not_a_date)?);
    }
    if !parts.is_empty() && parts.iter().all(|part| matches!(part, Part::Number(0, _))) {
        return Err(Problem::new(Code::Missing, "date.zero"));
    }
    use Part::{Month, Number};
    match *parts.as_slice() {
        [Number(compact, 8)] => calendar(compact / 10_000, compact / 100 % 100, compact % 100),
        [Number(year, 4), Number(month, 1 | 2), Number(day, 1 | 2)]
        | [Number(year, 4), Month(month), Number(day, 1 | 2)]
        | [Number(day, 1 | 2), Month(month), Number(year, 4)]
        | [Month(month), Number(day, 1 | 2), Number(year, 4)] => calendar(year, month, day),
        [Number(first, 1 | 2), Number(second, 1 | 2), Number(year, 4)] => {
            year_last(first, second, year, order)
        }
        [Number(_, 1 | 2), Number(_, 1 | 2) | Month(_), Number(_, 1 | 2)]
        | [Month(_), Number(_, 1 | 2), Number(_, 1 | 2)] => {
            Err(Problem::new(Code::InvalidFormat, "date.two_digit_year"))
        }
        _ => Err(not_a_date()),
    }
}

/// Reads `first` and `second` as day and month. If both orders make a date, `order` decides.
fn year_last(first: u32, second: u32, year: u32, order: DateOrder) -> Result<NaiveDate, Problem> {
    let day_first = calendar(year, second, first);
    let month_first = calendar(year, first, second);
    match (day_first, month_first, order) {
        (Ok(day_first), Ok(month_first), DateOrder::Unknown) if day_first != month_first => {
            Err(Problem::new(Code::InvalidFormat, "date.ambiguous"))
        }
        (_, Ok(date), DateOrder::MonthFirst) | (Ok(date), _, _) | (Err(_), Ok(date), _) => Ok(date),
        (Err(problem), Err(_), _) => Err(problem),
    }
}

/// Returns the date if the calendar has it. In contact data, years before 1000 are typing errors.
fn calendar(year: u32, month: u32, day: u32) -> Result<NaiveDate, Problem> {
    i32::try_from(year)
        .ok()
        .and_then(|year| NaiveDate::from_ymd_opt(year, month, day))
        .filter(|date| date.year() >= 1000)
        .ok_or_else(|| Problem::new(Code::InvalidFormat, "date.not_in_calendar"))
}

/// Returns whether a character separates the parts of a date. Chinese, Japanese and Korean units do too.
fn is_separator(c: char) -> bool {
    c.is_whitespace()
        || matches!(c, '-' | '/' | '.' | ',' | '‐'..='―' | '−' | '／' | '．' | '－')
        || matches!(c, '年' | '月' | '日' | '년' | '월' | '일')
}

/// Returns whether a word only fills a written date, as in `12 de mayo de 1990`, `the 12th of May`.
fn is_filler(word: &str) -> bool {
    ["de", "del", "do", "of", "the", "le", "el", "il", "den", "der"]
        .iter()
        .any(|w| word.eq_ignore_ascii_case(w))
}

fn part(word: &str) -> Option<Part> {
    let digits = word.bytes().take_while(u8::is_ascii_digit).count();
    let (number, rest) = word.split_at_checked(digits)?;
    if digits == 0 {
        return month(word).map(Part::Month);
    }
    // `1st`, `2nd`, `1er`, `1º`
    let is_ordinal = matches!(rest, "st" | "nd" | "rd" | "th" | "er" | "e" | "º" | "°") && digits <= 2;
    if digits > 8 || !(rest.is_empty() || is_ordinal) {
        return None;
    }
    Some(Part::Number(number.parse().ok()?, digits))
}

/// The names of each month and their usual abbreviations in the seven languages, without accents.
const MONTHS: [&str; 12] = [
    "jan january janvier janv januar janner januari ene enero gen gennaio janeiro",
    "feb february fevrier fevr fev februar februari febrero febbraio fevereiro",
    "mar march mars marz mrz marzo marco maart mrt",
    "apr april avril avr abril abr aprile",
    "may mai mayo mag maggio maio mei",
    "jun june juin juni junio giugno giu junho",
    "jul july juillet juil juli julio luglio lug julho",
    "aug august aout agosto ago augustus",
    "sep sept september septembre septiembre setiembre set settembre setembro",
    "oct october octobre okt oktober octubre ott ottobre out outubro",
    "nov november novembre noviembre novembro",
    "dec december decembre dez dezember dic diciembre dicembre dezembro",
];

fn month(word: &str) -> Option<u32> {
    let folded: String = decomposed(word).filter(|c| !is_mark(*c)).flat_map(lower).collect();
    let index = MONTHS.iter().position(|names| names.split(' ').any(|name| name == folded))?;
    u32::try_from(index + 1).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read() {
        use DateOrder::{DayFirst, MonthFirst, Unknown};
        for (input, order, iso) in [
            ("1990-05-31", Unknown, "1990-05-31"),
            (" 1990-05-31 ", Unknown, "1990-05-31"),
            ("19900531", Unknown, "1990-05-31"),
            ("1990/5/1", Unknown, "1990-05-01"),
            ("1990.05.31.", Unknown, "1990-05-31"),
            ("1990-05-31T00:00:00.000Z", Unknown, "1990-05-31"),
            ("1990-05-31 12:30:00+02:00", Unknown, "1990-05-31"),
            ("31/05/1990", Unknown, "1990-05-31"),
            ("05/31/1990", Unknown, "1990-05-31"),
            ("05-05-1990", Unknown, "1990-05-05"),
            ("05/06/1990", DayFirst, "1990-06-05"),
            ("05/06/1990", MonthFirst, "1990-05-06"),
            // Only one reading is a date, whatever the order says.
            ("12/25/1990", DayFirst, "1990-12-25"),
            ("25/12/1990", MonthFirst, "1990-12-25"),
            ("29.02.2000", Unknown, "2000-02-29"),
            ("12 May 1990", Unknown, "1990-05-12"),
            ("May 12, 1990", Unknown, "1990-05-12"),
            ("12-MAY-1990", Unknown, "1990-05-12"),
            ("the 2nd of June 1990", Unknown, "1990-06-02"),
            ("1er août 1990", Unknown, "1990-08-01"),
            ("3. März 1990", Unknown, "1990-03-03"),
            ("12 de mayo de 1990", Unknown, "1990-05-12"),
            ("1º de março de 1990", Unknown, "1990-03-01"),
            ("12 mrt 1990", Unknown, "1990-03-12"),
            ("1990年5月12日", Unknown, "1990-05-12"),
            ("１９９０-０５-３１", Unknown, "1990-05-31"),
            ("٣١/٠٥/١٩٩٠", Unknown, "1990-05-31"),
            ("1665-10-01", Unknown, "1665-10-01"),
        ] {
            let outcome = date(input, order);
            assert!(outcome.is_valid(), "{input}: {outcome:?}");
            assert_eq!(outcome.value.unwrap().to_string(), iso, "{input}");
            assert_eq!(outcome.changes.is_empty(), input == iso, "{input}");
        }
        assert!(date("1990-05-31", DateOrder::Unknown).changes.is_empty());
    }

    #[test]
    fn what_is_no_date_has_a_reason() {
        for (input, reason) in [
            ("", "date.empty"),
            ("  ", "date.empty"),
            ("0000-00-00", "date.zero"),
            ("0000-00-00 00:00:00", "date.zero"),
            ("00/00/0000", "date.zero"),
            ("05/06/1990", "date.ambiguous"),
            ("05.06.1990", "date.ambiguous"),
            ("31/05/90", "date.two_digit_year"),
            ("12 May 90", "date.two_digit_year"),
            ("1990-02-30", "date.not_in_calendar"),
            ("30/02/1990", "date.not_in_calendar"),
            ("29/02/1990", "date.not_in_calendar"),
            ("1990-13-01", "date.not_in_calendar"),
            ("1990-00-10", "date.not_in_calendar"),
            ("0190-01-01", "date.not_in_calendar"),
            ("yesterday", "date.format"),
            ("1990", "date.format"),
            ("1990-05", "date.format"),
            ("1990-05-31-01", "date.format"),
            ("12345678901", "date.format"),
            ("-", "date.format"),
            ("🎉", "date.format"),
            ("\u{fffd}1990-05-31", "date.format"),
            (&"9".repeat(1_000_000), "date.too_long"),
        ] {
            let outcome = date(input, DateOrder::Unknown);
            assert_eq!(outcome.problem.map(|p| p.reason), Some(reason), "{input:.30}");
        }
    }
}
