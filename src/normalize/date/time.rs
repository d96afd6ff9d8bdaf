//! Times of day and time zones beside a date.

use std::borrow::Cow;

use super::words::word;
use crate::base::is_iso_day;

/// Returns a text without its time of day and time zone.
pub(super) fn without_time(text: &str) -> Cow<'_, str> {
    if let Some((day, zone)) = text.split_at_checked(10)
        && is_iso_day(day)
        && (zone == "Z" || zone.len() == 6 && zone.contains(':'))
        && without_zone(zone) == Some("")
    {
        return Cow::Borrowed(day);
    }
    // `20240131T233000Z`
    if let Some((day, time)) = text.split_once(['T', 't'])
        && day.len() == 8
        && (day.bytes().all(|byte| byte.is_ascii_digit()))
        && let time = time.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, ':' | '.' | ','))
        && (time.is_empty() || without_zone(time) == Some(""))
    {
        return Cow::Borrowed(day);
    }
    let Some((start, end)) = clock(text) else { return Cow::Borrowed(text) };
    let (before, after) = (text.get(..start).unwrap_or_default(), text.get(end..).unwrap_or_default());
    let before = before.strip_suffix(['T', 't']).unwrap_or(before).trim_end().trim_end_matches(',');
    let after = after_clock(after);
    if after.is_empty() { Cow::Borrowed(before) } else { Cow::Owned([before, " ", after].concat()) }
}

/// Finds hours, a colon and what follows. Returns the start and the end.
fn clock(text: &str) -> Option<(usize, usize)> {
    let colon = text.find(':')?;
    let (before, after) = text.split_at_checked(colon)?;
    let hours = before.trim_end_matches(|c: char| c.is_ascii_digit());
    let is_hours = matches!(before.len() - hours.len(), 1 | 2)
        && (hours.is_empty() || hours.ends_with(['T', 't', ' ', ',', '日', '일', '號']));
    let is_time = |c: char| c.is_ascii_digit() || matches!(c, ':' | '.' | ',');
    let time = after.find(|c| !is_time(c)).unwrap_or(after.len());
    let time = after.get(..time)?.trim_end_matches(['.', ',']).len();
    (is_hours && time > 2).then_some((hours.len(), colon + time))
}

/// Removes "am", time zones and parentheses after a time of day.
fn after_clock(text: &str) -> &str {
    let mut rest = text.trim_start();
    loop {
        let lower = |len: usize| rest.get(..len).unwrap_or_default().to_ascii_lowercase();
        let half = ["am", "pm", "a.m.", "p.m.", "uhr"].into_iter().find(|half| lower(half.len()) == *half);
        let next = match half {
            Some(half) => rest.get(half.len()..),
            None => without_zone(rest),
        };
        match next.filter(|next| !next.starts_with(char::is_alphanumeric)) {
            Some(next) if next.len() < rest.len() => rest = next.trim_start().trim_start_matches(','),
            _ => return rest.trim(),
        }
    }
}

/// Removes a time zone from the start: `Z`, `+02:00`, `GMT+0200`, `CEST`, `(Central European Time)`,
/// `[Europe/Paris]`. Returns `None` if there is none.
fn without_zone(text: &str) -> Option<&str> {
    if text.starts_with(['(', '[']) {
        return text.split_once([')', ']']).map(|(_, rest)| rest);
    }
    let letters = text.find(|c: char| !c.is_ascii_uppercase()).unwrap_or(text.len());
    let (name, rest) = text.split_at_checked(letters.max(usize::from(text == "z")))?;
    let is_zone = matches!(name, "Z" | "z" | "GMT" | "UTC" | "CET")
        || matches!(name.len(), 2..=5) && word(name, "", false).is_none();
    if !name.is_empty() && !is_zone {
        return None;
    }
    let Some(offset) = rest.strip_prefix(['+', '-', '−']) else {
        return (!name.is_empty()).then_some(rest);
    };
    let end = offset.find(|c: char| !c.is_ascii_digit() && c != ':').unwrap_or(offset.len());
    let (offset, rest) = offset.split_at_checked(end)?;
    matches!(offset.len(), 1 | 2 | 4 | 5).then_some(rest)
}
