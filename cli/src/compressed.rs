//! Compressed input, recognized by its first bytes: gzip and Zstandard.

use std::io::{self, BufRead, BufReader, Cursor, Read};

use flate2::read::MultiGzDecoder;
use ruzstd::decoding::errors::{FrameDecoderError, ReadFrameHeaderError};
use ruzstd::decoding::{BlockDecodingStrategy, FrameDecoder};

const GZIP: &[u8] = &[0x1f, 0x8b];
const ZSTANDARD: &[u8] = &[0x28, 0xb5, 0x2f, 0xfd];

/// Returns the bytes of a reader, decompressed if they are compressed.
pub fn decompressed(mut reader: Box<dyn Read + Send>) -> io::Result<Box<dyn Read + Send>> {
    let mut head = vec![0; 1 << 12];
    let mut length = reader.read(&mut head)?;
    let is_start =
        |mark: &[u8], head: &[u8]| !head.is_empty() && head.len() < mark.len() && mark.starts_with(head);
    while let Some(known) = head.get(..length)
        && [GZIP, ZSTANDARD].iter().any(|mark| is_start(mark, known))
    {
        let more = reader.read(head.get_mut(length..).unwrap_or_default())?;
        if more == 0 {
            break;
        }
        length += more;
    }
    head.truncate(length);
    let mark = [GZIP, ZSTANDARD].into_iter().find(|mark| head.starts_with(mark));
    let all = Cursor::new(head).chain(reader);
    Ok(match mark {
        Some(GZIP) => Box::new(MultiGzDecoder::new(all)),
        Some(_) => Box::new(Zstandard {
            source: BufReader::new(all),
            decoder: FrameDecoder::new(),
            is_in_frame: false,
        }),
        None => Box::new(all),
    })
}

fn broken() -> io::Error {
    io::ErrorKind::InvalidData.into()
}

/// The frames of Zstandard, one after another.
struct Zstandard<R> {
    source: BufReader<R>,
    decoder: FrameDecoder,
    is_in_frame: bool,
}

impl<R: Read> Read for Zstandard<R> {
    fn read(&mut self, bytes: &mut [u8]) -> io::Result<usize> {
        loop {
            if self.is_in_frame {
                let length = self.decoder.read(bytes)?;
                if length > 0 {
                    return Ok(length);
                }
                if !self.decoder.is_finished() {
                    let wanted = BlockDecodingStrategy::UptoBytes(bytes.len());
                    self.decoder.decode_blocks(&mut self.source, wanted).map_err(|_| broken())?;
                    continue;
                }
                self.is_in_frame = false;
            }
            if self.source.fill_buf()?.is_empty() {
                return Ok(0);
            }
            match self.decoder.init(&mut self.source) {
                Ok(()) => self.is_in_frame = true,
                Err(FrameDecoderError::ReadFrameHeaderError(ReadFrameHeaderError::SkipFrame {
                    length,
                    ..
                })) => {
                    io::copy(&mut self.source.by_ref().take(u64::from(length)), &mut io::sink())?;
                }
                Err(_) => return Err(broken()),
            }
        }
    }
}
