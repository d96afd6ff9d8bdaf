//! The rules that ask nothing more than another rule does.

use super::requirements::Asked;
use crate::rules::Condition;

/// Returns the demands without those that another one includes: the other applies at least as often, is at least as
/// severe, and asks for the same presence. A demand that always applies stays.
pub(super) fn without_weaker(all: Vec<Asked>) -> Vec<Asked> {
    let is_included = |(index, weaker): (usize, &Asked)| {
        let mut others = all.iter().enumerate().filter(|(other, _)| *other != index);
        // Of two equal demands, the one of the higher layer stays.
        others.any(|(other, asked)| includes(asked, weaker) && (other > index || !includes(weaker, asked)))
    };
    let dropped: Vec<bool> = all.iter().enumerate().map(is_included).collect();
    all.into_iter().zip(dropped).filter(|(_, is_dropped)| !is_dropped).map(|(asked, _)| asked).collect()
}

/// Returns whether `strong` asks everything that the conditional demand `weak` asks.
fn includes(strong: &Asked, weak: &Asked) -> bool {
    let (one, other) = (&*strong.rule, &*weak.rule);
    !weak.is_certain()
        && other.demand.is_none()
        && one.field == other.field
        && one.presence == other.presence
        && one.severity <= other.severity
        && one.any_role == other.any_role
        && one.alternatives.iter().all(|field| other.alternatives.contains(field))
        && strong.when.iter().all(|condition| weak.when.iter().any(|known| implies(known, condition)))
        && strong.unless.iter().all(|condition| weak.unless.iter().any(|known| implies(condition, known)))
}

/// Returns whether a condition never holds without the other one.
fn implies(one: &Condition, other: &Condition) -> bool {
    match (one, other) {
        (Condition::Kind(some), Condition::Kind(all)) => some.iter().all(|kind| all.contains(kind)),
        _ => one == other,
    }
}
