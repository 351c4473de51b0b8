//! Withdrawals from a contract, as buyers, vendors and operators see them.

use async_graphql::{Enum, ID, SimpleObject};
use entity::ids::VendorId;
use entity::{withdrawal, withdrawal_line};
use orders::withdrawal::Window;

use crate::graphql::scalars::DateTime;

/// Whether a buyer may withdraw from an order.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum WithdrawalState {
    /// There is nothing to withdraw from: not paid, cancelled, or given back already.
    Nothing,
    /// They may.
    Open,
    /// Their time is over.
    Over,
}

/// What becomes of units that a buyer withdrew from.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum WithdrawnState {
    /// They had not left: they are cancelled, and the money goes back.
    Cancelled,
    /// They have to come back, all or some of them.
    AwaitingReturn,
}

/// A buyer's right to withdraw from an order, and how they used it. A vendor sees what is about its own part, also when the time ends: for
/// the buyer it ends with the part that came last.
#[derive(SimpleObject)]
pub struct OrderWithdrawal {
    /// Whether they may withdraw now: show the button "withdraw from contract here" as long as this is OPEN.
    pub state: WithdrawalState,
    /// Until when, counted from the last delivery; null while something has still to arrive, and where there is nothing to withdraw from.
    pub until: Option<DateTime>,
    /// What was withdrawn from, oldest first.
    pub withdrawals: Vec<Withdrawal>,
}

/// A buyer's declaration that they withdraw.
#[derive(SimpleObject)]
pub struct Withdrawal {
    /// Its id; `withdrawalConfirm` confirms it.
    pub id: ID,
    /// What is declared, word by word; null for a vendor.
    pub statement: Option<String>,
    /// The language it is in.
    pub locale: String,
    /// Which version of the words.
    pub wording: String,
    /// When it was begun.
    pub started_at: DateTime,
    /// When it was confirmed; null while it counts for nothing.
    pub confirmed_at: Option<DateTime>,
    /// What follows, line by line; empty until it is confirmed.
    pub lines: Vec<WithdrawalLine>,
}

/// Units of a line that a buyer withdrew from.
#[derive(SimpleObject)]
pub struct WithdrawalLine {
    /// The line.
    pub order_line_id: ID,
    /// How many.
    pub quantity: i64,
    /// How many of them had not left.
    pub cancelled: i64,
    /// How many have to come back.
    pub awaiting_return: i64,
    /// What becomes of them.
    pub state: WithdrawnState,
}

impl From<withdrawal_line::Model> for WithdrawalLine {
    fn from(row: withdrawal_line::Model) -> Self {
        let awaiting_return = row.quantity - row.cancelled;
        let state = if awaiting_return == 0 { WithdrawnState::Cancelled } else { WithdrawnState::AwaitingReturn };
        Self { order_line_id: row.order_line_id.into(), quantity: row.quantity, cancelled: row.cancelled, awaiting_return, state }
    }
}

impl Withdrawal {
    /// With those of the lines that are its own; a vendor sees its lines alone, and not the words, which name all.
    #[must_use]
    pub fn of(row: withdrawal::Model, lines: &[withdrawal_line::Model], vendor: Option<VendorId>) -> Self {
        let mine = lines.iter().filter(|line| line.withdrawal_id == row.id && vendor.is_none_or(|vendor| line.vendor_id == vendor));
        Self {
            id: row.id.into(),
            lines: mine.cloned().map(WithdrawalLine::from).collect(),
            statement: vendor.is_none().then_some(row.statement),
            locale: row.locale,
            wording: row.wording,
            started_at: DateTime(row.started_at),
            confirmed_at: row.confirmed_at.map(DateTime),
        }
    }
}

impl OrderWithdrawal {
    /// As it stands.
    #[must_use]
    pub fn of(window: Window, withdrawals: Vec<Withdrawal>) -> Self {
        let (state, until) = match window {
            Window::Nothing => (WithdrawalState::Nothing, None),
            Window::Open { until } => (WithdrawalState::Open, until),
            Window::Over { until } => (WithdrawalState::Over, Some(until)),
        };
        Self { state, until: until.map(DateTime), withdrawals }
    }
}
