//! Random calls with oracles: what must hold for every input. `cargo xtask fuzz MINUTES` runs them longer, with another seed.
//!
//! A generator of our own, and not libFuzzer: it needs no other toolchain, and knows what documents look like.

#![cfg(all(not(target_arch = "wasm32"), feature = "cards", feature = "xml", feature = "provider-calls"))]
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test that cannot go on panics"
)]

mod calls;
mod corpus;
mod documents;
mod rules;
mod texts;

use std::time::{Duration, Instant};

use corpus::{Corpus, Dice, corpus};

/// Runs a target: for the seconds of `FUZZ_SECONDS`, or else for a fixed number of rounds, so that each run makes the same calls.
fn run(rounds: u64, target: fn(&mut Dice, &Corpus) -> Result<(), String>) {
    let number = |name: &str| std::env::var(name).ok().and_then(|text| text.parse::<u64>().ok());
    let (seconds, seed) = (number("FUZZ_SECONDS"), number("FUZZ_SEED").unwrap_or(1));
    let corpus = corpus();
    let (start, mut done, mut faults) = (Instant::now(), 0_u64, Vec::new());
    while seconds.map_or(done < rounds, |seconds| start.elapsed() < Duration::from_secs(seconds))
        && faults.len() < 12
    {
        faults.extend(target(&mut Dice(seed << 32 | done), &corpus).err());
        done += 1;
    }
    println!("{done} rounds in {:?} from seed {seed}", start.elapsed());
    assert!(faults.is_empty(), "{} faults in {done} rounds:\n{}", faults.len(), faults.join("\n\n"));
}

#[test]
fn documents() {
    run(400, documents::documents);
}

#[test]
fn texts() {
    run(2_000, texts::texts);
}

#[test]
fn lines() {
    run(200, texts::lines);
}

#[test]
fn operations() {
    run(1_000, calls::operations);
}

#[test]
fn values() {
    run(4_000, calls::values);
}

#[test]
fn rules() {
    run(1_000, rules::rules);
}
