//! The functions behind the Python package: texts, bytes and Arrow columns in and out, no logic of their own.
//!
//! `python/registrant/` wraps them in functions with Python's names and types.

mod column;
mod fault;
mod lines;

use pyo3::prelude::*;

use fault::raised;
use registrant::schema::{self, Headings};

/// Runs an operation of the JSON contract. `arguments` is a JSON array; the answer is JSON.
#[pyfunction]
fn call(py: Python<'_>, operation: &str, arguments: &str) -> PyResult<String> {
    py.detach(|| registrant::json::call_text(operation, arguments)).map_err(|error| raised(py, &error))
}

/// Returns the E.164 form of a phone number that is in use.
#[pyfunction]
#[pyo3(signature = (value, country=None))]
fn phone_e164(py: Python<'_>, value: &str, country: Option<&str>) -> PyResult<Option<String>> {
    let country = column::country(country).map_err(|error| raised(py, &error))?;
    Ok(registrant::normalize::e164(value, country))
}

/// Returns the type of a field of the canonical contact, such as `lines`.
#[pyfunction]
fn field_type(py: Python<'_>, name: &str) -> PyResult<&'static str> {
    let field: registrant::contact::Field =
        name.parse().map_err(|error: registrant::Error| raised(py, &error))?;
    Ok(field.kind().as_str())
}

/// Returns what each column of a table holds, by its name; an empty text for what nobody knows.
#[pyfunction]
fn guess_columns(names: Vec<String>) -> Vec<&'static str> {
    Headings::new(&["domain", "roles"]).guess(&names).into_iter().map(|column| column.name()).collect()
}

/// Returns the separator that the first line of a table names, as Excel writes it.
#[pyfunction]
fn named_separator(line: &[u8]) -> Option<char> {
    schema::named_separator(line).map(char::from)
}

/// Returns the likeliest separator of a table by its first line.
#[pyfunction]
fn separator(line: &[u8]) -> char {
    char::from(schema::separator(line))
}

#[pymodule]
fn _native(module: &Bound<'_, PyModule>) -> PyResult<()> {
    module.add("__version__", registrant::VERSION)?;
    module.add("data_version", registrant::DATA_VERSION)?;
    module.add("operations", registrant::json::OPERATIONS.to_vec())?;
    module.add_function(wrap_pyfunction!(call, module)?)?;
    module.add_function(wrap_pyfunction!(phone_e164, module)?)?;
    module.add_function(wrap_pyfunction!(field_type, module)?)?;
    module.add_function(wrap_pyfunction!(guess_columns, module)?)?;
    module.add_function(wrap_pyfunction!(named_separator, module)?)?;
    module.add_function(wrap_pyfunction!(separator, module)?)?;
    module.add_class::<lines::Checker>()?;
    column::add(module)
}
