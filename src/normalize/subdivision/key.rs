//! The keys that a subdivision's name is compared under.
//!
//! The code generator includes this file by its path, beside `fold.rs`: it must not use anything else of the
//! crate.

use super::fold::Folded;

/// The words for a kind of place, folded, that may stand beside a name: articles and prepositions among them.
/// Sorted, to be searched by halves.
#[rustfmt::skip]
const KIND_WORDS: &[&str] = &[
    "administrativa", "administrative", "aimag", "and", "apskritis", "area", "atoll", "autonoma", "autonome",
    "autonomous", "avtonomnaya", "avtonomnyy", "borough", "bundesland", "canton", "cantone", "capital", "changwat",
    "chantun", "cidade", "citta", "city", "ciudad", "co", "communaute", "commune", "community", "comte",
    "comunidad", "comunita", "comunitat", "condado", "contea", "council", "county", "d", "da", "daerah", "das",
    "de", "degli", "dei", "del", "della", "delle", "dello", "den", "departamento", "departement", "department",
    "der", "des", "di", "die", "dimos", "dipartimento", "distretto", "district", "districte", "distrikt",
    "distrito", "division", "do", "dos", "du", "el", "emirat", "emirate", "estado", "etat", "federal", "federale",
    "foral", "freguesia", "freistaat", "fu", "fylke", "fylket", "gemeente", "gewest", "gouvernorat",
    "governatorato", "governorate", "hansestadt", "het", "i", "il", "ili", "imarat", "in", "island", "islands",
    "istimewa", "judet", "judetul", "kanton", "ken", "khusus", "kommun", "kommune", "komuna", "krai", "kraj",
    "kraje", "kray", "l", "la", "laani", "lan", "land", "le", "les", "linn", "linnavald", "los", "maakond",
    "maakunta", "megye", "metropole", "metropolitan", "metropolitana", "metropolitano", "miesto", "mintaqat",
    "muhafaza", "muhafazah", "muhafazat", "municipalidad", "municipalite", "municipality", "municipio", "municipiu",
    "munitsipalitet", "negeri", "nomos", "novads", "obcina", "oblast", "oblasti", "oblys", "oblysy", "of", "okrug",
    "okrugu", "okruh", "opcina", "opstina", "ostan", "oymag", "parish", "paroisse", "parroquia", "parroquial",
    "perifereia", "persekutuan", "pho", "pilseta", "prefectura", "prefecture", "prefeitura", "prefettura",
    "principado", "propinsi", "province", "provincia", "provincie", "provincija", "provins", "provinsi", "provinz",
    "raion", "rajon", "rajono", "rayon", "rayonu", "regiao", "regija", "regio", "region", "regione", "rehiyon",
    "republic", "republica", "republika", "republique", "respublika", "respublikasi", "savivaldybe", "sheng", "shi",
    "special", "staat", "stadt", "state", "stato", "territoire", "territorio", "territory", "thanh", "the", "tinh",
    "to", "union", "vald", "valstspilseta", "van", "varmegye", "velayaty", "vilayet", "vilayeti", "ville",
    "viloyat", "viloyati", "voblasc", "voblast", "voivodeship", "voivodship", "von", "wilaya", "wilayah",
    "wojewodztwo", "xian", "xoroo", "zizhiqu", "zone", "zupanija",
];

/// Whether a folded word names a kind of place.
fn is_kind(word: &str) -> bool {
    KIND_WORDS.binary_search(&word).is_ok()
}

/// The folded name without spaces.
pub(crate) fn squeezed(name: &str) -> Folded {
    let mut key = Folded::new();
    for word in Folded::words_of(name).words() {
        key.push_str(expand(word));
    }
    key
}

/// The folded name without spaces and without the words for a kind of place: `tokyo` of "Tokyo-to", `madrid` of
/// "Comunidad de Madrid". Empty where nothing else is left.
pub(crate) fn core(name: &str) -> Folded {
    let mut key = Folded::new();
    for word in Folded::words_of(name).words().filter(|word| !is_kind(word)) {
        key.push_str(expand(word));
    }
    key
}

/// "Durham, County" and "Cagayan Valley (Region II)" read in the usual order: without what stands in brackets, or
/// with what follows the comma in front.
pub(crate) fn rotated(name: &str) -> Option<String> {
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
    use super::KIND_WORDS;

    #[test]
    fn kind_words_are_sorted() {
        assert!(KIND_WORDS.is_sorted());
    }
}
