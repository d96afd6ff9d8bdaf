//! Comparison with two other ports of libphonenumber, on numbers of every region made from the metadata's
//! examples.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that cannot go on panics")]
#![cfg(not(target_arch = "wasm32"))]

use std::collections::BTreeMap;

use registrant_phone::{Phone, parse};
use rlibphonenumber::{PHONE_NUMBER_UTIL, PhoneNumberFormat, PhoneNumberType, Region};

const TYPES: [PhoneNumberType; 11] = [
    PhoneNumberType::FixedLine,
    PhoneNumberType::Mobile,
    PhoneNumberType::TollFree,
    PhoneNumberType::PremiumRate,
    PhoneNumberType::SharedCost,
    PhoneNumberType::VoIP,
    PhoneNumberType::PersonalNumber,
    PhoneNumberType::Pager,
    PhoneNumberType::UAN,
    PhoneNumberType::VoiceMail,
    PhoneNumberType::Unknown,
];

/// A number of a region: calling code, national number, and its groupings in the metadata.
struct Example {
    region: Option<Region>,
    code: i32,
    national: String,
    grouped: [String; 3],
}

fn examples() -> Vec<Example> {
    let util = &PHONE_NUMBER_UTIL;
    let example = |region, number: rlibphonenumber::PhoneNumber| Example {
        region,
        code: number.country_code,
        national: number.get_national_significant_number(),
        grouped: [PhoneNumberFormat::National, PhoneNumberFormat::International, PhoneNumberFormat::RFC3966]
            .map(|format| number.format_as(format).into_owned()),
    };
    let mut examples = Vec::new();
    for region in util.get_supported_regions() {
        for kind in TYPES {
            if let Ok(number) = util.get_example_number_for_type_and_region(region, kind) {
                examples.push(example(Some(region), number));
            }
        }
    }
    for code in util.get_supported_global_network_calling_codes() {
        if let Ok(number) = util.get_example_number_for_non_geo_entity(code) {
            examples.push(example(None, number));
        }
    }
    // The order of a hash map varies between runs.
    examples.sort_by(|a, b| (a.code, &a.national).cmp(&(b.code, &b.national)));
    examples
}

/// Returns an example and its neighbours: with digits changed, dropped and added.
fn near(national: &str) -> Vec<String> {
    let mut numbers =
        vec![national.to_owned(), format!("0{national}"), format!("1{national}"), format!("{national}7")];
    let digits: Vec<char> = national.chars().collect();
    for at in 0..digits.len() {
        let others = |put: Option<char>| {
            let (before, rest) = digits.split_at(at);
            before.iter().copied().chain(put).chain(rest.iter().skip(1).copied()).collect()
        };
        numbers.extend(['0', '1', '5', '9'].map(|digit| others(Some(digit))));
        numbers.push(others(None));
    }
    numbers
}

fn own(region: Option<Region>) -> Option<registrant_phone::Region> {
    region.and_then(|region| registrant_phone::Region::new(&region.to_string()))
}

/// The verdict of an oracle: E.164, validity, region, national and international form.
type Verdict = Option<(String, bool, Option<String>, String, String)>;

fn ours(input: &str, region: Option<Region>) -> Verdict {
    parse(input, own(region)).phone.map(|phone| {
        (
            phone.e164(),
            phone.is_valid(),
            phone.region_code().map(str::to_owned),
            phone.national(),
            phone.international(),
        )
    })
}

fn theirs(input: &str, region: Option<Region>) -> Verdict {
    let number = PHONE_NUMBER_UTIL.parse(input, region).ok()?;
    Some((
        number.format_as(PhoneNumberFormat::E164).into_owned(),
        number.is_valid(),
        number.get_region_code().map(|region| region.to_string()),
        folded(&number.format_as(PhoneNumberFormat::National)),
        folded(&number.format_as(PhoneNumberFormat::International)),
    ))
}

/// Returns a text with the digits of its extension folded. rlibphonenumber keeps them in their script;
/// Google's own ports fold them, as this crate does.
fn folded(text: &str) -> String {
    let fold = |c| match c {
        '\u{660}'..='\u{669}' => char::from_digit(u32::from(c) - 0x660, 10).unwrap_or(c),
        '\u{ff10}'..='\u{ff19}' => char::from_digit(u32::from(c) - 0xff10, 10).unwrap_or(c),
        _ => c,
    };
    text.chars().map(fold).collect()
}

#[test]
fn rlibphonenumber_agrees_on_every_region() {
    let mut compared = 0;
    for Example { region, code, national, grouped } in examples() {
        let mut inputs: Vec<String> = grouped.into();
        for (index, number) in near(&national).into_iter().enumerate() {
            match index % 4 {
                0 => inputs.push(format!("+{code}.{number}")),
                1 => inputs.push(number),
                2 => inputs.push(format!("00{code} {number} ext. 12")),
                _ => inputs.push(format!("{code}{number}")),
            }
        }
        inputs.push(format!("+{code} (0) {national}"));
        inputs.push(format!("011{code}-{national}#5"));
        for input in inputs {
            assert_eq!(ours(&input, region), theirs(&input, region), "{input} in {region:?}");
            compared += 1;
        }
    }
    assert!(compared > 50_000, "{compared}");
}

/// Compares texts without a number, or hardly with one.
#[test]
fn rlibphonenumber_agrees_on_noise() {
    let alphabet: Vec<char> =
        "0123456789012345678901234567890123456789+-() ./x#;,~*[]abcEXText:\u{a0}\u{ff0b}\u{ff11}\u{665}"
            .chars()
            .collect();
    let regions = [
        None,
        Some(Region::FR),
        Some(Region::US),
        Some(Region::AR),
        Some(Region::BR),
        Some(Region::IT),
        Some(Region::RU),
    ];
    let mut state = 7u64;
    let mut next = |below: usize| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as usize % below
    };
    for _ in 0..50_000 {
        let input: String = (0..next(24)).map(|_| alphabet[next(alphabet.len())]).collect();
        let region = regions[next(regions.len())];
        let (ours, theirs) = (ours(&input, region), theirs(&input, region));
        match (&ours, &theirs) {
            // rlibphonenumber accepts punctuation and letters that libphonenumber's `isViablePhoneNumber`
            // refuses. Google's own ports refuse them, as this crate does. These numbers are all invalid.
            (None, Some((_, false, ..))) => {}
            _ => assert_eq!(ours, theirs, "{input:?} in {region:?}"),
        }
    }
}

/// The known errors of the crate phonenumber: the start of the numbers, and the reason.
///
/// Its metadata (9.0.33) is older, but no example in it differs.
const PHONENUMBER_IS_WRONG: &[(&str, &str)] = &[
    ("+780", "it takes the 8 of toll-free numbers for the trunk prefix, though what is left is no number"),
    ("+37080", "the same 8"),
    ("+375801", "the same 8"),
];

#[test]
fn phonenumber_agrees_but_for_its_known_faults() {
    let mut differing: BTreeMap<i32, Vec<String>> = BTreeMap::new();
    for Example { code, national, .. } in examples() {
        let input = format!("+{code}{national}");
        let theirs = phonenumber::parse(None, &input).ok().map(|number| {
            (number.format().mode(phonenumber::Mode::E164).to_string(), phonenumber::is_valid(&number))
        });
        let ours = Phone::read(&input, None).map(|phone| (phone.e164(), phone.is_valid()));
        if ours != theirs && !PHONENUMBER_IS_WRONG.iter().any(|(wrong, _)| input.starts_with(wrong)) {
            differing.entry(code).or_default().push(format!("{input}: {ours:?}, {theirs:?}"));
        }
    }
    assert!(differing.is_empty(), "{differing:#?}");
}
