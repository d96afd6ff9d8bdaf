//! `registrant audit`: what it finds, and what it keeps to itself.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that cannot go on panics")]

mod run;

use run::registrant;
use serde_json::{Value, json};

const DAY: [&str; 3] = ["audit", "--today", "2026-11-22"];

/// A line of a portfolio whose every value has the mark.
fn line(domain: &str, phone: &str) -> String {
    json!({"domain": domain, "contact": {"id": 7, "first_name": "Marked", "last_name": "Marked", "address1": "Marked 1",
        "city": "Marked", "state_province": "MARKED", "postal_code": "MARKED", "country": "France", "email": "marked@marked.example",
        "phone": phone}})
    .to_string()
        + "\n"
}

#[test]
fn no_value_and_no_domain_is_shown_unless_asked() {
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR"));
    let page = folder.join("audit.html");
    let _ = std::fs::remove_file(&page);
    let portfolio = line("marked.fr", "01 42 68 53 00")
        + &line("marked.de", "marked")
        + "{\"marked\"\n"
        + &line("marked.nosuch", "1")
        + &line("https://marked.fr/", "1")
        + &line("marked", "1")
        + &line("marked..fr", "1");
    for more in [
        &["--format", "text", "--html", page.to_str().unwrap()][..],
        &["--format", "json"],
        &["--format", "ndjson"],
        &["--plan", "dnsimple"],
    ] {
        let (status, out, told) = registrant(&[&DAY, more].concat(), portfolio.as_bytes());
        assert_eq!(status, 2, "{told}");
        assert!(!out.to_lowercase().contains("marked"), "{more:?}: {out}");
        assert!(!told.to_lowercase().contains("marked"), "{more:?}: {told}");
    }
    let page = std::fs::read_to_string(page).unwrap();
    assert!(!page.to_lowercase().contains("marked"), "{page}");
    for part in ["<!doctype html>", "7 domains", "<svg", "prefers-color-scheme: dark"] {
        assert!(page.contains(part), "{part}");
    }
    assert!(!page.contains("<script") && !page.contains("http://") && !page.contains("src="), "{page}");
    let with_values = [&DAY[..], &["--plan", "dnsimple", "--with-values"]].concat();
    let (_, out, _) = registrant(&with_values, line("marked.fr", "01 42 68 53 00").as_bytes());
    let patch: Value = serde_json::from_str(&out).unwrap();
    assert_eq!((&patch["domain"], &patch["id"]), (&"marked.fr".into(), &"7".into()));
    assert_eq!(patch["patch"], json!({"country": "FR", "phone": "+33142685300"}));
}

#[test]
fn a_plan_has_only_what_is_changed_and_no_id_of_another_provider() {
    let contact = json!({"id": 7, "first_name": "Ann", "last_name": "Bell", "address1": "1 Main St", "country": "US",
        "email": "ann@example.com", "phone": "(217) 555-0100"});
    let portfolio = json!({"domain": "mydomain.com", "contact": contact}).to_string();
    let xml = "<Registrant><FirstName>Ann</FirstName><Address1>1 Main St</Address1><City>Rome</City><Country>US</Country>\
        <Phone>(217) 555-0100</Phone><EmailAddress>ann@example.com</EmailAddress></Registrant>";
    let text = json!({"domain": "mydomain.com", "contact": xml}).to_string();
    for (portfolio, plan, patch, id) in [
        (&portfolio, "dnsimple", json!({"phone": "+12175550100"}), json!("7")),
        (&portfolio, "gandi-v5", json!({"phone": "+1.2175550100"}), Value::Null),
        (&portfolio, "glauca", json!({"contact": {"phone": "+12175550100"}}), Value::Null),
        (
            &portfolio,
            "openprovider",
            json!({"phone": {"country_code": "+1", "area_code": "217", "subscriber_number": "5550100"}}),
            Value::Null,
        ),
        (&text, "namecheap", json!({"Phone": "+1.2175550100"}), Value::Null),
    ] {
        let schema = if plan == "namecheap" { plan } else { "dnsimple" };
        let call = [&DAY[..], &["--schema", schema, "--plan", plan, "--with-values"]].concat();
        let (_, out, told) = registrant(&call, portfolio.as_bytes());
        let found: Value = serde_json::from_str(&out).unwrap_or_else(|_| panic!("{plan}: {out}{told}"));
        assert_eq!((&found["patch"], &found["id"]), (&patch, &id), "{plan}");
    }
    for plan in ["epp", "vcard", "jcard"] {
        let (status, out, told) = registrant(&[&DAY[..], &["--plan", plan]].concat(), portfolio.as_bytes());
        assert_eq!((status, out.as_str()), (2, ""));
        assert!(told.contains("--plan: expected a schema with members, found "), "{told}");
    }
}

#[test]
fn findings_agree_with_the_check_of_each_contact() {
    let contacts = [
        json!({"kind": "individual", "given_name": "Ann", "country": "US"}),
        json!({"kind": "company", "organization": "Example SAS", "country": "FR", "phone": "01 42 68 53 00"}),
        json!({}),
    ];
    let (mut portfolio, mut wanted, mut rules) = (String::new(), Vec::new(), 0);
    for domain in ["mydomain.fr", "mydomain.us", "mydomain.de"] {
        for contact in &contacts {
            portfolio +=
                &format!("{}\n", json!({"domain": domain, "roles": "owner, admin", "contact": contact}));
            let arguments = [
                "check",
                "--domain",
                domain,
                "--as",
                "owner,admin",
                "--schema",
                "contact",
                "--operation",
                "update",
            ];
            let more = ["--format", "json", "--today", "2026-11-22"];
            let (_, report, _) =
                registrant(&[&arguments[..], &more].concat(), contact.to_string().as_bytes());
            let report: Value = serde_json::from_str(&report).unwrap();
            wanted.push(report["accepted"].as_bool().unwrap());
            rules += report["violations"].as_array().unwrap().len();
        }
    }
    let audit = |more: &[&str]| {
        registrant(&[&DAY[..], &["--schema", "contact"], more].concat(), portfolio.as_bytes())
    };
    let (status, out, _) = audit(&["--format", "ndjson", "--jobs", "3"]);
    let found: Vec<Value> = out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let accepted: Vec<bool> = found.iter().map(|one| one["accepted"].as_bool().unwrap()).collect();
    assert_eq!((status, &accepted), (1, &wanted));
    let (_, out, _) = audit(&["--format", "json"]);
    let all: Value = serde_json::from_str(&out).unwrap();
    let counted: u64 =
        all["rules"].as_array().unwrap().iter().map(|rule| rule["count"].as_u64().unwrap()).sum();
    assert_eq!(usize::try_from(counted).unwrap(), rules);
    assert_eq!((&all["domains"], &all["repairs"]["automatic"]), (&9.into(), &3.into()));
}

#[test]
fn a_rule_that_begins_later_is_announced_with_its_day() {
    let rules = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("later.toml");
    let rule = "suffixes = [\"*\"]\n\n[[rule]]\nid = \"me.fax\"\nfield = \"fax\"\npresence = \"required\"\nseverity = \"error\"\nwhy = \"we fax\"\nfrom = \"2027-01-01\"\n";
    std::fs::write(&rules, rule).unwrap();
    let portfolio = r#"{"domain": "mydomain.com", "contact": {"kind": "individual", "given_name": "Ann", "country": "US"}}"#;
    let call = |day| {
        let arguments = [
            "audit",
            "--today",
            day,
            "--format",
            "json",
            "--schema",
            "contact",
            "--rules",
            rules.to_str().unwrap(),
        ];
        let (_, out, told) = registrant(&arguments, portfolio.as_bytes());
        serde_json::from_str::<Value>(&out).unwrap_or_else(|_| Value::from(told))
    };
    let found = call("2026-11-22");
    assert_eq!(
        (&found["announced"][0]["rule"], &found["announced"][0]["day"]),
        (&"me.fax".into(), &"2027-01-01".into()),
        "{found}"
    );
    let found = call("2027-01-01");
    assert_eq!(found["announced"], json!([]), "{found}");
}

#[test]
fn a_wrong_line_is_one_remark_and_the_others_are_answered() {
    let portfolio = "domain,roles,country\nmydomain.com,ownr,US\n,owner,US\nmydomain.com,owner,US\nmydomain.nosuch,owner,US\n";
    let (status, out, told) = registrant(&[&DAY[..], &["--format", "ndjson"]].concat(), portfolio.as_bytes());
    let found: Vec<Value> = out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!((status, found.len(), found[2]["accepted"].as_bool()), (2, 4, Some(false)));
    for part in [
        "line 2: ",
        "did you mean `owner`?",
        "line 3: expected a domain, found none",
        "line 5: expected a domain with a known suffix",
    ] {
        assert!(told.contains(part), "{part}: {told}");
    }
}

#[test]
fn a_page_overwrites_no_file() {
    let portfolio = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("kept.ndjson");
    let text = line("mydomain.fr", "1");
    std::fs::write(&portfolio, &text).unwrap();
    let name = portfolio.to_str().unwrap();
    let (status, out, told) = registrant(&[&DAY[..], &[name, "--html", name]].concat(), b"");
    assert!(
        status == 2
            && out.is_empty()
            && told.contains("expected a new file, found one; remove it or name another"),
        "{told}"
    );
    assert_eq!(std::fs::read_to_string(&portfolio).unwrap(), text);
}

#[test]
fn values_name_the_domains_and_repair_a_contact_once() {
    let portfolio =
        line("first.fr", "01 42 68 53 00") + &line("second.fr", "01 42 68 53 00") + &line("third.fr", "x");
    let audit = |more: &[&str]| registrant(&[&DAY[..], more].concat(), portfolio.as_bytes()).1;
    let text = audit(&["--with-values"]);
    assert!(text.contains("first.fr, second.fr") && !text.contains("lines 1"), "{text}");
    let lines = audit(&["--plan", "dnsimple", "--with-values"]);
    let domains: Vec<Value> =
        lines.lines().map(|line| serde_json::from_str::<Value>(line).unwrap()["domain"].clone()).collect();
    assert_eq!(domains, ["first.fr", "third.fr"], "{lines}");
    assert_eq!(audit(&["--plan", "dnsimple"]).lines().count(), 3);
}

#[test]
fn places_in_several_files_have_names() {
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR"));
    let files = ["several-1.ndjson", "several-2.ndjson"].map(|name| folder.join(name));
    for file in &files {
        std::fs::write(file, line("mydomain.fr", "x") + "{\n").unwrap();
    }
    let names = files.each_ref().map(|file| file.to_str().unwrap());
    let (_, text, _) = registrant(&[&DAY[..], &names].concat(), b"");
    assert!(text.contains(&format!("unreadable, {}:2, {}:2", names[0], names[1])), "{text}");
    let (_, lines, _) = registrant(&[&DAY[..], &names, &["--format", "ndjson"]].concat(), b"");
    assert!(
        lines.lines().all(|line| serde_json::from_str::<Value>(line).unwrap()["file"].is_string()),
        "{lines}"
    );
}

#[test]
fn a_table_without_domains_is_one_error() {
    let (status, out, told) = registrant(
        &["audit", "--input", "csv"],
        b"Domaine X,city,country\nmydomain.fr,Paris,FR\nb.fr,Paris,FR\n",
    );
    assert_eq!((status, out.as_str()), (2, ""));
    assert_eq!(
        told,
        "registrant: standard input: expected a column `domain`, found none; name it, as in --columns NAME=domain: the \
         columns are Domaine X, city, country\n"
    );
}
