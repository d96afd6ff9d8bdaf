//! The same metadata in compiled form: a `PhoneMetadataCollection` in protocol buffers.
//!
//! Field numbers: <https://github.com/google/libphonenumber/blob/master/resources/phonemetadata.proto>

use super::metadata::{Description, Format, Plan};

/// The field of each kind of number, in the order of [`super::metadata::KINDS`].
const KINDS: [u64; 10] = [5, 4, 6, 8, 7, 21, 25, 28, 2, 3];

/// Reads the plans from the bytes of a metadata file.
pub fn from_proto(bytes: &[u8]) -> Result<Vec<Plan>, String> {
    let mut plans = Vec::new();
    for field in fields(bytes)? {
        if let (1, Value::Bytes(bytes)) = field {
            plans.push(plan(bytes)?);
        }
    }
    Ok(plans)
}

enum Value<'a> {
    Number(u64),
    Bytes(&'a [u8]),
}

fn plan(bytes: &[u8]) -> Result<Plan, String> {
    let mut plan = Plan { kinds: KINDS.map(|_| Description::default()).into(), ..Plan::default() };
    for (field, value) in fields(bytes)? {
        match (field, value) {
            (1, Value::Bytes(b)) => plan.general = description(b)?,
            (9, Value::Bytes(b)) => plan.region = text(b)?,
            (10, Value::Number(n)) => plan.calling_code = n as u16,
            (11, Value::Bytes(b)) => plan.international_prefix = pattern(b)?,
            (12, Value::Bytes(b)) => plan.national_prefix = text(b)?,
            (13, Value::Bytes(b)) => plan.extension_prefix = text(b)?,
            (15, Value::Bytes(b)) => plan.prefix_for_parsing = pattern(b)?,
            (16, Value::Bytes(b)) => plan.transform_rule = text(b)?,
            (19, Value::Bytes(b)) => plan.formats.push(format(b)?),
            (20, Value::Bytes(b)) => plan.international_formats.push(format(b)?),
            (22, Value::Number(n)) => plan.main = n != 0,
            (23, Value::Bytes(b)) => plan.leading_digits = pattern(b)?,
            (field, Value::Bytes(b)) => {
                if let Some(kind) = KINDS.iter().position(|k| *k == field)
                    && let Some(slot) = plan.kinds.get_mut(kind)
                {
                    *slot = description(b)?;
                }
            }
            _ => {}
        }
    }
    Ok(plan)
}

fn description(bytes: &[u8]) -> Result<Description, String> {
    let mut description = Description::default();
    for (field, value) in fields(bytes)? {
        match (field, value) {
            (2, Value::Bytes(b)) => description.pattern = pattern(b)?,
            (6, Value::Bytes(b)) => description.example = text(b)?,
            // -1 means that there are no numbers of this kind.
            (9, Value::Number(n)) => drop(u8::try_from(n).map(|n| description.lengths.insert(n))),
            (10, Value::Number(n)) => drop(u8::try_from(n).map(|n| description.local_lengths.insert(n))),
            (9 | 10, Value::Bytes(mut packed)) => {
                while !packed.is_empty() {
                    let n = u8::try_from(varint(&mut packed)?).unwrap_or_default();
                    let set =
                        if field == 9 { &mut description.lengths } else { &mut description.local_lengths };
                    set.insert(n);
                }
                description.lengths.remove(&0);
            }
            _ => {}
        }
    }
    Ok(description)
}

fn format(bytes: &[u8]) -> Result<Format, String> {
    let mut format = Format::default();
    for (field, value) in fields(bytes)? {
        match (field, value) {
            (1, Value::Bytes(b)) => format.pattern = pattern(b)?,
            (2, Value::Bytes(b)) => format.format = text(b)?,
            (3, Value::Bytes(b)) => format.leading_digits = pattern(b)?,
            (4, Value::Bytes(b)) => format.prefix_rule = text(b)?,
            _ => {}
        }
    }
    Ok(format)
}

/// Reads a pattern without the anchors that rlibphonenumber puts around it.
fn pattern(bytes: &[u8]) -> Result<String, String> {
    let text = text(bytes)?;
    Ok(text.strip_prefix("^(?:").and_then(|inner| inner.strip_suffix(")$")).unwrap_or(&text).to_owned())
}

fn text(bytes: &[u8]) -> Result<String, String> {
    String::from_utf8(bytes.to_vec()).map_err(|e| e.to_string())
}

fn fields(mut bytes: &[u8]) -> Result<Vec<(u64, Value<'_>)>, String> {
    let mut fields = Vec::new();
    while !bytes.is_empty() {
        let key = varint(&mut bytes)?;
        let value = match key & 7 {
            0 => Value::Number(varint(&mut bytes)?),
            2 => {
                let length = varint(&mut bytes)? as usize;
                let (value, rest) =
                    bytes.split_at_checked(length).ok_or("expected the rest of a field, found the end")?;
                bytes = rest;
                Value::Bytes(value)
            }
            _ => return Err("unknown type of field".to_owned()),
        };
        fields.push((key >> 3, value));
    }
    Ok(fields)
}

fn varint(bytes: &mut &[u8]) -> Result<u64, String> {
    let mut number = 0;
    for shift in (0..64).step_by(7) {
        let (&byte, rest) = bytes.split_first().ok_or("expected the rest of a number, found the end")?;
        *bytes = rest;
        number |= u64::from(byte & 0x7F) << shift;
        if byte < 0x80 {
            return Ok(number);
        }
    }
    Err("expected a number of at most 64 bits".to_owned())
}
