use serde_json::json;

use super::{by_code, e164, normalize};
use crate::base::{Error, Place};
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
            match by_code(&code, Place::root) {
                Ok(country) => assert_eq!(Some(country), find_country(&code), "{code}"),
                Err(_) => {
                    refused.extend(find_country(&code).filter(|found| found.is_assigned()).map(|_| code))
                }
            }
        }
    }
    // Abbreviated names.
    refused.retain(|code| code.bytes().all(|byte| byte.is_ascii_uppercase()));
    let names = "VK VS BRD BVI CAR DRC EAU EUA FRG GDR IRA KSA OMA PRC RCA RDA RDC RFA RFT ROC ROI ROK RPC RSA SUA UAE VAE VSA XKK";
    assert_eq!(refused.join(" "), names);
}

#[test]
fn every_country_and_region_of_the_phone_plan_has_its_code() {
    for country in crate::contact::Country::all() {
        assert_eq!(by_code(country.as_str(), Place::root).ok(), Some(country));
    }
    for (text, country, number) in
        [("020 7031 3000", "UK", "+442070313000"), ("62889", "AC", "+24762889"), ("8999", "TA", "+2908999")]
    {
        assert_eq!(e164(text, country).unwrap().as_deref(), Some(number), "{country}");
    }
}

/// Returns the answer of the operation itself, as text.
fn operation(input: &str, country: Option<&str>, language: Option<&str>) -> Result<String, Error> {
    let arguments = [json!("phone"), json!(input), json!({"country": country, "language": language})];
    call("normalize", &arguments).map(|answer| answer.to_string())
}

#[test]
fn what_is_left_out_is_refused_by_name_and_what_is_wrong_in_its_place() {
    let error = normalize("1", Some("France"), None).unwrap_err();
    assert!(error.reason().starts_with("country names are not supported in `registrant/phone`"));
    assert_eq!(error.pointer(), Some("/options/country"));
    assert_eq!(e164("+33142685300", " ").unwrap().as_deref(), Some("+33142685300"));
    assert_eq!(e164("1", "France").unwrap_err().pointer(), Some("/country"));
    for (country, language) in [(Some("Atlantis"), None), (None, Some("tlh")), (None, Some(""))] {
        let errors = [normalize, operation].map(|run| run("1", country, language).unwrap_err());
        let [ours, theirs] = errors.each_ref().map(|error| (error.kind(), error.pointer()));
        assert_eq!(ours, theirs, "{country:?} {language:?}");
    }
}

#[test]
fn the_answers_are_those_of_the_operation_to_the_byte() {
    for (input, country, language) in [
        ("01 42 68 53 00 poste 12", Some("FR"), None),
        ("01 42 68 53", Some("fra"), Some("en")),
        ("1 800 FLOWERS", Some("840"), None),
        ("+33.142685300", None, Some("en-GB")),
        ("", None, None),
        ("+33142685300", Some(""), None),
        ("+33142685300", Some(" "), None),
        ("\"\\\u{1}\u{202a}+٣٣ 1 42 68 53 00\u{fffd}", None, None),
    ] {
        let answers = [normalize, operation].map(|run| run(input, country, language).unwrap());
        assert_eq!(answers[0], answers[1], "{input}");
    }
}
