//! Days in the form `YYYY-MM-DD`.

use chrono::NaiveDate;

use super::error::Error;
use super::place::Place;

pub(crate) fn read_day(text: &str, place: Place) -> Result<NaiveDate, Error> {
    iso_day(text).ok_or_else(|| Error::wrong_value(place, "a day, written YYYY-MM-DD"))
}

/// Reads a day in the form `YYYY-MM-DD`, as registries want it: with all its digits and without a sign.
///
/// Does not use chrono's format parser, which adds 25 KB to the wasm file.
pub(crate) fn iso_day(text: &str) -> Option<NaiveDate> {
    let number = |digits: &str| {
        let all = digits.bytes().all(|byte| byte.is_ascii_digit());
        all.then(|| digits.parse().ok()).flatten()
    };
    if !is_iso_day(text) {
        return None;
    }
    let (year, month, day) = (text.get(..4)?, text.get(5..7)?, text.get(8..)?);
    NaiveDate::from_ymd_opt(i32::try_from(number(year)?).ok()?, number(month)?, number(day)?)
}

/// Checks whether a text has the form `YYYY-MM-DD`, whatever its characters.
pub(crate) fn is_iso_day(day: &str) -> bool {
    let bytes = day.as_bytes();
    bytes.len() == 10 && bytes.get(4) == Some(&b'-') && bytes.get(7) == Some(&b'-')
}
