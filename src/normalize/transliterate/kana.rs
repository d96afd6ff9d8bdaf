//! Japanese kana, spelled in modified Hepburn without its macrons and apostrophes.
//!
//! A second vowel that only lengthens `o` or `u` is left out, as in passports.

use std::borrow::Cow;

/// The spellings of `ぁ` to `ゖ`.
const KANA: &str = "a a i i u u e e o o ka ga ki gi ku gu ke ge ko go sa za shi ji su zu se ze so zo ta da chi ji \
    - tsu zu te de to do na ni nu ne no ha ba pa hi bi pi fu bu pu he be pe ho bo po ma mi mu me mo \
    ya ya yu yu yo yo ra ri ru re ro wa wa i e o n vu ka ke";

/// The full-width forms of U+FF61 to U+FF9F. The last two are the voicing marks.
const FULL_WIDTH: &str = "。「」、・ヲァィゥェォャュョッーアイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワン\u{3099}\u{309a}";

/// Returns the text with full-width kana.
pub fn full_width(text: &str) -> Cow<'_, str> {
    let is_half = |c: char| matches!(c, '\u{FF61}'..='\u{FF9F}');
    if !text.contains(is_half) {
        return Cow::Borrowed(text);
    }
    let wide = |c: char| {
        let place = u32::from(c).checked_sub(0xFF61).filter(|_| is_half(c));
        place.and_then(|place| FULL_WIDTH.chars().nth(usize::try_from(place).ok()?)).unwrap_or(c)
    };
    Cow::Owned(text.chars().map(wide).collect())
}

/// Returns the spelling of the kana at `at`, or `None` if the character is not a kana.
pub fn letter(chars: &[char], at: usize) -> Option<String> {
    let c = hiragana(*chars.get(at)?)?;
    match c {
        'ー' => Some(String::new()),
        'っ' => Some(doubled(chars, at + 1)),
        // The kana before it has taken it in.
        _ if is_small(c) && base(chars, at).is_some() => Some(String::new()),
        'う' | 'お' if is_long(chars, at) => Some(String::new()),
        _ => syllable(chars, at),
    }
}

/// Returns the character as hiragana, with `ー` as it is, or `None` if it is not a kana.
fn hiragana(c: char) -> Option<char> {
    match c {
        'ぁ'..='ゖ' | 'ー' => Some(c),
        'ァ'..='ヶ' => char::from_u32(u32::from(c) - 0x60),
        'ヷ'..='ヺ' => Some('ゔ'),
        _ => None,
    }
}

fn kana(chars: &[char], at: usize) -> Option<char> {
    hiragana(*chars.get(at)?)
}

fn is_small(c: char) -> bool {
    matches!(c, 'ぁ' | 'ぃ' | 'ぅ' | 'ぇ' | 'ぉ' | 'ゃ' | 'ゅ' | 'ょ' | 'ゎ')
}

/// Returns the place of the kana that the small one at `at` belongs to.
fn base(chars: &[char], at: usize) -> Option<usize> {
    let before = at.checked_sub(1)?;
    let c = kana(chars, before)?;
    let is_base = !is_small(c) && !matches!(c, 'ー' | 'っ' | 'ん') && is_small(kana(chars, at)?);
    is_base.then_some(before)
}

/// Returns the spelling of the kana at `at` with a small one after it.
fn syllable(chars: &[char], at: usize) -> Option<String> {
    let c = kana(chars, at)?;
    let place = usize::try_from(u32::from(c).checked_sub(0x3041)?).ok()?;
    let spelled = match chars.get(at)? {
        'ヷ' => "va",
        'ヸ' => "vi",
        'ヹ' => "ve",
        'ヺ' => "vo",
        _ => KANA.split(' ').nth(place)?,
    };
    let Some(small) = kana(chars, at + 1).filter(|_| base(chars, at + 1) == Some(at)) else {
        return Some(spelled.to_owned());
    };
    let stem = spelled.trim_end_matches(['a', 'i', 'u', 'e', 'o']);
    let small = KANA.split(' ').nth(usize::try_from(u32::from(small).checked_sub(0x3041)?).ok()?)?;
    Some(match (stem, small.strip_prefix('y')) {
        ("sh" | "ch" | "j", Some(vowel)) => format!("{stem}{vowel}"),
        ("", None) if spelled == "u" => format!("w{small}"),
        ("", None) if spelled == "i" => format!("y{small}"),
        ("k" | "g", None) if spelled.ends_with('u') => format!("{stem}w{}", small.trim_start_matches('w')),
        _ => format!("{stem}{small}"),
    })
}

/// Returns the consonant that a small tsu adds before the kana at `at`.
fn doubled(chars: &[char], at: usize) -> String {
    let next = syllable(chars, at).unwrap_or_default();
    let first = next.chars().next().filter(|c| !matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'n'));
    first.map_or_else(String::new, |c| if c == 'c' { "t".to_owned() } else { c.to_string() })
}

/// Returns whether the `う` or `お` at `at` is left out: `とうきょう`, `おおさか`. After a long vowel it is not: `おおうち`.
fn is_long(chars: &[char], at: usize) -> bool {
    lengthens(chars, at) && !at.checked_sub(1).is_some_and(|before| lengthens(chars, before))
}

/// Returns whether the `う` or `お` at `at` lengthens the vowel before it.
///
/// The kana don't say if a second part of the word begins there. So `いのうえ`, `まつうら` and `ひろおか` keep it.
fn lengthens(chars: &[char], at: usize) -> bool {
    let Some(before) = at.checked_sub(1) else { return false };
    let start = base(chars, before).unwrap_or(before);
    let Some(sound) = syllable(chars, start) else { return false };
    let is_first = start.checked_sub(1).is_none_or(|at| kana(chars, at).is_none());
    match (kana(chars, at), sound.chars().last()) {
        (Some('う'), Some('o')) => kana(chars, at + 1) != Some('え'),
        (Some('う'), Some('u')) => sound != "tsu",
        (Some('お'), Some('o')) => is_first,
        _ => false,
    }
}
