//! Many documents at once: NDJSON, JSON arrays and CSV, from files and standard input. The answers are in the order of the input.

#[cfg(test)]
mod alike;
mod answers;
#[cfg(test)]
mod bounds;
mod columns;
mod open;
mod output;
mod records;
mod summary;
mod table;
#[cfg(not(target_arch = "wasm32"))]
mod threads;

use std::path::PathBuf;
use std::sync::Arc;

use clap::Args;

use crate::host;
use crate::output::{Format, print, print_json, stderr};
use crate::progress::Progress;
pub use answers::{Answers, Text, Unreadable, Work, answered};
use columns::Map;
pub use open::{Input, Inputs};
use output::Output;
pub use records::Fault;
pub use summary::{Tally, counted, grouped};

/// The options for the input of many documents.
#[derive(Args)]
#[command(next_help_heading = "Options for many documents")]
pub struct Forms {
    /// Read one JSON document per line and write one answer per line; the same as --input ndjson
    #[arg(long, conflicts_with = "input")]
    ndjson: bool,
    /// Read many documents in this form [default: by the name of the file or its first bytes]
    ///
    /// Without this option, a command reads many if another option here asks for it or if there are several files. It also
    /// does if the name of the file ends with .ndjson, .jsonl, .csv or .tsv, even with .gz or .zst after it.
    #[arg(long, value_enum, value_name = "FORM")]
    input: Option<Input>,
    /// The fields that columns of CSV hold, as Vorname=given_name; - leaves a column out; repeat it or use commas [default: guessed from
    /// the first line]
    #[arg(long, value_name = "COLUMN=FIELD", value_delimiter = ',', value_parser = column)]
    columns: Vec<(String, String)>,
    /// The number of threads that work [default: one for each core]
    #[arg(long, value_name = "NUMBER", value_parser = jobs)]
    jobs: Option<std::num::NonZeroU16>,
}

/// The options for many documents and their answers.
#[derive(Args)]
#[command(next_help_heading = "Options for many documents")]
pub struct Bulk {
    #[command(flatten)]
    forms: Forms,
    /// Write the numbers of answers, by violation, rule, suffix and country, instead of the answers
    #[arg(long, value_enum, value_name = "FORMAT", num_args = 0..=1, default_missing_value = "text", require_equals = true)]
    summary: Option<Format>,
    /// Write the answers to a new file; with --summary, both are written
    #[arg(long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Go on after the last whole line of the output file, with the input of the run that was interrupted
    #[arg(long, requires = "output")]
    resume: bool,
}

fn jobs(text: &str) -> Result<std::num::NonZeroU16, String> {
    text.parse().map_err(|_| "expected a number from 1 to 65535, found another text".to_owned())
}

fn column(text: &str) -> Result<(String, String), String> {
    let (name, field) = text.split_once('=').ok_or("expected COLUMN=FIELD, found no `=`")?;
    Ok((name.trim().to_owned(), field.trim().to_owned()))
}

impl Forms {
    /// Finds the inputs of a call. `members` are those of a row besides the fields of a contact, and a table must have
    /// the `required` one.
    ///
    /// # Errors
    ///
    /// If a pattern fits no file.
    pub fn inputs(
        &self,
        files: &[PathBuf],
        members: &'static [&'static str],
        required: Option<&'static str>,
    ) -> Result<Inputs, String> {
        let map = Map { named: self.columns.clone(), members, required, is_of_values: false };
        Inputs::new(files, self.form(), map)
    }

    fn form(&self) -> Option<Input> {
        self.input.or(self.ndjson.then_some(Input::Ndjson))
    }
}

impl Bulk {
    /// Returns whether the call asks for many documents.
    pub fn is_asked(&self, files: &[PathBuf]) -> bool {
        let is_named = |file: &PathBuf| {
            Input::of_name(file).is_some() || host::matches(file).map_or(true, |all| all != [file.clone()])
        };
        self.forms.form().is_some()
            || files.len() > 1
            || files.iter().any(is_named)
            || !self.forms.columns.is_empty()
            || self.summary.is_some()
            || self.is_native_asked()
    }

    /// Finds the inputs of a call for contacts.
    ///
    /// # Errors
    ///
    /// If a pattern fits no file.
    pub fn inputs(&self, files: &[PathBuf]) -> Result<Inputs, String> {
        self.forms.inputs(files, &[], None)
    }

    /// Finds the inputs of a call for values. `form` is the form if no option names one.
    ///
    /// # Errors
    ///
    /// If a pattern fits no file.
    pub fn values(&self, files: &[PathBuf], form: Option<Input>) -> Result<Inputs, String> {
        let members = &["value", "country", "kind"];
        let map = Map { named: self.forms.columns.clone(), members, required: None, is_of_values: true };
        Inputs::new(files, self.forms.form().or(form), map)
    }

    /// Returns whether the answers themselves are written.
    pub fn writes_answers(&self) -> bool {
        self.summary.is_none() || self.has_output()
    }

    pub fn counts(&self) -> bool {
        self.summary.is_some()
    }

    /// Answers every record in order. Returns the exit status.
    pub fn run(
        &self,
        mut inputs: Inputs,
        mut worker: impl FnMut() -> Result<Box<dyn Work>, String>,
    ) -> Result<u8, String> {
        let mut output = self.output(&inputs)?;
        inputs.skipped = output.kept();
        let expected = inputs.size;
        let mut progress = Progress::new(expected, output.is_file());
        let mut tally = Tally::default();
        let mut last: Option<(Arc<str>, u64)> = None;
        let take = |answers: Answers| {
            if self.writes_answers() {
                output.write(&answers.lines)?;
            }
            if !answers.remarks.is_empty() {
                progress.clear();
                std::io::Write::write_all(&mut stderr(), answers.remarks.as_bytes())
                    .map_err(|error| format!("standard error: {error}"))?;
            }
            progress.show(answers.tally.documents(), answers.position);
            tally.join(answers.tally);
            last = answers.last.or(last.take());
            Ok(())
        };
        let ended = self.forms.answer_all(inputs, &mut worker, take);
        drop(progress);
        let place = || {
            let (name, number) = last.as_ref()?;
            let documents = counted(tally.documents(), "document");
            Some(format!("stopped after {documents}, at line {number} of {name}{}", output.remedy()))
        };
        let is_whole = ended.map_err(|error| match place() {
            Some(place) => format!("{error}; {place}"),
            None => error,
        })?;
        match self.summary {
            Some(Format::Json) => print_json(&tally.json())?,
            Some(Format::Text) => print(&tally.text())?,
            None => {}
        }
        if !is_whole {
            eprint_line(&format!(
                "interrupted: {}",
                place().unwrap_or_else(|| "nothing was answered".to_owned())
            ))?;
            return Ok(INTERRUPTED);
        }
        Ok(tally.status())
    }
}

/// The exit status after an interrupt, as in shells: 128 and the number of SIGINT.
pub const INTERRUPTED: u8 = 130;

fn eprint_line(text: &str) -> Result<(), String> {
    std::io::Write::write_all(&mut stderr(), format!("{text}\n").as_bytes())
        .map_err(|error| format!("standard error: {error}"))
}

impl Bulk {
    fn has_output(&self) -> bool {
        self.output.is_some()
    }

    fn is_native_asked(&self) -> bool {
        self.has_output() || self.forms.jobs.is_some()
    }

    fn output(&self, inputs: &Inputs) -> Result<Output, String> {
        match &self.output {
            Some(file) => Output::file(file, self.resume, inputs),
            None => Ok(Output::standard()),
        }
    }
}

#[cfg(not(target_arch = "wasm32"))]
impl Forms {
    /// Answers every record in order. Returns `false` after an interrupt.
    ///
    /// # Errors
    ///
    /// If the input cannot be read, or an answer cannot be taken.
    pub fn answer_all(
        &self,
        inputs: Inputs,
        worker: &mut dyn FnMut() -> Result<Box<dyn Work>, String>,
        take: impl FnMut(Answers) -> Result<(), String>,
    ) -> Result<bool, String> {
        let cores = || std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
        let jobs = self.jobs.map_or_else(cores, |jobs| usize::from(jobs.get()));
        let workers = (0..jobs).map(|_| worker()).collect::<Result<Vec<_>, String>>()?;
        threads::run(inputs, workers, &host::watch_interrupts(), take)
    }
}

/// Node.js has one thread.
#[cfg(target_arch = "wasm32")]
impl Forms {
    /// Answers every record in order.
    ///
    /// # Errors
    ///
    /// If the input cannot be read, or an answer cannot be taken.
    pub fn answer_all(
        &self,
        inputs: Inputs,
        worker: &mut dyn FnMut() -> Result<Box<dyn Work>, String>,
        mut take: impl FnMut(Answers) -> Result<(), String>,
    ) -> Result<bool, String> {
        let mut work = worker()?;
        for batch in inputs {
            take(answered(&batch?, &mut *work))?;
        }
        Ok(true)
    }
}
