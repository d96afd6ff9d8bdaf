//! Entries of trade registers, which are phrases rather than numbers: a court or town, a letter, a number.

use super::checksum::luhn;
use super::kind::{Fault, demand};

/// `RCS Paris B 732829320` from `RCS Paris B 732 829 320` or `732 829 320 R.C.S. Paris`.
///
/// The letter (A trader, B company, C group, D other) has been left out since 2007.
pub(super) fn rcs(text: &str) -> Result<String, Fault> {
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    demand(digits.len() >= 9, Fault::Short)?;
    demand(digits.len() <= 9, Fault::Long)?;
    let words = text.split(|c: char| c.is_whitespace() || c.is_ascii_digit()).filter(|word| !word.is_empty());
    let mut register = false;
    let mut letter = "";
    let mut town = String::new();
    for word in words {
        match word {
            "R.C.S." | "R.C.S" | "RCS" | "rcs" | "Rcs" => register = true,
            "A" | "B" | "C" | "D" if letter.is_empty() && !town.is_empty() => letter = word,
            word if word.chars().all(|c| c.is_alphabetic() || "-'.’".contains(c)) => {
                if !town.is_empty() {
                    town.push(' ');
                }
                town.push_str(word);
            }
            _ => return Err(Fault::Format),
        }
    }
    demand(register && !town.is_empty(), Fault::Format)?;
    demand(luhn(digits.as_bytes()), Fault::Checksum)?;
    let between = if letter.is_empty() { "" } else { " " };
    Ok(format!("RCS {town}{between}{letter} {digits}"))
}

/// `Aachen HRA 11223` from `Amtsgericht Aachen, HRA 11223` or `HRA 11223 Aachen`; a letter may follow the number.
pub(super) fn handelsregister(text: &str) -> Result<String, Fault> {
    const REGISTERS: [&str; 7] = ["HRA", "HRB", "GnR", "GsR", "PR", "VR", "SSR"];
    let mut register = "";
    let mut number = "";
    let mut court: Vec<&str> = Vec::new();
    // A number may follow its register without a space.
    let words = text.split(|c: char| c.is_whitespace() || c == ',').filter(|word| !word.is_empty()).flat_map(
        |word| {
            let digits = word.find(|c: char| c.is_ascii_digit()).unwrap_or(0);
            let (before, from) = word.split_at_checked(digits).unwrap_or((word, ""));
            [before, from].into_iter().filter(|part| !part.is_empty())
        },
    );
    let mut suffix = "";
    for word in words {
        let found = REGISTERS.iter().find(|name| name.eq_ignore_ascii_case(word));
        if let (Some(found), true) = (found, register.is_empty()) {
            register = found;
        } else if word.bytes().all(|c| c.is_ascii_digit()) && number.is_empty() {
            number = word;
        } else if number.is_empty() || word.len() > 2 {
            court.push(word);
        } else {
            suffix = word;
        }
    }
    court.retain(|word| !["Amtsgericht", "AG"].contains(word));
    let named = court.iter().all(|word| word.chars().all(|c| c.is_alphabetic() || "-.()/".contains(c)));
    demand(!register.is_empty() && !court.is_empty() && named, Fault::Format)?;
    demand(matches!(number.len(), 1..=6), Fault::Format)?;
    let court = court.join(" ");
    let between = if suffix.is_empty() { "" } else { " " };
    Ok(format!("{court} {register} {number}{between}{suffix}"))
}

/// `J40/750/2012` or, since 2024, `J2012000750408`: register letter, county, serial number, year, check digit.
/// <https://www.onrc.ro>: "Structura numărului de ordine în registrul comerțului"
pub(super) fn onrc(text: &str) -> Result<String, Fault> {
    let mut bare: String = text
        .chars()
        .filter(|c| !c.is_whitespace())
        .map(|c| if matches!(c, '-' | '\\') { '/' } else { c.to_ascii_uppercase() })
        .collect();
    if bare.get(1..2) == Some("/") {
        bare.remove(1);
    }
    let letter = bare.chars().next().ok_or(Fault::Empty)?;
    demand(matches!(letter, 'J' | 'F' | 'C'), Fault::Part("first letter"))?;
    let rest = bare.get(1..).unwrap_or_default();
    let mut parts = rest.split('/');
    match (parts.next(), parts.next(), parts.next(), parts.next()) {
        (Some(county), Some(serial), Some(date), None) => {
            // The year may be the end of a full date.
            let year = date.rsplit('.').next().unwrap_or_default();
            let numeric = [county, serial, year].iter().all(|part| part.bytes().all(|c| c.is_ascii_digit()));
            demand(numeric && matches!(county.len(), 1 | 2), Fault::Format)?;
            demand(matches!(serial.len(), 1..=5) && year.len() == 4, Fault::Format)?;
            demand(known_county(county), Fault::Part("county"))?;
            demand(("1990"..="2024").contains(&year), Fault::Part("year"))?;
            Ok(format!("{letter}{county:0>2}/{serial}/{year}"))
        }
        (Some(digits), None, None, None) => {
            demand(digits.bytes().all(|c| c.is_ascii_digit()), Fault::Format)?;
            demand(digits.len() >= 13, Fault::Short)?;
            demand(digits.len() <= 13, Fault::Long)?;
            let (year, county) =
                (digits.get(..4).unwrap_or_default(), digits.get(10..12).unwrap_or_default());
            // Entries since July 2024 have no county.
            demand(year >= "1990", Fault::Part("year"))?;
            let holds = (year <= "2024" && known_county(county)) || (year >= "2024" && county == "00");
            demand(holds, Fault::Part("county"))?;
            let (body, check) = digits.split_at_checked(12).ok_or(Fault::Short)?;
            let sum: u32 = body.bytes().map(super::checksum::value).sum();
            // The letter counts the last digit of its ASCII code.
            demand((u32::from(letter) % 10 + sum) % 10 == check.parse().unwrap_or(10), Fault::Checksum)?;
            Ok(bare)
        }
        _ => Err(Fault::Format),
    }
}

fn known_county(county: &str) -> bool {
    matches!(county.parse(), Ok(1..=40 | 51 | 52))
}
