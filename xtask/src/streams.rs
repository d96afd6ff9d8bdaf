//! A wasm file taken apart into streams, which compress better than code that mixes opcodes with operands.
//! `pkg/src/joined.js` puts it together.

/// The streams, in their order.
#[derive(Clone, Copy)]
enum Stream {
    /// Everything but the functions.
    Plain,
    Locals,
    Codes,
    Blocks,
    Branches,
    Calls,
    Gets,
    Sets,
    Tees,
    Alignments,
    /// The first byte of each offset of a load or a store.
    Offsets,
    /// The other bytes.
    HighOffsets,
    Numbers,
    Longs,
    Others,
}

const COUNT: usize = Stream::Others as usize + 1;

/// The section with the functions.
const CODE: u8 = 10;

/// Returns the file as the lengths of its parts and its streams.
pub fn apart(wasm: &[u8]) -> Result<Vec<u8>, String> {
    let mut file = Apart { wasm, at: 8, streams: Default::default() };
    let functions = loop {
        if file.byte()? == CODE {
            file.number()?;
            break file.number()?;
        }
        let length = file.number()?;
        file.at += length;
    };
    let before = file.at;
    for _ in 0..functions {
        file.function()?;
    }
    file.streams[Stream::Plain as usize] =
        [wasm.get(..before), wasm.get(file.at..)].into_iter().flatten().flatten().copied().collect();
    let mut bytes = Vec::new();
    for value in [wasm.len(), before, functions].into_iter().chain(file.streams.iter().map(Vec::len)) {
        bytes.extend(leb(value));
    }
    Ok([bytes, file.streams.concat()].concat())
}

struct Apart<'a> {
    wasm: &'a [u8],
    at: usize,
    streams: [Vec<u8>; COUNT],
}

impl Apart<'_> {
    fn byte(&mut self) -> Result<u8, String> {
        let byte = self.wasm.get(self.at).ok_or("expected more of the wasm file, found its end")?;
        self.at += 1;
        Ok(*byte)
    }

    /// Reads an unsigned integer.
    fn number(&mut self) -> Result<usize, String> {
        let mut value = 0;
        for shift in (0..35).step_by(7) {
            let byte = self.byte()?;
            value |= usize::from(byte & 127) << shift;
            if byte < 128 {
                return Ok(value);
            }
        }
        Err("expected an integer of 32 bits in the wasm file, found a longer one".to_owned())
    }

    fn copy(&mut self, stream: Stream, count: usize) -> Result<(), String> {
        for _ in 0..count {
            let byte = self.byte()?;
            self.streams[stream as usize].push(byte);
        }
        Ok(())
    }

    /// Copies an integer, and returns its first two bytes as a number.
    fn integer_of(&mut self, stream: Stream, rest: Stream) -> Result<usize, String> {
        let first = self.byte()?;
        self.streams[stream as usize].push(first);
        let mut value = usize::from(first & 127);
        let mut last = first;
        while last > 127 {
            last = self.byte()?;
            value = usize::from(first & 127) + usize::from(last) * 128;
            self.streams[rest as usize].push(last);
        }
        Ok(value)
    }

    fn integer(&mut self, stream: Stream) -> Result<usize, String> {
        self.integer_of(stream, stream)
    }

    fn integers(&mut self, stream: Stream, count: usize) -> Result<(), String> {
        (0..count).try_for_each(|_| self.integer(stream).map(drop))
    }

    fn function(&mut self) -> Result<(), String> {
        let start = self.at;
        let size = self.number()?;
        if self.wasm.get(start..self.at) != Some(&leb(size)[..]) || size >= 1 << 21 {
            return Err(
                "expected the size of a function in one to three bytes, found another form".to_owned()
            );
        }
        let end = self.at + size;
        for _ in 0..self.integer(Stream::Locals)? {
            self.integers(Stream::Locals, 2)?;
        }
        let mut depth = 1;
        while depth > 0 {
            let code = self.byte()?;
            self.streams[Stream::Codes as usize].push(code);
            match code {
                0x02..=0x04 => depth += 1,
                0x0b => depth -= 1,
                _ => {}
            }
            self.operands(code)?;
        }
        if self.at == end {
            Ok(())
        } else {
            Err(format!("expected the end of a function at byte {end}, found it at {}", self.at))
        }
    }

    /// Copies the operands of an instruction.
    fn operands(&mut self, code: u8) -> Result<(), String> {
        use Stream::*;
        match code {
            0x02..=0x04 => self.integers(Blocks, 1),
            0x0c | 0x0d => self.integers(Branches, 1),
            0x0e => {
                let count = self.integer(Branches)?;
                self.integers(Branches, count + 1)
            }
            0x10 => self.integers(Calls, 1),
            0x11 => self.integers(Others, 2),
            0x1c => {
                let count = self.integer(Others)?;
                self.integers(Others, count)
            }
            0x20 => self.integers(Gets, 1),
            0x21 => self.integers(Sets, 1),
            0x22 => self.integers(Tees, 1),
            0x23..=0x26 | 0x3f | 0x40 | 0xd0 | 0xd2 => self.integers(Others, 1),
            0x28..=0x3e => {
                self.copy(Alignments, 1)?;
                self.integer_of(Offsets, HighOffsets).map(drop)
            }
            0x41 => self.integers(Numbers, 1),
            0x42 => self.integers(Longs, 1),
            0x43 => self.copy(Others, 4),
            0x44 => self.copy(Others, 8),
            0xfc => match self.integer(Others)? {
                0..=7 => Ok(()),
                8 | 10 | 12 | 14 => self.integers(Others, 2),
                _ => self.integers(Others, 1),
            },
            0x00 | 0x01 | 0x05 | 0x0b | 0x0f | 0x1a | 0x1b | 0x45..=0xc4 | 0xd1 => Ok(()),
            _ => Err(format!("expected an instruction that streams.rs knows, found {code:#x}")),
        }
    }
}

/// Writes an unsigned integer in as few bytes as possible.
fn leb(mut value: usize) -> Vec<u8> {
    let mut bytes = Vec::new();
    while value > 127 {
        bytes.push((value & 127) as u8 | 128);
        value >>= 7;
    }
    bytes.push(value as u8);
    bytes
}

#[cfg(test)]
mod tests {
    use super::{COUNT, apart};

    /// A module with one function: `(func (result i32) i32.const 300 i32.load offset=200)`.
    const WASM: &[u8] = &[
        0, b'a', b's', b'm', 1, 0, 0, 0, 3, 2, 1, 0, 10, 11, 1, 9, 0, 0x41, 0xac, 2, 0x28, 2, 0xc8, 1, 0x0b,
        11, 1, 0,
    ];

    #[test]
    fn each_kind_of_byte_has_its_stream() {
        let bytes = apart(WASM).unwrap();
        let lengths = &bytes[3..3 + COUNT];
        assert_eq!(bytes[..3], [28, 15, 1]);
        assert_eq!(lengths, [18, 1, 3, 0, 0, 0, 0, 0, 0, 1, 1, 1, 2, 0, 0]);
        let streams = &bytes[3 + COUNT + 18..];
        assert_eq!(streams, [0, 0x41, 0x28, 0x0b, 2, 0xc8, 1, 0xac, 2]);
    }

    #[test]
    fn an_unknown_instruction_is_an_error() {
        let mut wasm = WASM.to_vec();
        wasm[17] = 0xfd;
        assert!(apart(&wasm).unwrap_err().contains("0xfd"));
    }
}
