//! The tables of `crates/registrant-phone/`, from libphonenumber's metadata, and the same plans as pieces.

mod automaton;
mod encode;
mod metadata;
mod piece;
mod proto;
mod rows;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

use metadata::Plan;
use rows::{NUMBERS, Rows};

/// The crate with the default metadata, and the file in it.
///
/// It is the newest metadata in any crate. `phonenumber` has 9.0.33 as XML
/// (`assets/PhoneNumberMetadata.xml`).
const SOURCE: (&str, &str) = ("rlibphonenumber", "src/generated/metadata/metadata.bin");
/// The words before the metadata's version in that crate's README.
const VERSION: (&str, &str) = ("Readme.md", "**Used metadata version:** `v");

/// The file that `--phone-metadata` names.
static FILE: OnceLock<PathBuf> = OnceLock::new();

/// Sets the file to read the metadata from: `PhoneNumberMetadata.xml`, or its compiled form.
pub fn read_from(file: &str) {
    let _ = FILE.set(PathBuf::from(file));
}

/// Returns the version of the crate with the metadata, and that of the metadata.
pub fn versions() -> Result<(String, String), String> {
    let (folder, of_crate) = package(SOURCE.0)?;
    let text = fs::read_to_string(folder.join(VERSION.0)).map_err(|e| format!("{}: {e}", VERSION.0))?;
    let version = text.split_once(VERSION.1).and_then(|(_, rest)| rest.split('`').next());
    let version = version.ok_or_else(|| format!("{}: expected `{}`, found none", VERSION.0, VERSION.1))?;
    Ok((of_crate, version.to_owned()))
}

/// Returns the version of the metadata, and its plans.
fn plans() -> Result<(String, Vec<Plan>), String> {
    let (path, version) = match FILE.get() {
        Some(path) => (path.clone(), path.file_name().unwrap_or_default().to_string_lossy().into_owned()),
        None => (package(SOURCE.0)?.0.join(SOURCE.1), versions()?.1),
    };
    Ok((version, read(&path)?))
}

/// Returns the plans as pieces, by the first digit of their calling codes.
pub fn pieces() -> Result<BTreeMap<String, String>, String> {
    let (version, plans) = plans()?;
    piece::pieces(&version, plans)
}

/// Returns `table.rs`: what every build needs.
pub fn make() -> Result<String, String> {
    let (version, plans) = plans()?;
    let mut text = String::new();
    let mut put = |doc: &str, name: &str, kind: &str, value: &str| put(&mut text, doc, name, kind, value);
    put("The version of libphonenumber's metadata.", "const VERSION", "&str", &format!("{version:?}"));
    for (doc, name, value) in [
        ("The lowest byte that begins a mask of two bytes.", "MASKS_WIDE", encode::MASKS_WIDE),
        ("The byte before a length of one byte.", "SKIP8", encode::SKIP8),
        ("The byte before a length of two bytes.", "SKIP16", encode::SKIP16),
        ("The end of the verdicts of a leaf.", "END", encode::END),
    ] {
        put(doc, &format!("const {name}"), "u8", &value.to_string());
    }
    put(
        "The zero of each run of ten decimal digits outside ASCII.",
        "static ZEROS",
        &format!("[u32; {}]", zeros()?.len()),
        &format!("{:?}", zeros()?),
    );
    let codes = codes(&plans);
    let _ = writeln!(
        text,
        "/// The calling codes, each with its regions, the main one first.\n\
         #[cfg(feature = \"pieces\")]\npub(crate) static CODES: &str = {codes:?};\n"
    );
    text.push_str(&names(&plans));
    Ok(text)
}

/// Returns `stock/table.rs`: the plans.
pub fn make_plans() -> Result<String, String> {
    let (_, plans) = plans()?;
    let table = Rows::of(&plans)?;
    let automaton = &table.automaton;
    let rows: Vec<String> = table.plans.iter().map(|(region, numbers)| row(region, numbers)).collect();
    let formats: Vec<String> = table
        .formats
        .iter()
        .map(|[pattern, leading, national, international]| {
            format!(
                "Format {{ pattern: {pattern}, leading_digits: {leading}, national: {national}, international: {international} }}"
            )
        })
        .collect();
    let mut text = String::from("use crate::plan::{Format, Plan};\n\n");
    let mut put = |doc: &str, name: &str, kind: &str, value: &str| put(&mut text, doc, name, kind, value);
    let count = plans.len();
    put(
        "The plans, in the order of calling codes; the main region of a code is first.",
        "static PLANS",
        &format!("[Plan; {count}]"),
        &format!("[{}]", rows.join(",")),
    );
    put(
        "The formats, in the order of plans.",
        "static FORMATS",
        &format!("[Format; {}]", formats.len()),
        &format!("[{}]", formats.join(",")),
    );
    put(
        "The first plan of each calling code, or 255.",
        "static CALLING_CODES",
        "[u8; 1000]",
        &by_index(1000, plans.iter().rev().map(|p| usize::from(p.calling_code)).zip((0..count).rev()))?,
    );
    let regions = plans.iter().zip(0..count).filter(|(p, _)| p.region != "001");
    put(
        "The plan of each region, or 255, by its two letters as a number to the base 26.",
        "static REGIONS",
        "[u8; 676]",
        &by_index(676, regions.map(|(p, i)| (letters(&p.region), i)))?,
    );
    put("Compiled patterns, one after the other.", "static PATTERNS", "&[u8]", &bytes(&table.code));
    put(
        "Pieces of text, each after a byte that gives its length.",
        "static TEXTS",
        "&str",
        &format!("{:?}", table.texts),
    );
    put(
        "The kinds of node: verdict, number of children, number of masks.",
        "static HEADERS",
        &format!("[[u8; 3]; {}]", automaton.headers.len()),
        &format!("{:?}", automaton.headers),
    );
    put(
        "Sets of digits, bit n for digit n.",
        "static MASKS",
        &format!("[u16; {}]", automaton.masks.len()),
        &format!("{:?}", automaton.masks),
    );
    put(
        "The start of each leaf's verdicts.",
        "static LEAVES",
        &format!("[u16; {}]", automaton.leaves.len()),
        &format!("{:?}", automaton.leaves),
    );
    put(
        "Verdicts by the number of digits that follow. A 255 ends each run.",
        "static VERDICTS",
        "&[u8]",
        &bytes(&automaton.verdicts),
    );
    put(
        "The lowest byte that begins a leaf of two bytes.",
        "const LEAVES_WIDE",
        "u8",
        &automaton.leaves_wide.to_string(),
    );
    put("The lowest byte that begins a node.", "const NODES", "u8", &automaton.nodes.to_string());
    put(
        "The trees of all plans, first those of the kinds of number, then those of the general shapes.",
        "static TREES",
        "&[u8]",
        &bytes(&automaton.bytes),
    );
    eprintln!(
        "phone: {} states; trees {} bytes, patterns {}, texts {}, {} formats",
        table.states,
        automaton.bytes.len(),
        table.code.len(),
        table.texts.len(),
        table.formats.len()
    );
    Ok(text)
}

/// Appends an item with its documentation.
fn put(text: &mut String, doc: &str, name: &str, kind: &str, value: &str) {
    let _ = writeln!(text, "/// {doc}\npub(crate) {name}: {kind} = {value};\n");
}

/// Writes a plan as a value of Rust.
fn row(region: &str, numbers: &[u32; NUMBERS.len()]) -> String {
    let mut text = format!("Plan {{ region: *b{:?}", format!("{region:<3}"));
    for ((name, before), number) in NUMBERS.iter().zip(std::iter::once(&"").chain(&NUMBERS)).zip(numbers) {
        // The two ends of a range are a tuple.
        let _ = match (name == before, name.ends_with("formats")) {
            (true, _) => write!(text, ", {number})"),
            (_, true) => write!(text, ", {name}: ({number}"),
            _ => write!(text, ", {name}: {number}"),
        };
    }
    text + " }"
}

/// Writes the calling codes with their regions: `1USAG;7RUKZ;`.
fn codes(plans: &[Plan]) -> String {
    let mut text = String::new();
    let mut before = 0;
    for plan in plans {
        if plan.calling_code != before {
            let end = if before == 0 { "" } else { ";" };
            let _ = write!(text, "{end}{}", plan.calling_code);
            before = plan.calling_code;
        }
        if plan.region != "001" {
            text.push_str(&plan.region);
        }
    }
    text
}

/// Makes the macro call that defines a constant for each region.
fn names(plans: &[Plan]) -> String {
    let names: BTreeSet<&str> =
        plans.iter().map(|plan| plan.region.as_str()).filter(|name| *name != "001").collect();
    let names: Vec<&str> = names.into_iter().collect();
    let lines: Vec<String> = names.chunks(25).map(|names| format!("    {}\n", names.join(" "))).collect();
    format!("crate::region::regions! {{\n{}}}\n", lines.concat())
}

/// Reads the plans of a file, in the order of the tables.
pub fn read(path: &Path) -> Result<Vec<Plan>, String> {
    let bytes = fs::read(path).map_err(|e| format!("{}: {e}", path.display()))?;
    let mut plans = match std::str::from_utf8(&bytes) {
        Ok(text) if text.trim_start().starts_with('<') => metadata::from_xml(text)?,
        _ => proto::from_proto(&bytes)?,
    };
    // A stable sort: regions with one calling code keep the order of the metadata, the main one first.
    plans.sort_by_key(|plan| (plan.calling_code, !plan.main));
    if plans.len() > 255 {
        return Err("expected at most 255 plans, found more".to_owned());
    }
    Ok(plans)
}

/// Finds cargo's copy of the source of a package that the workspace depends on, and its version.
fn package(name: &str) -> Result<(PathBuf, String), String> {
    let output = Command::new(env!("CARGO"))
        .args(["metadata", "--format-version=1", "--locked"])
        .current_dir(super::root())
        .output()
        .map_err(|e| e.to_string())?;
    let metadata: serde_json::Value = serde_json::from_slice(&output.stdout)
        .map_err(|_| String::from_utf8_lossy(&output.stderr).into_owned())?;
    let packages =
        metadata.get("packages").and_then(|p| p.as_array()).ok_or("expected packages, found none")?;
    packages
        .iter()
        .find(|package| package.get("name").and_then(|n| n.as_str()) == Some(name))
        .and_then(|package| {
            let folder = Path::new(package.get("manifest_path")?.as_str()?).parent()?;
            Some((folder.to_owned(), package.get("version")?.as_str()?.to_owned()))
        })
        .ok_or_else(|| format!("expected a dependency on {name}, found none"))
}

/// Returns the zeros of Unicode's decimal digits, which come in runs of ten.
fn zeros() -> Result<Vec<u32>, String> {
    let class = regex_syntax::Parser::new().parse(r"\p{Nd}").map_err(|e| e.to_string())?;
    let regex_syntax::hir::HirKind::Class(regex_syntax::hir::Class::Unicode(class)) = class.kind() else {
        return Err("expected a class of digits, found none".to_owned());
    };
    Ok(class
        .iter()
        .flat_map(|range| (u32::from(range.start())..=u32::from(range.end())).step_by(10))
        .filter(|zero| *zero > 0x7F)
        .collect())
}

fn letters(region: &str) -> usize {
    region.bytes().fold(0, |number, letter| number * 26 + usize::from(letter.wrapping_sub(b'A')))
}

fn by_index(length: usize, entries: impl Iterator<Item = (usize, usize)>) -> Result<String, String> {
    let mut table = vec![255u8; length];
    for (index, value) in entries {
        *table.get_mut(index).ok_or("expected an index inside its table")? =
            u8::try_from(value).map_err(|e| e.to_string())?;
    }
    Ok(format!("{table:?}"))
}

/// Formats bytes as a byte string literal, with lines of moderate length.
fn bytes(bytes: &[u8]) -> String {
    let mut text = String::from("b\"");
    for chunk in bytes.chunks(40) {
        text.push_str("\\\n");
        for (index, byte) in chunk.iter().enumerate() {
            match byte {
                b'"' | b'\\' => text.extend(['\\', char::from(*byte)]),
                // A space or tab after a line break would count as indentation.
                b'!'..=b'~' => text.push(char::from(*byte)),
                b' ' if index > 0 => text.push(' '),
                _ => drop(write!(text, "\\x{byte:02x}")),
            }
        }
    }
    text.push('"');
    text
}
