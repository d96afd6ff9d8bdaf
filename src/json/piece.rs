//! Pieces: tables that a page adds at run time, each in the format that `cargo xtask package` writes for `registrant/pieces/`.

use serde_json::Value;

use crate::base::{Error, Place, json};
use crate::language::FINGERPRINT;
use crate::{language, normalize, rules};

/// Adds a piece: rules, sentences of rules, their reasons and sources, phone numbers of some calling codes, subdivisions of some
/// countries, or messages of a language. A build that has it keeps its own.
pub(super) fn add(text: &str) -> Result<Value, Error> {
    if text.starts_with("registrant/languages/") {
        let language = language::add_language(text)?;
        return Ok(json!({"language": language.as_str()}));
    }
    let refused = |reason: &'static str| {
        let remedy = "pass the export of `registrant/pieces/…` in this package";
        Error::at(Place::argument("piece"), reason, remedy)
    };
    let head = text.strip_prefix("registrant/pieces/").and_then(|rest| rest.split_once('\n'));
    let parts =
        head.and_then(|(head, body)| head.split_once(' ').map(|(name, version)| (name, version, body)));
    let Some((name, version, body)) = parts else {
        return Err(refused("expected a piece, found another string"));
    };
    if version != FINGERPRINT {
        return Err(refused("expected a piece of this version, found one of another"));
    }
    let is_kept = match name {
        "explanations" => rules::keep_explanations(body),
        "phones" => normalize::add_plans(body),
        "rules" => rules::keep_rules(body),
        "sentences" => rules::keep_sentences(body),
        "subdivisions" => normalize::add_subdivisions(body),
        _ => false,
    };
    if is_kept { Ok(json!({"piece": name})) } else { Err(refused("expected a known piece, found another")) }
}
