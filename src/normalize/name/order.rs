//! The order of a name, from given names and from the endings of family names.

use std::ops::Range;

use super::given::{Given, given, is_family};
use super::split::Confidence;
use super::words;

/// The range of the family name, and the confidence in it.
pub type Found = (Range<usize>, Confidence);

/// Recognizes the order of two words. It always has an answer, with low confidence if nothing shows it.
pub fn of_two(first: &str, last: &str, country: &str) -> Found {
    use Confidence::{High, Low, Medium};
    use Given::{Both, Only};
    let often_turned = words::often_writes_family_first(country);
    let (usual, turned) = (1..2, 0..1);
    let if_usual = |often, seldom| if often_turned { often } else { seldom };
    match (given(first), given(last)) {
        (Only, Only) => (usual, Low),
        // `Mary Ann`, `Jean Luc`: the family name may be missing.
        (one, other) if (one >= Both || other < Only) && words::ends_double_name(last) => (usual, Low),
        (Only | Both, _) if words::may_end_double_name(last) => (usual, Medium),
        (Only, _) if words::shares_names(country) && !is_family(last) => (usual, Medium),
        (Only, _) => (usual, High),
        (Both, Only) if often_turned => (turned, Low),
        (Both, Only) => (usual, Low),
        (Both, Both) => (usual, if_usual(Low, Medium)),
        (Both, _) if is_family(last) => (usual, High),
        (Both, _) => (usual, if country.is_empty() { Medium } else { if_usual(Medium, High) }),
        (_, Only) if is_family(first) => (turned, High),
        // `Arjun Fernando`: Sri Lankan family names are given names elsewhere.
        (_, Only) if country == "LK" => (usual, Low),
        (_, Only) if often_turned || country.is_empty() => (turned, Medium),
        (_, Only) => (usual, Low),
        (_, Both) if is_family(first) => (turned, Medium),
        (Given::Unknown, Both) if often_turned => (turned, Low),
        (Given::Unknown, Both) => (usual, Low),
        (one, other) => match (is_family(first), is_family(last)) {
            (true, false) => (turned, if_usual(Medium, Low)),
            (false, true) => (usual, if_usual(Medium, High)),
            (true, true) => (usual, Low),
            // `Zhang Wei` may have either order.
            _ if country.is_empty() && words::is_east_asian_family(first) => (usual, Low),
            _ if one == Given::Father && other == Given::Unknown => (usual, Medium),
            // Forms of Ghana and Nigeria ask for the surname first, but few people write it first elsewhere.
            _ if matches!(country, "GH" | "NG") => (usual, Low),
            _ => (usual, if_usual(Low, Medium)),
        },
    }
}

/// Recognizes the order of three or more words without particles, if given names show it.
pub fn of_more(core: &[&str], country: &str) -> Option<Found> {
    let length = core.len();
    let classes: Vec<Given> = core.iter().map(|word| given(word)).collect();
    let is_given = |class: &&Given| **class >= Given::Both;
    let leading =
        classes.iter().zip(core).take_while(|(class, word)| is_given(class) || is_initial(word)).count();
    let trailing = classes.iter().rev().take_while(is_given).count();
    let last = length - 1;
    if leading == 0 && trailing > 0 && classes.contains(&Given::Only) {
        let often = words::often_writes_family_first(country);
        let family = 0..length - trailing.min(last);
        let is_sure = is_family(core.first()?) || (family.end == 1 && often);
        if family.end == 1 || is_sure || often {
            return Some((family, if is_sure { Confidence::Medium } else { Confidence::Low }));
        }
    }
    let is_plain =
        classes.iter().zip(core).take(last).all(|(class, word)| *class == Given::Only || is_initial(word));
    match leading {
        0 => None,
        _ if leading == length => Some((last..length, Confidence::Low)),
        _ if leading == last => {
            // `Wolfgang Tsinga Liyombi`: family names of two words are frequent there.
            let is_sure = is_plain && !matches!(country, "CD" | "CF" | "CG" | "CM" | "GA" | "GQ");
            Some((last..length, if is_sure { Confidence::High } else { Confidence::Medium }))
        }
        _ => None,
    }
}

/// Returns whether a word is an initial: `J.`, `Q`.
pub fn is_initial(word: &str) -> bool {
    word.trim_end_matches('.').chars().count() == 1 && !word.chars().any(char::is_numeric)
}
