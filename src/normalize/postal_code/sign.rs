//! What a character of a postal code stands for, whatever script or width it is typed in.

/// The part that a character plays in a postal code.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Sign {
    /// A letter or digit, in ASCII and as typed: `a` stays `a`.
    Letter(u8),
    /// Something that separates: a space, dash or full stop, in ASCII.
    Separator(u8),
    /// Something that cannot be seen or says nothing, such as a direction mark or the Japanese postal mark.
    Nothing,
    /// Anything else: no postal code has it.
    Stranger,
}

impl Sign {
    pub(super) fn of(c: char) -> Self {
        match c {
            '0'..='9' | 'A'..='Z' | 'a'..='z' => Self::Letter(c as u8),
            // Fullwidth forms are ASCII, shifted.
            '\u{FF10}'..='\u{FF19}' | '\u{FF21}'..='\u{FF3A}' | '\u{FF41}'..='\u{FF5A}' => {
                u8::try_from(u32::from(c) - 0xFEE0).map_or(Self::Stranger, Self::Letter)
            }
            '.' | '\u{FF0E}' => Self::Separator(b'.'),
            '-' | '\u{AD}' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{FE58}' | '\u{FE63}' | '\u{FF0D}' => {
                Self::Separator(b'-')
            }
            // The Japanese long-vowel mark is typed for a dash.
            '\u{30FC}' | '\u{FF70}' => Self::Separator(b'-'),
            '\u{3012}' | '\u{3020}' | '\u{3036}' => Self::Nothing,
            _ if is_invisible(c) => Self::Nothing,
            _ if c.is_whitespace() => Self::Separator(b' '),
            _ => digit(c).map_or(Self::Stranger, Self::Letter),
        }
    }
}

/// Whether the character has no width and no meaning of its own: joiners, direction marks, byte order mark.
pub(super) fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}')
}

/// The ASCII digit of a decimal digit of another script that writes addresses with its own.
fn digit(c: char) -> Option<u8> {
    // The zeros; each script's nine other digits follow its zero: general category Nd, checked against Unicode 14.
    const ZEROS: [u32; 20] = [
        0x0660, 0x06F0, 0x07C0, 0x0966, 0x09E6, 0x0A66, 0x0AE6, 0x0B66, 0x0BE6, 0x0C66, 0x0CE6, 0x0D66,
        0x0DE6, 0x0E50, 0x0ED0, 0x0F20, 0x1040, 0x17E0, 0x1810, 0xA9D0,
    ];
    let zero = ZEROS.into_iter().find(|zero| (*zero..*zero + 10).contains(&u32::from(c)))?;
    u8::try_from(u32::from(c) - zero).ok().map(|value| b'0' + value)
}
