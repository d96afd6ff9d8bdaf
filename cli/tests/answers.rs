//! The command line with a provider's own answers and requests.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that cannot go on panics")]

mod run;

use run::registrant;
use serde_json::{Value, json};

fn contact(id: u64, city: &str) -> Value {
    json!({"id": id, "account_id": 1010, "label": "", "first_name": "Ann", "last_name": "Example", "job_title": "",
        "organization_name": "", "email": "ann@example.org", "phone": "+390669812345", "fax": "", "address1": "Via Roma 1",
        "address2": "", "city": city, "state_province": "RM", "postal_code": "00100", "country": "IT"})
}

fn page(contacts: &[Value]) -> Value {
    let total = contacts.len();
    json!({"data": contacts,
        "pagination": {"current_page": 1, "per_page": 30, "total_entries": total, "total_pages": 1}})
}

#[test]
fn a_page_of_a_list_is_listed_on_one_line_on_several_and_as_xml() {
    let body = page(&[contact(2, "Roma"), contact(1, "Roma")]);
    let arguments = ["list", "--schema", "dnsimple"];
    let wanted = page(&[contact(1, "Roma"), contact(2, "Roma")]);
    for text in
        [body.to_string(), serde_json::to_string_pretty(&body).unwrap(), format!("{body}\n{{\"id\": 3}}\n")]
    {
        let (status, answer, error) = registrant(&arguments, text.as_bytes());
        assert_eq!((status, error.as_str()), (0, ""));
        let answer: Value = serde_json::from_str(&answer).unwrap();
        assert_eq!(answer["data"][0], wanted["data"][0]);
        assert_eq!(answer["data"][1], wanted["data"][1]);
    }
    let handle = |name| {
        format!("<value><struct><member><name>handle</name><value>{name}</value></member></struct></value>")
    };
    let xml = format!(
        "<methodResponse><params><param><value><array><data>{}{}</data></array></value></param></params></methodResponse>",
        handle("A1-GANDI"),
        handle("B1-GANDI")
    );
    let (status, count, error) = registrant(&["list", "--schema", "gandi-v3", "--count"], xml.as_bytes());
    assert_eq!((status, count.as_str(), error.as_str()), (0, "2\n", ""));
}

#[test]
fn an_error_answer_is_no_contact_for_any_command() {
    let body = br#"{"message": "Validation failed", "errors": {"city": ["can't be blank"]}}"#;
    for arguments in [
        &["check", "--domain", "example.com"][..],
        &["check", "--domain", "example.com", "--schema", "dnsimple"],
        &["convert", "--to", "gandi-v5"],
        &["list", "--schema", "dnsimple"],
        &["eligible"],
    ] {
        let (status, out, error) = registrant(arguments, body);
        assert_eq!((status, out.as_str()), (2, ""), "{arguments:?}");
        assert!(
            error.contains("expected a contact, found an error answer of DNSimple"),
            "{arguments:?}: {error}"
        );
    }
    assert_eq!(registrant(&["detect"], body).1, "dnsimple: error\n");
    let (status, out, _) = registrant(&["convert", "--to", "gandi-v5", "--ndjson"], body);
    assert_eq!((status, out.as_str()), (2, "null\n"));
}

#[test]
fn a_list_is_refused_if_one_contact_is() {
    let right = page(&[contact(1, "Roma"), contact(2, "Roma")]).to_string();
    let arguments = ["check", "--domain", "example.com"];
    assert_eq!(registrant(&arguments, right.as_bytes()).0, 0);
    let wrong = page(&[contact(1, "Roma"), contact(2, "")]);
    for text in [wrong.to_string(), serde_json::to_string_pretty(&wrong).unwrap()] {
        let (status, out, _) = registrant(&arguments, text.as_bytes());
        assert_eq!(status, 1);
        assert!(out.contains("at /data/1/city in the document") && !out.contains("/data/0/"), "{out}");
    }
    let lines = format!("{right}\n{wrong}\n");
    let (status, out, _) = registrant(&["check", "--domain", "example.com", "--ndjson"], lines.as_bytes());
    assert_eq!((status, out.lines().count()), (1, 2));
    let (status, out, error) = registrant(&["convert", "--to", "gandi-v5"], right.as_bytes());
    assert_eq!(status, 0);
    assert_eq!(serde_json::from_str::<Value>(&out).unwrap()[1]["city"], "Roma");
    assert!(error.contains("/data/1: lost     id"), "{error}");
}

#[test]
fn objects_of_providers_are_checked_without_a_domain() {
    for (document, wanted, status) in [
        (json!({"domain": "example.ch", "period": {"unit": "y", "value": 1}}), "accepted\n", 0),
        (json!({"domain": "example.ch", "period": {"unit": "d", "value": 1}}), "/period/unit: expected y", 1),
        (
            json!({"domain": "example.ch", "available": false, "reason": "x", "price": null}),
            "  reason   x\n",
            1,
        ),
        (
            json!({"domain": "example.ch", "registrant": "4b1f", "period": {"unit": "y", "value": 0}}),
            "/period/value",
            1,
        ),
        (json!({"block_transfer": 7}), "/block_transfer", 1),
        (json!({"name_server": "ns1.example.com", "addresses": ["x"]}), "/addresses/0", 1),
        (json!({"data": {"id": 1, "domain_id": 2, "contact_id": 3, "state": "new"}}), "accepted\n", 0),
    ] {
        let (found, out, error) = registrant(&["check"], document.to_string().as_bytes());
        assert_eq!(found, status, "{document}: {out}{error}");
        assert!(out.contains(wanted), "{document}: {out}");
    }
    let (status, _, error) = registrant(&["check"], contact(1, "Roma").to_string().as_bytes());
    assert_eq!(status, 2);
    assert!(error.contains("expected a domain, found none"), "{error}");
}

#[test]
fn an_error_names_the_option_and_not_a_place_in_json() {
    for (arguments, wanted) in [
        (
            &["check", "--domain", "a.fr", "--schema", "contact", "--provider", "foo"][..],
            "registrant: --provider: unknown provider",
        ),
        (&["check", "--domain", "a.fr", "--schema", "foo"], "registrant: --schema: unknown schema"),
        (&["check", "--domain", "a.fr", "--today", "foo"], "expected YYYY-MM-DD, found another text"),
        (&["check", "--domain", "a.fr"], "; name it with --schema, one of: gandi-v3"),
        (&["convert", "--to", "foo"], "registrant: --to: unknown schema"),
        (&["convert", "--to", "dnsimple"], "; name it with --from, one of: gandi-v3"),
        (&["explain", "https://ann@a.fr:8080/b"], "expected a domain name, found a URL; pass `a.fr`"),
        (&["check", "--domain", "http://a.fr/", "--schema", "contact"], "found a URL; pass `a.fr`"),
        (&["explain", "a.fr", "--provider", "foo"], "registrant: --provider: unknown provider"),
        (&["list", "--schema", "dnsimple", "-o", "foo=1"], "registrant: --option foo: unknown option"),
        (&["normalize", "date", "--order", "ymd", "1"], "registrant: --order: expected dmy or mdy"),
    ] {
        let (status, out, error) = registrant(arguments, br#"{"country": "FR"}"#);
        assert_eq!((status, out.as_str()), (2, ""), "{arguments:?}");
        assert!(error.contains(wanted), "{arguments:?}: {error}");
    }
}

#[test]
fn a_suffix_may_have_a_dot_before_it() {
    for dotted in [".fr", ".co.uk"] {
        let (status, text, _) = registrant(&["explain", dotted], b"");
        assert_eq!((status, text), (0, registrant(&["explain", dotted.trim_start_matches('.')], b"").1));
    }
}
