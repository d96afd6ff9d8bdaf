//! Errors of the library as Python's exception.

use pyo3::prelude::*;
use pyo3::types::PyDict;
use registrant::Error;

/// Makes the exception `registrant.RegistrantError` of an error.
pub fn raised(py: Python<'_>, error: &Error) -> PyErr {
    let made = || {
        let members = PyDict::new(py);
        members.set_item("kind", error.kind().as_str())?;
        members.set_item("code", error.code())?;
        members.set_item("pointer", error.pointer())?;
        members.set_item("offset", error.offset())?;
        members.set_item("line", error.line())?;
        members.set_item("reason", error.reason())?;
        members.set_item("remedy", error.remedy())?;
        exception(py, error.to_string(), &members)
    };
    made().unwrap_or_else(|other| other)
}

/// Makes the exception for a column, or for an argument about columns.
pub fn wrong(py: Python<'_>, pointer: &str, reason: &str, remedy: &str) -> PyErr {
    let made = || {
        let members = PyDict::new(py);
        members.set_item("kind", "argument")?;
        members.set_item("code", "invalid_argument")?;
        members.set_item("pointer", pointer)?;
        members.set_item("reason", reason)?;
        members.set_item("remedy", remedy)?;
        exception(py, format!("at {pointer}: {reason}; {remedy}"), &members)
    };
    made().unwrap_or_else(|other| other)
}

fn exception(py: Python<'_>, message: String, members: &Bound<'_, PyDict>) -> PyResult<PyErr> {
    let class = py.import("registrant._errors")?.getattr("RegistrantError")?;
    Ok(PyErr::from_value(class.call((message,), Some(members))?))
}
