// Timing. The contestants take turns, so that a noisy machine affects all of them alike.
import { readFileSync } from "node:fs";

const ROUNDS = 31;

/**
 * Runs the contestants in turns over the inputs, and prints a line of JSON for each. The work of a contestant
 * receives all inputs of a turn, and returns the number of accepted ones.
 */
export function compete(group, inputs, contestants) {
  const results = contestants.map(() => ({ times: [], accepted: 0, of: 0 }));
  const warm = inputs.slice(0, inputs.length / 4);
  for (let round = -3; round < ROUNDS; round += 1) {
    // Each contestant leaves its garbage and caches behind, so the order must vary.
    const order = contestants.map((_, index) => (index + round + 3) % contestants.length);
    if (round % 2 === 0) order.reverse();
    for (const index of order) {
      const { work } = contestants[index];
      work(warm);
      const start = process.hrtime.bigint();
      const accepted = work(inputs);
      const nanoseconds = Number(process.hrtime.bigint() - start) / inputs.length;
      // The first rounds let the engine compile.
      if (round < 0) continue;
      results[index].times.push(nanoseconds);
      results[index].accepted += accepted;
      results[index].of += inputs.length;
    }
  }
  for (const [index, { name }] of contestants.entries()) print(group, name, results[index]);
}

export function print(group, name, { times, accepted, of }) {
  times.sort((a, b) => a - b);
  const at = (share) => Math.round(times[Math.floor((times.length - 1) * share)] * 10) / 10;
  console.log(JSON.stringify({ group, name, unit: "ns", median: at(0.5), quartiles: [at(0.25), at(0.75)], accepted, of }));
}

/** The file that the command line names. */
export const input = () => readFileSync(process.argv[2], "utf8");

/** Returns the number of inputs that a function accepts. */
export function counting(accepts) {
  return (inputs) => {
    let accepted = 0;
    for (const input of inputs) if (accepts(input)) accepted += 1;
    return accepted;
  };
}
