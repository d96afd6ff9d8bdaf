//! The machine that runs a compiled pattern.

mod ahead;
mod run;

use crate::op;

/// The number of places in [`Groups`]: the whole match and nine groups.
const SLOTS: usize = 20;
/// The number of untried alternatives that need no allocation.
const NEAR: usize = 24;
/// The number of alternatives to try before recording failures: enough for any ordinary pattern.
const STEPS: usize = 4096;
/// A place that was not reached.
const NOWHERE: u32 = u32::MAX;

/// A compiled pattern, borrowed.
///
/// ```
/// use registrant_pattern::{Pattern, compile};
/// let code = compile("[a-c]+")?;
/// let pattern = Pattern::new(&code);
/// assert!(pattern.is_match("xaby") && pattern.matches_whole("ab"));
/// assert!(pattern.at_start("xaby").is_none());
/// # Ok::<(), registrant_pattern::CompileError>(())
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Pattern<'a> {
    code: &'a [u8],
}

/// The places of a match and of its first nine groups, in bytes.
#[derive(Clone, Copy, Debug)]
pub struct Groups {
    slots: [u32; SLOTS],
}

impl Groups {
    /// Returns a match without groups, from the start of the text on.
    fn to(end: usize) -> Self {
        let mut slots = [NOWHERE; SLOTS];
        let [first, second, ..] = &mut slots;
        (*first, *second) = (0, end as u32);
        Self { slots }
    }

    /// Returns the place of group `n`; group 0 is the whole match.
    ///
    /// `None` if the group took no part in the match.
    #[inline]
    pub fn get(&self, n: usize) -> Option<std::ops::Range<usize>> {
        match (self.slots.get(2 * n), self.slots.get(2 * n + 1)) {
            (Some(&start), Some(&end)) if start != NOWHERE && end != NOWHERE => {
                Some(start as usize..end as usize)
            }
            _ => None,
        }
    }
}

/// The part of the text that a match must cover.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Extent {
    Anywhere,
    Start,
    Whole,
}

impl<'a> Pattern<'a> {
    /// Wraps bytes that [`compile()`](crate::compile()) made.
    ///
    /// Bytes from elsewhere match nothing sensible, but never panic.
    #[inline]
    pub const fn new(code: &'a [u8]) -> Self {
        Self { code }
    }

    /// Checks if the pattern matches anywhere in `text`.
    pub fn is_match(self, text: &str) -> bool {
        ahead::matches(self.code, text).unwrap_or_else(|| self.run(text, Extent::Anywhere).is_some())
    }

    /// Checks if the pattern matches all of `text`.
    #[inline]
    pub fn matches_whole(self, text: &str) -> bool {
        self.run(text, Extent::Whole).is_some()
    }

    /// Returns the match at the start of `text`.
    #[inline]
    pub fn at_start(self, text: &str) -> Option<Groups> {
        match ahead::literal(self.code, text) {
            Some(end) => end.map(Groups::to),
            None => self.run(text, Extent::Start),
        }
    }

    /// Returns the match that covers all of `text`.
    #[inline]
    pub fn whole(self, text: &str) -> Option<Groups> {
        self.run(text, Extent::Whole)
    }

    /// Does the same as [`Pattern::at_start`], but records failures from the first step on.
    #[cfg(test)]
    pub(crate) fn at_start_on_record(self, text: &str) -> Option<Groups> {
        self.run_within(text, Extent::Start, 0)
    }

    fn run(self, text: &str, extent: Extent) -> Option<Groups> {
        self.run_within(text, extent, STEPS)
    }

    fn run_within(self, text: &str, extent: Extent, steps: usize) -> Option<Groups> {
        // Positions are four bytes wide: a text of 4 GiB matches nothing.
        u32::try_from(text.len()).ok().filter(|length| *length < NOWHERE)?;
        let mut machine = Machine {
            code: self.code,
            text,
            extent,
            groups: Groups { slots: [NOWHERE; SLOTS] },
            pending: Pending { near: [(0, 0); NEAR], count: 0, far: Vec::new() },
            failed: Vec::new(),
            steps,
        };
        match machine.search() {
            Ok(found) => found.then_some(machine.groups),
            Err(Exhausted) => {
                // One bit for each position in the code and in the text: an attempt that failed once fails
                // again.
                machine.failed = vec![0; (self.code.len() * (text.len() + 1)).div_ceil(64)];
                machine.steps = usize::MAX;
                machine.groups.slots = [NOWHERE; SLOTS];
                machine.pending.count = 0;
                machine.pending.far.clear();
                machine.search().unwrap_or(false).then_some(machine.groups)
            }
        }
    }
}

/// The error for too much backtracking: the match must start again with a record of failures.
struct Exhausted;

/// The alternatives to try later.
///
/// An entry is an instruction and a position, or a slot and its previous value. A run has two entries: the
/// instruction after it with its end, above the least position at which it may end.
struct Pending {
    near: [(u32, u32); NEAR],
    count: usize,
    far: Vec<(u32, u32)>,
}

/// The mark of a pending slot, which distinguishes it from an instruction.
const SLOT: u32 = 1 << 31;
/// The mark of the instruction after a run. The entry below it is the least position.
const RUN: u32 = 1 << 30;

impl Pending {
    fn push(&mut self, entry: (u32, u32)) {
        match self.near.get_mut(self.count) {
            Some(free) => {
                *free = entry;
                self.count += 1;
            }
            None => self.far.push(entry),
        }
    }

    fn pop(&mut self) -> Option<(u32, u32)> {
        self.far.pop().or_else(|| {
            self.count = self.count.checked_sub(1)?;
            self.near.get(self.count).copied()
        })
    }
}

struct Machine<'a> {
    code: &'a [u8],
    text: &'a str,
    extent: Extent,
    groups: Groups,
    pending: Pending,
    failed: Vec<u64>,
    steps: usize,
}

impl Machine<'_> {
    fn search(&mut self) -> Result<bool, Exhausted> {
        let mut start = 0;
        loop {
            if let Some(end) = self.from(start)? {
                self.set(0, start);
                self.set(1, end);
                return Ok(true);
            }
            if self.extent != Extent::Anywhere || self.code.first() == Some(&op::START) {
                return Ok(false);
            }
            match self.char_at(start) {
                Some(c) => start += c.len_utf8(),
                None => return Ok(false),
            }
            self.groups.slots = [NOWHERE; SLOTS];
        }
    }

    fn char_at(&self, place: usize) -> Option<char> {
        self.text.get(place..)?.chars().next()
    }

    fn set(&mut self, slot: usize, place: usize) {
        if let Some(held) = self.groups.slots.get_mut(slot) {
            *held = place as u32;
        }
    }

    /// Returns the end of the match that starts at `place`.
    fn from(&mut self, mut place: usize) -> Result<Option<usize>, Exhausted> {
        let mut at = 0;
        loop {
            if let Some(end) = self.straight(at, place)? {
                return Ok(Some(end));
            }
            loop {
                match self.pending.pop() {
                    None => return Ok(None),
                    Some((slot, held)) if slot & SLOT != 0 => {
                        if let Some(free) = self.groups.slots.get_mut((slot & !SLOT) as usize) {
                            *free = held;
                        }
                    }
                    Some((code, end)) if code & RUN != 0 => {
                        at = (code & !RUN) as usize;
                        if let Some(end) = self.shorter(at, end as usize)? {
                            place = end;
                            break;
                        }
                    }
                    Some((code, text)) => {
                        (at, place) = (code as usize, text as usize);
                        break;
                    }
                }
            }
        }
    }

    /// Runs until the match or the first failure, and leaves the alternatives pending.
    fn straight(&mut self, mut code: usize, mut text: usize) -> Result<Option<usize>, Exhausted> {
        let (at, place) = (&mut code, &mut text);
        loop {
            let Some(&instruction) = self.code.get(*at) else { return Ok(None) };
            *at += 1;
            match instruction {
                op::MATCH => {
                    let short = self.extent == Extent::Whole && *place != self.text.len();
                    return Ok((!short).then_some(*place));
                }
                b' '..=b'~' => {
                    if self.text.as_bytes().get(*place) != Some(&instruction) {
                        return Ok(None);
                    }
                    *place += 1;
                }
                op::START if *place == 0 => {}
                op::END if *place == self.text.len() => {}
                op::START | op::END => return Ok(None),
                op::SAVE => {
                    let slot = usize::from(self.operand(at));
                    let held = self.groups.slots.get(slot).copied().unwrap_or(NOWHERE);
                    self.pending.push((slot as u32 | SLOT, held));
                    self.set(slot, *place);
                }
                op::SPLIT8 | op::SPLIT16 => {
                    let here = *at;
                    let ahead = self.distance(at, instruction == op::SPLIT16);
                    self.steps = self.steps.checked_sub(1).ok_or(Exhausted)?;
                    if self.failed_before(here, *place) {
                        return Ok(None);
                    }
                    self.pending.push(((*at + ahead) as u32, *place as u32));
                }
                op::RUN => {
                    if !self.run_through(at, place)? {
                        return Ok(None);
                    }
                }
                op::JUMP8 | op::JUMP16 => {
                    let ahead = self.distance(at, instruction == op::JUMP16);
                    *at += ahead;
                }
                op::BACK8 | op::BACK16 => {
                    let here = *at;
                    let back = self.distance(at, instruction == op::BACK16);
                    self.steps = self.steps.checked_sub(1).ok_or(Exhausted)?;
                    if self.failed_before(here, *place) {
                        return Ok(None);
                    }
                    let Some(target) = at.checked_sub(back) else { return Ok(None) };
                    *at = target;
                }
                _ => {
                    let (times, single) = match instruction {
                        op::TIMES => (self.operand(at), *at),
                        _ => (1, *at - 1),
                    };
                    for _ in 0..times {
                        *at = single;
                        let instruction = self.operand(at);
                        if !self.one(instruction, at, place) {
                            return Ok(None);
                        }
                    }
                }
            }
        }
    }

    /// Checks if an instruction was already tried at this position. It records the attempt, if recording is
    /// on.
    #[inline]
    fn failed_before(&mut self, at: usize, place: usize) -> bool {
        !self.failed.is_empty() && self.has_failed(at, place)
    }

    #[cold]
    fn has_failed(&mut self, at: usize, place: usize) -> bool {
        let bit = at * (self.text.len() + 1) + place;
        match self.failed.get_mut(bit / 64) {
            None => false,
            Some(word) => {
                let before = *word & 1 << (bit % 64) != 0;
                *word |= 1 << (bit % 64);
                before
            }
        }
    }

    fn operand(&self, at: &mut usize) -> u8 {
        let byte = self.code.get(*at).copied().unwrap_or(op::MATCH);
        *at += 1;
        byte
    }

    fn distance(&self, at: &mut usize, two: bool) -> usize {
        let low = usize::from(self.operand(at));
        if two { low | usize::from(self.operand(at)) << 8 } else { low }
    }

    fn three(&self, at: &mut usize) -> u32 {
        let (a, b, c) = (self.operand(at), self.operand(at), self.operand(at));
        u32::from_le_bytes([a, b, c, 0])
    }

    /// Matches one character, and moves past it and past the instruction's operands.
    #[inline(always)]
    fn one(&self, instruction: u8, at: &mut usize, place: &mut usize) -> bool {
        let (c, width) = match self.text.as_bytes().get(*place) {
            None => return false,
            Some(&byte) if byte.is_ascii() => (u32::from(byte), 1),
            Some(_) => match self.char_at(*place) {
                None => return false,
                Some(c) => (u32::from(c), c.len_utf8()),
            },
        };
        *place += width;
        match instruction {
            op::ANY => c != u32::from('\n'),
            op::DIGIT => c.wrapping_sub(0x30) < 10,
            op::CHAR => self.three(at) == c,
            op::CLASS | op::NOT_CLASS => self.ranges(at, c, false) != (instruction == op::NOT_CLASS),
            op::WIDE_CLASS | op::NOT_WIDE_CLASS => {
                self.ranges(at, c, true) != (instruction == op::NOT_WIDE_CLASS)
            }
            _ if instruction & 0xFC == op::DIGITS => {
                let digits = u32::from(instruction & 3) << 8 | u32::from(self.operand(at));
                let digit = c.wrapping_sub(0x30);
                digit < 10 && digits >> digit & 1 != 0
            }
            _ => u32::from(instruction) == c,
        }
    }

    /// Checks if a character is in a class; ASCII characters are in its narrow ranges, others in its wide
    /// ones.
    fn ranges(&self, at: &mut usize, c: u32, has_wide: bool) -> bool {
        let narrow = usize::from(self.operand(at)) * 2;
        let wide = if has_wide { usize::from(self.operand(at)) * 6 } else { 0 };
        let (start, middle, end) = (*at, *at + narrow, *at + narrow + wide);
        *at = end;
        if let Ok(c @ 0..0x80) = u8::try_from(c) {
            let ranges = self.code.get(start..middle).unwrap_or_default();
            ranges.as_chunks::<2>().0.iter().any(|[low, high]| (low..=high).contains(&&c))
        } else {
            let place = |&[a, b, c]: &[u8; 3]| u32::from_le_bytes([a, b, c, 0]);
            let (bounds, _) = self.code.get(middle..end).unwrap_or_default().as_chunks::<3>();
            bounds.as_chunks::<2>().0.iter().any(|[low, high]| (place(low)..=place(high)).contains(&c))
        }
    }
}
