//! The bytes of the automaton: the tree of each plan, starting at its root.
//!
//! A tree without addresses compresses better than states that share their targets: gzip finds the parts that
//! two plans share. The bytes of a state are:
//!
//! - A leaf, if only the number of further digits matters: the number of its verdicts in `leaves`. One byte
//!   below `LEAVES_WIDE`, otherwise two.
//! - Otherwise a node: `NODES`, the number of its header, and a mask of digits for each child, then the
//!   children. The last mask is omitted if the children accept every digit. A mask is one byte below
//!   `MASKS_WIDE`, otherwise two.
//! - Before a child of more than `LONG` bytes that is not the last one: `SKIP8` and its length in one byte,
//!   or `SKIP16` and its length in two.

use std::collections::{BTreeMap, HashMap};

use super::automaton::{State, Verdict};

/// The maximum length of a child without its length before it.
const LONG: usize = 48;
const ALL_DIGITS: u16 = 0x3FF;
pub const SKIP8: u8 = 255;
pub const SKIP16: u8 = 254;
pub const MASKS_WIDE: u8 = 250;

#[derive(Debug, Default)]
pub struct Encoded {
    pub bytes: Vec<u8>,
    /// The first byte of a two-byte leaf. `nodes` is that of a node.
    pub leaves_wide: u8,
    pub nodes: u8,
    /// The verdict, the number of children and the number of masks of each header.
    pub headers: Vec<[u8; 3]>,
    pub masks: Vec<u16>,
    /// The verdicts by the number of further digits. Each run ends with [`END`].
    pub verdicts: Vec<u8>,
    /// The start of each leaf's verdicts.
    pub leaves: Vec<u16>,
    /// The start of each root's tree.
    pub places: Vec<u16>,
}

/// The byte that ends the verdicts of a leaf.
pub const END: u8 = 0xFF;

type Header = [u8; 3];

struct Encoder<'a> {
    states: &'a [State],
    leaves: Vec<Option<Vec<Verdict>>>,
    leaf_counts: BTreeMap<Vec<Verdict>, usize>,
    header_counts: BTreeMap<Header, usize>,
    mask_counts: BTreeMap<u16, usize>,
    leaf_numbers: HashMap<Vec<Verdict>, usize>,
    header_numbers: HashMap<Header, usize>,
    mask_numbers: HashMap<u16, usize>,
    done: HashMap<usize, Vec<u8>>,
    leaves_wide: u8,
    nodes: u8,
}

/// Encodes the trees of some states. A state must come after those that it leads to.
pub fn encode(states: &[State], roots: &[usize]) -> Result<Encoded, String> {
    let mut encoder = Encoder {
        states,
        leaves: leaves(states),
        leaf_counts: BTreeMap::new(),
        header_counts: BTreeMap::new(),
        mask_counts: BTreeMap::new(),
        leaf_numbers: HashMap::new(),
        header_numbers: HashMap::new(),
        mask_numbers: HashMap::new(),
        done: HashMap::new(),
        leaves_wide: 0,
        nodes: 0,
    };
    for root in roots {
        encoder.count(*root)?;
    }
    let leaves = by_count(&encoder.leaf_counts);
    let headers = by_count(&encoder.header_counts);
    let masks = by_count(&encoder.mask_counts);
    encoder.leaf_numbers = leaves.iter().cloned().zip(0..).collect();
    encoder.header_numbers = headers.iter().copied().zip(0..).collect();
    encoder.mask_numbers = masks.iter().copied().zip(0..).collect();
    encoder.nodes = u8::try_from(headers.len())
        .ok()
        .and_then(|count| SKIP16.checked_sub(count))
        .ok_or("too many kinds of node")?;
    encoder.leaves_wide = encoder.nodes.checked_sub(2).ok_or("too many kinds of node")?;
    let mut encoded = Encoded {
        headers,
        masks,
        leaves_wide: encoder.leaves_wide,
        nodes: encoder.nodes,
        ..Encoded::default()
    };
    let mut longest: Vec<&Vec<Verdict>> = leaves.iter().collect();
    longest.sort_by_key(|leaf| std::cmp::Reverse(leaf.len()));
    for leaf in longest {
        let ended = [leaf.as_slice(), &[END]].concat();
        if !encoded.verdicts.windows(ended.len()).any(|window| window == ended) {
            encoded.verdicts.extend(ended);
        }
    }
    for leaf in &leaves {
        let ended = [leaf.as_slice(), &[END]].concat();
        let place = encoded.verdicts.windows(ended.len()).position(|window| window == ended);
        let place = place.and_then(|place| u16::try_from(place).ok()).ok_or("too many leaves")?;
        encoded.leaves.push(place);
    }
    for root in roots {
        let place = u16::try_from(encoded.bytes.len()).map_err(|_| "the trees are too large")?;
        encoded.places.push(place);
        let tree = encoder.tree(*root)?;
        encoded.bytes.extend(tree);
    }
    Ok(encoded)
}

/// Returns the counted values, the most frequent first.
fn by_count<T: Clone + Ord>(counts: &BTreeMap<T, usize>) -> Vec<T> {
    let mut sorted: Vec<(&T, &usize)> = counts.iter().collect();
    sorted.sort_by_key(|(_, count)| std::cmp::Reverse(**count));
    sorted.into_iter().map(|(value, _)| value.clone()).collect()
}

/// Returns the verdicts of each state from which all digits lead to the same state, by the number of further
/// digits.
fn leaves(states: &[State]) -> Vec<Option<Vec<Verdict>>> {
    let mut leaves: Vec<Option<Vec<Verdict>>> = Vec::new();
    for state in states {
        let leaf = match state.edges.as_slice() {
            [] => Some(vec![state.verdict]),
            [(ALL_DIGITS, target)] => leaves
                .get(*target)
                .and_then(Option::as_ref)
                .map(|after| [&[state.verdict], after.as_slice()].concat()),
            _ => None,
        };
        leaves.push(leaf);
    }
    leaves
}

impl Encoder<'_> {
    fn state(&self, at: usize) -> Result<&State, String> {
        self.states.get(at).ok_or_else(|| "expected an edge to a node".to_owned())
    }

    fn leaf(&self, at: usize) -> Option<&Vec<Verdict>> {
        self.leaves.get(at)?.as_ref()
    }

    fn header(state: &State) -> Result<Header, String> {
        let children = u8::try_from(state.edges.len()).map_err(|e| e.to_string())?;
        let taken = state.edges.iter().fold(0, |taken, (mask, _)| taken | mask);
        Ok([state.verdict, children, children - u8::from(taken == ALL_DIGITS)])
    }

    fn count(&mut self, at: usize) -> Result<(), String> {
        if let Some(leaf) = self.leaf(at).cloned() {
            *self.leaf_counts.entry(leaf).or_default() += 1;
            return Ok(());
        }
        let state = self.state(at)?.clone();
        let header = Self::header(&state)?;
        *self.header_counts.entry(header).or_default() += 1;
        for (mask, _) in state.edges.iter().take(usize::from(header[2])) {
            *self.mask_counts.entry(*mask).or_default() += 1;
        }
        state.edges.iter().try_for_each(|(_, target)| self.count(*target))
    }

    fn tree(&mut self, at: usize) -> Result<Vec<u8>, String> {
        if let Some(done) = self.done.get(&at) {
            return Ok(done.clone());
        }
        let mut bytes = Vec::new();
        if let Some(leaf) = self.leaf(at) {
            let number = self.leaf_numbers.get(leaf).ok_or("expected a leaf with a number")?;
            number_bytes(&mut bytes, *number, self.leaves_wide);
        } else {
            let state = self.state(at)?.clone();
            let header = Self::header(&state)?;
            let number = *self.header_numbers.get(&header).ok_or("expected a node with a number")?;
            bytes.push(self.nodes + number as u8);
            for (mask, _) in state.edges.iter().take(usize::from(header[2])) {
                let number = self.mask_numbers.get(mask).ok_or("expected a mask with a number")?;
                number_bytes(&mut bytes, *number, MASKS_WIDE);
            }
            let last = state.edges.len().saturating_sub(1);
            for (place, (_, target)) in state.edges.iter().enumerate() {
                let child = self.tree(*target)?;
                let length = child.len();
                match u8::try_from(length) {
                    _ if place == last || length <= LONG => {}
                    Ok(length) => bytes.extend([SKIP8, length]),
                    Err(_) => bytes.extend([SKIP16, (length & 0xFF) as u8, (length >> 8) as u8]),
                }
                bytes.extend(child);
            }
        }
        self.done.insert(at, bytes.clone());
        Ok(bytes)
    }
}

/// Writes a number: one byte below `wide`, otherwise two.
fn number_bytes(bytes: &mut Vec<u8>, number: usize, wide: u8) {
    match number.checked_sub(usize::from(wide)) {
        None => bytes.push(number as u8),
        Some(rest) => bytes.extend([wide + (rest >> 8) as u8, (rest & 0xFF) as u8]),
    }
}
