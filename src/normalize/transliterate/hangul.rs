//! Korean syllables, spelled in the Revised Romanization of Korean: proclamation 2000-8 of the Ministry of Culture and
//! Tourism, 2000-07-07, as in document E/CONF.94/INF.68 of the United Nations, 2002-08-26.
//!
//! A final consonant moves to a vowel that follows. Outside names, consonants that meet assimilate
//! (`신라` Silla), and a hyphen is before the unit of an address (`강남구` Gangnam-gu). The standard excludes
//! both from names.

const INITIALS: &str = "g kk n d tt r m b pp s ss - j jj ch k t p h";
const VOWELS: &str = "a ae ya yae eo e yeo ye o wa wae oe yo u wo we wi yu eu ui i";
/// The finals at the end of a word or before a consonant.
const FINALS: &str = "- k k k n n n t l k m l l l p l m p p t t ng t t k t p t";
/// The finals before a vowel.
const FINALS_BEFORE_VOWEL: &str = "- g kk ks n nj n d r lg lm lb ls lt lp r m b ps s ss ng j ch k t p -";

/// The place of the vowel `i`.
const I: usize = 20;

/// A syllable: the places of its initial, vowel and final.
#[derive(Clone, Copy)]
struct Syllable {
    initial: usize,
    vowel: usize,
    last: usize,
}

impl Syllable {
    fn of(c: char) -> Option<Self> {
        let place = usize::try_from(u32::from(c).checked_sub(0xAC00)?).ok().filter(|_| c <= '힣')?;
        Some(Self { initial: place / 588, vowel: place / 28 % 21, last: place % 28 })
    }
}

/// Returns the spelling of the syllable at `at`, or `None` if the character is not a Korean syllable.
pub fn letter(chars: &[char], at: usize, is_name: bool) -> Option<String> {
    let here = Syllable::of(*chars.get(at)?)?;
    // A hyphen separates: nothing moves or assimilates over it.
    let unit = |at: usize| !is_name && is_unit(chars, at);
    let near = |at: Option<usize>| at.and_then(|at| chars.get(at)).and_then(|c| Syllable::of(*c));
    let before = near(at.checked_sub(1)).filter(|_| !unit(at)).map(|syllable| part(FINALS, syllable.last));
    let after = near(Some(at + 1)).filter(|_| !unit(at + 1)).map(|syllable| part(INITIALS, syllable.initial));
    let vowel_after = near(Some(at + 1)).map(|syllable| syllable.vowel);
    let initial = match (before, part(INITIALS, here.initial)) {
        (Some("l"), "r") => "l",
        (Some("l"), "n") if !is_name => "l",
        (Some("n"), "r") if !is_name => "l",
        (Some("ng" | "m" | "k" | "p" | "t"), "r") if !is_name => "n",
        (_, initial) => initial,
    };
    let last = match (part(FINALS, here.last), after) {
        // `해돋이` haedoji, `같이` gachi
        ("t", Some("")) if !is_name && matches!(here.last, 7 | 25) && vowel_after == Some(I) => {
            if here.last == 7 { "j" } else { "ch" }
        }
        (_, Some("")) => part(FINALS_BEFORE_VOWEL, here.last),
        ("k", Some("n" | "m" | "r")) if !is_name => "ng",
        ("t", Some("n" | "m" | "r")) if !is_name => "n",
        ("p", Some("n" | "m" | "r")) if !is_name => "m",
        ("n", Some("r")) if !is_name => "l",
        (last, _) => last,
    };
    let hyphen = if unit(at) { "-" } else { "" };
    Some(format!("{hyphen}{initial}{}{last}", part(VOWELS, here.vowel)))
}

/// Family names that most passports spell in another way than the standard: Kim in 99.6 %, Lee in 98.8 %, Park in 96.6 %, Choi in
/// 94.5 %, Kang in 95.9 % and Lim in 62 %. Statistics of the Ministry of Foreign Affairs of 2024-10-31, as
/// <https://engnaming.com/guides/surname-statistics> has them; the last two as
/// <https://tools.moneynestlab.com/en/guides/passport-english-name> has them, both read on 2026-11-22.
const FAMILIES: &str = "김Kim 이Lee 박Park 최Choi 강Kang 임Lim";

/// The other frequent family names.
const MORE_FAMILIES: &str = "정조윤장한오서신권황안송류유홍전고문손양배백허남심노하곽성차주우구나민진지엄원천방공현함변염여추도석선설마길연위표명기반왕금옥육인맹제모탁국어은편용";

/// The family names of two syllables.
const FAMILIES_OF_TWO: &str = "남궁 황보 제갈 선우 독고 사공 서문";

/// Returns the length of the family name in a whole name: one of three or four syllables without a space, or a name of
/// one syllable before a space or alone.
pub fn family_length(chars: &[char]) -> Option<usize> {
    let end = chars.iter().position(|c| *c == ' ').unwrap_or(chars.len());
    let word = chars.get(..end).filter(|word| word.iter().all(|c| Syllable::of(*c).is_some()))?;
    let first = *word.first()?;
    let start: String = word.iter().take(2).collect();
    let length = if FAMILIES_OF_TWO.split(' ').any(|name| name == start) { 2 } else { 1 };
    let is_known = length == 2 || family(&[first]).is_some() || MORE_FAMILIES.contains(first);
    let is_whole = end == chars.len() && matches!(end - length.min(end), 2 | 3) && end < 5;
    (is_known && (is_whole || end == 1)).then_some(length)
}

/// Returns the spelling of a family name that has one of its own.
pub fn family(name: &[char]) -> Option<&'static str> {
    let [name] = *name else { return None };
    super::find(FAMILIES, name)
}

/// Names of places that end as if they had the unit `리`: `왕십리` is Wangsimni.
const WITHOUT_UNIT: [&str; 6] = ["왕십리", "답십리", "청량리", "미아리", "수유리", "망우리"];

/// Returns whether the syllable at `at` is the unit of an address: the last of three or more.
fn is_unit(chars: &[char], at: usize) -> bool {
    let is_syllable =
        |at: Option<usize>| at.and_then(|at| chars.get(at)).is_some_and(|c| Syllable::of(*c).is_some());
    matches!(chars.get(at), Some('도' | '시' | '군' | '구' | '읍' | '면' | '리' | '동' | '가' | '로' | '길'))
        && is_syllable(at.checked_sub(1))
        && is_syllable(at.checked_sub(2))
        && !is_syllable(Some(at + 1))
        && !WITHOUT_UNIT
            .iter()
            .any(|name| chars.get(at - 2..=at).is_some_and(|word| name.chars().eq(word.iter().copied())))
}

/// Returns one spelling of a list. A dash there means that it is silent.
fn part(list: &'static str, place: usize) -> &'static str {
    list.split(' ').nth(place).filter(|part| *part != "-").unwrap_or_default()
}
