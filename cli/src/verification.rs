//! Verifications in words, for `check`, `requirements` and `explain`.

use registrant::rules::{Claim, Consequence, Verification, Verifier};

/// Returns what is verified, by whom, by when, and what happens otherwise.
pub fn in_words(one: &Verification) -> String {
    let claims: Vec<&str> = one.claims.iter().map(|claim| claim_name(*claim)).collect();
    let by = match one.by {
        Verifier::Registry => "by the registry",
        _ => "by the registrar",
    };
    let days = one.days.map(|days| format!("within {days} days"));
    let otherwise = match one.consequence {
        Consequence::Suspended => Some("otherwise the domain is suspended"),
        Consequence::Deleted => Some("otherwise the domain is deleted"),
        Consequence::NotRegistered => Some("otherwise the domain is not registered"),
        _ => None,
    };
    let since = one.since.map(|day| format!("since {day}"));
    let parts = [Some(claims.join(", ")), Some(by.to_owned()), days, otherwise.map(str::to_owned), since];
    parts.into_iter().flatten().collect::<Vec<_>>().join("; ")
}

fn claim_name(claim: Claim) -> &'static str {
    match claim {
        Claim::Email => "e-mail address",
        Claim::Phone => "phone number",
        Claim::Identifier => "register number",
        other => other.as_str(),
    }
}
