//! The keys for comparing names of subdivisions.

use crate::fold::Folded;

/// The folded words for a kind of place that appear next to a name, including articles and prepositions. They
/// are sorted.
#[rustfmt::skip]
const KIND_WORDS: &[&str] = &[
    "administrativa", "administrative", "aimag", "and", "apskritis", "area", "atoll", "autonoma", "autonome",
    "autonomous", "avtonomnaya", "avtonomnyy", "borough", "bundesland", "canton", "cantone", "capital", "changwat",
    "chantun", "cidade", "citta", "city", "ciudad", "co", "collectivity", "commonwealth", "communaute", "commune",
    "community", "comte", "comunidad", "comunita", "comunitat", "condado", "contea", "council", "county", "d", "da",
    "daerah", "das", "de", "degli", "dei", "del", "della", "delle", "dello", "den", "departamento", "departement",
    "department", "dependency", "dept", "depto", "der", "des", "di", "die", "dimos", "dipartimento", "distretto",
    "district", "districte", "distrikt", "distrito", "division", "do", "dos", "dpto", "du", "economic", "el",
    "emirat", "emirate", "estado", "etat", "federal", "federale", "foral", "freguesia", "freistaat", "fu", "fylke",
    "fylket", "gemeente", "gewest", "gouvernorat", "governatorato", "governorate", "hansestadt", "het", "i", "il",
    "ili", "imarat", "in", "island", "islands", "istimewa", "jud", "judet", "judetul", "kanton", "ken", "khusus",
    "kommun", "kommune", "komuna", "krai", "kraj", "kraje", "kray", "kt", "l", "la", "laani", "lan", "land", "le",
    "les", "linn", "linnavald", "los", "maakond", "maakunta", "megye", "metropole", "metropolitan", "metropolitana",
    "metropolitano", "miesto", "mintaqat", "muhafaza", "muhafazah", "muhafazat", "municipalidad", "municipalite",
    "municipality", "municipio", "municipiu", "munitsipalitet", "negeri", "nomos", "novads", "obcina", "obl",
    "oblast", "oblasti", "oblys", "oblysy", "of", "okrug", "okrugu", "okruh", "opcina", "opstina", "ostan",
    "outlying", "overseas", "oymag", "parish", "paroisse", "parroquia", "parroquial", "perifereia", "persekutuan",
    "pho", "pilseta", "popularate", "prefectura", "prefecture", "prefeitura", "prefettura", "principado",
    "propinsi", "prov", "province", "provincia", "provincie", "provincija", "provins", "provinsi", "provinz",
    "quarter", "raion", "rajon", "rajono", "rayon", "rayonu", "regiao", "regija", "regio", "region", "regione",
    "rehiyon", "republic", "republica", "republika", "republique", "respublika", "respublikasi", "rights", "rural",
    "savivaldybe", "sheng", "shi", "special", "staat", "stadt", "state", "stato", "territoire", "territorio",
    "territory", "thanh", "the", "tinh", "to", "town", "union", "urban", "vald", "valstspilseta", "van", "varmegye",
    "velayaty", "vilayet", "vilayeti", "ville", "viloyat", "viloyati", "voblasc", "voblast", "voivodeship",
    "voivodship", "von", "ward", "wilaya", "wilayah", "with", "woj", "wojewodztwo", "xian", "xoroo", "zizhiqu",
    "zone", "zupanija", "περιφερεια", "автономная", "автономныи", "аимаг", "вобл", "вобласць", "г", "город", "град",
    "краи", "обл", "област", "область", "облусу", "облысы", "округ", "респ", "республика", "מחוז", "استان", "امارة",
    "محافظة", "منطقة", "จังหวัด",
];

/// The characters for a kind of place that Chinese and Japanese write after a name, longest first.
///
/// Of all Japanese prefectures, only 道 is never omitted.
const KIND_ENDINGS: &[&str] = &[
    "维吾尔自治区",
    "特别行政区",
    "特別行政區",
    "壮族自治区",
    "回族自治区",
    "自治区",
    "自治區",
    "省",
    "市",
    "県",
    "縣",
    "县",
    "府",
    "都",
];

/// The folded words and endings for a local place: Iowa City, Delaware County. Such a place is often only a
/// part of the state or province with its name, or lies elsewhere. They are sorted.
#[rustfmt::skip]
const LOCAL_WORDS: &[(&str, Local)] = &[
    ("borough", Local::City), ("cidade", Local::City), ("citta", Local::City), ("city", Local::City),
    ("ciudad", Local::City), ("co", Local::County), ("commune", Local::City), ("comte", Local::County),
    ("condado", Local::County), ("contea", Local::County), ("county", Local::County),
    ("distretto", Local::District), ("district", Local::District), ("districte", Local::District),
    ("distrikt", Local::District), ("distrito", Local::District), ("gemeente", Local::City),
    ("kommun", Local::City), ("kommune", Local::City), ("linn", Local::City), ("miesto", Local::City),
    ("municipalidad", Local::City), ("municipalite", Local::City), ("municipality", Local::City),
    ("municipio", Local::City), ("municipiu", Local::City), ("pilseta", Local::City),
    ("raion", Local::District), ("rajon", Local::District), ("rayon", Local::District), ("shi", Local::City),
    ("stadt", Local::City), ("town", Local::City), ("ville", Local::City), ("xian", Local::County),
    ("г", Local::City), ("город", Local::City), ("град", Local::City), ("县", Local::County), ("市", Local::City),
    ("縣", Local::County),
];

#[derive(Clone, Copy, Debug)]
enum Local {
    City,
    County,
    District,
}

impl Local {
    fn of(word: &str) -> Option<Self> {
        let found = LOCAL_WORDS.binary_search_by_key(&word, |(known, _)| *known);
        found.ok().and_then(|at| LOCAL_WORDS.get(at)).map(|(_, local)| *local)
    }

    /// Returns `true` if a subdivision of a kind can be such a place.
    fn is_kind(self, kind: &str) -> bool {
        let words: &[&str] = match self {
            Self::City => &[
                "capital",
                "city",
                "commun",
                "council",
                "metropolitan",
                "municipal",
                "town",
                "unitary",
                "urban",
                "borough",
            ],
            Self::County => &["county"],
            Self::District => &["district", "rayon"],
        };
        let kind = Folded::words_of(kind);
        words.iter().any(|word| kind.as_str().contains(word))
    }
}

/// Returns `false` if the words next to a name make it a city, a county or a district, and `kind` is another
/// kind of place. "Iowa City" cannot be a `State`.
///
/// ```
/// use registrant_text::place::subdivision::may_be;
/// assert!(!may_be("Iowa City", "State"));
/// assert!(may_be("State of Iowa", "State"));
/// assert!(may_be("Glasgow City", "Council area"));
/// ```
pub fn may_be(name: &str, kind: &str) -> bool {
    Folded::words_of(name).words().all(|word| {
        let bare = without_kind(word);
        let ending = word.strip_prefix(bare).unwrap_or_default();
        [word, ending].into_iter().filter_map(Local::of).all(|local| local.is_kind(kind))
    })
}

/// Returns a folded word without its ending for a kind of place, if at least two characters are left: 京都 has
/// no such ending. Thai writes the word for a province before the name, without a space.
fn without_kind(word: &str) -> &str {
    let word = word.strip_prefix("จังหวัด").unwrap_or(word);
    let rest = KIND_ENDINGS.iter().find_map(|ending| word.strip_suffix(ending));
    rest.filter(|rest| rest.chars().nth(1).is_some()).unwrap_or(word)
}

/// Checks if a folded word names a kind of place.
fn is_kind(word: &str) -> bool {
    KIND_WORDS.binary_search(&word).is_ok()
}

/// Returns the folded name without spaces.
pub fn squeezed(name: &str) -> Folded {
    let mut key = Folded::new();
    for word in Folded::words_of(name).words() {
        key.push_str(expand(word));
    }
    key
}

/// Returns the folded name without spaces and without words for a kind of place.
///
/// The key is empty if no other word is left.
///
/// ```
/// use registrant_text::place::subdivision::core;
/// assert_eq!(core("Comunidad de Madrid").as_str(), "madrid");
/// assert_eq!(core("大阪府").as_str(), "大阪");
/// ```
pub fn core(name: &str) -> Folded {
    let mut key = Folded::new();
    for word in Folded::words_of(name).words().filter(|word| !is_kind(word)) {
        key.push_str(without_kind(expand(word)));
    }
    key
}

/// Returns "Durham, County" in the usual order, and "Cagayan Valley (Region II)" without its brackets.
///
/// It is `None` for a name without a comma or bracket, and for a list of places: "Newry, Mourne and Down".
///
/// ```
/// use registrant_text::place::subdivision::rotated;
/// assert_eq!(rotated("Durham, County").as_deref(), Some("County Durham"));
/// assert_eq!(rotated("Newry, Mourne and Down"), None);
/// ```
pub fn rotated(name: &str) -> Option<String> {
    match name.split_once(['(', '[', ',']) {
        Some((_, after)) if is_list_end(after) => None,
        Some((before, after)) if !name.contains(['(', '[']) => {
            Some(format!("{} {}", after.trim(), before.trim()))
        }
        Some((before, _)) => Some(before.trim().to_owned()),
        None => None,
    }
}

/// Returns `true` if a text after a comma goes on with a list: it has a word that joins two places.
fn is_list_end(text: &str) -> bool {
    !text.contains([')', ']'])
        && text.split_whitespace().any(|word| matches!(word, "and" | "e" | "et" | "y" | "&"))
}

fn expand(word: &str) -> &str {
    match word {
        "st" => "saint",
        "ste" => "sainte",
        _ => word,
    }
}

#[cfg(test)]
mod tests {
    use std::cmp::Reverse;

    use super::{KIND_ENDINGS, KIND_WORDS, LOCAL_WORDS};

    #[test]
    fn kind_words_are_sorted() {
        assert!(KIND_WORDS.is_sorted());
        assert!(LOCAL_WORDS.is_sorted_by_key(|(word, _)| *word));
        assert!(KIND_ENDINGS.is_sorted_by_key(|ending| Reverse(ending.len())));
    }
}
