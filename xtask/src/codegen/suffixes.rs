//! Every known suffix: `src/domain/suffixes/table.rs` has the names, `src/rules/suffix/table.rs` their rules.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::fs;

use super::reviewed::{self, Review};
use super::rule_files::{self, Layer, Rule, RuleFile};

/// The number of names in a block. A binary search finds the block; its names are read in sequence.
const BLOCK: usize = 16;
/// The bit that marks a suffix at the end of longer ones, such as `uk`.
const PARENT: u16 = 1 << 15;

pub fn make() -> Result<String, String> {
    let (files, _) = rule_files::read()?;
    let Sets { known, rows, sets: order, reviews: distinct } = sets(&files)?;
    let mut numbers = Vec::new();
    for (suffix, index) in &rows {
        let is_parent =
            known.iter().any(|other| other.split_once('.').is_some_and(|(_, end)| end == *suffix));
        let number = u16::try_from(*index).ok().filter(|number| number & PARENT == 0);
        numbers.push(number.ok_or("too many sets of rules")? | if is_parent { PARENT } else { 0 });
    }
    let labels = known.iter().map(|suffix| suffix.split('.').count()).max().unwrap_or(0);
    let mut out = format!(
        "/// The maximum number of labels in a suffix.\npub(crate) const LABELS: usize = {labels};\n\n\
         /// Marks a suffix at the end of longer ones.\npub(crate) const PARENT: u16 = {PARENT:#x};\n\n\
         /// The set of rules of each suffix, and its mark.\npub(crate) static SETS: [u16; {}] = {numbers:?};\n",
        numbers.len(),
    );
    u8::try_from(distinct.len()).map_err(|_| "too many different reviews: make `RuleSet::review` wider")?;
    out.insert_str(
        0,
        "#[cfg(feature = \"all-rules\")]\nuse std::borrow::Cow::Borrowed;\n\n#[cfg(feature = \"all-rules\")]\nuse super::{Basis, Review, RuleSet};\n#[cfg(feature = \"all-rules\")]\nuse crate::base::Source;\n\n",
    );
    writeln!(
        out,
        "\n/// The reviews of suffixes that ask nothing special.\n#[cfg(feature = \"all-rules\")]\npub(crate) static REVIEWS: [Review; {}] = [",
        distinct.len()
    )
    .map_err(|e| e.to_string())?;
    for Review { date, source, says } in distinct {
        writeln!(
            out,
            "Review {{ says: {says:?}, source: Source {{ address: Borrowed({source:?}), date: Borrowed({date:?}) }} }},"
        )
        .map_err(|e| e.to_string())?;
    }
    out.push_str("];\n");
    writeln!(
        out,
        "\n/// The rules and notes of each set of suffixes.\n#[cfg(feature = \"all-rules\")]\npub(crate) static RULE_SETS: [RuleSet; {}] = [",
        order.len()
    )
    .map_err(|e| e.to_string())?;
    let mut all: Vec<Span> = Vec::new();
    for set in &order {
        let [rules, overlays, notes, verifications] =
            [&set.rules, &set.overlays, &set.notes, &set.verifications].map(|indexes| spans(indexes));
        writeln!(
            out,
            "RuleSet {{ start: {}, rules: {}, overlays: {}, notes: {}, verifications: {}, basis: Basis::{}, review: {} }},",
            all.len(),
            rules.len(),
            overlays.len(),
            notes.len(),
            verifications.len(),
            set.basis,
            set.review
        )
        .map_err(|e| e.to_string())?;
        all.extend([rules, overlays, notes, verifications].concat());
    }
    write!(
        out,
        "];\n\n/// The spans of all sets: rules, rules of providers, notes, verifications.\n\
         #[cfg(feature = \"all-rules\")]\npub(crate) static SPANS: [(u16, u16); {}] = {all:?};\n\n\
         /// The rules that each provider has for every suffix.\n#[cfg(feature = \"all-rules\")]\npub(crate) static GENERAL: &[(&str, &[(u16, u16)])] = &[\n",
        all.len()
    )
    .map_err(|e| e.to_string())?;
    for (provider, rules) in general(&files) {
        writeln!(out, "({provider:?}, &{:?}),", spans(&rules)).map_err(|e| e.to_string())?;
    }
    out.push_str("];\n");
    Ok(out)
}

/// The sets of rules of all suffixes.
pub struct Sets {
    known: BTreeSet<String>,
    /// Each suffix, and the index of its set.
    pub rows: Vec<(String, usize)>,
    pub sets: Vec<SuffixSet>,
    reviews: Vec<Review>,
}

/// Returns the sets of rules of all suffixes.
pub fn sets(files: &[RuleFile]) -> Result<Sets, String> {
    let reviews = reviewed::read()?;
    let known = listed(files)?;
    let named = named(files, &reviews);
    if let Some(unknown) = reviews.keys().find(|suffix| !known.contains(*suffix)) {
        return Err(format!("data/suffixes/reviewed.tsv: expected a known suffix, found `{unknown}`"));
    }
    let mut distinct: Vec<Review> = Vec::new();
    let mut sets: BTreeMap<SuffixSet, usize> = BTreeMap::new();
    let mut order: Vec<SuffixSet> = Vec::new();
    let mut rows = Vec::new();
    for suffix in &known {
        let mut set = set_of(suffix, files, &named);
        if let Some(review) =
            nearest_name(suffix, &named, (Layer::Registry, None)).and_then(|n| reviews.get(n))
        {
            if set.basis == "Registry" {
                return Err(format!(
                    "data/suffixes/reviewed.tsv: `{suffix}` has rules on data; remove its row"
                ));
            }
            set.basis = "Reviewed";
            set.review = distinct.iter().position(|known| known == review).unwrap_or_else(|| {
                distinct.push(review.clone());
                distinct.len() - 1
            });
        }
        let index = *sets.entry(set.clone()).or_insert_with(|| {
            order.push(set);
            order.len() - 1
        });
        rows.push((suffix.clone(), index));
    }
    Ok(Sets { known, rows, sets: order, reviews: distinct })
}

/// Makes the table of names.
pub fn make_names() -> Result<String, String> {
    let (mut names, mut starts) = (String::new(), Vec::new());
    for (place, suffix) in known()?.iter().enumerate() {
        if place % BLOCK == 0 {
            starts.push(u16::try_from(names.len()).map_err(|_| "too many suffixes")?);
        }
        names.push_str(suffix);
        names.push('\n');
    }
    Ok(format!(
        "/// Suffixes in A-labels, sorted, one a line.\npub(crate) static NAMES: &str = {names:?};\n\n\
         /// The number of names in a block.\npub(crate) const BLOCK: usize = {BLOCK};\n\n\
         /// The start of each block of names.\npub(crate) static BLOCKS: [u16; {}] = {starts:?};\n",
        starts.len(),
    ))
}

/// Consecutive rows: the index of the first, and their number.
type Span = (usize, usize);

pub fn spans(indexes: &[usize]) -> Vec<Span> {
    indexes
        .chunk_by(|one, next| one + 1 == *next)
        .filter_map(|run| Some((*run.first()?, run.len())))
        .collect()
}

/// Returns every known suffix, in the order of the table.
pub fn known() -> Result<BTreeSet<String>, String> {
    listed(&rule_files::read()?.0)
}

/// The rules and notes of a suffix, as indexes.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct SuffixSet {
    /// The rules of every layer except the provider layer, the lowest first.
    pub rules: Vec<usize>,
    /// The providers' rules that apply to some suffixes only.
    pub overlays: Vec<usize>,
    pub notes: Vec<usize>,
    pub verifications: Vec<usize>,
    pub basis: &'static str,
    /// The number of the review, if the basis is one.
    review: usize,
}

/// Returns the rules that each provider has for every suffix.
pub fn general(files: &[RuleFile]) -> BTreeMap<&str, Vec<usize>> {
    let mut general: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    let rules = files.iter().flat_map(|file| file.rules.iter().map(move |rule| (file, rule)));
    for (index, (file, rule)) in rules.enumerate() {
        if let Some(provider) = file.provider.as_deref().filter(|_| is_general(file, rule)) {
            general.entry(provider).or_default().push(index);
        }
    }
    general
}

fn is_general(file: &RuleFile, rule: &Rule) -> bool {
    rule.suffixes.as_ref().unwrap_or(&file.suffixes).iter().any(|name| name == "*")
}

/// Returns every delegated top-level domain, every other suffix of `data/suffixes/`, and those in rule files.
fn listed(files: &[RuleFile]) -> Result<BTreeSet<String>, String> {
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
    let of_rules = file.rules.iter().flat_map(|rule| rule.suffixes.iter().flatten());
    let of_notes = file.notes.iter().flat_map(|note| note.suffixes.iter().flatten());
    let of_verifications = file.verifications.iter().flat_map(|one| one.suffixes.iter().flatten());
    file.suffixes.iter().chain(of_rules).chain(of_notes).chain(of_verifications).cloned()
}

/// The suffixes that the rule files of each layer and provider name.
type Named<'a> = BTreeMap<Author<'a>, BTreeSet<String>>;

/// A layer, and the provider in the layer of providers.
type Author<'a> = (Layer, Option<&'a str>);

fn named<'a>(files: &'a [RuleFile], reviews: &BTreeMap<String, Review>) -> Named<'a> {
    let mut named = Named::new();
    named.entry((Layer::Registry, None)).or_default().extend(reviews.keys().cloned());
    for file in files {
        named.entry((file.layer, file.provider.as_deref())).or_default().extend(suffixes_of(file));
    }
    named
}

/// Returns the suffix itself, or the nearest one above it that an author names.
fn nearest_name<'a>(suffix: &'a str, named: &Named, author: Author) -> Option<&'a str> {
    let known = named.get(&author)?;
    let mut name = suffix;
    while !known.contains(name) {
        name = name.split_once('.')?.1;
    }
    Some(name)
}

/// Returns the rules and notes of a suffix. If no file of a layer names it, it inherits those of its parent:
/// `asso.fr` from `fr`.
fn set_of(suffix: &str, files: &[RuleFile], named: &Named) -> SuffixSet {
    let kind = if is_country_code(suffix) { "cctld" } else { "gtld" };
    let mut set = SuffixSet {
        rules: Vec::new(),
        overlays: Vec::new(),
        notes: Vec::new(),
        verifications: Vec::new(),
        basis: "Generic",
        review: 0,
    };
    let (mut rule_index, mut note_index, mut verification_index) = (0, 0, 0);
    for file in files {
        let name = nearest_name(suffix, named, (file.layer, file.provider.as_deref()));
        let counts = |suffixes: &Option<Vec<String>>| match file.layer {
            Layer::Generic => file.kind.as_deref() == Some(kind),
            _ => suffixes
                .as_ref()
                .unwrap_or(&file.suffixes)
                .iter()
                .any(|s| Some(s.as_str()) == name || s == "*"),
        };
        for rule in &file.rules {
            if counts(&rule.suffixes) && file.layer != Layer::Provider {
                set.rules.push(rule_index);
                if file.layer == Layer::Registry && rule.is_on_data() {
                    set.basis = "Registry";
                }
            } else if counts(&rule.suffixes) && !is_general(file, rule) {
                set.overlays.push(rule_index);
            }
            rule_index += 1;
        }
        for note in &file.notes {
            if counts(&note.suffixes) {
                set.notes.push(note_index);
            }
            note_index += 1;
        }
        for one in &file.verifications {
            if counts(&one.suffixes) {
                set.verifications.push(verification_index);
            }
            verification_index += 1;
        }
    }
    set
}

/// Returns whether a top-level domain is a country's: a name of two letters is (ISO 3166-1,
/// <https://www.icann.org/resources/pages/cctlds-21-2012-02-25-en>). A name in another script counts too,
/// since the weaker rules do less harm if that is wrong.
fn is_country_code(suffix: &str) -> bool {
    let top = suffix.rsplit('.').next().unwrap_or(suffix);
    top.len() == 2 || top.starts_with("xn--")
}
