//! Scores for how well a document fits a provider's schema.

use registrant_text::short::same;
use serde_json::{Map, Value};

use super::codec::Codec;
use super::member::{Form, Member};
use super::shape;
use crate::contact::Field;
use crate::schema::detect::{NEAR, SURE};
use crate::schema::{SCHEMAS, Schema};

pub(crate) fn fit(schema: &Schema, document: &Value) -> usize {
    match &schema.codec {
        Codec::Functions { fit, .. } => fit(document),
        Codec::Table(table) if document.is_object() => {
            shape::inside(table, document).map_or(0, |object| fit_table(schema, object, None))
        }
        Codec::Table(_) => 0,
        // If a member is unknown, decoding reports it.
        Codec::Canonical => 100,
        Codec::Edited(codec) => (codec.fit)(document),
    }
}

/// Returns how well an object fits a table, in percent of its members. A member that identifies a schema,
/// this one or another, counts ten times. A value in another spelling or of another type counts half; an unknown kind
/// counts ten times against the schema. A score too low to matter is 0.
///
/// With `plain`, which maps keys to names, only the names count. Two keys with the same name count once.
pub(crate) fn fit_table(
    schema: &Schema,
    object: &Map<String, Value>,
    plain: Option<fn(&str) -> &str>,
) -> usize {
    const TELLING: usize = 10;
    let Codec::Table(table) = schema.codec else { return 0 };
    let mut seen = [0u64; 4];
    // Returns the amounts that a member adds to `known` and `all`.
    let mut weigh = |key: &str, value: &Value, is_told: bool| {
        let is_own = is_told && tells(schema, key);
        let weight = if is_own { TELLING } else { 1 };
        match table.at("", key) {
            Some(index) if plain.is_some() && !is_first(&mut seen, index) => (0, 0),
            Some(index) => match table.get(index).map(|member| (member.spells(value), member.field())) {
                Some((Some(true), _)) => (2 * weight, 2 * weight),
                Some((None, Some(Field::KIND))) | None => (0, 2 * TELLING),
                Some(_) => (weight, 2 * weight),
            },
            None if is_own || (table.has_inside("", key) && !is_envelope(table, key)) => {
                (2 * weight, 2 * weight)
            }
            None if is_told => (0, 2 * TELLING),
            None => (0, 2 * weight),
        }
    };
    let members = object.iter().map(|(key, value)| match plain {
        Some(plain) => (plain(key), &Value::Null),
        None => (key.as_str(), value),
    });
    // Identifying members come first: they rule out most schemas.
    let (mut known, mut all, mut others) = (0, 0, 0);
    for (key, value) in members.clone() {
        if is_telling(schema, key) {
            let (more, of) = weigh(key, value, true);
            (known, all) = (known + more, all + of);
        } else {
            others += 2;
        }
    }
    if (known + others) * 100 <= (all + others) * (SURE - NEAR) {
        return 0;
    }
    for (key, value) in members.filter(|(key, _)| !is_telling(schema, key)) {
        let (more, of) = weigh(key, value, false);
        (known, all) = (known + more, all + of);
    }
    (known * 100_usize).checked_div(all).unwrap_or(0)
}

/// Returns `true` for the first member of an envelope's pointer. It says nothing about what is inside.
fn is_envelope(members: &[Member], key: &str) -> bool {
    let envelopes = members.iter().filter(|member| matches!(member.form, Form::Envelope));
    envelopes.into_iter().any(|member| member.pointer.split('/').nth(1) == Some(key))
}

/// Returns `true` if a name identifies this schema or another one.
fn is_telling(schema: &Schema, key: &str) -> bool {
    let first = key.as_bytes().first().map_or(0, |byte| byte % 32);
    let may_tell = LENGTHS.get(usize::from(first)).is_some_and(|lengths| lengths & length_bit(key) != 0);
    may_tell && (tells(schema, key) || SCHEMAS.iter().any(|other| tells(other, key)))
}

/// The lengths of identifying names by first letter, one bit per length. Most names then need no comparison.
#[allow(
    clippy::indexing_slicing,
    reason = "the compiler runs it: a wrong index would be an error of the build"
)]
static LENGTHS: [u64; 32] = {
    let mut lengths = [0; 32];
    let mut schemas = SCHEMAS;
    while let Some((schema, others)) = schemas.split_first() {
        let mut names = schema.signature;
        while let Some((name, rest)) = names.split_first() {
            if let Some(first) = name.as_bytes().first() {
                lengths[(*first % 32) as usize] |= length_bit(name);
            }
            names = rest;
        }
        schemas = others;
    }
    lengths
};

const fn length_bit(name: &str) -> u64 {
    1 << (name.len() % 64)
}

fn tells(schema: &Schema, key: &str) -> bool {
    schema.signature.iter().any(|telling| same(telling.as_bytes(), key.as_bytes()))
}

/// Returns `true` if this index is new. The set covers only the first 256 indexes.
fn is_first(seen: &mut [u64; 4], index: usize) -> bool {
    let Some(word) = seen.get_mut(index / 64) else { return true };
    let bit = 1 << (index % 64);
    let is_first = *word & bit == 0;
    *word |= bit;
    is_first
}
