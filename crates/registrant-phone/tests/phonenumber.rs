//! Numbers of every region, to the crate `phonenumber` and back.
#![cfg(all(feature = "phonenumber", not(target_arch = "wasm32")))]
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that cannot go on panics")]

use phonenumber::PhoneNumber;
use registrant_phone::{Phone, PhoneNumberError, Region};
use rlibphonenumber::{PHONE_NUMBER_UTIL, PhoneNumberFormat, PhoneNumberType};

#[test]
fn a_number_of_every_region_comes_back() {
    let util = &PHONE_NUMBER_UTIL;
    let mut count = 0;
    let mut different = Vec::new();
    for region in util.get_supported_regions() {
        for kind in [PhoneNumberType::FixedLine, PhoneNumberType::Mobile] {
            let Ok(example) = util.get_example_number_for_type_and_region(region, kind) else { continue };
            let phone = Phone::read(&example.format_as(PhoneNumberFormat::E164), None).unwrap();
            count += 1;
            let Ok(number) = PhoneNumber::try_from(phone) else {
                different.push(phone.e164());
                continue;
            };
            assert_eq!(number.code().value(), phone.calling_code());
            assert_eq!(number.national().to_string(), phone.national_number());
            assert_eq!(Phone::try_from(&number).unwrap(), phone);
        }
    }
    different.sort_unstable();
    assert_eq!(different, [""; 0], "of {count}");
    assert!(count > 450, "only {count} numbers were tried");
}

#[test]
fn extensions_and_zeros_are_kept() {
    for text in ["+33 1 42 68 53 00 ext. 012", "+39 02 3661 8300", "+800 1234 5678"] {
        let phone = Phone::read(text, None).unwrap();
        let number = PhoneNumber::try_from(phone).unwrap();
        assert_eq!(number.extension().map(|extension| extension.to_string()).as_deref(), phone.extension());
        assert_eq!(Phone::try_from(&number).unwrap(), phone, "{text}");
    }
}

#[test]
fn a_number_that_is_not_in_use_is_converted_or_refused() {
    let phone = Phone::read("+33 1 42 68 53", None).unwrap();
    assert!(!phone.is_valid());
    assert_eq!(Phone::try_from(&PhoneNumber::try_from(phone).unwrap()).unwrap(), phone);
    // The crates disagree about the trunk prefix in these digits.
    let phone = Phone::read("01 42 68 53", Some(Region::FR)).unwrap();
    assert!(matches!(PhoneNumber::try_from(phone), Err(PhoneNumberError::Different)));
}
