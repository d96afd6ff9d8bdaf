// LZMA: a quarter less than gzip leaves of a wasm file, and a tenth less than brotli. The stream has no header, `lc` is 3, `lp` and
// `pb` are 0. Names are those of the LZMA specification, https://www.7-zip.org/sdk.html.

let places = 0;
/** The first place of each group of probabilities. */
const [IS_MATCH, IS_REP, IS_REP0, IS_REP1, IS_REP2, IS_LONG, SLOTS, SPECIAL, ALIGN, LENGTHS, REP_LENGTHS, LITERALS] = [
  12, 12, 12, 12, 12, 12, 256, 128, 16, 274, 274, 6144,
].map((count) => (places += count) - count);

/** The number of bytes after which one may do something else. */
const STEP = 65536;

/** Decompresses bytes in steps, and returns the result. The first four bytes are its length. */
export function* decompressing(input) {
  const number = (at) => ((input[at] << 24) | (input[at + 1] << 16) | (input[at + 2] << 8) | input[at + 3]) >>> 0;
  const output = new Uint8Array(number(0));
  const probabilities = new Uint16Array(places).fill(1024);
  // Numbers of 32 bits without a sign: engines keep those of variables as objects.
  const coder = new Uint32Array([-1, number(4)]);
  let next = 8;
  /** Sets the range, and reads the next byte if it became small. */
  const narrow = (range) => {
    if (range < 0x1000000) {
      range <<= 8;
      coder[1] = (coder[1] << 8) | input[next++];
    }
    coder[0] = range;
  };
  const bit = (place) => {
    const probability = probabilities[place];
    let range = coder[0];
    const bound = Math.imul(range >>> 11, probability) >>> 0;
    let one = 0;
    if (coder[1] < bound) {
      range = bound;
      probabilities[place] = probability + ((2048 - probability) >> 5);
    } else {
      range -= bound;
      coder[1] -= bound;
      probabilities[place] = probability - (probability >> 5);
      one = 1;
    }
    narrow(range);
    return one;
  };
  /** Reads a number of some bits by their tree, the highest bit first. */
  const tree = (place, bits) => {
    let value = 1;
    for (let i = 0; i < bits; i += 1) value = (value << 1) | bit(place + value);
    return value - (1 << bits);
  };
  /** Reads a number of some bits by their tree, the lowest bit first. */
  const reverse = (place, bits) => {
    let node = 1;
    let value = 0;
    for (let i = 0; i < bits; i += 1) {
      const one = bit(place + node);
      node = (node << 1) | one;
      value |= one << i;
    }
    return value;
  };
  /** Reads a number of some bits that are as often 0 as 1. */
  const direct = (bits) => {
    let value = 0;
    for (let i = 0; i < bits; i += 1) {
      const half = coder[0] >>> 1;
      const one = coder[1] < half ? 0 : 1;
      if (one) coder[1] -= half;
      narrow(half);
      value = (value << 1) | one;
    }
    return value;
  };
  const matched = (place) => {
    if (!bit(place)) return 2 + tree(place + 2, 3);
    return bit(place + 1) ? 18 + tree(place + 18, 8) : 10 + tree(place + 10, 3);
  };
  const distance = (length) => {
    const slot = tree(SLOTS + 64 * (length < 5 ? length - 2 : 3), 6);
    if (slot < 4) return slot;
    const bits = (slot >> 1) - 1;
    const start = (2 | (slot & 1)) << bits;
    return start + (slot < 14 ? reverse(SPECIAL + start - slot, bits) : (direct(bits - 4) << 4) + reverse(ALIGN, 4));
  };
  let [at, state, pause] = [0, 0, STEP];
  let [rep0, rep1, rep2, rep3] = [0, 0, 0, 0];
  while (at < output.length) {
    if (at >= pause) {
      yield;
      pause += STEP;
    }
    if (!bit(IS_MATCH + state)) {
      const place = LITERALS + 768 * (output[at - 1] >> 5);
      let value = 1;
      // After a match: the byte that it would continue with is another context, as long as it is right.
      for (let byte = output[at - rep0 - 1], same = state > 6; same && value < 256; ) {
        const expected = (byte >> 7) & 1;
        byte <<= 1;
        const one = bit(place + ((1 + expected) << 8) + value);
        value = (value << 1) | one;
        same = one === expected;
      }
      while (value < 256) value = (value << 1) | bit(place + value);
      output[at] = value;
      at += 1;
      state = state < 4 ? 0 : state < 10 ? state - 3 : state - 6;
      continue;
    }
    let length;
    if (!bit(IS_REP + state)) {
      rep3 = rep2;
      rep2 = rep1;
      rep1 = rep0;
      length = matched(LENGTHS);
      rep0 = distance(length);
      state = state < 7 ? 7 : 10;
    } else {
      const isFirst = !bit(IS_REP0 + state);
      if (isFirst && !bit(IS_LONG + state)) {
        length = 1;
        state = state < 7 ? 9 : 11;
      } else {
        if (!isFirst) {
          const isSecond = !bit(IS_REP1 + state);
          const isThird = !isSecond && !bit(IS_REP2 + state);
          const found = isSecond ? rep1 : isThird ? rep2 : rep3;
          if (!isSecond && !isThird) rep3 = rep2;
          if (!isSecond) rep2 = rep1;
          rep1 = rep0;
          rep0 = found;
        }
        length = matched(REP_LENGTHS);
        state = state < 7 ? 8 : 11;
      }
    }
    for (const end = at + length; at < end; at += 1) output[at] = output[at - rep0 - 1];
  }
  return output;
}
