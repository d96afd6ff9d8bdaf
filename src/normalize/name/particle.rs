//! Family names that begin with a particle, a title of nobility or a word before a conjunction.

use super::given::{Given, given};
use super::order::Found;
use super::split::Confidence::{High, Low, Medium};
use super::words;

/// Starts at the first particle, or at the word before a conjunction: `María de la Cruz`, `José Ortega y
/// Gasset`.
pub fn particle(core: &[&str], country: &str) -> Option<Found> {
    let length = core.len();
    let is_particle = |index: usize| {
        core.get(index).is_some_and(|word| words::is_particle(word, country))
            || is_noble(core, index, country)
    };
    let is_small = core.first().is_some_and(|word| word.starts_with(char::is_lowercase));
    let is_son = core.first().is_some_and(|word| *word == "Ben");
    // `Ben ten Broeke`, `Al Di Meola`
    let is_short_given =
        matches!(core, ["Al" | "Ben" | "Mac", next, ..] if words::is_european_particle(next));
    if is_particle(0) && !is_short_given && (is_small || (length > 2 && (is_son || is_particle(1)))) {
        // `van Gogh`, `van Gogh Vincent`: particles do not begin a given name.
        let name = (0..length).find(|&index| !is_particle(index)).unwrap_or(length - 1);
        let is_given = core.get(name + 1).is_some_and(|word| given(word) == Given::Only);
        return Some((0..name + 1, if is_given { Medium } else { Low }));
    }
    // `De Luca Maria`, `Dupont de Nemours Pierre`
    let is_turned = words::often_writes_family_first(country);
    if let (Some(first), Some(last)) = (core.first(), core.last())
        && length > 2
        && given(first) == Given::Unknown
        && given(last) >= if is_particle(0) && is_turned { Given::Both } else { Given::Only }
        && (is_turned || is_particle(0))
        && !is_particle(length - 2)
    {
        let given = core.iter().rev().take_while(|word| given(word) >= Given::Both).count();
        // A particle alone is not a family name.
        let least = if is_particle(0) { 2 } else { 1 };
        return Some((0..length - given.min(length - least), Low));
    }
    let mut start = 1;
    while start + 1 < length && !opens_family(core, start, country) {
        start += 1;
    }
    if start + 1 >= length {
        return None;
    }
    // `María del Carmen Pérez`: here the particle belongs to the given name.
    let noun = (start..length).find(|&index| !is_particle(index)).unwrap_or(length - 1);
    if core.get(noun).is_some_and(|word| words::is_devotional(word)) && is_marian(core, start) {
        return (noun + 1 < length).then_some((noun + 1..length, Medium)).or(Some((start..length, Low)));
    }
    if let Some(found) = after_father(core, start, country) {
        return Some(found);
    }
    let before = core.get(start - 1).copied().unwrap_or_default();
    let is_conjunction = core.get(start + 1).is_some_and(|word| is_conjunction(word));
    // `Ana Sofia e Silva`: a conjunction may begin a Portuguese family name, and joins two elsewhere.
    let joined = core.get(start).map_or(Given::Unknown, |word| given(word));
    if core.get(start + 1) == Some(&"e") && joined > Given::Unknown {
        return Some((start + usize::from(joined == Given::Only)..length, Medium));
    }
    if start > 1
        && !is_conjunction
        && words::has_two_family_names(country)
        && !words::is_portuguese(country)
        && given(before) != Given::Only
    {
        return Some((start - 1..length, Medium));
    }
    // `Kim Da Hye` and `Geelhand de Merxem Pierre` have the family name first, with particles that are none.
    let is_turned = country.is_empty()
        && given(before) != Given::Only
        && core.last().is_some_and(|last| {
            (given(last) == Given::Only && given(before) == Given::Unknown)
                || (length == 3
                    && core.get(1).is_none_or(|word| !word.eq_ignore_ascii_case("van"))
                    && [before, *last].iter().any(|word| words::is_east_asian_family(word)))
        });
    let confidence = match start {
        _ if is_turned => Low,
        // `Maria da Graça Xuxa Meneghel`: the particle may belong to the given name.
        _ if is_particle(start) && is_marian(core, start) && noun + 1 < length => Medium,
        // `Otto Graf Lambsdorff`
        _ if is_noble(core, start, country) && !is_particle(start + 1) => Medium,
        1 if given(before) == Given::Unknown || !words::shares_names(country) => High,
        _ => Medium,
    };
    Some((start..length, confidence))
}

/// Recognizes the Arabic name of a family after the father's name: `Tamim bin Hamad Al Thani`, `Sabah Al Ahmad Al Sabah`. A Malay
/// name ends with the father's.
fn after_father(core: &[&str], start: usize, country: &str) -> Option<Found> {
    let is_son = |index: usize| core.get(index).is_some_and(|word| words::is_son(word));
    let length = core.len();
    let has_son = is_son(start);
    if start + 2 >= length || !has_son && !words::is_article(core.get(start)?) {
        return None;
    }
    // `bin Al Waleed` is a father's name with its article.
    let has_article = |index: &usize| {
        let begins =
            |word: &&str| words::begins_with_article(word) || words::is_article(word) && index + 1 < length;
        !is_son(index - 1) && core.get(*index).is_some_and(begins)
    };
    match (start + 2..length).rfind(has_article) {
        Some(family) => Some((family..length, Medium)),
        None if !has_son || matches!(country, "BN" | "ID" | "MY" | "SG") => None,
        None => Some((start..length, Medium)),
    }
}

fn opens_family(core: &[&str], index: usize, country: &str) -> bool {
    // `Valéry Giscard d'Estaing`
    let is_elided = |word: &&str| word.starts_with("d'") || word.starts_with("d’");
    core.get(index).is_some_and(|word| words::is_particle(word, country) || is_elided(word))
        || is_noble(core, index, country)
        || (core.get(index + 1).is_some_and(is_elided)
            && core.get(index).is_some_and(|word| given(word) == Given::Unknown))
        || (index + 2 < core.len() && core.get(index + 1).is_some_and(|word| is_conjunction(word)))
}

/// Returns whether a German title of nobility begins the family name at `index`. It has been part of it since 1919: article 109
/// of the constitution of Weimar (protokoll-inland.de, "Familiennamen mit Adelsbezeichnungen", 2026-11-22). Elsewhere a
/// particle after it shows it: `Hermann Graf von Pückler`.
fn is_noble(core: &[&str], index: usize, country: &str) -> bool {
    let is_before_particle = || matches!(core.get(index + 1), Some(&("von" | "vom" | "zu" | "zum" | "zur")));
    index > 0
        && index + 1 < core.len()
        && core.get(index).is_some_and(|word| words::is_noble(word))
        && (matches!(country, "DE" | "LI") || is_before_particle())
}

fn is_conjunction(word: &str) -> bool {
    matches!(word, "y" | "i" | "e")
}

/// Returns whether the word before `start` is a given name that often has a devotion after it.
fn is_marian(core: &[&str], start: usize) -> bool {
    let before = core.get(start - 1).map(|word| words::fold(word));
    matches!(before.as_deref(), Some("maria" | "ma." | "m." | "ana" | "rosa" | "jose" | "juan" | "luz"))
}
