//! Years of other calendars, and their conversion.

use std::borrow::Cow;

use chrono::{Datelike, NaiveDate};

use crate::base::{Code, Problem};

/// A calendar whose years differ from the Gregorian ones.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Calendar {
    /// A Japanese era, by its place in [`ERAS`].
    Era(usize),
    /// The calendar of the Republic of China: year 1 is 1912.
    Minguo,
    /// The Thai calendar: 543 years ahead.
    Buddhist,
    /// The solar calendar of Iran and Afghanistan.
    Persian,
    /// The Gregorian calendar, named: `西暦`.
    Gregorian,
}

/// A calendar that a text names, and its place.
#[derive(Clone, Copy)]
pub(super) struct Named {
    pub calendar: Calendar,
    /// `true` if the name begins the text.
    pub is_first: bool,
}

/// The eras since Japan uses the Gregorian calendar (1873): the names, the first year, the first day and the last day.
/// <https://www.ndl.go.jp/koyomi/>, read 2026-11-22.
type Day = (i32, u32, u32);
const ERAS: [(&str, i32, Day, Day); 5] = [
    ("令和 ㋿ R", 2019, (2019, 5, 1), (9999, 12, 31)),
    ("平成 ㍻ H", 1989, (1989, 1, 8), (2019, 4, 30)),
    ("昭和 ㍼ S", 1926, (1926, 12, 25), (1989, 1, 7)),
    ("大正 ㍽ T", 1912, (1912, 7, 30), (1926, 12, 25)),
    ("明治 ㍾ M", 1868, (1873, 1, 1), (1912, 7, 30)),
];

/// The names of calendars before a year.
const NAMES: [(&str, Calendar); 10] = [
    ("中華民國", Calendar::Minguo),
    ("中华民国", Calendar::Minguo),
    ("民國", Calendar::Minguo),
    ("民国", Calendar::Minguo),
    ("พุทธศักราช", Calendar::Buddhist),
    ("พ.ศ.", Calendar::Buddhist),
    ("ค.ศ.", Calendar::Gregorian),
    ("西暦", Calendar::Gregorian),
    ("西元", Calendar::Gregorian),
    ("公元", Calendar::Gregorian),
];

impl Calendar {
    /// Removes the name of a calendar from a text.
    pub fn named_in(text: &str) -> (Cow<'_, str>, Option<Named>) {
        if !cfg!(feature = "spellings") {
            return (Cow::Borrowed(text), None);
        }
        let split = |name: &str| text.split_once(name);
        let of_era = || {
            ERAS.iter().enumerate().find_map(|(era, (names, ..))| {
                names.split(' ').find_map(|name| {
                    let (before, after) = split(name)?;
                    // A letter counts only as `R6.1.2`.
                    let is_year = before.is_empty() && after.starts_with(|c: char| c.is_ascii_digit());
                    (is_year || !name.is_ascii()).then_some((before, after, Self::Era(era)))
                })
            })
        };
        let found = NAMES.iter().find_map(|(name, calendar)| {
            let (before, after) = split(name)?;
            Some((before, after, *calendar))
        });
        let Some((before, after, calendar)) = found.or_else(of_era) else {
            return (Cow::Borrowed(text), None);
        };
        // The first year of an era has a name.
        let rest = match after.trim_start().strip_prefix('元') {
            Some(after) => ["1", after].concat(),
            None => after.to_owned(),
        };
        let is_first = before.trim().is_empty();
        let named = Some(Named { calendar, is_first }).filter(|_| calendar != Self::Gregorian);
        (Cow::Owned([before, " ", &rest].concat()), named)
    }
}

/// A year of a calendar.
pub(super) struct Year {
    pub calendar: Calendar,
    pub year: u32,
}

impl Year {
    /// Returns the day of the Gregorian calendar. If it is certain but outside of its era, it is the fix.
    pub fn day(&self, month: u32, day: u32) -> Result<NaiveDate, Problem> {
        let not_in_calendar = || Problem::new(Code::InvalidFormat, "date.not_in_calendar");
        let year = i32::try_from(self.year)
            .ok()
            .filter(|year| (1..=3000).contains(year))
            .ok_or_else(not_in_calendar)?;
        let gregorian = |year| NaiveDate::from_ymd_opt(year, month, day).ok_or_else(not_in_calendar);
        match self.calendar {
            Calendar::Gregorian => gregorian(year),
            Calendar::Minguo => gregorian(year + 1911),
            // Until 1940 the Thai year began in April, so that the months before it are doubtful.
            Calendar::Buddhist if year <= 2483 && month < 4 => {
                Err(Problem::new(Code::UnknownValue, "date.other_calendar"))
            }
            Calendar::Buddhist => gregorian(year - 543),
            Calendar::Persian => persian(year, month, day).ok_or_else(not_in_calendar),
            Calendar::Era(era) => {
                let (_, first, from, to) = ERAS.get(era).ok_or_else(not_in_calendar)?;
                let date = gregorian(first + year - 1)?;
                let written = (date.year(), date.month(), date.day());
                if written < *from {
                    return Err(not_in_calendar());
                }
                if written > *to { Err(not_in_calendar().with_fix(date.to_string())) } else { Ok(date) }
            }
        }
    }
}

/// Converts a day of the Persian calendar by its cycle of 33 years, which is right for the years 1178 to 1633.
/// <https://www.astro.uni.torun.pl/~kb/Papers/EMP/PersianC-EMP.htm>, read 2026-11-22.
fn persian(year: i32, month: u32, day: u32) -> Option<NaiveDate> {
    let is_leap = (25 * year + 11) % 33 < 8;
    let length = match month {
        1..=6 => 31,
        7..=11 => 30,
        12 => 29 + u32::from(is_leap),
        _ => return None,
    };
    if !(1178..=1633).contains(&year) || !(1..=length).contains(&day) {
        return None;
    }
    let before = 30 * (month - 1) + (month - 1).min(6) + day - 1;
    // 1 Farvardin 1178 is 21 March 1799.
    let leaps = (1178..year).filter(|year| (25 * year + 11) % 33 < 8).count();
    let days = i64::from(365 * (year - 1178)) + i64::try_from(leaps).ok()? + i64::from(before);
    NaiveDate::from_ymd_opt(1799, 3, 21)?.checked_add_signed(chrono::TimeDelta::days(days))
}
