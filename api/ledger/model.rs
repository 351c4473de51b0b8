//! Accounts, legs and the journals that business events become. Pure.

use entity::ids::{JournalId, OrderId, RefundId, Uuid, VendorId, VendorOrderId};
use entity::states::AccountKind;
use kernel::{Currency, Money};
use platform::{Error, Result};

/// Where money is, by name and owner. An account exists once per currency.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Account {
    /// What the payment provider holds for us.
    PspClearing,
    /// What a vendor owes us, after a refund of money already sent on.
    VendorReceivable(VendorId),
    /// What the holder of a gift card may still spend.
    GiftCard(Uuid),
    /// A vendor's money that is not theirs to take out yet.
    VendorPending(VendorId),
    /// A vendor's money that waits for a payout.
    VendorAvailable(VendorId),
    /// A vendor's money on its way to their bank.
    VendorTransit(VendorId),
    CommissionRevenue,
    CommissionVat,
    PspFee,
    /// What the marketplace pays towards an order.
    PromoExpense,
    /// Passes an order's money from the tenders to the vendors.
    OrderControl(OrderId),
    /// Holds a refund's money until the provider has sent it.
    RefundControl(RefundId),
}

impl Account {
    /// The name in the books.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::PspClearing => "psp_clearing",
            Self::VendorReceivable(_) => "vendor_receivable",
            Self::GiftCard(_) => "gift_card",
            Self::VendorPending(_) => "vendor_pending",
            Self::VendorAvailable(_) => "vendor_available",
            Self::VendorTransit(_) => "vendor_transit",
            Self::CommissionRevenue => "commission_revenue",
            Self::CommissionVat => "commission_vat",
            Self::PspFee => "psp_fee",
            Self::PromoExpense => "promo_expense",
            Self::OrderControl(_) => "order_control",
            Self::RefundControl(_) => "refund_control",
        }
    }

    /// Whose it is; empty for the marketplace's own.
    #[must_use]
    pub fn owner(&self) -> String {
        match self {
            Self::VendorReceivable(vendor) | Self::VendorPending(vendor) | Self::VendorAvailable(vendor) | Self::VendorTransit(vendor) => vendor.to_string(),
            Self::GiftCard(card) => card.to_string(),
            Self::OrderControl(order) => order.to_string(),
            Self::RefundControl(refund) => refund.to_string(),
            Self::PspClearing | Self::CommissionRevenue | Self::CommissionVat | Self::PspFee | Self::PromoExpense => String::new(),
        }
    }

    /// Reads what [`Account::code`] and [`Account::owner`] wrote.
    pub(crate) fn read(code: &str, owner: &str) -> Option<Self> {
        Some(match code {
            "psp_clearing" => Self::PspClearing,
            "vendor_receivable" => Self::VendorReceivable(owner.parse().ok()?),
            "gift_card" => Self::GiftCard(owner.parse().ok()?),
            "vendor_pending" => Self::VendorPending(owner.parse().ok()?),
            "vendor_available" => Self::VendorAvailable(owner.parse().ok()?),
            "vendor_transit" => Self::VendorTransit(owner.parse().ok()?),
            "commission_revenue" => Self::CommissionRevenue,
            "commission_vat" => Self::CommissionVat,
            "psp_fee" => Self::PspFee,
            "promo_expense" => Self::PromoExpense,
            "order_control" => Self::OrderControl(owner.parse().ok()?),
            "refund_control" => Self::RefundControl(owner.parse().ok()?),
            _ => return None,
        })
    }

    /// Which side of the balance sheet it is on.
    #[must_use]
    pub fn kind(&self) -> AccountKind {
        match self {
            Self::PspClearing | Self::VendorReceivable(_) => AccountKind::Asset,
            // VAT on commission is owed to the state.
            Self::GiftCard(_) | Self::VendorPending(_) | Self::VendorAvailable(_) | Self::VendorTransit(_) | Self::CommissionVat => AccountKind::Liability,
            Self::CommissionRevenue => AccountKind::Revenue,
            Self::PspFee | Self::PromoExpense => AccountKind::Expense,
            Self::OrderControl(_) | Self::RefundControl(_) => AccountKind::Control,
        }
    }

    /// Whether it must never be overdrawn. Only such accounts keep counters: on the busy ones, which every order
    /// touches, a counter would make all orders wait for each other.
    #[must_use]
    pub fn guarded(&self) -> bool {
        matches!(self, Self::GiftCard(_) | Self::VendorAvailable(_))
    }
}

/// An amount from one account to another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Leg {
    pub debit: Account,
    pub credit: Account,
    pub amount: Money,
    pub memo: Option<String>,
}

impl Leg {
    #[must_use]
    pub fn new(debit: Account, credit: Account, amount: i64, currency: Currency) -> Self {
        Self { debit, credit, amount: Money::new(amount, currency), memo: None }
    }
}

/// One business event, to be posted once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Journal {
    /// Names the event; a second one with this key is not posted.
    pub event_key: String,
    pub kind: &'static str,
    pub order_id: Option<OrderId>,
    pub occurred_at: i64,
    /// Legs of nothing are dropped.
    pub legs: Vec<Leg>,
    pub reverses: Option<JournalId>,
}

/// Money taken for an order.
#[derive(Clone, Copy, Debug)]
pub struct Capture<'a> {
    /// Names this capture of this payment; a later one of the same payment has another name.
    pub charge: &'a str,
    pub order: OrderId,
    pub at: i64,
    pub currency: Currency,
    /// Where it comes from: the provider, gift cards, the marketplace's own coupons.
    pub tenders: &'a [(Account, i64)],
    /// Whom it is for; their gross amounts sum to the tenders.
    pub vendors: &'a [VendorCapture],
}

/// One vendor's part of a capture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct VendorCapture {
    pub vendor: VendorId,
    /// Goods and delivery with their tax.
    pub gross: i64,
    pub commission: i64,
    pub commission_vat: i64,
}

/// Where a vendor's money is when some of it has to go back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Held {
    /// Not released yet.
    Pending,
    /// Released, not paid out.
    Available,
    /// Paid out: the vendor owes it.
    Receivable,
}

/// Money going back to the buyer of one vendor order.
#[derive(Clone, Copy, Debug)]
pub struct Refund {
    pub id: RefundId,
    pub order: OrderId,
    pub vendor: VendorId,
    pub held: Held,
    pub at: i64,
    pub currency: Currency,
    /// What the buyer gets, commission and its VAT included.
    pub amount: i64,
    pub commission: i64,
    pub commission_vat: i64,
}

impl Journal {
    /// Money came in: tenders to the order, the order to its vendors, the commission out of what the vendors get.
    #[must_use]
    pub fn capture(capture: &Capture<'_>) -> Self {
        let control = Account::OrderControl(capture.order);
        let leg = |debit, credit, amount| Leg::new(debit, credit, amount, capture.currency);
        let mut legs: Vec<Leg> = capture.tenders.iter().map(|&(tender, amount)| leg(tender, control, amount)).collect();
        legs.extend(capture.vendors.iter().map(|part| leg(control, Account::VendorPending(part.vendor), part.gross)));
        for part in capture.vendors {
            let pending = Account::VendorPending(part.vendor);
            legs.push(leg(pending, Account::CommissionRevenue, part.commission));
            legs.push(leg(pending, Account::CommissionVat, part.commission_vat));
        }
        Self { event_key: format!("capture:{}", capture.charge), kind: "capture", order_id: Some(capture.order), occurred_at: capture.at, legs, reverses: None }
    }

    /// What the provider kept of a charge.
    #[must_use]
    pub fn fee(charge: &str, order: OrderId, at: i64, fee: Money) -> Self {
        let legs = vec![Leg::new(Account::PspFee, Account::PspClearing, fee.minor, fee.currency)];
        Self { event_key: format!("fee:{charge}"), kind: "fee", order_id: Some(order), occurred_at: at, legs, reverses: None }
    }

    /// A vendor order's money becomes the vendor's to take out.
    #[must_use]
    pub fn release(vendor_order: VendorOrderId, vendor: VendorId, order: OrderId, at: i64, amount: Money) -> Self {
        let legs = vec![Leg::new(Account::VendorPending(vendor), Account::VendorAvailable(vendor), amount.minor, amount.currency)];
        Self { event_key: format!("release:{vendor_order}"), kind: "release", order_id: Some(order), occurred_at: at, legs, reverses: None }
    }

    /// A refund was asked for: the vendor's part and the commission wait in the refund's control account.
    #[must_use]
    pub fn refund(refund: &Refund) -> Self {
        refund.journal(String::new(), "refund", refund.legs())
    }

    /// The provider has sent the refund.
    #[must_use]
    pub fn refund_done(refund: &Refund) -> Self {
        let sent = Leg::new(Account::RefundControl(refund.id), Account::PspClearing, refund.amount, refund.currency);
        refund.journal(":done".into(), "refund_done", vec![sent])
    }

    /// The provider could not send the refund, or it came back after it was sent (`was_done`).
    /// `reverses` may be set to the refund's own journal.
    #[must_use]
    pub fn refund_failed(refund: &Refund, was_done: bool) -> Self {
        let control = Account::RefundControl(refund.id);
        let mut legs = if was_done { vec![Leg::new(Account::PspClearing, control, refund.amount, refund.currency)] } else { Vec::new() };
        legs.extend(refund.legs().into_iter().map(Leg::turned));
        refund.journal(":failed".into(), "refund_failed", legs)
    }

    /// What has to hold before anything is written.
    pub(crate) fn checked(mut self) -> Result<Self> {
        self.legs.retain(|leg| leg.amount.minor != 0);
        if self.legs.iter().any(|leg| leg.amount.minor < 0 || leg.debit == leg.credit) {
            return Err(Error::broken(format!("journal {} has a leg that is negative or goes nowhere", self.event_key)));
        }
        Ok(self)
    }
}

impl Leg {
    /// The same amount back.
    pub(crate) fn turned(self) -> Self {
        Self { debit: self.credit, credit: self.debit, ..self }
    }
}

impl Refund {
    fn legs(&self) -> Vec<Leg> {
        let control = Account::RefundControl(self.id);
        let from = match self.held {
            Held::Pending => Account::VendorPending(self.vendor),
            Held::Available => Account::VendorAvailable(self.vendor),
            Held::Receivable => Account::VendorReceivable(self.vendor),
        };
        let leg = |debit, amount| Leg::new(debit, control, amount, self.currency);
        vec![
            leg(from, self.amount - self.commission - self.commission_vat),
            leg(Account::CommissionRevenue, self.commission),
            leg(Account::CommissionVat, self.commission_vat),
        ]
    }

    fn journal(&self, end: String, kind: &'static str, legs: Vec<Leg>) -> Journal {
        Journal { event_key: format!("refund:{}{end}", self.id), kind, order_id: Some(self.order), occurred_at: self.at, legs, reverses: None }
    }
}

/// Both sides of an account, or of all accounts of one name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Balance {
    pub code: String,
    pub kind: AccountKind,
    pub currency: Currency,
    pub debits: i64,
    pub credits: i64,
}

impl Balance {
    /// In the account's own direction: what an asset holds or an expense cost, what a liability owes or a revenue brought.
    #[must_use]
    pub fn balance(&self) -> i64 {
        match self.kind {
            AccountKind::Asset | AccountKind::Expense => self.debits - self.credits,
            AccountKind::Liability | AccountKind::Revenue | AccountKind::Control => self.credits - self.debits,
        }
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    const V1: VendorId = VendorId(Uuid::from_u128(1));
    const V2: VendorId = VendorId(Uuid::from_u128(2));
    const ORDER: OrderId = OrderId(Uuid::from_u128(3));
    const GIFT: Uuid = Uuid::from_u128(4);
    const REFUND: RefundId = RefundId(Uuid::from_u128(5));

    /// The worked example of the design: 80.00 by card, 15.00 by gift card, 10.00 by the marketplace's coupon.
    pub fn worked_example() -> Vec<Journal> {
        let eur = Currency::EUR;
        let gift_sale = Journal {
            event_key: "gift_sale:G1".into(),
            kind: "gift_sale",
            order_id: None,
            occurred_at: 0,
            legs: vec![Leg::new(Account::PspClearing, Account::GiftCard(GIFT), 1500, eur)],
            reverses: None,
        };
        let capture = Journal::capture(&Capture {
            charge: "ch_1",
            order: ORDER,
            at: 1,
            currency: eur,
            tenders: &[(Account::PspClearing, 8000), (Account::GiftCard(GIFT), 1500), (Account::PromoExpense, 1000)],
            vendors: &[
                VendorCapture { vendor: V1, gross: 6500, commission: 600, commission_vat: 126 },
                VendorCapture { vendor: V2, gross: 4000, commission: 400, commission_vat: 84 },
            ],
        });
        let refund = refund(Held::Receivable);
        let order = VendorOrderId(Uuid::from_u128(6));
        vec![
            gift_sale,
            capture,
            Journal::fee("ch_1", ORDER, 2, Money::new(145, eur)),
            Journal::release(order, V1, ORDER, 3, Money::new(5774, eur)),
            Journal {
                event_key: "transfer:1".into(),
                kind: "transfer",
                order_id: None,
                occurred_at: 4,
                legs: vec![Leg::new(Account::VendorAvailable(V1), Account::VendorTransit(V1), 5774, eur)],
                reverses: None,
            },
            Journal {
                event_key: "transfer:1:done".into(),
                kind: "transfer_done",
                order_id: None,
                occurred_at: 5,
                legs: vec![Leg::new(Account::VendorTransit(V1), Account::PspClearing, 5774, eur)],
                reverses: None,
            },
            Journal::refund(&refund),
            Journal::refund_done(&refund),
            Journal {
                event_key: "reversal:1".into(),
                kind: "reversal",
                order_id: None,
                occurred_at: 8,
                legs: vec![Leg::new(Account::PspClearing, Account::VendorReceivable(V1), 1758, eur)],
                reverses: None,
            },
        ]
    }

    /// Credits less debits of one account.
    fn net(legs: &[Leg], account: Account) -> i64 {
        legs.iter()
            .map(|leg| {
                if leg.credit == account {
                    leg.amount.minor
                } else if leg.debit == account {
                    -leg.amount.minor
                } else {
                    0
                }
            })
            .sum()
    }

    fn refund(held: Held) -> Refund {
        Refund { id: REFUND, order: ORDER, vendor: V1, held, at: 6, currency: Currency::EUR, amount: 2000, commission: 200, commission_vat: 42 }
    }

    #[test]
    fn the_worked_example_closes_to_the_cent() {
        let legs: Vec<Leg> = worked_example().into_iter().flat_map(|journal| journal.legs).collect();
        for (account, credit) in [
            (Account::PspClearing, -(1500 + 8000 - 145 - 5774 - 2000 + 1758)),
            (Account::GiftCard(GIFT), 0),
            (Account::PromoExpense, -1000),
            (Account::PspFee, -145),
            (Account::VendorPending(V1), 0),
            (Account::VendorAvailable(V1), 0),
            (Account::VendorTransit(V1), 0),
            (Account::VendorReceivable(V1), 0),
            (Account::VendorPending(V2), 3516),
            (Account::CommissionRevenue, 800),
            (Account::CommissionVat, 168),
            (Account::OrderControl(ORDER), 0),
            (Account::RefundControl(REFUND), 0),
        ] {
            assert_eq!(net(&legs, account), credit, "{}", account.code());
        }
        assert_eq!(legs.len(), 19);
    }

    #[test]
    fn the_capture_has_the_legs_of_the_table() {
        let capture = &worked_example()[1];
        let legs: Vec<(&str, &str, i64)> = capture.legs.iter().map(|leg| (leg.debit.code(), leg.credit.code(), leg.amount.minor)).collect();
        assert_eq!(
            legs,
            [
                ("psp_clearing", "order_control", 8000),
                ("gift_card", "order_control", 1500),
                ("promo_expense", "order_control", 1000),
                ("order_control", "vendor_pending", 6500),
                ("order_control", "vendor_pending", 4000),
                ("vendor_pending", "commission_revenue", 600),
                ("vendor_pending", "commission_vat", 126),
                ("vendor_pending", "commission_revenue", 400),
                ("vendor_pending", "commission_vat", 84),
            ]
        );
        assert_eq!(capture.event_key, "capture:ch_1");
    }

    #[test]
    fn a_failed_refund_leaves_everything_as_it_was_before_and_after_it_was_sent() {
        for held in [Held::Pending, Held::Available, Held::Receivable] {
            let refund = refund(held);
            for was_done in [false, true] {
                let mut legs = Journal::refund(&refund).legs;
                if was_done {
                    legs.extend(Journal::refund_done(&refund).legs);
                }
                legs.extend(Journal::refund_failed(&refund, was_done).legs);
                for account in legs.iter().flat_map(|leg| [leg.debit, leg.credit]) {
                    assert_eq!(net(&legs, account), 0, "{} {held:?} {was_done}", account.code());
                }
            }
        }
    }

    #[test]
    fn a_negative_leg_is_refused_and_empty_ones_are_dropped() {
        let mut capture = worked_example().remove(1);
        capture.legs.push(Leg::new(Account::PromoExpense, Account::PspClearing, 0, Currency::EUR));
        assert_eq!(capture.clone().checked().map(|journal| journal.legs.len()).ok(), Some(9));
        capture.legs[0].amount.minor = -1;
        assert!(capture.checked().is_err());
    }
}
