//! The table of countries: codes, English names, and every name's key, front-coded.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use registrant_text::fold::Folded;
use registrant_text::place::country::{ISLANDS, formed, key, rotated, squeeze};

use super::place::{column, rows};

/// The number of keys per entry of the index. More keys make the table smaller and look-ups slower.
const KEYS_IN_BLOCK: usize = 16;

/// The kinds of word around a name, as named in `data/countries/`. Their order is that of their bits in
/// `registrant_text::place::country`.
const KINDS: [&str; 16] = [
    "republic",
    "kingdom",
    "state",
    "principality",
    "commonwealth",
    "sultanate",
    "union",
    "region",
    "islands",
    "territory",
    "democratic",
    "peoples",
    "european-power",
    "other-power",
    "qualifier",
    "region-only",
];

/// The target of a key, in the order of the bytes in the table.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
enum Target {
    Country(u8),
    Withdrawn(u8),
    Ambiguous(u8),
    Kind(u16),
}

pub fn make() -> Result<String, String> {
    let codes = rows("countries/codes.tsv", 4)?;
    let index: BTreeMap<&str, u8> =
        codes.iter().zip(0u8..).map(|(row, place)| (column(row, 0), place)).collect();
    let country = |code: &str| {
        index
            .get(code)
            .copied()
            .map(Target::Country)
            .ok_or_else(|| format!("expected an assigned code, found {code}"))
    };
    let mut keys = KeySet::default();
    for row in rows("countries/form-words.tsv", 2)? {
        let bits = column(&row, 0).split(' ').try_fold(0, |bits, kind| Ok::<_, String>(bits | bit(kind)?))?;
        for word in column(&row, 1).split(' ') {
            *keys.kinds.entry(word.to_owned()).or_default() |= bits;
        }
    }

    let ambiguous = rows("countries/ambiguous.tsv", 3)?;
    for (row, line) in ambiguous.iter().zip(0u8..) {
        for name in column(row, 2).split('|') {
            let mark = if name.starts_with('~') { "~" } else { "" };
            keys.fixed.insert(format!("{mark}{}", key(name).as_str()), Target::Ambiguous(line));
            let island = keys.island(name);
            keys.fixed.extend(island.map(|key| (key, Target::Ambiguous(line))));
        }
    }
    for row in rows("countries/aliases.tsv", 2)? {
        for name in column(&row, 1).split('|') {
            keys.add(name, country(column(&row, 0))?)?;
        }
    }
    let withdrawn = rows("countries/withdrawn.tsv", 6).or_else(|_| rows("countries/withdrawn.tsv", 5))?;
    for (row, line) in withdrawn.iter().zip(0u8..) {
        let old = (column(row, 0), column(row, 1), column(row, 2));
        let now = |place: usize, code: &str| codes.iter().any(|row| column(row, place) == code);
        if now(0, old.0) || now(1, old.1) || now(2, old.2) {
            return Err(format!("withdrawn.tsv: expected withdrawn codes, found {old:?}"));
        }
        for name in column(row, 5).split('|').filter(|name| !matches!(*name, "" | "-")) {
            keys.add(name, Target::Withdrawn(line))?;
        }
    }
    for row in rows("countries/names.tsv", 3)? {
        let (target, languages, name) = (country(column(&row, 0))?, column(&row, 1), column(&row, 2));
        keys.add(name, target)?;
        if languages.split(',').any(|language| language == "de") {
            keys.add(&without_umlauts(name), target)?;
        }
    }
    for row in &codes {
        keys.add(column(row, 3), country(column(row, 0))?)?;
    }

    let mut text =
        String::from("/// Alpha-2, alpha-3 and numeric code of each country, in the order of alpha-2.\n");
    let _ = writeln!(text, "pub(crate) static CODES: &[[u8; 8]] = &[");
    for row in &codes {
        let _ = write!(text, "*b\"{}{}{}\",", column(row, 0), column(row, 1), column(row, 2));
    }
    text.push_str("];\n\n");
    let names: String = codes.iter().map(|row| column(row, 3)).collect();
    let mut end = 0;
    let ends: Vec<usize> = codes
        .iter()
        .map(|row| {
            end += column(row, 3).len();
            end
        })
        .collect();
    let _ = writeln!(
        text,
        "/// The English names, one after the other.\npub(crate) static NAMES: &str = {names:?};\n"
    );
    let _ = writeln!(
        text,
        "/// The end of each country's name in [`NAMES`].\npub(crate) static NAME_ENDS: &[u16] = &{ends:?};\n"
    );
    let _ = writeln!(
        text,
        "/// The state forms that may surround each country's name: bits of `registrant_text::place::country`.\npub(crate) static FORMS: &[u16] = &{:?};\n",
        forms(&index)?
    );
    let _ = writeln!(
        text,
        "/// The meanings of each ambiguous name: one line for each, with codes separated by spaces.\npub(crate) static AMBIGUOUS: &str = {:?};\n",
        lines(&ambiguous, 2)
    );
    let _ = writeln!(
        text,
        "/// Withdrawn codes: alpha-2, alpha-3, numeric, year, successors; `-` for a missing one.\npub(crate) static WITHDRAWN: &str = {:?};\n",
        lines(&withdrawn, 5)
    );
    let sovereigns = lines(&rows("countries/sovereigns.tsv", 2)?, 2);
    let _ = writeln!(
        text,
        "/// The states that have territories with codes of their own, one line for each: the state, its territories.\npub(crate) static SOVEREIGNS: &str = {sovereigns:?};\n"
    );
    text.push_str(&keys.encode()?);
    Ok(text)
}

fn lines(rows: &[Vec<String>], columns: usize) -> String {
    let line =
        |row: &Vec<String>| row.iter().take(columns).map(String::as_str).collect::<Vec<_>>().join("\t");
    rows.iter().map(line).collect::<Vec<_>>().join("\n")
}

/// Replaces `ä` by `ae` and so on, as German does if the letter is unavailable.
fn without_umlauts(name: &str) -> String {
    [("ä", "ae"), ("ö", "oe"), ("ü", "ue"), ("Ä", "Ae"), ("Ö", "Oe"), ("Ü", "Ue")]
        .iter()
        .fold(name.to_owned(), |name, (umlaut, plain)| name.replace(umlaut, plain))
}

/// Returns the forms of each country.
fn forms(index: &BTreeMap<&str, u8>) -> Result<Vec<u16>, String> {
    let mut forms: BTreeMap<&str, u16> = BTreeMap::new();
    let rows = rows("countries/forms.tsv", 2)?;
    for row in &rows {
        let bit = if column(row, 0) == "none" { 0 } else { bit(column(row, 0))? };
        for code in column(row, 1).split(' ') {
            if !index.contains_key(code) {
                return Err(format!("forms.tsv: expected an assigned code, found {code}"));
            }
            // Being an island does not affect the form of the state.
            let state = u16::from(bit >= ISLANDS);
            *forms.entry(code).or_insert(state) |= bit;
        }
    }
    Ok(index.keys().map(|code| forms.get(code).copied().unwrap_or(1)).collect())
}

/// Returns the bit of a kind of word.
fn bit(kind: &str) -> Result<u16, String> {
    let place = KINDS
        .iter()
        .position(|name| *name == kind)
        .ok_or_else(|| format!("expected a kind of word, found {kind}"))?;
    Ok(1 << place)
}

#[derive(Default)]
struct KeySet {
    /// Keys with a target chosen by hand, whatever the sources say.
    fixed: BTreeMap<String, Target>,
    found: BTreeMap<String, Target>,
    /// The words that may surround a name, with their bits.
    kinds: BTreeMap<String, u16>,
}

impl KeySet {
    /// Adds a name in its written and in its usual order.
    fn add(&mut self, name: &str, target: Target) -> Result<(), String> {
        let mut found = BTreeSet::new();
        if let Some(adjective) = name.strip_prefix('~') {
            found.insert(format!("~{}", key(adjective).as_str()));
        } else {
            found.insert(key(name).as_str().to_owned());
            found.extend(rotated(name).map(|words| squeeze(&words, |_| true).as_str().to_owned()));
            found.extend(self.island(name));
        }
        for key in found {
            if key.is_empty() {
                return Err(format!("expected a name with a key, found {name}"));
            }
            if self.fixed.contains_key(&key) {
                continue;
            }
            if let Some(other) = self.found.insert(key, target).filter(|other| *other != target) {
                return Err(format!("{name} means {other:?} and {target:?}: decide in ambiguous.tsv"));
            }
        }
        Ok(())
    }

    /// Returns the key of an island's name without the word for island. At run time, that word may then be in
    /// any language.
    fn island(&self, name: &str) -> Option<String> {
        let words = Folded::words_of(name);
        let kind = |word: &str| self.kinds.get(word).copied().unwrap_or_default();
        let core = formed(&words, kind).filter(|formed| formed.bits == ISLANDS)?.core(0);
        (!core.as_str().is_empty()).then(|| format!("~{}", core.as_str()))
    }

    /// Encodes the sorted keys in columns, which compress better: the shared length, the further length, the
    /// further bytes, the target.
    fn encode(mut self) -> Result<String, String> {
        self.found.append(&mut self.fixed);
        self.found.extend(self.kinds.iter().map(|(word, bits)| (format!("#{word}"), Target::Kind(*bits))));
        let word_kinds: Vec<u16> =
            self.kinds.values().copied().collect::<BTreeSet<_>>().into_iter().collect();
        let (mut shared, mut lengths, mut tails, mut blocks) =
            (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        let (mut targets, mut target_kinds, mut last) = (Vec::new(), Vec::new(), String::new());
        for (place, (key, target)) in self.found.iter().enumerate() {
            let mut same = 0;
            if place % KEYS_IN_BLOCK == 0 {
                blocks.push(
                    u16::try_from(tails.len()).map_err(|_| "expected at most 64 KB of keys, found more")?,
                );
            } else {
                same = key.bytes().zip(last.bytes()).take_while(|(a, b)| a == b).count();
            }
            let tail = key.as_bytes().get(same..).unwrap_or_default();
            shared.push(u8::try_from(same).map_err(|_| format!("key too long: {key}"))?);
            lengths.push(u8::try_from(tail.len()).map_err(|_| format!("key too long: {key}"))?);
            tails.extend(tail);
            let (kind, index) = match *target {
                Target::Country(index) => (0, index),
                Target::Withdrawn(line) => (1, line),
                Target::Ambiguous(line) => (2, line),
                Target::Kind(bits) => {
                    let place = word_kinds.iter().position(|known| *known == bits);
                    (3, place.and_then(|place| u8::try_from(place).ok()).ok_or("too many kinds of word")?)
                }
            };
            target_kinds.push(kind);
            targets.push(index);
            last.clone_from(key);
        }
        let longest = self.found.keys().map(String::len).max().unwrap_or_default();
        let mut text = format!(
            "/// The maximum length of a key, in bytes.\npub(crate) const LONGEST_KEY: usize = {longest};\n\n\
             /// The number of keys between two entries of [`KEY_BLOCKS`].\npub(crate) const KEYS_IN_BLOCK: usize = {KEYS_IN_BLOCK};\n\n\
             /// The start of each block in [`KEY_TAILS`].\npub(crate) static KEY_BLOCKS: &[u16] = &{blocks:?};\n\n\
             /// The bits of the words around a name.\npub(crate) static WORD_KINDS: &[u16] = &{word_kinds:?};\n\n"
        );
        for (name, about, bytes) in [
            ("KEY_SHARED", "The number of bytes that each key shares with the one before.", &shared),
            ("KEY_LENGTHS", "The number of further bytes of each key.", &lengths),
            ("KEY_TAILS", "The further bytes of each key.", &tails),
            ("KEY_TARGETS", "The target of each key: an index into the table of its kind.", &targets),
            (
                "KEY_TARGET_KINDS",
                "0 a country, 1 withdrawn, 2 ambiguous, 3 a word around a name.",
                &target_kinds,
            ),
        ] {
            let literal: String =
                bytes.iter().flat_map(|&byte| std::ascii::escape_default(byte)).map(char::from).collect();
            let _ = writeln!(text, "/// {about}\npub(crate) static {name}: &[u8] = b\"{literal}\";\n");
        }
        Ok(text)
    }
}
