// A wasm file in streams: a compressor finds more in opcodes among opcodes and operands among their like than in code that mixes
// them. `xtask/src/streams.rs` takes the file apart.

/** The streams, in their order: each has the bytes of its kind in the order of the file. */
const [PLAIN, LOCALS, CODES, BLOCKS, BRANCHES, CALLS, GETS, SETS, TEES, ALIGNMENTS, OFFSETS, HIGH_OFFSETS, NUMBERS, LONGS, OTHERS, RARE] =
  Array(16).keys();

/** The stream of the operand of each opcode, with the first and the last opcode. `RARE` ones have other operands. */
const OPERANDS = [
  [BLOCKS, 0x02, 0x04],
  [BRANCHES, 0x0c, 0x0d],
  [RARE, 0x0e, 0x0e],
  [CALLS, 0x10, 0x10],
  [RARE, 0x11, 0x11],
  [RARE, 0x1c, 0x1c],
  [GETS, 0x20, 0x20],
  [SETS, 0x21, 0x21],
  [TEES, 0x22, 0x22],
  [OTHERS, 0x23, 0x26],
  [OFFSETS, 0x28, 0x3e],
  [OTHERS, 0x3f, 0x40],
  [NUMBERS, 0x41, 0x41],
  [LONGS, 0x42, 0x42],
  [RARE, 0x43, 0x44],
  [OTHERS, 0xd0, 0xd0],
  [OTHERS, 0xd2, 0xd2],
  [RARE, 0xfc, 0xfc],
];

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
  const next = new Uint32Array(RARE);
  const lengths = Array.from(next, header);
  lengths.forEach((length, stream) => {
    next[stream] = at;
    at += length;
  });
  const streams = new Uint8Array(256);
  for (const [stream, first, last] of OPERANDS) streams.fill(stream, first, last + 1);

  const copy = (stream, count) => {
    wasm.set(bytes.subarray(next[stream], next[stream] + count), length);
    next[stream] += count;
    length += count;
  };
  /** Copies an integer, and returns it if it is small. */
  const integer = (stream) => {
    const first = bytes[next[stream]];
    let byte;
    do byte = wasm[length++] = bytes[next[stream]++];
    while (byte > 127);
    return first < 128 ? first : first - 128 + byte * 128;
  };
  const integers = (stream, count) => {
    for (let i = 0; i < count; i += 1) integer(stream);
  };
  const rare = (code) => {
    if (code === 0x0e) integers(BRANCHES, integer(BRANCHES) + 1);
    else if (code === 0x11) integers(OTHERS, 2);
    else if (code === 0x1c) integers(OTHERS, integer(OTHERS));
    else if (code === 0xfc) {
      const more = integer(OTHERS);
      if (more > 7) integers(OTHERS, more === 8 || more === 10 || more === 12 || more === 14 ? 2 : 1);
    } else copy(OTHERS, code === 0x43 ? 4 : 8);
  };
  /** Copies the instructions of a function. This loop takes most of the time, so it calls nothing for most of them. */
  const instructions = () => {
    let [codes, end] = [next[CODES], length];
    for (let depth = 1; depth > 0; ) {
      const code = (wasm[end++] = bytes[codes++]);
      let stream = streams[code];
      if (stream === 0) {
        if (code === 0x0b) depth -= 1;
        continue;
      }
      if (stream === RARE) {
        length = end;
        rare(code);
        end = length;
        continue;
      }
      if (stream === BLOCKS) depth += 1;
      if (stream === OFFSETS) wasm[end++] = bytes[next[ALIGNMENTS]++];
      let byte = (wasm[end++] = bytes[next[stream]++]);
      if (stream === OFFSETS) stream = HIGH_OFFSETS;
      while (byte > 127) byte = wasm[end++] = bytes[next[stream]++];
    }
    [next[CODES], length] = [codes, end];
  };

  copy(PLAIN, before);
  for (let i = 0; i < functions; i += 1) {
    // The size of a function is written before it, in one to three bytes.
    const start = length;
    length += 3;
    for (let groups = integer(LOCALS); groups > 0; groups -= 1) integers(LOCALS, 2);
    instructions();
    const size = length - start - 3;
    const width = size < 128 ? 1 : size < 16384 ? 2 : 3;
    wasm.copyWithin(start + width, start + 3, length);
    for (let byte = 0; byte < width; byte += 1) wasm[start + byte] = ((size >> (7 * byte)) & 127) | (byte < width - 1 ? 128 : 0);
    length += width - 3;
  }
  copy(PLAIN, lengths[PLAIN] - before);
  return wasm;
}
