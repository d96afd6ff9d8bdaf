use super::*;

fn country(code: &str) -> Country {
    Country::new(code).unwrap()
}

fn normal(code: &str, input: &str) -> Option<String> {
    let outcome = postal_code(input, country(code));
    outcome.problem.is_none().then(|| outcome.value.unwrap().into_owned())
}

/// The country, the typed codes, the written code.
const WRITTEN: &[(&str, &[&str], &str)] = &[
    ("GB", &["SW1A1AA", "sw1a 1aa", "SW1A-1AA", "GB-SW1A 1AA", "UK SW1A1AA", "ＳＷ１Ａ　１ＡＡ"], "SW1A 1AA"),
    ("GB", &["GIR0AA", "gir 0aa"], "GIR 0AA"),
    ("GB", &["bfpo61", "BFPO 61"], "BFPO 61"),
    ("GB", &["BF12AT"], "BF1 2AT"),
    ("GB", &["n1c4ag"], "N1C 4AG"),
    ("GB", &["E20 2ST"], "E20 2ST"),
    ("NL", &["1011ab", "1011 AB", "NL-1011AB"], "1011 AB"),
    ("FR", &["F-75001", "FR-75001", "F75001", "75 001", "75001", "75.001", "\u{200f}75001"], "75001"),
    ("DE", &["D-10115", "DE 10115", "10115", "D - 10115"], "10115"),
    ("AT", &["A-1010", "1010"], "1010"),
    ("PL", &["05470", "05-470", "05 470", "PL-05470"], "05-470"),
    ("JP", &["1234567", "〒123-4567", "１２３ー４５６７", "123 4567"], "123-4567"),
    ("LV", &["LV-1010", "LV1010", "1010", "lv 1010", "LV-LV-1010"], "LV-1010"),
    ("SE", &["12345", "123 45", "SE-123 45", "S-12345"], "123 45"),
    ("CZ", &["12000", "CZ-120 00"], "120 00"),
    ("SK", &["81101"], "811 01"),
    ("GR", &["10557", "GR-105 57"], "105 57"),
    ("PT", &["1000205", "1000-205", "P-1000-205"], "1000-205"),
    ("BR", &["01310100", "01310-100", "01.310-100"], "01310-100"),
    ("CA", &["k1a0b1", "K1A-0B1"], "K1A 0B1"),
    ("US", &["902101234", "90210-1234", "90210 1234", "US-90210-1234"], "90210-1234"),
    ("US", &["90210"], "90210"),
    ("IE", &["d02af30", "D02 AF30"], "D02 AF30"),
    ("IE", &["D6WXY00", "d6w xy00"], "D6W XY00"),
    ("BM", &["fl07"], "FL 07"),
    ("BM", &["DVBX"], "DV BX"),
    ("IR", &["1193612345", "۱۱۹۳۶-۱۲۳۴۵"], "11936-12345"),
    ("SA", &["11564", "١١٥٦٤"], "11564"),
    ("SA", &["133217318", "13321-7318"], "13321-7318"),
    ("KZ", &["A05H9K5", "a05 h9k5"], "A05H9K5"),
    ("KZ", &["050012"], "050012"),
    ("MU", &["R5124"], "R5124"),
    ("PY", &["001526"], "001526"),
    ("PY", &["1536"], "1536"),
    ("SV", &["1101", "CP1101", "cp 1101"], "CP 1101"),
    ("SH", &["TDCU1ZZ"], "TDCU 1ZZ"),
    ("AD", &["500", "AD500", "AD 500"], "AD500"),
    ("BB", &["BB 11000", "11000"], "BB11000"),
    ("VG", &["1110", "VG-1110"], "VG1110"),
    ("KY", &["KY11100", "ky1-1100"], "KY1-1100"),
    ("AZ", &["AZ 1000", "AZ1000", "1000"], "1000"),
    ("MD", &["MD-2012", "MD2012", "2012"], "2012"),
    ("LT", &["LT-01100", "01100"], "01100"),
    ("LU", &["L-1111", "LU-1111"], "1111"),
    ("FI", &["FI-00100", "00100"], "00100"),
    ("AX", &["AX-22100", "FI-22100"], "22100"),
    ("CH", &["CH-8001"], "8001"),
    ("LI", &["FL-9490", "LI 9490"], "9490"),
    ("RE", &["F-97400"], "97400"),
    ("MC", &["MC 98000", "F-98000"], "98000"),
    ("SM", &["I-47890"], "47890"),
    ("VA", &["00120"], "00120"),
    ("XK", &["10000"], "10000"),
    ("MT", &["vlt1117"], "VLT 1117"),
    ("AR", &["1425", "AR-1425"], "1425"),
    ("AR", &["c1425 aba"], "C1425ABA"),
    ("CL", &["834-0457", "8340457"], "8340457"),
    ("PE", &["lima23"], "LIMA 23"),
    ("PE", &["15001"], "15001"),
    ("TW", &["100"], "100"),
    ("TW", &["100-05"], "10005"),
    ("TW", &["100001"], "100001"),
    ("KR", &["03051"], "03051"),
    ("OM", &["PC 112", "112"], "112"),
    ("IN", &["110 001"], "110001"),
    ("BM", &["hmgx"], "HM GX"),
    ("BN", &["BT 2328"], "BT2328"),
    ("GG", &["gy101sa"], "GY10 1SA"),
    ("JE", &["JE23AB"], "JE2 3AB"),
    ("IM", &["IM991AA"], "IM99 1AA"),
    ("GI", &["gx111aa"], "GX11 1AA"),
    ("SO", &["JH09010"], "JH 09010"),
    ("LB", &["11072810"], "1107 2810"),
    ("SZ", &["h100"], "H100"),
    ("IL", &["9614303"], "9614303"),
    ("HN", &["11101"], "11101"),
    ("SJ", &["N-9170"], "9170"),
    ("PR", &["00930", "PR 00930"], "00930"),
];

#[test]
fn writes_codes_as_their_country_does() {
    for (code, typed, written) in WRITTEN {
        for input in *typed {
            assert_eq!(normal(code, input).as_deref(), Some(*written), "{code} {input}");
        }
        let again = postal_code(written, country(code));
        assert!(again.changes.is_empty(), "{code} {written}: normal already");
        assert!(matches!(again.value, Some(Cow::Borrowed(_))), "{code} {written}: without a copy");
    }
}

#[test]
fn refuses_what_the_country_cannot_have() {
    for (code, input) in [
        ("GB", "SW1A"),
        ("GB", "B6 5BA1"),
        ("GB", "QQ1 1AA"),
        ("US", "9021"),
        ("US", "90210-12"),
        ("DE", "1011"),
        ("DE", "10115 Berlin"),
        ("CA", "D1A 0B1"),
        ("NL", "0123 AB"),
        ("NL", "1234 SS"),
        ("LI", "9484"),
        ("PT", "2725-07"),
        ("FR", "75/001"),
        ("FR", "🎉"),
        ("FR", "-"),
        ("FR", "\u{FFFD}"),
        ("PE", "LIMA"),
        ("CR", "1"),
        ("JP", "123-45678"),
        ("LV", "LV-101"),
        ("IE", "Dublin 2"),
        ("IE", "Dublin2"),
        ("IE", "BALLYMA"),
        ("IE", "D2W XY00"),
        ("IE", "B65 F4E2"),
        ("IE", "A65 F4G2"),
        ("BM", "Bath"),
        ("BM", "Warwick"),
        ("NL", "Utrecht"),
        ("GB", "London"),
        ("GB", "London E1"),
        ("CA", "Ottawa"),
        ("MT", "Mosta"),
        ("BN", "Seria"),
        ("SO", "Baidoa"),
        ("SZ", "Simunye"),
    ] {
        let outcome = postal_code(input, country(code));
        let problem = outcome.problem.expect(input);
        assert_eq!(problem.code, Code::InvalidFormat, "{code} {input}");
        assert_eq!(outcome.value.as_deref(), Some(input), "nothing is deleted");
        assert!(
            problem.params.iter().all(|(_, value)| value != input),
            "the value stays out of the parameters"
        );
        assert!(problem.params.iter().any(|(name, value)| *name == "example" && !value.is_empty()));
    }
}

#[test]
fn says_that_a_code_is_missing() {
    for input in ["", " ", "\t\n", "\0", "\u{200f}", "\u{feff}\u{a0}"] {
        for code in ["US", "HK", "QQ"] {
            let outcome = postal_code(input, country(code));
            assert!(outcome.value.is_none(), "{code}");
            assert_eq!(outcome.problem.unwrap().reason, "postal_code.missing", "{code}");
        }
    }
}

#[test]
fn no_town_is_a_code() {
    for first in 'A'..='Z' {
        for second in 'A'..='Z' {
            let country = country(&format!("{first}{second}"));
            if PostalCodes::of(country).forms.is_empty() {
                continue;
            }
            for town in ["BATH", "SERIA", "MOSTA", "OTTAWA", "BALLYMA", "STANLEY", "GRYTVIKEN", "KINGSTON"] {
                assert!(postal_code(town, country).problem.is_some(), "{country} {town}");
            }
        }
    }
}

#[test]
fn takes_any_text_where_no_form_is_known() {
    for (code, input) in
        [("HK", "999077"), ("AE", "00000"), ("GH", "GA-183-8164"), ("QQ", "n/a"), ("JM", "KGN 10")]
    {
        assert_eq!(normal(code, &format!(" {input} ")).as_deref(), Some(input), "{code}");
    }
}

#[test]
fn tells_each_step() {
    let why = |code, input| {
        let outcome = postal_code(input, country(code));
        outcome.changes.iter().map(|c| c.code).collect::<Vec<_>>()
    };
    assert_eq!(why("GB", " sw1a1aa "), ["trimmed", "case", "separators"]);
    assert_eq!(why("JP", "１２３-４５６７"), ["ascii"]);
    assert_eq!(why("FR", "F-75001"), ["country_prefix_removed"]);
    assert_eq!(why("LV", "1010"), ["country_prefix_added"]);
    assert_eq!(why("HK", " x "), ["trimmed"]);
    let outcome = postal_code("f-75 001", country("FR"));
    let steps: Vec<(&str, &str)> =
        outcome.changes.iter().map(|c| (c.before.as_str(), c.after.as_str())).collect();
    assert_eq!(steps, [("f-75 001", "F-75 001"), ("F-75 001", "75 001"), ("75 001", "75001")]);
}

#[test]
fn offers_what_was_surely_meant() {
    let fix = |code, input| postal_code(input, country(code)).problem.unwrap().fix;
    assert_eq!(fix("US", "2138").as_deref(), Some("02138"));
    assert_eq!(fix("DE", "1067").as_deref(), Some("01067"));
    assert_eq!(fix("CA", "KIA OB1").as_deref(), Some("K1A 0B1"));
    assert_eq!(fix("GB", "EC1V OBW").as_deref(), Some("EC1V 0BW"));
    assert_eq!(fix("SG", "Singapore 048624").as_deref(), Some("048624"));
    assert_eq!(fix("FR", "75001 CEDEX 08").as_deref(), Some("75001"));
    assert_eq!(fix("FR", "75001, Paris").as_deref(), Some("75001"));
    assert_eq!(fix("GB", "London SW1A 1AA").as_deref(), Some("SW1A 1AA"));
    assert_eq!(fix("CZ", "100 00 Praha 10").as_deref(), Some("100 00"));
    assert_eq!(fix("FR", "75001 ou 75002 Paris"), None);
    assert_eq!(fix("US", "90210 12"), None);
    assert_eq!(fix("IE", "Dublin 2"), None);
    assert_eq!(fix("BE", "100"), None);
    assert_eq!(fix("US", "213"), None);
}

#[test]
fn never_panics_and_never_reads_on() {
    let long = "1".repeat(1_000_000);
    let odd = [
        "🎉🎉",
        "\u{202e}12345",
        "\0\0",
        "1\u{0}2",
        "é",
        "١",
        "ＺＺ",
        "-----",
        "{AB}",
        "#####",
        "@",
        "[",
        "|",
        "*",
    ];
    for first in 'A'..='Z' {
        for second in 'A'..='Z' {
            let country = country(&format!("{first}{second}"));
            for input in odd.iter().copied().chain([long.as_str()]) {
                let outcome = postal_code(input, country);
                if let Some(value) = outcome.value {
                    let again = postal_code(&value, country);
                    assert_eq!(again.value.as_ref(), Some(&value), "{country} is idempotent");
                }
                let _ = postal_code_matches(input, country, "US-CA");
                let _ = postal_code_matches(input, country, input);
            }
        }
    }
    assert_eq!(postal_code(&long, country("US")).problem.unwrap().code, Code::TooLong);
}

#[test]
fn every_example_is_in_its_own_form() {
    for first in 'A'..='Z' {
        for second in 'A'..='Z' {
            let country = country(&format!("{first}{second}"));
            for example in PostalCodes::of(country).examples() {
                let outcome = postal_code(example, country);
                assert!(outcome.is_valid() && outcome.changes.is_empty(), "{country} {example}");
            }
        }
    }
}

#[test]
fn knows_where_a_code_lies() {
    for (code, land, area, expected) in [
        ("90210", "US", "US-CA", Some(true)),
        ("10001", "US", "CA", Some(false)),
        ("00930", "US", "US-PR", Some(true)),
        ("28039", "ES", "ES-M", Some(true)),
        ("28039", "ES", "ES-MD", Some(true)),
        ("28039", "ES", "ES-B", Some(false)),
        ("35004", "ES", "ES-GC", Some(true)),
        ("35004", "ES", "ES-CN", None),
        ("751001", "IN", "IN-OD", Some(true)),
        ("248001", "IN", "IN-UK", Some(true)),
        ("11100", "IT", "IT-23", Some(true)),
        ("K1A 0B1", "CA", "CA-QC", Some(true)),
        ("K1A 0B1", "CA", "CA-ON", Some(true)),
        ("K1A 0B1", "CA", "CA-BC", Some(false)),
        ("C1425ABA", "AR", "AR-C", Some(true)),
        ("CP 1101", "SV", "SV-SS", Some(true)),
        ("100-0001", "JP", "JP-13", Some(true)),
        ("80331", "DE", "DE-BY", None),
        ("90210", "US", "CA-ON", None),
        ("", "US", "US-CA", None),
        ("299000", "UA", "UA-40", Some(false)),
    ] {
        assert_eq!(postal_code_matches(code, country(land), area), expected, "{code} {area}");
    }
}
