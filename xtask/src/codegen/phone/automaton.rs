//! One minimal acyclic automaton over digits, shared by all plans.
//!
//! The patterns of each plan become one automaton, unrolled by length: a number has at most 17 digits, and
//! each kind has its own lengths. Equal states of all plans are shared.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use regex_automata::dfa::{Automaton, StartKind, dense};
use regex_automata::util::primitives::StateID;
use regex_automata::util::{start, syntax};
use regex_automata::{Anchored, MatchKind};

use super::metadata::{Description, Plan};

/// The maximum number of digits in a national number, as in libphonenumber.
const LONGEST: usize = 17;

/// The verdict on a digit string that ends in a state. 0 is invalid; 1 is of the plan's general shape but of
/// no kind; 2 and more are kinds in the order of `NumberKind`.
pub type Verdict = u8;

/// Verdicts. The kinds have the order of [`super::metadata::KINDS`], then "fixed line or mobile".
pub const GENERAL: Verdict = 1;
pub const FIRST_KIND: Verdict = 2;
pub const FIXED_LINE: Verdict = FIRST_KIND + 8;
pub const MOBILE: Verdict = FIRST_KIND + 9;
pub const FIXED_LINE_OR_MOBILE: Verdict = FIRST_KIND + 10;

/// A state: its verdict, and the target of each set of digits. The sets are in order.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct State {
    pub verdict: Verdict,
    /// A mask of digits and the number of the state that they lead to. Digits in no mask lead nowhere.
    pub edges: Vec<(u16, usize)>,
}

/// Every state once. A state comes after those that it leads to.
#[derive(Debug, Default)]
pub struct Shared {
    pub states: Vec<State>,
    known: HashMap<State, usize>,
}

impl Shared {
    /// Adds a plan and returns its first state, or `None` if the plan matches nothing.
    pub fn add(&mut self, plan: &Plan) -> Result<Option<usize>, String> {
        let mut descriptions = vec![&plan.general];
        descriptions.extend(&plan.kinds);
        let patterns: Vec<String> = descriptions
            .iter()
            .map(|d| if d.pattern.is_empty() { "[a&&b]".to_owned() } else { format!("(?:{})\\z", d.pattern) })
            .collect();
        let dfa = dense::Builder::new()
            .syntax(syntax::Config::new().unicode(false).utf8(false))
            .configure(dense::Config::new().match_kind(MatchKind::All).start_kind(StartKind::Anchored))
            .build_many(&patterns)
            .map_err(|e| e.to_string())?;
        let first =
            dfa.start_state(&start::Config::new().anchored(Anchored::Yes)).map_err(|e| e.to_string())?;
        let [.., fixed, mobile] = plan.kinds.as_slice() else {
            return Err("expected kinds, found none".to_owned());
        };
        let mut unrolling = Unrolling {
            shared: self,
            dfa: &dfa,
            descriptions: &descriptions,
            same: fixed.pattern == mobile.pattern,
            done: HashMap::new(),
        };
        Ok(unrolling.state(first, 0))
    }

    /// Adds another automaton with each verdict replaced, and returns the new number of its state `at`.
    /// Returns `None` if nothing matches any more.
    pub fn add_with(
        &mut self,
        other: &Self,
        at: usize,
        verdict: fn(Verdict) -> Verdict,
        done: &mut HashMap<usize, Option<usize>>,
    ) -> Option<usize> {
        if let Some(known) = done.get(&at) {
            return *known;
        }
        let state = other.states.get(at)?;
        let mut masks: BTreeMap<usize, u16> = BTreeMap::new();
        for (mask, target) in &state.edges {
            if let Some(target) = self.add_with(other, *target, verdict, done) {
                *masks.entry(target).or_default() |= mask;
            }
        }
        let mut edges: Vec<(u16, usize)> = masks.into_iter().map(|(target, mask)| (mask, target)).collect();
        edges.sort_unstable();
        let verdict = verdict(state.verdict);
        let number = (verdict != 0 || !edges.is_empty()).then(|| self.number(State { verdict, edges }));
        done.insert(at, number);
        number
    }

    fn number(&mut self, state: State) -> usize {
        if let Some(&number) = self.known.get(&state) {
            return number;
        }
        self.states.push(state.clone());
        self.known.insert(state, self.states.len() - 1);
        self.states.len() - 1
    }
}

struct Unrolling<'a, 'b> {
    shared: &'a mut Shared,
    dfa: &'a dense::DFA<Vec<u32>>,
    descriptions: &'a [&'b Description],
    same: bool,
    done: HashMap<(StateID, usize), Option<usize>>,
}

impl Unrolling<'_, '_> {
    fn state(&mut self, at: StateID, length: usize) -> Option<usize> {
        if self.dfa.is_dead_state(at) || length > LONGEST {
            return None;
        }
        if let Some(known) = self.done.get(&(at, length)) {
            return *known;
        }
        let mut edges: Vec<(u16, usize)> = Vec::new();
        for digit in 0..10u8 {
            let next = self.dfa.next_state(at, b'0' + digit);
            if let Some(target) = self.state(next, length + 1) {
                match edges.iter_mut().find(|(_, t)| *t == target) {
                    Some((mask, _)) => *mask |= 1 << digit,
                    None => edges.push((1 << digit, target)),
                }
            }
        }
        edges.sort_unstable();
        let verdict = self.verdict(at, length);
        let number =
            (verdict != 0 || !edges.is_empty()).then(|| self.shared.number(State { verdict, edges }));
        self.done.insert((at, length), number);
        number
    }

    /// Returns the verdict of libphonenumber's `PhoneNumberUtil.getNumberTypeHelper`.
    fn verdict(&self, at: StateID, length: usize) -> Verdict {
        let end = self.dfa.next_eoi_state(at);
        if !self.dfa.is_match_state(end) {
            return 0;
        }
        let matching: BTreeSet<usize> =
            (0..self.dfa.match_len(end)).map(|i| self.dfa.match_pattern(end, i).as_usize()).collect();
        let is = |index: usize| {
            matching.contains(&index)
                && self.descriptions.get(index).is_some_and(|d| {
                    d.lengths.is_empty() || u8::try_from(length).is_ok_and(|l| d.lengths.contains(&l))
                })
        };
        if !matching.contains(&0) {
            return 0;
        }
        if !is(0) {
            return GENERAL;
        }
        let (fixed, mobile) = (9, 10);
        (1..fixed)
            .find(|index| is(*index))
            .map(|index| FIRST_KIND + index as u8 - 1)
            .or_else(|| match (is(fixed), is(mobile)) {
                (true, true) => Some(FIXED_LINE_OR_MOBILE),
                (true, false) if self.same => Some(FIXED_LINE_OR_MOBILE),
                (true, false) => Some(FIXED_LINE),
                (false, true) if !self.same => Some(MOBILE),
                _ => None,
            })
            .unwrap_or(GENERAL)
    }
}
