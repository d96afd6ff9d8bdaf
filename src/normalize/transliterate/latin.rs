//! Latin letters that are not just a letter with an accent, and signs.

/// Returns the spelling of a lower-case letter, or `None` if it is a plain letter with an accent or not
/// Latin.
pub fn letter(c: char, country: &str) -> Option<&'static str> {
    let german = matches!(country, "AT" | "CH" | "DE" | "LI" | "LU");
    Some(match c {
        'ä' if german => "ae",
        'ö' if german => "oe",
        'ü' if german => "ue",
        'å' if matches!(country, "DK" | "FO" | "GL" | "NO" | "SJ") => "aa",
        'đ' if matches!(country, "BA" | "ME" | "RS") => "dj",
        'æ' => "ae",
        'ø' | 'œ' => "oe",
        'ß' => "ss",
        'ɑ' | 'ⱥ' | 'ẚ' => "a",
        'þ' => "th",
        'ð' | 'đ' | 'ƌ' | 'ȡ' | 'ɖ' | 'ɗ' | 'ẟ' => "d",
        'ƀ' | 'ƃ' | 'ɓ' => "b",
        'ƈ' | 'ȼ' => "c",
        'ə' | 'ǝ' | 'ɛ' | 'ɇ' => "e",
        'ƒ' => "f",
        'ɠ' | 'ɡ' | 'ɣ' | 'ǥ' => "g",
        'ħ' => "h",
        'ı' | 'ɨ' | 'ɩ' => "i",
        'ĳ' => "ij",
        'ȷ' | 'ɉ' => "j",
        'ĸ' | 'ƙ' => "k",
        'ł' | 'ƚ' | 'ŀ' | 'ȴ' => "l",
        'ŋ' | 'ɲ' | 'ƞ' | 'ȵ' => "n",
        'ŉ' => "'n",
        'ɔ' | 'ɵ' => "o",
        'ƥ' => "p",
        'ɍ' => "r",
        'ſ' | 'ƨ' | 'ȿ' | 'ẜ' | 'ẝ' => "s",
        'ŧ' | 'ƫ' | 'ƭ' | 'ȶ' | 'ʈ' | 'ⱦ' => "t",
        'ʉ' | 'ʊ' | 'ɯ' => "u",
        'ʋ' | 'ỽ' => "v",
        'ƴ' | 'ɏ' | 'ỿ' => "y",
        'ƶ' | 'ȥ' | 'ɀ' | 'ʒ' | 'ƹ' => "z",
        'ƕ' => "hv",
        'ƣ' | 'ȝ' => "gh",
        'ȣ' => "ou",
        'ɋ' => "q",
        'ỻ' => "ll",
        'ǆ' | 'ǳ' => "dz",
        'ǉ' => "lj",
        'ǌ' => "nj",
        'ﬀ' => "ff",
        'ﬁ' => "fi",
        'ﬂ' => "fl",
        'ﬃ' => "ffi",
        'ﬄ' => "ffl",
        'ﬅ' | 'ﬆ' => "st",
        _ => return None,
    })
}

/// Returns whether the dot at `at` separates two l in Catalan: `Gal·la`. Other spellings have no such dot.
pub fn is_mute_dot(chars: &[char], at: usize) -> bool {
    let is_l = |at: usize| matches!(chars.get(at), Some('l' | 'L'));
    at.checked_sub(1).is_some_and(is_l) && is_l(at + 1)
}

/// Returns whether ASCII writes a space after the sign at `at`. The signs of Chinese and Japanese contain it.
pub fn is_spaced(chars: &[char], at: usize) -> bool {
    let is =
        |at: Option<usize>, kind: fn(char) -> bool| at.and_then(|at| chars.get(at)).is_some_and(|c| kind(*c));
    let is_number = is(at.checked_sub(1), char::is_numeric) && is(Some(at + 1), char::is_numeric);
    matches!(chars.get(at), Some('、' | '，' | '。' | '；' | '：' | '！' | '？' | '）'))
        && is(Some(at + 1), char::is_alphanumeric)
        && !is_number
}

/// Returns the spelling of a sign: punctuation, ordinals, superscripts, full-width ASCII.
pub fn sign(c: char) -> Option<&'static str> {
    const ASCII: &str =
        "!\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~";
    Some(match c {
        '‘' | '’' | '‚' | '‛' | '′' | '´' | 'ʹ' | 'ʻ' | 'ʼ' | 'ʽ' | 'ʾ' | 'ʿ' | 'ˈ' | '‹' | '›' => {
            "'"
        }
        '“' | '”' | '„' | '‟' | '″' | '«' | '»' | '〝' | '〞' | 'ʺ' => "\"",
        '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' | '•' | '‧' | '·' => "-",
        '…' | '⋯' => "...",
        '№' => "No",
        // Only Spanish opens a sentence with a sign.
        '¿' | '¡' => "",
        '⁄' | '∕' => "/",
        '、' | '՝' => ",",
        '。' | '։' => ".",
        '「' | '」' | '『' | '』' => "\"",
        '《' | '》' | '〈' | '〉' => "\"",
        '【' | '〔' => "[",
        '】' | '〕' => "]",
        '・' => " ",
        '〜' | '֊' => "-",
        '〒' => "",
        '§' => "S.",
        '℅' => "c/o",
        '¥' => "JPY",
        // One letter in Dutch, and a capital as a whole.
        'Ĳ' => "IJ",
        'ª' => "a",
        'º' | '°' => "o",
        '¹' => "1",
        '²' => "2",
        '³' => "3",
        '¼' => "1/4",
        '½' => "1/2",
        '¾' => "3/4",
        '⅓' => "1/3",
        '⅔' => "2/3",
        '×' => "x",
        '÷' => ":",
        '€' => "EUR",
        '£' => "GBP",
        '©' => "(c)",
        '®' => "(R)",
        '™' => "TM",
        '℠' => "SM",
        'Ⅰ'..='Ⅻ' => nth("I II III IV V VI VII VIII IX X XI XII", c, 'Ⅰ')?,
        'ⅰ'..='ⅻ' => nth("i ii iii iv v vi vii viii ix x xi xii", c, 'ⅰ')?,
        '⁴'..='⁹' => nth("4 5 6 7 8 9", c, '⁴')?,
        '₀'..='₉' => nth("0 1 2 3 4 5 6 7 8 9", c, '₀')?,
        '\u{FF01}'..='\u{FF5E}' => {
            let at = usize::try_from(u32::from(c) - 0xFF01).ok()?;
            ASCII.get(at..=at)?
        }
        _ => return None,
    })
}

/// Returns the spelling of a sign, counted from the first one of a list.
fn nth(list: &'static str, c: char, first: char) -> Option<&'static str> {
    list.split(' ').nth(usize::try_from(u32::from(c).checked_sub(u32::from(first))?).ok()?)
}
