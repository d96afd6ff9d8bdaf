//! Chinese, Japanese and Korean names in their own scripts, with the family name first.

use super::given::{Given, given};
use super::split::{Confidence, SplitName};
use super::words;

/// Frequent Chinese family names of two characters, simplified and traditional.
const CHINESE_OF_TWO: &str = "欧阳 歐陽 司马 司馬 上官 诸葛 諸葛 夏侯 皇甫 尉迟 尉遲 公孙 公孫 慕容 令狐 司徒 长孙 長孫 \
                              宇文 东方 東方 端木 独孤 獨孤 南宫 南宮 范姜 張簡";

/// Frequent Chinese family names of one character, simplified, and traditional if they differ.
const CHINESE: &str = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖\
                       贾夏韦傅方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔汤張劉陳楊黃趙吳孫馬羅鄭謝許韓馮鄧蕭蔣葉蘇呂盧鐘鍾\
                       譚陸賈韋鄒閻龍賀顧龔萬錢嚴湯";

/// The Korean family names of two syllables.
const KOREAN_OF_TWO: &str = "남궁 황보 제갈 선우 독고 사공 서문";

/// Frequent Korean family names of one syllable.
const KOREAN: &str = "김이박최정강조윤장임한오서신권황안송류유전홍고문양손배백허남심노하곽성차주우구나민진지엄채원천방공현함변염여추도소석선설마길연\
                      위표명기반라왕금옥육인맹제모탁국어은편용예경봉";

/// Frequent Japanese family names in kanji.
const JAPANESE: &str = "佐藤 鈴木 高橋 田中 伊藤 渡辺 渡邊 渡部 山本 中村 小林 加藤 吉田 山田 佐々木 山口 松本 井上 木村 林 斎藤 斉藤 齋藤 清水 山崎 森 池田 橋本 阿部 \
                        石川 山下 中島 石井 小川 前田 岡田 長谷川 藤田 後藤 近藤 村上 遠藤 青木 坂本 福田 太田 西村 藤井 金子 岡本 藤原 三浦 中野 中川 原 原田 \
                        松田 竹内 小野 小野寺 田村 中山 和田 石田 森田 上田 内田 柴田 酒井 宮崎 横山 高木 安藤 宮本 大野 小島 工藤 谷口 今井 高田 増田 丸山 杉山 \
                        村田 大塚 新井 小山 平野 藤本 河野 上野 野口 武田 松井 千葉 岩崎 菅原 木下 久保 久保田 大久保 佐野 野村 松尾 市川 菊地 菊池 杉本 古川 大西 \
                        島田 水野 桜井 高野 吉川 山内 西田 飯田 西川 小松 北村 安田 五十嵐 川口 平田 関 中田 服部 岩田 土屋 川崎 福島 本田 辻 樋口 永井 秋山 \
                        中西 吉村 川上 大橋 石原 松岡 浜田 馬場 森本 矢野 浅野 松下 星野 吉岡 小池 野田 荒木 熊谷 松浦 大谷 内藤 黒田 尾崎 永田 望月 松村 荒井 \
                        堀 長谷部 佐久間 宇佐美 日比野";

/// Returns whether a word of Chinese characters, kana or Hangul is a frequent family name.
fn is_family(word: &str) -> bool {
    let mut letters = word.chars();
    match (letters.next(), letters.next()) {
        (Some(one), None) => CHINESE.contains(one) || KOREAN.contains(one) || words::is_in(JAPANESE, word),
        _ => [CHINESE_OF_TWO, KOREAN_OF_TWO, JAPANESE].iter().any(|list| words::is_in(list, word)),
    }
}

/// Splits two words. The family name is first, unless only the second word is a frequent one: many forms join their fields as
/// `一郎 山本`.
fn pair(first: &str, second: &str) -> SplitName {
    match (is_family(first), is_family(second)) {
        (true, false) => SplitName::new(second, first, Confidence::High),
        (false, true) => SplitName::new(first, second, Confidence::Medium),
        _ => SplitName::new(second, first, Confidence::Medium),
    }
}

/// Forms of address after a name.
const HONORIFICS: &str = "様 さま さん 殿 先生 女士 小姐 太太 夫人 老师 老師 선생님 님 씨 귀하 여사";

/// Splits a name and the form of address after it. A longer name than this may end so itself: `김달님`, `鵜殿`.
fn honorific(name: &str) -> Option<(&str, &'static str)> {
    HONORIFICS.split(' ').find_map(|honorific| {
        let before = name.strip_suffix(honorific)?;
        let bare = before.trim_end();
        let least = match honorific {
            "님" if bare == before => 3,
            "殿" => 2,
            _ => 1,
        };
        (bare.chars().count() >= least).then_some((bare, honorific))
    })
}

/// Splits a name that has only Chinese characters, kana or Hangul. Returns `None` for any other name.
pub fn split(name: &str, country: &str) -> Option<SplitName> {
    let (bare, title) = honorific(name).unwrap_or((name, ""));
    let split = match title {
        "" => return split_bare(bare, country),
        _ if is_family(bare) => SplitName::new("", bare, Confidence::Low),
        _ => split_bare(bare, country)?,
    };
    Some(SplitName { title: title.to_owned(), confidence: Confidence::Low, ..split })
}

fn split_bare(name: &str, country: &str) -> Option<SplitName> {
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
    if let Some((first, rest)) = name.split_once(' ') {
        if name.chars().all(|c| c == ' ' || matches!(c, '\u{3041}'..='\u{30FF}')) {
            return Some(kana(name, first, rest, country));
        }
        return Some(match rest.contains(' ') {
            true => SplitName::new(rest, first, Confidence::Low),
            false => pair(first, rest),
        });
    }
    let (length, confidence) = family_length(name, country);
    let (at, _) = name.char_indices().filter(|(_, c)| !is_mark(*c)).nth(length).unwrap_or((name.len(), ' '));
    let (family, given) = name.split_at_checked(at)?;
    Some(SplitName::new(given, family, if given.is_empty() { Confidence::Low } else { confidence }))
}

/// Frequent Japanese family names in katakana. Forms ask for the reading of a name so.
const KATAKANA: &str = "サトウ スズキ タカハシ タナカ イトウ ワタナベ ヤマモト ナカムラ コバヤシ カトウ ヨシダ ヤマダ ササキ ヤマグチ マツモト \
                        イノウエ キムラ ハヤシ サイトウ シミズ ヤマザキ ヤマサキ モリ イケダ ハシモト アベ イシカワ ヤマシタ ナカジマ ナカシマ イシイ \
                        オガワ マエダ オカダ ハセガワ フジタ ゴトウ コンドウ ムラカミ エンドウ アオキ サカモト フクダ オオタ ニシムラ フジイ カネコ \
                        オカモト フジワラ ナカノ ミウラ ハラダ ナカガワ マツダ タケウチ オノ タムラ ナカヤマ ワダ イシダ モリタ ウエダ ハラ";

/// Splits two or more words in kana: a foreigner's name in its own order, or the reading of a Japanese name.
fn kana(name: &str, first: &str, rest: &str, country: &str) -> SplitName {
    // Few readings of a Japanese name have these: `イチロー`.
    let is_foreign = name.contains(['ー', 'ヴ', 'ァ', 'ィ', 'ゥ', 'ェ', 'ォ']);
    let is_hiragana = name.starts_with(|c| matches!(c, '\u{3041}'..='\u{309F}'));
    let is_family = |word| words::is_in(KATAKANA, &katakana(word));
    let is_given = |word| given(word) >= Given::Both;
    let is_turned = !is_family(first) && !is_given(rest) && (is_family(rest) || is_given(first));
    let is_japanese = is_family(first) || is_hiragana || is_given(rest) && !is_foreign;
    match name.rsplit_once(' ').filter(|_| is_turned || !is_japanese) {
        Some((given, family)) => {
            let is_sure = is_turned || is_foreign || !matches!(country, "" | "JP");
            SplitName::new(given, family, if is_sure { Confidence::Medium } else { Confidence::Low })
        }
        None if rest.contains(' ') || !is_family(first) && !is_given(rest) => {
            SplitName::new(rest, first, Confidence::Low)
        }
        None => SplitName::new(rest, first, Confidence::Medium),
    }
}

/// Writes hiragana as katakana.
fn katakana(word: &str) -> String {
    let wide = |c| match c {
        'ぁ'..='ゖ' => char::from_u32(u32::from(c) + 0x60).unwrap_or(c),
        _ => c,
    };
    word.chars().map(wide).collect()
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
        // Only a dictionary splits Japanese names reliably. Other names have the usual lengths.
        let known = JAPANESE.split_ascii_whitespace().filter(|family| name.starts_with(family));
        let known =
            known.map(|family| family.chars().count()).filter(|known| (2..length).contains(known)).max();
        if let Some(known) = known {
            return (known, Confidence::Medium);
        }
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
