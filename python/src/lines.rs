//! Checks of many documents for one association.

use std::sync::Mutex;

use pyo3::exceptions::PyRuntimeError;
use pyo3::prelude::*;
use pyo3::types::PyBytes;
use registrant::json;

use crate::fault::raised;

/// The bytes of lines between two looks at Python's signals: some milliseconds of work.
const PART: usize = 1 << 18;

/// A checker of lines of JSON for one association.
#[pyclass(frozen, module = "registrant._native")]
pub struct Checker(Mutex<json::Checker>);

impl std::fmt::Debug for Checker {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Checker").finish_non_exhaustive()
    }
}

#[pymethods]
impl Checker {
    #[new]
    fn new(py: Python<'_>, association: &str, options: &str) -> PyResult<Self> {
        let read = |text: &str| registrant::schema::parse(text).map_err(|error| raised(py, &error));
        let checker = json::Checker::new(&read(association)?, &read(options)?);
        Ok(Self(Mutex::new(checker.map_err(|error| raised(py, &error))?)))
    }

    /// Checks one document, given as JSON, and returns the report or `{"error": …}` as JSON. `number` counts from 1.
    fn line(&self, py: Python<'_>, document: &[u8], number: usize) -> PyResult<String> {
        let mut out = Vec::with_capacity(256);
        py.detach(|| {
            let mut checker = self.0.lock().map_err(|_| broken())?;
            checker.numbered_line(document, number, &mut out);
            Ok::<_, PyErr>(())
        })?;
        Ok(String::from_utf8(out).unwrap_or_default())
    }

    /// Checks lines of JSON, and returns lines of JSON. A pressed Ctrl-C ends it.
    fn lines<'py>(&self, py: Python<'py>, documents: &[u8]) -> PyResult<Bound<'py, PyBytes>> {
        let documents = documents.strip_prefix(b"\xef\xbb\xbf").unwrap_or(documents);
        let mut out = Vec::with_capacity(documents.len() / 4);
        let mut number = 0;
        let mut rest = documents;
        while !rest.is_empty() {
            py.detach(|| {
                let mut checker = self.0.lock().map_err(|_| broken())?;
                let mut size = 0;
                while size < PART && !rest.is_empty() {
                    let end = rest.iter().position(|byte| *byte == b'\n').map_or(rest.len(), |end| end + 1);
                    let (line, others) = rest.split_at(end);
                    number += 1;
                    checker.numbered_line(line.strip_suffix(b"\n").unwrap_or(line), number, &mut out);
                    (rest, size) = (others, size + end);
                }
                Ok::<_, PyErr>(())
            })?;
            py.check_signals()?;
        }
        Ok(PyBytes::new(py, &out))
    }
}

fn broken() -> PyErr {
    PyRuntimeError::new_err("expected a checker that works, found one that failed before; make a new one")
}
