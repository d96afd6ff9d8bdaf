//! The keys for comparing names of subdivisions.

use crate::fold::Folded;

/// The folded words for a kind of place that appear next to a name, including articles and prepositions. They
/// are sorted.
#[rustfmt::skip]
const KIND_WORDS: &[&str] = &[
    "administrativa", "administrative", "aimag", "and", "apskritis", "area", "atoll", "autonoma", "autonome",
    "autonomous", "avtonomnaya", "avtonomnyy", "borough", "bundesland", "canton", "cantone", "capital", "changwat",
    "chantun", "cidade", "citta", "city", "ciudad", "co", "collectivity", "communaute", "commune", "community",
    "comte", "comunidad", "comunita", "comunitat", "condado", "contea", "council", "county", "d", "da", "daerah",
    "das", "de", "degli", "dei", "del", "della", "delle", "dello", "den", "departamento", "departement",
    "department", "dependency", "der", "des", "di", "die", "dimos", "dipartimento", "distretto", "district",
    "districte", "distrikt", "distrito", "division", "do", "dos", "du", "economic", "el", "emirat", "emirate",
    "estado", "etat", "federal", "federale", "foral", "freguesia", "freistaat", "fu", "fylke", "fylket", "gemeente",
    "gewest", "gouvernorat", "governatorato", "governorate", "hansestadt", "het", "i", "il", "ili", "imarat", "in",
    "island", "islands", "istimewa", "judet", "judetul", "kanton", "ken", "khusus", "kommun", "kommune", "komuna",
    "krai", "kraj", "kraje", "kray", "l", "la", "laani", "lan", "land", "le", "les", "linn", "linnavald", "los",
    "maakond", "maakunta", "megye", "metropole", "metropolitan", "metropolitana", "metropolitano", "miesto",
    "mintaqat", "muhafaza", "muhafazah", "muhafazat", "municipalidad", "municipalite", "municipality", "municipio",
    "municipiu", "munitsipalitet", "negeri", "nomos", "novads", "obcina", "oblast", "oblasti", "oblys", "oblysy",
    "of", "okrug", "okrugu", "okruh", "opcina", "opstina", "ostan", "outlying", "overseas", "oymag", "parish",
    "paroisse", "parroquia", "parroquial", "perifereia", "persekutuan", "pho", "pilseta", "popularate",
    "prefectura", "prefecture", "prefeitura", "prefettura", "principado", "propinsi", "province", "provincia",
    "provincie", "provincija", "provins", "provinsi", "provinz", "quarter", "raion", "rajon", "rajono", "rayon",
    "rayonu", "regiao", "regija", "regio", "region", "regione", "rehiyon", "republic", "republica", "republika",
    "republique", "respublika", "respublikasi", "rights", "rural", "savivaldybe", "sheng", "shi", "special",
    "staat", "stadt", "state", "stato", "territoire", "territorio", "territory", "thanh", "the", "tinh", "to",
    "town", "union", "urban", "vald", "valstspilseta", "van", "varmegye", "velayaty", "vilayet", "vilayeti",
    "ville", "viloyat", "viloyati", "voblasc", "voblast", "voivodeship", "voivodship", "von", "ward", "wilaya",
    "wilayah", "with", "wojewodztwo", "xian", "xoroo", "zizhiqu", "zone", "zupanija",
    "περιφερεια", "автономная", "автономныи", "вобласць", "город", "град", "краи", "област", "область", "округ",
    "республика", "מחוז",
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

/// Returns a folded word without its ending for a kind of place, if at least two characters are left: 京都 has
/// no such ending.
fn without_kind(word: &str) -> &str {
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
/// It is `None` for a name without a comma or bracket.
pub fn rotated(name: &str) -> Option<String> {
    match name.split_once(['(', '[', ',']) {
        Some((before, after)) if !name.contains(['(', '[']) => {
            Some(format!("{} {}", after.trim(), before.trim()))
        }
        Some((before, _)) => Some(before.trim().to_owned()),
        None => None,
    }
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

    use super::{KIND_ENDINGS, KIND_WORDS};

    #[test]
    fn kind_words_are_sorted() {
        assert!(KIND_WORDS.is_sorted());
        assert!(KIND_ENDINGS.is_sorted_by_key(|ending| Reverse(ending.len())));
    }
}
