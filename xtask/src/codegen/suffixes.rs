//! `src/tables/suffixes.rs`: every known suffix and the rules that count for it.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::fs;

use super::rule_files::{self, Layer, RuleFile};

/// How many names are read one after the other once the search by halves has come so far.
const BLOCK: usize = 16;

pub fn make() -> Result<String, String> {
    let (files, _) = rule_files::read()?;
    let known = known(&files)?;
    let mut sets: BTreeMap<Vec<usize>, usize> = BTreeMap::new();
    let mut order: Vec<Vec<usize>> = Vec::new();
    let mut rows = Vec::new();
    for suffix in &known {
        let set = rules_of(suffix, &files);
        let index = *sets.entry(set.clone()).or_insert_with(|| {
            order.push(set);
            order.len() - 1
        });
        rows.push((suffix, index));
    }
    let (mut names, mut starts, mut numbers) = (String::new(), Vec::new(), Vec::new());
    for (place, (suffix, index)) in rows.iter().enumerate() {
        if place % BLOCK == 0 {
            starts.push(u16::try_from(names.len()).map_err(|_| "too many suffixes")?);
        }
        names.push_str(suffix);
        names.push('\n');
        numbers.push(u16::try_from(*index).map_err(|_| "too many sets of rules")?);
    }
    let mut out = format!(
        "/// Suffixes in A-labels, sorted, one a line.\npub(crate) static NAMES: &str = {names:?};\n\n\
         /// How many names a block has.\npub(crate) const BLOCK: usize = {BLOCK};\n\n\
         /// Where each block of names starts.\npub(crate) static BLOCKS: [u16; {}] = {starts:?};\n\n\
         /// The set of rules of each suffix.\npub(crate) static SETS: [u16; {}] = {numbers:?};\n",
        starts.len(),
        numbers.len(),
    );
    out.push_str("\n/// Indexes into the rules, the lowest layer first.\n");
    writeln!(out, "pub(crate) static RULE_SETS: [&[u16]; {}] = {order:?};", order.len())
        .map_err(|e| e.to_string())?;
    Ok(out.replace("[[", "[&[").replace("], [", "], &["))
}

/// Every delegated top-level domain, every other suffix of `data/suffixes/`, and those that a rule file names.
fn known(files: &[RuleFile]) -> Result<BTreeSet<String>, String> {
    let mut known: BTreeSet<String> = files.iter().flat_map(suffixes_of).collect();
    for name in ["iana.txt", "second-level.txt"] {
        let path = super::root().join("data/suffixes").join(name);
        let text = fs::read_to_string(&path).map_err(|e| format!("data/suffixes/{name}: {e}"))?;
        known.remove("*");
        known.extend(text.lines().filter(|l| !l.starts_with('#') && !l.is_empty()).map(str::to_owned));
    }
    Ok(known)
}

fn suffixes_of(file: &RuleFile) -> impl Iterator<Item = String> {
    file.suffixes.iter().chain(file.rules.iter().flat_map(|rule| rule.suffixes.iter().flatten())).cloned()
}

/// A suffix that no registry's file names has the rules of the one above it: `asso.fr` those of `fr`.
fn rules_of(suffix: &str, files: &[RuleFile]) -> Vec<usize> {
    let mut name = suffix;
    let named =
        |name: &str| files.iter().any(|f| f.layer == Layer::Registry && suffixes_of(f).any(|s| s == name));
    while !named(name) {
        match name.split_once('.') {
            Some((_, above)) => name = above,
            None => break,
        }
    }
    let kind = if is_country_code(suffix) { "cctld" } else { "gtld" };
    let mut set = Vec::new();
    let mut index = 0;
    for file in files {
        for rule in &file.rules {
            let counts = match file.layer {
                Layer::Generic => file.kind.as_deref() == Some(kind),
                _ => rule.suffixes.as_ref().unwrap_or(&file.suffixes).iter().any(|s| s == name || s == "*"),
            };
            if counts {
                set.push(index);
            }
            index += 1;
        }
    }
    set
}

/// Two letters are a country's: ISO 3166-1, <https://www.icann.org/resources/pages/cctlds-21-2012-02-25-en>. A name in
/// another script is taken for one too, since the weaker rules do less harm where that is wrong.
fn is_country_code(suffix: &str) -> bool {
    let top = suffix.rsplit('.').next().unwrap_or(suffix);
    top.len() == 2 || top.starts_with("xn--")
}
