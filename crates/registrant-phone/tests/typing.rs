//! Numbers, character by character, as a person types them.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on panics")]

use registrant_phone::{Phone, Region, as_you_type};

#[test]
fn groups_what_is_typed() {
    for (typed, region, want) in [
        ("0", "FR", "0"),
        ("01", "FR", "01"),
        ("014", "FR", "01 4"),
        ("0142685300", "FR", "01 42 68 53 00"),
        ("01426853001", "FR", "01426853001"),
        ("142", "FR", "1 42"),
        ("01 42 ", "FR", "01 42 "),
        ("01-42-6", "FR", "01 42 6"),
        ("0142 poste 5", "FR", "0142 poste 5"),
        ("+", "FR", "+"),
        ("+3", "FR", "+3"),
        ("+33", "FR", "+33"),
        ("+331", "FR", "+33 1"),
        ("+33142685300", "DE", "+33 1 42 68 53 00"),
        ("0044207946", "FR", "00 44 20 7946"),
        ("2015550123", "US", "(201) 555-0123"),
        ("2015", "US", "(201) 5"),
        ("201", "US", "(201"),
        ("12015550123", "US", "1 201-555-0123"),
        ("02079460018", "GB", "020 7946 0018"),
        ("0236618300", "IT", "02 3661 8300"),
        ("03012345678", "DE", "030 12345678"),
        ("11987654321", "BR", "(11) 98765-4321"),
        ("0312345678", "JP", "03-1234-5678"),
        ("٠١٤٢", "FR", "٠١٤٢"),
        ("", "FR", ""),
        ("0142", "ZZ", "0142"),
    ] {
        assert_eq!(as_you_type(typed, Region::new(region)), want, "{typed} in {region}");
    }
}

#[test]
fn keeps_every_digit_and_settles_at_once() {
    let digits = |text: &str| text.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect::<String>();
    let numbers = [
        "+33142685300",
        "+442079460018",
        "+12015550123",
        "+390236618300",
        "+493012345678",
        "+81312345678",
        "+5511987654321",
        "+541123456789",
        "+79161234567",
        "+8613812345678",
        "+919876543210",
        "+61291234567",
        "+36201234567",
        "+3612345678",
        "+4367012345678",
        "+85221234567",
        "+6561234567",
        "+353112345678",
    ];
    for number in numbers {
        let number: Phone = Phone::read(number, None).unwrap();
        let region = number.region();
        for whole in
            [number.e164(), number.national(), number.international(), number.e164().replace('+', "00")]
        {
            let mut typed = String::new();
            for character in whole.chars() {
                typed.push(character);
                let shown = as_you_type(&typed, region);
                assert_eq!(digits(&shown), digits(&typed), "{typed}");
                assert_eq!(as_you_type(&shown, region), shown, "{typed}");
                typed = shown;
            }
            assert_eq!(digits(&typed), digits(&whole));
        }
        assert_eq!(as_you_type(&number.e164(), None), number.international());
    }
}
