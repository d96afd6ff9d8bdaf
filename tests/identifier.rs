//! Every kind of identifier: numbers that pass, their written form, and one number for each reason of
//! refusal.
//!
//! The numbers in `identifier.json` are made up, except those of well-known companies and examples by
//! registries.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot go on panics"
)]

use std::collections::BTreeMap;

use chrono::NaiveDate;
use registrant::Code;
use registrant::identifier::{LONGEST, identifier, kind, kinds};
use serde::Deserialize;

#[derive(Deserialize)]
struct Case {
    kind: String,
    /// Compact form and display form.
    valid: Vec<(String, String)>,
    /// Input and reason.
    refused: Vec<(String, String)>,
}

fn cases() -> Vec<Case> {
    serde_json::from_str(include_str!("identifier.json")).unwrap_or_default()
}

#[test]
fn every_kind_has_cases() {
    let cases: BTreeMap<_, _> = cases().into_iter().map(|case| (case.kind.clone(), case)).collect();
    for kind in kinds() {
        let case = cases.get(kind.name()).unwrap_or_else(|| panic!("{} has no case", kind.name()));
        assert!(case.valid.len() >= 2 && case.refused.len() >= 2, "{}", kind.name());
        assert!(!kind.title().is_empty() && kind.forms().all(|form| !form.is_empty()), "{}", kind.name());
    }
    assert_eq!(cases.len(), kinds().count());
}

#[test]
fn valid_numbers_pass_and_come_back() {
    for case in cases() {
        for (compact, display) in &case.valid {
            let name = format!("{} {compact}", case.kind);
            let outcome = identifier(&case.kind, compact, None);
            assert!(outcome.is_valid(), "{name}: {:?}", outcome.problem);
            assert!(outcome.changes.is_empty(), "{name}: {:?}", outcome.changes);
            let value = outcome.value.unwrap();
            assert_eq!((value.compact(), &value.display()), (compact.as_str(), display), "{name}");
            assert!(!format!("{value:?}").contains(compact), "{name}: Debug shows the number");
            let lower = display.to_lowercase();
            let phrase = display.contains(|c: char| c.is_lowercase());
            let spaced = format!(" \u{a0}{}\u{200f} ", if phrase { display } else { &lower });
            for written in [display, &spaced] {
                let outcome = identifier(&case.kind, written, None);
                assert!(outcome.is_valid(), "{name}, written {written}: {:?}", outcome.problem);
                assert_eq!(outcome.changes.is_empty(), written == compact, "{name}, written {written}");
                assert_eq!(outcome.value.unwrap().compact(), compact, "{name}, written {written}");
            }
        }
    }
}

#[test]
fn refusals_give_their_reason_and_no_value() {
    for case in cases() {
        for (input, reason) in &case.refused {
            let name = format!("{} {input:?}", case.kind);
            let outcome = identifier(&case.kind, input, None);
            let problem = outcome.problem.as_ref().unwrap_or_else(|| panic!("{name} passes"));
            assert_eq!(problem.reason, reason, "{name}");
            let understood = matches!(problem.code, Code::Checksum) || reason == "identifier.component";
            assert!(understood || outcome.value.is_none(), "{name}");
            let said = format!("{outcome:?}");
            assert!(input.len() < 6 || !said.contains(input.as_str()), "{name}: {said}");
        }
    }
}

/// The kind, the typed text, the compact form and the changes.
const REPAIRED: &[(&str, &str, &str, &[&str])] = &[
    ("fr.siren", "732 829 320", "732829320", &["separators_removed"]),
    ("fr.siren", "７３２８２９３２０", "732829320", &["characters_replaced"]),
    ("fr.tva", "fr40303265045", "40303265045", &["prefix_removed"]),
    ("fr.waldec", "w751212517", "W751212517", &["case"]),
    ("be.vat", "BE 428.759.497", "0428759497", &["separators_removed", "prefix_removed", "zeros_added"]),
    ("ch.uid", "107787577", "CHE107787577", &["completed"]),
    ("no.mva", "995525828", "995525828MVA", &["completed"]),
    ("se.personnummer", "8803200016", "880320-0016", &["completed"]),
    ("at.businessid", "FN 122119M", "122119m", &["separators_removed", "prefix_removed", "case"]),
    ("gt.nit", "0039525503", "39525503", &["zeros_removed"]),
    ("by.unp", "МА1953684", "MA1953684", &["characters_replaced"]),
    ("hk.hkid", "a123456(3)", "A1234563", &["separators_removed", "case"]),
    ("mx.rfc", "ñab-930714-8t4", "ÑAB9307148T4", &["characters_replaced", "separators_removed", "case"]),
    ("eu.vat", "be 428759497", "BE0428759497", &["separators_removed", "case", "completed"]),
    ("fr.rcs", "732 829 320 R.C.S. Paris", "RCS Paris 732829320", &["rewritten"]),
    ("de.handelsregisternummer", "Amtsgericht Aachen, HRA 11223", "Aachen HRA 11223", &["rewritten"]),
    ("ro.onrc", "J 5/750/12.03.2012", "J05/750/2012", &["rewritten"]),
    ("in.pan", "testc1234a", "TESTC1234A", &["case"]),
];

#[test]
fn what_people_type_is_repaired() {
    for (kind, input, compact, changes) in REPAIRED {
        let outcome = identifier(kind, input, None);
        assert!(outcome.is_valid(), "{kind} {input}: {:?}", outcome.problem);
        let why: Vec<_> = outcome.changes.iter().map(|c| c.code.trim_start_matches("identifier.")).collect();
        assert_eq!(
            (outcome.value.unwrap().compact(), why.as_slice()),
            (*compact, *changes),
            "{kind} {input}"
        );
    }
}

/// The exceptions of each country: the kind, a number, and whether it passes.
const EXCEPTIONS: &[(&str, &str, bool, &str)] = &[
    ("fr.siret", "35600000049837", true, "post office: the sum of the digits is a multiple of 5"),
    ("fr.siret", "35600000000048", true, "head office of the post office: Luhn"),
    ("fr.siret", "35600000049838", false, "neither"),
    ("fr.tva", "53000004605", true, "Monaco: no SIREN"),
    ("fr.tva", "54000004605", false, "Monaco: wrong key"),
    ("fr.tva", "K7399859412", true, "key with a letter"),
    ("it.codicefiscale", "RSSMRA85T10A562S", true, "a person"),
    ("it.codicefiscale", "RSSMRA85T10A56NH", true, "omocodia"),
    ("it.codicefiscale", "00743110157", true, "a company"),
    ("es.nif", "M1234567L", true, "foreigner without NIE"),
    ("es.nif", "X5253868R", true, "foreigner with NIE"),
    ("nl.btw", "123456782B90", true, "BSN inside"),
    ("nl.btw", "000099998B57", true, "new number: the whole, NL included, leaves 1 by 97"),
    ("gb.vat", "GD001", true, "government department"),
    ("gb.vat", "GD500", false, "a health authority's number"),
    ("gb.vat", "HA500", true, "health authority"),
    ("gb.vat", "HA499", false, "a department's number"),
    ("ie.vat", "8Z49289F", true, "old style"),
    ("ie.vat", "3628739UA", true, "two letters"),
    ("fi.hetu", "131052-308T", true, "1952"),
    ("fi.hetu", "131052Y308T", true, "1952, sign of 2023"),
    ("fi.hetu", "131052G308T", false, "no such sign"),
    ("fi.hetu", "131052-001K", false, "serials start at 002"),
    ("se.personnummer", "880320+0016", true, "over a hundred years old"),
    ("se.personnummer", "701063-2391", true, "coordination number: day + 60"),
    ("se.personnummer", "19880320-0016", true, "with the century"),
    ("cz.rc", "590312/123", false, "nine digits after 1953"),
    ("cz.rc", "991231/123", true, "nine digits, born in 1899"),
    ("cz.dic", "640903926", true, "special number"),
    ("ro.cnp", "1630615123457", true, "county 12"),
    ("ro.cnp", "1630615993454", false, "county 99"),
    ("kr.rrn", "201101-3000000", true, "random digits since October 2020"),
    ("tw.ubn", "00505103", true, "multiple of five, given out since 2023"),
    ("dk.cpr", "711062-5629", true, "administrative number: day + 60"),
    ("us.ein", "12-3456789", true, "separated as usual"),
    ("us.ein", "123-456789", false, "no check digit, and separated as nobody does"),
    ("be.nn", "00010100105", true, "born in 2000"),
    ("br.cpf", "11111111111", false, "stands for no number"),
    ("eu.vat", "XI980780684", true, "Northern Ireland"),
    ("eu.vat", "GR094259216", true, "Greece by its ISO code"),
    ("eu.vat", "GB980780684", false, "Great Britain left"),
    ("eu.vat", "EU372022452", true, "one-stop shop"),
    ("iban", "GB82WEST12345698765432", true, "22 characters"),
    ("iban", "GB82WEST1234569876543", false, "one lacks"),
];

#[test]
fn exceptions() {
    for (kind, input, passes, why) in EXCEPTIONS {
        let outcome = identifier(kind, input, None);
        assert_eq!(outcome.is_valid(), *passes, "{kind} {input} ({why}): {:?}", outcome.problem);
    }
}

#[test]
fn births_to_come_are_refused_only_when_the_day_is_known() {
    let on = |year| NaiveDate::from_ymd_opt(year, 1, 1);
    assert!(identifier("ee.ik", "51501010001", None).is_valid());
    assert!(identifier("ee.ik", "51501010001", on(2020)).is_valid());
    let outcome = identifier("ee.ik", "51501010001", on(2010));
    assert_eq!(outcome.problem.unwrap().reason, "identifier.component");
}

#[test]
fn unknown_kinds_name_their_neighbours() {
    let known = |kind: &str| {
        let problem = identifier(kind, "1", None).problem.unwrap();
        let reason = if problem.params.is_empty() { "identifier.unknown" } else { "identifier.unsupported" };
        assert_eq!((problem.code, problem.reason), (Code::Unsupported, reason));
        problem.params.into_iter().map(|(_, known)| known.into_owned()).collect::<String>()
    };
    assert!(known("fr.siern").contains("fr.siren"));
    assert!(known("xx.vat").contains("de.vat"));
    assert!(known("siren").contains("fr.siren"));
    assert_eq!(known("isbn"), "");
    assert!(kind("isbn").is_none());
}

#[test]
fn any_text_gets_an_answer() {
    let long = "7".repeat(1 << 20);
    let texts = [
        "",
        " ",
        "\0\u{1}\u{7f}",
        "\u{202e}732829320",
        "🙂🙂🙂🙂🙂🙂🙂🙂🙂",
        "\u{fffd}",
        &long,
        "/",
        "()",
        "J/",
        "RCS",
    ];
    for kind in kinds() {
        for text in texts {
            let outcome = identifier(kind.name(), text, None);
            assert!(outcome.value.is_some() || outcome.problem.is_some(), "{} {text:?}", kind.name());
            assert!(outcome.value.is_none_or(|value| value.compact().len() <= LONGEST));
        }
        let problem = identifier(kind.name(), &long, None).problem.unwrap();
        assert_eq!(problem.code, Code::TooLong, "{}", kind.name());
    }
}
