//! Names of places: none becomes the code of another place.

use registrant::contact::Country;
use registrant::normalize::subdivision;
use registrant::provider::{Conversion, convert};
use registrant::schema;
use registrant_text::place::subdivision::{core, rotated, squeezed};
use serde_json::json;

/// The countries whose targets get the code of a state.
const CODES: [&str; 5] = ["AU", "BR", "CA", "IT", "US"];

/// The regions with a plainer name than in the list of ISO 3166-2 and CLDR: that of Google's address data or of `aliases.tsv`. Lithuanian
/// districts have the name of their city, so the kind tells them apart.
const PLAINER: [(&str, &str); 21] = [
    ("CN-NM", "Inner Mongolia"),
    ("IQ-AN", "Anbar"),
    ("IR-03", "East Azerbaijan Province"),
    ("IR-04", "West Azerbaijan Province"),
    ("IR-09", "Razavi Khorasan Province"),
    ("IR-10", "Isfahan Province"),
    ("IR-11", "Sistan and Baluchestan Province"),
    ("IR-12", "Kurdistan Province"),
    ("IR-14", "Chaharmahal and Bakhtiari Province"),
    ("IR-17", "Kohgiluyeh and Boyer-Ahmad Province"),
    ("IR-28", "North Khorasan Province"),
    ("IR-29", "South Khorasan Province"),
    ("LT-03", "Alytaus rajonas"),
    ("LT-16", "Kauno rajonas"),
    ("LT-21", "Klaipėdos rajonas"),
    ("LT-33", "Panevėžio rajonas"),
    ("LT-44", "Šiaulių rajonas"),
    ("LT-58", "Vilniaus rajonas"),
    ("TH-86", "Chumpon"),
    ("TH-93", "Phattalung"),
    ("YE-SA", "Sana'a City"),
];

#[test]
fn a_code_becomes_its_own_name() {
    let mut wrong = Vec::new();
    let mut count = 0;
    for line in
        include_str!("../data/subdivisions/iso3166-2.tsv").lines().filter(|line| !line.starts_with('#'))
    {
        let columns: Vec<&str> = line.split('\t').collect();
        let [code, _, name, ref english @ ..] = columns[..] else { panic!("three columns: {line}") };
        let (country, _) = code.split_once('-').unwrap();
        if CODES.contains(&country) {
            continue;
        }
        count += 1;
        // A city in another script than ASCII keeps the signs of the name.
        let contact =
            json!({"full_name": "Ann Bell", "city": "Évry", "subdivision": code, "country": country});
        let converted = convert(&contact, &Conversion::to(schema::DNSIMPLE).from(schema::CONTACT)).unwrap();
        let written = converted.document["state_province"].as_str().unwrap();
        let turned = rotated(name);
        let mut names =
            [name].into_iter().chain(turned.as_deref()).chain(english.iter().flat_map(|all| all.split('|')));
        let is_same = |known: &str| {
            let (known_core, core) = (core(known), core(written));
            squeezed(known).as_str() == squeezed(written).as_str() || known_core.as_str() == core.as_str()
        };
        if !(names.any(is_same) || PLAINER.contains(&(code, written))) {
            wrong.push(format!("{code}: {written}, not {name}"));
        }
    }
    assert_eq!(wrong, [""; 0], "{} of {count}", wrong.len());
}

#[test]
fn a_name_gives_its_own_code_or_none() {
    let mut wrong = Vec::new();
    let mut count = 0;
    for line in include_str!("places.tsv").lines().filter(|line| !line.starts_with('#')) {
        let columns: Vec<&str> = line.split('\t').collect();
        let [country, wanted, names, note] = columns[..] else { panic!("four columns: {line}") };
        for name in names.split('|') {
            count += 1;
            let outcome = subdivision(name, Country::new(country));
            let code = |full: &str| full.split_once('-').unwrap().1.to_owned();
            let found = match (outcome.value, outcome.problem) {
                (Some(area), None) => area.local_code().to_owned(),
                (None, Some(problem)) => problem.fix.map_or("-".to_owned(), |fix| format!("?{}", code(&fix))),
                other => panic!("{name}: {other:?}"),
            };
            if found != wanted {
                wrong.push(format!("{country} {name}: {found}, not {wanted} ({note})"));
            }
        }
    }
    assert_eq!(wrong, [""; 0], "{} of {count}", wrong.len());
    assert!(count > 1000);
}
