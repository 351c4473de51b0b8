//! Pictures that people send, drawn anew: what is kept is pixels alone, nothing of what came along with them (places, cameras,
//! programs, whatever hides behind the end of a file).

use std::io::Cursor;

use image::codecs::jpeg::JpegEncoder;
use image::codecs::png::PngEncoder;
use image::imageops::FilterType;
use image::{DynamicImage, ImageDecoder, ImageFormat, ImageReader, Limits};

use crate::{Error, Result};

/// The largest file that is read.
pub const MOST_BYTES: usize = 10 * 1024 * 1024;
/// A small file can say that it is larger than any memory.
const MOST_PIXELS: u64 = 40_000_000;
const MOST_SIDE: u32 = 12_000;
/// Four bytes for each pixel, and as much again to work with.
const MOST_MEMORY: u64 = MOST_PIXELS * 8;
const QUALITY: u8 = 85;

/// What is taken, by how it begins; what a sender says it is does not matter.
const KINDS: [(ImageFormat, &[u8]); 3] = [(ImageFormat::Jpeg, b"\xFF\xD8\xFF"), (ImageFormat::Png, b"\x89PNG\r\n\x1a\n"), (ImageFormat::WebP, b"RIFF")];

/// A picture as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    pub content_type: &'static str,
    /// What its name ends with.
    pub extension: &'static str,
    pub width: u32,
    pub height: u32,
    pub bytes: Vec<u8>,
}

/// Why a picture is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unfit {
    TooLong,
    /// Neither a JPEG nor a PNG nor a WebP.
    OtherKind,
    /// More than forty million pixels, or as much in weight, or twelve thousand along one side.
    TooLarge,
    /// It begins like a picture and is none.
    Broken,
}

/// Reads a picture and draws it anew, no larger than this; the sides keep their ratio. What is opaque becomes a JPEG, the rest a
/// PNG. On a thread of its own, since it is work.
///
/// # Errors
/// A fault where the thread dies.
pub async fn redraw(bytes: Vec<u8>, most: (u32, u32)) -> Result<Result<Picture, Unfit>> {
    tokio::task::spawn_blocking(move || drawn(&bytes, most)).await.map_err(|error| Error::broken(format!("a picture could not be drawn: {error}")))
}

fn drawn(bytes: &[u8], (width, height): (u32, u32)) -> Result<Picture, Unfit> {
    if bytes.len() > MOST_BYTES {
        return Err(Unfit::TooLong);
    }
    let (format, _) = KINDS.iter().find(|(_, magic)| bytes.starts_with(magic)).ok_or(Unfit::OtherKind)?;
    let broken = |_| Unfit::Broken;
    let mut reader = ImageReader::with_format(Cursor::new(bytes), *format);
    let mut limits = Limits::default();
    limits.max_alloc = Some(MOST_MEMORY);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(broken)?;
    let (wide, high) = decoder.dimensions();
    // Drawn smaller, a long strip would for a moment be as long and twice as heavy.
    let long = wide.max(high) > MOST_SIDE;
    if long || u64::from(wide) * u64::from(high) > MOST_PIXELS || decoder.total_bytes() > MOST_PIXELS * 4 {
        return Err(Unfit::TooLarge);
    }
    // How it was held is told beside the pixels, and what is beside them goes.
    let held = decoder.orientation().map_err(broken)?;
    let mut picture = DynamicImage::from_decoder(decoder).map_err(broken)?;
    picture.apply_orientation(held);
    if picture.width() > width || picture.height() > height {
        picture = picture.resize(width, height, FilterType::Lanczos3);
    }
    let (width, height) = (picture.width(), picture.height());
    let mut bytes = Vec::new();
    let opaque = !picture.color().has_alpha() || picture.to_rgba8().pixels().all(|pixel| pixel.0[3] == u8::MAX);
    let (content_type, extension) = if opaque {
        picture.to_rgb8().write_with_encoder(JpegEncoder::new_with_quality(&mut bytes, QUALITY)).map_err(broken)?;
        ("image/jpeg", "jpg")
    } else {
        picture.to_rgba8().write_with_encoder(PngEncoder::new(&mut bytes)).map_err(broken)?;
        ("image/png", "png")
    };
    Ok(Picture { content_type, extension, width, height, bytes })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn png(width: u32, height: u32, alpha: u8) -> Vec<u8> {
        let mut bytes = Vec::new();
        let picture = image::RgbaImage::from_pixel(width, height, image::Rgba([200, 30, 30, alpha]));
        picture.write_with_encoder(PngEncoder::new(&mut bytes)).unwrap();
        bytes
    }

    #[test]
    fn a_picture_is_drawn_anew_in_bounds_and_without_what_came_along() {
        let mut sent = png(400, 100, 255);
        sent.extend_from_slice(b"<script>alert(1)</script>");
        let kept = drawn(&sent, (200, 200)).unwrap();
        assert_eq!((kept.content_type, kept.width, kept.height), ("image/jpeg", 200, 50));
        assert!(!kept.bytes.windows(8).any(|part| part == b"<script>"));
        let clear = drawn(&png(20, 20, 90), (200, 200)).unwrap();
        assert_eq!((clear.content_type, clear.width), ("image/png", 20), "small ones are not blown up");
    }

    #[test]
    fn what_is_no_picture_or_too_much_of_one_is_told_apart() {
        assert_eq!(drawn(b"<svg xmlns='http://www.w3.org/2000/svg'/>", (9, 9)), Err(Unfit::OtherKind));
        assert_eq!(drawn(b"\xFF\xD8\xFF and then nothing", (9, 9)), Err(Unfit::Broken));
        assert_eq!(drawn(&vec![0; MOST_BYTES + 1], (9, 9)), Err(Unfit::TooLong));
        // The head of a PNG may say anything: this one says ten thousand by ten thousand.
        let mut bomb = png(1, 1, 255);
        bomb[16..24].copy_from_slice(&[0, 0, 0x27, 0x10, 0, 0, 0x27, 0x10]);
        assert!(matches!(drawn(&bomb, (9, 9)), Err(Unfit::TooLarge | Unfit::Broken)));
        assert_eq!(drawn(&png(MOST_SIDE + 1, 1, 255), (9, 9)), Err(Unfit::TooLarge), "a strip");
        assert!(drawn(&png(MOST_SIDE, 1, 255), (9, 9)).is_ok());
    }
}
