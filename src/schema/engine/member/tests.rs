use serde_json::{Value, json};

use crate::contact::Contact;
use crate::schema::{Codec, SCHEMAS};

#[test]
fn a_value_is_spelled_as_it_is_written() {
    let values = json!([
        null, true, false, 0, 1, 2, 4, 9, -1, 1.0, 1.5, "", " ", "0", "1", "4", "7", "x", "x1", "+33.1", "+331",
        "+33.1x2", "33.1", "+.", "FR", "France", "XX", "FR-99", "US-CA", "CA", "ES-28", "a\nb", "person", "PERSON", "company", "individual",
        "Individual", "true", "M", "male", "y", "Y", [], {}, ["a"], {"a": 1}, "x".repeat(65_536), "x".repeat(65_537),
    ]);
    for schema in SCHEMAS {
        let Codec::Table(table) = schema.codec else { continue };
        for member in table.iter() {
            for value in values.as_array().unwrap() {
                let mut read = Contact::default();
                let is_read = member.read(value, &mut read).is_ok();
                let expected =
                    is_read.then(|| member.write(&read).is_none_or(|written: Value| written == *value));
                assert_eq!(member.spells(value), expected, "{} {} {value}", schema.name, member.pointer);
            }
        }
    }
}
