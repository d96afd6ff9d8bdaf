//! Every country of the crate `celes`, compared with the library's.
#![cfg(all(feature = "celes", not(target_arch = "wasm32")))]
#![allow(clippy::unwrap_used, reason = "a test that cannot go on panics")]

use registrant::contact::Country;
use registrant::normalize;

#[test]
fn every_country_is_the_same_in_both() {
    for country in celes::Country::get_countries() {
        let ours = Country::from(country);
        assert_eq!(ours.as_str(), country.alpha2);
        assert_eq!(celes::Country::try_from(ours).unwrap(), country);
        for code in [country.alpha2, country.alpha3] {
            assert_eq!(normalize::country(code).value, Some(ours), "{code}");
        }
    }
}

#[test]
fn a_code_of_one_is_a_code_of_the_other() {
    let mut apart = Vec::new();
    for first in 'A'..='Z' {
        for second in 'A'..='Z' {
            let code = format!("{first}{second}");
            let is_ours = normalize::country(&code).value.is_some_and(|country| country.as_str() == code);
            if celes::Country::try_from(Country::new(&code).unwrap()).is_ok() != is_ours {
                apart.push(code);
            }
        }
    }
    assert_eq!(apart, [""; 0]);
}
