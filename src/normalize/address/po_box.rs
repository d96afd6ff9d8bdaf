//! Detection of post-office boxes in street lines.

use registrant_text::unicode::{decompose, is_mark, lower, nfc};

/// The maximum length to read. No registry or provider has longer street lines.
const MAX_CHARS: usize = 255;

/// The text that must follow a phrase for a post-office box.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Then {
    /// Nothing: the phrase is enough.
    Anything,
    /// A number, as in `BP 12`, `Apdo. nº 12`.
    Number,
    /// A number of at most three digits. Longer ones are postal codes (`C.P. 06000` in Mexico).
    ShortNumber,
    /// A number, if the phrase is in capitals: `P.O.B. 12`, but not the Philippine village `Pob. 2`.
    NumberAfterCapitals,
    /// A number that ends the line, with nothing before the phrase: `Box 12`, not `Box Hill Road` or `Unit 3
    /// Box 12`.
    NumberAlone,
}

/// Phrases for a box, in lower case without accents and full stops. They reflect common usage in each
/// language, not a list. French `CS` is omitted: a "course spéciale" is delivered to the street, at its own
/// hour (<https://www.juristheque.net/cs-que-signifie-cette-mention-sur-une-adresse-postale>, read
/// 2026-11-20).
const WORDS: &[(&str, Then)] = &[
    // English
    ("po box", Then::Anything),
    ("p o box", Then::Anything),
    ("pobox", Then::Anything),
    ("po drawer", Then::Anything),
    ("pob", Then::NumberAfterCapitals),
    ("p o b", Then::NumberAfterCapitals),
    ("post box", Then::Anything),
    ("postal box", Then::Anything),
    ("post office box", Then::Anything),
    ("post office drawer", Then::Anything),
    ("gpo box", Then::Anything),
    ("g p o box", Then::Anything),
    ("private bag", Then::Anything),
    ("private mail bag", Then::Anything),
    ("privatebag", Then::Number),
    ("locked bag", Then::Anything),
    ("locked mail bag", Then::Anything),
    ("pmb", Then::Number),
    // Swedish and others; French
    ("box", Then::NumberAlone),
    ("bp", Then::Number),
    ("b p", Then::Number),
    ("boite postale", Then::Anything),
    ("case postale", Then::Anything),
    // German, Dutch, Afrikaans, Luxembourgish
    ("postfach", Then::Anything),
    ("postf", Then::Number),
    ("pf", Then::NumberAlone),
    ("postbus", Then::Number),
    ("antwoordnummer", Then::Number),
    ("posbus", Then::Number),
    ("privaatsak", Then::Anything),
    // Spanish, Portuguese, Catalan, Italian, Romanian
    ("apartado", Then::Number),
    ("apartado de correos", Then::Anything),
    ("apartado de correo", Then::Anything),
    ("apartado postal", Then::Anything),
    ("apartado aereo", Then::Anything),
    ("apartat de correus", Then::Anything),
    ("apdo", Then::Number),
    ("apdo de correos", Then::Anything),
    ("apdo correos", Then::Anything),
    ("apdo postal", Then::Anything),
    ("aptdo", Then::Number),
    ("casilla", Then::Number),
    ("casilla de correo", Then::Anything),
    ("casilla de correos", Then::Anything),
    ("casilla postal", Then::Anything),
    ("caixa postal", Then::Anything),
    ("casella postale", Then::Anything),
    ("cas post", Then::Number),
    ("cp", Then::ShortNumber),
    ("c p", Then::ShortNumber),
    ("casuta postala", Then::Anything),
    // Nordic and Baltic
    ("postboks", Then::Anything),
    ("postbox", Then::Anything),
    ("postilokero", Then::Anything),
    ("pl", Then::NumberAlone),
    ("postholf", Then::Anything),
    ("pósthólf", Then::Anything),
    ("postkast", Then::Number),
    ("pasta kastite", Then::Anything),
    ("abonenta kastite", Then::Anything),
    ("pasto dezute", Then::Anything),
    // Slavic, Hungarian, Greek, Turkish
    ("skrytka pocztowa", Then::Anything),
    ("skr poczt", Then::Anything),
    ("skrytka poczt", Then::Anything),
    ("postovni prihradka", Then::Anything),
    ("postovy priecinok", Then::Anything),
    ("postova priehradka", Then::Anything),
    ("postni predal", Then::Anything),
    ("postanski pretinac", Then::Anything),
    ("postanski fah", Then::Anything),
    ("postafiok", Then::Anything),
    ("postafiók", Then::Anything),
    ("posta kutusu", Then::Anything),
    ("ая", Then::Anything),
    ("а я", Then::Number),
    ("абонентскии ящик", Then::Anything),
    ("абонентская скринька", Then::Anything),
    ("абонентська скринька", Then::Anything),
    ("ас", Then::Number),
    ("поштанскии фах", Then::Anything),
    ("пощенска кутия", Then::Anything),
    ("пк", Then::Number),
    ("τθ", Then::Number),
    ("ταχυδρομικη θυριδα", Then::Anything),
    // Swahili, Indonesian, Malay, Vietnamese
    ("slp", Then::Number),
    ("kotak pos", Then::Anything),
    ("peti surat", Then::Anything),
    ("hop thu", Then::Number),
];

/// Words for a box that may be anywhere in the line: their scripts have no spaces, or have marks that fold
/// badly.
const MARKS: &[&str] = &[
    "私書箱",
    "邮政信箱",
    "郵政信箱",
    "信箱",
    "사서함",
    "ตู้ ปณ",
    "ตู้ ป.ณ",
    "ตู้ไปรษณีย์",
    "صندوق بريد",
    "ص.ب",
    "ص. ب",
    "ת.ד",
    "ת\"ד",
    "ת״ד",
    "תא דואר",
];

/// Returns whether a street line is a post-office box or similar, in the languages of most registrants.
///
/// Boxes, bags and drawers count if people fetch mail from them; French `CS`, which is delivered, does not.
/// Streets with similar names do not count either: `BP Street`, `Box Hill Road`. Reads at most 255
/// characters.
///
/// ```
/// use registrant::normalize::address::is_po_box;
/// assert!(is_po_box("P.O. Box 12"));
/// assert!(is_po_box("BP 40112"));
/// assert!(is_po_box("а/я 57"));
/// assert!(!is_po_box("12 Box Hill Road"));
/// ```
pub fn is_po_box(line: &str) -> bool {
    let line = line.char_indices().nth(MAX_CHARS).and_then(|(end, _)| line.get(..end)).unwrap_or(line);
    if MARKS.iter().any(|mark| line.contains(mark)) {
        return true;
    }
    let folded = fold(line);
    let words: Vec<&str> = folded.split(' ').filter(|w| !w.is_empty()).collect();
    (0..words.len()).any(|at| {
        let rest = words.get(at..).unwrap_or_default();
        WORDS
            .iter()
            .any(|(phrase, then)| after(rest, phrase).is_some_and(|rest| follows(*then, at, rest, line)))
    })
}

/// Returns the words after the phrase if the words begin with it.
fn after<'w>(words: &'w [&'w str], phrase: &str) -> Option<&'w [&'w str]> {
    phrase.split(' ').try_fold(words, |words, expected| {
        let (first, rest) = words.split_first()?;
        (*first == expected).then_some(rest)
    })
}

fn follows(then: Then, at: usize, rest: &[&str], line: &str) -> bool {
    const NUMBER_WORDS: &[&str] = &["n", "no", "nr", "num", "numero", "number", "nbr"];
    let rest = match rest {
        [word, rest @ ..] if NUMBER_WORDS.contains(word) => rest,
        rest => rest,
    };
    let number = rest.first().filter(|w| w.starts_with(|c: char| c.is_numeric()));
    let digits = number.map_or(0, |w| w.chars().count());
    match then {
        Then::Anything => true,
        Then::Number => digits > 0,
        Then::NumberAfterCapitals => digits > 0 && line.replace(['.', ' '], "").contains("POB"),
        Then::ShortNumber => {
            (1..=3).contains(&digits) && rest.get(1).is_none_or(|w| !w.starts_with(char::is_numeric))
        }
        Then::NumberAlone => at == 0 && digits > 0 && rest.iter().all(|w| w.chars().all(char::is_numeric)),
    }
}

/// Lower-cases a line and removes accents, full stops, slashes and apostrophes. Other signs and letter-digit
/// borders become spaces. `ó` stays: Apartadó is a town, an apartado is a box.
fn fold(line: &str) -> String {
    let mut out = String::with_capacity(line.len() + 8);
    let mut before = ' ';
    let mut add = |c: char| {
        if is_mark(c) || matches!(c, '.' | '/' | '\'' | '’') {
            return;
        }
        let c = if c.is_alphanumeric() { c } else { ' ' };
        if before != ' ' && c != ' ' && before.is_numeric() != c.is_numeric() {
            out.push(' ');
        }
        out.push(c);
        before = c;
    };
    for c in nfc(line).chars().map(narrow).flat_map(lower) {
        if c == 'ó' { add(c) } else { decompose(c).for_each(&mut add) }
    }
    out
}

/// Converts full-width ASCII and the ideographic space, as typed on Japanese keyboards, to the usual width.
fn narrow(c: char) -> char {
    match c {
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(c as u32 - 0xFEE0).unwrap_or(c),
        '\u{3000}' => ' ',
        _ => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_boxes_in_many_languages() {
        for line in [
            "P.O. Box 12",
            "PO Box 12",
            "p o box 12",
            "POBox12",
            "P.O.Box 7",
            "P. O. Box 7",
            "P.O.B. 123",
            "POB 123",
            "Post Office Box 9",
            "GPO Box 4",
            "G.P.O. Box 4",
            "Private Bag X12",
            "Locked Bag 1797",
            "PMB 101",
            "Acme Ltd, PO Box 12",
            "PO BOX",
            "BP 12",
            "B.P. 12",
            "BP12",
            "BP n° 12",
            "12 rue X BP 40112",
            "Boîte postale 12",
            "boite postale 7",
            "Case postale 1",
            "Postfach 12 34 56",
            "Postfach",
            "PF 1234",
            "Postbus 12",
            "Antwoordnummer 10",
            "Apartado de correos 12",
            "Apartado 12",
            "Apdo. 12",
            "Apdo. Postal 12",
            "Casilla 12",
            "Casella postale 12",
            "C.P. 123",
            "CP 12",
            "Caixa Postal 12",
            "Skrytka pocztowa 12",
            "Skr. poczt. 12",
            "Postboks 12",
            "Box 123",
            "Box 12 34",
            "Postilokero 12",
            "PL 12",
            "а/я 57",
            "А/Я 57",
            "абонентский ящик 5",
            "а/с 12",
            "Τ.Θ. 123",
            "П.К. 12",
            "Pf. 12",
            "Postafiók 12",
            "Poštovní přihrádka 3",
            "〒100 私書箱12号",
            "邮政信箱 12",
            "信箱12号",
            "사서함 12",
            "ص.ب 12",
            "صندوق بريد 12",
            "ת.ד. 12",
            "S.L.P. 123",
            "ｐｏ　ｂｏｘ　１２",
            "Pósthólf 12",
            "Poste restante, P/O Box 3",
            "Căsuța poștală 12",
            "P.O. Drawer 5",
        ] {
            assert!(is_po_box(line), "{line}");
        }
    }

    #[test]
    fn knows_streets_that_only_sound_like_one() {
        for line in [
            "BP Street",
            "Box Hill Road",
            "12 Box Hill Road",
            "1 Boxwood Lane",
            "Box Cottage 12 High Street",
            "Poststraße 12",
            "Postfachstraße 2",
            "Post Street 12",
            "Postal Road 3",
            "12 Rue de la Poste",
            "Via Posta 3",
            "C.P. 06000",
            "Col. Centro C.P. 06000",
            "CP 1425 Buenos Aires",
            "PL Hospital 3",
            "Unit 3 Box 12 Ave",
            "10 Apartado Street",
            "Private Road 12",
            "CS Lewis Close 12",
            "CS 12",
            "12 rue X CS 40112",
            "PK Road 12",
            "Pl. Bankowy 2",
            "ul. Pocztowa 12",
            "Kasernenstrasse 1",
            "Casillas 4",
            "12 Po Street",
            "",
            " ",
            "🎉",
            "\u{FFFD}",
            "1",
            "Carretera de Apartadó 5",
            "Brgy. Pob. 2",
            "PK 12, Douala",
            "Pobla 123",
            "Pobal 12",
        ] {
            assert!(!is_po_box(line), "{line}");
        }
    }

    #[test]
    fn reads_only_so_far() {
        assert!(!is_po_box(&"x ".repeat(1_000_000)));
        assert!(!is_po_box(&format!("{}PO Box 12", "x ".repeat(200))));
    }
}
