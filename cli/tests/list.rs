//! `registrant list` as its users meet it.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that cannot go on panics")]

mod run;

use run::registrant;
use serde_json::{Value, json};

fn contacts(many: usize) -> Vec<Value> {
    let email =
        |i: usize| format!("c{}@{}.example", i, if i.is_multiple_of(3) { "mydomain" } else { "other" });
    let contact = |i| json!({"handle": format!("AB{i:06}-GANDI"), "type": i % 5, "email": email(i), "city": "Paris\n\"x\""});
    (0..many).map(contact).collect()
}

fn lines(documents: &[Value]) -> Vec<u8> {
    documents.iter().map(|document| format!("{document}\n")).collect::<String>().into_bytes()
}

#[test]
fn an_array_and_lines_give_the_same_page() {
    let documents = contacts(1000);
    let array = serde_json::to_vec_pretty(&documents).unwrap();
    let options = [
        "-o",
        "~email=%MyDomain%",
        "-o",
        "type=0",
        "-o",
        "type=1",
        "--option",
        "sort_by=handle desc",
        "-o",
        "items_per_page=2",
    ];
    let arguments = [&["list", "--schema", "gandi-v3"], &options[..]].concat();
    let (status, page, error) = registrant(&arguments, &array);
    assert_eq!((status, error.as_str()), (0, ""));
    let page: Value = serde_json::from_str(&page).unwrap();
    assert_eq!(page, json!([documents[996].clone(), documents[990].clone()]));
    let (_, same, _) = registrant(&arguments, &lines(&documents));
    assert_eq!(serde_json::from_str::<Value>(&same).unwrap(), page);
    let (_, count, _) = registrant(&[&arguments[..], &["--count"]].concat(), &lines(&documents));
    assert_eq!(count, "134\n");
}

#[test]
fn a_hundred_thousand_contacts_are_listed_either_way() {
    let documents = contacts(100_000);
    let array = serde_json::to_vec(&documents).unwrap();
    let arguments = ["list", "--schema", "dnsimple", "-o", "sort=email:desc", "-o", "page=2"];
    let (status, page, _) = registrant(&arguments, &array);
    assert_eq!(status, 0);
    assert_eq!(registrant(&arguments, &lines(&documents)).1, page);
    let page: Value = serde_json::from_str(&page).unwrap();
    let numbers = json!({"current_page": 2, "per_page": 30, "total_entries": 100_000, "total_pages": 3334});
    assert_eq!(page["pagination"], numbers);
}

#[test]
fn a_byte_order_mark_and_empty_lines_do_not_count() {
    for input in ["\u{feff}[{\"id\": 1}]", "\u{feff}\n {\"id\": 1}\r\n\n", "\u{feff}{\"id\": 1}"] {
        let (status, page, error) = registrant(&["list", "--schema", "freebox"], input.as_bytes());
        assert_eq!((status, error.as_str()), (0, ""), "{input:?}");
        assert_eq!(
            serde_json::from_str::<Value>(&page).unwrap(),
            json!({"success": true, "result": [{"id": 1}]})
        );
    }
    let (status, page, _) = registrant(&["list", "--schema", "freebox"], b"");
    assert_eq!((status, page.as_str()), (0, "{\n  \"success\": true\n}\n"));
}

#[test]
fn a_wrong_call_ends_with_status_2_and_says_why() {
    for (arguments, input, part) in [
        (&["--schema", "gandi-v33"][..], "[]", "did you mean `gandi-v3`?"),
        (
            &["--schema", "gandi-v3", "-o", "emial=a"],
            "[]",
            "--option emial: unknown option or filter; did you mean `email`?",
        ),
        (&["--schema", "gandi-v3", "-o", "page"], "[]", "expected NAME=VALUE, found no `=`"),
        (
            &["--schema", "dnsimple", "-o", "per_page=101"],
            "[]",
            "--option per_page: expected a whole number from 1 to 100, found another value",
        ),
        (&["--schema", "gandi-v3"], "{\"type\": 0}\n{\"type\": }", "standard input: line 2: at byte 9: "),
        (
            &["--schema", "gandi-v3"],
            "[{\"type\": 0},]",
            "standard input: contact 2: at byte 0: expected a JSON object, found other text",
        ),
        (
            &["--schema", "gandi-v3"],
            "[{}, \"Zaphod\"]",
            "standard input: contact 2: at byte 0: expected a JSON object, found other text",
        ),
        (&["--schema", "gandi-v3"], "[{}", "standard input: at byte 3: expected the end of the array"),
        (&["--schema", "gandi-v3"], "[{}] {}", "standard input: at byte 5: expected nothing after the array"),
        (
            &["--schema", "gandi-v3"],
            "\"Zaphod\"",
            "line 1: at byte 0: expected a JSON object, found other text",
        ),
        (&["--schema", "gandi-v3", "nosuchfile.json"], "", "nosuchfile.json: "),
        (&[], "", "--schema"),
    ] {
        let (status, _, error) = registrant(&[&["list"], arguments].concat(), input.as_bytes());
        assert_eq!(status, 2, "{arguments:?}: {error}");
        assert!(error.contains(part), "{arguments:?}: {error}");
        assert!(!error.contains("Zaphod"), "a value is shown: {error}");
    }
}
