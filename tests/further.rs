//! Further numbers, e-mail addresses, links and notes travel between documents with lists.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, reason = "a test that cannot go on panics")]

use proptest::prelude::*;
use registrant::contact::Field;
use registrant::provider::{Conversion, convert};
use registrant::schema::{self, FREEBOX, Schema};
use serde_json::{Map, Value, json};

/// The schemas with lists.
const LISTS: [&str; 5] = ["freebox", "jscontact", "jcard", "vcard", "rdap"];

fn any_list(
    member: &'static str,
    text: &'static str,
    types: &'static [&'static str],
) -> BoxedStrategy<Value> {
    let item = (text, prop::sample::select(types), prop::option::of(any::<bool>())).prop_map(
        move |(text, kind, is_default)| {
            let mut item =
                Map::from_iter([(member.to_owned(), json!(text)), ("type".to_owned(), json!(kind))]);
            if let Some(is_default) = is_default.filter(|_| member == "number") {
                item.insert("is_default".to_owned(), json!(is_default));
            }
            Value::Object(item)
        },
    );
    prop::collection::vec(item, 0..5).prop_map(Value::from).boxed()
}

fn any_entry() -> impl Strategy<Value = Value> {
    (
        any_list("number", "\\+3314445678[0-9]|014445678[0-9]", &["fixed", "mobile", "work", "fax", "other"]),
        any_list("email", "[a-c]@x\\.example", &["home", "work", "other"]),
        any_list("url", "https://[a-c]\\.example/", &["profile", "blog", "site", "other"]),
        prop::option::of("[a-c]( [,;]?\\n?[a-c]){0,3}"),
        prop::option::of(Just("Example SARL")),
    )
        .prop_map(|(numbers, emails, urls, notes, company)| {
            json!({"first_name": "Ann", "last_name": "Lee", "company": company, "numbers": numbers, "emails": emails,
                "urls": urls, "notes": notes})
        })
}

/// Returns the texts of a list, sorted.
fn texts(entry: &Value, collection: &str, member: &str) -> Vec<String> {
    let items = entry.get(collection).and_then(Value::as_array).into_iter().flatten();
    let mut texts: Vec<String> =
        items.map(|item| item.get(member).unwrap().as_str().unwrap().to_owned()).collect();
    texts.sort();
    // One number is the phone and the mobile number.
    texts.dedup();
    texts
}

fn own(document: &Value, schema: &'static Schema) -> Vec<Option<String>> {
    let contact = schema.decode(document).unwrap();
    let fields = [Field::PHONE, Field::MOBILE, Field::FAX, Field::EMAIL];
    fields.map(|field| contact.text(field).map(str::to_owned)).to_vec()
}

/// Makes objects with the names of the lists and of their members, in any shape.
fn any_object() -> impl Strategy<Value = Value> {
    const NAMES: [&str; 18] = [
        "phones",
        "emails",
        "links",
        "notes",
        "numbers",
        "urls",
        "addresses",
        "number",
        "address",
        "email",
        "url",
        "uri",
        "note",
        "type",
        "contexts",
        "private",
        "features",
        "k/~1",
    ];
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        Just(json!(1)),
        "[a-z+0-9 ;=x]{0,8}".prop_map(Value::from),
        Just(json!("work")),
    ];
    leaf.prop_recursive(4, 24, 5, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..3).prop_map(Value::from),
            prop::collection::btree_map(
                prop::sample::select(&NAMES[..]).prop_map(str::to_owned),
                inner,
                0..6
            )
            .prop_map(|map| Value::from(map.into_iter().collect::<Map<String, Value>>())),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    /// Every document that a schema reads becomes one that the target reads.
    #[test]
    fn any_document_with_lists_is_written_or_refused(
        document in any_object(),
        tel in prop::collection::vec((prop::sample::select(vec!["tel", "email", "url", "note", "adr"]), any_object(), any_object()), 0..4),
    ) {
        let properties: Vec<Value> =
            tel.into_iter().map(|(name, parameters, value)| json!([name, parameters, "text", value])).collect();
        let entity = json!({"vcardArray": ["vcard", properties]});
        for document in [&document, &entity, &entity["vcardArray"]] {
            for from in LISTS.map(|name| schema::named(name).unwrap()) {
                if from.decode(document).is_err() {
                    continue;
                }
                for to in LISTS.map(|name| schema::named(name).unwrap()) {
                    if let Ok(converted) = convert(document, &Conversion::to(to).from(from).raw()) {
                        prop_assert!(to.decode(&converted.document).is_ok(), "{} to {}", from.name, to.name);
                    }
                }
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn lists_travel_to_every_schema_with_lists(entry in any_entry()) {
        for (first, second) in LISTS.into_iter().flat_map(|first| LISTS.map(|second| (first, second))) {
            let mut document = entry.clone();
            let mut from = FREEBOX;
            for name in [first, second, "freebox"] {
                let to = schema::named(name).unwrap();
                let converted = convert(&document, &Conversion::to(to).from(from).raw()).unwrap();
                // Schemas have other types, and a mobile number at a Freebox has no context.
                let is_type = |at: &str| ["type", "TYPE", "contexts"].iter().any(|end| at.ends_with(end));
                let lost = converted.losses.iter().map(|loss| loss.place());
                let lost: Vec<&str> = lost.filter(|at| !is_type(at)).collect();
                prop_assert!(lost.is_empty(), "{} to {}: {:?}", from.name, name, lost);
                prop_assert_eq!(own(&converted.document, to), own(&entry, FREEBOX), "{} to {}", from.name, name);
                (document, from) = (converted.document, to);
            }
            for (collection, member) in [("numbers", "number"), ("emails", "email"), ("urls", "url")] {
                prop_assert_eq!(texts(&document, collection, member), texts(&entry, collection, member), "{} {}", first, second);
            }
            let note = |entry: &Value| entry.get("notes").and_then(Value::as_str).unwrap_or_default().to_owned();
            prop_assert_eq!(note(&document), note(&entry));
        }
    }
}
