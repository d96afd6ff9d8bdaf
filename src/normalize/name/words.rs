//! Words that show where a family name begins, by language.

use std::borrow::Cow;
use std::cmp::Ordering;

use registrant_text::short::{last_position, position, same};
use registrant_text::unicode::{self, decomposed, is_mark};

use super::given::{Given, given};
use crate::base::cut;
use crate::contact::Country;

/// Folds `word` to lower case without accents and final sigmas, for look-ups in these lists.
pub fn fold(word: &str) -> String {
    let plain = |c| if c == 'ς' { 'σ' } else { c };
    decomposed(word).filter(|c| !is_mark(*c)).flat_map(unicode::lower).map(plain).collect()
}

/// Converts `word` to lower case, with no final sigma.
pub fn lower(word: &str) -> String {
    word.chars().flat_map(unicode::lower).collect()
}

/// Returns whether a list of words, with a space between them, has a word.
pub fn is_in(list: &str, word: &str) -> bool {
    let (list, word) = (list.as_bytes(), word.as_bytes());
    let Some(first) = word.first().filter(|_| position(word, b' ').is_none()) else { return false };
    let ends = |at: usize| list.get(at).is_none_or(|byte| *byte == b' ');
    let mut start = 0;
    // Looks only where the first byte is.
    while let Some(found) = list.get(start..).and_then(|rest| position(rest, *first)) {
        let (at, end) = (start + found, start + found + word.len());
        if at.checked_sub(1).is_none_or(ends)
            && ends(end)
            && list.get(at..end).is_some_and(|own| same(own, word))
        {
            return true;
        }
        start = at + 1;
    }
    false
}

/// Returns the items of a list, with a separator between them.
pub fn items(mut list: &str, separator: u8) -> impl Iterator<Item = &str> {
    std::iter::from_fn(move || {
        let item;
        (item, list) = cut(list, separator);
        (!item.is_empty()).then_some(item)
    })
}

/// Does the same as [`is_in`] for a long list, whose words are sorted by their bytes.
pub fn is_in_sorted(list: &str, word: &str) -> bool {
    has(list, |known| known.cmp(word.as_bytes()))
}

/// Returns whether a word begins with one of a list, whose words are sorted by their bytes. None of them begins with another.
pub fn begins_with_one(list: &str, word: &str) -> bool {
    let order = |known: &[u8]| match word.as_bytes().starts_with(known) {
        true => Ordering::Equal,
        false => known.cmp(word.as_bytes()),
    };
    has(list, order)
}

/// Searches a sorted list of words by a comparison of a known word with the wanted one.
fn has(list: &str, order: impl Fn(&[u8]) -> Ordering) -> bool {
    let mut rest = list.as_bytes();
    while let Some((before, after)) = rest.split_at_checked(rest.len() / 2)
        && !rest.is_empty()
    {
        let start = last_position(before, b' ').map_or(0, |at| at + 1);
        let end = before.len() + position(after, b' ').unwrap_or(after.len());
        let Some(known) = rest.get(start..end) else { return false };
        rest = match order(known) {
            Ordering::Equal => return true,
            Ordering::Less => rest.get(end + 1..).unwrap_or_default(),
            Ordering::Greater => rest.get(..start.saturating_sub(1)).unwrap_or_default(),
        };
    }
    false
}

/// Converts `word` to lower case for look-ups among short words. Returns an empty text for a longer word.
pub fn lower_short(word: &str) -> Cow<'_, str> {
    if word.len() > 10 {
        Cow::Borrowed("")
    } else if word.chars().any(char::is_uppercase) {
        Cow::Owned(lower(word))
    } else {
        Cow::Borrowed(word)
    }
}

/// Words that begin a family name in any case. They are seldom names themselves.
const PARTICLES: &str = "de del de' de’ della dello dei degli delle di da dal dalla dos du des la le van von vom vander vanden \
                         vande der ter st st. saint san santa mac mc bin bint binti bte ibn ould al el abu dela delos ó ní \
                         nic mhic uí a/l a/p s/o d/o بن بنت ابن آل أبو ابو בן בת אבן freiherr freifrau ван фон";

/// Words that begin a family name if they are written small.
const SMALL: &str = "do das den ten te 't ’t in op uit aan over onder bij voor zu zum zur af av les lo los las ad ul \
                     und ben wa ap ferch ka tot het am dem graf gräfin дер ден де ди да ла";

/// Returns whether `word` begins a family name: `de`, `van`, `bin`, …
///
/// A capitalized word counts only if it is seldom a name itself.
pub fn is_particle(word: &str, country: &str) -> bool {
    let lower = lower_short(word);
    is_in(PARTICLES, &lower)
        || (is_in(SMALL, &lower) && lower == word)
        || (lower == "ben" && is_in("AE BE CH DE DZ EG ES FR IL IT LU LY MA NL TN", country))
        || (word == "O" && country == "IE")
}

/// Returns whether `word` is "son of" or "daughter of" in an Arabic name.
pub fn is_son(word: &str) -> bool {
    is_in("bin bint binti binte ibn بن بنت ابن", &lower_short(word))
}

/// Returns whether `word` is the article of an Arabic name, or the word for a family there: `Al`, `آل`.
pub fn is_article(word: &str) -> bool {
    is_in("al el آل ال", &lower_short(word))
}

/// Returns whether `word` begins with an Arabic article: `Al-Thani`, `الكتبي`.
pub fn begins_with_article(word: &str) -> bool {
    let lower = lower(word);
    ["al-", "el-", "al‑", "ال"].iter().any(|article| lower.starts_with(article)) && lower.chars().count() > 4
}

/// Returns whether `word` is a particle of a European language.
pub fn is_european_particle(word: &str) -> bool {
    is_in("de del della di da do dos du la le van von vander der den ten te ter zu st", &lower_short(word))
}

/// Returns whether `word` is a German title of nobility.
pub fn is_noble(word: &str) -> bool {
    const TITLES: &str = "graf gräfin freiherr freifrau freiin baron baronin prinz prinzessin herzog herzogin fürst fürstin \
                          ritter edler edle erbprinz reichsgraf reichsgräfin reichsfreiherr burggraf landgraf markgraf";
    is_in(TITLES, &lower(word))
}

/// Returns the number of words, two or three, in an Arabic name at the start: `Abdel Nasser`, `عبد الله`.
pub fn servant(words: &[&str]) -> Option<usize> {
    let [first, second, rest @ ..] = words else { return None };
    let first = lower_short(first);
    let has_article = is_in("al el ul ar as es er", &lower_short(second)) && !rest.is_empty();
    // `Abed` alone is a whole given name.
    let is_servant =
        is_in("abd abdel abdul abdal abdoul abdool عبد", &first) || first == "abed" && has_article;
    is_servant.then_some(if has_article { 3 } else { 2 })
}

/// Returns whether `word` ends a Portuguese family name as `Jr.` ends an English one.
pub fn is_portuguese_suffix(word: &str) -> bool {
    matches!(fold(word).as_str(), "filho" | "neto" | "sobrinho" | "junior")
}

/// Returns whether most people in a country have two family names.
pub fn has_two_family_names(country: &str) -> bool {
    is_portuguese(country)
        || matches!(
            country,
            "AD" | "BO"
                | "CL"
                | "CO"
                | "CR"
                | "CU"
                | "DO"
                | "EC"
                | "ES"
                | "GT"
                | "HN"
                | "MX"
                | "NI"
                | "PA"
                | "PE"
                | "PR"
                | "PY"
                | "SV"
                | "VE"
        )
}

pub fn is_portuguese(country: &str) -> bool {
    matches!(country, "AO" | "BR" | "CV" | "MZ" | "PT")
}

/// Returns whether `word` is the noun of a given name such as `María del Carmen` and `Maria de Fátima`.
pub fn is_devotional(word: &str) -> bool {
    const NOUNS: &str = "carmen carmo pilar mar rosario angeles anjos dolores dores jesus concepcion conceicao fatima \
                         lourdes lurdes nieves neves soledad socorro ceu gracas luz paz consuelo guadalupe rocio gloria \
                         mercedes belen refugio graca assuncao asuncion encarnacao encarnacion purificacao purificacion \
                         penha piedade saudade amparo nazare milagros caridad esperanza esperanca aparecida montserrat";
    is_in(NOUNS, &fold(word))
}

/// The endings of a woman's patronymic, without accents, as Russian, Ukrainian, Belarusian, English and German spell them.
const DAUGHTERS: &str = "вна чна ауна еуна vna wna chna auna euna";

/// Returns whether `word` is a patronymic: `Иванович`, `Ивановна`, `Іванавіч`, `Іванаўна`, `Әбішұлы`.
pub fn is_patronymic(word: &str, country: &str) -> bool {
    let word = fold(word);
    let is_eastern = || is_in("AM AZ BY GE KG KZ MD RU TJ TM UA UZ", country);
    is_daughters(&word) && (!word.is_ascii() || is_eastern() || ends_in(&word, "ovna evna ivna"))
        || ends_in(&word, "вич віч ұлы улы қызы кызы")
        || is_eastern() && ends_in(&word, "vich vych vic vitch vytch witsch uly uuly kyzy qyzy")
}

/// Returns whether a patronymic is a woman's: `Ивановна`. No family name has its ending.
pub fn is_daughters(patronymic: &str) -> bool {
    ends_in(&fold(patronymic), DAUGHTERS)
}

fn ends_in(word: &str, endings: &str) -> bool {
    items(endings, b' ').any(|ending| word.ends_with(ending))
}

/// Returns whether `word` may be a patronymic of a father's name with a vowel at its end: `Ильич`, `Кузьмич`, `Лукич`.
/// Family names have this ending too.
pub fn is_short_patronymic(word: &str, country: &str) -> bool {
    let lower = lower(word);
    let mut letters = lower.chars().rev().skip(2);
    let is_after = letters.next().is_some_and(char::is_alphabetic) && letters.next().is_some();
    let is_southern = is_in("BA BG HR ME MK RS SI", country);
    let is_latin = || ends_in(&lower, "ich ych itch itsch") && is_in("BY KG KZ MD RU UA", country);
    is_after
        && !is_southern
        && (["ич", "ыч", "іч"].iter().any(|ending| lower.ends_with(ending)) || is_latin())
}

/// Returns whether `word` is a patronymic as English, French and German spell it: `Petrovich`. Abroad it may be a family name.
pub fn is_patronymic_abroad(word: &str) -> bool {
    ends_in(&fold(word), "ovich evich ovych ovitch evitch owitsch ewitsch")
}

/// Returns whether `word` is such a short patronymic, of a frequent given name.
pub fn is_of_known_father(word: &str, country: &str) -> bool {
    let is_known = is_in("BA BG BY HR KG KZ MD ME MK RS RU SI UA", country);
    let country = if is_known { country } else { "RU" };
    let word = fold(word);
    let stem = items("ич іч ыч ich ych itch itsch", b' ').find_map(|ending| word.strip_suffix(ending));
    is_short_patronymic(&word, country)
        && stem.is_some_and(|stem| {
            // `Иваныч` is spoken Russian.
            let vowels = if word.ends_with("ыч") { &["", "а", "я"][..] } else { &["а", "я"] };
            vowels.iter().any(|vowel| given(&[stem, vowel].concat()) >= Given::Both)
        })
}

/// Returns whether `word` is the Hungarian name of a husband for his wife: `Kovácsné`.
pub fn is_hungarian_wife(word: &str) -> bool {
    word.ends_with("né") && word.chars().count() > 4 && given(word) == Given::Unknown
}

/// Returns whether `word` is the father's name and "son" or "daughter": `Серікұлы`, `Serikuly`, `Айтматқызы`.
pub fn is_childs(word: &str, country: &str) -> bool {
    let lower = lower(word);
    let ends =
        |endings: &str| items(endings, b' ').any(|end| lower.len() > end.len() && lower.ends_with(end));
    ends("ұлы қызы") || is_in("KG KZ", country) && ends("улы уулу кызы uly uulu kyzy qyzy")
}

/// Returns whether `word` makes the father's name before it a patronymic: `Əlirza oğlu`.
pub fn is_child_of(word: &str) -> bool {
    is_in(
        "oğlu oglu ogly оглу оглы qızı qizi gizi кызы гызы ұлы қызы улы уулу uly uulu kyzy qyzy",
        &lower(word),
    )
}

/// Returns frequent family names of a country with the family name first, in Latin letters without accents.
fn frequent_family_names(country: &str) -> &'static str {
    match country {
        "VN" => {
            "nguyen tran le pham huynh hoang phan vu vo dang bui do ho ngo duong ly dinh doan lam mai trinh dao luu \
             luong quach vuong trieu"
        }
        "CN" | "TW" | "HK" | "MO" | "SG" | "MY" => {
            "wang li zhang liu chen yang huang zhao wu zhou xu sun ma zhu hu guo he lin gao luo zheng liang xie \
             song tang deng feng han cao zeng peng xiao cai pan tian dong yuan yu ye jiang du su wei cheng lu ding \
             ren shen yao cui zhong tan wong chan lee lau cheung leung ng chow ho lam tsai hsu chang kuo lim ong goh koh teo toh sim yap yeoh yeo chua chew foo tay soh chin chong wee \
             loh low mak fong kwok kwan tang yip yuen tse cheng"
        }
        "KR" | "KP" => {
            "kim lee yi park pak choi choe jung jeong chung kang cho jo yoon yun jang chang lim im han oh seo shin \
             kwon hwang ahn an song yoo yu hong jeon ko go moon son bae baek nam noh ha"
        }
        _ => "",
    }
}

/// Returns whether people in `country` write the family name first, in Latin letters too.
pub fn writes_family_first(country: &str) -> bool {
    matches!(country, "CN" | "HK" | "HU" | "KH" | "KP" | "KR" | "MO" | "SG" | "TW" | "VN")
}

/// Returns whether people in `country` write the family name before this given name. A Western given name comes first, except
/// in Hungary.
pub fn begins_with_family(given_name: &str, country: Option<Country>) -> bool {
    let country = country.as_ref().map_or("", Country::as_str);
    let is_western = || given_name.split(' ').next().is_some_and(|word| given(word) == Given::Only);
    writes_family_first(country) && (country == "HU" || !is_western())
}

/// Returns whether many people in `country` write the family name first on a form.
pub fn often_writes_family_first(country: &str) -> bool {
    const COUNTRIES: &str = "FR BE LU IT GR CY RS BA ME MK HR SI RO MD PL CZ SK BG AL RU BY UA KZ KG UZ TJ TM AM GE AZ LT \
                             LV MG CM CI SN BF BJ CD CG GA GN ML NE TG RW BI TD CF KM DJ GP MQ RE GF NC PF YT DZ MA TN \
                             IN LK AT";
    is_in(COUNTRIES, country) || writes_family_first(country)
}

/// Returns whether `word` ends a double given name such as `Mary Ann`, and is seldom a family name.
pub fn ends_double_name(word: &str) -> bool {
    is_in(
        "ann anne beth bob ellen heinz henri jo joe kees loup luc mae olof rae sue willem",
        &lower_short(word),
    )
}

/// Returns whether `word` ends a double given name such as `Mary Lou`, and is often a family name.
pub fn may_end_double_name(word: &str) -> bool {
    is_in("dee jean jane kay lou lynn lynne pat ray", &lower_short(word))
}

/// Returns whether given names are frequent family names in `country` too.
pub fn shares_names(country: &str) -> bool {
    is_in("AF BD IN LK PK DZ MA TN SN CI ML BF NE TG BJ TD", country)
}

/// Returns whether `word` is a frequent family name of China, Korea or Vietnam.
pub fn is_east_asian_family(word: &str) -> bool {
    ["CN", "KR", "VN"].iter().any(|country| is_frequent_family(word, country))
}

/// Returns whether `word` is one of the [`frequent_family_names`] of `country`. `Đ` needs its own case, since
/// it has no decomposition.
pub fn is_frequent_family(word: &str, country: &str) -> bool {
    is_in(frequent_family_names(country), &fold(word).replace('đ', "d"))
}
