//! Addresses from the large to the small: Chinese, Japanese and Korean.

use super::value::Address;
use crate::contact::Country;
use crate::normalize::{self, postal_code, subdivision};

/// Returns `true` if the lines are an address from the large to the small.
pub(super) fn is_written_so(country: Country, lines: &[&str]) -> bool {
    let is_there = matches!(country.as_str(), "CN" | "HK" | "JP" | "KR" | "MO" | "TW");
    is_there && lines.iter().any(|line| !normalize::is_latin(line))
}

/// The last characters of a city, and those of a district within it.
const CITY: [char; 8] = ['市', '縣', '县', '郡', '区', '區', '시', '군'];
const DISTRICT: [char; 10] = ['区', '區', '县', '鄉', '鎮', '镇', '町', '村', '구', '市'];

/// Takes the lines apart: postal code, state, city, district; the rest is the street.
pub(super) fn take(country: Country, lines: &[&str], address: &mut Address) {
    let mut rest: Vec<String> = Vec::new();
    for line in lines {
        let line = line.trim_start_matches(['〒', ' ', '\u{3000}']);
        let end =
            line.find(|c: char| !(c.is_numeric() || matches!(c, '-' | '－' | '〒'))).unwrap_or(line.len());
        let (code, after) = line.split_at_checked(end).unwrap_or((line, ""));
        if address.postal_code.is_empty() && postal_code(code, country).is_valid() {
            code.clone_into(&mut address.postal_code);
            rest.push(after.trim().to_owned());
        } else {
            rest.push(line.to_owned());
        }
    }
    rest.retain(|line| !line.is_empty());
    let Some(first) = rest.first_mut() else { return };
    let mut text = first.as_str();
    if let Some((state, after)) = state_of(country, text) {
        state.clone_into(&mut address.subdivision);
        text = after;
    }
    let is_city_state =
        matches!(country.as_str(), "CN" | "KR") && address.subdivision.ends_with(['市', '시']);
    if is_city_state {
        address.city.clone_from(&address.subdivision);
    } else if let Some((city, after)) = until(text, &CITY) {
        city.clone_into(&mut address.city);
        text = after;
    }
    // A district of a large Japanese city, and the town of a Japanese county, belong to the city.
    if let Some((district, after)) =
        until(text, &DISTRICT).filter(|(district, _)| district.chars().count() < 7)
    {
        match country.as_str() {
            "JP" if !address.city.ends_with(['市', '郡']) => {}
            "JP" if address.city.ends_with('市') && !district.ends_with('区') => {}
            "JP" => {
                address.city.push_str(district);
                text = after;
            }
            _ => {
                district.clone_into(&mut address.district);
                text = after;
            }
        }
    }
    *first = text.trim().to_owned();
    rest.retain(|line| !line.is_empty());
    address.street = rest;
}

/// Splits the name of a state off the beginning of a text; the longest one counts.
fn state_of(country: Country, text: &str) -> Option<(&str, &str)> {
    let ends = text.char_indices().map(|(at, _)| at).skip(2).take(10).chain([text.len()]);
    let ends: Vec<usize> = ends.collect();
    let found = ends.into_iter().rev().filter_map(|at| text.split_at_checked(at));
    let mut found = found.filter(|(state, _)| subdivision(state, Some(country)).is_valid());
    found.next().map(|(state, after)| (state.trim(), after.trim_start()))
}

/// Splits a text after the first of some characters, but not after the first character or two.
fn until<'a>(text: &'a str, ends: &[char]) -> Option<(&'a str, &'a str)> {
    let mut found = text.char_indices().skip(1).filter(|(_, c)| ends.contains(c));
    let (at, c) = found.next()?;
    let (part, after) = text.split_at_checked(at + c.len_utf8())?;
    let is_short = part.chars().count() < 9 && !part.contains(|c: char| c.is_numeric());
    is_short.then(|| (part.trim(), after.trim_start()))
}
