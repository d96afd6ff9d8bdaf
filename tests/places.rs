//! Names of places: none becomes the code of another place.

use registrant::contact::Country;
use registrant::normalize::subdivision;

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
