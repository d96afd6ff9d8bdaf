//! The rows of a table in CSV, as RFC 4180 has it. A broken row costs its first line only: reading goes on with the next one.

use std::sync::Arc;

use registrant::schema::{named_separator, separator};

use super::columns::{Columns, Map};
use super::records::{Batch, Fault, too_long};

/// The bytes and the lines that a row may have. A quote that is never closed would else swallow the rest of the table.
const LONGEST: usize = 1 << 17;
const MOST_LINES: usize = 100;

/// Finds the rows of a table.
pub struct Table {
    map: Map,
    rest: Vec<u8>,
    /// The number of lines before the rest.
    lines: u64,
    separator: Option<u8>,
    columns: Option<Arc<Columns>>,
    /// `true` in a line that is too long.
    is_skipping: bool,
}

/// The end of the first row of a text.
#[derive(Debug, PartialEq)]
enum End {
    /// After these bytes and lines.
    At(usize, u64),
    /// Not in the text.
    Open,
    /// Nowhere: the row is broken.
    Never(&'static str),
}

#[derive(Clone, Copy, PartialEq)]
enum State {
    Start,
    Plain,
    Quoted,
    /// After a quote in a quoted cell.
    Closing,
}

impl Table {
    pub fn new(map: Map) -> Self {
        let (rest, columns, separator) = (Vec::new(), None, None);
        Self { map, rest, lines: 0, separator, columns, is_skipping: false }
    }

    pub fn push(&mut self, bytes: &[u8], batch: &mut Batch) -> Result<(), String> {
        self.rest.extend_from_slice(bytes);
        self.cut(batch, false)
    }

    pub fn finish(&mut self, batch: &mut Batch) -> Result<(), String> {
        self.cut(batch, true)?;
        if self.columns.is_none() && batch.remark.is_empty() {
            return Err(
                "expected a table whose first line names the columns, found no line; add the line".to_owned()
            );
        }
        Ok(())
    }

    /// Returns the number of bytes that wait for the next read.
    #[cfg(test)]
    pub fn kept(&self) -> usize {
        self.rest.len()
    }

    /// Takes the complete rows from the rest.
    fn cut(&mut self, batch: &mut Batch, is_end: bool) -> Result<(), String> {
        let rest = std::mem::take(&mut self.rest);
        let mut text = rest.as_slice();
        batch.columns.clone_from(&self.columns);
        while !text.is_empty() {
            let line = text.iter().position(|byte| *byte == b'\n').map(|at| at + 1);
            if self.is_skipping {
                let Some(line) = line else {
                    text = &[];
                    break;
                };
                (self.is_skipping, self.lines) = (false, self.lines + 1);
                text = text.get(line..).unwrap_or_default();
                continue;
            }
            if line.is_none() && !is_end && text.len() > LONGEST {
                self.has_line_ends(text)?;
                batch.add_fault(self.lines + 1, too_long(LONGEST));
                self.is_skipping = true;
                continue;
            }
            let head = line.map_or(is_end.then_some(text), |line| text.get(..line));
            if let (None, Some((line, named))) =
                (self.separator, head.and_then(|head| Some((head.len(), named_separator(head)?))))
            {
                (self.separator, self.lines) = (Some(named), self.lines + 1);
                text = text.get(line..).unwrap_or_default();
                continue;
            }
            let Some(separator) = self.separator.or_else(|| head.map(separator)) else { break };
            // An empty line separates nothing.
            self.separator = self
                .separator
                .or_else(|| head.filter(|head| !head.trim_ascii().is_empty()).map(|_| separator));
            let (taken, lines) = match end(text, separator, is_end) {
                End::At(taken, lines) => {
                    self.row(text.get(..taken).unwrap_or_default(), separator, batch)?;
                    (taken, lines)
                }
                End::Open if text.len() <= LONGEST => break,
                // A broken row ends with its line, which may still come.
                End::Never(_) if line.is_none() && !is_end => break,
                broken => {
                    let reason = match broken {
                        End::Never(reason) => reason,
                        _ => OPEN_QUOTE,
                    };
                    batch.add_fault(
                        self.lines + 1,
                        Fault::new(reason, "write a quote in a quoted cell as two quotes"),
                    );
                    (line.unwrap_or(text.len()), 1)
                }
            };
            self.lines += lines;
            text = text.get(taken..).unwrap_or_default();
        }
        self.rest = text.to_vec();
        Ok(())
    }

    /// Refuses a first line with CR that ends lines alone: the whole table would be the names of columns.
    fn has_line_ends(&self, text: &[u8]) -> Result<(), String> {
        let is_alone = |pair: &[u8]| matches!(pair, [b'\r', next] if !matches!(next, b'\r' | b'\n'));
        if self.columns.is_none() && text.windows(2).any(is_alone) {
            return Err("expected lines that end with LF or CRLF, found CR alone; save the table as CSV with LF or CRLF".to_owned());
        }
        Ok(())
    }

    /// Adds a row. The first one names the columns.
    fn row(&mut self, text: &[u8], separator: u8, batch: &mut Batch) -> Result<(), String> {
        let text = text.strip_suffix(b"\n").unwrap_or(text);
        let text = text.strip_suffix(b"\r").unwrap_or(text);
        let is_blank = |byte: &u8| byte.is_ascii_whitespace() || *byte == separator || *byte == b'"';
        // An empty value has an answer, but an empty contact is a row that a person left blank.
        if text.trim_ascii().is_empty() || (!self.map.is_of_values && text.iter().all(is_blank)) {
            return Ok(());
        }
        self.has_line_ends(text)?;
        if self.columns.is_some() {
            batch.add(self.lines + 1, text);
            return Ok(());
        }
        let head = std::str::from_utf8(text).map_err(|_| {
            format!("line {}: expected UTF-8, found other bytes; convert the text to UTF-8", self.lines + 1)
        })?;
        let columns =
            Arc::new(Columns::new(cells(head, char::from(separator)), char::from(separator), &self.map)?);
        batch.remark = columns.remark();
        batch.columns = Some(Arc::clone(&columns));
        self.columns = Some(columns);
        Ok(())
    }
}

const OPEN_QUOTE: &str = "expected a closing quote, found none in 100 lines or up to the end";

/// Finds the end of the first row of a text.
fn end(text: &[u8], separator: u8, is_end: bool) -> End {
    let (mut state, mut lines) = (State::Start, 0);
    for (at, byte) in text.iter().enumerate() {
        state = match (state, *byte) {
            (State::Quoted, b'"') => State::Closing,
            (State::Quoted, b'\n') if lines + 1 == MOST_LINES => return End::Never(OPEN_QUOTE),
            (State::Quoted, b'\n') => {
                lines += 1;
                State::Quoted
            }
            (State::Quoted, _) => State::Quoted,
            (State::Start, b'"') | (State::Closing, b'"') => State::Quoted,
            (_, b'\n') => return End::At(at + 1, 1 + u64::try_from(lines).unwrap_or_default()),
            (_, byte) if byte == separator => State::Start,
            (State::Closing, b'\r') => State::Closing,
            (State::Closing, _) => {
                return End::Never("expected a separator after a closing quote, found another character");
            }
            (State::Start | State::Plain, _) => State::Plain,
        };
    }
    match (is_end, state) {
        (true, State::Quoted) => End::Never(OPEN_QUOTE),
        (true, _) => End::At(text.len(), 1 + u64::try_from(lines).unwrap_or_default()),
        (false, _) => End::Open,
    }
}

/// Returns the cells of a row whose quotes are right.
pub fn cells(row: &str, separator: char) -> Vec<String> {
    let (mut cells, mut cell, mut state) = (Vec::new(), String::new(), State::Start);
    for character in row.chars() {
        state = match (state, character) {
            (State::Start, '"') => State::Quoted,
            (State::Quoted, '"') => State::Closing,
            (State::Closing, '"') => {
                cell.push('"');
                State::Quoted
            }
            (State::Start | State::Plain | State::Closing, character) if character == separator => {
                cells.push(std::mem::take(&mut cell));
                State::Start
            }
            (state, character) => {
                cell.push(character);
                if state == State::Start { State::Plain } else { state }
            }
        };
    }
    cells.push(cell);
    cells
}
