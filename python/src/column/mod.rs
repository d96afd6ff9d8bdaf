//! Functions over Arrow columns. They import and export through Arrow's C data interface.

mod answers;
mod contacts;
mod documents;
mod row;
mod text;
mod values;

use arrow_array::ArrayRef;
use arrow_schema::{DataType, Field};
use pyo3::prelude::*;
use pyo3_arrow::PyChunkedArray;
use pyo3_arrow::input::AnyArray;
use registrant::Error;
use registrant::contact::Country;
use registrant::json::Context;
use serde_json::json;

/// The rows between two looks at Python's signals.
const PART: usize = 4096;

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

/// Builds the answers of consecutive rows.
trait Builder: Send {
    /// Appends the answers about some rows of a chunk of the input.
    fn append(&mut self, rows: std::ops::Range<usize>);
    /// Returns what was appended since the last call.
    fn finish(&mut self) -> ArrayRef;
}

/// Answers each row of a column. `make` makes the builder for a chunk. Between parts it takes Python's lock and looks at signals.
fn answered<B: Builder>(
    py: Python<'_>,
    column: AnyArray,
    answer: DataType,
    mut make: impl FnMut(Python<'_>, ArrayRef) -> PyResult<B>,
) -> PyResult<PyChunkedArray> {
    let mut chunks = Vec::new();
    for chunk in column.into_reader()? {
        let chunk = chunk.map_err(pyo3_arrow::error::PyArrowError::from)?;
        let length = chunk.len();
        let mut builder = make(py, chunk)?;
        let mut row = 0;
        while row < length {
            let end = length.min(row + CHUNK);
            while row < end {
                let next = end.min(row + PART);
                py.detach(|| builder.append(row..next));
                py.check_signals()?;
                row = next;
            }
            chunks.push(builder.finish());
        }
    }
    PyChunkedArray::try_new(chunks, Field::new("", answer, true).into())
}
