//! Conversions and normalizations of tables: a document for each row.

use std::ops::Range;
use std::sync::Arc;

use arrow_array::builder::{BooleanBuilder, ListBuilder, StringBuilder};
use arrow_array::{ArrayRef, StructArray};
use arrow_schema::{DataType, Field as ArrowField, Fields};
use pyo3::prelude::*;
use pyo3_arrow::PyChunkedArray;
use pyo3_arrow::input::AnyArray;
use registrant::contact::{Field, FieldType};
use registrant::json;
use serde_json::Value;

use super::answers::{CHANGE, LOSS, Lists, VIOLATION};
use super::contacts::{Table, said};
use super::row::{Fault, NO_TEXT};
use super::{Builder, answered};
use crate::fault::raised;

/// Runs an operation on the document of each row.
struct Operation {
    table: Table,
    name: &'static str,
    options: Value,
    document: Vec<u8>,
}

impl Operation {
    fn run(&mut self, row: usize) -> Result<Value, Fault> {
        self.document.clear();
        self.table.write(row, &mut self.document)?;
        let text = std::str::from_utf8(&self.document).map_err(|_| NO_TEXT)?;
        let document = registrant::schema::read(text).map_err(|error| said(&error))?;
        json::call(self.name, &[document, self.options.clone()]).map_err(|error| said(&error))
    }
}

struct Conversions {
    operation: Operation,
    document: StringBuilder,
    violations: Lists,
    losses: Lists,
    error: StringBuilder,
}

fn conversion_fields() -> Fields {
    Fields::from(vec![
        ArrowField::new("document", DataType::Utf8, true),
        ArrowField::new("violations", Lists::kind(VIOLATION), true),
        ArrowField::new("losses", Lists::kind(LOSS), true),
        ArrowField::new("error", DataType::Utf8, true),
    ])
}

impl Builder for Conversions {
    fn append(&mut self, rows: Range<usize>) {
        for row in rows {
            let answer = self.operation.run(row);
            let member = |name: &str| answer.as_ref().ok().and_then(|answer| answer.get(name));
            self.document.append_option(member("document").filter(|document| !document.is_null()).map(
                |document| {
                    match document {
                        // A card or XML.
                        Value::String(text) => text.clone(),
                        other => other.to_string(),
                    }
                },
            ));
            self.violations.row_of(member("violations"));
            self.losses.row_of(member("losses"));
            self.error.append_option(answer.err());
        }
    }

    fn finish(&mut self) -> ArrayRef {
        let columns = vec![
            Arc::new(self.document.finish()) as ArrayRef,
            self.violations.finish(),
            self.losses.finish(),
            Arc::new(self.error.finish()),
        ];
        Arc::new(StructArray::new(conversion_fields(), columns, None))
    }
}

/// Converts each row. `options` is JSON, as in the operation `convert`.
#[pyfunction]
#[pyo3(signature = (data, columns, options))]
pub fn convert_column(
    py: Python<'_>,
    data: AnyArray,
    columns: Option<Vec<(String, String)>>,
    options: &str,
) -> PyResult<PyChunkedArray> {
    let options = registrant::schema::parse(options).map_err(|error| raised(py, &error))?;
    // A wrong option fails here, and not in each row.
    let sample = serde_json::json!({});
    let mut known = options.clone();
    if let Some(from) = known.as_object_mut().filter(|options| options.get("from").is_none_or(Value::is_null))
    {
        from.insert("from".to_owned(), "contact".into());
    }
    if let Err(error) = json::call("convert", &[sample, known])
        && error.pointer().is_some_and(|pointer| pointer.starts_with("/options"))
    {
        return Err(raised(py, &error));
    }
    answered(py, data, DataType::Struct(conversion_fields()), |py, chunk| {
        let table = Table::new(py, &chunk, columns.as_deref())?;
        Ok(Conversions {
            operation: Operation { table, name: "convert", options: options.clone(), document: Vec::new() },
            document: StringBuilder::new(),
            violations: Lists::new(VIOLATION),
            losses: Lists::new(LOSS),
            error: StringBuilder::new(),
        })
    })
}

/// The values of a field.
enum Values {
    Text(StringBuilder),
    Lines(ListBuilder<StringBuilder>),
    Flag(BooleanBuilder),
}

impl Values {
    fn of(field: Field) -> Self {
        match field.kind() {
            FieldType::Lines => Self::Lines(ListBuilder::new(StringBuilder::new())),
            FieldType::Flag => Self::Flag(BooleanBuilder::new()),
            _ => Self::Text(StringBuilder::new()),
        }
    }

    fn kind(field: Field) -> DataType {
        match field.kind() {
            FieldType::Lines => DataType::List(Arc::new(ArrowField::new("item", DataType::Utf8, true))),
            FieldType::Flag => DataType::Boolean,
            _ => DataType::Utf8,
        }
    }

    fn append(&mut self, value: Option<&Value>) {
        match self {
            Self::Text(builder) => builder.append_option(value.and_then(Value::as_str)),
            Self::Flag(builder) => builder.append_option(value.and_then(Value::as_bool)),
            Self::Lines(builder) => {
                let lines = value.and_then(Value::as_array);
                lines.into_iter().flatten().for_each(|line| builder.values().append_option(line.as_str()));
                builder.append(lines.is_some());
            }
        }
    }

    fn finish(&mut self) -> ArrayRef {
        match self {
            Self::Text(builder) => Arc::new(builder.finish()),
            Self::Flag(builder) => Arc::new(builder.finish()),
            Self::Lines(builder) => Arc::new(builder.finish()),
        }
    }
}

struct Contacts {
    operation: Operation,
    fields: Vec<Field>,
    values: Vec<Values>,
    changes: Lists,
    error: StringBuilder,
}

fn contact_fields(fields: &[Field]) -> Fields {
    fields.iter().map(|field| ArrowField::new(field.name(), Values::kind(*field), true)).collect()
}

fn normalized_fields(fields: &[Field]) -> Fields {
    Fields::from(vec![
        ArrowField::new("contact", DataType::Struct(contact_fields(fields)), true),
        ArrowField::new("changes", Lists::kind(CHANGE), true),
        ArrowField::new("error", DataType::Utf8, true),
    ])
}

impl Builder for Contacts {
    fn append(&mut self, rows: Range<usize>) {
        for row in rows {
            let answer = self.operation.run(row);
            let member = |name: &str| answer.as_ref().ok().and_then(|answer| answer.get(name));
            let contact = member("contact");
            for (field, values) in self.fields.iter().zip(&mut self.values) {
                values.append(contact.and_then(|contact| contact.get(field.name())));
            }
            self.changes.row_of(member("changes"));
            self.error.append_option(answer.err());
        }
    }

    fn finish(&mut self) -> ArrayRef {
        let values: Vec<ArrayRef> = self.values.iter_mut().map(Values::finish).collect();
        let contact = StructArray::new(contact_fields(&self.fields), values, None);
        let columns =
            vec![Arc::new(contact) as ArrayRef, self.changes.finish(), Arc::new(self.error.finish())];
        Arc::new(StructArray::new(normalized_fields(&self.fields), columns, None))
    }
}

/// Normalizes the contact of each row. `options` is JSON, as in the operation `normalize_contact`.
#[pyfunction]
#[pyo3(signature = (data, columns, options))]
pub fn normalize_contact_column(
    py: Python<'_>,
    data: AnyArray,
    columns: Vec<(String, String)>,
    options: &str,
) -> PyResult<PyChunkedArray> {
    let options = registrant::schema::parse(options).map_err(|error| raised(py, &error))?;
    json::call("normalize_contact", &[serde_json::json!({}), options.clone()])
        .map_err(|error| raised(py, &error))?;
    let mut fields: Vec<Field> = Vec::new();
    for (_, target) in &columns {
        let field: Field = target.parse().map_err(|error: registrant::Error| raised(py, &error))?;
        if !fields.contains(&field) {
            fields.push(field);
        }
    }
    if fields.is_empty() {
        return Err(crate::fault::wrong(
            py,
            "/mapping",
            "expected a column, found none",
            "map one, as in {'Vorname': 'given_name'}",
        ));
    }
    answered(py, data, DataType::Struct(normalized_fields(&fields)), |py, chunk| {
        let table = Table::new(py, &chunk, Some(&columns))?;
        Ok(Contacts {
            operation: Operation {
                table,
                name: "normalize_contact",
                options: options.clone(),
                document: Vec::new(),
            },
            values: fields.iter().copied().map(Values::of).collect(),
            fields: fields.clone(),
            changes: Lists::new(CHANGE),
            error: StringBuilder::new(),
        })
    })
}
