//! The four questions, and rules of the caller's own, as users of the command line meet them.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that cannot go on panics")]

mod run;

use std::fs;
use std::path::PathBuf;

use run::registrant;
use serde_json::{Value, json};

/// A file that goes away with its holder.
struct File(PathBuf);

impl File {
    fn new(name: &str, text: &str) -> Self {
        let path = std::env::temp_dir().join(format!("registrant-{}-{name}", std::process::id()));
        fs::write(&path, text).unwrap();
        Self(path)
    }

    fn path(&self) -> &str {
        self.0.to_str().unwrap()
    }
}

impl Drop for File {
    fn drop(&mut self) {
        fs::remove_file(&self.0).unwrap();
    }
}

fn ann() -> Value {
    json!({
        "kind": "individual", "given_name": "Ann", "family_name": "Quillfeather", "street": ["1 Zebra Street"], "city": "Austin",
        "subdivision": "US-TX", "postal_code": "78701", "country": "US", "email": "ann@example.com", "phone": "+1.5125550100"
    })
}

fn with(mut contact: Value, more: Value) -> String {
    contact.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    contact.to_string()
}

fn nexus() -> Value {
    json!({"us_nexus_category": "C11", "us_app_purpose": "P3"})
}

/// The answer in JSON, with its exit status.
fn asked(arguments: &[&str], input: &str) -> (i32, Value) {
    let (status, text, error) = registrant(&[arguments, &["--format", "json"]].concat(), input.as_bytes());
    assert_eq!(error, "");
    (status, serde_json::from_str(&text).unwrap())
}

/// The place of each part in a text, in this order.
fn holds(text: &str, parts: &[&str]) {
    let mut rest = text;
    for part in parts {
        match rest.split_once(part) {
            Some((_, after)) => rest = after,
            None => assert_eq!(Some(*part), None, "not here, or not in its place:\n{text}"),
        }
    }
}

#[test]
fn requirements_for_programs_and_for_forms() {
    let us = ["requirements", "mydomain.us", "--kind", "individual", "--country", "United States"];
    let (status, answer) = asked(&us, "");
    assert_eq!((status, &answer["suffix"]), (0, &json!("us")));
    let fields = answer["fields"].as_array().unwrap();
    let purpose = fields.iter().find(|field| field["path"] == "us_app_purpose").unwrap();
    assert_eq!(
        [&purpose["presence"], &purpose["input"], &purpose["enum"][0]],
        [&json!("required"), &json!("select"), &json!({"value": "P1", "label": "Business for profit"})]
    );

    let (status, text, _) = registrant(&[&us[..], &["--format", "json-schema"]].concat(), b"");
    let schema: Value = serde_json::from_str(&text).unwrap();
    assert_eq!((status, &schema["$schema"]), (0, &json!("https://json-schema.org/draft/2020-12/schema")));
    assert!(schema["required"].as_array().unwrap().contains(&json!("us_app_purpose")));
    assert_eq!(schema["properties"]["us_app_purpose"]["oneOf"][0]["const"], "P1");
}

#[test]
fn requirements_follow_roles_operation_and_provider() {
    let paths = |more: &[&str]| {
        let (_, answer) = asked(&[&["requirements", "mydomain.fr"], more].concat(), "");
        let required = answer["fields"].as_array().unwrap().iter().filter(|f| f["presence"] == "required");
        required.map(|field| field["path"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert!(!paths(&["--kind", "individual"]).contains(&"birth_city".to_owned()));
    assert!(paths(&["--kind", "individual", "--provider", "gandi"]).contains(&"birth_city".to_owned()));
    assert!(!paths(&["--kind", "company", "--as", "tech"]).contains(&"birth_city".to_owned()));
    assert!(paths(&["--kind", "company", "--as", "owner,tech"]).contains(&"organization".to_owned()));
}

#[test]
fn explain_names_each_rule_with_its_source() {
    let (status, answer) = asked(&["explain", "mydomain.fr"], "");
    let rules = answer["rules"].as_array().unwrap();
    let residence = rules.iter().find(|rule| rule["id"] == "afnic.residence").unwrap();
    assert_eq!(
        (status, &residence["layer"], &residence["replaced_by"]),
        (0, &json!("registry"), &Value::Null)
    );
    assert_eq!(answer["roles"]["required"], json!(["owner", "admin", "tech"]));
}

#[test]
fn eligible_sorts_all_suffixes() {
    let (_, text, _) = registrant(&["eligible", "--all"], ann().to_string().as_bytes());
    holds(&text, &["accepted: ", "\n  able ", "\nfill in: ", "\nnot eligible: "]);
    assert!(text.lines().all(|line| line.chars().count() <= 80), "{text}");

    let verdict = |contact: &str, more: &[&str], suffix: &str| {
        let (status, answer) = asked(&[&["eligible"], more].concat(), contact);
        assert_eq!(status, 0);
        let all = answer["suffixes"].as_array().unwrap().clone();
        all.into_iter().find(|entry| entry["suffix"] == suffix).unwrap()["verdict"].clone()
    };
    assert_eq!(verdict(&with(ann(), nexus()), &[], "us"), "accepted");
    assert_eq!(verdict(&ann().to_string(), &["--as", "tech"], "fr"), "accepted");
    let born = json!({"country": "FR", "birth_date": "2008-11-21", "birth_country": "DE"});
    assert_eq!(verdict(&with(ann(), born.clone()), &["--today", "2026-11-20"], "fr"), "not_eligible");
    assert_eq!(verdict(&with(ann(), born), &["--today", "2026-11-21"], "fr"), "accepted");
}

#[test]
fn several_domains_and_contacts_are_judged_together() {
    let owner = File::new("owner.json", &ann().to_string());
    let admin = File::new(
        "admin.json",
        &with(ann(), json!({"country": "FR", "subdivision": null, "postal_code": "75011"})),
    );
    let (of_owner, of_admin) = (format!("owner={}", owner.path()), format!("admin,tech={}", admin.path()));
    let both = ["check", "--contact", &of_owner, "--contact", &of_admin];

    let (status, text, _) =
        registrant(&[&both[..], &["--domain", "a.fr", "--domain", "a.able"]].concat(), b"");
    assert_eq!(status, 1);
    holds(
        &text,
        &[
            "refused: a.fr as owner, admin, tech, by the rules of .fr\n",
            "\n  owner:\n\n  error    Country\n           For this domain you need an address in the European Union",
            "\n           rule afnic.residence, https://",
            "accepted: a.able as owner, admin, tech, by the rules of .able\n  no special rule known, generic rules applied\n",
        ],
    );
    assert!(!text.contains("Quillfeather") && !text.contains("Zebra"), "values are shown: {text}");

    let (status, answer) = asked(&[&both[..], &["--domain", "a.fr", "--domain", "a.nosuch"]].concat(), "");
    assert_eq!((status, &answer["accepted"]), (2, &json!(false)));
    let [fr, nosuch] = [&answer["domains"][0], &answer["domains"][1]];
    assert_eq!(
        [&fr["contacts"][0]["roles"], &fr["contacts"][1]["roles"]],
        [&json!(["owner"]), &json!(["admin", "tech"])]
    );
    assert_eq!(
        [&fr["contacts"][0]["accepted"], &fr["contacts"][1]["accepted"]],
        [&json!(false), &json!(true)]
    );
    assert_eq!(nosuch["error"]["kind"], "suffix");

    // One contact for several domains, from standard input.
    let (status, text, _) =
        registrant(&["check", "--domain", "a.us", "--domain", "a.able"], with(ann(), nexus()).as_bytes());
    assert_eq!(status, 0, "{text}");
    holds(&text, &["accepted: a.us", "\n  note     ", "accepted: a.able"]);
}

const RULES: &str = r#"
suffixes = ["able", "us"]

[[rule]]
id = "ours.job-title"
field = "job_title"
presence = "required"
severity = "error"
why = "we invoice departments"
"#;

#[test]
fn own_rules_count_in_every_command() {
    let as_json = json!({"suffixes": ["able", "us"], "rule": [{
        "id": "ours.job-title", "field": "job_title", "presence": "required", "severity": "error",
        "why": "we invoice departments"
    }]});
    let contact = ann().to_string();
    for file in [File::new("rules.toml", RULES), File::new("rules.json", &as_json.to_string())] {
        let own = ["--rules", file.path()];
        let run = |arguments: &[&str]| registrant(&[arguments, &own].concat(), contact.as_bytes());
        let (status, text, _) = run(&["check", "--domain", "mydomain.able"]);
        assert_eq!(status, 1);
        holds(&text, &["\n  error    Job title\n", "\n           rule ours.job-title"]);
        assert_eq!(run(&["check", "--domain", "mydomain.com"]).0, 0);
        assert_eq!(run(&["check", "--domain", "mydomain.able", "--ndjson"]).0, 1);
        assert_eq!(run(&["check", "--domain", "mydomain.able", "--domain", "a.com"]).0, 1);
        holds(
            &run(&["requirements", "mydomain.able"]).1,
            &["\nJob title ", " required ", "  We invoice departments\n"],
        );
        holds(&run(&["requirements", "mydomain.able", "--format", "json"]).1, &["\"caller\""]);
        holds(
            &run(&["requirements", "mydomain.able", "--format", "json-schema"]).1,
            &["ours.job-title: we invoice"],
        );
        holds(
            &run(&["explain", "mydomain.able"]).1,
            &["\nYour own rules\n  error    ", "(ours.job-title)\n"],
        );
        holds(&run(&["explain", "mydomain.able", "--format", "json"]).1, &["\"ours.job-title\""]);
        holds(&run(&["eligible", "--domain", "a.able"]).1, &[".able: fill in\n  job title\n"]);
    }
}

#[test]
fn a_bad_rule_file_is_refused_by_line_and_reason() {
    for (name, text, part) in [
        ("a.toml", "suffixes = [\n", ".toml: line "),
        (
            "b.toml",
            &RULES.replace("job_title", "job_titel"),
            ".toml: line 6, at /rule/0/field: unknown field; did you mean `job_title`?",
        ),
        (
            "c.toml",
            &RULES.replace("presence", "presense"),
            ".toml: line 7, at /rule/0/presense: unknown key; did you mean `presence`?",
        ),
        (
            "d.json",
            "{\n  \"suffixes\": [\"aaa\"],\n  \"rule\": [\n    {\"id\": \"a\", \"field\": \"emial\"}\n  ]\n}",
            ".json: line 4, at /rule/0/field: unknown field; did you mean `email`?",
        ),
        ("e.json", "{", ".json: line 1: "),
    ] {
        let file = File::new(name, text);
        for command in [
            &["check", "--domain", "a.able"][..],
            &["requirements", "a.able"],
            &["explain", "a.able"],
            &["eligible"],
        ] {
            let (status, out, error) =
                registrant(&[command, &["--rules", file.path()]].concat(), ann().to_string().as_bytes());
            assert_eq!((status, out.as_str()), (2, ""), "{command:?}");
            assert!(error.contains(part), "{command:?}: {error}");
        }
    }
}

#[test]
fn a_wrong_question_ends_with_status_2_and_says_why() {
    let contact = File::new("contact.json", &ann().to_string());
    let of = |roles: &str| format!("{roles}={}", contact.path());
    let (owner, nobody, ownr, missing) =
        (of("owner"), of(""), of("ownr"), "owner=nosuchfile.json".to_owned());
    for (arguments, part) in [
        (&["requirements"][..], "<DOMAIN>"),
        (&["requirements", "a.nosuchtld"], "unknown suffix `.nosuchtld`"),
        (&["requirements", ""], "invalid domain name"),
        (
            &["requirements", "a.fr", "--kind", "person"],
            "--kind person: unknown kind; use one of: individual, ",
        ),
        (&["requirements", "a.fr", "--country", "Frankistan"], "--country Frankistan: unknown country"),
        (&["requirements", "a.fr", "--country", "ZZ", "--format", "json"], "--country ZZ: unknown country"),
        (&["requirements", "a.fr", "--as", "ownr"], "did you mean `owner`?"),
        (&["requirements", "a.fr", "--operation", "renew"], "use one of: create, transfer, update, trade"),
        (&["requirements", "a.fr", "--format", "xml"], "json-schema"),
        (&["requirements", "a.fr", "--rules", "nosuchfile.toml"], "nosuchfile.toml: "),
        (&["explain"], "<DOMAIN>"),
        (&["explain", "localhost"], "unknown suffix `.localhost`"),
        (&["eligible", "nosuchfile.json"], "nosuchfile.json: "),
        (&["eligible", contact.path(), "--as", "boss"], "use one of: owner, admin, tech, bill"),
        (&["eligible", contact.path(), "--schema", "gandi-v33"], "did you mean `gandi-v3`?"),
        (&["eligible", contact.path(), "--today", "soon"], "--today"),
        (&["suffixes", "fr"], "unexpected argument"),
        (
            &["check", "--domain", "a.fr", "--contact", contact.path()],
            "expected a role, found none; write it as owner=contact.json",
        ),
        (&["check", "--domain", "a.fr", "--contact", &nobody], "use one of: owner, admin, tech, bill"),
        (&["check", "--domain", "a.fr", "--contact", &ownr], "did you mean `owner`?"),
        (&["check", "--domain", "a.fr", "--contact", &missing], "nosuchfile.json: "),
        (
            &["check", "--domain", "a.fr", "--contact", &owner, "--contact", &owner],
            "expected one contact in each role, found two for owner",
        ),
        (
            &["check", "--domain", "a.fr", "--contact", "owner=-", "--contact", "admin=-"],
            "expected one contact from standard input",
        ),
        (&["check", "--domain", "a.fr", "--contact", &owner, "--as", "admin"], "cannot be used with"),
        (&["check", "--domain", "a.fr", "--contact", &owner, "--ndjson"], "cannot be used with"),
        (
            &["check", "--domain", "a.fr", "--domain", "a.us", "--format", "gandi", contact.path()],
            "check one at a time, or use --format json",
        ),
        (&["check", "--contact", &owner], "--domain"),
    ] {
        let (status, out, error) = registrant(arguments, b"");
        assert_eq!((status, out.as_str()), (2, ""), "{arguments:?}: {error}");
        assert!(error.contains(part), "{arguments:?}: {error}");
    }
}
