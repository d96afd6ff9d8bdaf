//! Calls of the JSON contract, and values of every kind.

use registrant::json::{KINDS, OPERATIONS, call};
use serde_json::json;

use super::corpus::{Corpus, Dice, WORDS, mutate};

/// Calls an operation with arguments that are almost right. No answer is a panic.
pub fn operations(dice: &mut Dice, corpus: &Corpus) -> Result<(), String> {
    let (operation, mut arguments) = dice.one(&corpus.calls).clone();
    for argument in &mut arguments {
        if dice.below(2) == 0 {
            mutate(dice, corpus, argument, 0);
        }
    }
    let operation: &str = if dice.below(8) == 0 { dice.one::<&str>(OPERATIONS) } else { &operation };
    if !operation.starts_with("add_") {
        let _ = call(operation, &arguments);
    }
    Ok(())
}

/// Normalizes a value: a second time changes nothing.
pub fn values(dice: &mut Dice, _: &Corpus) -> Result<(), String> {
    let country = *dice.one(&["FR", "US", "DE", "JP", "BR", "GB", "IN", ""]);
    let (kind, text) = (*dice.one(KINDS), [*dice.one(WORDS), *dice.one(WORDS)].concat());
    let normalized = |text: &str| call("normalize", &[json!(kind), json!(text), json!({"country": country})]);
    if let Ok(once) = normalized(&text)
        && let Some(value) = once["value"].as_str()
        && let Ok(twice) = normalized(value)
        && twice["value"] != once["value"]
    {
        return Err(format!("normalizing {kind} {text:?} twice: {} {}", once["value"], twice["value"]));
    }
    Ok(())
}
