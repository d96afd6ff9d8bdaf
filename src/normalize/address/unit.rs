//! The words before the number of a post-office box, a floor, a flat, a room or a building.

use registrant_text::unicode::lowered;

use super::po_box::is_po_box;
use crate::contact::Country;

/// The kinds of JSContact (RFC 9553, section 2.5.1.2), in the order of the words.
const KINDS: [&str; 5] = ["postOfficeBox", "floor", "apartment", "room", "building"];

/// The words of the countries with one language, and at last those of English. A number comes before a word that begins
/// with a point, `2. emelet`. A kind without a word keeps its bare number.
///
/// CZ, HU, PL, SE and TR: `resources/addresses` of openvenues/libpostal on GitHub, read on 2026-11-23.
const WORDS: [(&str, [&str; 5]); 16] = [
    ("AT DE LI", ["Postfach", "Etage", "Wohnung", "Zimmer", "Gebäude"]),
    ("FR MC", ["BP", "Étage", "Appartement", "Salle", "Bâtiment"]),
    ("IT SM VA", ["Casella Postale", "Piano", "Interno", "Stanza", "Edificio"]),
    ("BR", ["Caixa Postal", "Andar", "Apartamento", "Sala", "Edifício"]),
    ("PT", ["Apartado", "Andar", "Apartamento", "Sala", "Edifício"]),
    ("AR CL UY", ["Casilla de Correo", "Piso", "Departamento", "Sala", "Edificio"]),
    ("CO CR EC ES GT MX PE", ["Apartado Postal", "Piso", "Apartamento", "Sala", "Edificio"]),
    ("NL", ["Postbus", "Verdieping", "Appartement", "Kamer", "Gebouw"]),
    ("CZ", ["PO Box", ".patro", "apt.", "pokoj", ""]),
    ("DK", ["Postboks", ".sal", "lejl.", "", ""]),
    ("HU", ["Pf.", ".emelet", "lakás", "szoba", ""]),
    ("NO", ["Postboks", ".etasje", "", "", ""]),
    ("PL", ["Skrytka pocztowa", "piętro", "m.", "pok.", ""]),
    ("SE", ["Box", "vån.", "lgh", "rum", ""]),
    ("TR", ["P.K.", "kat", "daire", "oda", ""]),
    ("", ["PO Box", "Floor", "Apt", "Room", "Building"]),
];

/// Returns a part of an address as a line: its number with the word for its kind. A text with a word stays as it is.
pub(crate) fn unit_line(kind: &str, text: &str, country: Option<Country>) -> String {
    let here = country.as_ref().map_or("?", Country::as_str);
    let own = WORDS.iter().find(|(countries, _)| countries.is_empty() || countries.contains(here));
    let word = KINDS.iter().position(|known| *known == kind);
    let word = word.and_then(|at| own.and_then(|(_, words)| words.get(at)));
    match word.filter(|_| is_bare(text) && !(kind == "postOfficeBox" && is_po_box(text, country))) {
        // "2nd"
        Some(word) if word.is_ascii() && ["st", "nd", "rd", "th"].iter().any(|end| text.ends_with(end)) => {
            [text, " ", word].concat()
        }
        Some(word) => match word.strip_prefix('.') {
            Some(word) if text.bytes().all(|byte| byte.is_ascii_digit()) => [text, ". ", word].concat(),
            Some(word) => [text, " ", word].concat(),
            None => [word, " ", text].concat().trim_start().to_owned(),
        },
        None => text.to_owned(),
    }
}

/// Returns the number of a line that is only a post-office box, or the whole line if its word is not that of the country.
#[cfg(feature = "cards")]
pub(crate) fn box_of(line: &str, country: Option<Country>) -> Option<&str> {
    let (words, number) = line.rsplit_once(' ')?;
    let is_box = number.contains(char::is_numeric)
        && !words.contains(|c: char| c.is_numeric() || c == ',')
        && words.split(' ').count() <= MOST_WORDS
        && is_po_box(line, country);
    let number = if unit_line(KINDS[0], number, country) == line { number } else { line };
    is_box.then_some(number)
}

/// The most words before the number: `Casilla de Correo`.
#[cfg(feature = "cards")]
const MOST_WORDS: usize = 3;

/// Returns `true` if a text is only a number or a short code: "4B", "12-14", but not "Suite 5" or "bl. 3".
fn is_bare(text: &str) -> bool {
    let lower = lowered(text.trim());
    let has_digit = |word: &str| word.contains(|c: char| c.is_numeric());
    let is_short = |word: &str| {
        let letters = word.chars().filter(|c| c.is_alphabetic()).count();
        letters < 2 || letters == 2 && word.is_ascii() && (has_digit(word) || !has_digit(&lower))
    };
    // "2 p."
    let ends_with_word = lower.strip_suffix('.').is_some_and(|rest| rest.ends_with(char::is_alphabetic));
    if ends_with_word {
        return false;
    }
    let is_one = lower.chars().filter(|c| c.is_alphabetic()).all(|c| c < '\u{370}');
    is_one && lower.contains(char::is_alphanumeric) && lower.split([' ', '.', '-', '/', ',']).all(is_short)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn writes_the_word_of_the_country_once() {
        for (kind, text, country, line) in [
            ("postOfficeBox", "451", "CH", "PO Box 451"),
            ("postOfficeBox", "451", "DE", "Postfach 451"),
            ("postOfficeBox", "BP 451", "FR", "BP 451"),
            ("postOfficeBox", "Postfach 451", "US", "Postfach 451"),
            ("postOfficeBox", "10 20 30", "DE", "Postfach 10 20 30"),
            ("floor", "2", "US", "Floor 2"),
            ("floor", "2nd", "US", "2nd Floor"),
            ("floor", "2nd floor", "US", "2nd floor"),
            ("floor", "4. OG", "DE", "4. OG"),
            ("floor", "5階", "JP", "5階"),
            ("apartment", "4B", "US", "Apt 4B"),
            ("apartment", "PH", "US", "Apt PH"),
            ("apartment", "#5", "US", "Apt #5"),
            ("apartment", "Suite 5", "US", "Suite 5"),
            ("apartment", "bl. 3", "RO", "bl. 3"),
            ("room", "12-14", "NL", "Kamer 12-14"),
            ("building", "Empire State", "US", "Empire State"),
            ("apartment", "8", "PL", "m. 8"),
            ("floor", "2", "PL", "piętro 2"),
            ("floor", "2 p.", "PL", "2 p."),
            ("postOfficeBox", "12", "PL", "Skrytka pocztowa 12"),
            ("floor", "2", "HU", "2. emelet"),
            ("apartment", "1102", "SE", "lgh 1102"),
            ("apartment", "H0201", "NO", "H0201"),
            ("floor", "3", "TR", "kat 3"),
            ("landmark", "7", "US", "7"),
            ("room", "", "US", ""),
        ] {
            assert_eq!(unit_line(kind, text, Country::new(country)), line, "{kind} {text} {country}");
        }
        assert_eq!(unit_line("floor", "2", None), "Floor 2");
    }

    #[test]
    #[cfg(feature = "cards")]
    fn tells_a_line_with_only_a_box() {
        for (line, country, number) in [
            ("PO Box 99", "US", Some("99")),
            ("P.O. Box 99", "US", Some("P.O. Box 99")),
            ("Postfach 12", "DE", Some("12")),
            ("Casilla de Correo 451", "AR", Some("451")),
            ("Postfach 12", "US", Some("Postfach 12")),
            ("12 Main St, PO Box 5", "US", None),
            ("12 Main St PO Box 5", "US", None),
            ("Rose Cottage PO Box 5", "GB", None),
            ("Box Hill Road", "AU", None),
            ("Main St 5", "US", None),
            ("5", "US", None),
            ("", "US", None),
        ] {
            assert_eq!(box_of(line, Country::new(country)), number, "{line} {country}");
        }
    }

    #[test]
    fn every_word_for_a_box_is_one() {
        for (countries, _) in WORDS {
            for country in countries.split(' ').map(Country::new) {
                assert!(is_po_box(&unit_line("postOfficeBox", "451", country), country), "{countries}");
            }
        }
    }
}
