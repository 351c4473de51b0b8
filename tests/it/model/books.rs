//! The reference's books: what every account should hold.

/// Balances, each in its own direction: what is held of assets, what is owed of liabilities, what was earned or spent.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Books {
    pub clearing: i64,
    pub fees: i64,
    pub commission: i64,
    pub vat: i64,
    pub pending: [i64; 2],
    pub available: [i64; 2],
    pub receivable: [i64; 2],
    /// What waits in the control accounts of orders and of refunds.
    pub orders: i64,
    pub refunds: i64,
}

const TAX_BP: i64 = 19_00;
const COMMISSION_BP: i64 = 3_00;

/// What a line comes to: its total, and what the marketplace keeps of it with the tax on that.
pub fn priced(total: i64) -> (i64, i64, i64) {
    let net = half_up(total * 10_000, 10_000 + TAX_BP);
    let commission = half_up(net * COMMISSION_BP, 10_000);
    (total, commission, half_up(commission * TAX_BP, 10_000))
}

fn half_up(value: i64, by: i64) -> i64 {
    (2 * value + by).div_euclid(2 * by)
}

/// What the gateway keeps of a capture.
fn fee(captured: i64) -> i64 {
    half_up(captured * 14, 1_000) + 25
}

impl Books {
    /// Money came in; it waits in the order's control account.
    pub fn captured(&mut self, amount: i64) {
        self.clearing += amount - fee(amount);
        self.fees += fee(amount);
        self.orders += amount;
    }

    /// An order was placed: a vendor is owed its part, less what the marketplace keeps.
    pub fn placed(&mut self, vendor: usize, total: i64, commission: i64, vat: i64) {
        self.orders -= total;
        self.pending[vendor] += total - commission - vat;
        self.commission += commission;
        self.vat += vat;
    }

    /// A refund was decided. `of` is the vendor and whether its money was free already; nothing where it never had any.
    pub fn decided(&mut self, of: Option<(usize, bool)>, amount: i64, commission: i64, vat: i64) {
        let share = amount - commission - vat;
        match of {
            None => self.orders -= share,
            Some((vendor, false)) => self.pending[vendor] -= share,
            Some((vendor, true)) => self.receivable[vendor] += share,
        }
        self.commission -= commission;
        self.vat -= vat;
        self.refunds += amount;
    }

    pub fn decided_without_goods(&mut self, amount: i64) {
        self.decided(None, amount, 0, 0);
    }

    /// The gateway sent it.
    pub fn sent(&mut self, amount: i64) {
        self.refunds -= amount;
        self.clearing -= amount;
    }

    /// It came back, or never went: everything is as before. `home` is the vendor, whether its money is free by now, and
    /// whether it was not when the refund was decided.
    pub fn failed(&mut self, home: Option<(usize, bool, bool)>, amount: i64, commission: i64, vat: i64, was_sent: bool) {
        let share = amount - commission - vat;
        if was_sent {
            self.clearing += amount;
        } else {
            self.refunds -= amount;
        }
        match home {
            None => self.orders += share,
            Some((vendor, false, _)) => self.pending[vendor] += share,
            Some((vendor, true, true)) => self.available[vendor] += share,
            Some((vendor, true, false)) => self.receivable[vendor] -= share,
        }
        self.commission += commission;
        self.vat += vat;
    }

    /// What a vendor earned is free.
    pub fn released(&mut self, vendor: usize, earned: i64) {
        if earned > 0 {
            self.pending[vendor] -= earned;
            self.available[vendor] += earned;
        }
    }
}
