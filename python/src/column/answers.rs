//! Columns of lists of structs: violations, losses, changes.

use std::sync::Arc;

use arrow_array::builder::{BooleanBuilder, StringBuilder};
use arrow_array::{ArrayRef, ListArray, StructArray};
use arrow_buffer::{NullBuffer, OffsetBuffer};
use arrow_schema::{DataType, Field, Fields};
use serde_json::Value;

/// The members of a violation.
pub const VIOLATION: &[&str] = &["code", "severity", "path", "pointer", "rule", "message"];

/// The members of a loss. `refused` is a flag.
pub const LOSS: &[&str] = &["path", "pointer", "message", "refused"];

/// The members of a change.
pub const CHANGE: &[&str] = &["path", "code"];

/// A cell of a struct.
#[derive(Debug)]
enum Cells {
    Text(StringBuilder),
    Flag(BooleanBuilder),
}

/// Builds a column of lists.
#[derive(Debug)]
pub struct Lists {
    names: &'static [&'static str],
    cells: Vec<Cells>,
    ends: Vec<i32>,
    items: i32,
    valid: Vec<bool>,
}

fn fields(names: &[&str]) -> Fields {
    let field = |name: &&str| {
        let kind = if *name == "refused" { DataType::Boolean } else { DataType::Utf8 };
        Field::new(*name, kind, true)
    };
    names.iter().map(field).collect()
}

impl Lists {
    pub fn kind(names: &[&str]) -> DataType {
        DataType::List(Arc::new(Field::new("item", DataType::Struct(fields(names)), true)))
    }

    pub fn new(names: &'static [&'static str]) -> Self {
        let cells = |name: &&str| match *name {
            "refused" => Cells::Flag(BooleanBuilder::new()),
            _ => Cells::Text(StringBuilder::new()),
        };
        Self { names, cells: names.iter().map(cells).collect(), ends: vec![0], items: 0, valid: Vec::new() }
    }

    /// Adds an item to the row, with its texts in the order of the names.
    pub fn item(&mut self, texts: &[Option<&str>]) {
        for (cells, text) in self.cells.iter_mut().zip(texts) {
            match cells {
                Cells::Text(builder) => builder.append_option(*text),
                Cells::Flag(builder) => builder.append_option(text.map(|text| text == "true")),
            }
        }
        self.items = self.items.saturating_add(1);
    }

    /// Adds the items of a JSON array to the row, and ends it. Another value is null.
    pub fn row_of(&mut self, list: Option<&Value>) {
        let items = list.and_then(Value::as_array);
        for item in items.into_iter().flatten() {
            let cell = |name: &str| match (name, item.get(name)) {
                ("rule", Some(rule)) => rule.get("id").and_then(Value::as_str),
                ("refused", Some(flag)) => flag.as_bool().map(|flag| if flag { "true" } else { "false" }),
                (_, value) => value.and_then(Value::as_str),
            };
            let texts: Vec<Option<&str>> = self.names.iter().map(|name| cell(name)).collect();
            self.item(&texts);
        }
        self.end(items.is_some());
    }

    /// Ends a row: a list, or null.
    pub fn end(&mut self, is_valid: bool) {
        self.ends.push(self.items);
        self.valid.push(is_valid);
    }

    pub fn finish(&mut self) -> ArrayRef {
        let columns = self.cells.iter_mut().map(|cells| match cells {
            Cells::Text(builder) => Arc::new(builder.finish()) as ArrayRef,
            Cells::Flag(builder) => Arc::new(builder.finish()),
        });
        let items = StructArray::new(fields(self.names), columns.collect(), None);
        let ends = OffsetBuffer::new(std::mem::replace(&mut self.ends, vec![0]).into());
        let nulls = NullBuffer::from(std::mem::take(&mut self.valid));
        self.items = 0;
        let field = Field::new("item", DataType::Struct(fields(self.names)), true);
        Arc::new(ListArray::new(field.into(), ends, Arc::new(items), Some(nulls)))
    }
}
