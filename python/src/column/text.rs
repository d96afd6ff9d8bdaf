//! Columns of texts, however Arrow stores them.

use std::sync::Arc;

use arrow_array::cast::AsArray;
use arrow_array::{Array, ArrayRef, BinaryArray, BinaryViewArray, LargeBinaryArray};
use arrow_schema::DataType;

/// The texts of a column, as bytes. They may be no UTF-8, because nobody checked them.
#[derive(Debug)]
pub enum Texts {
    Small(BinaryArray),
    Large(LargeBinaryArray),
    View(BinaryViewArray),
    Null(usize),
}

impl Texts {
    /// Reads a column of texts, of bytes, or of categories that are texts. Returns `None` for another type.
    pub fn of(array: &ArrayRef) -> Option<Self> {
        Some(match array.data_type() {
            DataType::Utf8 => Self::Small(BinaryArray::from(array.as_string::<i32>().clone())),
            DataType::LargeUtf8 => Self::Large(LargeBinaryArray::from(array.as_string::<i64>().clone())),
            DataType::Utf8View => Self::View(array.as_string_view().clone().to_binary_view()),
            DataType::Binary => Self::Small(array.as_binary::<i32>().clone()),
            DataType::LargeBinary => Self::Large(array.as_binary::<i64>().clone()),
            DataType::BinaryView => Self::View(array.as_binary_view().clone()),
            DataType::Null => Self::Null(array.len()),
            DataType::Dictionary(..) | DataType::RunEndEncoded(..) => return Self::of(&plain(array)?),
            _ => return None,
        })
    }

    pub fn len(&self) -> usize {
        match self {
            Self::Small(array) => array.len(),
            Self::Large(array) => array.len(),
            Self::View(array) => array.len(),
            Self::Null(length) => *length,
        }
    }

    /// Returns some consecutive rows, or `None` if there are not so many.
    pub fn part(&self, first: usize, rows: usize) -> Option<Self> {
        if first.checked_add(rows)? > self.len() {
            return None;
        }
        Some(match self {
            Self::Small(array) => Self::Small(array.slice(first, rows)),
            Self::Large(array) => Self::Large(array.slice(first, rows)),
            Self::View(array) => Self::View(array.slice(first, rows)),
            Self::Null(_) => Self::Null(rows),
        })
    }

    /// Returns the bytes of a row, or `None` for null.
    pub fn bytes(&self, row: usize) -> Option<&[u8]> {
        match self {
            Self::Small(array) => (row < array.len() && array.is_valid(row)).then(|| array.value(row)),
            Self::Large(array) => (row < array.len() && array.is_valid(row)).then(|| array.value(row)),
            Self::View(array) => (row < array.len() && array.is_valid(row)).then(|| array.value(row)),
            Self::Null(_) => None,
        }
    }

    /// Returns the text of a row, or `None` for null and for bytes that are no UTF-8.
    pub fn text(&self, row: usize) -> Option<&str> {
        std::str::from_utf8(self.bytes(row)?).ok()
    }
}

/// Returns a column of categories, or of runs, as a column of their values.
pub fn plain(array: &ArrayRef) -> Option<ArrayRef> {
    let values = match array.data_type() {
        DataType::Dictionary(_, values) => values,
        DataType::RunEndEncoded(_, values) => values.data_type(),
        _ => return Some(Arc::clone(array)),
    };
    arrow_cast::cast(array, values).ok()
}
