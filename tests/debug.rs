//! No `Debug` output contains a value of a contact, a document or a provider's answer.
#![cfg(all(not(target_arch = "wasm32"), feature = "providers", feature = "cards"))]
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "tests may panic")]

use std::collections::BTreeSet;
use std::fmt::Debug;
use std::fs;
use std::path::Path;

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use registrant::contact::{Claim, Contact, Field, VerificationResult, Verified};
use registrant::provider::{self, dnsimple, gandi_v3, gandi_v5, glauca, list};
use registrant::{Association, Code, Role, check, check_order, identifier, json, normalize, schema};
use serde_json::{Value, json};

/// The mark in every value here. It must be in no `Debug` output.
const MARK: &str = "marked";

/// Types with a text or a JSON value that never comes from a contact, a document or a provider.
const WITHOUT_VALUES: &[&str] = &[
    // The tables of the library.
    "contact/country Country",
    "identifier/kind Kind",
    "language/mod Language",
    "normalize/address/format AddressFormat",
    "normalize/address/format Part",
    "normalize/address/format Parts",
    "normalize/subdivision/mod Subdivision",
    "rules/suffix Suffix",
    "schema/columns Column",
    "schema/columns Headings",
    "schema/detect Detected",
    "schema/members SchemaMember",
    "schema/mod Schema",
    // Rules, built-in or the caller's, and their parts.
    "base/params Param",
    "base/params Params",
    "base/source Source",
    "base/values Values",
    "check/choices Choice",
    "check/eligible Eligibility",
    "check/explain Explanation",
    "check/requirements Asked",
    "check/requirements Requirement",
    "check/violation RuleRef",
    "rules/mod Rule",
    "rules/mod RulePattern",
    "rules/basis Review",
    "rules/note Note",
    "rules/verification Verification",
    "rules/roles TakenRoles",
    // The caller's requests.
    "json/normalize Context",
    "rules/association Association",
    // Gandi's error codes, which are capital letters and digits.
    "provider/gandi_v3/error_codes ErrorCode",
];

/// Formats a value, and fails if the mark is in it.
fn assert_hidden(what: &str, value: &impl Debug) -> String {
    for text in [format!("{value:?}"), format!("{value:#?}")] {
        assert!(!text.to_lowercase().contains(MARK), "{what}: {text}");
        assert!(text.len() < 100_000, "{what} writes {} bytes", text.len());
    }
    what.to_owned()
}

/// Makes a contact with the mark in every field.
fn contact() -> Contact {
    let mut contact = Contact::default();
    for field in Field::all() {
        contact.set(field, format!("{MARK} {field}"));
    }
    contact.with_verified(verified())
}

/// An entry about what was verified, with the mark in every text.
fn verified() -> Verified {
    let mut entry = Verified::new([Claim::Name], VerificationResult::Verified);
    for text in [
        &mut entry.method,
        &mut entry.evidence,
        &mut entry.time,
        &mut entry.reference,
        &mut entry.agent,
        &mut entry.trust_framework,
        &mut entry.suffix,
    ] {
        *text = Some(MARK.to_owned());
    }
    entry
}

/// Makes a Gandi document with the mark in its values, in an unknown member and in two secrets.
fn document() -> Value {
    json!({
        "type": 0, "given": "Marked", "family": "Marked", "email": "marked@marked.example", "country": "marked",
        "phone": "marked", "password": "marked", "security_question_answer": "marked", "zip": "marked",
        "x-marked": {"marked": "marked"}, "extra_parameters": {"x-marked": "marked", "birth_date": "marked"},
    })
}

/// Formats one value of each type that can hold a contact's values.
fn formatted() -> Vec<String> {
    let mut seen = Vec::new();
    let mut see = |what: &str, value: &dyn Debug| seen.push(assert_hidden(what, &value));
    let contact = contact();
    let decoded = schema::named("gandi-v3").unwrap().decode(&document()).unwrap();
    see("contact/mod Contact", &contact);
    see("contact/mod Contact", &decoded);
    see("contact/verified Verified", &verified());
    for (_, secret) in decoded.secrets() {
        see("contact/mod Secret", secret);
    }

    let association = Association::new("example.fr").role(Role::Owner).role(Role::Admin).provider("gandi");
    for contact in [&contact, &decoded] {
        let normalized = normalize::contact(contact.clone());
        see("normalize/contact NormalizedContact", &normalized);
        let report = check(contact, &association).unwrap();
        assert!(!report.violations.is_empty());
        see("check/report Report", &report);
        see("check/violation Violation", &report.violations);
        let contacts = [(association.roles, contact)];
        see("check/order OrderReport", &check_order(&contacts, &association).unwrap());
        for schema in schema::all() {
            see("schema/engine/codec Encoded", &schema.encode(contact));
        }
        see("schema/engine/loss Loss", &schema::named("epp").unwrap().encode(contact).losses);
    }
    let vcard = "BEGIN:VCARD\r\nVERSION:4.0\r\nFN:Marked\r\nX-MARKED:marked\r\nEND:VCARD\r\n";
    for (document, from) in [(document(), "gandi-v3"), (json!(vcard), "vcard")] {
        for to in schema::all() {
            let converted = provider::convert(
                &document,
                &provider::Conversion::to(to).from(schema::named(from).unwrap()),
            )
            .unwrap();
            see("provider/convert Converted", &converted);
        }
    }
    let patch = json!({"given": "marked", "marked": "marked", "password": "marked"});
    let patched = provider::patch_checked(schema::named("gandi-v3").unwrap(), &document(), &patch).unwrap();
    assert_eq!(patched.unknown, ["/marked"]);
    see("provider/patch Patched", &patched);

    let change = normalize::Change::new("trimmed", MARK, MARK);
    see("base/outcome Change", &change);
    see("base/outcome Outcome", &normalize::Outcome::valid(MARK, vec![change]));
    let problem = normalize::Problem::new(Code::Mismatch, "email.domain").with_fix(MARK);
    see("base/outcome Problem", &problem);
    see("base/outcome Problem", &normalize::email("marked@marked..example").problem);
    see("base/outcome Problem", &normalize::country("marked").problem);
    see("normalize/name/split SplitName", &normalize::split_name("Marked Marked", None));
    see("identifier/mod Identifier", &identifier::identifier("xx.marked", MARK, None));
    see(
        "normalize/address/lines AddressFields",
        &normalize::address::AddressFields { name: MARK, ..Default::default() },
    );
    let parsed = normalize::address::parse_address(&format!("1 {MARK}\n75001 {MARK}\nFrance"), None);
    see("normalize/address/apart ParsedAddress", &parsed);
    see("normalize/address/value Address", &parsed.address);
    let address = normalize::address::address(parsed.address);
    see("normalize/address/value NormalizedAddress", &address);

    let mut checker =
        json::Checker::new(&json!({"domain": "example.fr", "owner": true}), &json!({"schema": "gandi-v3"}))
            .unwrap();
    checker.line(document().to_string().as_bytes(), &mut Vec::new());
    see("json/lines Checker", &checker);
    let association = Association::new("example.fr").role(Role::Owner);
    let mut checker = registrant::check::Checker::new(association, Some("gandi-v3")).unwrap();
    checker.text(&document().to_string()).unwrap();
    see("check/checker Checker", &checker);

    let query = list::Query::new("gandi-v3", &json!({"email": MARK, "sort_by": "handle"})).unwrap();
    see("provider/list/mod Query", &query);
    let mut stream = query.stream();
    stream.push(r#"{"handle": "marked", "email": "marked"}"#).unwrap();
    assert_eq!(stream.count(), 1);
    see("provider/list/stream Stream", &stream);
    of_dnsimple(&mut see);
    of_gandi(&mut see);
    of_bodies(&mut see);
    of_glauca(&mut see);
    seen
}

fn of_dnsimple(see: &mut impl FnMut(&str, &dyn Debug)) {
    let document = json!({"first_name": " Marked ", "phone": "marked", "country": "marked", "x": MARK});
    let saved = dnsimple::on_save(&document).unwrap();
    see("provider/dnsimple/save Saved", &saved);
    let blank =
        dnsimple::on_save(&json!({"phone": "01 42 68 53 00 marked", "fax": "", "country": "fr"})).unwrap();
    see("provider/dnsimple/save SavedChange", &blank.changes);
    let body = json!({"message": MARK, "errors": {"email": [MARK], "marked": [MARK]}});
    let refusal = dnsimple::read_refusal(&body, Some(400));
    assert!(!refusal.others.is_empty());
    see("provider/dnsimple/errors Refusal", &refusal);
    see("provider/dnsimple/errors OtherFault", &refusal.others);
    let attributes = dnsimple::read_extended_attributes(&json!({"x-marked": MARK})).unwrap();
    see("provider/dnsimple/attributes Attributes", &attributes);
    let definitions = json!([{"name": MARK, "title": MARK, "description": MARK, "required": true,
        "options": [{"title": MARK, "value": MARK, "description": MARK}]}]);
    let definitions = dnsimple::attribute_definitions(&json!({"data": definitions})).unwrap();
    see("provider/dnsimple/attributes AttributeDefinition", &definitions);
    see("provider/dnsimple/attributes AttributeOption", &definitions[0].options);
    let change = json!({"id": 1, "domain_id": MARK, "contact_id": MARK, "state": "new",
        "extended_attributes": {"x-marked": MARK}, "irt_lock_lifted_by": MARK});
    see("provider/dnsimple/registrant RegistrantChange", &dnsimple::registrant_change(&change).unwrap());
    let wrong = json!({"domain_id": "a marked name", "contact_id": "marked", "state": "marked"});
    see("provider/dnsimple/registrant ChangeFault", &dnsimple::registrant_change(&wrong).unwrap().faults);
    let domains = json!([{"id": 1, "name": "marked.example", "registrant_id": 5}]);
    let deletion = dnsimple::can_delete(&json!(5), &domains, &json!([])).unwrap();
    see("provider/dnsimple/deletion Deletion", &deletion);
}

fn of_gandi(see: &mut impl FnMut(&str, &dyn Debug)) {
    let answer = json!({"code": 400, "message": MARK, "object": MARK, "cause": MARK,
        "errors": [{"location": "body", "name": MARK, "description": MARK}]});
    let answer = gandi_v5::errors(&answer, 400).unwrap();
    see("provider/gandi_v5/answer Answer", &answer);
    see("provider/gandi_v5/answer Refusal", &answer.refusals);
    let contacts = json!({"owner": {"given": MARK, "type": "individual", "marked": MARK}, "marked": MARK});
    see("provider/gandi_v5/contacts RoleContacts", &gandi_v5::contacts(&contacts).unwrap());
    let mut order = gandi_v5::request::Order::new("example.com").contact(Role::Owner, contact());
    order.authinfo = Some(MARK.to_owned());
    order.sharing_id = Some(MARK.to_owned());
    see("provider/gandi_v5/order Order", &order);
    (order.sharing_id, order.authinfo) = (None, None);
    let prepared = gandi_v5::request::changeowner(&order).unwrap();
    see("provider/gandi_v5/request Prepared", &prepared);
    see("provider/gandi_v5/request Request", &prepared.request);
    let error = json!({"field": MARK, "field_type": MARK, "error": MARK, "reason": MARK});
    let verdict = gandi_v3::errors(&json!([error])).unwrap();
    see("provider/gandi_v3/associate Verdict", &verdict);
    see("provider/gandi_v3/rendering AssociationError", &verdict.errors());
    see(
        "provider/gandi_v3/fault Fault",
        &gandi_v3::fault(510_042, "Error on object : OBJECT_MARKED (CAUSE_MARKED) [marked]").unwrap(),
    );
}

fn of_bodies(see: &mut impl FnMut(&str, &dyn Debug)) {
    let page = json!({"data": [{"id": 1, "label": MARK, "first_name": MARK}], "pagination": {}});
    see("schema/body/mod Part", &registrant::schema::contacts(&page, Some("dnsimple")).unwrap());
    let owner = registrant::check::OrderContact::one(&page["data"][0], Some("dnsimple"), Role::Owner.into());
    see("check/documents OrderContact", &owner.unwrap());
    let conversion =
        provider::Conversion::to(registrant::schema::GANDI_V3).from(registrant::schema::DNSIMPLE);
    let body = provider::convert_all(&page, &conversion).unwrap();
    see("provider/body ConvertedBody", &body);
    see("provider/body ConvertedContact", &body.contacts);
    let messages = [
        gandi_v3::Message::Call { method: "contact.info".to_owned(), params: vec![json!(MARK)] },
        gandi_v3::Message::Answer(json!(MARK)),
        gandi_v3::Message::Fault { code: 1, text: MARK.to_owned() },
    ];
    see("schema/body/xml_rpc Message", &messages);
}

fn of_glauca(see: &mut impl FnMut(&str, &dyn Debug)) {
    use glauca::domain::{self, Direction};
    let errors = json!({"errors": {"name": [MARK], "marked": [MARK]}, "message": MARK});
    if let Ok(refusals) = glauca::read_errors(&errors) {
        see("provider/glauca/refusal Refusal", &refusals);
    }
    let document = json!({
        "domain": "marked.example", "auth_info": MARK, "registrant": MARK, "statuses": [MARK], "x-marked": MARK,
        "name_servers": [{"host_object": MARK, "host_name": "ns.marked.example", "addresses": [MARK]}],
        "sec_dns": {"ds_data": [{"key_tag": 1, "algorithm": 8, "digest_type": 2, "digest": MARK,
            "key_data": {"flags": 257, "protocol": 3, "algorithm": 8, "public_key": MARK}}]},
    });
    let read = domain::read(&document, Direction::Answer).unwrap();
    see("provider/glauca/domain/mod ReadDomain", &read);
    see("provider/glauca/domain/mod Domain", &read.domain);
    see("provider/glauca/refusal Refusal", &read.refusals);
    see("provider/glauca/domain/mod NameServer", &read.domain.name_servers);
    see("provider/glauca/domain/sec_dns DsData", &read.domain.sec_dns);
    see("provider/glauca/domain/sec_dns KeyData", &read.domain.sec_dns);
    let host = json!({"name_server": "ns.marked.example", "addresses": [MARK], "x-marked": MARK});
    see("provider/glauca/domain/host Host", &domain::read_host(&host, Direction::Answer).unwrap());
    let answer = json!({"domain": "marked.example", "available": false, "reason": MARK});
    see("provider/glauca/domain/answer CheckAnswer", &domain::check_answer(&answer).unwrap());
}

/// Collects the public types of a file that have a text or a JSON value.
fn with_texts(tokens: TokenStream, module: &str, found: &mut BTreeSet<String>) {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    let word = |at: usize| tokens.get(at).map(TokenTree::to_string).unwrap_or_default();
    for at in 0..tokens.len() {
        if word(at) != "pub" || !["struct", "enum"].contains(&word(at + 1).as_str()) {
            continue;
        }
        let body = tokens[at..].iter().find_map(|token| match token {
            TokenTree::Group(group) if group.delimiter() != Delimiter::Bracket => Some(group.stream()),
            _ => None,
        });
        if body.is_some_and(holds_text) {
            found.insert(format!("{module} {}", word(at + 2)));
        }
    }
}

/// Returns whether the tokens name a type of texts or JSON values. Attributes and comments do not count.
fn holds_text(tokens: TokenStream) -> bool {
    tokens.into_iter().any(|token| match token {
        TokenTree::Ident(ident) => ["Value", "String", "str"].iter().any(|name| ident == name),
        TokenTree::Group(group) if group.delimiter() == Delimiter::Bracket => {
            // An array or a slice, or else an attribute: `doc = "…"`, `serde(…)`.
            let first = group.stream().into_iter().next().map(|token| token.to_string());
            !["doc", "serde", "cfg"].map(str::to_owned).contains(&first.unwrap_or_default())
                && holds_text(group.stream())
        }
        TokenTree::Group(group) => holds_text(group.stream()),
        _ => false,
    })
}

fn files(folder: &Path, found: &mut BTreeSet<String>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files(&path, found);
        } else {
            let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
            let module = path.strip_prefix(source).unwrap().with_extension("");
            let text = fs::read_to_string(&path).unwrap();
            if let Some(module) = module.to_str().filter(|name| !name.ends_with("table")) {
                with_texts(text.parse().unwrap(), &module.replace('\\', "/"), found);
            }
        }
    }
}

#[test]
fn no_value_is_formatted_and_no_type_is_forgotten() {
    let mut known: BTreeSet<String> = formatted().into_iter().collect();
    known.extend(WITHOUT_VALUES.iter().map(|name| (*name).to_owned()));
    let mut found = BTreeSet::new();
    files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut found);
    assert!(found.len() > 40, "{found:?}");
    let forgotten: Vec<&String> = found.difference(&known).collect();
    assert!(forgotten.is_empty(), "format them here, or list them as without values: {forgotten:#?}");
}
