//! The table of subdivisions: a block of text for each country, names as they are written.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use registrant_text::place::subdivision::{core, may_be, rotated, squeezed};

use super::place::{column, rows};

/// Countries with addresses that usually name no subdivision, but with contacts that do: Gandi asks for a
/// French one.
const ALSO_USUAL: [&str; 1] = ["FR"];

struct Subdivision {
    kind: String,
    names: Vec<String>,
}

impl Subdivision {
    /// Adds a name, unless a known one is equal.
    fn add(&mut self, name: &str) {
        let new = squeezed(name);
        if !name.is_empty() && self.names.iter().all(|known| squeezed(known).as_str() != new.as_str()) {
            self.names.push(name.to_owned());
        }
    }

    /// Drops each name that a look-up finds by an earlier one. Look-ups ignore words for the kind of place. The
    /// exceptions are names of two places (`shared`), and words that make a city, a county or a district.
    fn prune(&mut self, shared: &BTreeSet<String>) {
        let mut kept: Vec<String> = Vec::new();
        for name in self.names.drain(..) {
            let new = core(&name).as_str().to_owned();
            let is_found = !shared.contains(&new) && kept.iter().any(|known| core(known).as_str() == new);
            if !(is_found && may_be(&name, &self.kind)) {
                kept.push(name);
            }
        }
        self.names = kept;
    }
}

/// Returns `true` if a name has no letter of a script other than Latin: the Latin blocks of Unicode end at U+024F, and Vietnamese has more.
fn is_latin(name: &str) -> bool {
    name.chars().all(|c| !c.is_alphabetic() || c < '\u{250}' || ('\u{1e00}'..'\u{1f00}').contains(&c))
}

/// Returns the names, without words for a kind of place, that two subdivisions of a country share.
fn shared_names(all: &BTreeMap<String, Subdivision>) -> BTreeMap<String, BTreeSet<String>> {
    let mut seen: BTreeMap<(&str, String), &str> = BTreeMap::new();
    let mut shared: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (code, subdivision) in all {
        let country = code.get(..2).unwrap_or_default();
        for name in &subdivision.names {
            let name = core(name).as_str().to_owned();
            let first = *seen.entry((country, name.clone())).or_insert(code);
            // A name of only such words has nothing else to look up.
            if first != code || name.is_empty() {
                shared.entry(country.to_owned()).or_default().insert(name);
            }
        }
    }
    shared
}

/// A place that ISO 3166-2 does not list: the local code of the one that contains it, or nothing, and its names.
type Area = (String, Vec<String>);

/// Reads the places that ISO 3166-2 does not list, by their countries.
fn read_areas(all: &BTreeMap<String, Subdivision>) -> Result<BTreeMap<String, Vec<Area>>, String> {
    let mut areas: BTreeMap<String, Vec<Area>> = BTreeMap::new();
    for row in rows("subdivisions/areas.tsv", 4)? {
        let (country, code) = (column(&row, 0), column(&row, 1));
        let code = if code == "-" { "" } else { code };
        let is_known = |code: &str| all.contains_key(&format!("{country}-{code}"));
        if !code.is_empty() && !code.split(',').all(is_known) {
            return Err(format!("areas.tsv: expected a current code, found {country}-{code}"));
        }
        let names = column(&row, 2).split('|').map(str::to_owned).collect();
        areas.entry(country.to_owned()).or_default().push((code.to_owned(), names));
    }
    Ok(areas)
}

/// Returns the subdivisions of the countries with each first letter, as `src/normalize/subdivision/added.rs` reads them.
pub fn pieces() -> Result<BTreeMap<char, String>, String> {
    let mut pieces: BTreeMap<char, String> = BTreeMap::new();
    for (country, block) in blocks()?.0 {
        let letter = country.chars().next().unwrap_or_default();
        pieces.entry(letter.to_ascii_lowercase()).or_default().push_str(&format!("{country}\n{block}\u{c}"));
    }
    Ok(pieces)
}

/// Returns each country's subdivisions as text, and the codes of all.
fn blocks() -> Result<(BTreeMap<String, String>, BTreeSet<String>), String> {
    let mut all: BTreeMap<String, Subdivision> = BTreeMap::new();
    let isos = rows("subdivisions/iso3166-2.tsv", 3)?;
    let extras = rows("subdivisions/extra.tsv", 3)?;
    for row in isos.iter().chain(&extras) {
        let (code, kind, name) = (column(row, 0), column(row, 1), column(row, 2));
        all.insert(code.to_owned(), Subdivision { kind: kind.to_owned(), names: vec![name.to_owned()] });
    }
    let areas = read_areas(&all)?;
    let aliases = rows("subdivisions/aliases.tsv", 2)?;
    let mut by_hand = BTreeMap::new();
    for row in &aliases {
        let code = column(row, 0);
        for name in column(row, 1).split('|') {
            by_hand.insert((code.get(..2), squeezed(name).as_str().to_owned()), code);
        }
    }
    let entry = |all: &mut BTreeMap<String, Subdivision>, code: &str, names: &str| -> Result<(), String> {
        let subdivision =
            all.get_mut(code).ok_or_else(|| format!("expected a current code, found {code}"))?;
        let areas = code.get(..2).and_then(|country| areas.get(country)).map_or(&[][..], Vec::as_slice);
        let areas = || areas.iter().flat_map(|(_, names)| names);
        for name in names.split('|') {
            // Imported lists have names of larger or smaller places.
            if areas().all(|area| squeezed(area).as_str() != squeezed(name).as_str()) {
                subdivision.add(name);
                if let Some(name) = rotated(name) {
                    subdivision.add(&name);
                }
            }
        }
        Ok(())
    };
    for row in isos.iter().chain(&extras) {
        let code = column(row, 0);
        entry(&mut all, code, column(row, 2))?;
        // CLDR gives Chiayi City the name of the county.
        let names = column(row, 3).split('|').filter(|name| {
            let owner = by_hand.get(&(code.get(..2), squeezed(name).as_str().to_owned()));
            owner.is_none_or(|owner| *owner == code)
        });
        entry(&mut all, code, &names.collect::<Vec<_>>().join("|"))?;
    }
    let (own, native) = ("subdivisions/own-script.tsv", "subdivisions/native.tsv");
    // An address has the first name in its script, so official names come before abbreviations and former names.
    for (path, is_taken) in
        [(own, None), (native, Some(false)), ("subdivisions/aliases.tsv", None), (native, Some(true))]
    {
        for row in rows(path, 2)? {
            let name = column(&row, 1);
            if is_taken.is_none_or(|latin| latin == is_latin(name)) {
                entry(&mut all, column(&row, 0), name)?;
            }
        }
    }
    let mut withdrawn: BTreeMap<String, String> = BTreeMap::new();
    for path in ["subdivisions/withdrawn-cldr.tsv", "subdivisions/withdrawn.tsv"] {
        for row in rows(path, 2)? {
            let (old, new) = (column(&row, 0), column(&row, 1));
            if all.contains_key(old) {
                return Err(format!("{path}: expected a withdrawn code, found {old}"));
            }
            entry(&mut all, new, column(&row, 2))?;
            withdrawn.insert(old.to_owned(), new.to_owned());
        }
    }

    let shared = shared_names(&all);
    let none = BTreeSet::new();
    for (code, subdivision) in &mut all {
        subdivision.prune(code.get(..2).and_then(|country| shared.get(country)).unwrap_or(&none));
    }

    let order: BTreeMap<String, Vec<String>> = rows("subdivisions/type-order.tsv", 2)?
        .iter()
        .map(|row| (column(row, 0).to_owned(), column(row, 1).split('|').map(str::to_owned).collect()))
        .collect();
    let countries: BTreeSet<&str> = all.keys().filter_map(|code| code.get(..2)).collect();
    let text = |country: &str| {
        let order = order.get(country).map_or(&[][..], Vec::as_slice);
        let areas = areas.get(country).map_or(&[][..], Vec::as_slice);
        block(country, &all, &withdrawn, order, areas)
    };
    let blocks = countries.into_iter().map(|country| (country.to_owned(), text(country))).collect();
    Ok((blocks, all.into_keys().collect()))
}

/// Writes every country's subdivisions. Countries with a subdivision in usual addresses come first.
pub fn make() -> Result<String, String> {
    let (all_blocks, codes) = blocks()?;
    let usual: BTreeSet<String> = rows("address/subregions.tsv", 2)?
        .iter()
        .map(|row| column(row, 0).to_owned())
        .chain(ALSO_USUAL.map(str::to_owned))
        .collect();
    let countries: Vec<&str> = all_blocks.keys().map(String::as_str).collect();
    let (usual, others): (Vec<&str>, Vec<&str>) =
        countries.iter().partition(|country| usual.contains(**country));
    let mut text = String::new();
    for (name, about, own) in [
        ("USUAL", "whose addresses usually name a subdivision", usual),
        ("OTHERS", "whose addresses rarely name a subdivision", others),
    ] {
        let mut lengths = Vec::new();
        let mut blocks = String::new();
        for country in &own {
            let block = all_blocks.get(*country).map_or("", String::as_str);
            lengths.push(
                u16::try_from(block.len()).map_err(|_| format!("{country} has too many subdivisions"))?,
            );
            let _ = writeln!(blocks, "{block:?},");
        }
        if name == "OTHERS" {
            let _ = writeln!(
                text,
                "/// The countries whose subdivisions are left out.\n\
                 #[cfg(all(feature = \"spellings\", not(feature = \"all-subdivisions\")))]\n\
                 pub(crate) static LEFT_OUT: &str = {:?};\n\n\
                 /// The countries whose subdivisions are left out: all that have some.\n\
                 #[cfg(not(feature = \"spellings\"))]\npub(crate) static LEFT_OUT: &str = {:?};\n",
                own.concat(),
                countries.concat(),
            );
        }
        let feature = if name == "OTHERS" { "all-subdivisions" } else { "spellings" };
        let _ = writeln!(
            text,
            "/// The countries {about}, the length of each country's text, and the texts one after the other: see \
             `normalize::subdivision`.\n\
             #[cfg(feature = {feature:?})]\n#[rustfmt::skip]\npub(crate) static {name}: (&str, &[u16], &str) = (\n\
             {:?},\n&{lengths:?},\nconcat!(\n{blocks}));\n",
            own.concat(),
        );
    }
    let mut territories: BTreeMap<String, String> = BTreeMap::new();
    for row in rows("subdivisions/territories.tsv", 4)? {
        let (state, own, full) = (column(&row, 0), column(&row, 1), column(&row, 2));
        let mut locals = Vec::new();
        for code in full.split(',').filter(|code| *code != "-") {
            let local = code.strip_prefix(&format!("{state}-")).filter(|_| codes.contains(code));
            locals.push(local.ok_or_else(|| format!("expected a code of {state}, found {code}"))?);
        }
        let line = [own, &locals.join(","), column(&row, 3).trim_matches('-')].join(" ");
        territories.entry(state.to_owned()).or_default().push_str(&(line + "\n"));
    }
    let _ = writeln!(
        text,
        "/// The states that have territories with a country code of their own. For each territory a line: its country code, its \
         codes as a subdivision of the state, and the beginnings of its postal codes there.\n\
         pub(crate) static TERRITORIES: &[(&str, &str)] = &{:?};",
        territories.iter().collect::<Vec<_>>()
    );
    Ok(text)
}

fn block(
    country: &str,
    all: &BTreeMap<String, Subdivision>,
    withdrawn: &BTreeMap<String, String>,
    order: &[String],
    areas: &[Area],
) -> String {
    let own = |code: &str| code.strip_prefix(country).and_then(|c| c.strip_prefix('-')).map(str::to_owned);
    let mut kinds: BTreeMap<&str, Vec<(String, &Subdivision)>> = BTreeMap::new();
    for (code, subdivision) in all {
        if let Some(code) = own(code) {
            kinds.entry(&subdivision.kind).or_default().push((code, subdivision));
        }
    }
    let mut kinds: Vec<_> = kinds.into_iter().collect();
    kinds.sort_by_key(|(kind, members)| {
        (order.iter().position(|k| k == kind).unwrap_or(usize::MAX), usize::MAX - members.len())
    });
    let mut text = String::new();
    for (kind, members) in kinds {
        let _ = writeln!(text, "={kind}");
        let mut before = String::new();
        for (code, subdivision) in members {
            let names = subdivision.names.join("\t");
            let _ = writeln!(text, "{}\t{names}", short(&code, &before, &names));
            before = code;
        }
    }
    let old: Vec<_> = withdrawn.iter().filter_map(|(old, new)| Some((own(old)?, own(new)?))).collect();
    if !(old.is_empty() && areas.is_empty()) {
        text.push_str("=\n");
    }
    for (old, new) in old {
        let _ = writeln!(text, "{old}\t{new}");
    }
    for (code, names) in areas {
        let _ = writeln!(text, "?\t{code}\t{}", names.join("\t"));
    }
    text
}

/// Abbreviates a code as `normalize::subdivision` reads it: empty for the next number, small letters without
/// the name's own first letter.
fn short(code: &str, before: &str, names: &str) -> String {
    let number = |code: &str| code.parse::<u32>().ok();
    if code.len() == before.len() && number(before).is_some_and(|before| number(code) == Some(before + 1)) {
        return String::new();
    }
    match code.split_at_checked(1) {
        Some((first, rest))
            if !rest.is_empty()
                && names.starts_with(first)
                && code.bytes().all(|byte| byte.is_ascii_uppercase()) =>
        {
            rest.to_ascii_lowercase()
        }
        _ => code.to_owned(),
    }
}
