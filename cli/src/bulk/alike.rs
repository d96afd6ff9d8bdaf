//! Tables that the command line and the page read alike: `tests/tables.json`, which `www/test/tables.test.mjs` reads, too.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on panics")]

use std::fs;
use std::path::PathBuf;

use serde::Deserialize;
use serde_json::{Value, json};

use super::columns::Map;
use super::open::{Input, Inputs};
use super::records::Batch;
use super::table::{Table, cells};

/// A table, and its rows: each with its line, and its cells or a word for what is wrong.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    note: String,
    #[serde(default)]
    text: String,
    hex: Option<String>,
    rows: Option<Vec<(u64, Value)>>,
    /// A part of the error of the command line, if it reads nothing.
    program: Option<String>,
    /// The page's own answer.
    #[serde(rename = "page")]
    _page: Option<String>,
}

impl Case {
    /// Returns the bytes. `{3 × x}` is `xxx`.
    fn bytes(&self) -> Vec<u8> {
        let byte = |at: usize, hex: &str| u8::from_str_radix(hex.get(at..at + 2).unwrap(), 16).unwrap();
        match &self.hex {
            Some(hex) => (0..hex.len()).step_by(2).map(|at| byte(at, hex)).collect(),
            None => written_out(&self.text).into_bytes(),
        }
    }

    fn wanted(&self) -> Vec<(u64, Value)> {
        let cell = |cell: &Value| json!(written_out(cell.as_str().unwrap()));
        let row = |row: &Value| {
            row.as_array().map_or_else(|| row.clone(), |cells| cells.iter().map(cell).collect())
        };
        self.rows.iter().flatten().map(|(line, cells)| (*line, row(cells))).collect()
    }
}

/// Writes out the repetitions of a text.
fn written_out(text: &str) -> String {
    let mut pieces = text.split('{');
    let mut out = pieces.next().unwrap().to_owned();
    for piece in pieces {
        let (count, rest) = piece.split_once(" × ").unwrap();
        let (unit, rest) = rest.split_once('}').unwrap();
        out += &unit.repeat(count.parse().unwrap());
        out += rest;
    }
    out
}

/// Reads a file as the commands do: the rows, or the reason why nothing is read.
fn read(file: PathBuf) -> Result<Vec<(u64, Value)>, String> {
    let (mut rows, mut head) = (Vec::new(), None);
    for batch in Inputs::new(&[file], Some(Input::Csv), Map::default())? {
        let batch = batch?;
        for record in &batch.records {
            let columns = batch.columns.as_ref().unwrap();
            let row = batch.text(record).and_then(|row| columns.document(row).map(|_| row));
            let shown = match row {
                Ok(row) => json!(cells(row, columns.separator())),
                Err(fault) => json!(word(&fault.to_string())),
            };
            rows.push((record.number, shown));
        }
        head = head.or_else(|| batch.columns.as_ref().map(|columns| json!(columns.names())));
    }
    rows.insert(0, (0, head.unwrap()));
    Ok(rows)
}

/// Returns the word of a fault in the tables.
fn word(fault: &str) -> &'static str {
    ["cells", "quote", "UTF-8", "bytes"]
        .into_iter()
        .find(|word| fault.contains(&format!(" {word}")))
        .map_or("", |word| if word == "bytes" { "long" } else { word })
}

fn cases() -> Vec<Case> {
    let file = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../tests/tables.json");
    serde_json::from_str(&fs::read_to_string(file).unwrap()).unwrap()
}

#[test]
fn the_page_and_the_command_line_read_tables_alike() {
    let cases = cases();
    assert!(cases.len() > 30);
    let file = std::env::temp_dir().join(format!("registrant-alike-{}.csv", std::process::id()));
    for case in &cases {
        fs::write(&file, case.bytes()).unwrap();
        match (read(file.clone()), &case.program) {
            (Ok(mut found), None) => {
                let wanted = case.wanted();
                // The program does not say on which line the names are.
                found[0].0 = wanted[0].0;
                assert!(found == wanted, "{}", case.note);
            }
            (Err(said), Some(part)) => assert!(said.contains(part.as_str()), "{}: {said}", case.note),
            (found, _) => panic!("{}: {found:?}", case.note),
        }
    }
    fs::remove_file(file).unwrap();
}

/// Returns the records of a table that comes in pieces: their lines, and their texts if they are whole.
fn in_pieces(text: &[u8], size: usize) -> Vec<(u64, Option<String>)> {
    let (mut table, mut records) = (Table::new(Map::default()), Vec::new());
    for piece in text.chunks(size).map(Some).chain([None]) {
        let mut batch = Batch::default();
        match piece {
            Some(piece) => table.push(piece, &mut batch).unwrap(),
            None => table.finish(&mut batch).unwrap(),
        }
        let text = |record| batch.text(record).ok().map(str::to_owned);
        records.extend(batch.records.iter().map(|record| (record.number, text(record))));
    }
    records
}

#[test]
fn rows_in_any_pieces_are_the_same_rows() {
    let is_broken = |case: &&Case| case.rows.iter().flatten().any(|(_, row)| row == "quote");
    for case in cases().iter().filter(is_broken).filter(|case| !case.text.contains('{')) {
        let text = case.bytes();
        for size in [1, 4, 7] {
            assert_eq!(in_pieces(&text, size), in_pieces(&text, text.len()), "{}: {size}", case.note);
        }
    }
}
