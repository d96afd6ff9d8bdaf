//! Addresses on one line: their parts, with commas between them or without.

use super::clues::code_in;
use super::parts::{is_house_number, is_street, is_unit, may_be_city};
use crate::contact::Country;
use crate::normalize::postal_code;

/// Returns the lines of a text, or the parts of its only line.
pub(super) fn split(text: &str) -> Vec<&str> {
    let clean = |line: &'_ str| !line.is_empty();
    let lines = |at: &[char]| -> Vec<&str> {
        let parts = text.split(|c: char| at.contains(&c));
        parts
            .map(|line| line.trim().trim_end_matches([',', ';', '，', '،']).trim_end())
            .filter(|l| clean(l))
            .collect()
    };
    if !is_one_line(text) {
        return lines(&LINE_ENDS);
    }
    let parts = lines(&[',', ';', '，', '、', '،', '؛', '\n', '\r']);
    // "Piazza San Marco 1 - 30124 Venezia VE - Italia", "Rua Augusta, 100 - Centro - São Paulo/SP"
    if parts.len() == 1 || has_number_before_dash(text) {
        at_dashes(text).map(str::trim).filter(|part| clean(part)).collect()
    } else {
        parts
    }
}

/// Dashes between the parts of an address.
pub(super) const DASHES: [&str; 3] = [" - ", " – ", " — "];

/// Splits a text at the dashes between its parts.
fn at_dashes(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = Some(text);
    std::iter::from_fn(move || {
        let text = rest?;
        let cut = DASHES.iter().filter_map(|dash| text.split_once(dash)).min_by_key(|(part, _)| part.len());
        let (part, after) = cut.map_or((text, None), |(part, after)| (part, Some(after)));
        rest = after;
        Some(part)
    })
}

/// Returns `true` if all commas of a text are within its street, and dashes are between the other parts.
fn has_number_before_dash(text: &str) -> bool {
    let street = at_dashes(text).next().unwrap_or_default();
    let commas = street.matches(',').count();
    let is_number = |text: &str| {
        let text = text.trim();
        is_house_number(text) || is_unit(text) || matches!(text, "s/n" | "S/N" | "sn")
    };
    street.len() < text.len()
        && commas == text.matches(',').count()
        && (street.rsplit_once(',').is_some_and(|(_, number)| is_number(number))
            || commas == 1 && street.split_once(',').is_some_and(|(number, _)| is_number(number)))
}

/// The words before a phone number, an e-mail address or a web page.
const LABELS: &str = " cell celular contact correo e-mail email facsimile fax gsm handy hp internet mail mob mobil mobile mobiltelefon movil móvil ph phone puh puhelin site tel telefax telefon telefone telefono telefoon telephone teléfono telp tlf telf téléphone tél url web website whatsapp www τηλ факс тел телефон моб טלפון פקס דוא\"ל هاتف جوال فاكس تلفن موبایل 电话 電話 手机 传真 傳真 邮箱 전화 팩스 휴대폰 이메일 โทร ";

/// Returns `true` if a line of an address is a phone number, an e-mail address or a web page.
pub(super) fn is_contact(line: &str) -> bool {
    let has_label = |label: &str| {
        let label = label.trim().trim_end_matches(['.', ':', '：']).to_lowercase();
        !label.is_empty() && LABELS.contains(&[" ", &label, " "].concat())
    };
    // "T: +1 512 555 0123"
    let letter = line.split_once(':').filter(|(label, _)| label.len() == 1).map(|(_, rest)| rest);
    let mut cuts = line.char_indices().filter(|(_, c)| matches!(c, ':' | '：' | ' ' | '.'));
    let label = cuts.find_map(|(at, c)| {
        let (label, rest) = line.split_at_checked(at)?;
        has_label(label).then(|| rest.get(c.len_utf8()..).unwrap_or_default())
    });
    let label = label.or(letter);
    let value = label.unwrap_or(line).trim_matches([' ', ':', '.', '：']);
    let is_phone = |text: &str| {
        let digits = text.chars().filter(|c| c.is_numeric()).count();
        (7..16).contains(&digits)
            && text
                .chars()
                .all(|c| c.is_numeric() || matches!(c, ' ' | '+' | '-' | '(' | ')' | '.' | '/' | '\u{A0}'))
    };
    let is_page = |text: &str| {
        let text = text.to_ascii_lowercase();
        ["http://", "https://", "www."].iter().any(|start| text.starts_with(start))
    };
    let is_email = |text: &str| {
        let host = text.split_once('@').map(|(_, host)| host);
        !text.contains(' ') && host.is_some_and(|host| host.contains('.'))
    };
    is_email(value)
        || is_page(value)
        || is_phone(value) && (label.is_some() || value.starts_with('+') || is_spelled_phone(value))
        || label.is_some() && letter.is_none() && is_host(value)
}

/// Returns `true` if a text has the form of a domain in small letters: `acme.com`, but not `Z.I.`
fn is_host(text: &str) -> bool {
    let is_ending = |ending: &str| ending.len() > 1 && ending.bytes().all(|byte| byte.is_ascii_lowercase());
    text.rsplit_once('.').is_some_and(|(name, ending)| !name.is_empty() && is_ending(ending))
        && !text.contains(|c: char| c == ' ' || c.is_uppercase())
}

/// Returns `true` if a number without a label can only be a phone number: `(512) 555-0123`.
fn is_spelled_phone(text: &str) -> bool {
    let count = |wanted: fn(char) -> bool| text.chars().filter(|c| wanted(*c)).count();
    count(char::is_numeric) > 9 && count(|c| matches!(c, ' ' | '-' | '.' | ')')) > 1
}

const LINE_ENDS: [char; 3] = ['\n', '\r', '\u{2028}'];

pub(super) fn is_one_line(text: &str) -> bool {
    text.split(LINE_ENDS).filter(|line| !line.trim().is_empty()).count() < 2
}

/// Cuts a line without commas into the street and the rest, the city with its state and postal code. Returns `None` if nothing
/// shows where the street ends.
pub(super) fn cut(country: Country, line: &str) -> Option<[&str; 2]> {
    let ends =
        |text: &str| line.split_at_checked(text.len()).map(|(street, rest)| [street, rest.trim_start()]);
    if code_in(country, line).is_none() {
        return ends(before_code(country, line)?);
    }
    let words: Vec<&str> = line.split(' ').collect();
    let is_english = matches!(country.as_str(), "AU" | "CA" | "GB" | "IE" | "IN" | "NZ" | "US" | "ZA");
    let count = if is_english { english(&words)? } else { numbered(line, &words)? };
    // The city is left.
    let city = words.get(count).filter(|word| word.starts_with(char::is_alphabetic))?;
    ends(words.get(..count)?.join(" ").as_str()).filter(|_| !city.is_empty())
}

/// Returns what is before a postal code with a city after it: `Hauptstraße 5 80331 München`.
fn before_code(country: Country, line: &str) -> Option<&str> {
    let spaces: Vec<usize> = line.match_indices(' ').map(|(at, _)| at).collect();
    spaces.iter().enumerate().skip(1).find_map(|(index, at)| {
        let (before, rest) = line.split_at_checked(*at)?;
        // `1015 CJ` is longer than its first word.
        let mut codes = [2, 1].into_iter().filter_map(|count| {
            let end = spaces.get(index + count)?;
            Some((line.get(at + 1..*end)?, line.get(end + 1..)?))
        });
        let is_code = |(code, city): (&str, &str)| {
            code.contains(char::is_numeric)
                && postal_code(code, country).is_valid()
                && may_be_city(country, city)
        };
        (codes.any(is_code) && before.contains(char::is_numeric) && !rest.is_empty()).then_some(before)
    })
}

/// The words at the end of the name of an English street.
const STREETS: &str = " alley ave avenue blvd boulevard cir circle close court cres crescent ct dr drive drv gardens grove highway hwy lane ln loop mews parade parkway pkwy pl place plaza rd road row sq square st street ter terrace trail trl walk way wharf ";

/// The words after it, and the words before the number of a flat.
const SIDES: &str = " n s e w ne nw se sw ";
const UNITS: &str = " apartment apt floor fl room rm ste suite unit ";

/// Returns the number of words of an English street with its number at the beginning.
fn english(words: &[&str]) -> Option<usize> {
    let lower =
        |at: usize| words.get(at).map(|word| word.trim_end_matches('.').to_lowercase()).unwrap_or_default();
    let is_in = |list: &str, at: usize| list.contains(&[" ", &lower(at), " "].concat());
    words.first()?.starts_with(|c: char| c.is_ascii_digit()).then_some(())?;
    let mut count = (2..words.len()).find(|at| is_in(STREETS, *at))? + 1;
    count += usize::from(is_in(SIDES, count));
    if is_in(UNITS, count) {
        count += 2;
    } else if words.get(count)?.starts_with('#') {
        count += 1;
    }
    // `100 Main St South Bend` and `300 Park Avenue South New York`
    (!matches!(&*lower(count), "north" | "south" | "east" | "west")).then_some(count)
}

/// Returns the number of words of a street with its only number at the end: `Rua Augusta 1500`.
fn numbered(line: &str, words: &[&str]) -> Option<usize> {
    let is_number = |word: &str| word.starts_with(|c: char| c.is_ascii_digit());
    let (code, rest) = words.split_last()?;
    let at = rest.iter().position(|word| is_number(word))?;
    let is_only = rest.iter().filter(|word| is_number(word)).count() == 1 && is_number(code);
    (at > 1 && is_only && is_street(line)).then_some(at + 1)
}
