//! Greek letters, spelled by ELOT 743 (ISO 843, transcription), which Greek and Cypriot passports follow.

use registrant_text::unicode::decompose;

/// Returns the spelling of the letter at `at`, or `None` if it is not Greek.
pub fn letter(chars: &[char], at: usize) -> Option<&'static str> {
    let c = plain(*chars.get(at)?)?;
    let neighbour = |at: Option<usize>| at.and_then(|at| chars.get(at)).copied();
    let before = neighbour(at.checked_sub(1));
    let after = neighbour(at.checked_add(1)).and_then(plain);
    Some(match c {
        'υ' if !has_diaeresis(chars.get(at).copied()) => match before.and_then(unaccented) {
            Some('ο') => "u",
            Some('α' | 'ε' | 'η') if after.is_some_and(is_voiced) => "v",
            Some('α' | 'ε' | 'η') => "f",
            _ => "y",
        },
        'γ' if matches!(after, Some('γ' | 'ξ' | 'χ')) => "n",
        'μ' if after == Some('π') && !before.is_some_and(char::is_alphabetic) => "b",
        'π' if before.and_then(plain) == Some('μ')
            && !neighbour(at.checked_sub(2)).is_some_and(char::is_alphabetic) =>
        {
            ""
        }
        'α' => "a",
        'β' => "v",
        'γ' => "g",
        'δ' => "d",
        'ε' => "e",
        'ζ' => "z",
        'η' | 'ι' => "i",
        'θ' => "th",
        'κ' => "k",
        'λ' => "l",
        'μ' => "m",
        'ν' => "n",
        'ξ' => "x",
        'ο' | 'ω' => "o",
        'π' => "p",
        'ρ' => "r",
        'σ' | 'ς' => "s",
        'τ' => "t",
        'υ' => "y",
        'φ' => "f",
        'χ' => "ch",
        'ψ' => "ps",
        _ => return None,
    })
}

/// Returns the letter in lower case without accents, or `None` if it is not Greek.
fn plain(c: char) -> Option<char> {
    let is_greek = matches!(c, '\u{386}'..='\u{3CE}' | '\u{1F00}'..='\u{1FFC}');
    if is_greek { decompose(super::lower(c)).next() } else { None }
}

/// Returns the letter in lower case if it has no accent. An accent on the first of two vowels separates them.
fn unaccented(c: char) -> Option<char> {
    let lower = super::lower(c);
    matches!(lower, 'α'..='ω').then_some(lower)
}

fn has_diaeresis(c: Option<char>) -> bool {
    c.is_some_and(|c| decompose(c).any(|part| part == '\u{308}'))
}

/// Returns whether `αυ`, `ευ`, `ηυ` end in a v before `c`: a vowel or a voiced consonant.
fn is_voiced(c: char) -> bool {
    matches!(c, 'α' | 'ε' | 'η' | 'ι' | 'ο' | 'υ' | 'ω' | 'β' | 'γ' | 'δ' | 'ζ' | 'λ' | 'μ' | 'ν' | 'ρ')
}
