//! One ZIP archive: all sections in one JSON document, and a CSV table of each. What is not written out yet is held compressed, so
//! that a page of rows is all that is ever held whole.

use std::io::{Read, Write};

use flate2::read::DeflateDecoder;
use flate2::write::DeflateEncoder;
use flate2::{Compression, Crc};
use platform::personal::Section;
use platform::{Error, Result};
use serde_json::{Map, Value, json};

use crate::model::cell;

/// Beyond this it is not built: it is held in memory until it is sealed.
const MOST_BYTES: usize = 128 * 1024 * 1024;

/// A file being compressed.
struct Pressed {
    encoder: DeflateEncoder<Vec<u8>>,
    crc: Crc,
}

impl Pressed {
    fn new() -> Self {
        Self { encoder: DeflateEncoder::new(Vec::new(), Compression::default()), crc: Crc::new() }
    }

    fn put(&mut self, bytes: &[u8]) -> Result<()> {
        self.crc.update(bytes);
        self.encoder.write_all(bytes).map_err(broken)
    }

    fn size(&self) -> usize {
        self.encoder.get_ref().len()
    }
}

fn broken(error: impl std::fmt::Display) -> Error {
    Error::broken(format!("an archive could not be written: {error}"))
}

/// One section so far: its rows as JSON between commas, and as a table.
struct Part {
    name: &'static str,
    columns: Vec<String>,
    rows: usize,
    json: Pressed,
    table: Pressed,
}

/// With all names as the API has them: some parts, such as addresses, lie in the database by other ones.
fn as_named(value: &Value) -> Value {
    match value {
        Value::Object(fields) => Value::Object(fields.iter().map(|(name, value)| (camel(name), as_named(value))).collect()),
        Value::Array(items) => Value::Array(items.iter().map(as_named).collect()),
        plain => plain.clone(),
    }
}

fn camel(name: &str) -> String {
    let mut parts = name.split('_');
    let first = parts.next().unwrap_or_default().to_owned();
    parts.filter(|part| !part.is_empty()).fold(first, |name, part| name + &part[..1].to_ascii_uppercase() + &part[1..])
}

/// An archive being filled.
pub(crate) struct Archive {
    parts: Vec<Part>,
    head: Map<String, Value>,
}

impl Archive {
    /// With these fields at the head of its document.
    pub fn new(head: Map<String, Value>) -> Self {
        Self { parts: Vec::new(), head }
    }

    /// Adds rows to a section.
    pub fn add(&mut self, section: &Section) -> Result<()> {
        let place = match self.parts.iter().position(|part| part.name == section.name) {
            Some(place) => place,
            None => {
                self.parts.push(Part { name: section.name, columns: Vec::new(), rows: 0, json: Pressed::new(), table: Pressed::new() });
                self.parts.len() - 1
            }
        };
        let part = &mut self.parts[place];
        for row in &section.rows {
            let row = &as_named(row);
            let Some(fields) = row.as_object() else { return Err(broken("a row is no object")) };
            if part.columns.is_empty() {
                part.columns = fields.keys().cloned().collect();
                let head = line(part.columns.iter().map(String::as_str))?;
                part.table.put(&head)?;
            }
            if part.rows > 0 {
                part.json.put(b",")?;
            }
            part.json.put(&serde_json::to_vec(row)?)?;
            let cells: Vec<String> = part.columns.iter().map(|column| fields.get(column).map(table_cell).unwrap_or_default()).collect();
            part.table.put(&line(cells.iter().map(String::as_str))?)?;
            part.rows += 1;
        }
        let held: usize = self.parts.iter().map(|part| part.json.size() + part.table.size()).sum();
        if held > MOST_BYTES { Err(broken("it is too large")) } else { Ok(()) }
    }

    /// The archive.
    pub fn finish(self) -> Result<Vec<u8>> {
        let Self { parts, mut head } = self;
        let mut document = Pressed::new();
        head.insert("sections".into(), json!(parts.iter().map(|part| part.name).collect::<Vec<_>>()));
        document.put(b"{\"about\":")?;
        document.put(&serde_json::to_vec(&head)?)?;
        let mut tables = Vec::new();
        for part in parts {
            document.put(format!(",\"{}\":[", part.name).as_bytes())?;
            let pressed = part.json.encoder.finish().map_err(broken)?;
            let mut rows = DeflateDecoder::new(pressed.as_slice());
            let mut some = [0; 16 * 1024];
            loop {
                let count = rows.read(&mut some).map_err(broken)?;
                if count == 0 {
                    break;
                }
                document.put(&some[..count])?;
            }
            document.put(b"]")?;
            tables.push((format!("{}.csv", part.name), part.table));
        }
        document.put(b"}")?;
        zip(std::iter::once(("data.json".to_owned(), document)).chain(tables))
    }
}

/// Texts are made harmless; what is nested is written as JSON.
fn table_cell(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::Bool(value) => value.to_string(),
        Value::Number(value) => value.to_string(),
        Value::String(text) => cell(text),
        Value::Array(_) | Value::Object(_) => cell(&value.to_string()),
    }
}

fn line<'a>(cells: impl Iterator<Item = &'a str>) -> Result<Vec<u8>> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(cells).map_err(broken)?;
    writer.into_inner().map_err(broken)
}

/// PKWARE's form, as far as it takes: deflated files with names in UTF-8.
fn zip(files: impl Iterator<Item = (String, Pressed)>) -> Result<Vec<u8>> {
    let (mut out, mut directory, mut count) = (Vec::new(), Vec::new(), 0u16);
    for (name, pressed) in files {
        let (crc, plain) = (pressed.crc.sum(), pressed.crc.amount());
        let body = pressed.encoder.finish().map_err(broken)?;
        let (offset, packed) = (u32::try_from(out.len()).map_err(broken)?, u32::try_from(body.len()).map_err(broken)?);
        let mut about = Vec::new();
        // Version 2.0, names in UTF-8, deflated, midnight of 1 January 1980: when it was made stands in the document.
        for word in [20u16, 0x0800, 8, 0, 0x21] {
            about.extend(word.to_le_bytes());
        }
        for long in [crc, packed, plain] {
            about.extend(long.to_le_bytes());
        }
        for word in [u16::try_from(name.len()).map_err(broken)?, 0] {
            about.extend(word.to_le_bytes());
        }
        out.extend(0x0403_4b50u32.to_le_bytes());
        out.extend(&about);
        out.extend(name.as_bytes());
        out.extend(body);
        directory.extend(0x0201_4b50u32.to_le_bytes());
        directory.extend(20u16.to_le_bytes());
        directory.extend(&about);
        // No comment, first disk, no attributes.
        directory.extend([0; 10]);
        directory.extend(offset.to_le_bytes());
        directory.extend(name.as_bytes());
        count += 1;
    }
    let (start, size) = (u32::try_from(out.len()).map_err(broken)?, u32::try_from(directory.len()).map_err(broken)?);
    out.extend(directory);
    out.extend(0x0605_4b50u32.to_le_bytes());
    for word in [0, 0, count, count] {
        out.extend(word.to_le_bytes());
    }
    out.extend(size.to_le_bytes());
    out.extend(start.to_le_bytes());
    out.extend(0u16.to_le_bytes());
    Ok(out)
}
