//! The lines of an address above its street: who gets the mail.

use registrant_text::unicode::lowered;

use super::parts::is_street;
use super::value::Address;
use crate::normalize::{are_titles, is_organization};

/// Moves the lines above the street to the name and the organization: lines without a number above a line
/// with one.
pub(super) fn take_names(lines: &mut Vec<&str>, address: &mut Address) {
    let is_numbered = |line: &&str| is_street(line) || line.contains(|c: char| c.is_numeric());
    // "Mr John Brown", "The Old Mill", "Mill Lane": no number says where the street begins.
    if lines.len() > 1
        && let Some(name) = lines.first().copied().filter(|line| has_title(line))
    {
        name.clone_into(&mut address.name);
        lines.remove(0);
        let is_company = |line: &&str| {
            is_organization(line, None)
                || !may_be_building(line) && !is_building(line) && !is_named_building(line)
        };
        if lines.iter().position(is_numbered) == Some(1)
            && let Some(line) = lines.first().copied().filter(is_company)
        {
            line.clone_into(&mut address.organization);
            lines.remove(0);
        }
        return;
    }
    let street = lines.iter().position(|line| is_numbered(line) || is_care_of(line));
    let Some(street) = street.filter(|at| (1..=2).contains(at)) else { return };
    let building = lines.iter().position(|line| is_building(line) || is_named_building(line));
    let building = building.unwrap_or(street);
    let names: Vec<&str> = lines.drain(..street.min(building)).collect();
    match names.as_slice() {
        [title, name] if is_title(title) => address.name = [title, " ", name].concat(),
        [organization, name] if is_organization(organization, None) && !is_organization(name, None) => {
            (*name).clone_into(&mut address.name);
            (*organization).clone_into(&mut address.organization);
        }
        [name, organization] => {
            (*name).clone_into(&mut address.name);
            (*organization).clone_into(&mut address.organization);
        }
        [name] if is_organization(name, None) => (*name).clone_into(&mut address.organization),
        [name] => (*name).clone_into(&mut address.name),
        _ => {}
    }
}

/// Returns `true` if a line is only a part of a building, with a letter for its number: "Bât. C".
fn is_building(line: &str) -> bool {
    const WORDS: &str = " apartment apartamento appartement appt apt bâtiment bat bât bldg bloc block bloco building edificio edifício entrance escalier escalera esc flat haus house immeuble local office palazzina piso résidence scala stiege suite torre tower unit wing ";
    let lower = lowered(line);
    let mut words = lower.split([' ', '.']).filter(|word| !word.is_empty());
    words.next().is_some_and(|word| WORDS.contains(&[" ", word, " "].concat()))
        && words.next().is_some_and(|word| word.chars().count() == 1)
        && words.next().is_none()
}

/// Returns `true` if a line is the name of a building, by a word that no person's name has there: "The Empire State Building",
/// "Haus Seeblick".
fn is_named_building(line: &str) -> bool {
    const FIRST: &str = " burj edificio edifício haus immeuble residence residencia residência résidence ";
    const LAST: &str =
        " apartments bhavan bhawan building cottage farmhouse mansions rectory towers vicarage ";
    has_word_at_end(line, FIRST, LAST) && !is_organization(line, None)
}

/// Returns `true` if a text may be a person or a building: "Lucky House", "Place Ville Marie", "The Old Mill". Family names
/// such as Hall and House are too frequent to say more.
pub(super) fn may_be_building(text: &str) -> bool {
    const FIRST: &str = " burg casa castle château domaine dwór hotel hôtel huis huize la le les palais palazzo pałac place quinta schloss the torre tour turm villa zámek ";
    const LAST: &str = " arcade barn castle center centre chambers court farm gardens grange hall heights house lodge manor mall mansion mill palace park place plaza residence residency tower villa villas ";
    has_word_at_end(text, FIRST, LAST)
}

/// Returns `true` if a text of two words or more begins with a word of one list or ends with one of the other.
fn has_word_at_end(text: &str, first: &str, last: &str) -> bool {
    let lower = lowered(text);
    let mut words = lower.split_whitespace();
    let (Some(begin), Some(end)) = (words.next(), words.next_back()) else { return false };
    let is_in = |list: &str, word: &str| list.contains(&[" ", word, " "].concat());
    is_in(first, begin) || is_in(last, end)
}

/// Returns `true` if a line is only titles, which German envelopes have above the name.
fn is_title(line: &str) -> bool {
    // Within a name, "M." is an initial, and "MR" may be one.
    ["Herrn", "M.", "Mr", "Ms"].iter().any(|title| title.eq_ignore_ascii_case(line.trim()))
        || are_titles(line)
}

/// Returns `true` if a line is a person with a title before the name: "Mr John Brown", but not "Dr. Martin Luther King Blvd".
fn has_title(line: &str) -> bool {
    let (title, name) = line.split_once(' ').unwrap_or_default();
    is_title(title)
        && !is_title(line)
        && name.starts_with(char::is_uppercase)
        && !is_street(line)
        && !may_be_building(line)
        && !line.contains(|c: char| c.is_numeric())
        && !is_organization(line, None)
}

/// Returns `true` if a line says who gets the mail for somebody else, such as `c/o` or a department. It stays above the
/// street.
fn is_care_of(line: &str) -> bool {
    const WORDS: [&str; 14] = [
        "c/o ",
        "p/a ",
        "attn",
        "att.",
        "z. hd",
        "z.hd",
        "zu händen",
        "à l'attention",
        "t.a.v.",
        "abteilung ",
        "abt. ",
        "department ",
        "dept",
        "service ",
    ];
    let lower = lowered(line);
    WORDS.iter().any(|word| lower.starts_with(word))
}
