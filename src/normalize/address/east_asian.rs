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

/// The words before a postal code.
const LABELS: [&str; 7] = ["〒", "우)", "邮编", "邮政编码", "郵便番号", "郵遞區號", "우편번호"];

/// Takes the lines apart: postal code, state, city, district; the rest is the street.
pub(super) fn take(country: Country, lines: &[&str], address: &mut Address) {
    let mut rest: Vec<String> = Vec::new();
    for line in lines {
        let line = line.trim_start_matches(['〒', ' ', '\u{3000}']);
        // "科技园路1号 邮编518057", "테헤란로 152, 06236"
        let (street, last) = line.rsplit_once([' ', '\u{3000}']).unwrap_or(("", line));
        let labelled = LABELS.iter().find_map(|label| last.strip_prefix(label));
        let last = labelled.unwrap_or(last).trim_start_matches([':', '：']).trim_matches(['(', ')']);
        // A short number at the end is a house.
        let is_house = || street.trim_end().ends_with(['號', '号', '樓', '楼', '室', 'F']);
        let is_long = labelled.is_some()
            || last.chars().count() > 4
            || country.as_str() == "TW" && last.len() == 3 && is_house();
        let is_number = last.chars().all(|c| c.is_numeric() || c == '-');
        let is_code = is_number && is_long && postal_code(last, country).is_valid();
        if address.postal_code.is_empty() && is_code {
            last.clone_into(&mut address.postal_code);
            rest.push(street.trim_end_matches([',', '，', ' ']).to_owned());
            continue;
        }
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
    // `香港島` is an island, not all of Hong Kong.
    if let Some((state, after)) = state_of(country, text).filter(|(_, after)| !after.starts_with('島')) {
        // Hong Kong and Macao are countries here, and have no states.
        if !matches!(country.as_str(), "HK" | "MO") {
            state.clone_into(&mut address.subdivision);
        }
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
    take_names(&mut rest, address);
    address.street = rest;
}

/// Moves the lines with a company or a title to the organization and the name.
fn take_names(lines: &mut Vec<String>, address: &mut Address) {
    const COMPANIES: [&str; 7] = ["株式会社", "有限会社", "合同会社", "公司", "주식회사", "(주)", "㈜"];
    const TITLES: [&str; 6] = ["様", "先生", "女士", "小姐", "收", "귀하"];
    for at in (1..lines.len()).rev() {
        let Some(line) = lines.get(at) else { continue };
        let title = TITLES.iter().find_map(|title| line.strip_suffix(title)).map(str::trim_end);
        if let Some(name) = title.filter(|_| address.name.is_empty()) {
            name.clone_into(&mut address.name);
        } else if address.organization.is_empty() && COMPANIES.iter().any(|word| line.contains(word)) {
            line.trim_end_matches("御中").trim_end().clone_into(&mut address.organization);
        } else {
            continue;
        }
        lines.remove(at);
    }
}

/// Returns `true` if a text begins with a state of a country that writes from the large to the small.
pub(super) fn begins_with_state(country: Country, text: &str) -> bool {
    is_written_so(country, &[text]) && state_of(country, text).is_some_and(|(_, rest)| !rest.is_empty())
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
