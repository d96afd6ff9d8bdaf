//! The time and memory that tables take, for the worst tables that we know.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on panics")]

use std::time::{Duration, Instant};

use super::columns::Map;
use super::records::Batch;
use super::table::Table;

/// The bytes of one read.
const READ: usize = 32 << 10;

/// The most bytes that a table keeps for its next read.
const MOST_KEPT: usize = (1 << 17) + READ;

/// The beginning of each table, and the text that repeats after it.
const WORST: &[(&str, &str)] = &[
    // Quotes
    ("city,country\n", "\""),
    ("city,country\n", "\"\"\"\n"),
    ("city,country\n", "\"\",\n"),
    ("city,country\n", "\"a\n"),
    ("city,country\n", "Roma,\"\n"),
    ("city,country\n", "\"Ro\"ma,IT\n"),
    ("city,country\n\"", "a\n"),
    ("city,country\n\"", "a\"\""),
    // Wide rows
    ("city,country\n", ","),
    ("city,country\n", "a,"),
    ("city,country\n", ",,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,\n"),
    // Many columns
    ("city", ",street"),
    ("city", ",other"),
    ("city", ",\"\""),
    ("", "city,country,"),
    ("city", ",1@b.example"),
    // No line feed, or little else
    ("city,country\n", "a"),
    ("city,country\n\"", "a"),
    ("", "a"),
    ("city,country\n", "\r"),
    ("city,country\n", "\n"),
    ("city,country\n", "Roma,IT\n"),
    ("city,country\n", "\u{e9}\n"),
];

/// Reads a table, and makes a document of each row. Returns the most bytes that the table kept.
fn read(text: &[u8]) -> usize {
    let mut table = Table::new(Map::default());
    let mut most = 0;
    for piece in text.chunks(READ) {
        let mut batch = Batch::default();
        let is_readable = table.push(piece, &mut batch).is_ok();
        documents(&batch);
        most = most.max(table.kept());
        if !is_readable {
            return most;
        }
    }
    let mut batch = Batch::default();
    let _ = table.finish(&mut batch);
    documents(&batch);
    most
}

fn documents(batch: &Batch) {
    let Some(columns) = &batch.columns else { return };
    for record in &batch.records {
        drop(batch.text(record).and_then(|row| columns.document(row)));
    }
}

/// Returns the least time of some readings: other processes only add to it.
fn time(text: &[u8], readings: usize) -> Duration {
    let once = |_| {
        let start = Instant::now();
        assert!(read(text) <= MOST_KEPT);
        start.elapsed()
    };
    (0..readings).map(once).min().unwrap()
}

#[test]
fn tables_take_linear_time_and_flat_memory() {
    let is_slow = |small: Duration, large: Duration| large > 30 * small + Duration::from_millis(60);
    for (begin, unit) in WORST {
        let table = |size: usize| [begin, &*unit.repeat(size / unit.len())].concat().into_bytes();
        let (small, large) = (table(12_000), table(120_000));
        // A longer table has the same rows again, and one of 1 MB shows what is kept.
        assert!(read(&table(1_000_000)) <= MOST_KEPT, "{begin:?} {unit:?}");
        let first = [&small, &large].map(|text| time(text, 1));
        if is_slow(first[0], first[1]) {
            let again = [&small, &large].map(|text| time(text, 5));
            assert!(!is_slow(again[0], again[1]), "{begin:?} {unit:?}: {again:?}");
        }
    }
}
