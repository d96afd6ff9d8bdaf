//! The meaning of a character in a postal code, in any script or width.

/// The meaning of a character in a postal code.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Sign {
    /// A letter or digit, as ASCII in its original case.
    Letter(u8),
    /// A separator: a space, dash or full stop, as ASCII.
    Separator(u8),
    /// An invisible or meaningless character, such as a direction mark or the Japanese postal mark.
    Nothing,
    /// A character that no postal code has.
    Stranger,
}

impl Sign {
    pub(super) fn of(c: char) -> Self {
        match c {
            '0'..='9' | 'A'..='Z' | 'a'..='z' => Self::Letter(c as u8),
            // Full-width forms are shifted ASCII.
            '\u{FF10}'..='\u{FF19}' | '\u{FF21}'..='\u{FF3A}' | '\u{FF41}'..='\u{FF5A}' => {
                u8::try_from(u32::from(c) - 0xFEE0).map_or(Self::Stranger, Self::Letter)
            }
            '.' | '\u{FF0E}' => Self::Separator(b'.'),
            '-' | '\u{AD}' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{FE58}' | '\u{FE63}' | '\u{FF0D}' => {
                Self::Separator(b'-')
            }
            // People type the Japanese long-vowel mark as a dash.
            '\u{30FC}' | '\u{FF70}' => Self::Separator(b'-'),
            '\u{3012}' | '\u{3020}' | '\u{3036}' => Self::Nothing,
            _ if is_invisible(c) => Self::Nothing,
            _ if c.is_whitespace() => Self::Separator(b' '),
            _ => digit(c).map_or(Self::Stranger, Self::Letter),
        }
    }
}

/// Returns whether the character has no width and no meaning: joiners, direction marks, byte order mark.
pub(super) fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}')
}

/// Returns the ASCII digit for a decimal digit of a script that uses its own digits in addresses.
fn digit(c: char) -> Option<u8> {
    // The zero of each script; its other nine digits follow. General category Nd, checked against Unicode 14.
    const ZEROS: [u32; 20] = [
        0x0660, 0x06F0, 0x07C0, 0x0966, 0x09E6, 0x0A66, 0x0AE6, 0x0B66, 0x0BE6, 0x0C66, 0x0CE6, 0x0D66,
        0x0DE6, 0x0E50, 0x0ED0, 0x0F20, 0x1040, 0x17E0, 0x1810, 0xA9D0,
    ];
    let zero = ZEROS.into_iter().find(|zero| (*zero..*zero + 10).contains(&u32::from(c)))?;
    u8::try_from(u32::from(c) - zero).ok().map(|value| b'0' + value)
}
