//! The bytes of the automaton.
//!
//! A state is the number of its shape (one byte, or two where it is above 0x7F) and then its targets, each either
//! one byte, the number of a popular state, or two, how far back the target starts, or 255 and where it starts.

use std::collections::HashMap;

use super::automaton::State;

/// How many states are popular enough for one byte.
const POPULAR: usize = 200;

#[derive(Debug, Default)]
pub struct Encoded {
    pub bytes: Vec<u8>,
    /// Verdict and number of targets, then for each digit its target, four bits each, 15 for none.
    pub shapes: Vec<[u8; 6]>,
    /// Where the popular states start.
    pub popular: Vec<u16>,
    /// Where every state starts, by its number.
    pub places: Vec<u16>,
}

pub fn encode(states: &[State]) -> Result<Encoded, String> {
    let mut encoded = Encoded::default();
    let mut wanted = vec![0usize; states.len()];
    for (_, target) in states.iter().flat_map(|state| &state.edges) {
        *wanted.get_mut(*target).ok_or("an edge to nowhere")? += 1;
    }
    let mut by_wanted: Vec<usize> = (0..states.len()).collect();
    by_wanted.sort_by_key(|state| (std::cmp::Reverse(wanted.get(*state)), *state));
    let popular: HashMap<usize, u8> = by_wanted.iter().copied().take(POPULAR).zip(0..).collect();
    let shapes = shapes(states)?;
    let mut numbers: Vec<(&[u8; 6], &usize)> = shapes.iter().collect();
    numbers.sort_by_key(|(_, number)| **number);
    encoded.shapes = numbers.into_iter().map(|(shape, _)| *shape).collect();
    for state in states {
        let place = encoded.bytes.len();
        encoded.places.push(u16::try_from(place).map_err(|_| "the automaton is too large")?);
        let number = *shapes.get(&shape(state)?).ok_or("a state without shape")?;
        match u8::try_from(number) {
            Ok(byte @ ..0x80) => encoded.bytes.push(byte),
            _ => encoded.bytes.extend([0x80 | (number >> 8) as u8, (number & 0xFF) as u8]),
        }
        for (_, target) in &state.edges {
            if let Some(number) = popular.get(target) {
                encoded.bytes.push(*number);
                continue;
            }
            let start = encoded.places.get(*target).ok_or("a state before its targets")?;
            let back = place - usize::from(*start);
            match u8::try_from(POPULAR + (back >> 8)) {
                Ok(high @ ..=0xFE) => encoded.bytes.extend([high, (back & 0xFF) as u8]),
                _ => encoded.bytes.extend([0xFF, (start & 0xFF) as u8, (start >> 8) as u8]),
            }
        }
    }
    encoded.popular = by_wanted
        .iter()
        .take(POPULAR)
        .map(|state| encoded.places.get(*state).copied().ok_or("a popular state that is missing"))
        .collect::<Result<_, _>>()?;
    Ok(encoded)
}

/// The number of each shape, the most frequent first.
fn shapes(states: &[State]) -> Result<HashMap<[u8; 6], usize>, String> {
    let mut counts: HashMap<[u8; 6], usize> = HashMap::new();
    for state in states {
        *counts.entry(shape(state)?).or_default() += 1;
    }
    let mut shapes: Vec<([u8; 6], usize)> = counts.into_iter().collect();
    shapes.sort_by_key(|(shape, count)| (std::cmp::Reverse(*count), *shape));
    Ok(shapes.into_iter().zip(0..).map(|((shape, _), number)| (shape, number)).collect())
}

fn shape(state: &State) -> Result<[u8; 6], String> {
    let count = u8::try_from(state.edges.len()).map_err(|e| e.to_string())?;
    let mut shape = [state.verdict << 4 | count, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF];
    for digit in 0..10u8 {
        if let Some(index) = state.edges.iter().position(|(mask, _)| mask >> digit & 1 != 0) {
            let byte = shape.get_mut(1 + usize::from(digit / 2)).ok_or("a digit above 9")?;
            let shift = 4 * (digit % 2);
            *byte = *byte & !(0xF << shift) | (index as u8) << shift;
        }
    }
    Ok(shape)
}
