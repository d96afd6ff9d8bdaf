//! Documents as text: EPP, XML-RPC, vCards and JSON with bytes that are out of place.

use registrant::schema;
use serde_json::Value;

use super::corpus::{Corpus, Dice};

/// Texts that mean something in a grammar, and texts that readers stumble over.
const PIECES: &[&str] = &[
    "",
    "<",
    ">",
    "</",
    "/>",
    "&",
    "&#0;",
    "&#x110000;",
    "&lt;",
    "<![CDATA[",
    "]]>",
    "<!--",
    "-->",
    "<?xml version=\"1.0\"?>",
    "<!DOCTYPE a [<!ENTITY b \"c\">]>",
    "<a>",
    "<contact:postalInfo type=\"int\">",
    "xmlns:contact=\"urn:x\"",
    "<member><name>x</name><value><nil/></value></member>",
    "<string/>",
    "BEGIN:VCARD",
    "END:VCARD\r\n",
    "\r\n ",
    "\n",
    "\r",
    ";",
    ":",
    "\\n",
    "=0D=0A=",
    ";ENCODING=QUOTED-PRINTABLE",
    ";TYPE=\"",
    "N:;;;;",
    "\"",
    "\\u0000",
    "\\ud800",
    "[",
    "]",
    "{",
    "}",
    ",",
    "1e999",
    "null",
    "\u{0}",
    "\u{feff}",
    "\u{2028}",
    "\u{1f469}\u{200d}\u{1f680}",
];

/// Changes a text at some places, and reads, writes and edits what comes out.
pub fn texts(dice: &mut Dice, corpus: &Corpus) -> Result<(), String> {
    let document = dice.one(&corpus.documents);
    let mut text = document.as_str().map_or_else(|| document.to_string(), str::to_owned);
    for _ in 0..=dice.below(3) {
        let range = dice.range(&text, 12);
        match dice.below(3) {
            // A part twice.
            0 => text.insert_str(range.start, &text[range.clone()].repeat(2)),
            _ => text.replace_range(range, dice.one::<&str>(PIECES)),
        }
    }
    let Ok(read) = schema::read(&text) else { return Ok(()) };
    let Ok(told) = schema::detect(&read) else { return Ok(()) };
    let known = schema::named(told.schema).map_err(|error| error.to_string())?;
    let Ok(contact) = known.decode(&read) else { return Ok(()) };
    let written = known.encode(&contact).document;
    let again = known.decode(&written).map(|contact| known.encode(&contact).document);
    // A document that this library wrote must come back unchanged.
    match again {
        Ok(again) if again == written => Ok(()),
        Ok(again) => Err(format!("{}: {read} is written as {written} and then as {again}", told.schema)),
        Err(error) => Err(format!("{}: {read} is written as {written}, then {error}", told.schema)),
    }
}

/// Reads lines of any bytes. Each line has one answer.
pub fn lines(dice: &mut Dice, corpus: &Corpus) -> Result<(), String> {
    let mut bytes = Vec::new();
    for _ in 0..=dice.below(4) {
        let line = dice.one(&corpus.documents).to_string();
        let mut line = line.into_bytes();
        for _ in 0..dice.below(4) {
            let at = dice.below(line.len());
            line[at] = *dice.one(b"\0\xff\xc3\"\\{}[],:");
        }
        bytes.extend_from_slice(&line);
        bytes.extend_from_slice(dice.one::<&[u8]>(&[&b"\n"[..], b"\r\n", b"\n\n"]));
    }
    let wanted = bytes.split(|byte| *byte == b'\n').filter(|line| !line.trim_ascii().is_empty()).count();
    let association = serde_json::json!({"domain": "a.fr", "owner": true});
    let answers = registrant::json::check_lines(&bytes, &association, &Value::Null);
    let answers = answers.map_err(|error| error.to_string())?;
    let found = answers.split(|byte| *byte == b'\n').filter(|line| !line.is_empty());
    let found: Vec<Result<Value, _>> = found.map(serde_json::from_slice).collect();
    if found.len() != wanted || found.iter().any(Result::is_err) {
        let text = String::from_utf8_lossy(&bytes);
        return Err(format!("expected {wanted} answers, found {}: {text}", found.len()));
    }
    Ok(())
}
