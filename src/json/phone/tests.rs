use serde_json::{Value, json};

use super::{by_code, e164, normalize};
use crate::error::Place;
use crate::json::{call, find_country};

#[test]
fn a_code_means_here_what_it_means_everywhere_or_is_refused() {
    let letters = || (b'A'..=b'Z').map(char::from);
    let pairs = || letters().flat_map(move |a| letters().map(move |b| format!("{a}{b}")));
    let triples = pairs().flat_map(|pair| letters().map(move |c| format!("{pair}{c}")));
    let numbers = (0..1_000).map(|number| format!("{number:03}"));
    let odd = ["", "F", "é", "F\u{e9}", "FR ", "France", "FRAN", "🇫🇷", "\u{fffd}"].map(str::to_owned);
    let mut refused = Vec::new();
    for upper in pairs().chain(triples).chain(numbers).chain(odd) {
        for code in [upper.to_lowercase(), upper] {
            match by_code(&code, Place::root()) {
                Ok(country) => assert_eq!(Some(country), find_country(&code), "{code}"),
                Err(_) => {
                    refused.extend(find_country(&code).filter(|found| found.is_assigned()).map(|_| code))
                }
            }
        }
    }
    // Abbreviated names.
    refused.retain(|code| code.bytes().all(|byte| byte.is_ascii_uppercase()));
    let names = "EU VK VS BRD BVI CAR DRC EAU EUA FRG GDR IRA KSA OMA PRC RCA RDA RDC RFA RFT ROC ROI ROK RPC RSA SUA UAE VAE VSA XKK";
    assert_eq!(refused.join(" "), names);
}

#[test]
fn every_country_and_region_of_the_phone_plan_has_its_code() {
    for country in crate::contact::Country::all() {
        assert_eq!(by_code(country.as_str(), Place::root()).ok(), Some(country));
    }
    for (text, country, number) in
        [("020 7031 3000", "UK", "+442070313000"), ("62889", "AC", "+24762889"), ("8999", "TA", "+2908999")]
    {
        assert_eq!(e164(text, country).unwrap().as_deref(), Some(number), "{country}");
    }
}

#[test]
fn wrong_calls_are_refused_in_the_place_in_which_the_operation_refuses_them() {
    for arguments in [
        json!([]),
        json!([7, "1"]),
        json!(["phone"]),
        json!(["phone", null]),
        json!(["phone", ["1"]]),
        json!(["fone", "1"]),
        json!(["phone", "1", "FR"]),
        json!(["phone", "1", {"contry": "FR"}]),
        json!(["phone", "1", {"country": 33}]),
        json!(["phone", "1", {"country": "Atlantis"}]),
        json!(["phone", "1", {"language": "tlh"}]),
        json!(["phone", "1", {"today": "2026-02-30"}]),
        json!(["phone", "1", {"order": "ymd"}]),
    ] {
        let arguments = arguments.as_array().map_or(&[] as &[Value], Vec::as_slice);
        let (ours, theirs) = (normalize(arguments).unwrap_err(), call("normalize", arguments).unwrap_err());
        assert_eq!((ours.kind(), ours.pointer()), (theirs.kind(), theirs.pointer()), "{arguments:?}");
    }
}

#[test]
fn what_is_left_out_is_refused_by_name() {
    let error = normalize(&[json!("country"), json!("France")]).unwrap_err();
    assert_eq!(error.reason(), "phone numbers are the only kind of value here");
    for error in [
        normalize(&[json!("phone"), json!("1"), json!({"country": "France"})]).unwrap_err(),
        e164("1", "France").unwrap_err(),
    ] {
        assert_eq!(error.reason(), "countries have codes and no names here");
    }
}

#[test]
fn the_answers_are_those_of_the_operation() {
    for (input, options) in [
        ("01 42 68 53 00 poste 12", json!({"country": "FR"})),
        ("01 42 68 53", json!({"country": "fra", "language": "en"})),
        ("1 800 FLOWERS", json!({"country": "840"})),
        ("+33.142685300", json!(null)),
        ("", json!({})),
        ("\u{202a}+٣٣ 1 42 68 53 00\u{fffd}", json!({"country": null})),
    ] {
        let arguments = [json!("phone"), json!(input), options];
        assert_eq!(normalize(&arguments).unwrap(), call("normalize", &arguments).unwrap(), "{input}");
    }
}
