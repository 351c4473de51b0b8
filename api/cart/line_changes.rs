//! Changes to lines that are there: quantities, removal, saving for later and back.

use entity::ids::CartLineId;
use kernel::{Refusal, Shopper};
use platform::{Cx, Error, Result, idempotency::Request};
use serde::Serialize;

use crate::change::change;
use crate::model::{self, CartView, LineQuantity, MOST_LINES};

/// New quantities of lines.
#[derive(Clone, Debug, Serialize)]
pub struct UpdateLines {
    pub lines: Vec<LineQuantity>,
    pub expected_version: Option<i64>,
}

/// Lines to take out.
#[derive(Clone, Debug, Serialize)]
pub struct RemoveLines {
    pub line_ids: Vec<CartLineId>,
    pub expected_version: Option<i64>,
}

/// One line, to be saved for later or brought back.
#[derive(Clone, Debug, Serialize)]
pub struct LineChoice {
    pub line_id: CartLineId,
    pub expected_version: Option<i64>,
}

/// Sets how many of each line are wanted. Raising beyond what is in stock is refused, lowering never.
///
/// # Errors
/// Refusals naming each line that will not do; nothing is changed then.
pub async fn update_lines(cx: &Cx, shopper: &Shopper, input: &UpdateLines, key: Option<&str>) -> Result<CartView> {
    some("input.lines", input.lines.len())?;
    let wrong: Vec<Refusal> =
        (input.lines.iter().enumerate()).filter_map(|(place, line)| kernel::quantity(&format!("input.lines.{place}.quantity"), line.quantity).err()).collect();
    if !wrong.is_empty() {
        return Err(Error::Refused(wrong));
    }
    let request = Request::new(shopper.actor(), "cartLinesUpdate", key, input)?;
    change(cx, shopper, &request, input.expected_version, &|rows, facts| model::update(rows, &input.lines, facts)).await
}

/// Takes lines out.
///
/// # Errors
/// `NotFound` naming each line that is not in the cart; nothing is taken out then.
pub async fn remove_lines(cx: &Cx, shopper: &Shopper, input: &RemoveLines, key: Option<&str>) -> Result<CartView> {
    some("input.lineIds", input.line_ids.len())?;
    let request = Request::new(shopper.actor(), "cartLinesRemove", key, input)?;
    change(cx, shopper, &request, input.expected_version, &|rows, _| model::remove(rows, &input.line_ids)).await
}

/// Moves a line to the save-for-later list.
///
/// # Errors
/// `NotFound` for a line that is not in the cart.
pub async fn save_for_later(cx: &Cx, shopper: &Shopper, input: &LineChoice, key: Option<&str>) -> Result<CartView> {
    let request = Request::new(shopper.actor(), "cartLineSaveForLater", key, input)?;
    change(cx, shopper, &request, input.expected_version, &|rows, _| model::set_saved(rows, input.line_id, true)).await
}

/// Brings a line back from the save-for-later list.
///
/// # Errors
/// `NotFound` for a line that is not in the cart.
pub async fn restore(cx: &Cx, shopper: &Shopper, input: &LineChoice, key: Option<&str>) -> Result<CartView> {
    let request = Request::new(shopper.actor(), "cartLineRestore", key, input)?;
    change(cx, shopper, &request, input.expected_version, &|rows, _| model::set_saved(rows, input.line_id, false)).await
}

fn some(path: &str, count: usize) -> Result<()> {
    if (1..=MOST_LINES).contains(&count) { Ok(()) } else { Err(Refusal::invalid(path, format!("Give from 1 to {MOST_LINES} lines.")).into()) }
}
