//! Checks of tables: a report for each row.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

use arrow_array::builder::{BooleanBuilder, StringBuilder};
use arrow_array::cast::AsArray;
use arrow_array::{Array, ArrayRef, StructArray};
use arrow_schema::{DataType, Field as ArrowField, Fields};
use pyo3::prelude::*;
use pyo3_arrow::PyChunkedArray;
use pyo3_arrow::input::AnyArray;
use registrant::contact::Field;
use registrant::{Error, json, rules};
use serde_json::Value;

use super::answers::{Lists, VIOLATION};
use super::row::{Fault, Held, NO_TEXT, Node, write_contact};
use super::text::Texts;
use super::{Builder, answered};
use crate::fault::{raised, wrong};

/// The documents of a table.
pub enum Source {
    /// Each row has the text of a document.
    Text(Texts),
    /// Each row is a document, or a column has one.
    Whole(Node),
    /// Columns hold the fields of the canonical contact.
    Fields(Vec<Held>),
}

/// A table with what its columns hold.
pub struct Table {
    pub source: Source,
    domain: Option<Texts>,
    roles: Option<Texts>,
}

/// The columns that hold no field of a contact.
const DOMAIN: &str = "domain";
const ROLES: &str = "roles";
const DOCUMENT: &str = "document";

impl Table {
    /// Reads a chunk of a table. Each pair of `columns` is a column and what it holds.
    pub fn new(py: Python<'_>, chunk: &ArrayRef, columns: Option<&[(String, String)]>) -> PyResult<Self> {
        Self::read(py, chunk, columns)?.map_err(|fault| {
            let (reason, remedy) = fault.split_once("; ").unwrap_or((&fault, "leave it out, or convert it"));
            wrong(py, "/data", reason, remedy)
        })
    }

    fn read(
        py: Python<'_>,
        chunk: &ArrayRef,
        columns: Option<&[(String, String)]>,
    ) -> PyResult<Result<Self, Fault>> {
        let Some(columns) = columns else {
            let source = match Texts::of(chunk) {
                Some(texts) => Source::Text(texts),
                None => match Node::of(chunk, "") {
                    Ok(node @ Node::Object(..)) => Source::Whole(node),
                    Ok(_) => {
                        return Ok(Err(format!(
                            "expected structs or texts of documents, found {}",
                            chunk.data_type()
                        )));
                    }
                    Err(fault) => return Ok(Err(fault)),
                },
            };
            return Ok(Ok(Self { source, domain: None, roles: None }));
        };
        let Some(table) = chunk.as_struct_opt() else {
            return Ok(Err(format!(
                "expected a table, found {}; pass a table or a batch with the columns",
                chunk.data_type()
            )));
        };
        let (mut document, mut domain, mut roles) = (None, None, None);
        let mut held: Vec<Held> = Vec::new();
        for (name, target) in columns {
            let column = match column(table, name) {
                Ok(column) => Arc::clone(column),
                Err(fault) => return Ok(Err(fault)),
            };
            let texts = || {
                Texts::of(&column)
                    .ok_or_else(|| format!("column `{name}`: expected texts, found {}", column.data_type()))
            };
            let read = match target.as_str() {
                DOMAIN => texts().map(|texts| domain = Some(texts)),
                ROLES => texts().map(|texts| roles = Some(texts)),
                DOCUMENT => match Texts::of(&column) {
                    Some(texts) => Ok(Source::Text(texts)),
                    None => Node::of(&column, name).map(Source::Whole),
                }
                .map(|source| document = Some(source)),
                target => {
                    let field: Field = target.parse().map_err(|error: Error| raised(py, &error))?;
                    match held.iter_mut().find(|one| one.field == field) {
                        Some(known) => known.add(name, &column),
                        None => {
                            let mut one = Held::new(field);
                            one.add(name, &column).map(|()| held.push(one))
                        }
                    }
                }
            };
            if let Err(fault) = read {
                return Ok(Err(fault));
            }
        }
        Ok(match (document, held.is_empty()) {
            (Some(source), true) => Ok(Self { source, domain, roles }),
            (Some(_), false) => {
                Err("expected columns of fields or one of documents, found both; leave one out".to_owned())
            }
            (None, _) => Ok(Self { source: Source::Fields(held), domain, roles }),
        })
    }

    /// Writes the document of a row.
    pub fn write(&self, row: usize, out: &mut Vec<u8>) -> Result<(), Fault> {
        let none = || "expected a document, found null".to_owned();
        match &self.source {
            Source::Text(texts) => out.extend_from_slice(texts.bytes(row).ok_or_else(none)?),
            Source::Whole(node) => {
                node.write(row, out)?;
                if out == b"null" {
                    return Err(none());
                }
            }
            Source::Fields(held) => write_contact(held, row, out)?,
        }
        Ok(())
    }
}

/// Returns the only column with a name.
fn column<'a>(table: &'a StructArray, name: &str) -> Result<&'a ArrayRef, Fault> {
    let known = table.column_names();
    let mut found = known.iter().zip(table.columns()).filter(|(known, _)| **known == name);
    let (_, column) = found.next().ok_or_else(|| {
        format!("expected a column `{name}`, found none; the columns are {}", known.join(", "))
    })?;
    match found.next() {
        None => Ok(column),
        Some(_) => Err(format!("expected one column `{name}`, found two; give each a name of its own")),
    }
}

/// The checkers of the domains and roles so far.
struct Checkers {
    association: Value,
    options: Value,
    known: HashMap<String, json::Checker>,
}

impl Checkers {
    /// Returns the checker for a row.
    fn of(&mut self, table: &Table, row: usize) -> Result<&mut json::Checker, Fault> {
        let mut association = None;
        let mut key = String::new();
        if let Some(domains) = &table.domain {
            let domain = read(domains, row, DOMAIN)?
                .ok_or("expected a domain, found null; write it as mydomain.fr")?
                .trim();
            key.push_str(rules::suffix_of_name(domain).map_err(|error| said(&error))?.name());
            association
                .get_or_insert_with(|| self.association.clone())
                .as_object_mut()
                .and_then(|members| members.insert(DOMAIN.to_owned(), domain.into()));
        }
        let roles = table.roles.as_ref().map_or(Ok(None), |roles| read(roles, row, ROLES))?;
        if let Some(roles) = roles.filter(|roles| !roles.trim().is_empty()) {
            key.push(' ');
            key.push_str(roles);
            let names =
                roles.split([',', ';', ' ']).filter(|name| !name.is_empty()).map(Value::from).collect();
            association
                .get_or_insert_with(|| self.association.clone())
                .as_object_mut()
                .and_then(|members| members.insert(ROLES.to_owned(), Value::Array(names)));
        }
        if !self.known.contains_key(&key) {
            let checker =
                json::Checker::new(association.as_ref().unwrap_or(&self.association), &self.options);
            self.known.insert(key.clone(), checker.map_err(|error| said(&error))?);
        }
        self.known
            .get_mut(&key)
            .ok_or_else(|| "expected a checker, found none; please report this bug".to_owned())
    }
}

/// Returns the text of a row in the column of domains or roles, or `None` for null.
fn read<'a>(texts: &'a Texts, row: usize, held: &str) -> Result<Option<&'a str>, Fault> {
    match texts.bytes(row) {
        None => Ok(None),
        Some(_) => texts.text(row).map(Some).ok_or_else(|| format!("{held}: {NO_TEXT}")),
    }
}

/// Writes an error without the line that it is on.
pub fn said(error: &Error) -> String {
    let place =
        error.pointer().filter(|pointer| !pointer.is_empty()).map(|pointer| format!("at {pointer}: "));
    format!("{}{}; {}", place.unwrap_or_default(), error.reason(), error.remedy())
}

struct Reports {
    table: Table,
    checkers: Checkers,
    document: Vec<u8>,
    accepted: BooleanBuilder,
    violations: Lists,
    error: StringBuilder,
}

fn report_fields() -> Fields {
    Fields::from(vec![
        ArrowField::new("accepted", DataType::Boolean, true),
        ArrowField::new("violations", Lists::kind(VIOLATION), true),
        ArrowField::new("error", DataType::Utf8, true),
    ])
}

impl Reports {
    fn check(&mut self, row: usize) -> Result<(), Fault> {
        self.document.clear();
        self.table.write(row, &mut self.document)?;
        let checker = self.checkers.of(&self.table, row)?;
        let text = std::str::from_utf8(&self.document).map_err(|_| NO_TEXT)?;
        let report = checker.text(text).map_err(|error| said(&error))?;
        for violation in &report.violations {
            self.violations.item(&[
                Some(violation.code.as_str()),
                Some(violation.severity.as_str()),
                Some(violation.field.name()),
                violation.pointer.as_deref(),
                Some(&violation.rule.id),
                Some(&violation.message),
            ]);
        }
        self.accepted.append_value(report.is_accepted());
        Ok(())
    }
}

impl Builder for Reports {
    fn append(&mut self, rows: Range<usize>) {
        for row in rows {
            let checked = self.check(row);
            self.violations.end(checked.is_ok());
            if checked.is_err() {
                self.accepted.append_null();
            }
            self.error.append_option(checked.err());
        }
    }

    fn finish(&mut self) -> ArrayRef {
        let columns = vec![
            Arc::new(self.accepted.finish()) as ArrayRef,
            self.violations.finish(),
            Arc::new(self.error.finish()),
        ];
        Arc::new(StructArray::new(report_fields(), columns, None))
    }
}

/// Checks each row. `association` and `options` are JSON, as in the operation `check`.
#[pyfunction]
#[pyo3(signature = (data, columns, association, options))]
pub fn check_column(
    py: Python<'_>,
    data: AnyArray,
    columns: Option<Vec<(String, String)>>,
    association: &str,
    options: &str,
) -> PyResult<PyChunkedArray> {
    let read = |text: &str| registrant::schema::parse(text).map_err(|error| raised(py, &error));
    let (association, options) = (read(association)?, read(options)?);
    let has = |target: &str| columns.iter().flatten().any(|(_, held)| held == target);
    // A wrong argument fails here, and not in each row.
    let mut sample = association.clone();
    if let Some(members) = sample.as_object_mut() {
        if has(DOMAIN) {
            members.insert(DOMAIN.to_owned(), "example.com".into());
        }
        if has(ROLES) && !members.contains_key(ROLES) {
            members.insert(ROLES.to_owned(), Value::Array(vec!["owner".into()]));
        }
    }
    json::Checker::new(&sample, &options).map_err(|error| raised(py, &error))?;
    answered(py, data, DataType::Struct(report_fields()), |py, chunk| {
        let table = Table::new(py, &chunk, columns.as_deref())?;
        let known = HashMap::new();
        Ok(Reports {
            table,
            checkers: Checkers { association: association.clone(), options: options.clone(), known },
            document: Vec::new(),
            accepted: BooleanBuilder::new(),
            violations: Lists::new(VIOLATION),
            error: StringBuilder::new(),
        })
    })
}
