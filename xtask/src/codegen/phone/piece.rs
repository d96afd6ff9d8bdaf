//! Numbering plans as text: what `crates/registrant-phone/src/stock/read.rs` reads. Each text has its own automaton.
//!
//! A part ends with a form feed, a row with a line feed, a column with a tab. The first part is the version of the metadata.
//!
//! A row has a plan: region, calling code, the lengths as decimal masks, and characters for numbers. These are the number of
//! formats for international form and of national ones, the four references of each format, and those of the plan. Trees and
//! formats come in the order of the plans, so a row needs no places.

use std::collections::{BTreeMap, BTreeSet};

use super::metadata::Plan;
use super::rows::{NONE, NUMBERS, Rows};

/// The character for the number 0. No control character, which would separate, is the character for a number.
const ZERO: u32 = 0x20;

/// The number that is added to a byte before it is written. Trees have many bytes from 235 to 255, which then take one byte in UTF-8.
const ROTATION: u8 = 32;

/// Returns the texts of plans by the first digit of their calling codes.
pub fn pieces(version: &str, plans: Vec<Plan>) -> Result<BTreeMap<String, String>, String> {
    let mut by_digit: BTreeMap<String, Vec<Plan>> = BTreeMap::new();
    for plan in plans {
        let digit = plan.calling_code.to_string().chars().take(1).collect();
        by_digit.entry(digit).or_default().push(plan);
    }
    by_digit.into_iter().map(|(digit, plans)| Ok((digit, write(version, &Rows::of(&plans)?)?))).collect()
}

fn write(version: &str, rows: &Rows) -> Result<String, String> {
    let (mut patterns, mut texts) = (References::default(), References::default());
    let mut plans = String::new();
    for (region, numbers) in &rows.plans {
        let [
            code,
            _kinds,
            _general,
            lengths,
            local_lengths,
            leading_digits,
            international_prefix,
            national_prefix,
            groups,
            transform,
            extension,
            national_start,
            national_end,
            international_start,
            international_end,
        ] = *numbers;
        const { assert!(NUMBERS.len() == 15) };
        if international_end != national_start {
            return Err("expected national formats after international ones, found another order".to_owned());
        }
        let mut all = vec![international_end - international_start, national_end - national_start];
        let own = rows.formats.get(international_start as usize..national_end as usize);
        for [pattern, leading, national, international] in own.ok_or("expected formats, found none")? {
            all.extend([patterns.number(*pattern), patterns.number(*leading)]);
            all.extend([texts.number(*national), texts.number(*international)]);
        }
        for place in [leading_digits, international_prefix, national_prefix] {
            all.push(patterns.number(u16::try_from(place).map_err(|e| e.to_string())?));
        }
        all.push(groups);
        for place in [transform, extension] {
            all.push(texts.number(u16::try_from(place).map_err(|e| e.to_string())?));
        }
        let all = characters(all.into_iter())?;
        plans += &format!("{region}\t{code}\t{lengths}\t{local_lengths}\t{all}\n");
    }
    let automaton = &rows.automaton;
    let leaves: Vec<String> = automaton
        .leaves
        .iter()
        .map(|start| {
            let run = automaton.verdicts.iter().skip(usize::from(*start));
            bytes(run.copied().take_while(|verdict| *verdict != super::encode::END))
        })
        .collect::<Result<_, _>>()?;
    let patterns: Vec<String> =
        patterns.cut(&rows.code).map(|code| bytes(code.iter().copied())).collect::<Result<_, _>>()?;
    // Each text follows its length.
    let texts: Vec<String> = texts
        .cut(rows.texts.as_bytes())
        .map(|text| String::from_utf8_lossy(text.get(1..).unwrap_or_default()).into_owned())
        .collect();
    let parts = [
        version.to_owned(),
        plans,
        patterns.join("\n"),
        texts.join("\n"),
        bytes(automaton.headers.as_flattened().iter().copied())?,
        characters(automaton.masks.iter().map(|mask| u32::from(*mask)))?,
        leaves.join("\n"),
        bytes(automaton.bytes.iter().copied())?,
    ];
    Ok(parts.join("\u{c}"))
}

/// The places of parts in the order of their first mention.
#[derive(Default)]
struct References(BTreeSet<u16>);

impl References {
    /// Returns the number of a place: 0 for none, 1 for the next new one, and 2 for the first one.
    fn number(&mut self, place: u16) -> u32 {
        if place == NONE {
            0
        } else if self.0.insert(place) {
            1
        } else {
            2 + self.0.range(..place).count() as u32
        }
    }

    /// Cuts the parts out of a table.
    fn cut<'a>(&'a self, table: &'a [u8]) -> impl Iterator<Item = &'a [u8]> {
        let ends = self.0.iter().skip(1).map(|place| usize::from(*place)).chain([table.len()]);
        self.0.iter().zip(ends).map(|(start, end)| table.get(usize::from(*start)..end).unwrap_or_default())
    }
}

fn bytes(bytes: impl Iterator<Item = u8>) -> Result<String, String> {
    characters(bytes.map(|byte| byte.wrapping_add(ROTATION).into()))
}

fn characters(numbers: impl Iterator<Item = u32>) -> Result<String, String> {
    let character = |number| char::from_u32(ZERO + number).ok_or("expected a character, found a surrogate");
    Ok(numbers.map(character).collect::<Result<_, _>>()?)
}
