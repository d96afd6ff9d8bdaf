//! `src/normalize/address/table.rs`: postal codes and address formats of each country, from Google's address
//! data and our corrections.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use serde::Deserialize;

use super::{root, shape};

/// The number of example postal codes that each country keeps.
const EXAMPLES: usize = 3;

#[derive(Deserialize)]
struct Corrections {
    forms: BTreeMap<String, Correction>,
    prefixes: BTreeMap<String, String>,
    leading_zero: LeadingZero,
}

#[derive(Deserialize)]
struct LeadingZero {
    countries: String,
}

#[derive(Deserialize, Default)]
struct Correction {
    forms: Option<String>,
    also: Option<String>,
    lead: Option<String>,
    examples: Option<String>,
}

#[derive(Deserialize)]
struct Names {
    postal_code: BTreeMap<String, String>,
}

#[derive(Deserialize)]
struct Subdivisions {
    codes: BTreeMap<String, Vec<String>>,
}

/// A table of strings that share one text. At run time, two offsets locate each string.
#[derive(Default)]
struct Packed {
    text: String,
    offsets: Vec<usize>,
}

impl Packed {
    fn push(&mut self, record: &str) {
        self.offsets.push(self.text.len());
        self.text.push_str(record);
    }

    fn write(&self, name: &str, about: &str, out: &mut String) -> Result<(), String> {
        let mut offsets = self.offsets.clone();
        offsets.push(self.text.len());
        if self.text.len() > usize::from(u16::MAX) {
            return Err(format!("expected offsets up to 65,535 in {name}, found more"));
        }
        write!(
            out,
            "/// {about}\npub static {name}: Packed = Packed {{ text: {:?}, offsets: &{offsets:?} }};\n\n",
            self.text
        )
        .map_err(|e| e.to_string())
    }
}

pub fn make() -> Result<String, String> {
    let countries = table("data/address/countries.tsv")?;
    let corrections: Corrections = toml("data/postal/forms.toml")?;
    let names: Names = toml("data/address/names.toml")?;
    let mut rows = vec![0_u8; 26 * 26];
    let (mut postal, mut layout_of, mut layouts) = (Packed::default(), Vec::new(), Vec::new());
    let world = countries
        .iter()
        .find(|row| cell(row, "country") == "ZZ")
        .ok_or("expected a row ZZ in countries.tsv, found none")?;
    let own = countries.iter().filter(|row| cell(row, "country") != "ZZ");
    for (number, row) in std::iter::once(world).chain(own).enumerate() {
        let country = cell(row, "country");
        if let [a @ b'A'..=b'Z', b @ b'A'..=b'Z'] = country.as_bytes()
            && let Some(slot) = rows.get_mut(usize::from(a - b'A') * 26 + usize::from(b - b'A'))
        {
            *slot = u8::try_from(number).map_err(|_| "expected at most 255 countries, found more")?;
        }
        postal.push(&postal_record(row, &corrections)?);
        let layout = layout(row, world, &names);
        let at = layouts.iter().position(|l| *l == layout).unwrap_or_else(|| {
            layouts.push(layout);
            layouts.len() - 1
        });
        layout_of.push(at);
    }
    let mut out = String::from("use super::Packed;\n\n");
    let mut say = |text: String| out.push_str(&text);
    say(format!(
        "/// The row of each country, by its two letters; 0 is the row of a country without one.\npub static ROWS: &[u8; 676] = &{rows:?};\n\n"
    ));
    say(format!("/// The layout of each row.\npub static LAYOUT_OF: &[u8] = &{layout_of:?};\n\n"));
    let mut packed = Packed::default();
    layouts.iter().for_each(|l| packed.push(l));
    packed.write(
        "LAYOUTS",
        "The address layouts: lines, Latin lines, required, upper case, names of state, city, district and postal code.",
        &mut out,
    )?;
    postal.write(
        "POSTAL",
        "By row: prefixes, letters that may be left out, leading zero, examples, prefix in print, forms.",
        &mut out,
    )?;
    areas(&mut out)?;
    Ok(out)
}

/// Makes one country's postal-code record: prefixes, lead, lost leading zero, examples, printed prefix,
/// forms.
fn postal_record(row: &Row, corrections: &Corrections) -> Result<String, String> {
    let (country, pattern) = (cell(row, "country"), cell(row, "pattern"));
    if pattern.is_empty() {
        return Ok(String::new());
    }
    let none = Correction::default();
    let correction = corrections.forms.get(country).unwrap_or(&none);
    let examples: Vec<&str> = cell(row, "examples").split(',').collect();
    let shapes = shape::expand(pattern)?;
    let printed = cell(row, "prefix");
    let mut prefixes: Vec<&str> = corrections.prefixes.get(country).map_or("", |p| p).split(' ').collect();
    let mut forms: Vec<String> = match &correction.forms {
        Some(forms) => forms.split('|').map(str::to_owned).collect(),
        None => shape::write(&shapes, &examples).split('|').map(str::to_owned).collect(),
    };
    forms.extend(correction.also.iter().flat_map(|also| also.split('|')).map(str::to_owned));
    prefixes.push(printed.trim_end_matches(['-', ' ']));
    // If a form is another form after some letters and a separator, those letters are a prefix.
    let all = forms.clone();
    let prefixed = |form: &str| {
        let (letters, rest) = form.split_once([' ', '-'])?;
        let letters = letters.bytes().all(|b| b.is_ascii_uppercase()).then_some(letters)?;
        all.iter().any(|other| other == rest).then(|| letters.to_owned())
    };
    let found: Vec<String> = forms.iter().filter_map(|form| prefixed(form)).collect();
    forms.retain(|form| prefixed(form).is_none());
    prefixes.extend(found.iter().map(String::as_str));
    prefixes.retain(|p| !p.is_empty() && *p != country);
    prefixes.dedup();
    // People often omit the letters of codes that consist of the country's letters and digits.
    let digits = |form: &String| {
        form.strip_prefix(country)
            .is_some_and(|rest| !rest.contains(|c: char| c.is_ascii_uppercase() || c == '@' || c == '*'))
    };
    let lead = match &correction.lead {
        Some(lead) => lead,
        None if forms.iter().all(digits) => country,
        None => "",
    };
    let zero = corrections.leading_zero.countries.split_whitespace().any(|c| c == country);
    let mut examples = correction.examples.as_deref().map_or(examples, |own| own.split(',').collect());
    examples.truncate(EXAMPLES);
    let zero = if zero { "0" } else { "" };
    Ok([&prefixes.join(" "), lead, zero, &examples.join(","), printed, &forms.join("|")].join("\t"))
}

/// Makes one address layout: lines, Latin lines, required and upper-case fields, and unusual names of fields.
/// Missing parts come from the layout of the rest of the world.
fn layout(row: &Row, world: &Row, names: &Names) -> String {
    let or_world = |name| if cell(row, name).is_empty() { cell(world, name) } else { cell(row, name) };
    let unusual = |name| if cell(row, name) == cell(world, name) { "" } else { cell(row, name) };
    let own = names.postal_code.iter().find(|(_, of)| of.split(' ').any(|code| code == cell(row, "country")));
    let columns = [
        or_world("format").replace("%n", "\n"),
        cell(row, "latin_format").replace("%n", "\n"),
        or_world("require").to_owned(),
        cell(row, "upper").to_owned(),
        unusual("state").to_owned(),
        unusual("locality").to_owned(),
        unusual("sublocality").to_owned(),
        own.map_or(unusual("zip_name"), |(name, _)| name).to_owned(),
    ];
    columns.join("\t").trim_end_matches('\t').to_owned()
}

/// Writes the beginnings of postal codes by ISO 3166-2 code.
fn areas(out: &mut String) -> Result<(), String> {
    let corrections: Subdivisions = toml("data/address/subdivisions.toml")?;
    let mut records: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for row in table("data/address/subregions.tsv")? {
        let (country, key, iso) = (cell(&row, "country"), cell(&row, "key"), cell(&row, "iso"));
        let pattern = cell(&row, "pattern");
        if pattern.is_empty() {
            continue;
        }
        let iso = if iso.is_empty() { key } else { iso };
        let codes =
            corrections.codes.get(&format!("{country}-{iso}")).cloned().unwrap_or(vec![iso.to_owned()]);
        let mut shapes = shape::expand(pattern)?;
        shapes.iter_mut().for_each(|s| s.retain(|place| matches!(place, shape::Place::One(_))));
        // A beginning may omit that more digits follow.
        let beginnings = shape::write(&shapes, &[]);
        let beginnings: Vec<&str> = beginnings.split('|').map(|b| b.trim_end_matches('#')).collect();
        let beginnings = beginnings.join("|");
        for code in codes {
            if !code.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit()) {
                return Err(format!(
                    "expected an ISO 3166-2 code, found {country}-{code}: add it to subdivisions.toml"
                ));
            }
            records.entry(country.to_owned()).or_default().push(format!("{code} {beginnings}"));
        }
    }
    let names: String = records.keys().map(String::as_str).collect();
    let mut packed = Packed::default();
    records.values_mut().for_each(|areas| areas.sort());
    records.values().for_each(|areas| packed.push(&areas.join("\n")));
    write!(out, "/// The countries of `AREAS`, in order, two letters each.\npub static AREA_COUNTRIES: &str = {names:?};\n\n")
        .map_err(|e| e.to_string())?;
    packed.write(
        "AREAS",
        "By country: ISO 3166-2 codes, in order, and the beginnings of their postal codes.",
        out,
    )
}

pub type Row = BTreeMap<String, String>;

fn cell<'a>(row: &'a Row, name: &str) -> &'a str {
    row.get(name).map_or("", String::as_str)
}

/// Reads a file of tab-separated values with comments and a line of column names.
pub fn table(path: &str) -> Result<Vec<Row>, String> {
    let text = read(path)?;
    let mut lines = text.lines().filter(|line| !line.starts_with('#'));
    let names: Vec<&str> =
        lines.next().ok_or("expected a table with rows, found an empty one")?.split('\t').collect();
    Ok(lines
        .map(|line| names.iter().map(|n| (*n).to_owned()).zip(line.split('\t').map(str::to_owned)).collect())
        .collect())
}

fn toml<T: serde::de::DeserializeOwned>(path: &str) -> Result<T, String> {
    ::toml::from_str(&read(path)?).map_err(|e| format!("{path}: {e}"))
}

fn read(path: &str) -> Result<String, String> {
    std::fs::read_to_string(root().join(path)).map_err(|e| format!("{path}: {e}"))
}
