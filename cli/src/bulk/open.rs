//! The inputs of a command: files, patterns of file names and standard input, compressed or not.

use std::collections::VecDeque;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use clap::ValueEnum;

use super::columns::Map;
use super::records::{Array, Batch, Lines, Splitter};
use super::table::Table;
use crate::host;
use crate::input::unreadable;

/// The bytes of one read. A pipe gives what it has.
const PIECE: usize = 1 << 15;

/// The form of the input.
#[derive(Clone, Copy, Debug, PartialEq, ValueEnum)]
pub enum Input {
    /// A JSON document on each line
    Ndjson,
    /// One JSON array of documents
    Array,
    /// A table whose first line names the columns
    Csv,
    /// A value on each line
    #[value(skip)]
    Lines,
}

impl Input {
    /// Returns the form that the name of a file tells, if it is one of many documents.
    pub fn of_name(file: &Path) -> Option<Self> {
        let name = file.file_name()?.to_str()?.to_lowercase();
        let name = [".gz", ".zst"].iter().find_map(|end| name.strip_suffix(end)).unwrap_or(&name);
        match name.rsplit_once('.')?.1 {
            "csv" | "tsv" => Some(Self::Csv),
            "ndjson" | "jsonl" => Some(Self::Ndjson),
            _ => None,
        }
    }

    /// Returns the form that the first bytes tell.
    fn of_text(text: &[u8]) -> Self {
        match text.trim_ascii_start().first() {
            Some(b'[') => Self::Array,
            Some(b'{' | b'<' | b'"') | None => Self::Ndjson,
            Some(_) => Self::Csv,
        }
    }
}

/// The inputs, one after another, as batches of records.
pub struct Inputs {
    waiting: VecDeque<PathBuf>,
    form: Option<Input>,
    map: Map,
    current: Option<Current>,
    /// The bytes that were read so far, of all inputs.
    read: Arc<AtomicU64>,
    /// The bytes of all inputs, if each is a file.
    pub size: Option<u64>,
    /// The records that were answered by an earlier run.
    pub skipped: u64,
}

/// The input that is read.
struct Current {
    name: Arc<str>,
    reader: Box<dyn Read + Send>,
    /// The bytes that told the form.
    head: Vec<u8>,
    splitter: Splitter,
}

impl Inputs {
    /// Finds the files. A form that is not named is detected for each.
    ///
    /// # Errors
    ///
    /// If a pattern fits no file, or a file is missing or cannot be opened.
    pub fn new(files: &[PathBuf], form: Option<Input>, map: Map) -> Result<Self, String> {
        let mut waiting = VecDeque::new();
        for file in files {
            waiting.extend(host::matches(file)?);
        }
        for file in waiting.iter().filter(|file| *file != Path::new("-")) {
            host::probe(file).map_err(|error| unreadable(&file.display().to_string(), &error))?;
        }
        let size = waiting.iter().map(|file| host::size(file)).sum();
        Ok(Self { waiting, form, map, current: None, read: Arc::default(), size, skipped: 0 })
    }

    /// Returns whether there are several files. The places in them then need names.
    pub fn are_several(&self) -> bool {
        self.waiting.len() > 1
    }

    /// Returns whether a file is one of the inputs, by whatever name.
    #[cfg(not(target_arch = "wasm32"))]
    pub fn has(&self, file: &Path) -> bool {
        file.canonicalize().is_ok_and(|file| {
            self.waiting.iter().any(|input| input.canonicalize().is_ok_and(|input| input == file))
        })
    }

    /// Opens the next input.
    fn open(&self, file: &Path) -> Result<Current, String> {
        let is_stdin = file == Path::new("-");
        let name: Arc<str> =
            if is_stdin { "standard input".into() } else { file.display().to_string().into() };
        let blame = |error: io::Error| unreadable(&name, &error);
        let reader = if is_stdin { Ok(host::input()) } else { host::open(file) }.map_err(blame)?;
        let reader = Counted { reader, read: Arc::clone(&self.read) };
        let mut reader = host::decompressed(Box::new(reader)).map_err(blame)?;
        let mut head = Vec::new();
        // White space tells nothing.
        while head.trim_ascii().is_empty() && head.len() < PIECE {
            let mut piece = vec![0; PIECE];
            let length = reader.read(&mut piece).map_err(blame)?;
            if length == 0 {
                break;
            }
            head.extend_from_slice(piece.get(..length).unwrap_or_default());
        }
        let head = head.strip_prefix(b"\xef\xbb\xbf").map(<[u8]>::to_vec).unwrap_or(head);
        let form = self.form.or_else(|| Input::of_name(file)).unwrap_or_else(|| Input::of_text(&head));
        let splitter = match form {
            Input::Ndjson => Splitter::Lines(Lines::new(false)),
            Input::Lines => Splitter::Lines(Lines::new(true)),
            Input::Array => Splitter::Array(Array::default()),
            Input::Csv => Splitter::Table(Table::new(self.map.clone())),
        };
        Ok(Current { name, reader, head, splitter })
    }

    /// Reads the next records. A batch may have none.
    fn read(&mut self) -> Result<Option<Batch>, String> {
        let mut current = match self.current.take() {
            Some(current) => current,
            None => match self.waiting.pop_front() {
                Some(file) => self.open(&file)?,
                None if std::mem::take(&mut self.skipped) > 0 => {
                    return Err("expected at most one answer for each document, found more in the output file; resume with \
                                the input of the earlier call"
                        .to_owned());
                }
                None => return Ok(None),
            },
        };
        let mut batch = Batch { name: Arc::clone(&current.name), ..Batch::default() };
        let mut bytes = std::mem::take(&mut current.head);
        if bytes.is_empty() {
            bytes.resize(PIECE, 0);
            let length =
                current.reader.read(&mut bytes).map_err(|error| unreadable(&current.name, &error))?;
            bytes.truncate(length);
        }
        let split = match bytes.as_slice() {
            [] => current.splitter.finish(&mut batch),
            bytes => current.splitter.push(bytes, &mut batch),
        };
        split.map_err(|reason| format!("{}: {reason}", current.name))?;
        self.current = (!bytes.is_empty()).then_some(current);
        batch.position = self.read.load(Ordering::Relaxed);
        let skipped = usize::try_from(self.skipped).unwrap_or(usize::MAX).min(batch.records.len());
        batch.records.drain(..skipped);
        self.skipped -= u64::try_from(skipped).unwrap_or_default();
        Ok(Some(batch))
    }
}

impl Iterator for Inputs {
    type Item = Result<Batch, String>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            match self.read().transpose()? {
                Ok(batch) if batch.records.is_empty() && batch.remark.is_empty() => {}
                Err(error) => {
                    // Nothing can be read after a place that is not understood.
                    (self.current, self.waiting) = (None, VecDeque::new());
                    return Some(Err(error));
                }
                batch => return Some(batch),
            }
        }
    }
}

/// A reader that counts its bytes.
struct Counted {
    reader: Box<dyn Read + Send>,
    read: Arc<AtomicU64>,
}

impl Read for Counted {
    fn read(&mut self, bytes: &mut [u8]) -> io::Result<usize> {
        let length = self.reader.read(bytes)?;
        self.read.fetch_add(u64::try_from(length).unwrap_or_default(), Ordering::Relaxed);
        Ok(length)
    }
}
