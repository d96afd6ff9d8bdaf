// A wasm file in streams: a compressor finds more in opcodes among opcodes and operands among their like than in code that mixes
// them. `xtask/src/streams.rs` takes the file apart.

/** The streams, in their order: each has the bytes of its kind in the order of the file. */
const [PLAIN, LOCALS, CODES, BLOCKS, BRANCHES, CALLS, GETS, SETS, TEES, ALIGNMENTS, OFFSETS, HIGH_OFFSETS, NUMBERS, LONGS, OTHERS] = Array(15).keys();

/** Returns the wasm file of the streams. */
export function joined(bytes) {
  let [at, length] = [0, 0];
  const header = () => {
    for (let [value, shift] = [0, 0]; ; shift += 7) {
      const byte = bytes[at++];
      value |= (byte & 127) << shift;
      if (byte < 128) return value;
    }
  };
  const wasm = new Uint8Array(header());
  const [before, functions] = [header(), header()];
  const next = new Uint32Array(OTHERS + 1);
  const lengths = Array.from(next, header);
  lengths.forEach((length, stream) => {
    next[stream] = at;
    at += length;
  });

  const copy = (stream, count) => {
    wasm.set(bytes.subarray(next[stream], next[stream] + count), length);
    next[stream] += count;
    length += count;
  };
  /** Copies an integer, and returns it if it is small. */
  const integer = (stream, rest = stream) => {
    const first = (wasm[length++] = bytes[next[stream]++]);
    if (first < 128) return first;
    let byte;
    do byte = wasm[length++] = bytes[next[rest]++];
    while (byte > 127);
    return first - 128 + byte * 128;
  };
  const integers = (stream, count) => {
    for (let i = 0; i < count; i += 1) integer(stream);
  };
  /** Copies the operands of an instruction. */
  const operands = (code) => {
    if (code === 0x20) integer(GETS);
    else if (code === 0x21) integer(SETS);
    else if (code === 0x22) integer(TEES);
    else if (code === 0x41) integer(NUMBERS);
    else if (code >= 0x28 && code <= 0x3e) {
      integer(ALIGNMENTS);
      integer(OFFSETS, HIGH_OFFSETS);
    } else if (code === 0x10) integer(CALLS);
    else if (code === 0x0c || code === 0x0d) integer(BRANCHES);
    else if (code >= 0x02 && code <= 0x04) integer(BLOCKS);
    else if (code === 0x0e) integers(BRANCHES, integer(BRANCHES) + 1);
    else if (code === 0x42) integer(LONGS);
    else if (code === 0x43 || code === 0x44) copy(OTHERS, code === 0x43 ? 4 : 8);
    else if (code === 0x1c) integers(OTHERS, integer(OTHERS));
    else if (code === 0xfc) {
      const more = integer(OTHERS);
      if (more > 7) integers(OTHERS, more === 8 || more === 10 || more === 12 || more === 14 ? 2 : 1);
    } else if (code === 0x11) integers(OTHERS, 2);
    else if ((code >= 0x23 && code <= 0x26) || code === 0x3f || code === 0x40 || code === 0xd0 || code === 0xd2) integer(OTHERS);
  };

  copy(PLAIN, before);
  for (let i = 0; i < functions; i += 1) {
    // The size of a function is written before it, in one to three bytes.
    const start = length;
    length += 3;
    for (let groups = integer(LOCALS); groups > 0; groups -= 1) integers(LOCALS, 2);
    for (let depth = 1; depth > 0; ) {
      const code = (wasm[length++] = bytes[next[CODES]++]);
      if (code === 0x0b) depth -= 1;
      else {
        if (code >= 0x02 && code <= 0x04) depth += 1;
        operands(code);
      }
    }
    const size = length - start - 3;
    const width = size < 128 ? 1 : size < 16384 ? 2 : 3;
    wasm.copyWithin(start + width, start + 3, length);
    for (let byte = 0; byte < width; byte += 1) wasm[start + byte] = ((size >> (7 * byte)) & 127) | (byte < width - 1 ? 128 : 0);
    length += width - 3;
  }
  copy(PLAIN, lengths[PLAIN] - before);
  return wasm;
}
