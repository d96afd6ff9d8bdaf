//! Chinese, Japanese and Korean names in their own scripts, with the family name first.

use super::given::{Given, given};
use super::split::{Confidence, SplitName};
use super::words;

/// Frequent Chinese family names of two characters, simplified and traditional.
const CHINESE_OF_TWO: &str = "欧阳 歐陽 司马 司馬 上官 诸葛 諸葛 夏侯 皇甫 尉迟 尉遲 公孙 公孫 慕容 令狐 司徒 长孙 長孫 \
                              宇文 东方 東方 端木 独孤 獨孤 南宫 南宮 范姜 張簡";

/// The Korean family names of two syllables.
const KOREAN_OF_TWO: &str = "남궁 황보 제갈 선우 독고 사공 서문";

/// Splits a name that has only Chinese characters, kana or Hangul. Returns `None` for any other name.
pub fn split(name: &str, country: &str) -> Option<SplitName> {
    if !name.chars().any(is_letter)
        || !name.chars().all(|c| is_letter(c) || is_mark(c) || is_dot(c) || c == ' ')
    {
        return None;
    }
    // A middle dot separates the names of foreigners, in their own order: 卡尔·马克思, ジョン・スミス.
    if let Some((given, family)) = name.rsplit_once(is_dot) {
        let (given, family) = (given.trim(), family.trim());
        if given.is_empty() || family.is_empty() {
            return Some(SplitName::new("", name, Confidence::Low));
        }
        return Some(SplitName::new(given, family, Confidence::Medium));
    }
    if let Some((family, given)) = name.split_once(' ') {
        if name.chars().all(|c| c == ' ' || matches!(c, '\u{30A0}'..='\u{30FF}')) {
            return Some(katakana(name, family, given, country));
        }
        let confidence = if given.contains(' ') { Confidence::Low } else { Confidence::High };
        return Some(SplitName::new(given, family, confidence));
    }
    let (length, confidence) = family_length(name, country);
    let (at, _) = name.char_indices().filter(|(_, c)| !is_mark(*c)).nth(length).unwrap_or((name.len(), ' '));
    let (family, given) = name.split_at_checked(at)?;
    Some(SplitName::new(given, family, if given.is_empty() { Confidence::Low } else { confidence }))
}

/// Frequent Japanese family names in katakana. Forms ask for the reading of a name so.
const JAPANESE: &str = "サトウ スズキ タカハシ タナカ イトウ ワタナベ ヤマモト ナカムラ コバヤシ カトウ ヨシダ ヤマダ ササキ ヤマグチ マツモト \
                        イノウエ キムラ ハヤシ サイトウ シミズ ヤマザキ ヤマサキ モリ イケダ ハシモト アベ イシカワ ヤマシタ ナカジマ ナカシマ イシイ \
                        オガワ マエダ オカダ ハセガワ フジタ ゴトウ コンドウ ムラカミ エンドウ アオキ サカモト フクダ オオタ ニシムラ フジイ カネコ \
                        オカモト フジワラ ナカノ ミウラ ハラダ ナカガワ マツダ タケウチ オノ タムラ ナカヤマ ワダ イシダ モリタ ウエダ ハラ";

/// Splits two or more words in katakana: a foreigner's name in its own order, or the reading of a Japanese name.
fn katakana(name: &str, first: &str, rest: &str, country: &str) -> SplitName {
    // No reading of a Japanese name has these.
    let is_foreign = name.contains(['ー', 'ヴ', 'ァ', 'ィ', 'ゥ', 'ェ', 'ォ']);
    let is_japanese = words::is_in(JAPANESE, first) || given(rest) >= Given::Both;
    match name.rsplit_once(' ').filter(|_| is_foreign || !is_japanese) {
        Some((given, family)) => {
            let is_sure = is_foreign || !matches!(country, "" | "JP");
            SplitName::new(given, family, if is_sure { Confidence::Medium } else { Confidence::Low })
        }
        None if rest.contains(' ') => SplitName::new(rest, first, Confidence::Low),
        None => SplitName::new(rest, first, Confidence::Medium),
    }
}

/// Returns the number of characters in the family name of an unspaced name.
fn family_length(name: &str, country: &str) -> (usize, Confidence) {
    let length = name.chars().filter(|c| !is_mark(*c)).count();
    let starts_with = |list: &str| length > 2 && list.split(' ').any(|family| name.starts_with(family));
    if name.chars().any(|c| matches!(c, '\u{AC00}'..='\u{D7A3}')) {
        return match length {
            _ if starts_with(KOREAN_OF_TWO) => (2, Confidence::Medium),
            3 => (1, Confidence::High),
            2 | 4 => (1, Confidence::Medium),
            _ => (1, Confidence::Low),
        };
    }
    let is_kana = name.chars().any(|c| matches!(c, '\u{3040}'..='\u{30FF}'));
    if is_kana || country == "JP" {
        // Only a dictionary splits Japanese names reliably. These are the usual lengths.
        return if length < 3 { (1, Confidence::Low) } else { (2, Confidence::Low) };
    }
    let confidence = match country {
        "CN" | "TW" | "HK" | "MO" | "SG" | "MY" if length <= 4 => Confidence::Medium,
        _ => Confidence::Low,
    };
    if starts_with(CHINESE_OF_TWO) || length == 4 { (2, confidence) } else { (1, confidence) }
}

fn is_letter(c: char) -> bool {
    matches!(c,
        '\u{3005}'..='\u{3007}' | '\u{3041}'..='\u{309F}' | '\u{30A1}'..='\u{30FA}' | 'ー' | 'ヽ' | 'ヾ'
        | '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{AC00}'..='\u{D7A3}'
        | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}')
}

/// Returns whether a character is a variation selector, which belongs to the character before it.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{FE00}'..='\u{FE0F}' | '\u{E0100}'..='\u{E01EF}')
}

fn is_dot(c: char) -> bool {
    matches!(c, '・' | '·' | '＝' | '•' | '‧')
}
