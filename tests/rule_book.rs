//! A caller's rules use the language of the built-in files, and errors name the place.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that cannot go on panics")]

use std::path::Path;

use registrant::Layer;
use registrant::contact::Contact;
use registrant::rules::{RuleBook, Suffix};
use registrant::schema::SCHEMAS;
use registrant::{Association, Code, Role, check};
use serde_json::{Value, json};

/// Compiled rules and rules read at run time share one language: every built-in rule, read from its file,
/// equals the rule in the table.
#[test]
fn built_in_files_read_the_same_at_run_time() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/rules");
    let built_in: std::collections::BTreeMap<String, String> = Suffix::all()
        .flat_map(|suffix| {
            let askers = SCHEMAS.iter().flat_map(|schema| [schema.name, schema.provider]);
            let of_providers = askers.flat_map(move |asker| suffix.provider_rules(asker));
            suffix.rules().chain(of_providers)
        })
        .map(|rule| (rule.id().to_owned(), format!("{rule:?}")))
        .collect();
    let sets = toml::from_str(&std::fs::read_to_string(folder.join("sets.toml")).unwrap()).unwrap();
    let sets: Value = sets;
    let mut seen = 0;
    for entry in folder.read_dir().unwrap() {
        let path = entry.unwrap().path();
        if path.ends_with("sets.toml") {
            continue;
        }
        let mut file: Value = toml::from_str(&std::fs::read_to_string(&path).unwrap()).unwrap();
        let object = file.as_object_mut().unwrap();
        for key in ["note", "verification", "kind"] {
            object.remove(key);
        }
        object.entry("rule").or_insert_with(|| json!([]));
        object.entry("suffixes").or_insert_with(|| json!(["*"]));
        object.insert("sets".to_owned(), sets.clone());
        for rule in RuleBook::from_json(&file).unwrap().rules() {
            let known = built_in.get(rule.id());
            assert_eq!(known, Some(&format!("{rule:?}")), "{}", path.display());
            seen += 1;
        }
    }
    assert_eq!(seen, built_in.len());
}

#[test]
fn a_rule_counts_for_its_suffixes_and_what_is_below_them() {
    let book = RuleBook::from_json(&json!({"suffixes": ["uk"], "rule": [{
        "id": "ours.tax", "field": "tax_number", "presence": "required", "severity": "warning", "why": "we invoice"
    }]}))
    .unwrap();
    let broken = |domain: &str| {
        let association = Association::new(domain).role(Role::Owner).rules(book.clone());
        let report = check(&Contact::default(), &association).unwrap();
        report.violations.iter().any(|v| v.rule.id == "ours.tax" && v.rule.layer == Layer::Caller)
    };
    assert_eq!(["a.uk", "a.co.uk", "a.fr"].map(broken), [true, true, false]);
}

#[test]
fn a_rule_takes_the_place_of_a_built_in_one() {
    let contact = Contact::from_json(&json!({"kind": "individual", "country": "US"})).unwrap();
    let association = Association::new("a.fr").role(Role::Owner);
    let refused = |association: &Association| {
        check(&contact, association).unwrap().violations.iter().any(|v| v.code == Code::NotEligible)
    };
    assert!(refused(&association));
    let book = RuleBook::from_json(&json!({"suffixes": ["fr"], "rule": [{
        "id": "ours.trustee", "field": "country", "presence": "required", "replaces": ["afnic.residence"],
        "why": "our trustee owns the domain"
    }]}));
    assert!(!refused(&association.rules(book.unwrap())));
}

/// `from` is the first day on which a rule counts, `until` the first on which it no longer does.
#[test]
fn a_rule_counts_on_the_days_that_it_names() {
    let book = RuleBook::from_json(&json!({"suffixes": ["fr"], "reviewed": "2026-11-21", "rule": [{
        "id": "ours.tax", "field": "tax_number", "presence": "required", "from": "2027-01-01", "until": "2027-07-01",
        "why": "we invoice", "replaces": ["afnic.residence"]
    }]}))
    .unwrap();
    let contact = Contact::from_json(&json!({"kind": "individual", "country": "US"})).unwrap();
    let on = |day: Option<&str>| {
        let association = Association::new("a.fr").role(Role::Owner).rules(book.clone());
        day.into_iter().fold(association, |association, day| association.today(day.parse().unwrap()))
    };
    let counts = |day: Option<&str>| {
        let association = on(day);
        let report = check(&contact, &association).unwrap();
        let has = |id: &str| report.violations.iter().any(|violation| violation.rule.id == id);
        let asked = registrant::check::requirements(&association, None, None).unwrap();
        let is_asked = asked.fields.iter().flat_map(|field| &field.rules).any(|a| a.rule.id() == "ours.tax");
        assert_eq!(has("ours.tax"), is_asked, "{day:?}");
        assert_ne!(has("ours.tax"), has("afnic.residence"), "{day:?}");
        has("ours.tax")
    };
    // Without a day, that of the data counts.
    for (day, expected) in [
        (None, false),
        (Some("2026-12-31"), false),
        (Some("2027-01-01"), true),
        (Some("2027-06-30"), true),
        (Some("2027-07-01"), false),
    ] {
        assert_eq!(counts(day), expected, "{day:?}");
    }
    let explained = |day: &str| {
        let association = on(Some(day));
        let explained = registrant::check::explain(&association).unwrap();
        let found = explained.rules.iter().find(|(rule, _)| rule.id() == "ours.tax");
        let replaced = explained.rules.iter().find(|(rule, _)| rule.id() == "afnic.residence").unwrap().1;
        (found.map(|(rule, _)| rule.reviewed().unwrap().to_owned()), replaced.map(str::to_owned))
    };
    let (reviewed, ours) = (Some("2026-11-21".to_owned()), Some("ours.tax".to_owned()));
    assert_eq!(explained("2026-11-21"), (reviewed.clone(), None));
    assert_eq!(explained("2027-01-01"), (reviewed, ours));
    assert_eq!(explained("2027-07-01"), (None, None));
}

#[test]
fn errors_name_the_line_the_place_and_the_remedy() {
    for (note, text, message) in [
        ("no TOML", "suffixes = [", "line 1: "),
        (
            "key of the file",
            "sufixes = [\"fr\"]\n",
            "line 1, at /sufixes: unknown key; did you mean `suffixes`?",
        ),
        (
            "no rules",
            "suffixes = [\"fr\"]\n",
            "line 1, at the root: expected rules, found none; list them under `rule`",
        ),
        (
            "key of a rule",
            "suffixes = [\"fr\"]\n[[rule]]\nid = \"a\"\n\nfild = \"email\"\n",
            "line 5, at /rule/0/fild: unknown key; did you mean `field`?",
        ),
        (
            "second rule's field",
            "suffixes = [\"fr\"]\n[[rule]]\nid = \"a\"\nfield = \"email\"\n[[rule]]\nid = \"b\"\nfield = \"mail\"\n",
            "line 7, at /rule/1/field: unknown field; did you mean `email`?",
        ),
        (
            "look-around",
            "suffixes = [\"fr\"]\n[[rule]]\nid = \"a\"\nfield = \"email\"\npattern = '^(?=a)b$'\n",
            "line 5, at /rule/0/pattern: invalid pattern: ",
        ),
        (
            "half a pattern",
            "suffixes = [\"fr\"]\n[[rule]]\nid = \"a\"\nfield = \"email\"\npattern = 'a'\n",
            "line 5, at /rule/0/pattern: expected a pattern for the whole value, found one for a part; start it with ^ and end it with $",
        ),
        (
            "a day",
            "suffixes = [\"fr\"]\n[[rule]]\nid = \"a\"\nfield = \"email\"\nfrom = \"2027-1-1\"\n",
            "line 5, at /rule/0/from: ",
        ),
        (
            "days in order",
            "suffixes = [\"fr\"]\n[[rule]]\nid = \"a\"\nfield = \"email\"\nfrom = \"2027-01-01\"\nuntil = \"2027-01-01\"\n",
            "line 6, at /rule/0/until: expected a day after `from`, found that day or an earlier one; correct one of the days",
        ),
        (
            "severity",
            "suffixes = [\"fr\"]\n[[rule]]\nid = \"a\"\nfield = \"email\"\nseverity = \"fatal\"\n",
            "line 5, at /rule/0/severity: unknown severity; use one of: error, warning",
        ),
        (
            "set",
            "suffixes = [\"fr\"]\n[[rule]]\nid = \"a\"\nfield = \"country\"\nset = \"afnic_aera\"\n",
            "line 5, at /rule/0/set: unknown set; did you mean `afnic_area`?",
        ),
        (
            "identifier",
            "suffixes = [\"fr\"]\n[[rule]]\nid = \"a\"\nfield = \"siren\"\nidentifier = [\"fr.sirem\"]\n",
            "line 5, at /rule/0/identifier: unknown kind of identifier; did you mean `fr.siren`?",
        ),
        (
            "role",
            "suffixes = [\"fr\"]\n[[rule]]\nid = \"a\"\nfield = \"siren\"\nroles = [\"ownr\"]\n",
            "line 5, at /rule/0/roles: unknown role; did you mean `owner`?",
        ),
        (
            "type",
            "suffixes = [\"fr\"]\n[[rule]]\nid = \"a\"\nfield = \"siren\"\nmin = \"1\"\n",
            "line 5, at /rule/0/min: expected a number from 0 to 65535, found a string",
        ),
        (
            "control character",
            "suffixes = [\"fr\"]\n[[rule]]\nid = \"a\"\nfield = \"country\"\none_of = [\"F\\u001fR\"]\n",
            "line 5, at /rule/0/one_of: expected a value without control characters; remove it",
        ),
        (
            "two demands",
            "suffixes = [\"fr\"]\n[[rule]]\nid = \"a\"\nfield = \"siren\"\nvalid = true\ndate = true\n",
            "line 6, at /rule/0/date: expected one demand in a rule, found two; write two rules",
        ),
        (
            "low confidence",
            "suffixes = [\"fr\"]\n[[rule]]\nid = \"a\"\nfield = \"siren\"\nconfidence = \"low\"\nseverity = \"error\"\n",
            "line 6, at /rule/0/severity: expected a warning from a rule of low confidence, found an error; make it a warning",
        ),
    ] {
        let error = RuleBook::from_toml(text).unwrap_err();
        assert!(error.to_string().starts_with(message), "{note}: {error}");
        // The same in JSON, if the file is valid TOML.
        if let Ok(value) = toml::from_str::<Value>(text) {
            let pretty = serde_json::to_string_pretty(&value).unwrap();
            let in_json = RuleBook::from_json_text(&pretty).unwrap_err();
            assert_eq!(in_json.pointer(), error.pointer(), "{note}");
            assert!(in_json.line().is_some(), "{note}: {in_json}");
        }
    }
}

#[test]
fn two_rules_have_two_ids() {
    let file = json!({"suffixes": ["fr"], "rule": [{"id": "a", "field": "email"}]});
    let error = RuleBook::from_json(&json!([file, file])).unwrap_err();
    assert_eq!(error.reason(), "expected each id once, found `a` twice");
}

/// The limits of a book: each file is refused, with an error that names the limit.
#[test]
fn a_book_has_limits() {
    let rule = |id: usize| json!({"id": format!("t.r{id}"), "field": "job_title", "presence": "required"});
    let book = |rules: Vec<Value>| json!({"suffixes": ["*"], "rule": rules});
    let with = |key: &str, value: Value| {
        let mut rule = rule(0);
        rule[key] = value;
        rule
    };
    let alternatives = vec!["aa"; 12_000].join("|");
    let set = json!({"members": vec!["AA"; 10_000]});
    let mut sets = book(
        (0..10)
            .map(|id| {
                let mut rule = rule(id);
                rule["one_of"] = json!(["@big"]);
                rule
            })
            .collect(),
    );
    sets["sets"] = json!({"big": set});
    let cases = [
        ("2,000 rules", book((0..2_000).map(rule).collect()), ""),
        ("2,001 rules", book((0..2_001).map(rule).collect()), "expected at most 2000 rules, found 2001"),
        (
            "two files",
            json!([book((0..1_500).map(rule).collect()), book((1_500..3_000).map(rule).collect())]),
            "expected at most 2000 rules, found 3000",
        ),
        (
            "a long reason",
            book(vec![with("why", json!("a".repeat(1_001)))]),
            "expected at most 1000 bytes, found 1001",
        ),
        (
            "a long pattern",
            book(vec![with("pattern", json!(format!("^({alternatives})$")))]),
            "expected at most 1000 bytes",
        ),
        (
            "a pattern of many parts",
            book(vec![with("pattern", json!("^(((a{9}b){9}){9}){9}$"))]),
            "expected a smaller pattern",
        ),
        ("nested repetition", book(vec![with("pattern", json!("^((a{0,50}){0,50})*$"))]), ""),
        (
            "a list with long values",
            book(vec![with("one_of", json!(["a".repeat(200_001)]))]),
            "expected shorter lists",
        ),
        ("a set that many rules name", sets, "expected shorter lists"),
        (
            "too many replaced rules",
            book(vec![with("replaces", json!((0..4_001).map(|id| format!("t.r{id}")).collect::<Vec<_>>()))]),
            "expected at most 4000 ids to replace",
        ),
        ("an id twice", book(vec![rule(1), rule(2), rule(1)]), "expected each id once, found `t.r1` twice"),
    ];
    for (note, file, expected) in cases {
        let text = RuleBook::from_json(&file).err().map(|error| error.to_string()).unwrap_or_default();
        assert_eq!(text.is_empty(), expected.is_empty(), "{note}: {text}");
        assert!(text.contains(expected) && text.len() < 300, "{note}: {text}");
    }
    let long = format!("{}{}", book(vec![rule(0)]), " ".repeat(1_000_000));
    let refused = [RuleBook::from_json_text(&long), RuleBook::from_toml(&long)]
        .map(|read| read.unwrap_err().to_string());
    assert!(refused.iter().all(|text| text.starts_with("expected at most 1000000 bytes")), "{refused:?}");
}

#[test]
fn a_rule_is_replaced_in_a_book_of_any_order() {
    let rule = |id: &str, replaces: Value| json!({"id": id, "field": "job_title", "presence": "required", "replaces": replaces, "code": "unexpected"});
    let book = RuleBook::from_json(&json!({"suffixes": ["fr"], "rule": [
        rule("t.a", json!(["t.c"])), rule("t.b", json!(["t.b"])), rule("t.c", json!(["t.b", "gandi.none"])),
    ]}));
    let other = json!({"suffixes": ["de"], "rule": [rule("t.d", json!(["t.a"]))]});
    let association = Association::new("a.fr").role(Role::Owner);
    let ids = |book: RuleBook| {
        let association = association.clone().rules(book);
        let explained = registrant::check::explain(&association).unwrap();
        let own = explained.rules.into_iter().filter(|(rule, _)| rule.id().starts_with("t."));
        own.map(|(rule, by)| format!("{} {}", rule.id(), by.unwrap_or("-"))).collect::<Vec<_>>()
    };
    assert_eq!(ids(book.unwrap()), ["t.a -", "t.b t.c", "t.c t.a"]);
    assert_eq!(ids(RuleBook::from_json(&other).unwrap()), [""; 0]);
}

#[test]
fn a_longer_text_than_registries_store_matches_no_pattern() {
    let book = RuleBook::from_json(&json!({"suffixes": ["*"], "rule": [
        {"id": "t.a", "field": "job_title", "pattern": "^a*$", "why": "a"}
    ]}));
    let association = Association::new("a.fr").role(Role::Owner).rules(book.unwrap());
    let breaks = |length: usize| {
        let contact = Contact::from_json(&json!({"job_title": "a".repeat(length)})).unwrap();
        check(&contact, &association).unwrap().violations.iter().any(|violation| violation.rule.id == "t.a")
    };
    assert_eq!([255, 2_048, 2_049].map(breaks), [false, false, true]);
}
