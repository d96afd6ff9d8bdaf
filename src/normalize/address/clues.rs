//! What shows where an address is: the country's name, the postal code, the state.

use super::east_asian;
use super::format::address_format;
use super::lookup::PostalCodes;
use super::parts::{is_city_word, may_be_city};
use super::region::is_city_state;
use crate::contact::Country;
use crate::normalize::{self, Subdivision, postal_code, subdivision};

/// Removes the country from the lines, and returns it with its text.
pub(super) fn take_country<'a>(
    lines: &mut Vec<&'a str>,
    wanted: Option<Country>,
) -> Option<(Country, &'a str)> {
    let accepts = |text: &str, rest: &[&str]| {
        let found = normalize::country_value(text)?;
        let is_wanted = wanted.is_none_or(|wanted| wanted == found);
        (is_wanted && !is_state_instead(text, found, rest, wanted)).then_some(found)
    };
    let (last, above) = lines.split_last().map(|(last, above)| (*last, above.to_vec()))?;
    if let Some(found) = accepts(last, &above) {
        lines.pop();
        return Some((found, last));
    }
    // "94043, USA", "75001 Paris - France", and the last words of a line with a number.
    let cut = |at: usize| {
        last.split_at_checked(at).map(|(rest, name)| (rest.trim_end_matches([',', '-', ' ']), name.trim()))
    };
    let comma = last.rfind([',', '-']).map(|at| at + 1);
    let spaces = last
        .rmatch_indices(' ')
        .map(|(at, _)| at + 1)
        .take(4)
        .filter(|_| last.contains(|c: char| c.is_numeric()));
    for (rest, name) in comma.into_iter().chain(spaces).filter_map(cut) {
        let name = name.trim_start_matches([',', '-', ' ']);
        let is_name = name.chars().count() > 3 || (comma.is_some() || !name.is_ascii()) && name.len() > 1;
        let around: Vec<&str> = above.iter().copied().chain([rest]).collect();
        if is_name
            && !rest.is_empty()
            && let Some(found) = accepts(name, &around)
            // "Noord-Holland"
            && !(name.len() < last.len() && subdivision(last, Some(found)).is_valid())
        {
            lines.pop();
            lines.push(rest);
            return Some((found, name));
        }
    }
    let first = lines.first().copied().filter(|line| !normalize::is_latin(line))?;
    if lines.len() > 1
        && let Some(found) = accepts(first, lines.get(1..).unwrap_or_default())
    {
        lines.remove(0);
        return Some((found, first));
    }
    // "中国广东省深圳市"
    let mut cuts = first.char_indices().skip(2).take(6).filter_map(|(at, _)| first.split_at_checked(at));
    let (name, rest) = cuts.find(|(name, rest)| {
        accepts(name, &[]).is_some_and(|found| east_asian::begins_with_state(found, rest.trim_start()))
    })?;
    *lines.first_mut()? = rest.trim_start();
    Some((normalize::country_value(name)?, name))
}

/// The countries whose name is that of a city too, besides the city states.
const NAMES_OF_CITIES: &str = "AD GT MX PA SV";

/// Removes the country's name beside a postal code below the city: "San Juan", "Puerto Rico 00901".
pub(super) fn drop_country(country: Country, lines: &mut [&str]) {
    let [_, .., above, last] = lines else { return };
    let Some(code) = code_in(country, last) else { return };
    // "Ciudad de México", "México 06600": the code is not one of the state.
    let is_no_state = || {
        let area = subdivision(code.rest(), Some(country)).value;
        let fits = area.and_then(|area| normalize::postal_code_matches(code.text, country, area.code()));
        fits == Some(false)
    };
    let is_city = is_city_state(country) || NAMES_OF_CITIES.contains(country.as_str());
    let is_name = normalize::country_value(code.rest()) == Some(country) && (!is_city || is_no_state());
    if is_name && may_be_city(country, above) {
        *last = code.text;
    }
}

/// Returns `true` if a country's name or code is a state of the United States or of Canada here: "Georgia", "CA".
fn is_state_instead(text: &str, found: Country, rest: &[&str], wanted: Option<Country>) -> bool {
    let states = ["US", "CA"].into_iter().filter_map(Country::new).filter(|state| *state != found);
    let is_state = |home: Country| {
        let is_short = wanted.is_none() && text.len() == 2;
        subdivision(text, Some(home)).is_valid()
            && (is_short || rest.iter().any(|line| code_in(home, line).is_some()))
    };
    let mut states = states.filter(|home| is_state(*home)).peekable();
    states.peek().is_some() && !rest.iter().any(|line| code_in(found, line).is_some())
}

/// Returns the country that a postal code shows together with the state before it, or the country's name on its
/// line. The form of the code alone is enough only for the United Kingdom and its islands.
pub(super) fn country_of_code(lines: &[&str]) -> Option<Country> {
    if lines.iter().any(|line| line.contains('〒')) {
        return Country::new("JP");
    }
    for at in lines.len().saturating_sub(2)..lines.len() {
        let line = lines.get(at)?;
        let above = at.checked_sub(1).and_then(|above| lines.get(above)).copied().unwrap_or_default();
        let is_in = |home: Country| {
            let code = code_in(home, line).filter(|code| code.after.is_empty())?;
            let rest = if code.rest().is_empty() { above } else { code.rest() };
            let (_, last) = with_state(home, rest, true);
            let mut areas = [rest, last].into_iter().filter_map(|state| subdivision(state, Some(home)).value);
            let fits = |area: &Subdivision| {
                normalize::postal_code_matches(code.text, home, area.code()) == Some(true)
            };
            let area = areas.find(fits)?;
            // Puerto Rico and Guam have a country code of their own.
            let own =
                ["AS", "GU", "MP", "PR", "VI"].iter().find(|code| area.code() == ["US-", code].concat());
            own.map_or(Some(home), |code| Country::new(code))
        };
        if let Some(home) = ["US", "CA", "AU"].into_iter().filter_map(Country::new).find_map(is_in) {
            return Some(home);
        }
        // "Singapore 048616", "South Africa 0001"
        let ends = line.match_indices(' ').map(|(at, _)| at).take(4);
        let mut names = ends.filter_map(|at| line.get(..at)).enumerate().filter(|(_, name)| name.len() > 3);
        let named = names.find_map(|(at, name)| {
            let country = normalize::country_value(name)?;
            code_in(country, line).filter(|code| at == 0 || code.rest() == name).map(|_| country)
        });
        if named.is_some() {
            return named;
        }
        let is_plain =
            |home: &Country| code_in(*home, line).is_some_and(|code| code.is_plain && code.text.len() > 4);
        let mut british = ["GG", "IM", "JE", "GB"].into_iter().filter_map(Country::new);
        if let Some(country) = british.find(is_plain) {
            return Some(country);
        }
    }
    None
}

/// Returns the country whose letters are before a postal code, `A-1010 Wien`, and `true` if they are not a state of the United
/// States as well.
pub(super) fn country_before_code(lines: &[&str]) -> Option<(Country, bool)> {
    lines.iter().rev().take(2).find_map(|line| {
        let (letters, rest) = line.split_once('-')?;
        let is_sign =
            (1..4).contains(&letters.len()) && letters.bytes().all(|byte| byte.is_ascii_uppercase());
        let has_digit = rest.starts_with(|c: char| c.is_ascii_digit());
        let is_its = |country: &Country| {
            let code = code_in(*country, line).filter(|code| code.before.is_empty());
            let known = PostalCodes::of(*country);
            let is_part = !known.lead().is_empty() || !known.printed().is_empty();
            code.is_some_and(|code| is_part || code.after.contains(char::is_alphabetic))
        };
        let has_sign = |country: &Country| {
            let known = PostalCodes::of(*country);
            known
                .prefixes()
                .split(' ')
                .chain([known.printed().trim_end_matches(['-', ' '])])
                .any(|sign| sign == letters)
        };
        let own = Country::new(letters).filter(|country| country.is_assigned());
        // Territories have the letters of their state: F is the sign of France.
        let others = || {
            Country::all()
                .filter(has_sign)
                .min_by_key(|known| !known.as_str().starts_with(letters.get(..1).unwrap_or("?")))
        };
        let found = own.or_else(others).filter(|country| is_sign && has_digit && is_its(country))?;
        Some((found, !subdivision(letters, Country::new("US")).is_valid()))
    })
}

/// A postal code in a line.
#[derive(Clone, Copy)]
pub(super) struct CodeAt<'a> {
    pub(super) before: &'a str,
    pub(super) text: &'a str,
    after: &'a str,
    /// `true` if the code is written in its normal form.
    is_plain: bool,
}

impl<'a> CodeAt<'a> {
    /// Returns the side of the line with more text.
    pub(super) fn rest(&self) -> &'a str {
        const LABELS: [&str; 10] =
            ["cep", "c.p", "cp", "eircode", "pin", "pin code", "plz", "postal code", "postcode", "zip"];
        let trim = |text: &'a str| {
            let text = text.trim_matches([',', ' ', '-', '.', ':']);
            if LABELS.iter().any(|label| label.eq_ignore_ascii_case(text)) {
                return "";
            }
            // "São Paulo - SP - CEP"
            let bare = text.rsplit_once(['-', ' ']).filter(|(_, last)| {
                matches!(*last, "CEP" | "cep" | "ZIP" | "PLZ" | "CP" | "Postcode" | "PIN" | "Eircode")
            });
            bare.map_or(text, |(rest, _)| rest.trim_matches([',', ' ', '-', '.', ':']))
        };
        if trim(self.after).len() > trim(self.before).len() { trim(self.after) } else { trim(self.before) }
    }
}

/// The signs around a postal code.
const AROUND_CODE: [char; 6] = [',', ' ', '.', '(', ')', '-'];

/// Finds the country's postal code at the end of a line, or else at its beginning.
pub(super) fn code_in(country: Country, line: &str) -> Option<CodeAt<'_>> {
    if !address_format(country).has_postal_code_form() {
        return None;
    }
    let valid = |before: &'_ str, text: &'_ str, after: &'_ str| {
        let text = text.trim_matches(AROUND_CODE);
        let outcome = postal_code(text, country);
        let is_plain = outcome.value.as_deref() == Some(text);
        (outcome.is_valid() && text.contains(|c: char| c.is_numeric()))
            .then_some(is_plain)
            .filter(|_| before.is_empty() || after.is_empty())
    };
    // "Dhaka-1230"
    let is_hyphen = |at: usize| {
        line.split_at_checked(at).is_some_and(|(city, code)| {
            city.chars().rev().take_while(|c| c.is_alphabetic()).count() > 2
                && code.bytes().skip(1).all(|b| b.is_ascii_digit())
        })
    };
    let is_between = |at: usize, c: char| matches!(c, ' ' | ',') || c == '-' && is_hyphen(at);
    let spaces: Vec<usize> =
        line.char_indices().filter(|(at, c)| is_between(*at, *c)).map(|(at, _)| at).collect();
    let ends = spaces.iter().rev().take(2).rev().filter_map(|at| {
        let (before, text) = line.split_at_checked(*at)?;
        Some((before, text, ""))
    });
    let starts = spaces.iter().take(2).rev().filter_map(|at| {
        let (text, after) = line.split_at_checked(*at)?;
        Some(("", text, after))
    });
    // One word more than the code may be its prefix, such as "Luanda", so the shortest follow the longest.
    [("", line, "")].into_iter().chain(ends).chain(starts).find_map(|(before, text, after)| {
        let is_plain = valid(before, text, after)?;
        Some(CodeAt { before, text: text.trim_matches(AROUND_CODE), after, is_plain })
    })
}

/// Splits a line into the city and the state at its end.
pub(super) fn with_state(country: Country, line: &str, uses_state: bool) -> (&str, &str) {
    let is_state = |text: &str| {
        let bare = text.trim_matches(['(', ')', '[', ']', ' ', '.', ',', '-', '/']);
        bare.contains(char::is_alphabetic) && subdivision(bare, Some(country)).is_valid()
    };
    let trim = |text: &'_ str| text.trim_end_matches([',', ' ', '-', '(', '[']).len();
    let is_short = |text: &str| {
        let bare = text.trim_matches([',', ' ', '.', '/']);
        uses_state && (2..4).contains(&bare.len()) && bare.bytes().all(|b| b.is_ascii_uppercase())
    };
    // "Çankaya/Ankara", "Blumenau/SC"
    let slash = if matches!(country.as_str(), "BR" | "TR") { '/' } else { ',' };
    let comma = line.rfind([',', '(', slash]);
    if let Some((city, state)) =
        comma.and_then(|at| line.split_at_checked(at)).filter(|(_, state)| is_state(state) || is_short(state))
    {
        return (city.get(..trim(city)).unwrap_or(city), state.trim_matches([',', '(', ')', ' ', '.', '/']));
    }
    if uses_state {
        for (at, _) in line.match_indices([' ', '-']) {
            let Some((city, state)) =
                line.split_at_checked(at).map(|(city, state)| (city.trim(), state.trim()))
            else {
                continue;
            };
            // "Saint Petersburg" is one name, but "Washington DC" is two.
            let is_one = state.len() > 3 && subdivision(line, Some(country)).is_valid();
            if !city.is_empty()
                && !is_one
                && !is_city_word(city)
                && is_state(state)
                && line.split_whitespace().count() - state.split_whitespace().count() < 6
            {
                return (
                    city.get(..trim(city)).unwrap_or(city),
                    state.trim_matches(['-', '(', ')', ' ', '.']),
                );
            }
        }
    }
    (line, "")
}
