//! Verifications in words, for `check`, `requirements` and `explain`.

use registrant::rules::{Claim, Consequence, Verification, Verifier};

/// Returns one sentence: who verifies which facts, by when, and what happens otherwise.
pub fn in_words(one: &Verification) -> String {
    let by = match one.by {
        Verifier::Registry => "the registry",
        _ => "the registrar",
    };
    let mut claims: Vec<&str> = one.claims.iter().map(|claim| claim_name(*claim)).collect();
    let last = claims.pop().unwrap_or_default();
    let claims =
        if claims.is_empty() { last.to_owned() } else { format!("{} and {last}", claims.join(", ")) };
    let mut text = format!("{by} verifies the {claims}");
    if let Some(days) = one.days {
        text += &format!(" within {days} days");
    }
    if let Some(day) = one.since {
        text += &format!(", since {day}");
    }
    text + match one.consequence {
        Consequence::Suspended => "; otherwise the domain is suspended",
        Consequence::Deleted => "; otherwise the domain is deleted",
        Consequence::NotRegistered => "; otherwise the domain is not registered",
        _ => "",
    }
}

fn claim_name(claim: Claim) -> &'static str {
    match claim {
        Claim::Email => "e-mail address",
        Claim::Phone => "phone number",
        Claim::Identifier => "register number",
        other => other.as_str(),
    }
}
