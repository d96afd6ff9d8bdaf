//! The place that many answers go to.

use std::io::Write;

use crate::host::writer;
use crate::output::{Stream, unwritable, unwritten};

/// Standard output, or a file that a later run may go on with.
pub struct Output {
    /// The name of the file.
    name: Option<String>,
    writer: Box<dyn Write>,
    /// The answers that the file has from an earlier run.
    kept: u64,
}

impl Output {
    pub fn standard() -> Self {
        Self { name: None, writer: writer(Stream::Output), kept: 0 }
    }

    pub fn is_file(&self) -> bool {
        self.name.is_some()
    }

    pub fn kept(&self) -> u64 {
        self.kept
    }

    /// Writes whole lines. What is written is not kept back: who asks a question over a pipe waits for its answer.
    pub fn write(&mut self, lines: &[u8]) -> Result<(), String> {
        self.writer.write_all(lines).and_then(|()| self.writer.flush()).map_err(|error| match &self.name {
            Some(name) => unwritten(name, &error),
            None => unwritable(&error),
        })
    }

    /// Returns how a later run can go on.
    pub fn remedy(&self) -> &'static str {
        match self.name {
            Some(_) => "; the same call with --resume goes on",
            None => "; with --output FILE, a later run with --resume goes on",
        }
    }
}

#[cfg(target_arch = "wasm32")]
impl Output {
    /// Refuses a file: the command in Node.js writes to standard output only.
    pub fn file(_: &std::path::Path, _: bool, _: &super::Inputs) -> Result<Self, String> {
        Err("--output: expected the native command, found that of Node.js; redirect standard output"
            .to_owned())
    }
}

#[cfg(not(target_arch = "wasm32"))]
mod file {
    use std::fs::{File, OpenOptions};
    use std::io::{self, BufRead, BufReader, Seek, SeekFrom};
    use std::path::Path;

    use serde_json::Value;

    use super::super::Inputs;
    use super::{Output, unwritten};

    impl Output {
        /// Makes a file, or opens one after its last whole line. A file that holds no answers stays as it is.
        pub fn file(path: &Path, resumes: bool, inputs: &Inputs) -> Result<Self, String> {
            let name = path.display().to_string();
            if resumes && inputs.has(path) {
                return Err(format!(
                    "{name}: expected the answers of an earlier call, found an input of this one; name the other file"
                ));
            }
            let opened = if resumes { resumed(path) } else { File::create_new(path).map(|file| (file, 0)) };
            let (file, kept) = opened.map_err(|error| match error.kind() {
                io::ErrorKind::AlreadyExists => {
                    format!("{name}: expected a new file, found one; remove it, or go on with --resume")
                }
                io::ErrorKind::NotFound if resumes => {
                    format!("{name}: expected the file of an earlier run, found none; leave out --resume")
                }
                io::ErrorKind::InvalidInput => format!("{name}: {FOREIGN}"),
                _ => unwritten(&name, &error),
            })?;
            Ok(Self { name: Some(name), writer: Box::new(file), kept })
        }
    }

    /// Opens a file after its last whole line, and counts its lines.
    fn resumed(path: &Path) -> io::Result<(File, u64)> {
        let mut file = OpenOptions::new().read(true).write(true).open(path)?;
        let mut reader = BufReader::with_capacity(1 << 16, &file);
        let (mut lines, mut end) = (0, 0);
        // Other text may have one line only, as long as the file.
        if !matches!(reader.fill_buf()?.first(), None | Some(b'{' | b'n')) {
            return Err(foreign());
        }
        let mut line = Vec::new();
        loop {
            line.clear();
            let length = reader.read_until(b'\n', &mut line)?;
            if lines == 0 && !line.is_empty() && !is_answer(&line) {
                return Err(foreign());
            }
            if !line.ends_with(b"\n") {
                break;
            }
            lines += 1;
            end += u64::try_from(length).unwrap_or_default();
        }
        file.set_len(end)?;
        file.seek(SeekFrom::Start(end))?;
        Ok((file, lines))
    }

    /// Returns whether the first line is an answer: an object or `null`, or the beginning of one without the end of the line.
    /// A whole document without it is rather some other file, and cutting would lose it.
    fn is_answer(line: &[u8]) -> bool {
        let is_line = line.ends_with(b"\n");
        match serde_json::from_slice(line) {
            Ok(Value::Object(_) | Value::Null) => is_line,
            Ok(_) => false,
            Err(error) => error.is_eof() && !is_line,
        }
    }

    fn foreign() -> io::Error {
        io::ErrorKind::InvalidInput.into()
    }

    const FOREIGN: &str = "expected the answers of an earlier call, found other text; name the file with the answers, or leave \
        out --resume and name a new one";
}
