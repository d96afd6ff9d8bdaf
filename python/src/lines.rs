//! Checks of many documents for one association.

use std::sync::{Mutex, PoisonError};
use std::time::Instant;

use pyo3::prelude::*;
use pyo3::types::PyBytes;
use registrant::{Error, json};
use serde_json::Value;

use crate::column::TURN;
use crate::fault::raised;

/// A checker of lines of JSON for one association. Several threads can use it at the same time.
#[pyclass(frozen, module = "registrant._native")]
pub struct Checker {
    association: Value,
    options: Value,
    /// The checkers that no thread uses now.
    idle: Mutex<Vec<json::Checker>>,
}

impl std::fmt::Debug for Checker {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Checker").finish_non_exhaustive()
    }
}

impl Checker {
    /// Runs some work with a checker of this thread.
    fn with<T>(&self, run: impl FnOnce(&mut json::Checker) -> T) -> Result<T, Error> {
        let idle = || self.idle.lock().unwrap_or_else(PoisonError::into_inner);
        let known = idle().pop();
        let mut checker = known.map_or_else(|| json::Checker::new(&self.association, &self.options), Ok)?;
        let answer = run(&mut checker);
        idle().push(checker);
        Ok(answer)
    }
}

#[pymethods]
impl Checker {
    #[new]
    fn new(py: Python<'_>, association: &str, options: &str) -> PyResult<Self> {
        let read = |text: &str| registrant::schema::parse(text).map_err(|error| raised(py, &error));
        let (association, options) = (read(association)?, read(options)?);
        let checker = json::Checker::new(&association, &options).map_err(|error| raised(py, &error))?;
        Ok(Self { association, options, idle: Mutex::new(vec![checker]) })
    }

    /// Checks one document, given as JSON, and returns the report as JSON.
    fn report(&self, py: Python<'_>, document: &str) -> PyResult<String> {
        let mut out = Vec::with_capacity(256);
        let answer = py.detach(|| self.with(|checker| checker.report(document, &mut out)));
        answer.and_then(|answer| answer).map_err(|error| raised(py, &error))?;
        Ok(String::from_utf8(out).unwrap_or_default())
    }

    /// Checks one document, given as JSON, and returns the report or `{"error": …}` as JSON. `number` counts from 1.
    fn line(&self, py: Python<'_>, document: &[u8], number: usize) -> PyResult<String> {
        let mut out = Vec::with_capacity(256);
        py.detach(|| self.with(|checker| checker.numbered_line(document, number, &mut out)))
            .map_err(|error| raised(py, &error))?;
        Ok(String::from_utf8(out).unwrap_or_default())
    }

    /// Checks lines of JSON, and returns lines of JSON. A pressed Ctrl-C ends it.
    fn lines<'py>(&self, py: Python<'py>, documents: &[u8]) -> PyResult<Bound<'py, PyBytes>> {
        let mut rest = documents.strip_prefix(b"\xef\xbb\xbf").unwrap_or(documents);
        let mut out = Vec::with_capacity(documents.len() / 4);
        let mut number = 0;
        while !rest.is_empty() {
            let part = |checker: &mut json::Checker| {
                let start = Instant::now();
                while start.elapsed() < TURN && !rest.is_empty() {
                    let end = rest.iter().position(|byte| *byte == b'\n').map_or(rest.len(), |end| end + 1);
                    let (line, others) = rest.split_at(end);
                    number += 1;
                    checker.numbered_line(line.strip_suffix(b"\n").unwrap_or(line), number, &mut out);
                    rest = others;
                }
            };
            py.detach(|| self.with(part)).map_err(|error| raised(py, &error))?;
            py.check_signals()?;
        }
        Ok(PyBytes::new(py, &out))
    }
}
