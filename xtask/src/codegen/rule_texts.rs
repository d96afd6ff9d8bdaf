//! Rules as text: what `src/rules/stock/read.rs` reads. It takes half the space of statics, and can be a piece.
//!
//! A part ends with a form feed, a row with a line feed, a column with a tab.

use std::collections::{BTreeMap, BTreeSet};

use super::rule_files::{self, CLAIMS, Layer, Note, Rule, RuleFile, Set, TOPICS, Verification, When};
use super::rules::{CODES, KINDS, OPERATIONS, ROLES, bits, resolve};
use super::suffixes::SuffixSet;
use super::{suffixes, values};

const CONFIDENCES: [&str; 3] = ["high", "medium", "low"];
const END: &str = "\u{1f}";
const SPLIT: &str = "\u{1e}";
/// The end of a part.
const PART: &str = "\u{c}";

/// Returns `src/rules/stock/table.rs`: the rules of every domain as a text, and what a build needs besides.
pub fn make() -> Result<String, String> {
    let (files, sets) = rule_files::read()?;
    let numbered = Numbered::of(&files);
    let all = suffixes::sets(&files)?.sets;
    let text = write(&numbered, &sets, &all, &numbered.base(&all))?;
    let newest =
        files.iter().flat_map(|f| f.sources.values()).map(|s| s.date.as_str()).max().unwrap_or_default();
    let mut named = BTreeSet::new();
    let providers: String = files
        .iter()
        .filter_map(|file| Some((file, file.provider.as_ref().filter(|name| named.insert(*name))?)))
        .map(|(file, name)| {
            let title = file.name.split([',', ':']).next().unwrap_or_default();
            format!("({name:?}, {title:?}),\n")
        })
        .collect();
    Ok(format!(
        "/// The day of the newest source.\npub(crate) const DATA_VERSION: &str = {newest:?};\n\n\
         /// The name of each provider in messages.\npub(crate) static PROVIDERS: &[(&str, &str)] = &[\n{providers}];\n\n\
         /// The rules of every domain.\n#[cfg(any(test, not(feature = \"all-rules\")))]\npub(super) const BASE: &str = {text:?};\n"
    ))
}

/// Returns the other rules as pieces: those of the suffixes under top-level domains with each first letter, and those of each
/// provider.
pub fn pieces() -> Result<BTreeMap<String, String>, String> {
    let (files, sets) = rule_files::read()?;
    let numbered = Numbered::of(&files);
    let all = suffixes::sets(&files)?;
    let base = numbered.base(&all.sets);
    let mut wanted: BTreeMap<String, Wanted> = BTreeMap::new();
    for (suffix, index) in all.rows.iter().filter(|(_, index)| !base.sets.contains(index)) {
        let letter = suffix.rsplit('.').next().and_then(|top| top.chars().next()).unwrap_or('x');
        let piece = wanted.entry(format!("rules-{letter}")).or_default();
        piece.sets.insert(*index);
        let of_set = all.sets.get(*index).map_or(&[][..], |set| &set.rules);
        piece.rules.extend(of_set.iter().filter(|rule| !base.rules.contains(rule)));
    }
    for (index, (file, _)) in numbered.rules.iter().enumerate() {
        if let Some(provider) = &file.provider {
            let piece = wanted.entry(format!("rules-of-{provider}")).or_default();
            piece.providers.insert(provider.clone());
            piece.rules.insert(index);
        }
    }
    let text = |wanted| write(&numbered, &sets, &all.sets, wanted);
    wanted.iter().map(|(name, wanted)| Ok((name.clone(), text(wanted)?))).collect()
}

/// Rules, notes and verifications with their files, in the order of their numbers.
struct Numbered<'a> {
    files: &'a [RuleFile],
    rules: Vec<(&'a RuleFile, &'a Rule)>,
    notes: Vec<&'a Note>,
    verifications: Vec<&'a Verification>,
}

impl<'a> Numbered<'a> {
    fn of(files: &'a [RuleFile]) -> Self {
        Self {
            files,
            rules: files.iter().flat_map(|file| file.rules.iter().map(move |rule| (file, rule))).collect(),
            notes: files.iter().flat_map(|file| &file.notes).collect(),
            verifications: files.iter().flat_map(|file| &file.verifications).collect(),
        }
    }
}

impl Numbered<'_> {
    /// Returns what every domain needs: the rules of the first two layers, and the sets of suffixes that have no others.
    fn base(&self, sets: &[SuffixSet]) -> Wanted {
        let is_first = |file: &RuleFile| file.layer < Layer::Registry;
        let count = self.rules.iter().take_while(|(file, _)| is_first(file)).count();
        let notes: usize = self.files.iter().filter(|file| is_first(file)).map(|file| file.notes.len()).sum();
        let own = |set: &SuffixSet| {
            let is_other =
                set.rules.iter().any(|rule| *rule >= count) || set.notes.iter().any(|note| *note >= notes);
            !is_other && set.verifications.is_empty()
        };
        Wanted {
            rules: (0..count).collect(),
            sets: (0..sets.len()).filter(|index| sets.get(*index).is_some_and(own)).collect(),
            providers: BTreeSet::new(),
        }
    }
}

/// The contents of a text.
#[derive(Default)]
struct Wanted {
    rules: BTreeSet<usize>,
    /// The sets of rules of suffixes, whose notes and verifications the text has too.
    sets: BTreeSet<usize>,
    /// The providers whose rules for every suffix it has.
    providers: BTreeSet<String>,
}

fn write(
    numbered: &Numbered,
    sets: &BTreeMap<String, Set>,
    of_suffixes: &[SuffixSet],
    wanted: &Wanted,
) -> Result<String, String> {
    let mut lists = Lists { sets, known: Vec::new() };
    let mut rules = String::new();
    let mut fields = BTreeSet::new();
    for index in &wanted.rules {
        let (file, rule) = numbered.rules.get(*index).ok_or("expected a rule, found none")?;
        fields.insert(rule.field.as_str());
        rules += &row(&rule_columns(*index, file, rule, &mut lists)?);
    }
    let own: Vec<&SuffixSet> = wanted.sets.iter().filter_map(|index| of_suffixes.get(*index)).collect();
    let mut notes = String::new();
    for index in own.iter().flat_map(|set| &set.notes).collect::<BTreeSet<_>>() {
        let note = numbered.notes.get(*index).ok_or("expected a note, found none")?;
        let number = numbered.rules.len() + index;
        notes += &row(&[
            number.to_string(),
            index.to_string(),
            note.id.clone(),
            flags([place(&TOPICS, &note.about)?, place(&CONFIDENCES, &note.confidence)?]),
            lists.number(&note.when)?,
        ]);
    }
    let mut verifications = String::new();
    for index in own.iter().flat_map(|set| &set.verifications).collect::<BTreeSet<_>>() {
        let one = numbered.verifications.get(*index).ok_or("expected a verification, found none")?;
        let number = numbered.rules.len() + numbered.notes.len() + index;
        verifications += &row(&[
            number.to_string(),
            index.to_string(),
            one.id.clone(),
            flags([
                place(&["registry", "registrar"], &one.by)?,
                place(&["suspended", "deleted", "not_registered", "none_stated"], &one.consequence)?,
                place(&CONFIDENCES, &one.confidence)?,
            ]),
            one.claims
                .iter()
                .map(|claim| Ok(flags([place(&CLAIMS, claim)?])))
                .collect::<Result<_, String>>()?,
            one.days.map_or(String::new(), |days| days.to_string()),
            one.since.clone().unwrap_or_default(),
        ]);
    }
    let set_rows: String = wanted
        .sets
        .iter()
        .filter_map(|index| Some((index, of_suffixes.get(*index)?)))
        .map(|(index, set)| {
            let [rules, overlays, notes, verifications] =
                [&set.rules, &set.overlays, &set.notes, &set.verifications].map(|all| spans(all));
            let basis = flags([place(&["Registry", "Reviewed", "Generic"], set.basis)?]);
            Ok(row(&[index.to_string(), basis, rules, overlays, notes, verifications]))
        })
        .collect::<Result<_, String>>()?;
    let general = suffixes::general(numbered.files);
    let general: String = wanted
        .providers
        .iter()
        .map(|name| row(&[name.clone(), spans(general.get(name.as_str()).map_or(&[][..], Vec::as_slice))]))
        .collect();
    let labels: String = values::blocks()?
        .into_iter()
        .filter(|(field, ..)| fields.contains(field.as_str()))
        .map(|(field, first, lines)| format!("{field}{END}{first}{END}{lines}{SPLIT}"))
        .collect();
    let conditions: String = lists.known.iter().map(|list| format!("{list}\n")).collect();
    Ok([conditions, rules, notes, verifications, set_rows, general, labels].join(PART))
}

/// Formats a row without the empty columns at its end.
fn row(columns: &[String]) -> String {
    format!("{}\n", columns.join("\t").trim_end_matches('\t'))
}

fn rule_columns(
    index: usize,
    file: &RuleFile,
    rule: &Rule,
    lists: &mut Lists,
) -> Result<[String; 13], String> {
    let operations = rule.operations.as_ref().map_or(Ok(0b1111), |names| bits(names, &OPERATIONS))?;
    let kinds = rule.when.kind.as_ref().map_or(Ok(0b11111), |names| bits(names, &KINDS))?;
    let about = [
        file.layer as u8,
        bits(&rule.roles, &ROLES)?,
        u8::from(rule.any_role),
        operations,
        kinds,
        place(&["required", "optional", "forbidden"], &rule.presence)?,
        place(&["error", "warning"], &rule.severity)?,
        place(&CONFIDENCES, &rule.confidence)?,
        rule.code.as_deref().map_or(Ok(0), |code| place(&CODES, code).map(|place| place + 1))?,
    ];
    Ok([
        index.to_string(),
        flags(about),
        rule.field.clone(),
        demand(rule, lists.sets)?,
        lists.number(&rule.when)?,
        rule.id.clone(),
        lists.number(&rule.unless)?,
        file.provider.clone().unwrap_or_default(),
        rule.alternatives.join(","),
        if rule.replaces.is_empty() { String::new() } else { list(&rule.replaces) },
        rule.from.clone().unwrap_or_default(),
        rule.until.clone().unwrap_or_default(),
        file.reviewed.clone(),
    ])
}

/// Returns the place of a word among all of its kind.
fn place(known: &[&str], name: &str) -> Result<u8, String> {
    let place = known.iter().position(|known| *known == name);
    place.and_then(|place| u8::try_from(place).ok()).ok_or(format!("expected a known word, found `{name}`"))
}

/// Formats small numbers as a character each.
fn flags<const N: usize>(numbers: [u8; N]) -> String {
    numbers.map(|number| char::from(b'0' + number)).iter().collect()
}

fn demand(rule: &Rule, sets: &BTreeMap<String, Set>) -> Result<String, String> {
    let compiled = |kind: char, pattern: &str| {
        let code = registrant_pattern::compile(pattern).map_err(|e| e.to_string())?;
        // A byte is a character that separates nothing.
        let code: String = code.iter().filter_map(|byte| char::from_u32(0x100 + u32::from(*byte))).collect();
        Ok::<_, String>(format!("{kind}{pattern}{SPLIT}{code}"))
    };
    Ok(if rule.min.is_some() || rule.max.is_some() {
        let unit = place(&["characters", "bytes", "utf16"], rule.unit.as_deref().unwrap_or("characters"))?;
        format!("L{unit}{},{}", rule.min.unwrap_or(0), rule.max.unwrap_or(u16::MAX))
    } else if let Some(pattern) = &rule.pattern {
        compiled('P', pattern)?
    } else if let Some(pattern) = &rule.first_line {
        compiled('F', pattern)?
    } else if let Some(values) = &rule.one_of {
        format!("O{}", list(&resolve(values, sets)?))
    } else if let Some(name) = &rule.set {
        format!("O{}", list(&resolve(&[format!("@{name}")], sets)?))
    } else if rule.valid {
        "V".to_owned()
    } else if rule.date {
        "D".to_owned()
    } else if let Some(years) = rule.min_age {
        format!("A{years}")
    } else if let Some(kinds) = &rule.identifier {
        format!("I{}", list(kinds))
    } else if rule.same_as_owner {
        "S".to_owned()
    } else if rule.no_po_box {
        "B".to_owned()
    } else {
        String::new()
    })
}

/// Formats values as their common length and one text, with an end after each if their lengths differ.
fn list(values: &[String]) -> String {
    let width = values.first().map_or(0, String::len);
    let width = if width < 64 && values.iter().all(|value| value.len() == width) { width as u8 } else { 0 };
    let end = if width == 0 { END } else { "" };
    let text: String = values.iter().flat_map(|value| [value, end]).collect();
    format!("{}{text}", char::from(b'0' + width))
}

/// Formats indexes as spans: `5` and `7+3` for 7, 8 and 9.
fn spans(indexes: &[usize]) -> String {
    let text = |(first, count): (usize, usize)| match count {
        1 => first.to_string(),
        _ => format!("{first}+{count}"),
    };
    suffixes::spans(indexes).into_iter().map(text).collect::<Vec<_>>().join(",")
}

/// Lists of conditions, each once.
struct Lists<'a> {
    sets: &'a BTreeMap<String, Set>,
    known: Vec<String>,
}

impl Lists<'_> {
    /// Returns the number of a list, or an empty text for none.
    fn number(&mut self, when: &When) -> Result<String, String> {
        let mut parts = Vec::new();
        if let Some(kinds) = &when.kind {
            parts.push(format!("K{}", bits(kinds, &KINDS)?));
        }
        for (sign, all) in [('I', &when.is_in), ('N', &when.not_in)] {
            for (field, values) in all {
                parts.push(format!("{sign}{field}\t{}", list(&resolve(values, self.sets)?)));
            }
        }
        parts.extend(when.absent.iter().map(|field| format!("A{field}")));
        parts.extend(when.present.iter().map(|field| format!("P{field}")));
        if parts.is_empty() {
            return Ok(String::new());
        }
        let text = parts.join(SPLIT);
        let place = self.known.iter().position(|known| *known == text).unwrap_or_else(|| {
            self.known.push(text);
            self.known.len() - 1
        });
        Ok(place.to_string())
    }
}
