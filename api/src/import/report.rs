//! What was not taken and why, as a table that opens in any spreadsheet, and in sum.

use std::fmt;
use std::io::Write;

use serde::Serialize;

/// What became of a row or a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Fate {
    /// The whole row was passed over.
    RowRefused,
    /// The product is there as a draft, not on sale.
    KeptAsDraft,
    /// The row was taken without this value.
    ValueLeftOut,
}

/// One line of the report.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// The line of the file as an editor counts it.
    pub row: u64,
    pub column: String,
    pub text: String,
    pub reason: String,
    pub outcome: Fate,
}

/// Long enough to recognise a cell, short enough to read.
const SHOWN: usize = 120;

impl Finding {
    #[must_use]
    pub fn new(row: u64, column: &str, text: &str, reason: impl Into<String>, outcome: Fate) -> Self {
        let one_line = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let mut shown: String = one_line.chars().take(SHOWN).collect();
        if shown.len() < one_line.len() {
            shown.push('…');
        }
        // A cell that begins like a formula would be run by the spreadsheet that opens the report.
        if shown.starts_with(['=', '+', '-', '@']) {
            shown.insert(0, '\'');
        }
        Self { row, column: column.to_owned(), text: shown, reason: reason.into(), outcome }
    }
}

/// The sums of one run.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    pub rows: u64,
    pub created: u64,
    pub changed: u64,
    pub unchanged: u64,
    pub drafts: u64,
    pub refused: u64,
    pub values_left_out: u64,
    pub pictures: u64,
}

impl fmt::Display for Summary {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { rows, created, changed, unchanged, drafts, refused, values_left_out, pictures } = self;
        write!(
            f,
            "{rows} rows: {created} new, {changed} changed, {unchanged} unchanged, {refused} refused. \
             {drafts} have no price that can be taken and are kept as drafts. {values_left_out} values left out, {pictures} pictures noted."
        )
    }
}

/// Writes findings as they come.
pub struct Report<W: Write>(csv::Writer<W>);

impl<W: Write> Report<W> {
    pub fn new(to: W) -> Self {
        Self(csv::Writer::from_writer(to))
    }

    /// # Errors
    /// That of what it writes to.
    pub fn note(&mut self, finding: &Finding) -> std::io::Result<()> {
        self.0.serialize(finding).map_err(std::io::Error::other)
    }

    /// # Errors
    /// That of what it writes to.
    pub fn close(mut self) -> std::io::Result<()> {
        self.0.flush()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_report_opens_in_a_spreadsheet_without_running() {
        let mut bytes = Vec::new();
        let mut report = Report::new(&mut bytes);
        report.note(&Finding::new(7, "Price", "=cmd()  \n x", "it holds more, and \"more\"", Fate::KeptAsDraft)).unwrap();
        report.close().unwrap();
        assert_eq!(String::from_utf8(bytes).unwrap(), "row,column,text,reason,outcome\n7,Price,'=cmd() x,\"it holds more, and \"\"more\"\"\",kept_as_draft\n");
    }

    #[test]
    fn a_long_cell_is_cut() {
        let finding = Finding::new(1, "Price", &"ầ".repeat(10_000), "", Fate::RowRefused);
        assert_eq!(finding.text.chars().count(), SHOWN + 1);
    }
}
