use std::collections::BTreeSet;

use super::*;

fn code(input: &str, country: &str) -> Option<String> {
    subdivision(input, Country::new(country)).value.map(|found| found.code().to_owned())
}

fn problem(input: &str, country: &str) -> Problem {
    let outcome = subdivision(input, Country::new(country));
    assert_eq!(outcome.value, None, "{country} {input}");
    outcome.problem.unwrap()
}

#[test]
fn codes_and_names_are_found() {
    for (country, input, expected, note) in [
        ("FR", "FR-IDF", "FR-IDF", "full code"),
        ("FR", "fr_idf", "FR-IDF", "full code, any case and separator"),
        ("", "fr idf", "FR-IDF", "full code without the country"),
        ("FR", "idf", "FR-IDF", "local code"),
        ("FR", "1", "FR-01", "a leading zero lost"),
        ("FR", "Ile de France", "FR-IDF", "accents and hyphens"),
        ("FR", "J", "FR-IDF", "withdrawn"),
        ("", "FR-J", "FR-IDF", "withdrawn"),
        ("FR", "75", "FR-75C", "withdrawn"),
        ("FR", "Aquitaine", "FR-NAQ", "the name of a former region"),
        ("IN", "CT", "IN-CG", "withdrawn"),
        ("IN", "Orissa", "IN-OD", "former name"),
        ("KZ", "AKM", "KZ-11", "withdrawn"),
        ("GT", "AV", "GT-16", "withdrawn"),
        ("PL", "MZ", "PL-14", "withdrawn"),
        ("CN", "11", "CN-BJ", "withdrawn"),
        ("GP", "971", "FR-971", "a country that is a part of another"),
        ("GP", "Guadeloupe", "FR-971", "the same by name"),
        ("GP", "GP", "FR-971", "the same by its own code"),
        ("GP", "FR-971", "FR-971", "the same by the full code"),
        ("FR", "GP", "FR-971", "the part in the whole"),
        ("US", "PR", "US-PR", "an outlying area"),
        ("PR", "PR", "US-PR", "the same under its own code"),
        ("US", "GU", "US-GU", "an outlying area"),
        ("US", "AE", "US-AE", "military"),
        ("CN", "HK", "CN-HK", "special administrative region"),
        ("HK", "Hong Kong", "CN-HK", "the same under its own code"),
        ("CN", "Taiwan", "CN-TW", "listed by ISO"),
        ("TW", "Taipei", "TW-TPE", "own subdivisions first"),
        ("TW", "臺北市", "TW-TPE", "the other sign for tai"),
        ("TW", "臺北", "TW-TPE", "without the ending for its kind"),
        ("TW", "新竹縣", "TW-HSQ", "the ending tells two of a name apart"),
        ("TW", "新竹市", "TW-HSZ", "the ending tells two of a name apart"),
        ("CN", "北京", "CN-BJ", "without the ending for its kind"),
        ("CN", "广东", "CN-GD", "without the ending for its kind"),
        ("CN", "内蒙古", "CN-NM", "without the ending for its kind"),
        ("CN", "新疆", "CN-XJ", "without the ending for its kind"),
        ("JP", "大阪", "JP-27", "without the ending for its kind"),
        ("JP", "京都", "JP-26", "a name whose last sign only looks like an ending"),
        ("JP", "東京", "JP-13", "without the ending for its kind"),
        ("JP", "北海道", "JP-01", "an ending that is a part of the name"),
        ("GR", "Αττική", "GR-I", "own script"),
        ("GR", "ΠΕΛΟΠΟΝΝΗΣΟΣ", "GR-J", "one sigma in capitals"),
        ("CY", "Λεμεσός", "CY-02", "own script"),
        ("BG", "Пловдив", "BG-16", "own script, as Plovdiv"),
        ("BG", "Област Пловдив", "BG-16", "kind beside the name, own script"),
        ("RS", "Београд", "RS-00", "own script"),
        ("RU", "Татарстан", "RU-TA", "kind left out, own script"),
        ("RU", "Алтайский край", "RU-ALT", "kind beside the name, own script"),
        ("RU", "Республика Алтай", "RU-AL", "kind beside the name, own script"),
        ("UA", "Львівська", "UA-46", "kind left out, own script"),
        ("BY", "Минская область", "BY-MI", "the other official language"),
        ("IN", "महाराष्ट्र", "IN-MH", "Hindi"),
        ("IL", "תל אביב", "IL-TA", "own script"),
        ("IL", "מחוז הצפון", "IL-Z", "kind beside the name, own script"),
        ("US", "Calif.", "US-CA", "abbreviation"),
        ("US", "State of California", "US-CA", "kind beside the name"),
        ("US", "Washington", "US-WA", "the state"),
        ("US", "Washington, D.C.", "US-DC", "the district"),
        ("AU", "N.S.W.", "AU-NSW", "dots"),
        ("CA", "Québec", "CA-QC", "French"),
        ("CA", "Colombie-Britannique", "CA-BC", "French"),
        ("MX", "Distrito Federal", "MX-CMX", "former name"),
        ("IT", "Roma", "IT-RM", "local name"),
        ("IT", "Milan", "IT-MI", "English name"),
        ("DE", "Bavaria", "DE-BY", "English name"),
        ("CH", "Genf", "CH-GE", "another official language"),
        ("CH", "Kanton Zürich", "CH-ZH", "kind beside the name"),
        ("BE", "Luik", "BE-WLG", "another official language"),
        ("ES", "Girona", "ES-GI", "local name"),
        ("ES", "Gerona [Girona]", "ES-GI", "a second name in brackets"),
        ("ES", "Comunidad de Madrid", "ES-MD", "kind beside the name"),
        ("JP", "東京都", "JP-13", "native script"),
        ("JP", "Tokyo-to", "JP-13", "kind behind the name"),
        ("JP", "Osaka", "JP-27", "romanized"),
        ("RU", "Москва", "RU-MOW", "native script"),
        ("RU", "Чувашия", "RU-CU", "without its kind"),
        ("GE", "თბილისი", "GE-TB", "native script"),
        ("TH", "กรุงเทพ", "TH-10", "everyday name"),
        ("TH", "จังหวัดเชียงใหม่", "TH-50", "word for a province without a space"),
        ("SA", "منطقة الرياض", "SA-01", "native script with its kind"),
        ("MN", "Улаанбаатар", "MN-1", "native script"),
        ("KZ", "Карагандинская область", "KZ-35", "second language"),
        ("UA", "Киев", "UA-30", "name in another language"),
        ("CN", "Anhui Sheng", "CN-AH", "kind behind the name"),
        ("GB", "Durham, County", "GB-DUR", "inverted, as ISO writes it"),
        ("GB", "County Durham", "GB-DUR", "the same read aloud"),
        ("GB", "GB-CYM", "GB-WLS", "the Welsh form of a code"),
        ("EE", "Saaremaa", "EE-74", "two of one name: the county"),
        ("EE", "Saaremaa Rural municipality", "EE-714", "two of one name: the kind that is named"),
        ("MZ", "Maputo City", "MZ-MPM", "two of one name: the kind that is named"),
        ("ES", "Cantabria", "ES-S", "two of one name: the one of addresses"),
    ] {
        assert_eq!(code(input, country).as_deref(), Some(expected), "{country} {input}: {note}");
    }
}

#[test]
fn what_is_unknown_is_refused() {
    for (country, input, reason) in [
        ("US", "Nowhere", "subdivision.unknown"),
        ("US", "😀", "subdivision.unknown"),
        ("US", "State of", "subdivision.unknown"),
        ("US", "FR-IDF", "subdivision.other_country"),
        ("PR", "San Juan", "subdivision.none_in_country"),
        ("", "California", "subdivision.country_needed"),
        ("", "CA", "subdivision.country_needed"),
        ("US", "", "subdivision.missing"),
        ("US", " \u{a0}", "subdivision.missing"),
    ] {
        assert_eq!(problem(input, country).reason, reason, "{country} {input}");
    }
    assert_eq!(problem(&"9".repeat(1_000_000), "US").reason, "subdivision.too_long");
    assert_eq!(problem("Califrnia", "US").fix.as_deref(), Some("US-CA"));
}

#[test]
fn changes_say_why() {
    for (input, country, why) in [
        ("fr-idf", "FR", "case"),
        (" FR-IDF", "FR", "trimmed"),
        ("IDF", "FR", "subdivision_code"),
        ("Bretagne", "FR", "subdivision_from_name"),
        ("FR-J", "FR", "subdivision_successor"),
    ] {
        let changes = subdivision(input, Country::new(country)).changes;
        assert_eq!(changes, [Change::new(why, input, code(input, country).unwrap())], "{input}");
    }
}

#[test]
fn every_subdivision_is_found_by_its_code() {
    let mut count = 0;
    for country in Country::all() {
        for one in subdivisions(country) {
            count += 1;
            let outcome = subdivision(one.code(), Some(country));
            assert_eq!(outcome.value, Some(one));
            assert!(outcome.changes.is_empty());
            assert_eq!(code(one.local_code(), country.as_str()).as_deref(), Some(one.code()));
            // If two have the same name, the search finds one of them.
            let outcome = subdivision(one.name(), Some(country));
            // A withdrawn county that was split has candidates.
            let Some(named) = outcome.value else {
                assert_eq!(outcome.problem.unwrap().reason, "subdivision.ambiguous", "{one:?}");
                continue;
            };
            assert!(named == one || find::is_named_alike(named.name(), one.name()), "{one:?} {named:?}");
        }
    }
    assert_eq!(count, 5046 + 13, "ISO 3166-2, and the extra ones of the United States and Norway");
}

#[test]
fn the_table_writes_each_code_and_no_other() {
    let rows = concat!(
        include_str!("../../../data/subdivisions/iso3166-2.tsv"),
        include_str!("../../../data/subdivisions/extra.tsv")
    );
    let codes: BTreeSet<&str> = rows.lines().filter_map(|row| row.split('\t').next()).collect();
    for row in rows.lines().filter(|row| !row.starts_with('#')) {
        let mut columns = row.split('\t');
        let (code, name) = (columns.next().unwrap(), columns.nth(1).unwrap());
        let country = Country::new(code.split('-').next().unwrap()).unwrap();
        assert!(find::is_code_of(country, code), "{code}");
        assert!(subdivisions(country).any(|one| one.code() == code && one.name() == name), "{code}");
    }
    for country in ["AR", "ES", "FR", "JP", "SI", "TH", "US"].map(|code| Country::new(code).unwrap()) {
        for number in 0..1000 {
            for code in [
                format!("{country}-{number}"),
                format!("{country}-{number:02}"),
                format!("{country}-{number:03}"),
            ] {
                assert_eq!(find::is_code_of(country, &code), codes.contains(code.as_str()), "{code}");
            }
        }
        for letters in (b'A'..=b'Z').flat_map(|a| (b'A'..=b'Z').map(move |b| [a, b])) {
            let code = format!("{country}-{}", std::str::from_utf8(&letters).unwrap());
            assert_eq!(find::is_code_of(country, &code), codes.contains(code.as_str()), "{code}");
        }
    }
}

#[cfg(not(feature = "all-subdivisions"))]
#[test]
fn what_is_left_out_is_taken_as_it_stands() {
    for (input, country, value) in [
        ("DE-BE", "DE", Some("DE-BE")),
        ("de-be", "DE", Some("DE-BE")),
        ("DE-BE", "", Some("DE-BE")),
        ("Berlin", "DE", None),
        ("BE", "DE", None),
        ("DE-BERLIN", "DE", None),
    ] {
        let outcome = subdivision(input, Country::new(country));
        assert_eq!(outcome.value.map(|area| area.code().to_owned()).as_deref(), value, "{input}");
        let problem = outcome.problem.unwrap();
        assert_eq!((problem.code, problem.reason), (Code::Unsupported, "subdivision.left_out"), "{input}");
    }
    assert_eq!(problem("DE-BE", "FR").reason, "subdivision.other_country");
    assert_eq!(problem("x", "AX").reason, "subdivision.none_in_country");
    assert_eq!(code("FR-J", "FR").as_deref(), Some("FR-IDF"));
}
