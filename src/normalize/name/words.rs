//! Words that show where a family name begins, by language.

use std::borrow::Cow;

use registrant_text::unicode::{self, decomposed, is_mark};

/// Folds `word` to lower case without accents, for look-ups in these lists.
pub fn fold(word: &str) -> String {
    decomposed(word).filter(|c| !is_mark(*c)).flat_map(unicode::lower).collect()
}

/// Converts `word` to lower case. `str::to_lowercase` handles the final sigma, which adds 4 KB in the
/// browser.
fn lower(word: &str) -> String {
    word.chars().flat_map(unicode::lower).collect()
}

fn is_in(list: &str, word: &str) -> bool {
    list.split(' ').any(|known| known == word)
}

/// Converts `word` to lower case for look-ups among short words. Returns an empty text for a longer word.
fn lower_short(word: &str) -> Cow<'_, str> {
    if word.len() > 10 {
        Cow::Borrowed("")
    } else if word.chars().any(char::is_uppercase) {
        Cow::Owned(lower(word))
    } else {
        Cow::Borrowed(word)
    }
}

/// Returns whether `word` begins a family name: `de`, `van`, `bin`, …
///
/// A capitalized word counts only if it is seldom a name itself.
pub fn is_particle(word: &str, country: &str) -> bool {
    let lower = lower_short(word);
    match &*lower {
        "de" | "del" | "della" | "dello" | "dei" | "degli" | "delle" | "di" | "da" | "dal" | "dalla"
        | "dos" | "du" | "des" | "la" | "le" | "van" | "von" | "vom" | "vander" | "vanden" | "der"
        | "ter" | "st" | "st." | "saint" | "san" | "santa" | "mac" | "mc" | "bin" | "bint" | "ibn" | "al"
        | "el" | "abu" | "dela" | "delos" | "ó" | "ní" | "nic" => true,
        "do" | "das" | "den" | "ten" | "te" | "'t" | "op" | "zu" | "zum" | "zur" | "af" | "av" | "les"
        | "lo" | "los" | "las" | "ad" | "ul" | "und" => lower == word,
        "ben" => lower == word || matches!(country, "DZ" | "EG" | "IL" | "LY" | "MA" | "TN"),
        "o" => word == "O" && country == "IE",
        "بن" | "بنت" | "ابن" | "آل" | "أبو" => true,
        _ => false,
    }
}

/// Returns whether `word` may precede the names of a person: `Dr.`, `Mrs`, `Herr`, …
pub fn is_title(word: &str) -> bool {
    matches!(
        lower_short(word).trim_end_matches('.'),
        "dr" | "mr"
            | "mrs"
            | "ms"
            | "miss"
            | "mx"
            | "prof"
            | "professor"
            | "sir"
            | "rev"
            | "mme"
            | "mlle"
            | "herr"
            | "frau"
            | "hr"
            | "dipl.-ing"
            | "ing"
            | "mag"
            | "mgr"
            | "judr"
            | "mudr"
            | "phdr"
            | "dott"
            | "dott.ssa"
            | "avv"
            | "geom"
            | "arch"
            | "sig"
            | "sig.ra"
            | "sr"
            | "sra"
            | "srta"
            | "dña"
            | "eng"
            | "dhr"
            | "mevr"
    )
}

/// Returns whether `word` may follow the family name: `Jr.`, `III`, `PhD`, …
pub fn is_suffix(word: &str) -> bool {
    let bare = word.trim_end_matches('.');
    matches!(bare, "II" | "III" | "IV" | "2nd" | "3rd" | "MD" | "M.D" | "MBA" | "CPA" | "DDS")
        || matches!(&*lower_short(bare), "jr" | "sr" | "jnr" | "snr" | "ph.d" | "phd" | "esq")
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
            "BO" | "CL"
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

/// Returns whether `word` follows another given name more often than it is a family name, in Spanish and
/// Portuguese.
pub fn is_second_given(word: &str) -> bool {
    const NAMES: &str = "luis luiz carlos maria jose antonio manuel angel miguel jesus pablo ignacio javier alberto \
                         teresa isabel carmen fernando francisco eduardo enrique andres alejandro alejandra rafael \
                         ramon pilar victoria elena cristina luisa belen mercedes rosa ana laura juan pedro jorge \
                         daniel david paula beatriz carolina claudia fernanda gabriela patricia augusto henrique \
                         joao paulo roberto ricardo sergio antonia helena lucia julia marta monica sofia guadalupe";
    is_in(NAMES, &fold(word))
}

/// Returns whether `word` is the noun of a given name such as `María del Carmen` and `Maria de Fátima`.
pub fn is_devotional(word: &str) -> bool {
    const NOUNS: &str = "carmen carmo pilar mar rosario angeles anjos dolores dores jesus concepcion conceicao fatima \
                         lourdes lurdes nieves neves soledad socorro ceu gracas luz paz consuelo guadalupe rocio gloria \
                         mercedes belen refugio";
    is_in(NOUNS, &fold(word))
}

/// Returns whether `word` is an East Slavic patronymic: `Иванович`, `Ивановна`.
pub fn is_patronymic(word: &str, country: &str) -> bool {
    let ends = |endings: &[&str]| {
        let lower = lower(word);
        endings.iter().any(|ending| lower.ends_with(ending))
    };
    if word.is_ascii() {
        matches!(country, "AM" | "AZ" | "BY" | "GE" | "KG" | "KZ" | "MD" | "RU" | "TJ" | "TM" | "UA" | "UZ")
            && ends(&["vich", "vych", "vna", "chna"])
    } else {
        ends(&["вич", "вна", "чна"])
    }
}

/// Returns whether `word` has an ending of Russian and Ukrainian family names.
pub fn is_slavic_family(word: &str) -> bool {
    const ENDINGS: [&str; 18] = [
        "ов", "ев", "ёв", "ин", "ын", "ова", "ева", "ёва", "ина", "ына", "ский", "ская", "цкий", "цкая",
        "енко", "ук", "юк", "чик",
    ];
    !word.is_ascii() && {
        let lower = lower(word);
        ENDINGS.iter().any(|ending| lower.ends_with(ending))
    }
}

/// Returns frequent family names of a country with the family name first, in Latin letters without accents.
fn frequent_family_names(country: &str) -> &'static str {
    match country {
        "VN" => {
            "nguyen tran le pham huynh hoang phan vu vo dang bui do ho ngo duong ly dinh doan lam mai trinh dao"
        }
        "CN" | "TW" | "HK" | "MO" | "SG" => {
            "wang li zhang liu chen yang huang zhao wu zhou xu sun ma zhu hu guo he lin gao luo zheng liang xie \
             song tang deng feng han cao zeng peng xiao cai pan tian dong yuan yu ye jiang du su wei cheng lu ding \
             ren shen yao cui zhong tan wong chan lee lau cheung leung ng chow ho lam tsai hsu chang kuo lim ong"
        }
        "KR" | "KP" => {
            "kim lee yi park pak choi choe jung jeong chung kang cho jo yoon yun jang chang lim im han oh seo shin \
             kwon hwang ahn an song yoo yu hong jeon ko go moon son bae baek nam noh ha"
        }
        _ => "",
    }
}

/// Returns whether `word` is a frequent given name in Hungary. These show the order of a Hungarian name.
pub fn is_hungarian_given(word: &str) -> bool {
    const NAMES: &str = "janos laszlo istvan jozsef zoltan ferenc sandor gabor attila peter tamas zsolt tibor andras \
                         csaba imre lajos gyorgy balazs gergely viktor adam david mate bence daniel mihaly karoly \
                         norbert robert krisztian richard levente marton miklos maria erzsebet katalin ilona eva anna \
                         zsuzsanna margit judit agnes julianna andrea ildiko erika krisztina monika edit gabriella \
                         szilvia aniko timea reka dora nora eszter zsofia viktoria anita melinda orsolya petra";
    is_in(NAMES, &fold(word))
}

/// Returns whether people in `country` write the family name first, in Latin letters too.
pub fn writes_family_first(country: &str) -> bool {
    matches!(country, "CN" | "HK" | "HU" | "KH" | "KP" | "KR" | "MO" | "SG" | "TW" | "VN")
}

/// Returns whether `word` is one of the [`frequent_family_names`] of `country`. `Đ` needs its own case, since
/// it has no decomposition.
pub fn is_frequent_family(word: &str, country: &str) -> bool {
    is_in(frequent_family_names(country), &fold(word).replace('đ', "d"))
}
