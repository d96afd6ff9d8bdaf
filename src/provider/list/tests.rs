use serde_json::{Value, json};

use super::{Query, count, list};

fn contacts(many: usize) -> Vec<Value> {
    (0..many).map(|i| json!({"id": i, "label": format!("L{}", i * 7 % 13), "email": format!("{}@x.example", i % 3)})).collect()
}

fn ids(page: &Value) -> Vec<u64> {
    page.as_array().unwrap().iter().map(|document| document["id"].as_u64().unwrap()).collect()
}

/// Both ways must give the pages of one stable sort.
#[test]
fn pages_are_parts_of_one_stable_sort() {
    let documents = contacts(5000);
    let mut sorted: Vec<&Value> = documents.iter().collect();
    sorted.sort_by(|a, b| {
        let text = |value: &Value, name: &str| value[name].as_str().unwrap().to_lowercase();
        text(b, "label").cmp(&text(a, "label")).then(text(a, "email").cmp(&text(b, "email")))
    });
    for (page, per_page) in [(1, 1), (1, 100), (2, 99), (50, 100), (51, 100), (9999, 7)] {
        let options = json!({"sort": "label:desc,email:asc", "page": page, "per_page": per_page});
        let query = Query::new("dnsimple", &options).unwrap();
        let answer = query.list(&documents).unwrap();
        let wanted: Vec<u64> = sorted
            .iter()
            .skip((page - 1) * per_page)
            .take(per_page)
            .map(|document| document["id"].as_u64().unwrap())
            .collect();
        assert_eq!(ids(&answer["data"]), wanted, "page {page} of {per_page}");
        assert_eq!(answer["pagination"]["total_entries"], 5000);
        let mut stream = query.stream();
        for document in &documents {
            stream.push(&document.to_string()).unwrap();
        }
        assert_eq!(stream.finish().unwrap(), answer, "page {page} of {per_page}");
    }
}

#[test]
fn texts_sort_by_their_letters() {
    let names = ["Zoé", "émile", "", "Eve", "eva", "10", "9"];
    let documents: Vec<Value> = names.iter().map(|name| json!({"given": name})).chain([json!({})]).collect();
    let page = list("gandi-v3", &documents, &json!({"sort_by": "GIVEN asc"})).unwrap();
    let sorted: Vec<Value> =
        page.as_array().unwrap().iter().map(|document| document["given"].clone()).collect();
    assert_eq!(Value::from(sorted), json!(["", null, "10", "9", "émile", "eva", "Eve", "Zoé"]));
    let numbers = [json!({"id": "10"}), json!({"id": 9}), json!({"id": null})];
    let page = list("gandi-v3", &numbers, &json!({"sort_by": "id DESC"})).unwrap();
    assert_eq!(page, json!([{"id": "10"}, {"id": 9}, {"id": null}]));
}

#[test]
fn pages_at_the_end_of_all_numbers_are_empty() {
    let documents = contacts(3);
    for (schema, options) in [
        ("gandi-v3", json!({"page": i64::from(u32::MAX), "items_per_page": i64::MAX, "sort_by": "id"})),
        ("gandi-v3", json!({"page": i64::MAX, "items_per_page": i64::MAX})),
        ("dnsimple", json!({"page": i64::MAX, "per_page": 100})),
        ("glauca", json!({"offset": i64::MAX, "limit": i64::MAX})),
        ("freebox", json!({"start": i64::MAX, "limit": i64::MAX})),
    ] {
        let answer = list(schema, &documents, &options).unwrap();
        assert!(!answer.to_string().contains("label"), "{schema}: {answer}");
    }
    assert_eq!(count("gandi-v3", &documents, &json!({"email": "1@x.example", "page": 9})).unwrap(), 1);
}

#[test]
fn lines_that_are_no_documents_are_refused() {
    let query = Query::new("gandi-v3", &json!({"sort_by": "email", "type": 0})).unwrap();
    for line in [
        "",
        "[]",
        "7",
        "null",
        "{\"email\": }",
        "{\"email\": \"a\", \"email\": \"b\"}",
        "{} {}",
        "{\"a\": [1,}",
    ] {
        let error = query.stream().push(line).unwrap_err();
        assert!(error.offset().is_some(), "{line}: {error}");
    }
    let mut stream = query.stream();
    stream.push("{\"type\": [{}, [1], \"x\", 1.5, true], \"email\": {\"a\": null}}").unwrap();
    stream.push("{\"type\": 0, \"email\": \"\\u00e9\"}").unwrap();
    assert_eq!(stream.finish().unwrap(), json!([{"type": 0, "email": "é"}]));
}

#[test]
fn a_filter_has_many_values_and_short_patterns() {
    let documents: Vec<Value> =
        (0..40).map(|id| json!({"handle": format!("H{id}"), "type": id % 5})).collect();
    for (note, options, count) in [
        ("texts in any order", json!({"handle": ["H9", "H3", "x", "H3", "H30"]}), 3),
        ("numbers and texts", json!({"type": ["03", 4, "+1", "x", 1.5]}), 24),
        ("a number as text of a text field", json!({"handle": [3, "3"]}), 0),
        ("no value", json!({"handle": []}), 0),
        ("the longest pattern", json!({"~handle": "%".repeat(1_023) + "3"}), 4),
    ] {
        assert_eq!(super::count("gandi-v3", &documents, &options).unwrap(), count, "{note}");
    }
    let error = super::count("gandi-v3", &documents, &json!({"~handle": "a".repeat(1_025)})).unwrap_err();
    assert_eq!(
        error.to_string(),
        "at /options/~0handle: expected at most 1024 bytes, found 1025; shorten the pattern"
    );
}
