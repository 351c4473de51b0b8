//! Bringing in what people really have: spreadsheets under names that are not ours, trees of other places.
//! What can be taken is taken; what cannot is told row by row, column by column; nothing is invented.

mod categories;
mod map;
mod price;
mod products;
mod report;
mod row;
mod weight;

pub use categories::{Tree, categories};
pub use products::{Source, products};
pub use report::Summary;

use indicatif::{ProgressBar, ProgressStyle};

/// A bar over the file's bytes on a terminal, nothing elsewhere.
fn meter(bytes: u64) -> ProgressBar {
    let bar = ProgressBar::new(bytes);
    if let Ok(style) = ProgressStyle::with_template("{bar:36} {bytes:>10} of {total_bytes}  {elapsed}") {
        bar.set_style(style);
    }
    bar
}
