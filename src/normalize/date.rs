//! Calendar dates: a person's birth, a company's registration.

mod calendar;
mod parts;
mod time;
mod words;

use chrono::{Datelike, NaiveDate};

use super::text::{exceeds, too_long};
use crate::base::{Change, Code, Outcome, Problem, is_iso_day, iso_day, remove_invisible, trim};
use crate::contact::Country;
use calendar::{Calendar, Named, Year};
use parts::{ascii_digits, has_sign, is_separator, runs, without_han_numbers};
use time::without_time;
use words::{Word, is_filler, is_first, is_thai, persian_month, with_named_months, with_plain_months, word};

/// The maximum length of an input, in characters. JavaScript writes the name of the time zone after the time.
const MAX_INPUT: usize = 120;

/// The greatest age of a person, in years.
const MAX_AGE: i32 = 125;

/// The first year in which somebody was born who can still be alive, if the day is unknown.
const FIRST_BIRTH: i32 = 1901;

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

impl DateOrder {
    /// Returns the order that a country uses, or [`DateOrder::Unknown`] if it uses both or puts the year first.
    ///
    /// The short dates of CLDR 45 are the source, as Node.js 20 has them (2026-11-22).
    ///
    /// ```
    /// use registrant::{contact::Country, normalize::DateOrder};
    /// let order = |code| DateOrder::usual_in(Country::new(code).unwrap());
    /// assert_eq!(order("US"), DateOrder::MonthFirst);
    /// assert_eq!(order("FR"), DateOrder::DayFirst);
    /// assert_eq!(order("CA"), DateOrder::Unknown);
    /// ```
    pub fn usual_in(country: Country) -> Self {
        match country.as_str() {
            "AS" | "GU" | "MH" | "MP" | "PR" | "UM" | "US" | "VI" => Self::MonthFirst,
            "AF" | "BT" | "CA" | "CN" | "ET" | "FM" | "GH" | "HT" | "HU" | "IR" | "JP" | "KE" | "KP"
            | "KR" | "LT" | "MN" | "PA" | "PH" | "PW" | "SE" | "TG" | "TW" | "ZA" => Self::Unknown,
            _ => Self::DayFirst,
        }
    }
}

/// The facts about a date besides its text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct DateOptions {
    /// The order of day and month. If unknown, the country's order counts.
    pub order: DateOrder,
    /// The contact's country.
    pub country: Option<Country>,
    /// `true` for a date of birth: it is in the last 125 years.
    pub is_birth: bool,
    /// The current day, for dates of birth.
    pub today: Option<NaiveDate>,
}

/// Returns a date of the Gregorian calendar, like [`date_with`] without other facts than the order.
///
/// ```
/// use registrant::normalize::{DateOrder, date};
/// assert_eq!(date("31/05/1990", DateOrder::Unknown).value.unwrap().to_string(), "1990-05-31");
/// assert_eq!(date("05/06/1990", DateOrder::DayFirst).value.unwrap().to_string(), "1990-06-05");
/// assert_eq!(date("05/06/1990", DateOrder::Unknown).problem.unwrap().reason, "date.ambiguous");
/// ```
pub fn date(input: &str, order: DateOrder) -> Outcome<NaiveDate> {
    date_with(input, &DateOptions { order, ..DateOptions::default() })
}

/// Returns a date of the Gregorian calendar.
///
/// Understands ISO 8601 (`1990-05-31`, `19900531`) and the year first with any separator. The year may be
/// last if only one reading is a date, or if the order, the country or a day of the week decides. Names of months
/// and of days of the week may be in any official language of the European Union, Norwegian, Russian, Serbian,
/// Turkish or Ukrainian. Days of the week may be Arabic, Thai or Vietnamese, too. Next to a word for "month", a number is
/// the month: `4 tháng 3 năm 1985`. Months may be in 25 more languages, from Arabic to Welsh, or Roman numbers, and numbers in Chinese
/// characters. It converts years of Japanese eras, of the Republic of China, of Thailand and of Iran. The text
/// must name the calendar, or a month of Thailand or Iran. It removes a time of day and its zone, and keeps the written
/// day whatever the zone.
///
/// # Errors
/// - [`Code::Missing`] for an empty input and for `0000-00-00`
/// - [`Code::InvalidFormat`] for a text that is not a date, is ambiguous or has a two-digit year. The fix is the
///   date of birth if only one century is possible.
/// - [`Code::UnknownValue`] for a year that seems to be of another calendar. If the conversion is certain, it is
///   the fix. A date of birth outside the last 125 years has both a value and this problem.
/// - [`Code::Mismatch`] for a day of the week that contradicts the date
/// - [`Code::TooLong`] for more than 120 characters
///
/// ```
/// use registrant::normalize::{DateOptions, date_with};
/// let options = DateOptions::default();
/// let read = |text| date_with(text, &options).value.map(|day| day.to_string());
/// assert_eq!(read("mardi 31 décembre 2024").as_deref(), Some("2024-12-31"));
/// assert_eq!(read("令和6年12月31日").as_deref(), Some("2024-12-31"));
/// let buddhist = date_with("31/12/2567", &options).problem.unwrap();
/// assert_eq!((buddhist.reason, buddhist.fix.as_deref()), ("date.other_calendar", Some("2024-12-31")));
/// ```
pub fn date_with(input: &str, options: &DateOptions) -> Outcome<NaiveDate> {
    if exceeds(input, MAX_INPUT) {
        return Outcome::refused(too_long("date.too_long", MAX_INPUT));
    }
    let mut changes = Vec::new();
    let text = trim(remove_invisible(input, &mut changes), &mut changes);
    if text.is_empty() {
        return Outcome::refused(Problem::new(Code::Missing, "date.empty"));
    }
    let digits = without_han_numbers(ascii_digits(&text));
    let day = without_time(&digits);
    if day != digits {
        changes.push(Change::new("date.time_removed", &*digits, &*day));
    }
    let (date, is_converted) = match parse(&day, &Reading::new(&text, options)) {
        Ok(read) => read,
        Err(problem) => return Outcome::refused(problem),
    };
    if is_converted {
        changes.push(Change::new("date.calendar", text, date.to_string()));
    } else if !is_iso_day(&day) || digits != text {
        changes.push(Change::new("date.form", text, date.to_string()));
    }
    Outcome { value: Some(date), changes, problem: birth_problem(date, options) }
}

/// Returns the problem of a day in the form `YYYY-MM-DD`, or of a text in another form.
pub(crate) fn day_problem(text: &str, options: &DateOptions) -> Option<Problem> {
    let Some(day) = iso_day(text) else { return Some(Problem::new(Code::InvalidFormat, "date.format")) };
    match Reading::new(text, options).gregorian(day.year().unsigned_abs(), day.month(), day.day()) {
        Ok(_) => birth_problem(day, options),
        Err(problem) => Some(problem),
    }
}

fn birth_problem(day: NaiveDate, options: &DateOptions) -> Option<Problem> {
    let first = options.today.map_or(FIRST_BIRTH, |today| today.year() - MAX_AGE);
    let is_wrong = day.year() < first || options.today.is_some_and(|today| day > today);
    (options.is_birth && is_wrong).then(|| Problem::new(Code::UnknownValue, "date.birth"))
}

/// The facts that decide between the readings of a date.
struct Reading<'a> {
    order: DateOrder,
    country: &'a str,
    /// `true` for Persian digits, which Arabic does not use.
    has_persian_digits: bool,
    options: &'a DateOptions,
}

impl<'a> Reading<'a> {
    fn new(text: &str, options: &'a DateOptions) -> Self {
        let order = match (options.order, options.country) {
            (DateOrder::Unknown, Some(country)) => DateOrder::usual_in(country),
            (order, _) => order,
        };
        let has_persian_digits = text.contains(|c| matches!(c, '۰'..='۹'));
        let country = options.country.as_ref().map_or("", |country| country.as_str());
        Self { order, country, has_persian_digits, options }
    }

    /// Returns the date if the Gregorian calendar has it and its year is not one of another calendar. In contact
    /// data, years before 1000 are typing errors.
    fn gregorian(&self, year: u32, month: u32, day: u32) -> Result<NaiveDate, Problem> {
        if (1200..=1500).contains(&year) || (2400..=2700).contains(&year) {
            let problem = Problem::new(Code::UnknownValue, "date.other_calendar");
            let is_persian =
                matches!(self.country, "IR" | "AF") || self.country.is_empty() && self.has_persian_digits;
            let calendar = match year {
                2400.. => Calendar::Buddhist,
                _ if is_persian => Calendar::Persian,
                _ => return Err(problem),
            };
            let fix = Year { calendar, year }.day(month, day).ok();
            return Err(Problem { fix: fix.map(|day| day.to_string()), ..problem });
        }
        i32::try_from(year)
            .ok()
            .and_then(|year| NaiveDate::from_ymd_opt(year, month, day))
            .filter(|date| date.year() >= 1000)
            .ok_or_else(|| Problem::new(Code::InvalidFormat, "date.not_in_calendar"))
    }

    /// Reads `first` and `second` as day and month. If both orders make a date, the order or the days of the week
    /// decide.
    fn year_last(&self, first: u32, second: u32, year: u32, weekdays: u8) -> Result<NaiveDate, Problem> {
        let day_first = self.gregorian(year, second, first);
        let month_first = self.gregorian(year, first, second);
        let suits = |date: &NaiveDate| weekdays & on_weekday(*date) != 0;
        match (day_first, month_first, self.order) {
            (Ok(day_first), Ok(month_first), _) if suits(&day_first) != suits(&month_first) => {
                Ok(if suits(&day_first) { day_first } else { month_first })
            }
            (Ok(day_first), Ok(month_first), DateOrder::Unknown) if day_first != month_first => {
                Err(Problem::new(Code::InvalidFormat, "date.ambiguous"))
            }
            (_, Ok(date), DateOrder::MonthFirst) | (Ok(date), _, _) | (Err(_), Ok(date), _) => Ok(date),
            (Err(day_first), Err(month_first), DateOrder::Unknown)
                if day_first.fix.is_some()
                    && month_first.fix.is_some()
                    && day_first.fix != month_first.fix =>
            {
                Err(Problem { fix: None, ..day_first })
            }
            (Err(_), Err(problem), DateOrder::MonthFirst) => Err(problem),
            (Err(problem), Err(other), _) => Err(if problem.fix.is_some() { problem } else { other }),
        }
    }

    /// Returns the problem of a year with two digits. The fix is the date of birth if there is only one.
    fn short_year(&self, numbers: [u32; 3], month: Option<u32>) -> Problem {
        let problem = Problem::new(Code::InvalidFormat, "date.two_digit_year");
        let Some(today) = self.options.today.filter(|_| self.options.is_birth) else { return problem };
        let [a, b, c] = numbers;
        let orders = match month {
            Some(month) => vec![(a, month, c), (c, month, a)],
            None => {
                let mut orders = vec![(a, b, c)];
                orders.extend((self.order != DateOrder::MonthFirst).then_some((c, b, a)));
                orders.extend((self.order != DateOrder::DayFirst).then_some((c, a, b)));
                orders
            }
        };
        let mut days: Vec<NaiveDate> = orders
            .into_iter()
            .flat_map(|(year, month, day)| [1800, 1900, 2000].map(|century| (century + year, month, day)))
            .filter_map(|(year, month, day)| NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day))
            .filter(|day| *day <= today && day.year() >= today.year() - MAX_AGE)
            .collect();
        days.sort_unstable();
        days.dedup();
        match days.as_slice() {
            [day] => problem.with_fix(day.to_string()),
            _ => problem,
        }
    }
}

/// Returns the bit of a date's day of the week, Monday first.
fn on_weekday(date: NaiveDate) -> u8 {
    1 << date.weekday().num_days_from_monday()
}

/// Reads a date. Returns `true` with it if its year was one of another calendar.
fn parse(text: &str, reading: &Reading) -> Result<(NaiveDate, bool), Problem> {
    let not_a_date = || Problem::new(Code::InvalidFormat, "date.format");
    if has_sign(text) {
        return Err(not_a_date());
    }
    let (text, mut calendar) = Calendar::named_in(text);
    let text = with_plain_months(&text);
    let text = with_named_months(&text);
    let mut has_thai = false;
    let mut numbers: Vec<(u32, usize)> = Vec::with_capacity(3);
    let (mut month, mut weekdays, mut doubtful) = (None, 0, None);
    for run in text.split(is_separator).filter(|word| !word.is_empty()).flat_map(runs) {
        if run.starts_with(|c: char| c.is_ascii_digit()) {
            if numbers.len() == 3 || run.len() > 8 {
                return Err(not_a_date());
            }
            numbers.push((run.parse().map_err(|_| not_a_date())?, run.len()));
            continue;
        }
        if is_first(run) && numbers.is_empty() {
            numbers.push((1, 1));
            continue;
        }
        has_thai |= run.starts_with(is_thai);
        match word(run, reading.country, numbers.len() == 1) {
            Some(Word { months: [0, 0], weekdays: days }) => weekdays = days,
            Some(Word { months, weekdays: 0 }) if month.is_none() => month = Some(months),
            Some(both) if both.weekdays != 0 && doubtful.is_none() => doubtful = Some(both),
            Some(Word { months, .. }) if month.is_none() => month = Some(months),
            None if is_filler(run) => {}
            None if month.is_none() && calendar.is_none() => {
                month = Some([persian_month(run).ok_or_else(not_a_date)?; 2]);
                calendar = Some(Named { calendar: Calendar::Persian, is_first: false });
            }
            _ => return Err(not_a_date()),
        }
    }
    // A Thai month has a Thai year, unless the year can only be a Gregorian one.
    if has_thai && month.is_some() && numbers.last().is_some_and(|(year, _)| (2400..=2700).contains(year)) {
        calendar = calendar.or(Some(Named { calendar: Calendar::Buddhist, is_first: false }));
    }
    // "mar" is a Tuesday if there is another month.
    match doubtful {
        Some(both) if numbers.len() == 3 || month.is_some() => weekdays = both.weekdays,
        Some(both) => month = Some(both.months),
        None => {}
    }
    if !numbers.is_empty() && numbers.iter().all(|(number, _)| *number == 0) {
        return Err(Problem::new(Code::Missing, "date.zero"));
    }
    let read = |month| dated(&numbers, month, weekdays, calendar, reading);
    let date = match month {
        None => read(None),
        Some([one, other]) if one == other => read(Some(one)),
        // The day of the week decides between the months of two languages.
        Some(months) => match months
            .map(|month| read(Some(month)).ok().filter(|date| weekdays & on_weekday(*date) != 0))
        {
            [Some(date), None] | [None, Some(date)] => Ok(date),
            _ => Err(Problem::new(Code::InvalidFormat, "date.ambiguous")),
        },
    }?;
    if weekdays != 0 && weekdays & on_weekday(date) == 0 {
        return Err(Problem::new(Code::Mismatch, "date.weekday"));
    }
    Ok((date, calendar.is_some()))
}

/// Returns the date that numbers make, with their counts of written digits, and perhaps the name of a month.
fn dated(
    numbers: &[(u32, usize)],
    month: Option<u32>,
    weekdays: u8,
    calendar: Option<Named>,
    reading: &Reading,
) -> Result<NaiveDate, Problem> {
    let not_a_date = || Problem::new(Code::InvalidFormat, "date.format");
    match (calendar, month, numbers) {
        (Some(calendar), None, &[(year, _), (month, 1 | 2), (day, 1 | 2)]) if calendar.is_first => {
            Year { calendar: calendar.calendar, year }.day(month, day)
        }
        (Some(calendar), None, &[(day, 1 | 2), (month, 1 | 2), (year, _)]) if !calendar.is_first => {
            Year { calendar: calendar.calendar, year }.day(month, day)
        }
        (Some(calendar), Some(month), &[(day, 1 | 2), (year, _)]) => {
            Year { calendar: calendar.calendar, year }.day(month, day)
        }
        (Some(_), ..) => Err(not_a_date()),
        (None, None, &[(compact, 8)]) => {
            reading.gregorian(compact / 10_000, compact / 100 % 100, compact % 100)
        }
        (None, None, &[(year, 4), (month, 1 | 2), (day, 1 | 2)])
        | (None, Some(month), &[(year, 4), (day, 1 | 2)] | &[(day, 1 | 2), (year, 4)]) => {
            reading.gregorian(year, month, day)
        }
        (None, None, &[(first, 1 | 2), (second, 1 | 2), (year, 4)]) => {
            reading.year_last(first, second, year, weekdays)
        }
        (None, None, &[(a, 1 | 2), (b, 1 | 2), (c, 1 | 2)]) => Err(reading.short_year([a, b, c], None)),
        (None, Some(month), &[(a, 1 | 2), (c, 1 | 2)]) => Err(reading.short_year([a, 0, c], Some(month))),
        (None, None, &[(year, 3), (month, 1 | 2), (day, 1 | 2)]) if reading.country == "TW" => {
            let fix = Year { calendar: Calendar::Minguo, year }.day(month, day).ok();
            let problem = Problem::new(Code::UnknownValue, "date.other_calendar");
            Err(Problem { fix: fix.map(|day| day.to_string()), ..problem })
        }
        _ => Err(not_a_date()),
    }
}

#[cfg(test)]
mod tests;
