//! The rows of a table as documents: each as the text of a JSON object.

use std::io::Write;

use arrow_array::cast::AsArray;
use arrow_array::types::{Float64Type, Int64Type, UInt64Type};
use arrow_array::{Array, ArrayRef, BooleanArray, FixedSizeListArray, PrimitiveArray, StructArray};
use arrow_buffer::NullBuffer;
use arrow_schema::DataType;
use registrant::contact::{Field, FieldType};
use registrant::schema::cell;
use serde_json::Value;

use super::text::{Texts, plain};

/// A column or a part of it, ready to be written row by row.
#[derive(Debug)]
pub enum Node {
    Text(Texts),
    Flag(BooleanArray),
    Whole(PrimitiveArray<Int64Type>),
    Natural(PrimitiveArray<UInt64Type>),
    Float(PrimitiveArray<Float64Type>),
    /// Numbers that are written as they are.
    Decimal(Texts),
    List(Vec<(usize, usize)>, Option<NullBuffer>, Box<Node>),
    Object(Vec<(String, Node)>, Option<NullBuffer>),
}

/// The reason why a column, or a cell, cannot be read.
pub type Fault = String;

impl Node {
    /// Reads a column. `name` is for the message.
    pub fn of(array: &ArrayRef, name: &str) -> Result<Self, Fault> {
        if let Some(texts) = Texts::of(array) {
            return Ok(Self::Text(texts));
        }
        let unknown =
            || format!("expected texts, flags, numbers, lists or structs, found {}", array.data_type());
        let cast = |to| arrow_cast::cast(array, &to).map_err(|_| format!("column `{name}`: {}", unknown()));
        let nulls = array.nulls().cloned();
        Ok(match array.data_type() {
            DataType::Boolean => Self::Flag(array.as_boolean().clone()),
            DataType::Int8 | DataType::Int16 | DataType::Int32 | DataType::Int64 => {
                Self::Whole(cast(DataType::Int64)?.as_primitive().clone())
            }
            DataType::UInt8 | DataType::UInt16 | DataType::UInt32 | DataType::UInt64 => {
                Self::Natural(cast(DataType::UInt64)?.as_primitive().clone())
            }
            DataType::Float16 | DataType::Float32 | DataType::Float64 => {
                Self::Float(cast(DataType::Float64)?.as_primitive().clone())
            }
            DataType::Date32 | DataType::Date64 | DataType::Timestamp(_, None) => {
                // A day without a time.
                let days =
                    arrow_cast::cast(&cast(DataType::Date32)?, &DataType::Utf8).map_err(|_| unknown())?;
                Self::Text(Texts::of(&days).ok_or_else(unknown)?)
            }
            DataType::Decimal128(..) | DataType::Decimal256(..) => {
                Self::Decimal(Texts::of(&cast(DataType::Utf8)?).ok_or_else(unknown)?)
            }
            DataType::Dictionary(..) | DataType::RunEndEncoded(..) => {
                Self::of(&plain(array).ok_or_else(unknown)?, name)?
            }
            DataType::ListView(item) => Self::of(&cast(DataType::List(item.clone()))?, name)?,
            DataType::LargeListView(item) => Self::of(&cast(DataType::LargeList(item.clone()))?, name)?,
            DataType::List(_) => {
                let list = array.as_list::<i32>();
                let ends = list.value_offsets().windows(2).filter_map(|pair| match *pair {
                    [start, end] => Some((usize::try_from(start).ok()?, usize::try_from(end).ok()?)),
                    _ => None,
                });
                Self::List(ends.collect(), nulls, Box::new(Self::of(list.values(), name)?))
            }
            DataType::LargeList(_) => {
                let list = array.as_list::<i64>();
                let ends = list.value_offsets().windows(2).filter_map(|pair| match *pair {
                    [start, end] => Some((usize::try_from(start).ok()?, usize::try_from(end).ok()?)),
                    _ => None,
                });
                Self::List(ends.collect(), nulls, Box::new(Self::of(list.values(), name)?))
            }
            DataType::FixedSizeList(_, _) => {
                let list: &FixedSizeListArray = array.as_fixed_size_list();
                let size = usize::try_from(list.value_length()).unwrap_or(0);
                let ends = (0..list.len()).map(|row| (row * size, (row + 1) * size)).collect();
                Self::List(ends, nulls, Box::new(Self::of(list.values(), name)?))
            }
            DataType::Struct(_) => Self::Object(members(array.as_struct(), name)?, nulls),
            _ => return Err(format!("column `{name}`: {}", unknown())),
        })
    }

    fn is_null(&self, row: usize) -> bool {
        match self {
            Self::Text(texts) | Self::Decimal(texts) => texts.bytes(row).is_none(),
            Self::Flag(array) => array.is_null(row),
            Self::Whole(array) => array.is_null(row),
            Self::Natural(array) => array.is_null(row),
            Self::Float(array) => array.is_null(row),
            Self::List(_, nulls, _) | Self::Object(_, nulls) => {
                nulls.as_ref().is_some_and(|nulls| nulls.is_null(row))
            }
        }
    }

    /// Appends the JSON of a row. A null member of an object is left out.
    pub fn write(&self, row: usize, out: &mut Vec<u8>) -> Result<(), Fault> {
        if self.is_null(row) {
            out.extend_from_slice(b"null");
            return Ok(());
        }
        match self {
            Self::Text(texts) => write_text(texts.text(row).ok_or(NO_TEXT)?, out),
            Self::Flag(array) => out.extend_from_slice(if array.value(row) { b"true" } else { b"false" }),
            Self::Decimal(texts) => out.extend_from_slice(texts.bytes(row).unwrap_or(b"null")),
            // Writing to memory cannot fail.
            Self::Whole(array) => drop(write!(out, "{}", array.value(row))),
            Self::Natural(array) => drop(write!(out, "{}", array.value(row))),
            Self::Float(array) => drop(serde_json::to_writer(&mut *out, &array.value(row))),
            Self::List(ends, _, items) => {
                let (start, end) = ends.get(row).copied().unwrap_or_default();
                out.push(b'[');
                for item in start..end {
                    if item > start {
                        out.push(b',');
                    }
                    items.write(item, out)?;
                }
                out.push(b']');
            }
            Self::Object(members, _) => {
                out.push(b'{');
                let mut is_first = true;
                for (name, node) in members.iter().filter(|(_, node)| !node.is_null(row)) {
                    begin(name, &mut is_first, out);
                    node.write(row, out).map_err(|fault| format!("member `{name}`: {fault}"))?;
                }
                out.push(b'}');
            }
        }
        Ok(())
    }
}

/// The fault of a text that is not UTF-8.
pub const NO_TEXT: &str = "expected UTF-8, found other bytes";

fn members(array: &StructArray, name: &str) -> Result<Vec<(String, Node)>, Fault> {
    let columns = array.fields().iter().zip(array.columns());
    let read = |(field, column): (&arrow_schema::FieldRef, &ArrayRef)| {
        let name = if name.is_empty() { field.name().clone() } else { format!("{name}.{}", field.name()) };
        Ok((field.name().clone(), Node::of(column, &name)?))
    };
    columns.map(read).collect()
}

fn write_text(text: &str, out: &mut Vec<u8>) {
    // Writing to memory cannot fail.
    drop(serde_json::to_writer(out, text));
}

fn begin(name: &str, is_first: &mut bool, out: &mut Vec<u8>) {
    if !std::mem::take(is_first) {
        out.push(b',');
    }
    write_text(name, out);
    out.push(b':');
}

/// A field of the canonical contact, and the columns that hold it.
#[derive(Debug)]
pub struct Held {
    pub field: Field,
    columns: Vec<(String, Node)>,
}

impl Held {
    pub fn new(field: Field) -> Self {
        Self { field, columns: Vec::new() }
    }

    /// Adds a column, if its type suits the field.
    pub fn add(&mut self, name: &str, array: &ArrayRef) -> Result<(), Fault> {
        let node = Node::of(array, name)?;
        let suits = match &node {
            Node::Text(_) => true,
            Node::Flag(_) => self.field.kind() == FieldType::Flag,
            Node::List(_, _, items) => {
                self.field.kind() == FieldType::Lines && matches!(**items, Node::Text(_))
            }
            _ => false,
        };
        if !suits {
            let remedy = "convert it to texts, and read numbers as texts, so that a zero at the start stays";
            return Err(format!("column `{name}`: expected texts, found {}; {remedy}", array.data_type()));
        }
        self.columns.push((name.to_owned(), node));
        Ok(())
    }

    /// Appends the member of a row, unless its cells are null or blank.
    fn write(&self, row: usize, is_first: &mut bool, out: &mut Vec<u8>) -> Result<(), Fault> {
        let mut has_lines = false;
        for (name, node) in &self.columns {
            let text = match node {
                Node::Text(texts) if texts.bytes(row).is_none() => continue,
                Node::Text(texts) => texts.text(row).ok_or_else(|| format!("column `{name}`: {NO_TEXT}"))?,
                Node::List(ends, nulls, items) => {
                    let (start, end) = ends.get(row).copied().unwrap_or_default();
                    if nulls.as_ref().is_some_and(|nulls| nulls.is_null(row)) {
                        continue;
                    }
                    for item in (start..end).filter(|item| !items.is_null(*item)) {
                        self.line(&mut has_lines, is_first, out);
                        items.write(item, out).map_err(|fault| format!("column `{name}`: {fault}"))?;
                    }
                    continue;
                }
                other if other.is_null(row) => continue,
                other => {
                    begin(self.field.name(), is_first, out);
                    other.write(row, out)?;
                    continue;
                }
            };
            match cell(self.field, text.into()) {
                None => {}
                Some(Value::Array(lines)) => {
                    for line in lines.iter().filter_map(Value::as_str) {
                        self.line(&mut has_lines, is_first, out);
                        write_text(line, out);
                    }
                }
                Some(value) => {
                    begin(self.field.name(), is_first, out);
                    // Writing to memory cannot fail.
                    drop(serde_json::to_writer(&mut *out, &value));
                }
            }
        }
        if has_lines {
            out.push(b']');
        }
        Ok(())
    }

    /// Begins one of several lines.
    fn line(&self, has_lines: &mut bool, is_first: &mut bool, out: &mut Vec<u8>) {
        if std::mem::replace(has_lines, true) {
            out.push(b',');
        } else {
            begin(self.field.name(), is_first, out);
            out.push(b'[');
        }
    }
}

/// Appends the canonical contact of a row.
pub fn write_contact(held: &[Held], row: usize, out: &mut Vec<u8>) -> Result<(), Fault> {
    out.push(b'{');
    let mut is_first = true;
    for one in held {
        one.write(row, &mut is_first, out)?;
    }
    out.push(b'}');
    Ok(())
}
