//! Runs of one character: as long as they can be, and shorter if the rest fails.

use super::{Exhausted, Machine, RUN};
use crate::op;

impl Machine<'_> {
    /// Shortens a run by one character or more, and leaves still shorter ones pending. Returns `None` if the code after the
    /// run was already tried at the end of each.
    pub(super) fn shorter(&mut self, after: usize, end: usize) -> Result<Option<usize>, Exhausted> {
        self.steps = self.steps.checked_sub(1).ok_or(Exhausted)?;
        let (least, _) = self.pending.pop().unwrap_or_default();
        Ok(self.longest_untried(after, least as usize, end.saturating_sub(1)))
    }

    /// Returns the longest run up to an end after which the code was not yet tried, and leaves shorter ones pending.
    fn longest_untried(&mut self, after: usize, least: usize, most: usize) -> Option<usize> {
        let mut ends = (least..=most).rev();
        let end = ends.find(|end| self.text.is_char_boundary(*end) && !self.failed_before(after, *end))?;
        self.push_run(after, least, end);
        Some(end)
    }

    fn push_run(&mut self, after: usize, least: usize, end: usize) {
        if least < end {
            self.pending.push((least as u32, 0));
            self.pending.push((after as u32 | RUN, end as u32));
        }
    }

    /// Goes through the longest run of one character that `at` asks for; false if it is too short.
    pub(super) fn run_through(&mut self, at: &mut usize, place: &mut usize) -> Result<bool, Exhausted> {
        let run = *at;
        if self.failed_before(run, *place) {
            return Ok(false);
        }
        let least = usize::from(self.operand(at));
        let most = Some(self.operand(at)).filter(|most| *most != op::NO_LIMIT).map(usize::from);
        let single = *at;
        *at += self.width(single);
        let is_plain = self.failed.is_empty();
        let ends = match self.code.get(single..*at).unwrap_or_default() {
            [op::DIGIT] if is_plain => self.bytes(*place, least, most, |byte| byte.is_ascii_digit()),
            [class @ (op::CLASS | op::NOT_CLASS), _, ranges @ ..]
            | [class @ (op::WIDE_CLASS | op::NOT_WIDE_CLASS), _, _, ranges @ ..]
                if is_plain && self.text.is_ascii() =>
            {
                let is_negated = matches!(*class, op::NOT_CLASS | op::NOT_WIDE_CLASS);
                let count = self.code.get(single + 1).copied().unwrap_or(0);
                let narrow = ranges.as_chunks::<2>().0.get(..count.into()).unwrap_or_default();
                self.bytes(*place, least, most, |byte| {
                    narrow.iter().any(|[low, high]| (low..=high).contains(&byte)) != is_negated
                })
            }
            [instruction, ..] => self.characters(run, *instruction, *place, least, most),
            [] => None,
        };
        let Some((shortest, longest)) = ends else { return Ok(false) };
        self.steps = self.steps.checked_sub(1 + (longest - *place)).ok_or(Exhausted)?;
        let end = self.longest_untried(*at, shortest, longest);
        *place = end.unwrap_or(longest);
        Ok(end.is_some())
    }

    /// Returns the ends of the shortest and the longest run of one-byte characters.
    fn bytes(
        &self,
        place: usize,
        least: usize,
        most: Option<usize>,
        is_in: impl Fn(&u8) -> bool,
    ) -> Option<(usize, usize)> {
        let rest = self.text.as_bytes().get(place..)?.iter().take(most.unwrap_or(usize::MAX));
        let count = rest.take_while(|byte| is_in(byte)).count();
        (count >= least).then_some((place + least, place + count))
    }

    /// Returns the same for any character; the instruction's operands come after those of the run.
    fn characters(
        &mut self,
        run: usize,
        instruction: u8,
        place: usize,
        least: usize,
        most: Option<usize>,
    ) -> Option<(usize, usize)> {
        let (mut count, mut shortest, mut longest, mut end) = (0, None, place, place);
        while most.is_none_or(|most| count <= most) {
            if count >= least {
                // Without a limit, everything that an earlier run tried from this position on has failed.
                if most.is_none() && self.failed_before(run + 1, end) {
                    break;
                }
                shortest = shortest.or(Some(end));
                longest = end;
            }
            let mut operands = run + 3;
            if !self.one(instruction, &mut operands, &mut end) {
                break;
            }
            count += 1;
        }
        Some((shortest?, longest))
    }

    /// Returns the length of a one-character instruction with its operands.
    fn width(&self, at: usize) -> usize {
        let count = |place: usize| usize::from(self.code.get(at + place).copied().unwrap_or(0));
        match self.code.get(at).copied().unwrap_or(op::MATCH) {
            op::CHAR => 4,
            op::CLASS | op::NOT_CLASS => 2 + 2 * count(1),
            op::WIDE_CLASS | op::NOT_WIDE_CLASS => 3 + 2 * count(1) + 6 * count(2),
            instruction if instruction & 0xFC == op::DIGITS => 2,
            _ => 1,
        }
    }
}
