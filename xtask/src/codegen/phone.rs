//! `crates/registrant-phone/src/table.rs`, from libphonenumber's metadata.

mod automaton;
mod encode;
mod metadata;
mod proto;

use std::collections::{BTreeSet, HashMap};
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

use registrant_pattern::compile;

use automaton::{FIRST_KIND, GENERAL, Shared, Verdict};
use metadata::{Format, Plan};

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

pub fn make() -> Result<String, String> {
    let (path, version) = match FILE.get() {
        Some(path) => (path.clone(), path.file_name().unwrap_or_default().to_string_lossy().into_owned()),
        None => (package(SOURCE.0)?.0.join(SOURCE.1), versions()?.1),
    };
    let plans = read(&path)?;
    let mut whole = Shared::default();
    let mut roots = Vec::new();
    for plan in &plans {
        let root = whole.add(plan).map_err(|e| format!("{} {}: {e}", plan.region, plan.calling_code))?;
        roots.push(root.ok_or("expected a plan with numbers, found one without")?);
    }
    // Keep the kinds of number apart from the plan's general shape: combined, they share less.
    let mut shared = Shared::default();
    let mut trees = Vec::new();
    for verdict in [only_kinds as fn(Verdict) -> Verdict, only_general] {
        let mut done = HashMap::new();
        for root in &roots {
            // If no number of a plan has a kind, its general shape decides for both trees.
            let tree = shared.add_with(&whole, *root, verdict, &mut done);
            trees.push(tree.or_else(|| shared.add_with(&whole, *root, only_general, &mut HashMap::new())));
        }
    }
    let trees: Vec<usize> =
        trees.into_iter().collect::<Option<_>>().ok_or("expected a plan with numbers, found one without")?;
    let automaton = encode::encode(&shared.states, &trees)?;
    let mut table = Table::default();
    let (kinds, generals) = automaton
        .places
        .split_at_checked(plans.len())
        .ok_or("expected a plan with a tree, found one without")?;
    let rows: Vec<String> = plans
        .iter()
        .zip(kinds.iter().zip(generals))
        .map(|(plan, (kinds, general))| table.plan(plan, *kinds, *general))
        .collect::<Result<_, String>>()?;
    let mut text = String::from("use crate::plan::{Format, Plan};\n\n");
    let mut put = |doc: &str, name: &str, kind: &str, value: &str| {
        let _ = writeln!(text, "/// {doc}\npub(crate) {name}: {kind} = {value};\n");
    };
    put("The version of libphonenumber's metadata.", "const VERSION", "&str", &format!("{version:?}"));
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
        &format!("[Format; {}]", table.formats.len()),
        &format!("[{}]", table.formats.join(",")),
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
    for (doc, name, value) in [
        ("The lowest byte that begins a leaf of two bytes.", "LEAVES_WIDE", automaton.leaves_wide),
        ("The lowest byte that begins a node.", "NODES", automaton.nodes),
        ("The lowest byte that begins a mask of two bytes.", "MASKS_WIDE", encode::MASKS_WIDE),
        ("The byte before a length of one byte.", "SKIP8", encode::SKIP8),
        ("The byte before a length of two bytes.", "SKIP16", encode::SKIP16),
        ("The end of the verdicts of a leaf.", "END", encode::END),
    ] {
        put(doc, &format!("const {name}"), "u8", &value.to_string());
    }
    put(
        "The trees of all plans, first those of the kinds of number, then those of the general shapes.",
        "static TREES",
        "&[u8]",
        &bytes(&automaton.bytes),
    );
    put(
        "The zero of each run of ten decimal digits outside ASCII.",
        "static ZEROS",
        &format!("[u32; {}]", zeros()?.len()),
        &format!("{:?}", zeros()?),
    );
    text.push_str(&names(&plans));
    eprintln!(
        "phone: {} states; trees {} bytes, patterns {}, texts {}, {} formats",
        shared.states.len(),
        automaton.bytes.len(),
        table.code.len(),
        table.texts.len(),
        table.formats.len()
    );
    Ok(text)
}

/// Makes the macro call that defines a constant for each region.
fn names(plans: &[Plan]) -> String {
    let names: BTreeSet<&str> =
        plans.iter().map(|plan| plan.region.as_str()).filter(|name| *name != "001").collect();
    let names: Vec<&str> = names.into_iter().collect();
    let lines: Vec<String> = names.chunks(25).map(|names| format!("    {}\n", names.join(" "))).collect();
    format!("crate::region::regions! {{\n{}}}\n", lines.concat())
}

fn only_kinds(verdict: Verdict) -> Verdict {
    if verdict < FIRST_KIND { 0 } else { verdict }
}

fn only_general(verdict: Verdict) -> Verdict {
    verdict.min(GENERAL)
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

/// The parts that plans refer to, each distinct part once.
#[derive(Default)]
struct Table {
    code: Vec<u8>,
    patterns: HashMap<String, u16>,
    texts: String,
    known_texts: HashMap<String, u16>,
    formats: Vec<String>,
}

/// The index that means "no pattern" or "no text".
const NONE: u16 = u16::MAX;

impl Table {
    fn plan(&mut self, plan: &Plan, kinds: u16, general: u16) -> Result<String, String> {
        let groups =
            plan.prefix_for_parsing.matches('(').count() - plan.prefix_for_parsing.matches("(?").count();
        let mask =
            |lengths: &std::collections::BTreeSet<u8>| lengths.iter().fold(0u32, |mask, l| mask | 1 << l);
        let region: Vec<u8> = plan.region.bytes().collect();
        let international = self.formats(&plan.international_formats)?;
        let national = self.formats(&plan.formats)?;
        Ok(format!(
            "Plan {{ region: *b{:?}, calling_code: {}, kinds: {kinds}, general: {general}, lengths: {}, local_lengths: {}, leading_digits: {}, \
             international_prefix: {}, national_prefix: {}, groups: {groups}, transform: {}, extension: {}, \
             formats: {national:?}, international_formats: {international:?} }}",
            format!("{:<3}", String::from_utf8_lossy(&region)),
            plan.calling_code,
            mask(&plan.general.lengths),
            mask(&plan.general.local_lengths),
            self.pattern(&plan.leading_digits)?,
            self.pattern(&plan.international_prefix)?,
            self.pattern(&plan.prefix_for_parsing)?,
            self.text(&plan.transform_rule)?,
            self.text(&plan.extension_prefix)?,
        ))
    }

    /// Returns the start and the end of the formats in the table.
    fn formats(&mut self, formats: &[Format]) -> Result<(u16, u16), String> {
        let start = self.formats.len();
        for format in formats {
            // The rule replaces the first group: `$2 15-$3` with `(0$1)` is `(0$2) 15-$3`.
            let national = match (format.prefix_rule.is_empty(), format.format.find('$')) {
                (false, Some(dollar)) => {
                    let (before, rest) = format.format.split_at(dollar);
                    let (group, after) =
                        rest.split_at_checked(2).ok_or("expected a format that does not end in $")?;
                    format!("{before}{}{after}", format.prefix_rule.replace("$1", group))
                }
                _ => format.format.clone(),
            };
            let row = format!(
                "Format {{ pattern: {}, leading_digits: {}, national: {}, international: {} }}",
                self.pattern(&format.pattern)?,
                self.pattern(&format.leading_digits)?,
                self.text(&national)?,
                self.text(&format.format)?,
            );
            self.formats.push(row);
        }
        let number = |n: usize| u16::try_from(n).map_err(|e| e.to_string());
        Ok((number(start)?, number(self.formats.len())?))
    }

    fn pattern(&mut self, pattern: &str) -> Result<u16, String> {
        if pattern.is_empty() {
            return Ok(NONE);
        }
        if let Some(&known) = self.patterns.get(pattern) {
            return Ok(known);
        }
        let place = u16::try_from(self.code.len()).map_err(|_| "too many patterns")?;
        self.code.extend(compile(pattern).map_err(|e| format!("{pattern}: {e}"))?);
        self.patterns.insert(pattern.to_owned(), place);
        Ok(place)
    }

    fn text(&mut self, text: &str) -> Result<u16, String> {
        if text.is_empty() {
            return Ok(NONE);
        }
        if let Some(&known) = self.known_texts.get(text) {
            return Ok(known);
        }
        let place = u16::try_from(self.texts.len()).map_err(|_| "too many texts")?;
        let length = u8::try_from(text.len()).ok().filter(u8::is_ascii).ok_or("text too long")?;
        self.texts.push(char::from(length));
        self.texts.push_str(text);
        self.known_texts.insert(text.to_owned(), place);
        Ok(place)
    }
}
