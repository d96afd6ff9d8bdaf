//! Requirements beyond agreement with libphonenumber, and its best-known quirks.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot go on panics"
)]

use std::collections::BTreeSet;

use registrant_phone::{Parsed, Phone, PhoneType, ProblemKind, Region, parse};

fn read(input: &str, region: &str) -> Parsed {
    parse(input, Region::new(region))
}

fn e164(input: &str, region: &str) -> String {
    let outcome = read(input, region);
    assert!(outcome.is_valid(), "{input} in {region}: {:?}", outcome.problem);
    outcome.phone.map(|value| value.e164()).unwrap_or_default()
}

fn reason(input: &str, region: &str) -> &'static str {
    read(input, region).problem.map_or("", |problem| problem.code())
}

fn changes(input: &str, region: &str) -> Vec<&'static str> {
    read(input, region).changes.iter().map(|change| change.code).collect()
}

#[test]
fn an_extension_without_digits_is_none() {
    for input in [
        "+33 1 42 68 53 00 ext",
        "+33 1 42 68 53 00 ext.",
        "+33 1 42 68 53 00 Extn:",
        "+33 1 42 68 53 00 extension",
        "+33 1 42 68 53 00 ext abc",
        "+33 1 42 68 53 00 ext: n/a",
        "+33 1 42 68 53 00 EXT -",
        "+33142685300x",
        "+33142685300 x ",
        "+33142685300;ext=",
        "01 42 68 53 00 (poste )",
        "01 42 68 53 00 poste",
        "01 42 68 53 00, Durchwahl",
        "01 42 68 53 00 / DW",
        "01 42 68 53 00 доб.",
        "01 42 68 53 00 内線",
        "01 42 68 53 00内線なし",
        "01 42 68 53 00 interno",
        "01 42 68 53 00 int.",
    ] {
        assert_eq!(e164(input, "FR"), "+33142685300", "{input}");
        assert_eq!(read(input, "FR").phone.unwrap().extension(), None, "{input}");
    }
    // Letters that no label explains are still dialled.
    assert_eq!(e164("1-800-356-9377", "US"), e164("1-800-FLOWERS", "US"));
    assert_eq!(reason("+33142685300 abc", "FR"), "phone.too_long");
}

#[test]
fn every_way_of_writing_gives_the_same_number() {
    for input in [
        "+33142685300",
        "+33.142685300",
        "+33.0142685300",
        "+33 (0)1 42 68 53 00",
        "01 42 68 53 00",
        "01.42.68.53.00",
        "0142685300",
        "142685300",
        "33142685300",
        "0033 1 42 68 53 00",
        "+0033 1 42 68 53 00",
        "＋３３１４２６８５３００",
        "+٣٣١٤٢٦٨٥٣٠٠",
        "+33\u{a0}1\u{a0}42\u{a0}68\u{a0}53\u{a0}00",
        "+33\u{202f}1\u{202f}42\u{202f}68\u{202f}53\u{202f}00",
        "\u{202a}+33 1 42 68 53 00\u{202c}",
        "+33 1\u{200e} 42 68 53 00",
        "tel:+33-1-42-68-53-00",
        "tel:142685300;phone-context=+33",
        "tel:01-42-68-53-00;phone-context=example.fr",
        "Tél. : 01 42 68 53 00 .",
    ] {
        assert_eq!(e164(input, "FR"), "+33142685300", "{input}");
    }
}

#[test]
fn extensions_are_told_apart() {
    for input in [
        "+33 1 42 68 53 00 x12",
        "+33.142685300x12",
        "01 42 68 53 00 ext. 12",
        "01 42 68 53 00 extn 12",
        "01 42 68 53 00 extensión 12",
        "01 42 68 53 00;ext=12",
        "01 42 68 53 00 #12",
        "01 42 68 53 00 ｅｘｔ１２",
        "01 42 68 53 00 доб. 12",
        // libphonenumber would dial the letters here.
        "01 42 68 53 00 poste 12",
        "01 42 68 53 00 Durchwahl 12",
        "01 42 68 53 00 DW: 12",
        "01 42 68 53 00 interno 12",
        "01 42 68 53 00 ramal 12",
        "01 42 68 53 00 toestel 12",
        "01 42 68 53 00 wew. 12",
        "01 42 68 53 00 добавочный 12",
        "01 42 68 53 00内線12",
        "01 42 68 53 00 内線：12",
        "01 42 68 53 00 내선 12",
        "01 42 68 53 00, Poste: 12",
        "01 42 68 53 00 (poste 12)",
    ] {
        let value = read(input, "FR").phone.unwrap();
        assert_eq!((value.e164().as_str(), value.extension()), ("+33142685300", Some("12")), "{input}");
        assert_eq!(value.epp(), "+33.142685300x12");
        assert_eq!(value.epp_number(), "+33.142685300");
    }
    let long = "+33.142685300x12345678901234567890";
    assert_eq!(read(long, "").phone.unwrap().epp(), long);
    assert!(read(long, "").changes.is_empty());
}

#[test]
fn zeros_stay_where_they_belong() {
    assert_eq!(e164("+39.0236618300", ""), "+390236618300");
    assert_eq!(e164("02 36618300", "IT"), "+390236618300");
    assert!(!read("+39.236618300", "").is_valid());
    assert_eq!(e164("01 23 45 67 89", "CI"), "+2250123456789");
    assert_eq!(e164("+49 (0)30 901820", ""), "+4930901820");
}

#[test]
fn national_prefixes_are_transformed_as_abroad() {
    assert_eq!(e164("011 15-2345-6789", "AR"), "+5491123456789");
    assert_eq!(e164("+54 11 15 2345-6789", ""), "+5491123456789");
    assert_eq!(e164("0 21 11 2345-6789", "BR"), "+551123456789");
    assert_eq!(e164("55 1234 5678", "MX"), "+525512345678");
    let old = read("+52 1 55 1234 5678", "");
    assert!(!old.is_valid());
    assert_eq!(old.problem.unwrap().fix().unwrap().e164(), "+525512345678");
}

#[test]
fn letters_are_dialled_only_where_nothing_else_explains_them() {
    assert_eq!(e164("1-800-FLOWERS", "US"), "+18003569377");
    assert_eq!(changes("1-800-FLOWERS", "US")[0], "phone.letters_dialled");
    assert!(!read("+3367a829916", "").is_valid());
}

#[test]
fn text_after_the_number_is_offered_to_be_dropped() {
    // libphonenumber dials such letters, and so does this crate; but the intended number is obvious.
    for input in
        ["Tél. : 01 42 68 53 00 (bureau)", "01 42 68 53 00 (en semaine)", "01 42 68 53 00\t06 12 34 56 78"]
    {
        let outcome = read(input, "FR");
        assert!(!outcome.is_valid());
        assert_eq!(outcome.problem.unwrap().fix().unwrap().e164(), "+33142685300", "{input}");
    }
}

#[test]
fn regions_that_share_a_calling_code_are_told_apart() {
    for (number, region) in [
        ("+17872345678", "PR"),
        ("+16135550123", "CA"),
        ("+447797712345", "JE"),
        ("+3906698123", "VA"),
        ("+390236618300", "IT"),
        ("+262269601234", "YT"),
        ("+262262161234", "RE"),
        ("+590590201234", "GP"),
        ("+358181234567", "AX"),
        ("+77710009998", "KZ"),
        ("+4779123456", "SJ"),
        ("+38328012345", "XK"),
        ("+80012345678", "001"),
        ("+24762889", "AC"),
    ] {
        let value = read(number, "DE").phone.unwrap();
        assert_eq!((value.is_valid(), value.region_code()), (true, Some(region)), "{number}");
        assert_eq!(value.region(), Region::new(region));
    }
}

#[test]
fn a_number_of_another_country_is_as_good() {
    let outcome = read("+39 02 3661 8300", "FR");
    assert!(outcome.is_valid());
    assert_eq!(outcome.phone.unwrap().region(), Some(Region::IT));
}

#[test]
fn forms_follow_the_metadata() {
    let value = read("+5491123456789", "").phone.unwrap();
    assert_eq!(value.national(), "011 15-2345-6789");
    assert_eq!(value.international(), "+54 9 11 2345-6789");
    let value = read("+12015550123x4", "").phone.unwrap();
    assert_eq!(value.national(), "(201) 555-0123 ext. 4");
    assert_eq!(value.international(), "+1 201-555-0123 ext. 4");
    assert_eq!(value.phone_type(), PhoneType::FixedLineOrMobile);
}

#[test]
fn what_is_canonical_is_not_changed() {
    for input in ["+33142685300", "+33.142685300", "+33.142685300x12", "+390236618300"] {
        let outcome = read(input, "DE");
        assert!(outcome.is_valid() && outcome.changes.is_empty(), "{input}: {:?}", outcome.changes);
    }
}

#[test]
fn changes_lead_from_what_was_written_to_e164() {
    let steps = [
        ("Tel. ０1 42 68 53 00 ext 5", "FR"),
        ("0 21 11 2345-6789", "BR"),
        ("(011) 15-2345-6789", "AR"),
        ("00 33 1 42 68 53 00", "FR"),
        ("33 1 42 68 53 00", "FR"),
        ("tel:142685300;phone-context=+33", "DE"),
        ("+0033 142685300", "FR"),
    ];
    for (input, region) in steps {
        let outcome = read(input, region);
        assert!(outcome.is_valid(), "{input}");
        let mut now = input.to_owned();
        for change in &outcome.changes {
            assert_eq!(change.before, now, "{input}: {}", change.code);
            now.clone_from(&change.after);
        }
        assert_eq!(now, outcome.phone.unwrap().e164(), "{input}");
    }
    assert_eq!(
        changes(" 01 42 68 53 00", "FR"),
        ["trimmed", "phone.punctuation_removed", "phone.trunk_prefix_removed", "phone.calling_code_added"]
    );
}

#[test]
fn refusals_say_why() {
    for (input, region, expected) in [
        ("", "FR", "phone.empty"),
        (" \t\r\n", "FR", "phone.empty"),
        ("\0\u{7}", "FR", "phone.not_a_number"),
        ("call me", "FR", "phone.not_a_number"),
        ("a@b.fr", "FR", "phone.not_a_number"),
        ("\u{fffd}\u{fffd}", "FR", "phone.not_a_number"),
        ("📞📞📞", "FR", "phone.not_a_number"),
        ("01 42 68 53 00", "", "phone.calling_code_missing"),
        ("01 42 68 53 00", "AQ", "phone.calling_code_missing"),
        ("+999 123456", "FR", "phone.calling_code_unknown"),
        ("+0033 1 42 68 53 00", "", "phone.calling_code_unknown"),
        ("+33 1", "", "phone.too_few_digits"),
        ("+33 1 42 68 53", "", "phone.too_short"),
        ("+33 1 42 68 53 00 00", "", "phone.too_long"),
        ("555-0123", "US", "phone.area_code_missing"),
        ("+447700900123", "", "phone.not_in_use"),
        ("+33 1 42 68 53 00 01 42 68 53 00", "", "phone.too_many_digits"),
    ] {
        assert_eq!(reason(input, region), expected, "{input:?}");
    }
    assert_eq!(read(&"1".repeat(1_000_000), "FR").problem.unwrap().kind(), ProblemKind::InputTooLong);
    assert_eq!(reason(&format!("{}1", " ".repeat(250)), "FR"), "phone.input_too_long");
    assert_eq!(reason(&"é".repeat(251), "FR"), "phone.input_too_long");
    assert_eq!(reason(&"é".repeat(250), "FR"), "phone.not_a_number");
}

#[test]
fn nothing_shows_the_number() {
    let outcome = read("01 42 68 53 00 ext 98765", "FR");
    let shown = format!("{outcome:?} {:?}", read("01 42 68 53 99", "GB"));
    assert!(!shown.contains("42") && !shown.contains("98765"), "{shown}");
}

#[test]
fn no_input_panics() {
    let pieces = [
        "+",
        "＋",
        "33",
        "0",
        "1",
        "٣",
        ";ext=",
        "x",
        "ext",
        "#",
        ",",
        ";phone-context=",
        ";isub=",
        "tel:",
        "/",
        "é",
        "\u{202e}",
        "😀",
        "\\x",
        " ",
    ];
    let mut state = 1u32;
    for _ in 0..20_000 {
        let mut input = String::new();
        for _ in 0..state % 9 {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            input.push_str(pieces[(state >> 16) as usize % pieces.len()]);
        }
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        let first = read(&input, ["FR", "AR", "US", ""][(state >> 20) as usize % 4]);
        if let Some(value) = first.phone.filter(Phone::is_valid) {
            assert_eq!(parse(&value.epp(), None).phone, Some(value), "{input}");
        }
    }
}

#[test]
fn display_is_read_back_and_numbers_have_an_order() {
    let texts =
        ["+33142685300", "+1 201 555 0123", "+33.142685300x12", "+44 20 7031 3000", "+33 1 42 68 53 01"];
    let numbers: BTreeSet<Phone> = texts.iter().map(|text| text.parse().unwrap()).collect();
    let written: Vec<String> = numbers.iter().map(Phone::to_string).collect();
    assert_eq!(written, ["+12015550123", "+33142685300", "+33142685300", "+33142685301", "+442070313000"]);
    for text in &written {
        assert_eq!(text.parse::<Phone>().unwrap().to_string(), *text);
    }
    let problem = "01 42 68 53 00".parse::<Phone>().unwrap_err();
    assert_eq!(problem.kind(), ProblemKind::CallingCodeMissing);
    assert_eq!("+33 1 42 68 53".parse::<Phone>().unwrap_err().found_digits(), Some(7));
}
