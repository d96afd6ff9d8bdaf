//! The folding for comparing names: it ignores case, accents, punctuation and spaces.

use std::fmt;

use crate::unicode::{decompose, lower};

/// The maximum number of bytes of a folded name; every place name is shorter.
const CAPACITY: usize = 256;

/// A folded name in a fixed buffer of 256 bytes, without allocation.
///
/// `Debug` shows its length, not the name.
///
/// ```
/// use registrant_text::fold::Folded;
/// let name = Folded::words_of("ÎLE-DE-FRANCE");
/// assert_eq!(name.as_str(), "ile de france");
/// assert_eq!(name.words().count(), 3);
/// ```
#[derive(Clone, Copy)]
pub struct Folded {
    bytes: [u8; CAPACITY],
    length: usize,
    overflowed: bool,
}

impl Folded {
    /// Returns an empty name.
    pub const fn new() -> Self {
        Self { bytes: [0; CAPACITY], length: 0, overflowed: false }
    }

    /// Returns the folded words of a text, separated by single spaces.
    pub fn words_of(text: &str) -> Self {
        let mut folded = Self::new();
        fold(text, &mut |c| {
            folded.push(c);
            true
        });
        folded
    }

    /// Appends a folded character; a name that does not fit becomes empty.
    pub fn push(&mut self, c: char) {
        let mut encoded = [0; 4];
        self.push_str(c.encode_utf8(&mut encoded));
    }

    /// Appends a folded text; a name that does not fit becomes empty.
    pub fn push_str(&mut self, text: &str) {
        match self.bytes.get_mut(self.length..self.length + text.len()) {
            Some(room) if !self.overflowed => {
                room.copy_from_slice(text.as_bytes());
                self.length += text.len();
            }
            _ => self.overflowed = true,
        }
    }

    /// Returns the folded text, or an empty text if it didn't fit.
    pub fn as_str(&self) -> &str {
        if self.overflowed {
            return "";
        }
        self.bytes.get(..self.length).and_then(|bytes| std::str::from_utf8(bytes).ok()).unwrap_or_default()
    }

    /// Returns its words.
    pub fn words(&self) -> impl Iterator<Item = &str> {
        self.as_str().split(' ').filter(|word| !word.is_empty())
    }
}

impl Default for Folded {
    fn default() -> Self {
        Self::new()
    }
}

impl fmt::Debug for Folded {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Folded").field("length", &self.as_str().len()).finish_non_exhaustive()
    }
}

/// Checks if a text looks like a code: ASCII letters and digits (narrow, full width or as flags) and dots.
///
/// "&" folds to a word and "É.T." to letters, but neither is a code.
pub fn is_code(text: &str) -> bool {
    text.chars().all(|c| {
        matches!(c, '0'..='9' | 'A'..='Z' | 'a'..='z' | '.' | '\u{ff10}'..='\u{ff5a}' | '\u{1f1e6}'..='\u{1f1ff}'
            | '\u{200b}'..='\u{200f}' | '\u{feff}')
    })
}

/// Passes the folded characters of a text to `emit`, until it returns `false`.
///
/// Letters become lower case and lose their accents. Other characters, except for digits, separate words. The
/// dots of an abbreviation don't: "U.S.A." is one word. `&` becomes the word "and", and a flag the two
/// letters of its code. Single spaces separate the words.
pub fn fold(text: &str, emit: &mut impl FnMut(char) -> bool) {
    let mut state = State { letters: 0, pending: false, after_dot: false, started: false };
    for c in text.chars() {
        let more = match c {
            'a'..='z' | '0'..='9' => state.letter(c, emit),
            'A'..='Z' => state.letter(c.to_ascii_lowercase(), emit),
            '.' => {
                state.dot();
                true
            }
            '&' => {
                state.space();
                let more = "and".chars().all(|c| state.letter(c, emit));
                state.space();
                more
            }
            _ if c.is_ascii() => {
                state.space();
                true
            }
            _ => fold_rare(c, &mut state, emit),
        };
        if !more {
            return;
        }
    }
}

/// The state of the folding between two characters.
struct State {
    /// The number of letters of the current word.
    letters: usize,
    /// `true` if a space is due before the next letter.
    pending: bool,
    /// `true` after the dot of an initial. If a single letter follows, the space is omitted.
    after_dot: bool,
    started: bool,
}

impl State {
    fn letter(&mut self, c: char, emit: &mut impl FnMut(char) -> bool) -> bool {
        if self.pending && self.started {
            self.letters = 0;
            if !emit(' ') {
                return false;
            }
        }
        if self.after_dot {
            self.letters = 0;
        }
        (self.pending, self.after_dot, self.started) = (false, false, true);
        self.letters += 1;
        emit(c)
    }

    fn space(&mut self) {
        (self.pending, self.after_dot) = (true, false);
    }

    fn dot(&mut self) {
        // "U.S.A." and "N.S.W." are one word; "St.Kitts" is two.
        if self.letters == 1 && !self.pending {
            self.after_dot = true;
        } else {
            self.space();
        }
    }
}

#[inline(never)]
fn fold_rare(c: char, state: &mut State, emit: &mut impl FnMut(char) -> bool) -> bool {
    let replacement = match c {
        'ß' | 'ẞ' => "ss",
        'æ' | 'Æ' => "ae",
        'œ' | 'Œ' => "oe",
        'ø' | 'Ø' => "o",
        'ł' | 'Ł' => "l",
        'đ' | 'Đ' | 'ð' | 'Ð' => "d",
        'þ' | 'Þ' => "th",
        'ı' => "i",
        'ħ' | 'Ħ' => "h",
        'ŧ' | 'Ŧ' => "t",
        'ə' | 'Ə' => "e",
        'ŋ' | 'Ŋ' => "n",
        // Greek has one capital for both sigmas, and Taiwan writes its cities either way.
        'ς' => "σ",
        '臺' => "台",
        // Letters that mark a sound in a transliteration, and direction marks: they are removed.
        'ʻ'
        | 'ʼ'
        | 'ʿ'
        | 'ʾ'
        | 'ʹ'
        | 'ʺ'
        | '\u{ad}'
        | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{2069}'
        | '\u{feff}' => return true,
        // Fullwidth forms of ASCII.
        '\u{ff01}'..='\u{ff5e}' => {
            let Some(narrow) = char::from_u32(u32::from(c) - 0xFEE0) else { return true };
            if narrow.is_ascii_alphanumeric() {
                return state.letter(narrow.to_ascii_lowercase(), emit);
            }
            state.space();
            return true;
        }
        // The two regional indicators that make a flag.
        '\u{1f1e6}'..='\u{1f1ff}' => {
            let letter = u8::try_from(u32::from(c) - 0x1F1E6).map_or(' ', |place| char::from(b'a' + place));
            return state.letter(letter, emit);
        }
        _ => "",
    };
    if !replacement.is_empty() {
        return replacement.chars().all(|c| state.letter(c, emit));
    }
    for part in decompose(c).filter(|&part| !is_accent(part)) {
        if !(part.is_alphanumeric() || is_vowel_sign(part)) {
            state.space();
            continue;
        }
        for small in lower(part).filter(|&small| !is_accent(small)) {
            if !state.letter(small, emit) {
                return false;
            }
        }
    }
    true
}

/// Returns `true` for an optional mark: accents, Hebrew points, Arabic vowels and the stretching of its
/// letters.
fn is_accent(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{591}'..='\u{5c7}' | '\u{640}' | '\u{64b}'..='\u{65f}' | '\u{670}')
}

/// Returns `true` for a mark that counts as a letter: vowel signs of the scripts of India and South-East
/// Asia, voicing marks of kana.
fn is_vowel_sign(c: char) -> bool {
    matches!(c, '\u{900}'..='\u{dff}' | '\u{e31}'..='\u{109d}' | '\u{1780}'..='\u{17d3}' | '\u{3099}' | '\u{309a}')
}

/// Checks if a name folds to `squeezed`, which is folded and has no spaces.
///
/// It stops at the first difference: most pairs take a character or two.
///
/// ```
/// use registrant_text::fold::is_same;
/// assert!(is_same("newzealand", "New Zealand"));
/// ```
pub fn is_same(squeezed: &str, name: &str) -> bool {
    if let (Some(a), Some(b)) = (squeezed.bytes().next(), name.bytes().next())
        && a.is_ascii()
        && b.is_ascii_alphanumeric()
        && a != b.to_ascii_lowercase()
    {
        return false;
    }
    let mut rest = squeezed.chars();
    let mut same = true;
    fold(name, &mut |c| {
        if c != ' ' {
            same = rest.next() == Some(c);
        }
        same
    });
    same && rest.next().is_none()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_fold() {
        for (name, folded) in [
            ("Côte d’Ivoire", "cote d ivoire"),
            ("U.S.A.", "usa"),
            ("U. S. Virgin Islands", "u s virgin islands"),
            ("St.Kitts & Nevis", "st kitts and nevis"),
            ("  TÜRKİYE ", "turkiye"),
            ("Łódź", "lodz"),
            ("ＦＲ", "fr"),
            ("Ελλάδα", "ελλαδα"),
            ("Россия", "россия"),
            ("\u{200f}مصر", "مصر"),
            ("Hawaiʻi", "hawaii"),
            ("", ""),
            ("\u{fffd}\u{0}", ""),
            ("A&B", "a and b"),
        ] {
            assert_eq!(Folded::words_of(name).as_str(), folded, "{name}");
        }
    }

    #[test]
    fn too_long_a_text_folds_to_nothing() {
        assert_eq!(Folded::words_of(&"x".repeat(1000)).as_str(), "");
    }

    #[test]
    fn sameness_ignores_spaces() {
        assert!(is_same("newzealand", "New Zealand"));
        assert!(!is_same("newzealand", "New Zealan"));
        assert!(!is_same("newzealan", "New Zealand"));
    }
}
