//! Rule files of strangers: each is refused with its place, or it is a book of rules that any contact can be checked by.

use registrant::contact::Contact;
use registrant::rules::RuleBook;
use registrant::{Association, check};

use super::corpus::{Corpus, Dice, WORDS};

/// Rules that use most of the language.
const BOOK: &str = r#"suffixes = ["fr", "*"]

[sources.form]
address = "https://example.com/"
date = "2026-11-22"

[[rule]]
id = "mine.phone"
field = "phone"
presence = "required"
severity = "error"
why = "we call"
source = "form"

[[rule]]
id = "mine.city"
field = "city"
pattern = "^[A-Z][a-z]{1,20}( [A-Z]+)*$"
severity = "warning"
when = { kind = ["company"], in = { country = ["FR", "BE"] }, absent = ["vat_number"] }
why = "as on the form"
from = "2026-01-01"
until = "2030-01-01"

[[rule]]
id = "mine.length"
field = "organization"
max = 40
unit = "utf16"
severity = "error"
why = "it is printed"
"#;

const PIECES: &[&str] = &[
    "[",
    "]",
    "{",
    "}",
    "=",
    "\"",
    "\n",
    "''",
    "[[rule]]\n",
    "true",
    "-1",
    "99999999999999999999",
    "0x",
    "1979-05-27",
    "(a*)*b",
    "(",
    "[z-a]",
    "{9,1}",
    "{1000}",
    "\\",
    "\\d+",
    "(?:",
    "|",
    "country",
    "street",
    "forbidden",
    "individual",
    "FR",
    "*",
    "co.uk",
    "#",
];

pub fn rules(dice: &mut Dice, corpus: &Corpus) -> Result<(), String> {
    let mut text = BOOK.to_owned();
    for _ in 0..dice.below(4) {
        let range = dice.range(&text, 16);
        let piece = if dice.below(4) == 0 { dice.one(WORDS) } else { dice.one(PIECES) };
        text.replace_range(range, piece);
    }
    let book = match RuleBook::from_toml(&text) {
        Ok(book) => book,
        Err(error) if !error.to_string().is_empty() && !error.remedy().is_empty() => return Ok(()),
        Err(error) => return Err(format!("an error without a reason or a remedy: {error}: {text}")),
    };
    let document = dice.one(&corpus.documents);
    let Ok(contact) = registrant::schema::decode(document, None) else { return Ok(()) };
    for contact in [contact, Contact::default()] {
        let association = Association::new("mydomain.fr").role(registrant::Role::Owner).rules(book.clone());
        let _ = check(&contact, &association);
    }
    Ok(())
}

#[test]
fn the_book_is_right() {
    RuleBook::from_toml(BOOK).unwrap();
}
