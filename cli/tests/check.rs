//! The command line as its users meet it.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that cannot go on panics")]

mod run;

use run::registrant;
use serde_json::Value;

const EXAMPLE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../examples/gandi-v3-individual.json");
const FR: [&str; 4] = ["--domain", "mydomain.fr", "--as", "owner,admin"];

fn check(more: &[&str], input: &[u8]) -> (i32, String, String) {
    registrant(&[&["check"], more].concat(), input)
}

#[test]
fn the_faqs_contact_is_refused_with_its_four_errors() {
    let (status, text, _) = check(&[&[EXAMPLE], &FR[..]].concat(), b"");
    assert_eq!(status, 1);
    assert!(
        text.starts_with("refused: mydomain.fr as owner, admin at gandi, by the rules of .fr\n"),
        "{text}"
    );
    let places =
        ["birth_city", "birth_date", "birth_department", "birth_country"].map(|name| text.find(name));
    assert!(places.is_sorted() && places[0].is_some(), "{text}");
    assert!(!text.contains("Given") && !text.contains("PassworD"), "values are shown: {text}");

    let (_, json, _) = check(&[&[EXAMPLE], &FR[..], &["--format", "gandi"]].concat(), b"");
    let errors: Value = serde_json::from_str(&json).unwrap();
    assert_eq!(errors.as_array().unwrap().len(), 4);
    assert_eq!(errors[0]["reason"], "BirthCity: string '' has less than 1 characters");

    let (_, json, _) = check(&[&[EXAMPLE], &FR[..], &["--format", "json"]].concat(), b"");
    let report: Value = serde_json::from_str(&json).unwrap();
    assert_eq!(report["accepted"], false);
}

#[test]
fn nothing_to_read_is_said_to_be_nothing() {
    let (status, _, error) = check(&FR, b"\xef\xbb\xbf\n");
    assert_eq!(
        (status, error.contains("standard input: expected a document, found no text; pass a document")),
        (2, true),
        "{error}"
    );
    let (status, _, error) = check(&["--contact", "owner=", "--domain", "mydomain.com"], b"");
    assert_eq!(
        (status, error.contains("--contact owner=: expected a file, found none")),
        (2, true),
        "{error}"
    );
}

#[test]
fn messages_are_in_the_language_that_is_asked_for() {
    let (status, text, _) = check(&[&[EXAMPLE], &FR[..], &["--language", "fr-CA"]].concat(), b"");
    assert_eq!(status, 1);
    assert!(
        text.contains("  erreur     Ville de naissance\n             Ville de naissance\u{a0}: à indiquer, Gandi l’exige"),
        "{text}"
    );
    let (status, _, error) = check(&[&[EXAMPLE], &FR[..], &["--language", "pl"]].concat(), b"");
    assert_eq!(status, 2);
    assert!(error.contains("use one of: en, fr, de, es, it, nl, pt, ja, zh"), "{error}");
}

#[test]
fn an_accepted_contact_ends_with_status_0() {
    let company = br#"{"type": 1, "orgname": "Example SAS", "given": "A", "family": "B", "email": "a@b.fr",
        "phone": "+33123456789", "streetaddr": "1 rue", "city": "Paris", "zip": "75011", "country": "FR"}"#;
    let (status, text, _) = check(&FR, company);
    assert_eq!(status, 0);
    let verdict = "accepted: mydomain.fr as owner, admin at gandi, by the rules of .fr\n";
    assert!(text.starts_with(verdict) && !text.contains("error"), "{text}");
    let (status, text, _) = check(&[&FR[..], &["--format", "gandi"]].concat(), company);
    assert_eq!((status, text.as_str()), (0, "true\n"));
}

#[test]
fn a_wrong_call_ends_with_status_2_and_says_why() {
    for (arguments, input, part) in [
        (
            &FR[..],
            &b"{\"type\": 0,}"[..],
            "standard input: at byte 11: expected a value after the comma, found a bracket",
        ),
        (&FR, b"[]", "at the root: expected one contact, found a list"),
        (&FR, b"{\"a\": 1}", "the document's members match no known schema"),
        (&FR, b"\xff", "at byte 0: expected UTF-8, found other bytes"),
        (&["--domain", "", EXAMPLE], b"", "invalid domain name"),
        (&["--domain", "a.nosuchtld", EXAMPLE], b"", "unknown suffix `.nosuchtld`"),
        (&["--domain", "a.fr", "--as", "ownr", EXAMPLE], b"", "did you mean `owner`?"),
        (&["--domain", "a.fr", "--schema", "gandi-v33", EXAMPLE], b"", "did you mean `gandi-v3`?"),
        (
            &["--domain", "a.fr", "--operation", "renew", EXAMPLE],
            b"",
            "use one of: create, transfer, update, trade",
        ),
        (&["--domain", "a.fr", "nosuchfile.json"], b"", "nosuchfile.json: "),
        (&["--domain", "a.fr", "--today", "soon", EXAMPLE], b"", "--today"),
        (&[EXAMPLE], b"", "--domain"),
    ] {
        let (status, _, error) = check(arguments, input);
        assert_eq!(status, 2, "{arguments:?}: {error}");
        assert!(error.contains(part), "{arguments:?}: {error}");
    }
}

#[test]
fn huge_and_deep_documents_end_in_an_error() {
    let long = format!("{{\"given\": \"A\", \"city\": \"{}\"}}", "x".repeat(10_000_000));
    let (status, _, error) = check(&FR, long.as_bytes());
    assert_eq!(status, 2);
    assert!(error.contains("at /city: expected at most 65536 bytes, found 10000000"), "{error}");
    let deep = "[".repeat(1_000_000);
    let (status, _, error) = check(&FR, deep.as_bytes());
    assert_eq!(status, 2);
    assert!(error.contains("at byte "), "{error}");
}

#[test]
fn a_document_that_memory_cannot_hold_is_refused_unread() {
    let file = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("sparse.json");
    std::fs::File::create(&file).unwrap().set_len(8 << 30).unwrap();
    for arguments in [&["check", "--domain", "a.fr"][..], &["convert", "--to", "epp"], &["detect"]] {
        let (status, _, error) = registrant(&[arguments, &[file.to_str().unwrap()]].concat(), b"");
        assert_eq!(status, 2);
        assert!(error.contains("expected at most 67108864 bytes, found more"), "{arguments:?}: {error}");
    }
    let rules = ["explain", "a.fr", "--rules", file.to_str().unwrap()];
    let (status, _, error) = registrant(&rules, b"");
    assert!(status == 2 && error.contains("found more"), "{error}");
    std::fs::remove_file(file).unwrap();
}

#[test]
fn ages_are_judged_on_the_given_day() {
    let minor = br#"{"type": 0, "given": "A", "family": "B", "email": "a@b.fr", "phone": "+33.1", "streetaddr": "1 rue",
        "city": "Paris", "zip": "75011", "country": "FR", "extra_parameters": {"birth_city": "Paris",
        "birth_date": "2008-11-21", "birth_department": "75", "birth_country": "FR"}}"#;
    assert_eq!(check(&[&FR[..], &["--today", "2026-11-20"]].concat(), minor).0, 1);
    assert_eq!(check(&[&FR[..], &["--today", "2026-11-21"]].concat(), minor).0, 0);
}

#[test]
fn lines_are_answered_in_order_and_the_worst_tells_the_status() {
    let company = r#"{"type": 1, "orgname": "Example SAS", "given": "A", "family": "B", "email": "a@b.fr",
        "phone": "+33123456789", "streetaddr": "1 rue", "city": "Paris", "zip": "75011", "country": "FR"}"#
        .replace('\n', "");
    let refused = r#"{"given": "A", "streetaddr": "B"}"#;
    let run = |lines: &[&str]| {
        let (status, text, error) = check(&[&FR[..], &["--ndjson"]].concat(), lines.join("\n").as_bytes());
        assert_eq!(error, "");
        let answers: Vec<Value> = text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        (status, answers)
    };
    let (status, answers) = run(&[&company, "", &company]);
    assert_eq!((status, answers.len()), (0, 2));
    let (status, answers) = run(&[&company, refused]);
    assert_eq!((status, &answers[0]["accepted"], &answers[1]["accepted"]), (1, &true.into(), &false.into()));
    let (status, answers) = run(&["{]", refused]);
    assert_eq!(
        (status, &answers[0]["error"]["offset"], &answers[1]["accepted"]),
        (2, &1.into(), &false.into())
    );

    let (status, _, error) = check(&[&FR[..], &["--ndjson", "--schema", "nosuch"]].concat(), b"");
    assert_eq!(status, 2);
    assert!(error.contains("unknown schema"), "{error}");
}

/// Returns a call of Gandi's API v3, with its parameters after the key.
fn call(method: &str, params: &[Value]) -> String {
    let params = [&[Value::from("key")], params].concat();
    registrant::provider::gandi_v3::write_message(&registrant::provider::gandi_v3::Message::Call {
        method: method.to_owned(),
        params,
    })
}

#[test]
fn a_call_of_can_associate_names_the_domain_and_the_roles() {
    let contact: Value = serde_json::from_str(&std::fs::read_to_string(EXAMPLE).unwrap()).unwrap();
    let asked = serde_json::json!({"domain": "nantes.fr", "owner": true, "admin": 1, "tech": false});
    let message = call("contact.can_associate", &[contact, asked]);
    let (status, text, error) = check(&["-"], message.as_bytes());
    assert_eq!(status, 1, "{error}");
    assert!(text.starts_with("refused: nantes.fr as owner, admin at gandi"), "{text}");
    for more in [&["--format", "gandi"][..], &["--format", "gandi", "--domain", "nantes.fr"]] {
        let (status, json, error) = check(&[&["-"], more].concat(), message.as_bytes());
        assert_eq!(status, 1, "{error}");
        let errors: Value = serde_json::from_str(&json).unwrap();
        assert_eq!(errors[0]["reason"], "BirthCity: string '' has less than 1 characters");
    }
    // The options of the call decide before the document.
    let (_, text, _) = check(&["-", "--as", "tech", "--domain", "mydomain.com"], message.as_bytes());
    assert!(text.contains("mydomain.com as tech at gandi"), "{text}");
}

#[test]
fn the_domain_is_the_one_that_the_document_names() {
    let documents = [
        r#"{"DomainName": "example.com", "RegistrantContact": {"FirstName": "Ann", "ContactType": "PERSON"}}"#,
        r#"{"domain": "example.com", "contactRegistrant": {"nameFirst": "Ann", "addressMailing": {}}}"#,
        r#"{"objectClassName": "domain", "ldhName": "EXAMPLE.COM", "entities": [{"objectClassName": "entity",
            "roles": ["registrant"], "vcardArray": ["vcard", [["version", {}, "text", "4.0"], ["fn", {}, "text", "Ann"]]]}]}"#,
        r#"{"protocol": "XCP", "attributes": {"domain": "example.com", "contact_set": {"owner": {"first_name": "Ann",
            "last_name": "E", "org_name": "", "address1": "1 Street", "postal_code": "1"}}}}"#,
        r#"<ApiResponse xmlns="http://api.namecheap.com/xml.response"><CommandResponse>
            <DomainContactResult Domain="example.com"><Registrant><FirstName>Ann</FirstName><EmailAddress>a@b.net</EmailAddress>
            <StateProvince>TX</StateProvince></Registrant><Tech><FirstName>Ann</FirstName></Tech></DomainContactResult>
            </CommandResponse></ApiResponse>"#,
    ];
    for document in documents {
        let (status, text, error) = check(&["-"], document.as_bytes());
        assert_eq!(status, 1, "{document}: {error}");
        assert!(text.to_lowercase().starts_with("refused: example.com as owner"), "{text}");
    }
    let (status, _, error) = check(&["-"], br#"{"FirstName": "Ann", "ContactType": "PERSON"}"#);
    assert!(status == 2 && error.contains("expected a domain"), "{error}");
}

#[test]
fn a_change_of_registrant_is_read_alone_and_in_a_page() {
    let page = |state: &str| {
        let change = serde_json::json!({"id": 1, "contact_id": 7, "domain_id": 6, "state": "new", "extended_attributes": {}});
        let mut other = change.clone();
        other["state"] = state.into();
        serde_json::json!({"data": [change, other], "pagination": {"current_page": 1}}).to_string()
    };
    let (status, answer, error) = check(&["-", "--format", "json"], page("completed").as_bytes());
    assert_eq!(status, 0, "{error}");
    let answer: Value = serde_json::from_str(&answer).unwrap();
    assert_eq!(answer[1]["state"], "completed");
    let (status, text, error) = check(&["-"], page("done").as_bytes());
    assert!(status == 1 && text.contains("  error    /data/1/state: expected new,"), "{text}{error}");
    // A value that is not in the document's own list, a list alone, and one member alone.
    for (document, found) in [
        (
            r#"{"data": {"contact_id": 7, "domain_id": 6, "state": "done"}}"#,
            "/data/state: expected new, pending, cancelling, cancelled or completed",
        ),
        (
            r#"[{"id": 1, "contact_id": 7, "domain_id": "a b", "state": "new"}]"#,
            "/0/domain_id: expected the id or the name of a domain",
        ),
        (r#"{"contact_id": 7}"#, "/domain_id: expected the id or the name of a domain, found none; add it"),
    ] {
        let (status, text, error) = check(&["-", "--schema", "dnsimple"], document.as_bytes());
        assert!(status == 1 && text.contains(found), "{text}{error}");
    }
}

#[test]
fn a_check_of_a_domain_is_glaucas_if_the_caller_says_so() {
    let document = br#"{"domain": "example.com"}"#;
    let (status, text, error) = check(&["-", "--schema", "glauca"], document);
    assert!(status == 1 && text.contains("/period"), "{text}{error}");
    let (status, _, error) = check(&["-", "--schema", "glauca", "--domain", "example.com"], document);
    assert!(status == 2 && error.contains("found a check of a domain of Glauca"), "{error}");
}

#[test]
fn what_is_no_contact_needs_no_domain_first() {
    let call = "<?xml version=\"1.0\"?><methodCall><methodName>contact.can_associate_domain</methodName><params>\
        <param><value>key</value></param><param><value>AB12-GANDI</value></param><param><value><struct><member>\
        <name>domain</name><value>mydomain.fr</value></member></struct></value></param></params></methodCall>";
    for (document, found) in [
        (r#"{"message": "Validation failed", "errors": {"email": ["can't be blank"]}}"#, "an error answer"),
        (call, "a request without a contact"),
        (r#"{"given": "Ann", "family": "Bell", "streetaddr": "1 rue"}"#, "expected a domain, found none"),
    ] {
        let (status, out, told) = check(&[], document.as_bytes());
        assert!(status == 2 && out.is_empty() && told.contains(found), "{told}");
    }
}
