//! The key that a country's name is looked up under, and the state forms around a name.
//!
//! The code generator includes this file by its path, beside `fold.rs`: it must not use anything else of the
//! crate.

use super::fold::Folded;

/// The key of a name: its words, folded, without articles, prepositions and "and", run together.
///
/// "Trinidad and Tobago", "Trinidad y Tobago" and "Trinidad & Tobago" are one key. Empty where no word is left.
pub(crate) fn key(name: &str) -> Folded {
    squeeze(&Folded::words_of(name), |_| true)
}

/// The key of "Tanzania, United Republic of" or "Micronesia (Federated States of)" read in the usual order.
pub(crate) fn rotated(name: &str) -> Option<Folded> {
    let (before, after) = name.split_once([',', '('])?;
    let mut words = Folded::words_of(after);
    words.push(' ');
    words.push_str(Folded::words_of(before).as_str());
    Some(words)
}

/// The words that `keep` wants as one key.
pub(crate) fn squeeze(words: &Folded, keep: impl Fn(&str) -> bool) -> Folded {
    let mut key = Folded::new();
    // A lone "s" is what an apostrophe leaves of a genitive ("People's"), unless it stands first.
    let dropped = |place: usize, word: &str| is_particle(word) || word == "s" && place > 0;
    // "EL" and "U S A" are made of nothing but particles or initials: then they stand for themselves.
    let all = words.words().all(|word| word.len() == 1) || words.words().enumerate().all(|(p, w)| dropped(p, w));
    for (place, word) in words.words().enumerate() {
        if keep(word) && (all || !dropped(place, word)) {
            key.push_str(expand(word));
        }
    }
    key
}

/// Articles, prepositions and conjunctions of the seven languages whose names are known.
#[rustfmt::skip]
fn is_particle(word: &str) -> bool {
    word.len() <= 5 && matches!(word,
        "the" | "of" | "and"
        | "le" | "la" | "les" | "l" | "de" | "du" | "des" | "d" | "et" | "en" | "au" | "aux"
        | "der" | "die" | "das" | "dem" | "den" | "und" | "von" | "vom" | "zu"
        | "el" | "los" | "las" | "del" | "y" | "e"
        | "il" | "lo" | "i" | "gli" | "di" | "della" | "dello" | "dei" | "degli" | "delle" | "dell" | "ed"
        | "o" | "a" | "os" | "as" | "do" | "da" | "dos" | "no" | "na"
        | "het" | "van" | "een")
}

fn expand(word: &str) -> &str {
    match word {
        "st" => "saint",
        "ste" => "sainte",
        "is" | "isl" => "islands",
        "rep" => "republic",
        "dem" => "democratic",
        _ => word,
    }
}

/// The state forms, a bit each.
pub(crate) const REPUBLIC: u16 = 1;
pub(crate) const REGION: u16 = 1 << 7;
/// Every state form; the bits above are what qualifies it.
pub(crate) const FORMS: u16 = 0xFF;
/// "Democratic", which tells the two Congos and the two Koreas apart.
pub(crate) const DEMOCRATIC: u16 = 1 << 8;
/// "People's", which tells China from Taiwan.
pub(crate) const PEOPLES: u16 = 1 << 9;
const OTHER: u16 = 1 << 10;

/// The words of state forms: in the seven languages, and each with its bits.
#[rustfmt::skip]
const FORM_WORDS: &[(u16, &str)] = &[
    (REPUBLIC, "republic republica republique republik repubblica republiek bundesrepublik bondsrepubliek rep"),
    (REPUBLIC | PEOPLES, "volksrepublik volksrepubliek"),
    (1 << 1, "kingdom royaume konigreich koenigreich reino regno koninkrijk"),
    (1 << 2, "state states etat etats staat staaten estado estados stato stati staten"),
    (1 << 3, "principality principaute furstentum fuerstentum principado principato vorstendom prinsdom \
              duchy duche grossherzogtum ducado granducato ducato groothertogdom hertogdom"),
    (1 << 4, "commonwealth bund mancomunidad comunidad comunidade comunita gemenebest communaute"),
    (1 << 5, "sultanate sultanat sultanato sultanaat"),
    (1 << 6, "union unione uniao unie"),
    (REGION, "region regione regiao regio sonderverwaltungsregion sonderverwaltungszone sar rae sra ras"),
    (DEMOCRATIC, "democratic democratique demokratische demokratischen democratica democratische dem"),
    (PEOPLES, "people peoples populaire popular popolare volks"),
    (OTHER, "islamic islamique islamische islamica islamitische \
             socialist socialiste sozialistische socialista socialistische \
             federal federated federative federale federee federes federees federacion foderale foderierte foderierten \
             foderative federativa federados federadas federati federata federatieve gefedereerde \
             arab arabe arabische araba \
             plurinational plurinationale plurinationaler plurinacional plurinazionale pluriethnische \
             bolivarian bolivarienne bolivarische bolivariana bolivariaanse \
             co operative cooperative kooperative genossenschaftliche cooperativa cooperativista cooperatieve operativa \
             independent independant independante unabhangiger unabhangige independiente indipendente independente \
             onafhankelijke \
             united unie vereinigte unida unita verenigde \
             hashemite hachemite haschemitisches haschemitische hachemita hachemi hashemita hascemita ascemita hasjemitisch \
             hasjemitische \
             grand gran gra grao great sovereign"),
    (REGION_ONLY, "special speciale especial special speciale bijzondere administrative administrativa amministrativa \
             administratieve administracao administracion bestuurlijke \
             china chine cina chinese chinoise chinesa chinesische chinesischer cinese chinas"),
];
/// Words that belong to "special administrative region of China" and to no other form.
const REGION_ONLY: u16 = 1 << 11;

fn form_bits(word: &str) -> u16 {
    FORM_WORDS.iter().filter(|(_, words)| words.split(' ').any(|known| known == word)).fold(0, |bits, (b, _)| bits | b)
}

/// A name apart from the state form around it.
pub(crate) struct Formed {
    /// The key of what is left: `spain` of "Kingdom of Spain".
    pub(crate) core: Folded,
    /// The bits of the form's words.
    pub(crate) bits: u16,
}

/// Takes the state form off a name; `None` where there is none.
pub(crate) fn formed(words: &Folded) -> Option<Formed> {
    let all = words.words().fold(0, |bits, word| bits | form_bits(word));
    if all & FORMS == 0 {
        return None;
    }
    let region = all & REGION != 0;
    let core = squeeze(words, |word| match form_bits(word) {
        0 => true,
        REGION_ONLY => !region,
        _ => false,
    });
    Some(Formed { core, bits: all })
}
