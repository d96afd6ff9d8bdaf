//! Timing. The contestants take turns, so that a noisy machine affects all of them alike.

use std::fmt::Write as _;
use std::hint::black_box;
use std::time::Instant;

/// The number of turns per contestant.
const ROUNDS: usize = 31;

/// A contestant: its name, and its work on each input.
pub struct Contestant<'a, T> {
    pub name: &'static str,
    /// The maximum number of inputs per turn: slow work needs fewer of them.
    pub at_most: usize,
    /// The work on an input. It returns `true` if it accepts the input, so that the compiler cannot drop the
    /// work.
    pub work: Box<dyn Fn(&T) -> bool + 'a>,
}

/// Runs the contestants in turns over the inputs, and prints a line of JSON for each contestant.
pub fn compete<T>(group: &str, inputs: &[T], contestants: &[Contestant<'_, T>]) {
    let mut times = vec![Vec::new(); contestants.len()];
    let mut taken = vec![(0, 0); contestants.len()];
    let mut order: Vec<usize> = (0..contestants.len()).collect();
    let mut dice = Dice(3);
    for round in 0..ROUNDS {
        // Each contestant leaves its data in the caches, so the order must vary.
        dice.shuffle(&mut order);
        for &index in &order {
            let Contestant { at_most, work, .. } = &contestants[index];
            let count = (*at_most).min(inputs.len());
            // Each round starts at another input, so that a short turn doesn't always use the same ones.
            let from = if count < inputs.len() { (round * count) % (inputs.len() - count) } else { 0 };
            let turn = inputs.iter().skip(from).take(count);
            let warm = turn.clone().take(count.div_ceil(4)).filter(|input| work(black_box(input))).count();
            black_box(warm);
            let start = Instant::now();
            let accepted = turn.filter(|input| work(black_box(input))).count();
            times[index].push(start.elapsed().as_nanos() as f64 / count.max(1) as f64);
            taken[index].0 += accepted;
            taken[index].1 += count;
        }
    }
    for ((contestant, times), (accepted, all)) in contestants.iter().zip(&mut times).zip(taken) {
        times.sort_by(f64::total_cmp);
        let mut line = String::new();
        let (low, middle, high) = (times[ROUNDS / 4], times[ROUNDS / 2], times[ROUNDS * 3 / 4]);
        let name = contestant.name;
        let _ = write!(line, r#"{{"group":"{group}","name":"{name}","unit":"ns","median":{middle:.1},"#);
        let _ = write!(line, r#""quartiles":[{low:.1},{high:.1}],"accepted":{accepted},"of":{all}}}"#);
        println!("{line}");
    }
}

/// A small random number generator with a fixed sequence (Knuth's MMIX).
pub struct Dice(pub u64);

impl Dice {
    pub fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % end.max(1)
    }

    pub fn one_of<'a, T>(&mut self, values: &'a [T]) -> &'a T {
        &values[self.below(values.len())]
    }

    pub fn shuffle<T>(&mut self, values: &mut [T]) {
        for end in (1..values.len()).rev() {
            values.swap(end, self.below(end + 1));
        }
    }
}
