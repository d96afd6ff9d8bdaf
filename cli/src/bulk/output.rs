//! The place that many answers go to.

use std::io::Write;

use crate::host::writer;
use crate::output::{Stream, unwritable};

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
            Some(name) => format!("{name}: {error}"),
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
    pub fn file(_: &std::path::Path, _: bool) -> Result<Self, String> {
        Err("--output: expected the native command, found that of Node.js; redirect standard output"
            .to_owned())
    }
}

#[cfg(not(target_arch = "wasm32"))]
mod file {
    use std::fs::{File, OpenOptions};
    use std::io::{self, Read, Seek, SeekFrom};
    use std::path::Path;

    use super::Output;

    impl Output {
        /// Makes a file, or opens one after its last whole line.
        pub fn file(path: &Path, resumes: bool) -> Result<Self, String> {
            let name = path.display().to_string();
            let opened = if resumes { resumed(path) } else { File::create_new(path).map(|file| (file, 0)) };
            let (file, kept) = opened.map_err(|error| match error.kind() {
                io::ErrorKind::AlreadyExists => {
                    format!("{name}: expected a new file, found one; remove it, or go on with --resume")
                }
                io::ErrorKind::NotFound if resumes => {
                    format!("{name}: expected the file of an earlier run, found none; leave out --resume")
                }
                _ => format!("{name}: {error}"),
            })?;
            Ok(Self { name: Some(name), writer: Box::new(file), kept })
        }
    }

    /// Opens a file after its last whole line, and counts its lines.
    fn resumed(path: &Path) -> io::Result<(File, u64)> {
        let mut file = OpenOptions::new().read(true).write(true).open(path)?;
        let (mut lines, mut end, mut offset) = (0, 0, 0);
        let mut piece = vec![0; 1 << 16];
        loop {
            let length = file.read(&mut piece)?;
            let read = piece.get(..length).unwrap_or_default();
            if read.is_empty() {
                break;
            }
            for (at, byte) in (0u64..).zip(read) {
                if *byte == b'\n' {
                    lines += 1;
                    end = offset + at + 1;
                }
            }
            offset += u64::try_from(length).unwrap_or_default();
        }
        file.set_len(end)?;
        file.seek(SeekFrom::Start(end))?;
        Ok((file, lines))
    }
}
