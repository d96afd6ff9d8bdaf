//! Phone numbers: parsing, validation, E.164.

use std::str::FromStr;

use registrant::contact::Country;
use registrant::normalize::{Phone, PhoneRegion, phone};
use rlibphonenumber::{PHONE_NUMBER_UTIL, PhoneNumberFormat, PhoneNumberType, Region};

use crate::rounds::{Contestant, Dice, compete};

const TYPES: [PhoneNumberType; 4] =
    [PhoneNumberType::FixedLine, PhoneNumberType::Mobile, PhoneNumberType::TollFree, PhoneNumberType::VoIP];

/// A number in somebody's spelling, with its region.
pub struct Written {
    pub text: String,
    pub region: Region,
    pub country: Country,
}

/// Returns the metadata's examples of every region in five spellings each. The regions are shuffled.
pub fn inputs() -> Vec<Written> {
    let util = &PHONE_NUMBER_UTIL;
    let mut numbers = Vec::new();
    let mut regions: Vec<Region> = util.get_supported_regions().collect();
    // The order of a hash map varies between runs.
    regions.sort_by_key(ToString::to_string);
    for region in regions {
        let Some(country) = Country::new(&region.to_string()) else { continue };
        for kind in TYPES {
            let Ok(number) = util.get_example_number_for_type_and_region(region, kind) else { continue };
            let written = |format| number.format_as(format).into_owned();
            let e164 = written(PhoneNumberFormat::E164);
            let code = number.country_code;
            let national = e164.trim_start_matches(&format!("+{code}")).to_owned();
            for text in [
                written(PhoneNumberFormat::National),
                written(PhoneNumberFormat::International),
                written(PhoneNumberFormat::RFC3966),
                format!("+{code}.{national}"),
                e164,
            ] {
                numbers.push(Written { text, region, country });
            }
        }
    }
    Dice(1).shuffle(&mut numbers);
    numbers
}

pub fn run() {
    let inputs = inputs();
    let all = inputs.len();
    compete(
        "phone-native",
        &inputs,
        &[
            Contestant { name: "registrant", at_most: all, work: Box::new(|n| ours(n).is_some()) },
            Contestant {
                name: "registrant, with its changes",
                at_most: all,
                work: Box::new(|n| {
                    let outcome = phone(&n.text, Some(n.country));
                    outcome.is_valid() && outcome.value.is_some_and(|phone| !phone.e164().is_empty())
                }),
            },
            Contestant { name: "rlibphonenumber", at_most: all, work: Box::new(|n| rlib(n).is_some()) },
            Contestant { name: "phonenumber", at_most: 50, work: Box::new(|n| crab(n).is_some()) },
        ],
    );
}

/// Prints the numbers as a JSON array of `[text, country]`, for the comparison in Node.js.
pub fn list() {
    let pairs: Vec<(String, String)> =
        inputs().into_iter().map(|n| (n.text, n.country.as_str().to_owned())).collect();
    println!("{}", serde_json::to_string(&pairs).unwrap_or_default());
}

fn ours(number: &Written) -> Option<String> {
    let region = PhoneRegion::new(number.country.as_str());
    Phone::read(&number.text, region).filter(Phone::is_valid).map(|phone| phone.e164())
}

fn rlib(number: &Written) -> Option<String> {
    let parsed = PHONE_NUMBER_UTIL.parse(&number.text, Some(number.region)).ok()?;
    parsed.is_valid().then(|| parsed.format_as(PhoneNumberFormat::E164).into_owned())
}

fn crab(number: &Written) -> Option<String> {
    let country = phonenumber::country::Id::from_str(number.country.as_str()).ok();
    let parsed = phonenumber::parse(country, &number.text).ok()?;
    phonenumber::is_valid(&parsed).then(|| parsed.format().mode(phonenumber::Mode::E164).to_string())
}
