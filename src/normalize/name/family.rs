//! The place of the family name among the words of a name.

use std::iter;

use super::given::{Given, given};
use super::mark;
use super::order::{self, Found};
use super::particle::particle;
use super::role;
use super::split::Confidence::{self, High, Low, Medium};
use super::words;

/// Returns the range of the family name.
pub fn family(core: &[&str], country: &str) -> Found {
    let length = core.len();
    if length < 2 {
        return (0..length, Low);
    }
    if let Some(found) = with_servants(core, country) {
        return found;
    }
    let (range, confidence) = patronymic(core, country)
        .or_else(|| capitals(core, country))
        .or_else(|| initials_last(core))
        .or_else(|| family_first(core, country))
        .or_else(|| particle(core, country))
        .or_else(|| two_family_names(core, country))
        .or_else(|| (length > 2).then(|| order::of_more(core, country)).flatten())
        .unwrap_or_else(|| last_word(core, country));
    (range, confidence.min(most_certain(core, country)))
}

/// Returns the highest confidence that a name of these words can have.
fn most_certain(core: &[&str], country: &str) -> Confidence {
    // Many people there have no family name, or write it first in Latin letters.
    let has_no_order =
        matches!(country, "ID" | "JP" | "MM" | "MN") && core.iter().all(|word| word.is_ascii());
    // `Abdullah Ahmad Badawi`: most Malays have the father's name in the place of a family name.
    let is_malay = matches!(country, "BN" | "MY")
        && !core
            .iter()
            .any(|word| words::is_particle(word, country) || words::is_frequent_family(word, "MY"));
    // `M. S. Dhoni`: many Tamil names have the father's initial before one's own name.
    let is_tamil = country == "IN" && core.first().is_some_and(|first| order::is_initial(first));
    // `Kovács Jánosné` has her husband's name. `Kovácsné dr. Nagy Mária` has a title in it.
    let is_wife = country == "HU" && core.iter().skip(1).any(|word| words::is_hungarian_wife(word));
    let has_title = core.iter().skip(1).any(|word| words::is_in("dr. Dr. DR. prof. Prof.", word));
    // `Kate O Brien`
    let is_open = country != "IE" && matches!(core, [.., _, "O", _]);
    if has_no_order
        || is_tamil
        || is_wife
        || has_title
        || mark::are_several(core, country)
        || mark::has_foreign_word(core, country)
        || core.iter().any(|word| role::is_function(word))
    {
        Low
    } else if is_malay || is_open {
        Medium
    } else {
        High
    }
}

/// Treats `Abdel Nasser` and `عبد الله` as one word each.
fn with_servants(core: &[&str], country: &str) -> Option<Found> {
    let mut ends = Vec::new();
    let mut start = 0;
    while start < core.len() {
        start += core.get(start..).and_then(words::servant).unwrap_or(1);
        ends.push(start);
    }
    if ends.len() == core.len() {
        return None;
    }
    if let [_] = *ends {
        // `Abdul Kalam` alone may be either name.
        return Some((core.len() - 1..core.len(), Low));
    }
    let starts = iter::once(0).chain(ends.iter().copied());
    let units: Vec<String> =
        starts.zip(&ends).map(|(start, end)| core.get(start..*end).unwrap_or_default().join(" ")).collect();
    let units: Vec<&str> = units.iter().map(String::as_str).collect();
    let (range, confidence) = family(&units, country);
    let at = |unit: usize| unit.checked_sub(1).and_then(|unit| ends.get(unit)).copied().unwrap_or_default();
    Some((at(range.start)..at(range.end), confidence.min(Medium)))
}

/// Recognizes `Smith J.`: initials do not end a name.
fn initials_last(core: &[&str]) -> Option<Found> {
    let initials = core.iter().rev().take_while(|word| order::is_initial(word)).count();
    let family = core.len() - initials;
    (initials > 0 && family > 0).then_some((0..family, Low))
}

/// Recognizes `Иванов Иван Иванович`, `Иван Иванович Иванов` and `Heydər Əlirza oğlu Əliyev`.
fn patronymic(core: &[&str], country: &str) -> Option<Found> {
    // Elsewhere than in the east, `Ivanov Ivan Ivanovich` needs a second sign.
    let is_patronymic = |word: &str, before: &str| {
        words::is_patronymic(word, country)
            || (country.is_empty() && words::is_patronymic(word, "RU") && given(before) >= Given::Both)
    };
    match *core {
        [_, _, child, _] if words::is_child_of(child) => Some((3..4, High)),
        [_, _, _, child] if words::is_child_of(child) => Some((0..1, High)),
        // `Асан Болот уулу` and `Болот уулу Асан`: a Kyrgyz has no other family name.
        [_, _, child] if words::is_child_of(child) => Some((1..3, Medium)),
        [_, child, _] if words::is_child_of(child) => Some((0..2, Medium)),
        // `Нұрлан Серікұлы`: so may a Kazakh.
        [_, last] if words::is_childs(last, country) => Some((1..2, Low)),
        [first, _] if words::is_childs(first, country) => Some((0..1, Low)),
        // `Ольга Ивановна` has no family name here, and `Роман Абрамович` has one.
        [first, last] if is_patronymic(last, first) && given(first) >= Given::Both => {
            Some((1..2, if words::is_daughters(last) { Low } else { Medium }))
        }
        // So has `Иван Бабич`, and `Илья Ильич` has none.
        [first, last] if given(first) >= Given::Both && words::is_of_known_father(last, country) => {
            Some((1..2, Low))
        }
        [first, last] if given(first) >= Given::Both && words::is_patronymic_abroad(last) => {
            Some((1..2, Medium))
        }
        [first, middle, last] if is_patronymic(middle, first) => {
            let is_turned = given(first) < Given::Both && words::is_patronymic(last, country);
            Some((2..3, if is_turned { Medium } else { High }))
        }
        // `Нұрлан Асқар Серікұлы` may have no family name.
        [first, _, last] if words::is_childs(last, country) && given(first) == Given::Only => {
            Some((2..3, Low))
        }
        [first, middle, _] if given(first) >= Given::Both && words::is_short_patronymic(middle, country) => {
            Some((2..3, High))
        }
        // `Адам Мацкевіч` has a family name with such an ending.
        [first, middle, last] if is_patronymic(last, middle) => {
            let is_sure = given(first) < Given::Both || words::is_daughters(last);
            Some((0..1, if is_sure { High } else { Medium }))
        }
        [first, middle, last]
            if words::is_short_patronymic(last, country) && given(middle) >= Given::Both =>
        {
            Some((0..1, if given(first) == Given::Unknown { High } else { Low }))
        }
        _ => None,
    }
}

/// Recognizes `DUPONT Jean`, `Jan van der BERG`: one run of words in capitals at either end, next to other
/// words.
fn capitals(core: &[&str], country: &str) -> Option<Found> {
    let first = core.iter().position(|word| is_capitals(word))?;
    let run = core.iter().skip(first).take_while(|word| is_capitals(word)).count();
    let end = first + run;
    let is_elsewhere = core.iter().skip(end).any(|word| is_capitals(word));
    let is_mixed = core.iter().any(|word| !is_capitals(word) && word.chars().any(char::is_lowercase));
    if is_elsewhere || !is_mixed {
        return None;
    }
    let particles =
        core.iter().take(first).rev().take_while(|word| words::is_particle(word, country)).count();
    let start = first - particles;
    let longest =
        core.iter().skip(first).take(run).map(|word| word.chars().count()).max().unwrap_or_default();
    let others = || core.iter().take(start).chain(core.iter().skip(end));
    // `ADC Telecommunications` and `Fraunhofer IPMS` are no persons. A given name or an initial shows one.
    let is_person = others().any(|word| given(word) > Given::Unknown || order::is_initial(word))
        || core.iter().any(|word| words::is_east_asian_family(word));
    let sure = match is_person {
        false if longest < 5 => Low,
        false if start == 0 => Medium,
        _ => High,
    };
    match (start, end == core.len()) {
        (1.., true) if longest > 2 => Some((start..end, sure)),
        (1.., true) => Some((start..end, sure.min(Medium))),
        // `JP Morgan` begins with initials, `LI Wei` with a family name.
        (0, false) if longest > 2 => Some((start..end, sure)),
        (0, false) if words::writes_family_first(country) => Some((start..end, High)),
        _ => None,
    }
}

fn is_capitals(word: &str) -> bool {
    let word = ["Mc", "Mac"].iter().find_map(|prefix| word.strip_prefix(prefix)).unwrap_or(word);
    let letters = word.chars().filter(|c| c.is_alphabetic()).count();
    letters > 1 && !word.contains('.') && word.chars().all(|c| !c.is_alphabetic() || c.is_uppercase())
}

fn family_first(core: &[&str], country: &str) -> Option<Found> {
    let [first, second, ..] = core else { return None };
    let last = core.last()?;
    // `Nguyễn Văn An` and `Nguyen Thi Hoa` are Vietnamese in any country.
    if is_vietnamese_middle(second) && words::is_frequent_family(first, "VN") {
        return Some((0..1, if country == "VN" { High } else { Medium }));
    }
    // `Lim Guan Eng`: Chinese names have one word of family name and two of given name.
    if country == "MY" || country.is_empty() {
        let is_chinese = core.len() == 3
            && words::is_frequent_family(first, "MY")
            && core.iter().skip(1).all(|word| word.len() < 7 && given(word) == Given::Unknown)
            && !core.iter().any(|word| words::is_particle(word, country));
        return is_chinese.then_some((0..1, if country.is_empty() { Low } else { Medium }));
    }
    if !words::writes_family_first(country) {
        return None;
    }
    let end = core.len() - 1;
    let is_known = |word: &&str| words::is_frequent_family(word, country);
    let has_particle = core.iter().skip(1).any(|word| words::is_particle(word, country));
    // `Ban Ki-moon`: a small letter after the hyphen shows the given name.
    let is_joined =
        |word: &str| word.split_once('-').is_some_and(|(_, second)| second.starts_with(char::is_lowercase));
    match core {
        [one, other] if country != "HU" && is_joined(other) && !is_joined(one) => return Some((0..1, High)),
        [one, other] if country != "HU" && is_joined(one) && !is_joined(other) => return Some((1..2, High)),
        [_, initial, _] if order::is_initial(initial) => return Some((2..3, Medium)),
        _ => {}
    }
    // A foreigner's name: `Daniel C. Tsui`, `George de Hevesy`.
    if given(first) == Given::Only && has_particle {
        return None;
    }
    if given(first) == Given::Only && country != "HU" && core.iter().take(end).all(|word| !is_known(word)) {
        return Some((end..end + 1, Medium));
    }
    // `Kovácsné Nagy Mária` has the husband's name and her own.
    if country == "HU" && core.len() > 2 && words::is_hungarian_wife(first) {
        return Some((0..2, if core.len() == 3 && given(last) >= Given::Both { Medium } else { Low }));
    }
    if country == "HU" {
        return Some(match (given(first), given(last)) {
            (Given::Unknown, Given::Only | Given::Both) => {
                (0..1, if core.len() == 2 { High } else { Medium })
            }
            (Given::Both, Given::Only) => (0..1, Medium),
            (Given::Only, Given::Unknown | Given::Both) => (end..end + 1, Medium),
            _ => (0..1, Low),
        });
    }
    Some(match (is_known(first), is_known(last)) {
        (true, false) => (0..1, if country == "VN" { High } else { Medium }),
        (false, true) => (end..end + 1, Medium),
        (true, true) => (0..1, Low),
        // `Tony Leung Chiu-wai`: a Western given name before a complete Chinese name.
        (false, false) => core.iter().position(is_known).map_or((0..1, Low), |at| (at..at + 1, Medium)),
    })
}

fn is_vietnamese_middle(word: &str) -> bool {
    matches!(word, "Văn" | "Thị") || word.eq_ignore_ascii_case("van") || word.eq_ignore_ascii_case("thi")
}

/// Returns the last two of three or more words, if people in the country have two family names.
fn two_family_names(core: &[&str], country: &str) -> Option<Found> {
    let length = core.len();
    if length < 3 || !words::has_two_family_names(country) {
        return None;
    }
    if length == 3 && core.get(1).is_some_and(|word| given(word) == Given::Only) {
        return Some((2..3, Medium));
    }
    // `García López María` may have the family names first.
    let is_turned = core.first().is_some_and(|first| given(first) == Given::Unknown)
        && core.last().is_some_and(|last| given(last) == Given::Only);
    let is_usual = length < 5 && !words::is_portuguese(country) && !is_turned;
    Some((length - 2..length, if is_usual { Medium } else { Low }))
}

fn last_word(core: &[&str], country: &str) -> Found {
    let last = core.len() - 1;
    let are_initials = core.iter().take(last).skip(1).all(|word| order::is_initial(word));
    match *core {
        [first, ref middle @ .., end] if are_initials => {
            let (mut range, mut confidence) = order::of_two(first, end, country);
            if range.start > 0 || !middle.is_empty() {
                range = last..last + 1;
            }
            // `De Vries` may be a whole family name.
            if middle.is_empty() && words::is_particle(first, country) {
                confidence = Low;
                range.end = 2;
            }
            // `SMITH JOHN` and `JOHN SMITH` are both possible.
            if core.iter().all(|word| is_capitals(word)) {
                confidence = confidence.min(Medium);
            }
            (range, confidence)
        }
        [first, _, _] if given(first) >= Given::Both && !country.is_empty() => (last..last + 1, Medium),
        _ => (last..last + 1, Low),
    }
}
