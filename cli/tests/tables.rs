//! Tables in CSV: their columns, rows and first lines.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that cannot go on panics")]

mod run;

use run::registrant;
use serde_json::Value;

const COM: [&str; 5] = ["check", "--domain", "mydomain.com", "--today", "2026-11-22"];

fn lines(text: &str) -> Vec<Value> {
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[test]
fn a_broken_row_is_one_error_with_its_number() {
    let open = "city,country\nRoma,IT\n\"Ber\"lin,DE\nRoma\n\n\"Ro\nma\",IT\nRoma,IT,x\n\"Roma,IT\nRoma,IT\n"
        .to_owned()
        + &"Roma,IT\n".repeat(150);
    let input = [open.as_bytes(), b"R\xe9,FR\n", b"\"Roma\",\"IT\""].concat();
    let (status, text, told) = registrant(&[&COM[..], &["--input", "csv"]].concat(), &input);
    let answers = lines(&text);
    let errors: Vec<(u64, &str)> = answers
        .iter()
        .filter_map(|answer| Some((answer["error"]["line"].as_u64()?, answer["error"]["reason"].as_str()?)))
        .collect();
    assert_eq!(status, 2, "{told}");
    assert_eq!(
        errors,
        [
            (3, "expected a separator after a closing quote, found another character"),
            (4, "expected 2 cells, found 1"),
            (8, "expected 2 cells, found 3"),
            (9, "expected a closing quote, found none in 100 lines or up to the end"),
            (161, "expected UTF-8, found other bytes"),
        ]
    );
    assert_eq!(answers.len() - errors.len(), 154);
}

#[test]
fn columns_are_shown_and_can_be_named() {
    let table = b"titulaire,ville,pays\nAnn,Paris,FR\n";
    let check = |more: &[&str]| registrant(&[&COM[..], &["--input", "csv"], more].concat(), table);
    let (_, _, told) = check(&[]);
    assert_eq!(told, "standard input: columns: ville = city, pays = country; not used: titulaire\n");
    let (_, _, told) = check(&["--columns", "titulaire=full_name,pays=-"]);
    assert_eq!(told, "standard input: columns: titulaire = full_name, ville = city; not used: pays\n");
    for (columns, part) in [
        (
            "name=full_name",
            "--columns name: expected a column of the table, found none; use one of: titulaire, ville, pays",
        ),
        (
            "titulaire=shoe_size",
            "--columns titulaire=shoe_size: unknown field; use a field, such as given_name",
        ),
        ("titulaire=city", "expected one column for city, found two: titulaire, ville; leave one out"),
        ("titulaire", "expected COLUMN=FIELD, found no `=`"),
        ("ville=-,pays=-", "expected a first line that names the columns, found no known name"),
    ] {
        let (status, out, told) = check(&["--columns", columns]);
        assert!(status == 2 && out.is_empty() && told.contains(part), "{columns}: {told}");
    }
    let values = b"value,country,kind\n01 42 68 53 00,FR,\n,,\n";
    let (status, text, _) = registrant(&["normalize", "phone", "--input", "csv"], values);
    let answers = lines(&text);
    assert_eq!(
        (status, &answers[0]["e164"], answers[1]["valid"].as_bool()),
        (1, &"+33142685300".into(), Some(false))
    );
}

/// Returns what standard error says about the first line of a table.
fn told_columns(head: &str) -> String {
    let table = format!("{head}\n");
    registrant(&[&COM[..], &["--input", "csv"]].concat(), table.as_bytes()).2
}

#[test]
fn usual_names_are_known_and_vague_ones_are_not() {
    for (head, wanted) in [
        ("Vorname;Name;Firma", "Vorname = given_name, Name = family_name, Firma = organization"),
        ("Name;Prénom", "Name = family_name, Prénom = given_name"),
        ("Name;Last name;First name", "Name = full_name, Last name = family_name, First name = given_name"),
        ("Name;Stadt", "Name = full_name, Stadt = city"),
        (
            "Strasse;PLZ;Wohnort;Bundesland",
            "Strasse = street, PLZ = postal_code, Wohnort = city, Bundesland = subdivision",
        ),
        ("STRASSE UND HAUSNUMMER;Straße", "STRASSE UND HAUSNUMMER = street, Straße = street"),
        ("Unternehmen;Mobil;Ländercode", "Unternehmen = organization, Mobil = mobile, Ländercode = country"),
        ("Land;Stadt", "Land = country, Stadt = city"),
        ("Land/Region;E-Mail", "Land/Region = country, E-Mail = email"),
        (
            "Nom de famille;Prenom;Mél;Tél",
            "Nom de famille = family_name, Prenom = given_name, Mél = email, Tél = phone",
        ),
        ("Adresse 1;CP;Rue;Courriel", "Adresse 1 = street, CP = postal_code, Rue = street, Courriel = email"),
        ("Société;Département", "Société = organization, Département = subdivision"),
        ("Entreprise;De\u{301}partement", "Entreprise = organization, De\u{301}partement = subdivision"),
        ("Raison sociale;Pays", "Raison sociale = organization, Pays = country"),
        (
            "Business Street,Business City,Business Postal Code,Business Phone",
            "Business Street = street, Business City = city, Business Postal Code = postal_code, Business Phone = phone",
        ),
        (
            "city,Number,Date,Type,Description,Value,Code,Status,Order ID",
            "city = city; not used: Number, Date, Type, Description, Value, Code, Status, Order ID",
        ),
    ] {
        assert_eq!(told_columns(head), format!("standard input: columns: {wanted}\n"), "{head}");
    }
    for head in ["Domainname;Rolle;Land", "Domain Name;Role;Land", "Domaine;Rôle;Land"] {
        let table = format!("{head}\nmydomain.com;owner;US\n");
        let (_, _, told) = registrant(&["audit", "--input", "csv"], table.as_bytes());
        assert!(told.contains(" = domain, ") && told.contains(" = roles, "), "{told}");
    }
}

#[test]
fn a_first_line_that_is_a_contact_is_not_shown() {
    for (head, wanted) in [
        (
            "city,secret@person.fr,+33142685300,Secret",
            "columns: city = city; not used: column 2, column 3, column 4; the first line looks like a contact",
        ),
        (
            "Secret,01 42 68 53 00",
            "found no known name; name them, as in --columns Vorname=given_name; the first line looks like a contact",
        ),
    ] {
        let told = told_columns(head);
        assert!(told.contains(wanted) && !told.to_lowercase().contains("secret"), "{told}");
    }
    let arguments = [&COM[..], &["--input", "csv", "--columns", "Ort=city"]].concat();
    let (_, _, told) = registrant(&arguments, b"Secret,secret@person.fr\n");
    assert!(told.contains("use one of: column 1, column 2; the first line looks like a contact"), "{told}");
}

#[test]
fn tables_of_spreadsheets_are_read() {
    let check = |table: &str| registrant(&[&COM[..], &["--input", "csv"]].concat(), table.as_bytes());
    for end in ["\n", "\r\n"] {
        for first in ["sep=;", "\u{feff}SEP=;", "\"sep=;\""] {
            let table =
                [first, "a,b,c,d;city;country", "x;Roma;IT", ";;", " ;\"\";", "x;Roma"].join(end) + end;
            let (_, out, told) = check(&table);
            let answers = lines(&out);
            assert!(told.contains("city = city, country = country") && answers.len() == 2, "{first}: {told}");
            assert_eq!(answers[1]["error"]["line"], 6);
        }
    }
    for table in ["city,country\rRoma,IT\rParis,FR\r".to_owned(), "city,country\r".repeat(20_000)] {
        let (status, out, told) = check(&table);
        assert!(
            status == 2
                && out.is_empty()
                && told.contains("expected lines that end with LF or CRLF, found CR alone; "),
            "{told}"
        );
    }
}
