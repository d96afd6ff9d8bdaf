use super::*;

fn code(input: &str) -> Option<String> {
    country(input).value.map(|found| found.as_str().to_owned())
}

fn problem(input: &str) -> Problem {
    let outcome = country(input);
    assert_eq!(outcome.value, None, "{input}");
    outcome.problem.unwrap()
}

#[test]
fn codes_and_names_are_found() {
    for (input, expected, note) in [
        ("FR", "FR", "alpha-2"),
        (" fr\u{a0}", "FR", "spaces and case"),
        ("FRA", "FR", "alpha-3"),
        ("250", "FR", "numeric"),
        ("004", "AF", "numeric with leading zeros"),
        ("ＦＲ", "FR", "fullwidth"),
        ("🇫🇷", "FR", "a flag"),
        ("UK", "GB", "reserved for the United Kingdom"),
        ("EL", "GR", "the European Union's code"),
        ("XKX", "XK", "user-assigned"),
        ("XKK", "XK", "CLDR's alpha-3"),
        ("983", "XK", "user-assigned"),
        ("U.S.A.", "US", "dots"),
        ("U S A", "US", "initials"),
        ("É.-U.", "US", "how French shortens it, which folds to the European Union's code"),
        ("E.-U.", "US", "the same without the accent"),
        ("R.-U.", "GB", "French too, which folds to Russia's code"),
        ("ru", "RU", "a code before any name"),
        ("U S", "US", "a code whose letters are its own country's name"),
        ("the Netherlands", "NL", "article"),
        ("Holland", "NL", "everyday name"),
        ("England", "GB", "constituent country"),
        ("Deutschland", "DE", "German"),
        ("Oesterreich", "AT", "an umlaut written out"),
        ("COTE D’IVOIRE", "CI", "accents"),
        ("St. Kitts & Nevis", "KN", "abbreviation"),
        ("Saint Kitts and Nevis", "KN", "the same in full"),
        ("Países Bajos", "NL", "Spanish"),
        ("TÜRKİYE", "TR", "a dotted capital I"),
        ("日本", "JP", "native script"),
        ("Россия", "RU", "native script"),
        ("Ελλάδα", "GR", "native script"),
        ("中国", "CN", "native script"),
        ("대한민국", "KR", "native script"),
        ("مصر", "EG", "native script"),
        ("Kingdom of Spain", "ES", "state form"),
        ("République hellénique", "GR", "an adjective beside its form"),
        ("French Republic", "FR", "an adjective that also names a power"),
        ("Republik Island", "IS", "a name that is also a word for a kind of place"),
        ("Bolivia, Plurinational State of", "BO", "inverted"),
        ("Micronesia (Federated States of)", "FM", "in brackets"),
        ("Congo, Democratic Republic of the", "CD", "told apart by its form"),
        ("Republic of the Congo", "CG", "told apart by its form"),
        ("République populaire démocratique de Corée", "KP", "told apart by its form"),
        ("Republik Korea", "KR", "told apart by its form"),
        ("Volksrepublik China", "CN", "told apart by its form"),
        ("República de China", "TW", "told apart by its form"),
        ("Congo (Rép. dém.)", "CD", "told apart by its form, abbreviated"),
        ("Virgin Islands, British", "VG", "told apart by its power"),
        ("Virgin Islands (U.S.)", "VI", "told apart by its power"),
        ("Saint-Martin (partie française)", "MF", "told apart by its power"),
        ("Sint Maarten (Dutch part)", "SX", "told apart by its power"),
        ("Islas Maldivas", "MV", "a word for islands"),
        ("Guadeloupe (France)", "GP", "a territory and its state"),
        ("Myanmar (Burma)", "MM", "two names of one country"),
        ("Irish Republic", "IE", "an adjective beside its form"),
        ("Kosovo", "XK", "not in ISO 3166"),
        ("السعودية", "SA", "everyday name in its own language"),
        ("الإمارات", "AE", "everyday name in its own language"),
        ("Ελλάς", "GR", "older form of its own name"),
        ("Shqipëria", "AL", "its own name with the article"),
        ("ประเทศไทย", "TH", "its own name with the word for a country"),
        ("Republika Hrvatska", "HR", "official name in its own language"),
        ("Niger", "NE", "the beginning of another name"),
        ("Guinea-Bissau", "GW", "holds another name"),
        ("Dominica", "DM", "the beginning of another name"),
        ("Swaziland", "SZ", "former name"),
        ("TP", "TL", "withdrawn, one successor"),
        ("ZAR", "CD", "withdrawn, one successor"),
        ("DDR", "DE", "withdrawn, one successor"),
        ("Oost-Duitsland", "DE", "withdrawn, one successor"),
        ("278", "DE", "withdrawn, one successor"),
    ] {
        assert_eq!(code(input).as_deref(), Some(expected), "{input}: {note}");
    }
}

#[test]
fn what_is_no_country_is_refused() {
    for input in [
        "XX",
        "AA",
        "ZZ",
        "000",
        "4",
        "44",
        "None",
        "N/A",
        "null",
        "--",
        "United",
        "Republic",
        "Islands",
        "&",
        "É.T.",
        "Saint",
        "New",
        "the",
        "Kingdom of",
        "FRANCE1",
        "Francefrance",
        "State of Georgia",
        "Kingdom of France",
        "Virgin Islands of Nowhere",
        "France, Spain",
        "France (Guadeloupe)",
        "\u{fffd}",
        "😀",
    ] {
        assert_eq!(problem(input).reason, "country.unknown", "{input:?}");
    }
    for input in ["", " ", "\u{0}", "\u{200f}"] {
        assert_eq!(problem(input).reason, "country.missing", "{input:?}");
    }
    for input in ["EU", "eu", "E.U.", "E U", "e-u", "ＥＵ", " EU ", "UN", "EZ"] {
        assert_eq!(problem(input).reason, "country.reserved", "{input:?}");
    }
    for input in ["R U", "U-A", "u a"] {
        assert_eq!(
            problem(input).reason,
            "country.unknown",
            "{input:?}: a code that its letters spell is no other country's"
        );
    }
    for input in ["", " ", "\t\n\u{3000}"] {
        assert_eq!(problem(input).reason, "country.missing", "{input:?}");
    }
    assert_eq!(problem(&"9".repeat(1_000_000)).reason, "country.too_long");
    assert_eq!(problem(&"한".repeat(60)).reason, "country.unknown");
}

#[test]
fn ambiguous_names_give_their_candidates() {
    for (input, candidates) in [("Congo", "CD, CG"), ("Corée", "KP, KR"), ("Îles Vierges", "VG, VI")] {
        let problem = problem(input);
        assert_eq!(problem.code, Code::Conflict, "{input}");
        assert_eq!(problem.params, [("candidates", candidates.into())], "{input}");
    }
}

#[test]
fn withdrawn_countries_are_not_guessed() {
    for (input, until, candidates) in [
        ("AN", "2010", "BQ, CW, SX"),
        ("ant", "2010", "BQ, CW, SX"),
        ("Netherlands Antilles", "2010", "BQ, CW, SX"),
        ("CS", "2006", "CZ, ME, RS, SK"),
        ("Tschechoslowakei", "1993", "CZ, SK"),
        ("Yugoslavia", "2003", "BA, HR, ME, MK, RS, SI, XK"),
        ("Federal Republic of Yugoslavia", "2003", "BA, HR, ME, MK, RS, SI, XK"),
    ] {
        let problem = problem(input);
        assert_eq!(problem.reason, "country.withdrawn", "{input}");
        assert_eq!(problem.params, [("until", until.into()), ("candidates", candidates.into())], "{input}");
    }
    assert!(problem("USSR").params.iter().any(|(name, value)| *name == "candidates" && value.contains("UA")));
}

#[test]
fn a_near_miss_is_offered_and_not_applied() {
    assert_eq!(problem("Germny").fix.as_deref(), Some("DE"));
    assert_eq!(problem("Frnace").fix.as_deref(), Some("FR"));
    assert_eq!(problem("Iram").fix, None, "too short to be told from another name");
}

#[test]
fn changes_say_why() {
    for (input, why) in [
        ("fr", "case"),
        (" FR", "trimmed"),
        ("FRA", "country_from_alpha3"),
        ("250", "country_from_numeric"),
        ("France", "country_from_name"),
        ("TP", "country_successor"),
    ] {
        let changes = country(input).changes;
        assert_eq!(changes, [Change::new(why, input, code(input).unwrap())], "{input}");
    }
}

#[test]
fn every_country_is_found_by_all_it_is_called() {
    for found in Country::all() {
        let own = Some(found.as_str().to_owned());
        assert_eq!(code(found.as_str()), own);
        assert!(country(found.as_str()).changes.is_empty());
        assert_eq!(code(found.alpha3().unwrap()), own);
        assert_eq!(code(found.numeric().unwrap()), own);
        assert_eq!(code(found.name().unwrap()), own);
    }
    assert_eq!(Country::new("ZZ").unwrap().name(), None);
}

/// Compares the search for a name one letter away with the comparison of all keys.
#[test]
fn no_key_one_letter_away_is_overlooked() {
    let mut all = Vec::new();
    let mut keys = super::Keys::of_block(0).unwrap();
    while let Some(target) = keys.advance() {
        all.push((String::from_utf8(keys.key().to_vec()).unwrap(), target));
    }
    let slow = |wanted: &str| {
        let near = |key: &str| super::is_one_edit_apart(wanted.as_bytes(), key.as_bytes());
        let mut found = None;
        for (_, target) in all.iter().filter(|(key, _)| near(key)) {
            match target {
                super::Target::Country(index) if found.is_none_or(|other| other == *index) => {
                    found = Some(*index)
                }
                super::Target::Kind(_) => {}
                _ => return None,
            }
        }
        super::at(found?)
    };
    for (key, _) in all
        .iter()
        .step_by(7)
        .filter(|(key, _)| key.len() > 5 && key.bytes().all(|byte| byte.is_ascii_lowercase()))
    {
        let without = |index: usize| {
            key.char_indices().filter(|(at, _)| *at != index).map(|(_, c)| c).collect::<String>()
        };
        let first = key.chars().take(1);
        let swapped: String = key.chars().skip(1).take(1).chain(first).chain(key.chars().skip(2)).collect();
        let ways = [without(0), format!("q{key}"), format!("q{}", without(0)), swapped, without(3)];
        for way in ways.iter().filter(|way| super::key(way).as_str() == way.as_str()) {
            assert_eq!(super::nearest(way), slow(way), "{way}");
        }
    }
}
