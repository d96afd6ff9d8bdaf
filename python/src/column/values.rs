//! Columns of single values: phone numbers, countries, identifiers.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

use arrow_array::builder::{BooleanBuilder, LargeStringBuilder, StringBuilder};
use arrow_array::{Array, ArrayRef, StructArray};
use arrow_schema::{DataType, Field, Fields};
use pyo3::prelude::*;
use pyo3_arrow::PyChunkedArray;
use pyo3_arrow::input::AnyArray;
use registrant::contact::Country;
use registrant::json::{Context, KINDS};
use registrant::{identifier, normalize};
use serde_json::Value;

use super::row::NO_TEXT;
use super::text::Texts;
use super::{Builder, answered, country};
use crate::fault::{raised, wrong};

/// The country of each row.
enum Countries {
    One(Option<Country>),
    Each(Texts, HashMap<String, Option<Country>>),
}

/// The most spellings of countries that are remembered.
const MOST_SPELLINGS: usize = 4096;

impl Countries {
    fn of(&mut self, row: usize) -> Option<Country> {
        let (texts, known) = match self {
            Self::One(country) => return *country,
            Self::Each(texts, known) => (texts, known),
        };
        let text = texts.text(row)?;
        if let Some(country) = known.get(text) {
            return *country;
        }
        let found = country(Some(text)).ok().flatten();
        if known.len() >= MOST_SPELLINGS {
            known.clear();
        }
        known.insert(text.to_owned(), found);
        found
    }
}

/// The country of an argument: a code or a name, or a column of them in chunks.
enum Given {
    One(Option<Country>),
    Each(Texts, usize),
}

impl Given {
    fn read(py: Python<'_>, one: Option<&str>, each: Option<AnyArray>) -> PyResult<Self> {
        let Some(each) = each else {
            return Ok(Self::One(country(one).map_err(|error| raised(py, &error))?));
        };
        let (chunks, field) = each.into_chunked_array()?.into_inner();
        let parts: Vec<&dyn Array> = chunks.iter().map(AsRef::as_ref).collect();
        let whole = match parts.is_empty() {
            true => arrow_array::new_empty_array(field.data_type()),
            false => arrow_select::concat::concat(&parts).map_err(pyo3_arrow::error::PyArrowError::from)?,
        };
        Ok(Self::Each(texts(py, "country", &whole)?, 0))
    }

    /// Returns the countries of the next chunk.
    fn next(&mut self, py: Python<'_>, rows: usize) -> PyResult<Countries> {
        match self {
            Self::One(country) => Ok(Countries::One(*country)),
            Self::Each(texts, first) => {
                let part = texts.part(*first, rows).ok_or_else(|| unequal(py, texts))?;
                *first += rows;
                Ok(Countries::Each(part, HashMap::new()))
            }
        }
    }

    /// Fails if countries are left.
    fn end(&self, py: Python<'_>) -> PyResult<()> {
        match self {
            Self::Each(texts, first) if texts.len() != *first => Err(unequal(py, texts)),
            _ => Ok(()),
        }
    }
}

/// Returns the exception for a column of countries with another length.
fn unequal(py: Python<'_>, texts: &Texts) -> PyErr {
    let reason = format!("expected a country for each row, found {}", texts.len());
    wrong(py, "/country", &reason, "pass columns of the same length")
}

/// Reads a column of texts, or fails with the name of the argument.
pub fn texts(py: Python<'_>, name: &str, array: &ArrayRef) -> PyResult<Texts> {
    Texts::of(array).ok_or_else(|| {
        let reason = format!("expected a column of texts, found one of {}", array.data_type());
        wrong(py, &format!("/{name}"), &reason, "convert it to texts")
    })
}

/// Builds a column of texts, with the size of offsets that the input has.
enum Written {
    Small(StringBuilder),
    Large(LargeStringBuilder),
}

impl Written {
    /// Returns the builder and the type for a column like another one.
    fn like(kind: &DataType) -> DataType {
        match kind {
            DataType::Utf8 | DataType::Binary | DataType::Null => DataType::Utf8,
            DataType::Dictionary(_, values) => Self::like(values),
            DataType::RunEndEncoded(_, values) => Self::like(values.data_type()),
            _ => DataType::LargeUtf8,
        }
    }

    fn new(kind: &DataType) -> Self {
        match Self::like(kind) {
            DataType::Utf8 => Self::Small(StringBuilder::new()),
            _ => Self::Large(LargeStringBuilder::new()),
        }
    }

    fn append(&mut self, text: Option<&str>) {
        match self {
            Self::Small(builder) => builder.append_option(text),
            Self::Large(builder) => builder.append_option(text),
        }
    }

    fn finish(&mut self) -> ArrayRef {
        match self {
            Self::Small(builder) => Arc::new(builder.finish()),
            Self::Large(builder) => Arc::new(builder.finish()),
        }
    }
}

/// Builds a text of each text.
struct TextOf<F> {
    texts: Texts,
    countries: Countries,
    make: F,
    out: Written,
}

impl<F: FnMut(&str, Option<Country>, &mut Written) + Send> Builder for TextOf<F> {
    fn append(&mut self, rows: Range<usize>) {
        for row in rows {
            match self.texts.text(row) {
                Some(text) => (self.make)(text, self.countries.of(row), &mut self.out),
                None => self.out.append(None),
            }
        }
    }

    fn finish(&mut self) -> ArrayRef {
        self.out.finish()
    }
}

/// Returns the E.164 form of each number, and null for one that is not in use.
#[pyfunction]
#[pyo3(signature = (column, country=None, countries=None))]
pub fn phone_e164_column(
    py: Python<'_>,
    column: AnyArray,
    country: Option<&str>,
    countries: Option<AnyArray>,
) -> PyResult<PyChunkedArray> {
    let mut given = Given::read(py, country, countries)?;
    let kind = column.field()?.data_type().clone();
    let answer = answered(py, column, Written::like(&kind), |py, chunk| {
        Ok(TextOf {
            texts: texts(py, "column", &chunk)?,
            countries: given.next(py, chunk.len())?,
            make: |text: &str, country, out: &mut Written| {
                out.append(normalize::e164(text, country).as_deref())
            },
            out: Written::new(&kind),
        })
    })?;
    given.end(py)?;
    Ok(answer)
}

/// Returns the ISO 3166-1 code of each country, by its code or a name.
#[pyfunction]
pub fn country_code_column(py: Python<'_>, column: AnyArray) -> PyResult<PyChunkedArray> {
    let kind = column.field()?.data_type().clone();
    answered(py, column, Written::like(&kind), |py, chunk| {
        // Texts repeat.
        let mut known: HashMap<String, Option<Country>> = HashMap::new();
        Ok(TextOf {
            texts: texts(py, "column", &chunk)?,
            countries: Countries::One(None),
            make: move |text: &str, _, out: &mut Written| {
                let found = known.get(text).copied().unwrap_or_else(|| {
                    let found = normalize::country(text).value;
                    if known.len() >= MOST_SPELLINGS {
                        known.clear();
                    }
                    known.insert(text.to_owned(), found);
                    found
                });
                out.append(found.as_ref().map(Country::as_str));
            },
            out: Written::new(&kind),
        })
    })
}

struct Validity {
    texts: Texts,
    countries: Countries,
    kind: &'static str,
    out: BooleanBuilder,
}

impl Builder for Validity {
    fn append(&mut self, rows: Range<usize>) {
        for row in rows {
            let valid = match (self.texts.bytes(row), self.texts.text(row)) {
                (None, _) => None,
                (_, None) => Some(false),
                (_, Some(text)) => {
                    let country = self.countries.of(row);
                    Some(identifier::identifier_in(self.kind, text, country, None).is_valid())
                }
            };
            self.out.append_option(valid);
        }
    }

    fn finish(&mut self) -> ArrayRef {
        Arc::new(self.out.finish())
    }
}

/// Returns whether each text is a valid identifier of a kind.
#[pyfunction]
#[pyo3(signature = (column, kind, country=None, countries=None))]
pub fn identifier_valid_column(
    py: Python<'_>,
    column: AnyArray,
    kind: &str,
    country: Option<&str>,
    countries: Option<AnyArray>,
) -> PyResult<PyChunkedArray> {
    let mut given = Given::read(py, country, countries)?;
    let kind = identifier::kind(kind).ok_or_else(|| {
        wrong(
            py,
            "/kind",
            "expected a kind of identifier, found another text",
            "pass one such as `eu.vat` or `fr.siren`",
        )
    })?;
    let answer = answered(py, column, DataType::Boolean, |py, chunk| {
        Ok(Validity {
            texts: texts(py, "column", &chunk)?,
            countries: given.next(py, chunk.len())?,
            kind: kind.name(),
            out: BooleanBuilder::new(),
        })
    })?;
    given.end(py)?;
    Ok(answer)
}

/// The members of a normalized value.
fn normalized_fields() -> Fields {
    let text = |name| Field::new(name, DataType::Utf8, true);
    Fields::from(vec![text("value"), Field::new("valid", DataType::Boolean, true), text("error")])
}

struct Normalization {
    texts: Texts,
    countries: Countries,
    kind: &'static str,
    context: Context,
    value: StringBuilder,
    valid: BooleanBuilder,
    error: StringBuilder,
}

impl Builder for Normalization {
    fn append(&mut self, rows: Range<usize>) {
        for row in rows {
            if self.texts.bytes(row).is_none() {
                self.value.append_null();
                self.valid.append_null();
                self.error.append_null();
                continue;
            }
            self.context.country = self.countries.of(row);
            let answer =
                self.texts.text(row).map(|text| registrant::json::normalize(self.kind, text, &self.context));
            let (value, valid, error) = match answer {
                None => (None, false, Some(NO_TEXT.to_owned())),
                Some(Err(error)) => (None, false, Some(error.to_string())),
                Some(Ok(answer)) => {
                    let text = |value: &Value| match value {
                        Value::Null => None,
                        Value::String(text) => Some(text.clone()),
                        other => Some(other.to_string()),
                    };
                    let message =
                        answer.pointer("/error/message").or_else(|| answer.pointer("/error/reason"));
                    let valid = answer.get("valid").and_then(Value::as_bool).unwrap_or(false);
                    (answer.get("value").and_then(text), valid, message.and_then(text))
                }
            };
            self.value.append_option(value);
            self.valid.append_value(valid);
            self.error.append_option(error);
        }
    }

    fn finish(&mut self) -> ArrayRef {
        let (value, valid, error) = (self.value.finish(), self.valid.finish(), self.error.finish());
        Arc::new(StructArray::new(
            normalized_fields(),
            vec![Arc::new(value), Arc::new(valid), Arc::new(error)],
            None,
        ))
    }
}

/// Normalizes each value of a kind. `options` is JSON, as in the operation `normalize`.
#[pyfunction]
#[pyo3(signature = (column, kind, options, countries=None))]
pub fn normalize_column(
    py: Python<'_>,
    column: AnyArray,
    kind: &str,
    options: &str,
    countries: Option<AnyArray>,
) -> PyResult<PyChunkedArray> {
    let kind = KINDS.iter().copied().find(|known| *known == kind).ok_or_else(|| {
        wrong(
            py,
            "/kind",
            "expected a kind of value, found another text",
            &format!("use one of: {}", KINDS.join(", ")),
        )
    })?;
    let options = registrant::schema::parse(options).map_err(|error| raised(py, &error))?;
    let context = Context::from_json(&options).map_err(|error| raised(py, &error))?;
    // A wrong option fails here, and not in each row.
    registrant::json::normalize(kind, "", &context).map_err(|error| raised(py, &error))?;
    let mut given = match countries {
        Some(_) => Given::read(py, None, countries)?,
        None => Given::One(context.country),
    };
    let answer = answered(py, column, DataType::Struct(normalized_fields()), |py, chunk| {
        Ok(Normalization {
            texts: texts(py, "column", &chunk)?,
            countries: given.next(py, chunk.len())?,
            kind,
            context: context.clone(),
            value: StringBuilder::new(),
            valid: BooleanBuilder::new(),
            error: StringBuilder::new(),
        })
    })?;
    given.end(py)?;
    Ok(answer)
}
