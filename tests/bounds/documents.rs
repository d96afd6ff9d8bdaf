//! Documents that grow: members that nobody knows, long lists, nested objects, long texts.

use registrant::json::call;
use registrant::schema;
use serde_json::{Value, json};

use super::Grower;

/// A contact with a value in most fields.
fn contact() -> Value {
    json!({"id": "HL1", "kind": "individual", "given_name": "Helene", "family_name": "Lefevre",
        "street": ["12 rue de la Paix"], "city": "Paris", "subdivision": "FR-IDF", "postal_code": "75011", "country": "FR",
        "email": "helene@example.net", "phone": "+33.142685300", "mobile": "+33.612345678", "language": "fr"})
}

/// Returns the document of the contact in a schema.
fn document(schema: &str) -> Value {
    match schema {
        "contact" => contact(),
        _ => call("encode", &[contact(), json!(schema)]).unwrap()["document"].take(),
    }
}

/// A number that grows in an order that is not that of its digits.
fn scattered(index: usize) -> usize {
    index.wrapping_mul(7_919) % 100_003
}

/// The ways in which an object grows, each with a name and a function of the document and the number of bytes to add.
type Growth = (&'static str, fn(&mut Value, usize));

const GROWTHS: [Growth; 6] = [
    ("unknown members", |document, size| {
        let Value::Object(members) = document else { return };
        members.extend((0..size / 20).map(|index| (format!("m{:05}", scattered(index)), json!("value"))));
    }),
    ("unknown objects", |document, size| {
        let Value::Object(members) = document else { return };
        members.extend(
            (0..size / 30).map(|index| (format!("m{:05}", scattered(index)), json!({"a": {"b": 1}}))),
        );
    }),
    ("a long unknown list", |document, size| {
        let Value::Object(members) = document else { return };
        let items = (0..size / 20).map(|index| json!({"id": index, "a": [1]}));
        members.insert("list".to_owned(), items.collect());
    }),
    ("longer lists", |document, size| lengthen(document, size)),
    ("more entries", |document, size| multiply(document, size)),
    ("a long text", |document, size| {
        let Value::Object(members) = document else { return };
        members.insert("x".repeat(size / 2), json!("a~/\\\"".repeat(size / 12)));
    }),
];

/// Repeats the items of each list until the document has grown.
fn lengthen(value: &mut Value, size: usize) {
    match value {
        Value::Array(items) if !items.is_empty() => {
            let item = items.last().unwrap().clone();
            let length = item.to_string().len() + 1;
            items.extend(std::iter::repeat_n(item, size / length));
        }
        Value::Object(members) => members.values_mut().for_each(|value| lengthen(value, size)),
        _ => {}
    }
}

/// Repeats the entries of each object of objects under other keys.
fn multiply(value: &mut Value, size: usize) {
    let Value::Object(members) = value else { return };
    members.values_mut().for_each(|value| multiply(value, size));
    if !members.is_empty() && members.values().all(Value::is_object) {
        let entry = members.values().next().unwrap().clone();
        let length = entry.to_string().len() + 10;
        members.extend((0..size / length).map(|index| (format!("k{:05}", scattered(index)), entry.clone())));
    }
}

/// The calls for each document.
const CALLS: [&str; 7] = [
    "check",
    "convert",
    "convert to contact",
    "convert to jscontact",
    "convert to gandi-v3",
    "patch",
    "a checked patch",
];

/// Returns the calls for a document of a schema.
fn arguments(name: &str, schema: &str, document: &Value) -> (&'static str, Vec<Value>) {
    let own = json!(schema);
    match name {
        "check" => (
            "check",
            vec![document.clone(), json!({"domain": "a.fr", "owner": true}), json!({"schema": own})],
        ),
        "convert" => ("convert", vec![document.clone(), json!({"from": own, "to": own})]),
        "patch" => ("patch", vec![own, document.clone(), json!({"email": "other@example.net"})]),
        "a checked patch" => {
            ("patch", vec![own, self::document(schema), document.clone(), json!({"check": true})])
        }
        _ => {
            let to = name.strip_prefix("convert to ").unwrap();
            ("convert", vec![document.clone(), json!({"from": own, "to": to})])
        }
    }
}

fn growers(
    name: String,
    schema: &'static str,
    grown: impl Fn(usize) -> Value + Copy + 'static,
) -> Vec<Grower> {
    let of = |one: &'static str| -> Grower {
        let make = move |size: usize| -> Box<dyn Fn()> {
            let (operation, arguments) = arguments(one, schema, &grown(size));
            Box::new(move || drop(call(operation, &arguments)))
        };
        (format!("{schema}: {one} with {name}"), Box::new(make))
    };
    CALLS.into_iter().map(of).collect()
}

/// Returns the growing documents of every schema whose documents are JSON.
pub(super) fn of_json() -> Vec<Grower> {
    let mut all = Vec::new();
    for schema in schema::all().map(|schema| schema.name) {
        if document(schema).is_string() {
            continue;
        }
        for (name, grow) in GROWTHS {
            let grown = move |size| {
                let mut document = document(schema);
                grow(&mut document, size);
                document
            };
            // A document without lists does not grow by longer ones.
            if grown(10_000).to_string().len() > 5_000 {
                all.extend(growers(name.to_owned(), schema, grown));
            }
        }
    }
    all
}

/// Returns the answer of Gandi v3's XML-RPC with a document.
fn message(document: &Value) -> String {
    let text = call("gandi_v3_xml", &[json!("write"), json!({"answer": document})]).unwrap();
    text.as_str().unwrap().to_owned()
}

/// Returns the growing documents in XML, and vCards: a line or an element is repeated before a mark.
pub(super) fn of_text() -> Vec<Grower> {
    let mut all = Vec::new();
    for (schema, mark, parts) in [
        (
            "epp",
            "<contact:voice>",
            &[
                "<contact:x#>a</contact:x#>",
                "<contact:fax>a</contact:fax>",
                "<!-- a -->",
                "<b a='#'/>",
                "&amp;",
            ][..],
        ),
        ("epp", "<contact:city>", &["<contact:street>#</contact:street>"]),
        ("epp", "</contact:create>", &["<contact:disclose flag=\"0\"><contact:email/></contact:disclose>"]),
        (
            "vcard",
            "END:VCARD",
            &[
                "TEL;TYPE=voice:+33142685#\r\n",
                "TEL;TYPE=cell;PREF=1:+33142685#\r\n",
                "X-A#;B#=c:d\r\n",
                "ADR:;;a#;b;;;FR\r\n",
                "EMAIL:a#@b.example\r\n",
                "CATEGORIES:a,b,c,d\\,e\r\n",
                "g#.X-LABEL:a\r\n",
                " folded\r\n",
            ],
        ),
        (
            "gandi-v3",
            "</struct>",
            &[
                "<member><name>x#</name><value><int>1</int></value></member>",
                "<member><name>x#</name></member>",
            ],
        ),
        ("vcard", "END:VCARD", &["NOTE:\\n\\,\\;\r\n", "N:a,b,c;d,e,f;g;h;i\r\n"]),
    ] {
        for part in parts {
            let grown = move |size: usize| {
                let text = match document(schema) {
                    Value::String(text) => text,
                    document => message(&document),
                };
                let (before, after) = text.split_at(text.find(mark).unwrap());
                let more: String = (0..size / (part.len() + 3))
                    .map(|i| part.replace('#', &scattered(i).to_string()))
                    .collect();
                json!([before, &more, after].concat())
            };
            all.extend(growers(format!("{part:?}"), schema, grown));
        }
    }
    all
}
