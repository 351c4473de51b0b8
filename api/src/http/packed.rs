//! Text that is packed once and sent many times, each time with another end. A gzip stream is blocks in a row and a sum
//! over all: the packed block stays, the end is a block that is not packed, and the sum is put together.

use std::io::Write;

use flate2::write::DeflateEncoder;
use flate2::{Compression, Crc};

/// Deflate, no name, no time, from no system in particular (RFC 1952).
const HEAD: [u8; 10] = [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff];
/// The last block, and not packed (RFC 1951).
const LAST_AND_PLAIN: u8 = 1;

/// The part that stays.
pub struct Packed {
    blocks: Vec<u8>,
    sum: Crc,
}

impl Packed {
    /// Packs a text.
    pub fn of(text: &[u8]) -> Option<Self> {
        let mut encoder = DeflateEncoder::new(Vec::with_capacity(text.len() / 4), Compression::fast());
        encoder.write_all(text).ok()?;
        // To the end of a byte, without ending the stream.
        encoder.flush().ok()?;
        let blocks = encoder.get_ref().clone();
        let mut sum = Crc::new();
        sum.update(text);
        Some(Self { blocks, sum })
    }

    /// The whole stream, with this end.
    pub fn ending(&self, end: &[u8]) -> Option<Vec<u8>> {
        let length = u16::try_from(end.len()).ok()?;
        let (mut sum, mut of_end) = (Crc::new(), Crc::new());
        of_end.update(end);
        sum.combine(&self.sum);
        sum.combine(&of_end);
        let mut stream = Vec::with_capacity(HEAD.len() + self.blocks.len() + end.len() + 13);
        stream.extend_from_slice(&HEAD);
        stream.extend_from_slice(&self.blocks);
        stream.push(LAST_AND_PLAIN);
        for part in [&length.to_le_bytes()[..], &(!length).to_le_bytes(), end, &sum.sum().to_le_bytes(), &sum.amount().to_le_bytes()] {
            stream.extend_from_slice(part);
        }
        Some(stream)
    }
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use flate2::read::GzDecoder;

    use super::*;

    #[test]
    fn what_was_packed_once_ends_in_many_ways() {
        let text = "{\"data\":{\"products\":[]}}, ä ".repeat(5_000);
        for text in [text.as_str(), "x", ""] {
            let packed = Packed::of(text.as_bytes()).unwrap();
            for end in ["", "}", &"y".repeat(65_535)] {
                let stream = packed.ending(end.as_bytes()).unwrap();
                let mut unpacked = String::new();
                // The decoder compares the sum and the length.
                GzDecoder::new(&stream[..]).read_to_string(&mut unpacked).unwrap();
                assert!(unpacked == format!("{text}{end}"), "{} and {}", text.len(), end.len());
            }
            assert!(packed.ending(&[0; 65_536]).is_none());
        }
    }
}
