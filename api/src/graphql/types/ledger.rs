//! The books, as operators and vendors read them.

use async_graphql::{Context, Enum, ID, Object, Result, SimpleObject};
use entity::{states, vendor_order};
use kernel::Scope;

use super::order::part_of;
use crate::connection;
use crate::graphql::context::Ask;
use crate::graphql::cost::cost;
use crate::graphql::page::page;
use crate::graphql::scalars::{CurrencyCode, DateTime, Money};

/// Which side of the balance sheet an account is on.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(remote = "states::AccountKind")]
pub enum LedgerAccountKind {
    /// What we hold, or are owed.
    Asset,
    /// What we owe.
    Liability,
    /// What we earned.
    Revenue,
    /// What we spent.
    Expense,
    /// What money only passes through; zero when an order or refund has ended.
    Control,
}

/// Both sides of all accounts of one name, in one currency.
#[derive(SimpleObject, Clone, Debug)]
pub struct LedgerBalance {
    /// The accounts' name (`psp_clearing`, `vendor_pending`).
    pub account: String,
    /// Which side of the balance sheet they are on.
    pub kind: LedgerAccountKind,
    /// Everything debited.
    pub debits: Money,
    /// Everything credited.
    pub credits: Money,
    /// What that comes to in the account's own direction: what an asset holds, what a liability owes.
    pub balance: Money,
}

impl From<ledger::Balance> for LedgerBalance {
    fn from(row: ledger::Balance) -> Self {
        let money = |minor| Money::new(minor, row.currency);
        Self { kind: row.kind.into(), debits: money(row.debits), credits: money(row.credits), balance: money(row.balance()), account: row.code }
    }
}

/// The marketplace's books.
pub struct Ledger;

/// The marketplace's books.
#[Object]
impl Ledger {
    /// What stands on either side under each name, per currency. The two sides of a currency are equal, always.
    #[graphql(directive = cost::apply(None, Some(50), None))]
    async fn trial_balance(&self, ctx: &Context<'_>) -> Result<Vec<LedgerBalance>> {
        let balances = ledger::trial_balance(&ctx.cx().db, &ctx.operator(Scope::LedgerRead)?).await?;
        Ok(balances.into_iter().map(LedgerBalance::from).collect())
    }

    /// Every business event that moved money, newest first.
    async fn journals(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "How many from the front, 1 to 100.")] first: Option<i64>,
        #[graphql(desc = "After this cursor.")] after: Option<String>,
        #[graphql(desc = "How many from the end, 1 to 100.")] last: Option<i64>,
        #[graphql(desc = "Before this cursor.")] before: Option<String>,
    ) -> Result<LedgerJournalConnection> {
        let page = page(first, after, last, before)?;
        let found = ledger::journals(&ctx.cx().db, &ctx.operator(Scope::LedgerRead)?, &page).await?;
        Ok(LedgerJournalConnection::new(&page, found, LedgerJournal))
    }
}

/// One business event, posted once and never changed.
pub struct LedgerJournal(pub ledger::Booked);

connection!(LedgerJournal, LedgerJournalConnection, LedgerJournalEdge, "A page of journals.", "A journal in its list.");

/// One business event, posted once and never changed.
#[Object]
impl LedgerJournal {
    /// Its id.
    async fn id(&self) -> ID {
        self.0.journal.id.into()
    }
    /// Names the event; it is posted at most once.
    async fn event_key(&self) -> &str {
        &self.0.journal.event_key
    }
    /// What happened (`capture`, `fee`, `release`, `refund`).
    async fn kind(&self) -> &str {
        &self.0.journal.kind
    }
    /// The order it is about.
    async fn order_id(&self) -> Option<ID> {
        self.0.journal.order_id.map(Into::into)
    }
    /// The journal it takes back.
    async fn reverses_id(&self) -> Option<ID> {
        self.0.journal.reverses.map(Into::into)
    }
    /// What it moved.
    async fn lines(&self) -> Vec<LedgerLine> {
        self.0.lines.iter().cloned().map(LedgerLine::from).collect()
    }
    /// When it happened.
    async fn occurred_at(&self) -> DateTime {
        DateTime(self.0.journal.occurred_at)
    }
    /// When it was written.
    async fn posted_at(&self) -> DateTime {
        DateTime(self.0.journal.posted_at)
    }
}

/// An amount from one account to another.
#[derive(SimpleObject, Clone, Debug)]
pub struct LedgerLine {
    /// Its id.
    pub id: ID,
    /// The account debited.
    pub debit: LedgerAccountName,
    /// The account credited.
    pub credit: LedgerAccountName,
    /// How much, never less than nothing.
    pub amount: Money,
    /// What somebody noted.
    pub memo: Option<String>,
}

/// An account.
#[derive(SimpleObject, Clone, Debug)]
pub struct LedgerAccountName {
    /// Its name (`vendor_pending`).
    pub account: String,
    /// The id of the vendor, order or refund it belongs to; null for the marketplace's own.
    pub owner_id: Option<ID>,
}

impl From<ledger::AccountName> for LedgerAccountName {
    fn from(name: ledger::AccountName) -> Self {
        Self { account: name.code, owner_id: (!name.owner.is_empty()).then_some(ID(name.owner)) }
    }
}

impl From<ledger::Line> for LedgerLine {
    fn from(line: ledger::Line) -> Self {
        Self { id: line.id.into(), debit: line.debit.into(), credit: line.credit.into(), amount: Money(line.amount), memo: line.memo }
    }
}

/// A vendor's own accounts.
pub struct VendorLedger;

/// A vendor's own accounts.
#[Object]
impl VendorLedger {
    /// What stands on your accounts, per account and currency: pending until an order's time for returns is over,
    /// available until it is paid out, receivable where you owe it.
    async fn balances(&self, ctx: &Context<'_>) -> Result<Vec<LedgerBalance>> {
        let balances = ledger::vendor_balances(&ctx.cx().db, &ctx.vendor_member(Scope::LedgerRead)?).await?;
        Ok(balances.into_iter().map(LedgerBalance::from).collect())
    }

    /// Everything that moved your money in one currency, newest first, each line with the balance it led to.
    async fn statement(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The currency; that of the request when left out.")] currency: Option<CurrencyCode>,
        #[graphql(desc = "How many from the front, 1 to 100.")] first: Option<i64>,
        #[graphql(desc = "After this cursor.")] after: Option<String>,
        #[graphql(desc = "How many from the end, 1 to 100.")] last: Option<i64>,
        #[graphql(desc = "Before this cursor.")] before: Option<String>,
    ) -> Result<VendorLedgerEntryConnection> {
        let currency = currency.map_or(Ok(ctx.market().currency), |code| code.read("currency"))?;
        let page = page(first, after, last, before)?;
        let found = ledger::statement(&ctx.cx().db, &ctx.vendor_member(Scope::LedgerRead)?, currency, &page).await?;
        Ok(VendorLedgerEntryConnection::new(&page, found, VendorLedgerEntry))
    }
}

/// One line of a vendor's statement. A move between two of the vendor's accounts is two lines.
pub struct VendorLedgerEntry(pub ledger::Entry);

connection!(VendorLedgerEntry, VendorLedgerEntryConnection, VendorLedgerEntryEdge, "A page of a statement.", "A line in its statement.");

impl VendorLedgerEntry {
    async fn part(&self, ctx: &Context<'_>) -> Result<Option<vendor_order::Model>> {
        let member = ctx.vendor_member(Scope::LedgerRead)?;
        match self.0.order_id.filter(|_| member.scopes.has(Scope::OrdersRead)) {
            Some(order) => part_of(ctx, order, member.vendor).await,
            None => Ok(None),
        }
    }
}

/// One line of a vendor's statement. A move between two of the vendor's accounts is two lines.
#[Object]
impl VendorLedgerEntry {
    /// The transfer's id; the two lines of a move between own accounts share it.
    async fn transfer_id(&self) -> ID {
        self.0.transfer_id.into()
    }
    /// What happened (`capture`, `release`, `refund`).
    async fn kind(&self) -> &str {
        &self.0.kind
    }
    /// The order it is about.
    async fn order_id(&self) -> Option<ID> {
        self.0.order_id.map(Into::into)
    }
    /// Your part of that order; null for who may not see orders.
    async fn vendor_order_id(&self, ctx: &Context<'_>) -> Result<Option<ID>> {
        Ok(self.part(ctx).await?.map(|part| part.id.into()))
    }
    /// What people call it (`R1001-1`); null for who may not see orders.
    async fn vendor_order_number(&self, ctx: &Context<'_>) -> Result<Option<String>> {
        Ok(self.part(ctx).await?.map(|part| part.number))
    }
    /// Which of your accounts (`vendor_pending`, `vendor_available`).
    async fn account(&self) -> &str {
        &self.0.code
    }
    /// In your favour, or below zero against.
    async fn amount(&self) -> Money {
        Money(self.0.amount)
    }
    /// What the account stood at after it, in your favour.
    async fn balance(&self) -> Money {
        Money(self.0.balance)
    }
    /// What somebody noted.
    async fn memo(&self) -> Option<&str> {
        self.0.memo.as_deref()
    }
    /// When it happened.
    async fn occurred_at(&self) -> DateTime {
        DateTime(self.0.occurred_at)
    }
    /// When it was written.
    async fn posted_at(&self) -> DateTime {
        DateTime(self.0.posted_at)
    }
}
