//! A country's names by their folded keys.
//!
//! The table holds each name only once, as people write it. To fold all names of a country takes some hundred
//! microseconds. So only the first search in a country folds them, and keeps the keys.

use std::sync::OnceLock;

use registrant_text::near::is_one_edit_apart;
use registrant_text::place::subdivision::{core, squeezed};

use super::find::{Entry, block, entries};
use crate::contact::Country;

/// The number of letters in a country's code that each position can have.
const LETTERS: usize = 26;

/// The keys of a country's names, sorted.
pub(super) struct Index {
    entries: Vec<Entry>,
    /// All keys, one after the other.
    keys: String,
    names: Vec<Row>,
    /// The names without their words for a kind of place.
    cores: Vec<Row>,
}

/// One key of an entry.
struct Row {
    start: u32,
    end: u32,
    entry: u16,
    /// `true` for the name in ISO 3166-2.
    is_first: bool,
}

impl Index {
    /// Returns the index of a country, if its list is here.
    pub(super) fn of(country: Country) -> Option<&'static Self> {
        static INDEXES: OnceLock<Vec<OnceLock<Box<Index>>>> = OnceLock::new();
        // A page may add the list later.
        if block(country).is_empty() {
            return None;
        }
        let all = INDEXES.get_or_init(|| (0..LETTERS * LETTERS).map(|_| OnceLock::new()).collect());
        let [first, second] = country.bytes().map(|letter| usize::from(letter.wrapping_sub(b'A')));
        let index = all.get(first * LETTERS + second)?;
        Some(index.get_or_init(|| Box::new(Self::new(country))))
    }

    fn new(country: Country) -> Self {
        let entries: Vec<Entry> = entries(country).collect();
        let mut index =
            Self { entries: Vec::new(), keys: String::new(), names: Vec::new(), cores: Vec::new() };
        for (at, entry) in entries.iter().enumerate() {
            let Ok(at) = u16::try_from(at) else { break };
            let is_area = entry.is_area();
            if entry.is_withdrawn() && !is_area {
                continue;
            }
            for (place, name) in entry.names().enumerate().skip(usize::from(is_area)) {
                let row = index.row(squeezed(name).as_str(), at, place == 0);
                index.names.extend(row);
                if !is_area {
                    let row = index.row(core(name).as_str(), at, place == 0);
                    index.cores.extend(row);
                }
            }
        }
        index.entries = entries;
        let keys = &index.keys;
        // The sort is stable: of equal keys, the first entry stays the first. One closure gives one copy of the code.
        let sort = |rows: &mut Vec<Row>| rows.sort_by_key(|row| row.key(keys));
        sort(&mut index.names);
        sort(&mut index.cores);
        index
    }

    fn row(&mut self, key: &str, entry: u16, is_first: bool) -> Option<Row> {
        let start = u32::try_from(self.keys.len()).ok()?;
        self.keys.push_str(key);
        let end = u32::try_from(self.keys.len()).ok()?;
        (!key.is_empty()).then_some(Row { start, end, entry, is_first })
    }

    /// Returns the entries with a name, in the order of the table. The flag tells the ISO name.
    pub(super) fn named(&self, key: &str) -> impl Iterator<Item = (Entry, bool)> + Clone + use<'_> {
        self.with_key(&self.names, key)
    }

    /// Returns the entries with a name that is the same apart from words for the kind of place.
    pub(super) fn with_core(&self, key: &str) -> impl Iterator<Item = Entry> + use<'_> {
        self.with_key(&self.cores, key).map(|(entry, _)| entry)
    }

    fn with_key<'a>(
        &'a self,
        rows: &'a [Row],
        key: &str,
    ) -> impl Iterator<Item = (Entry, bool)> + Clone + use<'a> {
        let start = rows.partition_point(|row| row.key(&self.keys) < key);
        let length = rows.iter().skip(start).take_while(|row| row.key(&self.keys) == key).count();
        rows.iter().skip(start).take(length).filter_map(|row| Some((self.entry(row)?, row.is_first)))
    }

    /// Returns the only entry with a key one letter away.
    pub(super) fn nearest(&self, key: &str) -> Option<Entry> {
        let is_near = |row: &&Row| is_one_edit_apart(key.as_bytes(), row.key(&self.keys).as_bytes());
        let mut near = self
            .names
            .iter()
            .filter(is_near)
            .filter(|row| self.entry(row).is_some_and(|entry| !entry.is_withdrawn()));
        let first = near.next()?;
        near.all(|row| row.entry == first.entry).then(|| self.entry(first)).flatten()
    }

    fn entry(&self, row: &Row) -> Option<Entry> {
        self.entries.get(usize::from(row.entry)).copied()
    }
}

impl Row {
    fn key<'a>(&self, keys: &'a str) -> &'a str {
        keys.get(self.start as usize..self.end as usize).unwrap_or_default()
    }
}
