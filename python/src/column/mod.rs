//! Functions over Arrow columns. They import and export through Arrow's C data interface.

mod answers;
mod contacts;
mod documents;
mod row;
mod text;
mod values;

use std::ops::Range;
use std::time::{Duration, Instant};

use arrow_array::{ArrayRef, new_empty_array};
use arrow_schema::{ArrowError, DataType, Field};
use pyo3::prelude::*;
use pyo3_arrow::PyChunkedArray;
use pyo3_arrow::input::AnyArray;
use registrant::Error;
use registrant::contact::Country;
use registrant::json::Context;
use serde_json::json;

use crate::fault::wrong;

/// The time between two looks at Python's signals.
pub const TURN: Duration = Duration::from_millis(20);

/// The rows between two looks at the clock.
const PART: usize = 64;

/// The most rows of an answer's chunk: texts of a chunk together have less than 2 GB.
const CHUNK: usize = 1 << 18;

/// Returns the country of an argument, by its code or a name.
pub fn country(text: Option<&str>) -> Result<Option<Country>, Error> {
    let Some(text) = text else { return Ok(None) };
    Ok(Context::from_json(&json!({"country": text}))?.country)
}

pub fn add(module: &Bound<'_, PyModule>) -> PyResult<()> {
    module.add_function(wrap_pyfunction!(values::phone_e164_column, module)?)?;
    module.add_function(wrap_pyfunction!(values::country_code_column, module)?)?;
    module.add_function(wrap_pyfunction!(values::identifier_valid_column, module)?)?;
    module.add_function(wrap_pyfunction!(values::normalize_column, module)?)?;
    module.add_function(wrap_pyfunction!(contacts::check_column, module)?)?;
    module.add_function(wrap_pyfunction!(documents::convert_column, module)?)?;
    module.add_function(wrap_pyfunction!(documents::normalize_contact_column, module)?)?;
    Ok(())
}

/// Runs `append` on parts of some rows until [`TURN`] is over, and returns the first row that is left.
fn for_a_while(mut row: usize, end: usize, mut append: impl FnMut(Range<usize>)) -> usize {
    let start = Instant::now();
    while row < end && start.elapsed() < TURN {
        let next = end.min(row + PART);
        append(row..next);
        row = next;
    }
    row
}

/// Returns the exception for data that Arrow cannot import.
fn unreadable(py: Python<'_>, error: &ArrowError) -> PyErr {
    let reason = format!("expected Arrow data, found a fault in it ({error})");
    wrong(py, "/data", &reason, "read the data again, or convert them to texts")
}

/// Builds the answers of consecutive rows.
trait Builder: Send {
    /// Appends the answers about some rows of a chunk of the input.
    fn append(&mut self, rows: Range<usize>);
    /// Returns what was appended since the last call.
    fn finish(&mut self) -> ArrayRef;
}

/// Answers each row of a column. `make` makes the builder for a chunk. Every few milliseconds it takes Python's lock and looks at
/// signals.
fn answered<B: Builder>(
    py: Python<'_>,
    column: AnyArray,
    answer: DataType,
    mut make: impl FnMut(Python<'_>, ArrayRef) -> PyResult<B>,
) -> PyResult<PyChunkedArray> {
    let mut chunks = Vec::new();
    let (reader, mut has_chunk) = (column.into_reader()?, false);
    let nothing = new_empty_array(reader.field().data_type());
    for chunk in reader {
        let chunk = chunk.map_err(|error| unreadable(py, &error))?;
        has_chunk = true;
        let length = chunk.len();
        let mut builder = make(py, chunk)?;
        let mut row = 0;
        while row < length {
            let end = length.min(row + CHUNK);
            while row < end {
                row = py.detach(|| for_a_while(row, end, |rows| builder.append(rows)));
                py.check_signals()?;
            }
            chunks.push(builder.finish());
        }
    }
    if !has_chunk {
        // The builder refuses columns that do not fit, whether they have rows or not.
        make(py, nothing)?;
    }
    PyChunkedArray::try_new(chunks, Field::new("", answer, true).into())
}
